"""What a coordinator does with officials' answers and decisions, with keys in the real window."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tests.ui import coordinator_plan
from tests.ui.assess.laptop import hand_over, take_back
from tests.ui.keyboard import CONTROL, focused, press, tab_to, write
from tests.ui.seen import seen
from workshop_app.domain.action_plan import Action
from workshop_app.domain.proposals import Comment
from workshop_app.domain.rounds import AssessmentRound, DecidingRound, Decision, Exclusion, Gate
from workshop_app.services import capacity, offices, prioritize
from workshop_app.services.open_plan import OpenPlan
from workshop_app.ui.prioritize.assess_typing import SheetTyping
from workshop_app.ui.prioritize.page import PrioritizePage
from workshop_app.ui.shell.window import MainWindow

KEY = Qt.Key
ACTIONS = 18
"""More than go in by themselves: the others are written."""
OPENS = "Un convenio con la Gobernación"


def do(name: str) -> None:
    """Go to a button by Tab and press it."""
    tab_to(name)
    press(KEY.Key_Return)


# -- officials ------------------------------------------------------------------------------------
def name_rounds(plan: OpenPlan) -> None:
    """The round that was shown decides, as it is proposed: Enter, Enter."""
    do("deciding rounds")
    press(KEY.Key_Return)
    assert [one.places for one in plan.all(DecidingRound)] == [coordinator_plan.PLACES]


def set_up_offices(plan: OpenPlan) -> None:
    tab_to("views")
    press(KEY.Key_Right)
    do("set up offices")
    press(KEY.Key_Return)
    press(KEY.Key_Escape)
    assert len(offices.offices(plan)) == 7


def first_round(window: MainWindow, qtbot: QtBot) -> None:
    """About all twenty: two officials on the laptop, the sheets of two more typed in."""
    do("assessment step")
    assert focused().objectName() == "pin"
    tab_to("Qué propuestas")
    press(KEY.Key_Right)
    screen = hand_over(window, qtbot)
    for official in range(2):
        press(KEY.Key_Return)
        press(KEY.Key_8)
        if not official:
            tab_to(screen.sheet.gates.rows["legal"].buttons["no"].accessibleName())
            press(KEY.Key_Space)
            write(OPENS)
            press(KEY.Key_Return)
        answer(
            screen, lambda at, official=official: f"4{at % 3 + 3}3{5 - at % 4}45{official + 3}34"
        )
    take_back(window, qtbot)
    type_sheets(window, qtbot)
    close_round()


def answer(screen: QWidget, digits: Callable[[int], str]) -> None:
    """Nine digits and Enter for each that is asked, until the screen is covered again."""
    at = 0
    while not screen.covered:  # type: ignore[attr-defined]
        write(digits(at))
        press(KEY.Key_Return)
        at += 1
    assert at in (coordinator_plan.MANY, coordinator_plan.MANY - 1)


def type_sheets(window: MainWindow, qtbot: QtBot) -> None:
    tab_to("ways")
    press(KEY.Key_Right)
    do("assessment step")
    desk = window.findChild(SheetTyping)
    assert isinstance(desk, SheetTyping)
    tab_to("office of the sheet")
    press(KEY.Key_End)
    for sheet in range(2):
        tab_to("sheet grid")
        for at in range(coordinator_plan.MANY):
            write(f"{3 + sheet}4{at % 2 + 3}4{at % 3 + 2}4333")
        press(KEY.Key_Return)
        qtbot.waitUntil(lambda sheet=sheet: desk.kept == sheet + 1)
    press(KEY.Key_Escape)


def close_round() -> None:
    do("close assessment")
    press(KEY.Key_Return)


def between_and_second_round(window: MainWindow, plan: OpenPlan, qtbot: QtBot) -> None:
    """A reason is noted; three of four come back and answer two: the others stand as they stood."""
    (first,) = plan.all(AssessmentRound)
    assert first.state == "closed"
    before = capacity.capacities(plan)
    assert len(before) == coordinator_plan.MANY
    (gate,) = plan.all(Gate, answer="no")
    assert gate.would_open == OPENS
    do("note the reasons")
    write("El convenio nuevo trae gente")
    press(KEY.Key_Return)
    press(KEY.Key_Escape)
    assert [one.text for one in plan.all(Comment)] == ["El convenio nuevo trae gente"]
    do("assessment step")
    hand_over(window, qtbot)
    for _ in range(3):
        press(KEY.Key_Return)
        press(KEY.Key_8)
        for _ in range(3):
            write("555555555")
            press(KEY.Key_Return)
        press(KEY.Key_L, CONTROL)
    take_back(window, qtbot)
    close_round()
    assert [one.state for one in plan.all(AssessmentRound)] == ["closed", "closed"]
    after = capacity.capacities(plan)
    changed = [id for id, one in after.items() if one.last.capacity != before[id].last.capacity]
    assert [after[id].last.capacity for id in changed] == [5, 5], "not the one whose gate is closed"


# -- what goes in ---------------------------------------------------------------------------------
def page_of(window: MainWindow) -> PrioritizePage:
    assert isinstance(window.page, PrioritizePage)
    return window.page


def pick(window: MainWindow, number: str) -> None:
    """With arrows in the list to the proposal with this number."""
    wanted = next(one for one in prioritize.listed(window.plan) if one.priority.number == number)
    tab_to("ranked list")
    press(KEY.Key_Home)
    for _ in range(coordinator_plan.MANY):
        if page_of(window).priorities.current == wanted.proposal.id:
            return
        press(KEY.Key_Down)
    raise AssertionError(f"{number} is not in the list")


def change_a_threshold(window: MainWindow, plan: OpenPlan, qtbot: QtBot) -> None:
    tab_to("views")
    press(KEY.Key_Left)
    tab_to("thresholds")
    press(KEY.Key_Space)
    press(KEY.Key_Left)
    cuts = page_of(window).priorities.cuts
    qtbot.waitUntil(lambda: cuts.keep.isEnabled() and "zona" in cuts.effect.text())
    press(KEY.Key_Return)
    assert plan.plan.capacity_at_least == "17/5"


def decide(window: MainWindow, plan: OpenPlan) -> None:
    """Two that exclude each other, one of them waits; a part of a cost; a reason for all that is
    left."""
    first, second = numbers_in(plan)[:2]
    pick(window, first)
    tab_to("excludes another")
    press(KEY.Key_Space)
    write(second)
    press(KEY.Key_Return)
    write("Están en el mismo lote")
    press(KEY.Key_Return)
    assert [one.reason for one in plan.all(Exclusion)] == ["Están en el mismo lote"]
    pick(window, second)
    tab_to("outcome")
    press(KEY.Key_Left)
    give_reason("Va después, en el mismo lote")
    while waiting(plan):
        pick(window, waiting(plan)[0])
        give_reason("Se mira el otro año")
    for number in numbers_in(plan)[-2:]:
        pick(window, number)
        tab_to("outcome")
        press(KEY.Key_Right)
        press(KEY.Key_Right)
        give_reason("No es del municipio")
    part = next(
        one for one in prioritize.listed(plan) if one.state == "in" and one.decision is None
    )
    pick(window, part.priority.number)
    tab_to("part of the cost")
    write("10000000")
    press(KEY.Key_Return)
    outcomes = {one.outcome for one in plan.all(Decision)}
    assert outcomes == {"in", "waits", "out"}
    assert [one.part for one in plan.all(Decision) if one.part] == [10_000_000]
    assert all(one.reason for one in plan.all(Decision) if one.outcome != "in")


def numbers_in(plan: OpenPlan) -> list[str]:
    return [one.priority.number for one in prioritize.listed(plan) if one.state == "in"]


def waiting(plan: OpenPlan) -> list[str]:
    return [one.priority.number for one in prioritize.listed(plan) if one.state == "to_decide"]


def give_reason(text: str) -> None:
    tab_to("reason")
    press(KEY.Key_A, CONTROL)
    write(text)
    press(KEY.Key_Return)


def balance_and_pass(window: MainWindow, plan: OpenPlan) -> None:
    tab_to("balance")
    press(KEY.Key_Space)
    panel = window.findChild(QWidget, "balance panel")
    assert panel is not None
    assert "Oportunidades económicas" in seen(panel)
    assert f"{len(numbers_in(plan))} entran" in seen(panel)
    press(KEY.Key_Escape)
    going = len(numbers_in(plan))
    do("pass to plan")
    assert window.places.key == "action_plan"
    assert plan.count(Action) == going < ACTIONS
