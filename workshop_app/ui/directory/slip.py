"""The blank slip as it is printed: the chosen institution's data, and lines to fill in by hand.

Nothing can be typed here, and nothing is kept or counted of what is printed (P-46).
"""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from workshop_app.domain.directory import ServicePoint
from workshop_app.domain.opening_told import told
from workshop_app.services import opening
from workshop_app.text import Words
from workshop_app.ui import paint, theme
from workshop_app.ui.directory.lines import IconLine
from workshop_app.ui.directory.names import place_words
from workshop_app.ui.scrolled import column, emptied, scrolled
from workshop_app.ui.widgets import Label, Paragraph, brush

SHADOW = 8


class SlipPreview(QWidget):
    """A sheet of paper beside the point."""

    def __init__(self, words: Words) -> None:
        super().__init__()
        self._words = words
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(10)
        box.addWidget(Label(words("Blank slip"), "strong", weight=700))
        paper = _Paper()
        holder, self._inside = column(spacing=2)
        holder.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self.area = scrolled(holder, name=words("Blank slip"))
        paper.box.addWidget(self.area)
        box.addWidget(paper, 1)
        box.addWidget(nothing_kept(words))

    def show_point(self, point: ServicePoint) -> None:
        """The slip of a point."""
        words, box = self._words, emptied(self._inside)
        box.addWidget(Paragraph(words("Referral slip"), "strong", weight=700))
        box.addWidget(Paragraph(words("Filled in by hand."), "min", "muted"))
        where = ", ".join(part for part in (point.name, place_words(point)) if part)
        box.addSpacing(3)
        box.addWidget(_name(words.at("on a slip", "Go to")))
        box.addWidget(Paragraph(where, "detail"))
        box.addWidget(_Line(3))
        for name in (words("What for"), words("Ask for"), words("Bring along")):
            box.addSpacing(3)
            box.addWidget(_name(name))
            box.addWidget(_Line(20))
        hours = told(opening.osm_of(point) or point.opening_hours, opening.week(point), words)
        if hours:
            box.addSpacing(3)
            box.addWidget(_name(words.at("of a point", "Hours")))
            for line in hours.split("; "):
                box.addWidget(Paragraph(line, "min"))
        if point.phones:
            box.addSpacing(4)
            box.addWidget(_name(words.at("of a point", "Phone")))
            box.addWidget(Paragraph(" · ".join(point.phones), "min"))
        box.addWidget(_Line(6, dashed=True))
        box.addWidget(Paragraph(words("The person takes the slip along."), "min", "muted"))
        box.addStretch(1)


def nothing_kept(words: Words) -> IconLine:
    """What stands under everything about slips."""
    said = words("Nothing is kept of the case or of the person.")
    return IconLine("shield-check-fill", said, "min")


def _name(text: str) -> Paragraph:
    return Paragraph(text, "min", weight=700)


class _Line(QWidget):
    """Where something is written by hand, ``height`` pixels under its name."""

    def __init__(self, height: int, *, dashed: bool = False) -> None:
        super().__init__()
        self._dashed = dashed
        self.setFixedHeight(theme.now().px(height) + 2)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, color = brush(self), theme.now().color
        pen = QPen(color.line_strong if self._dashed else color.field_line, 1.5)
        if self._dashed:
            pen.setStyle(Qt.PenStyle.DashLine)
        painter.setPen(pen)
        painter.drawLine(0, self.height() - 2, self.width(), self.height() - 2)


class _Paper(QWidget):
    """White paper with a shadow."""

    def __init__(self) -> None:
        super().__init__()
        self.box = QVBoxLayout(self)
        edge = SHADOW + 14
        self.box.setContentsMargins(edge, SHADOW + 10, edge, SHADOW + 8)

    def sizeHint(self) -> QSize:
        return QSize(theme.now().px(260), theme.now().px(480))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, color = brush(self), theme.now().color
        box = QRectF(self.rect()).adjusted(SHADOW, SHADOW, -SHADOW, -SHADOW)
        paint.shadow(painter, box, 4, SHADOW - 2)
        paint.frame(painter, box, 4, color.card, color.line_strong)
