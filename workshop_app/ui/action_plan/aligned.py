"""What an action fits: a programme of the development plan, goals, an action of the economic plan;
and the written decision by which it came in."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from workshop_app.domain.action_plan import Action
from workshop_app.domain.economy import EconomyAction
from workshop_app.domain.goals import GOALS
from workshop_app.services import action_plan
from workshop_app.services.action_lines import Lines
from workshop_app.services.open_plan import OpenPlan
from workshop_app.text import Words
from workshop_app.ui.action_plan.rows import ActionRow
from workshop_app.ui.action_plan.shown import show_text
from workshop_app.ui.action_plan.ticks import TickField
from workshop_app.ui.guarded import Guarded, GuardedText
from workshop_app.ui.widgets import Choice, Field, IconButton


class AlignedFields(QWidget):
    """Each is kept at once. Emits ``programmes_asked`` where the list itself is to be written."""

    programmes_asked = Signal()

    def __init__(self, plan: OpenPlan, words: Words, lines: Lines) -> None:
        super().__init__()
        self._plan, self._words, self._lines = plan, words, lines
        self._action: Action | None = None
        self._listed: tuple[tuple[str, str], ...] = ()
        self.programme = Choice(hint=words("no programme"))
        self.programme.chosen.connect(lambda key: self._edit(False, programme=key or None))
        self.pencil = IconButton("pencil-simple", words("Write the list of programmes"), size=44)
        self.pencil.clicked.connect(self.programmes_asked)
        title = words("Sustainable Development Goals")
        self.goals = TickField(words, title, words("no goal"))
        self.goals.kept.connect(lambda ids: self._edit(False, sdg=ids))
        self.economy = Choice(hint=words("none"))
        self.economy.chosen.connect(lambda key: self._edit(False, economy_action=key or None))
        self.note = GuardedText(words, lines=3)
        self.note.edit.setFixedHeight(self.note.edit.minimumHeight())
        self.note.kept.connect(lambda text, ok: self._edit(ok, note=text))
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(8)
        row = QHBoxLayout()
        row.setSpacing(4)
        self.fits = Field(words("Programme of the development plan"), self.programme)
        row.addWidget(self.fits, 1)
        row.addWidget(self.pencil, 0, Qt.AlignmentFlag.AlignBottom)
        box.addLayout(row)
        box.addWidget(Field(title, self.goals))
        self.of_economy = Field(words("Action of the economic plan"), self.economy)
        box.addWidget(self.of_economy)
        box.addWidget(Field(words("Written decision"), self.note))
        for input in (self.programme, self.economy, self.note):
            input.setEnabled(not plan.read_only)
        if plan.read_only:
            self.goals.set_read_only()
            self.pencil.hide()

    @property
    def lines(self) -> list[Guarded]:
        """The guarded lines."""
        return [self.note]

    def show_action(self, row: ActionRow) -> None:
        """Another action, or the same one changed; what is being typed is left alone."""
        self._action = action = row.action
        words = self._words
        listed = (("", words("no programme")), *self._lines.programmes.items())
        if listed != self._listed:
            self._listed = listed
            self.programme.set_choices(listed)
        self.programme.choose(action.programme or "")
        named = [(str(number), f"{number}. {words(name)}") for number, name in GOALS.items()]
        self.goals.show_chosen(named, [str(goal) for goal in action.sdg])
        self._show_economy(action)
        show_text(self.note, action.note)

    def _show_economy(self, action: Action) -> None:
        """The actions of the economic plan, where there are some."""
        found = sorted(self._plan.all(EconomyAction), key=lambda one: one.position)
        self.of_economy.setHidden(not found)
        if found:
            pairs = [("", self._words("none")), *((one.id, one.title) for one in found)]
            self.economy.set_choices(pairs, action.economy_action or "")

    def _edit(self, confirmed: bool, **values: Any) -> None:
        now = self._plan.find(Action, self._action.id) if self._action else None
        if now is not None:
            action_plan.edit(self._plan, now, confirmed=confirmed, **values)
