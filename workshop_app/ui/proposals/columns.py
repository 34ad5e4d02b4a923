"""The columns of the board side by side; where there are many, only those that are seen exist."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QScrollBar, QWidget

from workshop_app.services.board_cards import By, Lane, What
from workshop_app.text import Words
from workshop_app.ui import theme
from workshop_app.ui.proposals.lane_column import LaneColumn
from workshop_app.ui.proposals.lane_layout import BAR, EDGE
from workshop_app.ui.proposals.more_columns import MoreColumns

_GUTTER = 14
_LEAST = 196
"""Pixels of a column at 100 %, where there are more than fit."""
_FIVE = 148
"""Five themes alone stand side by side while each has so many pixels; else they scroll sideways."""
_BESIDE = 236
"""Pixels of the column of challenges beside the proposals."""
ZOOMS = (1.0, 1.25, 1.5, 2.0, 2.5, 3.0)
"""How large cards can be shown: the last ones are read from three metres."""


class Columns(QWidget):
    """Places columns; a subclass says what a person does in them (``connect_column``).

    ``fixed`` (a plan that cannot be written): cards are read, not moved. A column of challenges can
    stand at the left (``show_beside``): it stays while the others scroll sideways.
    """

    remade = Signal()
    """Columns were made that were not there."""
    zooming = Signal(int)
    """Ctrl and the wheel: larger (1) or smaller (-1)."""

    def __init__(self, words: Words, *, fixed: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words, self._fixed = words, fixed
        self._by: By = "theme"
        self._what: What = "proposal"
        self._lanes: list[Lane] = []
        self._columns: dict[str, LaneColumn] = {}
        self._beside: LaneColumn | None = None
        self._open = ""
        self._foot = 0
        self._zoom = 1.0
        self._strip = QWidget(self)
        self._bar = QScrollBar(Qt.Orientation.Horizontal, self._strip)
        self._bar.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._bar.valueChanged.connect(self._place)
        self._more = MoreColumns(words, self._strip)
        self._step = 0
        self._more.wanted.connect(self._go_on)

    def connect_column(self, column: LaneColumn) -> None:
        """Hear a column that was just made."""

    def show_lanes(self, lanes: list[Lane], by: By, what: What = "proposal") -> None:
        """Show these lanes; those that stay keep their place and their current card."""
        if (by, what) != (self._by, self._what):
            self._drop(list(self._columns))
            self._bar.setValue(0)
        self._by, self._what, self._lanes = by, what, lanes
        keys = {lane.key for lane in lanes}
        self._drop([key for key in self._columns if key not in keys])
        for lane in lanes:
            if lane.key in self._columns:
                self._columns[lane.key].show_lane(lane)
        self._place()

    def show_beside(self, lane: Lane | None, hint: str = "") -> None:
        """Show all challenges in a column at the left, ``hint`` where there is none; ``None`` takes
        it away."""
        if lane is None:
            if self._beside is not None:
                self._beside.hide()
                self._beside.deleteLater()
                self._beside = None
        elif self._beside is not None:
            self._beside.show_lane(lane)
        else:
            made = LaneColumn(
                lane, "beside", self._words, noted=False, fixed=self._fixed, holds="challenge",
                parent=self,
            )  # fmt: skip
            self._beside = made
            self._prepare(made)
            made.show()
            self.remade.emit()
        if self._beside is not None:
            self._beside.view.hint = hint
        for column in self._columns.values():
            column.view.show_links(self._beside is not None)
        self._place()

    def _drop(self, keys: list[str]) -> None:
        for key in keys:
            column = self._columns.pop(key)
            column.hide()
            column.deleteLater()

    @property
    def lanes(self) -> list[Lane]:
        """The lanes as they are shown, without the one of challenges beside them."""
        return self._lanes

    def all_columns(self) -> list[LaneColumn]:
        """Every column that exists, the challenges beside first."""
        shown = [self._columns[lane.key] for lane in self._lanes if lane.key in self._columns]
        return [self._beside, *shown] if self._beside else shown

    def card_of(self, id: str) -> str:
        """The id of the card that shows a proposal: its own, or that of its cluster."""
        shown = (card for lane in self._lanes for card in (*lane.cards, *lane.withdrawn))
        return next((card.id for card in shown if id in (card.id, *card.members)), "")

    def set_open(self, id: str) -> None:
        """The card whose panel is open keeps its ring; "" for none."""
        self._open = id
        for column in self.all_columns():
            column.view.open_card = id
            column.view.viewport().update()

    def set_foot(self, pixels: int) -> None:
        """Room under the last cards, for what floats over the board's foot."""
        self._foot = pixels
        for column in self.all_columns():
            column.view.set_foot(pixels)

    @property
    def zoom(self) -> float:
        """How large cards are shown: one of ZOOMS."""
        return self._zoom

    def set_zoom(self, zoom: float) -> None:
        """Show cards so many times as large; fewer columns are seen at once then."""
        if zoom == self._zoom:
            return
        self._zoom = zoom
        for column in self.all_columns():
            column.zoom(zoom)
        self._place()

    # -- where they stand -------------------------------------------------------------------------
    @property
    def _room(self) -> int:
        """Pixels for columns: the board stands out over its place for rings and scroll bars."""
        return self._strip.width() - EDGE - BAR

    def _width(self) -> int:
        """How wide a column is: five themes side by side while they can be read, of others as many
        as are wide enough."""
        count = max(1, len(self._lanes))
        wide = (self._room - _GUTTER * (count - 1)) // count
        now = theme.now()
        five = self._by == "theme"
        enough = now.px((_FIVE if five else _LEAST) * self._zoom)
        return wide if wide >= enough else min(self._room, now.px(_LEAST * self._zoom))

    def _place_beside(self) -> None:
        """The challenges at the left, the strip of the others in the room that is left."""
        left = 0
        if self._beside is not None:
            wide = min(theme.now().px(_BESIDE * self._zoom), self.width() * 2 // 5)
            if self._by == "theme":
                wide = self._giving_way(wide)
            self._beside.place(EDGE, wide, self.height())
            left = wide + _GUTTER
        self._strip.setGeometry(left, 0, self.width() - left, self.height())

    def _giving_way(self, wide: int) -> int:
        """The challenges beside are as narrow as a column may be where five themes fit then."""
        now, count = theme.now(), len(self._lanes)
        least = now.px(_FIVE * self._zoom)
        themes = count * (least + _GUTTER) + EDGE + BAR
        room = self.width() - themes
        return min(wide, room) if room >= least else wide

    def _place(self) -> None:
        """Put the columns that are seen where they belong; those are made that were not there."""
        self._place_beside()
        wide = self._width()
        total = len(self._lanes) * (wide + _GUTTER) - _GUTTER
        bar = self._more.height() if total > self._room else 0
        self._bar.setVisible(bool(bar))
        self._bar.setPageStep(self._room)
        self._bar.setSingleStep(wide + _GUTTER)
        self._bar.setRange(0, max(0, total - self._room))
        self._place_bar(wide, bool(bar))
        made = False
        noted = self._by == "table" and len({lane.workshop for lane in self._lanes}) > 1
        for number, lane in enumerate(self._lanes):
            at = EDGE + number * (wide + _GUTTER) - self._bar.value()
            seen = -wide < at < self._strip.width()
            column = self._columns.get(lane.key)
            if column is None and seen:
                column, made = self._make(lane, noted), True
            if column is not None:
                column.setVisible(seen)
                column.place(at, wide, self.height() - bar)
        if made:
            self.remade.emit()

    def _place_bar(self, wide: int, shown: bool) -> None:
        """The scroll bar, and at its right how many columns are out of sight."""
        self._step = wide + _GUTTER
        at, end = self._bar.value(), self._bar.value() + self._room
        count = len(self._lanes)
        right = sum(n * self._step + wide > end + _GUTTER for n in range(count)) if shown else 0
        left = sum(n * self._step < at - _GUTTER for n in range(count)) if shown else 0
        self._more.say(left, right)
        tall, side = self._more.height(), self._more.width() if left or right else 0
        top = self.height() - tall
        self._bar.setGeometry(EDGE, top + (tall - BAR) // 2, self._room - side, BAR)
        self._more.move(EDGE + self._room - side, top)

    def _go_on(self) -> None:
        self._bar.setValue(self._bar.value() + self._step)

    def stops(self) -> list[QWidget]:
        """Where Tab stops, left to right."""
        return [column.view for column in self.all_columns()]

    def _make(self, lane: Lane, noted: bool) -> LaneColumn:
        column = LaneColumn(
            lane, self._by, self._words, noted=noted, fixed=self._fixed, holds=self._what,
            parent=self._strip,
        )  # fmt: skip
        self._columns[lane.key] = column
        column.view.show_links(self._beside is not None)
        self._bar.raise_()
        self._prepare(column)
        return column

    def _prepare(self, column: LaneColumn) -> None:
        column.view.set_foot(self._foot)
        column.view.open_card = self._open
        column.view.zooming.connect(self.zooming)
        column.view.at_rim.connect(lambda by: self._scroll_on(column, by))
        if self._zoom != 1:
            column.zoom(self._zoom)
        self.connect_column(column)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            turned = event.angleDelta().y()
            if turned:
                self.zooming.emit(1 if turned > 0 else -1)
            event.accept()
            return
        across = event.angleDelta().x() or event.angleDelta().y()
        self._bar.setValue(self._bar.value() - across)

    def _scroll_on(self, column: LaneColumn, by: int) -> None:
        """Something is dragged along the edge of a column that touches the edge of the board."""
        if column is self._beside:
            return
        left = column.x()
        if (by < 0 and left < EDGE) or (
            by > 0 and left + column.width() > self._strip.width() - EDGE
        ):
            self._bar.setValue(self._bar.value() + by * theme.now().px(16))

    def _see(self, number: int) -> None:
        """Scroll sideways so that a column is seen whole."""
        wide = self._width()
        at = number * (wide + _GUTTER)
        if at < self._bar.value():
            self._bar.setValue(at)
        elif at + wide > self._bar.value() + self._room:
            self._bar.setValue(at + wide - self._room)
        self._place()
