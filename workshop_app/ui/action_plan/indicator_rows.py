"""The indicators of an action: name, baseline, target, unit and how it is measured."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from workshop_app.domain.action_plan import Action, Indicator
from workshop_app.services import action_parts
from workshop_app.services.action_lines import Line
from workshop_app.services.open_plan import OpenPlan
from workshop_app.text import Words
from workshop_app.ui.action_plan.shown import show_text
from workshop_app.ui.growing import GrowingLine
from workshop_app.ui.guarded import Guarded
from workshop_app.ui.read_line import FigureLine
from workshop_app.ui.tab_order import in_reading_order
from workshop_app.ui.widgets import Button, Field, IconButton
from workshop_app.ui.widgets.painted import give_focus


class IndicatorRow(QWidget):
    """One indicator, or an empty row for one that is not there yet."""

    gone = Signal()

    def __init__(self, plan: OpenPlan, words: Words) -> None:
        super().__init__()
        self._plan, self._words = plan, words
        self._action: Action | None = None
        self.indicator: Indicator | None = None
        self._inputs()
        self.title = Field(words("Indicator"), self.name)
        self.out = IconButton("trash", words("Take the indicator away"), size=36)
        self.out.clicked.connect(self.gone)
        top = Qt.AlignmentFlag.AlignTop
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(8)
        first = QHBoxLayout()
        first.setSpacing(8)
        first.addWidget(self.title, 1)
        first.addWidget(self.out, 0, Qt.AlignmentFlag.AlignBottom)
        grid.addLayout(first, 0, 0, 1, 3)
        facts = ((words("Baseline"), self.baseline), (words("Target"), self.target),
                 (words("Unit"), self.unit))  # fmt: skip
        for at, (said, input) in enumerate(facts):
            grid.addWidget(Field(said, input), 1, at, top)
            grid.setColumnStretch(at, 1)
        grid.addWidget(Field(words("How it is measured"), self.measured), 2, 0, 1, 3)
        self.name.setEnabled(not plan.read_only)

    def _inputs(self) -> None:
        words = self._words
        self.name = GrowingLine(words, hint=words("How it will be known"))
        self.name.kept.connect(self._keep_name)
        self.name.edit.textChanged.connect(self._open_facts)
        self.unit = GrowingLine(words)
        self.measured = GrowingLine(words, hint=words("A count, a register, a walk"))
        self.baseline, self.target = FigureLine(words), FigureLine(words)
        self.unit.kept.connect(lambda text, ok: self._change(ok, unit=text))
        self.measured.kept.connect(lambda text, ok: self._change(ok, measured=text))
        self.baseline.kept.connect(lambda value: self._change(False, baseline=value))
        self.target.kept.connect(lambda value: self._change(False, target=value))

    @property
    def lines(self) -> list[Guarded]:
        """The guarded lines, in their order."""
        return [self.name, self.unit, self.measured]

    def show_indicator(self, action: Action, one: Indicator | None, alone: bool) -> None:
        """Another indicator, or the same one changed; ``None`` for one that is not there yet."""
        self._action, self.indicator = action, one
        show_text(self.name, one.name if one else "")
        show_text(self.unit, one.unit if one else "")
        show_text(self.measured, one.measured if one else "")
        self.baseline.show_value(one.baseline if one else None)
        self.target.show_value(one.target if one else None)
        self.out.setVisible(one is not None and not alone and not self._plan.read_only)
        self._open_facts()

    def _open_facts(self) -> None:
        """Figures and unit wait for the name; open while it is typed, so that Tab goes there."""
        open = bool(self.name.text().strip()) and not self._plan.read_only
        for input in (self.baseline, self.target, self.unit, self.measured):
            input.setEnabled(open)

    def mark(self, there: bool) -> None:
        """Amber, with words, while there is none."""
        if there:
            self.title.well()
        else:
            said = self._words("{field}: missing", field=self._words("Indicator"))
            self.title.missing(said)

    def finish(self) -> None:
        """Keep a figure that is being typed."""
        for line in (self.baseline, self.target):
            if line.edit.hasFocus():
                line.finish()

    def _now(self) -> Indicator | None:
        return self._plan.find(Indicator, self.indicator.id) if self.indicator else None

    def _keep_name(self, name: str, confirmed: bool) -> None:
        now, action = self._now(), self._action
        if action is None or self._plan.find(Action, action.id) is None:
            return
        if now is None and name:
            action_parts.add_indicator(self._plan, action, name, confirmed=confirmed)
        elif now is not None and name:
            action_parts.change_indicator(self._plan, now, name=name, confirmed=confirmed)
        elif now is not None:
            action_parts.take_away(self._plan, now)

    def _change(self, confirmed: bool, **facts: Any) -> None:
        if (now := self._now()) is not None:
            action_parts.change_indicator(self._plan, now, confirmed=confirmed, **facts)


class IndicatorRows(QWidget):
    """A row for each, at least one."""

    def __init__(self, plan: OpenPlan, words: Words) -> None:
        super().__init__()
        self._plan, self._words = plan, words
        self._action: Action | None = None
        self._another = ""
        self.rows: list[IndicatorRow] = []
        self.add = Button(words("Add another indicator"), "quiet", icon="plus", size="small")
        self.add.clicked.connect(self._add)
        self._column = QVBoxLayout()
        self._column.setSpacing(10)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(self.add)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(4)
        box.addLayout(self._column)
        box.addLayout(foot)

    @property
    def lines(self) -> list[Guarded]:
        """The guarded lines, in their order."""
        return [line for row in self.rows for line in row.lines]

    def show_line(self, line: Line) -> None:
        """Another action, or the same one changed; rows that stay keep the keyboard."""
        self._action = line.action
        if self._another != f"{line.action.id} {len(line.indicators)}":
            self._another = ""
        shown: list[Indicator | None] = [*line.indicators]
        if not shown or self._another:
            shown.append(None)
        while len(self.rows) < len(shown):
            self._make()
        while len(self.rows) > len(shown):
            gone = self.rows.pop()
            gone.hide()
            gone.deleteLater()
        for row, one in zip(self.rows, shown, strict=True):
            row.show_indicator(line.action, one, len(line.indicators) == 1)
        self.rows[0].mark(bool(line.indicators))
        self.add.setVisible(shown[-1] is not None and not self._plan.read_only)

    def _make(self) -> None:
        row = IndicatorRow(self._plan, self._words)
        row.gone.connect(lambda: self._take_away(row))
        self.rows.append(row)
        self._column.addWidget(row)
        row.show()

    def _add(self) -> None:
        """An empty row more, until it is written or another action is shown."""
        if self._action is None:
            return
        count = self._plan.count(Indicator, action=self._action.id)
        self._another = f"{self._action.id} {count}"
        self._make()
        self.rows[-1].show_indicator(self._action, None, False)
        self.add.hide()
        in_reading_order(self)
        give_focus(self.rows[-1].name.edit)

    def _take_away(self, row: IndicatorRow) -> None:
        one = row.indicator
        give_focus(self.add)
        if one is not None:
            action_parts.take_away(self._plan, one)

    def finish(self) -> None:
        """Keep a figure that is being typed."""
        for row in self.rows:
            row.finish()
