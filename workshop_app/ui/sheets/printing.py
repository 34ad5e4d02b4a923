"""A PDF to a printer of this computer, page by page, without another program."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPageLayout, QPageSize, QPainter
from PySide6.QtWidgets import QWidget

from workshop_app.text import N_, KnownError
from workshop_app.ui.sheets import pages

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

Progress = Callable[[int, int], None]

DOTS = 200
"""Pixels an inch that a page is drawn with: enough for lines and letters, not too much to wait for."""
MOST_PIXELS = 3600
"""The longer edge of a drawn page, also of a poster."""
PAPERS = {"a4": QPageSize.PageSizeId.A4, "letter": QPageSize.PageSizeId.Letter}

NO_PRINTER = N_(
    "This computer has no printer. Nothing was printed. Save the PDF, or see the sheets on the screen and copy them by hand."
)


def has_printer() -> bool:
    """Whether this computer has any printer."""
    from PySide6.QtPrintSupport import QPrinterInfo

    return bool(QPrinterInfo.availablePrinterNames())


def chosen_printer(over: QWidget, title: str, paper: str) -> QPrinter | None:
    """The printer that a person chose; None where they thought better of it. ``KnownError`` where
    there is none. ``paper`` is "a4" or "letter"."""
    from PySide6.QtPrintSupport import QPrintDialog, QPrinter

    if not has_printer():
        raise KnownError(NO_PRINTER)
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(title)
    printer.setPageSize(QPageSize(PAPERS[paper]))
    dialog = QPrintDialog(printer, over)
    dialog.setWindowTitle(title)
    return printer if dialog.exec() else None


def print_pages(content: bytes, printer: QPrinter, progress: Progress) -> int:
    """Print every page of a PDF, turned as it lies and as large as the paper; how many. Runs in a
    job: ``progress`` may raise to stop before the next page."""
    found = pages.listed(content)
    printer.setFullPage(True)
    painter = QPainter()
    try:
        for number, page in enumerate(found):
            progress(number, len(found))
            _turn(printer, page)
            if number == 0:
                if not painter.begin(printer):
                    raise KnownError(NO_PRINTER)
            else:
                printer.newPage()
            _paint(painter, printer, content, number, page)
    finally:
        if painter.isActive():
            painter.end()
    return len(found)


def _turn(printer: QPrinter, page: pages.SheetPage) -> None:
    across = page.width > page.height
    ways = QPageLayout.Orientation
    printer.setPageOrientation(ways.Landscape if across else ways.Portrait)


def _paint(
    painter: QPainter, printer: QPrinter, content: bytes, number: int, page: pages.SheetPage
) -> None:
    scale = min(DOTS / 72, MOST_PIXELS / max(page.width, page.height))
    image = pages.picture(content, number, round(page.width * scale), round(page.height * scale))
    room = printer.pageLayout().fullRectPixels(printer.resolution())
    fit = min(room.width() / page.width, room.height() / page.height)
    wide, tall = page.width * fit, page.height * fit
    box = QRectF((room.width() - wide) / 2, (room.height() - tall) / 2, wide, tall)
    painter.drawImage(box, image)
