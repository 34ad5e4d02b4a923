"""The workshops of the plan with what came of each. There is no row of totals."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QEvent, QObject, QRectF, Qt
from PySide6.QtGui import QPainter

from workshop_app.services.differences import Difference
from workshop_app.services.gather import Came
from workshop_app.text import Words
from workshop_app.ui import icons, paint, theme
from workshop_app.ui.scrolled import scrolled
from workshop_app.ui.widgets import Card, Column, Figures, wrapped

ROW, ICON = 52, 38
"""Pixels at 100 %: a row at least, and the square of its icon."""


class WorkshopsCard(Card):
    """A row for each workshop: proposals, challenges, ballots of each round that was shown, photos,
    and how much is to be settled. Scrolls inside where there are many."""

    def __init__(self, words: Words) -> None:
        super().__init__(padding=8)
        self._words = words
        self.filled = False
        columns = [
            Column(words("Workshop"), 0, "left", draw=_named, least=200, tall=_named_height),
            Column(words("Proposals"), 96), Column(words("Challenges"), 96),
            Column(words("Ballots"), 116), Column(words("Photos"), 72),
            Column(words("To settle"), 108, draw=_settle),
        ]  # fmt: skip
        name = words("Workshops in this plan")
        self.table = Figures(columns, name=name, height=ROW)
        self.area = scrolled(self.table, name=name)
        self.box.addWidget(self.area)
        self.table.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Other lines at another width: the card is as tall as its rows."""
        if event.type() == QEvent.Type.Resize:
            self._fit()
        return False

    def _fit(self) -> None:
        tall = self.table.height() + 18
        if self.maximumHeight() != tall:
            self.setMaximumHeight(tall)
            self.setMinimumHeight(min(tall, theme.now().px(30 + ROW * 2) + 18))

    def show_rows(self, came: Sequence[Came], differences: Sequence[Difference]) -> None:
        """The workshops as they are now."""
        open_ones = Counter(one.workshop for one in differences)
        rows = [self._row(one, open_ones[one.workshop.title]) for one in came]
        self.table.show_rows(rows)
        self.table.setFixedHeight(self.table.sizeHint().height())
        self._fit()
        self.filled = bool(rows)
        scrolls = Qt.FocusPolicy.StrongFocus if len(rows) > 1 else Qt.FocusPolicy.NoFocus
        self.area.setFocusPolicy(scrolls)

    def _row(self, one: Came, open_ones: int) -> tuple[str, ...]:
        words = self._words
        named = words.listed([words("“{name}”", name=name) for name in one.laptops if name])
        by = words.many("laptop {names}", "laptops {names}", len(one.laptops), names=named)
        by = by if named else ""
        day = words.date(date.fromisoformat(one.workshop.day), "short") if one.workshop.day else ""
        told = " · ".join(part for part in (by, day) if part)
        ballots = " · ".join(f"{name} {words.number(cast)}" for name, cast in one.ballots) or "–"
        return (f"laptop\n{one.workshop.title}\n{told}", words.number(one.proposals),
                words.number(one.challenges), ballots, words.number(one.photos),
                str(open_ones))  # fmt: skip


def _named_height(cell: str, width: float) -> float:
    """As tall as ``_named`` paints it."""
    _, name, told = cell.split("\n", 2)
    now = theme.now()
    room = width - now.px(ICON) - 12 - 8
    first = wrapped.height(name, now.font("body", weight=600), room)
    return first + (wrapped.height(told, now.font("min"), room) if told else 0) + 12


def _named(painter: QPainter, box: QRectF, cell: str) -> None:
    """Icon, name and a second line."""
    icon, name, told = cell.split("\n", 2)
    now, side = theme.now(), theme.now().px(ICON)
    tile = QRectF(box.left(), box.center().y() - side / 2, side, side)
    paint.frame(painter, tile, 8, now.color.primary_tint)
    icons.draw(painter, tile, icon, now.color.primary, now.px(20))
    left, font, small = tile.right() + 12, now.font("body", weight=600), now.font("min")
    room = box.right() - left - 8
    first = wrapped.height(name, font, room)
    second = min(wrapped.height(told, small, room), box.height() - first) if told else 0
    top = box.center().y() - (first + second) / 2
    upper = QRectF(left, top, room, first)
    wrapped.lines(painter, upper, name, font, now.color.ink, where="gather", most=9)
    lower = QRectF(left, upper.bottom(), room, second)
    if told:
        wrapped.lines(painter, lower, told, small, now.color.muted, where="gather", most=9)


def _settle(painter: QPainter, box: QRectF, cell: str) -> None:
    """A check where nothing is to settle, else an amber sign with the number."""
    now, side = theme.now(), theme.now().px(20)
    right = QRectF(box.right() - 8 - side, box.top(), side, box.height())
    if cell == "0":
        icons.draw(painter, right, "check-circle-fill", now.color.ok, side)
        return
    wide = side + now.width(cell, "body", 700) + 26
    chip = QRectF(box.right() - 8 - wide, box.center().y() - now.px(15), wide, now.px(30))
    paint.frame(painter, chip, chip.height() / 2, now.color.warn_tint, now.color.warn_line)
    sign = QRectF(chip.left() + 9, chip.top(), side, chip.height())
    icons.draw(painter, sign, "warning-fill", now.color.warn, now.px(17))
    paint.text(painter, chip.adjusted(0, 0, -10, 0), cell, now.font("body", weight=700),
               now.color.warn, align=paint.RIGHT)  # fmt: skip
