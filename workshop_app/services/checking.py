"""Verifying a plan file: its pages, its record, its links, its votes, its numbers.

Nothing is changed. A finding names rows and counts, never someone's words.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from workshop_app.domain import outlines
from workshop_app.domain.action_plan import Action
from workshop_app.domain.entity import PERSPECTIVES, THEMES
from workshop_app.domain.history import BIRTH
from workshop_app.domain.map_spots import spot_of
from workshop_app.domain.numbers import label
from workshop_app.domain.places import BASE_KINDS, Area, MapBase, Pin
from workshop_app.domain.proposals import Challenge, Proposal
from workshop_app.domain.rounds import ROUND_STATES
from workshop_app.services import directory_check, map_bases, recount, round_names
from workshop_app.services.open_plan import OpenPlan, open_file
from workshop_app.services.open_rounds import TOO_MANY
from workshop_app.services.plan_value import check_value_of, value_of
from workshop_app.settings import LETTERS, Settings
from workshop_app.storage import erase, inspection, mbtiles, sharing
from workshop_app.storage.errors import DAMAGED
from workshop_app.storage.inspection import Spot, Urn
from workshop_app.text import N_, KnownError, Words

TORN = N_("The file is damaged: {line}")


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that is not as it must be: a message to translate, and its facts."""

    message: str
    facts: Mapping[str, object] = field(default_factory=dict)

    def said(self, words: Words) -> str:
        """The line in the language of ``words``."""
        return words(self.message, **self.facts)


@dataclass(frozen=True, slots=True)
class Look:
    """What came of looking a file over. ``check_value`` of the plan, "" where it cannot be told:
    the file is damaged, or was made by a newer program."""

    problems: tuple[Problem, ...]
    check_value: str = ""


def look_over(path: Path, settings: Settings) -> list[Problem]:
    """Everything that is wrong with the plan at ``path``, in the order of CHECKS.

    A damaged plan is one problem. ``KnownError`` where there is no plan to look at.
    """
    cut_off = os.path.exists(f"{path}-journal")  # noqa: PTH110 no error for what is no name

    @contextmanager
    def opened() -> Iterator[OpenPlan]:
        plan = open_file(path, settings, read_only=not cut_off)
        try:
            yield plan
        finally:
            plan.close()

    return list(look(opened()).problems)


def look(opening: AbstractContextManager[OpenPlan]) -> Look:
    """As ``look_over``, of the plan that ``opening`` gives, with its check value."""
    try:
        with opening as plan:
            found = tuple(check(plan))
            whole = not any(problem.message == TORN for problem in found)
            return Look(found, check_value_of(plan) if whole else "")
    except KnownError as error:
        if error.message == DAMAGED:
            return Look((Problem(DAMAGED),))
        raise


def check(plan: OpenPlan) -> list[Problem]:
    """Everything that is wrong with an open plan. Damaged pages end it: the rest would guess."""
    found: list[Problem] = []
    for name, looks in CHECKS.items():
        wrong = list(looks(plan))
        found.extend(wrong)
        if wrong and name == "pages":
            break
    return found


# ----------------------------------------------------------------- the file
def _newer(plan: OpenPlan) -> Iterator[Problem]:
    if plan.store.newer:
        yield Problem(
            N_("A newer Convite made this file: what is new in it was not looked at, and its check "
               "value cannot be told here. Bring this laptop's Convite up to date.")
        )  # fmt: skip


# ------------------------------------------------------------- the database
def _pages(plan: OpenPlan) -> Iterator[Problem]:
    with plan.store.reading() as connection:
        found = inspection.damage(connection)
    for line in found:
        yield Problem(TORN, {"line": line})


def _record(plan: OpenPlan) -> Iterator[Problem]:
    with plan.store.reading() as connection:
        lost = inspection.lost_steps(connection)
        spots = list(inspection.unlike_record(connection))
        conflicts = list(inspection.unlike_conflicts(connection))
    if lost:
        yield Problem(N_("The record is not whole: {n} changes name a step that is not there."),
                      {"n": lost})  # fmt: skip
    for spot in spots:
        message = (
            N_("{row}: the row and the record do not belong together.")
            if spot.field == BIRTH
            else N_("{row}: {field} is not what the record says.")
        )
        yield Problem(message, _facts(spot))
    for spot in conflicts:
        yield Problem(N_("{row}: a conflict about {field} is not listed as the record has it."),
                      _facts(spot))  # fmt: skip


def _links(plan: OpenPlan) -> Iterator[Problem]:
    with plan.store.reading() as connection:
        spots = list(inspection.missing_links(connection))
    for spot in spots:
        yield Problem(N_("{row}: {field} points at something that is not in the plan."),
                      _facts(spot))  # fmt: skip


def _facts(spot: Spot) -> dict[str, object]:
    return {"row": f"{spot.entity} {spot.row[:8]}", "field": spot.field}


def _pictures(plan: OpenPlan) -> Iterator[Problem]:
    with plan.store.reading() as connection:
        torn = inspection.torn_pictures(connection)
    if torn:
        yield Problem(N_("{n} photos have no picture, or one that is damaged."), {"n": torn})


def _map(plan: OpenPlan) -> Iterator[Problem]:
    """What was put on the map and cannot be drawn; a file of tiles on another laptop is no problem."""
    bases = {base.id: base for base in plan.all(MapBase)}
    lost = sum(spot_of(pin) is None for pin in plan.all(Pin) if _says_where(pin))
    if lost:
        yield Problem(N_("{n} places on the map are at no place that can be drawn."), {"n": lost})
    torn = sum(not outlines.is_read(area) for area in plan.all(Area))
    if torn:
        yield Problem(N_("{n} areas on the map have an outline that cannot be read."), {"n": torn})
    broken = [base for base in bases.values() if not _is_drawn(plan, base)]
    if broken:
        yield Problem(N_("{n} bases of the map cannot be drawn."), {"n": len(broken)})


def _says_where(pin: Pin) -> bool:
    return any(one is not None for one in (pin.latitude, pin.longitude, pin.x, pin.y))


def _is_drawn(plan: OpenPlan, base: MapBase) -> bool:
    """Whether what the plan itself holds of a base can be read."""
    if base.kind not in BASE_KINDS:
        return False
    try:
        if base.kind == map_bases.SHAPES:
            map_bases.shapes(plan, base)
        elif base.kind == map_bases.PICTURE:
            map_bases.picture(plan, base)
        elif base.kind == map_bases.TILES and base.media:
            mbtiles.tiles_in(plan.media(base.media), base.name).close()
    except KnownError:
        return False
    return True


def _directory(plan: OpenPlan) -> Iterator[Problem]:
    for message, n in directory_check.findings(plan):
        yield Problem(message, {"n": n})


def _erased(plan: OpenPlan) -> Iterator[Problem]:
    with plan.store.reading() as connection:
        spots = [Spot(*one) for one in erase.words_again(connection)]
    for spot in spots:
        yield Problem(N_("{row}: {field} was erased for good and has words again."), _facts(spot))


# ---------------------------------------------------------------- the votes
def _votes(plan: OpenPlan) -> Iterator[Problem]:
    with plan.store.reading() as connection:
        strays = inspection.without_round(connection)
        urns = inspection.urns(connection)
        again = inspection.opened_again(connection)
    called = round_names.names(plan)
    if strays:
        yield Problem(N_("{n} ballots or codes belong to no round."), {"n": strays})
    for urn in urns:
        for message, facts in _urn(urn):
            yield Problem(message, {"name": called.get(urn.round, urn.name), **facts})
        if urn.round in again:
            name = called.get(urn.round, urn.name)
            yield Problem(N_("Round {name} was opened again."), {"name": name})


def _urn(urn: Urn) -> Iterator[tuple[str, dict[str, object]]]:
    over = urn.state in ("closed", "shown")
    if urn.state not in ROUND_STATES:
        yield N_("Round {name} is in no known state."), {}
    if urn.state == "draft" and urn.ballots:
        yield N_("Round {name} has {n} ballots and was never opened."), {"n": urn.ballots}
    if urn.strange_groups:
        n = urn.strange_groups
        yield N_("Round {name}: {n} ballots are of a group that it does not have."), {"n": n}
    if urn.bad_marks:
        yield N_("Round {name}: {n} ballots cannot be read."), {"n": urn.bad_marks}
    if urn.ballots < urn.codes_used:
        facts: dict[str, object] = {"codes": urn.codes_used, "ballots": urn.ballots}
        yield N_("Round {name}: {codes} codes were used for {ballots} ballots."), facts
    if urn.admitted and urn.ballots > urn.admitted and not _in_minutes(urn):
        facts = {"ballots": urn.ballots, "people": urn.admitted}
        yield N_("Round {name}: {ballots} ballots of {people} people."), facts
    counted = (urn.closing or {}).get("ballots")
    if over and counted != urn.ballots:
        facts = {"ballots": urn.ballots, "counted": "–" if counted is None else str(counted)}
        yield N_("Round {name}: {ballots} ballots, and {counted} when it was closed."), facts
    late = urn.state == "closed"  # ballots that came late are typed in until the result is shown
    if over and ((urn.sheets and not late) or not urn.sealed):
        yield N_("Round {name} is over, and its pile or its key of codes is still there."), {}


def _in_minutes(urn: Urn) -> bool:
    """Whether the minutes say that there are more ballots than people: then it is no news."""
    noted = (urn.closing or {}).get("incidents")
    listed = noted if isinstance(noted, list | tuple) else ()
    return any(isinstance(one, Mapping) and one.get("kind") == TOO_MANY for one in listed)


def _opening(plan: OpenPlan) -> Iterator[Problem]:
    with plan.store.reading() as connection:
        spots = list(inspection.changed_after_opening(connection))
        urns = inspection.urns(connection)
    called = round_names.names(plan)
    for urn in urns:
        facts = {"name": called.get(urn.round, urn.name)}
        if urn.state != "draft" and urn.options < 2:
            yield Problem(N_("Round {name} has fewer than two options."), facts)
        if urn.labels < urn.options:
            yield Problem(N_("Round {name} has two options of one number."), facts)
    for spot in spots:
        yield Problem(N_("{row}: {field} was changed after the round opened."), _facts(spot))


def _recount(plan: OpenPlan) -> Iterator[Problem]:
    for message, facts in recount.findings(plan):
        yield Problem(message, facts)


def _sharing(plan: OpenPlan) -> Iterator[Problem]:
    """A sharing copy holds what it was given when it was made."""
    with plan.store.reading() as connection:
        made = sharing.told(connection)
    if made and made.get("own") != value_of(plan.store):
        yield Problem(N_("This sharing copy was changed after it was made."))


# -------------------------------------------------------------- the numbers
def _numbers(plan: OpenPlan) -> Iterator[Problem]:
    everything: list[Challenge | Proposal | Action] = [
        *plan.all(Challenge), *plan.all(Proposal), *plan.all(Action)
    ]  # fmt: skip
    for one in everything:
        if one.count < 1 or not (one.letter == "" or one.letter in LETTERS):
            facts = {"row": f"{type(one).__name__} {one.id[:8]}"}
            yield Problem(N_("{row} has a number that cannot be."), facts)
    with plan.store.reading() as connection:
        spots = list(inspection.renumbered(connection))
    for spot in spots:
        yield Problem(N_("{row} was given another number later."), _facts(spot))


def _themes(plan: OpenPlan) -> Iterator[Problem]:
    everything: Iterable[Challenge | Proposal] = [*plan.all(Challenge), *plan.all(Proposal)]
    for one in everything:
        if one.theme not in THEMES or one.perspective not in (None, *PERSPECTIVES):
            number = f"{type(one).__name__} {label(one.letter, one.count)}"
            yield Problem(N_("{row} has no theme or perspective of the plan."), {"row": number})


CHECKS: dict[str, Callable[[OpenPlan], Iterable[Problem]]] = {
    "newer": _newer,
    "pages": _pages,
    "record": _record,
    "links": _links,
    "pictures": _pictures,
    "map": _map,
    "directory": _directory,
    "erased": _erased,
    "votes": _votes,
    "opening": _opening,
    "recount": _recount,
    "numbers": _numbers,
    "themes": _themes,
    "sharing": _sharing,
}
"""What is looked at, in this order: each gives the problems it finds."""
