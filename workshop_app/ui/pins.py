"""PINs: the facilitator's while the laptop is passed around, and the lock screen's.

Kept salted in this laptop's settings, never in a plan. A few digits can be tried out by whoever has
the settings file; they hold back people in the room, not someone who owns the laptop
(docs/passed-laptop.md says so).
"""

from __future__ import annotations

import hashlib
import hmac
import secrets
from typing import Any

LEAST, MOST = 4, 6
"""Digits while the laptop is passed around."""
LOCK_MOST = 12
"""Digits of the lock screen, at most."""
FREE, LOCK_FREE = 2, 4
"""Wrong ones before there is a wait: on the passed laptop, on the lock screen."""
_FIRST, _LONGEST = 5, 300
"""Seconds."""


def is_pin(text: str, most: int = MOST) -> bool:
    """Whether ``text`` can be a PIN of ``most`` digits at most."""
    return text.isascii() and text.isdigit() and LEAST <= len(text) <= most


def sealed(pin: str) -> dict[str, Any]:
    """What is kept of ``pin``: salt and hash, in hex."""
    salt = secrets.token_bytes(16)
    return {"salt": salt.hex(), "pin": _hash(pin, salt)}


def opens(pin: str, kept: dict[str, Any]) -> bool:
    """Whether ``pin`` is the one that was sealed. Takes some 50 ms: not in Qt's thread."""
    try:
        salt, wanted = bytes.fromhex(str(kept["salt"])), str(kept["pin"])
    except (KeyError, ValueError):
        return False
    return hmac.compare_digest(_hash(pin, salt), wanted)


def wait_after(wrong: int, free: int = FREE) -> int:
    """Seconds until the next try after so many wrong ones: none for the first ``free``, then 5, 10,
    20 … 300."""
    if wrong <= free:
        return 0
    return int(min(_LONGEST, _FIRST * 2 ** min(wrong - free - 1, 10)))


def _hash(pin: str, salt: bytes) -> str:
    return hashlib.scrypt(pin.encode(), salt=salt, n=2**14, r=8, p=1, dklen=32).hex()
