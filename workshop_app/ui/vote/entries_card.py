"""How far the two entries of paper are, whose envelope is typed in, and what can be done."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout

from workshop_app.services.paper import Entries
from workshop_app.text import Words
from workshop_app.ui.vote import ballots_panel
from workshop_app.ui.widgets import Button, Card, Label, Paragraph, ProgressBar

SECOND_KEY, BACK_KEY, REVIEW_KEY = "S", "T", "R"
"""The keys of the second entry, of taking the last sheet back, of looking at one again."""


class EntriesCard(Card):
    """The buttons ``second``, ``no_more``, ``back``, ``print`` and ``change`` are the panel's to
    connect."""

    def __init__(self, words: Words, *, groups: bool, compact: bool = False) -> None:
        """``compact``: once the second entry has begun the first is told without its bar."""
        super().__init__(padding=12, spacing=8)
        self._words, self._compact = words, compact
        self._first, self._first_bar = self._line(words("First entry"))
        self._second, self._second_bar = self._line(words("Second entry"))
        self._advice = Paragraph(
            words("A second, blind entry finds the mistakes of the first."), "detail", "muted"
        )
        self.box.addWidget(self._advice)
        self.second = Button(words("Type them a second time"), cap=SECOND_KEY, size="small")
        self.second.setObjectName("second entry")
        self.no_more = Button(words("There are no more sheets"), "quiet", size="small")
        self.no_more.setObjectName("no more sheets")
        self.back = Button(words("Take the last one back"), "quiet", cap=BACK_KEY, size="small")
        self.back.setObjectName("take back")
        self.print = ballots_panel.button(words)
        for button in (self.second, self.no_more, self.back, self.print):
            self.box.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        self.change = Button(words("Change"), "quiet", size="small")
        self.change.setObjectName("change envelope")
        self._envelope = Paragraph("", "body")
        if groups:
            self._add_envelope()
        else:
            for unneeded in (self.change, self._envelope):
                unneeded.setParent(self)  # or nobody would throw it away, and all it calls
                unneeded.hide()

    def _line(self, name: str) -> tuple[Label, ProgressBar]:
        row = QHBoxLayout()
        row.addWidget(Label(name, "body", weight=600), 1)
        figure = Label("", "detail", "muted", align="right")
        figure.setObjectName(name)
        row.addWidget(figure)
        self.box.addLayout(row)
        bar = ProgressBar()
        self.box.addWidget(bar)
        return figure, bar

    def _add_envelope(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(8)
        middle = Qt.AlignmentFlag.AlignVCenter
        row.addWidget(Label("", icon="envelope-simple", icon_tone="primary"), 0, middle)
        row.addWidget(self._envelope, 1, middle)
        row.addWidget(self.change)
        self.box.addLayout(row)

    def show_entries(self, now: Entries, people: int) -> None:
        """How far they are; ``people`` expected on paper, 0 where nobody knows."""
        words, number = self._words, self._words.number
        whole = now.first if now.second else people
        of = words("{n} of {most}", n=number(now.first), most=number(whole))
        self._first.setText(of if whole and now.first <= whole else number(now.first))
        share = 1.0 if now.second else min(1.0, now.first / people) if people else 0.0
        self._first_bar.show_share(share, name=words("First entry"))
        done = words("{n} of {most}", n=number(now.second), most=number(max(now.first, now.second)))
        self._first_bar.setVisible(not (self._compact and now.second))
        self._second.setText(done if now.first else "")
        self._second_bar.show_share(
            min(1.0, now.second / now.first) if now.first else 0.0, name=words("Second entry")
        )

    def show_acts(
        self, *, second: bool, no_more: bool, back: bool, typed: bool, printing: bool
    ) -> None:
        """Which buttons can be used now; ``back`` is there once anything is ``typed``, the others
        come and go."""
        self._advice.setVisible(second)
        self.second.setVisible(second)
        self.no_more.setVisible(no_more)
        self.back.setEnabled(back)
        self.back.setVisible(typed)
        self.print.setVisible(printing)

    def show_envelope(self, group: str) -> None:
        """The group whose envelope is typed in, "" while none was chosen."""
        words = self._words
        self._envelope.setText(
            words("Envelope of {group}", group=group) if group else words("No envelope chosen yet")
        )
        self.change.setVisible(bool(group))
