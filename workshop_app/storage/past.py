"""Earlier wordings of a field that is still in use, as marks to erase them by."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa

from workshop_app.domain import erasure
from workshop_app.domain.history import Change
from workshop_app.storage import erase
from workshop_app.storage import marks as marked
from workshop_app.storage.changes import changes_of
from workshop_app.storage.marks import Marks


def marks(connection: sa.Connection, row: str, field: str, now: Any) -> Marks:
    """The marks of everything that ``field`` of a row said before and does not say ``now``, and of
    its copies in titles and on ballots."""
    known = changes_of(connection, row)
    said = [(change, value) for change in known for name, value in erasure.carried(change)
            if name == field and value and value != now]  # fmt: skip
    words = {value for _, value in said if isinstance(value, str)}
    words -= {marked.mask_word(connection)}
    found: Marks = {row: {erasure.at(field, change.step) for change, _ in said}}
    for copy, names in erase.copies(connection, {row: {field}}).items():
        written = changes_of(connection, copy)
        kept = {name for name in names if _says(written, name, row, words)}
        if kept and copy != row:
            found[copy] = kept
    return found


def _says(written: list[Change], mark: str, row: str, words: set[str]) -> bool:
    """Whether what a mark of a copy names is one of the earlier ``words``."""
    values = [
        (change, name, value) for change in written for name, value in erasure.carried(change)
    ]
    if mark == erasure.of_member(row):
        members = [
            one for _, name, value in values if name == erasure.MEMBERS for one in value or ()
        ]
        return any(one.get("proposal") == row and one.get("text") in words for one in members)
    return any(
        mark == erasure.at(name, change.step) and isinstance(value, str) and value in words
        for change, name, value in values
    )
