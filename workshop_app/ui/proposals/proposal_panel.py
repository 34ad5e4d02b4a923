"""A proposal or a challenge read whole and edited: words, links, places, who, first step, cost."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu

from workshop_app.domain.proposals import Challenge, Proposal, ProposalChallenge
from workshop_app.services import links, proposals
from workshop_app.ui import theme
from workshop_app.ui.growing import GrowingLine
from workshop_app.ui.guarded import Guarded, GuardedLine, GuardedText
from workshop_app.ui.money import MoneyLine
from workshop_app.ui.proposals.links import Links
from workshop_app.ui.proposals.said_panel import SaidPanel
from workshop_app.ui.proposals.side_panel import of_lines
from workshop_app.ui.widgets.bars import Stripe
from workshop_app.ui.widgets.buttons import Button
from workshop_app.ui.widgets.fields import Field
from workshop_app.ui.widgets.switch import Switch

SHORT_WORDS = 6
"""A short text for ballots has at most so many words."""


class ProposalPanel(SaidPanel[Proposal]):
    """Edits a proposal. Officials read it; they never edit the room's words (P-44): a vote that was
    held keeps the words that it was held on."""

    withdraw_wanted = Signal(str)
    cluster_wanted = Signal(str)
    entity = Proposal

    def kind_name(self) -> str:
        return self.words("Proposal")

    def build(self) -> None:
        words = self.words
        self._withdrawn = Stripe("warn")
        self.links = Links(self.plan, words)
        self.beneficiaries = GrowingLine(words)
        self.first_step = GrowingLine(words)
        self.cost = MoneyLine(words, self.plan.plan.currency)
        self.detail = of_lines(GuardedText(words, lines=2))
        self.short = GuardedLine(words)
        self.sensitive = Switch(words("Sensitive: its place is on no public map"))
        self.fields.insertWidget(0, self._withdrawn)
        self.fields.addWidget(self.links)
        self._add_lines()
        self.add_places()
        self.fields.addWidget(self._named(words("Detail"), self.detail))
        self.short_field = self._named(
            words("Short text for ballots"), self.short, words("At most six words")
        )
        self.fields.addWidget(self.short_field)
        self.add_photos()
        self.fields.addWidget(self.sensitive)
        self._build_foot()
        self._connect()

    def _add_lines(self) -> None:
        """Who benefits, the first step, the cost and the tags."""
        words = self.words
        self.fields.addWidget(self._named(words("Who benefits"), self.beneficiaries))
        self.fields.addWidget(self._named(words("First step"), self.first_step))
        self.cost.edit.setAccessibleName(words("Rough cost"))
        row = QHBoxLayout()
        row.setSpacing(12)
        top = Qt.AlignmentFlag.AlignTop
        row.addWidget(Field(words("Rough cost"), self.cost), 2, top)
        row.addWidget(self.tags_field, 3, top)
        self.fields.addLayout(row)

    @staticmethod
    def _named(name: str, field: Guarded, note: str = "") -> Field:
        field.edit.setAccessibleName(name)
        return Field(name, field, note)

    def _connect(self) -> None:
        self.guarded_fields = {
            "detail": self.detail,
            "beneficiaries": self.beneficiaries,
            "first_step": self.first_step,
        }
        for name, field in self.guarded_fields.items():
            field.kept.connect(lambda text, sure, name=name: self.change(sure, **{name: text}))
        self.short.kept.connect(self._keep_short)
        self.cost.kept.connect(lambda amount: self.change(cost=amount))
        self.sensitive.clicked.connect(lambda on: self.change(sensitive=on))
        self.links.chosen.connect(self._answer)

    def add_seldom(self, menu: QMenu) -> None:
        if self.record is not None:
            said = self.words("What became of it")
            key = theme.now().key("Ctrl+B")
            menu.addAction(f"{said}\t{key}").triggered.connect(lambda: self._became())
        if self.record is not None and not self.record.taken_out:
            said = self.words("Take out at someone's wish…")
            menu.addAction(said).triggered.connect(lambda: self._take_out())

    def _became(self) -> None:
        """What became of it, over the board."""
        from workshop_app.ui.action_plan.became import open_became

        if self.record is not None:
            open_became(self.page.shell, self, self.record.id)

    def _take_out(self) -> None:
        """Asked about first: it cannot be undone."""
        from workshop_app.ui.proposals import taking_out

        record = self.fresh()
        if record is not None:
            taking_out.ask(self, self.plan, self.words, self.page.shell, record)

    def _build_foot(self) -> None:
        words = self.words
        self.cluster = Button(words("See its cluster"), icon="stack", size="small")
        self.withdraw = Button(words("Withdraw"), "plain", icon="archive", size="small")
        self.back = Button(words("Bring back to the board"), icon="arrow-u-up-left", size="small")
        self.foot.addWidget(self.cluster)
        self.foot.addStretch(1)
        self.foot.addWidget(self.withdraw)
        self.foot.addWidget(self.back)
        self.cluster.clicked.connect(self._open_cluster)
        self.withdraw.clicked.connect(
            lambda: self.withdraw_wanted.emit(self.record.id if self.record else "")
        )
        self.back.clicked.connect(self._bring_back)

    # -- keeping ----------------------------------------------------------------------------------
    def change(self, confirmed: bool = False, **values: Any) -> None:
        record = self.fresh()
        if record is not None:
            proposals.edit(self.plan, record, confirmed=confirmed, **values)

    def _keep_short(self, text: str, confirmed: bool) -> None:
        if len(text.split()) > SHORT_WORDS:
            self.short_field.wrong(self.words("At most six words"))
            return
        self.short_field.well()
        self.change(confirmed, short=text)

    def _answer(self, challenges: list[str]) -> None:
        record = self.fresh()
        if record is not None:
            proposals.answers(self.plan, record, challenges)

    def _open_cluster(self) -> None:
        if self.record and self.record.cluster:
            self.cluster_wanted.emit(self.record.cluster)

    def _bring_back(self) -> None:
        record = self.fresh()
        if record is not None:
            proposals.bring_back(self.plan, record)

    # -- showing ----------------------------------------------------------------------------------
    def show_rest(self, record: Proposal) -> None:
        for name, field in {**self.guarded_fields, "short": self.short}.items():
            self._show_text(field, getattr(record, name), not field.edit.hasFocus())
            field.setEnabled(name not in self.erased)
        self.sensitive.setChecked(record.sensitive)
        self.short_field.well()
        self.cost.show_amount(record.cost)
        self.links.show_links(record)
        self.cluster.setVisible(record.cluster is not None)
        writes = not self.plan.read_only
        self.withdraw.setVisible(writes and not record.withdrawn)
        self.back.setVisible(writes and record.withdrawn and not record.taken_out)
        reason = self.words("Withdrawn: {reason}", reason=record.withdrawn_reason)
        if record.taken_out:
            reason = self.words("Taken out at someone's wish.")
        self._withdrawn.say("warn", reason if record.withdrawn else "")

    def kept_elsewhere(self, field: Guarded) -> str:
        if self.record is None:
            return ""
        named = {field: name for name, field in self.guarded_fields.items()}
        return str(getattr(self.record, named.get(field, "short")))


class ChallengePanel(SaidPanel[Challenge]):
    """Edits a challenge, and lists the proposals that answer it."""

    entity = Challenge

    def kind_name(self) -> str:
        return self.words("Challenge")

    def build(self) -> None:
        self.links = Links(self.plan, self.words)
        self.links.chosen.connect(self._answered_by)
        self.fields.addWidget(self.links)
        self.add_places()
        self.fields.addWidget(self.tags_field)
        self.add_photos()
        self.remove = Button(self.words("Take away"), "plain", icon="trash", size="small")
        if self.plan.read_only:
            self.remove.hide()
        self.remove.clicked.connect(self._remove)
        self.foot.addStretch(1)
        self.foot.addWidget(self.remove)

    def _answered_by(self, rest: list[str]) -> None:
        """Only these proposals answer it now: one was taken out."""
        if self.record is not None:
            standing = self.plan.all(ProposalChallenge, challenge=self.record.id)
            gone = [one.proposal for one in standing if one.proposal not in rest]
            links.unlink(self.plan, gone, [self.record.id])

    def change(self, confirmed: bool = False, **values: Any) -> None:
        record = self.fresh()
        if record is not None:
            proposals.edit_challenge(self.plan, record, confirmed=confirmed, **values)

    def _remove(self) -> None:
        record = self.fresh()
        if record is not None:
            proposals.remove_challenge(self.plan, record)

    def show_rest(self, record: Challenge) -> None:
        self.links.show_answers(record)
