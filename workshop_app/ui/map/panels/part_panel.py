"""Keeping the tiles in sight in the plan, so that they travel with it: how large that is, then yes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent

from workshop_app.domain.geo import Bounds
from workshop_app.domain.places import MapBase
from workshop_app.services import map_tiles
from workshop_app.services.map_tiles import Part
from workshop_app.text import Words
from workshop_app.ui.jobs import Job, Progress
from workshop_app.ui.map.panels.head import head
from workshop_app.ui.widgets import Button, Card, Paragraph
from workshop_app.ui.widgets.painted import give_focus

if TYPE_CHECKING:
    from workshop_app.ui.map.page import MapPage


def megabytes(words: Words, size: int) -> str:
    """A size as people say it."""
    return words("{n} MB", n=words.number(max(0.1, round(size / 2**20, 1))))


def bounds_in_sight(page: MapPage) -> Bounds:
    """What of the ground is seen."""
    here, surface = page.board.canvas.view.extent, page.board.canvas.surface
    west, north = surface.point((here.left, here.top))
    east, south = surface.point((here.right, here.bottom))
    return Bounds(max(-180.0, west), south, min(180.0, east), north)


def open_part(page: MapPage, base: MapBase) -> None:
    """Look how much the part in sight is, then ask."""
    bounds, plan, words = bounds_in_sight(page), page.plan, page.words

    def work(_progress: Progress) -> Part:
        tiles = map_tiles.opened(plan, base)
        try:
            return map_tiles.part_of(tiles, bounds)
        finally:
            tiles.close()

    def ask(part: Part) -> None:
        panel = PartPanel(page, base, part)
        page.show_panel(panel)
        give_focus(panel.keep)

    page.shell.run(Job(work, words("Counting the tiles…")), ask)


class PartPanel(Card):
    """Says what would be kept, and keeps it."""

    left = Signal()

    def __init__(self, page: MapPage, base: MapBase, part: Part) -> None:
        super().__init__(padding=16, spacing=10)
        self._page, self._base, self._part = page, base, part
        words = page.words
        self.box.addLayout(
            head(words, words("Keep the part in sight"), self.leave, words("Leave it"))
        )
        tiles = words.many("{n} tile", "{n} tiles", part.tiles)
        self.box.addWidget(Paragraph(words(
            "The plan becomes {size} larger: {tiles}. They travel with it to other laptops.",
            size=megabytes(words, part.size), tiles=tiles)))  # fmt: skip
        if part.left:
            self.box.addWidget(Paragraph(words(
                "The closest views do not fit. Move nearer first, to keep more of a smaller part."),
                "detail", "muted"))  # fmt: skip
        self.keep = Button(words("Keep it in the plan"), "primary", cap="Return")
        self.keep.clicked.connect(self._keep)
        self.box.addWidget(self.keep)
        self.box.addStretch(1)

    def leave(self) -> None:
        """Back to the bases."""
        self._page.show_list()
        self._page.deeds.show_bases()

    def _keep(self) -> None:
        page, base, part = self._page, self._base, self._part
        plan, words = page.plan, page.words

        def work(progress: Progress) -> MapBase:
            tiles = map_tiles.opened(plan, base)
            try:
                return map_tiles.keep_part(plan, base, tiles, part, progress)
            finally:
                tiles.close()

        def kept(_base: MapBase) -> None:
            page.shell.tell(
                "done", words("This part of the map travels with the plan now."), undo=True
            )

        page.shell.run(Job(work, words("Keeping the tiles…")), kept)
        self.leave()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._keep()
        else:
            super().keyPressEvent(event)
