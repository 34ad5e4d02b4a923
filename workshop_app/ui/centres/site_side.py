"""The chosen cell of the sites: what is asked and what 1, 3 and 5 mean, the score, why, what tables
said; and choosing the site."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout

from workshop_app.domain.centre_parts import Site
from workshop_app.domain.centre_sites import SiteScore
from workshop_app.domain.directory import CentrePart
from workshop_app.export import centre_telling as telling
from workshop_app.export.centre_names import CRITERIA
from workshop_app.services import centre_sites
from workshop_app.services.centre_criteria import SiteCriterion, criteria
from workshop_app.services.centre_sites import Compared
from workshop_app.services.open_plan import OpenPlan
from workshop_app.text import Words
from workshop_app.ui.action_plan.shown import show_text
from workshop_app.ui.centres.table_said import TableSaid
from workshop_app.ui.growing import GrowingLine
from workshop_app.ui.scrolled import column, emptied, scrolled
from workshop_app.ui.widgets import Button, Card, Field, Label, Paragraph, Rule, Segments, Switch


class SiteSide(Card):
    """``room_changed`` when the projector is to show scores, or not any more; ``written`` on Enter in
    a reason: the keyboard goes back to the table."""

    room_changed = Signal()
    written = Signal()

    def __init__(self, plan: OpenPlan, words: Words) -> None:
        super().__init__(padding=12, spacing=8)
        self._plan, self._words = plan, words
        self._part: CentrePart | None = None
        self._criterion = ""
        self._criteria = criteria(words.language)
        holder, box = column(spacing=8)
        box.setContentsMargins(0, 0, 10, 0)
        self.area = scrolled(holder, name=words("Score"))
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.box.addWidget(self.area, 1)
        self._put_question(box)
        self._put_score(box)
        box.addWidget(Rule())
        self._put_choice(box)
        box.addStretch(1)

    # -- building ---------------------------------------------------------------------------------
    def _put_question(self, box: QVBoxLayout) -> None:
        self.site_name = Paragraph("", "detail", "muted", weight=600)
        self.name = Label("", "strong", weight=700, icon_tone="primary")
        self.question = Paragraph("", "detail")
        self._examples = QGridLayout()
        self._examples.setHorizontalSpacing(8)
        self._examples.setVerticalSpacing(2)
        self._examples.setColumnStretch(1, 1)
        self._said: list[Paragraph] = []
        for at, number in enumerate(("1", "3", "5")):
            said = Paragraph("", "min", "muted")
            self._said.append(said)
            figure = Label(number, "min", "ink", weight=700)
            self._examples.addWidget(figure, at, 0, Qt.AlignmentFlag.AlignTop)
            self._examples.addWidget(said, at, 1)
        box.addWidget(self.site_name)
        box.addWidget(self.name)
        box.addWidget(self.question)
        box.addLayout(self._examples)

    def _put_score(self, box: QVBoxLayout) -> None:
        words, can = self._words, not self._plan.read_only
        marks = [("", "–"), *((str(n), str(n)) for n in range(1, 6))]
        self.score = Segments(marks, "", name=words("What the room agreed on"), height=38)
        self.score.setObjectName("score")
        self.score.chosen.connect(self._score)
        self.score.setEnabled(can)
        self.reason = GrowingLine(words, hint=words("in a few words"))
        self.reason.edit.setObjectName("reason")
        self.reason.edit.setReadOnly(not can)
        self.reason.kept.connect(self._explain)
        self.reason.entered.connect(self.written)
        self.tables = TableSaid(words, not can)
        self.tables.said.connect(self._say_at_table)
        box.addWidget(Field(words("What the room agreed on"), self.score))
        box.addWidget(Field(words("Why"), self.reason))
        box.addWidget(self.tables)
        self.in_room = Switch(words("Scores on the projector"), False)
        self.in_room.toggled.connect(lambda _on: self.room_changed.emit())
        box.addWidget(self.in_room)

    def _put_choice(self, box: QVBoxLayout) -> None:
        words, can = self._words, not self._plan.read_only
        self.mean = Label("", "detail", weight=600)
        box.addWidget(self.mean)
        self._notes, self._told = column(spacing=4)
        box.addWidget(self._notes)
        self.why = GrowingLine(words, hint=words("the reason that the room gave"), at_once=False)
        self.why.edit.setObjectName("why this site")
        self.why.edit.setReadOnly(not can)
        self.why.kept.connect(self._choose)
        self.why_field = Field(words("Why this site"), self.why)
        self.box.addWidget(self.why_field)  # below what scrolls: it is always seen
        row = QHBoxLayout()
        row.setSpacing(8)
        self.choose = Button(words("Choose this site"), "tinted", icon="check", size="small")
        self.choose.clicked.connect(self._offer)
        self.leave = Button(words("Not chosen any more"), "plain", size="small")
        self.leave.clicked.connect(self._leave_open)
        row.addWidget(self.choose)
        row.addWidget(self.leave)
        row.addStretch(1)
        self.box.addLayout(row)
        self._can = can

    # -- showing ----------------------------------------------------------------------------------
    def show_cell(self, one: Compared, at: str, criterion: str) -> None:
        """A site, ``at`` its letter, and one of SITE_CRITERIA."""
        self._part, self._criterion = one.part, criterion
        self.site_name.setText(f"{at} · {one.site.name}")
        self._show_question(self._criteria[criterion])
        found = one.site.scores.get(criterion, SiteScore())
        self.score.choose(str(found.score or ""))
        show_text(self.reason, found.reason)
        self.tables.show_tables(found.tables, (one.part.id, criterion))
        self._show_choice(one.site)

    def _show_question(self, told: SiteCriterion) -> None:
        self.name.set_icon(told.icon)
        self.name.setText(self._words(CRITERIA[told.id]))
        self.question.setText(told.plain)
        for said, (_, text) in zip(self._said, told.examples, strict=True):
            said.setText(text)

    def _show_choice(self, site: Site) -> None:
        words, standing = self._words, site.standing
        self.mean.setText(words("Mean: {value}", value=telling.mean_told(words, standing)))
        box = emptied(self._told)
        missing = telling.missing_told(words, standing)
        if missing:
            box.addWidget(Paragraph(missing, "min", "muted"))
        for warning in telling.warned_told(words, standing):
            said = Paragraph(warning, "min", "warn", weight=600)
            box.addWidget(said)
        self._notes.setHidden(not missing and not standing.warned)
        show_text(self.why, site.reason)
        self.choose.setHidden(site.chosen or not self._can)
        self.leave.setHidden(not site.chosen or not self._can)
        self.why_field.label.setText(
            words("Chosen, because") if site.chosen else words("Why this site")
        )

    # -- what a person does -----------------------------------------------------------------------
    def begin(self) -> None:
        """The keyboard to the reason."""
        self.reason.edit.setFocus(Qt.FocusReason.TabFocusReason)

    def _score(self, key: str) -> None:
        self._do(lambda part: centre_sites.score(
            self._plan, part, self._criterion, int(key) if key else None))  # fmt: skip

    def _explain(self, text: str, confirmed: bool) -> None:
        self._do(lambda part: centre_sites.explain(
            self._plan, part, self._criterion, text, confirmed=confirmed))  # fmt: skip

    def _say_at_table(self, table: int, value: int | None, text: str, confirmed: bool) -> None:
        self._do(lambda part: centre_sites.say_at_table(
            self._plan, part, self._criterion, table, value, text, confirmed=confirmed))  # fmt: skip

    def _offer(self) -> None:
        self.why.offer()

    def _choose(self, text: str, confirmed: bool) -> None:
        self._do(lambda part: centre_sites.choose(self._plan, part, text, confirmed=confirmed))
        self.written.emit()

    def _leave_open(self) -> None:
        self._do(lambda part: centre_sites.leave_open(self._plan, part))

    def _do(self, act: Callable[[CentrePart], CentrePart]) -> None:
        if self._part is not None:
            self._part = act(self._part)
