"""The rows of one column: its cards, and behind a fold those that were withdrawn."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from PySide6.QtCore import QAbstractListModel, QMimeData, QModelIndex, QObject, Qt

from workshop_app.export.names import SHORT_THEMES
from workshop_app.services.board_cards import Card, Lane
from workshop_app.text import Words
from workshop_app.ui.proposals.card import links_said
from workshop_app.ui.widgets.rows import ROW, Index

MIME = "application/x-convite-cards"
CHALLENGES = "application/x-convite-challenges"
"""What is dragged: ids of proposals, or of challenges, one a line."""
FOLD = "fold"
"""The row between the cards and the withdrawn ones."""

Row = Card | str


class LaneModel(QAbstractListModel):
    """The rows of a lane. ``show`` changes only what differs, so that a view keeps its place.
    ``fixed``: nothing can be dragged from or to it."""

    def __init__(self, words: Words, *, fixed: bool = False, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._words, self.fixed = words, fixed
        self.lane = Lane("")
        self.unfolded = False
        self._rows: list[Row] = []
        self._chosen: Collection[str] = ()
        self.carried: tuple[str, ...] = ()
        """Ids of all that is chosen on the board: dragging one of them takes them all along."""

    # -- what is there ----------------------------------------------------------------------------
    def show(self, lane: Lane) -> None:
        """Show another state of the lane."""
        self.lane = lane
        self._rows_are(self._rows_of(lane))

    def unfold(self, unfolded: bool) -> None:
        """Show or hide the withdrawn ones."""
        self.unfolded = unfolded
        self._rows_are(self._rows_of(self.lane))
        fold = self.at_fold
        if fold >= 0:
            self.dataChanged.emit(self.index(fold, 0), self.index(fold, 0))

    def choose(self, chosen: Collection[str]) -> None:
        """Which cards (ids) are chosen: what is said of them changes, not how tall they are."""
        self._chosen = chosen
        if self._rows:
            ends = self.index(0, 0), self.index(len(self._rows) - 1, 0)
            self.dataChanged.emit(*ends, [Qt.ItemDataRole.AccessibleTextRole])

    def row(self, number: int) -> Row | None:
        """The row at ``number``, if there is one."""
        return self._rows[number] if 0 <= number < len(self._rows) else None

    def find(self, id: str) -> int:
        """The number of the row with this card, or of the cluster that holds it; -1 for none."""
        for number, row in enumerate(self._rows):
            if isinstance(row, Card) and (row.id == id or id in row.members):
                return number
        return -1

    @property
    def at_fold(self) -> int:
        """The number of the fold's row, or -1."""
        return len(self.lane.cards) if self.lane.withdrawn else -1

    def _rows_of(self, lane: Lane) -> list[Row]:
        rows: list[Row] = [*lane.cards]
        if lane.withdrawn:
            rows.append(FOLD)
            if self.unfolded:
                rows.extend(lane.withdrawn)
        return rows

    def _rows_are(self, rows: list[Row]) -> None:
        """Take the new rows: what stands at both ends stays, the middle goes and comes."""
        old = self._rows
        if old == rows:
            return
        head = 0
        while head < min(len(old), len(rows)) and _same(old[head], rows[head]):
            head += 1
        tail = 0
        while tail < min(len(old), len(rows)) - head and _same(old[-1 - tail], rows[-1 - tail]):
            tail += 1
        gone, come = len(old) - tail - head, len(rows) - tail - head
        if gone == come and _same_ids(old[head : head + gone], rows[head : head + come]):
            self._rows = rows
            if gone:
                self.dataChanged.emit(self.index(head, 0), self.index(head + gone - 1, 0))
            return
        if gone:
            self.beginRemoveRows(QModelIndex(), head, head + gone - 1)
            self._rows = old[:head] + (old[-tail:] if tail else [])
            self.endRemoveRows()
        if come:
            self.beginInsertRows(QModelIndex(), head, head + come - 1)
            self._rows = rows
            self.endInsertRows()

    # -- Qt ---------------------------------------------------------------------------------------
    def rowCount(self, parent: Index | None = None) -> int:
        return len(self._rows)

    def data(self, index: Index, role: int = 0) -> Any:
        row = self.row(index.row()) if index.isValid() else None
        if row is None:
            return None
        if role == ROW:
            return row
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self._said(row)
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        row = self.row(index.row())
        if isinstance(row, Card) and not row.withdrawn and not self.fixed:
            flags |= Qt.ItemFlag.ItemIsDragEnabled
        return flags

    def mimeData(self, indexes: Any) -> QMimeData:
        """The ids of what is dragged, chosen ones with them."""
        ids: dict[str, None] = {}
        kind = MIME
        for index in indexes:
            row = self.row(index.row())
            if isinstance(row, Card):
                ids.update(dict.fromkeys(row.members))
                kind = CHALLENGES if row.kind == "challenge" else MIME
                if row.id in self._chosen:
                    ids.update(dict.fromkeys(self.carried))
        made = QMimeData()
        made.setData(kind, "\n".join(ids).encode())
        return made

    def _said(self, row: Row) -> str:
        """What a reader says of a row: nothing of it is told by place or colour alone."""
        words = self._words
        if not isinstance(row, Card):
            return words.many("{n} withdrawn", "{n} withdrawn", len(self.lane.withdrawn))
        parts = [row.number, words(SHORT_THEMES[row.theme])]
        if row.kind == "cluster":
            parts += [words("Cluster"), row.title]
        if row.table_name:
            parts.append(row.table_name)
        parts.append(row.text)
        if row.photo:
            parts.append(words("with a photo"))
        parts += [said for said in [links_said(row, words)] if said]
        if row.withdrawn:
            parts.append(words("Withdrawn: {reason}", reason=row.reason))
        if row.id in self._chosen:
            parts.append(words("chosen"))
        return ". ".join(parts)


def _same_ids(old: list[Row], new: list[Row]) -> bool:
    return [getattr(row, "id", row) for row in old] == [getattr(row, "id", row) for row in new]


def _same(old: Row, new: Row) -> bool:
    """Cards that nothing happened to are the same object; comparing all fields is for the rest."""
    return old is new or old == new
