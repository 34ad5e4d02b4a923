"""Actions from proposals, with their chain back, and an answer for everyone."""

from __future__ import annotations

import pytest

from workshop_app.domain.action_plan import Action, Commitment, Indicator, Source
from workshop_app.domain.proposals import Confirmation, Proposal
from workshop_app.services import action_plan, commitments, numbering, proposals
from workshop_app.services.open_plan import OpenPlan
from workshop_app.text import KnownError


def test_an_action_shows_where_it_comes_from(sample: OpenPlan) -> None:
    numbers = numbering.labels(sample, Action)
    second = next(a for a in sample.all(Action) if numbers[a.id] == "12")
    chain = action_plan.chain(sample, second)
    assert {p.count for p in chain.proposals} >= {22, 1}
    assert {round.name for round, _ in chain.votes} == {"A", "B"}
    assert chain.challenges
    assert [c.label for c in chain.clusters] == ["Escrituras y legalización"]


def test_making_actions_takes_title_theme_and_cost_and_undoes_whole(plan: OpenPlan) -> None:
    kept = proposals.capture(plan, "Luz", theme="public_space", cost=95)
    (action,) = action_plan.make_actions(plan, [kept.id])
    assert (action.title, action.theme, action.cost) == ("Luz", "public_space", 95)
    assert action_plan.make_actions(plan, [kept.id]) == []
    plan.undo()
    assert plan.all(Action) == []
    assert action_plan.without_answer(plan) == [kept]


def test_a_proposal_left_out_needs_a_reason_and_then_has_its_answer(plan: OpenPlan) -> None:
    kept = proposals.capture(plan, "Luz", theme="public_space")
    with pytest.raises(KnownError, match="reason"):
        action_plan.decide(plan, kept.id, "out", "  ")
    action_plan.decide(plan, kept.id, "out", "Hoy no hay plata")
    assert action_plan.without_answer(plan) == []


def test_an_action_is_complete_with_all_six(plan: OpenPlan) -> None:
    kept = proposals.capture(plan, "Luz", theme="public_space")
    (action,) = action_plan.make_actions(plan, [kept.id])
    assert action_plan.completeness(plan)[action.id] == frozenset()
    action = action_plan.edit(
        plan, action, responsible="Infraestructura", start="2027-01", months=8, cost=95
    )
    action_plan.set_source(plan, action, "Alumbrado")
    action_plan.set_indicator(plan, action, "Puntos de luz", target=140.0)
    commitments.promise(plan, "Infraestructura", "Recorrer las escaleras", action=action.id)
    assert action_plan.completeness(plan)[action.id] == set(action_plan.PARTS)


def test_a_keeper_in_an_action_answers_its_whole_cluster(plan: OpenPlan) -> None:
    a, b = (proposals.capture(plan, text, theme="housing") for text in ("techo", "techos"))
    proposals.join_into_cluster(plan, [a, b], "Techos secos")
    (action,) = action_plan.make_actions(plan, [a.id])
    assert action.title == "Techos secos"
    assert action_plan.answered(plan) == {a.id, b.id}
    assert action_plan.without_answer(plan) == []


def test_actions_are_put_in_another_order(plan: OpenPlan) -> None:
    made = [proposals.capture(plan, text, theme="health") for text in "abc"]
    action_plan.make_actions(plan, [p.id for p in made])
    last = action_plan.actions(plan)[2]
    action_plan.move(plan, last, 0)
    assert [a.title for a in action_plan.actions(plan)] == ["c", "a", "b"]
    action_plan.move(plan, action_plan.actions(plan)[0], 1)
    assert [a.title for a in action_plan.actions(plan)] == ["a", "c", "b"]


def test_a_person_is_not_named_as_responsible(plan: OpenPlan) -> None:
    kept = proposals.capture(plan, "Luz", theme="public_space")
    (action,) = action_plan.make_actions(plan, [kept.id])
    with pytest.raises(KnownError):
        action_plan.edit(plan, action, responsible="la señora Marta Rojas")
    with pytest.raises(KnownError):
        commitments.promise(plan, "el señor Pedro Rojas", "Traer la luz")
    assert plan.all(Commitment) == []
    assert plan.one(Proposal, kept.id) == kept


def test_what_hangs_on_an_action_goes_with_it_and_comes_back(plan: OpenPlan) -> None:
    kept = proposals.capture(plan, "Luz", theme="public_space")
    (action,) = action_plan.make_actions(plan, [kept.id])
    action_plan.set_source(plan, action, "Alumbrado")
    action_plan.set_indicator(plan, action, "Puntos de luz")
    commitments.promise(plan, "Infraestructura", "Recorrer", action=action.id)
    action_plan.remove(plan, action)
    hanging = (Source, Indicator, Commitment)
    assert all(plan.count(entity) == 0 for entity in hanging)
    plan.undo()
    assert all(plan.count(entity) == 1 for entity in hanging)


def test_a_source_that_pays_the_whole_follows_the_cost(plan: OpenPlan) -> None:
    kept = proposals.capture(plan, "Luz", theme="public_space", cost=100)
    (action,) = action_plan.make_actions(plan, [kept.id])
    action_plan.set_source(plan, action, "Alumbrado")
    action_plan.edit(plan, action, cost=250)
    assert [source.amount for source in plan.all(Source)] == [250]


def test_an_institutions_detail_is_kept_with_its_confirmation(plan: OpenPlan) -> None:
    kept = proposals.capture(plan, "Luz", theme="public_space")
    (action,) = action_plan.make_actions(plan, [kept.id])
    school = "Colegio la señora Marta Rojas"
    action_plan.edit(plan, action, responsible=school, confirmed=True)
    action_plan.set_source(plan, action, school, confirmed=True)
    action_plan.set_source(plan, action, school, kind="several")
    made = commitments.promise(plan, school, "Abrir", action=action.id, confirmed=["who"])
    with pytest.raises(KnownError):
        commitments.follow_up(plan, made, what="Llamar a la señora Ana Pérez")
    fields = sorted(one.field for one in plan.all(Confirmation))
    assert fields == ["name", "responsible", "who"]
