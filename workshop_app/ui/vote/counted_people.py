"""Before the bags are counted: has the room stopped, and how many people of each group voted."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from workshop_app.domain.rounds import Group
from workshop_app.text import Words
from workshop_app.ui import theme
from workshop_app.ui.scrolled import column, emptied, scrolled
from workshop_app.ui.vote.counted_words import CHANNEL_WORDS
from workshop_app.ui.widgets import Button, Label, Paragraph, Stepper


class AskPeople(QWidget):
    """A figure for each group. Emits ``said({group id: people})``; Enter goes to the next figure,
    and on the last one says them all."""

    said = Signal(object)

    def __init__(self, words: Words) -> None:
        super().__init__()
        self._words = words
        self._steppers: dict[str, Stepper] = {}
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(12)
        self._title = Paragraph("", "title")
        self._how = Paragraph("", "body", "muted")
        self._asks = Label("", "strong", weight=600)
        self._hint = Paragraph("", "body", "muted")
        self._hint.setObjectName("people left")
        self._refused = Paragraph("", "body", "error", weight=600)
        self._refused.setObjectName("too many people")
        self._undone = Paragraph(
            words("A count typed wrongly is typed again: click it in the table. Undo does not reach "
                  "counts, and nobody sees the totals before the vote is closed."), "detail", "muted",
        )  # fmt: skip
        box.addWidget(self._title)
        box.addWidget(self._how)
        box.addSpacing(8)
        box.addWidget(self._asks)
        box.addWidget(self._hint)
        holder, self._rows = column(spacing=8)
        box.addWidget(scrolled(holder, name=words("People who voted")), 1)
        box.addWidget(self._refused)
        box.addWidget(self._undone)
        self.start = Button("", "primary", icon_after="arrow-right", size="big")
        self.start.setObjectName("start counting")
        self.start.clicked.connect(self._say)
        row = QHBoxLayout()
        row.addWidget(self.start)
        row.addStretch(1)
        box.addLayout(row)

    def ask(
        self, channel: str, groups: tuple[Group | None, ...], people: Mapping[str, int], again: bool,
        left: int | None = None,
    ) -> None:  # fmt: skip
        """``people``: what stands in the figures; ``again``: they were said and are changed;
        ``left``: how many of the room did not vote otherwise, ``None`` where nobody did."""
        words, row = self._words, CHANNEL_WORDS[channel]
        self._title.setText(
            words("How many people voted") if again else words("Has the room stopped voting?")
        )
        self._how.setText(
            words("What was counted stays; only what was given out is reckoned anew.")
            if again
            else words("Count only once nobody puts any more.") + " " + words(row.counts_how)
        )
        self._asks.setText(words(row.asks))
        self._undone.setVisible(not again and theme.now().scale <= 1.3)
        self.start.setText(words("Keep the people") if again else words("They stopped: count"))
        self._hint.setVisible(left is not None)
        if left is not None:
            self._hint.setText(
                words.many("Others voted by another way: {n} person is left at most, of the whole room.",
                           "Others voted by another way: {n} people are left at most, of the whole "
                           "room.", left))  # fmt: skip
        self.refuse("")
        self._put_in(groups, people)

    def refuse(self, said: str) -> None:
        """The figures are not kept yet, for a reason (translated)."""
        self._refused.setText(said)
        self._refused.setVisible(bool(said))

    def _put_in(self, groups: tuple[Group | None, ...], people: Mapping[str, int]) -> None:
        emptied(self._rows)
        self._steppers = {}
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(8)
        half = (len(groups) + 1) // 2 if len(groups) > 4 else len(groups)
        for at, group in enumerate(groups):
            id, name = (group.id, group.name) if group else ("", self._words("People"))
            stepper = Stepper(people.get(id, 0), name=name)
            stepper.setMinimumWidth(150)
            self._steppers[id] = stepper
            label = Label(name, "body", weight=600)
            grid.addWidget(label, at % half, 2 * (at // half))
            grid.addWidget(stepper, at % half, 2 * (at // half) + 1)
        holder = QWidget()
        holder.setLayout(grid)
        row = QHBoxLayout()
        row.addWidget(holder)
        row.addStretch(1)
        self._rows.addLayout(row)
        self._rows.addStretch(1)

    def settle_focus(self) -> None:
        """The keyboard to the first figure."""
        first = next(iter(self._steppers.values()))
        first.setFocus(Qt.FocusReason.TabFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._further()
        else:
            super().keyPressEvent(event)

    def _further(self) -> None:
        steppers = list(self._steppers.values())
        here = self.focusWidget()
        inside = [s for s in steppers if here is not None and s.isAncestorOf(here)]
        if inside and inside[0] is not steppers[-1]:
            after = steppers[steppers.index(inside[0]) + 1]
            after.setFocus(Qt.FocusReason.TabFocusReason)
        else:
            self.start.click()

    def _say(self) -> None:
        self.said.emit({id: stepper.value for id, stepper in self._steppers.items()})
