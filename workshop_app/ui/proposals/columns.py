"""The columns of the board side by side; where there are many, only those that are seen exist."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QScrollBar, QWidget

from workshop_app.services.board_cards import By, Lane
from workshop_app.text import Words
from workshop_app.ui import theme
from workshop_app.ui.proposals.lane_column import LaneColumn
from workshop_app.ui.proposals.lane_layout import BAR, EDGE

_GUTTER = 14
_LEAST = 196
"""Pixels of a column at 100 %, where there are more than fit."""


class Columns(QWidget):
    """Places columns; a subclass says what a person does in them (``connect_column``).

    ``fixed`` (a plan that cannot be written): cards are read, not moved.
    """

    remade = Signal()
    """Columns were made that were not there."""

    def __init__(self, words: Words, *, fixed: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words, self._fixed = words, fixed
        self._by: By = "theme"
        self._lanes: list[Lane] = []
        self._columns: dict[str, LaneColumn] = {}
        self._open = ""
        self._foot = 0
        self._bar = QScrollBar(Qt.Orientation.Horizontal, self)
        self._bar.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._bar.valueChanged.connect(self._place)

    def connect_column(self, column: LaneColumn) -> None:
        """Hear a column that was just made."""

    def show_lanes(self, lanes: list[Lane], by: By) -> None:
        """Show these lanes; those that stay keep their place and their current card."""
        if by != self._by:
            self._drop(list(self._columns))
            self._bar.setValue(0)
        self._by, self._lanes = by, lanes
        keys = {lane.key for lane in lanes}
        self._drop([key for key in self._columns if key not in keys])
        for lane in lanes:
            if lane.key in self._columns:
                self._columns[lane.key].show_lane(lane)
        self._place()

    def _drop(self, keys: list[str]) -> None:
        for key in keys:
            column = self._columns.pop(key)
            column.hide()
            column.deleteLater()

    @property
    def lanes(self) -> list[Lane]:
        """The lanes as they are shown."""
        return self._lanes

    def card_of(self, id: str) -> str:
        """The id of the card that shows a proposal: its own, or that of its cluster."""
        shown = (card for lane in self._lanes for card in (*lane.cards, *lane.withdrawn))
        return next((card.id for card in shown if id in (card.id, *card.members)), "")

    def set_open(self, id: str) -> None:
        """The card whose panel is open keeps its ring; "" for none."""
        self._open = id
        for column in self._columns.values():
            column.view.open_card = id
            column.view.viewport().update()

    def set_foot(self, pixels: int) -> None:
        """Room under the last cards, for what floats over the board's foot."""
        self._foot = pixels
        for column in self._columns.values():
            column.view.set_foot(pixels)

    # -- where they stand -------------------------------------------------------------------------
    @property
    def _room(self) -> int:
        """Pixels for columns: the board stands out over its place for rings and scroll bars."""
        return self.width() - EDGE - BAR

    def _width(self) -> int:
        """How wide a column is: five always fit, of others as many as are wide enough."""
        count = max(1, len(self._lanes))
        wide = (self._room - _GUTTER * (count - 1)) // count
        return wide if self._by == "theme" else max(wide, theme.now().px(_LEAST))

    def _place(self) -> None:
        """Put the columns that are seen where they belong; those are made that were not there."""
        wide = self._width()
        total = len(self._lanes) * (wide + _GUTTER) - _GUTTER
        bar = BAR if total > self._room else 0
        self._bar.setVisible(bool(bar))
        self._bar.setGeometry(EDGE, self.height() - BAR, self._room, BAR)
        self._bar.setPageStep(self._room)
        self._bar.setSingleStep(wide + _GUTTER)
        self._bar.setRange(0, max(0, total - self._room))
        made = False
        noted = self._by == "table" and len({lane.workshop for lane in self._lanes}) > 1
        for number, lane in enumerate(self._lanes):
            at = EDGE + number * (wide + _GUTTER) - self._bar.value()
            seen = -wide < at < self.width()
            column = self._columns.get(lane.key)
            if column is None and seen:
                column, made = self._make(lane, noted), True
            if column is not None:
                column.setVisible(seen)
                column.place(at, wide, self.height() - bar)
        if made:
            self.remade.emit()

    def stops(self) -> list[QWidget]:
        """Where Tab stops, left to right."""
        return [self._columns[lane.key].view for lane in self._lanes if lane.key in self._columns]

    def _make(self, lane: Lane, noted: bool) -> LaneColumn:
        column = LaneColumn(
            lane, self._by, self._words, noted=noted, fixed=self._fixed, parent=self
        )
        self._columns[lane.key] = column
        view = column.view
        view.set_foot(self._foot)
        view.open_card = self._open
        self._bar.raise_()
        self.connect_column(column)
        return column

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def wheelEvent(self, event: QWheelEvent) -> None:
        across = event.angleDelta().x() or event.angleDelta().y()
        self._bar.setValue(self._bar.value() - across)

    def _see(self, number: int) -> None:
        """Scroll sideways so that a column is seen whole."""
        wide = self._width()
        at = number * (wide + _GUTTER)
        if at < self._bar.value():
            self._bar.setValue(at)
        elif at + wide > self._bar.value() + self._room:
            self._bar.setValue(at + wide - self._room)
        self._place()
