"""The list of documents: in groups, each with a box to tick."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import QPointF, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QResizeEvent

from workshop_app.export.exporters import EXPORTERS
from workshop_app.services import document_orders
from workshop_app.services.documents import Offer
from workshop_app.text import N_, Words
from workshop_app.ui import icons, paint, theme
from workshop_app.ui.prepare.inputs import tick_box
from workshop_app.ui.widgets.rows import Index, RowDelegate, RowList, Rows
from workshop_app.ui.widgets.wrapped import height, lines

ICONS = {".pdf": "file-pdf", ".docx": "file-doc", ".xlsx": "file-xls", ".csv": "file-csv",
         ".html": "globe-simple", ".png": "image"}  # fmt: skip
KINDS = {
    ".pdf": N_("document (PDF)"), ".docx": N_("text (Word)"), ".xlsx": N_("workbook (Excel)"),
    ".csv": N_("table (CSV)"), ".html": N_("web page"), ".png": N_("picture"),
    ".pb": N_("votes (PB)"),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class DocumentRow:
    """A document as its row shows it; one without an ``offer`` is the head of a group. ``text`` is
    what a reader says."""

    name: str
    ending: str = ""
    what: str = ""
    offer: Offer | None = None
    ticked: bool = False
    text: str = ""


def rows_of(offers: Sequence[Offer], words: Words, ticked: frozenset[str]) -> list[DocumentRow]:
    """Rows of ``offers`` under the heads of their groups; ``ticked`` holds keys (``key_of``)."""
    rows: list[DocumentRow] = []
    group = ""
    for offer in offers:
        if document_orders.group_of(offer.kind) != group:
            group = document_orders.group_of(offer.kind)
            head = words(document_orders.GROUPS[group])
            rows.append(DocumentRow(head, text=head))
        rows.append(_row(offer, words, key_of(offer) in ticked))
    return rows


def key_of(offer: Offer) -> str:
    """A document among the others of a plan."""
    return f"{offer.kind} {offer.of or ''}".strip()


def _row(offer: Offer, words: Words, ticked: bool) -> DocumentRow:
    ending = EXPORTERS[offer.kind].ending
    what = words(KINDS.get(ending, ending))
    state = words.at("of a document", "ticked") if ticked else ""
    text = ", ".join(part for part in (offer.name, what, state) if part)
    return DocumentRow(offer.name, ending, what, offer, ticked, text)


class DocumentModel(Rows):
    """The heads of groups are read and passed over."""

    def flags(self, index: Index) -> Qt.ItemFlag:
        row = self.data(index, int(Qt.ItemDataRole.UserRole))
        if row is None or row.offer is None:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable


class DocumentList(RowList):
    """↑ ↓ choose, Space ticks, Ctrl+A ticks all or none. Emits ``ticked(set of keys)``."""

    ticked = Signal(object)

    def __init__(self, words: Words) -> None:
        self._words = words
        self._model = DocumentModel()
        self._rows: list[DocumentRow] = []
        self._shown = ""
        super().__init__(self._model, DocumentDelegate(), words("Documents"))
        self.setObjectName("documents")

    def show_rows(self, rows: list[DocumentRow], current: str) -> None:
        """Other rows; ``current`` is the key of the one that is chosen."""
        self._rows = rows
        offset = self.verticalScrollBar().value()
        self.blockSignals(True)
        self._model.show(rows)
        at = next(
            (n for n, one in enumerate(rows) if one.offer and key_of(one.offer) == current), -1
        )
        if at >= 0:
            self.pick(at)
        self.blockSignals(False)
        self.verticalScrollBar().setValue(offset)
        if current != self._shown:
            self._shown = current
            QTimer.singleShot(0, self, self._into_view)  # when it has its size

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The choices below may take room: what is chosen stays in view."""
        super().resizeEvent(event)
        self._into_view()

    def _into_view(self) -> None:
        self.scrollTo(self.currentIndex())

    def keys(self) -> list[str]:
        """Every document that is listed."""
        return [key_of(one.offer) for one in self._rows if one.offer]

    def turn(self, row: DocumentRow | None) -> None:
        """Tick a row, or not any more."""
        if row is not None and row.offer is not None:
            now = replace(row, ticked=not row.ticked)
            self._emit({*self._ticked(), key_of(row.offer)} if now.ticked
                       else self._ticked() - {key_of(row.offer)})  # fmt: skip

    def _ticked(self) -> set[str]:
        return {key_of(one.offer) for one in self._rows if one.offer and one.ticked}

    def _emit(self, keys: set[str]) -> None:
        self.ticked.emit(frozenset(keys))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if event.key() == Qt.Key.Key_Space:
            self.turn(self.row)
        elif event.key() == Qt.Key.Key_A and control:
            every = set(self.keys())
            self._emit(set() if self._ticked() == every else every)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A press on the box ticks; anywhere else it chooses."""
        index = self.indexAt(event.position().toPoint())
        super().mousePressEvent(event)
        if index.isValid() and event.position().x() < DocumentDelegate.left():
            self.turn(index.data(Qt.ItemDataRole.UserRole))


class DocumentDelegate(RowDelegate):
    """A box, the sign of the file, its name on as many lines as it needs, its kind below."""

    def __init__(self) -> None:
        super().__init__(52)

    @staticmethod
    def left() -> float:
        """How far the box reaches from the left, with room to hit it."""
        return 12.0 + theme.now().px(22) + 8

    def _words_left(self) -> float:
        return self.left() + theme.now().px(24) + 10

    def height(self, row: DocumentRow, width: int) -> int:
        now = theme.now()
        if row.offer is None:
            return now.px(34)
        first = height(row.name, now.font("detail", weight=600), width - self._words_left() - 12)
        return max(now.px(46), first + now.line("min") + 10)

    def paint_row(self, painter: QPainter, box: QRectF, row: DocumentRow, selected: bool) -> None:
        now = theme.now()
        if row.offer is None:
            head = box.adjusted(12, now.px(8), -12, 0)
            paint.text(painter, head, row.name, now.font("min", weight=700), now.color.muted,
                       where=self.parent())  # fmt: skip
            return
        side = now.px(22)
        middle = box.center().y()
        tick_box(painter, QRectF(box.left() + 12, middle - side / 2, side, side), row.ticked)
        sign = QRectF(QPointF(box.left() + self.left(), box.top()), box.bottomRight())
        sign.setWidth(now.px(24))
        icons.draw(painter, sign, ICONS.get(row.ending, "file"), now.color.primary, now.px(22))
        left = box.left() + self._words_left()
        room = box.width() - self._words_left() - 12
        bold = now.font("detail", weight=700 if selected else 600)
        first, second = height(row.name, bold, room), now.line("min")
        top = middle - (first + second) / 2
        lines(painter, QRectF(left, top, room, first), row.name, bold, now.color.ink,
              self.parent(), 9)  # fmt: skip
        paint.text(painter, QRectF(left, top + first, room, second), row.what, now.font("min"),
                   now.color.muted, where=self.parent())  # fmt: skip
