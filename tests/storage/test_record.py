"""The one writer: a step stands whole with its record, or leaves nothing."""

from __future__ import annotations

import pytest

from workshop_app.domain.entity import link_id, new_id
from workshop_app.domain.places import Commune, Territory, TerritoryCommune
from workshop_app.domain.proposals import Proposal
from workshop_app.services.news import Changed
from workshop_app.services.open_plan import OpenPlan, open_file


def proposal(plan: OpenPlan, text: str, **facts: object) -> Proposal:
    letter, count = plan.next_count(Proposal)
    with plan.step("proposal.capture") as step:
        return step.add(
            Proposal(id=new_id(), letter=letter, count=count, text=text, theme="health", **facts)
        )


def test_what_a_step_adds_is_read_again_as_it_was(plan: OpenPlan) -> None:
    kept = proposal(plan, "Puesto de salud", tags=("salud", "noche"), cost=5)
    assert plan.one(Proposal, kept.id) == kept
    assert kept.born


def breaks_off(plan: OpenPlan) -> None:
    with plan.step("proposal.capture") as step:
        step.add(Proposal(id=new_id(), letter="", count=1, text="x", theme="health"))
        raise TypeError("half way")


def test_an_error_inside_leaves_nothing(plan: OpenPlan) -> None:
    before = plan.path.read_bytes()
    with pytest.raises(TypeError, match="half way"):
        breaks_off(plan)
    assert plan.all(Proposal) == []
    plan.close()
    assert plan.path.read_bytes() == before


def test_news_is_told_after_the_commit_and_names_rows(plan: OpenPlan) -> None:
    heard: list[Changed] = []
    plan.news.subscribe(heard.append)
    kept = proposal(plan, "Luz")
    assert heard[-1].kind == "proposal.capture"
    assert heard[-1].rows[("Proposal", kept.id)] == {"*"}


def test_history_keeps_what_was_first_said(plan: OpenPlan) -> None:
    kept = proposal(plan, "Luz en la escalera")
    with plan.step("proposal.edit") as step:
        kept = step.change(kept, text="Luz en las escaleras")
    assert [w.value for w in plan.history(kept, "text")] == [
        "Luz en la escalera",
        "Luz en las escaleras",
    ]
    assert {w.by for w in plan.history(kept, "text")} == {"tucán 17"}


def test_numbers_are_never_used_twice_even_after_undo(plan: OpenPlan) -> None:
    proposal(plan, "uno")
    proposal(plan, "dos")
    plan.undo()
    assert proposal(plan, "tres").count == 3


def test_a_link_taken_away_comes_back_as_the_same_row(plan: OpenPlan) -> None:
    with plan.step("territory.add") as step:
        step.add(Territory(id="t", code="UIT-1", name="La Loma"))
        step.add(Commune(id="c", number=9, name="Comuna 9"))
        link = TerritoryCommune(id=link_id("t", "c"), territory="t", commune="c")
        step.add(link)
    with plan.step("territory.change") as step:
        step.remove(link)
    assert plan.all(TerritoryCommune) == []
    with plan.step("territory.change") as step:
        step.add(link)
    assert [found.id for found in plan.all(TerritoryCommune)] == [link.id]


def test_what_equals_already_is_no_step(plan: OpenPlan) -> None:
    kept = proposal(plan, "Luz")
    with plan.step("proposal.edit") as step:
        step.change(kept, text="Luz")
    assert plan.undoable == "proposal.capture"


def test_several_changes_of_one_row_in_one_step_are_one(plan: OpenPlan) -> None:
    kept = proposal(plan, "Luz")
    with plan.step("proposal.edit") as step:
        other = step.change(kept, text="Agua")
        other = step.change(other, text="Luz")
        step.change(other, cost=3)
    assert plan.one(Proposal, kept.id).text == "Luz"
    plan.undo()
    assert plan.one(Proposal, kept.id) == kept


def test_it_is_all_there_after_reopening(plan: OpenPlan) -> None:
    kept = proposal(plan, "Luz")
    path, settings = plan.path, plan.settings
    plan.close()
    again = open_file(path, settings)
    assert again.all(Proposal) == [kept]
    again.close()
