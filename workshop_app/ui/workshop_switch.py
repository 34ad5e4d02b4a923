"""The workshop that a page is about, in the line of context; with several it opens their list."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QMenu, QSizePolicy, QWidget

from workshop_app.services.open_plan import OpenPlan
from workshop_app.text import Words
from workshop_app.ui import current, icons, paint, theme
from workshop_app.ui.widgets.painted import Painted, brush


class WorkshopSwitch(Painted, QAbstractButton):
    """Says "Workshop 2". Emits ``chosen(id)`` after another one was chosen from its menu."""

    chosen = Signal(str)

    def __init__(self, plan: OpenPlan, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._plan, self._words = plan, words
        self._several = False
        self._text = ""
        self.ring_radius = 4.0
        self.setObjectName("workshop switch")
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.clicked.connect(self.open_menu)
        self.show_current()

    def text(self) -> str:
        return self._text

    def show_current(self) -> None:
        """Say which workshop is chosen now; hidden where there is none."""
        now, all_of_them = current.workshop(self._plan), current.workshops(self._plan)
        self._several = len(all_of_them) > 1
        self._text = self._words("Workshop {n}", n=now.number) if now else ""
        if now is None or self.parentWidget() is not None:
            # Without a parent yet, showing it would open a window of its own.
            self.setVisible(now is not None)
        usable = Qt.FocusPolicy.StrongFocus if self._several else Qt.FocusPolicy.NoFocus
        self.setFocusPolicy(usable)
        shape = Qt.CursorShape.PointingHandCursor if self._several else Qt.CursorShape.ArrowCursor
        self.setCursor(shape)
        said = self._words("{workshop}: choose another", workshop=self._text)
        self.setAccessibleName(said if self._several else self._text)
        self.setToolTip(self._words("Choose another workshop") if self._several else "")
        self.updateGeometry()
        self.update()

    def open_menu(self) -> None:
        """The list of workshops, the present one with a check mark."""
        if not self._several:
            return
        now, menu = current.workshop(self._plan), QMenu(self)
        menu.setFont(theme.now().font("body"))
        for workshop in current.workshops(self._plan):
            action = menu.addAction(workshop.title.replace("&", "&&"))
            action.setCheckable(True)
            action.setChecked(now is not None and workshop.id == now.id)
            action.triggered.connect(lambda _=False, id=workshop.id: self._choose(id))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.mapToGlobal(QPoint(0, self.height() + 4)))

    def _choose(self, workshop: str) -> None:
        current.choose(self._plan, workshop)
        self.show_current()
        self.chosen.emit(workshop)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Down):
            self.open_menu()
        else:
            super().keyPressEvent(event)

    def sizeHint(self) -> QSize:
        now = theme.now()
        caret = now.px(18) + 2 if self._several else 0
        return QSize(now.width(self._text, "body", 600) + 2 + caret, now.line("body"))

    minimumSizeHint = sizeHint

    def paintEvent(self, event: QPaintEvent) -> None:
        now, painter, box = theme.now(), brush(self), self.rect().toRectF()
        ink = now.color.primary if self._several else now.color.muted
        weight = 600 if self._several else 400
        wide = paint.text(
            painter, box, self._text, now.font("body", weight=weight), ink, where=self
        )
        if self._several:
            side = now.px(16)
            icons.draw(
                painter, QRectF(wide + 3, 1, side, box.height()), "caret-down-bold", ink, side
            )
