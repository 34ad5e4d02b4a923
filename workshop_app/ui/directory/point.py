"""The chosen point: address, telephone, its week as a picture and in words, services, notes."""

from __future__ import annotations

from datetime import datetime, time

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QVBoxLayout, QWidget

from workshop_app.domain.directory import ServicePoint
from workshop_app.services import directory
from workshop_app.services.open_plan import OpenPlan
from workshop_app.text import Words
from workshop_app.ui import paint, theme
from workshop_app.ui.directory.names import DAYS, KINDS, SERVICES, opening_words
from workshop_app.ui.scrolled import column, emptied, scrolled
from workshop_app.ui.widgets import Card, Chip, Label, ListRow, Paragraph, Rule, brush, heading

FIRST_HOUR, LAST_HOUR = 7, 18


class PointCard(Card):
    """Scrolls where there is much to tell."""

    def __init__(self, plan: OpenPlan, words: Words) -> None:
        super().__init__(padding=20)
        self._plan, self._words = plan, words
        holder, self._inside = column(spacing=10)
        self.box.addWidget(scrolled(holder, name=words("Attention point")), 1)
        foot = words("Nothing is kept of a case or of a person.")
        self.box.addWidget(Label(foot, "min", "muted", icon="shield-check"))

    def show_point(self, point: ServicePoint) -> None:
        """Another point."""
        words, box = self._words, emptied(self._inside)
        box.addWidget(Paragraph(point.name, "section", weight=700))
        box.addWidget(Label(words(KINDS[point.kind]), "detail", "muted"))
        said, icon, tone = opening_words(words, directory.opening(point, datetime.now()))
        tones = {"ok": "ok", "warn": "warn", "muted": "neutral"}
        box.addWidget(Chip(said, tones[tone], icon=icon))
        if directory.stale(point, datetime.now()):
            box.addWidget(Chip(words("Not checked: confirm before going"), "warn", icon="warning"))
        if point.address:
            where = ", ".join(part for part in (point.address, point.municipality) if part)
            box.addWidget(ListRow(where, icon="map-pin", weight=400))
        for phone in point.phones:
            box.addWidget(ListRow(phone, icon="phone"))
        box.addWidget(Rule())
        box.addWidget(Label(words.at("of a point", "Hours"), "strong"))
        box.addWidget(Week(point, words))
        box.addWidget(Rule())
        box.addWidget(Label(words("Services"), "strong"))
        box.addLayout(self._services(point))
        for note in point.notes:
            box.addWidget(Paragraph(note, "detail", "muted"))
        self._sheet(box, point)
        self._procedures(box, point)
        box.addStretch(1)

    def _services(self, point: ServicePoint) -> QGridLayout:
        grid = QGridLayout()
        for at, service in enumerate(point.services):
            name, icon = SERVICES[service]
            row = ListRow(self._words(name), icon=icon, weight=400)
            grid.addWidget(row, at // 2, at % 2)
        return grid

    def _sheet(self, box: QVBoxLayout, point: ServicePoint) -> None:
        """A centre's own sheet: its programme, host community and spaces."""
        words, sheet = self._words, point.sheet or {}
        if not sheet:
            return
        box.addWidget(Rule())
        box.addWidget(heading("calendar-dots", words("Social programme")))
        for one in sheet.get("social_programme", ()):
            days = words.listed([words(DAYS[day]) for day in one.get("days", ())])
            hours = f"{one.get('start', '')} – {one.get('end', '')}"
            box.addWidget(Paragraph(f"{one['name']} · {days}, {hours}", "detail"))
        host = sheet.get("host_community")
        if host:
            box.addWidget(heading("hands-clapping", words("Host community")))
            box.addWidget(Paragraph(str(host.get("text", "")), "detail"))
        spaces = sheet.get("cocreation_spaces", ())
        if spaces:
            box.addWidget(heading("house-simple", words("Spaces")))
        for one in spaces:
            people = words.many("{n} person", "{n} people", int(one.get("capacity") or 0))
            box.addWidget(Paragraph(f"{one['name']} · {people} · {one.get('use', '')}", "detail"))

    def _procedures(self, box: QVBoxLayout, point: ServicePoint) -> None:
        """The procedures explained in plain words, where the point helps with them."""
        if "procedures" not in point.services:
            return
        words = self._words
        box.addWidget(Rule())
        box.addWidget(heading("file-text", words("Procedures in plain words")))
        advice = words("General guidance, not legal advice. Requirements and dates change.")
        box.addWidget(Paragraph(advice, "min", "muted"))
        for one in directory.procedures(self._plan):
            box.addWidget(Paragraph(one.name, "body", weight=600))
            if one.status != "current":
                box.addWidget(Label(words("no longer issued"), "min", "warn", icon="warning"))
            box.addWidget(Paragraph(one.plain, "detail"))


class Week(QWidget):
    """The hours of a week as bars; what it says is also its accessible description."""

    def __init__(self, point: ServicePoint, words: Words) -> None:
        super().__init__()
        self._point, self._words = point, words
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(words.at("of a point", "Hours"))
        self.setAccessibleDescription("; ".join(self._line(day) for day in DAYS))

    def sizeHint(self) -> QSize:
        return QSize(300, theme.now().px(27) * len(DAYS))

    def _line(self, day: str) -> str:
        spans = directory.hours(self._point, day)
        said = self._words.listed([self._span(a, b) for a, b in spans]) or self._words("closed")
        return f"{self._words(DAYS[day])}: {said}"

    def _span(self, begins: time, ends: time) -> str:
        words = self._words
        return words("{start} to {end}", start=words.time(begins), end=words.time(ends))

    def paintEvent(self, event: QPaintEvent) -> None:
        now, painter = theme.now(), brush(self)
        height, left = now.px(27), now.px(96)
        today = datetime.now()
        for at, day in enumerate(DAYS):
            is_today = at == today.weekday()
            top = at * height
            name = QRectF(0, top, left, height)
            tone = now.color.ink if is_today else now.color.muted
            font = now.font("min", weight=700 if is_today else 400)
            paint.text(painter, name, self._words(DAYS[day]), font, tone, where=self)
            track = QRectF(left, top + 3, self.width() - left, height - 6)
            paint.frame(painter, track, 5, now.color.sunken)
            spans = directory.hours(self._point, day)
            if not spans:
                closed = self._words("closed")
                paint.text(painter, track, closed, now.font("keycap", weight=400),
                           now.color.muted, align=paint.CENTER)  # fmt: skip
            for begins, ends in spans:
                self._bar(painter, track, begins, ends, is_today)
            if is_today:
                self._now_line(painter, track, today.time())

    def _bar(
        self, painter: QPainter, track: QRectF, begins: time, ends: time, is_today: bool
    ) -> None:
        now = theme.now()
        box = QRectF(track)
        box.setLeft(_across(track, begins))
        box.setRight(_across(track, ends))
        fill = now.color.primary if is_today else now.share(0.5)[0]
        ink = now.color.on_primary if is_today else now.share(0.5)[1]
        paint.frame(painter, box, 5, fill)
        said = f"{_hour(begins)}–{_hour(ends)}"
        paint.text(painter, box, said, now.font("keycap"), ink, align=paint.CENTER, where=self)

    def _now_line(self, painter: QPainter, track: QRectF, moment: time) -> None:
        if FIRST_HOUR <= moment.hour < LAST_HOUR:
            at = _across(track, moment)
            color = theme.now().color.accent
            painter.fillRect(QRectF(at - 1, track.top() - 3, 2, track.height() + 6), color)


def _across(track: QRectF, moment: time) -> float:
    hours = min(max(moment.hour + moment.minute / 60, FIRST_HOUR), LAST_HOUR)
    return track.left() + (hours - FIRST_HOUR) / (LAST_HOUR - FIRST_HOUR) * track.width()


def _hour(moment: time) -> str:
    return f"{moment.hour}" if not moment.minute else f"{moment.hour}:{moment.minute:02}"
