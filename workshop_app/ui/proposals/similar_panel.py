"""What says nearly the same as the line being written: at most two, in words instead of scores."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from workshop_app.domain.similar import ALIKE
from workshop_app.services.similar import Alike
from workshop_app.text import Words
from workshop_app.ui import paint, theme
from workshop_app.ui.widgets.buttons import Button
from workshop_app.ui.widgets.cards import Popover
from workshop_app.ui.widgets.labels import Label
from workshop_app.ui.widgets.painted import brush

JOIN_KEY = "Ctrl+G"


class _Row(QWidget):
    """One proposal: badge, number, its words, how alike, the button that joins."""

    joined = Signal()

    def __init__(self, alike: Alike, words: Words) -> None:
        super().__init__()
        self.alike = alike
        self._said = words(ALIKE[alike.how])
        self.highlighted = False
        join = words("Put in a cluster")
        self._button = Button(join, size="small")
        self._with_key = Button(join, size="small", cap=JOIN_KEY)
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 0, 0, 0)
        row.addStretch(1)
        for button in (self._button, self._with_key):
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            button.clicked.connect(self.joined)
            button.setMinimumWidth(self._with_key.sizeHint().width())
            row.addWidget(button)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self.text())
        self.highlight(False)

    def text(self) -> str:
        """What it says, as a reader says it."""
        return f"{self.alike.number}. {self.alike.proposal.text}. {self._said}"

    def highlight(self, on: bool) -> None:
        """Whether the key joins with this one."""
        self.highlighted = on
        self._with_key.setVisible(on)
        self._button.setVisible(not on)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(600, theme.now().px(40))

    def paintEvent(self, event: QPaintEvent) -> None:
        now, painter = theme.now(), brush(self)
        box, sign = self.rect().toRectF(), now.sign(self.alike.proposal.theme)
        if self.highlighted:
            painter.fillRect(QRectF(0, 4, 4, box.height() - 8), now.color.accent)
        side = now.px(24)
        paint.badge(painter, QRectF(9, 0, side, box.height()), self.alike.proposal.theme)
        left = 9.0 + side + 9
        number = paint.text(painter, QRectF(left, 0, 120, box.height()), self.alike.number,
                            now.font("strong", weight=700), sign.text)  # fmt: skip
        left += max(number + 12, now.px(36))
        right = float(self._button.x() if self._button.isVisible() else self._with_key.x()) - 12
        very = self.alike.how == "very_like"
        tone = now.color.ok if very else now.color.muted
        font = now.font("detail", weight=700 if very else 600)
        said = paint.text(painter, QRectF(left, 0, right - left, box.height()), self._said, font,
                          tone, align=paint.RIGHT, where=self)  # fmt: skip
        room = QRectF(left, 0, right - left - said - 12, box.height())
        paint.text(painter, room, " ".join(self.alike.proposal.text.split()), now.font("body"),
                   now.color.ink, where=self, meant=True)  # fmt: skip


class SimilarPanel(Popover):
    """Floats above a capture line. ``joined(proposal)`` when a person puts both into one cluster."""

    joined = Signal(object)

    def __init__(self, words: Words, parent: QWidget) -> None:
        super().__init__(parent, padding=12)
        self._words = words
        self._rows: list[_Row] = []
        head = QHBoxLayout()
        title = Label(words("Is it like one of these?"), "strong", weight=700,
                      icon="cards-fill", icon_tone="primary")  # fmt: skip
        head.addSpacing(10)
        head.addWidget(title, 1)
        head.addWidget(Label(words("Enter notes it down apart"), "detail", "muted"))
        head.addSpacing(4)
        self.box.addLayout(head)
        self.box.setSpacing(6)
        self.setAccessibleName(title.text())
        self.hide()

    @property
    def alike(self) -> list[Alike]:
        """What is shown, best first."""
        return [row.alike for row in self._rows]

    @property
    def highlighted(self) -> Alike | None:
        """The one that the key joins with."""
        return next((row.alike for row in self._rows if row.highlighted), None)

    def text(self) -> str:
        """What it says, row by row."""
        return ". ".join(row.text() for row in self._rows)

    def show_alike(self, found: Sequence[Alike]) -> None:
        """Show these; nothing hides the panel."""
        if [(a.proposal.id, a.how, a.proposal.text) for a in found] != [
            (a.proposal.id, a.how, a.proposal.text) for a in self.alike
        ]:
            self._fill(found)
        self.setVisible(bool(found))

    def _fill(self, found: Sequence[Alike]) -> None:
        for row in self._rows:
            self.box.removeWidget(row)
            row.hide()
            row.deleteLater()
        self._rows = [_Row(alike, self._words) for alike in found]
        for row in self._rows:
            row.joined.connect(lambda row=row: self.joined.emit(row.alike.proposal))
            self.box.addWidget(row)
        if self._rows:
            self._rows[0].highlight(True)

    def move_highlight(self, by: int) -> None:
        """To the next or the one before."""
        at = next((n for n, row in enumerate(self._rows) if row.highlighted), 0)
        to = min(max(0, at + by), len(self._rows) - 1)
        for number, row in enumerate(self._rows):
            row.highlight(number == to)

    def join(self) -> None:
        """Join with the highlighted one."""
        found = self.highlighted
        if found is not None:
            self.joined.emit(found.proposal)
