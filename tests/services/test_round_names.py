"""Rounds of one name are told apart by their workshop, everywhere and in every copy."""

from __future__ import annotations

from dataclasses import replace

import pytest

from workshop_app.domain.entity import new_id
from workshop_app.domain.meetings import Workshop
from workshop_app.domain.rounds import VoteRound
from workshop_app.services import documents, round_names, rounds
from workshop_app.services.open_plan import OpenPlan
from workshop_app.text import KnownError
from workshop_app.translation.catalogue import Words


def _round(plan: OpenPlan, name: str, title: str | None, day: str = "") -> VoteRound:
    with plan.step("import.proposals") as step:
        workshop = None
        if title is not None:
            number = plan.count(Workshop) + 1
            workshop = step.add(Workshop(id=new_id(), number=number, title=title, day=day)).id
        return step.add(VoteRound(id=new_id(), name=name, question="?", workshop=workshop))


def _told(plan: OpenPlan) -> list[str]:
    names = round_names.names(plan)
    return [names[one.id] for one in plan.all(VoteRound)]


@pytest.mark.parametrize(
    ("titles", "told"),
    [
        (["Taller 1 · Líderes", "Taller 2 · Vecinas"], ["A · Taller 1", "A · Taller 2"]),
        (["Taller: mañana", "Taller: tarde"], ["A · Taller: mañana", "A · Taller: tarde"]),
        (["Taller", "Taller"], ["A · Taller · 2026-08-01", "A · Taller · 2026-08-02"]),
        ([None, None], ["A · (1)", "A · (2)"]),
        (["Taller 1", None], ["A · Taller 1 · 2026-08-01 (1)", "A · (1)"]),
    ],
)
def test_what_stands_beside_a_name(
    plan: OpenPlan, titles: list[str | None], told: list[str]
) -> None:
    for day, title in enumerate(titles, start=1):
        _round(plan, "A", title, f"2026-08-0{day}")
    found = _told(plan)
    assert len(set(found)) == len(titles)
    if None not in titles or not any(titles):
        assert found == told


def test_a_name_that_is_alone_stays_as_it_was_printed(plan: OpenPlan) -> None:
    first = _round(plan, "A", "Taller 1")
    _round(plan, "B", "Taller 1")
    assert _told(plan) == ["A", "B"]
    assert round_names.beside(plan, first) == ""
    assert round_names.named(plan, " a ").id == first.id


def test_a_name_that_several_have_is_refused_and_says_how_to_say_it(plan: OpenPlan) -> None:
    first, second = _round(plan, "A", "Taller 1"), _round(plan, "a", "Taller 2")
    with pytest.raises(KnownError) as refused:
        round_names.by_name(plan, "A")
    assert "“A · Taller 1”, “a · Taller 2”" in str(refused.value)
    for said in ("A · Taller 2", "a taller 2", " A  -  TALLER 2", second.id):
        assert round_names.named(plan, said).id == second.id
    assert round_names.named(plan, "A · Taller 1").id == first.id
    with pytest.raises(KnownError, match="There is no round C"):
        round_names.named(plan, "C")


def test_each_has_its_own_documents(plan: OpenPlan) -> None:
    from workshop_app.services import proposals

    made = [proposals.capture(plan, text, theme="health") for text in ("Una", "Otra")]
    for title in ("Taller 1", "Taller 2"):
        rounds.choose_options(plan, _round(plan, "A", title), [one.id for one in made])
    of = [one.of for one in documents.offers(plan, Words("es")) if one.kind == "ballots-pdf"]
    assert of == ["A · Taller 1", "A · Taller 2"]
    assert [documents.export(plan, "ballots-pdf", Words("es"), of=one)[:4] for one in of] == [
        b"%PDF", b"%PDF",
    ]  # fmt: skip


def test_the_name_of_a_file_has_no_sign_that_a_disk_refuses() -> None:
    assert round_names.file_name("A") == "A"
    assert round_names.file_name("A · Taller 1/2: «plaza»") == "A-Taller-1-2-plaza"


def test_names_are_the_same_whatever_order_the_files_were_joined_in(plan: OpenPlan) -> None:
    first, second = _round(plan, "A", None), _round(plan, "A", None)
    told = round_names.names(plan)
    assert (told[first.id], told[second.id]) == ("A · (1)", "A · (2)")
    with plan.step("round.change") as step:
        step.change(replace(first), question="¿Otra?")
    assert round_names.names(plan) == told
