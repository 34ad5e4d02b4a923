"""The board: columns of cards, walked by arrows, chosen by Space, moved by hand or key."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from workshop_app.domain.entity import THEMES
from workshop_app.services.board_cards import By, Card, Lane, What
from workshop_app.text import Words
from workshop_app.ui.proposals.choosing import Choosing, can_be_chosen
from workshop_app.ui.proposals.columns import Columns
from workshop_app.ui.proposals.lane_column import LaneColumn

_SIDEWAYS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
_DIGITS = {getattr(Qt.Key, f"Key_{n}"): one for n, one in enumerate(THEMES, 1)}
_ZOOMS = {Qt.Key.Key_Plus: 1, Qt.Key.Key_Minus: -1, Qt.Key.Key_0: 0}


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
    put_on = Signal(list, object)
    """Ids that were dragged onto a card, and that card: to be joined, or linked."""
    themed = Signal(list, str)
    """Ids and the theme that a person gives them, whatever the columns are."""
    asked = Signal(str)
    """A deed by its key: move set join split link withdraw return."""
    left = Signal()
    """Esc: what is open or chosen goes first, then the keyboard goes back to the line."""

    def __init__(self, words: Words, *, fixed: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(words, fixed=fixed, parent=parent)
        self._choosing = Choosing()
        self._related: frozenset[str] = frozenset()
        self.waits = False
        """Whether Esc leaves something that was begun (a link), before it does anything else."""
        deeds = {"M": "move", "A": "set", "G": "join", "U": "split", "L": "link", "R": "return"}
        self._keys: dict[int, Callable[[], None]] = {
            getattr(Qt.Key, f"Key_{letter}"): lambda deed=deed: self.asked.emit(deed)  # type: ignore[misc]
            for letter, deed in deeds.items()
        }
        self._keys |= {
            Qt.Key.Key_Space: self.toggle_here,
            Qt.Key.Key_Delete: lambda: self.asked.emit("withdraw"),
            Qt.Key.Key_Escape: self._escape,
        }

    # -- what it shows ----------------------------------------------------------------------------
    def show_lanes(self, lanes: list[Lane], by: By, what: What = "proposal") -> None:
        super().show_lanes(lanes, by, what)
        if self._choosing.refresh(card for lane in self._lanes for card in lane.cards):
            self._tell_chosen()

    def connect_column(self, column: LaneColumn) -> None:
        view, key = column.view, column.lane.key
        view.chosen, view.related = self._choosing.ids, self._related
        column.model.carried = self._choosing.members
        view.opened.connect(self.opened)
        view.moved.connect(self._moved)
        view.toggled.connect(self.toggle)
        view.reached.connect(lambda first, last: self._reach(column, first, last))
        view.dropped.connect(lambda ids: self.sent.emit(ids, key))
        view.dropped_on.connect(self.put_on)

    @property
    def card(self) -> Card | None:
        """The card that has the keyboard, or had it last."""
        column = self._column_here()
        return column.view.card if column else None

    def show_related(self, ids: frozenset[str]) -> None:
        """Mark the cards that are, or hold, one of these: they are linked with the current one."""
        if ids == self._related and not ids:
            return
        shown = (card for column in self.all_columns() for card in column.lane.cards)
        self._related = frozenset(c.id for c in shown if ids and not ids.isdisjoint(c.members))
        for column in self.all_columns():
            column.view.related = self._related
            column.view.viewport().update()

    # -- choosing ---------------------------------------------------------------------------------
    @property
    def chosen(self) -> list[Card]:
        """The chosen cards, in the order of choosing."""
        return self._choosing.cards

    @property
    def acted_on(self) -> list[Card]:
        """What a key works on: the chosen cards, else the one that has the keyboard."""
        return self.chosen or [card for card in [self.card] if card]

    def clear_choice(self) -> None:
        """Nothing is chosen any more."""
        if self._choosing.clear():
            self._tell_chosen()

    def toggle(self, card: Card) -> None:
        """Choose a card, or not any more."""
        if not self._fixed and can_be_chosen(card):
            self._choosing.toggle(card)
            self._tell_chosen()

    def toggle_here(self) -> None:
        """Choose the card that has the keyboard, or not any more."""
        card = self.card
        if card is not None:
            self.toggle(card)

    def choose_column(self) -> None:
        """Choose every card of the column that has the keyboard."""
        column = self._column_here()
        if column is not None and not self._fixed:
            self._choosing.add(column.lane.cards)
            self._tell_chosen()

    def _reach(self, column: LaneColumn, first: int, last: int) -> None:
        if not self._fixed:
            self._choosing.reach(column.lane.cards, first, last)
            self._tell_chosen()

    def _tell_chosen(self) -> None:
        chosen = self._choosing.ids
        for column in self.all_columns():
            column.view.chosen = chosen
            column.model.carried = self._choosing.members
            column.model.choose(chosen)
        self.picked.emit()

    # -- walking ----------------------------------------------------------------------------------
    def take_keyboard(self) -> bool:
        """Give the keyboard to the card that had it last, or the first; False without cards."""
        column = self._column_here()
        if column is None or not column.model.rowCount():
            column = self._next_column(-1, 1)
        if column is None:
            return self.to_beside()
        column.view.setFocus(Qt.FocusReason.TabFocusReason)
        return True

    def take_first(self) -> bool:
        """Give the keyboard to the first column of proposals; False without cards."""
        column = self._next_column(-1, 1)
        if column is None or column is self._beside:
            return False
        column.view.setFocus(Qt.FocusReason.TabFocusReason)
        return True

    def to_beside(self) -> bool:
        """Give the keyboard to the challenges beside; False where there are none."""
        if self._beside is None or not self._beside.model.rowCount():
            return False
        self._beside.view.setFocus(Qt.FocusReason.TabFocusReason)
        return True

    def go_to(self, id: str, keyboard: bool = True) -> bool:
        """Show the card of a proposal or challenge, or of its cluster; False where it is not on the
        board."""
        for number, lane in enumerate(self._lanes):
            if any(id == c.id or id in c.members for c in (*lane.cards, *lane.withdrawn)):
                self._see(number)
                self._show_row(self._columns[lane.key], id, keyboard)
                return True
        beside = self._beside
        if beside is not None and any(id == card.id for card in beside.lane.cards):
            self._show_row(beside, id, keyboard)
            return True
        return False

    @staticmethod
    def _show_row(column: LaneColumn, id: str, keyboard: bool) -> None:
        if column.model.find(id) < 0:
            column.model.unfold(True)
        column.view.setCurrentIndex(column.model.index(column.model.find(id), 0))
        if keyboard:
            column.view.setFocus(Qt.FocusReason.TabFocusReason)

    def _column_here(self) -> LaneColumn | None:
        columns = self.all_columns()
        for column in columns:
            if column.view.hasFocus():
                return column
        with_card = [c for c in columns if c.view.currentIndex().isValid()]
        return with_card[0] if len(with_card) == 1 else None

    def _moved(self, card: object) -> None:
        """One card of the board is the current one: other columns let theirs go."""
        sender = self.sender()
        for column in self.all_columns():
            if column.view is not sender and column.view.currentIndex().isValid():
                column.view.blockSignals(True)
                column.view.setCurrentIndex(column.model.index(-1, 0))
                column.view.blockSignals(False)
        self.here.emit(card)

    def _next_column(self, number: int, by: int) -> LaneColumn | None:
        """The next column from ``number`` on, in steps of ``by``, that holds a row; -1 is that of
        the challenges beside."""
        number += by
        while 0 <= number < len(self._lanes):
            lane = self._lanes[number]
            if lane.cards or lane.withdrawn:
                self._see(number)
                return self._columns[lane.key]
            number += by
        beside = self._beside
        return beside if number < 0 and beside and beside.model.rowCount() else None

    def _number(self, column: LaneColumn) -> int:
        """The number of its lane; -1 for the challenges beside."""
        return -1 if column is self._beside else self._lanes.index(column.lane)

    def _sideways(self, by: int) -> None:
        """To the card beside this one, at the same height."""
        column = self._column_here()
        if column is None:
            return
        beside = self._next_column(self._number(column), by)
        if beside is None or beside is column:
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
        control = modifiers == Qt.KeyboardModifier.ControlModifier
        plain = modifiers in (
            Qt.KeyboardModifier.NoModifier,
            Qt.KeyboardModifier.KeypadModifier,
        )
        if key in _SIDEWAYS and plain:
            self._sideways(_SIDEWAYS[key])
        elif key in _SIDEWAYS and control:
            self._send(_SIDEWAYS[key])
        elif control and key == Qt.Key.Key_A:
            self.choose_column()
        elif _theme_of(event):
            self._give_theme(_theme_of(event))
        elif key in _ZOOMS and not modifiers & Qt.KeyboardModifier.ControlModifier:
            self.zooming.emit(_ZOOMS[key])
        elif plain and key in self._keys:
            self._keys[key]()
        else:
            event.ignore()

    def _escape(self) -> None:
        if self.waits:
            self.asked.emit("leave")
        else:
            self.left.emit()

    def _give_theme(self, wanted: str) -> None:
        ids = [id for card in self.acted_on if not card.withdrawn for id in card.members]
        if ids and not self._fixed:
            self.themed.emit(ids, wanted)

    def _send(self, by: int) -> None:
        """Ctrl and an arrow: the cards go to the column beside the one they are in."""
        column = self._column_here()
        if column is None or self._fixed or column is self._beside:
            return
        to = self._number(column) + by
        ids = [id for card in self.acted_on if not card.withdrawn for id in card.members]
        if ids and 0 <= to < len(self._lanes):
            self.sent.emit(ids, self._lanes[to].key)


def _theme_of(event: QKeyEvent) -> str:
    """The theme that Ctrl and a digit mean."""
    control = event.modifiers() == Qt.KeyboardModifier.ControlModifier
    return _DIGITS.get(Qt.Key(event.key()), "") if control else ""
