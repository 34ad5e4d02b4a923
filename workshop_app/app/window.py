"""The application with its window. Paints first; storage is imported after that, in a thread."""

from __future__ import annotations

import sys
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication

from workshop_app import paths, settings
from workshop_app.app import bug_log, errors
from workshop_app.text import Words
from workshop_app.translation import catalogue, qt
from workshop_app.ui import theme
from workshop_app.ui.shell.window import MainWindow


def words_of(language: str) -> Words:
    """The words of a language."""
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
    application.setWindowIcon(QIcon(str(paths.resources("icons", "convite.png"))))
    return application


def make_window(chosen: settings.Settings) -> MainWindow:
    """The main window in the language of ``chosen``, with errors told in it."""
    application = make_application()
    qt.install(application, chosen.language)
    theme.use(theme.now())
    window = MainWindow(chosen, words_of)
    window.language_changed.connect(lambda language: qt.install(application, language))
    return window


def run_window(file: Path | None = None) -> int:
    """Open the window, on ``file`` where given, and stay until it closes. Gives the exit status."""
    bug_log.start()
    application = make_application()
    window = make_window(settings.load())
    caught = errors.catch(window)
    window.show()
    if file is not None:
        from workshop_app.ui.start.opening import Opening

        QTimer.singleShot(0, window, lambda: Opening(window).open(file))
    status = application.exec()
    caught.stop()
    return status
