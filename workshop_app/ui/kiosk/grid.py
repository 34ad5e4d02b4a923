"""The tiles of a round: as many as fit at a size that is easy to touch, the rest on more pages."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from workshop_app.ui import theme
from workshop_app.ui.kiosk.option_tile import OptionTile

GAP = 19
_MOST_ACROSS = 6
_FEW = {1: 1, 2: 2, 3: 3, 4: 2, 5: 3, 6: 3, 7: 4, 8: 4}
"""Columns for a few tiles, where there is room for them."""


def shape_of(count: int, room: QSize, least: QSize, most: int = 0) -> tuple[int, int]:
    """Columns and rows of a page for ``count`` tiles of at least ``least`` in ``room``; at most
    ``most`` tiles on it (0: as many as fit). Pages are filled evenly."""
    count = max(1, count)
    across = max(1, min(_MOST_ACROSS, (room.width() + GAP) // (least.width() + GAP)))
    down = max(1, (room.height() + GAP) // (least.height() + GAP))
    on_page = across * down if not most else min(most, across * down)
    if count <= on_page:
        across = min(across, _FEW.get(count, 4 if count <= 12 else _MOST_ACROSS))
        if -(-count // across) > down:
            across = -(-count // down)
        return across, -(-count // across)
    pages = -(-count // on_page)
    even = -(-count // pages)
    across = min(across, even)
    return across, min(down, -(-even // across))


class Grid(QWidget):
    """Shows one page of ``tiles``. ``one``: a single tile a page; ``most``: the largest that a tile
    becomes (0, 0: as the room allows). Emits ``turned(page, pages)``."""

    turned = Signal(int, int)

    def __init__(
        self,
        tiles: Sequence[OptionTile],
        least: tuple[int, int],
        *,
        one: bool = False,
        most: tuple[int, int] = (0, 0),
    ) -> None:
        super().__init__()
        self._most = QSize(*(theme.now().px(n) for n in most))
        self.tiles, self._one = list(tiles), one
        self._least = QSize(*(theme.now().px(n) for n in least))
        self.page, self._shape = 0, (1, 1)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
        for tile in self.tiles:
            tile.setParent(self)
            tile.installEventFilter(self)

    # -- pages ------------------------------------------------------------------------------------
    @property
    def on_page(self) -> int:
        """How many tiles a page has."""
        return 1 if self._one else self._shape[0] * self._shape[1]

    @property
    def pages(self) -> int:
        return max(1, -(-len(self.tiles) // self.on_page))

    @property
    def shown(self) -> list[OptionTile]:
        """The tiles of this page."""
        first = self.page * self.on_page
        return self.tiles[first : first + self.on_page]

    def turn(self, by: int) -> None:
        """Another page; its first tile gets the keyboard."""
        page = self.page + by
        if 0 <= page < self.pages:
            self.page = page
            self.place()
            self.shown[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def go_to(self, label: str) -> OptionTile | None:
        """Show the option and give it the keyboard."""
        for at, tile in enumerate(self.tiles):
            if tile.option.label == label:
                self.page = at // self.on_page
                self.place()
                tile.setFocus(Qt.FocusReason.TabFocusReason)
                return tile
        return None

    # -- place ------------------------------------------------------------------------------------
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        now = next((at for at, tile in enumerate(self.tiles) if tile.hasFocus()), None)
        self._shape = (1, 1) if self._one else shape_of(len(self.tiles), self.size(), self._least)
        self.page = min((now or 0) // self.on_page, self.pages - 1)
        self.place()

    def place(self) -> None:
        """Lay this page out."""
        across, down = self._shape
        wide = (self.width() - GAP * (across - 1)) / across
        tall = (self.height() - GAP * (down - 1)) / down
        if not self._most.isEmpty():
            wide, tall = min(wide, self._most.width()), min(tall, self._most.height())
        shown = self.shown
        for tile in self.tiles:
            if tile not in shown:
                tile.hide()
        for at, tile in enumerate(shown):
            column, row = at % across, at // across
            left, top = column * (wide + GAP), row * (tall + GAP)
            if self._one:
                left, top = (self.width() - wide) / 2, (self.height() - tall) / 2
            tile.setGeometry(QRect(round(left), round(top), round(wide), round(tall)))
            tile.show()
        self.turned.emit(self.page, self.pages)

    # -- arrows -----------------------------------------------------------------------------------
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self.walk(Qt.Key(event.key())):
            super().keyPressEvent(event)

    def walk(self, key: Qt.Key) -> bool:
        """Move the keyboard by an arrow, over pages too; whether it was one."""
        across = self._shape[0]
        steps = {
            Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1,
            Qt.Key.Key_Up: -across, Qt.Key.Key_Down: across,
        }  # fmt: skip
        if key in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            self.turn(1 if key == Qt.Key.Key_PageDown else -1)
            return True
        if key not in steps or not self.tiles:
            return False
        now = next((at for at, tile in enumerate(self.tiles) if tile.hasFocus()), None)
        at = self.page * self.on_page if now is None else now + steps[key]
        if 0 <= at < len(self.tiles):
            self.go_to(self.tiles[at].option.label)
        return True
