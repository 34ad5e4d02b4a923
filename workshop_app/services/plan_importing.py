"""Bringing an edited workbook of the plan back: looked at first, then taken in one step.

``look`` reads and changes nothing; ``bring_in`` changes what it found. Nothing is taken out of the
plan, and nothing that was changed in the plan too since the workbook was made is written over,
unless someone chooses so.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from pathlib import Path

from workshop_app.domain import plan_book
from workshop_app.domain.incoming_plan import Note, PlanPreview
from workshop_app.services import safety_copies
from workshop_app.services.open_plan import OpenPlan
from workshop_app.services.plan_book import known, rows_of
from workshop_app.services.plan_book_columns import NO_PLAN, recognised, vocabulary
from workshop_app.services.plan_book_file import BookFile, read_book
from workshop_app.services.plan_changes import Writing
from workshop_app.services.plan_differences import Differences
from workshop_app.services.plan_import_words import problem_told
from workshop_app.services.plan_value import check_value_of
from workshop_app.text import N_, KnownError, Term, Words

OTHER_PLAN = N_(
    "{name} was made of another plan. Nothing was changed. Open that plan, or export this one anew."
)
NO_TRACE = N_(
    "The workbook does not say from which state of the plan it was made: everything in it that is "
    "different now is shown as a change."
)
WENT_ON = N_("The plan went on since this workbook was made of it.")
TOLD_CHANGED = N_(
    "The sheet “{sheet}” was changed, and does not come back: it tells what was said and voted."
)
MISSING = N_("There is no sheet “{sheet}”; it stays as it is in the plan.")
MEANWHILE = N_(
    "The plan was changed since this was looked at. Nothing was brought in. Look at it again."
)


class UnreadCells(KnownError):
    """Cells that cannot be read: nothing came in. ``first`` is one of them, ``n`` how many."""

    def __init__(self, preview: PlanPreview) -> None:
        self.first, self.n = preview.problems[0], len(preview.problems)
        super().__init__(N_("Cells that cannot be read: {n}. Nothing was changed."), n=self.n)
        self._preview = preview

    def told(self, words: Words) -> str:
        first = problem_told(self._preview, self.first, words)
        return words(
            "Cells that cannot be read: {n}. Nothing was changed. {first}.", n=self.n, first=first
        )


def look(
    plan: OpenPlan,
    path: Path,
    *,
    languages: Iterable[Words],
    mask_word: str,
    columns: Mapping[str, str] | None = None,
) -> PlanPreview:
    """What the workbook at ``path`` would change in ``plan``. Nothing is changed.

    Its words may be of any of ``languages``; ``columns`` says which head brings a column (name →
    head). ``mask_word`` stands where the guard marks. ``KnownError`` where the call or the file is
    wrong, and for the workbook of another plan.
    """
    return look_at_book(
        plan, read_book(path), languages=languages, mask_word=mask_word, columns=columns
    )


def look_at_book(
    plan: OpenPlan,
    book: BookFile,
    *,
    languages: Iterable[Words],
    mask_word: str,
    columns: Mapping[str, str] | None = None,
) -> PlanPreview:
    """As ``look``, for a workbook that was read already."""
    words = vocabulary(languages)
    sheets, notes = recognised(book, words, columns or {})
    actions = sheets.get("actions")
    if actions is None or not actions.has("number") or not actions.has("title"):
        raise KnownError(NO_PLAN, name=book.name)
    made_of = book.carried.get("plan")
    if made_of and made_of not in plan.ids:
        raise KnownError(OTHER_PLAN, name=book.name)
    with plan.store.lock:
        seen, there, check = plan.record.seen(), known(plan), check_value_of(plan)
    differences = Differences(
        there,
        rows_of(there, _mark(book, words.cuts)),
        words,
        ours=bool(made_of),
        mask_word=mask_word,
    )
    for read in sheets.values():
        differences.compare(read)
    differences.follow_costs()
    found = differences.found
    since = _since(book, check)
    return PlanPreview(
        name=book.name,
        seen=seen,
        since=since,
        fields=tuple(found.fields),
        new=tuple(found.new),
        gone=tuple(found.gone),
        problems=tuple(found.problems),
        notes=(*_about(book, since), *_missing(sheets), *notes, *found.notes),
        headed={
            id: {column.field: read.heads[place] for column, place in read.columns.items()}
            for id, read in sheets.items()
        },
    )


def bring_in(
    plan: OpenPlan,
    preview: PlanPreview,
    *,
    confirmed: Collection[str] = (),
    taken: Collection[str] = (),
    removed: Collection[str] = (),
) -> int:
    """Change what ``look`` found, in one step that one undo takes back; gives how many fields and
    rows that were. A copy of the plan is kept before.

    By the ids of the changes: ``confirmed`` come in with what the guard marks, as an institution's
    public detail; of what was changed here and there the file's is ``taken``; rows that the file
    no longer has are ``removed``. ``KnownError`` while a cell cannot be read, and where the plan was
    changed since it was looked at."""
    if preview.problems:
        raise UnreadCells(preview)
    fields = [one for one in preview.fields if not one.both or one.id in taken]
    gone = [one for one in preview.gone if one.id in removed]
    count = len(fields) + len(preview.new) + len(gone)
    if not count:
        return 0
    if plan.record.seen() != preview.seen:
        raise KnownError(MEANWHILE)
    safety_copies.keep(plan, "import")
    with plan.step("import.plan") as step:
        writing = Writing(plan, step, known(plan), confirmed)
        writing.change(one for one in fields if one.record not in {g.record for g in gone})
        writing.add(preview.new)
        writing.remove(gone)
    return count


def _mark(book: BookFile, cuts: tuple[str, ...]) -> str:
    """What ends a text that was cut, in the language of the workbook: as it stands in it."""
    for sheet in book.sheets:
        for _, cells in sheet.rows:
            for cell in cells:
                if isinstance(cell.value, str) and len(cell.value) > plan_book.LONGEST - 200:
                    found = next((cut for cut in cuts if cell.value.endswith(cut)), "")
                    if found:
                        return found
    return cuts[0]


def _since(book: BookFile, check: str) -> str:
    made_at = book.carried.get("check")
    if not book.carried:
        return "unknown"
    return "same" if made_at and made_at == check else "changed"


def _about(book: BookFile, since: str) -> list[Note]:
    notes = []
    if since == "unknown":
        notes.append(Note(NO_TRACE))
    elif since == "changed":
        notes.append(Note(WENT_ON))
    traces = book.carried.get("sheets")
    for sheet in book.sheets:
        made = traces.get(sheet.title) if isinstance(traces, dict) else None
        rows = [[cell.value for cell in cells] for _, cells in sheet.rows[1:]]
        if made and plan_book.sheet_trace(rows) != made:
            notes.append(Note(TOLD_CHANGED, {"sheet": sheet.title}))
    return notes


def _missing(sheets: Mapping[str, object]) -> list[Note]:
    return [
        Note(MISSING, {"sheet": Term(one.name)})
        for one in plan_book.SHEETS
        if one.id not in sheets and one.id != plan_book.LEFT_OUT.id
    ]
