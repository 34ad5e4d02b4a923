"""The printed kit: paper, which sheets, posters; saved, printed, or seen on the screen."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from workshop_app.domain.meetings import Workshop
from workshop_app.export.pdf.kit.sheets import SHEETS
from workshop_app.services import materials
from workshop_app.services.open_plan import OpenPlan
from workshop_app.text import Words
from workshop_app.ui import paint, tab_order, theme
from workshop_app.ui.jobs import Job, Progress
from workshop_app.ui.prepare import kit_kept
from workshop_app.ui.prepare.inputs import tick_box
from workshop_app.ui.sheets.print_foot import PrintFoot
from workshop_app.ui.sheets.printout import Printout
from workshop_app.ui.widgets.buttons import Button
from workshop_app.ui.widgets.cards import Card
from workshop_app.ui.widgets.fields import Field
from workshop_app.ui.widgets.labels import Label, Paragraph
from workshop_app.ui.widgets.overlay import Overlay
from workshop_app.ui.widgets.rows import RowDelegate, RowList, Rows
from workshop_app.ui.widgets.segments import Segments
from workshop_app.ui.widgets.stepper import Stepper
from workshop_app.ui.widgets.wrapped import height, lines

if TYPE_CHECKING:
    from workshop_app.export.kit_views import KitChoice
    from workshop_app.ui.page import Shell

SIGNATURES = "signature-sheet"
ALWAYS = ("run-sheet", "key-sheet")
"""What a kit holds whatever the agenda names."""
PAPERS = ("a4", "letter")


@dataclass(slots=True)
class SheetRow:
    """A sheet that may be printed: how many things of it the agenda needs (0: none)."""

    key: str
    title: str
    detail: str
    quantity: str
    chosen: bool

    @property
    def text(self) -> str:
        """What a reader says."""
        return ", ".join(filter(None, [self.title, self.quantity, self.detail]))


class KitPanel(Overlay):
    """Chooses what to print of a workshop's kit. Making the PDF is a job that can be cancelled;
    the panel stays open meanwhile."""

    def __init__(self, over: QWidget, plan: OpenPlan, workshop: Workshop, shell: Shell) -> None:
        super().__init__(over, shell.words("Printed kit"), width=920)
        self._plan, self._workshop, self.shell = plan, workshop, shell
        self._words = words = shell.words
        self.column.addWidget(Label(words("Printed kit"), "section"))
        self.column.addWidget(
            Paragraph(words("Black and white, on one side of the paper."), "detail", "muted")
        )
        middle = QHBoxLayout()
        middle.setSpacing(20)
        self.list = SheetList(words)
        self.list.setMinimumHeight(theme.now().px(320))
        self.list.setMinimumWidth(theme.now().px(440))
        self.list.show_rows(self._rows())
        self.list.turned.connect(self._say)
        self.list.turned.connect(self._keep)
        middle.addWidget(self.list, 1)
        middle.addLayout(self._choices())
        self.column.addLayout(middle, 1)
        self.column.addWidget(self._foot())
        self._say()

    def _rows(self) -> list[SheetRow]:
        """The sheets of the agenda first, ticked; then the others that there are."""
        words = self._words
        needed: dict[str, int] = {}
        uses: dict[str, list[str]] = {}
        for need in materials.needs(self._plan, self._workshop, words.language):
            if need.sheet:
                needed[need.sheet] = needed.get(need.sheet, 0) + need.quantity
                uses.setdefault(need.sheet, []).extend(use.exercise for use in need.uses)
        rows = []
        for key, sheet in SHEETS.items():
            if key == SIGNATURES:
                continue
            of_kit = key in ALWAYS
            detail = " · ".join(dict.fromkeys(uses.get(key, [])))
            if sheet.poster:
                detail = " · ".join(filter(None, [words("poster"), detail]))
            quantity = f"{words.number(needed[key])} ×" if key in needed else ""
            rows.append(SheetRow(key, words(sheet.name), detail, quantity, of_kit or key in needed))
        rows.sort(key=lambda row: not row.chosen)
        self._needed = [row.key for row in rows if row.chosen]
        if kept := kit_kept.of(self._plan, self._workshop.id):
            for row in rows:
                row.chosen = kept.ticks(row.key, row.chosen)
        return rows

    def _choices(self) -> QVBoxLayout:
        words = self._words
        column = QVBoxLayout()
        column.setSpacing(12)
        papers = [("a4", words("A4")), ("letter", words.at("paper", "Letter"))]
        size = kit_kept.paper(self._plan, self.shell.settings)
        self.paper = Segments(papers, size, name=words("Paper"))
        self.paper.chosen.connect(lambda key: self.shell.change_settings(paper=key))
        kept = kit_kept.of(self._plan, self._workshop.id)
        tiled = [("whole", words("One page")), ("tiles", words("Four pages to glue"))]
        self.posters = Segments(tiled, kept.posters if kept else "whole", name=words("Posters"))
        self.posters.chosen.connect(self._keep)
        self.cards = Stepper(
            kept.cards if kept else 40, 1, 200, name=words("Numbered option cards"), less=words("One less"),
            more=words("One more"),
        )  # fmt: skip
        self.cards.changed.connect(self._keep)
        column.addWidget(Field(words("Paper"), self.paper))
        column.addWidget(Field(words("Posters"), self.posters))
        column.addWidget(Field(words("Numbered option cards"), self.cards))
        column.addWidget(self._signatures())
        column.addStretch(1)
        return column

    def _signatures(self) -> Card:
        """The sheet that funders ask for: on its own, and nothing of it enters the file."""
        words = self._words
        card = Card("sunken", spacing=6)
        card.box.addWidget(Label(words("Signature sheet"), "body", weight=600))
        said = words(
            "Printed blank and on its own, kept apart from ballots. Nothing of it enters the file."
        )
        card.box.addWidget(Paragraph(said, "detail", "muted"))
        row = QHBoxLayout()
        self.signature_pdf = Button(words("Save PDF"), size="small")
        self.signature_print = Button(words("Print"), size="small")
        self.signature_pdf.clicked.connect(lambda: self.save([SIGNATURES]))
        self.signature_print.clicked.connect(lambda: self.print_out([SIGNATURES]))
        row.addWidget(self.signature_pdf)
        row.addWidget(self.signature_print)
        row.addStretch(1)
        card.box.addLayout(row)
        return card

    def _foot(self) -> PrintFoot:
        def chosen() -> list[str]:
            return self.list.chosen

        self.foot = PrintFoot(
            self._words, "kit", leave=self.leave, look=lambda: self.look(chosen()),
            save=lambda: self.save(chosen()), print_out=lambda: self.print_out(chosen()),
        )  # fmt: skip
        self.foot.state.setObjectName("kit state")
        return self.foot

    def open_first(self) -> None:
        """Show it; the keyboard is on the sheets."""
        tab_order.in_reading_order(self)
        self.open(self.list)

    def _keep(self) -> None:
        """The choice stays while the plan is open."""
        kit_kept.keep(self._plan, self._workshop.id, self.list.chosen, self._needed,
                      self.posters.current, self.cards.value)  # fmt: skip

    def _say(self) -> None:
        count = len(self.list.chosen)
        words = self._words
        said = words.many("{n} sheet chosen", "{n} sheets chosen", count)
        self.foot.state.setText(said)
        self.foot.block("" if count else words("Choose at least one sheet"))

    # -- what a person does -----------------------------------------------------------------------
    def choice(self, keys: Sequence[str]) -> KitChoice:
        """What is to be printed, of the sheets ``keys``."""
        from workshop_app.export.kit_views import KitChoice

        return KitChoice(
            size=self.paper.current,
            sheets=tuple(key for key in SHEETS if key in keys),
            tiled=self.posters.current == "tiles",
            cards=self.cards.value,
        )

    def _job(self, keys: Sequence[str]) -> Job:
        plan, workshop, words, choice = self._plan, self._workshop, self._words, self.choice(keys)

        def make(progress: Progress) -> bytes:
            from workshop_app.services import documents

            return documents.kit(plan, workshop, words, choice, progress)

        return Job(make, words("Making the kit…"))

    def _printout(self, keys: Sequence[str]) -> Printout:
        title = self._words("Printed kit")
        self.printout = Printout(self, self.shell, self._words, title, lambda: self._job(keys))
        return self.printout

    def save(self, keys: Sequence[str]) -> None:
        """Ask where, then write the PDF."""
        words = self._words
        name = words("signatures") if list(keys) == [SIGNATURES] else words("kit")
        if self._printout(keys).save(f"{name}-{self._workshop.number}"):
            self.away()

    def print_out(self, keys: Sequence[str]) -> None:
        """Ask for the printer, then make the PDF and print it."""
        if self._printout(keys).print_out(self.paper.current):
            self.away()

    def look(self, keys: Sequence[str]) -> None:
        """Show each sheet on the whole screen."""
        self._printout(keys).look()


class SheetList(RowList):
    """Sheets to tick with Space, Enter or a click. ``turned`` when one was."""

    turned = Signal()

    def __init__(self, words: Words) -> None:
        self._rows = Rows()
        super().__init__(self._rows, _SheetRows(), words("Sheets"))
        self.setObjectName("kit sheets")
        self.opened.connect(self._turn)
        self.clicked.connect(lambda index: self._turn(index.data(Qt.ItemDataRole.UserRole)))

    def show_rows(self, rows: Sequence[SheetRow]) -> None:
        """Other sheets."""
        self._rows.show(rows)
        self.pick(0)

    @property
    def chosen(self) -> list[str]:
        """The keys of the sheets that are ticked."""
        rows = (
            self._rows.index(n).data(Qt.ItemDataRole.UserRole) for n in range(self._rows.rowCount())
        )
        return [row.key for row in rows if row.chosen]

    def _turn(self, row: SheetRow | None) -> None:
        if row:
            row.chosen = not row.chosen
            self.viewport().update()
            self.turned.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space:
            self._turn(self.row)
        else:
            super().keyPressEvent(event)


class _SheetRows(RowDelegate):
    """A box, the sheet and what it is for, how many."""

    def __init__(self) -> None:
        super().__init__(44, lines=True)

    def _room(self, width: float) -> float:
        now = theme.now()
        return width - 14 - now.px(24) - 12 - now.px(56) - 12

    def height(self, row: SheetRow, width: int) -> int:
        now, room = theme.now(), self._room(width)
        first = height(row.title, now.font("body", weight=600), room)
        second = height(row.detail, now.font("min"), room) if row.detail else 0
        return max(now.px(42), first + second + 10)

    def paint_row(self, painter: QPainter, box: QRectF, row: SheetRow, selected: bool) -> None:
        now, room = theme.now(), self._room(box.width())
        side = now.px(24)
        tick = QRectF(box.left() + 14, box.center().y() - side / 2, side, side)
        tick_box(painter, tick, row.chosen)
        bold, small = now.font("body", weight=600), now.font("min")
        first = height(row.title, bold, room)
        second = height(row.detail, small, room) if row.detail else 0
        left, top = tick.right() + 12, box.top() + (box.height() - first - second) / 2
        lines(painter, QRectF(left, top, room, first), row.title, bold, now.color.ink,
              self.parent(), 9)  # fmt: skip
        if row.detail:
            lines(painter, QRectF(left, top + first, room, second), row.detail, small,
                  now.color.muted, self.parent(), 9)  # fmt: skip
        many = QRectF(box.right() - now.px(60), box.top(), now.px(50), box.height())
        paint.text(painter, many, row.quantity, now.font("body", weight=600, tabular=True),
                   now.color.primary, align=paint.RIGHT, where=self.parent())  # fmt: skip
