"""A PDF that is still to be made: looked at on the whole screen, printed, or kept as a file."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from workshop_app.services import files
from workshop_app.text import Words
from workshop_app.ui.jobs import Job
from workshop_app.ui.prepare import written

if TYPE_CHECKING:
    from workshop_app.ui.page import Shell
    from workshop_app.ui.sheets.viewer import SheetViewer


class Printout:
    """``make`` gives a fresh job that makes the PDF; ``title`` names it for the person."""

    def __init__(
        self, over: QWidget, shell: Shell, words: Words, title: str, make: Callable[[], Job]
    ) -> None:
        self._over, self._shell, self._words = over, shell, words
        self._title, self._make = title, make
        self.viewer: SheetViewer | None = None

    def look(self) -> None:
        """Show each sheet on the whole screen."""
        from workshop_app.ui.sheets import pages
        from workshop_app.ui.sheets.viewer import SheetViewer

        window = self._over.window()

        def made(content: bytes) -> None:
            listing = Job(lambda _progress: pages.listed(content))
            self._shell.run(listing, done=lambda found: show(content, found))

        def show(content: bytes, found: list[pages.SheetPage]) -> None:
            self.viewer = SheetViewer(window, self._words)
            self.viewer.show_sheets(content, found, self._title)

        self._shell.run(self._make(), done=made)

    def print_out(self, paper: str) -> bool:
        """Ask for the printer, then make the PDF and print it; whether one was chosen. ``paper`` is
        "a4" or "letter"."""
        from workshop_app.ui.sheets import printing

        words, shell = self._words, self._shell
        printer = printing.chosen_printer(self._over.window(), self._title, paper)
        if printer is None:
            return False

        def made(content: bytes) -> None:
            job = Job(
                lambda progress: printing.print_pages(content, printer, progress),
                words("Printing…"),
            )
            shell.run(job, done=told)

        def told(count: int) -> None:
            shell.tell("done", words.many("{n} page printed", "{n} pages printed", count))

        shell.run(self._make(), done=made)
        return True

    def save(self, name: str) -> bool:
        """Ask where, then write the PDF; whether a place was chosen."""
        words, shell = self._words, self._shell
        asked = shell.ask_where(words("Save PDF"), f"{name}.pdf", words("PDF (*.pdf)"))
        if asked is None:
            return False
        path = files.safe_target(asked if asked.suffix else asked.with_suffix(".pdf"))

        def arrived(content: bytes) -> None:
            files.put(path, content)
            written.tell(shell, words, path)

        shell.run(self._make(), done=arrived)
        return True
