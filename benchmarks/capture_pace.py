"""From the Enter key to the visible card, and how smoothly one types while similar ones are sought.

    python benchmarks/capture_pace.py [CAPTURES]

A window of 1366×768, drawn without a screen, shows the board of a plan of 5,000 proposals. Lines
are typed key by key, faster than a person types (30 ms a key), with a rest in which the similar
ones are found and shown; then Enter. Measured: from each Enter until the new card was painted
(goal: 50 ms for 95 of 100); from each letter until the window is idle again; and the longest time
between two turns of the event loop while typing, with the processor time that the window's own
thread took in its longest turn, which other programs on the machine do not change.
"""

from __future__ import annotations

import os
import random
import statistics
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "benchmarks")]
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from board_scroll import Pauses, Took, clocks, since  # noqa: E402
from PySide6.QtCore import QEvent, QObject, Qt  # noqa: E402
from PySide6.QtTest import QTest  # noqa: E402
from PySide6.QtWidgets import QApplication  # noqa: E402
from similar import generated  # noqa: E402

from workshop_app.domain.entity import THEMES, new_id  # noqa: E402
from workshop_app.domain.places import Plan  # noqa: E402
from workshop_app.domain.proposals import Proposal  # noqa: E402
from workshop_app.services.open_plan import OpenPlan, new_file  # noqa: E402
from workshop_app.settings import Settings  # noqa: E402
from workshop_app.text import plain  # noqa: E402
from workshop_app.ui.proposals.lane_view import LaneView  # noqa: E402
from workshop_app.ui.proposals.page import ProposalsPage  # noqa: E402

PROPOSALS, CAPTURES = 5_000, 40
PACE, REST = 0.03, 0.5
"""Seconds between keys, and before Enter."""


class Seen(QObject):
    """Hears what is painted: ``at`` is when the card of ``waited`` was, in seconds, or 0."""

    def __init__(self, page: ProposalsPage) -> None:
        super().__init__()
        self._page, self.waited, self.at, self._due = page, "", 0.0, False
        page.line.captured.connect(self._wait)
        QApplication.instance().installEventFilter(self)  # type: ignore[union-attr]

    def _wait(self, _number: str, id: str) -> None:
        self.waited, self.at = id, 0.0

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Called before the paint; ``tick`` after the turn in which it was done notes the time."""
        if event.type() == QEvent.Type.Paint and self.waited and not self.at:
            view = watched.parent()
            if isinstance(view, LaneView) and watched is view.viewport():
                row = view.model().find(self.waited)
                where = view.visualRect(view.model().index(row, 0)) if row >= 0 else None
                self._due |= where is not None and where.intersects(view.viewport().rect())
        return False

    def tick(self) -> None:
        if self._due and not self.at:
            self.at, self._due = time.perf_counter(), False


def make(path: Path, settings: Settings, texts: list[str]) -> OpenPlan:
    chance = random.Random(1)
    plan = new_file(path, settings, Plan(id=new_id(), title="Pace", municipality="Pace"))
    with plan.step("import.proposals") as step:
        for count, text in enumerate(texts, 1):
            theme = chance.choice(THEMES)
            step.add(Proposal(id=new_id(), letter="", count=count, text=text, theme=theme))
    return plan


def run(application: QApplication, seconds: float) -> None:
    """Let the window live; between its turns other programs may, as in a room."""
    end = time.perf_counter() + seconds
    while time.perf_counter() < end:
        application.processEvents()
        time.sleep(0.0005)


def captured(
    application: QApplication, page: ProposalsPage, text: str, seen: Seen, letters: list[float]
) -> tuple[Took, list[Took]]:
    """From Enter to the painted card, and the pauses while the line was typed."""
    pauses = Pauses()
    pauses.start()
    for letter in text:
        began = time.perf_counter()
        QTest.keyClick(page.line.edit, letter)
        application.processEvents()
        letters.append((time.perf_counter() - began) * 1000)
        run(application, PACE)
    run(application, REST)
    took = pauses.stop()
    seen.waited = ""
    began = clocks()
    QTest.keyClick(page.line.edit, Qt.Key.Key_Return)
    while not seen.at or not seen.waited:
        application.processEvents()
        seen.tick()
        if since(began)[0] > 5000:
            raise RuntimeError("the card did not appear")
    return since(began), took


def typable(text: str) -> str:
    """``text`` in the letters that a test keyboard has."""
    return "".join(letter for letter in plain(text) if letter.isascii())


def say(what: str, figures: list[float], goal: str = "") -> None:
    print(
        f"  {what:<34} median {statistics.median(figures):6.1f}   95 of 100 under "
        f"{statistics.quantiles(figures, n=20)[-1]:6.1f}   worst {max(figures):6.1f} ms"
        f"{f'   goal {goal}' if goal else ''}"
    )


def measure(application: QApplication, page: ProposalsPage, texts: list[str]) -> None:
    seen, letters = Seen(page), list[float]()
    cards, pauses, saves = list[Took](), list[Took](), list[float]()
    for text in texts:
        page.line.edit.setFocus()
        card, took = captured(application, page, text, seen, letters)
        cards.append(card)
        saves.append(page.plan.last_save * 1000)
        pauses += took
        run(application, 0.2)
    print(f"{len(texts)} captures of {sum(map(len, texts))} letters at {PROPOSALS:,} proposals")
    say("Enter to the painted card", [clock for clock, _ in cards], "95 of 100 under 50 ms")
    say("  of it the window's own thread", [own for _, own in cards])
    say("  of it saving on the disk", saves)
    say("  without saving", [card[0] - save for card, save in zip(cards, saves, strict=True)])
    say("a letter to the painted line", letters, "16 ms")
    worst = max(pauses)
    own = max(own for _, own in pauses)
    print(f"  longest pause while typing {worst[0]:.1f} ms (own thread at most {own:.1f} ms)"
          "   goal 100 ms, never a stutter")  # fmt: skip


def main() -> None:
    from workshop_app import settings as own_settings
    from workshop_app.app import window as app_window
    from workshop_app.app.collecting import Collecting

    captures = int(sys.argv[1]) if sys.argv[1:] else CAPTURES
    sys.setswitchinterval(app_window.GIVE_WAY)
    with tempfile.TemporaryDirectory() as folder:
        os.environ["CONVITE_HOME"] = str(Path(folder) / "home")
        settings = Settings(laptop="1a" * 8, nickname="colibrí 12", letter="B")
        own_settings.save(settings)
        application = app_window.make_application()
        texts = generated(PROPOSALS + captures)
        plan = make(Path(folder) / "pace.convite", settings, texts[:PROPOSALS])
        window = app_window.make_window(settings)
        window.resize(1366, 768)
        window.show()
        Collecting(window)
        window.show_plan(plan, "proposals")
        run(application, 2.0)
        page = window.page
        assert isinstance(page, ProposalsPage)
        measure(application, page, [typable(text) for text in texts[PROPOSALS:]])
        window.close()


if __name__ == "__main__":
    main()
