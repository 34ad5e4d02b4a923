"""The script says what the pack says, in the language asked for, and what comes after."""

from __future__ import annotations

from datetime import datetime

import pytest

from workshop_app.domain.meetings import Workshop
from workshop_app.services import agenda, content, facilitate, prepare, script
from workshop_app.services.open_plan import OpenPlan

NINE = datetime(2026, 3, 14, 9, 0)


@pytest.fixture
def workshop(plan: OpenPlan) -> Workshop:
    made = prepare.add_workshop(plan, "Taller 1")
    agenda.start_from(plan, made, "community-3h")
    return plan.one(Workshop, made.id)


def at(plan: OpenPlan, workshop: Workshop, part: int, step: int) -> facilitate.Standing:
    standing = facilitate.standing(plan, workshop)
    assert standing is not None
    facilitate.go_to(plan, standing, part, step, NINE)
    moved = facilitate.standing(plan, workshop)
    assert moved is not None
    return moved


def test_the_step_says_what_to_say_and_what_to_do(plan: OpenPlan, workshop: Workshop) -> None:
    told = script.now(at(plan, workshop, 4, 0), "es")
    assert told.title == "De a una, de a dos, de a cuatro y en ronda"
    assert told.room == "En silencio: una cosa que se puede hacer"
    assert told.say.replace("**", "")
    assert all(line[0].isupper() or line[0] in "¿¡«" for line in told.do)
    assert told.never_ask == ("Nunca pregunte de quién fue la idea. La propuesta es del grupo.",)
    assert set(told.prompts) == {"housing", "public_space", "education", "health", "economy"}
    assert script.now(at(plan, workshop, 4, 0), "en").room.startswith("In silence")


def test_a_step_without_a_line_keeps_the_former_one(plan: OpenPlan, workshop: Workshop) -> None:
    former = script.now(at(plan, workshop, 0, 3), "es").room
    assert script.now(at(plan, workshop, 0, 4), "es").room == former


def test_a_break_has_a_title_and_nothing_to_say(plan: OpenPlan, workshop: Workshop) -> None:
    told = script.now(at(plan, workshop, 3, 0), "es")
    assert (told.title, told.say, told.do) == ("Refrigerio compartido", "", ())


def test_what_comes_after_is_the_rest_of_the_part_and_then_whole_parts(
    plan: OpenPlan, workshop: Workshop
) -> None:
    standing = at(plan, workshop, 4, 3)
    first, second, *_ = script.coming(standing, "es")
    assert (first.at, first.step, first.label) == (4, 4, "¿Qué nos falta?")
    assert (second.at, second.label, second.minutes) == (5, "Armamos racimos", 20)
    assert list(script.coming(at(plan, workshop, 7, 4), "es")) == []


def test_the_line_for_the_room_is_bold_where_it_is_said(plan: OpenPlan, workshop: Workshop) -> None:
    bold = script.now(at(plan, workshop, 6, 2), "es")
    assert "**las bolsas están vacías.**" in bold.say


def test_what_to_do_is_split_into_whole_sentences(plan: OpenPlan) -> None:
    workshop = prepare.add_workshop(plan, "Todo")
    for exercise in content.exercises():
        agenda.add(plan, workshop, exercise)
    standing = facilitate.standing(plan, workshop)
    assert standing is not None
    for part, row in enumerate(standing.parts):
        assert row.pack is not None
        told = script.now(at(plan, workshop, part, 0), "es")
        assert " ".join(told.do) == row.pack.steps[0].do["es"]
        assert all(line[-1] in ".!?»" for line in told.do)
