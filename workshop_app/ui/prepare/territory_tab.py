"""The tab of the places: the municipality, its territories, and the communes they lie in."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from workshop_app.domain.meetings import Workshop
from workshop_app.domain.places import Commune, Territory, TerritoryCommune
from workshop_app.services import prepare
from workshop_app.services.open_plan import OpenPlan
from workshop_app.text import Words
from workshop_app.ui import paint, theme
from workshop_app.ui.guarded import GuardedLine
from workshop_app.ui.prepare.municipality_fields import MunicipalityFields
from workshop_app.ui.prepare.territory_detail import TerritoryDetail
from workshop_app.ui.widgets.buttons import Button
from workshop_app.ui.widgets.cards import Card, EmptyCard, heading
from workshop_app.ui.widgets.rows import RowDelegate, RowList, Rows
from workshop_app.ui.widgets.wrapped import height, lines


class TerritoryTab(QWidget):
    """Municipality and territories at the left, the chosen territory at the right."""

    about = ("Plan", "Territory", "Commune", "TerritoryCommune", "Proposal")

    def __init__(self, plan: OpenPlan, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._plan, self._words = plan, words
        self._selected = ""
        self.tools: list[QWidget] = []
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        left = QVBoxLayout()
        left.setSpacing(14)
        left.addWidget(self._municipality())
        left.addWidget(self._territories(), 1)
        row.addLayout(left, 1)
        self.detail = TerritoryDetail(plan, words)
        self.detail.gone.connect(self._gone)
        row.addWidget(self.detail, 1)

    # -- parts ------------------------------------------------------------------------------------
    def _municipality(self) -> QWidget:
        card = Card(spacing=10)
        self.fields = MunicipalityFields(self._plan, self._words, "municipality", 14)
        card.box.addWidget(self.fields)
        return card

    def _territories(self) -> QWidget:
        words, card = self._words, Card(padding=0, spacing=8)
        card.box.setContentsMargins(6, 14, 6, 14)
        head = heading("map-trifold", words("Territories"))
        head.setContentsMargins(0, 0, 0, 0)
        card.box.addLayout(_inset(head))
        self._rows = Rows()
        self.list = TerritoryList(self._rows, words("Territories"))
        self.list.setObjectName("territories")
        self.list.picked.connect(self._pick)
        self.list.dropped.connect(lambda: self.detail.remove())
        self.list.opened.connect(lambda _row: self.detail.name.edit.setFocus())
        card.box.addWidget(self.list, 1)
        self.empty = EmptyCard(
            "map-trifold",
            words("There is no territory yet"),
            words("Write the name of the first one below and press Enter."),
        )
        empty = _inset(self.empty)
        card.box.addLayout(empty, 1)
        self.new = GuardedLine(words, hint=words("Name of a new territory"), at_once=False)
        self.new.edit.setObjectName("new territory")
        self.new.edit.setAccessibleName(words("Name of a new territory"))
        self.new.kept.connect(self._add)
        self.add = Button(words("Add"), icon="plus", cap="Return", size="header")
        self.add.clicked.connect(self.new.offer)
        foot = QHBoxLayout()
        foot.setContentsMargins(10, 0, 10, 0)
        foot.setSpacing(8)
        foot.addWidget(self.new, 1)
        foot.addWidget(self.add, 0, Qt.AlignmentFlag.AlignTop)
        card.box.addLayout(foot)
        self.new.setVisible(not self._plan.read_only)
        self.add.setVisible(not self._plan.read_only)
        return card

    # -- what is shown ----------------------------------------------------------------------------
    def show_workshop(self, workshop: Workshop | None) -> None:
        """Draw the places; they are the plan's, whichever workshop is chosen."""
        del workshop
        self.fields.read()
        found = sorted(self._plan.all(Territory), key=lambda one: (len(one.code), one.code))
        if self._selected not in [one.id for one in found]:
            self._selected = found[0].id if found else ""
        communes = {one.id: one for one in self._plan.all(Commune)}
        rows = [TerritoryRow(one, self._where(one, communes)) for one in found]
        self.list.setVisible(bool(rows))
        self.empty.setVisible(not rows)
        self.list.blockSignals(True)
        self._rows.show(rows)
        at = next((n for n, row in enumerate(rows) if row.territory.id == self._selected), -1)
        self.list.pick(at)
        self.list.blockSignals(False)
        self.detail.show_territory(rows[at].territory if rows else None)

    def _where(self, territory: Territory, communes: dict[str, Commune]) -> str:
        links = self._plan.all(TerritoryCommune, territory=territory.id)
        found = [communes[link.commune] for link in links if link.commune in communes]
        names = [one.name for one in sorted(found, key=lambda one: one.number)]
        return self._words.listed(names) if names else self._words("In no commune yet")

    # -- what a person does -----------------------------------------------------------------------
    def _pick(self, row: TerritoryRow) -> None:
        self._selected = row.territory.id
        self.detail.show_territory(row.territory)

    def _add(self, text: str, confirmed: bool) -> None:
        if not text:
            return
        made = prepare.add_territory(self._plan, text, confirmed=confirmed)
        self._selected = made.id
        self.new.setText("")
        self.show_workshop(None)
        self.new.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def _gone(self) -> None:
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)


class TerritoryRow:
    """A territory and where it lies, as its row says them."""

    __slots__ = ("territory", "text", "where")

    def __init__(self, territory: Territory, where: str) -> None:
        self.territory, self.where = territory, where
        self.text = f"{territory.code}, {territory.name}. {where}"


class TerritoryList(RowList):
    """Rows of territories. ``dropped`` on Delete."""

    dropped = Signal()

    def __init__(self, rows: Rows, name: str) -> None:
        super().__init__(rows, _TerritoryRows(), name)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Delete and self.row:
            self.dropped.emit()
        else:
            super().keyPressEvent(event)


class _TerritoryRows(RowDelegate):
    """Its code, its name on as many lines as it needs, and small below the communes."""

    def __init__(self) -> None:
        super().__init__(56)

    def _left(self) -> float:
        return 20.0 + theme.now().px(62) + 10

    def height(self, row: TerritoryRow, width: int) -> int:
        now, room = theme.now(), width - self._left() - 16
        first = height(row.territory.name, now.font("body", weight=700), room)
        return max(now.px(54), first + height(row.where, now.font("min"), room) + 14)

    def paint_row(self, painter: QPainter, box: QRectF, row: TerritoryRow, selected: bool) -> None:
        now = theme.now()
        tall = now.px(26)
        chip = QRectF(box.left() + 18, box.center().y() - tall / 2, now.px(62), tall)
        paint.frame(painter, chip, tall / 2, now.color.primary_tint)
        paint.text(painter, chip, row.territory.code, now.font("min", weight=600),
                   now.color.primary_hover, align=paint.CENTER, where=self.parent())  # fmt: skip
        bold, small = now.font("body", weight=700 if selected else 600), now.font("min")
        left, room = box.left() + self._left(), box.width() - self._left() - 16
        first, second = height(row.territory.name, bold, room), height(row.where, small, room)
        top = box.top() + (box.height() - first - second) / 2
        lines(painter, QRectF(left, top, room, first), row.territory.name, bold, now.color.ink,
              self.parent(), 9)  # fmt: skip
        lines(painter, QRectF(left, top + first, room, second), row.where, small,
              now.color.muted, self.parent(), 9)  # fmt: skip


def _inset(widget: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setContentsMargins(12, 0, 12, 0)
    row.addWidget(widget)
    return row
