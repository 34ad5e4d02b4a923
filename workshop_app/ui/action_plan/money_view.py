"""What the plan costs: bars by theme and by source, and the same figures as a table."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from workshop_app.export import names
from workshop_app.services.plan_money import KINDS, NO_SOURCE, Money, money
from workshop_app.ui import paint, theme
from workshop_app.ui.action_plan.arranged import Row
from workshop_app.ui.action_plan.rows import ActionRow
from workshop_app.ui.action_plan.textures import filled
from workshop_app.ui.scrolled import column, emptied, scrolled
from workshop_app.ui.widgets import Column, Figures, Paragraph, brush, heading

if TYPE_CHECKING:
    from workshop_app.ui.action_plan.page import ActionPlanPage

ROW, BAR = 44, 20
_OF_ALL = (*KINDS, NO_SOURCE)


class MoneyView(QWidget):
    """All actions of the plan, whatever is shown in the other views."""

    def __init__(self, page: ActionPlanPage) -> None:
        super().__init__()
        self._page = page
        self._inside, self._column = column(spacing=10, padding=4)
        area = scrolled(self._inside, name=page.words("Cost of the plan by theme and by source"))
        area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(area)
        self.setFocusProxy(area)

    def show_rows(self, rows: Sequence[Row], by: str) -> None:
        """The money of every action."""
        self._fill()

    def change_rows(self, rows: Sequence[tuple[int, ActionRow]]) -> None:
        self._fill()

    def choose(self, at: int) -> None:
        """Money is not told of one action."""

    # -- what is told -----------------------------------------------------------------------------
    def _fill(self) -> None:
        words, found = self._page.words, money(self._page.lines.all)
        box = emptied(self._column)
        kinds = [kind for kind in _OF_ALL if found.of_kind(kind)]
        box.addWidget(heading("chart-bar", words("Cost by theme")))
        box.addWidget(Paragraph(self._told(found), "detail", "muted"))
        box.addWidget(Legend({kind: self._kind(kind) for kind in kinds}))
        box.addWidget(Bars(self._page, found, kinds))
        box.addWidget(self._themes(found, kinds))
        box.addSpacing(8)
        box.addWidget(heading("coins", words("Cost by source")))
        box.addWidget(self._sources(found))
        box.addStretch(1)
        for at in range(box.count()):
            if (widget := box.itemAt(at).widget()) is not None:  # type: ignore[union-attr]
                widget.show()

    def _told(self, found: Money) -> str:
        words = self._page.words
        said = [words("{cost} in all", cost=self._money(found.total))]
        unknown = sum(found.unknown.values())
        if unknown:
            said.append(words.many("{n} without a cost", "{n} without a cost", unknown))
        looking = found.of_kind("to_find") + found.of_kind(NO_SOURCE)
        if looking:
            said.append(words("{amount} still has no sure source", amount=self._money(looking)))
        return " · ".join(said)

    def _money(self, amount: int) -> str:
        return self._page.words.millions(amount, self._page.kept.currency)

    def _kind(self, kind: str) -> str:
        if kind == NO_SOURCE:
            return self._page.words("Without a source yet")
        return names.told(names.SOURCES, kind, self._page.words)

    def _themes(self, found: Money, kinds: Sequence[str]) -> Figures:
        words = self._page.words
        rows = [
            [names.told(names.THEMES, theme_id, words),
             *(self._cell(by.get(kind, 0)) for kind in kinds),
             self._cell(found.of_theme(theme_id))]
            for theme_id, by in found.by_theme.items()
        ]  # fmt: skip
        rows.append([words("Total"), *(self._cell(found.of_kind(kind)) for kind in kinds),
                     self._cell(found.total)])  # fmt: skip
        heads = [Column(words("Theme"), 0, "left", wrap=True, least=150)]
        heads += [Column(self._kind(kind), self._wide(kind)) for kind in kinds]
        heads.append(Column(words("Total"), 116, strong=True))
        return Figures(heads, rows, name=words("Cost by theme"))

    def _wide(self, kind: str) -> int:
        """As wide as the head of a column, in px at 100 %."""
        now = theme.now()
        return max(104, round((now.width(self._kind(kind), "min", 600) + 14) / now.scale))

    def _cell(self, amount: int) -> str:
        return self._money(amount) if amount else "–"

    def _sources(self, found: Money) -> Figures:
        words = self._page.words
        ordered = sorted(found.by_source.items(), key=lambda one: (-one[1], one[0]))
        rows = [[name, self._kind(kind), self._cell(amount)] for (name, kind), amount in ordered]
        heads = [Column(words("Source of the money"), 0, "left", wrap=True, least=180),
                 Column(words("Kind of source"), 210, "left"),
                 Column(words("Amount"), 130, strong=True)]  # fmt: skip
        return Figures(heads, rows, name=words("Cost by source"))


class Legend(QWidget):
    """Which texture is which kind of source; on as many lines as it needs."""

    def __init__(self, kinds: dict[str, str]) -> None:
        super().__init__()
        self._kinds = kinds
        self.setAccessibleName(" · ".join(kinds.values()))
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def _places(self, width: int) -> list[tuple[str, QRectF]]:
        now, left, top, found = theme.now(), 0.0, 0.0, []
        for kind, said in self._kinds.items():
            wide = now.px(30) + now.width(said, "min") + 18
            if left and left + wide > width:
                left, top = 0.0, top + now.px(26)
            found.append((kind, QRectF(left, top, wide, now.px(26))))
            left += wide
        return found

    def heightForWidth(self, width: int) -> int:
        places = self._places(width)
        return int(places[-1][1].bottom()) if places else 0

    def sizeHint(self) -> QSize:
        return QSize(200, self.heightForWidth(self.width()))

    def paintEvent(self, event: QPaintEvent) -> None:
        now, painter = theme.now(), brush(self)
        for kind, box in self._places(self.width()):
            side = QRectF(box.left(), box.center().y() - now.px(7), now.px(24), now.px(14))
            filled(painter, side, kind, now.color.primary, now.color.primary_tint)
            words = box.adjusted(now.px(30), 0, 0, 0)
            paint.text(
                painter, words, self._kinds[kind], now.font("min"), now.color.ink, where=self
            )


class Bars(QWidget):
    """A bar for each theme, its kinds of source one after the other."""

    def __init__(self, page: ActionPlanPage, found: Money, kinds: Sequence[str]) -> None:
        super().__init__()
        self._page, self._found, self._kinds = page, found, kinds
        words = page.words
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        said = (f"{names.told(names.THEMES, one, words)}: "
                f"{words.millions(found.of_theme(one), page.kept.currency)}"
                for one in found.by_theme)  # fmt: skip
        self.setAccessibleName(words("Cost by theme"))
        self.setAccessibleDescription(". ".join(said))

    def sizeHint(self) -> QSize:
        return QSize(300, theme.now().px(ROW) * len(self._found.by_theme))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, now = brush(self), theme.now()
        most = max((self._found.of_theme(one) for one in self._found.by_theme), default=0)
        for at, theme_id in enumerate(self._found.by_theme):
            box = QRectF(0, at * now.px(ROW), self.width(), now.px(ROW))
            self._paint_bar(painter, box, theme_id, most)

    def _paint_bar(self, painter: QPainter, box: QRectF, theme_id: str, most: int) -> None:
        now, words = theme.now(), self._page.words
        side, sign = float(now.px(28)), now.sign(theme_id)
        badge = QRectF(box.left(), box.center().y() - side / 2, side, side)
        paint.badge(painter, badge, theme_id)
        total = self._found.of_theme(theme_id)
        told = words.millions(total, self._page.kept.currency)
        wide = max(float(now.px(96)), float(now.width(told, "detail", 600)) + 10)
        left = badge.right() + 12
        room = max(10.0, box.right() - wide - left)
        x, high = left, now.px(BAR)
        for kind in self._kinds:
            amount = self._found.by_theme[theme_id].get(kind, 0)
            if amount and most:
                long = max(2.0, room * amount / most)
                bar = QRectF(x, box.center().y() - high / 2, long, high)
                filled(painter, bar, kind, sign.color, sign.tint)
                x += long
        figure = QRectF(x + 10, box.top(), max(wide, box.right() - x - 10), box.height())
        paint.text(painter, figure, told, now.font("detail", weight=600), now.color.ink, where=self)
