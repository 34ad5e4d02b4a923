"""A round with tokens in a room of 24, from opening it to the shown result, at a person's pace.

    python benchmarks/token_pace.py

Eight options, four tables, two counts of every bag, two bags counted differently and counted once
more. A script presses the keys in the real window, drawn without a screen; the time is reckoned:
a key, a look at each new thing on the screen, the counting of a bag, and the voting itself, the
tables at the same time and the people of a table one after the other (goal: 20 minutes in all).
Measured beside it: from the Enter after a count until the window is idle again.
"""

from __future__ import annotations

import os
import random
import statistics
import sys
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import Qt  # noqa: E402
from PySide6.QtTest import QTest  # noqa: E402
from PySide6.QtWidgets import QApplication, QWidget  # noqa: E402

from workshop_app.domain.entity import new_id  # noqa: E402
from workshop_app.domain.places import Plan  # noqa: E402
from workshop_app.domain.rounds import VoteRound  # noqa: E402
from workshop_app.services import proposals, results, rounds  # noqa: E402
from workshop_app.services.open_plan import OpenPlan, new_file  # noqa: E402
from workshop_app.settings import Settings  # noqa: E402

KEY, LOOK, BAG, VOTER = 0.28, 1.0, 5.0, 40.0
"""Seconds: a key, a look, counting a bag aloud, one person putting five tokens in secret."""
OPTIONS, TABLES, PEOPLE = 8, 4, 6
Key = Qt.Key


@dataclass
class Person:
    """Somebody at the laptop: presses keys and takes time."""

    application: QApplication
    window: QWidget
    seconds: float = 0.0
    keys: int = 0
    waits: list[float] = field(default_factory=list)

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier | None = None) -> float:
        """One key to whatever has the keyboard; milliseconds until the window is idle."""
        where = self._keyboard()
        began = time.perf_counter()
        QTest.keyClick(where, key, modifier or Qt.KeyboardModifier.NoModifier)
        self.application.processEvents()
        self.keys += 1
        self.seconds += KEY
        return (time.perf_counter() - began) * 1000

    def _keyboard(self) -> QWidget:
        """What has the keyboard in the window, also while no window is the active one."""
        self.application.processEvents()
        where = self.application.focusWidget() or self.window.focusWidget()
        if where is None:
            raise RuntimeError("nothing has the keyboard")
        return where

    def look(self, seconds: float = LOOK) -> None:
        """A look at the screen, or as long as something takes."""
        self.seconds += seconds

    def count(self, total: int) -> None:
        """Count a bag and type it in."""
        self.look(BAG)
        self.look()
        for digit in str(total):
            self.press(Key(ord(digit)))
        self.waits.append(self.press(Key.Key_Return))

    def tab_to(self, name: str) -> None:
        """Tab until ``name`` has the keyboard."""
        for _ in range(60):
            if self._keyboard().objectName() == name:
                return
            self.press(Key.Key_Tab)
        raise RuntimeError(f"Tab does not reach {name}")


def prepared(path: Path, settings: Settings) -> OpenPlan:
    """A plan whose round lacks only its opening."""
    plan = new_file(path, settings, Plan(id=new_id(), title="Ritmo", municipality="Ritmo"))
    themes = ("health", "housing", "education", "economy")
    made = [proposals.capture(plan, f"Propuesta {n}", theme=themes[n % 4]) for n in range(OPTIONS)]
    round = rounds.draft(plan, "¿Qué es lo primero?", places=3, public_seed="mango 7",
                         channels=("tokens",))  # fmt: skip
    rounds.choose_options(plan, round, [one.id for one in made])
    groups = [(f"Mesa {n + 1}", PEOPLE) for n in range(TABLES)]
    rounds.set_groups(plan, plan.one(VoteRound, round.id), "tables", groups)
    return plan


def totals(chance: random.Random) -> list[int]:
    """What lies in every bag, table by table: each person put five tokens, two at most in one."""
    found = []
    for _ in range(TABLES):
        bags = [0] * OPTIONS
        for _ in range(PEOPLE):
            for at in chance.sample(range(OPTIONS), 5):
                bags[at] += 1
        found += bags
    return found


def held(person: Person, found: list[int], miscounted: dict[int, int]) -> dict[str, float]:
    """The whole round; seconds of a person by part."""
    parts: dict[str, float] = {}

    def part(name: str) -> None:
        parts[name] = person.seconds - sum(parts.values())

    person.press(Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    person.look(5)
    person.press(Key.Key_Return)
    part("opening")
    person.look(PEOPLE * VOTER)
    part("voting, tables at the same time")
    for _ in range(TABLES):
        person.look()
        person.press(Key.Key_Return)
    part("how many voted")
    for total in found:
        person.count(total)
    part("first count")
    person.look(3)
    person.press(Key.Key_Return)
    for at, total in enumerate(found):
        person.count(miscounted.get(at, total))
    part("second count")
    for at in miscounted:
        person.look(3)
        person.press(Key.Key_Return)
        person.count(found[at])
    part("what differed")
    person.look(3)
    person.tab_to("close the vote")
    person.press(Key.Key_Return)
    person.look(5)
    person.press(Key.Key_Return)
    person.look(3)
    person.press(Key.Key_Return)
    part("closing and showing")
    return parts


def main() -> None:
    with tempfile.TemporaryDirectory() as home:
        os.environ["CONVITE_HOME"] = home
        from workshop_app.app import window as app_window

        settings = Settings(laptop="1a" * 8, nickname="ritmo", letter="B")
        application = app_window.make_application()
        window = app_window.make_window(settings)
        window.resize(1366, 768)
        window.show()
        window.activateWindow()
        plan = prepared(Path(home) / "pace.convite", settings)
        window.show_plan(plan, "vote")
        application.processEvents()
        person, found = Person(application, window), totals(random.Random(5))
        parts = held(person, found, {9: found[9] + 1, 20: found[20] + 2})
        round = plan.all(VoteRound)[-1]
        sums = [sum(found[at::OPTIONS]) for at in range(OPTIONS)]
        told = [one.total for one in results.result(plan, round).totals]
        if told != sums:
            raise RuntimeError(f"the result is {told}, in the bags lay {sums}")
        for name, seconds in parts.items():
            print(f"  {name:<34} {seconds / 60:5.1f} min")
        print(
            f"  {'in all':<34} {sum(parts.values()) / 60:5.1f} min   goal 20   {person.keys} keys"
        )
        print(f"  Enter after a count to idle        median {statistics.median(person.waits):.0f} ms,"
              f" worst {max(person.waits):.0f} ms")  # fmt: skip
        window.close()


if __name__ == "__main__":
    main()
