"""What may be kept: text that every document can hold, numbers that the file can hold."""

from __future__ import annotations

import math
import re
from typing import Any

from workshop_app.text import N_, KnownError

TOO_LARGE = N_("This number is too large. Nothing was changed. Write a smaller one.")

_LARGEST = 2**63 - 1
_STRANGE = re.compile("[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
_BREAKS = re.compile("\r\n?|[\x0b\x0c]")
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1f\x7f\ufffe\uffff]")


def kept(value: Any) -> Any:
    """``value`` as it can be kept, lists as tuples.

    Text loses control characters, has line breaks of one kind, and "\ufffd" for half characters:
    no XML, JSON or database holds the others. ``KnownError`` for a number beyond 64 bits.
    """
    if isinstance(value, str):
        return _text(value) if _STRANGE.search(value) else value
    if isinstance(value, int):
        if abs(value) > _LARGEST:
            raise KnownError(TOO_LARGE)
    elif isinstance(value, float):
        if not math.isfinite(value):
            raise KnownError(TOO_LARGE)
    elif isinstance(value, (list, tuple)):
        return tuple(kept(one) for one in value)
    elif isinstance(value, dict):
        return {kept(key): kept(one) for key, one in value.items()}
    return value


def _text(text: str) -> str:
    whole = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return _CONTROLS.sub("", _BREAKS.sub("\n", whole))
