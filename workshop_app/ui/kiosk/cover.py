"""What stands between two people: nothing of either of them."""

from __future__ import annotations

from PySide6.QtCore import Signal

from workshop_app.text import Words
from workshop_app.ui.kiosk.covered import Covered, wide_button
from workshop_app.ui.widgets import Paragraph

NEXT, SAVING, THANKS = "next", "saving", "thanks"


class Cover(Covered):
    """Emits ``begun`` when the next person starts, ``left`` at the end of a ``trial``. ``state``: NEXT (nobody voted just now), SAVING
    (the disk has not answered yet) or THANKS."""

    begun = Signal()
    left = Signal()

    def __init__(self, words: Words, state: str = NEXT, *, trial: bool = False) -> None:
        super().__init__()
        self.state = state
        self.setObjectName("cover")
        if state == SAVING:
            self.say(words("Keeping your vote…"), words("Please wait. Do not close the laptop."),
                     "lock-simple")  # fmt: skip
            return
        if state == THANKS:
            self.say(words("Thank you. Your vote is kept."),
                     words("Hand the laptop to the next person."), "check-bold")  # fmt: skip
        else:
            self.say(words("Here you vote in secret"),
                     words("One person at a time. Nobody sees what you mark."), "eye-slash")  # fmt: skip
        self.box.addSpacing(36)
        self.start = wide_button(words("I am the next person"), icon="hand")
        self.start.setMinimumWidth(self.start.sizeHint().width() + 160)
        self.start.setObjectName("start")
        self.start.clicked.connect(self.begun)
        self.add(self.start, across=False)
        self.setFocusProxy(self.start)
        if trial:
            self._add_way_out(words)

    def _add_way_out(self, words: Words) -> None:
        """A trial keeps nothing and says so."""
        self.add(Paragraph(words("This is a trial: nothing is kept."), "strong", align="center"))
        out = wide_button(words("End the trial"), "plain")
        out.setObjectName("end the trial")
        out.clicked.connect(self.left)
        self.add(out, across=False)


class NotKept(Covered):
    """The save failed: the vote stays in memory, unseen, until it is kept or begun anew."""

    again = Signal()
    dropped = Signal()

    def __init__(self, words: Words, reason: str) -> None:
        super().__init__()
        self.setObjectName("not kept")
        self.say(words("Your vote is not kept yet"), words("Call the facilitator."), "warning")
        self.add(Paragraph(reason, "strong", weight=400, align="center"))
        self.box.addSpacing(24)
        self.retry = wide_button(words("Try again"), icon="arrow-clockwise")
        self.retry.setObjectName("try again")
        self.retry.clicked.connect(self.again)
        self.add(self.retry, across=False)
        drop = wide_button(words("Do not keep this vote"), "plain")
        drop.setObjectName("do not keep")
        drop.clicked.connect(self.dropped)
        self.add(drop, across=False)
        self.setFocusProxy(self.retry)
