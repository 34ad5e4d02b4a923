"""Cards: white, one line round them, no shadow; and what floats above them, with one."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from workshop_app.ui import icons, paint, theme
from workshop_app.ui.widgets.buttons import Button
from workshop_app.ui.widgets.labels import Label, Paragraph
from workshop_app.ui.widgets.painted import Painted, brush

LOOKS = ("card", "notes", "warn", "error", "info", "ok", "sunken", "tint", "dashed", "capture")


class Card(QFrame):
    """A rounded surface with a column in it: ``card.box`` (or a row with ``across=True``).

    ``look``: card (white), notes (cream), warn, error, info, ok (tinted or, for error, only
    lined), sunken, tint (teal), dashed (empty), capture (stronger line). ``padding`` in px.
    """

    def __init__(
        self,
        look: str = "card",
        *,
        padding: int = 16,
        spacing: int = 8,
        across: bool = False,
        radius: int = 12,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.look, self.radius = look, radius
        self.selected = False
        self.box: QHBoxLayout | QVBoxLayout = QHBoxLayout(self) if across else QVBoxLayout(self)
        self.box.setContentsMargins(padding, padding, padding, padding)
        self.box.setSpacing(spacing)

    def set_look(self, look: str) -> None:
        """Another look."""
        self.look = look
        self.update()

    def set_selected(self, selected: bool) -> None:
        """A teal line of two pixels round it."""
        self.selected = selected
        self.update()

    def _colors(self) -> tuple[QColor, QColor | None]:
        color = theme.now().color
        rows: dict[str, tuple[QColor, QColor | None]] = {
            "card": (color.card, color.line),
            "capture": (color.card, color.line_strong),
            "notes": (color.notes_card, color.notes_line),
            "warn": (color.notes_card, color.warn_line),
            "error": (color.card, color.error_line),
            "info": (color.info_tint, color.info_line),
            "ok": (color.ok_tint, color.ok_line),
            "sunken": (color.sunken, None),
            "tint": (color.primary_tint, None),
            "dashed": (color.card, color.field_line),
        }
        return rows[self.look]

    def paintEvent(self, event: QPaintEvent) -> None:
        fill, line = self._colors()
        painter, box = brush(self), self.rect().toRectF()
        if self.selected:
            paint.frame(painter, box, self.radius, fill, theme.now().color.primary, 2)
        else:
            paint.frame(painter, box, self.radius, fill, line, dashed=self.look == "dashed")


class Popover(QWidget):
    """A panel that floats above the page, with a shadow; its content goes into ``box``.

    A child of the page or window; whoever opens it places it with ``setGeometry`` (the shadow
    takes MARGIN on every side) and calls ``raise_``.
    """

    MARGIN = 18

    def __init__(self, parent: QWidget, *, padding: int = 16, lined: bool = True) -> None:
        super().__init__(parent)
        self._lined = lined
        edge = self.MARGIN + padding
        self.box = QVBoxLayout(self)
        self.box.setContentsMargins(edge, edge, edge, edge)
        self.box.setSpacing(8)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, color = brush(self), theme.now().color
        edge = self.MARGIN
        box = QRectF(self.rect()).adjusted(edge, edge, -edge, -edge)
        paint.shadow(painter, box, 12, edge - 3)
        line = color.primary if self._lined else color.line
        paint.frame(painter, box, 12, color.card, line)


class EmptyCard(Card):
    """What stands where nothing is yet: an icon, one sentence that says what to do, one button;
    ``others`` stand under it where there is more than one way to begin."""

    def __init__(
        self,
        icon: str,
        title: str,
        sentence: str,
        button: Button | None = None,
        *others: Button,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__("dashed", padding=24, spacing=4, parent=parent)
        self.button = button
        self.box.addStretch()
        self.box.addWidget(_Disc(icon), 0, Qt.AlignmentFlag.AlignHCenter)
        self.box.addSpacing(8)
        self.box.addWidget(Paragraph(title, "section", weight=700, align="center"))
        self.box.addWidget(Paragraph(sentence, "body", "muted", align="center"))
        if button:
            self.box.addSpacing(12)
            self.box.addWidget(button, 0, Qt.AlignmentFlag.AlignHCenter)
        if others:
            self.box.addSpacing(4)
            row = QHBoxLayout()
            row.setSpacing(8)
            for one in others:
                row.addWidget(one)
            self.box.addLayout(row)
            self.box.setAlignment(row, Qt.AlignmentFlag.AlignHCenter)
        self.box.addStretch()


class _Disc(QWidget):
    """An icon of 40 px in a tint circle of 80."""

    def __init__(self, icon: str) -> None:
        super().__init__()
        self._icon = icon
        self.setFixedSize(theme.now().px(80), theme.now().px(80))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, color = brush(self), theme.now().color
        box = self.rect().toRectF()
        paint.frame(painter, box, box.width() / 2, color.primary_tint)
        icons.draw(painter, box, self._icon, color.primary, theme.now().px(40))


class Tile(Painted, QWidget):
    """A choice shown as a card: icon, title, one line. One of a row is ``chosen``.

    ``mark``: a check at its right while chosen. Emits ``picked`` by click, Enter or Space.
    """

    picked = Signal()
    ring_radius = 12.0

    def __init__(
        self, icon: str, title: str, detail: str = "", *, mark: bool = False,
        height: int = 60, parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self._icon, self._title, self._detail, self._mark = icon, title, detail, mark
        self._height, self.chosen = height, False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(title)
        self.setAccessibleDescription(detail)

    def text(self) -> str:
        return self._title

    def set_chosen(self, chosen: bool) -> None:
        """Whether this is the one of its row."""
        self.chosen = chosen
        self.update()

    def set_detail(self, detail: str) -> None:
        """Another second line."""
        self._detail = detail
        self.setAccessibleDescription(detail)
        self.update()

    def sizeHint(self) -> QSize:
        now = theme.now()
        wide = max(now.width(self._title, "body", 600), now.width(self._detail, "min"))
        return QSize(wide + now.px(24) + 36 + (now.px(24) if self._mark else 0),
                     now.px(self._height))  # fmt: skip

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.picked.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.picked.emit()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        now, painter, box = theme.now(), brush(self), self.rect().toRectF()
        color = now.color
        usable = self.isEnabled()
        fill = color.primary_tint if self.chosen and self._mark else color.card
        line = color.primary if self.chosen else color.line_strong
        if not usable:
            fill = color.sunken
        paint.frame(painter, box, 12, fill, line, 2 if self.chosen else 1)
        ink = color.primary_hover if self.chosen else color.ink
        if not usable:
            ink = color.muted
        icon = icons.filled(self._icon) if self.chosen else self._icon
        size = now.px(24)
        icons.draw(painter, QRectF(14, 0, size, box.height()), icon,
                   color.primary if self.chosen else color.muted, size)  # fmt: skip
        marked = self._mark and self.chosen
        left, right = 14 + size + 12, box.width() - 10 - (size if marked else 0)
        line_height, second = now.line("body"), now.line("min") if self._detail else 0
        top = (box.height() - line_height - second) / 2
        paint.text(painter, QRectF(left, top, right - left, line_height), self._title,
                   now.font("body", weight=600), ink, where=self)  # fmt: skip
        if self._detail:
            paint.text(painter, QRectF(left, top + line_height, right - left, second),
                       self._detail, now.font("min"), color.muted, where=self)  # fmt: skip
        if marked:
            icons.draw(painter, QRectF(right, 0, size, box.height()), "check-circle-fill",
                       color.primary, now.px(20))  # fmt: skip


def heading(icon: str, text: str, tone: str = "ink", icon_tone: str = "primary") -> Label:
    """The heading of a card: an icon and a line of 18 px."""
    return Label(text, "strong", tone, weight=700, icon=icon, icon_tone=icon_tone)
