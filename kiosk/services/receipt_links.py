"""The unguessable link of a receipt: the same for a form that is sent again."""

import base64
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kiosk.adapters.vault import Vault


def link_token(vault: "Vault", form_key: str) -> str:
    """The receipt's token for the form with that key, 192 bits."""
    return base64.urlsafe_b64encode(vault.digest("receipt", form_key)[:24]).decode()
