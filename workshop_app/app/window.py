"""The application with its window. Paints first; storage is imported after that, in a thread."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QApplication

from workshop_app.ui.shell.front import FrontWindow

if TYPE_CHECKING:
    from workshop_app.services.open_plan import OpenPlan
    from workshop_app.settings import Settings
    from workshop_app.text import Words
    from workshop_app.ui.shell.window import MainWindow
    from workshop_app.web.server import PhoneServer


GIVE_WAY = 0.0005
"""Seconds after which a job gives way to the window; Python's own 5 ms are seen where a frame has to
wait several times."""


def words_of(language: str) -> Words:
    """The words of a language."""
    from workshop_app.translation import catalogue

    return catalogue.Words(language)


def make_application() -> QApplication:
    """Qt's application, made once: name, sign, style."""
    running = QApplication.instance()
    if isinstance(running, QApplication):
        return running
    application = QApplication(sys.argv[:1])
    application.setApplicationName("Convite")
    application.setDesktopFileName("convite")
    application.setStyle("Fusion")
    return application


def make_window(chosen: Settings) -> MainWindow:
    """The main window in the language of ``chosen``. Loads everything that it is made of."""
    from PySide6.QtGui import QIcon

    from workshop_app import paths
    from workshop_app.translation import qt
    from workshop_app.ui import theme
    from workshop_app.ui.shell.window import MainWindow

    application = make_application()
    application.setWindowIcon(QIcon(str(paths.resources("icons", "convite.png"))))
    qt.install(application, chosen.language)
    theme.use(theme.now())
    window = MainWindow(chosen, words_of)
    window.phones.server_of = _phone_server

    def speak(language: str) -> None:
        qt.install(application, language)
        window.window().setLocale(QLocale())

    window.language_changed.connect(speak)
    return window


def _phone_server(plan: OpenPlan) -> PhoneServer:
    """The server for the room's phones; what it is made of is loaded when someone starts it."""
    from workshop_app.web.server import PhoneServer

    return PhoneServer(plan)


def run_window(chosen: Settings, file: Path | None = None) -> int:
    """Open the window, on ``file`` where given, and stay until it closes. Gives the exit status."""
    application = make_application()
    front = FrontWindow(dark=bool(chosen.high_contrast))
    failed: list[Exception] = []

    def furnish() -> None:
        try:
            _furnish(front, chosen, file)
        except Exception as error:  # nothing can be told in a window that could not be made
            failed.append(error)
            application.quit()

    front.painted.connect(furnish)
    front.show()
    status = application.exec()
    if failed:
        raise failed[0]
    return status


def _furnish(front: FrontWindow, chosen: Settings, file: Path | None) -> None:
    """Load the rest, now that something is on the screen, and lay the main window in."""
    from workshop_app.app import bug_log, errors
    from workshop_app.app.collecting import Collecting
    from workshop_app.ui.kiosk.passing import path_of

    bug_log.start()
    window = make_window(chosen)
    errors.catch(window)
    Collecting(window)
    sys.setswitchinterval(GIVE_WAY)
    front.lay_in(window)
    voted = path_of(chosen.passing)
    if voted is not None and file is not None and not voted.exists():
        voted = None  # its stick is out: whoever comes with another plan is not kept from it
    wanted = voted or file
    if wanted is not None:
        from workshop_app.ui.start.opening import Opening

        # A laptop that was being passed around comes back to its cover, whatever was asked for.
        job = Opening(window).open(wanted, "vote" if voted else "")
        if voted:
            window.setEnabled(False)
            job.ended.connect(lambda: window.setEnabled(True))
