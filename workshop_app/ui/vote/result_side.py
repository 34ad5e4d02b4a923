"""What stands beside the rows of a result: the rule in words, the tie, what the sum leaves out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from workshop_app.domain.rounds import Option, VoteRound
from workshop_app.domain.voting.ties import Tie
from workshop_app.text import Words
from workshop_app.ui import theme
from workshop_app.ui.vote import slides, tie_words
from workshop_app.ui.vote.lots import Lots
from workshop_app.ui.widgets import Button, Card, IconButton, Label, Paragraph, Switch, heading


class RuleCard(Card):
    """How it is counted, in plain words; in a narrow window folded into a link. ``compare`` opens
    the rules side by side."""

    def __init__(self, words: Words, several: bool) -> None:
        super().__init__(padding=14, spacing=6)
        self._head = heading("scales", words("The rule, in words"))
        self.link = Button(words("How is it counted?"), "quiet", icon="scales")
        self.link.setObjectName("how it is counted")
        self.link.clicked.connect(self._unfold)
        self._text = Paragraph("", "detail")
        self._text.setObjectName("rule in words")
        self.box.addWidget(self._head)
        self.box.addWidget(self.link, 0, Qt.AlignmentFlag.AlignLeft)
        self.box.addWidget(self._text)
        self.compare = Button(words("Compare the rules"), "quiet", icon="columns", size="small")
        self.compare.setObjectName("compare the rules")
        self.box.addWidget(self.compare, 0, Qt.AlignmentFlag.AlignLeft)
        self.compare.setVisible(several)
        self.fold(False)

    def say(self, text: str) -> None:
        """Another rule."""
        self._text.setText(text)

    def fold(self, folded: bool) -> None:
        """Only the link."""
        self.link.setVisible(folded)
        self._head.setVisible(not folded)
        self._text.setVisible(not folded)

    def _unfold(self) -> None:
        self._text.setVisible(self._text.isHidden())


class TieCard(Card):
    """The tie at the last place, and the one button that settles it as fixed before opening."""

    settle = Signal()
    second_round = Signal()

    def __init__(self, words: Words) -> None:
        super().__init__("warn", padding=11, spacing=8)
        self._words = words
        self._rule = "lot"
        self._narrow = theme.now().scale > 1
        self._head = heading("equals-bold", "", "warn", "warn")
        self._text = Paragraph("", "detail")
        self._text.setObjectName("tie")
        self._outcome = Paragraph("", "body", weight=700)
        self._outcome.setObjectName("tie settled")
        self._why = Lots(words)
        self._lots = Paragraph("", "min", "muted")
        self.button = Button("", icon="dice-five", size="small" if self._narrow else "normal")
        self.button.setObjectName("settle the tie")
        self.button.clicked.connect(self._pressed)
        for widget in (self._head, self._text, self.button, self._outcome, self._why, self._lots):
            self.box.addWidget(widget)

    def show_tie(
        self, round: VoteRound, tie: Tie, rule: str, certain: int, settled: bool,
        costs: Mapping[str, str], *, run_off: bool = False, read_only: bool = False,
    ) -> None:  # fmt: skip
        """The tie; ``settled`` once its rule has spoken. ``certain`` options are in without it,
        ``costs`` what the tied ones cost. With a ``run_off`` there is nothing more to prepare."""
        words = self._words
        self._rule = tie.rule
        self._head.setText(tie_words.title(words, certain))
        self._text.setText(tie_words.told(words, round, tie, rule))
        self.button.setText(tie_words.button(words, tie.rule))
        self.button.set_icon("" if self._narrow else tie_words.BUTTONS[tie.rule])
        done = settled and not tie.open
        self.button.setVisible(not done and not (tie.open and (run_off or read_only)))
        lots = tie_words.by_lot(tie, costs)
        self._outcome.setVisible(done)
        self._why.setVisible(done)
        self._lots.setVisible(done and lots)
        if done:
            self._outcome.setText(tie_words.settled(words, tie))
            self._why.show_order(tie, costs, lots)
            self._lots.setText(tie_words.repeat(words, tie))

    def _pressed(self) -> None:
        if self._rule == "second_round":
            self.second_round.emit()
        else:
            self.settle.emit()


class LeftOutCard(Card):
    """What one group ranks high and the sum leaves out; it leads to Prioritize."""

    take_along = Signal(str)

    def __init__(self, words: Words, left_out: list[tuple[Option, str]]) -> None:
        super().__init__("error", padding=14, spacing=6)
        self.box.addWidget(heading("ear", words("What the sum leaves out"), "accent_text",
                                   "accent_text"))  # fmt: skip
        for _, said in left_out:
            self.box.addWidget(Paragraph(said, "detail"))
        take = Button(words.many("Take it to Prioritize", "Take them to Prioritize", len(left_out)),
                      "quiet", icon_after="arrow-right", size="small")  # fmt: skip
        first = left_out[0][0].proposal or ""
        take.clicked.connect(lambda: self.take_along.emit(first))
        self.box.addWidget(take, 0, Qt.AlignmentFlag.AlignLeft)


class LinkedRoundCard(Card):
    """Another round that this one goes on to or comes from; its button leads there."""

    picked = Signal(str)

    def __init__(self, said: str, title: str, round: str) -> None:
        super().__init__("info", padding=14, spacing=6)
        self.box.addWidget(Paragraph(said, "detail"))
        there = Button(title, "quiet", icon_after="arrow-right", size="small")
        there.setObjectName("linked round")
        there.clicked.connect(lambda: self.picked.emit(round))
        self.box.addWidget(there, 0, Qt.AlignmentFlag.AlignLeft)


class RevealCard(Card):
    """While a result is revealed place by place: how many are left, the next one, all of them."""

    def __init__(self, words: Words) -> None:
        super().__init__("tint", padding=16, spacing=10)
        self._words = words
        self.box.addWidget(heading("projector-screen", words("From the last place on")))
        self.said = Paragraph("", "body")
        self.said.setObjectName("left to reveal")
        self.box.addWidget(self.said)
        self.on = Button(words("Reveal the next place"), icon="caret-up", cap="Space")
        self.on.setObjectName("reveal the next")
        self.all = Button(words("Show all"), "quiet", cap="Esc")
        self.all.setObjectName("reveal all")
        self.box.addWidget(self.on)
        self.box.addWidget(self.all)
        self.box.addWidget(Paragraph(words("This screen shows no more than the room has seen."), "min",
                                     "muted"))  # fmt: skip

    def show_left(self, left: int, all: int) -> None:
        """``left`` of ``all`` options were not shown yet."""
        words = self._words
        self.said.setText(words("{n} of {all} options are still to come.", n=words.number(left),
                                all=words.number(all)))  # fmt: skip


class RoomCard(Card):
    """What the room sees of the result: the groups only when they are turned on, and which part
    of a long list. ``changed`` when the slide is another one."""

    changed = Signal()
    step_by_step = Signal()
    picture = Signal()

    part = 0
    """Which part of the list the room sees."""

    def __init__(self, words: Words, groups: bool, shares: bool) -> None:
        """``groups``: some are told apart; ``shares``: enough of them for their figures."""
        super().__init__(padding=14, spacing=8)
        self._words = words
        self._rows = 0
        self._groups: Sequence[str] = ()
        self.box.addWidget(heading("projector-screen", words("What the room sees")))
        self.groups = Switch(words("With the groups"), False)
        self.groups.toggled.connect(self._turned)
        self.box.addWidget(self.groups)
        self.groups.setVisible(groups)
        if groups and not shares:
            self.box.addWidget(Paragraph(words(
                "With two groups the room sees the order of their first three, without shares: with "
                "the total of all, one group's marks would tell the other's."), "min", "muted"))  # fmt: skip
        self.again = Button(words("Reveal from the last place"), icon="stairs", size="small")
        self.again.setObjectName("reveal step by step")
        self.again.clicked.connect(self.step_by_step)
        self.box.addWidget(self.again)
        self.chat = Button(words("Picture for a chat"), icon="image", size="small")
        self.chat.setObjectName("picture")
        self.chat.clicked.connect(self.picture)
        self.box.addWidget(self.chat)
        self.back = IconButton("caret-left-bold", words("Earlier part"), kind="secondary", size=36)
        self.on = IconButton("caret-right-bold", words("Next part"), kind="secondary", size=36)
        self.back.clicked.connect(lambda: self.turn(-1))
        self.on.clicked.connect(lambda: self.turn(1))
        self.said = Label("", align="center", weight=600)
        self.said.setObjectName("part of the list")
        self._parts = QWidget()
        row = QHBoxLayout(self._parts)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.back)
        row.addWidget(self.said, 1)
        row.addWidget(self.on)
        self.box.addWidget(self._parts)

    def show_parts(self, rows: int, groups: Sequence[str]) -> None:
        """So many rows, and the lines of the groups that may stand under them."""
        self._rows, self._groups = rows, groups
        words, size = self._words, self._size()
        count = -(-rows // size)
        self.part = min(self.part, count - 1)
        first, last = self.part * size + 1, min(rows, (self.part + 1) * size)
        self.said.setText(words("{first}–{last} of {n}", first=words.number(first),
                                last=words.number(last), n=words.number(rows)))  # fmt: skip
        self.back.setEnabled(self.part > 0)
        self.on.setEnabled(self.part + 1 < count)
        self._parts.setVisible(count > 1)

    def turn(self, by: int) -> None:
        """The part after (1) or before (-1), where there is one."""
        if 0 <= self.part + by < -(-self._rows // self._size()):
            self.part += by
            self.show_parts(self._rows, self._groups)
            self.changed.emit()

    def _size(self) -> int:
        return slides.rows_at_once(self._groups if self.groups.isChecked() else ())

    def _turned(self) -> None:
        self.show_parts(self._rows, self._groups)
        self.changed.emit()
