"""Words that a teacher searched for, kept sealed in the teacher's own browser under a name made by chance.

So no address, no log and no table ever holds them; turning pages and going back work all the same.
"""

import json
from datetime import datetime, timedelta

from cryptography.fernet import InvalidToken
from flask import session

from kiosk.adapters.chance import new_token
from kiosk.web.here import current_station, now
from kiosk.web.teachers.session import current_staff

_KEY = "searches"
_AT_MOST = 3
_LASTS = timedelta(hours=2)


def keep_words(words: str) -> str:
    """Keeps the words of a search, and forgets the oldest of too many. Returns the search's name."""
    name = new_token()
    content = json.dumps([current_staff().id, now().isoformat(), words], ensure_ascii=False)
    sealed = current_station().vault.seal_text(content).decode()
    newest = list(session.get(_KEY, []))[-(_AT_MOST - 1) :]
    session[_KEY] = [*newest, [name, sealed]]
    return name


def kept_words(name: str) -> str | None:
    """The words of that search; None once it has ended, or for another teacher."""
    sealed = dict(session.get(_KEY, [])).get(name)
    if sealed is None:
        return None
    try:
        staff_id, at, words = json.loads(current_station().vault.open_text(sealed.encode()))
    except InvalidToken:
        return None
    is_fresh = timedelta() <= now() - datetime.fromisoformat(at) < _LASTS
    return str(words) if is_fresh and staff_id == current_staff().id else None
