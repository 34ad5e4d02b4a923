"""Where the shell says things: a notice that goes by itself, or a bar under the header."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QPoint, QRectF, QSize, Qt, QTimer
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget
from shiboken6 import isValid

from workshop_app.ui import paint, palette
from workshop_app.ui.shell import notice_place
from workshop_app.ui.widgets.bars import MessageBar
from workshop_app.ui.widgets.buttons import Button
from workshop_app.ui.widgets.painted import brush

EDGE = 12
"""Pixels round a notice for its shadow."""


class _Notice(QWidget):
    """A message bar that floats, for what went well."""

    def __init__(self, parent: QWidget, bar: MessageBar) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(EDGE, EDGE, EDGE, EDGE)
        column.addWidget(bar)

    def paintEvent(self, event: QPaintEvent) -> None:
        box = QRectF(self.rect()).adjusted(EDGE, EDGE, -EDGE, -EDGE)
        paint.shadow(brush(self), box, 8, EDGE - 2)


class Messages(QObject):
    """``done`` and ``info`` float over the foot of the page and go after 4 s; ``warn`` and
    ``error`` stand under the page's header until they are closed or the page changes; what went
    well afterwards takes an error away. What is to ``stand`` comes again on every page."""

    def __init__(self, over: QWidget, close_name: Callable[[], str]) -> None:
        super().__init__(over)
        self._over, self._close_name = over, close_name
        self._notice: _Notice | None = None
        self._bar: MessageBar | None = None
        self._bar_kind = ""
        self._makes: Callable[[], MessageBar | None] | None = None
        self._standing: MessageBar | None = None
        self._announced = False
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self.let_go)

    @property
    def text(self) -> str:
        """What is said now, "" for nothing; what stands on every page only where nothing else is."""
        bars = self._over.findChildren(MessageBar) if self._notice or self._bar else []
        own = [bar for bar in bars if bar is self._bar or self._notice is bar.parent()]
        return own[-1].text() if own else self.standing

    @property
    def standing(self) -> str:
        """What stands on every page, "" for nothing."""
        bar = self._standing
        return bar.text() if bar is not None and isValid(bar) else ""

    def say(
        self, kind: str, text: str, buttons: list[Button], column: QVBoxLayout, at: int,
        lasting: bool = False,
    ) -> None:  # fmt: skip
        """Say ``text``; a bar goes into ``column`` at ``at``. ``lasting`` keeps a notice."""
        self.let_go()
        if kind == "done" and self._bar_kind == "error":
            self.drop_bar()
        if kind in ("done", "info"):
            self._float(kind, text, buttons, lasting)
        else:
            self.drop_bar()
            self._bar_kind = kind
            self._bar = MessageBar(kind, text, *buttons, closable=self._close_name())
            self._bar.closed.connect(lambda: self.drop_bar())
            column.insertWidget(at, self._bar)
            self._bar.show()
        said = QAccessibleAnnouncementEvent(self._over, text)
        QAccessible.updateAccessibility(said)

    def _float(self, kind: str, text: str, buttons: list[Button], lasting: bool) -> None:
        bar = MessageBar(kind, text, *buttons)
        self._notice = _Notice(self._over, bar)
        for button in buttons:
            button.clicked.connect(self.let_go, Qt.ConnectionType.QueuedConnection)
        self.place()
        self._notice.show()
        self._notice.raise_()
        # What was just changed gets its place with the next turn of the window's loop.
        QTimer.singleShot(0, self, self.place)
        if not lasting:
            self._timer.start(palette.tokens()["motion"]["savedNotice"])

    def place(self) -> None:
        """Put the notice at the foot of the room, above what the page keeps free there, where it
        covers no button."""
        if self._notice is None:
            return
        room = self._over.width() - 32
        wide = min(room, max(360, self._notice.sizeHint().width()))
        column = self._notice.layout()
        tall = max(column.heightForWidth(wide) if column else 0, self._notice.sizeHint().height())
        inner = QSize(wide - 2 * EDGE, tall - 2 * EDGE)
        corner = notice_place.free(self._over, inner, self._floor() - EDGE, self._notice)
        self._notice.setGeometry(corner.x() - EDGE, corner.y() - EDGE, wide, tall)

    def _floor(self) -> int:
        """Where the foot of the page begins (``Page.foot``), or the room ends."""
        from workshop_app.ui.page import Page

        feet = (page.foot for page in self._over.findChildren(Page) if page.isVisible())
        shown = [foot for foot in feet if foot is not None and foot.isVisible()]
        tops = [foot.mapTo(self._over, QPoint(0, 0)).y() + EDGE for foot in shown]
        for foot in shown:
            foot.installEventFilter(self)
        return min(tops, default=self._over.height())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The foot became taller or moved: the notice goes with it."""
        if event.type() in (QEvent.Type.Move, QEvent.Type.Resize) and self._notice is not None:
            QTimer.singleShot(0, self, self.place)
        return False

    def let_go(self) -> None:
        """The notice goes."""
        self._timer.stop()
        if self._notice is not None:
            self._notice.hide()
            self._notice.deleteLater()
            self._notice = None

    def drop_bar(self, said: str = "") -> None:
        """The bar goes; with ``said`` only where it says that."""
        if self._bar is not None and not isValid(self._bar):
            self._bar, self._bar_kind = None, ""  # it stood on a page that has gone
        if self._bar is not None and said in ("", self._bar.text()):
            self._bar.hide()
            self._bar.deleteLater()
            self._bar, self._bar_kind = None, ""

    # -- what stands ------------------------------------------------------------------------------
    def stand(self, makes: Callable[[], MessageBar | None] | None) -> None:
        """From now on ``put_up`` shows the bar that ``makes`` gives then (``None``: no more), until
        a person closes it."""
        self._makes, self._announced = makes, False
        self._take_down()

    def put_up(self, column: QVBoxLayout, at: int) -> None:
        """Show what stands anew, in ``column`` at ``at``: another page, other words."""
        self._take_down()
        bar = self._standing = self._makes() if self._makes else None
        if bar is not None:
            bar.closed.connect(lambda: self.stand(None))
            column.insertWidget(at, bar)
            bar.show()
            if not self._announced:
                said = QAccessibleAnnouncementEvent(self._over, bar.text())
                QAccessible.updateAccessibility(said)
            self._announced = True

    def _take_down(self) -> None:
        if self._standing is not None and isValid(self._standing):
            self._standing.hide()
            self._standing.deleteLater()
        self._standing = None

    def forget(self) -> None:
        """Another page: what was said of the one before goes, the notice stays its 4 s."""
        self.drop_bar()
