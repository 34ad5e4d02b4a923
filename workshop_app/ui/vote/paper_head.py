"""The head over the desk of paper: which ballot is typed in now, of how many, in which entry."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from workshop_app.domain.paper_pile import Mismatch
from workshop_app.services.paper import Entries
from workshop_app.text import Words
from workshop_app.ui import theme
from workshop_app.ui.widgets import Chip, Label, ProgressBar

LARGE = 1.25
"""The text size up to which there is room for whole sentences beside the number."""


class PaperHead(QWidget):
    """Seen only while something is typed."""

    def __init__(self, words: Words) -> None:
        super().__init__()
        self._words = words
        self._number = Label("", "title")
        self._number.setObjectName("ballot number")
        self._number.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._of = Label("", "section", "muted", weight=400)
        self._chip = Chip("", "tint", icon="envelope-simple", height=32)
        self._bar = ProgressBar()
        row = QHBoxLayout()
        row.addWidget(self._number)
        row.addSpacing(10)
        row.addWidget(self._of, 1)
        row.addWidget(self._chip)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addLayout(row)
        column.addWidget(self._bar)

    def show_entry(self, now: Entries, people: int, *, second: bool, group: str) -> None:
        """The next ballot of the first entry, or of the second; ``people`` expected on paper, 0
        where nobody knows; ``group`` of the envelope or ""."""
        words = self._words
        place = (now.second if second else now.first) + 1
        whole = now.first if now.second else people
        self._show(words.number(place), self._of_what(place, whole, second=second))
        typed = now.second if now.second else now.first
        self._bar.setVisible(bool(whole) and theme.now().scale <= LARGE)
        share = min(1.0, typed / whole) if whole else 0.0
        self._bar.show_share(share, name=words("Second entry") if second else words("First entry"))
        if second:
            # very large letters leave no room for both the number and all of this
            long = theme.now().scale <= LARGE
            said = words("Second entry, blind") if long else words("Second entry")
            self._chip.say(said, icon="eye-slash")
        else:
            self._chip.say(group, icon="envelope-simple")
        self._chip.setVisible(second or bool(group))

    def show_review(self, one: Mismatch) -> None:
        """A ballot that is looked at again."""
        words = self._words
        self._show(words.number(one.place), words("once more"))
        together = one.third is not None
        self._chip.say(words("Looked at together") if together else words("Third look"),
                       icon="users" if together else "magnifying-glass")  # fmt: skip
        self._chip.show()

    def _show(self, place: str, of_what: str) -> None:
        self._number.setText(self._words("Ballot {n}", n=place))
        self._of.setText(of_what)

    def _of_what(self, place: int, whole: int, *, second: bool) -> str:
        words = self._words
        if not whole:
            return ""
        if place <= whole:
            return words("of {n}", n=words.number(whole))
        if second:
            return words("one more")
        return words("all {n} people are in", n=words.number(whole))


def asked(words: Words, looked_at: Mismatch | None) -> str:
    """What the desk asks of a ballot that is looked at again, "" of the next one of an entry."""
    if looked_at is None:
        return ""
    n = words.number(looked_at.place)
    if looked_at.third is not None:
        return words("Look at sheet {n} together: what you type now stands", n=n)
    return words("Take up sheet {n} and type what it says", n=n)
