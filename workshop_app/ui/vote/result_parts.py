"""Parts of the left side of a result: the line of ballots, and the area in which the rows scroll."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QScrollArea, QWidget

from workshop_app.ui import paint, theme
from workshop_app.ui.vote.result_rows import ResultRows
from workshop_app.ui.widgets import wrapped
from workshop_app.ui.widgets.painted import brush


class Summary(QWidget):
    """The line of ballots, at the right; on two lines where it is long."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self._text = text
        self.setObjectName("summary")
        self.setAccessibleName(text)

    def paintEvent(self, event: QPaintEvent) -> None:
        now = theme.now()
        wrapped.lines(brush(self), self.rect().toRectF(), self._text, now.font("min"),
                      now.color.muted, where=self, align=paint.RIGHT)  # fmt: skip


class RowsArea(QScrollArea):
    """The rows scroll inside their card; they shrink a little first."""

    def __init__(self, rows: ResultRows, name: str) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.viewport().setAutoFillBackground(False)
        self.setAccessibleName(name)
        self.setWidget(rows)
        rows.setAutoFillBackground(False)
        self._rows = rows

    def fit(self) -> None:
        """Choose the height of rows for the room there is."""
        self._rows.fit(self.viewport().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()

    def sizeHint(self) -> QSize:
        return QSize(480, theme.now().px(240))

    def minimumSizeHint(self) -> QSize:
        return QSize(300, theme.now().px(130))
