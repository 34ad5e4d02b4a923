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

import os
import statistics
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import Qt  # noqa: E402
from PySide6.QtTest import QTest  # noqa: E402
from token_pace import Person  # noqa: E402

from tests.ui.vote import paper_typist  # noqa: E402
from workshop_app.domain.entity import new_id  # noqa: E402
from workshop_app.domain.places import Plan  # noqa: E402
from workshop_app.domain.rounds import VoteRound  # noqa: E402
from workshop_app.services import paper, proposals, results, rounds, votes  # noqa: E402
from workshop_app.services.open_plan import OpenPlan, new_file  # noqa: E402
from workshop_app.settings import Settings  # noqa: E402

SHEET = 2.0
"""Seconds to take up the next sheet."""
Key = Qt.Key
KEYS = {"|": Key.Key_Return, "b": Key.Key_B, "n": Key.Key_N}


def opened(path: Path, settings: Settings) -> OpenPlan:
    """A plan whose round is open."""
    plan = new_file(path, settings, Plan(id=new_id(), title="Ritmo", municipality="Ritmo"))
    themes = ("health", "housing", "education", "economy")
    made = [
        proposals.capture(plan, f"Propuesta {n}", theme=themes[n % 4])
        for n in range(paper_typist.OPTIONS)
    ]
    draft = rounds.draft(plan, "¿Qué es lo primero?", places=5, public_seed="mango 7",
                         people=paper_typist.PEOPLE)  # fmt: skip
    rounds.choose_options(plan, draft, [one.id for one in made])
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
        os.environ["CONVITE_HOME"] = home
        from workshop_app.app import window as app_window

        settings = Settings(laptop="1a" * 8, nickname="ritmo", letter="B")
        application = app_window.make_application()
        window = app_window.make_window(settings)
        window.resize(1366, 768)
        window.show()
        window.activateWindow()
        QTest.qWaitForWindowActive(window)
        plan = opened(Path(home) / "pace.convite", settings)
        window.show_plan(plan, "vote")
        application.processEvents()
        person = Person(application, window)
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
        window.close()


if __name__ == "__main__":
    main()
