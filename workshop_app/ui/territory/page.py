"""A territory's sheet: what it lacks and has, and its people, in words and in totals."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QListView, QStackedWidget, QWidget

from workshop_app.domain.places import Territory, TerritoryNote
from workshop_app.services import territories
from workshop_app.services.news import Changed, News
from workshop_app.services.open_plan import OpenPlan
from workshop_app.services.territories import CORNERS, Corner
from workshop_app.text import Words, plain
from workshop_app.ui import theme
from workshop_app.ui.page import Page, Shell
from workshop_app.ui.scrolled import scrolled
from workshop_app.ui.territory.around_card import AroundCard
from workshop_app.ui.territory.corner_card import CornerCard
from workshop_app.ui.territory.note_editor import NoteEditor
from workshop_app.ui.territory.territory_row import TerritoryRow, TerritoryRows
from workshop_app.ui.widgets import Button, Card, EmptyCard, Header, RowList, SearchField

TOLD_ABOUT = (
    "Territory", "TerritoryNote", "TerritoryCommune", "Commune", "Workshop", "Challenge",
    "Proposal", "Action", "ActionTerritory", "ServicePoint", "StrategicProject", "Sector",
)  # fmt: skip


class TerritoryPage(Page):
    """Territories at the left, the four corners in the middle, the chosen note or what else is
    about the territory at the right."""

    def __init__(self, plan: OpenPlan, words: Words, shell: Shell) -> None:
        super().__init__(plan, words, shell)
        self._current, self._note, self._wanted = "", "", ""
        self.search = SearchField(words("Search the sheets"), key="Ctrl+F")
        self.search.setMinimumWidth(theme.now().px(260))
        self.search.searched.connect(self._find)
        self.header: Header = Header(words("Territories"), "", self.search)
        self.column.addWidget(self.header)
        self.body = QWidget()
        row = QHBoxLayout(self.body)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(self._list())
        row.addLayout(self._corners(), 1)
        row.addWidget(self._side())
        self.column.addWidget(self.body, 1)
        to_prepare = Button(words("Write the territories"), icon="plus", size="header")
        to_prepare.clicked.connect(lambda: shell.go("prepare", tab="territory"))
        self.empty = EmptyCard(
            "map-trifold", words("There is no territory yet"),
            words("A territory gets a name in Prepare; here is what it lacks and what it has."),
            to_prepare,
        )  # fmt: skip
        self.column.addWidget(self.empty, 1)
        self._read()

    # -- the page's own calls ---------------------------------------------------------------------
    def open_at(self, **where: str) -> None:
        self._current = where.get("territory", self._current)
        self._note = where.get("note", "")
        self._read()
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def where(self) -> dict[str, str]:
        found = {"territory": self._current, "note": self._note}
        return {name: id for name, id in found.items() if id}

    def told(self, news: News) -> None:
        if not isinstance(news, Changed) or news.about(*TOLD_ABOUT):
            self._read()

    def leaving(self) -> None:
        self.editor.finish()

    def arrange(self, compact: bool) -> None:
        super().arrange(compact)
        self._listed.setFixedWidth(theme.now().px(168 if compact else 210))
        self.side.setFixedWidth(theme.now().px(236 if compact else 284))

    # -- building ---------------------------------------------------------------------------------
    def _list(self) -> Card:
        self._listed = Card(padding=6, spacing=4)
        self.rows = TerritoryRows(self.words)
        self.list = RowList(self.rows, TerritoryRow(self.rows), self.words("Territories"))
        self.list.setObjectName("territories")
        self.list.setResizeMode(QListView.ResizeMode.Adjust)
        self.list.picked.connect(self._pick)
        self.list.opened.connect(lambda _row: self._first_line())
        self._listed.box.addWidget(self.list, 1)
        return self._listed

    def _corners(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setSpacing(12)
        self.corners: dict[Corner, CornerCard] = {}
        for at, corner in enumerate(CORNERS):
            card = CornerCard(self.words, corner, self.plan.read_only)
            card.picked.connect(self._choose_note)
            card.opened.connect(self._edit)
            card.added.connect(lambda text, sure, corner=corner: self._add(corner, text, sure))
            card.dropped.connect(self._drop)
            card.moved.connect(self._move)
            self.corners[corner] = card
            grid.addWidget(card, at // 2, at % 2)
            grid.setRowStretch(at // 2, 1)
            grid.setColumnStretch(at % 2, 1)
        return grid

    def _side(self) -> QStackedWidget:
        self.side = QStackedWidget()
        self.around = AroundCard(self.plan, self.words, self.shell)
        self.editor = NoteEditor(self.plan, self.words)
        self.editor.gone.connect(self._forget)
        self.editor.closed.connect(self._leave_note)
        self.editor.written.connect(lambda: self.list.setFocus(Qt.FocusReason.OtherFocusReason))
        self._edited = scrolled(self.editor, name=self.words("Vulnerability or strength"))
        self.side.addWidget(self.around)
        self.side.addWidget(self._edited)
        return self.side

    # -- reading ----------------------------------------------------------------------------------
    def _read(self) -> None:
        """Read the territories again and keep the chosen one."""
        words, every = self.words, territories.territories(self.plan)
        self.body.setHidden(not every)
        self.empty.setHidden(bool(every))
        self.search.setHidden(not every)
        count = words.many("{n} territory", "{n} territories", len(every))
        self.header.set_context(f"{self.plan.plan.municipality} · {count}")
        sheets = {one.id: territories.notes(self.plan, one) for one in every}
        if self._wanted:
            every = [one for one in every if self._found(sheets[one.id])]
        counts = {one.id: _counts(sheets[one.id]) for one in every}
        self.list.blockSignals(True)
        self.rows.show_territories(every, counts)
        ids = [one.id for one in every]
        if self._current not in ids:
            self._current = ids[0] if ids else ""
        if self._current:
            self.list.pick(ids.index(self._current))
        self.list.blockSignals(False)
        self._show(every[ids.index(self._current)] if self._current else None)

    def _show(self, territory: Territory | None) -> None:
        sheet = territories.notes(self.plan, territory) if territory else {}
        chosen = None
        for corner, card in self.corners.items():
            card.setEnabled(territory is not None)
            notes = [one for one in sheet.get(corner, []) if self._matches(one)]
            if card.show_notes(notes, self._note):
                chosen = next(one for one in notes if one.id == self._note)
        if chosen is not None:
            self.editor.show_note(chosen)
        else:
            self._note = ""
            if territory is not None:
                self.around.show_territory(territory)
        self.side.setCurrentWidget(self._edited if chosen else self.around)

    def _matches(self, note: TerritoryNote) -> bool:
        said = plain(f"{note.text} {note.unit} {note.source}")
        return all(piece in said for piece in plain(self._wanted).split())

    def _found(self, sheet: dict[Corner, list[TerritoryNote]]) -> bool:
        return any(self._matches(one) for notes in sheet.values() for one in notes)

    # -- what a person does -----------------------------------------------------------------------
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc leaves the chosen note."""
        if event.key() == Qt.Key.Key_Escape and self._note:
            self._leave_note()
        else:
            super().keyPressEvent(event)

    def _leave_note(self) -> None:
        self.editor.finish()
        self._forget()
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _find(self, wanted: str) -> None:
        self._wanted = wanted
        self._read()

    def _pick(self, territory: Territory) -> None:
        self.editor.finish()
        self._current, self._note = territory.id, ""
        self._show(territory)

    def _choose_note(self, note: TerritoryNote) -> None:
        self.editor.finish()
        self._note = note.id
        for corner, card in self.corners.items():
            if corner != (note.side, note.about):
                card.clear_choice()
        self.editor.show_note(note)
        self.side.setCurrentWidget(self._edited)

    def _edit(self, note: TerritoryNote) -> None:
        self._choose_note(note)
        if not self.plan.read_only:
            self.editor.text.edit.setFocus(Qt.FocusReason.TabFocusReason)

    def _first_line(self) -> None:
        self.corners[CORNERS[0]].new.edit.setFocus(Qt.FocusReason.TabFocusReason)

    def _add(self, corner: Corner, text: str, confirmed: bool) -> None:
        territory = self.plan.one(Territory, self._current)
        territories.add_note(self.plan, territory, corner, text, confirmed=confirmed)

    def _drop(self, note: TerritoryNote) -> None:
        if not self.plan.read_only:
            territories.remove_note(self.plan, note)

    def _move(self, note: TerritoryNote, by: int) -> None:
        if not self.plan.read_only:
            territories.move_note(self.plan, note, by)

    def _forget(self) -> None:
        self._note = ""
        self._read()


def _counts(sheet: dict[Corner, list[TerritoryNote]]) -> tuple[int, int]:
    """How many vulnerabilities and how many strengths a sheet has."""
    sides = [side for (side, _), notes in sheet.items() for _ in notes]
    return sides.count("vulnerability"), sides.count("strength")
