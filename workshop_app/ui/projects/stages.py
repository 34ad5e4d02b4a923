"""How far a project is: its stages as steps, up to the one that this program goes to."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from workshop_app.domain.directory import PROJECT_STAGES
from workshop_app.export.names import PROJECT_STAGES as STAGES
from workshop_app.text import Words
from workshop_app.ui import icons, paint, theme
from workshop_app.ui.widgets import Painted, brush, wrapped

OUTSIDE = "prefactibilidad"
"""A stage that begins outside this program."""
GAP = 8
LEFT, BETWEEN, RIGHT = 10, 6, 8
BESIDE = LEFT + BETWEEN + RIGHT
"""What stands beside the words of a step, without its sign."""


class StageLine(Painted, QWidget):
    """Stages done with a check, the one now with a line round it, the rest dashed. The arrows and a
    click ask for another one: ``asked`` with its key; what is asked for need not come."""

    asked = Signal(str)

    def __init__(self, words: Words, *, writes: bool) -> None:
        super().__init__()
        self._words, self._writes = words, writes
        self._at = 0
        self._steps: list[tuple[str, str]] = []
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        if writes:
            self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            self.setAccessibleDescription(words("The arrows choose another stage"))
        self.show_stage("idea")

    def show_stage(self, stage: str) -> None:
        """Another stage."""
        words = self._words
        at = self._at = PROJECT_STAGES.index(stage) if stage in PROJECT_STAGES else 0
        self._steps = []
        for number, one in enumerate(PROJECT_STAGES):
            said = words(STAGES[one])
            if one == OUTSIDE and number > at:
                said = words("{stage}, outside this program", stage=said)
            state = "done" if number < at else "now" if number == at else "later"
            self._steps.append((said, state))
        here = words(STAGES.get(stage, stage))
        self.setAccessibleName(words("Stage: {stage}", stage=here))
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        by = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()), 0)
        if by and 0 <= self._at + by < len(PROJECT_STAGES):
            self.asked.emit(PROJECT_STAGES[self._at + by])
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        for stage, box in zip(PROJECT_STAGES, self._boxes(self.width()), strict=True):
            if (
                self._writes
                and box.contains(event.position())
                and stage != PROJECT_STAGES[self._at]
            ):
                self.asked.emit(stage)

    def _boxes(self, width: float) -> list[QRectF]:
        now, left, top, boxes = theme.now(), 0.0, 0.0, []
        for said, state in self._steps:
            beside, weight = now.px(18) + BESIDE, _weight(state)
            wide = min(width, now.width(said, "detail", weight) + beside)
            if left and left + wide > width:
                left, top = 0.0, top + now.px(38) + GAP
            tall = wrapped.height(said, now.font("detail", weight=weight), wide - beside + 2)
            boxes.append(QRectF(left, top, wide, max(now.px(38), tall + 12)))
            left += wide + GAP
        return boxes

    def heightForWidth(self, width: int) -> int:
        return int(self._boxes(width)[-1].bottom())

    def hasHeightForWidth(self) -> bool:
        return True

    def sizeHint(self) -> QSize:
        return QSize(240, self.heightForWidth(max(240, self.width())))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.setMinimumHeight(self.heightForWidth(self.width()))

    def paintEvent(self, event: QPaintEvent) -> None:
        now, painter = theme.now(), brush(self)
        color = now.color
        looks = {
            "done": (color.primary_tint, None, color.primary, "check-circle-fill"),
            "now": (color.primary_tint, color.primary, color.primary, "file-text-fill"),
            "later": (None, color.field_line, color.muted, "arrow-square-out"),
        }
        for (said, state), box in zip(self._steps, self._boxes(self.width()), strict=True):
            fill, line, ink, icon = looks[state]
            width = 2 if state == "now" else 1
            paint.frame(painter, box, 8, fill, line, width, dashed=state == "later")
            side = now.px(18)
            sign = QRectF(box.left() + LEFT, box.top(), side, box.height())
            if state == "later" and said == self._steps[1][0]:
                icon = "circle"
            icons.draw(painter, sign, icon, ink, side)
            begins = sign.right() + BETWEEN
            words = QRectF(begins, box.top(), box.right() - begins - 4, box.height())
            tone = color.muted if state == "later" else color.ink
            font = now.font("detail", weight=_weight(state))
            wrapped.lines(painter, words, said, font, tone, where=self, most=4)


def _weight(state: str) -> int:
    return 400 if state == "later" else 600
