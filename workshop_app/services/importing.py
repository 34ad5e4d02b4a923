"""Bringing proposals in from a table: looked at first, then added in one step.

``look`` reads and changes nothing; ``bring_in`` adds what it found. What the text guard marks comes
in masked, unless someone confirmed the row (P-18).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from workshop_app.domain import text_guard
from workshop_app.domain.entity import THEMES, Entity, link_id, new_id
from workshop_app.domain.incoming import Candidate, Reading, Told, read_rows
from workshop_app.domain.incoming_columns import (
    find_heads,
    match_columns,
    perspective_of,
    theme_of,
)
from workshop_app.domain.incoming_list import is_table, read_list
from workshop_app.domain.meetings import Table, Workshop
from workshop_app.domain.places import Territory
from workshop_app.domain.proposals import Confirmation, Proposal
from workshop_app.services import numbering, safety_copies
from workshop_app.services.open_plan import OpenPlan
from workshop_app.services.table_files import Rows, read_csv, read_table
from workshop_app.text import N_, KnownError, Term, plain


@dataclass(frozen=True, slots=True, kw_only=True)
class Incoming:
    """A row that can come in. ``masked`` is what is kept of it unless it is confirmed; ``kinds``
    are those of the text guard, empty where it found nothing; ``same_as`` the number of a
    proposal, or the row of the table, that says the same."""

    row: int
    proposal: Proposal
    masked: Proposal
    kinds: tuple[str, ...] = ()
    same_as: str = ""

    @property
    def marked(self) -> bool:
        """Whether the text guard marks it."""
        return bool(self.kinds)


@dataclass(frozen=True, slots=True, kw_only=True)
class Preview:
    """What a table would bring. ``columns``: field → heads; ``told`` are the lines to say, by row."""

    name: str
    columns: Mapping[str, tuple[str, ...]]
    incoming: tuple[Incoming, ...]
    refused: int
    told: tuple[Told, ...]

    @property
    def marked(self) -> int:
        """How many rows the text guard marks."""
        return sum(one.marked for one in self.incoming)


def look(
    plan: OpenPlan,
    path: Path,
    *,
    mask_word: str,
    theme: str | None = None,
    columns: Mapping[str, str] | None = None,
) -> Preview:
    """What the table at ``path`` would bring into ``plan``. Nothing is changed.

    ``theme`` (an id, or a name in any language) is for the rows without one; ``columns`` says
    which head brings a field (field → head). ``mask_word`` stands where the guard marks. Raises
    ``KnownError`` where the call or the file is wrong.
    """
    named_theme = None if theme is None else _known_theme(theme)
    rows = read_table(path, columns)
    return look_at_rows(
        plan, path.name, rows, mask_word=mask_word, theme=named_theme, columns=columns
    )


def look_at_rows(
    plan: OpenPlan,
    name: str,
    rows: Rows,
    *,
    mask_word: str,
    theme: str | None = None,
    columns: Mapping[str, str] | None = None,
    workshop: str | None = None,
) -> Preview:
    """As ``look``, for a table that was read already; ``theme`` is an id.

    ``workshop`` (an id) is where the rows were said that name no workshop.
    """
    return _looked(plan, name, read_rows(rows, theme, columns), mask_word, workshop)


def look_at_text(
    plan: OpenPlan, text: str, *, mask_word: str, theme: str, workshop: str | None = None
) -> Preview:
    """What a pasted list would bring: one proposal a line, of ``theme`` (an id), or the table
    where it was copied from a spreadsheet with heads that say which column they are in. Nothing is
    changed."""
    rows = read_csv(text.encode("utf-8", "replace")) if is_table(text) else []
    if rows and "text" in match_columns(rows[find_heads(rows)]):
        return look_at_rows(plan, "", rows, mask_word=mask_word, theme=theme, workshop=workshop)
    return _looked(plan, "", read_list(text, theme), mask_word, workshop)


def _looked(
    plan: OpenPlan, name: str, reading: Reading, mask_word: str, workshop: str | None
) -> Preview:
    told = [*reading.notes, *reading.refused]
    places = _Places(plan, workshop)
    said = _said_before(plan)
    incoming: list[Incoming] = []
    for candidate in reading.candidates:
        one = _guarded(candidate, places.placed(candidate), mask_word)
        same = said.setdefault(plain(candidate.text), f"#{candidate.row}")
        if same != f"#{candidate.row}":
            one = replace(one, same_as=same)
        incoming.append(one)
        told.extend(_about(one))
    told.extend(places.unknown())
    return Preview(
        name=name,
        columns=_heads(reading),
        incoming=tuple(incoming),
        refused=len(reading.refused),
        told=tuple(sorted(told, key=lambda line: line.row)),
    )


def bring_in(
    plan: OpenPlan, preview: Preview, confirmed: Collection[int] = frozenset()
) -> list[Proposal]:
    """Add what ``look`` found, in one step that one undo takes back; gives the new proposals. A copy
    of the plan is kept before.

    ``confirmed`` are rows (as in ``Incoming.row``) whose marks someone said are an institution's
    public details: they come in as they are, and that is recorded.
    """
    if not preview.incoming:
        return []
    safety_copies.keep(plan, "import")
    kept = []
    with plan.step("import.proposals") as step:
        letter, count = plan.next_count(Proposal)
        for at, one in enumerate(preview.incoming):
            open_words = one.marked and one.row in confirmed
            record = one.proposal if open_words else one.masked
            record = replace(record, letter=letter, count=count + at)
            kept.append(step.add(record))
            if open_words:
                step.add(
                    Confirmation(
                        id=link_id(record.id, "text"),
                        entity="Proposal",
                        row=record.id,
                        field="text",
                    )
                )
    return kept


def _known_theme(theme: str) -> str:
    found = theme if theme in THEMES else theme_of(theme)
    if found is None:
        raise KnownError(
            N_("“{theme}” is none of the five themes. Nothing was changed. Themes: {themes}."),
            theme=theme,
            themes=", ".join(THEMES),
        )
    return found


def _heads(reading: Reading) -> dict[str, tuple[str, ...]]:
    return {
        field: tuple(reading.heads[place] for place in places)
        for field, places in reading.columns.items()
    }


def _said_before(plan: OpenPlan) -> dict[str, str]:
    """Plain words → the number of the proposal that says them; the oldest of several."""
    numbers = numbering.labels(plan, Proposal)
    said: dict[str, str] = {}
    for one in plan.all(Proposal, withdrawn=False, taken_out=False):
        said.setdefault(plain(one.text), numbers[one.id])
    return said


def _guarded(candidate: Candidate, proposal: Proposal, mask_word: str) -> Incoming:
    """The row with what the guard marks taken out; every text of it is looked at."""
    kinds: dict[str, None] = {}

    def masked(text: str) -> str:
        marks = text_guard.look(text)
        kinds.update(dict.fromkeys(mark.kind for mark in marks))
        return text_guard.masked(text, marks, mask_word)

    clean = replace(
        proposal,
        text=masked(proposal.text),
        detail=masked(proposal.detail),
        tags=tuple(masked(tag) for tag in proposal.tags),
    )
    return Incoming(row=candidate.row, proposal=proposal, masked=clean, kinds=tuple(kinds))


def _about(one: Incoming) -> Iterator[Told]:
    for kind in one.kinds:
        yield Told(
            one.row,
            N_("looks like {kind}; it comes in without it"),
            {"kind": Term(text_guard.KINDS[kind])},
        )
    if one.same_as.startswith("#"):
        yield Told(one.row, N_("says the same as row {other}"), {"other": one.same_as[1:]})
    elif one.same_as:
        yield Told(one.row, N_("says the same as proposal {number}"), {"number": one.same_as})


class _Places:
    """Workshops, tables and territories of the plan by the names that a table may use."""

    def __init__(self, plan: OpenPlan, otherwise: str | None) -> None:
        self._otherwise = otherwise
        self._workshops: dict[str, Entity] = {}
        for workshop in plan.all(Workshop):
            names = (workshop.title, str(workshop.number), f"taller {workshop.number}",
                     f"workshop {workshop.number}")  # fmt: skip
            self._workshops.update({plain(name): workshop for name in names})
        self._tables: dict[str, Entity] = {
            f"{table.workshop} {plain(table.name)}": table for table in plan.all(Table)
        }
        self._territories: dict[str, Entity] = {
            plain(name): territory
            for territory in plan.all(Territory)
            for name in (territory.name, territory.code)
        }
        self._missed: Counter[tuple[str, str]] = Counter()

    def placed(self, candidate: Candidate) -> Proposal:
        """The proposal of a row, still without its number; unknown names are left out and
        remembered."""
        workshop = self._found(self._workshops, WORKSHOP, candidate.workshop)
        if not candidate.workshop:
            workshop = self._otherwise
        table = self._found(self._tables, TABLE, candidate.table, f"{workshop or ''} ")
        perspective = perspective_of(candidate.perspective)
        if candidate.perspective and perspective is None:
            self._missed[(PERSPECTIVE, candidate.perspective)] += 1
        return Proposal(
            id=new_id(),
            letter="",
            count=0,
            text=candidate.text,
            detail=candidate.detail,
            theme=candidate.theme,
            perspective=perspective,
            territory=self._found(self._territories, TERRITORY, candidate.territory),
            workshop=workshop,
            table=table,
            cost=candidate.cost,
            tags=candidate.tags,
        )

    def _found(
        self, among: Mapping[str, Entity], sentence: str, name: str, before: str = ""
    ) -> str | None:
        if not name:
            return None
        found = among.get(before + plain(name))
        if found is None:
            self._missed[(sentence, name)] += 1
            return None
        return found.id

    def unknown(self) -> Iterator[Told]:
        """A line for each name that the plan does not have, at most twenty."""
        for (sentence, name), n in self._missed.most_common(20):
            yield Told(0, sentence, {"name": name[:60], "n": n})


WORKSHOP = N_("“{name}” is no workshop of this plan; rows that come without it: {n}.")
TABLE = N_("“{name}” is no table of its workshop; rows that come without it: {n}.")
TERRITORY = N_("“{name}” is no territory of this plan; rows that come without it: {n}.")
PERSPECTIVE = N_("“{name}” is none of the three perspectives; rows that come without it: {n}.")
