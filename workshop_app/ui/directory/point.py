"""The chosen point: address, telephone, its week as a picture and in words, services, notes."""

from __future__ import annotations

from datetime import date, datetime

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout

from workshop_app.domain.directory import ServicePoint
from workshop_app.services import directory
from workshop_app.services.open_plan import OpenPlan
from workshop_app.text import Words
from workshop_app.ui.directory.names import DAYS, KINDS, SERVICES, opening_words
from workshop_app.ui.directory.week import Week
from workshop_app.ui.scrolled import column, emptied, scrolled
from workshop_app.ui.widgets import Card, Chip, IconTile, Label, Paragraph, Rule, heading

TONES = {"ok": "ok", "warn": "warn", "muted": "neutral"}


class PointCard(Card):
    """Scrolls where there is much to tell."""

    def __init__(self, plan: OpenPlan, words: Words) -> None:
        super().__init__(padding=20)
        self._plan, self._words = plan, words
        self._shown = ""
        holder, self._inside = column(spacing=10)
        self._inside.setContentsMargins(0, 0, 12, 0)
        self.area = scrolled(holder, name=words("Attention point"))
        self.box.addWidget(self.area, 1)
        foot = words("Nothing is kept of a case or of a person.")
        self.box.addWidget(Label(foot, "min", "muted", icon="shield-check"))

    def show_point(self, point: ServicePoint, now: datetime) -> None:
        """Another point, or the same one at another moment."""
        words, box = self._words, emptied(self._inside)
        if point.id != self._shown:
            self._shown = point.id
            self.area.verticalScrollBar().setValue(0)
        box.addLayout(self._head(point, now))
        self._contact(box, point)
        box.addWidget(Rule())
        box.addWidget(Label(words.at("of a point", "Hours"), "strong"))
        box.addWidget(Week(point, words, now))
        self._services(box, point)
        for note in point.notes:
            box.addWidget(Paragraph(note, "detail", "muted"))
        self._sheet(box, point)
        self._procedures(box, point)
        box.addWidget(Label(self._checked(point), "min", "muted", icon="pencil-simple"))
        box.addStretch(1)

    def _head(self, point: ServicePoint, now: datetime) -> QVBoxLayout:
        """Name, kind, and whether it is open at this moment."""
        words, head, chips = self._words, QVBoxLayout(), QHBoxLayout()
        head.setSpacing(4)
        head.addWidget(Paragraph(point.name, "section", weight=700))
        head.addWidget(Paragraph(words(KINDS[point.kind]), "detail", "muted"))
        said, icon, tone = opening_words(words, directory.opening(point, now), now)
        chips.addWidget(Chip(said, TONES[tone], icon=icon))
        chips.addStretch(1)
        head.addLayout(chips)
        if directory.stale(point, now):
            stale = QHBoxLayout()
            warning = words("Not checked: confirm before going")
            stale.addWidget(Chip(warning, "warn", icon="warning"))
            stale.addStretch(1)
            head.addLayout(stale)
        return head

    def _contact(self, box: QVBoxLayout, point: ServicePoint) -> None:
        where = ", ".join(part for part in (point.address, point.municipality) if part)
        if where:
            box.addLayout(_said("map-pin", Paragraph(where)))
        for phone in point.phones:
            box.addLayout(_said("phone-fill", Paragraph(phone, "strong", weight=600)))

    def _services(self, box: QVBoxLayout, point: ServicePoint) -> None:
        if not point.services:
            return
        box.addWidget(Rule())
        box.addWidget(Label(self._words("Services"), "strong"))
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        for at, service in enumerate(point.services):
            name, icon = SERVICES.get(service, (service, "info"))
            row = QHBoxLayout()
            row.setSpacing(10)
            row.addWidget(IconTile(icon, "primary", 36), 0, Qt.AlignmentFlag.AlignVCenter)
            row.addWidget(Paragraph(self._words(name)), 1, Qt.AlignmentFlag.AlignVCenter)
            grid.addLayout(row, at // 2, at % 2)
            grid.setColumnStretch(at % 2, 1)
        box.addLayout(grid)

    def _sheet(self, box: QVBoxLayout, point: ServicePoint) -> None:
        """A centre's own sheet: its programme, host community and spaces."""
        words, sheet = self._words, point.sheet or {}
        if not sheet:
            return
        box.addWidget(Rule())
        box.addWidget(heading("calendar-dots", words("Social programme")))
        for one in sheet.get("social_programme", ()):
            days = words.listed([words(DAYS[day]) for day in one.get("days", ())])
            hours = words("{start} to {end}", start=one.get("start", ""), end=one.get("end", ""))
            told = " · ".join(
                part for part in (f"{days}, {hours}", one.get("for_whom", "")) if part
            )
            box.addWidget(Paragraph(one["name"], "body", weight=600))
            box.addWidget(Paragraph(told, "detail", "muted"))
        host = sheet.get("host_community")
        if host:
            box.addWidget(heading("hands-clapping", words("Host community")))
            box.addWidget(Paragraph(str(host.get("text", "")), "detail"))
            for agreement in host.get("agreements", ()):
                box.addWidget(Paragraph(f"• {agreement}", "detail"))
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

    def _checked(self, point: ServicePoint) -> str:
        if not point.verified_on:
            return self._words("Nobody has checked this entry yet")
        day = self._words.date(date.fromisoformat(point.verified_on), "field")
        return self._words("Checked by the coordination on {day}", day=day)


def _said(icon: str, words: Paragraph) -> QHBoxLayout:
    """Words behind an icon; they wrap."""
    row = QHBoxLayout()
    row.setSpacing(8)
    sign = Label("", "body", icon=icon, icon_tone="primary")
    row.addWidget(sign, 0, Qt.AlignmentFlag.AlignTop)
    row.addWidget(words, 1)
    return row
