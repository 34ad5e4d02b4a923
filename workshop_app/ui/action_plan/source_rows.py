"""The sources of an action's money: one under the other, with kind and amount."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from workshop_app.domain.action_plan import Action, Source
from workshop_app.export.names import SOURCES
from workshop_app.services import action_parts
from workshop_app.services.action_lines import Line
from workshop_app.services.open_plan import OpenPlan
from workshop_app.text import Words
from workshop_app.ui.action_plan.shown import show_text
from workshop_app.ui.growing import GrowingLine
from workshop_app.ui.guarded import Guarded
from workshop_app.ui.money import MoneyLine
from workshop_app.ui.tab_order import in_reading_order
from workshop_app.ui.widgets import Button, Choice, Field, IconButton, Paragraph
from workshop_app.ui.widgets.painted import give_focus


class SourceRow(QWidget):
    """One source, or an empty row for the first. Emits ``gone`` where it is to be taken away."""

    gone = Signal()

    def __init__(self, plan: OpenPlan, words: Words) -> None:
        super().__init__()
        self._plan, self._words = plan, words
        self._action: Action | None = None
        self.source: Source | None = None
        self.name = GrowingLine(words, hint=words("Where the money comes from"))
        self.name.kept.connect(self._keep_name)
        self.kind = Choice([(kind, words(name)) for kind, name in SOURCES.items()])
        self.kind.chosen.connect(self._keep_kind)
        self.amount = MoneyLine(words, plan.plan.currency)
        self.amount.kept.connect(lambda amount: self._change(amount=amount))
        self.out = IconButton("trash", words("Take the source away"), size=36)
        self.out.clicked.connect(self.gone)
        self.title = Field(words("Source of the money"), self.name)
        self.of_kind = Field(words("Kind of source"), self.kind)
        self.pays = Field(words("Amount of the source"), self.amount)
        for input in (self.name, self.kind, self.amount):
            input.setEnabled(not plan.read_only)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(8)
        top = Qt.AlignmentFlag.AlignTop
        grid.addWidget(self.of_kind, 0, 0, top)
        grid.addWidget(self.pays, 0, 1, top)
        grid.addWidget(self.out, 0, 2, Qt.AlignmentFlag.AlignBottom)
        grid.addWidget(self.title, 1, 0, 1, 3)
        grid.setColumnStretch(0, 3)
        grid.setColumnStretch(1, 2)

    def show_source(self, action: Action, source: Source | None, alone: bool) -> None:
        """Another source, or the same one changed; ``None`` for the first that is not there yet."""
        self._action, self.source = action, source
        show_text(self.name, source.name if source else "")
        self.kind.choose(source.kind if source else "")
        self.amount.show_amount(source.amount if source else None)
        # One that is alone and pays the whole cost has its amount in the cost's field.
        whole = alone and (source is None or source.amount in (None, action.cost))
        self.pays.setHidden(whole)
        self.out.setVisible(source is not None and not alone and not self._plan.read_only)

    def mark(self, there: bool) -> None:
        """Amber, with words, while there is none."""
        if there:
            self.title.well()
        else:
            name = self._words("Source of the money")
            self.title.missing(self._words("{field}: missing", field=name))

    def finish(self) -> None:
        """Keep an amount that is being typed."""
        if self.amount.edit.hasFocus():
            self.amount.finish()

    def _now(self) -> Source | None:
        return self._plan.find(Source, self.source.id) if self.source else None

    def _keep_name(self, name: str, confirmed: bool) -> None:
        now, action = self._now(), self._action
        if action is None or self._plan.find(Action, action.id) is None:
            return
        if now is None and name:
            kind = self.kind.key or "municipality"
            action_parts.add_source(self._plan, action, name, kind, confirmed=confirmed)
        elif now is not None and name:
            action_parts.change_source(self._plan, now, name=name, confirmed=confirmed)
        elif now is not None:
            action_parts.take_away(self._plan, now)

    def _keep_kind(self, kind: str) -> None:
        """A kind alone is a source of that name, until someone writes which."""
        now, action = self._now(), self._action
        if now is not None:
            action_parts.change_source(self._plan, now, kind=kind)
        elif action is not None:
            name = self.name.text().strip() or self._words(SOURCES[kind])
            action_parts.add_source(self._plan, action, name, kind)

    def _change(self, **facts: Any) -> None:
        if (now := self._now()) is not None:
            action_parts.change_source(self._plan, now, **facts)


class SourceRows(QWidget):
    """A row for each source, at least one; what is without a source is told under them."""

    def __init__(self, plan: OpenPlan, words: Words) -> None:
        super().__init__()
        self._plan, self._words = plan, words
        self._action: Action | None = None
        self.rows: list[SourceRow] = []
        self.told = Paragraph("", "min", "warn")
        self.add = Button(words("Add another source"), "quiet", icon="plus", size="small")
        self.add.clicked.connect(self._add)
        self._column = QVBoxLayout()
        self._column.setSpacing(10)
        foot = QHBoxLayout()
        foot.addWidget(self.told, 1)
        foot.addWidget(self.add, 0, Qt.AlignmentFlag.AlignTop)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(4)
        box.addLayout(self._column)
        box.addLayout(foot)

    @property
    def lines(self) -> list[Guarded]:
        """The guarded lines, in their order."""
        return [row.name for row in self.rows]

    def show_line(self, line: Line) -> None:
        """Another action, or the same one changed; rows that stay keep the keyboard."""
        self._action = line.action
        shown: list[Source | None] = [*line.sources] or [None]
        while len(self.rows) < len(shown):
            self._make()
        while len(self.rows) > len(shown):
            gone = self.rows.pop()
            gone.hide()
            gone.deleteLater()
        for row, source in zip(self.rows, shown, strict=True):
            row.show_source(line.action, source, len(shown) == 1)
        self.rows[0].mark(bool(line.sources))
        self.add.setVisible(bool(line.sources) and not self._plan.read_only)
        self._tell(line)

    def _make(self) -> None:
        row = SourceRow(self._plan, self._words)
        row.gone.connect(lambda: self._take_away(row))
        self.rows.append(row)
        self._column.addWidget(row)
        row.show()

    def _tell(self, line: Line) -> None:
        rest = action_parts.without_source(line.action, line.sources) if line.sources else None
        said = ""
        if rest:
            amount = self._words.money(abs(rest), self._plan.plan.currency)
            said = (
                self._words("{amount} of the cost has no source yet", amount=amount)
                if rest > 0
                else self._words("The sources bring {amount} more than it costs", amount=amount)
            )
        self.told.setText(said)

    def _add(self) -> None:
        """One more, called by its kind until someone writes which."""
        if self._action is None:
            return
        name = self._words(SOURCES["to_find"])
        now = self._plan.one(Action, self._action.id)
        action_parts.add_source(self._plan, now, name, "to_find")
        in_reading_order(self)
        give_focus(self.rows[-1].kind)

    def _take_away(self, row: SourceRow) -> None:
        source = row.source
        give_focus(self.add)
        if source is not None:
            action_parts.take_away(self._plan, source)

    def finish(self) -> None:
        """Keep an amount that is being typed."""
        for row in self.rows:
            row.finish()
