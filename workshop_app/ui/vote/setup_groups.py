"""The groups of a draft: tables or colours with their people. None may stay under five (P-34)."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from workshop_app.domain.meetings import Table
from workshop_app.domain.rounds import Group, VoteRound
from workshop_app.domain.voting.groups import SMALLEST
from workshop_app.services import rounds
from workshop_app.services.open_plan import OpenPlan
from workshop_app.text import N_, Words
from workshop_app.ui.widgets import Button, Card, Label, Paragraph, Stepper

COLOURS = (N_("Yellow"), N_("Blue"), N_("Red"), N_("Green"))
"""Colours that people choose themselves, by a card or a thread on the wrist."""

_ACROSS = 3


def first_groups(
    words: Words, grouping: str, people: int, tables: Sequence[Table]
) -> list[tuple[str, int]]:
    """The groups to begin with: (name, people). Tables as they are, colours in equal parts."""
    if grouping == "tables":
        sizes = [table.size for table in tables]
        if not all(sizes):
            sizes = _parts(people, len(tables))
        return [(table.name, size) for table, size in zip(tables, sizes, strict=True)]
    if grouping == "colours":
        count = min(len(COLOURS), max(2, people // (SMALLEST + 1)))
        names = [words(colour) for colour in COLOURS[:count]]
        return list(zip(names, _parts(people, count), strict=True))
    return []


def _parts(people: int, count: int) -> list[int]:
    return [people // count + (at < people % count) for at in range(count)]


def joined(groups: Sequence[Group], small: Group) -> list[tuple[str, int]]:
    """The groups after ``small`` joined the smallest other one."""
    others = [one for one in groups if one.id != small.id]
    mate = min(others, key=lambda one: (one.admitted, one.position))
    name = f"{mate.name} + {small.name}"
    return [
        (name, one.admitted + small.admitted) if one.id == mate.id else (one.name, one.admitted)
        for one in others
    ]


class GroupsPanel(QWidget):
    """A stepper for each group, seen after ``unfold``, which the block places and which says how
    many groups of how many there are; below, what to do with one that is too small."""

    def __init__(self, plan: OpenPlan, words: Words, round: VoteRound) -> None:
        super().__init__()
        self._plan, self._words, self._round = plan, words, round
        self._groups: list[Group] = []
        self._steppers: list[Stepper] = []
        self._labels: list[Label] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        self.unfold = Button("", "quiet", icon="pencil-simple", size="small")
        self.unfold.setObjectName("people in each group")
        self.unfold.clicked.connect(self._unfold)
        self._each = QWidget()
        self._grid = QGridLayout(self._each)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(6)
        column.addWidget(self._each)
        self._each.hide()
        column.addWidget(self._small_card())

    def _small_card(self) -> Card:
        words = self._words
        self._warning = Card("warn", padding=10, spacing=6)
        self._said = Paragraph("", "body", "warn", weight=600)
        self._said.setObjectName("small group")
        self.join = Button("", icon="git-merge", size="small")
        self.join.setObjectName("join groups")
        self.join.clicked.connect(self._join)
        self.without = Button(words("Vote without groups"), size="small")
        self.without.clicked.connect(lambda: rounds.set_groups(self._plan, self._round, "none", []))
        row = QHBoxLayout()
        row.addWidget(self.join)
        row.addWidget(self.without)
        row.addStretch(1)
        self._warning.box.addWidget(self._said)
        self._warning.box.addLayout(row)
        return self._warning

    def _unfold(self) -> None:
        self._each.setVisible(self._each.isHidden())
        self.setVisible(not (self._each.isHidden() and self._warning.isHidden()))

    # -- showing ----------------------------------------------------------------------------------
    def refresh(self, round: VoteRound) -> None:
        """Show ``round`` as it is now; steppers in use stay."""
        self._round = round
        before = [group.name for group in self._groups]
        self._groups = rounds.groups_of(self._plan, round)
        if [group.name for group in self._groups] != before:
            self._build()
        for group, stepper in zip(self._groups, self._steppers, strict=True):
            stepper.set_value(group.admitted)
        self.unfold.setVisible(bool(self._groups))
        self._show_sizes()
        self._show_small()
        shown = bool(self._groups) and not (self._each.isHidden() and self._warning.isHidden())
        self.setVisible(shown)

    def _show_sizes(self) -> None:
        words, sizes = self._words, [group.admitted for group in self._groups]
        if not sizes:
            return
        count, least, most = (words.number(n) for n in (len(sizes), min(sizes), max(sizes)))
        if least == most:
            said = words("{groups} groups of {n}", groups=count, n=least)
        else:
            said = words(
                "{groups} groups of {least} to {most}", groups=count, least=least, most=most
            )
        people = words.many("{n} person present", "{n} people present", sum(sizes))
        self.unfold.setText(said)
        self.unfold.setToolTip(f"{words('People in each group')}: {people}")
        self.unfold.setAccessibleName(f"{words('People in each group')}: {people}, {said}")

    def _build(self) -> None:
        while (item := self._grid.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self._steppers = []
        words = self._words
        for at, group in enumerate(self._groups):
            name = words("{group}: people", group=group.name)
            stepper = Stepper(group.admitted, 0, 999, name=name, height=36)
            stepper.changed.connect(lambda n, at=at: self._changed(at, n))
            self._steppers.append(stepper)
            holder = QWidget()
            row = QHBoxLayout(holder)
            row.setContentsMargins(0, 0, 0, 0)
            label = Paragraph(group.name, "detail", weight=600)
            row.addWidget(label, 1, Qt.AlignmentFlag.AlignVCenter)
            row.addWidget(stepper)
            holder.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
            self._grid.addWidget(holder, at // _ACROSS, at % _ACROSS)
        for column in range(_ACROSS):
            self._grid.setColumnStretch(column, 1)

    def _show_small(self) -> None:
        words, small = self._words, self._small()
        self._warning.setVisible(small is not None)
        if small is None:
            return
        self._each.show()
        self._said.setText(
            words("{group} cannot reach five. Join it to another group, or vote without groups.",
                  group=small.name)
        )  # fmt: skip
        others = [one for one in self._groups if one.id != small.id]
        self.join.setVisible(bool(others))
        if others:
            mate = min(others, key=lambda one: (one.admitted, one.position))
            self.join.setText(words("Join it to {group}", group=mate.name))

    def _small(self) -> Group | None:
        return next((one for one in self._groups if one.admitted < SMALLEST), None)

    # -- keeping ----------------------------------------------------------------------------------
    def _changed(self, at: int, people: int) -> None:
        groups = [(one.name, one.admitted) for one in self._groups]
        groups[at] = (groups[at][0], people)
        rounds.set_groups(self._plan, self._round, self._round.grouping, groups)

    def _join(self) -> None:
        small = self._small()
        if small is not None:
            groups = joined(self._groups, small)
            grouping = self._round.grouping if len(groups) > 1 else "none"
            rounds.set_groups(self._plan, self._round, grouping, groups if len(groups) > 1 else [])
