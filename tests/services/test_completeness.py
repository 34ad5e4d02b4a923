"""What is missing before it can be called a plan, each with the place that mends it."""

from __future__ import annotations

from workshop_app.domain.action_plan import Action
from workshop_app.services import action_plan, commitments, proposals
from workshop_app.services.completeness import GROUPS, Completeness, completeness
from workshop_app.services.open_plan import OpenPlan


def gaps(found: Completeness, group: str) -> list[tuple[str, str]]:
    return [(one.number, one.what) for one in found.gaps if one.group == group]


def test_an_empty_plan_says_where_to_begin(plan: OpenPlan) -> None:
    found = completeness(plan)
    assert [key for key, _ in found.groups()] == ["plan"]
    assert "There are no actions yet" in [what for _, what in gaps(found, "plan")]
    assert found.missing == sum(not one.optional for one in found.gaps)
    assert [one.optional for one in found.gaps if "logo" in one.what] == [True]


def test_each_part_of_an_action_leads_to_its_field(plan: OpenPlan) -> None:
    one = proposals.capture(plan, "Luz", theme="housing")
    (made,) = action_plan.make_actions(plan, [one.id])
    found = [gap for gap in completeness(plan).gaps if gap.group == "actions"]
    assert [gap.where["field"] for gap in found] == list(action_plan.PARTS)
    assert {(gap.page, gap.where["action"], gap.number) for gap in found} == {
        ("action_plan", made.id, "A1")
    }
    action_plan.edit(plan, made, responsible="Salud", start="2026-10", months=6, cost=0)
    action_plan.set_source(plan, plan.one(Action, made.id), "Presupuesto")
    action_plan.set_indicator(plan, made, "Lámparas")
    commitments.promise(plan, "Salud", "Medir", action=made.id)
    assert gaps(completeness(plan), "actions") == [("A1", "the indicator has no target")]
    action_plan.set_indicator(plan, made, "Lámparas", target=12)
    assert gaps(completeness(plan), "actions") == []
    plan.undo()
    assert len(gaps(completeness(plan), "actions")) == 1


def test_money_to_be_found_is_told_in_whole_money(plan: OpenPlan) -> None:
    one = proposals.capture(plan, "Luz", theme="housing", cost=900)
    (made,) = action_plan.make_actions(plan, [one.id])
    assert gaps(completeness(plan), "money") == []
    action_plan.set_source(plan, made, "Nación", "to_find")
    (gap,) = [gap for gap in completeness(plan).gaps if gap.group == "money"]
    assert (gap.facts["amount"], gap.where["field"]) == (900, "source")
    action_plan.set_source(plan, made, "Nación", "nation")
    assert gaps(completeness(plan), "money") == []


def test_a_proposal_without_an_answer_leads_to_its_decision(plan: OpenPlan) -> None:
    one = proposals.capture(plan, "Luz", theme="housing")
    (gap,) = [gap for gap in completeness(plan).gaps if gap.group == "answers"]
    assert (gap.number, gap.page, dict(gap.where)) == ("1", "prioritize", {"proposal": one.id})
    action_plan.decide(plan, one.id, "out", "El predio es de otro municipio")
    assert gaps(completeness(plan), "answers") == []


def test_a_person_named_in_a_text_is_to_be_looked_at(plan: OpenPlan) -> None:
    with plan.step("plan.change") as step:
        step.change(plan.plan, signatories=("Alcaldía",))
        one = proposals.capture_in(plan, step, "Llame al 312 456 7890", theme="housing")
    (gap,) = [gap for gap in completeness(plan).gaps if gap.group == "texts" and not gap.optional]
    assert (gap.panel, gap.facts["n"]) == ("texts", 1)
    assert not [what for _, what in gaps(completeness(plan), "plan") if "sign" in what]
    assert one.text


def test_the_sample_lacks_little_and_says_what(sample: OpenPlan) -> None:
    found = completeness(sample)
    assert {one.group for one in found.gaps} <= GROUPS.keys()
    assert (gaps(found, "answers"), gaps(found, "priorities")) == ([], [])
    assert {what for _, what in gaps(found, "actions")} == {"no commitment"}
