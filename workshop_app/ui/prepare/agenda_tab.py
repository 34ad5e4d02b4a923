"""The tab of the agenda: time to scale, the rows, and at the right the detail or what to add."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedLayout, QStackedWidget, QVBoxLayout, QWidget

from workshop_app.domain.meetings import AgendaItem, Table, Workshop
from workshop_app.services import agenda, agenda_check, own_exercises
from workshop_app.services.agenda_check import AgendaWarning
from workshop_app.services.open_plan import OpenPlan
from workshop_app.text import Words
from workshop_app.ui.prepare.agenda_list import AgendaList
from workshop_app.ui.prepare.agenda_model import rows
from workshop_app.ui.prepare.choosers import EMPTY, Chooser, agenda_offers, exercise_offers
from workshop_app.ui.prepare.empty_agenda import EmptyAgenda
from workshop_app.ui.prepare.exercise_deeds import ExerciseDeeds
from workshop_app.ui.prepare.exercise_form import ExerciseForm
from workshop_app.ui.prepare.item_detail import ItemDetail
from workshop_app.ui.prepare.time_card import TimeCard
from workshop_app.ui.prepare.warning_strip import WarningStrip
from workshop_app.ui.prepare.writing import Writing
from workshop_app.ui.widgets.buttons import Button
from workshop_app.ui.widgets.cards import Card

if TYPE_CHECKING:
    from workshop_app.ui.page import Shell


class AgendaTab(QWidget):
    """The agenda of one workshop. ``show_workshop`` draws it anew; every change is a step.

    While an exercise is written its form stands in the place of all of it: ``writing(bool)``.
    """

    about = ("Workshop", "AgendaItem", "Table", "OwnExercise", "Proposal")
    writing = Signal(bool)

    def __init__(
        self, plan: OpenPlan, words: Words, shell: Shell, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._plan, self._words, self._shell = plan, words, shell
        self.form: ExerciseForm | None = None
        self.deeds = ExerciseDeeds(plan, shell, self)
        self._workshop: Workshop | None = None
        self._selected = ""
        self.add = Button(words("Add exercise"), icon="plus")
        self.other = Button(words("Start from another agenda"), "quiet", icon="copy-simple")
        self._stack = QStackedLayout(self)
        main = QWidget()
        self._stack.addWidget(main)
        row = QHBoxLayout(main)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        row.addLayout(self._left(), 682)
        row.addWidget(self._right(), 404)
        self._connect()

    @property
    def tools(self) -> list[QWidget]:
        """The buttons beside the tabs; none to read only, nor while an exercise is written."""
        return [] if self._plan.read_only or self.form else [self.add, self.other]

    # -- parts ------------------------------------------------------------------------------------
    def _left(self) -> QVBoxLayout:
        words = self._words
        column = QVBoxLayout()
        column.setSpacing(14)
        self.time = TimeCard(self._plan, words)
        column.addWidget(self.time)
        self.warnings = WarningStrip(words, not self._plan.read_only)
        column.addWidget(self.warnings)
        column.addWidget(self._list(), 1)
        return column

    def _list(self) -> QWidget:
        words = self._words
        self.middle = QStackedWidget()
        card = Card(padding=0)
        card.box.setContentsMargins(0, 8, 0, 8)
        self.list = AgendaList(words)
        card.box.addWidget(self.list)
        self.empty = EmptyAgenda(words, not self._plan.read_only)
        self.empty.ready.connect(self.choose_agenda)
        self.empty.exercise.connect(lambda: self.choose_exercise())
        self.empty.rest.connect(lambda: self._added("break:rest"))
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
            [("write", words("Write a new one"), "pencil-simple"),
             ("bring", words("Bring in"), "download-simple"),
             ("share_all", words("Share"), "export")],
        )  # fmt: skip
        self.agendas = Chooser(
            words, words("Ready agendas"),
            words("It takes the place of this agenda. Undo brings this one back."),
            [("keep", words("Keep this one"), "bookmark-simple"),
             ("share", words("Share"), "export"), ("bring", words("Bring in"), "download-simple")],
        )  # fmt: skip
        self.nothing = Card()
        for widget in (self.detail, self.exercises, self.agendas, self.nothing):
            self.side.addWidget(widget)
        return self.side

    def _connect(self) -> None:
        self.add.clicked.connect(lambda: self.choose_exercise())
        self.other.clicked.connect(self.choose_agenda)
        self.time.fit.clicked.connect(self._fit)
        self.list.picked.connect(self._pick)
        self.list.moved.connect(lambda id, to: agenda.move(self._plan, self._item(id), to))
        self.list.lasting.connect(self._lasts)
        self.time.bar.picked.connect(self._pick)
        for part in (self.list, self.detail):
            part.dropped.connect(self._drop)
        self.exercises.taken.connect(self._added)
        self.agendas.taken.connect(self._started)
        for chooser in (self.exercises, self.agendas):
            chooser.left.connect(self._back)
            chooser.asked.connect(self._asked)
        self.warnings.taken.connect(self._way_out)
        self.warnings.looked.connect(self._pick)
        self.detail.written.connect(self.deeds.edit)
        self.detail.asked.connect(self.deeds.menu)
        self.detail.renewed.connect(lambda name: own_exercises.renew(self._plan, name))
        self.deeds.writing.connect(self.open_form)
        self.deeds.changed.connect(lambda: self.show_workshop(self._workshop))

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
        self.time.setVisible(bool(items))
        self.time.tell(workshop, items)
        told = rows(self._plan, workshop, items, self._words)
        self.list.show_rows(told, self._selected, not self._plan.read_only)
        titles = {row.item.id: row.title for row in told}
        found = agenda_check.warnings(self._plan, workshop)
        self.warnings.show_warnings([(one, titles[one.item]) for one in found])
        self._draw_selected()

    def _draw_selected(self) -> None:
        workshop = self._workshop
        if workshop is None:
            return
        items = agenda.items(self._plan, workshop)
        self.time.mark(workshop, items, self._selected)
        row = self.list.current
        if row:
            tables = self._plan.count(Table, workshop=workshop.id)
            over = 0 < agenda.available(workshop) < agenda.minutes(items)
            own = row.pack is not None and own_exercises.differs(self._plan, row.pack.id)
            self.detail.show_item(row, workshop, tables, not self._plan.read_only, over, own)
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

    def _way_out(self, warning: AgendaWarning) -> None:
        """Do what the button of a warning says."""
        self._pick(warning.item)
        if warning.way == "later":
            agenda.move(self._plan, self._item(warning.item), self.list.rows.place(warning.after))
        elif warning.way == "rest":
            after = self._item(warning.after)
            made = agenda.add(self._plan, self._here, "rest", kind="break", after=after)
            self._pick(made.id)
        elif warning.way == "remove":
            self._drop(warning.item)
        elif warning.way == "fit":
            self._fit()
        elif warning.way == "people":
            self._shell.go("prepare", tab="workshop")
        else:
            if warning.way == "propose":
                self._selected = warning.after
            self.choose_exercise("propose" if warning.way == "propose" else "")
            return
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def _here(self) -> Workshop:
        if self._workshop is None:
            raise RuntimeError("no workshop is shown")
        return self._workshop

    def _asked(self, key: str) -> None:
        """One of the buttons under a list of offers."""
        deeds: dict[str, Callable[[], None]] = {
            "write": self.deeds.begin,
            "bring": self.deeds.bring,
            "share_all": self.deeds.share_all,
            "keep": lambda: self.deeds.keep_agenda(self._here),
            "share": lambda: self.deeds.share_agenda(self._here),
        }
        self._show_detail()
        deeds[key]()

    # -- the form of an exercise ------------------------------------------------------------------
    def open_form(self, writing: Writing, heading: str) -> None:
        """Write an exercise in the place of the agenda."""
        for tool in self.tools:
            tool.hide()
        self.form = ExerciseForm(writing, heading)
        self.form.kept.connect(self._kept)
        self.form.left.connect(self.close_form)
        self._stack.addWidget(self.form)
        self._stack.setCurrentWidget(self.form)
        self.writing.emit(True)
        self.form.segments.setFocus(Qt.FocusReason.TabFocusReason)

    def _kept(self) -> None:
        if self.form is None:
            return
        writing = self.form.writing
        writing.keep(self._plan)
        self.close_form()
        words = self._words
        self._shell.tell("done", words("Kept on this laptop"))
        if writing.fresh and self._workshop and not self._plan.read_only:
            self._added(writing.name)

    def close_form(self) -> None:
        """Back to the agenda; what was not kept stays unfinished."""
        form, self.form = self.form, None
        if form is None:
            return
        if not form.writing.touched:
            form.writing.forget()
        self._stack.setCurrentIndex(0)
        self._stack.removeWidget(form)
        form.deleteLater()
        for tool in self.tools:
            tool.show()
        self.show_workshop(self._workshop)
        self.writing.emit(False)
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _fit(self) -> None:
        self.list.settle()
        if self._workshop:
            agenda.fit(self._plan, self._workshop)

    def choose_exercise(self, stage: str = "") -> None:
        """Open the list of exercises and breaks in the place of the detail; those of a ``stage``
        alone where it is named."""
        if self._workshop:
            self.side.setCurrentWidget(self.exercises)
            offers = exercise_offers(self._plan, self._workshop, self._words)
            self.exercises.open([one for one in offers if stage in ("", one.stage)])

    def choose_agenda(self) -> None:
        """Open the list of ready agendas."""
        if self._workshop:
            self.side.setCurrentWidget(self.agendas)
            self.agendas.open(agenda_offers(self._plan, self._workshop, self._words))

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
        if key == EMPTY:
            agenda.clear(self._plan, self._workshop)
            self.empty.take_keyboard()
            return
        if key.startswith("workshop:"):
            other = self._plan.one(Workshop, key.removeprefix("workshop:"))
            agenda.copy_from(self._plan, self._workshop, other)
        else:
            agenda.start_from(self._plan, self._workshop, key)
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _back(self) -> None:
        opener = self.add if self.side.currentWidget() is self.exercises else self.other
        self._show_detail()
        opener.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _show_detail(self) -> None:
        self.side.setCurrentWidget(self.detail if self.list.current else self.nothing)
