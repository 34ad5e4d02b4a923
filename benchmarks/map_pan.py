"""How smoothly the map pans and zooms: what each frame of a real window takes, in ms.

    python benchmarks/map_pan.py [PINS …]

For each count (500 and 5,000 by default) a plan is made in a temporary folder, with pins all over a
made-up city, on a base of that city (a map file of 2,500 blocks), the window is shown offscreen and
the map panned, zoomed by the wheel, and its pins walked through. A frame is what a step takes until
it is painted; in brackets stands the processor time that the window's own thread took for the
longest, which other programs on the machine do not change. Goals: 500 pins pan and zoom at 60 frames
a second (median and nine of ten under 16.7 ms), 5,000 never take longer than 100 ms.
"""

from __future__ import annotations

import json
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

from PySide6.QtCore import QCoreApplication, QPointF  # noqa: E402

from tests import map_made  # noqa: E402
from workshop_app.domain.entity import THEMES, new_id  # noqa: E402
from workshop_app.domain.places import Pin, Plan  # noqa: E402
from workshop_app.domain.proposals import Proposal  # noqa: E402
from workshop_app.services import map_bases, map_files  # noqa: E402
from workshop_app.services.open_plan import OpenPlan, new_file  # noqa: E402
from workshop_app.settings import Settings  # noqa: E402
from workshop_app.ui.map.canvas.canvas import MapCanvas  # noqa: E402

STEPS = 240
FRAME, FREEZE = 16.7, 100.0
Took = tuple[float, float]


def clocks() -> Took:
    return time.perf_counter() * 1000, time.thread_time() * 1000


def since(start: Took) -> Took:
    now = clocks()
    return now[0] - start[0], now[1] - start[1]


def run(application: QCoreApplication, seconds: float) -> None:
    end = time.perf_counter() + seconds
    while time.perf_counter() < end:
        application.processEvents()
        time.sleep(0.001)


def make(folder: Path, count: int, settings: Settings) -> OpenPlan:
    """A plan with ``count`` pins over a made-up city, and the city as its base."""
    chance = random.Random(1)
    plan = new_file(folder / f"{count}.convite", settings,
                    Plan(id=new_id(), title="Map", municipality="Map"))  # fmt: skip
    with plan.step("import.proposals") as step:
        for number in range(1, count + 1):
            said = Proposal(id=new_id(), letter="", count=number, text=f"Luz {number}",
                            theme=chance.choice(THEMES))  # fmt: skip
            step.add(said)
            step.add(Pin(id=new_id(), place=f"Parque {number}", proposal=said.id,
                         longitude=map_made.WEST + chance.random() * 0.05,
                         latitude=map_made.NORTH - chance.random() * 0.05))  # fmt: skip
    file = folder / f"{count}.geojson"
    features = [*map_made.blocks(2_500), map_made.river()]
    file.write_text(json.dumps({"type": "FeatureCollection", "features": features}))
    map_bases.add_shapes(plan, map_files.read(file), "Ciudad")
    return plan


def frames(application: QCoreApplication, canvas: MapCanvas, step: object) -> list[Took]:
    """What each step takes until it is painted."""
    took = []
    for at in range(STEPS):
        start = clocks()
        step(at)  # type: ignore[operator]
        canvas.repaint()
        took.append(since(start))
        application.processEvents()
        time.sleep(0.001)
    return took


def told(name: str, took: list[Took], most: float) -> bool:
    """Print a row; whether the goal was reached by the thread's own time."""
    clock = sorted(one[0] for one in took)
    own = sorted(one[1] for one in took)
    nine = own[int(len(own) * 0.9)]
    reached = nine <= FRAME if most == FRAME else own[-1] <= most
    print(f"  {name:<22} median {statistics.median(clock):6.2f}   nine of ten {nine:6.2f}   "
          f"worst {clock[-1]:6.2f} ({own[-1]:.2f}) ms   {'reached' if reached else 'MISSED'}")  # fmt: skip
    return reached


def measured(application: QCoreApplication, window: object, count: int) -> bool:
    page = window.page  # type: ignore[attr-defined]
    canvas = page.findChild(MapCanvas)
    most = FRAME if count <= 500 else FREEZE
    good = True
    middle = QPointF(canvas.width() / 3, canvas.height() / 3)
    for name, zoom in (("all of it", 1.0), ("near", 4.0), ("nearer", 3.0)):
        canvas.zoom(zoom)
        run(application, 1.0)
        good &= told(f"pan, {name}", frames(application, canvas, lambda at: canvas.pan(
            7 if at % 80 < 40 else -7, 3 if at % 40 < 20 else -3)), most)  # fmt: skip
    good &= told("zoom by the wheel", frames(application, canvas, lambda at: canvas.zoom(
        1 / 1.06 if at % 80 < 40 else 1.06, middle)), most)  # fmt: skip
    good &= told(
        "walk the pins", frames(application, canvas, lambda _at: page.panel.walk(1)), FREEZE
    )
    return good


def main() -> int:
    from workshop_app import settings as own_settings
    from workshop_app.app import window as app_window
    from workshop_app.app.collecting import Collecting

    sys.setswitchinterval(app_window.GIVE_WAY)
    counts = [int(one) for one in sys.argv[1:]] or [500, 5000]
    good = True
    with tempfile.TemporaryDirectory() as folder:
        os.environ["CONVITE_HOME"] = str(Path(folder) / "home")
        settings = Settings(laptop="1a" * 8, nickname="colibrí 12", letter="B")
        own_settings.save(settings)
        application = app_window.make_application()
        for count in counts:
            plan = make(Path(folder), count, settings)
            window = app_window.make_window(settings)
            window.resize(1366, 768)
            window.show()
            Collecting(window)
            window.show_plan(plan, "economy")
            run(application, 1.0)
            start = clocks()
            window.go("map")
            application.processEvents()
            opened = since(start)
            run(application, 2.5)
            print(f"{count} pins; the page opens in {opened[0]:.0f} ms ({opened[1]:.0f})")
            good &= measured(application, window, count)
            window.close()
            plan.close()
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())
