"""Six capacity sheets of twelve proposals and nine criteria typed in at a person's pace, until the
spread is shown.

    python benchmarks/assess_pace.py

A script presses the keys in the real window, drawn without a screen: open the round, go to the
sheets, type six of them (figures, some boxes left empty, one gate on each), close the round, see
where answers are far apart. The time is reckoned: a key, reading a row of the paper, taking up a
sheet (goal: 12 minutes). The same sheets again with offices, each with its own criteria only.
Measured beside it: from the key that ends a sheet until the next one may be typed, and its answers are
on their way to the disk.
"""

from __future__ import annotations

import random
import statistics
import tempfile
from pathlib import Path

from person import Person, plan_with, seated
from PySide6.QtCore import Qt

from workshop_app.domain.capacity import CRITERIA
from workshop_app.services import assessing, capacity, offices, prioritize
from workshop_app.services.open_plan import OpenPlan
from workshop_app.settings import Settings
from workshop_app.ui.prioritize.assess_typing import SheetTyping

SHEETS, PROPOSALS = 6, 12
SHEET, ROW = 4.0, 1.2
"""Seconds to take up the next sheet, and to find and read a row of it."""
Key = Qt.Key


def plan_of(path: Path, settings: Settings) -> OpenPlan:
    """Twelve proposals; nothing was voted on, so all are asked about."""
    return plan_with(path, settings, PROPOSALS)[0]


def plan_with_offices(path: Path, settings: Settings) -> OpenPlan:
    """The same with the usual offices."""
    plan = plan_of(path, settings)
    offices.suggest(plan, [(one.name, one.criteria) for one in offices.SUGGESTED])
    return plan


def on_paper(seed: int, columns: int) -> list[str]:
    """The rows of a sheet as keys: a figure, or a space for a box that is empty."""
    drawn = random.Random(seed)
    return ["".join(drawn.choice("1234455 ") for _ in range(columns)) for _ in range(PROPOSALS)]


def type_sheet(person: Person, rows: list[str], gate: int) -> None:
    """Take up a sheet, type it row by row, and keep it."""
    person.look(SHEET)
    for at, row in enumerate(rows):
        person.look(ROW)
        if at == gate:
            person.press(Key.Key_Slash)
        for sign in row:
            person.press(Key.Key_Space if sign == " " else Key(ord(sign)))
    person.waits.append(person.press(Key.Key_Return))


def held(person: Person, plan: OpenPlan, *, by_office: bool) -> None:
    """From the page of priorities to the spread."""
    person.window.go("prioritize", view="assessment")  # type: ignore[attr-defined]
    page = person.window.page  # type: ignore[attr-defined]
    person.look()
    page.setFocus()
    person.tab_to("assessment step")
    person.press(Key.Key_Return)
    person.tab_to("ways")
    person.press(Key.Key_Right)
    person.tab_to("assessment step")
    person.press(Key.Key_Return)
    for sheet in range(SHEETS):
        columns = len(CRITERIA)
        if by_office:
            if sheet:  # the next office of the list
                person.tab_to("office of the sheet")
                person.press(Key.Key_Down)
                person.tab_to("sheet grid")
            columns = len(offices.asked(offices.offices(plan)[sheet]))
        type_sheet(person, on_paper(sheet, columns), sheet)
    desk = person.window.findChild(SheetTyping)
    while desk.kept < SHEETS:
        person.application.processEvents()
    person.press(Key.Key_Escape)
    person.tab_to("close assessment")
    person.press(Key.Key_Return)
    person.look()
    person.press(Key.Key_Return)
    person.look()
    told = assessing.apart(plan, prioritize.listed(plan))
    shown = page.desk.distances
    if len(told) != PROPOSALS or shown is None or not shown.isVisible():
        raise RuntimeError("the spread is not shown")


def measured(name: str, made: object, *, by_office: bool) -> None:
    """One run, told in a line."""
    with tempfile.TemporaryDirectory() as home:
        person, plan = seated(home, made)  # type: ignore[arg-type]
        held(person, plan, by_office=by_office)
        judged = capacity.capacities(plan)
        answers = sum(a.numeric for one in judged.values() for a in one.last.criteria.values())
        print(f"  {name:<34} {person.seconds / 60:5.1f} min   goal 12   {person.keys} keys,"
              f" {answers} figures")  # fmt: skip
        print(f"  {'Enter that keeps a sheet to idle':<34} median {statistics.median(person.waits):.0f}"
              f" ms, worst {max(person.waits):.0f} ms")  # fmt: skip
        person.window.close()


def main() -> None:
    measured("six sheets of 12 x 9, to the spread", plan_of, by_office=False)
    measured("six offices with their criteria", plan_with_offices, by_office=True)


if __name__ == "__main__":
    main()
