"""Bringing a market assessment in from a workbook or a table: looked at first, then taken in one
step that one undo takes back.

``look`` reads and changes nothing. A row that cannot be read is refused with its reason, the others
come in; an empty cell changes nothing, unless the workbook shows that somebody emptied it. Nothing
is taken out of the plan."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from pathlib import Path

from workshop_app.domain import plan_book
from workshop_app.domain.economy_book import STUDY
from workshop_app.domain.incoming_economy import Change, EconomyPreview, Refused
from workshop_app.services import safety_copies
from workshop_app.services.economy_book import known, rows_of
from workshop_app.services.economy_differences import Differences
from workshop_app.services.economy_import_reading import (
    LONG_SHEET,
    as_sectors,
    read_file,
    recognised,
    vocabulary,
)
from workshop_app.services.economy_writing import Writing, study_told
from workshop_app.services.open_plan import OpenPlan
from workshop_app.services.plan_book_file import BookFile
from workshop_app.services.plan_importing import MEANWHILE as MEANWHILE
from workshop_app.text import KnownError, Words


def look(
    plan: OpenPlan,
    path: Path,
    *,
    languages: Iterable[Words],
    mask_word: str,
    columns: Mapping[str, str] | None = None,
) -> EconomyPreview:
    """What the workbook (all its sheets) or the table (sectors) at ``path`` would bring into
    ``plan``. Nothing is changed.

    Its words may be of any of ``languages``; ``columns`` says which head brings a column (name →
    head). ``mask_word`` stands where the guard marks. ``KnownError`` where the call or the file is
    wrong."""
    told = list(languages)
    book = read_file(path, vocabulary(told), columns or {})
    return look_at_book(plan, book, languages=told, mask_word=mask_word, columns=columns)


def look_at_book(
    plan: OpenPlan,
    book: BookFile,
    *,
    languages: Iterable[Words],
    mask_word: str,
    columns: Mapping[str, str] | None = None,
) -> EconomyPreview:
    """As ``look``, for a file that was read already."""
    words = vocabulary(languages)
    sheets, refused = recognised(book, words, columns or {})
    with plan.store.lock:
        seen, there = plan.record.seen(), known(plan)
    ours = book.carried.get("economy") in plan.ids
    differences = Differences(
        there, rows_of(there, _cut(languages)), words, ours=ours, mask_word=mask_word
    )
    for read in sheets:
        whole, wrong = as_sectors(read, words) if read.sheet is LONG_SHEET else (read, [])
        refused += wrong
        differences.compare(whole)
    found = differences.found
    changes, wrong = _study_checked(plan, found.changes)
    return EconomyPreview(
        name=book.name,
        seen=seen,
        new=tuple(found.new),
        changes=changes,
        refused=(*refused, *found.refused, *wrong),
        notes=tuple(found.notes),
        same=found.same,
        told=differences.told,
    )


def _study_checked(
    plan: OpenPlan, changes: Iterable[Change]
) -> tuple[tuple[Change, ...], list[Refused]]:
    """The changes without those of a study that cannot be kept as a whole, and why."""
    every = tuple(changes)
    lines = [one for one in every if one.sheet == STUDY.id]
    try:
        study_told(plan, {one.column: one.after for one in lines if not one.both})
    except KnownError as error:
        rest = tuple(one for one in every if one.sheet != STUDY.id)
        return rest, [Refused(STUDY.id, lines[0].row, None, error.message, error.facts)]
    return every, []


def _cut(languages: Iterable[Words]) -> str:
    return next((words(plan_book.CUT) for words in languages), plan_book.CUT)


def bring_in(
    plan: OpenPlan,
    preview: EconomyPreview,
    confirmed: Collection[str] = (),
    taken: Collection[str] = (),
) -> int:
    """Keep what ``look`` found, in one step that one undo takes back; gives how many rows and fields
    that were. A copy of the plan is kept before.

    ``confirmed``: ids of new rows and names of changes whose marks someone said are an institution's
    public detail; of what was changed here and there the file's is ``taken`` (names of changes).
    ``KnownError`` where the plan was changed since it was looked at."""
    changes = [one for one in preview.changes if not one.both or one.name in taken]
    count = len(changes) + len(preview.new)
    if not count:
        return 0
    if plan.record.seen() != preview.seen:
        raise KnownError(MEANWHILE)
    safety_copies.keep(plan, "import")
    with plan.step("import.economy") as step:
        writing = Writing(plan, step, confirmed)
        writing.add(preview.new)
        writing.change(changes)
    return count
