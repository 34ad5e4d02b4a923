"""Which shown rounds decide priority, each with its rule and its places."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from workshop_app.domain.numbers import sort_key
from workshop_app.domain.priority import Priority
from workshop_app.domain.voting.rules import RULES
from workshop_app.services import deciding
from workshop_app.services.deciding import Candidate
from workshop_app.services.open_plan import OpenPlan
from workshop_app.text import Words
from workshop_app.ui.scrolled import column, scrolled
from workshop_app.ui.vote.names import first_sentence, round_title
from workshop_app.ui.widgets import Button, Choice, Label, Paragraph, Rule, Stepper, Switch
from workshop_app.ui.widgets.overlay import Overlay

MOST = 5
"""More rounds than this scroll."""


MOST_NUMBERS = 14
"""More of the proposals that would be high end in dots."""


class DecidingPanel(Overlay):
    """Over the window. Enter keeps what is chosen: ``named``; Esc leaves it as it was."""

    named = Signal()

    def __init__(self, over: QWidget, plan: OpenPlan, words: Words) -> None:
        super().__init__(over, words("Rounds that decide"), width=760)
        self._plan, self._words = plan, words
        self.setObjectName("deciding panel")
        self.column.addWidget(Label(words("Rounds that decide"), "section"))
        told = words(
            "Priority comes from the places in these rounds. Marks of two rounds are never added: "
            "each proposal gets the mean of its positions where it stood."
        )
        self.column.addWidget(Paragraph(told, "detail", "muted"))
        inside, box = column(spacing=8)
        many = len(deciding.candidates(plan)) > MOST
        found = deciding.candidates(plan)
        first = deciding.proposed(plan)
        self.rows = [
            _RoundRow(
                plan, words, one, one.chosen or (first is not None and first.round == one.round)
            )
            for one in found
        ]
        for row in self.rows:
            row.changed.connect(self._settle)
            box.addWidget(row)
            box.addWidget(Rule())
        if not found:
            none = words("No round has been shown to the room yet. Vote first, then come back.")
            box.addWidget(Paragraph(none))
        if many:
            box.addStretch(1)
        area = scrolled(inside, name=words("Rounds that decide")) if many else inside
        self.column.addWidget(area, 1)
        self.effect = Paragraph("", "body")
        self.effect.setObjectName("effect")
        self.column.addWidget(self.effect)
        self._foot()
        self._settle()

    def _foot(self) -> None:
        words = self._words
        foot = QHBoxLayout()
        foot.setSpacing(10)
        self._reason = Label("", "detail", "warn", icon="warning-fill")
        leave = Button(words("Leave it as it was"), cap="Esc", size="header")
        leave.clicked.connect(self.leave)
        self.keep = Button(words("These decide"), "primary", cap="Return", size="header")
        self.keep.setObjectName("these decide")
        self.keep.clicked.connect(self.finish)
        foot.addWidget(self._reason)
        foot.addStretch(1)
        foot.addWidget(leave)
        foot.addWidget(self.keep)
        self.column.addLayout(foot)

    def show_panel(self) -> None:
        """Open it. The keyboard stands where Enter keeps what is chosen; Tab leads to the rounds."""
        ready = self.keep.isEnabled() or not self.rows
        self.open(self.keep if ready else self.rows[0].switch)

    def place(self) -> None:
        super().place()
        if len(self.rows) > MOST:
            box = self.panel.geometry()
            self.panel.setGeometry(box.x(), 16, box.width(), self.height() - 32)

    def finish(self) -> None:
        """Keep what is chosen."""
        if self.keep.isEnabled():
            deciding.name(self._plan, [row.chosen for row in self.rows if row.switch.isChecked()])
            self.away()
            self.named.emit()

    def keyPressEvent(self, event: object) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):  # type: ignore[attr-defined]
            self.finish()
        super().keyPressEvent(event)  # type: ignore[arg-type]

    def _settle(self) -> None:
        chosen = [row.chosen for row in self.rows if row.switch.isChecked()]
        reason = "" if chosen else self._words("Choose at least one round.")
        self.keep.block(reason)
        self._reason.setText(reason)
        self._reason.setVisible(bool(reason))
        self.effect.setText(self._effect(chosen) if chosen else "")
        self.effect.setVisible(bool(chosen))

    def _effect(self, chosen: list[Candidate]) -> str:
        """What these rounds would make of the list, before anything is kept."""
        words = self._words
        listed = deciding.would_be(self._plan, chosen)
        high = [one.number for one in sorted(listed, key=_in_order) if one.high]
        apart = sum(1 for one in listed if one.not_voted)
        some = ", ".join(high[:MOST_NUMBERS]) + (" …" if len(high) > MOST_NUMBERS else "")
        told = words.many("High priority: {n} ({numbers})", "High priority: {n} ({numbers})",
                          len(high), numbers=some or "–")  # fmt: skip
        left = words.many("{n} not voted on", "{n} not voted on", apart)
        return f"{told} · {left}"


def _in_order(one: Priority) -> tuple[Fraction, object]:
    return -(one.value or Fraction(0)), sort_key(one.number)


class _RoundRow(QWidget):
    """A round: whether it decides, by which rule, with how many places."""

    changed = Signal()

    def __init__(self, plan: OpenPlan, words: Words, one: Candidate, on: bool) -> None:
        super().__init__()
        self._one, title = one, round_title(words, one.round, plan)
        self.setObjectName(f"round {one.round.name}")
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(4)
        first = QHBoxLayout()
        first.setSpacing(12)
        self.switch = Switch(title, on and bool(one.rules), name=title)
        self.switch.setObjectName(f"decides {one.round.name}")
        self.switch.toggled.connect(self._turned)
        first.addWidget(self.switch)
        first.addStretch(1)
        self.rule = Choice([(rule, words(RULES[rule].name)) for rule in one.rules], one.rule)
        self.rule.setAccessibleName(words("{round}: rule", round=title))
        longest = max((len(words(RULES[rule].name)) for rule in one.rules), default=0)
        self.rule.setMinimumContentsLength(max(20, longest))
        self.rule.chosen.connect(lambda _rule: self._turned())
        self.places = Stepper(one.places, 1, max(1, one.options),
                              name=words("{round}: places", round=title),
                              unit=words("places"))  # fmt: skip
        self.places.changed.connect(lambda _places: self.changed.emit())
        first.addWidget(self.rule)
        first.addWidget(self.places)
        box.addLayout(first)
        asked = Paragraph(first_sentence(one.round.question), "detail", "muted")
        box.addWidget(asked)
        if not one.rules:
            few = words("Fewer than five ballots were cast: it cannot decide.")
            box.addWidget(Label(few, "detail", "warn", icon="warning-fill"))
            self.switch.setEnabled(False)
        self._turned()

    def _turned(self) -> None:
        on = self.switch.isChecked()
        self.rule.setEnabled(on)
        by_places = self.rule.key in RULES and RULES[self.rule.key].needs == "places"
        self.places.setEnabled(on and by_places)
        self.changed.emit()

    @property
    def chosen(self) -> Candidate:
        """The round with the rule and places that stand here."""
        return replace(self._one, rule=self.rule.key, places=self.places.value)
