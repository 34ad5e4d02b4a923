"""The tab of materials: a list to tick while the bag is packed, and what to print."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from workshop_app.domain.meetings import Table, Workshop
from workshop_app.services import files, materials
from workshop_app.services.materials import Need
from workshop_app.services.open_plan import OpenPlan
from workshop_app.text import Words
from workshop_app.ui import paint, theme
from workshop_app.ui.jobs import Job
from workshop_app.ui.prepare import kit_kept, packing_list, written
from workshop_app.ui.prepare.inputs import tick_box
from workshop_app.ui.widgets.buttons import Button
from workshop_app.ui.widgets.cards import Card, EmptyCard, heading
from workshop_app.ui.widgets.labels import Label, Paragraph, Rule
from workshop_app.ui.widgets.progress import ProgressBar
from workshop_app.ui.widgets.rows import RowDelegate, RowList, Rows
from workshop_app.ui.widgets.wrapped import height, lines

if TYPE_CHECKING:
    from workshop_app.ui.page import Shell


class MaterialsTab(QWidget):
    """What the agenda of a workshop needs, for its people and tables."""

    about = ("Workshop", "AgendaItem", "Table")

    def __init__(
        self, plan: OpenPlan, words: Words, shell: Shell, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._plan, self._words, self._shell = plan, words, shell
        self._workshop: Workshop | None = None
        self.tools: list[QWidget] = []
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        self._card = Card(padding=0, spacing=8)
        self._card.box.setContentsMargins(6, 14, 6, 8)
        self._card.box.addLayout(self._head())
        self.list = TickList(words)
        self.list.ticked.connect(self._tick)
        self._card.box.addWidget(self.list, 1)
        self._empty = EmptyCard(
            "package", words("Nothing to pack yet"),
            words("Once there is an agenda, this is the list of what to bring."),
        )  # fmt: skip
        row.addWidget(self._card, 682)
        row.addWidget(self._empty, 682)
        row.addWidget(self._print_card(), 404)

    def _head(self) -> QVBoxLayout:
        head = QVBoxLayout()
        head.setContentsMargins(12, 0, 12, 0)
        head.setSpacing(8)
        first = QHBoxLayout()
        self.state = Label("", "strong", weight=600)
        self.state.setObjectName("packed")
        self.basis = Label("", "body", "muted", align="right")
        self.basis.setObjectName("for whom")
        first.addWidget(self.state)
        first.addStretch(1)
        first.addWidget(self.basis)
        self.bar = ProgressBar()
        head.addLayout(first)
        head.addWidget(self.bar)
        said = self._words("Sheets and paper are added up. Markers and other things serve again.")
        head.addWidget(Paragraph(said, "min", "muted"))
        return head

    def _print_card(self) -> QWidget:
        words = self._words
        card = Card(spacing=10)
        card.box.addWidget(heading("printer", words("To print")))
        card.box.addWidget(
            Paragraph(words("Print these sheets before the day."), "detail", "muted")
        )
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        card.box.addWidget(self._area, 1)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        self.print = Button(words("Print this list"), icon="printer", size="small")
        self.print.setObjectName("print list")
        self.print.clicked.connect(self.print_list)
        self.pdf = Button(words("Save PDF"), size="small")
        self.pdf.setObjectName("save list")
        self.pdf.clicked.connect(self.save_list)
        foot.addWidget(self.print)
        foot.addWidget(self.pdf)
        foot.addStretch(1)
        card.box.addLayout(foot)
        return card

    # -- on paper ---------------------------------------------------------------------------------
    def _pdf(self) -> bytes:
        """The list as it stands now, ticks and all."""
        workshop, words = self._workshop, self._words
        assert workshop is not None
        rows = [TickRow(need, need.key in workshop.packed, words) for need in self._needs()]
        lines = [
            packing_list.Line(one.packed, one.quantity, one.need.words, one.uses) for one in rows
        ]
        context = f"{workshop.title} · {self._for_whom(workshop)}"
        return packing_list.packing_pdf(words("What to bring"), context, lines)

    def save_list(self) -> None:
        """Write the list as a PDF."""
        words = self._words
        name = f"{words('materials')}.pdf"
        asked = self._shell.ask_where(words("Save PDF"), name, words("PDF (*.pdf)"))
        if asked and self._workshop:
            path = asked if asked.suffix else asked.with_suffix(".pdf")
            files.put(files.safe_target(path), self._pdf())
            written.tell(self._shell, words, path)

    def print_list(self) -> None:
        """Print the list."""
        from workshop_app.ui.sheets import printing

        words = self._words
        paper = kit_kept.paper(self._plan, self._shell.settings)
        printer = printing.chosen_printer(self.window(), words("What to bring"), paper)
        if printer is not None and self._workshop:
            content = self._pdf()
            self._shell.run(
                Job(lambda told: printing.print_pages(content, printer, told), words("Printing…"))
            )

    def _needs(self) -> list[Need]:
        if self._workshop is None:
            return []
        return materials.needs(self._plan, self._workshop, self._words.language)

    def show_workshop(self, workshop: Workshop | None) -> None:
        """Draw what ``workshop`` needs."""
        self._workshop = workshop
        if workshop is None:
            return
        words = self._words
        found = self._needs()
        self.print.setEnabled(bool(found))
        self.pdf.setEnabled(bool(found))
        self._card.setVisible(bool(found))
        self._empty.setVisible(not found)
        rows = [TickRow(need, need.key in workshop.packed, words) for need in found]
        self.list.show_rows(rows)
        done = sum(row.packed for row in rows)
        said = words("{done} of {all} packed", done=words.number(done), all=words.number(len(rows)))
        self.state.setText(said)
        self.state.set_tone("ok" if rows and done == len(rows) else "ink")
        share = done / len(rows) if rows else 0
        self.bar.show_share(share, "ok" if share == 1 else "primary", said)
        self.basis.setText(self._for_whom(workshop))
        self._show_prints([need for need in found if need.sheet])

    def _for_whom(self, workshop: Workshop) -> str:
        words, tables = self._words, self._plan.count(Table, workshop=workshop.id)
        people = words.many("For {n} person", "For {n} people", workshop.people)
        if not tables:
            return people
        return people + " · " + words.many("{n} table", "{n} tables", tables)

    def _show_prints(self, prints: list[Need]) -> None:
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 6, 0)
        column.setSpacing(8)
        for at, need in enumerate(prints):
            if at:
                column.addWidget(Rule())
            row = QHBoxLayout()
            row.setSpacing(10)
            copies = self._words.many("{n} copy", "{n} copies", need.quantity)
            row.addWidget(Paragraph(need.words), 1)
            row.addWidget(Label(copies, "body", weight=600), 0, Qt.AlignmentFlag.AlignTop)
            column.addLayout(row)
        if not prints:
            column.addWidget(Paragraph(self._words("This agenda has no sheets to print.")))
        column.addStretch(1)
        self._area.setWidget(body)

    def _tick(self, key: str, packed: bool) -> None:
        if self._workshop and not self._plan.read_only:
            materials.tick(self._plan, self._workshop, key, packed)


class TickRow:
    """A material with whether it is packed, as its row shows it."""

    __slots__ = ("need", "packed", "quantity", "text", "uses")

    def __init__(self, need: Need, packed: bool, words: Words) -> None:
        self.need, self.packed = need, packed
        self.quantity = words.number(need.quantity)
        self.uses = _uses(need, words)
        state = words("packed") if packed else words("not packed yet")
        self.text = f"{self.quantity} × {need.words}, {state}. {self.uses}"


def _uses(need: Need, words: Words) -> str:
    """What a material is for; with several exercises also how many each, and whether they add."""
    if len(need.uses) == 1:
        return need.uses[0].exercise
    each = " · ".join(f"{use.exercise} ({words.number(use.quantity)})" for use in need.uses)
    if need.again:
        return words("{exercises}: the same ones serve again", exercises=each)
    return words("{exercises}: they add up", exercises=each)


class TickList(RowList):
    """Rows to tick with Space, Enter or a click. Emits ``ticked(key, packed)``."""

    ticked = Signal(str, bool)

    def __init__(self, words: Words) -> None:
        self._rows = Rows()
        super().__init__(self._rows, _TickRows(), words("Materials"))
        self.setObjectName("materials")
        self.opened.connect(self._turn)
        self.clicked.connect(lambda index: self._turn(index.data(Qt.ItemDataRole.UserRole)))

    def show_rows(self, rows: list[TickRow]) -> None:
        """Other rows; the current one stays where it was."""
        at, offset = max(0, self.currentIndex().row()), self.verticalScrollBar().value()
        self._rows.show(rows)
        self.pick(min(at, len(rows) - 1))
        self.verticalScrollBar().setValue(offset)

    def _turn(self, row: TickRow | None) -> None:
        if row:
            self.ticked.emit(row.need.key, not row.packed)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space:
            self._turn(self.row)
        else:
            super().keyPressEvent(event)


class _TickRows(RowDelegate):
    """A box, how many, what, and small below what for."""

    def __init__(self) -> None:
        super().__init__(52, lines=True)

    def _left(self) -> float:
        now = theme.now()
        return 20.0 + now.px(24) + 10 + now.px(44) + 14

    def height(self, row: TickRow, width: int) -> int:
        now, room = theme.now(), width - self._left() - 20
        first = height(row.need.words, now.font("body", weight=600), room)
        return max(now.px(50), first + height(row.uses, now.font("min"), room) + 12)

    def paint_row(self, painter: QPainter, box: QRectF, row: TickRow, selected: bool) -> None:
        now = theme.now()
        side = now.px(24)
        tick = QRectF(box.left() + 20, box.center().y() - side / 2, side, side)
        tick_box(painter, tick, row.packed)
        many = QRectF(tick.right() + 10, box.top(), now.px(44), box.height())
        paint.text(painter, many, row.quantity, now.font("strong", weight=700, tabular=True),
                   now.color.muted if row.packed else now.color.primary, align=paint.RIGHT,
                   where=self.parent())  # fmt: skip
        left, room = box.left() + self._left(), box.width() - self._left() - 20
        bold, small = now.font("body", weight=600), now.font("min")
        first = height(row.need.words, bold, room)
        second = height(row.uses, small, room)
        top = box.top() + (box.height() - first - second) / 2
        ink = now.color.muted if row.packed else now.color.ink
        lines(painter, QRectF(left, top, room, first), row.need.words, bold, ink, self.parent(), 9)
        lines(painter, QRectF(left, top + first, room, second), row.uses, small, now.color.muted,
              self.parent(), 9)  # fmt: skip
