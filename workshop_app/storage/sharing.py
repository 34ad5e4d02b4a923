"""The mark of a sharing copy: a file that was made to be read, and is no part of any joining."""

from __future__ import annotations

import json

import sqlalchemy as sa

from workshop_app.storage import about
from workshop_app.text import N_, KnownError

KEY = "sharing"
"""Key of ``about``: what the copy says of itself, as JSON."""

REFUSED = N_(
    "This is a sharing copy: it can be read, and not joined. Nothing was joined. Choose the plan that it was made from."
)


def told(connection: sa.Connection) -> dict[str, str]:
    """What a sharing copy says of itself (``made``: day and minute, ``value``: the check value of
    the plan that it was made from); empty where the file is none."""
    said = about.said(connection, KEY)
    return dict(json.loads(said)) if said else {}


def say(connection: sa.Connection, words: dict[str, str]) -> None:
    """Mark a file as a sharing copy, inside a transaction."""
    about.say(connection, KEY, json.dumps(words, sort_keys=True))


def refuse(*connections: sa.Connection) -> None:
    """``KnownError`` where one of these files is a sharing copy."""
    if any(about.said(one, KEY) for one in connections):
        raise KnownError(REFUSED)
