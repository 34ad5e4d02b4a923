"""The check value of a plan on real files: which changes it follows, and which it does not."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from pathlib import Path
from time import thread_time

import pytest

from tests.casting import cast_many
from tests.storage.acts import some_record, some_value
from tests.storage.laptops import Now
from workshop_app.domain.action_plan import Action, ActionProposal, Commitment, Indicator, Source
from workshop_app.domain.entities import BY_NAME, ENTITIES
from workshop_app.domain.entity import Entity, link_id, new_id
from workshop_app.domain.meetings import Workshop
from workshop_app.domain.plan_check_value import OUTSIDE, OUTSIDE_FIELDS
from workshop_app.domain.proposals import Proposal
from workshop_app.domain.rounds import AssessmentRound, VoteRound
from workshop_app.services import (
    demo,
    facilitate,
    plan_value,
    proposals,
    protection,
    rounds,
    votes,
)
from workshop_app.services.open_plan import OpenPlan, open_file
from workshop_app.services.plan_value import check_value_of
from workshop_app.settings import Settings
from workshop_app.storage import counts, planfile, tables, urn


class _Ids:
    """Stands for the laptops of the acts: new ids, one plan."""

    def new_id(self, kind: str) -> str:
        return kind + new_id()[1:]


@pytest.fixture
def quick(plan: OpenPlan) -> OpenPlan:
    """An empty plan that lies on no disk: hundreds of steps take hardly any time."""
    return OpenPlan(planfile.copied_in_memory(plan.store), plan.settings)


def _all_kinds(plan: OpenPlan) -> dict[str, Entity]:
    """A record of every kind, with everything that it must point at."""
    with plan.step("import.proposals") as step:
        now = Now(_Ids(), plan, 1, 3)  # type: ignore[arg-type]
        return {one.__name__: some_record(now, step, one) for one in ENTITIES if one.__name__ != "Plan"}  # fmt: skip


def test_every_field_of_every_record_is_in_it_or_named_as_outside(quick: OpenPlan) -> None:
    plan = quick
    made = _all_kinds(plan) | {"Plan": plan.plan}
    # A rehearsal is outside with all that it has: the round here is none.
    with plan.step("plan.change") as step:
        made["VoteRound"] = step.change(made["VoteRound"], rehearsal=False, state="shown")
    before = check_value_of(plan)
    unmoved: set[tuple[str, str]] = set()
    for name, record in made.items():
        for field in tables.FIELDS[name]:
            now = getattr(record, field.name)
            values: list[object] = [some_value(name, field, n) for n in (3, 4)]
            if field.ref:
                values = [*(one.id for one in plan.all(BY_NAME[field.ref])), None]
            others = [
                one for one in values if one != now and (one or field.optional or not field.ref)
            ]
            if not others:
                continue  # one record of a kind that something must point at
            value = others[0]
            with plan.step("plan.change") as step:
                step.change(record, **{field.name: value})
            if check_value_of(plan) == before:
                unmoved.add((name, field.name))
            plan.undo()
            assert check_value_of(plan) == before, (name, field.name)
    fields_of_outside = {(name, one.name) for name in OUTSIDE for one in tables.FIELDS[name]}
    assert unmoved - fields_of_outside == set(OUTSIDE_FIELDS)


def test_a_record_that_comes_or_goes_changes_it_unless_it_is_outside(quick: OpenPlan) -> None:
    plan = quick
    made = _all_kinds(plan)
    with plan.step("plan.change") as step:
        step.change(made["VoteRound"], rehearsal=False)
    before = check_value_of(plan)
    for name, record in made.items():
        with plan.step("plan.change") as step:
            step.remove(record)
        assert (check_value_of(plan) == before) == (name in OUTSIDE), name
        plan.undo()
        assert check_value_of(plan) == before


def test_a_copy_of_another_name_upgraded_protected_and_moved_on_has_the_same(
    sample: OpenPlan, tmp_path: Path, settings: Settings
) -> None:
    wanted = check_value_of(sample)
    planfile.copy_to(sample.store, tmp_path / "otro.convite")
    laptop = replace(settings, laptop="7e" * 8, nickname="cusumbo", letter="K", language="fr")
    other = open_file(tmp_path / "otro.convite", laptop)
    assert check_value_of(other) == wanted
    first = other.all(Proposal)[0]
    proposals.edit(other, first, text="Otra cosa")
    assert check_value_of(other) != wanted
    other.undo()
    assert check_value_of(other) == wanted
    protection.protect(other, "cinco palabras sueltas del convite")
    assert check_value_of(other) == wanted
    other.close()


def test_a_ballot_changes_it_once_its_round_is_over_and_not_before(sample: OpenPlan) -> None:
    before = check_value_of(sample)
    draft = rounds.draft(sample, "¿Qué va primero?", people=9, places=1, public_seed="sol")
    rounds.choose_options(sample, draft, [one.id for one in rounds.candidates(sample)[:3]])
    opened = votes.open_round(sample, draft)
    running = check_value_of(sample)
    assert running != before
    labels = [one.label for one in rounds.options(sample, opened)]
    cast_many(sample, opened, [urn.Cast("", ((label, 1),)) for label in labels * 2])
    assert check_value_of(sample) == running
    closed = votes.close_round(sample, opened)
    over = check_value_of(sample)
    with sample.store.transaction() as connection:
        urn.union(connection, closed.id, [urn.Cast("", ((labels[0], 1),), urn.new_key())])
    assert check_value_of(sample) != over


def test_a_count_and_an_answer_of_an_official_change_it(sample: OpenPlan) -> None:
    before = check_value_of(sample)
    shown, judged = sample.all(VoteRound)[0], sample.all(AssessmentRound)[0]
    with sample.store.transaction() as connection:
        counts.keep(connection, shown.id, counts.Count("tokens", "", counts.PEOPLE, 1, 7))
    counted = check_value_of(sample)
    with sample.store.transaction() as connection:
        urn.rate(connection, judged.id, [urn.Rated(sample.all(Proposal)[0].id, "legal", 4)])
    assert len({before, counted, check_value_of(sample)}) == 3


def test_a_private_note_and_the_place_in_the_agenda_do_not_change_it(sample: OpenPlan) -> None:
    workshop = sample.all(Workshop)[0]
    before = check_value_of(sample)
    facilitate.write_note(sample, workshop, "solo para mí")
    moment = datetime(2026, 8, 1, 9)
    standing = facilitate.standing(sample, workshop, moment)
    assert standing is not None
    facilitate.start(sample, standing, moment)
    assert check_value_of(sample) == before


def test_it_is_the_same_in_every_sample_that_is_made(tmp_path: Path, settings: Settings) -> None:
    values = []
    for name in "ab":
        plan = demo.make_sample(tmp_path / f"{name}.convite", settings, "es")
        values.append(check_value_of(plan))
        plan.close()
    assert values[0] == values[1]


def test_a_thousand_actions_take_less_than_a_tenth_of_a_second(sample: OpenPlan) -> None:
    with sample.step("demo.load") as step:
        for n in range(1000):
            action = step.add(Action(id=new_id(), letter="", count=100 + n, theme="health",
                                     title=f"Una acción {n} que responde a lo que la gente dijo"))  # fmt: skip
            said = step.add(Proposal(id=new_id(), letter="", count=100 + n, theme="health",
                                     text=f"Lo que la gente propuso, número {n}, con sus palabras"))  # fmt: skip
            step.add(ActionProposal(id=link_id(action.id, said.id), action=action.id,
                                    proposal=said.id))  # fmt: skip
            step.add(Source(id=new_id(), action=action.id, name="Presupuesto"))
            step.add(Indicator(id=new_id(), action=action.id, name="Cuántas"))
            step.add(Commitment(id=new_id(), action=action.id, who="Alcaldía", what="Empezar"))
    took = []
    for _ in range(5):
        began = thread_time()
        plan_value.check_value_of(sample)
        took.append(thread_time() - began)
    assert min(took) < 0.1
