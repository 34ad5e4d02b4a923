"""How far away an action's target lies, by its months; the same scale on screen and paper."""

from __future__ import annotations

SHORT_UP_TO, MEDIUM_UP_TO = 12, 36
"""Months from the start of an action to its target."""


def horizon(months: int | None) -> str:
    """ "short", "medium" or "long" by the ``months`` that an action takes; "" without them.

    >>> [horizon(n) for n in (12, 13, 36, 37)]
    ['short', 'medium', 'medium', 'long']
    """
    if not months:
        return ""
    if months <= SHORT_UP_TO:
        return "short"
    return "medium" if months <= MEDIUM_UP_TO else "long"
