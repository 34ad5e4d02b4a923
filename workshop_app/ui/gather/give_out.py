"""Give the plan out: a file for each chosen workshop, into a folder such as a stick."""

from __future__ import annotations

import weakref
from collections.abc import Callable, Container
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import QHBoxLayout, QWidget

from workshop_app.domain.meetings import Workshop
from workshop_app.services import templates
from workshop_app.services.open_plan import OpenPlan
from workshop_app.text import KnownError, Words
from workshop_app.ui import theme
from workshop_app.ui.gather import kept
from workshop_app.ui.jobs import Job, Progress
from workshop_app.ui.page import Shell
from workshop_app.ui.prepare.inputs import tick_box
from workshop_app.ui.widgets import Button, Label, Paragraph, RowDelegate, RowList, Rows, Stripe
from workshop_app.ui.widgets.overlay import Overlay
from workshop_app.ui.widgets.wrapped import height, lines


@dataclass(slots=True)
class WorkshopRow:
    """A workshop that a file may be written for."""

    workshop: Workshop
    detail: str
    chosen: bool = True

    @property
    def text(self) -> str:
        """What a reader says."""
        return " · ".join(filter(None, [self.workshop.title, self.detail]))


class GiveOutPanel(Overlay):
    """Choose the workshops, then the folder; afterwards the names of the files and what to do."""

    def __init__(
        self, over: QWidget, plan: OpenPlan, words: Words, shell: Shell,
        unticked: Container[str] = (),
    ) -> None:  # fmt: skip
        """``unticked``: ids of the workshops that get no file."""
        super().__init__(over, words("Give out to facilitators"), width=760)
        self.paths: list[Path] = []
        self._unticked: set[str] = set()
        self._writing = False
        kept.of(plan).panel = weakref.ref(self)
        self.setObjectName("give-out")
        self._plan, self._words, self._shell = plan, words, shell
        self.column.addWidget(Label(words("Give out to facilitators"), "title"))
        self.said = Paragraph(words(
            "Each facilitator gets a copy of the whole plan, private notes too. It opens at their workshop, with the same passphrase if there is one. After the workshop they give it back, and you add it here."
        ), "body", "muted")  # fmt: skip
        self.column.addWidget(self.said)
        rows = self._rows()
        for one in rows:
            one.chosen = one.workshop.id not in unticked
        self.list = WorkshopTicks(rows, words("Workshops to give out"))
        self.list.turned = self._tell
        self.column.addWidget(self.list, 1)
        self.problem = Stripe("error")
        self.column.addWidget(self.problem)
        row = QHBoxLayout()
        row.setSpacing(8)
        self.close_it = Button(words("Cancel"), "plain", cap="Esc", size="header")
        self.close_it.clicked.connect(self.leave)
        self.write = Button("", "primary", icon="usb", cap="Return", size="header")
        self.write.clicked.connect(self._choose_folder)
        row.addStretch(1)
        row.addWidget(self.close_it)
        row.addWidget(self.write)
        self.column.addLayout(row)
        self._tell()

    def _rows(self) -> list[WorkshopRow]:
        found = sorted(self._plan.all(Workshop), key=lambda one: (one.number, one.born))
        words = self._words
        return [
            WorkshopRow(one, " · ".join(filter(None, [
                words.date(date.fromisoformat(one.day), "short") if one.day else "", one.place,
            ])))
            for one in found
        ]  # fmt: skip

    @property
    def chosen(self) -> list[Workshop]:
        """The workshops that are ticked."""
        return [row.workshop for row in self.list.rows if row.chosen]

    def anew(self, over: QWidget, words: Words) -> None:
        """The same panel in other words, with what was ticked or written; this one goes."""
        unticked = self._unticked or {r.workshop.id for r in self.list.rows if not r.chosen}
        self.away()
        fresh = GiveOutPanel(over, self._plan, words, self._shell, unticked)
        fresh.open(fresh.list)
        if self.paths:
            fresh.show_written(self.paths)
        elif self._writing:
            fresh.block()

    def _tell(self) -> None:
        words, n = self._words, len(self.chosen)
        self.write.setText(
            words.many("Choose the folder for {n} file", "Choose the folder for {n} files", n)
        )
        self.write.block("" if n else words("Choose for which workshops."))

    def _choose_folder(self) -> None:
        folder = self._shell.ask_folder(self._words("Choose the folder or the USB stick"))
        if folder is None:
            return
        plan, words, chosen, shell = self._plan, self._words, self.chosen, self._shell

        def work(_progress: Progress) -> list[Path]:
            return templates.give_out(plan, folder, chosen)

        def written(paths: list[Path]) -> None:
            panel = kept.open_panel(plan)
            if panel is not None:
                panel.show_written(paths)
            else:
                shell.tell("done", told(words, paths))

        def failed(error: BaseException) -> None:
            panel = kept.open_panel(plan)
            if panel is None or not isinstance(error, KnownError):
                raise error
            panel.show_problem(error)

        self.block()
        shell.run(Job(work, words("Writing the files…")), done=written, failed=failed)

    def block(self) -> None:
        """The files are being written: nothing else meanwhile."""
        self._writing = True
        self.problem.say("error", "")
        self.write.block(self._words("Writing the files…"))

    def show_problem(self, error: KnownError) -> None:
        """The files could not be written; the choice stays."""
        self._writing = False
        self._tell()
        self.problem.say("error", error.told(self._words))

    def show_written(self, paths: list[Path]) -> None:
        """The files ``paths`` were written for the chosen workshops."""
        words, self.paths, self._writing = self._words, paths, False
        self._unticked = {row.workshop.id for row in self.list.rows if not row.chosen}
        self.said.set_tone("ink")
        self.said.setText(told(words, paths))
        self.list.show_written([path.name for path in paths])
        self.write.hide()
        self.close_it.setText(words("Done"))
        self.close_it.setFocus(Qt.FocusReason.TabFocusReason)
        self.place()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            (self.close_it if self.write.isHidden() else self.write).click()
        else:
            super().keyPressEvent(event)


def told(words: Words, paths: list[Path]) -> str:
    """Where the files are, and what to do with them."""
    folder = paths[0].parent.name or str(paths[0].parent)
    return words.many(
        "{n} file is in “{folder}”. Give each facilitator theirs. It is opened with Convite on their laptop; after the workshop, add it here with the others.",
        "{n} files are in “{folder}”. Give each facilitator theirs. They are opened with Convite on their laptops; after the workshops, add them here.",
        len(paths), folder=folder,
    )  # fmt: skip


def _nothing() -> None:
    """Nobody asked what is ticked."""


class WorkshopTicks(RowList):
    """The workshops with a box each; Space or a click ticks."""

    def __init__(self, rows: list[WorkshopRow], name: str) -> None:
        self.rows = rows
        self.turned: Callable[[], None] = _nothing
        self._model = Rows(rows)
        super().__init__(self._model, _TickRow(), name)
        self.setMinimumHeight(theme.now().px(54) * min(5, max(2, len(rows))))
        self.clicked.connect(lambda index: self.turn(index.row()))
        if rows:
            self.pick(0)

    def turn(self, at: int) -> None:
        """Tick row ``at``, or not any more."""
        if 0 <= at < len(self.rows):
            self.rows[at].chosen = not self.rows[at].chosen
            self.viewport().update()
            self.turned()

    def show_written(self, names: list[str]) -> None:
        """The files that were written, in place of the choice."""
        chosen = [row for row in self.rows if row.chosen]
        for row, name in zip(chosen, names, strict=True):
            row.detail = name
        self.rows = []
        self._model.show(chosen)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space:
            self.turn(self.currentIndex().row())
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.ignore()
        else:
            super().keyPressEvent(event)


class _TickRow(RowDelegate):
    """A box, the title, and the day and place below."""

    def __init__(self) -> None:
        super().__init__(56, lines=True)

    def _left(self) -> float:
        return 16.0 + theme.now().px(24) + 14

    def height(self, row: WorkshopRow, width: int) -> int:
        now, room = theme.now(), width - self._left() - 16
        first = height(row.workshop.title, now.font("body", weight=600), room)
        return max(now.px(52), first + height(row.detail, now.font("min"), room) + 12)

    def paint_row(self, painter: QPainter, box: QRectF, row: WorkshopRow, selected: bool) -> None:
        now, side = theme.now(), theme.now().px(24)
        tick_box(painter, QRectF(box.left() + 16, box.center().y() - side / 2, side, side),
                 row.chosen)  # fmt: skip
        left, room = box.left() + self._left(), box.width() - self._left() - 16
        bold, small = now.font("body", weight=600), now.font("min")
        first, second = height(row.workshop.title, bold, room), height(row.detail, small, room)
        top = box.center().y() - (first + (second if row.detail else 0)) / 2
        where = self.parent()
        lines(painter, QRectF(left, top, room, first), row.workshop.title, bold, now.color.ink,
              where, 9)  # fmt: skip
        if row.detail:
            lines(painter, QRectF(left, top + first, room, second), row.detail, small,
                  now.color.muted, where, 9)  # fmt: skip
