"""The four ways to see the plan, one shown at a time; each is made when it is first wanted."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Protocol

from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from workshop_app.text import Words
from workshop_app.ui.action_plan.arranged import Arrangement, Row, arranged
from workshop_app.ui.action_plan.list_view import ActionList
from workshop_app.ui.action_plan.rows import ActionRow
from workshop_app.ui.action_plan.summary import Summary
from workshop_app.ui.action_plan.top import ListTop
from workshop_app.ui.scrolled import column
from workshop_app.ui.widgets import Card

if TYPE_CHECKING:
    from workshop_app.ui.action_plan.page import ActionPlanPage

LIST, TABLE, TIME, MONEY = "list", "table", "time", "money"


def view_names(words: Words) -> dict[str, str]:
    """Key → name, in the order of the segments."""
    return {
        LIST: words.at("way to see the plan", "List"),
        TABLE: words.at("way to see the plan", "Table"),
        TIME: words.at("way to see the plan", "Timeline"),
        MONEY: words.at("way to see the plan", "Money"),
    }


class Shows(Protocol):
    """What a view of the actions can do."""

    def show_rows(self, rows: Sequence[Row], by: str) -> None: ...
    def change_rows(self, rows: Sequence[tuple[int, ActionRow]]) -> None: ...
    def choose(self, at: int) -> None: ...


class PlanViews(QWidget):
    """Keeps the views of a page in step: the same rows, the same action chosen in each."""

    def __init__(self, page: ActionPlanPage) -> None:
        super().__init__()
        self._page = page
        self.how = Arrangement()
        self.view = LIST
        self._rows: list[Row] = []
        self._stale: set[str] = set()
        self._sheet = {LIST: True}
        self._compact = False
        self.summary = Summary(page.plan, page.words, page.shell)
        self.top = ListTop(page.words, page)
        self.top.changed.connect(self.arrange_as)
        self.top.sheet_asked.connect(page.turn_sheet)
        self.list = ActionList(page.words)
        self.list.picked.connect(page.choose)
        self.list.opened.connect(lambda: page.editor.begin())
        self.list.sorted.connect(self.top.sort_by)
        self._made: dict[str, QWidget] = {LIST: self.list}
        self._stack = QStackedWidget()
        self._stack.addWidget(self.list)
        card = Card(padding=8, spacing=4)
        card.box.addWidget(self.top)
        card.box.addWidget(self._stack, 1)
        holder, box = column(spacing=12)
        box.addWidget(self.summary)
        box.addWidget(card, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(holder)

    # -- what is shown ----------------------------------------------------------------------------
    @property
    def ids(self) -> list[str]:
        """The ids of the actions that are shown, in order."""
        return [row.action.id for row in self._rows if isinstance(row, ActionRow)]

    @property
    def rows(self) -> list[Row]:
        """The rows that are shown, with the heads of groups."""
        return self._rows

    def place_of(self, id: str) -> int:
        """Where an action stands among those that are shown, -1 for nowhere."""
        ids = self.ids
        return ids.index(id) if id in ids else -1

    @property
    def sheet_shown(self) -> bool:
        """Whether the side sheet stands beside this view."""
        return self._sheet.get(self.view, False)

    def turn_sheet(self) -> None:
        """It comes, or goes; in the list it always stands there."""
        if self.view in (TABLE, TIME):
            self._sheet[self.view] = not self.sheet_shown

    @property
    def stop(self) -> QWidget:
        """What has the keyboard in this view."""
        return self.list.list if self.view == LIST else self._made[self.view]

    def show_view(self, view: str) -> None:
        """Another view, of the same actions."""
        self.view = view
        if view not in self._made:
            self._made[view] = self._make(view)
            self._stack.addWidget(self._made[view])
            self._stale.add(view)
        self.summary.setHidden(view != LIST)
        self.top.setHidden(view == MONEY)
        self.top.sheet.setHidden(view in (LIST, MONEY))
        self._stack.setCurrentWidget(self._made[view])
        if view in self._stale:
            self._fill(view)
        self.choose(self._page.where().get("action", ""))

    def _make(self, view: str) -> QWidget:
        from workshop_app.ui.action_plan import money_view, table_view, time_view

        page = self._page
        if view == TABLE:
            return table_view.TableView(page)
        if view == TIME:
            return time_view.TimeView(page)
        return money_view.MoneyView(page)

    def arrange_as(self, how: Arrangement) -> None:
        """Show other actions, or the same in another order or other groups."""
        self.how = how
        self._arrange_anew()
        self._page.rearranged()

    def follow(self, changed: list[int] | None, waiting: int) -> None:
        """The plan changed: at these places of it (``None``: anywhere). A row that was only written
        in stays where it stands, whatever it is sorted by, until it is sorted again."""
        lines, kept = self._page.lines.all, self._page.kept
        self.summary.show_lines(lines, waiting)
        if changed is None:
            self._arrange_anew()
            return
        at = {row.action.id: n for n, row in enumerate(self._rows) if isinstance(row, ActionRow)}
        rows = [(at[lines[n].action.id], ActionRow(lines[n], kept.words, kept.currency))
                for n in changed if lines[n].action.id in at]  # fmt: skip
        for place, row in rows:
            self._rows[place] = row
        for view, widget in self._made.items():
            if view == self.view:
                _shows(widget).change_rows(rows)
            else:
                self._stale.add(view)

    def _arrange_anew(self) -> None:
        self._rows = arranged(self._page.kept, self.how)
        self.top.show_how(self.how, len(self.ids), len(self._page.lines.all))
        self._stale = set(self._made) - {self.view}
        self._fill(self.view)

    def _fill(self, view: str) -> None:
        self._stale.discard(view)
        _shows(self._made[view]).show_rows(self._rows, self.how.by)

    def choose(self, id: str) -> None:
        """Make the action with this id the current one of the view."""
        for at, row in enumerate(self._rows):
            if isinstance(row, ActionRow) and row.action.id == id:
                _shows(self._made[self.view]).choose(at)
                return

    def arrange(self, compact: bool) -> None:
        """The window became narrow or wide."""
        self._compact = compact
        self.summary.arrange(compact)

    def keep(self) -> None:
        """Write what a cell still holds."""
        table = self._made.get(TABLE)
        if table is not None and self.view == TABLE:
            table.keep()  # type: ignore[attr-defined]


def _shows(widget: QWidget) -> Shows:
    return widget  # type: ignore[return-value]
