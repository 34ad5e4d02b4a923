"""The tab of the agenda: time to scale, the rows, and at the right the detail or what to add."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from workshop_app.domain.meetings import AgendaItem, Table, Workshop
from workshop_app.services import agenda
from workshop_app.services.open_plan import OpenPlan
from workshop_app.text import Words
from workshop_app.ui.prepare.agenda_list import AgendaList
from workshop_app.ui.prepare.agenda_model import rows
from workshop_app.ui.prepare.choosers import Chooser, agenda_offers, exercise_offers
from workshop_app.ui.prepare.item_detail import ItemDetail
from workshop_app.ui.prepare.time_bar import TimeBar, stretches
from workshop_app.ui.widgets.buttons import Button
from workshop_app.ui.widgets.cards import Card, EmptyCard
from workshop_app.ui.widgets.labels import Label


class AgendaTab(QWidget):
    """The agenda of one workshop. ``show_workshop`` draws it anew; every change is a step."""

    about = ("Workshop", "AgendaItem", "Table")

    def __init__(self, plan: OpenPlan, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._plan, self._words = plan, words
        self._workshop: Workshop | None = None
        self._selected = ""
        self.add = Button(words("Add exercise"), icon="plus")
        self.other = Button(words("Start from another agenda"), "quiet", icon="copy-simple")
        self.tools = [] if plan.read_only else [self.add, self.other]
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        row.addLayout(self._left(), 682)
        row.addWidget(self._right(), 404)
        self._connect()

    # -- parts ------------------------------------------------------------------------------------
    def _left(self) -> QVBoxLayout:
        words = self._words
        column = QVBoxLayout()
        column.setSpacing(14)
        self.bar_card = Card(spacing=6)
        self.bar_card.box.setContentsMargins(17, 10, 17, 7)
        head = QHBoxLayout()
        self.state = Label("", "strong", weight=600)
        self.state.setObjectName("time left")
        self.fit = Button(words("Fit"), size="small")
        self.fit.setObjectName("fit")
        self.total = Label("", "body", "muted", align="right")
        self.total.setObjectName("total time")
        head.addWidget(self.state)
        head.addWidget(self.fit)
        head.addStretch(1)
        head.addWidget(self.total)
        self.bar_card.box.addLayout(head)
        self.bar = TimeBar(words)
        self.bar_card.box.addWidget(self.bar)
        column.addWidget(self.bar_card)
        column.addWidget(self._list(), 1)
        return column

    def _list(self) -> QWidget:
        words = self._words
        self.middle = QStackedWidget()
        card = Card(padding=0)
        card.box.setContentsMargins(0, 8, 0, 8)
        self.list = AgendaList(words)
        card.box.addWidget(self.list)
        start = Button(words("Start from a ready agenda"), icon="clipboard-text")
        start.clicked.connect(self.choose_agenda)
        self.empty = EmptyCard(
            "clipboard-text",
            words("There is no agenda yet"),
            words("Start from a ready one and change what you need, or add exercises one by one."),
            None if self._plan.read_only else start,
        )
        self.middle.addWidget(card)
        self.middle.addWidget(self.empty)
        return self.middle

    def _right(self) -> QWidget:
        words = self._words
        self.side = QStackedWidget()
        self.detail = ItemDetail(words)
        self.exercises = Chooser(
            words, words("Add exercise"),
            words("It goes after the selected one. Its minutes can be changed afterwards."),
        )  # fmt: skip
        self.agendas = Chooser(
            words, words("Ready agendas"),
            words("It takes the place of this agenda. Undo brings this one back."),
        )  # fmt: skip
        self.nothing = Card()
        for widget in (self.detail, self.exercises, self.agendas, self.nothing):
            self.side.addWidget(widget)
        return self.side

    def _connect(self) -> None:
        self.add.clicked.connect(self.choose_exercise)
        self.other.clicked.connect(self.choose_agenda)
        self.fit.clicked.connect(self._fit)
        self.list.picked.connect(self._pick)
        self.list.moved.connect(lambda id, to: agenda.move(self._plan, self._item(id), to))
        self.list.lasting.connect(self._lasts)
        self.bar.picked.connect(self._pick)
        for part in (self.list, self.detail):
            part.dropped.connect(self._drop)
        self.exercises.taken.connect(self._added)
        self.agendas.taken.connect(self._started)
        for chooser in (self.exercises, self.agendas):
            chooser.left.connect(self._back)

    # -- what is shown ----------------------------------------------------------------------------
    def show_workshop(self, workshop: Workshop | None) -> None:
        """Draw the agenda of ``workshop`` as it stands."""
        if self._workshop and workshop and workshop.id != self._workshop.id:
            self._selected = ""
            self._show_detail()
        self._workshop = workshop
        if workshop is None:
            return
        items = agenda.items(self._plan, workshop)
        if items and self._selected not in [item.id for item in items]:
            self._selected = items[0].id
        self.middle.setCurrentIndex(0 if items else 1)
        self.bar_card.setVisible(bool(items))
        self._tell_time(workshop, items)
        self.list.show_rows(
            rows(self._plan, workshop, items, self._words), self._selected, not self._plan.read_only
        )
        self._draw_selected()

    def _tell_time(self, workshop: Workshop, items: list[AgendaItem]) -> None:
        words, taken = self._words, agenda.minutes(items)
        available = agenda.available(workshop)
        free = available - taken
        over = available > 0 and free < 0
        self.fit.setVisible(over and not self._plan.read_only)
        can = any(item.minutes > agenda.least(self._plan, item) for item in items if not item.optional)
        self.fit.block("" if can else words("Nothing can be shortened any more: take one out."))
        if not available:
            said, tone = words("The workshop has no hours yet"), "warn"
        elif over:
            said = words("{minutes} over", minutes=words.minutes(-free))
            tone = "error"
            if not can:
                said = words("{minutes} over: take one out", minutes=words.minutes(-free))
        elif free:
            said, tone = words("{minutes} left free", minutes=words.minutes(free)), "ok"
        else:
            said, tone = words("It fits exactly"), "ok"
        self.state.setText(said)
        self.state.set_tone(tone)
        self.bar.setAccessibleName(said)
        self.total.setText(
            words("{taken} of {all}", taken=words.minutes(taken), all=words.minutes(available))
            if available else words.minutes(taken)
        )  # fmt: skip

    def _draw_selected(self) -> None:
        workshop = self._workshop
        if workshop is None:
            return
        items = agenda.items(self._plan, workshop)
        start = agenda.begins(workshop, items)[0] if items else agenda.DEFAULT_START
        self.bar.show_agenda(stretches(items), start, agenda.available(workshop), self._selected)
        row = self.list.current
        if row:
            tables = self._plan.count(Table, workshop=workshop.id)
            self.detail.show_item(row, workshop, tables, not self._plan.read_only)
        if self.side.currentWidget() in (self.detail, self.nothing):
            self.side.setCurrentWidget(self.detail if row else self.nothing)

    # -- what a person does -----------------------------------------------------------------------
    def _item(self, id: str) -> AgendaItem:
        return self._plan.one(AgendaItem, id)

    def _pick(self, id: str) -> None:
        self._selected = id
        at = self.list.rows.place(id)
        if at != self.list.currentIndex().row():
            self.list.setCurrentIndex(self.list.rows.index(at))
        self._draw_selected()

    def _lasts(self, id: str, minutes: int) -> None:
        agenda.set_minutes(self._plan, self._item(id), minutes)

    def _drop(self, id: str) -> None:
        at = self.list.rows.place(id)
        near = self.list.rows.row(at + 1) or self.list.rows.row(at - 1)
        item = self._item(id)
        self._selected = near.item.id if near else ""
        agenda.remove(self._plan, item)
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _fit(self) -> None:
        if self._workshop:
            agenda.fit(self._plan, self._workshop)

    def choose_exercise(self) -> None:
        """Open the list of exercises and breaks in the place of the detail."""
        if self._workshop:
            self.side.setCurrentWidget(self.exercises)
            self.exercises.open(exercise_offers(self._workshop, self._words))

    def choose_agenda(self) -> None:
        """Open the list of ready agendas."""
        if self._workshop:
            self.side.setCurrentWidget(self.agendas)
            self.agendas.open(agenda_offers(self._workshop, self._words))

    def _added(self, key: str) -> None:
        if self._workshop is None:
            return
        kind, name = ("break", key.removeprefix("break:")) if ":" in key else ("exercise", key)
        after = self._plan.find(AgendaItem, self._selected) if self._selected else None
        self._show_detail()
        made = agenda.add(self._plan, self._workshop, name, kind=kind, after=after)
        self._pick(made.id)
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _started(self, key: str) -> None:
        if self._workshop is None:
            return
        self._selected = ""
        self._show_detail()
        agenda.start_from(self._plan, self._workshop, key)
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _back(self) -> None:
        opener = self.add if self.side.currentWidget() is self.exercises else self.other
        self._show_detail()
        opener.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _show_detail(self) -> None:
        self.side.setCurrentWidget(self.detail if self.list.current else self.nothing)
