"""A text in two lines: what it is and where it was said, and its words around what may need a look."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter

from workshop_app.domain.text_guard import Mark
from workshop_app.services.last_look import Said
from workshop_app.text import Words
from workshop_app.ui import icons, overflow, paint, theme
from workshop_app.ui.last_look.places import seen, told
from workshop_app.ui.widgets import RowDelegate, Rows

SIGN, GAP = 28, 12
"""Width of the sign at the left, and what is between it and the words."""
_BEFORE = 18
"""Letters of a long text that are shown before what is marked."""

SIGNS = {
    0: ("shield-warning-fill", "warn"),
    1: ("eye", "info"),
    2: ("buildings", "muted"),
    3: ("", "muted"),
    4: ("eye-slash", "muted"),
}
"""Icon and tone by ``Said.rank``; what nothing was seen in has the badge of its theme."""


def first_mark(said: Said) -> Mark | None:
    """What a row brings into view: the first of the marks, else of the hints."""
    return next(iter((*said.marks, *said.hints)), None)


class SaidRows(Rows):
    """The model of the list."""

    def __init__(self, words: Words) -> None:
        super().__init__()
        self._words = words

    def words_of(self, row: Said) -> str:
        what = seen(self._words, row)
        return ". ".join(part for part in (told(self._words, row), row.text, what) if part)


class SaidDelegate(RowDelegate):
    """Rows of one height, however many there are."""

    def __init__(self, words: Words) -> None:
        super().__init__(height=58, lines=True)
        self._words = words

    def height(self, row: Said, width: int) -> int:
        now = theme.now()
        return now.line("min") + now.line("detail") + now.px(14)

    def paint_row(self, painter: QPainter, box: QRectF, row: Said, selected: bool) -> None:
        now = theme.now()
        icon, tone = SIGNS[row.rank]
        sign = QRectF(box.left() + 12, box.top(), now.px(SIGN), box.height())
        if icon:
            icons.draw(painter, sign, icon, now.color.tone(tone), now.px(22))
        elif row.theme:
            side = now.px(24)
            paint.badge(painter, QRectF(sign.left(), sign.center().y() - side / 2, side, side),
                        row.theme)  # fmt: skip
        left, wide = sign.right() + GAP, box.right() - 12 - sign.right() - GAP
        top = box.top() + (box.height() - now.line("min") - now.line("detail")) / 2
        self._paint_head(painter, QRectF(left, top, wide, now.line("min")), row, tone)
        top += now.line("min")
        _paint_excerpt(painter, QRectF(left, top, wide, now.line("detail")), row, now.color.ink)

    def _paint_head(self, painter: QPainter, box: QRectF, row: Said, tone: str) -> None:
        """What it is at the left; at the right what it looks like, else where it was said."""
        now, what = theme.now(), seen(self._words, row) if row.rank < 2 else ""
        named = told(self._words, row)
        font = now.font("min", weight=600)
        wide = min(QFontMetricsF(font).horizontalAdvance(named) + 1, box.width())
        paint.text(painter, QRectF(box.left(), box.top(), wide, box.height()), named, font,
                   now.color.ink, where=self, meant=True)  # fmt: skip
        rest = box.adjusted(wide + 16, 0, 0, 0)
        if rest.width() > now.px(40):
            paint.text(painter, rest, what or row.around, now.font("min", weight=600 if what else 0),
                       now.color.tone(tone if what else "muted"), align=paint.RIGHT, where=self,
                       meant=True)  # fmt: skip


def _paint_excerpt(painter: QPainter, box: QRectF, row: Said, ink: QColor) -> None:
    """One line of the text. What is marked is bold, underlined and on a tint, and always in view."""
    now, mark = theme.now(), first_mark(row)
    plain, strong = now.font("detail"), now.font("detail", weight=700)
    text = row.text.replace("\n", " ")
    if mark is None:
        paint.text(painter, box, text, plain, ink, where=None, meant=True)
        return
    strong.setUnderline(True)
    before = text[: mark.start]
    if QFontMetricsF(plain).horizontalAdvance(text[: mark.end]) > box.width() * 0.7:
        begin = before.rfind(" ", 0, max(0, len(before) - _BEFORE)) + 1
        before = f"…{before[begin:]}" if begin else before
        overflow.note("elided", "SaidDelegate", text, meant=True)
    tint = now.color.warn_tint if row.marks else now.color.info_tint
    x = box.left() + _piece(painter, box, box.left(), before, plain, ink)
    wide = min(QFontMetricsF(strong).horizontalAdvance(mark.text) + 4, box.right() - x)
    paint.frame(painter, QRectF(x, box.top() + 1, wide, box.height() - 2), 3, tint)
    tone = now.color.warn if row.marks else now.color.info
    x += _piece(painter, box, x + 2, mark.text.replace("\n", " "), strong, tone) + 4
    _piece(painter, box, x, text[mark.end :], plain, ink)


def _piece(
    painter: QPainter, box: QRectF, left: float, text: str, font: QFont, color: QColor
) -> float:
    """A piece of the line from ``left`` on; the width it took."""
    room = QRectF(left, box.top(), max(0.0, box.right() - left), box.height())
    if not text or room.width() < 8:
        return 0.0
    taken = paint.text(painter, room, text, font, color, where=None, meant=True)
    return min(taken, room.width())
