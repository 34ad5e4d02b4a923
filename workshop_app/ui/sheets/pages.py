"""Pages of a PDF as pictures. Made for a job's thread: a document lives in the thread that reads
it, and nothing here is a widget."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize, QSizeF
from PySide6.QtGui import QImage

if TYPE_CHECKING:
    from PySide6.QtPdf import QPdfDocument


@dataclass(frozen=True, slots=True)
class SheetPage:
    """A page: the title of the sheet that it is of ("" where none is told), its size in points."""

    title: str
    width: float
    height: float


@contextmanager
def _opened(content: bytes) -> Iterator[QPdfDocument]:
    from PySide6.QtPdf import QPdfDocument  # QtPdf takes a while to load

    buffer = QBuffer()
    buffer.setData(QByteArray(content))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    document = QPdfDocument()
    document.load(buffer)
    try:
        yield document
    finally:
        document.close()
        buffer.close()


def listed(content: bytes) -> list[SheetPage]:
    """Every page of a PDF in order; the titles are those of its outline."""
    with _opened(content) as document:
        titles = _titles(document)
        pages = []
        title = ""
        for number in range(document.pageCount()):
            title = titles.get(number, title)
            size: QSizeF = document.pagePointSize(number)
            pages.append(SheetPage(title, size.width(), size.height()))
        return pages


def _titles(document: QPdfDocument) -> dict[int, str]:
    """The title that begins at each page (from 0)."""
    from PySide6.QtCore import QLoggingCategory
    from PySide6.QtPdf import QPdfBookmarkModel

    # It warns of every entry that leads to a whole page.
    QLoggingCategory.setFilterRules("qt.pdf.bookmarks.warning=false")
    outline = QPdfBookmarkModel()
    outline.setDocument(document)
    roles = QPdfBookmarkModel.Role
    found = {}
    for row in range(outline.rowCount()):
        index = outline.index(row, 0)
        found[int(index.data(roles.Page.value))] = str(index.data(roles.Title.value))
    return found


def picture(content: bytes, number: int, width: int, height: int) -> QImage:
    """The page ``number`` (from 0) drawn into ``width`` × ``height`` pixels on white."""
    with _opened(content) as document:
        return _drawn(document, number, width, height)


def _drawn(document: QPdfDocument, number: int, width: int, height: int) -> QImage:
    found = document.render(number, QSize(width, height))
    white = QImage(width, height, QImage.Format.Format_RGB32)
    white.fill(0xFFFFFFFF)
    from PySide6.QtGui import QPainter

    painter = QPainter(white)
    painter.drawImage(0, 0, found)
    painter.end()
    return white
