"""What else is told of an action: its title, what it is, where, for whom, with whom."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from workshop_app.domain.action_plan import Action
from workshop_app.export import names
from workshop_app.services import action_plan
from workshop_app.services.action_lines import Lines
from workshop_app.services.open_plan import OpenPlan
from workshop_app.text import Words
from workshop_app.ui.action_plan.rows import ActionRow
from workshop_app.ui.action_plan.shown import show_text
from workshop_app.ui.action_plan.ticks import TickField
from workshop_app.ui.growing import GrowingLine
from workshop_app.ui.guarded import Guarded, GuardedText
from workshop_app.ui.read_line import FigureLine
from workshop_app.ui.widgets import Choice, Field


class PeopleLine(FigureLine):
    """How many people: a whole figure that is not below zero."""

    def read(self, text: str) -> int:
        value = super().read(text)
        if value < 0 or value != int(value) or value > 100_000_000:
            raise ValueError(text)
        return int(value)

    def wrong(self) -> str:
        return self._words("Only whole figures, such as {example}", example=1200)


class MoreFields(QWidget):
    """Each is kept as it is typed; none of them is asked for."""

    def __init__(self, plan: OpenPlan, words: Words, lines: Lines) -> None:
        super().__init__()
        self._plan, self._words, self._lines = plan, words, lines
        self._action: Action | None = None
        self._texts()
        self._choices()
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(8)
        box.addWidget(Field(words("Title"), self.title))
        box.addWidget(Field(words("Description"), self.description))
        box.addWidget(Field(words("Theme"), self.theme))
        box.addWidget(Field(words("Perspective"), self.perspective))
        self.where = Field(words("Territories"), self.territories)
        box.addWidget(self.where)
        box.addWidget(Field(words("Place"), self.place))
        row = QHBoxLayout()
        row.setSpacing(12)
        top = Qt.AlignmentFlag.AlignTop
        row.addWidget(Field(words("People"), self.count), 1, top)
        row.addWidget(Field(words("For whom"), self.people), 2, top)
        box.addLayout(row)
        box.addWidget(Field(words("Allies, one on each line"), self.allies))

    def _texts(self) -> None:
        words = self._words
        self.title = GrowingLine(words)
        self.description = GuardedText(words, lines=4)
        self.allies = GuardedText(words, lines=3, hint=words("A board, a school, an organisation"))
        for text in (self.description, self.allies):
            text.edit.setFixedHeight(text.edit.minimumHeight())
        self.place = GrowingLine(words, hint=words("A known public place"))
        self.people = GrowingLine(words, hint=words("Neighbours, pupils, families"))
        self._by_name: dict[str, Guarded] = {
            "title": self.title,
            "description": self.description,
            "place": self.place,
            "beneficiaries_who": self.people,
        }
        for name, line in self._by_name.items():
            line.kept.connect(lambda text, ok, name=name: self._edit(ok, **{name: text}))
        self.allies.kept.connect(lambda text, ok: self._edit(ok, allies=text.split("\n")))
        for line in self.lines:
            line.setEnabled(not self._plan.read_only)

    def _choices(self) -> None:
        words, read_only = self._words, self._plan.read_only
        self.theme = Choice([(key, words(name)) for key, name in names.THEMES.items()])
        self.theme.chosen.connect(lambda key: self._edit(False, theme=key))
        none = ("", words("No perspective"))
        perspectives = [(key, words(name)) for key, name in names.PERSPECTIVES.items()]
        self.perspective = Choice([none, *perspectives])
        self.perspective.chosen.connect(lambda key: self._edit(False, perspective=key or None))
        self.territories = TickField(words, words("Territories"), words("no territory"))
        self.territories.kept.connect(self._keep_territories)
        self.count = PeopleLine(words)
        self.count.kept.connect(lambda value: self._edit(False, beneficiaries=value))
        for input in (self.theme, self.perspective, self.count):
            input.setEnabled(not read_only)
        if read_only:
            self.territories.set_read_only()

    @property
    def lines(self) -> list[Guarded]:
        """The guarded lines, in their order."""
        return [*self._by_name.values(), self.allies]

    def show_action(self, row: ActionRow) -> None:
        """Another action, or the same one changed; what is being typed is left alone."""
        self._action = action = row.action
        for name, line in self._by_name.items():
            show_text(line, getattr(action, name))
        show_text(self.allies, "\n".join(action.allies))
        self.theme.choose(action.theme)
        self.perspective.choose(action.perspective or "")
        self.count.show_value(action.beneficiaries)
        found = sorted(self._lines.territories.values(), key=lambda one: (one.code, one.name))
        named = [(one.id, f"{one.code} {one.name}".strip()) for one in found]
        self.territories.show_chosen(named, row.line.territories)
        self.where.setHidden(not named)

    def finish(self) -> None:
        """Keep a figure that is being typed."""
        if self.count.edit.hasFocus():
            self.count.finish()

    def _now(self) -> Action | None:
        return self._plan.find(Action, self._action.id) if self._action else None

    def _edit(self, confirmed: bool, **values: Any) -> None:
        if (now := self._now()) is not None:
            action_plan.edit(self._plan, now, confirmed=confirmed, **values)

    def _keep_territories(self, ids: list[str]) -> None:
        if (now := self._now()) is not None:
            action_plan.take_place_in(self._plan, now, ids)
