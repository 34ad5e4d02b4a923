"""The window paints before storage is imported, and one place catches what goes wrong."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from pytestqt.qtbot import QtBot

from workshop_app.app import bug_log, errors
from workshop_app.app import window as app_window
from workshop_app.settings import Settings
from workshop_app.text import N_, KnownError
from workshop_app.ui.shell.window import MainWindow
from workshop_app.ui.widgets import MessageBar

ROOT = Path(__file__).resolve().parent.parent.parent

LATER = (
    "sqlalchemy", "sqlite3.dump", "reportlab", "openpyxl", "babel", "rapidfuzz", "snowballstemmer",
    "charset_normalizer", "fontTools", "PIL", "PySide6.QtNetwork", "PySide6.QtPdf",
    "workshop_app.storage", "workshop_app.export", "workshop_app.services",
)  # fmt: skip
"""What must not be loaded when the window first paints (architecture 10)."""

FIRST_PAINT = """
import json, sys
from PySide6.QtCore import QTimer
from workshop_app import settings
from workshop_app.app import window
application = window.make_application()
shown = window.make_window(settings.load())
shown.show()
shown.grab()
print(json.dumps(sorted(sys.modules)))
"""


def bars(window: MainWindow) -> list[str]:
    return [bar.text() for bar in window.findChildren(MessageBar) if bar.isVisible()]


@pytest.fixture(scope="module")
def modules(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """The modules of a fresh process after its first paint."""
    home = tmp_path_factory.mktemp("first")
    environment = dict(os.environ, QT_QPA_PLATFORM="offscreen", CONVITE_HOME=str(home))
    done = subprocess.run(
        [sys.executable, "-c", FIRST_PAINT], cwd=ROOT, env=environment, capture_output=True,
        text=True, timeout=60, check=True,
    )  # fmt: skip
    found: list[str] = json.loads(done.stdout.strip().splitlines()[-1])
    return found


@pytest.mark.parametrize("name", LATER)
def test_nothing_slow_is_loaded_at_first_paint(modules: list[str], name: str) -> None:
    early = [one for one in modules if one == name or one.startswith(name + ".")]
    assert early == [], f"Import {name} where it is first needed, not above: {early[:5]}"


def test_pages_are_not_loaded_at_first_paint(modules: list[str]) -> None:
    assert [one for one in modules if one.startswith("workshop_app.ui.") and "page:" in one] == []
    assert [one for one in modules if one.endswith(".page") and one.count(".") > 2] == []


@pytest.fixture
def window(qtbot: QtBot, settings: Settings) -> Iterator[MainWindow]:
    """The window as the app makes it, with its own errors caught."""
    main = app_window.make_window(settings)
    qtbot.addWidget(main)
    caught = errors.catch(main)
    with qtbot.waitActive(main):
        main.show()
        main.activateWindow()
    yield main
    caught.stop()


def test_a_known_error_of_a_slot_is_told_and_nothing_is_written_down(
    window: MainWindow, qtbot: QtBot
) -> None:
    def slot() -> None:
        raise KnownError(N_("There is nothing to redo."))

    QTimer.singleShot(0, slot)
    qtbot.waitUntil(lambda: bars(window) == [window.words("There is nothing to redo.")])
    assert not bug_log.log_path().exists()


def test_a_bug_is_written_down_without_the_text_and_told_with_the_report(
    window: MainWindow, qtbot: QtBot
) -> None:
    def slot() -> None:
        raise ValueError("lo que alguien escribió")

    QTimer.singleShot(0, slot)
    qtbot.waitUntil(lambda: len(bars(window)) == 1)
    assert bars(window)[0].startswith("Algo falló en la aplicación; nada de lo guardado se perdió")
    written = bug_log.log_path().read_text(encoding="utf-8")
    assert "ValueError" in written
    assert "test_window_app.py" in written
    assert "alguien" not in written


def test_a_bug_in_a_thread_is_told_in_the_window_too(window: MainWindow, qtbot: QtBot) -> None:
    def work() -> None:
        raise ZeroDivisionError

    worker = threading.Thread(target=work)
    worker.start()
    worker.join()
    qtbot.waitUntil(lambda: len(bars(window)) == 1)
    assert "ZeroDivisionError" in bug_log.log_path().read_text(encoding="utf-8")


def test_a_bug_in_telling_a_bug_is_written_down_once(
    window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def slot() -> None:
        raise ValueError

    def broken(_log: Path | None) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(window, "tell_bug", broken)
    QTimer.singleShot(0, slot)
    log = bug_log.log_path()
    qtbot.waitUntil(lambda: log.exists() and "ZeroDivisionError" in log.read_text("utf-8"))
    qtbot.wait(0)
    assert log.read_text("utf-8").count("Error\n") == 2


def test_catching_ends_as_it_began(qtbot: QtBot, settings: Settings) -> None:
    before = (sys.excepthook, threading.excepthook)
    main = app_window.make_window(settings)
    qtbot.addWidget(main)
    caught = errors.catch(main)
    assert sys.excepthook != before[0]
    caught.stop()
    assert (sys.excepthook, threading.excepthook) == before


def test_qts_own_words_follow_the_language(qtbot: QtBot, settings: Settings) -> None:
    from PySide6.QtWidgets import QDialogButtonBox

    main = app_window.make_window(settings)
    qtbot.addWidget(main)

    def cancel() -> str:
        box = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        qtbot.addWidget(box)
        return box.button(QDialogButtonBox.StandardButton.Cancel).text().replace("&", "")

    assert cancel() == "Cancelar"
    main.change_settings(language="en")
    assert cancel() == "Cancel"
