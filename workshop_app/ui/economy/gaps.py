"""Gaps: sentences that can be read aloud, the same as bars, and as tables."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from workshop_app.domain.economy_gap import Gap
from workshop_app.export import economy_telling
from workshop_app.services import economy_gap
from workshop_app.services.open_plan import OpenPlan
from workshop_app.text import Words
from workshop_app.ui import theme
from workshop_app.ui.economy import gap_rows
from workshop_app.ui.economy.listing import Entries, Entry
from workshop_app.ui.economy.place import Place
from workshop_app.ui.page import Shell
from workshop_app.ui.scrolled import column, emptied, scrolled
from workshop_app.ui.widgets import (
    Button,
    Card,
    Column,
    Figures,
    Paragraph,
    RowList,
    heading,
)
from workshop_app.ui.widgets.painted import give_focus


class GapCard(Card):
    """One kind of gap: bars, or the same as a table. ``opened(id)`` on Enter in the bars."""

    opened = Signal(str)

    def __init__(
        self, words: Words, icon: str, title: str, columns: Sequence[Column], blank: str
    ) -> None:
        super().__init__(padding=12)
        self.model = Entries()
        self.list = RowList(self.model, gap_rows.BarRow(), title)
        self.list.opened.connect(lambda row: self.opened.emit(row.id))
        self.table = Figures(columns, name=title, height=36)
        self.area = scrolled(self.table, name=title)
        self.blank = Paragraph(blank, "detail", "muted", align="center")
        self.stack = QStackedWidget()
        for widget in (self.list, self.area, self.blank):
            self.stack.addWidget(widget)
        self.box.addWidget(heading(icon, title))
        self.box.addWidget(self.stack, 1)

    def show_rows(self, rows: Sequence[Entry], cells: Sequence[Sequence[str]]) -> None:
        """Other rows, for the bars and for the table."""
        at = self.list.currentIndex().row()
        self.model.show(rows)
        if rows:
            self.list.pick(min(max(at, 0), len(rows) - 1))
        self.table.show_rows(cells)
        if not rows:
            self.stack.setCurrentWidget(self.blank)
        elif self.stack.currentWidget() is self.blank:
            self.stack.setCurrentWidget(self.list)

    def show_table(self, shown: bool) -> None:
        """The table, or the bars."""
        if self.stack.currentWidget() is not self.blank:
            self.stack.setCurrentWidget(self.area if shown else self.list)


class GapsPlace(Place):
    """What is asked for and missing. Emits ``wanted(place, id)`` to open a skill or a barrier."""

    ABOUT = ("Sector", "Skill", "Barrier", "EconomyAction")
    wanted = Signal(str, str)

    def __init__(self, plan: OpenPlan, words: Words, shell: Shell) -> None:
        super().__init__(plan, words, shell)
        self._tables = False
        self.said = Card("tint", padding=14)
        self._lines = QVBoxLayout()
        self._lines.setSpacing(6)
        self.button = Button(words("As a table"), "secondary", icon="table", size="small", cap="T")
        self.button.clicked.connect(self.turn)
        key = QShortcut(QKeySequence("T"), self)
        key.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        key.activated.connect(self.turn)
        self.skills = GapCard(words, "wrench", words("Skills asked for and missing"), [
            Column(words("Skill"), wrap=True, width=0, align="left", least=140),
            Column(words("Vacancies"), 96), Column(words("Bring it"), 90),
            Column(words("Missing"), 104),
        ], words("No skill with vacancies is written down yet."))  # fmt: skip
        self.barriers = GapCard(words, "prohibit", words("What blocks most sectors"), [
            Column(words("Barrier"), wrap=True, width=0, align="left", least=140),
            Column(words("Severity"), 90), Column(words("Sectors"), 84),
            Column(words("Actions"), 84),
        ], words("No barrier is written down yet."))  # fmt: skip
        self.skills.opened.connect(lambda id: self.wanted.emit("skills", id))
        self.barriers.opened.connect(lambda id: self.wanted.emit("barriers", id))
        self._build()
        self.read()

    def _build(self) -> None:
        head = QHBoxLayout()
        head.addWidget(heading("megaphone", self.words("To be read aloud")), 1)
        head.addWidget(self.button)
        self.said.box.addLayout(head)
        holder, inside = column()
        inside.addLayout(self._lines)
        inside.addStretch(1)
        self.area = scrolled(holder, name=self.words("To be read aloud"))
        self.said.box.addWidget(self.area, 1)
        below = QHBoxLayout()
        below.setSpacing(12)
        below.addWidget(self.skills, 1)
        below.addWidget(self.barriers, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(12)
        whole.addWidget(self.said, 2)
        whole.addLayout(below, 5)

    def arrange(self, compact: bool) -> None:
        self.said.setMaximumHeight(theme.now().px(236 if not compact else 200))

    def read(self) -> None:
        gap, words = economy_gap.gap(self.plan), self.words
        emptied(self._lines)
        lines = economy_telling.sentences(gap, words)
        for line in lines or [
            words("Nothing was studied yet: write sectors, skills and barriers.")
        ]:
            self._lines.addWidget(Paragraph(line, "body"))
        self.skills.show_rows(gap_rows.skill_rows(gap, words), self._skill_cells(gap))
        self.barriers.show_rows(gap_rows.barrier_rows(gap, words), _barrier_cells(gap))
        self._show_tables()

    def _skill_cells(self, gap: Gap) -> list[list[str]]:
        found = [one for one in gap.skills if one.skill.vacancies or one.open]
        return [
            [one.skill.name, "–" if one.skill.vacancies is None else str(one.skill.vacancies),
             one.brought.told or "–", economy_telling.missing_told(one, self.words)]
            for one in found
        ]  # fmt: skip

    def turn(self) -> None:
        """Tables instead of bars, or back."""
        self._tables = not self._tables
        self._show_tables()
        give_focus(self.skills.area if self._tables else self.skills.list)

    def _show_tables(self) -> None:
        self.button.setText(self.words("As bars") if self._tables else self.words("As a table"))
        for card in (self.skills, self.barriers):
            card.show_table(self._tables)

    def begin(self) -> None:
        target: QWidget = self.skills.area if self._tables else self.skills.list
        give_focus(target if target.isVisible() else self.button)


def _barrier_cells(gap: Gap) -> list[list[str]]:
    return [
        [one.barrier.text, f"{one.barrier.severity}/5", str(one.sectors), str(len(one.attacked_by))]
        for one in gap.barriers
    ]
