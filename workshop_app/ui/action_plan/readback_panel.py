"""Before coming back to the community: what there is to tell, and the meeting prepared from it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from workshop_app.services import follow_up, readback
from workshop_app.services.due import Due
from workshop_app.services.open_plan import OpenPlan
from workshop_app.services.readback import LeftOut, Readback
from workshop_app.text import Words
from workshop_app.ui import theme
from workshop_app.ui.action_plan.follow_up_rows import row_of
from workshop_app.ui.growing import GrowingLine
from workshop_app.ui.page import Page, Shell
from workshop_app.ui.plan_panel import PlanPanel
from workshop_app.ui.scrolled import column, scrolled
from workshop_app.ui.widgets import Button, Card, DateChoice, Field, Label, Paragraph

WIDTH = 1000


class ReadbackPanel(PlanPanel):
    """What was said, decided, done, late and given up, with the reason; then the meeting."""

    def __init__(
        self,
        over: QWidget,
        plan: OpenPlan,
        words: Words,
        shell: Shell,
        today: Callable[[], date] | None = None,
    ) -> None:
        super().__init__(over, plan, words, shell, words("Read-back"), width=WIDTH)
        self.setObjectName("readback")
        self._day = today() if today else follow_up.today(plan)
        self.told = readback.readback(plan, self._day)
        self.add_head(words("Read-back to the community"), self.close_button)
        self.column.addWidget(Paragraph(self._said(self.told), "body", "muted"))
        inside, self._box = column(spacing=12, padding=2)
        self._sections(self.told)
        if not self._box.count():
            said = words("There is nothing to tell yet: no action, and nothing that was left out.")
            self._box.addWidget(Paragraph(said, "body", "muted"))
        self._box.addStretch(1)
        self.column.addWidget(scrolled(inside, name=words("What there is to tell")), 1)
        if not plan.read_only:
            self.column.addWidget(self._meeting())

    def open(self, first: QWidget | None = None) -> None:
        """Show it; the keyboard is where the meeting is named."""
        super().open(first or (self.close_button if self._plan.read_only else self.title.edit))

    # -- what there is to tell --------------------------------------------------------------------
    def _said(self, told: Readback) -> str:
        words = self._words
        parts = [
            words.many("{n} challenge", "{n} challenges", told.challenges),
            words.many("{n} proposal", "{n} proposals", told.proposals),
        ]
        if told.next_day is not None:
            parts.append(words("next date: {day}", day=words.date(told.next_day)))
        return " · ".join(parts)

    def _sections(self, told: Readback) -> None:
        words = self._words
        if told.unanswered:
            said = words.many(
                "{n} proposal has no answer yet: give it one before the meeting.",
                "{n} proposals have no answer yet: give them one before the meeting.",
                told.unanswered,
            )
            self._warn(said)
        if told.without_reason:
            numbers = ", ".join(one.number for one in told.without_reason)
            self._warn(words("Late or given up, and nothing says why: {numbers}. Note it in the "
                             "follow-up.", numbers=numbers))  # fmt: skip
        for name, icon, tone, found in (
            (words("Carried out"), "check-circle-fill", "ok", told.done),
            (words("Under way or to come"), "clock", "info", told.under_way),
            (words("Running late"), "warning-fill", "warn", told.late),
            (words("Given up"), "x-circle", "muted", told.dropped),
            (words("Promises kept"), "handshake", "ok", told.kept),
            (words("Promises overdue"), "warning-fill", "warn", told.overdue),
        ):
            self._section(name, icon, tone, map(self._line, found))
        for name, icon, out in (
            (words("What waits, and why"), "clock", told.waiting),
            (words("What did not enter, and why"), "arrow-u-up-left", told.left_out),
        ):
            self._section(name, icon, "muted", map(self._left_out, out))

    def _warn(self, said: str) -> None:
        card = Card("warn", padding=10, spacing=8, radius=8, across=True)
        card.box.addWidget(Label("", "body", icon="warning-fill", icon_tone="warn"), 0,
                           Qt.AlignmentFlag.AlignTop)  # fmt: skip
        card.box.addWidget(Paragraph(said, "detail"), 1)
        self._box.addWidget(card)

    def _section(self, name: str, icon: str, tone: str, lines: Iterable[tuple[str, str]]) -> None:
        """A heading with how many there are, then each with its reason; nothing where there are
        none."""
        found = list(lines)
        if not found:
            return
        said = f"{name} · {self._words.number(len(found))}"
        self._box.addWidget(Label(said, "strong", icon=icon, icon_tone=tone))
        card = Card("sunken", padding=12, spacing=6, radius=8)
        for what, why in found:
            card.box.addWidget(Paragraph(what, "body"))
            if why:
                card.box.addWidget(Paragraph(why, "detail", "muted"))
        self._box.addWidget(card)

    def _line(self, one: Due) -> tuple[str, str]:
        row = row_of(self._words, one, self._day)
        why = " · ".join(part for part in (row.who, row.lies, readback.reason_of(one)) if part)
        return row.what, why

    def _left_out(self, one: LeftOut) -> tuple[str, str]:
        return f"{one.number} · {one.proposal.short or one.proposal.text}", one.reason

    # -- the meeting ------------------------------------------------------------------------------
    def _meeting(self) -> Card:
        words = self._words
        card = Card("tint", padding=12, spacing=12, radius=8, across=True)
        self.day = DateChoice(words, None, words("no day yet"))
        self.title = GrowingLine(words, hint=words("Name of the meeting"), at_once=False)
        self.title.setText(words("Read-back"))
        self.title.kept.connect(lambda _text, _sure: self.day.setFocus())
        self.prepare = Button(words("Prepare the meeting"), "primary", icon="megaphone",
                              size="header")  # fmt: skip
        self.prepare.clicked.connect(self._prepare)
        day = Field(words("Day"), self.day)
        day.setFixedWidth(theme.now().px(210))
        card.box.addWidget(Field(words("Meeting"), self.title), 1)
        card.box.addWidget(day)
        card.box.addWidget(self.prepare, 0, Qt.AlignmentFlag.AlignBottom)
        return card

    def _prepare(self) -> None:
        """A workshop with its agenda, in one act; its page shows it."""
        day = self.day.day.isoformat() if self.day.day else ""
        made = readback.prepare(self._plan, self.title.text(), day)
        self.leave()
        self._shell.go("prepare", workshop=made.id, tab="agenda")
        said = self._words("The read-back is prepared: its agenda, and its sheets in the kit.")
        self._shell.tell("done", said, undo=True)


def open_readback(page: Page) -> ReadbackPanel:
    """Open it over the page of the action plan."""
    page.leaving()
    panel = ReadbackPanel(page, page.plan, page.words, page.shell)
    panel.open()
    return panel
