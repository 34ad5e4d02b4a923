"""Twenty-four paper ballots of five dots typed in twice, at a person's pace, with ten mistakes.

    python benchmarks/paper_pace.py

A script presses the keys in the real window, drawn without a screen: the first entry, the second
blind one by another person, then every ballot that differs once more. The two make ten mistakes
between them: digits the wrong way round, a mark missed, a mark doubled, a void ballot missed …
(``tests/ui/vote/paper_typist.py``). The time is reckoned: a key, and taking up a sheet (goal: both
entries in 10 minutes, 10 of 10 found). Measured beside it: from the Enter that ends a ballot until
the window is idle again, with the ballot on disk.
"""

from __future__ import annotations

import statistics
import tempfile
from pathlib import Path

from person import Person, plan_with, seated
from PySide6.QtCore import Qt

from tests.ui.vote import paper_typist
from workshop_app.domain.rounds import VoteRound
from workshop_app.services import paper, results, rounds, votes
from workshop_app.services.open_plan import OpenPlan
from workshop_app.settings import Settings

SHEET = 2.0
"""Seconds to take up the next sheet."""
Key = Qt.Key
KEYS = {"|": Key.Key_Return, "b": Key.Key_B, "n": Key.Key_N}


def opened(path: Path, settings: Settings) -> OpenPlan:
    """A plan whose round is open."""
    plan, made = plan_with(path, settings, paper_typist.OPTIONS)
    draft = rounds.draft(plan, "¿Qué es lo primero?", places=5, public_seed="mango 7",
                         people=paper_typist.PEOPLE)  # fmt: skip
    rounds.choose_options(plan, draft, made)
    votes.open_round(plan, plan.one(VoteRound, draft.id))
    return plan


def type_sheet(person: Person, sheet: str) -> None:
    """Take up a sheet and type it in."""
    person.look(SHEET)
    for key in paper_typist.keys_of(sheet):
        took = person.press(KEYS.get(key) or Key(ord(key)))
    person.waits.append(took)


def held(person: Person, plan: OpenPlan) -> dict[str, float]:
    """Both entries and what differs; seconds of a person by part."""
    parts: dict[str, float] = {}
    round = plan.all(VoteRound)[-1]

    def part(name: str) -> None:
        parts[name] = person.seconds - sum(parts.values())

    person.press(Key.Key_Return)
    for sheet in paper_typist.as_typed(1):
        type_sheet(person, sheet)
    part("first entry")
    person.press(Key.Key_S)
    person.press(Key.Key_Return)
    for sheet in paper_typist.as_typed(2):
        type_sheet(person, sheet)
    part("second entry, blind")
    found = [one.place for one in paper.entries(plan, round).mismatches]
    if found != [one.place for one in paper_typist.PLANTED]:
        raise RuntimeError(f"the ballots {found} differ")
    sheets = paper_typist.on_paper()
    for place in found:
        person.press(Key.Key_R)
        person.look(SHEET)
        type_sheet(person, sheets[place - 1])
    part(f"{len(found)} ballots looked at again")
    return parts


def main() -> None:
    with tempfile.TemporaryDirectory() as home:
        person, plan = seated(home, opened)
        parts = held(person, plan)
        closed = votes.close_round(plan, plan.all(VoteRound)[-1])
        counted = results.result(plan, votes.show_result(plan, closed))
        if {one.label: one.total for one in counted.totals} != paper_typist.sums():
            raise RuntimeError("the result is not what lay in the pile")
        for name, seconds in parts.items():
            print(f"  {name:<34} {seconds / 60:5.1f} min")
        both = parts["first entry"] + parts["second entry, blind"]
        print(f"  {'both entries':<34} {both / 60:5.1f} min   goal 10   {person.keys} keys in all")
        print(f"  {'mistakes found':<34} {len(paper_typist.PLANTED):>5} of 10")
        print(f"  Enter that ends a ballot to idle   median {statistics.median(person.waits):.0f} ms,"
              f" worst {max(person.waits):.0f} ms")  # fmt: skip
        person.window.close()


if __name__ == "__main__":
    main()
