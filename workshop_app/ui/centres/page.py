"""IntegrHa-bitat centres: each one's sheet, written where it is read, with the room's scores."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QListView, QStackedWidget, QWidget

from workshop_app.domain.directory import SITE_CRITERIA, CentrePart, ServicePoint
from workshop_app.services import centres
from workshop_app.services.news import Changed, News
from workshop_app.services.open_plan import OpenPlan
from workshop_app.text import Words
from workshop_app.ui import theme
from workshop_app.ui.centres import site_slide
from workshop_app.ui.centres.centre_card import CentreCard
from workshop_app.ui.centres.centre_row import CentreRow, CentreRows
from workshop_app.ui.centres.editor import PartEditor
from workshop_app.ui.centres.sheet import CentreSheet
from workshop_app.ui.centres.site_side import SiteSide
from workshop_app.ui.page import Page, Shell
from workshop_app.ui.scrolled import scrolled
from workshop_app.ui.shell.slides import Slide
from workshop_app.ui.tab_order import in_reading_order
from workshop_app.ui.widgets import (
    Button,
    Card,
    EmptyCard,
    Header,
    Paragraph,
    RowList,
    SearchField,
)
from workshop_app.ui.widgets.painted import give_focus

TOLD_ABOUT = (
    "ServicePoint", "CentrePart", "Workshop", "Action", "Territory", "Pin", "Plan",
)  # fmt: skip


class CentresPage(Page):
    """The centres at the left, the sheet in the middle; at the right what is chosen in it: a row, a
    score of a site, or else the centre itself."""

    def __init__(self, plan: OpenPlan, words: Words, shell: Shell) -> None:
        super().__init__(plan, words, shell)
        self._current, self._wanted = "", ""
        self._put_head()
        self.body = QWidget()
        row = QHBoxLayout(self.body)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(self._list())
        self.sheet = CentreSheet(plan, words, shell)
        self.sheet.picked.connect(self._pick_part)
        self.sheet.opened.connect(lambda _part: self.editor.begin())
        self.sheet.cell.connect(self._show_cell)
        self.sheet.explained.connect(self._explain)
        self.sheet.turned.connect(self._turned)
        self.nothing = EmptyCard("magnifying-glass", words("No centre holds these words"),
                                 words("Write others, or empty the search."))  # fmt: skip
        row.addWidget(self.sheet, 1)
        row.addWidget(self.nothing, 1)
        row.addWidget(self._side())
        self.column.addWidget(self.body, 1)
        self.empty = self._empty()
        self.column.addWidget(self.empty, 1)
        self._read()

    # -- building ---------------------------------------------------------------------------------
    def _put_head(self) -> None:
        words = self.words
        self.search = SearchField(words("Search"), key="Ctrl+F")
        self.search.searched.connect(self._find)
        self.new = Button(words("New centre"), icon="plus", key="N", size="header")
        self.new.clicked.connect(self._make)
        self.export = Button(words("Export"), "primary", icon="export", key="Ctrl+E", size="header")
        self.export.clicked.connect(self._export)
        self.header: Header = Header(
            words("IntegrHa-bitat centres"), "", self.search, self.new, self.export
        )
        self.column.addWidget(self.header)

    def _list(self) -> Card:
        self._listed = Card(padding=6, spacing=4)
        self.rows = CentreRows(self.plan, self.words)
        self.list = RowList(self.rows, CentreRow(self.rows), self.words("Centres"))
        self.list.setObjectName("centres")
        self.list.setResizeMode(QListView.ResizeMode.Adjust)
        self.list.picked.connect(self._pick)
        self.list.opened.connect(lambda _row: self.card.begin())
        self._listed.box.addWidget(self.list, 1)
        note = self.words(
            "A centre belongs to the whole neighbourhood: those who came and those who were here."
        )
        self._listed.box.addWidget(Paragraph(note, "min", "muted"))
        return self._listed

    def _side(self) -> QStackedWidget:
        self.side = QStackedWidget()
        self.card = CentreCard(self.plan, self.words, self.shell)
        self.card.dropped.connect(self._drop)
        self.editor = PartEditor(self.plan, self.words)
        self.editor.gone.connect(self._left_editor)
        self._edited = scrolled(self.editor, name=self.words("Row of the sheet"))
        self._edited.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.cell = SiteSide(self.plan, self.words)
        self.cell.room_changed.connect(self._refresh_room)
        self.cell.written.connect(lambda: give_focus(self.sheet.sites.grid))
        for widget in (self.card, self._edited, self.cell):
            self.side.addWidget(widget)
        return self.side

    def _empty(self) -> EmptyCard:
        words = self.words
        title = words("There is no centre yet")
        if self.plan.read_only:
            said = words("This plan is open to be read only: nothing can be added.")
            return EmptyCard("house-line", title, said)
        said = words(
            "Give the first centre a name; its site, life and phases come after, with the neighbours."
        )
        first = Button(words("Write the first centre"), "tinted", icon="plus", key="N")
        first.clicked.connect(self._make)
        return EmptyCard("house-line", title, said, first)

    # -- the page's own calls ---------------------------------------------------------------------
    def open_at(self, **where: str) -> None:
        self._current = where.get("centre") or where.get("point") or self._current
        if where.get("tab"):
            self.sheet.show_tab(where["tab"])
        part = self.plan.find(CentrePart, where["part"]) if where.get("part") else None
        if self._wanted and (part or where.get("centre")):
            self._wanted = ""
            self.search.setText("")
        if part is not None:
            self._current = part.point
        self._read()
        self.settle_focus()
        if part is not None:
            self._open_part(part)

    def where(self) -> dict[str, str]:
        return {"centre": self._current, "tab": self.sheet.tab} if self._current else {}

    def told(self, news: News) -> None:
        if not isinstance(news, Changed) or news.about(*TOLD_ABOUT):
            self._read()

    def leaving(self) -> None:
        self.editor.finish()

    def settle_focus(self) -> None:
        if self._current:
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)
        elif self.empty.button is not None:
            give_focus(self.empty.button)
        else:
            self.setFocus(Qt.FocusReason.OtherFocusReason)

    def arrange(self, compact: bool) -> None:
        super().arrange(compact)
        now = theme.now()
        self.search.setFixedWidth(now.px(150 if compact else 220))
        self._listed.setFixedWidth(now.px(150 if compact else 190))
        self.side.setFixedWidth(now.px(268 if compact else 296))

    def projector_slide(self) -> Slide | None:
        here = self.sheet.sites.current
        if self.sheet.tab != "site" or here is None:
            return None
        return site_slide.slide_of(self.words, self._current, self.sheet.sites.all, here[2],
                                   scores=self.cell.in_room.isChecked())  # fmt: skip

    def kept_up(self) -> Callable[[News], Slide | None] | None:
        here = self.sheet.sites.current
        if self.sheet.tab != "site" or here is None:
            return None
        return site_slide.kept_up(self.plan, self.words, self._current, here[2],
                                  scores=self.cell.in_room.isChecked())  # fmt: skip

    def stepped(self, by: int) -> None:
        here = self.sheet.sites.current
        if self.projector_slide() is None or here is None:
            super().stepped(by)
            return
        at = min(max(SITE_CRITERIA.index(here[2]) + by, 0), len(SITE_CRITERIA) - 1)
        self.sheet.sites.go_to(here[0].part.id, SITE_CRITERIA[at])
        self._show_cell()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc leaves what is chosen in the sheet; Ctrl+Page keys turn its parts."""
        if event.key() == Qt.Key.Key_Escape and self.side.currentWidget() is not self.card:
            self._leave()
        else:
            super().keyPressEvent(event)

    # -- reading ----------------------------------------------------------------------------------
    def _read(self) -> None:
        """Read the centres again and keep what is chosen."""
        every = centres.centres(self.plan)
        self.body.setHidden(not every)
        self.empty.setHidden(bool(every))
        self.search.setHidden(not every)
        self.export.setHidden(not every)
        self.new.setHidden(self.plan.read_only or not every)
        count = self.words.many("{n} centre", "{n} centres", len(every))
        self.header.set_context(f"{self.plan.plan.municipality} · {count}")
        found = centres.matching(self.plan, every, self._wanted)
        ids = [one.id for one in found]
        if self._current not in ids:
            self._current = ids[0] if ids else ""
        self.list.blockSignals(True)
        self.rows.show_centres(found)
        if found:
            self.list.pick(ids.index(self._current))
        self.list.blockSignals(False)
        for widget in (self.sheet, self.side):
            widget.setHidden(not found)
        self.nothing.setHidden(bool(found) or not every)
        if found:
            self._show(found[ids.index(self._current)])

    def _show(self, centre: ServicePoint) -> None:
        part = self.sheet.show_centre(centre)
        self.card.show_centre(centre)
        if part is not None:
            self.editor.show_part(centre, part)
        elif self.side.currentWidget() is self._edited:
            self._turn_to(self.card)
        if self.side.currentWidget() is self.cell:
            self._show_cell()

    def _turn_to(self, widget: QWidget) -> None:
        if self.side.currentWidget() is not widget:
            self.side.setCurrentWidget(widget)
            in_reading_order(self)

    # -- what a person does -----------------------------------------------------------------------
    def _find(self, wanted: str) -> None:
        self._wanted = wanted
        self._read()

    def _pick(self, centre: ServicePoint) -> None:
        self.editor.finish()
        self._current = centre.id
        self.sheet.clear_choice()
        self._turn_to(self.card)
        self._show(centre)

    def _pick_part(self, part: CentrePart) -> None:
        self.editor.finish()
        self.editor.show_part(self.plan.one(ServicePoint, self._current), part)
        self._turn_to(self._edited)

    def _open_part(self, part: CentrePart) -> None:
        """A row that was asked for, in its own part of the sheet, with the keyboard on it."""
        self.sheet.show_part(part)
        self.sheet.blocks[part.kind].list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_cell(self) -> None:
        here = self.sheet.sites.current
        if here is None:
            self._turn_to(self.card)
            return
        self.editor.finish()
        self.cell.show_cell(here[0], here[1], here[2])
        self._turn_to(self.cell)
        self._refresh_room()

    def _explain(self) -> None:
        self._show_cell()
        self.cell.begin()

    def _refresh_room(self) -> None:
        """What the room sees follows the current criterion, where it sees this centre's sites."""
        slide = self.projector_slide()
        if slide is not None and self.shell.projector.shows(slide.key):
            self.shell.projector.show(slide, self.kept_up())

    def _turned(self) -> None:
        self._leave(keyboard=False)

    def _leave(self, *, keyboard: bool = True) -> None:
        """Nothing is chosen in the sheet any more."""
        self.editor.finish()
        chosen = self.sheet.chosen
        self.sheet.clear_choice()
        self._turn_to(self.card)
        if keyboard:
            back = self._list_of(chosen) or self.list
            back.setFocus(Qt.FocusReason.OtherFocusReason)

    def _list_of(self, part: str) -> QWidget | None:
        for block in self.sheet.blocks.values():
            if part and part in block.list.rows.ids:
                return block.list
        return None

    def _left_editor(self) -> None:
        self._leave()

    def _make(self) -> None:
        made = centres.make(self.plan, self.words("New centre"))
        self._current, self._wanted = made.id, ""
        self.search.setText("")
        self._read()
        self._turn_to(self.card)
        self.card.begin()

    def _drop(self) -> None:
        centre = self.plan.find(ServicePoint, self._current)
        if centre is not None:
            centres.remove(self.plan, centre)
            said = self.words("Taken out: {what}", what=centre.name)
            self.shell.tell("done", said, undo=True)
            self.settle_focus()

    def _export(self) -> None:
        self.leaving()
        self.shell.go("documents", kind="directory-pdf", paper="centres")
