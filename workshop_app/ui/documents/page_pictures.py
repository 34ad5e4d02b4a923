"""Pages drawn off Qt's thread, the one that is looked at first, then the one after it; in memory
only (P-53)."""

from __future__ import annotations

from collections import OrderedDict

from PySide6.QtCore import QObject, QSize, Qt, Signal
from PySide6.QtGui import QImage

from workshop_app.ui.jobs import Job
from workshop_app.ui.sheets import pages
from workshop_app.ui.sheets.pages import SheetPage

MOST = 6
"""So many drawn pages are kept: some megabytes each."""

Wanted = tuple[int, int, int]


def pages_of(content: bytes) -> list[SheetPage]:
    """The pages of a PDF, or the one of a picture."""
    if content[:4] == b"%PDF":
        return pages.listed(content)
    image = QImage.fromData(content)
    return [SheetPage("", image.width(), image.height())]


def drawn(content: bytes, number: int, width: int, height: int) -> QImage:
    """A page of a PDF, or a picture, in so many pixels."""
    if content[:4] == b"%PDF":
        return pages.picture(content, number, width, height)
    ways = Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation
    return QImage.fromData(content).scaled(width, height, *ways)


class PagePictures(QObject):
    """``want`` a page: ``came(at, size)`` when it is drawn, at once where it was before. One is drawn
    at a time; of those that were wanted meanwhile only the last is."""

    came = Signal(int, QSize)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._content, self._turn = b"", 0
        self._kept: OrderedDict[Wanted, QImage] = OrderedDict()
        self._drawing: Job | None = None
        self._next: list[Wanted] = []
        self._asked: tuple[int, Wanted] = (0, (0, 0, 0))

    def use(self, content: bytes) -> None:
        """From now on pages of this PDF."""
        self._content, self._next = content, []
        self._kept.clear()
        self._turn += 1

    def known(self, at: int, size: QSize) -> QImage | None:
        """The page ``at`` (from 0) in pixels, if it was drawn."""
        return self._kept.get((at, size.width(), size.height()))

    def want(self, at: int, size: QSize, count: int) -> None:
        """Draw page ``at`` of ``count`` with ``size`` pixels, then the one after it."""
        wanted = (at, size.width(), size.height())
        after = [(at + 1, *wanted[1:])] if at + 1 < count else []
        self._next = [one for one in (wanted, *after) if one not in self._kept]
        if wanted in self._kept:
            self._kept.move_to_end(wanted)
            self.came.emit(at, size)
        self._go_on()

    def _go_on(self) -> None:
        if self._drawing is not None or not self._next:
            return
        wanted, content = self._next.pop(0), self._content
        self._asked = (self._turn, wanted)
        job = self._drawing = Job(lambda _progress: drawn(content, *wanted))
        # Methods, not functions: they are forgotten with the page.
        job.done.connect(self._came)
        job.failed.connect(self._failed)
        job.ended.connect(self._ended)
        job.start()

    def _came(self, image: QImage) -> None:
        turn, wanted = self._asked
        if turn != self._turn:
            return
        self._kept[wanted] = image
        while len(self._kept) > MOST:
            self._kept.popitem(last=False)
        self.came.emit(wanted[0], QSize(*wanted[1:]))

    def _failed(self, error: BaseException) -> None:
        raise error

    def _ended(self) -> None:
        self._drawing = None
        self._go_on()
