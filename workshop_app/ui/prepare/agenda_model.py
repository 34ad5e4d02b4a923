"""The rows of an agenda as an item model: one row an item, with its hour and its chip."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

from workshop_app.domain.meetings import AgendaItem, Workshop
from workshop_app.domain.packs import ExercisePack
from workshop_app.services import agenda
from workshop_app.services.open_plan import OpenPlan
from workshop_app.text import Words
from workshop_app.ui import exercises

ROW = int(Qt.ItemDataRole.UserRole)
Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class Row:
    """An item as its row shows it. ``number`` is its place, from 1; 0 for a break."""

    item: AgendaItem
    hour: str
    icon: str
    title: str
    chip: str
    minutes: str
    number: int
    pack: ExercisePack | None = None
    bounds: tuple[int, int] = agenda.BREAK_BOUNDS


def rows(
    plan: OpenPlan, workshop: Workshop, items: Sequence[AgendaItem], words: Words
) -> list[Row]:
    """The rows of an agenda in its order."""
    made = []
    begin = agenda.begins(workshop, items)
    for number, (item, begins) in enumerate(zip(items, begin, strict=True), start=1):
        pack = agenda.pack(plan, item)
        chip = exercises.captures(pack, words)
        if item.optional:
            chip = words("If needed")
        made.append(
            Row(
                item=item,
                hour=exercises.hour(begins, words),
                icon=exercises.icon(item, pack),
                title=exercises.title(item, words, pack),
                chip=chip,
                minutes=words.minutes(item.minutes),
                number=number if item.kind == "exercise" else 0,
                pack=pack,
                bounds=agenda.bounds(plan, item),
            )
        )
    return made


class AgendaModel(QAbstractListModel):
    """Rows of one agenda. ``show_rows`` redraws what changed and keeps what stays."""

    def __init__(self, words: Words) -> None:
        super().__init__()
        self._words = words
        self._rows: list[Row] = []

    def show_rows(self, rows: list[Row]) -> None:
        """Other rows; the same ids in the same order only change what they show."""
        same = [row.item.id for row in rows] == [row.item.id for row in self._rows]
        if not same:
            self.beginResetModel()
        self._rows = rows
        if not same:
            self.endResetModel()
        elif rows:
            self.dataChanged.emit(self.index(0), self.index(len(rows) - 1))

    def row(self, at: int) -> Row | None:
        """The row at this place, or ``None``."""
        return self._rows[at] if 0 <= at < len(self._rows) else None

    def place(self, item: str) -> int:
        """Where the item with this id stands, -1 where it is not."""
        return next((n for n, row in enumerate(self._rows) if row.item.id == item), -1)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row = self.row(index.row())
        if row is None:
            return None
        if role == ROW:
            return row
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            said = [row.hour, row.title, row.minutes, row.chip]
            return ", ".join(part for part in said if part)
        return None
