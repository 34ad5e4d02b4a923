"""Block 5 of the setup: who votes, in which groups, and how it is decided, all fixed at opening."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QSizePolicy, QWidget

from workshop_app.domain.meetings import Table
from workshop_app.domain.rounds import VoteRound
from workshop_app.domain.voting.rules import RULES
from workshop_app.domain.voting.ties import TIE_RULES, WITH_LOTS
from workshop_app.services import rounds
from workshop_app.services.open_plan import OpenPlan
from workshop_app.services.round_limits import LIMITS
from workshop_app.text import Words
from workshop_app.ui.guarded import GuardedLine
from workshop_app.ui.vote.block import Block
from workshop_app.ui.vote.money_line import MoneyLine
from workshop_app.ui.vote.setup_groups import GroupsPanel, first_groups
from workshop_app.ui.widgets import Choice, Field, Label, Segments, Stepper, Switch


class PeopleBlock(Block):
    """People present, groups, places or budget, deciding rule, tie rule, seed."""

    def __init__(
        self, plan: OpenPlan, words: Words, round: VoteRound, compact: bool = False
    ) -> None:
        """``compact``: the fields stand two beside each other."""
        super().__init__(5, words("People and decision"))
        self._plan, self._words, self._round = plan, words, round
        self.grouping = Segments(self._groupings(), round.grouping, name=words("Groups"))
        self.grouping.chosen.connect(self._group)
        self.head.addStretch(1)
        (self.box if compact else self.head).addWidget(self._people())
        self.groups = GroupsPanel(plan, words, round)
        row = self.box if compact else self.head
        row.addWidget(self.groups.unfold, 0, Qt.AlignmentFlag.AlignLeft)
        row.addWidget(self.grouping)
        self.box.addWidget(self.groups)
        self.box.addWidget(self._fields(2 if compact else 5))
        self.later = Switch(words("The room makes the seed after closing, before the result"))
        self.later.setObjectName("seed after closing")
        self.later.toggled.connect(lambda on: self._change(seed_later=on))
        self.box.addWidget(self.later)
        self.all_in = Label("", "detail", icon="info", icon_tone="primary")
        self.all_in.setObjectName("all go in")
        self.box.addWidget(self.all_in)

    def _people(self) -> QWidget:
        """How many are present, where nobody is in a group."""
        words = self._words
        limit = next(one for one in LIMITS if one.field == "people")
        self.present = Stepper(self._round.people, limit.least, limit.most,
                               name=words(limit.name), height=36)  # fmt: skip
        self.present.changed.connect(lambda n: self._change(people=n))
        self._present = QWidget()
        row = QHBoxLayout(self._present)
        row.setContentsMargins(0, 0, 0, 0)
        # A sign, since the word has no room beside the title and the groups.
        sign = Label("", icon="users-three", icon_tone="primary")
        sign.setToolTip(words("Present"))
        sign.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        row.addWidget(sign)
        row.addWidget(self.present)
        return self._present

    # -- what is decided --------------------------------------------------------------------------
    def _fields(self, across: int) -> QWidget:
        words, round = self._words, self._round
        self.places = Stepper(round.places or 1, 1, 99, name=words("Places"), height=44)
        self.places.changed.connect(lambda n: self._change(places=n))
        self.budget = MoneyLine(words, round.budget)
        self.budget.kept.connect(lambda amount: self._change(budget=amount))
        self.rule = Choice((), "")
        self.rule.chosen.connect(self._rule)
        self.tie = Choice(
            [(key, words(row.name)) for key, row in TIE_RULES.items()], round.tie_rule
        )
        self.tie.chosen.connect(lambda key: self._change(tie_rule=key))
        self.seed = GuardedLine(words, round.public_seed, words("words and numbers"))
        self._seed = round.public_seed
        self.seed.kept.connect(
            lambda text, confirmed: self._change(public_seed=text, confirmed=confirmed)
        )
        fields = [
            (Field(words("Go in"), self.places), 0),
            (Field(words("Budget"), self.budget), 2),
            (Field(words("What decides"), self.rule), 4),
            (Field(words("Tie at the last place"), self.tie), 2),
            (Field(words("Seed, made by the room"), self.seed), 4),
        ]
        holder = QWidget()
        grid = QGridLayout(holder)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(10)
        for at, (field, stretch) in enumerate(fields):
            field.label.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
            # places or budget: one of the two is there
            place = max(0, at - 1)
            grid.addWidget(field, place // across, place % across)
            if across > 2 and at != 1:
                grid.setColumnStretch(place, stretch)
        self._places_field, self._budget_field, _, _, self._seed_field = [f for f, _ in fields]
        # as many of the widest letter as the usual rule needs, also beside a bar of scrolling
        self.rule.setMinimumContentsLength(13)
        self.tie.setMinimumContentsLength(11)
        return holder

    def _rules(self) -> list[tuple[str, str]]:
        """The rules that can be applied: those of a budget where options have a cost."""
        costs = sum(1 for one in rounds.options(self._plan, self._round) if one.cost is not None)
        return [
            (key, self._words(row.name))
            for key, row in RULES.items()
            if row.needs == "places" or costs > 1 or key == self._round.rule
        ]

    def _rule(self, key: str) -> None:
        if RULES[key].needs == "budget":
            self._change(rule=key, places=None)
        else:
            self._change(rule=key, budget=None, places=self._round.places or self.places.value)

    # -- groups -----------------------------------------------------------------------------------
    def _tables(self) -> list[Table]:
        """The tables of the round's workshop, in order."""
        if not self._round.workshop:
            return []
        found = self._plan.all(Table, workshop=self._round.workshop)
        return sorted(found, key=lambda table: table.position)

    def _groupings(self) -> list[tuple[str, str]]:
        words = self._words
        found = [("colours", words("Colours")), ("none", words("No groups"))]
        if len(self._tables()) > 1 or self._round.grouping == "tables":
            found.insert(0, ("tables", words("Tables")))
        return found

    def _group(self, grouping: str) -> None:
        people = rounds.rules_of(self._plan, self._round).admitted
        groups = first_groups(self._words, grouping, people, self._tables())
        if not groups and people != self._round.people:
            self._change(people=people)
        rounds.set_groups(self._plan, self._round, grouping, groups)

    # -- showing ----------------------------------------------------------------------------------
    def refresh(self, round: VoteRound) -> None:
        """Show ``round`` as it is now."""
        self._round = round
        grouped = round.grouping != "none"
        self.present.set_value(round.people)
        self._present.setVisible(not grouped)
        self.grouping.set_choices(self._groupings(), round.grouping)
        self.groups.refresh(round)
        needs = RULES[round.rule].needs if round.rule in RULES else "places"
        self._places_field.setVisible(needs == "places")
        self._budget_field.setVisible(needs == "budget")
        self._say_all_in(round.places or 0 if needs == "places" else 0)
        if round.places:
            self.places.set_value(round.places)
        self.budget.show_amount(round.budget)
        self.rule.set_choices(self._rules(), round.rule)
        self.tie.choose(round.tie_rule)
        seeded = round.tie_rule in WITH_LOTS
        self._seed_field.setVisible(seeded and not round.seed_later)
        self.later.setVisible(seeded)
        self.later.blockSignals(True)
        self.later.setChecked(round.seed_later)
        self.later.blockSignals(False)
        untouched = self.seed.text().strip() == self._seed
        if round.public_seed != self.seed.text().strip() and (
            untouched or not self.seed.edit.hasFocus()
        ):
            self.seed.setText(round.public_seed)
        self._seed = round.public_seed

    def _say_all_in(self, places: int) -> None:
        """Told where there are as many ``places`` as options: the vote would leave nothing out."""
        options = len(rounds.options(self._plan, self._round))
        self.all_in.setVisible(2 <= options <= places)
        told = self._words("There are {n} options: all that get a vote would go in.",
                           n=self._words.number(options))  # fmt: skip
        self.all_in.setText(told)

    def leave(self) -> None:
        """Keep what is still in its lines."""
        if self.seed.text().strip() != self._round.public_seed and not self._round.seed_later:
            self.seed.offer()

    def _change(self, **values: object) -> None:
        rounds.change_round(self._plan, self._round, **values)  # type: ignore[arg-type]
