"""Joining workshops: files of several laptops become one plan, whatever their order."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from workshop_app.domain.action_plan import Action
from workshop_app.domain.entities import BY_NAME
from workshop_app.domain.proposals import Challenge, Proposal
from workshop_app.services import numbering, remembered, safety_copies
from workshop_app.services.news import Gathered
from workshop_app.services.open_plan import OpenPlan, Wording, open_file
from workshop_app.settings import Settings
from workshop_app.storage import merge, planfile, undo
from workshop_app.text import N_, KnownError


@dataclass(frozen=True, slots=True)
class Brought:
    """What one file brought. ``rows``: entity → how many new or changed rows; ``conflicts``:
    (entity, id, field) that two laptops changed without knowing of each other."""

    name: str
    steps: int
    known: int
    ballots: int
    rows: dict[str, int] = field(default_factory=dict)
    conflicts: tuple[tuple[str, str, str], ...] = ()

    @property
    def already_here(self) -> bool:
        """Nothing in the file was new."""
        return self.steps == 0 and self.ballots == 0


def join_into(plan: OpenPlan, sources: Sequence[Path]) -> list[Brought]:
    """Bring the files ``sources`` into an open plan, after a safety copy is kept.

    Any order, any number of times gives the same content. Undo does not go back behind it.
    """
    if not sources:
        raise KnownError(N_("No file was chosen. Nothing was changed. Choose the plans to gather."))
    safety_copies.keep(plan, "gather")
    brought = [_join(plan, path) for path in sources]
    plan.forget_stacks()
    remembered.forget(plan)
    plan.news.tell(Gathered())
    return brought


def join_new(out: Path, sources: Sequence[Path], settings: Settings) -> list[Brought]:
    """Join ``sources`` into a new file ``out``; nothing is left of it where one is refused."""
    if not sources:
        raise KnownError(N_("No file was chosen. Nothing was changed. Choose the plans to gather."))
    store = planfile.make(out)
    plan = OpenPlan(store, settings)
    try:
        return [_join(plan, path) for path in sources]
    except BaseException:
        plan.close()
        out.unlink(missing_ok=True)
        raise
    finally:
        plan.close()


def _join(plan: OpenPlan, path: Path) -> Brought:
    source = open_file(path, plan.settings, read_only=True)
    try:
        joined = merge.join(plan.store, source.store)
    finally:
        source.close()
    seen = plan.record.seen()
    with plan.store.transaction() as connection:
        undo.set_floor(connection, seen, "gather")
    rows: dict[str, int] = {}
    for entity, _ in joined.rows:
        rows[entity] = rows.get(entity, 0) + 1
    conflicts = tuple(joined.conflicts)
    return Brought(path.name, joined.steps, joined.known, joined.ballots, rows, conflicts)


@dataclass(frozen=True, slots=True)
class Difference:
    """A field that two laptops changed without knowing of each other. ``number`` is that of the
    record where it has one; ``wordings`` are both values, ``first`` what was first said."""

    entity: str
    id: str
    field: str
    number: str
    wordings: tuple[Wording, ...]
    first: str


def differences(plan: OpenPlan) -> list[Difference]:
    """Every unsettled difference of the plan."""
    with plan.store.reading() as connection:
        found = list(merge.conflicts(connection))
    return [_difference(plan, entity, id, name, heads) for entity, id, name, heads in found]


def _difference(
    plan: OpenPlan, entity: str, id: str, name: str, heads: tuple[str, ...]
) -> Difference:
    said = plan.wordings(id, name)
    numbered = next((k for k in (Proposal, Challenge, Action) if k is BY_NAME[entity]), None)
    numbers = numbering.labels(plan, numbered) if numbered else {}
    first = next(iter(said.values()))
    return Difference(
        entity,
        id,
        name,
        numbers.get(id, ""),
        tuple(said[step] for step in heads if step in said),
        str(first.value),
    )
