"""Why a proposal stands where it does: the officials' answers by criterion, its gates, its text."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QHBoxLayout, QWidget

from workshop_app.domain.capacity import GATES, Answers, Capacity
from workshop_app.domain.rounds import Gate
from workshop_app.services import offices
from workshop_app.services.open_plan import OpenPlan
from workshop_app.services.prioritize import Placed
from workshop_app.text import Words
from workshop_app.ui import icons, paint, theme
from workshop_app.ui.prioritize import names
from workshop_app.ui.prioritize.gate_rows import GateRows
from workshop_app.ui.scrolled import column, scrolled
from workshop_app.ui.widgets import Badge, Button, Column, Figures, Label, Paragraph, wrapped
from workshop_app.ui.widgets.overlay import Overlay


class CriteriaPanel(Overlay):
    """Over the window; Esc or Enter closes it. Medians and distances are there from three answers
    on; below that it says "few answers" and whom to ask (P-43)."""

    def __init__(
        self, over: QWidget, plan: OpenPlan, words: Words, one: Placed, found: Capacity | None
    ) -> None:
        super().__init__(over, words("The criteria of {number}", number=one.priority.number),
                         width=820, padding=20)  # fmt: skip
        self._plan, self._words, self._one, self._found = plan, words, one, found
        self.setObjectName("criteria panel")
        self.column.addLayout(self._head())
        inside, box = column(spacing=10)
        if found and found.last.officials:
            box.addWidget(Label(self._summary(found), "detail", weight=600))
            box.addWidget(self._table(found))
        else:
            box.addWidget(Paragraph(self._unrated(), "body", "muted"))
        box.addWidget(Label(words("Gates"), "strong", weight=700, icon="door-fill",
                            icon_tone="primary"))  # fmt: skip
        if plan.read_only:
            for line in self._gate_lines():
                box.addWidget(Paragraph(line, "detail"))
        else:
            self.gates = GateRows(plan, words)
            self.gates.show_proposal(one.proposal)
            box.addWidget(self.gates)
        box.addStretch(1)
        self.column.addWidget(scrolled(inside, name=words("Criteria")), 1)
        foot = QHBoxLayout()
        close = Button(words("Close"), "primary", cap="Esc", size="header")
        close.clicked.connect(self.leave)
        foot.addStretch(1)
        foot.addWidget(close)
        self.column.addLayout(foot)
        self._close = close

    def show_panel(self) -> None:
        """Open it, the keyboard on the button that closes it."""
        self.open(self._close)

    def place(self) -> None:
        super().place()
        box = self.panel.geometry()
        tall = min(self.height() - 32, max(box.height(), theme.now().px(720)))
        self.panel.setGeometry(box.x(), (self.height() - tall) // 2, box.width(), tall)

    # -- parts ------------------------------------------------------------------------------------
    def _head(self) -> QHBoxLayout:
        words, one = self._words, self._one
        row = QHBoxLayout()
        row.setSpacing(12)
        number = Label(one.priority.number, "title")
        number.setFixedWidth(number.sizeHint().width())
        row.addWidget(number, 0, Qt.AlignmentFlag.AlignTop)
        badge = Badge(one.proposal.theme, 32, icon=one.proposal.pictogram, name="")
        row.addWidget(badge, 0, Qt.AlignmentFlag.AlignTop)
        said, texts = column(spacing=2)
        texts.addWidget(Paragraph(one.proposal.text, "strong"))
        zone = names.zone(words, one.priority.zone)
        if one.priority.value is None:
            told = zone
        else:
            told = words("{zone} · priority {value} of 1", zone=zone,
                         value=words.number(one.priority.value, 2))  # fmt: skip
        texts.addWidget(Label(told, "detail", "muted"))
        row.addWidget(said, 1)
        return row

    def _summary(self, found: Capacity) -> str:
        words = self._words
        who = words.many("{n} person of the City Hall", "{n} people of the City Hall",
                         found.last.officials)  # fmt: skip
        parts = [who, names.round_name(words, found.last.round)]
        if found.value is not None:
            parts.append(words("capacity {value}", value=words.number(found.value, 1)))
        if found.last.spread is not None:
            parts.append(words("distance {value}", value=words.number(found.last.spread, 1)))
        return " · ".join(parts)

    def _unrated(self) -> str:
        return self._words("No official has judged this proposal in a closed round yet.")

    def _table(self, found: Capacity) -> Figures:
        words = self._words
        two = found.last.round > 1 and found.first.officials > 0
        self._beside = theme.now().px(216 if two else 92) - 8
        columns = [
            Column("", 34, "center", draw=_icon),
            Column(words("Criterion"), 0, "left", strong=True),
            Column(words("Median"), 230, "left", draw=self._median),
            Column(words("Distance"), 92),
        ]
        if two:
            columns.append(Column(words("First round"), 124))
        rows = []
        for id, answers in found.last.criteria.items():
            row: list[object] = [names.CRITERION_ICONS[id], names.criterion(words, id)]
            few = answers.median is None
            row += [_Median(answers, self._ask(id)),
                    "" if few else self._number(answers.spread)]  # fmt: skip
            if two:
                row.append("" if few else self._number(found.first.criteria[id].median))
            rows.append(row)
        table = Figures(columns, rows, name=words("Criteria"), height=38)
        table.setAccessibleDescription("\n".join(self._spoken(found)))
        return table

    def _spoken(self, found: Capacity) -> list[str]:
        words, lines = self._words, []
        for id, answers in found.last.criteria.items():
            name = names.criterion(words, id)
            if answers.median is None:
                lines.append(f"{name}: {words('few answers')}. {self._ask(id)}")
            else:
                told = words("median {value}, distance {spread}",
                             value=words.number(answers.median, 1), spread=answers.spread)  # fmt: skip
                lines.append(f"{name}: {told}")
        return lines

    def _ask(self, id: str) -> str:
        """Whom to ask: the offices that have the criterion; without any, who has it as a rule."""
        words, found = self._words, offices.to_ask(self._plan, id)
        return words("Ask: {offices}.", offices=", ".join(found)) if found else words(names.ASK[id])

    def _number(self, value: object) -> str:
        return "–" if value is None else self._words.number(value)  # type: ignore[arg-type]

    def _median(self, painter: QPainter, box: QRectF, cell: _Median) -> None:
        """The median as a figure on its step of colour; with few answers whom to ask."""
        now = theme.now()
        if cell.answers.median is None:
            few = f"{self._words('few answers')} · {cell.ask}"
            inside = box.adjusted(0, 0, self._beside, 0)
            wrapped.lines(painter, inside, few, now.font("min"), now.color.warn, self)
            return
        fill, ink = now.heat(int(cell.answers.median + 0.5))
        side = now.px(30)
        square = QRectF(box.left(), box.center().y() - side / 2, side * 1.5, side)
        paint.frame(painter, square, 6, fill)
        told = self._words.number(cell.answers.median)
        paint.text(painter, square, told, now.font("body", weight=700), ink, align=paint.CENTER)

    def _gate_lines(self) -> list[str]:
        words = self._words
        kept = {g.gate: g for g in self._plan.all(Gate, proposal=self._one.proposal.id)}
        lines = []
        for id, question in GATES.items():
            gate = kept.get(id)
            line = f"{words(question)} {names.gate_told(words, gate)}."
            if gate and gate.answer == "no" and gate.would_open:
                line += " " + words("What would open it: {text}", text=gate.would_open)
            lines.append(line)
        return lines


class _Median:
    """A cell: the answers to a criterion, and whom to ask where they are few."""

    def __init__(self, answers: Answers, ask: str) -> None:
        self.answers, self.ask = answers, ask


def _icon(painter: QPainter, box: QRectF, icon: str) -> None:
    now = theme.now()
    icons.draw(painter, box, icon, now.color.primary, now.px(20))
