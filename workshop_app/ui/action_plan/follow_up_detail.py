"""One action or commitment that is followed up: what was found on which day, with its photos."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from workshop_app.domain.action_plan import FollowUp
from workshop_app.domain.days import day_of
from workshop_app.export.names import COMMITMENTS, FOLLOW_UPS
from workshop_app.services import follow_up, photos
from workshop_app.services.due import Due
from workshop_app.services.news import News
from workshop_app.services.open_plan import OpenPlan
from workshop_app.text import Words
from workshop_app.ui.action_plan.follow_up_form import FollowUpForm
from workshop_app.ui.action_plan.follow_up_rows import row_of
from workshop_app.ui.page import Shell
from workshop_app.ui.photos.strip import PhotoStrip
from workshop_app.ui.scrolled import column, emptied, scrolled
from workshop_app.ui.tab_order import in_reading_order
from workshop_app.ui.widgets import Button, Card, IconButton, Paragraph


class FollowUpDetail(Card):
    """Emits ``opened`` to see it in the plan."""

    opened = Signal(object)

    def __init__(
        self, plan: OpenPlan, words: Words, shell: Shell, today: Callable[[], date]
    ) -> None:
        super().__init__("card", padding=12, spacing=8)
        self._plan, self._words, self._shell, self._today = plan, words, shell, today
        self._one: Due | None = None
        self._photos_of = ""
        inside, box = column(spacing=8, padding=2)
        self.what = Paragraph("", "section")
        self.who = Paragraph("", "detail", "muted")
        box.addWidget(self.what)
        box.addWidget(self.who)
        box.addLayout(self._buttons())
        self.form = FollowUpForm(plan, words)
        self.form.kept.connect(self._kept)
        self.form.ended.connect(lambda: self.add.setFocus(Qt.FocusReason.TabFocusReason))
        box.addWidget(self.form)
        holder, self._rows = column(spacing=8)
        box.addWidget(holder)
        self.photos = PhotoStrip(plan, words, shell)
        self.photos.title.setText(words("Photos of what was found"))
        self.photos.hide()
        box.addWidget(self.photos)
        box.addStretch(1)
        self.area = scrolled(inside, name=words("What was found"))
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.box.addWidget(self.area, 1)

    def _buttons(self) -> QHBoxLayout:
        words, row = self._words, QHBoxLayout()
        self.add = Button(words("Note what was found"), "tinted", icon="plus", size="small")
        self.add.clicked.connect(self.begin)
        self.go = Button(
            words("See it in the plan"), "quiet", icon_after="arrow-right", size="small"
        )
        self.go.clicked.connect(lambda: self.opened.emit(self._one))
        if self._plan.read_only:
            self.add.hide()
        row.addWidget(self.add)
        row.addStretch(1)
        row.addWidget(self.go)
        return row

    # -- showing ----------------------------------------------------------------------------------
    def show_due(self, one: Due | None) -> None:
        """Another one, or the same one changed."""
        other = one is None or self._one is None or one.record.id != self._one.record.id
        self._one = one
        self.area.setHidden(one is None)
        if one is None:
            return
        if other:
            self.form.hide()
            self._show_photos("")
        row = row_of(self._words, one, self._today())
        self.what.setText(row.what)
        said = (row.who, row.state, row.lies)
        self.who.setText(" · ".join(part for part in said if part))
        self.go.setVisible(bool(one.number))
        rows, found = emptied(self._rows), follow_up.of_one(self._plan, one.record)
        for each in reversed(found):
            made = self._found(each)
            rows.addWidget(made)
            made.show()
        if not found:
            rows.addWidget(Paragraph(self._words("Nobody looked at it yet."), "detail", "muted"))
        in_reading_order(self)

    def _found(self, one: FollowUp) -> QWidget:
        """What was found on a day; the last stands first."""
        words, card = self._words, Card("sunken", padding=10, spacing=4, radius=8)
        card.setObjectName(f"found {one.id}")
        names = FOLLOW_UPS if one.action else COMMITMENTS
        day = day_of(one.day)
        said = [
            words.date(day, "short") if day else one.day,
            words(names.get(one.state, one.state)),
        ]
        if one.measured is not None:
            said.append(words("measured: {value}", value=words.number(one.measured)))
        top = QHBoxLayout()
        top.addWidget(Paragraph(" · ".join(said), "detail", weight=600), 1)
        for button in self._deeds(one):
            top.addWidget(button)
        card.box.addLayout(top)
        if one.note:
            card.box.addWidget(Paragraph(one.note, "detail"))
        return card

    def _deeds(self, one: FollowUp) -> list[QWidget]:
        words = self._words
        count = len(photos.of(self._plan, follow_up=one.id))
        see = Button(words.many("{n} photo", "{n} photos", count), "quiet", icon="camera",
                     size="small")  # fmt: skip
        see.clicked.connect(lambda: self._show_photos(one.id))
        if self._plan.read_only:
            return [see] if count else []
        pencil = IconButton("pencil-simple", words("Change what was found"), size=36)
        pencil.clicked.connect(lambda: self._change(one))
        away = IconButton("trash", words("Take away what was found"), size=36)
        away.clicked.connect(lambda: self._remove(one))
        return [see, pencil, away]

    def _show_photos(self, id: str) -> None:
        """The photos of a follow-up, and the ways to add one; "" puts them away."""
        self._photos_of = id
        self.photos.setVisible(bool(id))
        if id:
            self.photos.show_owner(follow_up=id)
            in_reading_order(self)
            self.photos.add.setFocus(Qt.FocusReason.TabFocusReason)
            self.area.ensureWidgetVisible(self.photos)

    def told(self, news: News) -> None:
        """Photos came or went."""
        if self._photos_of:
            self.photos.told(news)

    # -- doing ------------------------------------------------------------------------------------
    def begin(self) -> None:
        """Open the form for something new."""
        if self._one is not None and not self._plan.read_only:
            self.form.open_for(self._one, self._today())
            in_reading_order(self)

    def _change(self, one: FollowUp) -> None:
        if self._one is not None:
            self.form.open_for(self._one, self._today(), one)
            in_reading_order(self)

    def _remove(self, one: FollowUp) -> None:
        self._show_photos("")
        self.add.setFocus(Qt.FocusReason.TabFocusReason)
        follow_up.remove(self._plan, one)
        self._shell.tell("done", self._words("What was found was taken away"), undo=True)

    def _kept(self, id: str) -> None:
        """Photos are offered for what was just kept."""
        self._show_photos(id)
