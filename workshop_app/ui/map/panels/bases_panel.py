"""What the map is drawn on: choosing, placing, renaming, taking away, and bringing more in."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from workshop_app.domain.places import MapBase
from workshop_app.services import map_bases
from workshop_app.services.map_bases import Ground
from workshop_app.ui.guarded import GuardedLine
from workshop_app.ui.map import bases
from workshop_app.ui.map.canvas import scale_bar
from workshop_app.ui.map.panels.head import head
from workshop_app.ui.scrolled import scrolled
from workshop_app.ui.widgets import Button, Card, Field, Label, ListRow, Paragraph, Rule

if TYPE_CHECKING:
    from workshop_app.ui.map.page import MapPage


class BasesPanel(Card):
    """``left``: back to the list. Works on the page it stands in."""

    left = Signal()

    def __init__(self, page: MapPage) -> None:
        super().__init__(padding=16, spacing=8)
        self._page, self._words, self._plan = page, page.words, page.plan
        words = self._words
        self.box.addLayout(head(words, words("Bases of the map"), self.left.emit))
        inside = QWidget()
        self._column = QVBoxLayout(inside)
        self._column.setContentsMargins(0, 0, 8, 0)
        self._column.setSpacing(6)
        self._rows: list[ListRow] = []
        self._bases()
        if page.ground is not None:
            self._current(page.ground)
        self._more()
        self._column.addStretch(1)
        self.box.addWidget(scrolled(inside, name=words("What the map is drawn on")), 1)

    def first(self) -> QWidget:
        """What has the keyboard at first: the base that is shown, or the first way to add one."""
        return next((row for row in self._rows if row.selected), None) or self._first_way

    # -- the bases --------------------------------------------------------------------------------
    def _bases(self) -> None:
        words, current = self._words, self._page.seen.base
        for base in map_bases.all_of(self._plan):
            ground = map_bases.ground(self._plan, base)
            row = ListRow(base.name, self._told(ground), icon=bases.ICONS.get(base.kind, "file"),
                          pickable=True, role="detail")  # fmt: skip
            row.set_selected(base.id == current)
            row.picked.connect(lambda id=base.id: self._choose(id))
            self._rows.append(row)
            self._column.addWidget(row)
        if self._rows:
            plain = ListRow(words("No base"), words("pins and areas alone"), icon="map-trifold",
                            pickable=True, role="detail")  # fmt: skip
            plain.set_selected(current == bases.PLAIN)
            plain.picked.connect(lambda: self._choose(bases.PLAIN))
            self._rows.append(plain)
            self._column.addWidget(plain)

    def _told(self, ground: Ground) -> str:
        """What a base is and how it lies, in a few words."""
        words = self._words
        kind = words(bases.KINDS.get(ground.base.kind, bases.KINDS["sheet"]))
        if ground.missing is not None:
            return words("not on this laptop")
        if ground.base.kind in (map_bases.SHAPES, map_bases.TILES):
            return kind
        if ground.placing is not None:
            return f"{kind} · {words('on the ground')}"
        if ground.scale is not None:
            across = scale_bar.distance(words, ground.scale.metres_per_width)
            return f"{kind} · {words('{n} across', n=across)}"
        return f"{kind} · {words('without scale')}"

    def _choose(self, key: str) -> None:
        self._page.use_base(key)
        self._page.board.canvas.fit()
        self._again()

    def _again(self) -> None:
        """The panel anew: something about the bases changed."""
        page = self._page
        panel = BasesPanel(page)
        panel.left.connect(page.show_list)
        page.show_panel(panel)
        panel.first().setFocus(Qt.FocusReason.OtherFocusReason)

    # -- the one that is shown --------------------------------------------------------------------
    def _current(self, ground: Ground) -> None:
        words, base = self._words, ground.base
        self._column.addSpacing(4)
        self.name = GuardedLine(words, base.name)
        self.name.kept.connect(lambda text, sure: self._rename(base, text, sure))
        self._column.addWidget(Field(words("Its name"), self.name))
        for said, icon, does in self._ways(ground):
            button = Button(said, icon=icon)
            button.clicked.connect(lambda _on=False, does=does: does())
            self._column.addWidget(button)
        if ground.attribution:
            self._column.addWidget(Paragraph(ground.attribution, "min", "muted"))

    def _ways(self, ground: Ground) -> list[tuple[str, str, Callable[[], None]]]:
        """What can be done with the base that is shown: words, icon, deed."""
        words, base = self._words, ground.base
        ways: list[tuple[str, str, Callable[[], None]]] = []
        if base.kind in (map_bases.SHEET, map_bases.PICTURE):
            said = words("Place it again") if base.placed else words("Place it by two points")
            ways.append((said, "crosshair", lambda: self._place(base)))
            if base.placed:
                ways.append((words("Take it off the ground"), "arrow-u-up-left",
                             lambda: self._lift(base)))  # fmt: skip
        if base.kind == map_bases.SHAPES and ground.missing is None:
            ways.append((words("Areas from its shapes…"), "polygon", lambda: self._shapes(base)))
        if base.kind == map_bases.TILES:
            if ground.missing is None:
                ways.append((words("Keep the part in sight…"), "crop", lambda: self._keep(base)))
            ways.append((words("Choose its file again…"), "folder-open",
                         lambda: self._page.adding.find_tiles(base)))  # fmt: skip
        ways.append((words("Take this base away"), "trash", lambda: self._remove(base)))
        return ways

    def _rename(self, base: MapBase, text: str, sure: bool) -> None:
        now = self._plan.one(MapBase, base.id)
        if text and text != now.name:
            map_bases.rename(self._plan, now, text, confirmed=sure)

    def _place(self, base: MapBase) -> None:
        from workshop_app.ui.map.panels.anchors_panel import AnchorsPanel

        AnchorsPanel(self._page, self._plan.one(MapBase, base.id)).begin()

    def _lift(self, base: MapBase) -> None:
        map_bases.lift(self._plan, self._plan.one(MapBase, base.id))
        self._page.board.canvas.fit()
        self._again()

    def _shapes(self, base: MapBase) -> None:
        from workshop_app.ui.map.panels.shapes_panel import open_shapes

        open_shapes(self._page, base)

    def _keep(self, base: MapBase) -> None:
        from workshop_app.ui.map.panels.part_panel import open_part

        open_part(self._page, base)

    def _remove(self, base: MapBase) -> None:
        page, words = self._page, self._words
        pins, areas = map_bases.on_it(self._plan, base)
        lost = len(pins) + len(areas) if page.surface.base == base.id else 0
        map_bases.remove(self._plan, self._plan.one(MapBase, base.id))
        said = words("The base was taken away.")
        if lost:
            said = words.many("The base was taken away, and {n} thing on it.",
                              "The base was taken away, and {n} things on it.", lost)  # fmt: skip
        page.shell.tell("done", said, undo=True)
        page.board.canvas.fit()
        self._again()

    # -- more -------------------------------------------------------------------------------------
    def _more(self) -> None:
        words, adding = self._words, self._page.adding
        if self._rows:
            self._column.addSpacing(4)
            self._column.addWidget(Rule())
        self._column.addWidget(Label(words("Add something to draw on"), "detail", weight=600))
        ways = (
            (words("Picture or photo…"), "image", adding.ask_picture),
            (words("Photograph a drawn map"), "camera", adding.photograph),
            (words("Photo of this plan…"), "images", self._photos),
            (words("Map file…"), "shapes", adding.ask_shapes),
            (words("Stored map tiles…"), "squares-four", adding.ask_tiles),
            (words("Empty sheet"), "file", adding.add_sheet),
        )
        for at, (said, icon, does) in enumerate(ways):
            button = Button(said, icon=icon)
            button.clicked.connect(lambda _on=False, does=does: does())
            if not at:
                self._first_way = button
            self._column.addWidget(button)

    def _photos(self) -> None:
        from workshop_app.ui.map.panels.photos_panel import open_photos

        open_photos(self._page)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)
