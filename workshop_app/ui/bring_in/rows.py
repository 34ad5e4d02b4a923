"""What would come in, row by row: the words, the theme, and what is to be said about each."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QTextLine

from workshop_app.domain.text_guard import KINDS
from workshop_app.services.importing import Incoming, Preview
from workshop_app.text import Words
from workshop_app.ui import icons, paint, theme
from workshop_app.ui.widgets import RowDelegate, Rows

NUMBER, SIGN, GAP = 44, 28, 12
"""Widths of the row's number, of its sign, and between them."""


@dataclass(frozen=True, slots=True)
class Line:
    """A row of the list. ``row`` is its number in the file, 0 for none; ``text`` is what would be kept; ``note`` what is said about it; ``tone``
    "ink", "warn" (look at it) or "error" (it does not come in)."""

    row: int
    theme: str
    text: str
    note: str = ""
    icon: str = ""
    tone: str = "muted"
    marked: bool = False


def lines(preview: Preview, confirmed: Collection[int], words: Words) -> list[Line]:
    """Every row of ``preview`` in the order of the table, those refused too."""
    found = [_coming(one, one.row in confirmed, words) for one in preview.incoming]
    here = {one.row for one in preview.incoming}
    for told in preview.told:
        if told.row and told.row not in here:
            said = words(told.message, **told.facts)
            note = words("Stays out: {reason}", reason=said)
            found.append(Line(told.row, "", note, icon="x-circle", tone="error"))
    return sorted(found, key=lambda line: line.row)


def notes(preview: Preview, words: Words) -> list[str]:
    """What is said of the whole table."""
    return [told.said(words) for told in preview.told if not told.row]


def _coming(one: Incoming, confirmed: bool, words: Words) -> Line:
    kept = one.proposal if confirmed else one.masked
    text = kept.text.replace("\n", " ")
    if one.marked:
        kinds = ", ".join(words(KINDS[kind]) for kind in one.kinds)
        note = (
            words("Comes in as it is: an institution's public detail")
            if confirmed
            else words("Comes in without {kinds}", kinds=kinds)
        )
        return Line(one.row, kept.theme, text, note, "shield-warning", "warn", marked=True)
    if one.same_as.startswith("#"):
        same = words("Says the same as row {other}", other=one.same_as[1:])
        return Line(one.row, kept.theme, text, same, "copy")
    if one.same_as:
        same = words("Says the same as number {number}", number=one.same_as)
        return Line(one.row, kept.theme, text, same, "copy")
    return Line(one.row, kept.theme, text)


class LineRows(Rows):
    """The model of the list."""

    def __init__(self, words: Words) -> None:
        super().__init__()
        self._words = words

    def show_lines(self, found: Sequence[Line]) -> None:
        """Other lines."""
        self.show(found)

    def words_of(self, row: Line) -> str:
        told = f"{row.text}. {row.note}" if row.note else row.text
        if not row.row:
            return told
        return self._words("Row {row}: {told}", row=row.row, told=told)


class LineDelegate(RowDelegate):
    """Row number, sign of the theme, the words in two lines at most, and the note under them."""

    def __init__(self) -> None:
        super().__init__(height=52, lines=True)

    def height(self, row: Line, width: int) -> int:
        now = theme.now()
        under = now.line("min") if row.note else 0
        words = len(self._broken(row, width)) * now.line("detail") + under
        return max(words, now.px(SIGN)) + now.px(14)

    def paint_row(self, painter: QPainter, box: QRectF, row: Line, selected: bool) -> None:
        now = theme.now()
        color = now.color
        number = QRectF(box.left() + 8, box.top() + 8, now.px(NUMBER), now.line("detail"))
        paint.text(painter, number, str(row.row or ""), now.font("detail", tabular=True), color.muted,
                   align=paint.RIGHT)  # fmt: skip
        sign = QRectF(number.right() + GAP, box.top() + 6, now.px(SIGN), now.px(SIGN))
        if row.theme:
            paint.badge(painter, sign, row.theme)
        elif row.icon:
            icons.draw(painter, sign, row.icon, color.tone(row.tone), now.px(22))
        left, top = sign.right() + GAP, box.top() + 7
        wide = box.right() - 12 - left
        tone = "error" if row.tone == "error" else "ink"
        for text in self._broken(row, box.width()):
            line = QRectF(left, top, wide, now.line("detail"))
            paint.text(painter, line, text, now.font("detail"), color.tone(tone), meant=True)
            top += now.line("detail")
        if row.note:
            said = QRectF(left, top, wide, now.line("min"))
            if row.icon:
                place = QRectF(left, top, now.px(18), now.line("min"))
                icons.draw(painter, place, row.icon, color.tone(row.tone), now.px(16))
                said.setLeft(place.right() + 6)
            paint.text(painter, said, row.note, now.font("min"), color.tone(row.tone), meant=True)

    @staticmethod
    def _broken(row: Line, width: float) -> list[str]:
        """The words in at most two lines; the second takes what is left, and is elided."""
        from PySide6.QtGui import QTextLayout

        now = theme.now()
        wide = width - 8 - now.px(NUMBER) - now.px(SIGN) - 2 * GAP - 12
        layout = QTextLayout(row.text, now.font("detail"))
        layout.beginLayout()
        first: QTextLine = layout.createLine()
        if not first.isValid():
            return [""]
        first.setLineWidth(max(wide, 40.0))
        layout.endLayout()
        end = first.textLength()
        rest = row.text[end:].strip()
        return [row.text[:end].strip(), *([rest] if rest else [])]
