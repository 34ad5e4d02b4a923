"""What to notice, how to speak, whom to turn to: cards to be read. Nothing can be typed here, and
nothing about a person is kept or counted (P-46)."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QListView, QWidget

from workshop_app.services import clock, needs_guide
from workshop_app.services.needs_guide import Sign
from workshop_app.services.open_plan import OpenPlan
from workshop_app.text import Words
from workshop_app.ui import icons, paint, theme
from workshop_app.ui.directory.lines import IconLine
from workshop_app.ui.page import Shell
from workshop_app.ui.plan_panel import PlanPanel
from workshop_app.ui.procedures.helpers import point_card
from workshop_app.ui.scrolled import column, emptied, scrolled
from workshop_app.ui.tab_order import in_reading_order
from workshop_app.ui.widgets import (
    Button,
    Card,
    Label,
    Paragraph,
    RowDelegate,
    RowList,
    Rows,
    wrapped,
)

WIDTH = 1120


class NeedsPanel(PlanPanel):
    """How to speak on top; the signs at the left, what to do and whom to turn to at the right."""

    def __init__(self, over: QWidget, plan: OpenPlan, words: Words, shell: Shell) -> None:
        title = words("What to notice, whom to turn to")
        super().__init__(over, plan, words, shell, title, width=WIDTH)
        self.setObjectName("needs guide")
        self._guide = needs_guide.guide(words.language)
        self.print = Button(words("Print"), icon="printer", key="Ctrl+P", size="header")
        self.print.clicked.connect(self._print)
        self.add_head(title, self.print, self.close_button)
        self.column.addWidget(self._speaking())
        across = QHBoxLayout()
        across.setSpacing(16)
        across.addWidget(self._signs(), 1)
        across.addWidget(self._answer(), 1)
        self.column.addLayout(across, 1)
        kept = words(needs_guide.NOTHING_KEPT)
        self.column.addWidget(IconLine("shield-check-fill", kept, "detail"))
        self.list.pick(0)

    def open_panel(self) -> None:
        """Show it, with the keyboard on the signs."""
        in_reading_order(self)
        self.open(self.list)

    def _print(self) -> None:
        """The guide on paper; no slip is counted and nothing is kept."""
        from workshop_app.ui.directory.paper_panel import PaperPanel

        title, plan, shell = self._words("What to notice, whom to turn to"), self._plan, self._shell
        over = self._over
        self.away()
        PaperPanel(over, plan, shell, "directory-pdf", title, paper="needs").open_panel()

    # -- parts ------------------------------------------------------------------------------------
    def _speaking(self) -> Card:
        card = Card("notes", padding=12, spacing=6)
        card.box.addWidget(Label(self._words("How to speak"), "strong", weight=700))
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(6)
        across = 2 if theme.now().scale > 1 else 3
        for at, line in enumerate(self._guide.speaking):
            said = IconLine(line.pictogram, line.text, "min")
            grid.addWidget(said, at // across, at % across, Qt.AlignmentFlag.AlignTop)
            grid.setColumnStretch(at % across, 1)
        card.box.addLayout(grid)
        return card

    def _signs(self) -> Card:
        card = Card(padding=8)
        said = self._words("What to notice")
        card.box.addWidget(Label(said, "strong", weight=700))
        self.list = RowList(SignRows(list(self._guide.signs)), SignRow(), said)
        self.list.setResizeMode(QListView.ResizeMode.Adjust)
        self.list.picked.connect(self._pick)
        card.box.addWidget(self.list, 1)
        return card

    def _answer(self) -> Card:
        card = Card(padding=14)
        card.box.addWidget(Label(self._words("What to do"), "strong", weight=700))
        self.do = Paragraph("", "body")
        card.box.addWidget(self.do)
        card.box.addWidget(Label(self._words("Whom to turn to"), "strong", weight=700))
        holder, self._inside = column(spacing=8)
        self._inside.setContentsMargins(0, 0, 10, 0)
        self.area = scrolled(holder, name=self._words("Whom to turn to"))
        card.box.addWidget(self.area, 1)
        return card

    # -- showing ----------------------------------------------------------------------------------
    def _pick(self, sign: Sign) -> None:
        plan, words, shell, box = self._plan, self._words, self._shell, emptied(self._inside)
        self.do.setText(sign.do)
        now = clock.now(plan)
        found = needs_guide.turn_to(plan, sign)
        if not found:
            none = words("The directory has no point for this yet.")
            box.addWidget(Paragraph(none, "detail", "muted"))
        for point in found:
            card = point_card(plan, words, shell, point, now)
            card.picked.connect(self.away)
            box.addWidget(card)
        box.addStretch(1)
        self.area.verticalScrollBar().setValue(0)
        in_reading_order(self)


class SignRows(Rows):
    """A reader hears what to notice."""

    def words_of(self, row: Sign) -> str:
        return row.notice


class SignRow(RowDelegate):
    """A pictogram, and what to notice on as many lines as it needs."""

    def __init__(self) -> None:
        super().__init__(52, lines=True)

    def _left(self) -> float:
        return 14.0 + theme.now().px(36) + 12

    def height(self, row: Sign, width: int) -> int:
        now = theme.now()
        list = self.parent()
        inside = list.viewport().width() if isinstance(list, RowList) else width
        tall = wrapped.height(row.notice, now.font("detail"), inside - self._left() - 8)
        return max(now.px(52), tall + 14)

    def paint_row(self, painter: QPainter, box: QRectF, row: Sign, selected: bool) -> None:
        now, side = theme.now(), theme.now().px(36)
        tile = QRectF(box.left() + 14, box.center().y() - side / 2, side, side)
        icon = row.pictogram if icons.known(row.pictogram) else "info"
        paint.tile_icon(painter, tile, icon, now.color.primary, now.color.primary_tint,
                        now.px(22))  # fmt: skip
        font, room = now.font("detail"), box.width() - self._left() - 8
        tall = wrapped.height(row.notice, font, room)
        place = QRectF(box.left() + self._left(), box.center().y() - tall / 2, room, tall)
        wrapped.lines(painter, place, row.notice, font, now.color.ink, where=self, most=9)
