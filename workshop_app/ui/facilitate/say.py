"""The words to say, as large as the room allows: 32, 28, 24 px, then they scroll."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from workshop_app.ui import theme
from workshop_app.ui.scrolled import ScrolledArea
from workshop_app.ui.widgets.labels import Paragraph

SIZES = (32, 28, 24)


class Say(ScrolledArea):
    """Shows a text read aloud at arm's length; ``**words**`` are bold. Where it scrolls, Tab stops
    at it and the arrows scroll it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("say")
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
        self._source = ""
        self._least = 2
        self._heights: dict[tuple[str, int, int], int] = {}
        self._shown = ("", 0, 0)
        self.size_shown = SIZES[0]

    def text(self) -> str:
        """What is to be said, without its marks."""
        return self._source.replace("**", "")

    def say(self, text: str) -> None:
        """Another text, from its beginning."""
        if text != self._source:
            self._source = text
            self._heights.clear()
            self.setAccessibleName(self.text())
            self._lay()
            self.verticalScrollBar().setValue(0)

    @property
    def scrolls(self) -> bool:
        """Whether not even the smallest size fits."""
        return self.verticalScrollBar().maximum() > 0

    def needed(self, width: int) -> int:
        """The height at which all of it is seen at the smallest size."""
        return self._tall(SIZES[-1], width - 2)

    def best(self, width: int, room: int) -> int:
        """The height at the largest size at which all of it is seen in ``room``; the room itself
        where it has to scroll."""
        for size in SIZES:
            tall = self._tall(size, width - 2)
            if tall <= room:
                return tall
        return room

    def _tall(self, size: int, width: int) -> int:
        """How tall the words are; asked several times while the room is shared out."""
        asked = (self._source, size, max(1, width))
        if asked not in self._heights:
            paragraph = Paragraph(self._source, "say", marks=True, sizes=(size,))
            self._heights[asked] = paragraph.heightForWidth(asked[2])
        return self._heights[asked]

    def minimumSizeHint(self) -> QSize:
        return QSize(120, self.least(self._least))

    def least(self, lines: int) -> int:
        """The height of so many lines at the smallest size."""
        return theme.now().line("say", SIZES[-1]) * lines

    def ask_lines(self, lines: int) -> None:
        """Take room for so many lines at least."""
        if lines != self._least:
            self._least = lines
            self.updateGeometry()

    def sizeHint(self) -> QSize:
        return QSize(400, theme.now().line("say", SIZES[0]) * 4)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay()

    def _lay(self) -> None:
        """Take the largest size at which all of it is seen."""
        room = self.contentsRect().size()
        for size in SIZES:
            tall = self._tall(size, room.width() - 2)
            if tall <= room.height():
                break
        else:
            tall = self._tall(size, room.width() - 16)
        self.size_shown = size
        scrolls = tall > room.height()
        over = room.height() % theme.now().line("say", size) if scrolls else 0
        self.setViewportMargins(0, 0, 0, over)  # whole lines only
        policy = Qt.FocusPolicy
        self.setFocusPolicy(policy.TabFocus if scrolls else policy.NoFocus)
        shown = (self._source, size, tall)
        if shown == self._shown:
            return
        self._shown = shown
        paragraph = Paragraph(self._source, "say", marks=True, sizes=(size,))
        paragraph.setMinimumHeight(tall)
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(paragraph)
        column.addStretch(1)
        old = self.takeWidget()
        if old is not None:
            # Not at once, as ``setWidget`` would: Qt may be walking over all widgets (another style
            # sheet), and would meet one that is no longer there.
            old.hide()
            old.deleteLater()
        self.setWidget(body)
