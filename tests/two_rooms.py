"""Two rooms of one plan, each on a laptop of its own: 24 people with tokens, 9 with paper ballots.

Four proposals were said in both rooms, in other words. Each room has a round of its own, and both
laptops call it R1."""

from __future__ import annotations

import shutil
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from tests.channels import in_haste
from workshop_app.domain.meetings import Workshop
from workshop_app.domain.paper_pile import FIRST, SECOND
from workshop_app.domain.proposals import Cluster, Proposal
from workshop_app.domain.rounds import VoteRound
from workshop_app.services import (
    capacity,
    counted,
    gather,
    numbering,
    paper,
    prepare,
    proposals,
    rounds,
    votes,
)
from workshop_app.services.counted import Bag
from workshop_app.services.open_plan import OpenPlan, open_file
from workshop_app.settings import Settings

LARGE: Mapping[str, tuple[str, int]] = {
    "1": ("Luz en la cancha del barrio", 20),
    "2": ("Cupos en la escuela para todos los niños", 16),
    "3": ("Que el médico venga cada semana", 12),
    "4": ("Arreglar el puente peatonal", 9),
    "5": ("Cursos de panadería y de costura", 7),
    "6": ("Una biblioteca pequeña con computadores", 5),
    "7": ("Sembrar árboles en la avenida", 3),
    "8": ("Ayuda para los papeles de las casas", 0),
}
"""The room of 24: what was proposed, and the tokens it got. 72 were given out."""

SMALL: Mapping[str, tuple[str, int]] = {
    "B1": ("Alumbrado para jugar fútbol de noche", 7),
    "B2": ("Consulta médica en la cuadra los lunes", 7),
    "B3": ("Aprender un oficio: pan, ropa", 4),
    "B4": ("Escrituras de la vivienda", 1),
    "B5": ("Agua todos los días", 9),
    "B6": ("Un parque para los más pequeños", 2),
}
"""The room of 9: what was proposed, and how many ballots said yes to it."""

SAME = (("1", "B1"), ("3", "B2"), ("5", "B3"), ("8", "B4"))
"""Said in both rooms."""

UNVOTED = "9"
"""Captured in the large room after the vote."""


def template(plan: OpenPlan, folder: Path, settings: Settings) -> tuple[Path, Path]:
    """A plan with two workshops, given out to two laptops; ``plan`` is closed."""
    for number in (1, 2):
        prepare.add_workshop(plan, f"Taller {number}", day=f"2026-08-0{number}")
    plan.close()
    large, small = folder / "grande.convite", folder / "pequena.convite"
    for path in (large, small):
        shutil.copyfile(plan.path, path)
    _hold(large, settings, _large_room)
    _hold(small, replace(settings, laptop="2b" * 8, nickname="oso 20", letter="B"), _small_room)
    return large, small


def _hold(path: Path, settings: Settings, room) -> None:  # type: ignore[no-untyped-def]
    plan = open_file(path, settings)
    in_haste(plan)
    room(plan)
    plan.close()


def _drafted(plan: OpenPlan, said: Sequence[str], workshop: int, **facts: object) -> VoteRound:
    of = next(one.id for one in plan.all(Workshop) if one.number == workshop)
    made = [proposals.capture(plan, text, theme="health", workshop=of) for text in said]
    draft = rounds.draft(plan, "¿Qué va primero?", workshop=of, public_seed="mango", **facts)
    rounds.choose_options(plan, draft, [one.id for one in made])
    return votes.open_round(plan, draft)


def _large_room(plan: OpenPlan) -> None:
    said = [text for text, _ in LARGE.values()]
    opened = _drafted(plan, said, 1, method="dots", per_person=3, max_per_option=2,
                      people=24, places=3, channels=("tokens",))  # fmt: skip
    counted.people(plan, opened, "tokens", {"": 24})
    for reading in (1, 2):
        for option in rounds.options(plan, opened):
            bag = Bag("", option.id)
            counted.enter(plan, opened, "tokens", bag, LARGE[option.label][1], reading=reading)
    votes.show_result(plan, votes.close_round(plan, opened))
    proposals.capture(plan, "Una cancha de tejo", theme="public_space",
                      workshop=opened.workshop)  # fmt: skip


def _small_room(plan: OpenPlan) -> None:
    said = [text for text, _ in SMALL.values()]
    opened = _drafted(plan, said, 2, method="approval", max_approvals=None, people=9, places=1,
                      channels=("paper",))  # fmt: skip
    type_ballots(plan, opened, {number: yes for number, (_, yes) in SMALL.items()}, 9)
    votes.show_result(plan, votes.close_round(plan, opened))


def type_ballots(plan: OpenPlan, round: VoteRound, yeses: Mapping[str, int], people: int) -> None:
    """Approval ballots of ``people``, so that each number gets its yeses; typed in twice."""
    pile = [
        tuple((number, 1) for number, yes in yeses.items() if (at + n) % people < yes)
        for at, n in zip(range(people), [0] * people, strict=True)
    ]
    for reading in (FIRST, SECOND):
        for marks in pile:
            paper.type_in(plan, round, marks, reading=reading)


def joined(path: Path, source: Path, settings: Settings) -> OpenPlan:
    """The file at ``path``, open, with ``source`` joined into it."""
    plan = open_file(path, settings)
    in_haste(plan)
    gather.join_into(plan, [source])
    return plan


def settle(plan: OpenPlan) -> list[Cluster]:
    """Join what was said in both rooms, and let both rounds decide, each by its rule and places."""
    ids = {number: id for id, number in numbering.labels(plan, Proposal).items()}
    made = [
        proposals.join_into_cluster(plan, [plan.one(Proposal, ids[number]) for number in pair])
        for pair in SAME
    ]
    shown = plan.all(VoteRound, state="shown")
    capacity.name_deciding_rounds(plan, [(one.id, one.rule, one.places or 1) for one in shown])
    return made
