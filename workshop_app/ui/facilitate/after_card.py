"""What comes after: the next steps, and the way to any part of the agenda."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from workshop_app.text import Words
from workshop_app.ui import icons, paint, theme
from workshop_app.ui.widgets import wrapped
from workshop_app.ui.widgets.buttons import IconButton
from workshop_app.ui.widgets.cards import Card
from workshop_app.ui.widgets.labels import Label
from workshop_app.ui.widgets.painted import Painted, brush

PARTS_KEY = "Ctrl+L"


@dataclass(frozen=True, slots=True)
class Step:
    """A step to come: where it is, how it looks, how long it takes. ``begins`` a part."""

    at: int
    step: int
    icon: str
    words: str
    minutes: str
    begins: bool = False


class AfterCard(Card):
    """Shows at most ``most`` steps. Emits ``picked(at, step)`` and ``all_wanted``."""

    picked = Signal(int, int)
    all_wanted = Signal()

    def __init__(self, words: Words, compact: bool) -> None:
        super().__init__(padding=0, spacing=2)
        self._words, self.most = words, 1 if compact else 2
        self._roomy = True
        self.box.setContentsMargins(16, 8, 16, 10)
        head = QHBoxLayout()
        head.addWidget(Label(words("Comes next"), "body", "muted", weight=600), 1)
        self.whole = IconButton(
            "list-bullets", words("Go to any part of the agenda"), key=PARTS_KEY, size=32
        )
        self.whole.clicked.connect(self.all_wanted)
        head.addWidget(self.whole)
        self.box.addLayout(head)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(0)
        self.box.addLayout(self._rows)

    def show_steps(self, steps: Sequence[Step]) -> None:
        """Other steps; where there are none the last one says so."""
        while (item := self._rows.takeAt(0)) is not None:
            if old := item.widget():
                old.hide()
                old.deleteLater()
        for number, step in enumerate(steps[: self.most]):
            row = StepRow(step, first=number == 0)
            row.picked.connect(lambda step=step: self.picked.emit(step.at, step.step))
            row.setMinimumHeight(row.heightForWidth(self._wide))
            self._rows.addWidget(row)
        if not steps:
            self._rows.addWidget(Label(self._words("This is the last step."), "body", "muted"))
        self._show_rows(self._roomy)

    def give_way(self, missing: bool) -> None:
        """Where there is no room for the rows, only the way to all parts is shown."""
        if self._roomy == missing:
            self._roomy = not missing
            self._show_rows(self._roomy)

    @property
    def given_way(self) -> int:
        """By how many pixels the card is less tall without its rows."""
        return 0 if self._roomy else sum(_tall(row, self._wide) for row in self._inside()) + 2

    @property
    def _wide(self) -> int:
        return self.width() - self.box.contentsMargins().left() * 2

    def _inside(self) -> list[QWidget]:
        items = (self._rows.itemAt(at) for at in range(self._rows.count()))
        return [one for item in items if item and (one := item.widget())]

    def _show_rows(self, shown: bool) -> None:
        for row in self._inside():
            row.setVisible(shown)
        self.box.activate()  # a layout inside another is asked for its size too late else


def _tall(row: QWidget, width: int) -> int:
    return row.heightForWidth(width) if row.hasHeightForWidth() else row.sizeHint().height()


class StepRow(Painted, QWidget):
    """A step to come as a row that can be pressed."""

    picked = Signal()

    def __init__(self, step: Step, first: bool) -> None:
        super().__init__()
        self._step, self._first = step, first
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(f"{step.words}, {step.minutes}")
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def text(self) -> str:
        return self._step.words

    def _room(self, width: float) -> float:
        now = theme.now()
        return width - now.px(24) - 8 - now.width(self._step.minutes) - 12

    def heightForWidth(self, width: int) -> int:
        now = theme.now()
        font = now.font("body", weight=600)
        return max(now.px(28), wrapped.height(self._step.words, font, self._room(width)) + 6)

    def hasHeightForWidth(self) -> bool:
        return True

    def sizeHint(self) -> QSize:
        return QSize(200, self.heightForWidth(max(200, self.width())))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.setMinimumHeight(self.heightForWidth(self.width()))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.picked.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.picked.emit()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        now, painter, box = theme.now(), brush(self), self.rect().toRectF()
        if self.hovered:
            paint.frame(painter, box.adjusted(-4, 0, 4, 0), 8, now.color.sunken)
        ink = now.color.ink if self._first else now.color.muted
        side = now.px(22)
        icons.draw(painter, QRectF(0, 0, side, box.height()), self._step.icon,
                   now.color.primary if self._first else now.color.muted, side)  # fmt: skip
        left = now.px(24) + 8
        wide = now.width(self._step.minutes) + 2
        paint.text(painter, QRectF(box.right() - wide, 0, wide, box.height()), self._step.minutes,
                   now.font("body"), now.color.muted, align=paint.RIGHT, where=self)  # fmt: skip
        font = now.font("body", weight=600 if self._first else 400)
        room = QRectF(left, 0, self._room(box.width()), box.height())
        wrapped.lines(painter, room, self._step.words, font, ink, self, 4)
