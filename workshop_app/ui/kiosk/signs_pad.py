"""Large keys for a code or a PIN: touched, clicked, or typed on the keyboard."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QGridLayout, QSizePolicy, QWidget

from workshop_app.ui import icons, paint, theme
from workshop_app.ui.kiosk.mark_rows import TOUCH
from workshop_app.ui.widgets.painted import brush

BACK = "back"


class _Sign(QAbstractButton):
    def __init__(self, sign: str, name: str) -> None:
        super().__init__()
        self.sign = sign
        self.setAccessibleName(name)
        self.setObjectName(f"sign {sign}")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def sizeHint(self) -> QSize:
        return QSize(theme.now().px(TOUCH), theme.now().px(TOUCH))

    minimumSizeHint = sizeHint

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, now, box = brush(self), theme.now(), self.rect().toRectF()
        color = now.color
        fill = color.sunken if self.isDown() or self.sign == BACK else color.card
        paint.frame(painter, box, 12, fill, color.line_strong)
        if self.sign == BACK:
            icons.draw(painter, box, "backspace", color.ink, now.px(30))
        else:
            ink = color.ink if self.isEnabled() else color.disabled_text
            paint.text(painter, box, self.sign, theme.font(28, 700, now.scale), ink,
                       align=paint.CENTER)  # fmt: skip


class SignsPad(QWidget):
    """Emits ``sign(str)`` and ``back``. ``rows`` are the signs of each row, a blank leaves a place free."""

    sign = Signal(str)
    back = Signal()

    def __init__(self, rows: Sequence[str], back_name: str) -> None:
        super().__init__()
        self._signs = "".join(rows).replace(" ", "")
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(8)
        for row, signs in enumerate(rows):
            for column, sign in enumerate(signs):
                if sign == " ":
                    continue
                key = _Sign(sign, sign)
                key.clicked.connect(lambda _=False, sign=sign: self.sign.emit(sign))
                grid.addWidget(key, row, column)
        back = _Sign(BACK, back_name)
        back.clicked.connect(self.back)
        grid.addWidget(back, len(rows) - 1, len(rows[-1]))

    def press(self, event: QKeyEvent) -> bool:
        """Take a key of the keyboard; whether it was one of these."""
        typed = event.text().upper()
        if event.key() == Qt.Key.Key_Backspace:
            self.back.emit()
        elif typed and typed in self._signs:
            self.sign.emit(typed)
        else:
            return False
        return True


class Places(QWidget):
    """What was typed so far, a place for each sign; ``hidden`` shows dots (a PIN), ``part``: so
    many stand together, with a gap after them (0: all). There are narrower ones from nine on; with
    ``least`` no more than that are shown until more are typed."""

    def __init__(
        self, count: int, name: str, *, hidden: bool = False, part: int = 0, least: int = 0
    ) -> None:
        super().__init__()
        self._most, self._least = count, least or count
        self._part = part or count
        self._count, self._hidden, self._typed = self._least, hidden, ""
        self._name = name
        self.setObjectName("typed")
        self.show_typed("")

    def show_typed(self, typed: str) -> None:
        self._typed = typed
        self._count = min(self._most, max(self._least, len(typed) + 1))
        self.setAccessibleName(self._name)
        self.setAccessibleDescription("•" * len(typed) if self._hidden else typed)
        self.update()

    def sizeHint(self) -> QSize:
        now = theme.now()
        return QSize(self._left_of(self._most - 1) + now.px(self._pitch), now.px(64))

    minimumSizeHint = sizeHint

    @property
    def _pitch(self) -> int:
        return 40 if self._most > 8 else 56

    def _left_of(self, at: int) -> int:
        """Where a place begins, in pixels."""
        now = theme.now()
        return at * now.px(self._pitch) + at // self._part * now.px(24)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, now, box = brush(self), theme.now(), self.rect().toRectF()
        color, wide = now.color, now.px(self._pitch)
        free = (self._most - self._count) * wide / 2
        for at in range(self._count):
            place = box.adjusted(self._left_of(at) + free, 0, 0, 0)
            place.setWidth(wide - 8)
            here = at == len(self._typed)
            line = color.accent if here else color.field_line
            paint.frame(painter, place, 10, color.card, line, 3 if here else 2)
            if at < len(self._typed):
                sign = "•" if self._hidden else self._typed[at]
                paint.text(painter, place, sign, theme.font(32, 700, now.scale), color.ink,
                           align=paint.CENTER)  # fmt: skip
