"""What a threshold that is moved costs the window: map, list and the page of the plan, with many
proposals, against reading the plan's proposals once.

    benchmarks/prioritize.py [PROPOSALS]

The window is drawn without a screen, 1366×768. Times are those of its own thread, by the clock and
in brackets by the processor: from the change until everything is drawn anew.
"""

from __future__ import annotations

import os
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("WAKEPY_FAKE_SUCCESS", "1")

ROUNDS = 15


def main() -> int:
    """Print the medians and the worst, and the ratio."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 200
    with tempfile.TemporaryDirectory() as home:
        os.environ["CONVITE_HOME"] = home
        return measure(Path(home) / "many.convite", count)


def measure(path: Path, count: int) -> int:
    """Each deed ``ROUNDS`` times."""
    from fractions import Fraction

    from tests.many_proposals import fill
    from workshop_app.app import window as app_window
    from workshop_app.domain.entity import new_id
    from workshop_app.domain.places import Plan
    from workshop_app.domain.proposals import Proposal
    from workshop_app.services import thresholds
    from workshop_app.services.open_plan import new_file
    from workshop_app.settings import Settings
    from workshop_app.ui.prioritize.page import PrioritizePage

    settings = Settings(laptop="1a" * 8, nickname="tucán 17", letter="B", language="es")
    plan = new_file(path, settings, Plan(id=new_id(), title="Cúcuta", municipality="Cúcuta"))
    fill(plan, count)
    application = app_window.make_application()
    window = app_window.make_window(settings)
    window.resize(1366, 768)
    window.show()
    window.show_plan(plan, "prioritize")
    page = window.page
    assert isinstance(page, PrioritizePage)

    def drawn() -> None:
        application.processEvents()

    def settle() -> None:
        end = time.monotonic() + 0.6
        while time.monotonic() < end:
            drawn()
            time.sleep(0.005)

    settle()
    levels = [Fraction(30 + n % 2 * 8, 10) for n in range(ROUNDS)]
    tried = timed(lambda n: page.priorities.cuts.tried.emit(_at(plan, levels[n])), drawn,
                  before=page.priorities.show_thresholds)  # fmt: skip
    page.priorities.leave_thresholds()
    settle()
    kept = timed(lambda n: thresholds.keep(plan, _at(plan, levels[n])), drawn)
    window.go("action_plan")
    settle()
    other = timed(lambda n: thresholds.keep(plan, _at(plan, levels[n])), drawn)
    read = timed(lambda _: plan.all(Proposal), lambda: None)
    told("tried: map and what would change", tried)
    told("kept: map and list", kept)
    told("kept: page of the action plan", other)
    told("the plan's proposals read once", read)
    print(f"ratio of kept (map and list) to reading: {median(kept[1]) / median(read[1]):.0f}")
    window.close()
    return 0


def _at(plan: object, level: object) -> object:
    from dataclasses import replace

    from workshop_app.services import thresholds

    return replace(thresholds.current(plan), at_least=level)  # type: ignore[arg-type]


def timed(
    deed: Callable[[int], object], drawn: Callable[[], None],
    before: Callable[[], None] | None = None,
) -> tuple[list[float], list[float]]:  # fmt: skip
    """The milliseconds of each, by the clock and by this thread's processor time."""
    clock, spent = [], []
    if before is not None:
        before()
        drawn()
    for n in range(ROUNDS):
        start, begun = time.perf_counter(), time.thread_time()
        deed(n)
        drawn()
        clock.append((time.perf_counter() - start) * 1000)
        spent.append((time.thread_time() - begun) * 1000)
    return clock, spent


def told(what: str, found: tuple[list[float], list[float]]) -> None:
    """A line: median and worst."""
    clock, spent = found
    print(f"{what}: median {median(clock):.0f} ms ({median(spent):.0f}), "
          f"worst {max(clock):.0f} ms ({max(spent):.0f})")  # fmt: skip


if __name__ == "__main__":
    raise SystemExit(main())
