"""What is due as painted rows: what, who and by when, and how its day lies, in words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from workshop_app.export.names import COMMITMENTS, FOLLOW_UPS
from workshop_app.services import due
from workshop_app.services.due import Due
from workshop_app.text import Words
from workshop_app.ui import icons, paint, theme
from workshop_app.ui.widgets import RowDelegate, Rows
from workshop_app.ui.widgets.wrapping import wrap

SIDE, SIGN, PADDING = 150, 24, 8
"""Width of the column at the right and of the sign at the left; what is above and below."""

LOOKS = {
    due.OVERDUE: ("warning-fill", "warn"),
    due.OPEN: ("clock", "muted"),
    due.DONE: ("check-circle-fill", "ok"),
    due.DROPPED: ("x-circle", "muted"),
}
"""The sign of each kind and its colour."""


@dataclass(frozen=True, slots=True)
class DueRow:
    """A row with its words: ``who`` and by when in one line, ``state`` and ``lies`` at the right."""

    due: Due
    what: str
    who: str
    state: str
    lies: str


def row_of(words: Words, one: Due, today: date) -> DueRow:
    """``one`` in the language of ``words``, as of ``today``."""
    by = words("by {day}", day=words.date(one.by, "short")) if one.by else ""
    whose = one.number if one.number and not one.is_action else one.belongs
    what = f"{one.number} · {one.what}" if one.is_action else one.what
    parts = (one.who, by, "" if one.is_action else whose)
    return DueRow(one, what, " · ".join(part for part in parts if part), state_of(words, one),
                  due.in_words(words, one, today))  # fmt: skip


def state_of(words: Words, one: Due) -> str:
    """What its state is called; of an action that nobody looked at, that."""
    names = FOLLOW_UPS if one.is_action else COMMITMENTS
    return words(names[one.state]) if one.state in names else words("Nobody looked yet")


class DueRows(Rows):
    """The model of the list."""

    def words_of(self, row: DueRow) -> str:
        return ". ".join(part for part in (row.what, row.who, row.state, row.lies) if part)


class DueDelegate(RowDelegate):
    """Rows as tall as their words need."""

    def __init__(self) -> None:
        super().__init__(lines=True)

    def _room(self, width: float) -> float:
        now = theme.now()
        return max(120.0, width - now.px(SIGN) - now.px(SIDE) - 4 * PADDING)

    def _texts(self, row: DueRow, width: float) -> tuple[list[str], list[str]]:
        now, room = theme.now(), self._room(width)
        return wrap(row.what, now.font("body", weight=600), room), wrap(
            row.who, now.font("min"), room
        )

    def height(self, row: DueRow, width: int) -> int:
        now, (what, who) = theme.now(), self._texts(row, width)
        left = now.line("body") * len(what) + now.line("min") * len(who)
        return max(left, now.line("min") * 2) + 2 * PADDING

    def paint_row(self, painter: QPainter, box: QRectF, row: DueRow, selected: bool) -> None:
        now, color = theme.now(), theme.now().color
        icon, tone = LOOKS[row.due.kind]
        sign = QRectF(box.left() + PADDING, box.top() + PADDING, now.px(SIGN), now.line("body"))
        icons.draw(painter, sign, icon, color.tone(tone), now.px(20))
        left, top = sign.right() + PADDING, box.top() + PADDING
        what, who = self._texts(row, box.width())
        for lines, role, weight, ink in (
            (what, "body", 600, color.ink),
            (who, "min", 400, color.muted),
        ):
            for said in lines:
                line = QRectF(left, top, self._room(box.width()), now.line(role))
                paint.text(painter, line, said, now.font(role, weight=weight), ink, where=self)
                top += now.line(role)
        self._paint_side(painter, box, row, tone)

    def _paint_side(self, painter: QPainter, box: QRectF, row: DueRow, tone: str) -> None:
        """State over how its day lies, at the right; in a narrow place it may take two lines."""
        now, color, top = theme.now(), theme.now().color, box.top() + PADDING
        wide = now.px(SIDE)
        left = box.right() - wide - PADDING
        for said, ink, weight in (
            (row.state, color.ink, 600),
            (row.lies, color.tone(tone), 400),
        ):
            if said:
                line = QRectF(left, top, wide, now.line("min"))
                paint.text(painter, line, said, now.font("min", weight=weight), ink,
                           align=paint.RIGHT, where=self)  # fmt: skip
                top += now.line("min")
