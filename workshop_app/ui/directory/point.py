"""The chosen point: whether it is open, how it is reached, its week, what it does and for whom."""

from __future__ import annotations

from datetime import date, datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from workshop_app.domain.directory import Procedure, ServicePoint
from workshop_app.domain.opening_told import told as opening_told
from workshop_app.domain.opening_week import is_empty
from workshop_app.export import directory_names as told
from workshop_app.services import directory, directory_changes, opening
from workshop_app.services.open_plan import OpenPlan
from workshop_app.text import Words
from workshop_app.ui.directory.check_row import CheckRow
from workshop_app.ui.directory.names import opening_words
from workshop_app.ui.directory.openings import Openings
from workshop_app.ui.directory.point_links import add_links
from workshop_app.ui.directory.point_parts import add_contact, add_facts, add_services
from workshop_app.ui.directory.unguarded import PublicLine
from workshop_app.ui.directory.week import WeekPicture
from workshop_app.ui.page import Shell
from workshop_app.ui.scrolled import column, emptied, scrolled
from workshop_app.ui.tab_order import in_reading_order
from workshop_app.ui.widgets import Button, Card, Chip, Label, Paragraph, Rule

TONES = {"ok": "ok", "warn": "warn", "muted": "neutral"}


class PointCard(Card):
    """Scrolls where there is much to tell; when it was checked stands at its foot. ``guides`` are the
    plan's, of which it names those that the point helps with; ``openings`` stand at the moment that
    is shown. Emits ``edit`` and ``source`` when their buttons are pressed."""

    edit = Signal()
    source = Signal()

    def __init__(
        self, plan: OpenPlan, words: Words, shell: Shell, openings: Openings
    ) -> None:  # fmt: skip
        super().__init__(padding=16)
        self._plan, self._words, self._shell, self._openings = plan, words, shell, openings
        self.guides: list[Procedure] = []
        self._point: ServicePoint | None = None
        self._week: WeekPicture | None = None
        self._chip = Chip("", "neutral", icon="clock", height=32)
        self.original = Button(words("Text of the source"), "quiet", icon="quotes", key="O",
                               size="small")  # fmt: skip
        self.original.clicked.connect(self.source)
        holder, box = column(spacing=8)
        box.setContentsMargins(0, 0, 12, 0)
        self._inside, self._links = QVBoxLayout(), QVBoxLayout()
        box.addLayout(self._inside)
        box.addWidget(self.original, 0, Qt.AlignmentFlag.AlignLeft)
        box.addLayout(self._links)
        box.addStretch(1)
        for part in (self._inside, self._links):
            part.setSpacing(8)
        self.area = scrolled(holder, name=words("Attention point"))
        self.box.addWidget(self.area, 1)
        self.box.addWidget(Rule())
        asked = PublicLine(words, hint=words("By telephone with the point"), at_once=False)
        self.check = CheckRow(plan, words, asked)
        self.check.checked.connect(self._checked)
        self.change = Button(words("Edit"), icon="pencil-simple", key="F2", size="small")
        self.change.clicked.connect(self.edit)
        if plan.read_only:
            self.change.hide()
        self.check.add(self.change)
        self.box.addWidget(self.check)

    # -- showing ----------------------------------------------------------------------------------
    def show_point(self, point: ServicePoint, now: datetime) -> None:
        """Another point, or the same one changed."""
        other = self._point is None or point.id != self._point.id
        self._point = point
        if other:
            self.area.verticalScrollBar().setValue(0)
        self._build(point, now)
        self._say_checked(point, now)
        in_reading_order(self.area)

    def show_beside(self, part: str) -> None:
        """What stands at the right ("slip", "source", "edit"): its own buttons are not needed here."""
        self.change.setVisible(part != "edit" and not self._plan.read_only)
        self.original.setVisible(part == "slip")

    def show_moment(self, now: datetime) -> None:
        """The same point at another moment; the keyboard stays where it is."""
        if self._point is not None and self._week is not None:
            self._say_open(self._point, now)
            self._week.show_moment(now)
            self._say_checked(self._point, now)

    def _say_checked(self, point: ServicePoint, now: datetime) -> None:
        old = directory.stale(point, now)
        self.check.show_check(point.id, point.verified_on, point.source, old)

    def _checked(self, day: date, source: str, _confirmed: bool) -> None:
        if self._point is not None:
            directory_changes.verify(self._plan, self._point, day, source)

    def _build(self, point: ServicePoint, now: datetime) -> None:
        words, box = self._words, emptied(self._inside)
        box.addLayout(self._head(point))
        add_contact(box, words, point)
        box.addWidget(Rule())
        box.addLayout(self._open_line(point, now))
        hours = opening.week(point)
        self._week = WeekPicture(hours, words, now)
        box.addWidget(self._week)
        self._week.setHidden(is_empty(hours))
        said = opening_told(opening.osm_of(point) or point.opening_hours, hours, words)
        if said and is_empty(hours):
            box.addWidget(Paragraph(said, "detail"))
        add_services(box, words, point)
        add_facts(box, words, point)
        add_links(emptied(self._links), self._plan, words, self._shell, point, self.guides)

    def _head(self, point: ServicePoint) -> QVBoxLayout:
        """Name and place; what it is stands in the list and below."""
        head = QVBoxLayout()
        head.setSpacing(4)
        head.addWidget(Paragraph(point.name, "section", weight=700))
        if place := told.place(point):
            head.addWidget(Paragraph(place, "detail", "muted"))
        return head

    def _open_line(self, point: ServicePoint, now: datetime) -> QHBoxLayout:
        """The name of the week, and whether it is open at this moment."""
        row = QHBoxLayout()
        row.addWidget(Label(self._words.at("of a point", "Hours"), "strong", weight=700))
        row.addStretch(1)
        self._chip = Chip("", "neutral", icon="clock", height=32)
        row.addWidget(self._chip)
        self._say_open(point, now)
        return row

    def _say_open(self, point: ServicePoint, now: datetime) -> None:
        said, icon, tone = opening_words(self._words, self._openings.of(point), now)
        self._chip.say(said, TONES[tone], icon)
