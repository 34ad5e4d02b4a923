"""Beside the table: the chosen sector's detail, its fields, or what one of its scores rests on."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget

from workshop_app.services.economy import Studied
from workshop_app.services.open_plan import OpenPlan
from workshop_app.text import Words
from workshop_app.ui.economy.detail import SectorDetail
from workshop_app.ui.economy.sector_forms import CellForm, SectorForm
from workshop_app.ui.page import Shell


class SectorSide(QStackedWidget):
    """``left`` when the keyboard is to go back to the table; ``wanted(place, id)`` for what is seen
    elsewhere on the page. The forms are built when they are first asked for."""

    left = Signal()
    wanted = Signal(str, str)

    def __init__(self, plan: OpenPlan, words: Words, shell: Shell) -> None:
        super().__init__()
        self._plan, self._words, self._shell = plan, words, shell
        self._shown: Studied | None = None
        self.detail = SectorDetail(plan, words, shell)
        self.detail.editing.connect(self.edit)
        self.detail.wanted.connect(self.wanted)
        self.addWidget(self.detail)
        self.form: SectorForm | None = None
        self.cell: CellForm | None = None

    def show_sector(self, one: Studied, place: int, count: int, criterion: str) -> None:
        """Another sector, or the same one changed; a form that is open goes on with it."""
        if self._shown is not None and self._shown.sector.id != one.sector.id:
            self.finish()
        self._shown = one
        here = self.currentWidget()
        if here is self.form and self.form is not None:
            self.form.show_record(one.sector)
        elif here is self.cell and self.cell is not None:
            self.cell.show_cell(one.sector, criterion)
        self.detail.show_sector(one, place, count)

    @property
    def opened(self) -> bool:
        """Whether a form stands in the place of the detail."""
        return self.currentWidget() is not self.detail

    def edit(self) -> None:
        """The fields of the sector."""
        if self._shown is None or self._plan.read_only:
            return
        if self.form is None:
            self.form = SectorForm(self._plan, self._words)
            self.form.left.connect(self._leave)
            self.form.gone.connect(self._tell_gone)
            self.addWidget(self.form)
        self.form.show_record(self._shown.sector)
        self.setCurrentWidget(self.form)
        self.form.begin()

    def open_cell(self, criterion: str) -> None:
        """What the sector's score on a criterion rests on."""
        if self._shown is None:
            return
        if self.cell is None:
            self.cell = CellForm(self._plan, self._words)
            self.cell.left.connect(self._leave)
            self.addWidget(self.cell)
        self.cell.show_cell(self._shown.sector, criterion)
        self.setCurrentWidget(self.cell)
        self.cell.begin()

    def show_detail(self) -> None:
        """The detail again."""
        self.finish()
        self.setCurrentWidget(self.detail)

    def _leave(self) -> None:
        self.left.emit()  # the keyboard first: a field keeps what it holds when it goes
        self.show_detail()

    def _tell_gone(self) -> None:
        self._shell.tell("done", self._words("The sector was taken out"), undo=True)

    def finish(self) -> None:
        """Keep what is being typed, as far as it can be kept."""
        if self.form is not None and self.currentWidget() is self.form:
            self.form.finish()
        if self.cell is not None and self.currentWidget() is self.cell:
            self.cell.finish()
