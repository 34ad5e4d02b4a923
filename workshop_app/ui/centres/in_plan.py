"""What of the plan is the centre's: its co-creation sessions and its actions, linked or made here."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from workshop_app.domain.action_plan import Action
from workshop_app.domain.days import day_of
from workshop_app.domain.directory import ServicePoint
from workshop_app.domain.entity import THEMES
from workshop_app.domain.meetings import Workshop
from workshop_app.export.names import THEMES as THEME_NAMES
from workshop_app.services import action_plan, centre_links, numbering
from workshop_app.services.centre_links import sessions
from workshop_app.services.open_plan import OpenPlan
from workshop_app.text import Words
from workshop_app.ui.growing import GrowingLine
from workshop_app.ui.guarded import GuardedLine
from workshop_app.ui.link_card import LinkCard
from workshop_app.ui.page import Shell
from workshop_app.ui.scrolled import emptied
from workshop_app.ui.tab_order import in_reading_order
from workshop_app.ui.widgets import Button, Card, Choice, DateChoice, Field, IconButton, Paragraph
from workshop_app.ui.widgets.cards import heading


class InPlan(QWidget):
    """Sessions first, then actions."""

    def __init__(self, plan: OpenPlan, words: Words, shell: Shell) -> None:
        super().__init__()
        self._plan, self._words, self._shell = plan, words, shell
        self._centre: ServicePoint | None = None
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(8)
        box.addWidget(heading("users-three", words("Co-creation sessions"), "ink", "primary"))
        self._sessions = QVBoxLayout()
        self._sessions.setSpacing(6)
        box.addLayout(self._sessions)
        self.session = Choice(hint=words("Link a workshop of the plan"))
        self.session.setObjectName("link session")
        self.session.setAccessibleName(words("Link a workshop of the plan"))
        self.session.chosen.connect(self._link_session)
        self._new_session = self._session_form()
        box.addWidget(self.session)
        box.addWidget(self._new_session)
        box.addSpacing(8)
        box.addWidget(heading("flag-banner", words("Actions"), "ink", "primary"))
        self._actions = QVBoxLayout()
        self._actions.setSpacing(6)
        box.addLayout(self._actions)
        self.action = Choice(hint=words("Link an action of the plan"))
        self.action.setObjectName("link action")
        self.action.setAccessibleName(words("Link an action of the plan"))
        self.action.chosen.connect(self._link_action)
        self._new_action = self._action_form()
        box.addWidget(self.action)
        box.addWidget(self._new_action)
        box.addStretch(1)
        for widget in (self.session, self._new_session, self.action, self._new_action):
            widget.setHidden(plan.read_only)

    # -- building ---------------------------------------------------------------------------------
    def _session_form(self) -> Card:
        words = self._words
        card = Card("tint", padding=12, spacing=8, radius=8)
        self.title = GrowingLine(words, hint=words("What is co-created in it"), at_once=False)
        self.title.edit.setObjectName("session title")
        self.title.kept.connect(self._make_session)
        self.day = DateChoice(words, None, words("no day yet"))
        self.day.setObjectName("session day")
        self.place = GuardedLine(words, hint=words("a place all know"))
        self.place.edit.setObjectName("session place")
        make = Button(words("Make the session"), icon="plus", size="small")
        make.clicked.connect(self.title.offer)
        card.box.addWidget(Field(words("A new co-creation session"), self.title))
        grid = QGridLayout()
        grid.setHorizontalSpacing(8)
        grid.addWidget(Field(words("Day"), self.day), 0, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(Field(words("Place"), self.place), 0, 1, Qt.AlignmentFlag.AlignTop)
        grid.setColumnStretch(1, 1)
        card.box.addLayout(grid)
        card.box.addWidget(make, 0, Qt.AlignmentFlag.AlignLeft)
        return card

    def _action_form(self) -> Card:
        words = self._words
        card = Card("tint", padding=12, spacing=8, radius=8)
        self.deed = GrowingLine(words, hint=words("What has to be done"), at_once=False)
        self.deed.edit.setObjectName("action title")
        self.deed.kept.connect(self._make_action)
        rows = [(id, words(THEME_NAMES[id])) for id in THEMES]
        self.theme = Choice(rows, "public_space")
        self.theme.setObjectName("action theme")
        make = Button(words("Make the action"), icon="plus", size="small")
        make.clicked.connect(self.deed.offer)
        card.box.addWidget(Field(words("A new action of the plan"), self.deed))
        card.box.addWidget(Field(words("Theme"), self.theme))
        card.box.addWidget(make, 0, Qt.AlignmentFlag.AlignLeft)
        return card

    # -- showing ----------------------------------------------------------------------------------
    def show_centre(self, centre: ServicePoint) -> None:
        """Read what is linked with the centre."""
        self._centre = centre
        held = sessions(self._plan, centre)
        self._show_sessions(held)
        there = {one.id for one in held}
        workshops = sorted(self._plan.all(Workshop), key=lambda one: one.number)
        self.session.set_choices([(one.id, one.title) for one in workshops if one.id not in there])
        self.session.setEnabled(self.session.count() > 0)
        mine = centre_links.actions(self._plan, centre)
        numbers = numbering.labels(self._plan, Action)
        self._show_actions(mine, numbers)
        done = {one.id for one in mine}
        self.action.set_choices(
            [(one.id, f"A{numbers[one.id]} {one.title}")
             for one in action_plan.actions(self._plan) if one.id not in done]
        )  # fmt: skip
        self.action.setEnabled(self.action.count() > 0)
        in_reading_order(self)

    def _show_sessions(self, held: Sequence[Workshop]) -> None:
        words, box = self._words, emptied(self._sessions)
        if not held:
            none = words("Sessions in which neighbours dream, measure and design the centre.")
            box.addWidget(Paragraph(none, "detail", "muted"))
        for one in held:
            day = day_of(one.day)
            parts = [words.date(day) if day else words("no day yet"), one.place]
            card = LinkCard(one.title, " · ".join(part for part in parts if part))
            card.picked.connect(self._opener("prepare", workshop=one.id, tab="workshop"))
            out = words("Not a session of the centre: {title}", title=one.title)
            box.addLayout(self._row(card, out, partial(self._unlink_session, one.id)))

    def _show_actions(self, mine: Sequence[Action], numbers: dict[str, str]) -> None:
        words, box = self._words, emptied(self._actions)
        if not mine:
            none = words("What has to be done for the centre stands in the action plan.")
            box.addWidget(Paragraph(none, "detail", "muted"))
        for one in mine:
            said = words("Action A{number}", number=numbers[one.id])
            card = LinkCard(one.title, said, topic=one.theme)
            card.picked.connect(self._opener("action_plan", action=one.id))
            out = words("Not an action of the centre: {title}", title=one.title)
            box.addLayout(self._row(card, out, partial(self._unlink_action, one.id)))

    def _opener(self, page: str, **where: str) -> Callable[[], None]:
        return lambda: self._shell.go(page, **where)

    def _row(self, card: LinkCard, out: str, act: Callable[[], None]) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(6)
        row.addWidget(card, 1)
        unlink = IconButton("link-break", out, size=36)
        unlink.clicked.connect(act)
        if not self._plan.read_only:
            row.addWidget(unlink, 0, Qt.AlignmentFlag.AlignTop)
        return row

    # -- what a person does -----------------------------------------------------------------------
    def _link_session(self, id: str) -> None:
        if self._centre is not None and id:
            centre_links.link_session(self._plan, self._centre, id)

    def _unlink_session(self, id: str) -> None:
        if self._centre is not None:
            centre_links.unlink_session(self._plan, self._centre, id)
            self.session.setFocus(Qt.FocusReason.OtherFocusReason)

    def _link_action(self, id: str) -> None:
        if self._centre is not None and id:
            centre_links.link_action(self._plan, self._centre, id)

    def _unlink_action(self, id: str) -> None:
        if self._centre is not None:
            centre_links.unlink_action(self._plan, self._centre, id)
            self.action.setFocus(Qt.FocusReason.OtherFocusReason)

    def _make_session(self, text: str, confirmed: bool) -> None:
        if self._centre is None or not text:
            return
        day = self.day.day.isoformat() if self.day.day else ""
        place = self.place.text().strip()
        centre_links.make_session(self._plan, self._centre, text, day=day, place=place,
                                  confirmed=confirmed)  # fmt: skip
        self.title.setText("")
        self.place.setText("")
        self.day.set_day(None)
        self.title.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def _make_action(self, text: str, confirmed: bool) -> None:
        if self._centre is None or not text:
            return
        centre_links.make_action(self._plan, self._centre, text, self.theme.key or THEMES[0],
                                 confirmed=confirmed)  # fmt: skip
        self.deed.setText("")
        self.deed.edit.setFocus(Qt.FocusReason.OtherFocusReason)
