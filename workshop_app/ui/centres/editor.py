"""The chosen row of a centre's sheet: its words and facts, each kept as soon as it is written."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QStackedWidget, QVBoxLayout, QWidget

from workshop_app.domain.directory import CentrePart, ServicePoint
from workshop_app.services import centre_links, centre_parts, centres, clock
from workshop_app.services.open_plan import OpenPlan
from workshop_app.text import Words
from workshop_app.ui.action_plan.shown import show_text
from workshop_app.ui.centres.block import KINDS
from workshop_app.ui.centres.fields import FACTS, FactInput, Keep
from workshop_app.ui.centres.measures import Measures
from workshop_app.ui.growing import GrowingLine
from workshop_app.ui.widgets import Button, Card, Choice, Field, Paragraph

_READ_AS = {"on": "agreed_on"}
"""Facts that their typed record calls otherwise."""


class PartForm(QWidget):
    """The inputs of one kind of rows."""

    def __init__(
        self, plan: OpenPlan, words: Words, kind: str, keep: Callable[[bool, dict[str, Any]], None]
    ) -> None:
        super().__init__()
        self._plan, self._words, self.kind = plan, words, kind
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(8)
        self.text = GrowingLine(words)
        self.text.edit.setObjectName(f"text {kind}")
        self.text.kept.connect(lambda text, sure: keep(sure, {"text": text}) if text else None)
        box.addWidget(Field(words("In a few words"), self.text))
        grid = QGridLayout()
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(8)
        self.inputs: list[FactInput] = []
        place = 0
        for spec in FACTS[kind]:
            one = FactInput(spec, words, self._keeper(keep, spec.fact))
            one.widget.setObjectName(f"{kind} {spec.fact}")
            self.inputs.append(one)
            place += place % 2 if not spec.half else 0
            wide = 1 if spec.half else 2
            field = Field(words(spec.label), one.widget)
            grid.addWidget(field, place // 2, place % 2, 1, wide, Qt.AlignmentFlag.AlignTop)
            place += wide
        for at in (0, 1):
            grid.setColumnStretch(at, 1)
        box.addLayout(grid)
        self.measures: Measures | None = None
        if kind == "indicator":
            self.measures = Measures(words, clock.now(plan).date(), plan.read_only)
            self.measures.kept.connect(lambda measured: keep(False, {"measured": measured}))
            box.addWidget(self.measures)
        self.text.edit.setReadOnly(plan.read_only)
        for one in self.inputs if plan.read_only else ():
            one.set_read_only()

    def _keeper(self, keep: Callable[[bool, dict[str, Any]], None], fact: str) -> Keep:
        return lambda value, sure: keep(sure, {fact: value})

    def show_part(self, centre: ServicePoint, part: CentrePart) -> None:
        """Show a row of this kind; what is being typed stays."""
        row = centre_parts.read(part)
        show_text(self.text, part.text)
        for one in self.inputs:
            if one.spec.input == "session" and isinstance(one.widget, Choice):
                self._offer_sessions(one.widget, centre)
            one.show(getattr(row, _READ_AS.get(one.spec.fact, one.spec.fact)))
        if self.measures is not None:
            self.measures.show_indicator(row)

    def _offer_sessions(self, choice: Choice, centre: ServicePoint) -> None:
        held = centre_links.sessions(self._plan, centre)
        rows = [("", self._words("not said")), *((one.id, one.title) for one in held)]
        if [choice.itemData(n) for n in range(choice.count())] != [key for key, _ in rows]:
            choice.set_choices(rows)

    def finish(self) -> None:
        """Keep what is being typed."""
        for one in self.inputs:
            one.finish()


class PartEditor(Card):
    """``gone`` after the row was taken out."""

    gone = Signal()

    def __init__(self, plan: OpenPlan, words: Words) -> None:
        super().__init__(padding=12, spacing=8)
        self._plan, self._words = plan, words
        self._part: CentrePart | None = None
        self.said = Paragraph("", "body", weight=700)
        self.box.addWidget(self.said)
        self._forms: dict[str, PartForm] = {}
        self._stack = _Shown()
        self.box.addWidget(self._stack)
        self.drop = Button(words("Take out"), "plain", icon="trash", size="small", cap="Del")
        self.drop.clicked.connect(self.remove)
        self.box.addWidget(self.drop, 0, Qt.AlignmentFlag.AlignRight)
        self.drop.setHidden(plan.read_only)
        self.box.addStretch(1)

    @property
    def part(self) -> CentrePart | None:
        """The row that is shown."""
        return self._part

    @property
    def form(self) -> PartForm | None:
        """The inputs of the row that is shown."""
        return self._forms.get(self._part.kind) if self._part else None

    def show_part(self, centre: ServicePoint, part: CentrePart) -> None:
        """Show another row, or the same one changed."""
        if self._part is not None and self._part.id != part.id:
            self.finish()
        self._part = part
        self.said.setText(self._words(KINDS[part.kind].one))
        form = self._forms.get(part.kind)
        if form is None:
            form = PartForm(self._plan, self._words, part.kind, self._keep)
            self._forms[part.kind] = form
            self._stack.addWidget(form)
        form.show_part(centre, part)
        self._stack.setCurrentWidget(form)

    def begin(self) -> None:
        """The keyboard to its first input."""
        form = self.form
        if form is not None and not self._plan.read_only:
            form.text.edit.setFocus(Qt.FocusReason.TabFocusReason)

    def finish(self) -> None:
        """Keep what is being typed."""
        if self.form is not None:
            self.form.finish()

    def remove(self) -> None:
        """Take the row out."""
        if self._part is not None and not self._plan.read_only:
            part, self._part = self._part, None
            centre_parts.remove(self._plan, part)
            self.gone.emit()

    def _keep(self, confirmed: bool, facts: dict[str, Any]) -> None:
        part = self._part
        if part is None or not self._there(part):
            return
        text = facts.pop("text", None)
        self._part = centre_parts.change(self._plan, part, text=text, confirmed=confirmed, **facts)

    def _there(self, part: CentrePart) -> bool:
        """Whether the row was not taken out meanwhile."""
        point = self._plan.find(ServicePoint, part.point)
        if point is None:
            return False
        return any(one.id == part.id for one in centres.of_kind(self._plan, point, part.kind))


class _Shown(QStackedWidget):
    """As tall as what is shown, not as the tallest of all."""

    def addWidget(self, widget: QWidget) -> int:
        self.currentChanged.connect(lambda _at: self._settle())
        return super().addWidget(widget)

    def _settle(self) -> None:
        for at in range(self.count()):
            if (one := self.widget(at)) is not None:
                policy = one.sizePolicy()
                kind = (
                    policy.Policy.Preferred if at == self.currentIndex() else policy.Policy.Ignored
                )
                policy.setVerticalPolicy(kind)
                one.setSizePolicy(policy)
        self.updateGeometry()
