"""What of the map is shown: the base, areas, pins by kind and theme, names; each with its count."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from workshop_app.export.names import SHORT_THEMES
from workshop_app.text import Words
from workshop_app.ui import icons, paint, theme
from workshop_app.ui.map.canvas import badges
from workshop_app.ui.map.shown import AREA, LABELS, LAYERS, PROPOSALS
from workshop_app.ui.scrolled import scrolled
from workshop_app.ui.widgets import Badge, Button, Card, Choice, Label, Rule, Switch, brush


class LayersPanel(Card):
    """``toggled(layer, on)``; ``based(key)`` another base; ``left`` back to the list."""

    toggled = Signal(str, bool)
    based = Signal(str)
    left = Signal()

    def __init__(self, words: Words, bases: Sequence[tuple[str, str]], base: str,
                 counts: Mapping[str, int], off: frozenset[str]) -> None:  # fmt: skip
        super().__init__(padding=16, spacing=8)
        head = QHBoxLayout()
        head.addWidget(Label(words("Layers"), "strong", weight=700), 1)
        back = Button(words("To the list"), "plain", cap="Esc", size="small")
        back.clicked.connect(lambda: self.left.emit())
        head.addWidget(back)
        self.box.addLayout(head)
        self.base = Choice(bases, base)
        self.base.setAccessibleName(words("What the map is drawn on"))
        self.base.chosen.connect(self.based)
        self.box.addWidget(Label(words("What the map is drawn on"), "detail", weight=600))
        self.box.addWidget(self.base)
        self.box.addWidget(Rule())
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 8, 0)
        column.setSpacing(4)
        self.switches: dict[str, Switch] = {}
        self._counts, self._off, self._words = counts, off, words
        column.addWidget(Label(words("Proposals by theme"), "detail", weight=600))
        for layer in PROPOSALS:
            theme_id = layer.partition("/")[2]
            column.addLayout(self._row(layer, words(SHORT_THEMES[theme_id]), Badge(theme_id, 26)))
        column.addWidget(Rule())
        for layer, name in LAYERS.items():
            column.addLayout(self._row(layer, words(name), _Sign(layer)))
        column.addStretch(1)
        self.box.addWidget(scrolled(inside, name=words("Layers")), 1)

    def _row(self, layer: str, name: str, sign: QWidget) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        switch = Switch(name, layer not in self._off)
        switch.toggled.connect(lambda on: self.toggled.emit(layer, on))
        switch.setMinimumHeight(theme.now().px(40))
        self.switches[layer] = switch
        row.addWidget(sign)
        row.addWidget(switch, 1)
        count = self._counts.get(layer)
        if count is not None:
            row.addWidget(Label(self._words.number(count), "body", "muted", weight=600))
            switch.setAccessibleDescription(self._words.number(count))
        return row

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)


class _Sign(QWidget):
    """What a layer's things look like on the map."""

    def __init__(self, layer: str) -> None:
        super().__init__()
        self._layer = layer
        side = theme.now().px(26)
        self.setFixedSize(side, side)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, box, color = brush(self), self.rect().toRectF(), theme.now().color
        if self._layer == LABELS:
            icons.draw(painter, box, "tag", color.muted, box.width() * 0.8)
        elif self._layer == AREA:
            paint.frame(painter, box.adjusted(3, 3, -3, -3), 5, color.primary_tint,
                        color.primary_hover, 2, dashed=True)  # fmt: skip
        elif self._layer == "challenge":
            badges.badge(painter, box, "challenge", "public_space", "")
        else:
            badges.badge(painter, box, self._layer, "", "")
