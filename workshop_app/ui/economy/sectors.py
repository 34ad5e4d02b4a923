"""Sectors: the table one types in, growth and access side by side, and the chosen one's sheet."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QHideEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from workshop_app.domain.economy import SECTOR_CRITERIA, Sector, SectorScore
from workshop_app.services import economy, economy_sectors, economy_study
from workshop_app.services.news import Changed, News
from workshop_app.services.open_plan import OpenPlan
from workshop_app.text import Words
from workshop_app.ui import theme
from workshop_app.ui.economy import heat_rows, needs
from workshop_app.ui.economy.heat_rows import OWN
from workshop_app.ui.economy.place import Place
from workshop_app.ui.economy.sector_side import SectorSide
from workshop_app.ui.economy.sector_table import SectorTable
from workshop_app.ui.page import Shell
from workshop_app.ui.scrolled import column
from workshop_app.ui.widgets.painted import give_focus

ROWS_NEWS = ("Sector", "MarketStudy")
BELOW_NEWS = ("Skill", "Barrier")
SIDE_NEWS = ("EconomyAction", "Action", "Opportunity", "Proposal", "Territory", "SectorScore",
             *ROWS_NEWS)  # fmt: skip
BELOW, LEAST_TALL = 170, 560
"""Pixels at 100 %: the cards under the table, and the height of the place from which they come."""
SIDE, COMPACT_SIDE = 310, 250
"""Pixels at 100 %: the sheet beside the table."""
SOON = 40
"""Milliseconds after which the sheet follows the keyboard: typing does not wait for it."""


class SectorsPlace(Place):
    """Emits ``wanted(place, id)`` where another place of the page is to be shown."""

    wanted = Signal(str, str)

    def __init__(self, plan: OpenPlan, words: Words, shell: Shell) -> None:
        super().__init__(plan, words, shell)
        self._compact = False
        self.table = SectorTable(words, read_only=plan.read_only)
        self.grid = self.table.grid
        self.side = SectorSide(plan, words, shell)
        self.skills, self.barriers = needs.skill_card(words), needs.barrier_card(words)
        self._later = QTimer(self, singleShot=True)
        self._later.timeout.connect(self._show_side)
        self._build()
        self._connect()
        self.read()

    def _build(self) -> None:
        left, box = column(spacing=12)
        box.addWidget(self.table, 1)
        self.below = QWidget()
        row = QHBoxLayout(self.below)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(self.skills, 5)
        row.addWidget(self.barriers, 4)
        box.addWidget(self.below)
        whole = QHBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(16)
        whole.addWidget(left, 1)
        whole.addWidget(self.side)

    def _connect(self) -> None:
        table, grid = self.table, self.grid
        grid.typed.connect(self._type)
        grid.weighed.connect(lambda id, weight: economy_study.set_weight(self.plan, id, weight))
        grid.asked.connect(self._open_cell)
        grid.shifted.connect(self._move)
        table.moved.connect(self._follow)
        table.editing.connect(self.edit)
        table.evened.connect(lambda: economy_study.even_weights(self.plan))
        table.line.wanted.connect(self._make)
        self.side.left.connect(self._back)
        self.side.wanted.connect(self.wanted)
        self.skills.wanted.connect(lambda: self.wanted.emit("skills", ""))
        self.barriers.wanted.connect(lambda: self.wanted.emit("barriers", ""))

    # -- showing ----------------------------------------------------------------------------------
    @property
    def current(self) -> str:
        return self.table.current

    def read(self) -> None:
        """Everything anew; the order stays while the keyboard is in the table."""
        self._read_rows()
        self._read_few()
        self._later.start(0)  # the table is painted before the sheet is built

    def _read_rows(self) -> None:
        weights = economy.weights(self.plan)
        rows = [heat_rows.row_of(one, weights) for one in economy.sectors(self.plan)]
        self.table.show_rows(rows, weights)

    def _read_few(self) -> None:
        needs.show_few(self.plan, self.words, self.skills, self.barriers)
        self._fit()

    def told(self, news: News) -> None:
        if not isinstance(news, Changed) or news.about("Plan"):
            self.read()
            return
        if news.about(*ROWS_NEWS) or (news.about("SectorScore") and not self._scored(news)):
            self._read_rows()
        if news.about(*BELOW_NEWS, *ROWS_NEWS):
            self._read_few()
        if news.about(*SIDE_NEWS):
            self._later.start(SOON)

    def _scored(self, news: Changed) -> bool:
        """Put a few changed scores into their cells; ``False`` where the table is to be read."""
        ids = [id for entity, id in news.rows if entity == "SectorScore"]
        found = [self.plan.find(SectorScore, id) for id in ids[:9]]
        if len(ids) > 8 or not all(found):
            return False
        for one in found:
            if one is None or one.criterion not in SECTOR_CRITERIA:
                return False
            self.table.put_score(one.sector, SECTOR_CRITERIA.index(one.criterion), one.score)
        return True

    def _show_side(self) -> None:
        self._later.stop()
        all = economy.sectors(self.plan)
        at = next((n for n, one in enumerate(all) if one.sector.id == self.current), -1)
        self.side.setVisible(at >= 0)
        if at >= 0:
            whole = [one for one in all if one.mean is not None and not one.unscored]
            place = at + 1 if at < len(whole) else 0
            self.side.show_sector(all[at], place, len(whole), self.grid.criterion)

    def _follow(self) -> None:
        """The keyboard went to another cell: at once where only the cell's form follows."""
        self._later.start(SOON)

    # -- doing ------------------------------------------------------------------------------------
    def _type(self, id: str, criterion: str, score: int) -> None:
        sector = self.plan.one(Sector, id)
        if score:
            economy_sectors.score(self.plan, sector, criterion, score)
        else:
            economy_sectors.clear(self.plan, sector, criterion)

    def _open_cell(self) -> None:
        if self.current:
            self._show_side()
            self.side.open_cell(self.grid.criterion)

    def edit(self) -> None:
        """The fields of the chosen sector, with the keyboard in the first."""
        if self.current and not self.plan.read_only:
            self._show_side()
            self.side.edit()

    def _move(self, id: str, by: int) -> None:
        """Own order: Alt and an arrow move the sector."""
        self.table.use_order(OWN)
        ids = [row.id for row in self.grid.rows]
        economy_sectors.move(self.plan, self.plan.one(Sector, id), ids.index(id) + by)
        self.table.use_order(OWN)

    def _make(self, text: str, _kind: str, confirmed: bool) -> None:
        made = economy_sectors.add(self.plan, text, confirmed=confirmed)
        self.table.line.done()
        self.choose(made.id)

    def _back(self) -> None:
        give_focus(self.table.shown)

    def choose(self, id: str) -> None:
        self.table.choose(id)
        self._later.start(0)

    def begin(self) -> None:
        if self.grid.rows:
            give_focus(self.table.shown)
        else:
            self.add()

    def add(self) -> None:
        if not self.plan.read_only:
            self.table.ask_line()

    def arrange(self, compact: bool) -> None:
        self._compact = compact
        self.side.setFixedWidth(theme.now().px(COMPACT_SIDE if compact else SIDE))
        self.table.fit(compact)
        self._fit()

    def _fit(self) -> None:
        """The cards below come where they have something and the table keeps enough rows."""
        now = theme.now()
        self.below.setFixedHeight(now.px(BELOW))
        room = self.height() >= now.px(LEAST_TALL)
        self.below.setVisible(room and (self.skills.some or self.barriers.some))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def leaving(self) -> None:
        self.side.finish()

    def showEvent(self, event: QShowEvent) -> None:
        """What waited while it was hidden is told now."""
        super().showEvent(event)
        self._later.start(0)

    def hideEvent(self, event: QHideEvent) -> None:
        """Nothing is read once it is gone: the plan may be closed by then."""
        self._later.stop()
        super().hideEvent(event)

    def escape(self) -> bool:
        if self.side.opened:
            self.side.show_detail()
            self._back()
            return True
        return False
