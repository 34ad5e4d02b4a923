"""The local economy changed by hand: every change one step that undo takes back."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

import pytest

from workshop_app.domain.action_plan import Action, ActionProposal
from workshop_app.domain.directory import StrategicProject
from workshop_app.domain.economy import (
    SECTOR_CRITERIA,
    Barrier,
    EconomyAction,
    Opportunity,
    Sector,
    SectorScore,
)
from workshop_app.domain.entity import new_id
from workshop_app.services import (
    action_plan,
    economy,
    economy_actions,
    economy_needs,
    economy_sectors,
    economy_study,
    proposals,
)
from workshop_app.services.open_plan import OpenPlan
from workshop_app.services.wording import MarkedText
from workshop_app.text import KnownError

PHONE = "Pregunte al 3104567890"


def names(plan: OpenPlan) -> list[str]:
    return [one.name for one in economy.in_order(plan)]


# -- the study ------------------------------------------------------------------------------------
def test_the_study_is_made_with_its_first_field_and_changed_after(plan: OpenPlan) -> None:
    economy_study.edit(plan, title=" Evaluación ", start="2026-07-06")
    made = economy_study.edit(plan, end="2026-07-24", note="Diez cuadras")
    assert (made.title, made.start, made.end) == ("Evaluación", "2026-07-06", "2026-07-24")
    assert plan.count(type(made)) == 1
    plan.undo()
    plan.undo()
    assert economy.study(plan) is None


def test_days_interviews_and_weights_that_cannot_be_are_refused(plan: OpenPlan) -> None:
    economy_study.edit(plan, title="Evaluación", start="2026-07-06")
    for wrong in (
        {"start": "6 de julio"}, {"end": "2026-07-05"}, {"interviews": {"businesses": -1}},
        {"weights": {"growth": 6}}, {"weights": {"luck": 1}}, {"title": " "},
        {"weights": dict.fromkeys(economy.EVEN, 0)},
    ):  # fmt: skip
        with pytest.raises(KnownError):
            economy_study.edit(plan, **wrong)
    made = economy.study(plan)
    assert made is not None
    assert (made.start, made.end, made.interviews, made.weights) == ("2026-07-06", "", None, None)


def test_a_weighted_mean_is_exact_and_equal_weights_are_the_plain_mean(plan: OpenPlan) -> None:
    sector = economy_sectors.add(plan, "Confección")
    for criterion, score in (("growth", 5), ("women_youth", 2), ("environmental", 3)):
        economy_sectors.score(plan, sector, criterion, score)
    assert economy.sectors(plan)[0].mean == Fraction(10, 3)
    economy_study.edit(plan, title="Evaluación")
    economy_study.set_weight(plan, "growth", 4)
    economy_study.set_weight(plan, "environmental", 0)
    assert economy.sectors(plan)[0].mean == Fraction(22, 5)
    assert economy.sectors(plan)[0].growth == 5
    assert economy.sectors(plan)[0].access == 2
    assert economy_study.even_weights(plan).weights is None
    assert economy.sectors(plan)[0].mean == Fraction(10, 3)


def test_how_many_were_asked_is_kept_by_kind(plan: OpenPlan) -> None:
    economy_study.edit(plan, title="Evaluación")
    economy_study.set_interviews(plan, {"businesses": 38, "institutions": 0, "Ferias": 2})
    assert economy.interviews(plan) == {"businesses": 38, "Ferias": 2}


# -- sectors --------------------------------------------------------------------------------------
def test_sectors_stand_in_the_order_given_and_have_different_names(plan: OpenPlan) -> None:
    made = [economy_sectors.add(plan, name) for name in ("Calzado", "Cuidado", "Reciclaje")]
    economy_sectors.move(plan, made[2], 0)
    assert names(plan) == ["Reciclaje", "Calzado", "Cuidado"]
    economy_sectors.edit(plan, made[0], name="Calzado y cuero")
    for twice in ("CUIDADO", " calzado y cuero "):
        with pytest.raises(KnownError):
            economy_sectors.add(plan, twice)
    plan.undo()
    plan.undo()
    assert names(plan) == ["Calzado", "Cuidado", "Reciclaje"]


def test_a_sector_keeps_its_chain_and_only_links_that_are_there(plan: OpenPlan) -> None:
    said = proposals.capture(plan, "Máquinas compartidas", theme="economy")
    made = economy_sectors.add(plan, "Confección", chain=("Tela", "Taller", "", "Tela"),
                               proposals=(said.id, "gone"), pictogram="scissors")  # fmt: skip
    assert made.chain == ("Tela", "Taller")
    assert made.proposals == (said.id,)


def test_a_score_is_from_1_to_5_on_one_of_the_eight_criteria(plan: OpenPlan) -> None:
    sector = economy_sectors.add(plan, "Confección")
    for criterion, score in (("growth", 0), ("growth", 6), ("luck", 3), ("growth", True)):
        with pytest.raises(KnownError):
            economy_sectors.score(plan, sector, criterion, score)
    economy_sectors.score(plan, sector, "growth", 3, evidence="Ocho talleres", source="Entrevistas")
    economy_sectors.score(plan, sector, "growth", 4)
    only = plan.all(SectorScore)
    assert [(one.score, one.evidence, one.source) for one in only] == [
        (4, "Ocho talleres", "Entrevistas")
    ]
    economy_sectors.clear(plan, sector, "growth")
    assert economy.sectors(plan)[0].mean is None
    plan.undo()
    assert economy.sectors(plan)[0].mean == 4


def test_taking_a_sector_away_leaves_no_score_and_no_loose_reference(plan: OpenPlan) -> None:
    gone, stays = (economy_sectors.add(plan, name) for name in ("Calzado", "Cuidado"))
    economy_sectors.score(plan, gone, "growth", 4)
    both = (gone.id, stays.id)
    economy_needs.add_skill(plan, "Guarnición", sectors=both)
    economy_needs.add_barrier(plan, "Sin crédito", sectors=both)
    economy_needs.add_opportunity(plan, "Taller en casa", sector=gone.id)
    economy_actions.add(plan, "Curso", sectors=both)
    with plan.step("plan.change") as step:
        step.add(StrategicProject(id=new_id(), number=1, name="Abastos", sectors=both))
    economy_sectors.remove(plan, gone)
    assert plan.all(SectorScore) == []
    assert plan.all(Opportunity)[0].sector is None
    for entity in economy_sectors.LINKED:
        named = [one.sectors for one in plan.all(entity)]  # type: ignore[attr-defined]
        assert named == [(stays.id,)], entity
    plan.undo()
    assert plan.all(Barrier)[0].sectors == both
    assert len(plan.all(SectorScore)) == 1


# -- what the guard asks about --------------------------------------------------------------------
Change = Callable[[OpenPlan, str], object]


@pytest.mark.parametrize(
    "change",
    [
        lambda plan, text: economy_study.edit(plan, title="E", note=text),
        lambda plan, text: economy_study.edit(plan, title="E", interviews={text: 3}),
        lambda plan, text: economy_sectors.add(plan, text),
        lambda plan, text: economy_sectors.add(plan, "S", chain=("Tela", text)),
        lambda plan, text: economy_sectors.score(
            plan, plan.all(Sector)[0], "growth", 3, evidence=text
        ),
        lambda plan, text: economy_needs.add_skill(plan, "Coser", source=text),
        lambda plan, text: economy_needs.add_barrier(plan, text),
        lambda plan, text: economy_needs.add_opportunity(plan, "Pan", takes=("Horno", text)),
        lambda plan, text: economy_actions.add(plan, "Curso", responsible=text),
        lambda plan, text: economy_actions.add(plan, "Curso", note=text),
    ],
)
def test_a_detail_of_a_person_is_asked_about_and_not_kept(plan: OpenPlan, change: Change) -> None:
    economy_sectors.add(plan, "Cuidado")
    undoable, before = plan.undoable, plan.count(Sector)
    with pytest.raises(MarkedText):
        change(plan, PHONE)
    assert (plan.undoable, plan.count(Sector)) == (undoable, before)
    assert PHONE.encode() not in plan.path.read_bytes()


def test_an_institutions_public_detail_is_kept_once_confirmed(plan: OpenPlan) -> None:
    made = economy_actions.add(plan, "Curso", note=PHONE, confirmed=True)
    assert made.note == PHONE
    assert economy_actions.to_plan(plan, made).description == PHONE


# -- skills, barriers, ways -----------------------------------------------------------------------
def test_figures_out_of_range_and_unknown_kinds_are_refused(plan: OpenPlan) -> None:
    for add, facts in (
        (economy_needs.add_skill, {"demand": 6}), (economy_needs.add_skill, {"kind": "magic"}),
        (economy_needs.add_skill, {"brought": -1}), (economy_needs.add_barrier, {"severity": 0}),
        (economy_needs.add_barrier, {"kind": "luck"}),
        (economy_needs.add_barrier, {"hinders": ("everybody",)}),
        (economy_needs.add_opportunity, {"starting_cost": -5}),
        (economy_needs.add_opportunity, {"takes": tuple("abcdefghijklmn")}),
        (economy_actions.add, {"horizon": "soon"}),
    ):  # fmt: skip
        with pytest.raises(KnownError):
            add(plan, "Coser", **facts)  # type: ignore[operator]
    assert plan.undoable is None


def test_taking_a_barrier_or_a_skill_away_cleans_the_actions_that_named_it(plan: OpenPlan) -> None:
    barrier = economy_needs.add_barrier(plan, "Sin crédito", hinders=("women", "newcomers"))
    assert barrier.hinders == ("newcomers", "women")
    skill = economy_needs.add_skill(plan, "Coser", vacancies=12, brought=7)
    economy_actions.add(plan, "Curso", barriers=(barrier.id,), skills=(skill.id,))
    economy_needs.remove(plan, barrier)
    economy_needs.remove(plan, skill)
    (action,) = plan.all(EconomyAction)
    assert (action.barriers, action.skills) == ((), ())
    skill = economy_needs.edit(
        plan, economy_needs.add_skill(plan, "Cortar"), demand=5, brought=None
    )
    assert (skill.demand, skill.brought) == (5, None)


# -- economic actions and the action plan ---------------------------------------------------------
def test_an_economic_action_goes_into_the_plan_once_with_what_it_says(plan: OpenPlan) -> None:
    made = economy_actions.add(plan, "Curso de panadería", horizon="short", cost=64_000_000,
                               responsible="SENA", note="Con certificado")  # fmt: skip
    action = economy_actions.to_plan(plan, made)
    assert (action.title, action.theme, action.horizon, action.cost) == (
        "Curso de panadería", "economy", "short", 64_000_000,
    )  # fmt: skip
    assert (action.responsible, action.economy_action) == ("SENA", made.id)
    assert economy_actions.to_plan(plan, made).id == action.id
    assert plan.count(Action) == 1
    plan.undo()
    assert (plan.count(Action), plan.count(EconomyAction)) == (0, 1)
    plan.redo()
    assert economy_actions.in_plan(plan, made) is not None


def test_taken_back_it_leaves_the_plan_unless_it_answers_a_proposal(plan: OpenPlan) -> None:
    one, other = (economy_actions.add(plan, title) for title in ("Curso", "Feria"))
    economy_actions.to_plan(plan, one)
    answering = economy_actions.to_plan(plan, other)
    said = proposals.capture(plan, "Una feria", theme="economy")
    action_plan.answer_with(plan, answering, (said.id,))
    economy_actions.take_back(plan, one)
    economy_actions.take_back(plan, other)
    assert [(a.title, a.economy_action) for a in plan.all(Action)] == [("Feria", None)]
    assert plan.count(ActionProposal) == 1
    assert economy_actions.in_plan(plan, one) is None


def test_an_economic_action_taken_away_leaves_its_action_of_the_plan_standing(
    plan: OpenPlan,
) -> None:
    made = economy_actions.add(plan, "Curso")
    economy_actions.to_plan(plan, made)
    economy_actions.remove(plan, made)
    assert [(a.title, a.economy_action) for a in plan.all(Action)] == [("Curso", None)]


def test_actions_are_numbered_in_their_order(plan: OpenPlan) -> None:
    made = [economy_actions.add(plan, title) for title in ("Curso", "Feria", "Fondo")]
    economy_actions.move(plan, made[2], 0)
    assert [economy.numbers(plan)[one.id] for one in made] == ["E2", "E3", "E1"]


def test_a_sector_that_lacks_a_score_that_counts_stands_after_those_that_have_all(
    plan: OpenPlan,
) -> None:
    partial = economy_sectors.add(plan, "Turismo")
    whole = economy_sectors.add(plan, "Calzado")
    economy_sectors.score(plan, partial, "growth", 5)
    for criterion in SECTOR_CRITERIA:
        economy_sectors.score(plan, whole, criterion, 3)
    first, second = economy.sectors(plan)
    assert (first.sector.name, first.unscored) == ("Calzado", ())
    assert second.mean == 5
    assert len(second.unscored) == 7
    for criterion in second.unscored:
        economy_study.set_weight(plan, criterion, 0)  # what does not count is not missing
    assert [one.sector.name for one in economy.sectors(plan)] == ["Turismo", "Calzado"]
