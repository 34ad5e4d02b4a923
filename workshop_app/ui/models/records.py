"""A list model over records of a plan, kept up by its news: only rows that changed are read."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from workshop_app.ui.widgets.rows import ROW

if TYPE_CHECKING:
    from workshop_app.domain.entity import Entity
    from workshop_app.services.news import News
    from workshop_app.services.open_plan import OpenPlan

R = TypeVar("R", bound="Entity")
Index = QModelIndex | QPersistentModelIndex


class Records(QAbstractListModel, Generic[R]):
    """Records of one entity that ``keep`` wants, in the order of ``order`` (default: born).

    The page calls ``take(news)`` from its ``told``. ``said`` is what a reader says of a row.
    """

    def __init__(
        self,
        plan: OpenPlan,
        entity: type[R],
        *,
        keep: Callable[[R], bool] | None = None,
        order: Callable[[R], Any] | None = None,
        said: Callable[[R], str] | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._plan, self._entity = plan, entity
        self._keep = keep or (lambda _record: True)
        self._order = order or (lambda record: record.born)
        self._said = said or str
        self._records: list[R] = []
        self.read()

    @property
    def records(self) -> list[R]:
        """The records, in order."""
        return list(self._records)

    def read(self) -> None:
        """Read everything again."""
        self.beginResetModel()
        kept = filter(self._keep, self._plan.all(self._entity))
        self._records = sorted(kept, key=self._order)
        self.endResetModel()

    def filter(self, keep: Callable[[R], bool]) -> None:
        """Show other records."""
        self._keep = keep
        self.read()

    def row_of(self, id: str) -> int:
        """The row of the record with this id, -1 for none."""
        return next((n for n, record in enumerate(self._records) if record.id == id), -1)

    def take(self, news: News) -> None:
        """Redraw what ``news`` names; read all again where it does not say."""
        from workshop_app.services.news import Cast, Changed

        if isinstance(news, Changed):
            for entity, id in news.rows:
                if entity == self._entity.__name__:
                    self._settle(id)
        elif not isinstance(news, Cast):
            self.read()

    def _settle(self, id: str) -> None:
        """Bring the row with this id to where and what it is now."""
        record = self._plan.find(self._entity, id)
        at = self.row_of(id)
        wanted = record if record is not None and self._keep(record) else None
        stays = (
            wanted is not None and at >= 0
            and self._order(self._records[at]) == self._order(wanted)
        )  # fmt: skip
        if stays and wanted is not None:
            self._records[at] = wanted
            self.dataChanged.emit(self.index(at), self.index(at))
            return
        if at >= 0:
            self.beginRemoveRows(QModelIndex(), at, at)
            del self._records[at]
            self.endRemoveRows()
        if wanted is not None:
            place = bisect_left(self._records, self._order(wanted), key=self._order)
            self.beginInsertRows(QModelIndex(), place, place)
            self._records.insert(place, wanted)
            self.endInsertRows()

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._records)

    def data(self, index: Index, role: int = 0) -> Any:
        if not index.isValid() or index.row() >= len(self._records):
            return None
        record = self._records[index.row()]
        if role == ROW:
            return record
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self._said(record)
        return None
