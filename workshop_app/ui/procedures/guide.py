"""The chosen guide in plain words: steps, what to bring, what it costs, how long it takes."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from workshop_app.domain.directory import Procedure
from workshop_app.services import directory, procedures
from workshop_app.services.open_plan import OpenPlan
from workshop_app.text import Words
from workshop_app.ui import theme
from workshop_app.ui.directory.check_row import CheckRow
from workshop_app.ui.directory.lines import IconLine, named_line
from workshop_app.ui.directory.names import SERVICES
from workshop_app.ui.guarded import GuardedLine
from workshop_app.ui.link_card import LinkCard
from workshop_app.ui.page import Shell
from workshop_app.ui.procedures.helpers import add_points
from workshop_app.ui.procedures.names import state_words
from workshop_app.ui.scrolled import column, emptied, scrolled
from workshop_app.ui.tab_order import in_reading_order
from workshop_app.ui.widgets import Button, Card, Chip, Label, Paragraph, Rule

TONES = {"ok": "ok", "muted": "neutral"}


class GuideCard(Card):
    """Scrolls where there is much to tell; when it was checked stands at its foot. Emits ``edit``."""

    edit = Signal()

    def __init__(self, plan: OpenPlan, words: Words, shell: Shell) -> None:
        super().__init__(padding=20)
        self._plan, self._words, self._shell = plan, words, shell
        self._guide: Procedure | None = None
        holder, self._inside = column(spacing=10)
        self._inside.setContentsMargins(0, 0, 12, 0)
        self.area = scrolled(holder, name=words("Procedure"))
        self.box.addWidget(self.area, 1)
        self.box.addWidget(Rule())
        hint = words("The page of the office, or its counter")
        self.check = CheckRow(plan, words, GuardedLine(words, hint=hint, at_once=False))
        self.check.checked.connect(self._checked)
        self.change = Button(words("Edit"), icon="pencil-simple", key="F2", size="small")
        self.change.clicked.connect(self.edit)
        if plan.read_only:
            self.change.hide()
        self.check.add(self.change)
        self.box.addWidget(self.check)

    def show_guide(
        self, guide: Procedure, names: Mapping[str, str], now: datetime, points: bool
    ) -> None:
        """Another guide, or the same one changed; ``names`` of all guides by their ids. ``points``:
        those that help stand here too, where there is no room beside it."""
        if self._guide is None or self._guide.id != guide.id:
            self.area.verticalScrollBar().setValue(0)
        self._guide = guide
        words, box = self._words, emptied(self._inside)
        self._head(box, guide, names)
        if guide.plain:
            box.addWidget(Paragraph(guide.plain, "body"))
        if guide.steps:
            box.addWidget(Label(words("Step by step"), "strong", weight=700))
        for at, step in enumerate(guide.steps, 1):
            box.addLayout(_numbered(at, step))
        if guide.bring:
            box.addWidget(Label(words("What to bring"), "strong", weight=700))
        for one in guide.bring:
            box.addWidget(IconLine("check", one, "body"))
        if guide.cost or guide.takes or guide.source:
            box.addWidget(Rule())
        named_line(box, words("What it costs"), guide.cost)
        named_line(box, words("How long it takes"), guide.takes)
        named_line(box, words("Where this was read"), guide.source)
        if points:
            box.addWidget(Label(words("Who helps with it"), "strong", weight=700))
            add_points(box, self._plan, words, self._shell, guide, now)
        box.addStretch(1)
        old = directory.old(guide.checked_on, now.date())
        self.check.show_check(guide.id, guide.checked_on, "", old)
        in_reading_order(self)

    def show_editing(self, on: bool) -> None:
        """While it is written at the side its own button is not needed."""
        self.change.setVisible(not on and not self._plan.read_only)

    def _head(self, box: QVBoxLayout, guide: Procedure, names: Mapping[str, str]) -> None:
        words = self._words
        box.addWidget(Paragraph(guide.name, "section", weight=700))
        said, icon, tone = state_words(words, guide, names)
        if guide.superseded_by in names:
            card = LinkCard(names[guide.superseded_by], words("It stands for this one now"))
            follower = guide.superseded_by
            card.picked.connect(lambda: self._shell.go("procedures", procedure=follower))
            chip = words("No longer issued")
        else:
            card, chip = None, said
        row = QHBoxLayout()
        row.addWidget(Chip(chip, TONES[tone], icon=icon, height=32))
        row.addStretch(1)
        box.addLayout(row)
        if card is not None:
            box.addWidget(card)
        groups = [words(SERVICES[one][0]) for one in guide.services if one in SERVICES]
        if groups:
            box.addWidget(Paragraph(" · ".join(groups), "detail", "muted"))

    def _checked(self, day: date, source: str, confirmed: bool) -> None:
        if self._guide is not None:
            procedures.check(self._plan, self._guide, day, source, confirmed=confirmed)


def _numbered(at: int, text: str) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(10)
    number = Label(f"{at}.", "body", "primary", weight=700)
    number.setFixedWidth(theme.now().px(24))
    row.addWidget(number, 0, Qt.AlignmentFlag.AlignTop)
    row.addWidget(Paragraph(text, "body"), 1)
    return row
