"""Sheets on the whole screen, one at a time: to look at, or to be copied by hand where there is no
printer."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QImage, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from workshop_app.text import Words
from workshop_app.ui import theme
from workshop_app.ui.jobs import Job
from workshop_app.ui.sheets import pages
from workshop_app.ui.sheets.pages import SheetPage
from workshop_app.ui.sheets.sheet import Sheet
from workshop_app.ui.widgets.buttons import Button, IconButton
from workshop_app.ui.widgets.labels import Label

ZOOMS = (1.0, 1.5, 2.0, 3.0)
"""Times the size at which the whole page is seen."""
_MARGIN = 16

_NEXT = (Qt.Key.Key_Right, Qt.Key.Key_PageDown, Qt.Key.Key_Space)
_BEFORE = (Qt.Key.Key_Left, Qt.Key.Key_PageUp, Qt.Key.Key_Backspace)


class SheetViewer(QWidget):
    """A window over the whole screen. ``show_sheets`` gives it a PDF; Esc leaves (``left``).

    Arrows, Page keys and space go on and back, + and − make it larger and smaller, ↑ ↓ move over a
    page that is larger than the screen.
    """

    left = Signal()

    def __init__(self, over: QWidget, words: Words) -> None:
        super().__init__(over.window(), Qt.WindowType.Window)
        self._words, self._content = words, b""
        self._pages: list[SheetPage] = []
        self._at, self._zoom = 0, 0
        self._plain_title = ""
        self._jobs: list[Job] = []
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._head())
        self.sheet = Sheet()
        self.area = QScrollArea()
        self.area.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.area.setWidget(self.sheet)
        column.addWidget(self.area, 1)
        self._redraw = QTimer(self, singleShot=True, interval=80)
        self._redraw.timeout.connect(self._draw)

    def _head(self) -> QWidget:
        words = self._words
        head = QWidget()
        row = QHBoxLayout(head)
        row.setContentsMargins(20, 6, 12, 6)
        row.setSpacing(8)
        self.title = Label("", "strong", weight=600)
        self.title.setObjectName("sheet title")
        self.place = Label("", "body", "muted", tabular=True)
        self.place.setObjectName("sheet place")
        row.addWidget(self.title)
        row.addStretch(1)
        row.addWidget(self.place)
        self.smaller = IconButton("magnifying-glass-minus", words("Smaller"))
        self.larger = IconButton("magnifying-glass-plus", words("Larger"))
        self.before = IconButton("caret-left", words("Sheet before"))
        self.next = IconButton("caret-right", words("Next sheet"))
        self.smaller.clicked.connect(lambda: self.zoom(-1))
        self.larger.clicked.connect(lambda: self.zoom(1))
        self.before.clicked.connect(lambda: self.go(self._at - 1))
        self.next.clicked.connect(lambda: self.go(self._at + 1))
        leave = Button(words("Leave"), cap="Esc")
        leave.clicked.connect(self.close)
        for button in (self.smaller, self.larger, self.before, self.next, leave):
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            row.addWidget(button)
        return head

    # -- what is shown ----------------------------------------------------------------------------
    def show_sheets(self, content: bytes, found: list[SheetPage], title: str) -> None:
        """Show the pages of a PDF from the first one on; ``title`` is that of pages without one."""
        self._content, self._pages, self._at = content, found, 0
        self._plain_title = title
        self.setWindowTitle(title)
        if not self.isVisible():  # where nothing manages windows, nobody else makes it as large
            self.setGeometry(self.screen().geometry())
        self.showFullScreen()
        self.activateWindow()
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        self.go(0)

    @property
    def at(self) -> int:
        """Which page is shown, from 0."""
        return self._at

    def go(self, at: int) -> None:
        """Show another page; before the first and after the last there is none."""
        if not 0 <= at < len(self._pages):
            return
        self._at = at
        words, page = self._words, self._pages[at]
        self.title.setText(page.title or self._plain_title)
        said = words("{n} of {all}", n=words.number(at + 1), all=words.number(len(self._pages)))
        self.place.setText(said)
        self.before.setEnabled(at > 0)
        self.next.setEnabled(at + 1 < len(self._pages))
        self.setAccessibleName(f"{self.title.text()}, {said}")
        self.area.verticalScrollBar().setValue(0)
        self._draw()

    def zoom(self, by: int) -> None:
        """Larger or smaller by steps of ``ZOOMS``."""
        self._zoom = min(len(ZOOMS) - 1, max(0, self._zoom + by))
        self.smaller.setEnabled(self._zoom > 0)
        self.larger.setEnabled(self._zoom < len(ZOOMS) - 1)
        self._draw()

    def _draw(self) -> None:
        """Draw the page in a job, as large as it is to be seen."""
        if not self._pages:
            return
        page, at = self._pages[self._at], self._at
        room = self.area.size() - QSize(2 * _MARGIN, 2 * _MARGIN)
        fit = min(room.width() / page.width, room.height() / page.height) * ZOOMS[self._zoom]
        wide, tall = max(1, round(page.width * fit)), max(1, round(page.height * fit))
        self.sheet.wait_for(QSize(wide, tall))
        ratio, content = self.devicePixelRatioF(), self._content
        size = round(wide * ratio), round(tall * ratio)
        job = Job(lambda _progress: pages.picture(content, at, *size))
        job.done.connect(lambda image: self._show(at, image, ratio))
        job.ended.connect(lambda: self._jobs.remove(job))
        self._jobs.append(job)
        job.start()

    def _show(self, at: int, image: QImage, ratio: float) -> None:
        if at == self._at and image.width() == round(self.sheet.width() * ratio):
            image.setDevicePixelRatio(ratio)
            self.sheet.show_image(image)

    # -- keys -------------------------------------------------------------------------------------
    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, bar = event.key(), self.area.verticalScrollBar()
        deeds = {
            **dict.fromkeys(_NEXT, lambda: self.go(self._at + 1)),
            **dict.fromkeys(_BEFORE, lambda: self.go(self._at - 1)),
            Qt.Key.Key_Home: lambda: self.go(0),
            Qt.Key.Key_End: lambda: self.go(len(self._pages) - 1),
            Qt.Key.Key_Plus: lambda: self.zoom(1),
            Qt.Key.Key_Equal: lambda: self.zoom(1),
            Qt.Key.Key_Minus: lambda: self.zoom(-1),
            Qt.Key.Key_Down: lambda: bar.setValue(bar.value() + 80),
            Qt.Key.Key_Up: lambda: bar.setValue(bar.value() - 80),
            Qt.Key.Key_Escape: self.close,
        }
        does = deeds.get(Qt.Key(key))
        if does:
            does()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._redraw.start()

    def closeEvent(self, event: object) -> None:
        for job in self._jobs:
            job.blockSignals(True)
        super().closeEvent(event)  # type: ignore[arg-type]
        self.left.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), theme.now().color.sunken)
