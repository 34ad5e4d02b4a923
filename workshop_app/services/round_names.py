"""What rounds are called, so that each can be told from every other.

Five workshops have a round A each: after joining, "A" alone would say nothing. Where several have
one name, the workshop stands beside it: "A · Taller 2". What was printed on a ballot stays as it is.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence

from workshop_app.domain.meetings import Workshop
from workshop_app.domain.rounds import VoteRound
from workshop_app.services.open_plan import OpenPlan
from workshop_app.text import N_, KnownError, plain

SEPARATOR = " · "


def names(plan: OpenPlan) -> dict[str, str]:
    """The name of every round, by id, no two alike: as printed, with its workshop where another has
    the same name; the same in every copy of the plan."""
    found = _in_order(plan.all(VoteRound))
    told = {one.id: one.name for one in found}
    for one, said in _told_apart(plan, found).items():
        told[one] += SEPARATOR + said
    return told


def beside(plan: OpenPlan, round: VoteRound) -> str:
    """What is said of a round beside its name: its workshop, where another has the same name, or
    ""."""
    same = [one for one in plan.all(VoteRound) if _alike(one.name, round.name)]
    return _told_apart(plan, _in_order(same)).get(round.id, "")


def file_name(name: str) -> str:
    """A round's name as part of a file's: "A-Taller-2"."""
    return re.sub(r"[^\w]+", "-", name).strip("-")


def named(plan: OpenPlan, called: str) -> VoteRound:
    """The round with this name, as printed or as it is told apart, or with this id. ``KnownError``
    where there is none, and where it could be several: it says which."""
    found = _in_order(plan.all(VoteRound))
    told = names(plan)
    exact = [one for one in found if one.id == called.strip() or _alike(told[one.id], called)]
    of_it = exact or [one for one in found if _alike(one.name, called)]
    if len(of_it) > 1:
        raise KnownError(
            N_("Several rounds are called {name}. Nothing was changed. Say which one: {those}."),
            name=called,
            those=", ".join(f"“{told[one.id]}”" for one in of_it),
        )
    if not of_it:
        raise KnownError(
            N_("There is no round {name} in this plan. Nothing was changed. Rounds: {those}."),
            name=called,
            those=", ".join(told[one.id] for one in found) or "–",
        )
    return of_it[0]


def by_name(plan: OpenPlan, name: str | None) -> VoteRound:
    """The round with this name (``named``); without one, the last that was shown."""
    if name is not None:
        return named(plan, name)
    shown = [one for one in plan.all(VoteRound) if one.state == "shown"]
    if not shown:
        raise KnownError(N_("No round of this plan has been shown to the room yet."))
    return shown[-1]


def _in_order(found: Iterable[VoteRound]) -> list[VoteRound]:
    return sorted(found, key=lambda one: (one.born, one.id))


def _alike(one: str, other: str) -> bool:
    """Whether two names are the same when typed: no case, accents, points or runs of blanks."""
    return _typed(one) == _typed(other)


def _typed(name: str) -> str:
    return plain(re.sub(r"[^\w\s]+", " ", name))


def _told_apart(plan: OpenPlan, found: Sequence[VoteRound]) -> dict[str, str]:
    """For the rounds that share their name, by id, what is said beside it."""
    alike: dict[str, list[VoteRound]] = defaultdict(list)
    for one in found:
        alike[_typed(one.name)].append(one)
    several = [rounds for rounds in alike.values() if len(rounds) > 1]
    if not several:
        return {}
    workshops = {one.id: one for one in plan.all(Workshop)}
    told: dict[str, str] = {}
    for rounds in several:
        of = [workshops.get(one.workshop or "") for one in rounds]
        for one, said in zip(rounds, _facts(of, rounds), strict=True):
            told[one.id] = said
    return told


def _facts(workshops: Sequence[Workshop | None], rounds: Sequence[VoteRound]) -> list[str]:
    """The first fact that tells all of them apart: how the workshop's title begins, the title, the
    title with the day; in the end they are counted, in the order in which they were made."""
    titles = [one.title if one else "" for one in workshops]
    days = [
        (one.day if one else "") or round.held_on
        for one, round in zip(workshops, rounds, strict=True)
    ]
    brief = [re.split(r"\s+[·–—|-]\s+|[:(]", title)[0].strip() for title in titles]
    dated = [SEPARATOR.join(filter(None, each)) for each in zip(brief, days, strict=True)]
    for facts in (brief, titles, dated):
        if all(facts) and len({_typed(one) for one in facts}) == len(facts):
            return list(facts)
    counted: dict[str, int] = defaultdict(int)
    made = []
    for one in dated:
        counted[one] += 1
        made.append(f"{one} ({counted[one]})".strip())
    return made
