"""The cards of the player side by side: the script, and the time, what follows and the notes."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from workshop_app.services.open_plan import OpenPlan
from workshop_app.text import Words
from workshop_app.ui import theme
from workshop_app.ui.facilitate.after_card import AfterCard
from workshop_app.ui.facilitate.notes_card import NotesCard
from workshop_app.ui.facilitate.script_card import ScriptCard
from workshop_app.ui.facilitate.timer_card import TimerCard

_SIDE, _SIDE_COMPACT = 312, 240


class PlayerStage(QWidget):
    """Puts the cards together, in the order of reading."""

    def __init__(self, plan: OpenPlan, words: Words, compact: bool, sound: bool) -> None:
        super().__init__()
        self.script = ScriptCard(words, compact)
        self.timer = TimerCard(words, compact, sound)
        self.after = AfterCard(words, compact)
        self.notes = NotesCard(plan, words, compact)
        self._side = side = QVBoxLayout()
        side.setSpacing(12)
        side.addWidget(self.timer)
        side.addWidget(self.after)
        side.addWidget(self.notes, 1)
        holder = QWidget()
        holder.setLayout(side)
        side.setContentsMargins(0, 0, 0, 0)
        holder.setFixedWidth(theme.now().px(_SIDE_COMPACT if compact else _SIDE))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        row.addWidget(self.script, 1)
        row.addWidget(holder)

    def fit(self, room: int) -> None:
        """Be at most ``room`` tall: the ring gives way, then what comes next; beside it the
        headings of the script."""
        self.script.fit(room)
        missing = self._beside() - room
        self.timer.give_way(max(0, missing))
        self.after.give_way(missing > self.timer.given_way)
        self._side.activate()

    @property
    def least(self) -> int:
        """How tall it is with the smallest ring, and all the rest in view."""
        return max(self.script.least(), self._beside() - self.timer.most_given)

    def _beside(self) -> int:
        """How tall the cards at the right want to be at least."""
        cards = (self.timer, self.after, self.notes)
        tall = sum(card.minimumSizeHint().height() for card in cards)
        gaps = self._side.spacing() * (len(cards) - 1)
        return tall + gaps + self.timer.given_way + self.after.given_way
