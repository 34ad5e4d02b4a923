"""What is missing before it can be called a plan: in groups, each row leads to its field."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from workshop_app.services import completeness
from workshop_app.services.completeness import GROUPS, Completeness, Gap
from workshop_app.services.open_plan import OpenPlan
from workshop_app.text import Words
from workshop_app.ui import icons, paint, theme
from workshop_app.ui.page import Page, Shell
from workshop_app.ui.plan_panel import ReadingPanel
from workshop_app.ui.widgets import Paragraph, RowDelegate, RowList, Rows
from workshop_app.ui.widgets.wrapping import wrap

if TYPE_CHECKING:
    from workshop_app.ui.action_plan.page import ActionPlanPage

WIDTH, PADDING, BADGE = 820, 8, 28

ICONS: Mapping[str, str] = {
    completeness.PLAN: "clipboard-text",
    completeness.PRIORITIES: "archive-box",
    completeness.ANSWERS: "question",
    completeness.ACTIONS: "flag-banner",
    completeness.MONEY: "wallet",
    completeness.DIFFERENCES: "git-merge",
    completeness.TEXTS: "shield-warning-fill",
}


@dataclass(frozen=True, slots=True)
class GapRow:
    """A row of the list: a group's head where ``gap`` is ``None``. ``what`` in the first line,
    ``of`` (the action or proposal) under it."""

    group: str
    what: str
    of: str = ""
    gap: Gap | None = None


def rows_of(words: Words, found: Completeness, currency: str) -> list[GapRow]:
    """Every group with its gaps, in the language of ``words``."""
    rows = []
    for key, gaps in found.groups():
        rows.append(GapRow(key, f"{words(GROUPS[key])} · {words.number(len(gaps))}"))
        rows += [_row(words, gap, currency) for gap in gaps]
    return rows


def _row(words: Words, gap: Gap, currency: str) -> GapRow:
    facts = dict(gap.facts)
    if "amount" in facts:
        facts["amount"] = words.money(int(str(facts["amount"])), currency)
    what = words(gap.what, **facts)
    what = what[:1].upper() + what[1:]
    if gap.optional:
        what = words("{what} (it may stay so)", what=what)
    of = f"{gap.number} · {gap.text}" if gap.number else gap.text
    return GapRow(gap.group, what, of, gap)


class CompletenessPanel(ReadingPanel):
    """Enter on a row, or a click, opens its place. ``export`` is called by its button."""

    def __init__(
        self,
        over: QWidget,
        plan: OpenPlan,
        words: Words,
        shell: Shell,
        *,
        export: Callable[[], None] | None = None,
    ) -> None:
        super().__init__(
            over, plan, words, shell, words("What is missing"), width=WIDTH, export=export
        )
        self.setObjectName("completeness")
        self.found = Completeness(())
        self.add_head(words("What is missing"), self.close_button, self.export)
        self.count = Paragraph("", "body", "muted")
        self.model = _Gaps()
        self.list = RowList(self.model, _GapDelegate(), words("What is missing"))
        self.list.opened.connect(self._go)
        self.list.clicked.connect(lambda index: self._go(self.model.row(index.row())))
        self.column.addWidget(self.count)
        self.column.addWidget(self.list, 1)
        self.begin(completeness.completeness, words("Looking at the plan…"))

    def open(self, first: QWidget | None = None) -> None:
        """Show it, the keyboard in the list."""
        super().open(first or self.list)

    def show_found(self, found: Completeness) -> None:
        """Show what is missing; the first row that leads somewhere is in hand."""
        words, at_first = self._words, not self.found.gaps
        self.found = found
        self.model.show(rows_of(words, found, self._plan.plan.currency))
        said = words("Nothing is missing: it can be called a plan.")
        if found.missing:
            said = words.many(
                "{n} thing is missing before it can be called a plan. It may be exported as it is.",
                "{n} things are missing before it can be called a plan. It may be exported as it is.",
                found.missing,
            )
        self.count.setText(said)
        self.list.setVisible(bool(found.gaps))
        if found.gaps:
            self.list.pick(1)
        if found.gaps and at_first and self.isVisible():
            self.list.setFocus(Qt.FocusReason.TabFocusReason)

    def _go(self, row: GapRow | None) -> None:
        if row is None or row.gap is None:
            return
        gap = row.gap
        self.leave()
        if gap.panel:
            open_texts(self._shell)
        else:
            self._shell.go(gap.page, **gap.where)


def open_texts(shell: Shell) -> None:
    """The last look at the texts."""
    from workshop_app.ui.shell.shortcuts import show_texts
    from workshop_app.ui.shell.window import MainWindow

    if isinstance(shell, MainWindow):
        show_texts(shell)


class _Gaps(Rows):
    def words_of(self, row: GapRow) -> str:
        return f"{row.what}. {row.of}" if row.of else row.what

    def row(self, number: int) -> Any:
        """The row at a place."""
        return self.index(number, 0).data(Qt.ItemDataRole.UserRole)


class _GapDelegate(RowDelegate):
    """Heads of groups, and rows as tall as their words need."""

    def _texts(self, row: GapRow, width: float) -> list[tuple[str, str, int, list[str]]]:
        now = theme.now()
        room = max(120.0, width - now.px(BADGE) - 4 * PADDING - now.px(18))
        if row.gap is None:
            return [("ink", "strong", 700, wrap(row.what, now.font("strong", weight=700), room))]
        parts = (("ink", "body", 600, row.what), ("muted", "detail", 400, row.of))
        return [
            (tone, role, weight, wrap(text, now.font(role, weight=weight), room))
            for tone, role, weight, text in parts
            if text
        ]

    def height(self, row: GapRow, width: int) -> int:
        now = theme.now()
        tall = sum(now.line(role) * len(lines) for _, role, _, lines in self._texts(row, width))
        return tall + 2 * PADDING + (6 if row.gap is None else 0)

    def paint_row(self, painter: QPainter, box: QRectF, row: GapRow, selected: bool) -> None:
        now, gap = theme.now(), row.gap
        side, top = now.px(BADGE), box.top() + PADDING + (6 if gap is None else 0)
        sign = QRectF(box.left() + PADDING, top, side, side)
        color = now.color
        if gap is not None and gap.theme:
            paint.badge(painter, sign, gap.theme)
        elif gap is None:
            icons.draw(
                painter, sign.adjusted(0, -3, 0, -3), ICONS[row.group], color.warn, now.px(22)
            )
        else:
            icons.draw(painter, sign, "caret-double-right", color.muted, now.px(16))
        left = sign.right() + 2 * PADDING
        for tone, role, weight, lines in self._texts(row, box.width()):
            for said in lines:
                line = QRectF(left, top, box.right() - left - PADDING, now.line(role))
                paint.text(painter, line, said, now.font(role, weight=weight), color.tone(tone),
                           where=self)  # fmt: skip
                top += now.line(role)
        if gap is not None:
            size = now.px(18)
            after = QRectF(box.right() - PADDING - size, box.top(), size, box.height())
            icons.draw(painter, after, "caret-right", color.muted, size)


def open_completeness(page: Page, export: Callable[[], None] | None = None) -> CompletenessPanel:
    """Open it over the page of the action plan."""
    page.leaving()
    panel = CompletenessPanel(page, page.plan, page.words, page.shell, export=export)
    panel.open()
    return panel


def open_missing(page: ActionPlanPage) -> CompletenessPanel:
    """As ``open_completeness``; its button goes on to the documents."""
    return open_completeness(page, page.open_export)
