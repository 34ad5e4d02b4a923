"""The line that is written in a cell: what it may be is offered, what is wrong is said under it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from workshop_app.services.action_columns import ActionColumn
from workshop_app.text import Words, plain
from workshop_app.ui import paint, theme
from workshop_app.ui.guarded import GuardedLine
from workshop_app.ui.widgets import Stripe, brush

WIDE, WIDER = 240, 340
MOST_OFFERS = 6
DOWN, NEXT, BEFORE, STAY = "down", "next", "before", "stay"
"""Where the keyboard goes once a cell was kept."""


class CellEditor(QWidget):
    """Emits ``kept(text, confirmed, then)`` on Enter and Tab; whoever keeps it closes it, or says
    with ``wrong`` why it cannot be kept: what was typed stays. Esc: ``left``."""

    kept = Signal(str, bool, str)
    left = Signal()

    def __init__(
        self, over: QWidget, words: Words, column: ActionColumn, offers: Sequence[str], name: str
    ) -> None:
        super().__init__(over)
        self._over = over
        self._then = DOWN
        self._several = column.key in ("sdg", "territories")
        look = None if column.free else (lambda _text: ())
        self.line = GuardedLine(words, at_once=False, look=look)
        self.line.edit.setAccessibleName(name)
        self.line.edit.setMaxLength(2000)
        self.line.kept.connect(lambda text, ok: self.kept.emit(text, ok, self._then))
        self.line.edit.textEdited.connect(self._typed)
        self.line.edit.installEventFilter(self)
        self.stripe = Stripe("error")
        self.offers = _Offers(list(offers))
        self.offers.taken.connect(self._take)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 6)
        box.setSpacing(4)
        for widget in (self.line, self.stripe, self.offers):
            box.addWidget(widget)
        self.setFocusProxy(self.line)
        self.line.waiting.connect(lambda _asked: self.fit())
        self._cell = QRect()

    def open_at(self, cell: QRect, text: str, *, anew: bool) -> None:
        """Show it over ``cell`` with ``text``; ``anew``: typing goes on from it, else all of it is
        selected."""
        self._cell = cell
        self.line.setText(text)
        self.offers.filter("" if not anew else text)
        self.fit()
        self.show()
        self.raise_()
        self.line.edit.setFocus(Qt.FocusReason.OtherFocusReason)
        if anew:
            self.line.edit.setCursorPosition(len(text))
        else:
            self.line.edit.selectAll()

    def fit(self) -> None:
        """As wide as the cell, and as tall as what is said; inside of what it stands in."""
        now, over = theme.now(), self._over
        least = WIDER if self.line.unanswered or not self.stripe.isHidden() else WIDE
        wide = min(max(self._cell.width(), now.px(least)), over.width() - 8)
        layout = self.layout()
        assert layout is not None
        layout.activate()
        tall = layout.totalHeightForWidth(wide) if layout.hasHeightForWidth() else 0
        tall = max(tall, self.sizeHint().height())
        left = min(self._cell.left(), over.width() - wide - 4)
        top = min(self._cell.top() - 2, over.height() - tall - 2)
        self.setGeometry(max(0, left), max(0, top), wide, tall)

    def wrong(self, said: str) -> None:
        """Say why it cannot be kept; what was typed stays."""
        self.stripe.say("error", said)
        self.offers.filter("")
        self.fit()
        self.line.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def text(self) -> str:
        return self.line.text()

    def _typed(self, text: str) -> None:
        self.stripe.hide()
        self.offers.filter(self._last(text))
        self.fit()

    def _last(self, text: str) -> str:
        return re.split(r"[,;]", text)[-1].strip() if self._several else text

    def _take(self, offer: str) -> None:
        """An offer in the place of what was typed, or of its last part."""
        text = offer
        if self._several:
            short = offer.split()[0]
            before = re.split(r"[,;]", self.line.text())[:-1]
            text = ", ".join([*(part.strip() for part in before if part.strip()), short])
        self.line.edit.setText(text)
        self.offers.filter("")
        self.offers.at = -1
        if self._several:
            self.line.edit.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self._offer(DOWN)

    def offer_here(self) -> None:
        """Keep it, and stay in this cell."""
        self._offer(STAY)

    def _offer(self, then: str) -> None:
        self._then = then
        self.line.offer()
        self.fit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keys of the line: they go before Qt's own and before the guard's."""
        if not isinstance(event, QKeyEvent):
            return False
        own = (Qt.Key.Key_Escape, Qt.Key.Key_Tab, Qt.Key.Key_Backtab)
        if event.type() == QEvent.Type.ShortcutOverride and event.key() in own:
            event.accept()
            return True
        if event.type() != QEvent.Type.KeyPress:
            return False
        key = event.key()
        if key == Qt.Key.Key_Escape:
            self.left.emit()
        elif key in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab) and not self.line.unanswered:
            self._offer(NEXT if key == Qt.Key.Key_Tab else BEFORE)
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.offers.walk(1 if key == Qt.Key.Key_Down else -1)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.offers.chosen:
            self._take(self.offers.chosen)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not self.line.unanswered:
            self._offer(DOWN)
        else:
            return False
        return True

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, box = brush(self), self.rect().toRectF()
        paint.frame(painter, box, 8, theme.now().color.card, theme.now().color.primary, 2)


class _Offers(QWidget):
    """What a cell may say, under the line. Emits ``taken(words)``."""

    taken = Signal(str)

    def __init__(self, offers: Sequence[str]) -> None:
        super().__init__()
        self._all, self._shown = list(offers), list(offers)
        self.at = -1
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMouseTracking(True)

    @property
    def chosen(self) -> str:
        """The one that is walked on, "" for none."""
        return self._shown[self.at] if 0 <= self.at < len(self._shown) else ""

    def filter(self, text: str) -> None:
        """Those that say ``text``; all of them where it is empty."""
        wanted = plain(text).split()
        self._shown = [one for one in self._all if all(word in plain(one) for word in wanted)]
        self.at = -1
        self.setVisible(bool(self._shown))
        self.updateGeometry()
        self.update()

    def walk(self, by: int) -> None:
        """The next one, or the one before."""
        if self._shown:
            self.at = min(max(self.at + by, -1), len(self._shown) - 1)
            self.setAccessibleName(self.chosen)
            self.update()

    def _first(self) -> int:
        return max(0, min(self.at - MOST_OFFERS + 2, len(self._shown) - MOST_OFFERS))

    def _step(self) -> int:
        return theme.now().px(30)

    def sizeHint(self) -> QSize:
        return QSize(100, self._step() * min(len(self._shown), MOST_OFFERS))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        at = self._first() + int(event.position().y()) // self._step()
        if at < len(self._shown):
            self.taken.emit(self._shown[at])

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def paintEvent(self, event: QPaintEvent) -> None:
        now, painter = theme.now(), brush(self)
        first = self._first()
        for nth, said in enumerate(self._shown[first : first + MOST_OFFERS]):
            box = QRectF(4, nth * self._step(), self.width() - 8, self._step())
            if first + nth == self.at:
                paint.frame(painter, box, 6, now.color.primary_tint)
            paint.text(painter, box.adjusted(8, 0, -6, 0), said, now.font("min"), now.color.ink,
                       where=self, meant=True)  # fmt: skip
