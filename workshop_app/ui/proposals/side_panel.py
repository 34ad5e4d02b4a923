"""A panel at the right of the board in which one card is read whole and edited in place."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from workshop_app.domain.entity import THEMES
from workshop_app.text import Words
from workshop_app.ui import icons, paint, theme
from workshop_app.ui.guarded import Guarded
from workshop_app.ui.scrolled import column, scrolled
from workshop_app.ui.tab_order import in_reading_order
from workshop_app.ui.widgets.buttons import IconButton
from workshop_app.ui.widgets.cards import Popover
from workshop_app.ui.widgets.painted import brush

WIDE = 440
"""Pixels of the panel at 100 %."""
_THEME_KEYS = {getattr(Qt.Key, f"Key_{n}"): theme for n, theme in enumerate(THEMES, 1)}
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class SidePanel(Popover):
    """The frame of a panel: number, close, a body that scrolls, a foot that does not.

    Fields save themselves; Esc closes it, or, where the guard waits for an answer, puts back what
    is kept. ``left`` when it closes.
    """

    left = Signal()

    def __init__(self, words: Words, parent: QWidget) -> None:
        super().__init__(parent, padding=0)
        self.words = words
        self.head = _Head()
        self.close_button = IconButton("x", words("Close"), size=36)
        self.close_button.clicked.connect(self.close_panel)
        self.top = top = QHBoxLayout()
        top.setContentsMargins(16, 12, 8, 0)
        top.addWidget(self.head, 1)
        top.addWidget(self.close_button)
        self.body, self.fields = column(spacing=12, padding=0)
        self.fields.setContentsMargins(16, 4, 16, 8)
        self.area = scrolled(self.body)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.foot = QHBoxLayout()
        self.foot.setContentsMargins(16, 0, 16, 12)
        self.box.setSpacing(8)
        self.box.addLayout(top)
        self.box.addWidget(self.area, 1)
        self.box.addLayout(self.foot)
        self.hide()

    # -- what a panel may override ----------------------------------------------------------------
    def first(self) -> QWidget:
        """What gets the keyboard when it opens."""
        return self.close_button

    def pick_theme(self, chosen: str) -> None:
        """Ctrl+1…5 inside the panel."""

    # -- the rest ---------------------------------------------------------------------------------
    def guarded(self) -> list[Guarded]:
        """Its fields whose text passes the guard."""
        return self.findChildren(Guarded)

    def write(self) -> bool:
        """Keep what fields still hold; False where the guard waits for an answer."""
        answers = [field.offer() for field in self.guarded() if not field.isHidden()]
        return all(answers)

    def close_panel(self) -> None:
        """Close it, unless a marked text waits for an answer."""
        waiting = [field for field in self.guarded() if field.unanswered]
        if not waiting and self.write():
            self.left.emit()
        for field in waiting[:1]:
            field.setFocus(Qt.FocusReason.OtherFocusReason)

    def escape(self) -> None:
        """What Esc does: fields that wait for an answer show what is kept again, else it closes."""
        waiting = [field for field in self.guarded() if field.unanswered]
        for field in waiting:
            self.put_back(field)
        if not waiting:
            self.close_panel()

    def event(self, event: QEvent) -> bool:
        """Ctrl+1…5 mean the theme of this card here, not that of the line."""
        override = event.type() == QEvent.Type.ShortcutOverride
        if override and isinstance(event, QKeyEvent) and self._theme_of(event):
            event.accept()
            return True
        return super().event(event)

    @staticmethod
    def _theme_of(event: QKeyEvent) -> str:
        control = event.modifiers() == Qt.KeyboardModifier.ControlModifier
        return _THEME_KEYS.get(Qt.Key(event.key()), "") if control else ""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.escape()
        elif self._theme_of(event):
            self.pick_theme(self._theme_of(event))
        elif event.key() not in _ENTER:
            super().keyPressEvent(event)
        event.accept()

    def put_back(self, field: Guarded) -> None:
        """Show in a field what is kept of it."""

    def order_tabs(self) -> None:
        """Tab goes as one reads; called when rows came or went."""
        in_reading_order(self)


class _Head(QWidget):
    """The number of the card, with its badge, and a word for what it is."""

    def __init__(self) -> None:
        super().__init__()
        self._topic, self._number, self._kind, self._icon = "", "", "", ""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def say(self, topic: str, number: str, kind: str, icon: str = "") -> None:
        """``topic`` is a theme, ``kind`` words for what it is."""
        self._topic, self._number, self._kind, self._icon = topic, number, kind, icon
        self.setAccessibleName(f"{kind} {number}")
        self.update()

    def text(self) -> str:
        return f"{self._kind} {self._number}"

    def sizeHint(self) -> QSize:
        return QSize(120, theme.now().px(36))

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._topic:
            return
        now, painter = theme.now(), brush(self)
        side, sign = now.px(26), now.sign(self._topic)
        square = QRectF(0, 0, side, self.height())
        if self._icon:
            icons.draw(painter, square, self._icon, sign.text, now.px(24))
        else:
            paint.badge(painter, square, self._topic)
        left = side + 10.0
        room = QRectF(left, 0, self.width() - left, self.height())
        wide = paint.text(painter, room, self._number, now.font("section"), sign.text,
                          where=self, meant=True)  # fmt: skip
        room.setLeft(left + wide + 10)
        paint.text(painter, room, self._kind, now.font("detail"), now.color.muted, where=self)


def label_over(words: str, *inside: QWidget) -> QWidget:
    """A label with widgets side by side under it, as ``Field`` has for one input."""
    from workshop_app.ui.widgets.labels import Label

    holder = QWidget()
    box = QVBoxLayout(holder)
    box.setContentsMargins(0, 0, 0, 0)
    box.setSpacing(4)
    box.addWidget(Label(words, "detail", weight=600))
    row = QHBoxLayout()
    row.setSpacing(12)
    for widget in inside:
        row.addWidget(widget)
    box.addLayout(row)
    return holder


def of_lines(field: Guarded) -> Guarded:
    """A field of several lines that stays as tall as its lines; longer texts scroll in it."""
    field.edit.setFixedHeight(field.edit.minimumHeight())
    return field
