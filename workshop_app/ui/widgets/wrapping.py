"""A text broken into lines, for what is painted."""

from __future__ import annotations

from PySide6.QtGui import QFont, QFontMetricsF


def wrap(text: str, letters: QFont, width: float) -> list[str]:
    """``text`` broken between words into lines of at most ``width``; a longer word stays whole."""
    metrics, lines, line = QFontMetricsF(letters), [], ""
    for word in text.split():
        longer = f"{line} {word}".strip()
        if line and metrics.horizontalAdvance(longer) > width:
            lines.append(line)
            line = word
        else:
            line = longer
    return [*lines, line] if line else lines
