"""Rounds that were voted in, for tests and pictures of their results."""

from __future__ import annotations

from collections.abc import Sequence

from tests.casting import cast_many
from workshop_app.domain.rounds import VoteRound
from workshop_app.services import open_rounds, proposals, rounds, votes
from workshop_app.services.open_plan import OpenPlan
from workshop_app.storage.urn import Cast

OPTIONS = (
    ("Puesto de salud", "health"),
    ("Banco de materiales", "housing"),
    ("Luz en el parque", "public_space"),
    ("Cuidado de niños", "economy"),
    ("Escalera con baranda", "public_space"),
    ("Taller de confección", "economy"),
    ("Brigada de salud", "health"),
    ("Biblioteca los sábados", "education"),
)

WANTED = (48, 41, 34, 32, 27, 17, 17, 11)
"""Totals of the options in the design's picture."""


def closed(
    plan: OpenPlan,
    ballots: Sequence[tuple[int, dict[int, int]]],
    *,
    tables: int = 0,
    each: int = 8,
    costs: Sequence[int] = (),
    **fixed: object,
) -> VoteRound:
    """A closed round. Each ballot: its table (from 0; without tables any number) and the marks by
    option (from 0). ``each`` table has so many people."""
    made = [proposals.capture(plan, text, theme=theme) for text, theme in OPTIONS]
    for one, cost in zip(made, costs, strict=False):
        proposals.edit(plan, one, cost=cost)
    given: dict[str, object] = {"people": len(ballots), "places": 6, "public_seed": "mango 47"}
    round = rounds.draft(plan, "¿Qué es lo más importante para la comuna 9?", **(given | fixed))
    options = rounds.choose_options(plan, round, [one.id for one in made])
    groups = []
    if tables:
        named = [(f"Mesa {n + 1}", each) for n in range(tables)]
        groups = rounds.set_groups(plan, round, "tables", named)
    round = votes.open_round(plan, plan.one(VoteRound, round.id))
    cast: list[Cast] = []
    for table, marks in ballots:
        written = tuple((options[at].label, value) for at, value in sorted(marks.items()))
        assert open_rounds.objections(plan, round, written) == ()
        cast.append(Cast(groups[table].id if groups else "", written))
    cast_many(plan, round, cast)
    return votes.close_round(plan, round)


def shown(
    plan: OpenPlan, ballots: Sequence[tuple[int, dict[int, int]]], **fixed: object
) -> VoteRound:
    """As ``closed``, and the room has seen the result."""
    return votes.show_result(plan, closed(plan, ballots, **fixed))  # type: ignore[arg-type]


def of_totals(
    totals: Sequence[int] = WANTED,
    people: int = 47,
    tables: int = 6,
    per_person: int = 5,
    most: int = 2,
) -> list[tuple[int, dict[int, int]]]:
    """Ballots that add up to ``totals``: tables lean to different options."""
    left = dict(enumerate(totals))
    found: list[tuple[int, dict[int, int]]] = []
    for person in range(people):
        table, marks = person % tables, dict[int, int]()
        while sum(marks.values()) < per_person:
            free = [at for at, n in left.items() if n > 0 and marks.get(at, 0) < most]
            if not free:
                break
            best = max(free, key=lambda at: (left[at] + 9 * ((at + table) % tables == 0), -at))
            marks[best] = marks.get(best, 0) + 1
            left[best] -= 1
        found.append((table, marks))
    assert not any(left.values()), left
    return found
