"""Strategic projects: made, numbered, ordered, staged, written and taken away, each step undoable."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from workshop_app.domain import project_sheets
from workshop_app.domain.action_plan import Action, ActionTerritory
from workshop_app.domain.directory import ProjectPart, StrategicProject
from workshop_app.domain.entity import new_id
from workshop_app.domain.places import Pin
from workshop_app.domain.proposals import Confirmation
from workshop_app.services import action_plan, project_links, project_parts, projects
from workshop_app.services.open_plan import OpenPlan
from workshop_app.services.wording import MarkedText
from workshop_app.text import KnownError

MakePlan = Callable[..., OpenPlan]


@pytest.fixture
def plan(make_plan: MakePlan) -> OpenPlan:
    return make_plan("projects")


def numbers(plan: OpenPlan) -> list[tuple[int, str]]:
    return [(one.number, one.name) for one in projects.projects(plan)]


def now(plan: OpenPlan, one: StrategicProject) -> StrategicProject:
    return plan.one(StrategicProject, one.id)


# -- the list -------------------------------------------------------------------------------------
def test_a_project_gets_the_next_free_number_and_can_be_undone(plan: OpenPlan) -> None:
    projects.make(plan, " Plaza ")
    projects.make(plan, "Puente")
    assert numbers(plan) == [(1, "Plaza"), (2, "Puente")]
    plan.undo()
    assert numbers(plan) == [(1, "Plaza")]
    plan.redo()
    assert numbers(plan) == [(1, "Plaza"), (2, "Puente")]


def test_a_project_needs_a_name(plan: OpenPlan) -> None:
    with pytest.raises(KnownError):
        projects.make(plan, "  ")
    one = projects.make(plan, "Plaza")
    with pytest.raises(KnownError):
        projects.write(plan, one, name="")
    assert now(plan, one).name == "Plaza"


def test_a_number_is_changed_to_a_free_one_only(plan: OpenPlan) -> None:
    first, second = projects.make(plan, "Plaza"), projects.make(plan, "Puente")
    with pytest.raises(KnownError, match="3"):
        projects.renumber(plan, first, 2)
    with pytest.raises(KnownError):
        projects.renumber(plan, first, 0)
    projects.renumber(plan, second, 7)
    assert numbers(plan) == [(1, "Plaza"), (7, "Puente")]
    assert projects.free_number(plan) == 8


def test_moving_a_project_hands_on_the_numbers_there_are(plan: OpenPlan) -> None:
    made = [projects.make(plan, name) for name in ("a", "b", "c")]
    projects.renumber(plan, made[2], 9)
    projects.move(plan, now(plan, made[2]), 0)
    assert numbers(plan) == [(1, "c"), (2, "a"), (9, "b")]
    plan.undo()
    assert numbers(plan) == [(1, "a"), (2, "b"), (9, "c")]


def test_moving_tells_two_with_one_number_apart(plan: OpenPlan) -> None:
    with plan.step("project.add") as step:
        for name in ("a", "b"):
            step.add(StrategicProject(id=new_id(), number=4, name=name))
    projects.move(plan, projects.projects(plan)[1], 0)
    assert [number for number, _ in numbers(plan)] == [1, 2]


def test_taking_a_project_away_takes_its_parts_and_pins_but_no_action(plan: OpenPlan) -> None:
    one = projects.make(plan, "Plaza")
    part = project_parts.add(plan, one, "component", "Techo", cost=5)
    made = project_links.make_action(plan, one, "Techo", "economy", part=part)
    with plan.step("project.change") as step:
        step.add(Pin(id=new_id(), place="Plaza", latitude=7.9, longitude=-72.5, project=one.id))
    projects.remove(plan, now(plan, one))
    assert not plan.all(ProjectPart)
    assert not plan.all(Pin)
    assert not projects.projects(plan)
    assert plan.find(Action, made.id) is not None
    plan.undo()
    assert (plan.count(ProjectPart), plan.count(Pin)) == (1, 1)


def test_a_search_looks_into_parts_and_numbers(plan: OpenPlan) -> None:
    plaza, puente = projects.make(plan, "Plaza"), projects.make(plan, "Puente")
    project_parts.add(plan, puente, "risk", "El suelo no está permitido", answer="Revisar uso")
    assert projects.matching(plan, "REVISAR suelo") == [now(plan, puente)]
    assert projects.matching(plan, "1") == [now(plan, plaza)]
    assert len(projects.matching(plan, "")) == 2
    assert projects.matching(plan, "nada") == []


# -- its own fields -------------------------------------------------------------------------------
def test_every_text_passes_the_guard_until_someone_answers(plan: OpenPlan) -> None:
    one = projects.make(plan, "Plaza")
    phone = "Llame al 310 555 12 34"
    tries: list[Callable[[bool], object]] = [
        lambda ok: projects.write(plan, now(plan, one), problem=phone, confirmed=ok),
        lambda ok: projects.set_population(plan, now(plan, one), focus=phone, confirmed=ok),
        lambda ok: projects.set_cost(plan, now(plan, one), note=phone, confirmed=ok),
        lambda ok: projects.set_next_step(plan, now(plan, one), who=phone, confirmed=ok),
        lambda ok: project_parts.add(plan, now(plan, one), "actor", phone, confirmed=ok),
        lambda ok: project_parts.add(plan, now(plan, one), "alternative", "x", pros=["y", phone],
                                     confirmed=ok),
        lambda ok: project_parts.add(plan, now(plan, one), "risk", "x", answer=phone, confirmed=ok),
        lambda ok: project_links.make_action(plan, now(plan, one), phone, "economy", confirmed=ok),
    ]  # fmt: skip
    for said in tries:
        before = now(plan, one), plan.count(ProjectPart), plan.count(Action)
        with pytest.raises(MarkedText):
            said(False)
        assert (now(plan, one), plan.count(ProjectPart), plan.count(Action)) == before
        said(True)
    # The action that comes of the next step is also confirmed in who does it.
    assert plan.count(Confirmation) == len(tries) + 1


def test_the_stage_goes_to_the_profile_whatever_is_missing_and_no_further(plan: OpenPlan) -> None:
    one = projects.make(plan, "Plaza")
    assert projects.missing(one, {}) == list(projects.NEEDED)
    projects.set_stage(plan, one, "perfil")
    assert now(plan, one).stage == "perfil"
    for stage in ("prefactibilidad", "obra"):
        with pytest.raises(KnownError):
            projects.set_stage(plan, now(plan, one), stage)
    plan.undo()
    assert now(plan, one).stage == "idea"


def test_the_checklist_empties_as_the_sheet_fills(plan: OpenPlan) -> None:
    one = projects.make(plan, "Plaza")

    def left() -> list[str]:
        return projects.missing(now(plan, one), projects.parts(plan, one))

    projects.write(plan, now(plan, one), problem="Caro", objective="Barato")
    projects.set_population(plan, now(plan, one), direct=30, direct_who="Vendedoras")
    assert left() == ["compared", "chosen", "cost", "next"]
    first = project_parts.add(plan, one, "alternative", "Una", cost=5, chosen=True)
    project_parts.add(plan, one, "alternative", "Otra")
    assert left() == ["compared", "cost", "next"]
    other = projects.parts(plan, one)["alternative"][1]
    project_parts.change(plan, other, cost=7)
    projects.set_cost(plan, now(plan, one), total=5)
    projects.set_next_step(plan, now(plan, one), what="Ir", who="Alcaldía", by=date(2027, 2, 26))
    assert left() == []
    project_parts.remove(plan, plan.one(ProjectPart, first.id))
    assert left() == ["compared", "chosen"]


def test_a_cost_has_its_ends_in_order_and_the_plans_currency(plan: OpenPlan) -> None:
    one = projects.make(plan, "Plaza")
    projects.set_cost(plan, one, total=10, least=8, most=12, year=2026, note="a ojo")
    assert project_sheets.rough_cost(now(plan, one).rough_cost) == project_sheets.RoughCost(
        10, 8, 12, 2026, "a ojo"
    )
    assert (now(plan, one).rough_cost or {})["currency"] == plan.plan.currency
    for wrong in ({"least": 13}, {"total": -1}, {"year": 26}, {"most": 10**16}):
        with pytest.raises(KnownError):
            projects.set_cost(plan, now(plan, one), **wrong)
    projects.set_cost(plan, now(plan, one), least=None)
    assert project_sheets.rough_cost(now(plan, one).rough_cost).least is None


def test_what_is_not_named_stays(plan: OpenPlan) -> None:
    one = projects.make(plan, "Plaza")
    projects.set_population(plan, one, direct=30, direct_who="Vendedoras", indirect=900)
    projects.set_population(plan, now(plan, one), focus="Mujeres", direct=None)
    told = project_sheets.population(now(plan, one).population)
    assert (told.direct.count, told.direct.who, told.indirect.count, told.focus) == (
        None, "Vendedoras", 900, "Mujeres",
    )  # fmt: skip


# -- parts ----------------------------------------------------------------------------------------
def test_exactly_one_alternative_is_chosen(plan: OpenPlan) -> None:
    one = projects.make(plan, "Plaza")
    rows = [project_parts.add(plan, one, "alternative", name) for name in "abc"]

    def chosen() -> list[str]:
        found = projects.parts(plan, one)["alternative"]
        return [row.text for row in found if project_sheets.alternative(row.facts).chosen]

    assert chosen() == []
    project_parts.choose(plan, rows[0], "Más cerca")
    project_parts.choose(plan, plan.one(ProjectPart, rows[2].id))
    assert chosen() == ["c"]
    project_parts.add(plan, one, "alternative", "d", chosen=True)
    assert chosen() == ["d"]
    plan.undo()
    assert chosen() == ["c"]
    kept = plan.one(ProjectPart, rows[0].id)
    assert project_sheets.alternative(kept.facts).reason == "Más cerca"


@pytest.mark.parametrize("kind", project_sheets.PART_KINDS)
def test_every_kind_of_row_is_added_changed_moved_and_taken_away(kind: str, plan: OpenPlan) -> None:
    one = projects.make(plan, "Plaza")
    rows = [project_parts.add(plan, one, kind, name) for name in "abc"]

    def said() -> list[str]:
        return [row.text for row in projects.parts(plan, one).get(kind, [])]

    project_parts.move(plan, rows[2], 0)
    assert said() == ["c", "a", "b"]
    project_parts.change(plan, plan.one(ProjectPart, rows[0].id), text="A")
    assert said() == ["c", "A", "b"]
    project_parts.remove(plan, plan.one(ProjectPart, rows[2].id))
    assert said() == ["A", "b"]
    for _ in range(3):
        plan.undo()
    assert said() == ["a", "b", "c"]


def test_wrong_facts_are_refused(plan: OpenPlan) -> None:
    one = projects.make(plan, "Plaza")
    for kind, facts in (
        ("risk", {"likelihood": 6}),
        ("component", {"cost": -1}),
        ("actor", {"position": "maybe"}),
        ("actor", {"role": "king"}),
        ("cause", {"cost": 1}),
        ("dream", {}),
    ):
        with pytest.raises(KnownError):
            project_parts.add(plan, one, kind, "x", **facts)
    assert not plan.all(ProjectPart)


# -- links ----------------------------------------------------------------------------------------
def test_a_component_becomes_an_action_with_its_cost_and_territories(sample: OpenPlan) -> None:
    one = projects.projects(sample)[0]
    part = projects.parts(sample, one)["component"][0]
    theme = project_links.theme_of(sample, one)
    made = project_links.make_action(sample, one, part.text, theme, part=part)
    assert (made.cost, made.theme) == (11_800_000_000, theme)
    assert sample.count(ActionTerritory, action=made.id) == 2
    assert made.id in now(sample, one).actions
    kept = sample.one(ProjectPart, part.id)
    assert project_sheets.component(kept.facts).action == made.id
    project_links.unlink(sample, now(sample, one), "actions", made.id)
    kept = sample.one(ProjectPart, part.id)
    assert project_sheets.component(kept.facts).action == ""
    sample.undo()
    sample.undo()
    assert sample.find(Action, made.id) is None
    assert now(sample, one) == one


def test_the_next_step_becomes_an_action_with_who_and_when(plan: OpenPlan) -> None:
    one = projects.make(plan, "Plaza")
    one = projects.set_next_step(plan, one, what="Ir", who="Alcaldía", by=date(2027, 2, 26))
    with pytest.raises(KnownError):
        project_links.make_action(plan, one, "Ir", "")
    made = project_links.make_action(plan, one, "Ir", "economy")
    assert (made.responsible, made.start, made.months) == ("Alcaldía", "2027-02", 1)
    assert project_sheets.next_step(now(plan, one).next_step).action == made.id
    action_plan.remove(plan, plan.one(Action, made.id))
    assert project_links.linked(plan, now(plan, one)) == []


def test_links_are_found_by_number_or_words(sample: OpenPlan) -> None:
    one = projects.projects(sample)[0]
    assert project_links.suggested(sample, one, "17")[0].code in ("17", "A17")
    assert project_links.suggested(sample, one, "uit-1")[0].code == "UIT-1"
    by_words = project_links.suggested(sample, one, "escaleras")
    assert by_words
    assert all("escalera" in found.text.lower() for found in by_words)
    there = {found.id for found in project_links.linked(sample, one)}
    assert there.isdisjoint(found.id for found in project_links.suggested(sample, one))


def test_links_are_made_once_and_taken_away(sample: OpenPlan) -> None:
    one = projects.projects(sample)[0]
    new = project_links.suggested(sample, one, "uit-1")[0]
    for _ in range(2):
        project_links.link(sample, now(sample, one), new.kind, new.id)
    assert now(sample, one).territories == (*one.territories, new.id)
    project_links.unlink(sample, now(sample, one), new.kind, new.id)
    assert now(sample, one) == one
    with pytest.raises(KnownError):
        project_links.link(sample, one, "name", "x")


def test_an_action_of_the_plan_is_pointed_at_from_a_component(sample: OpenPlan) -> None:
    one = projects.projects(sample)[0]
    part = projects.parts(sample, one)["component"][1]
    other = next(a for a in action_plan.actions(sample) if a.id not in one.actions)
    project_links.point_at(sample, one, other.id, part)
    project_links.point_at(sample, now(sample, one), other.id)
    assert now(sample, one).actions == (*one.actions, other.id)
    assert project_sheets.component(sample.one(ProjectPart, part.id).facts).action == other.id
    assert project_sheets.next_step(now(sample, one).next_step).action == other.id
