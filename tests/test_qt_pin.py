"""PySide6 6.12.0 on Python 3.11 loses a reference to None at every call that returns nothing, and
aborts after some thousands of calls. See docs/decisions/0001-qt-pin.md."""

from __future__ import annotations

import sys

import PySide6
import pytest
from PySide6.QtCore import QObject
from PySide6.QtGui import QImage, QPainter

CALLS = 1000
NOISE = 20
"""References to None that other code may drop or take meanwhile."""


@pytest.mark.skipif(sys.version_info >= (3, 12), reason="None cannot be lost from Python 3.12 on")
def test_pyside_stays_pinned_while_python_3_11_is_supported() -> None:
    assert PySide6.__version__ == "6.11.3", "measure the next test with the new version first"


def test_calls_that_return_nothing_lose_no_reference_to_none() -> None:
    thing, picture = QObject(), QImage(8, 8, QImage.Format.Format_ARGB32)
    painter = QPainter(picture)
    before = sys.getrefcount(None)
    for _ in range(CALLS):
        thing.setObjectName("a")
        painter.drawRect(1, 1, 3, 3)
    after = sys.getrefcount(None)
    painter.end()
    assert after > before - NOISE, f"{before - after} references lost in {2 * CALLS} calls"
