"""Hours written as people say them, or in the OSM syntax; the week is redrawn while they are typed."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from workshop_app.domain.directory import ServicePoint
from workshop_app.domain.opening_told import DAY_NAMES, spans_told, told, week_told
from workshop_app.domain.opening_week import DAYS, Span, Week, is_empty, osm_of
from workshop_app.services import opening
from workshop_app.text import N_, Words
from workshop_app.ui.directory.unguarded import PublicGrowing, PublicLine
from workshop_app.ui.directory.week_edit import WeekEdit
from workshop_app.ui.prepare.inputs import show
from workshop_app.ui.widgets import Button, Field, Paragraph
from workshop_app.ui.widgets.painted import give_focus

AFTER = 150
"""Milliseconds after the last key until the week is drawn anew."""

QUICK = (
    (N_("Mon–Fri 8–12, 2–5"), "Mo-Fr 08:00-12:00,14:00-17:00", False),
    (N_("Mon–Fri 8–4"), "Mo-Fr 08:00-16:00", False),
    (N_("and Sat 8–12"), "Sa 08:00-12:00", True),
    (N_("Day and night"), "24/7", False),
)
"""What a button says, the hours it writes, and whether they come to those that are there."""
DAY_UNREAD = N_("“{text}” could not be read as hours of a day. Try: 8 to 12 and 2 to 5 p.m.")


class HoursField(QWidget):
    """Emits ``kept(text)`` with hours that can be read ("" for none)."""

    kept = Signal(str)

    def __init__(self, words: Words) -> None:
        super().__init__()
        self._words = words
        self._hours: Week = dict.fromkeys(DAYS, ())
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(8)
        self.line = PublicGrowing(words, hint=words("Monday to Friday 8 to 12 and 2 to 5 p.m."))
        self.line.edit.setObjectName("hours")
        self.line.kept.connect(lambda text, _ok: self._keep(text))
        self.field = Field(words.at("of a point", "Hours"), self.line)
        box.addWidget(self.field)
        self.told = Paragraph("", "min", "muted")
        self.told.setObjectName("hours in words")
        box.addWidget(self.told)
        box.addLayout(self._quick())
        self.week = WeekEdit(self._hours, words)
        self.week.setObjectName("week")
        self.week.write.connect(self._write_day)
        self.week.emptied.connect(lambda day: self._put(day, ()))
        self.week.copied.connect(self._copy)
        box.addWidget(self.week)
        help = words("↑ ↓ a day, Enter writes it, Del closes it, Ctrl D copies it to the next")
        box.addWidget(Paragraph(help, "min", "muted"))
        self.day_line = PublicLine(words, hint=words("8 to 12 and 2 to 5 p.m."), at_once=False)
        self.day_line.edit.setObjectName("hours of a day")
        self.day_line.entered.connect(self._day_written)
        self.day_field = Field("", self.day_line)
        self.day_field.hide()
        box.addWidget(self.day_field)
        self._typed = QTimer(self, singleShot=True, interval=AFTER)
        self._typed.timeout.connect(lambda: self._draw(self.line.text()))
        self.line.edit.textChanged.connect(lambda *_: self._typed.start())

    def _quick(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setSpacing(6)
        for at, (said, hours, more) in enumerate(QUICK):
            button = Button(self._words(said), "secondary", size="small")
            button.clicked.connect(lambda _on=False, h=hours, m=more: self._take(h, m))
            grid.addWidget(button, at // 2, at % 2)
        return grid

    # -- showing ----------------------------------------------------------------------------------
    def show_point(self, point: ServicePoint, other: bool) -> None:
        """The hours of a point; what is being typed stays, unless it is of an ``other`` one."""
        osm = opening.osm_of(point)
        told_now = told(osm or point.opening_hours, opening.week(point), self._words)
        show(self.line, told_now, other)
        if other:
            self.day_field.hide()
        if other or not self.line.edit.hasFocus():
            self._draw(self.line.text() and (osm or point.opening_hours))

    def _draw(self, text: str) -> None:
        """The week that ``text`` says, and what was understood; why not, where it was not."""
        read = opening.read(text)
        if read.problem:
            self._tell(self._words(read.problem, stuck=read.stuck), "warn")
            self.field.missing()
            return
        self.field.well()
        self.week.show_hours(read.week)
        self._tell(told(read.osm, read.week, self._words) if read.osm else "", "muted")

    def _tell(self, said: str, tone: str) -> None:
        same = said.split() == self.line.text().split()  # a hard blank is a blank in an input
        said = "" if same else said
        self.told.setText(said)
        self.told.set_tone(tone)
        self.told.setVisible(bool(said))

    # -- writing ----------------------------------------------------------------------------------
    def keep(self) -> None:
        """Write what a line still holds."""
        for line in (self.line, self.day_line):
            if line.edit.hasFocus():
                line.offer()

    def _keep(self, text: str) -> None:
        self._draw(text)
        self.kept.emit(text)

    def _take(self, hours: str, more: bool) -> None:
        """The hours of a button, instead of those that are there or besides them."""
        taken = opening.read(hours).week
        if more:
            taken = {day: taken[day] or self.week.hours[day] for day in DAYS}
        self._put_week(taken)

    def _put(self, day: str, spans: tuple[Span, ...]) -> None:
        self._put_week({**self.week.hours, day: spans})

    def _put_week(self, hours: Week) -> None:
        text = week_told(hours, self._words) if not is_empty(hours) else ""
        self.line.setText(text)
        self._keep(osm_of(hours))

    def _copy(self, day: str) -> None:
        following = DAYS[(DAYS.index(day) + 1) % len(DAYS)]
        self.week.choose(following)
        self._put(following, self.week.hours[day])

    def _write_day(self, day: str) -> None:
        """The line of one day, with what it has now."""
        self.day_field.label.setText(self._words(DAY_NAMES[day]))
        self.day_line.edit.setAccessibleName(self._words(DAY_NAMES[day]))
        self.day_line.setText(spans_told(self.week.hours[day], self._words))
        self.day_field.well()
        self.day_field.show()
        give_focus(self.day_line.edit)
        self.day_line.edit.selectAll()

    def _day_written(self) -> None:
        """Enter in the line of a day: its hours are taken, or it is said why not."""
        text = self.day_line.text().strip()
        read = opening.read(text)
        if read.problem:
            self._tell(self._words(DAY_UNREAD, text=text), "warn")
            self.day_field.missing()
            return
        self.day_field.hide()
        self._put(self.week.day, read.week.get(self.week.day, ()))
        give_focus(self.week)
