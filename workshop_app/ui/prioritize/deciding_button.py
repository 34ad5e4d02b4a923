"""Says in the line of context which rounds decide, and opens their choice."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from workshop_app.domain.rounds import VoteRound
from workshop_app.services.open_plan import OpenPlan
from workshop_app.text import Words
from workshop_app.ui import icons, paint, theme
from workshop_app.ui.vote.names import round_title
from workshop_app.ui.widgets import brush
from workshop_app.ui.widgets.painted import Pressable

FEW, LONG = 2, 44
"""More rounds, or longer names, are told by how many they are; the tooltip names them."""


class DecidingButton(Pressable):
    """A link of one line. Emits ``clicked``."""

    ring_radius = 4.0

    def __init__(self, plan: OpenPlan, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._plan, self._words, self._text = plan, words, ""
        self.setObjectName("deciding rounds")
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_rounds(self, chosen: Sequence[VoteRound], writable: bool) -> None:
        """The rounds that decide now."""
        words = self._words
        titles = [round_title(words, one, self._plan) for one in chosen]
        if not chosen:
            self._text = words("No round decides")
        elif len(chosen) == 1:
            self._text = words("{round} decides", round=titles[0])
        else:
            self._text = words("{rounds} decide", rounds=words.listed(titles))
        self.setAccessibleName(self._text)
        if len(chosen) > FEW or len(self._text) > LONG:
            self._text = words.many("{n} round decides", "{n} rounds decide", len(chosen))
        told = "" if self._text == self.accessibleName() else f"{self.accessibleName()}. "
        self.setToolTip(told + words("Choose the rounds that decide"))
        self.setEnabled(writable)
        policy = Qt.FocusPolicy.StrongFocus if writable else Qt.FocusPolicy.NoFocus
        self.setFocusPolicy(policy)
        self.updateGeometry()
        self.update()

    def text(self) -> str:
        return self._text

    def sizeHint(self) -> QSize:
        now = theme.now()
        return QSize(now.width(self._text, "body", 600) + now.px(18) + 4, now.line("body"))

    minimumSizeHint = sizeHint

    def paintEvent(self, event: QPaintEvent) -> None:
        now, painter, box = theme.now(), brush(self), self.rect().toRectF()
        ink = now.color.primary if self.isEnabled() else now.color.muted
        wide = paint.text(painter, box, self._text, now.font("body", weight=600), ink, where=self)
        if self.isEnabled():
            side = now.px(16)
            at = QRectF(wide + 3, 1, side, box.height())
            icons.draw(painter, at, "caret-down-bold", ink, side)
