"""The communes of the municipality: a list to tick, and a line to add or change one."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QIntValidator, QKeyEvent, QPainter
from PySide6.QtWidgets import QHBoxLayout, QWidget

from workshop_app.domain.places import Commune
from workshop_app.text import Words
from workshop_app.ui import paint, theme
from workshop_app.ui.guarded import GuardedLine
from workshop_app.ui.prepare.inputs import tick_box
from workshop_app.ui.widgets.buttons import Button
from workshop_app.ui.widgets.fields import LineEdit
from workshop_app.ui.widgets.rows import RowDelegate, RowList, Rows
from workshop_app.ui.widgets.wrapped import height, lines


class CommuneLine(QWidget):
    """Number and name of a commune, to add one or change the one chosen.

    Emits ``written(commune or None, number, name, confirmed)``.
    """

    written = Signal(object, int, str, bool)

    def __init__(self, words: Words) -> None:
        super().__init__()
        self._words = words
        self._commune: Commune | None = None
        self.number = LineEdit("", words("No."), longest=4)
        self.number.setObjectName("commune number")
        self.number.setAccessibleName(words("Number of the commune"))
        self.number.setValidator(QIntValidator(0, 9999, self))
        self.number.setFixedWidth(theme.now().px(76))
        self.name = GuardedLine(words, hint=words("Name"), at_once=False)
        self.name.edit.setObjectName("commune name")
        self.name.edit.setAccessibleName(words("Name of the commune"))
        self.button = Button(words("Add commune"), icon="plus", size="header")
        self.button.clicked.connect(self.name.offer)
        self.number.returnPressed.connect(self.name.offer)
        self.name.kept.connect(self._kept)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        top = Qt.AlignmentFlag.AlignTop
        row.addWidget(self.number, 0, top)
        row.addWidget(self.name, 1)
        row.addWidget(self.button, 0, top)

    def edit_commune(self, commune: Commune) -> None:
        """Change ``commune`` from now on, until it is kept or Esc."""
        self._commune = commune
        self.number.setText(str(commune.number))
        self.name.setText(commune.name)
        self.button.setText(self._words("Change"))
        self.button.set_icon("check")
        self.number.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.number.selectAll()

    def _begin_again(self) -> None:
        self._commune = None
        self.number.setText("")  # unlike clear(), nothing that Ctrl+Z would bring back
        self.name.setText("")
        self.button.setText(self._words("Add commune"))
        self.button.set_icon("plus")
        self.number.setFocus(Qt.FocusReason.OtherFocusReason)

    def _kept(self, text: str, confirmed: bool) -> None:
        written = self.number.text()
        if not written and not text:
            return
        commune = self._commune
        self._begin_again()
        self.written.emit(commune, int(written or 0), text, confirmed)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self._commune:
            self._begin_again()
        else:
            super().keyPressEvent(event)


class CommuneRow:
    """A commune; ``inside`` says whether the territory lies in it, ``None`` without a territory."""

    __slots__ = ("commune", "inside", "text")

    def __init__(self, commune: Commune, inside: bool | None, words: Words) -> None:
        self.commune, self.inside = commune, inside
        state = {True: words("ticked"), False: words("not ticked"), None: ""}[inside]
        self.text = ", ".join(filter(None, [str(commune.number), commune.name, state]))


class CommuneList(RowList):
    """Rows to tick. ``turned`` on Space or a click, ``edited`` on Enter, ``dropped`` on Delete."""

    turned = Signal(object)
    edited = Signal(object)
    dropped = Signal(object)

    def __init__(self, rows: Rows, name: str) -> None:
        super().__init__(rows, _CommuneRows(), name)
        self._records = rows
        self.clicked.connect(lambda index: self.turned.emit(index.data(Qt.ItemDataRole.UserRole)))
        self.opened.connect(self.edited)

    def show_rows(self, rows: list[CommuneRow]) -> None:
        """Other rows; the current one stays where it was."""
        at = max(0, self.currentIndex().row())
        self._records.show(rows)
        self.pick(min(at, len(rows) - 1))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if self.row and key == Qt.Key.Key_Space:
            self.turned.emit(self.row)
        elif self.row and key == Qt.Key.Key_Delete:
            self.dropped.emit(self.row)
        elif self.row and key == Qt.Key.Key_F2:
            self.edited.emit(self.row)
        else:
            super().keyPressEvent(event)


class _CommuneRows(RowDelegate):
    def __init__(self) -> None:
        super().__init__(42, lines=True)

    def _left(self, row: CommuneRow) -> float:
        now = theme.now()
        return 14.0 + (now.px(24) + 12 if row.inside is not None else 0) + now.px(34) + 10

    def height(self, row: CommuneRow, width: int) -> int:
        now = theme.now()
        tall = height(row.commune.name, now.font("body", weight=600), width - self._left(row) - 12)
        return max(now.px(42), tall + 12)

    def paint_row(self, painter: QPainter, box: QRectF, row: CommuneRow, selected: bool) -> None:
        now, left = theme.now(), box.left() + 14
        side = now.px(24)
        if row.inside is not None:
            tick = QRectF(left, box.center().y() - side / 2, side, side)
            tick_box(painter, tick, row.inside)
            left += side + 12
        number = QRectF(left, box.top(), now.px(34), box.height())
        paint.text(painter, number, str(row.commune.number), now.font("body", tabular=True),
                   now.color.muted, align=paint.RIGHT, where=self.parent())  # fmt: skip
        room = QRectF(box.left() + self._left(row), box.top(),
                      box.width() - self._left(row) - 12, box.height())  # fmt: skip
        weight = 600 if row.inside else 400
        lines(painter, room, row.commune.name, now.font("body", weight=weight), now.color.ink,
              self.parent(), 4)  # fmt: skip
