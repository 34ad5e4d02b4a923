"""The map: where in the territory things are, on a drawing, a photo, a map file or stored tiles."""

from __future__ import annotations

from collections.abc import Callable
from typing import cast

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from workshop_app.domain.places import Pin
from workshop_app.services import clock, facilitate, map_bases
from workshop_app.services.map_bases import Ground
from workshop_app.services.news import Changed, News
from workshop_app.services.open_plan import OpenPlan
from workshop_app.text import Words
from workshop_app.ui import current
from workshop_app.ui.jobs import Job
from workshop_app.ui.map import bases, memory, shown
from workshop_app.ui.map.adding_base import AddingBase
from workshop_app.ui.map.base_choice import BaseChoice
from workshop_app.ui.map.board import MapBoard
from workshop_app.ui.map.canvas.surface import Surface
from workshop_app.ui.map.deeds import Deeds
from workshop_app.ui.map.empty import empty_card
from workshop_app.ui.map.memory import Seen
from workshop_app.ui.map.missing import MissingBar
from workshop_app.ui.map.notice import SafetyNotice
from workshop_app.ui.map.panels.form import PlaceForm
from workshop_app.ui.map.panels.layers_panel import LayersPanel
from workshop_app.ui.map.panels.list_panel import ListPanel
from workshop_app.ui.map.shown import LABELS, Look, Shown, near_first
from workshop_app.ui.map.side import Side
from workshop_app.ui.map.slides import Rooms
from workshop_app.ui.map.tools.bar import rest_keys
from workshop_app.ui.page import Page, Shell
from workshop_app.ui.proposals.capture_line import CaptureLine
from workshop_app.ui.shell.slides import Slide
from workshop_app.ui.widgets import Button, Header
from workshop_app.ui.widgets.painted import give_focus, on_key

ABOUT = (
    "Pin", "Area", "MapBase", "Proposal", "Challenge", "ServicePoint", "StrategicProject", "Plan",
    "Territory", "Commune", "Photo",
)  # fmt: skip
"""What the map is drawn from."""
AT_ONCE = 300
"""Pins that are read before the page is shown."""


class MapPage(Page):
    """The map at the left, a panel at the right; one selection for both."""

    deeds: Deeds
    adding: AddingBase

    def __init__(self, plan: OpenPlan, words: Words, shell: Shell) -> None:
        super().__init__(plan, words, shell)
        self.shown = Shown()
        self.changes = not plan.read_only
        self.chosen = ""
        self.ground: Ground | None = None
        self._begun = self._reading = self._behind = False
        self._wanted: dict[str, str] = {}
        self._room = Rooms(plan, words, shell.projector.refresh)
        self.put = Button(words("Put a point"), "primary", icon="map-pin", key="P", size="header")
        self.put.clicked.connect(lambda: self.begin_point())
        if not self.changes:
            self.put.hide()
        self.base = BaseChoice(words, self.changes)
        self.base.chosen.connect(self.use_base)
        self.base.asked.connect(lambda: self.deeds.show_bases())
        self.header = Header(words("Map"), "", self.base, self.put)
        self.column.addWidget(self.header)
        self.adding = AddingBase(plan, words, shell, self)
        self.adding.added.connect(self.base_added)
        self.body = QWidget()
        row = QHBoxLayout(self.body)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        row.addLayout(self._left(), 1)
        row.addWidget(self._right())
        self.column.addWidget(self.body, 1)
        self.empty = empty_card(words, self.adding, self.changes)
        self.column.addWidget(self.empty, 1)
        self.line = CaptureLine(plan, words, filled=False, parent=self)
        self.line.left.connect(lambda: give_focus(self.panel.list))
        self.foot = self.line
        self.column.addWidget(self.line)
        self.deeds = Deeds(self)
        self._follow_session()
        self._read(fit=True)

    # -- building ---------------------------------------------------------------------------------
    def _left(self) -> QVBoxLayout:
        words, box = self.words, QVBoxLayout()
        box.setSpacing(12)
        self.board = MapBoard(words, self.changes)
        canvas = self.board.canvas
        canvas.picked.connect(self.choose)
        self.board.settled.connect(self._describe)
        canvas.opened.connect(self._open)
        canvas.moved.connect(lambda key, spot: self.deeds.move(key, spot))
        canvas.reshaped.connect(lambda key, rings: self.deeds.reshape(key, rings))
        self.board.select.walked.connect(lambda by: self.panel.walk(by))
        self.board.point.placed.connect(lambda spot: self.deeds.ask_point(spot))
        self.board.area.drawn.connect(lambda ring: self.deeds.ask_area(ring))
        self.board.used.connect(self._tool_used)
        box.addWidget(self.board, 1)
        self.missing = MissingBar(words, self.changes, self.adding.find_tiles)
        box.addWidget(self.missing)
        self.notice = SafetyNotice(words, self.plan, self.shell)
        box.addWidget(self.notice)
        return box

    def _right(self) -> Side:
        self.panel = ListPanel(self.words, self.changes)
        self.panel.picked.connect(self.choose)
        self.panel.opened.connect(self._open)
        self.panel.edited.connect(lambda key: self.deeds.edit(key))
        self.panel.removed.connect(lambda key: self.deeds.remove(key))
        self.panel.looked.connect(self.show_looked_at)
        self.panel.layers.clicked.connect(lambda: self.deeds.show_layers())
        on_key(self.panel.layers, "L")
        self.side = Side(self.panel)
        self.side.changed.connect(self._side_changed)
        return self.side

    # -- the page's own calls ---------------------------------------------------------------------
    def open_at(self, **where: str) -> None:
        if self._reading:
            self._wanted = where
        else:
            self.settle_focus()
            self._choose_at(where)

    def _choose_at(self, where: dict[str, str]) -> None:
        row = shown.named(self.shown, where)
        if row is not None:
            self.seen.off -= {row.layer}
            self.show_looked_at()
            self.choose(row.key)
        elif self.changes and (of := where.get("point") or where.get("project")):
            self.begin_point(of)

    def where(self) -> dict[str, str]:
        row = self.shown.row(self.chosen)
        return shown.where_of(self.shown, row) if row is not None else {}

    def settle_focus(self) -> None:
        give_focus(self.panel.list if self.empty.isHidden() else self.empty.button or self)

    def leaving(self) -> None:
        self.board.select.keep()
        self.seen.keep_part(self.board.canvas)

    def told(self, news: News) -> None:
        self.line.told(news)
        if isinstance(news, Changed) and news.about("Progress", "Workshop"):
            self._follow_session()
            self.notice.follow()
        if not isinstance(news, Changed) or news.about(*ABOUT):
            self._read(fit=False)

    def arrange(self, compact: bool) -> None:
        super().arrange(compact)
        self.base.arrange(compact)
        self.side.arrange(compact)
        self.panel.arrange(compact)

    def _follow_session(self) -> None:
        """The line captures for the workshop that is on, and what its step is about."""
        held = current.workshop(self.plan)
        self.line.use_workshop(held.id if held else None)
        if kind := facilitate.capturing(self.plan, held, clock.now(self.plan)):
            self.line.use_kind(kind)

    # -- the room ---------------------------------------------------------------------------------
    def projector_slide(self) -> Slide | None:
        return self._room.of(self.seen.base or "", self.seen.off).slide()

    def kept_up(self) -> Callable[[News], Slide | None] | None:
        return self._room.of(self.seen.base or "", self.seen.off).again

    # -- what is shown ----------------------------------------------------------------------------
    @property
    def seen(self) -> Seen:
        """What was chosen to be seen, kept while the plan is open."""
        return memory.of(self.plan)

    @property
    def surface(self) -> Surface:
        return bases.surface_of(self.ground)

    def _read(self, *, fit: bool) -> None:
        """Read the map again; the chosen one stays, and what is seen of it. Thousands of pins are
        read off the window's thread."""
        self._read_base(fit=fit)
        if self.plan.count(Pin) <= AT_ONCE:
            self._take(shown.read(self.plan, self.words))
        elif self._reading:
            self._behind = True
        else:
            self._reading, self._behind = True, False
            plan, words = self.plan, self.words
            job = Job(lambda _progress: shown.read(plan, words), words("Reading the map…"))
            self.shell.run(job, self._came)
            self._arrange_body(True)

    def _came(self, found: Shown) -> None:
        self._reading = False
        self._take(found)
        if self._behind:
            self._read(fit=False)

    def _take(self, found: Shown) -> None:
        self.shown = found
        self.deeds.follow(found)
        self._arrange_body(bool(found.rows) or self.ground is not None or self._begun)
        self._say()
        self.show_looked_at()
        if self._wanted:
            wanted, self._wanted = self._wanted, {}
            self._choose_at(wanted)

    def _arrange_body(self, there: bool) -> None:
        """The map, or what to begin with."""
        self.body.setHidden(not there)
        self.empty.setHidden(there)

    def _say(self) -> None:
        parts = (self.plan.plan.municipality, shown.counted(self.words, self.shown))
        cast(Header, self.header).set_context(" · ".join(part for part in parts if part))

    def _read_base(self, *, fit: bool) -> None:
        key = memory.base(self.plan)
        self.seen.base = key
        found = map_bases.all_of(self.plan)
        base = next((one for one in found if one.id == key), None)
        before = self.ground
        self.ground = map_bases.ground(self.plan, base) if base is not None else None
        self.base.show_bases(found, key)
        if fit or before is None or before.base != base:
            fit = fit or bases.surface_of(before) != self.surface
            if fit or before != self.ground:
                labels = LABELS not in self.seen.off
                layer = bases.layer(self.plan, self.ground, labels=labels)
                self.board.canvas.show_base(layer, fit=fit, part=self.seen.part(self.surface))
        self.missing.follow(self.ground)

    def show_looked_at(self) -> None:
        """What is looked at, in the list and on the map."""
        look = Look(self.seen.off, self.panel.themes, self.panel.search.text())
        rows = near_first(self.shown.rows, look, self.surface.base, self.words)
        before = self.chosen
        if all(row.key != self.chosen for row in rows):
            here = bool(rows) and rows[0].base == self.surface.base
            self.chosen = rows[0].key if here else ""
        self.panel.show_rows(rows, self.chosen, bool(self.shown.rows))
        canvas, there = self.board.canvas, self.surface
        canvas.scene.show(self.shown.marks(rows, there), self.shown.outlines(rows, there))
        canvas.scene.labels = LABELS not in self.seen.off
        canvas.choose(self.chosen, bring=bool(before) and before != self.chosen)
        self._describe()

    def choose(self, key: str) -> None:
        """Choose a pin or an area, in the list and on the map; its base is shown where it is on
        another."""
        self.board.select.keep()
        row = self.shown.row(key)
        if row is not None and row.base != self.surface.base:
            self.use_base(row.base or bases.on_the_ground(self.plan))
        self.chosen = key
        self.panel.choose(key)
        self.board.canvas.choose(key)
        self._describe()

    def _describe(self) -> None:
        """What readers hear of the map."""
        count, row = self.panel.model.rowCount(), self.shown.row(self.chosen)
        said = shown.described(self.words, row, count, self.board.canvas.beside)
        self.board.canvas.setAccessibleDescription(said)

    def use_base(self, key: str) -> None:
        """Draw the map on another base; what was chosen on the last one is left."""
        self.seen.keep_part(self.board.canvas)
        self.seen.base = self.seen.chosen = key
        self._read_base(fit=False)
        row = self.shown.row(self.chosen)
        if row is not None and row.base != self.surface.base:
            self.chosen = ""
        self.show_looked_at()

    def base_added(self, base: str) -> None:
        """A base came into the plan: it is shown."""
        self.use_base(base)
        self.show_map()
        self.board.canvas.fit()
        self.side.show_list()
        self.deeds.show_bases()

    # -- panels -----------------------------------------------------------------------------------
    def show_panel(self, panel: QWidget) -> None:
        """Put a panel in the list's place."""
        self.side.show_panel(panel)

    def _side_changed(self, listed: bool) -> None:
        """One filled button; a form has the line's room, which keeps what stands in it, and letters."""
        rest_keys(isinstance(self.side.currentWidget(), PlaceForm), self.board.bar, self.put)
        self.put.set_kind("primary" if listed else "secondary")
        self.line.setHidden(not (listed and self.changes))

    def show_list(self) -> None:
        """Back to the list; no tool stays in hand."""
        asked = not self.side.is_list
        self.side.show_list()
        if self.board.tool != "select":
            self.board.use("select")
        if asked:
            give_focus(self.panel.list if self.panel.row is not None else self.board.canvas)

    def show_map(self) -> None:
        """The map, also of a plan that has nothing on it yet."""
        self._begun = True
        self._arrange_body(True)

    # -- what is done -----------------------------------------------------------------------------
    def begin_point(self, of: str = "") -> None:
        """P: take the point in hand, also on an empty plan; ``of``: the id of what is to be put."""
        self.show_map()
        self.board.use("point")
        self.deeds.meant = of

    def _tool_used(self, name: str) -> None:
        """Another tool: what was being asked is left."""
        self.deeds.meant = ""
        stays = isinstance(self.side.currentWidget(), LayersPanel)
        if name in ("select", "area", "measure") and not stays:
            self.side.show_list()

    def _open(self, key: str) -> None:
        row = self.shown.row(key)
        if row is not None:
            self.deeds.open(row)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and not self.side.is_list:
            self.show_list()
        else:
            super().keyPressEvent(event)
