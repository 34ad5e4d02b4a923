"""Python looks for rings of dead objects when the window can spare the time, not in the middle of a
scroll: a whole look over everything that is loaded takes some 90 ms, which is seen."""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QTimer

EVERY = 1000
"""Milliseconds between two looks at what is young."""
WHOLE_EVERY = 60
"""After so many of them everything that came since the start is looked over."""


class Collecting(QObject):
    """Lives as long as the window. What was loaded when it begins is never looked at again."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        gc.disable()
        self._turn = 0
        self._timer = QTimer(self, interval=EVERY)
        self._timer.timeout.connect(self._look)
        self._timer.start()

    def _look(self) -> None:
        self._turn += 1
        if self._turn == 1:
            gc.collect()
            gc.freeze()
        elif self._turn % WHOLE_EVERY == 0:
            gc.collect()
        else:
            gc.collect(0)
