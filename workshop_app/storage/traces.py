"""Looking through the bytes of a plan file for what was erased, and making the file anew if needed.

Freed bytes are zeroed (``secure_delete``), but when the database moves rows from page to page to
make room, it may leave an older copy of a row in the unused middle of a page: only making the file
anew (VACUUM) is sure to take that away. It writes the whole file, so it is done only where words
are really found.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator

import sqlalchemy as sa

from workshop_app.storage import tables
from workshop_app.storage.connections import raw
from workshop_app.storage.errors import READ_ONLY, told
from workshop_app.storage.planfile import PlanFile
from workshop_app.text import KnownError

_WINDOW = 16
"""Characters looked for at a time: a long text may lie on several pages, in pieces."""
_SHORTEST = 4
"""Shorter texts are in every file."""


def left(plan: PlanFile, words: Collection[str], pictures: Collection[bytes] = ()) -> bool:
    """Whether something of erased ``words`` or ``pictures`` is still in the bytes of the open plan.
    What other rows say too is no trace. The bytes of a protected one say nothing: it may be."""
    if plan.key is not None:
        return True
    with plan.reading() as connection:
        image = raw(connection).serialize()
        if any(data[at : at + 64] in image for data in pictures for at in _places(data)):
            return True
        return any(
            piece.encode() in image and not _said(connection, piece)
            for piece in sorted(_pieces(words))
        )


def compact(plan: PlanFile) -> None:
    """Make the file anew, without free pages or gaps. Not inside a transaction."""
    if plan.read_only:
        raise KnownError(READ_ONLY)
    with plan.lock, told():
        plan.connection.exec_driver_sql("VACUUM")


def tidy(plan: PlanFile, words: Collection[str], pictures: Collection[bytes] = ()) -> bool:
    """Make the file anew where something is left of what was erased; ``False`` where that was
    needed and not possible, as the disk is full or gone."""
    if plan.passing or not (words or pictures) or not left(plan, words, pictures):
        return True
    try:
        compact(plan)
    except KnownError:
        return False
    return True


def _places(data: bytes) -> range:
    return range(len(data) // 8, len(data), max(64, len(data) // 8))


def _pieces(words: Collection[str]) -> Iterator[str]:
    """Windows of the texts, as they are and as JSON writes them."""
    for text in words:
        if len(text) >= _SHORTEST:
            for form in {text, tables.packed(text)[1:-1]}:
                for start in range(0, len(form), _WINDOW):
                    piece = form[start : start + _WINDOW]
                    yield piece if len(piece) >= _SHORTEST else form[-_WINDOW:]


def _said(connection: sa.Connection, piece: str) -> bool:
    """Whether a change that stands holds ``piece``, in the record's way of writing."""
    inside = [piece, tables.packed(piece)[1:-1]]
    wanted = sa.select(tables.change.c.row).where(
        sa.or_(*(sa.func.instr(tables.change.c.new, one) > 0 for one in inside))
    )
    return connection.execute(wanted.limit(1)).first() is not None
