"""Several of a list: what is chosen in words, and a panel to tick it in."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import QHBoxLayout, QWidget

from workshop_app.text import Words
from workshop_app.ui import theme
from workshop_app.ui.prepare.inputs import tick_box
from workshop_app.ui.widgets import Button, Paragraph, RowDelegate, RowList, Rows, wrapped
from workshop_app.ui.widgets.overlay import Overlay
from workshop_app.ui.widgets.painted import give_focus

TALLEST = 460


@dataclass(frozen=True, slots=True)
class Tick:
    """Something to choose; ``told`` is what a reader says of it."""

    id: str
    text: str
    ticked: bool
    told: str = ""


class TickField(QWidget):
    """Emits ``kept(ids)`` when other ones were chosen."""

    kept = Signal(list)

    def __init__(self, words: Words, title: str, none: str) -> None:
        super().__init__()
        self._words, self._title, self._none = words, title, none
        self._all: list[tuple[str, str]] = []
        self._chosen: list[str] = []
        self.said = Paragraph(none, "detail")
        self.button = Button(words("Choose"), icon="list-checks", size="small")
        self.button.setAccessibleName(f"{title}: {words('Choose')}")
        self.button.clicked.connect(self._open)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.said, 1)
        row.addWidget(self.button, 0, Qt.AlignmentFlag.AlignTop)

    def show_chosen(self, everything: Sequence[tuple[str, str]], chosen: Iterable[str]) -> None:
        """``everything``: pairs of id and words, in order; ``chosen``: the ids of some."""
        self._all, wanted = list(everything), set(chosen)
        self._chosen = [id for id, _ in self._all if id in wanted]
        names = [text for id, text in self._all if id in wanted]
        self.said.setText(" · ".join(names) or self._none)
        self.said.set_tone("ink" if names else "muted")

    def set_read_only(self) -> None:
        """Nothing can be chosen."""
        self.button.hide()

    def _open(self) -> None:
        ticks = [Tick(id, text, id in self._chosen) for id, text in self._all]
        panel = TickPanel(self, self._words, self._title, ticks)
        panel.kept.connect(self._keep)
        panel.open_panel()

    def _keep(self, ids: list[str]) -> None:
        if ids != self._chosen:
            self.kept.emit(ids)
        give_focus(self.button)


class TickPanel(Overlay):
    """A list to tick with Space or a click; Enter keeps: ``kept(ids)``. Esc leaves it as it was."""

    kept = Signal(list)

    def __init__(
        self, over: QWidget, words: Words, title: str, ticks: Sequence[Tick], *, told: str = "",
        keep: str = "", least: int = 0,
    ) -> None:  # fmt: skip
        """``least``: so many must be ticked before it can be kept."""
        super().__init__(over, title, width=560)
        self.setObjectName("ticks")
        self._words, self._ticks, self._least = words, list(ticks), least
        self.column.addWidget(Paragraph(title, "section", weight=700))
        if told:
            self.column.addWidget(Paragraph(told, "detail", "muted"))
        self._model = _Ticks(words)
        self.list = _TickList(self._model, _TickRow(), title)
        self.list.turned.connect(self._turn)
        self.list.opened.connect(lambda _row: self.finish())
        self.list.clicked.connect(lambda _index: self._turn())
        rows = theme.now().px(50) * max(1, len(ticks))
        self.list.setFixedHeight(
            min(rows + 4, theme.now().px(TALLEST), over.window().height() - 300)
        )
        self.column.addWidget(self.list)
        foot = QHBoxLayout()
        foot.addStretch(1)
        leave = Button(words("Leave it as it was"), cap="Esc", size="header")
        leave.clicked.connect(self.leave)
        self.done = Button(keep or words("Keep"), "primary", cap="Return", size="header")
        self.done.clicked.connect(self.finish)
        foot.addWidget(leave)
        foot.addWidget(self.done)
        self.column.addLayout(foot)
        self._show(0)

    def open_panel(self) -> None:
        """Over the window, the keyboard in the list."""
        self.open(self.list)

    @property
    def chosen(self) -> list[str]:
        """The ids that are ticked, in the order of the list."""
        return [one.id for one in self._ticks if one.ticked]

    def finish(self) -> None:
        """Keep what is ticked."""
        if len(self.chosen) >= self._least:
            chosen = self.chosen
            self.away()
            self.kept.emit(chosen)

    def _turn(self) -> None:
        at = self.list.currentIndex().row()
        if 0 <= at < len(self._ticks):
            self._ticks[at] = replace(self._ticks[at], ticked=not self._ticks[at].ticked)
            self._show(at)

    def _show(self, at: int) -> None:
        self._model.show(self._ticks)
        if self._ticks:
            self.list.pick(at)
        self.done.setEnabled(len(self.chosen) >= self._least)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.finish()
        else:
            super().keyPressEvent(event)


class _TickList(RowList):
    """Space turns the current row, where Qt would choose it."""

    turned = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space:
            self.turned.emit()
        else:
            super().keyPressEvent(event)


class _Ticks(Rows):
    def __init__(self, words: Words) -> None:
        super().__init__()
        self._words = words

    def words_of(self, row: Tick) -> str:
        state = self._words("ticked") if row.ticked else self._words("not ticked")
        return f"{row.told or row.text}, {state}"


class _TickRow(RowDelegate):
    """A box and words on up to two lines."""

    def __init__(self) -> None:
        super().__init__(50, lines=True)

    def paint_row(self, painter: QPainter, box: QRectF, row: Tick, selected: bool) -> None:
        now, side = theme.now(), float(theme.now().px(22))
        tick = QRectF(box.left() + 12, box.center().y() - side / 2, side, side)
        tick_box(painter, tick, row.ticked)
        room = QRectF(tick.right() + 12, box.top(), box.right() - tick.right() - 20, box.height())
        wrapped.lines(painter, room, row.text, now.font("detail"), now.color.ink, where=self,
                      meant=True)  # fmt: skip
