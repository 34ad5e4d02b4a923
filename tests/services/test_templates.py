"""A plan given out to five facilitators and gathered again, in any order."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from tests.services.split import content
from workshop_app.domain.meetings import Workshop
from workshop_app.domain.places import Territory
from workshop_app.domain.proposals import Challenge, Proposal
from workshop_app.domain.rounds import VoteRound
from workshop_app.services import (
    agenda,
    gather,
    numbering,
    prepare,
    proposals,
    protection,
    templates,
)
from workshop_app.services.open_plan import OpenPlan, open_file
from workshop_app.settings import Settings
from workshop_app.storage import planfile
from workshop_app.text import KnownError

LETTERS = "BFHBF"
"""The first and the fourth, the second and the fifth, took the same letter."""


@pytest.fixture
def prepared(plan: OpenPlan) -> OpenPlan:
    """What a coordinator gives out: territories, five workshops, an agenda."""
    with plan.step("territory.add") as step:
        step.add(Territory(id="e" * 32, code="UIT 1", name="La Libertad"))
    for number in range(1, 6):
        workshop = prepare.add_workshop(plan, f"Taller {number} · Líderes", territory="e" * 32)
    agenda.start_from(plan, workshop, "community-3h")
    return plan


@pytest.fixture
def five(prepared: OpenPlan, tmp_path: Path, settings: Settings) -> list[Path]:
    """Each facilitator worked in theirs: two proposals and a challenge, and one filled in a place."""
    given = templates.give_out(prepared, tmp_path, prepared.all(Workshop))
    for at, path in enumerate(given):
        plan = open_file(path, facilitator(settings, at))
        workshop = templates.for_workshop(plan)
        assert workshop is not None
        for word in ("luz", "agua"):
            text = f"Más {word} en el barrio {at}"
            proposals.capture(plan, text, theme="health", workshop=workshop, territory="e" * 32)
        proposals.capture_challenge(plan, f"Faltan vías en el barrio {at}", theme="public_space",
                                    workshop=workshop)  # fmt: skip
        with plan.step("workshop.change") as step:
            step.change(plan.one(Workshop, workshop), place=f"Salón comunal {at}")
        plan.close()
    return given


def facilitator(settings: Settings, at: int) -> Settings:
    return replace(settings, laptop=f"{at}f" * 16, nickname=f"oso {at}", letter=LETTERS[at])


@pytest.fixture
def coordinator(
    five: list[Path], prepared: OpenPlan, tmp_path: Path, settings: Settings
) -> Iterator[list[OpenPlan]]:
    """The coordinator's plan, three times."""
    opened = []
    for name in "abc":
        path = tmp_path / f"{name}.convite"
        planfile.copy_to(prepared.store, path)
        opened.append(open_file(path, settings))
    yield opened
    for one in opened:
        one.close()


def test_each_workshop_gets_a_whole_copy_that_opens_at_it(
    prepared: OpenPlan, tmp_path: Path, settings: Settings
) -> None:
    given = templates.give_out(prepared, tmp_path, prepared.all(Workshop)[:2])
    assert [path.name for path in given] == [
        "Taller 1 · Líderes.convite", "Taller 2 · Líderes.convite",
    ]  # fmt: skip
    for path, workshop in zip(given, prepared.all(Workshop), strict=False):
        with_it = open_file(path, facilitator(settings, 0))
        assert templates.for_workshop(with_it) == workshop.id
        assert content(with_it) == content(prepared)
        assert with_it.plan.id == prepared.plan.id
        with_it.close()
    assert templates.for_workshop(prepared) is None


def test_no_file_that_is_there_is_written_over(prepared: OpenPlan, tmp_path: Path) -> None:
    first = templates.give_out(prepared, tmp_path, prepared.all(Workshop)[:1])
    before = first[0].read_bytes()
    again = templates.give_out(prepared, tmp_path, prepared.all(Workshop)[:1])
    assert again[0].name == "Taller 1 · Líderes (2).convite"
    assert first[0].read_bytes() == before


def test_names_are_such_that_every_system_takes_them(prepared: OpenPlan, tmp_path: Path) -> None:
    workshop = prepared.all(Workshop)[0]
    with prepared.step("workshop.change") as step:
        step.change(workshop, title='¿Qué/cómo? "uno": ' + "lideresas " * 20 + "...")
    (path,) = templates.give_out(prepared, tmp_path, [prepared.one(Workshop, workshop.id)])
    assert path.name.startswith("1 ¿Qué cómo uno lideresas")
    assert len(path.name) <= 70
    assert not set(path.name) & set('\\/:*?"<>|')


def test_nothing_is_given_out_while_a_round_is_open(prepared: OpenPlan, tmp_path: Path) -> None:
    out = tmp_path / "out"
    out.mkdir()
    with pytest.raises(KnownError, match="No workshop was chosen"):
        templates.give_out(prepared, out, [])
    with pytest.raises(KnownError, match="is not there"):
        templates.give_out(prepared, tmp_path / "none", prepared.all(Workshop))
    with prepared.step("round.draft") as step:
        step.add(VoteRound(id="a" * 32, name="A", question="¿Qué?", state="open"))
    with pytest.raises(KnownError, match="would carry its votes"):
        templates.give_out(prepared, out, prepared.all(Workshop))
    assert list(out.iterdir()) == []


@pytest.mark.parametrize("order", [(0, 1, 2, 3, 4), (4, 2, 0, 3, 1)])
def test_five_come_back_in_any_order_with_the_same_content(
    coordinator: list[OpenPlan], five: list[Path], order: tuple[int, ...]
) -> None:
    plan, other, _ = coordinator
    gather.join_into(plan, [five[at] for at in order])
    gather.join_into(other, five)
    assert content(plan) == content(other)
    assert gather.differences(plan) == []
    assert plan.count(Proposal) == 10
    assert [one.place for one in plan.all(Workshop)] == [f"Salón comunal {n}" for n in range(5)]
    numbers = numbering.labels(plan, Proposal)
    assert numbers == numbering.labels(other, Proposal)
    assert sorted(numbers.values()) == sorted(
        ["B1", "B2", "F1", "F2", "H1", "H2", "B1 bis", "B2 bis", "F1 bis", "F2 bis"]
    )


def test_gathering_tells_which_numbers_are_bis_from_now_on(
    coordinator: list[OpenPlan], five: list[Path]
) -> None:
    plan, other, third = coordinator
    by_file = [one.bis for one in gather.join_into(plan, five)]
    assert by_file[:3] == [(), (), ()]
    assert by_file[3] == (
        ("Challenge", "B1", "B1 bis"), ("Proposal", "B1", "B1 bis"), ("Proposal", "B2", "B2 bis"),
    )  # fmt: skip
    assert gather.join_into(plan, five)[3].bis == ()
    # The one born later is bis also where it came first.
    gather.join_into(other, [five[3]])
    assert gather.join_into(other, [five[0]])[0].bis == by_file[3]
    one_by_one = [gather.join_into(third, [path])[0].bis for path in five]
    assert one_by_one == by_file


def test_a_note_takers_second_laptop_joins_at_the_coffee_break(
    prepared: OpenPlan, tmp_path: Path, settings: Settings
) -> None:
    workshop = prepared.all(Workshop)[0]
    (given,) = templates.give_out(prepared, tmp_path, [workshop])
    second = Path(shutil.copyfile(given, tmp_path / "segundo.convite"))
    plan = open_file(given, facilitator(settings, 0))
    notes = open_file(second, facilitator(settings, 2))
    for turn in range(2):
        proposals.capture(plan, f"De la sala {turn}", theme="health", workshop=workshop.id)
        proposals.capture(notes, f"De la relatora {turn}", theme="health", workshop=workshop.id)
        notes.close()
        (brought,) = gather.join_into(plan, [second])
        assert (brought.rows["Proposal"], brought.bis) == (1, ())
        notes = open_file(second, facilitator(settings, 2))
    assert plan.count(Proposal, workshop=workshop.id) == 4
    assert set(numbering.labels(plan, Proposal).values()) == {"B1", "B2", "H1", "H2"}
    assert templates.for_workshop(plan) == workshop.id
    notes.close()
    plan.close()


def test_copies_of_a_protected_plan_open_with_its_passphrase_only(
    prepared: OpenPlan, tmp_path: Path, settings: Settings
) -> None:
    protection.protect(prepared, "colibrí azul sobre el río")
    (given,) = templates.give_out(prepared, tmp_path, prepared.all(Workshop)[:1])
    with pytest.raises(KnownError, match="protected"):
        open_file(given, settings)
    theirs = open_file(given, facilitator(settings, 0), secret="colibrí azul sobre el río")
    proposals.capture_challenge(theirs, "No hay agua", theme="health")
    theirs.close()
    (brought,) = gather.join_into(prepared, [given])
    assert brought.refused is None
    assert prepared.count(Challenge) == 1
