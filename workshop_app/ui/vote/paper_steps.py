"""What is said between the entries of paper: before the first, before the second, when both agree."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from workshop_app.text import Words
from workshop_app.ui import theme
from workshop_app.ui.scrolled import column, scrolled
from workshop_app.ui.widgets import Button, IconTile, Paragraph


class PaperStep(QWidget):
    """A title, lines with an icon each, and one button. Emits ``done``; Enter is its button, unless
    it is there for a rare case only (``rare``): an Enter too many must not press it."""

    done = Signal()

    def __init__(
        self, title: str, lines: Sequence[tuple[str, str]], button: str, *, rare: bool = False
    ) -> None:
        super().__init__()
        self.setAccessibleName(title)
        holder, box = column(spacing=14, padding=4)
        box.addWidget(Paragraph(title, "section", weight=700))
        for icon, said in lines:
            row = QHBoxLayout()
            row.setSpacing(14)
            row.addWidget(IconTile(icon, size=40), 0, Qt.AlignmentFlag.AlignVCenter)
            row.addWidget(Paragraph(said), 1, Qt.AlignmentFlag.AlignVCenter)
            box.addLayout(row)
        self._rare = rare
        self.button = Button(
            button, "secondary" if rare else "primary", cap="" if rare else "Return", size="big"
        )
        self.button.clicked.connect(self.done)
        box.addSpacing(theme.now().px(8))
        box.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeft)
        box.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(scrolled(holder, name=title), 1)
        if rare:
            self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        else:
            self.setFocusProxy(self.button)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if not self._rare:
                self.done.emit()
        else:
            super().keyPressEvent(event)


def steps(words: Words, *, groups: bool, late: bool) -> dict[str, PaperStep]:
    """What is said in each mode of the panel in which nothing is typed."""
    return {
        "start": before_first(words, groups=groups, late=late),
        "pause": before_second(words),
        "settle": to_settle(words),
        "done": when_done(words, late=late),
    }


def before_first(words: Words, *, groups: bool, late: bool) -> PaperStep:
    """Before the first entry: nobody votes on paper any more (P-40), the box is shuffled, the
    sheets numbered."""
    wait = (
        words("Type in late ballots only together: five or more, all from one box.")
        if late
        else words(
            "Wait until nobody votes on paper any more. Open the box where the room sees it."
        )
    )
    number = (
        words("Number the sheets in a corner from 1, one envelope after the other.")
        if groups
        else words("Number the sheets in a corner, from 1.")
    )
    shuffle = (
        words("Shuffle each envelope well: nobody may know whose ballot is whose.")
        if groups
        else words("Shuffle the ballots well: nobody may know whose is whose.")
    )
    lines = [("hourglass-medium", wait), ("shuffle", shuffle), ("list-numbers", number)]
    return PaperStep(words("Empty the box first"), lines, words("Begin to type"))


def before_second(words: Words) -> PaperStep:
    """Before the second entry, which is blind."""
    lines = [
        ("users", words("Better by another person: each one makes other mistakes.")),
        ("list-numbers", words("Lay the sheets in the order of their numbers again, from 1.")),
        ("eye-slash", words("What was typed first is not shown. Only what differs is, sheet by sheet.")),
    ]  # fmt: skip
    return PaperStep(words("Second entry, blind"), lines, words("Begin the second entry"))


def to_settle(words: Words) -> PaperStep:
    """Both entries are there, and some ballots differ."""
    lines = [
        ("magnifying-glass", words("Take up each sheet that differs, and type it once more.")),
        ("scales", words("What this look says alike with one of the two stands.")),
        ("users", words("If it says a third thing, look at the sheet together.")),
    ]
    return PaperStep(words("Some ballots do not match"), lines, words("Look at the first one"))


def when_done(words: Words, *, late: bool) -> PaperStep:
    """Both entries are there and nothing differs."""
    then = (
        words("Join these ballots to the round.") if late else words("The vote can be closed now.")
    )
    lines = [("check-circle", words("All the ballots were typed twice, and nothing differs."))]
    lines.append(("lock-simple", then))
    title, button = words("Both entries agree"), words("There is one more sheet")
    return PaperStep(title, lines, button, rare=True)
