"""How the rows of the list are drawn."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QListView, QStyle, QStyleOptionViewItem

from workshop_app.services.prioritize import IN_PLAN, LEFT_OUT, TO_DECIDE
from workshop_app.text import Words
from workshop_app.ui import icons, paint, theme
from workshop_app.ui.prioritize.ranked_rows import BudgetLine, Heading, Ranked, Row
from workshop_app.ui.widgets import RowDelegate, wrapped
from workshop_app.ui.widgets.rows import ROW, Index

NUMBER, BADGE = 38, 28
STATE_ICONS = {IN_PLAN: "check-circle-fill", LEFT_OUT: "x-circle", TO_DECIDE: "warning-fill"}


class RankedDelegate(RowDelegate):
    """Number, badge, title, zone with its sign, cost; the line as a band with a pill."""

    def __init__(self, words: Words, writable: bool) -> None:
        super().__init__(41)
        self._words, self._writable = words, writable

    # -- sizes ------------------------------------------------------------------------------------
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        view = self.parent()
        width = view.viewport().width() if isinstance(view, QListView) else option.rect.width()
        return QSize(0, self.height(index.data(ROW), width))

    def height(self, row: Row, width: int) -> int:
        now = theme.now()
        if isinstance(row, Heading):
            return now.px(30)
        if isinstance(row, BudgetLine):
            return now.px(34)
        lines = self._title_lines(row, width)
        return now.px(41 if self._second(row) else 33) + (lines - 1) * now.px(19)

    def _title_lines(self, row: Ranked, width: int) -> int:
        now = theme.now()
        font = now.font("body", weight=600)
        room = self._title_room(row, width)
        return min(2, wrapped.height(row.placed.title, font, room) // round(font.pixelSize() * 1.2))

    def _left(self) -> int:
        now = theme.now()
        return now.px(NUMBER) + now.px(BADGE) + 18

    def _title_room(self, row: Ranked, width: int) -> float:
        return max(60.0, width - self._left() - self._right(row) - 12)

    def _right(self, row: Ranked) -> int:
        now = theme.now()
        wide = now.width(row.cost, "body") + 22
        if row.placed.priority.not_voted:
            wide += now.width(row.capacity, "min") + 10
        elif row.fits:
            wide += self._chip() + 8
        return wide

    def _chip(self) -> int:
        now = theme.now()
        return now.width(self._words("fits"), "min", 600) + now.px(16) + 24

    # -- drawing ----------------------------------------------------------------------------------
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row = index.data(ROW)
        if isinstance(row, Ranked):
            super().paint(painter, option, index)
            return
        paint.smooth(painter)
        painter.save()
        state: QStyle.StateFlag = option.state
        focused = bool(state & QStyle.StateFlag.State_Selected)
        if isinstance(row, BudgetLine):
            self._paint_line(painter, QRectF(option.rect), row, focused)
        else:
            self._paint_heading(painter, QRectF(option.rect), row)
        painter.restore()

    def paint_row(self, painter: QPainter, box: QRectF, row: Any, selected: bool) -> None:
        now = theme.now()
        one = row.placed
        number = QRectF(box.left(), box.top(), now.px(NUMBER), box.height())
        paint.text(painter, number, one.priority.number, now.font("strong", weight=700),
                   now.color.ink, align=paint.RIGHT, where=self)  # fmt: skip
        badge = QRectF(number.right() + 9, box.top(), now.px(BADGE), box.height())
        icon = one.proposal.pictogram
        known = icons.filled(icon) if icon and icons.known(icon) else ""
        paint.badge(painter, badge, one.proposal.theme, icon=known)
        self._paint_words(painter, box, row)
        self._paint_right(painter, box, row)

    def _paint_words(self, painter: QPainter, box: QRectF, row: Ranked) -> None:
        now = theme.now()
        left = box.left() + self._left()
        room = self._title_room(row, round(box.width()))
        font = now.font("body", weight=600)
        second = self._second(row)
        step = now.px(19)
        lines = self._title_lines(row, round(box.width()))
        tall = lines * step + (step if second else 0)
        top = box.center().y() - tall / 2
        title = QRectF(left, top, room, lines * step)
        wrapped.lines(painter, title, row.placed.title, font, now.color.ink, self, most=2,
                      meant=True)  # fmt: skip
        if second:
            taken = 14 if self._raised(row, box.width()) else self._right(row)
            wide = box.width() - self._left() - taken - 4
            self._paint_zone(painter, QRectF(left, top + lines * step, wide, step), row)

    def _raised(self, row: Ranked, width: float) -> bool:
        """Whether the cost stands beside the title alone, so that all of the second line is read."""
        if row.placed.priority.not_voted or not self._second(row):
            return False
        now = theme.now()
        texts = [text for text in (row.why, row.state, row.excludes) if text]
        wide = sum(now.width(f"· {text}", "min", 600) + 6 for text in texts)
        if row.zone:
            wide += now.width(row.zone, "min", 600) + now.px(15) + 12
        return wide > width - self._left() - self._right(row) - 4

    def _second(self, row: Ranked) -> bool:
        known = bool(row.state) and not row.waits
        return not row.placed.priority.not_voted or known or bool(row.excludes)

    def _paint_zone(self, painter: QPainter, box: QRectF, row: Ranked) -> None:
        """The zone with its sign, what stands in the way, how it stands."""
        now = theme.now()
        color, left = now.color, box.left()
        strong, plain = now.font("min", weight=600), now.font("min")
        zone = row.placed.priority.zone
        if zone:
            _, ink, icon = now.zone(zone)
            side = now.px(15)
            icons.draw(painter, QRectF(left, box.top(), side, box.height()), icon, ink, side)
            left += side + 6
            left += paint.text(painter, QRectF(left, box.top(), box.right() - left, box.height()),
                               row.zone, strong, ink, where=self) + 6  # fmt: skip
        why = (row.why, plain, color.muted)
        state = (row.state, strong, color.warn if row.waits else color.muted)
        excludes = (row.excludes, strong, color.warn if row.placed.clashes else color.muted)
        first = (state, why) if row.waits else (why, state)
        for text, font, ink in (*first, excludes):
            if not text or box.right() - left < 24:
                continue
            said = f"· {text}" if left > box.left() else text
            at = QRectF(left, box.top(), box.right() - left, box.height())
            left += paint.text(painter, at, said, font, ink, where=self, meant=True) + 6
        self._paint_near(painter, QRectF(left, box.top(), box.right() - left, box.height()), row)

    def _paint_near(self, painter: QPainter, room: QRectF, row: Ranked) -> None:
        """What would change its place; where there is no room for that, that it is not firm."""
        if not row.near:
            return
        now = theme.now()
        for text in (row.near, self._words("not firm")):
            said = f"· {text}"
            if now.width(said, "min") <= room.width():
                paint.text(painter, room, said, now.font("min"), now.color.muted, where=self)
                return

    def _paint_right(self, painter: QPainter, box: QRectF, row: Ranked) -> None:
        now = theme.now()
        color = now.color
        right = box.adjusted(0, 0, -14, 0)
        if self._raised(row, box.width()):
            right.setBottom(right.bottom() - now.px(19))
        ink = color.muted if row.beyond or row.placed.priority.not_voted else color.ink
        wide = paint.text(painter, right, row.cost, now.font("body", tabular=True), ink,
                          align=paint.RIGHT, where=self)  # fmt: skip
        rest = right.adjusted(0, 0, -wide - 10, 0)
        if row.placed.priority.not_voted:
            paint.text(painter, rest, row.capacity, now.font("min"), color.muted,
                       align=paint.RIGHT, where=self)  # fmt: skip
        elif row.fits:
            tall = now.px(20 if self._raised(row, box.width()) else 26)
            chip = QRectF(rest.right() - self._chip(), rest.center().y() - tall / 2, self._chip(),
                          tall)  # fmt: skip
            paint.frame(painter, chip, tall / 2, color.ok_tint, color.ok_line if now.dark else None)
            side = now.px(16)
            icons.draw(painter, QRectF(chip.left() + 8, chip.top(), side, tall), "check-bold",
                       color.ok, side)  # fmt: skip
            paint.text(painter, chip.adjusted(side + 14, 0, -6, 0), self._words("fits"),
                       now.font("min", weight=600), color.ok, where=self)  # fmt: skip

    def _paint_line(self, painter: QPainter, box: QRectF, row: BudgetLine, focused: bool) -> None:
        now = theme.now()
        color = now.color
        side, most = now.px(18), box.width() - 24
        around = side * (2 if self._writable else 1) + 40
        role = "detail" if now.width(row.text, "detail", 600) + around <= most else "min"
        font = now.font(role, weight=600)
        wide = min(most, now.width(row.text, role, 600) + around)
        tall = now.px(30)
        pill = QRectF(box.center().x() - wide / 2, box.center().y() - tall / 2, wide, tall)
        set_up = row.reach is not None
        rule = QRectF(box.left(), box.center().y() - 1, box.width(), 2)
        painter.fillRect(rule, color.primary if set_up else color.line)
        fill, ink = (color.primary, color.on_primary) if set_up else (color.card, color.primary)
        paint.frame(painter, pill, tall / 2, fill, None if set_up else color.line_strong)
        if focused:
            paint.frame(painter, pill.adjusted(-4, -3, 4, 3), tall / 2 + 3, None, color.accent, 2)
        icons.draw(
            painter, QRectF(pill.left() + 10, pill.top(), side, tall), "wallet-fill", ink, side
        )
        room = pill.adjusted(side + 17, 0, -12 - (side + 5 if self._writable else 0), 0)
        paint.text(painter, room, row.text, font, ink, where=self)
        if self._writable:
            at = QRectF(pill.right() - side - 10, pill.top(), side, tall)
            icons.draw(painter, at, "pencil-simple", ink, now.px(16))

    def _paint_heading(self, painter: QPainter, box: QRectF, row: Heading) -> None:
        now = theme.now()
        color = now.color
        painter.fillRect(QRectF(box.left(), box.top() + 1, box.width(), 1), color.line)
        side = now.px(22)
        tile = QRectF(box.left() + 10, box.center().y() - side / 2 + 1, side, side)
        paint.frame(painter, tile, 6, color.sunken)
        icons.draw(painter, tile, "question-fill", color.muted, now.px(14))
        left = tile.right() + 8
        at = QRectF(left, box.top() + 1, box.right() - left, box.height())
        font = now.font("min", weight=700)
        left += paint.text(painter, at, row.text, font, color.muted, where=self) + 10
        rest = QRectF(left, box.top() + 1, box.right() - left, box.height())
        paint.text(painter, rest, row.detail, now.font("min"), color.muted, where=self)
