"""Where an action comes from, link by link; each opens its own place and Alt+← comes back."""

from __future__ import annotations

import math

from PySide6.QtCore import QPoint, QRectF, QSize
from PySide6.QtGui import QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QMenu, QSizePolicy, QWidget

from workshop_app.domain.action_plan import Action
from workshop_app.services.open_plan import OpenPlan
from workshop_app.text import Words
from workshop_app.ui import icons, paint, theme
from workshop_app.ui.action_plan.chain_links import Link, links_of
from workshop_app.ui.page import Shell
from workshop_app.ui.widgets import Paragraph, brush
from workshop_app.ui.widgets.painted import Pressable

CARET = 16
GAP = 4
FEW = 3
MENU_FROM = 2
LONGEST = 90
"""From so many places on one is chosen; letters of a line of that menu."""


class ChainLink(Pressable):
    """What it is and its figure on a sunken ground, with a caret before it where it follows one."""

    def __init__(self, link: Link, *, follows: bool) -> None:
        super().__init__()
        self._title, self._told = link.title, link.told
        self._indent = CARET if follows else 0
        self.setText(f"{link.title} {link.told}")
        self.setAccessibleName(self.text())
        self.setAccessibleDescription(link.more)
        self.setToolTip(link.more)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        now = theme.now()
        wide = max(now.width(self._title, "min", 400), now.width(self._told, "min", 700))
        return QSize(wide + 18 + self._indent, now.px(50))

    minimumSizeHint = sizeHint

    def paintEvent(self, event: QPaintEvent) -> None:
        now, painter, box = theme.now(), brush(self), self.rect().toRectF()
        if self._indent:
            before = QRectF(0, 0, self._indent - 2, box.height())
            icons.draw(painter, before, "caret-right", now.color.muted, now.px(14))
            box = box.adjusted(self._indent, 0, 0, 0)
        ground = now.color.primary_tint if self.hovered else now.color.sunken
        paint.frame(painter, box, 8, ground)
        half = box.height() / 2
        upper = QRectF(box.left() + 8, box.top() + 5, box.width() - 12, half - 5)
        lower = QRectF(upper.left(), half, upper.width(), half - 5)
        paint.text(painter, upper, self._title, now.font("min", weight=400), now.color.muted,
                   where=self)  # fmt: skip
        paint.text(painter, lower, self._told, now.font("min", weight=700), now.color.primary,
                   where=self)  # fmt: skip


class ChainRow(QWidget):
    """The links side by side, on as many rows as they need."""

    def __init__(self, plan: OpenPlan, words: Words, shell: Shell) -> None:
        super().__init__()
        self._plan, self._words, self._shell = plan, words, shell
        self._shown: list[Link] | None = None
        self._action = ""
        self._links: list[QWidget] = []
        self._across = 0
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(GAP)

    def forget(self) -> None:
        """What is linked changed: read it again when an action is shown next."""
        self._action = ""

    def show_action(self, action: Action) -> None:
        """The chain of another action, or of one whose links changed; links that are the same stay
        as they are."""
        if action.id == self._action:
            return
        self._action = action.id
        links = links_of(self._plan, self._words, action)
        if links == self._shown:
            return
        self._shown = links
        for widget in self._links:
            self._grid.removeWidget(widget)
            widget.hide()
            widget.deleteLater()
        self._links = [self._made(link, at > 0) for at, link in enumerate(links)]
        if not links:
            self._links = [Paragraph(self._words("It answers no proposal yet"), "detail", "muted")]
        self._across = 0
        self._place()

    def _made(self, link: Link, follows: bool) -> ChainLink:
        made = ChainLink(link, follows=follows)
        made.clicked.connect(lambda: self._open(made, link))
        return made

    def _open(self, made: ChainLink, link: Link) -> None:
        """Its place; one of several is chosen from a menu."""
        if len(link.each) < MENU_FROM:
            self._shell.go(link.page, **link.where)
            return
        menu = QMenu(self)
        menu.setFont(theme.now().font("body"))
        for told, where in link.each:
            said = told if len(told) <= LONGEST else told[:LONGEST] + "…"
            action = menu.addAction(said.replace("&", "&&"))
            action.triggered.connect(
                lambda _=False, where=where: self._shell.go(link.page, **where)
            )
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(made.mapToGlobal(QPoint(0, made.height() + 4)))
        menu.setActiveAction(menu.actions()[0])

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def minimumSizeHint(self) -> QSize:
        widest = max((link.sizeHint().width() for link in self._links), default=0)
        return QSize(widest, super().minimumSizeHint().height())

    def _place(self) -> None:
        """As many beside each other as have room."""
        if not self._links:
            return
        across = len(self._links)
        while across > 1 and sum(self._columns(across)) + GAP * (across - 1) > self.width():
            across -= 1
        across = math.ceil(len(self._links) / math.ceil(len(self._links) / across))
        if across == self._across:
            return
        self._across = across
        for at in range(self._grid.columnCount()):
            self._grid.setColumnStretch(at, 0)
        for at, wide in enumerate(self._columns(across)):
            self._grid.setColumnStretch(at, wide)
        for at, link in enumerate(self._links):
            self._grid.addWidget(link, at // across, at % across)
            link.show()
        # One or two links are not stretched over the whole width.
        self._grid.setColumnStretch(across, self.width() // 2 if across < FEW else 0)

    def _columns(self, across: int) -> list[int]:
        """How wide each column is at least with so many of them."""
        widths = [link.sizeHint().width() for link in self._links]
        return [max(widths[at::across]) for at in range(min(across, len(widths)))]
