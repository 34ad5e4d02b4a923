"""When an action begins and how long it lasts: a month from a list, and a number of months."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QRectF, QSize, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from workshop_app.domain.action_plan import Action
from workshop_app.domain.horizon import MEDIUM_UP_TO, SHORT_UP_TO, horizon
from workshop_app.export.names import SHORT_HORIZONS
from workshop_app.text import Words
from workshop_app.ui import paint, theme
from workshop_app.ui.action_plan.rows import end_month
from workshop_app.ui.widgets import Choice, Field, Stepper, brush

YEARS_AHEAD = 12
LONGEST_MONTHS = 120
USUAL_MONTHS = 12


class TermFields(QWidget):
    """Emits ``kept(start, months)``: "YYYY-MM" and a number, or "" and ``None`` for no term."""

    kept = Signal(str, object)

    def __init__(self, words: Words) -> None:
        super().__init__()
        self._words = words
        self._listed: tuple[str, ...] = ()
        self.start = Choice(hint=words("no month yet"))
        self.start.chosen.connect(lambda _month: self._keep())
        self.months = Stepper(
            USUAL_MONTHS, 1, LONGEST_MONTHS, name=words("Months"), less=words("One month less"),
            more=words("One month more"), unit=words("months"), height=44,
        )  # fmt: skip
        self.months.changed.connect(lambda _n: self._keep())
        self.begins = Field(words("Begins"), self.start)
        self.lasts = Field(words("Lasts"), self.months)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(12)
        grid.addWidget(self.begins, 0, 0)
        grid.addWidget(self.lasts, 0, 1)
        self.scale = HorizonScale(words)
        grid.addWidget(self.scale, 1, 0, 1, 2)
        grid.setColumnStretch(0, 1)

    def show_action(self, action: Action) -> None:
        """The term of another action."""
        self._list_months(action.start)
        self.start.choose(action.start)
        self.months.set_value(action.months or USUAL_MONTHS)
        self.months.setEnabled(bool(action.start))
        end = end_month(action)
        lasts = self._words("Lasts, until {month}", month=self._words.month(end)) if end else ""
        if end and theme.now().width(lasts, "detail", 600) > self.months.sizeHint().width():
            lasts = self._words("until {month}", month=self._words.month(end))
        self.lasts.label.setText(lasts or self._words("Lasts"))
        self.scale.show_months(action.months if action.start else None)

    def mark(self, there: bool) -> None:
        """Whether there is a term."""
        if there:
            self.begins.well()
        else:
            self.begins.missing(self._words("{field}: missing", field=self._words("Begins")))

    def _list_months(self, kept: str) -> None:
        """From this month on, or from the one that is kept where that is earlier."""
        today = date.today()
        first = min(kept or "9999", f"{today:%Y-%m}")
        last = max(kept, f"{today.year + YEARS_AHEAD}-12")
        months = tuple(_months(first, last))
        if months != self._listed:
            self._listed = months
            names = [(m, self._words.month(date.fromisoformat(f"{m}-01"))) for m in months]
            self.start.set_choices([("", self._words("no month yet")), *names])

    def _keep(self) -> None:
        start = self.start.key
        self.kept.emit(start, self.months.value if start else None)


class HorizonScale(QWidget):
    """Short, medium and long side by side with their months; the one of an action stands out."""

    def __init__(self, words: Words) -> None:
        super().__init__()
        ends = {"short": words("up to {n}", n=SHORT_UP_TO),
                "medium": words("up to {n}", n=MEDIUM_UP_TO),
                "long": words("over {n}", n=MEDIUM_UP_TO)}  # fmt: skip
        self._words = words
        self._parts = [(key, f"{words(SHORT_HORIZONS[key])}, {end}") for key, end in ends.items()]
        self._chosen = ""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(words("Term in months from the start"))

    def show_months(self, months: int | None) -> None:
        """The horizon of so many months; none for ``None``."""
        self._chosen = horizon(months)
        self.setAccessibleDescription(dict(self._parts).get(self._chosen, ""))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(200, theme.now().px(26))

    def paintEvent(self, event: QPaintEvent) -> None:
        now, painter = theme.now(), brush(self)
        wide = self.width() / len(self._parts)
        for at, (key, said) in enumerate(self._parts):
            box = QRectF(at * wide + 1, 0, wide - 2, self.height())
            chosen = key == self._chosen
            ground = now.color.primary_tint if chosen else now.color.sunken
            paint.frame(painter, box, 6, ground, now.color.primary if chosen else None)
            ink = now.color.primary_hover if chosen else now.color.muted
            font = now.font("keycap", weight=700 if chosen else 400)
            paint.text(painter, box.adjusted(4, 0, -4, 0), said, font, ink, align=paint.CENTER,
                       where=self)  # fmt: skip


def _months(first: str, last: str) -> list[str]:
    (year, month), (end_year, end_month) = (map(int, one.split("-")) for one in (first, last))
    numbers = range(year * 12 + month - 1, end_year * 12 + end_month)
    return [f"{number // 12}-{number % 12 + 1:02}" for number in numbers]
