"""Every text of a plan is listed once more before publishing; nothing is held back (P-20)."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import fields

import pytest

from workshop_app.domain import free_texts
from workshop_app.domain.action_plan import Action
from workshop_app.domain.directory import ServicePoint
from workshop_app.domain.entities import BY_NAME
from workshop_app.domain.meetings import Table, Workshop
from workshop_app.domain.proposals import Cluster, Proposal
from workshop_app.services import facilitate, last_look, proposals
from workshop_app.services.last_look import Said
from workshop_app.services.open_plan import OpenPlan

PHONE = "Llamar al 3101234567 de la junta"


@pytest.fixture
def plan(make_plan: Callable[..., OpenPlan]) -> OpenPlan:
    return make_plan("looked")


def _found(plan: OpenPlan, text: str) -> Said:
    (said,) = [one for one in last_look.texts(plan) if one.text == text]
    return said


def test_a_text_in_any_free_field_of_any_record_is_listed(plan: OpenPlan) -> None:
    expected = set()
    with plan.step("demo.load") as step:
        for entity, names in free_texts.FREE.items():
            if entity in ("Plan", "Laptop"):
                continue
            values = {}
            for one in fields(BY_NAME[entity]):
                if one.name not in ("id", "born"):
                    values[one.name] = _value(entity, one.name, str(one.type))
            for name in names:
                said = f"{entity} {name}"
                tuples = "Texts" in str(_type(entity, name)) or "tuple" in str(_type(entity, name))
                sheet = "Sheet" in str(_type(entity, name))
                values[name] = {"say": said} if sheet else (said,) if tuples else said
                expected.add(said)
            step.add(BY_NAME[entity](id=entity.lower().ljust(32, "0"), **values))
    listed = {said.text for said in last_look.texts(plan)}
    assert expected <= listed


def _type(entity: str, name: str) -> object:
    return next(one.type for one in fields(BY_NAME[entity]) if one.name == name)


def _value(entity: str, name: str, kind: str) -> object:
    """Something that fits a field which is not looked at."""
    if "None" in kind:
        return None
    if "Texts" in kind or "tuple" in kind:
        return ()
    if "Sheet" in kind:
        return {}
    if "bool" in kind:
        return False
    if kind in ("float", "int"):
        return 1
    to = re.search(r"Ref\(.(\w+).\)", kind)
    return to[1].lower().ljust(32, "0") if to else "housing" if name == "theme" else name


def test_marked_texts_come_first_then_hints_then_the_rest_and_private_notes_last(
    plan: OpenPlan,
) -> None:
    workshop = _workshop(plan)
    facilitate.write_note(plan, workshop, "Hablar más despacio")
    proposals.capture(plan, "Una cancha con luz", theme="housing")
    proposals.capture(plan, "Lo que pidió Yolanda en la mesa", theme="housing")
    proposals.capture(plan, PHONE, theme="housing", confirmed=True)
    with plan.step("proposal.edit") as step:  # a file of another hand: nobody confirmed it
        first = plan.all(Proposal)[0]
        step.change(first, detail="Mi cédula es CC 1.090.456.789")
    found = last_look.texts(plan)
    assert [one.rank for one in found] == sorted(one.rank for one in found)
    assert found[0].field == "detail"
    assert found[0].marks[0].kind == "id_document"
    assert found[1].hints[0].text == "Yolanda"
    assert found[2].confirmed
    assert found[-1].private
    assert found[-1].text == "Hablar más despacio"
    assert last_look.count(found) == {"marked": 1, "hint": 1, "all": len(found)}


def _workshop(plan: OpenPlan) -> Workshop:
    with plan.step("workshop.add") as step:
        return step.add(Workshop(id="9" * 32, number=1, title="Taller uno"))


def test_a_text_says_its_number_its_theme_and_where_it_was_said(plan: OpenPlan) -> None:
    workshop = _workshop(plan)
    with plan.step("table.add") as step:
        table = step.add(Table(id="8" * 32, workshop=workshop.id, name="Mesa Mango"))
    one = proposals.capture(
        plan, "Luz en la cancha", theme="health", workshop=workshop.id, table=table.id
    )
    other = proposals.capture(plan, "Luces en la cancha", theme="health")
    proposals.join_into_cluster(plan, [one, other], "Canchas con luz")
    said = _found(plan, "Luz en la cancha")
    assert (said.of, said.number, said.theme) == ("Proposal", "1", "health")
    assert said.around == "Taller uno · Mesa Mango"
    label = _found(plan, "Canchas con luz")
    assert (label.entity, label.number) == ("Cluster", "1")
    assert last_look.record(plan, label) == plan.all(Cluster)[0]


def test_what_was_first_said_is_listed_since_documents_show_it(plan: OpenPlan) -> None:
    one = proposals.capture(plan, PHONE, theme="housing", confirmed=True)
    proposals.edit(plan, one, text="Llamar a la junta")
    first = _found(plan, PHONE)
    assert first.first
    assert first.marks
    assert first.id == one.id
    assert not _found(plan, "Llamar a la junta").first


def test_the_directory_is_listed_and_not_marked(plan: OpenPlan) -> None:
    with plan.step("demo.load") as step:
        step.add(ServicePoint(id="7" * 32, kind="pao", name="PAO", phones=("3101234567",)))
    assert _found(plan, "3101234567").marks == ()


def test_searching_finds_words_without_accents_and_numbers_and_copies_of_a_text(
    plan: OpenPlan,
) -> None:
    one = proposals.capture(plan, "Alumbrar la vía", theme="housing")
    proposals.capture(plan, "Otra cosa", theme="housing")
    with plan.step("action.make") as step:
        step.add(Action(id="6" * 32, letter="", count=1, title=one.text, theme="housing"))
    found = last_look.texts(plan)
    assert {said.text for said in last_look.holding(found, "VIA alumbrar")} == {one.text}
    assert "Otra cosa" in {said.text for said in last_look.holding(found, "2")}
    assert last_look.holding(found, " ") == found
    (said,) = [one_ for one_ in found if one_.entity == "Proposal" and one_.text == one.text]
    assert [copy.entity for copy in last_look.same_words(found, said)] == ["Action"]


def test_thousands_of_texts_are_read_in_seconds(plan: OpenPlan) -> None:
    with plan.step("import.proposals") as step:
        for n in range(2000):
            step.add(Proposal(id=f"{n:032x}", letter="", count=n + 1,
                              text=f"Poner luz y sombra en la cancha número {n} del barrio",
                              theme="housing"))  # fmt: skip
    assert last_look.count(last_look.texts(plan))["all"] >= 2000
