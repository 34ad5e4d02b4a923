"""Pictures of the window, drawn without a screen, from the sample plan.

    tools/screenshots.py                     the pictures of the README, into docs/screenshots
    tools/screenshots.py --out DIR [page…] [--lang en] [--dark] [--scale 1.25] [--size 1366x768]

A page is a key of ``ui/pages.py`` or ``start``, ``new_plan``, ``settings``, ``keys``; all of them
by default. With a scale the window is 1280×720, else 1366×768. A line is printed for every text
that was elided or clipped; only previews of cards and of similar proposals may be.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QCoreApplication, QEvent  # noqa: E402

from workshop_app import settings as own_settings  # noqa: E402
from workshop_app.settings import Settings  # noqa: E402
from workshop_app.ui import overflow  # noqa: E402
from workshop_app.ui.pages import PAGES  # noqa: E402

OTHERS = ("start", "new_plan", "settings", "keys")
README = {
    "start": "01-start",
    "proposals": "05-board",
    "vote": "10-results",
    "action_plan": "12-plan",
}
"""The pages that the README shows, and what their pictures are called there."""


def settle(application: QCoreApplication, seconds: float = 0.25) -> None:
    """Let everything that waits happen: layouts, jobs, deletions."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        application.processEvents()
        application.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        time.sleep(0.005)


def arguments() -> argparse.Namespace:
    """What was asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("pages", nargs="*", metavar="page")
    parser.add_argument("--out", type=Path)
    parser.add_argument("--lang", default="es")
    parser.add_argument("--dark", action="store_true")
    parser.add_argument("--scale", type=float, default=1.0)
    parser.add_argument("--size", default="")
    parser.add_argument("--plan", type=Path, help="another plan instead of the sample")
    return parser.parse_args()


def main() -> int:
    """Grab the pages; the number of texts that did not fit is printed."""
    asked = arguments()
    with tempfile.TemporaryDirectory() as home:
        os.environ["CONVITE_HOME"] = home
        return grab(asked)


def grab(asked: argparse.Namespace) -> int:
    """With a home of its own, so that this laptop's settings stay as they are."""
    from workshop_app.app import window as app_window

    chosen = Settings(
        language=asked.lang, text_scale=asked.scale, high_contrast=asked.dark, nickname="colibrí 12"
    )
    own_settings.save(chosen)
    application = app_window.make_application()
    window = app_window.make_window(chosen)
    size = asked.size or ("1366x768" if asked.scale == 1 else "1280x720")
    window.resize(*(int(n) for n in size.split("x")))
    window.show()
    folder = asked.out or ROOT / "docs" / "screenshots"
    folder.mkdir(parents=True, exist_ok=True)
    everything = [*OTHERS, *(row.key for row in PAGES)]
    wanted = asked.pages or (everything if asked.out else list(README))
    for name in wanted:
        overflow.start()
        show(window, name, application, asked)
        file = name if asked.out else README[name]
        window.grab().save(str(folder / f"{file}.png"))
        for note in overflow.stop():
            if not note.meant:
                print(f"{name}: {note.how} in {note.where}: {note.text}")
    window.close()
    return 0


def show(
    window: object, name: str, application: QCoreApplication, asked: argparse.Namespace
) -> None:
    """Bring the window to where ``name`` is seen."""
    from workshop_app.ui.shell.keys_panel import KeysPanel
    from workshop_app.ui.shell.settings_panel import SettingsPanel
    from workshop_app.ui.shell.window import MainWindow
    from workshop_app.ui.start.new_plan import NewPlanScreen
    from workshop_app.ui.widgets.overlay import Overlay

    assert isinstance(window, MainWindow)
    for overlay in window.findChildren(Overlay):
        overlay.leave()
    if name in ("start", "new_plan"):
        window.show_start()
        if name == "new_plan":
            window.places.show_other(NewPlanScreen(window))
    elif name in ("settings", "keys"):
        {"settings": SettingsPanel, "keys": KeysPanel}[name](window).open()
    else:
        if not window.has_plan:
            open_plan(window, asked)
        window.go(name)
    settle(application, 0.6)


def open_plan(window: object, asked: argparse.Namespace) -> None:
    """The plan that was named, or a fresh sample."""
    from workshop_app.services import demo
    from workshop_app.services.open_plan import open_file
    from workshop_app.ui.shell.window import MainWindow

    assert isinstance(window, MainWindow)
    settings = window.settings
    plan = open_file(asked.plan, settings) if asked.plan else demo.open_sample(settings)
    window.show_plan(plan)


if __name__ == "__main__":
    raise SystemExit(main())
