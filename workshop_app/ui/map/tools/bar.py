"""The tools beside each other in a column on the map, each 44 pixels and more."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Signal
from PySide6.QtGui import QPaintEvent, QShortcut
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from workshop_app.text import Words
from workshop_app.ui import icons, paint, theme
from workshop_app.ui.widgets import brush
from workshop_app.ui.widgets.painted import Pressable, on_key

SIDE = 44


class ToolButton(Pressable):
    """A tool by its icon; its name and key in the tooltip."""

    def __init__(self, icon: str, name: str, key: str, *, checkable: bool) -> None:
        super().__init__()
        self._icon = icon
        self.setCheckable(checkable)
        self.setAccessibleName(name)
        cap = theme.now().key(key) if key else ""
        self.setToolTip(f"{name} ({cap})" if cap else name)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        if key:
            on_key(self, key)

    def text(self) -> str:
        return self.accessibleName()

    def sizeHint(self) -> QSize:
        side = max(SIDE, theme.now().px(SIDE))
        return QSize(side, side)

    minimumSizeHint = sizeHint

    def nextCheckState(self) -> None:
        """Which tool is in hand is told by the page."""

    def paintEvent(self, event: QPaintEvent) -> None:
        color, painter, box = theme.now().color, brush(self), self.rect().toRectF()
        on = self.isChecked()
        if on:
            paint.frame(
                painter, box, 8, color.primary_tint, color.primary if theme.now().dark else None
            )
        elif self.hovered and self.isEnabled():
            paint.frame(painter, box, 8, color.sunken)
        ink = color.primary_hover if on else color.ink if self.isEnabled() else color.disabled_text
        icon = icons.filled(self._icon) if on else self._icon
        icons.draw(painter, box, icon, ink, theme.now().px(22))


def rest_keys(rest: bool, *widgets: QWidget) -> None:
    """The letters of these buttons do nothing for a while; a press still does."""
    for widget in widgets:
        for key in widget.findChildren(QShortcut):
            key.setEnabled(not rest)


class ToolBar(QWidget):
    """``chosen(name)`` a tool was asked for; ``nearer``, ``further``, ``whole`` the buttons below."""

    chosen = Signal(str)
    nearer = Signal()
    further = Signal()
    whole = Signal()

    def __init__(self, words: Words, changes: bool, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAccessibleName(words("Tools of the map"))
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(4, 4, 4, 4)
        self._grid.setSpacing(0)
        self.folded = False
        self._below: list[ToolButton] = []
        self.tools: dict[str, ToolButton] = {}
        rows = [("select", "cursor", words("Select"), "V")]
        if changes:
            # The key P is on the page's own button.
            rows += [("point", "map-pin", words("Put a point") + f" ({theme.now().key('P')})", ""),
                     ("area", "polygon", words("Draw an area"), "A")]  # fmt: skip
        rows.append(("measure", "ruler", words("Measure"), "M"))
        for name, icon, said, key in rows:
            button = ToolButton(icon, said, key, checkable=True)
            button.clicked.connect(lambda _on=False, name=name: self.chosen.emit(name))
            self.tools[name] = button
        for icon, said, signal, key in (
            ("plus", words("Nearer"), self.nearer, "+"),
            ("minus", words("Further away"), self.further, "-"),
            ("corners-out", words("Show all of it"), self.whole, "F"),
        ):
            button = ToolButton(icon, said, key, checkable=False)
            button.clicked.connect(signal)
            self._below.append(button)
        self._lay()
        self.show_tool("select")

    def _lay(self) -> None:
        """All in a column; in two beside each other where that is too tall."""
        for at, button in enumerate(self.tools.values()):
            self._grid.addWidget(button, at, 0)
        self._grid.setRowMinimumHeight(len(self.tools), 0 if self.folded else 9)
        for at, button in enumerate(self._below):
            row = at if self.folded else len(self.tools) + 1 + at
            self._grid.addWidget(button, row, 1 if self.folded else 0)

    def fit_in(self, height: int) -> None:
        """Stand in two columns where ``height`` is too little for one."""
        side = max(SIDE, theme.now().px(SIDE))
        folded = (len(self.tools) + len(self._below)) * side + 17 > height
        if folded != self.folded:
            self.folded = folded
            self._lay()
            self._grid.invalidate()

    def show_tool(self, name: str) -> None:
        """Which tool is in hand."""
        for key, button in self.tools.items():
            button.setChecked(key == name)

    def paintEvent(self, event: QPaintEvent) -> None:
        color, painter = theme.now().color, brush(self)
        paint.frame(painter, self.rect().toRectF(), 10, color.card, color.line)
        if self.folded:
            return
        y = 8 + len(self.tools) * max(SIDE, theme.now().px(SIDE))
        painter.fillRect(QRectF(4, y, self.width() - 8, 1), color.line)
