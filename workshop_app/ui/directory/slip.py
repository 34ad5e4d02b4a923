"""The blank slip as it is printed: the chosen institution's data, and lines to fill in by hand.

Nothing can be typed here, and nothing is kept or counted of what is printed (P-46).
"""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from workshop_app.domain.directory import ServicePoint
from workshop_app.domain.opening_told import told
from workshop_app.export import directory_names as told_as
from workshop_app.export.pdf.kit.pictured import ERRANDS
from workshop_app.services import opening
from workshop_app.services.directory_view import slip_role
from workshop_app.text import Words
from workshop_app.ui import paint, theme
from workshop_app.ui.directory.lines import IconLine
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
        """The slip of a point: an attention point or a centre is who refers, an institution is where
        to go; one of protection stands only among the others on the back (P-48)."""
        words, box, role = self._words, emptied(self._inside), slip_role(point)
        box.addWidget(Paragraph(words("Referral slip"), "strong", weight=700))
        box.addWidget(Paragraph(words("Filled in by hand."), "min", "muted"))
        self._line(words("Date"))
        self._line(words("Point that refers"), point.name if role == "sender" else "")
        received = role == "receiver"
        self._line(words("Goes to (institution)"), point.name if received else "")
        self._line(words("Institution's telephone"), told_as.phones(point) if received else "")
        self._line(words("Address and how to get there"), told_as.place(point) if received else "")
        self._line(words("Ask at (office)"))
        self._line(words("Hours of attention"), self._hours(point) if received else "")
        self._line(words("What for (mark it)"), " · ".join(words(one.name) for one in ERRANDS))
        self._line(words("What to bring"))
        if role == "sender":
            self._come_back(point)
        box.addWidget(_Line(6, dashed=True))
        box.addWidget(Paragraph(words("The person takes the slip along."), "min", "muted"))
        box.addStretch(1)

    def _line(self, name: str, said: str = "") -> None:
        """A line to write on, or what is printed on it."""
        self._inside.addSpacing(3)
        self._inside.addWidget(_name(name))
        if said:
            self._inside.addWidget(Paragraph(said, "detail"))
        self._inside.addWidget(_Line(3 if said else 20))

    def _hours(self, point: ServicePoint) -> str:
        osm = opening.osm_of(point)
        return told(osm or point.opening_hours, opening.week(point), self._words)

    def _come_back(self, point: ServicePoint) -> None:
        """How the point that refers is reached, for who is turned away; at the foot of the paper."""
        box, hours = self._inside, self._hours(point)
        if point.phones:
            box.addSpacing(4)
            box.addWidget(Paragraph(told_as.phones(point), "min", weight=700))
        for line in hours.split("; ") if hours else ():
            box.addWidget(Paragraph(line, "min"))


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
