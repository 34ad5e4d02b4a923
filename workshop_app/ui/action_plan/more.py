"""What else is told of an action: its title, a description, where, for whom, how it is measured."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from workshop_app.domain.action_plan import Action, Indicator
from workshop_app.services import action_plan
from workshop_app.services.open_plan import OpenPlan
from workshop_app.text import Words
from workshop_app.ui.action_plan.rows import ActionRow
from workshop_app.ui.action_plan.shown import show_text
from workshop_app.ui.growing import GrowingLine
from workshop_app.ui.guarded import Guarded, GuardedText
from workshop_app.ui.widgets import Field


class MoreFields(QWidget):
    """Each is kept as it is typed; none of them is asked for."""

    def __init__(self, plan: OpenPlan, words: Words) -> None:
        super().__init__()
        self._plan = plan
        self._action: Action | None = None
        self.title = GrowingLine(words)
        self.description = GuardedText(words, lines=4)
        self.description.edit.setFixedHeight(self.description.edit.minimumHeight())
        self.measured = GrowingLine(words, hint=words("A count, a register, a walk"))
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
        self.measured.kept.connect(self._keep_measured)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(8)
        for label, line in (
            (words("How it is measured"), self.measured), (words("Title"), self.title),
            (words("Description"), self.description), (words("Place"), self.place),
            (words("For whom"), self.people),
        ):  # fmt: skip
            box.addWidget(Field(label, line))
            line.setEnabled(not plan.read_only)

    @property
    def lines(self) -> list[Guarded]:
        """The guarded lines, in their order."""
        return [self.measured, *self._by_name.values()]

    def show_action(self, row: ActionRow) -> None:
        """Another action, or the same one changed; what is being typed is left alone."""
        self._action = row.action
        for name, line in self._by_name.items():
            show_text(line, getattr(row.action, name))
        kept = self._plan.all(Indicator, action=row.action.id)
        show_text(self.measured, kept[0].measured if kept else "")
        self.measured.setEnabled(bool(kept) and not self._plan.read_only)

    def _edit(self, confirmed: bool, **values: Any) -> None:
        now = self._plan.find(Action, self._action.id) if self._action else None
        if now is not None:
            action_plan.edit(self._plan, now, confirmed=confirmed, **values)

    def _keep_measured(self, text: str, confirmed: bool) -> None:
        if self._action is None:
            return
        for kept in self._plan.all(Indicator, action=self._action.id):
            action_plan.set_indicator(
                self._plan, self._action, kept.name, confirmed=confirmed, measured=text
            )
