"""Bring in a list of attention points: every row is seen first, then all come in one undo. A position
becomes a pin only where someone says so, row by row."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from workshop_app.domain.opening_told import told
from workshop_app.domain.opening_week import week_of
from workshop_app.services import point_importing
from workshop_app.services.open_plan import OpenPlan
from workshop_app.services.point_importing import IncomingPoint, PointsPreview
from workshop_app.text import KnownError, Words
from workshop_app.ui.bring_in.rows import Line, LineDelegate, LineRows
from workshop_app.ui.bring_in.turned_list import TurnedList
from workshop_app.ui.jobs import Job, Progress
from workshop_app.ui.page import Shell
from workshop_app.ui.widgets import Button, Label, Paragraph, Stripe
from workshop_app.ui.widgets.overlay import Overlay

WIDTH = 1000
LISTS = "*.csv *.tsv *.txt *.xlsx *.xlsm *.json *.geojson"


@dataclass(frozen=True, slots=True)
class PointLine(Line):
    """A line about ``incoming``; ``None`` for a row that stays outside."""

    incoming: IncomingPoint | None = None


def open_points(
    over: QWidget, plan: OpenPlan, words: Words, shell: Shell, path: Path | None = None
) -> PointsPanel:
    """Show the panel over ``over``, with the list at ``path`` read already where one is given."""
    panel = PointsPanel(over, plan, words, shell)
    panel.open(panel.file)
    if path is not None:
        panel.open_file(path)
    return panel


class PointsPanel(Overlay):
    """Nothing is changed before "Bring in" is pressed; Esc leaves everything as it was. ``brought``
    when the points came in."""

    brought = Signal()

    def __init__(self, over: QWidget, plan: OpenPlan, words: Words, shell: Shell) -> None:
        super().__init__(over, words("Bring in a list of points"), width=WIDTH, tall=True)
        self.setObjectName("bring-in-points")
        self._plan, self._words, self._shell = plan, words, shell
        self._preview: PointsPreview | None = None
        self._pins: set[int] = set()
        self._asked = 0
        self.file = Button(words("Choose a file…"), "secondary", icon="folder-open")
        self.file.clicked.connect(self._choose)
        self.file_name = Label("", "detail", "muted")
        self.bring = Button(words("Bring in"), "primary", icon="tray", cap="Ctrl+Return",
                            size="header")  # fmt: skip
        self.bring.clicked.connect(self._bring)
        self._model = LineRows(words)
        self.list = TurnedList(self._model, LineDelegate(), words("What would come in"))
        self.list.turned.connect(self._turn)
        self.list.opened.connect(lambda _row: self.bring.click())
        self.list.picked.connect(lambda _row: self._show_choice())
        self.choice = Button("", "quiet", cap="Space")
        self.choice.clicked.connect(self._turn)
        self.problem = Stripe("error")
        self.hint = Paragraph("", "detail", "muted")
        self._build()
        self._show(None)

    def _build(self) -> None:
        words = self._words
        close = Button(words("Cancel"), "plain", cap="Esc")
        close.clicked.connect(self.leave)
        head = QHBoxLayout()
        head.addWidget(Label(words("Bring in a list of points"), "title"), 1)
        head.addWidget(close)
        head.addWidget(self.bring)
        source = QHBoxLayout()
        source.setSpacing(12)
        source.addWidget(self.file)
        source.addWidget(self.file_name, 1)
        self.column.addLayout(head)
        self.column.addLayout(source)
        self.column.addWidget(self.problem)
        self.column.addWidget(self.hint)
        self.column.addWidget(self.list, 1)
        self.column.addWidget(self.choice, 0, Qt.AlignmentFlag.AlignRight)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.bring.click()
        else:
            super().keyPressEvent(event)

    # -- looking ----------------------------------------------------------------------------------
    def _choose(self) -> None:
        path = self._shell.ask_file(self._words("Choose a list of points"), LISTS)
        if path is not None:
            self.open_file(path)

    def open_file(self, path: Path) -> None:
        """Read the list at ``path`` and show what it would bring; off the window's thread."""
        self._pins.clear()
        self.file_name.setText(path.name)
        self._asked += 1
        number, plan = self._asked, self._plan

        def work(_progress: Progress) -> PointsPreview:
            return point_importing.look(plan, path)

        def looked(preview: PointsPreview) -> None:
            if number == self._asked:
                self.problem.say("error", "")
                self._show(preview)
                self.list.setFocus(Qt.FocusReason.OtherFocusReason)

        job = Job(work, self._words("Reading the list…"))
        self._shell.run(job, done=looked, failed=self._failed)

    def _failed(self, error: BaseException) -> None:
        if not isinstance(error, KnownError):
            raise error
        self._show(None)
        self.problem.say("error", error.told(self._words))

    # -- showing ----------------------------------------------------------------------------------
    def _show(self, preview: PointsPreview | None) -> None:
        words = self._words
        self._preview = preview
        at = max(self.list.currentIndex().row(), 0)
        found = self._lines(preview) if preview else []
        self._model.show_lines(found)
        if found:
            self.list.pick(min(at, len(found) - 1))
        n = len(preview.incoming) if preview else 0
        self.bring.setText(
            words.many("Bring in {n} point", "Bring in {n} points", n) if n else words("Bring in")
        )
        self.bring.block("" if n else self._told())
        self.hint.setText(self._told())
        self._show_choice()

    def _told(self) -> str:
        words, preview = self._words, self._preview
        if preview is None:
            return words("A table with the heads nombre; dirección; teléfono; horario; servicios, or a "
                         "list of places of OpenStreetMap (JSON, GeoJSON).")  # fmt: skip
        if not preview.incoming:
            return words("Nothing of this list would come in.")
        said = [words("What comes in is not checked yet: note it when somebody has called.")]
        if preview.placed:
            said.append(words("Its position comes onto the map only where you say so."))
        return " ".join(said)

    def _lines(self, preview: PointsPreview) -> list[PointLine]:
        words = self._words
        found = [
            PointLine(one.row, "", words("Stays out: {reason}", reason=words(one.message, **one.facts)),
                      icon="x-circle", tone="error")
            for one in preview.refused
        ]  # fmt: skip
        found += [self._line(one) for one in preview.incoming]
        return sorted(found, key=lambda line: line.row)

    def _line(self, one: IncomingPoint) -> PointLine:
        words = self._words
        hours = told(str(one.values["opening_hours"]), week_of(one.values["hours"]), words)
        notes = [part for part in (str(one.values["address"]), hours) if part]
        if one.problem:
            notes.append(words(one.problem, **(one.facts or {})))
        elif one.row in self._pins:
            notes.append(words("with a pin on the map"))
        text = f"{one.name}" + (
            f" · {' · '.join(one.values['phones'])}" if one.values["phones"] else ""
        )
        icon = "warning" if one.problem else "map-pin" if one.row in self._pins else "check-circle"
        tone = "warn" if one.problem else "muted"
        return PointLine(one.row, "", text, " · ".join(notes), icon=icon, tone=tone,
                         marked=one.pin is not None, incoming=one)  # fmt: skip

    # -- choosing ---------------------------------------------------------------------------------
    def _show_choice(self) -> None:
        row: PointLine | None = self.list.row
        words = self._words
        can = row is not None and row.incoming is not None and row.incoming.pin is not None
        told_ = ""
        if can and row is not None:
            told_ = (
                words("Leave it off the map")
                if row.row in self._pins
                else words("Put it on the map")
            )
        self.choice.setText(told_)
        self.choice.setVisible(bool(told_))

    def _turn(self) -> None:
        row: PointLine | None = self.list.row
        if row is not None and row.incoming is not None and row.incoming.pin is not None:
            self._pins ^= {row.row}
            self._show(self._preview)

    # -- taking it --------------------------------------------------------------------------------
    def _bring(self) -> None:
        preview, plan, pins = self._preview, self._plan, frozenset(self._pins)
        if preview is None or not preview.incoming:
            return

        def work(_progress: Progress) -> int:
            return len(point_importing.bring_in(plan, preview, pins))

        job = Job(work, self._words("Bringing them in…"))
        self._shell.run(job, done=self._done, failed=self._failed)
        self.bring.block(self._words("Bringing them in…"))

    def _done(self, n: int) -> None:
        words = self._words
        self.away()
        self.brought.emit()
        self._shell.tell(
            "done", words.many("{n} point came in.", "{n} points came in.", n), undo=True
        )
