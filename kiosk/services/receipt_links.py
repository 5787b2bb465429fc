"""The unguessable link of a receipt or a lost notice: the same for a form that is sent again."""

import base64
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kiosk.adapters.vault import Vault


def link_token(vault: "Vault", form_key: str, purpose: str = "receipt") -> str:
    """The token for the form with that key, 192 bits. `purpose`: what its page is."""
    return base64.urlsafe_b64encode(vault.digest(purpose, form_key)[:24]).decode()
