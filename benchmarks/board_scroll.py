"""How smoothly the board opens, scrolls, is searched and grows: pauses of the window, in ms.

    python benchmarks/board_scroll.py [PROPOSALS …]

For each size (500 and 5,000 by default) a plan is made in a temporary folder, the window is shown,
the board opened (for the second time: the first one also loads its code) and all its columns
scrolled a pixel, a card, a page and far at a time. A pause is the
time from one turn of the event loop to the next while something is to be done; in brackets stands
the processor time that the window's own thread took for its longest, which other programs on the
machine do not change. Goals: 500 scroll at 60 frames a second (no pause over 16.7 ms), 5,000 open
and scroll with no pause over 50 ms. Then words are typed into the search letter by letter, with
typing errors and numbers among them, cards are shown in every size and scrolled in the largest, and
all cards of a column are chosen: each until it is painted. Goals: no pause over 100 ms; finding what
was typed (without painting) in 10 ms.
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
sys.path.insert(0, str(ROOT))
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QCoreApplication, QTimer  # noqa: E402

from workshop_app.domain.entity import THEMES, new_id  # noqa: E402
from workshop_app.domain.places import Plan  # noqa: E402
from workshop_app.domain.proposals import Proposal  # noqa: E402
from workshop_app.services.open_plan import OpenPlan, new_file  # noqa: E402
from workshop_app.settings import Settings  # noqa: E402
from workshop_app.ui.proposals.columns import ZOOMS  # noqa: E402
from workshop_app.ui.proposals.lane_view import LaneView  # noqa: E402
from workshop_app.ui.proposals.page import ProposalsPage  # noqa: E402

WORDS = (  # noqa: SIM905
    "arreglar techos mojan parte alta banco materiales pisos lluvias jornada títulos predios "
    "abogado gratuito parque infantil sombra escuela escalera baranda vía principal alumbrado "
    "poda cancha noche brigada mensual vacunación salud mental feria quincenal cuidado niños"
).split()
STEPS = 200
TYPED = ("techos", "tehcos rotos", "escaelra", "B17", "170", "18 bis", "vacunacion niños")
"""What is looked for, letter by letter."""


Took = tuple[float, float]
"""Milliseconds by the clock, and of the thread's processor time."""


def clocks() -> Took:
    return time.perf_counter() * 1000, time.thread_time() * 1000


def since(start: Took) -> Took:
    now = clocks()
    return now[0] - start[0], now[1] - start[1]


class Pauses:
    """Times from one turn of the event loop to the next."""

    def __init__(self) -> None:
        self._pauses: list[Took] = []
        self._last = clocks()
        self._timer = QTimer(interval=0)
        self._timer.timeout.connect(self._turn)

    def _turn(self) -> None:
        self._pauses.append(since(self._last))
        self._last = clocks()

    def start(self) -> None:
        self._pauses = []
        self._last = clocks()
        self._timer.start()

    def stop(self) -> list[Took]:
        """All of them."""
        self._timer.stop()
        return self._pauses


def run(application: QCoreApplication, seconds: float) -> None:
    end = time.perf_counter() + seconds
    while time.perf_counter() < end:
        application.processEvents()


def make(path: Path, count: int, settings: Settings) -> OpenPlan:
    """A plan with ``count`` proposals of 4 to 16 words."""
    chance = random.Random(1)
    plan = new_file(path, settings, Plan(id=new_id(), title="Board", municipality="Board"))
    with plan.step("import.proposals") as step:
        for number in range(1, count + 1):
            said = [chance.choice(WORDS) for _ in range(chance.randint(4, 16))]
            if not number % 2:
                said[-1] += chance.choice("aeiou") + chance.choice(WORDS)[:5]  # words few have
            text = " ".join(said)
            theme = chance.choice(THEMES)
            step.add(Proposal(id=new_id(), letter="", count=number, text=text, theme=theme))
    return plan


def opened(application: QCoreApplication, window: object, count: int) -> tuple[list[Took], float]:
    """The pauses while the board opens, and how long until its cards are there (ms)."""
    pauses = Pauses()
    start = time.perf_counter()
    pauses.start()
    window.go("proposals")  # type: ignore[attr-defined]
    page = window.page  # type: ignore[attr-defined]
    ready = 0.0
    while not ready or time.perf_counter() - start < 1.5:
        application.processEvents()
        time.sleep(0.0005)  # as the real loop does: it waits, and the thread that reads goes on
        if not ready and len(page.board) == count and page.view.lanes:
            ready = (time.perf_counter() - start) * 1000
    return pauses.stop(), ready


def scrolled(application: QCoreApplication, page: ProposalsPage, by: int) -> list[Took]:
    """What each step of scrolling took until it was painted."""
    views = [view for view in page.findChildren(LaneView) if view.isVisible()]
    took = []
    for step in range(STEPS):
        view = views[step % len(views)]
        bar = view.verticalScrollBar()
        start = clocks()
        bar.setValue(bar.value() + by if bar.value() < bar.maximum() else 0)
        view.viewport().repaint()
        application.processEvents()
        took.append(since(start))
    return took


def typed(application: QCoreApplication, page: ProposalsPage) -> tuple[list[Took], list[Took]]:
    """What each letter typed into the search took until it was painted, and the finding alone."""
    page.top.searching.emit()
    run(application, 0.2)
    painted, found = [], []
    for wanted in TYPED:
        for end in range(1, len(wanted) + 1):
            start = clocks()
            page.board.lanes("theme", wanted[:end])
            found.append(since(start))
            start = clocks()
            page.search.field.setText(wanted[:end])
            application.processEvents()
            painted.append(since(start))
        page.search.field.setText("")
        run(application, 0.1)
    page.search.close_search()
    return painted, found


def zoomed(application: QCoreApplication, page: ProposalsPage) -> list[Took]:
    """What each change of size took until it was painted; the largest stays."""
    took = []
    for by in (0, *(1 for _ in ZOOMS), *(-1 for _ in ZOOMS), *(1 for _ in ZOOMS)):
        start = clocks()
        page.looking.zoom(by)
        application.processEvents()
        took.append(since(start))
        run(application, 0.1)
    return took


def chosen(application: QCoreApplication, page: ProposalsPage) -> list[Took]:
    """What choosing whole columns, and letting go of them, took until it was painted."""
    took = []
    for _ in range(5):
        page.view.take_keyboard()
        for what in (page.view.choose_column, page.view.clear_choice):
            start = clocks()
            what()
            application.processEvents()
            took.append(since(start))
    return took


def told(name: str, took: list[Took]) -> None:
    clock = [one[0] for one in took]
    print(
        f"  {name:<28} median {statistics.median(clock):6.2f}   worst {max(clock):6.2f} "
        f"({max(one[1] for one in took):.2f}) ms"
    )


def main() -> None:
    from workshop_app import settings as own_settings
    from workshop_app.app import window as app_window
    from workshop_app.app.collecting import Collecting

    sys.setswitchinterval(app_window.GIVE_WAY)
    sizes = [int(size) for size in sys.argv[1:]] or [500, 5000]
    with tempfile.TemporaryDirectory() as folder:
        os.environ["CONVITE_HOME"] = str(Path(folder) / "home")
        settings = Settings(laptop="1a" * 8, nickname="colibrí 12", letter="B")
        own_settings.save(settings)
        application = app_window.make_application()
        for size in sizes:
            plan = make(Path(folder) / f"{size}.convite", size, settings)
            window = app_window.make_window(settings)
            window.resize(1366, 768)
            window.show()
            Collecting(window)
            window.show_plan(plan, "proposals")
            run(application, 1.5)
            window.go("economy")
            run(application, 1.0)
            print(f"{size} proposals")
            pauses, ready = opened(application, window, size)
            print(f"  cards are there after {ready:.0f} ms")
            told("while it opens", [pause for pause in pauses if pause[0] > 0.5] or [(0.0, 0.0)])
            page = window.page
            assert isinstance(page, ProposalsPage)
            for name, by in (("a pixel", 1), ("a card", 110), ("a page", 480), ("far", 9000)):
                told(f"scrolling by {name}", scrolled(application, page, by))
            painted, found = typed(application, page)
            told("a letter of the search", painted)
            told("  of that, finding", found)
            told("a whole column chosen", chosen(application, page))
            told("another size of cards", zoomed(application, page))
            told("scrolling large cards", scrolled(application, page, 300))
            window.close()


if __name__ == "__main__":
    main()
