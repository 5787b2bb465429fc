"""Unguessable links and tokens: what is kept of one is only its digest."""

import hashlib


def digest_of(token: str) -> bytes:
    """32 bytes that find a token again. Plain SHA-256, so that links outlive a change of the secret key."""
    return hashlib.sha256(token.encode()).digest()
