"""What can be done with the card that has the keyboard, or with the chosen ones; asks for reasons."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from workshop_app.services.board_cards import Card
from workshop_app.text import Words
from workshop_app.ui import theme
from workshop_app.ui.guarded import GuardedLine
from workshop_app.ui.widgets.buttons import Button
from workshop_app.ui.widgets.cards import Popover
from workshop_app.ui.widgets.labels import Label


class BoardActions(Popover):
    """Floats over the foot of the board. The same things have keys; here they are seen."""

    opening = Signal()
    choosing = Signal()
    moving = Signal()
    joining = Signal()
    withdrawing = Signal()
    returning = Signal()
    withdrawn = Signal(str, bool)
    """A reason that may be kept, and whether it was called an institution's public detail."""
    left = Signal()
    """Esc while a reason is asked for."""
    grown = Signal()
    """Something in it became taller or shorter."""

    def __init__(self, words: Words, parent: QWidget) -> None:
        super().__init__(parent, padding=8, lined=False)
        self._words = words
        self._label = Label("", "detail", weight=600)
        self.open = Button(words("Open"), cap="Return", size="small")
        self.choose = Button(words("Choose"), cap="Space", size="small")
        self.join = Button(words("Put in a cluster"), cap="G", size="small")
        self.to_column = Button(words("Move"), cap="M", size="small")
        self.withdraw = Button(words("Withdraw"), cap="Del", size="small")
        self.back = Button(words("Bring back"), cap="R", size="small")
        self._row = QWidget()
        row = QHBoxLayout(self._row)
        row.setContentsMargins(8, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self._label, 1)
        for button, signal in (
            (self.open, self.opening),
            (self.choose, self.choosing),
            (self.join, self.joining),
            (self.to_column, self.moving),
            (self.withdraw, self.withdrawing),
            (self.back, self.returning),
        ):
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            button.clicked.connect(signal)
            row.addWidget(button)
        self._ask = self._build_reason()
        self.box.addWidget(self._row)
        self.box.addWidget(self._ask)
        self.hide()

    def _build_reason(self) -> QWidget:
        words, made = self._words, QWidget()
        self._why = Label("", "detail", weight=600)
        self.reason = GuardedLine(words, hint=words("Why, in words"), at_once=False)
        self.reason.edit.setObjectName("reason")
        self.reason.kept.connect(self._kept)
        self._done = Button(words("Withdraw"), cap="Return", size="normal")
        self._done.clicked.connect(self.reason.offer)
        self._not_now = Button(words("Not now"), "plain", cap="Esc", size="normal")
        self._not_now.clicked.connect(self._leave)
        column = QVBoxLayout(made)
        column.setContentsMargins(8, 4, 0, 0)
        column.setSpacing(4)
        column.addWidget(self._why)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.reason, 1, Qt.AlignmentFlag.AlignTop)
        for button in (self._done, self._not_now):
            row.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(row)
        made.hide()
        return made

    # -- what it shows ----------------------------------------------------------------------------
    @property
    def asking(self) -> bool:
        """Whether it asks for a reason now."""
        return not self._ask.isHidden()

    def show_for(self, here: Card | None, chosen: Sequence[Card]) -> None:
        """Show what can be done with these cards."""
        words = self._words
        cards = list(chosen) or [card for card in [here] if card]
        gone = any(card.withdrawn for card in cards)
        challenge = any(card.kind == "challenge" for card in cards)
        if chosen:
            said = words.many("{n} card chosen", "{n} cards chosen", len(chosen))
        else:
            said = here.number if here else ""
        self._label.setText(said)
        self.setAccessibleName(said)
        on = here is not None and here.id in {card.id for card in chosen}
        self.choose.setText(words("Do not choose") if on else words("Choose"))
        self.open.setVisible(here is not None)
        self.choose.setVisible(here is not None and not gone and not challenge)
        self.join.setVisible(len(cards) > 1)
        self.to_column.setVisible(bool(cards) and not gone)
        self.withdraw.setVisible(bool(cards) and not gone and not challenge)
        self.back.setVisible(len(cards) == 1 and cards[0].withdrawn and not cards[0].taken_out)

    def wanted(self, room: int) -> QSize:
        """How large it is where ``room`` pixels are free, its shadow left out."""
        inner = self._ask if self.asking else self._row
        layout = inner.layout()
        if layout is None:
            return self.sizeHint()
        layout.invalidate()
        hint = layout.sizeHint()
        wide = min(room, theme.now().px(760) if self.asking else hint.width() + 16)
        tall = layout.heightForWidth(wide - 16) if layout.hasHeightForWidth() else hint.height()
        return QSize(wide, tall + 16)

    def ask_reason(self, numbers: str) -> None:
        """Ask why these are withdrawn; the keyboard goes there."""
        self._why.setText(self._words("Why is {numbers} withdrawn?", numbers=numbers))
        self.reason.edit.setAccessibleName(self._why.text())
        self.reason.setText("")
        self._row.hide()
        self._ask.show()
        self.show()
        self.reason.setFocus(Qt.FocusReason.OtherFocusReason)

    def end_asking(self) -> None:
        """No reason is asked for any more."""
        self._ask.hide()
        self._row.show()
        self.reason.setText("")

    def _kept(self, text: str, confirmed: bool) -> None:
        if text:
            self.withdrawn.emit(text, confirmed)
        else:
            self.reason.edit.setProperty("state", "missing")
            self.reason.edit.style().polish(self.reason.edit)

    def _leave(self) -> None:
        self.end_asking()
        self.left.emit()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            self.grown.emit()
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.asking and event.key() == Qt.Key.Key_Escape:
            self._leave()
        event.accept()
