"""Areas from the shapes of a map file: what each could become is offered, a person chooses."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter

from workshop_app.domain.map_shapes import Shapes
from workshop_app.domain.places import Commune, MapBase, Territory
from workshop_app.services import map_bases, map_importing
from workshop_app.services.map_importing import Chosen, Suggestion
from workshop_app.text import Words
from workshop_app.ui import icons, paint, theme
from workshop_app.ui.jobs import Job, Progress
from workshop_app.ui.map.panels.head import head
from workshop_app.ui.map.shown import OF
from workshop_app.ui.widgets import Button, Card, Label, Paragraph, RowDelegate, RowList, Rows
from workshop_app.ui.widgets.painted import give_focus

if TYPE_CHECKING:
    from workshop_app.ui.map.page import MapPage


def open_shapes(page: MapPage, base: MapBase) -> None:
    """Read the shapes of a base, then offer them."""
    plan, words = page.plan, page.words

    def work(_progress: Progress) -> tuple[Shapes, list[Suggestion]]:
        found = map_bases.shapes(plan, base)
        return found, map_importing.suggest(plan, found)

    def offer(read: tuple[Shapes, list[Suggestion]]) -> None:
        panel = ShapesPanel(page, *read)
        page.show_panel(panel)
        give_focus(panel.list)

    page.shell.run(Job(work, words("Reading the map file…")), offer)


class _Rows(Rows):
    """What could be brought in; ``ticked`` are the places of those that are chosen."""

    def __init__(self, rows: Sequence[Suggestion], words: Words, names: dict[str, str]) -> None:
        super().__init__(rows)
        self.ticked = {row.feature for row in rows if row.of}
        self.words, self.names = words, names

    def title(self, row: Suggestion) -> str:
        return row.name or self.words("without a name")

    def becomes(self, row: Suggestion) -> str:
        kind = self.words(OF.get(row.kind if row.kind != map_importing.FREE else "", OF[""]))
        return f"{kind}: {self.names[row.of]}" if row.of in self.names else kind

    def words_of(self, row: Suggestion) -> str:
        chosen = self.words("chosen") if row.feature in self.ticked else self.words("not chosen")
        return f"{self.title(row)}. {self.becomes(row)}. {chosen}"


class _Row(RowDelegate):
    def __init__(self, rows: _Rows) -> None:
        super().__init__(50)
        self._rows = rows

    def paint_row(self, painter: QPainter, box: QRectF, row: Suggestion, selected: bool) -> None:
        now, on = theme.now(), row.feature in self._rows.ticked
        side = now.px(24)
        tick = QRectF(box.left() + 12, box.center().y() - side / 2, side, side)
        icons.draw(painter, tick, "check-square-fill" if on else "square",
                   now.color.primary if on else now.color.muted, side)  # fmt: skip
        left, tall = tick.right() + 10, now.line("detail")
        wide = box.right() - left - 8
        top = box.center().y() - (tall + now.line("min")) / 2
        paint.text(painter, QRectF(left, top, wide, tall), self._rows.title(row),
                   now.font("detail", weight=600), now.color.ink, where=self, meant=True)  # fmt: skip
        paint.text(painter, QRectF(left, top + tall, wide, now.line("min")), self._rows.becomes(row),
                   now.font("min"), now.color.muted, where=self, meant=True)  # fmt: skip


class ShapesPanel(Card):
    """A press or Space ticks a shape; the button brings in what is ticked, as one step."""

    left = Signal()

    def __init__(self, page: MapPage, found: Shapes, offered: list[Suggestion]) -> None:
        super().__init__(padding=12, spacing=8)
        self._page, self._found = page, found
        words, plan = page.words, page.plan
        self.box.addLayout(head(words, words("Areas from the file"), self.leave, words("Leave it")))
        usable = [one for one in offered if one.kind]
        said = words("Tick what to bring in. Those that are called like a territory or a commune are ticked already.")  # fmt: skip
        self.box.addWidget(Paragraph(said, "detail", "muted"))
        names = {one.id: f"{one.code} {one.name}".strip() for one in plan.all(Territory)}
        names |= {one.id: one.name for one in plan.all(Commune)}
        self.model = _Rows(usable, words, names)
        self.list = RowList(self.model, _Row(self.model), words("Areas from the file"))
        self.list.clicked.connect(lambda _index: self._tick())
        self.list.opened.connect(lambda _row: self._tick())
        self.list.installEventFilter(self)
        self.box.addWidget(self.list, 1)
        self.count = Label("", "detail", "muted")
        self.box.addWidget(self.count)
        self.bring = Button(words("Bring them in"), "primary")
        self.bring.clicked.connect(self._bring_in)
        self.box.addWidget(self.bring)
        if usable:
            self.list.pick(0)
        self._say()

    def _tick(self) -> None:
        row = self.list.row
        if row is not None:
            self.model.ticked ^= {row.feature}
            self.list.viewport().update()
            self._say()

    def _say(self) -> None:
        words, count = self._page.words, len(self.model.ticked)
        self.count.setText(words.many("{n} chosen", "{n} chosen", count))
        self.bring.setEnabled(count > 0)

    def _bring_in(self) -> None:
        page, words = self._page, self._page.words
        rows = [self.model.data(self.model.index(at, 0), Qt.ItemDataRole.UserRole)
                for at in range(self.model.rowCount())]  # fmt: skip
        chosen = [Chosen(row.feature, row.kind, row.name, row.of) for row in rows
                  if row.feature in self.model.ticked]  # fmt: skip
        count = map_importing.bring_in(page.plan, self._found, chosen)
        page.show_list()
        page.board.canvas.fit()
        said = words.many("{n} shape brought in.", "{n} shapes brought in.", count)
        page.shell.tell("done", said, undo=True)

    def leave(self) -> None:
        """Back to the bases."""
        self._page.show_list()
        self._page.deeds.show_bases()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Space ticks; the list itself would only choose."""
        space = isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Space
        if space and event.type() == QEvent.Type.KeyPress:
            self._tick()
        return space

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        else:
            super().keyPressEvent(event)
