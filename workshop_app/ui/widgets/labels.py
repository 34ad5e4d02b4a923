"""Text: one line that ends in dots, a paragraph that wraps exactly, a rule between blocks."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import (
    QFont,
    QFontMetrics,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QTextCharFormat,
    QTextLayout,
    QTextOption,
)  # fmt: skip
from PySide6.QtWidgets import QFrame, QSizePolicy, QWidget

from workshop_app.ui import icons, overflow, paint, theme
from workshop_app.ui.widgets.painted import brush


class Label(QWidget):
    """One line. ``role`` is a role of the type tokens, ``tone`` a colour name, ``align`` left,
    right or center. Where it is too long it ends in dots and the whole is its tooltip."""

    def __init__(
        self,
        text: str = "",
        role: str = "body",
        tone: str = "ink",
        *,
        weight: int = 0,
        icon: str = "",
        icon_tone: str = "",
        align: str = "left",
        tabular: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._text, self._role, self._tone, self._weight = text, role, tone, weight
        self._icon, self._icon_tone = icon, icon_tone or tone
        self._tabular = tabular
        self._align = {"left": paint.LEFT, "right": paint.RIGHT, "center": paint.CENTER}[align]
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(text)

    def text(self) -> str:
        return self._text

    def setText(self, text: str) -> None:
        """Another line."""
        if text != self._text:
            self._text = text
            self.setAccessibleName(text)
            self.updateGeometry()
            self.update()

    def set_tone(self, tone: str) -> None:
        """Another colour."""
        self._tone = self._icon_tone = tone
        self.update()

    def set_icon(self, icon: str) -> None:
        """Another icon before the line; "" for none."""
        self._icon = icon
        self.updateGeometry()
        self.update()

    def _font(self) -> QFont:
        return theme.now().font(self._role, weight=self._weight, tabular=self._tabular)

    def _indent(self) -> int:
        now = theme.now()
        return (
            now.px(20 if self._role in ("body", "detail", "min") else 22) + 8 if self._icon else 0
        )

    def sizeHint(self) -> QSize:
        metrics = QFontMetrics(self._font())
        return QSize(
            metrics.horizontalAdvance(self._text) + 1 + self._indent(),
            theme.now().line(self._role),
        )

    def minimumSizeHint(self) -> QSize:
        return QSize(min(self.sizeHint().width(), self._indent() + 24), self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        color, painter = theme.now().color, brush(self)
        box = self.rect().toRectF()
        if self._icon:
            size = self._indent() - 8
            icons.draw(painter, QRectF(0, 0, size, self.height()), self._icon,
                       color.tone(self._icon_tone), size)  # fmt: skip
            box.setLeft(self._indent())
        tone = "disabled_text" if not self.isEnabled() else self._tone
        width = paint.text(painter, box, self._text, self._font(), color.tone(tone),
                           align=self._align, where=self)  # fmt: skip
        long = self.sizeHint().width() > self.width() + 1
        if long and not self.toolTip():
            self.setToolTip(self._text)
        elif not long and self.toolTip() == self._text and width:
            self.setToolTip("")


@dataclass(frozen=True, slots=True)
class _Run:
    start: int
    length: int
    color: str
    underlined: bool = False


def _marked(text: str) -> tuple[str, list[_Run]]:
    """Text without its ``**`` and the stretches between them."""
    runs, plain = [], ""
    for index, part in enumerate(re.split(r"\*\*", text)):
        if index % 2 and part:
            runs.append(_Run(len(plain), len(part), ""))
        plain += part
    return plain, runs


class Paragraph(QWidget):
    """Text that wraps, with whole-pixel line steps.

    ``marks``: ``**words**`` are bold (only for our own texts, never for what someone typed);
    ``bold_tone`` colours them. ``lines`` > 0: at most so many, the last ends in dots.
    ``roles_down``: sizes (px) tried in turn until the text fits the height it is given
    (``fit=True`` on 03: 32, 28, 24).
    """

    def __init__(
        self,
        text: str = "",
        role: str = "body",
        tone: str = "ink",
        *,
        weight: int = 0,
        marks: bool = False,
        bold_tone: str = "",
        lines: int = 0,
        align: str = "left",
        sizes: tuple[int, ...] = (),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._role, self._tone, self._weight, self._marks = role, tone, weight, marks
        self._bold_tone, self._lines, self._sizes = bold_tone, lines, sizes
        self._align = align
        self._size: float = 0
        self._layout = QTextLayout()
        self._laid = (-1, 0.0)
        self._counts: dict[tuple[int, float], int] = {}
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._text = ""
        self.setText(text)

    def text(self) -> str:
        return self._text

    def setText(self, text: str) -> None:
        """Another text."""
        plain, self._runs = _marked(text) if self._marks else (text, [])
        self._text = plain
        self.setAccessibleName(plain)
        self._changed()

    def set_tone(self, tone: str) -> None:
        """Another colour."""
        self._tone = tone
        self.update()

    def set_bold(self, stretches: Iterable[tuple[int, int]], *, underlined: bool = False) -> None:
        """Make stretches (first letter, length) bold and ``bold_tone``, whatever someone typed;
        ``underlined`` too, where colour and weight must not be all that tells them."""
        self._runs = [_Run(start, length, "", underlined) for start, length in stretches]
        self._changed()

    def top_of(self, letter: int) -> int:
        """How far down, in pixels, the line with this letter (counted from 0) begins."""
        self._lay(self.width(), self._size)
        return self._layout.lineForTextPosition(letter).lineNumber() * self._step(self._size)

    def _changed(self) -> None:
        self._laid = (-1, 0.0)
        self._counts.clear()
        self.updateGeometry()
        if self.width() > 0:
            self._settle()
        self.update()

    def _step(self, size: float) -> int:
        return theme.now().line(self._role, size)

    def _lay(self, width: int, size: float) -> int:
        """Lay the text out at ``width``; the number of lines."""
        if self._laid == (width, size):
            return self._layout.lineCount()
        now = theme.now()
        self._layout.setText(self._text.replace("\n", "\u2028"))
        self._layout.setFont(now.font(self._role, weight=self._weight, size=size))
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        option.setAlignment(paint.CENTER if self._align == "center" else paint.LEFT)
        self._layout.setTextOption(option)
        self._layout.setFormats([self._format(run, size) for run in self._runs])
        self._layout.beginLayout()
        count, step = 0, self._step(size)
        while (line := self._layout.createLine()).isValid():
            line.setLineWidth(width)
            line.setPosition(QPointF(0, count * step + (step - line.height()) / 2))
            count += 1
        self._layout.endLayout()
        self._laid = (width, size)
        self._counts[width, size] = count
        return count

    def _format(self, run: _Run, size: float) -> QTextLayout.FormatRange:
        made = QTextLayout.FormatRange()
        made.start, made.length = run.start, run.length
        look = QTextCharFormat()
        letters = theme.now().font(self._role, weight=700, size=size)
        letters.setUnderline(run.underlined)
        look.setFont(letters)
        if self._bold_tone:
            look.setForeground(theme.now().color.tone(self._bold_tone))
        made.format = look
        return made

    def heightForWidth(self, width: int) -> int:
        size, width = self._sizes[0] if self._sizes else 0, max(1, width)
        known = self._counts.get((width, size))  # layouts ask for the same widths again and again
        count = max(1, self._lay(width, size) if known is None else known)
        if self._lines:
            count = min(count, self._lines)
        return count * self._step(size)

    def hasHeightForWidth(self) -> bool:
        return True

    def sizeHint(self) -> QSize:
        now = theme.now()
        widest = max(
            (now.width(line, self._role, self._weight) for line in self._text.split("\n")),
            default=0,
        )
        width = min(widest + 2, now.px(520))
        return QSize(width, self.heightForWidth(max(1, width)))

    def minimumSizeHint(self) -> QSize:
        return QSize(40, self._step(self._sizes[-1] if self._sizes else 0))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._settle()

    def _settle(self) -> None:
        """Choose the size that fits, and ask for the height that the text needs."""
        if self._sizes:
            for size in self._sizes:
                self._size = size
                if self._lay(self.width(), size) * self._step(size) <= self.height():
                    break
            return
        needed = self.heightForWidth(self.width())
        if self.minimumHeight() != needed:
            self.setMinimumHeight(needed)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = brush(self)
        count = self._lay(self.width(), self._size)
        tone = self._tone if self.isEnabled() else "disabled_text"
        painter.setPen(theme.now().color.tone(tone))
        step = self._step(self._size)
        shown = min(count, self._lines) if self._lines else count
        for index in range(shown):
            if index == shown - 1 and shown < count:
                self._paint_last(painter, index, step)
            else:
                self._layout.lineAt(index).draw(painter, QPointF(0, 0))
        if shown * step > self.height() + 2:
            overflow.note("clipped", self, self._text)

    def _paint_last(self, painter: QPainter, index: int, step: int) -> None:
        rest = self._text[self._layout.lineAt(index).textStart() :].replace("\n", " ")
        overflow.note("elided", self, self._text, meant=True)
        self.setToolTip(self._text)
        font = theme.now().font(self._role, weight=self._weight, size=self._size)
        metrics = QFontMetrics(font)
        box = QRectF(0, index * step, self.width(), step)
        elided = metrics.elidedText(rest, Qt.TextElideMode.ElideRight, self.width())
        paint.text(painter, box, elided, font, painter.pen().color(), where=self, meant=True)


class Rule(QFrame):
    """A line of one pixel between blocks; ``upright`` between columns."""

    def __init__(self, upright: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        if upright:
            self.setFixedWidth(1)
        else:
            self.setFixedHeight(1)

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), theme.now().color.line)
