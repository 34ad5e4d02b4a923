"""The sheet of a centre in five parts: site, life, together, on the way, in the plan."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QPoint, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from workshop_app.domain.directory import CentrePart, ServicePoint
from workshop_app.services import centre_parts, centre_sites, centres
from workshop_app.services.open_plan import OpenPlan
from workshop_app.text import N_, Words
from workshop_app.ui.centres.block import PartBlock
from workshop_app.ui.centres.in_plan import InPlan
from workshop_app.ui.centres.lines import LineMaker
from workshop_app.ui.centres.pictures import PhasesPicture, ProgrammeWeek
from workshop_app.ui.centres.sites_view import SitesView
from workshop_app.ui.page import Shell
from workshop_app.ui.scrolled import column, scrolled
from workshop_app.ui.widgets import Card, Choice, Paragraph, Segments

TABS: Mapping[str, tuple[str, tuple[str, ...]]] = {
    "site": (N_("Site"), ("site",)),
    "life": (N_("Life in it"), ("programme", "space")),
    "together": (N_("Together"), ("host", "partner", "agreement")),
    "way": (N_("On the way"), ("phase", "indicator")),
    "plan": (N_("In the plan"), ()),
}
"""The parts of a sheet: how each is called and which kinds of rows it has."""


class CentreSheet(Card):
    """Emits ``picked(part)`` for a row, ``opened(part)`` to write in it, ``cell()`` when another cell
    of the sites is current, ``explained()`` to write its reason, ``turned()`` for another tab."""

    picked = Signal(object)
    opened = Signal(object)
    cell = Signal()
    explained = Signal()
    turned = Signal()

    def __init__(self, plan: OpenPlan, words: Words, shell: Shell) -> None:
        super().__init__(padding=16, spacing=10)
        self._plan, self._words = plan, words
        self._centre: ServicePoint | None = None
        self._chosen = ""
        self._maker = LineMaker(plan, words)
        self.title = Paragraph("", "section", weight=700)
        self.box.addWidget(self.title)
        choices = [(key, words(name)) for key, (name, _) in TABS.items()]
        self.tabs = Segments(choices, "site", name=words("Parts of the sheet"))
        self.tabs.chosen.connect(lambda key: self.show_tab(key))
        self.narrow_tabs = Choice(choices, "site")
        self.narrow_tabs.setAccessibleName(words("Parts of the sheet"))
        self.narrow_tabs.chosen.connect(self.show_tab)
        self.narrow_tabs.hide()
        row = QHBoxLayout()
        row.addWidget(self.tabs)
        row.addWidget(self.narrow_tabs, 1)
        row.addStretch(1)
        self.box.addLayout(row)
        self.week, self.phases = ProgrammeWeek(words), PhasesPicture(words)
        pictures: dict[str, QWidget] = {"programme": self.week, "phase": self.phases}
        self.blocks: dict[str, PartBlock] = {}
        for _, kinds in TABS.values():
            for kind in kinds:
                self.blocks[kind] = self._block(kind, pictures.get(kind))
        self.sites = SitesView(words, self._maker, self.blocks["site"], plan.read_only)
        self.sites.cell.connect(self._in_cell)
        self.sites.explained.connect(self.explained)
        self.sites.scored.connect(
            lambda part, criterion, value: centre_sites.score(plan, part, criterion, value)
        )
        self.in_plan = InPlan(plan, words, shell)
        self._stack = QStackedWidget()
        self._areas: dict[str, QScrollArea] = {}
        for key, (name, kinds) in TABS.items():
            self._areas[key] = self._area(key, words(name), kinds)
            self._stack.addWidget(self._areas[key])
        self.box.addWidget(self._stack, 1)

    # -- building ---------------------------------------------------------------------------------
    def _block(self, kind: str, picture: QWidget | None) -> PartBlock:
        block = PartBlock(self._words, self._maker, kind, self._plan.read_only, picture)
        block.picked.connect(self._pick)
        block.opened.connect(self._open)
        block.added.connect(lambda text, sure, kind=kind: self._add(kind, text, sure))
        block.dropped.connect(self._drop)
        block.moved.connect(lambda part, by: centre_parts.move(self._plan, part, by))
        return block

    def _area(self, key: str, name: str, kinds: tuple[str, ...]) -> QScrollArea:
        holder, box = column(spacing=18)
        box.setContentsMargins(0, 0, 12, 0)
        self._fill(box, key, kinds)
        area = scrolled(holder, name=name)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        return area

    def _fill(self, box: QVBoxLayout, key: str, kinds: tuple[str, ...]) -> None:
        if key == "site":
            box.addWidget(self.sites)
        elif key == "plan":
            box.addWidget(self.in_plan)
        else:
            for kind in kinds:
                box.addWidget(self.blocks[kind])
        box.addStretch(1)

    def minimumSizeHint(self) -> QSize:
        """It may be narrower than its tabs are side by side: then they are a list to choose from."""
        return QSize(0, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = self.tabs.sizeHint().width() > self.width() - 32
        if narrow == self.narrow_tabs.isHidden():
            self.tabs.setHidden(narrow)
            self.narrow_tabs.setHidden(not narrow)

    # -- showing ----------------------------------------------------------------------------------
    @property
    def tab(self) -> str:
        """The part that is shown."""
        return self.tabs.current

    @property
    def chosen(self) -> str:
        """The id of the chosen row, "" for none."""
        return self._chosen

    def show_centre(self, centre: ServicePoint) -> CentrePart | None:
        """Another centre, or the same one changed; the chosen row, where it is still there."""
        self._centre = centre
        self.title.setText(centre.name)
        parts = centres.parts(self._plan, centre)
        every = [part for rows in parts.values() for part in rows]
        chosen = next((part for part in every if part.id == self._chosen), None)
        if chosen is None:
            self._chosen = ""
        for kind, block in self.blocks.items():
            if kind != "site":
                block.show_parts(parts[kind], self._chosen)
        self.sites.show_sites(centre_sites.sites(self._plan, centre), self._chosen)
        self.week.show_rows([centre_parts.read(one) for one in parts["programme"]])
        self.phases.show_rows([centre_parts.read(one) for one in parts["phase"]])
        self.in_plan.show_centre(centre)
        return chosen

    def show_tab(self, key: str) -> None:
        """Another part of the sheet."""
        key = key if key in TABS else "site"
        self.tabs.choose(key)
        self.narrow_tabs.choose(key)
        self._stack.setCurrentWidget(self._areas[key])
        self.turned.emit()

    def clear_choice(self) -> None:
        """No row is chosen."""
        self._chosen = ""
        for block in self.blocks.values():
            block.list.choose("")

    def choose(self, part: CentrePart) -> None:
        """Choose a row without telling, in its own part of the sheet."""
        self._chosen = part.id
        for block in self.blocks.values():
            block.list.choose(part.id)

    def show_part(self, part: CentrePart) -> None:
        """Choose a row and tell so, in its own part of the sheet."""
        self.show_tab(next(key for key, (_, kinds) in TABS.items() if part.kind in kinds))
        self._pick(part)
        # The heights of the rows are settled only after the sheet was shown.
        QTimer.singleShot(0, self, lambda: self._bring_into_view(self.blocks[part.kind]))

    # -- what a person does -----------------------------------------------------------------------
    def _pick(self, part: CentrePart) -> None:
        self.choose(part)
        if part.kind == "site":
            self.sites.go_to(part.id)
        if part.kind == "site":
            self._areas["site"].verticalScrollBar().setValue(0)
        else:
            self._bring_into_view(self.blocks[part.kind])
        self.picked.emit(part)

    def _open(self, part: CentrePart) -> None:
        self._pick(part)
        self.opened.emit(part)

    def _in_cell(self) -> None:
        self.clear_choice()
        box = self.sites.grid.row_box()
        area = self._areas["site"]
        inside = area.widget()
        if inside is not None:
            at = self.sites.grid.mapTo(inside, box.center()).y()
            head = self.sites.grid.mapTo(inside, QPoint()).y()
            if at + box.height() - head <= area.viewport().height():
                area.ensureVisible(0, head, 0, 0)  # the names of the sites stay with their figures
            area.ensureVisible(0, at, 0, box.height())
        self.cell.emit()

    def _bring_into_view(self, block: PartBlock) -> None:
        area, list = self._areas[self.tab], block.list
        inside = area.widget()
        if inside is not None and inside.isAncestorOf(list):
            box = list.visualRect(list.currentIndex())
            at = list.viewport().mapTo(inside, box.center())
            area.ensureVisible(0, at.y(), 0, box.height() // 2 + 8)

    def _add(self, kind: str, text: str, confirmed: bool) -> None:
        if self._centre is not None:
            begun = {"space": "dreamt", "partner": "to_ask", "phase": "planned"}.get(kind)
            facts = {"state": begun} if begun else {}
            made = centre_parts.add(
                self._plan, self._centre, kind, text, confirmed=confirmed, **facts
            )
            self._pick(made)

    def _drop(self, part: CentrePart) -> None:
        if not self._plan.read_only:
            centre_parts.remove(self._plan, part)
