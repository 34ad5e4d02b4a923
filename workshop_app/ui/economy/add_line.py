"""The line at the foot of a list: Enter adds, and the next one may be written at once."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent

from workshop_app.text import Words
from workshop_app.ui import theme
from workshop_app.ui.guarded import GuardedLine
from workshop_app.ui.widgets import Button, Card, Choice

SHORT_KIND, LONG_KIND = 140, 250
"""Pixels at 100 % of the kinds before the line."""


class AddLine(Card):
    """Emits ``wanted(text, kind, confirmed)`` on Enter; whoever kept it calls ``done``. ``kinds``
    stand before the line where there are several, at first ``kind``. Esc in it: ``left``."""

    wanted = Signal(str, str, bool)
    left = Signal()

    def __init__(
        self,
        words: Words,
        hint: str,
        kinds: Sequence[tuple[str, str]] = (),
        kind_name: str = "",
        kind: str = "",
    ) -> None:
        super().__init__("capture", padding=6, spacing=8, across=True)
        self.kinds = Choice(kinds, kind or (kinds[0][0] if kinds else ""))
        self.kinds.setAccessibleName(kind_name)
        long = any(theme.now().width(said, "body") > theme.now().px(110) for _, said in kinds)
        self.line = GuardedLine(words, "", hint, at_once=False)
        self.line.edit.setAccessibleName(hint)
        self.line.edit.setMaxLength(120)
        self.line.kept.connect(self._keep)
        self.kinds.setMinimumWidth(theme.now().px(LONG_KIND if long else SHORT_KIND))
        said = words.at("verb", "Add")
        self.button = Button("" if kinds else said, "tinted", icon="plus", cap="Return")
        self.button.setAccessibleName(said)
        self.button.clicked.connect(self.line.offer)
        top = Qt.AlignmentFlag.AlignTop
        self.box.addWidget(self.kinds, 0, top)
        self.kinds.setHidden(not kinds)
        self.box.addWidget(self.line, 1)
        self.box.addWidget(self.button, 0, top)
        self.setFocusProxy(self.line)

    def _keep(self, text: str, confirmed: bool) -> None:
        if text:
            self.wanted.emit(text, self.kinds.key, confirmed)

    def done(self) -> None:
        """What was written stands in the list: the line is empty again."""
        self.line.setText("")

    def begin(self) -> None:
        """The keyboard to the line."""
        self.line.edit.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def fit(self, compact: bool) -> None:
        """Without the words of its button where there is little room."""
        self.button.setVisible(not compact)
