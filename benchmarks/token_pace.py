"""A round with tokens in a room of 24, from opening it to the shown result, at a person's pace.

    python benchmarks/token_pace.py

Eight options, four tables, two counts of every bag, two bags counted differently and counted once
more. A script presses the keys in the real window, drawn without a screen; the time is reckoned:
a key, a look at each new thing on the screen, the counting of a bag, and the voting itself, the
tables at the same time and the people of a table one after the other (goal: 20 minutes in all).
Measured beside it: from the Enter after a count until the window is idle again.
"""

from __future__ import annotations

import random
import statistics
import tempfile
from pathlib import Path

from person import Person, plan_with, seated
from PySide6.QtCore import Qt

from workshop_app.domain.rounds import VoteRound
from workshop_app.services import results, rounds
from workshop_app.services.open_plan import OpenPlan
from workshop_app.settings import Settings

BAG, VOTER = 5.0, 40.0
"""Seconds: counting a bag aloud, one person putting five tokens in secret."""
OPTIONS, TABLES, PEOPLE = 8, 4, 6
Key = Qt.Key


def count(person: Person, total: int) -> None:
    """Count a bag and type it in."""
    person.look(BAG)
    person.look()
    for digit in str(total):
        person.press(Key(ord(digit)))
    person.waits.append(person.press(Key.Key_Return))


def prepared(path: Path, settings: Settings) -> OpenPlan:
    """A plan whose round lacks only its opening."""
    plan, made = plan_with(path, settings, OPTIONS)
    round = rounds.draft(plan, "¿Qué es lo primero?", places=3, public_seed="mango 7",
                         channels=("tokens",))  # fmt: skip
    rounds.choose_options(plan, round, made)
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
        count(person, total)
    part("first count")
    person.look(3)
    person.press(Key.Key_Return)
    for at, total in enumerate(found):
        count(person, miscounted.get(at, total))
    part("second count")
    for at in miscounted:
        person.look(3)
        person.press(Key.Key_Return)
        count(person, found[at])
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
        person, plan = seated(home, prepared)
        found = totals(random.Random(5))
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
        person.window.close()


if __name__ == "__main__":
    main()
