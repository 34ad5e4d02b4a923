"""The board: columns of cards, walked by arrows, chosen by Space, moved by hand or key."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from workshop_app.domain.entity import THEMES
from workshop_app.services.board_cards import By, Card, Lane
from workshop_app.text import Words
from workshop_app.ui.proposals.columns import Columns
from workshop_app.ui.proposals.lane_column import LaneColumn

_SIDEWAYS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
_DIGITS = {getattr(Qt.Key, f"Key_{n}"): one for n, one in enumerate(THEMES, 1)}


class BoardView(Columns):
    """Shows lanes. What a person does on it is told by signals; the page does it.

    ``fixed`` (a plan that cannot be written): cards are read, not moved.
    """

    opened = Signal(object)
    """A card, to be read whole or edited."""
    here = Signal(object)
    """The card that has the keyboard now, or None."""
    picked = Signal()
    """Other cards are chosen."""
    sent = Signal(list, str)
    """Ids of proposals and the key of the lane they go to."""
    themed = Signal(list, str)
    """Ids and the theme that a person gives them, whatever the columns are."""
    moving = Signal()
    joining = Signal()
    withdrawing = Signal()
    returning = Signal()
    left = Signal()
    """Esc with nothing chosen: the keyboard goes back to the line."""

    def __init__(self, words: Words, *, fixed: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(words, fixed=fixed, parent=parent)
        self._chosen: dict[str, Card] = {}
        self._keys: dict[int, Callable[[], None]] = {
            Qt.Key.Key_Space: self.toggle_here,
            Qt.Key.Key_G: self.joining.emit,
            Qt.Key.Key_M: self.moving.emit,
            Qt.Key.Key_Delete: self.withdrawing.emit,
            Qt.Key.Key_R: self.returning.emit,
            Qt.Key.Key_Escape: self._escape,
        }

    # -- what it shows ----------------------------------------------------------------------------
    def show_lanes(self, lanes: list[Lane], by: By) -> None:
        super().show_lanes(lanes, by)
        self._prune()

    def connect_column(self, column: LaneColumn) -> None:
        view, key = column.view, column.lane.key
        view.chosen = frozenset(self._chosen)
        view.opened.connect(self.opened)
        view.moved.connect(self._moved)
        view.toggled.connect(self.toggle)
        view.dropped.connect(lambda ids: self.sent.emit(ids, key))

    def _prune(self) -> None:
        """A card that is not on the board any more is not chosen either; the rest is as it is now."""
        if self._chosen:
            now = {card.id: card for lane in self._lanes for card in lane.cards}
            before = dict(self._chosen)
            self._chosen = {id: now[id] for id in before if id in now}
            if self._chosen != before:
                self._tell_chosen()

    @property
    def card(self) -> Card | None:
        """The card that has the keyboard, or had it last."""
        column = self._column_here()
        return column.view.card if column else None

    @property
    def chosen(self) -> list[Card]:
        """The chosen cards, in the order of choosing."""
        return list(self._chosen.values())

    @property
    def acted_on(self) -> list[Card]:
        """What a key works on: the chosen cards, else the one that has the keyboard."""
        return self.chosen or [card for card in [self.card] if card]

    def clear_choice(self) -> None:
        """Nothing is chosen any more."""
        if self._chosen:
            self._chosen = {}
            self._tell_chosen()

    def toggle(self, card: Card) -> None:
        """Choose a card, or not any more."""
        if self._fixed or card.withdrawn or card.kind == "challenge":
            return
        if self._chosen.pop(card.id, None) is None:
            self._chosen[card.id] = card
        self._tell_chosen()

    def _tell_chosen(self) -> None:
        chosen = frozenset(self._chosen)
        for column in self._columns.values():
            column.view.chosen = chosen
            column.model.choose(chosen)
        self.picked.emit()

    # -- walking ----------------------------------------------------------------------------------
    def take_keyboard(self) -> bool:
        """Give the keyboard to the card that had it last, or the first; False without cards."""
        column = self._column_here() or self._next_column(-1, 1)
        if column is None or not column.model.rowCount():
            column = self._next_column(-1, 1)
        if column is None:
            return False
        column.view.setFocus(Qt.FocusReason.TabFocusReason)
        return True

    def go_to(self, id: str, keyboard: bool = True) -> bool:
        """Show the card of a proposal, or of its cluster; False where it is not on the board."""
        for number, lane in enumerate(self._lanes):
            found = any(id == c.id or id in c.members for c in (*lane.cards, *lane.withdrawn))
            if found:
                self._see(number)
                column = self._columns[lane.key]
                if column.model.find(id) < 0:
                    column.model.unfold(True)
                column.view.setCurrentIndex(column.model.index(column.model.find(id), 0))
                if keyboard:
                    column.view.setFocus(Qt.FocusReason.TabFocusReason)
                return True
        return False

    def _column_here(self) -> LaneColumn | None:
        for column in self._columns.values():
            if column.view.hasFocus():
                return column
        with_card = [c for c in self._columns.values() if c.view.currentIndex().isValid()]
        return with_card[0] if len(with_card) == 1 else None

    def _moved(self, card: object) -> None:
        """One card of the board is the current one: other columns let theirs go."""
        sender = self.sender()
        for column in self._columns.values():
            if column.view is not sender and column.view.currentIndex().isValid():
                column.view.blockSignals(True)
                column.view.setCurrentIndex(column.model.index(-1, 0))
                column.view.blockSignals(False)
        self.here.emit(card)

    def _next_column(self, number: int, by: int) -> LaneColumn | None:
        """The next column from ``number`` on, in steps of ``by``, that holds a row."""
        number += by
        while 0 <= number < len(self._lanes):
            lane = self._lanes[number]
            if lane.cards or lane.withdrawn:
                self._see(number)
                return self._columns[lane.key]
            number += by
        return None

    def _sideways(self, by: int) -> None:
        """To the card beside this one, at the same height."""
        column = self._column_here()
        if column is None:
            return
        beside = self._next_column(self._lanes.index(column.lane), by)
        if beside is None:
            return
        y = column.view.visualRect(column.view.currentIndex()).center().y()
        row = beside.view.row_near(y)
        beside.view.setFocus(Qt.FocusReason.OtherFocusReason)
        beside.view.setCurrentIndex(beside.model.index(row, 0))

    # -- keys -------------------------------------------------------------------------------------
    def event(self, event: QEvent) -> bool:
        """Ctrl+1…5 mean the theme of the cards here, not that of the capture line."""
        override = event.type() == QEvent.Type.ShortcutOverride
        if override and isinstance(event, QKeyEvent) and _theme_of(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, modifiers = Qt.Key(event.key()), event.modifiers()
        plain = modifiers in (
            Qt.KeyboardModifier.NoModifier,
            Qt.KeyboardModifier.KeypadModifier,
        )
        if key in _SIDEWAYS and plain:
            self._sideways(_SIDEWAYS[key])
        elif key in _SIDEWAYS and modifiers == Qt.KeyboardModifier.ControlModifier:
            self._send(_SIDEWAYS[key])
        elif _theme_of(event):
            self._give_theme(_theme_of(event))
        elif plain and key in self._keys:
            self._keys[key]()
        else:
            event.ignore()

    def toggle_here(self) -> None:
        """Choose the card that has the keyboard, or not any more."""
        card = self.card
        if card is not None:
            self.toggle(card)

    def _escape(self) -> None:
        if self._chosen:
            self.clear_choice()
        else:
            self.left.emit()

    def _give_theme(self, wanted: str) -> None:
        ids = [id for card in self.acted_on if not card.withdrawn for id in card.members]
        if ids and not self._fixed:
            self.themed.emit(ids, wanted)

    def _send(self, by: int) -> None:
        """Ctrl and an arrow: the cards go to the column beside the one they are in."""
        column = self._column_here()
        if column is None or self._fixed:
            return
        to = self._lanes.index(column.lane) + by
        ids = [id for card in self.acted_on if not card.withdrawn for id in card.members]
        if ids and 0 <= to < len(self._lanes):
            self.sent.emit(ids, self._lanes[to].key)


def _theme_of(event: QKeyEvent) -> str:
    """The theme that Ctrl and a digit mean."""
    control = event.modifiers() == Qt.KeyboardModifier.ControlModifier
    return _DIGITS.get(Qt.Key(event.key()), "") if control else ""
