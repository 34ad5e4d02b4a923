"""Sites by criteria: figures from 1 to 5 on their step of colour, typed where the keyboard is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from workshop_app.domain.centre_sites import MUST_NOT_FAIL, SiteScore
from workshop_app.domain.directory import SITE_CRITERIA
from workshop_app.export.centre_names import CRITERIA
from workshop_app.services.centre_criteria import SiteCriterion
from workshop_app.services.centre_sites import Compared
from workshop_app.text import Words
from workshop_app.ui import icons, paint, theme
from workshop_app.ui.widgets import Painted, brush, wrapped

ROW, NAME, LEAST, MOST_WIDE = 40, 150, 54, 150
"""Pixels at 100 %: a row, the names of the criteria, a column of figures at least and at most."""
_MOVES = {
    Qt.Key.Key_Up: (0, -1), Qt.Key.Key_Down: (0, 1), Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
}  # fmt: skip


def letter(at: int) -> str:
    """A, B, C … of the columns."""
    return chr(ord("A") + at) if at < 26 else str(at + 1)


class SiteGrid(Painted, QWidget):
    """Arrows move; 1 to 5 score, Delete takes a score away, Enter goes on to the reason.

    ``moved()`` when another cell is current; ``scored(value)`` 1–5 or ``None``; ``opened()``.
    """

    moved = Signal()
    scored = Signal(object)
    opened = Signal()

    def __init__(
        self, words: Words, criteria: Mapping[str, SiteCriterion], read_only: bool
    ) -> None:
        super().__init__()
        self._words, self._criteria, self._read_only = words, criteria, read_only
        self._sites: list[Compared] = []
        self.site, self.criterion = "", SITE_CRITERIA[0]
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(words("Sites by criterion, from 1, hard, to 5, favourable"))

    # -- what is shown ----------------------------------------------------------------------------
    def show_sites(self, sites: Sequence[Compared], site: str, criterion: str) -> None:
        """Show these, with the current cell at a site (its id) and a criterion."""
        self._sites = list(sites)
        ids = [one.part.id for one in sites]
        self.site = site if site in ids else (ids[0] if ids else "")
        self.criterion = criterion if criterion in SITE_CRITERIA else SITE_CRITERIA[0]
        self._settle()

    def as_text(self) -> str:
        """The whole table as lines of text."""
        lines = []
        for criterion in SITE_CRITERIA:
            said = [f"{one.site.name} {self._figure(one, criterion)}" for one in self._sites]
            lines.append(f"{self._words(CRITERIA[criterion])}: {' · '.join(said)}")
        return "\n".join(lines)

    def _score(self, one: Compared, criterion: str) -> SiteScore:
        return one.site.scores.get(criterion, SiteScore())

    def _figure(self, one: Compared, criterion: str) -> str:
        score = self._score(one, criterion).score
        return "–" if score is None else str(score)

    def _settle(self) -> None:
        self.setFixedHeight(self._tall())
        here = next((one for one in self._sites if one.part.id == self.site), None)
        if here is not None:
            figure = self._figure(here, self.criterion)
            name = self._words(CRITERIA[self.criterion])
            self.setAccessibleDescription(f"{here.site.name}, {name}: {figure}\n{self.as_text()}")
        self.update()

    # -- places -----------------------------------------------------------------------------------
    def _head(self) -> int:
        now = theme.now()
        font, wide = now.font("min", weight=600), self._wide() - 8
        tall = (
            [wrapped.height(one.site.name, font, wide) for one in self._sites]
            if self._named
            else []
        )
        return now.px(28) + (max(tall, default=0) + 6 if self._named else 0)

    @property
    def _named(self) -> bool:
        """Whether names have room over the columns, under their letters."""
        return self._wide() >= theme.now().px(84)

    def _wide(self) -> float:
        now = theme.now()
        room = self.width() - now.px(NAME)
        wide = room / max(1, len(self._sites))
        return min(max(wide, now.px(LEAST)), now.px(MOST_WIDE))

    def _tall(self) -> int:
        return self._head() + theme.now().px(ROW) * (len(SITE_CRITERIA) + 1) + 4

    def cell_box(self, at: int, row: int) -> QRectF:
        """A cell by the places of its site and its criterion."""
        now = theme.now()
        left = now.px(NAME) + at * self._wide()
        return QRectF(left, self._head() + row * now.px(ROW), self._wide(), now.px(ROW))

    def row_box(self) -> QRect:
        """The row of the current criterion, for the area that scrolls it into view."""
        row = SITE_CRITERIA.index(self.criterion)
        return QRect(0, self._head() + row * theme.now().px(ROW), self.width(), theme.now().px(ROW))

    def sizeHint(self) -> QSize:
        return QSize(theme.now().px(NAME + LEAST * max(1, len(self._sites))), self._tall())

    minimumSizeHint = sizeHint

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self.height() != self._tall():
            self.setFixedHeight(self._tall())

    # -- what a person does -----------------------------------------------------------------------
    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in _MOVES and event.modifiers() in (
            Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier,
        ):  # fmt: skip
            self._move(*_MOVES[key])
        elif event.text() in ("1", "2", "3", "4", "5") and self.site and not self._read_only:
            self.scored.emit(int(event.text()))
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace) and not self._read_only:
            self.scored.emit(None)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2):
            self.opened.emit()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        for at in range(len(self._sites)):
            for row in range(len(SITE_CRITERIA)):
                if self.cell_box(at, row).contains(event.position()):
                    self._go(at, row)
                    return

    def _move(self, across: int, down: int) -> None:
        ids = [one.part.id for one in self._sites]
        if self.site in ids:
            self._go(ids.index(self.site) + across, SITE_CRITERIA.index(self.criterion) + down)

    def _go(self, at: int, row: int) -> None:
        if 0 <= at < len(self._sites) and 0 <= row < len(SITE_CRITERIA):
            self.site, self.criterion = self._sites[at].part.id, SITE_CRITERIA[row]
            self._settle()
            self.moved.emit()

    # -- drawing ----------------------------------------------------------------------------------
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = brush(self)
        for at, one in enumerate(self._sites):
            self._write_head(painter, at, one)
        for row, criterion in enumerate(SITE_CRITERIA):
            self._write_name(painter, row, criterion)
            for at, one in enumerate(self._sites):
                self._draw_cell(painter, self.cell_box(at, row), one, criterion)
        self._write_means(painter)
        for at, one in enumerate(self._sites):
            if one.site.chosen:
                self._mark_chosen(painter, at)

    def _write_head(self, painter: QPainter, at: int, one: Compared) -> None:
        now, box = theme.now(), self.cell_box(at, 0)
        first = QRectF(box.left(), 2, box.width(), now.px(26))
        paint.text(painter, first, letter(at), now.font("strong", weight=700), now.color.primary,
                   align=paint.CENTER)  # fmt: skip
        if self._named:
            under = QRectF(
                box.left() + 4, now.px(28), box.width() - 8, self._head() - now.px(28) - 4
            )
            wrapped.lines(painter, under, one.site.name, now.font("min", weight=600), now.color.ink,
                          self, most=12, align=paint.CENTER)  # fmt: skip

    def _write_name(self, painter: QPainter, row: int, criterion: str) -> None:
        now, told = theme.now(), self._criteria[criterion]
        box = QRectF(0, self._head() + row * now.px(ROW), now.px(NAME), now.px(ROW))
        painter.fillRect(QRectF(0, box.top(), self.width(), 1), now.color.line)
        if criterion == self.criterion:
            paint.frame(painter, box.adjusted(0, 2, -2, -2), 6, now.color.accent_tint)
        side = now.px(22)
        icons.draw(painter, QRectF(4, box.top(), side, box.height()), told.icon, now.color.primary,
                   now.px(20))  # fmt: skip
        words = QRectF(side + 10, box.top(), box.width() - side - 14, box.height())
        here = criterion == self.criterion
        wrapped.lines(painter, words, self._words(CRITERIA[criterion]), now.font("min", weight=700 if here else 600),
                      now.color.ink, self)  # fmt: skip

    def _draw_cell(self, painter: QPainter, box: QRectF, one: Compared, criterion: str) -> None:
        now, score = theme.now(), self._score(one, criterion)
        inside = box.adjusted(3, 3, -3, -3)
        if score.score is None:
            paint.frame(painter, inside, 6, now.color.card, now.color.field_line, dashed=True)
            paint.text(
                painter, inside, "–", now.font("detail"), now.color.muted, align=paint.CENTER
            )
        else:
            ground, ink = now.heat(score.score)
            paint.frame(painter, inside, 6, ground)
            paint.text(
                painter, inside, str(score.score), now.font("strong"), ink, align=paint.CENTER
            )
            warned = criterion in MUST_NOT_FAIL and score.score == 1
            sign = "warning-fill" if warned else "chat-text-fill" if score.lower else ""
            if sign:
                corner = QRectF(inside.right() - now.px(18), inside.top(), now.px(16), now.px(18))
                icons.draw(painter, corner, sign, ink, now.px(14))
        if one.part.id == self.site and criterion == self.criterion:
            paint.frame(painter, inside, 6, None, now.color.accent, 3)

    def _write_means(self, painter: QPainter) -> None:
        now, words = theme.now(), self._words
        row = len(SITE_CRITERIA)
        top = self._head() + row * now.px(ROW)
        painter.fillRect(QRectF(0, top, self.width(), 2), now.color.line_strong)
        paint.text(painter, QRectF(8, top, now.px(NAME) - 8, now.px(ROW)), words("Mean"),
                   now.font("detail", weight=700), now.color.ink)  # fmt: skip
        for at, one in enumerate(self._sites):
            standing = one.site.standing
            said = "–" if standing.mean is None else words.number(float(standing.mean), 1)
            said += "*" if standing.missing and standing.mean is not None else ""
            paint.text(painter, self.cell_box(at, row), said,
                       now.font("strong", weight=700 if one.best else 600), now.color.ink,
                       align=paint.CENTER)  # fmt: skip

    def _mark_chosen(self, painter: QPainter, at: int) -> None:
        now = theme.now()
        first, last = self.cell_box(at, 0), self.cell_box(at, len(SITE_CRITERIA))
        box = QRectF(first.left() + 1, 1, first.width() - 2, last.bottom() - 2)
        paint.frame(painter, box, 8, None, now.color.primary, 2)
        side = now.px(20)
        sign = QRectF(box.right() - side - 2, 4, side, side)
        icons.draw(painter, sign, "check-circle-fill", now.color.primary, side)
