"""Python looks for rings of dead objects when the window can spare the time, not in the middle of a
scroll or of a word: a whole look over everything that is loaded takes some 90 ms, which is seen."""

from __future__ import annotations

import gc
from typing import Any

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtGui import QGuiApplication

EVERY = 1000
"""Milliseconds between two looks at what is young."""
WHOLE_EVERY = 60
"""After so many of them everything that came since the start is looked over, once nobody types."""
AT_LAST = 600
"""After so many it is done whoever types."""
STILL = 3
"""Nobody types when the cursor stood still for so many."""


class Collecting(QObject):
    """Lives as long as the window. What was loaded when it begins is never looked at again."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        gc.disable()
        self._turn = self._since_whole = 0
        self._cursor: Any = None
        self._still = STILL
        self._timer = QTimer(self, interval=EVERY)
        self._timer.timeout.connect(self._look)
        self._timer.start()

    def _look(self) -> None:
        self._turn += 1
        self._since_whole += 1
        busy = self._typing() and self._since_whole < AT_LAST
        if self._turn == 1:
            gc.collect()
            gc.freeze()
        elif self._since_whole >= WHOLE_EVERY and not busy:
            self._since_whole = 0
            gc.collect()
        else:
            gc.collect(0)

    def _typing(self) -> bool:
        """Whether the cursor of a text moved in the last few turns."""
        before, field = self._cursor, QGuiApplication.inputMethod()
        self._cursor = field.queryFocusObject(Qt.InputMethodQuery.ImCursorPosition, None)
        self._still = self._still + 1 if self._cursor == before else 0
        return self._still < STILL
