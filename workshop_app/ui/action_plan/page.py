"""Action plan: as a list, as a table, over time and by money; the sheet of one action beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from workshop_app.domain.action_plan import Action
from workshop_app.domain.proposals import Proposal
from workshop_app.services import action_plan
from workshop_app.services.action_columns import Kept
from workshop_app.services.action_lines import PLACED_BY, Line, Lines
from workshop_app.services.news import Cast, Changed, News
from workshop_app.services.open_plan import OpenPlan
from workshop_app.text import N_, Words
from workshop_app.ui import theme
from workshop_app.ui.action_plan import at_field
from workshop_app.ui.action_plan.arranged import Arrangement
from workshop_app.ui.action_plan.deeds import HeadBar
from workshop_app.ui.action_plan.editor import ActionEditor
from workshop_app.ui.action_plan.picker import ProposalPicker
from workshop_app.ui.action_plan.rows import ActionRow
from workshop_app.ui.action_plan.views import LIST, PlanViews, view_names
from workshop_app.ui.page import Page, Shell
from workshop_app.ui.widgets import Button, EmptyCard, Header, Segments
from workshop_app.ui.widgets.painted import give_focus

if TYPE_CHECKING:
    from workshop_app.ui.action_plan.export_panel import ExportPanel

LINKED_BY = (*PLACED_BY, "ActionProposal", "Decision", "Challenge", "ProposalChallenge")
"""What changes where actions come from, and who waits for an answer."""
HANGING = ("Action", "Indicator", "Source", "Commitment", "ActionTerritory", "Programme",
           "Territory", "FollowUp", "EconomyAction")  # fmt: skip
TOLD_ABOUT = (*LINKED_BY, *HANGING)
NEW = N_("New action")


class ActionPlanPage(Page):
    """Views of the actions at the left, the sheet of the chosen one at the right; one filled
    button, which exports. ``open_at(action=…, view=…)``."""

    def __init__(self, plan: OpenPlan, words: Words, shell: Shell) -> None:
        super().__init__(plan, words, shell)
        self.lines = Lines(plan)
        self.kept = Kept(words, plan.plan.currency, self.lines)
        self._waiting: int | None = None
        self._current = ""
        self._opened = False
        self._shown: Line | None = None
        self.panel: ExportPanel | None = None
        self.picker: ProposalPicker | None = None
        self._head()
        self.body = QWidget(self)
        body = QHBoxLayout(self.body)
        body.setContentsMargins(0, 0, 0, 0)
        body.setSpacing(16)
        self.views = PlanViews(self)
        body.addWidget(self.views, 1)
        self._sheet()
        body.addWidget(self.editor)
        self.column.addWidget(self.body, 1)
        self.empty = self._empty()
        self.column.addWidget(self.empty, 1)
        self._read(None)

    # -- parts ------------------------------------------------------------------------------------
    def _head(self) -> None:
        words = self.words
        self.tabs = Segments(list(view_names(words).items()), LIST,
                             name=words("Ways to see the plan"), height=36)  # fmt: skip
        self.tabs.setObjectName("views")
        self.tabs.chosen.connect(self.show_view)
        self.bar = HeadBar(self)
        self.export = self.bar.buttons["export"]
        self.primary = self.export
        self.title_bar = Header(words("Action plan"), " ", self.bar)
        self.title_bar.beside(self.tabs)
        self.header = self.title_bar
        self.title_bar.seen_changed.connect(self._fit)
        self.column.addWidget(self.title_bar)

    def _sheet(self) -> None:
        self.editor = ActionEditor(self.plan, self.words, self.shell, self.body, self.lines)
        self.editor.left.connect(self.settle_focus)
        self.editor.head.moved.connect(self._move)
        self.editor.answers.wanted.connect(self._find_proposal)
        self.editor.went_on.connect(self.choose)
        self.editor.aligned.programmes_asked.connect(lambda: self.bar.do("programmes"))

    def _empty(self) -> EmptyCard:
        go = Button(self.words("Go to Prioritize"), icon="target")
        go.clicked.connect(lambda: self.shell.go("prioritize"))
        return EmptyCard(
            "flag-banner",
            self.words("There are no actions yet"),
            self.words("Decide in Prioritize what goes in; each proposal becomes an action here."),
            go,
        )

    # -- the page's own calls ---------------------------------------------------------------------
    def open_at(self, **where: str) -> None:
        self._current = where.get("action", "")
        self._opened = True
        self.views.how = Arrangement(
            "", where.get("only", ""), where.get("by", ""), where.get("group", "")
        )
        self._read(None)
        self.show_view(where.get("view", LIST))
        if self.some and where.get("field"):
            at_field.begin(self, where["field"])
        if not self.some:
            (self.empty.button or self).setFocus(Qt.FocusReason.OtherFocusReason)

    def where(self) -> dict[str, str]:
        how = self.views.how
        found = {"action": self._current, "only": how.only, "by": how.by, "group": how.group,
                 "view": "" if self.tabs.current == LIST else self.tabs.current}  # fmt: skip
        return {key: value for key, value in found.items() if value}

    def told(self, news: News) -> None:
        if isinstance(news, Cast):
            return
        if not isinstance(news, Changed) or news.about(*LINKED_BY):
            self._waiting = None
            self.editor.head.chain.forget()
        if isinstance(news, Changed) and not news.about(*TOLD_ABOUT):
            return
        if not isinstance(news, Changed) or news.about("Plan"):
            self.kept = Kept(self.words, self.plan.plan.currency, self.lines)
        self._read(self.lines.take(news))

    def arrange(self, compact: bool) -> None:
        super().arrange(compact)
        self.editor.setFixedWidth(theme.now().px(400 if compact else 436))
        self.views.arrange(compact)
        self._fit()

    def leaving(self) -> None:
        self.editor.keep()
        self.views.keep()

    def settle_focus(self) -> None:
        give_focus(self.views.stop if self.some else self)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """As many buttons in the head as there is room for; the views give their words first."""
        margins = self.column.contentsMargins()
        taken = self.title_bar.title.sizeHint().width() + 40 + self.title_bar.seen_width
        taken += 0 if self.tabs.isHidden() else self.tabs.sizeHint().width()
        self.bar.fit(self.width() - margins.left() - margins.right() - taken)

    # -- reading ----------------------------------------------------------------------------------
    @property
    def some(self) -> bool:
        """Whether there are actions."""
        return bool(self.lines.all)

    def _read(self, changed: list[int] | None) -> None:
        """Show what changed (places in the plan; ``None``: anything) and keep the chosen action, or
        the one that took its place."""
        if self._waiting is None:
            self._waiting = len(action_plan.without_answer(self.plan))
        there, many = self.some, self.words.many
        self.empty.setHidden(there)
        self.body.setHidden(not there)
        self.tabs.setHidden(not there)
        self._fit()
        count = many("{n} action", "{n} actions", len(self.lines.all))
        self.title_bar.set_context(f"{self.plan.plan.municipality} · {count}")
        nothing = not there and not self.plan.count(Proposal)
        self.export.block(self.words("There is nothing to export yet") if nothing else "")
        if self._opened:
            before = self.views.place_of(self._current)
            self.views.follow(changed, self._waiting)
            self._shown = None
            self._choose(before)

    def _choose(self, otherwise: int) -> None:
        """The chosen action; where it is gone, the one that stands at ``otherwise`` now."""
        if not self.some:
            self._current = ""
            return
        ids = [line.action.id for line in self.lines.all]
        if self._current not in ids:
            shown = self.views.ids
            at = min(max(otherwise, 0), len(shown) - 1)
            self._current = shown[at] if shown else ids[0]
        self.views.choose(self._current)
        self._show_sheet()

    def rearranged(self) -> None:
        """Other actions are shown, or in another order: the chosen one, where it still is."""
        shown = self.views.ids
        self._shown = None
        if shown:
            self.choose(self._current if self._current in shown else shown[0])

    def choose(self, id: str) -> None:
        """Another action (its id), everywhere on the page."""
        waiting = self.editor.unanswered
        if waiting is not None and self._current not in ("", id):
            # A marked text is not thrown away: it is answered first.
            self.views.choose(self._current)
            give_focus(waiting.edit)
            return
        self._current = id
        self.views.choose(id)
        self._show_sheet()

    def _show_sheet(self) -> None:
        shown = self.views.sheet_shown
        self.editor.setVisible(shown)
        line = next((one for one in self.lines.all if one.action.id == self._current), None)
        if shown and line is not None and line is not self._shown:
            self._shown = line
            at, last = self.lines.all.index(line), len(self.lines.all) - 1
            ordered = self.views.how.in_order
            row = ActionRow(line, self.words, self.kept.currency)
            self.editor.show_action(row, at == 0 or not ordered, at == last or not ordered)

    # -- doing ------------------------------------------------------------------------------------
    def show_view(self, view: str) -> None:
        """The list, the table, the years or the money."""
        self.editor.keep()
        self.views.keep()
        chosen = view if view in dict(self.tabs.choices) else LIST
        self.tabs.choose(chosen)
        self.views.show_view(chosen)
        self._show_sheet()
        if self.some:
            self.views.stop.setFocus(Qt.FocusReason.OtherFocusReason)

    def turn_sheet(self) -> None:
        """The side sheet comes or goes."""
        self.views.keep()
        self.views.turn_sheet()
        self._show_sheet()
        if self.views.sheet_shown:
            self.editor.begin()

    def begin_sheet(self) -> None:
        """The keyboard to the sheet of the chosen action; it comes where it is away."""
        self.views.keep()
        if not self.views.sheet_shown:
            self.views.turn_sheet()
            self._show_sheet()
        self.editor.begin()

    def add_action(self) -> None:
        """An action more, at the end; its title is written next."""
        made = action_plan.add(self.plan, self.words(NEW), "housing")
        self._current = made.id
        self.views.arrange_as(Arrangement())
        self.show_view(LIST)
        self._choose(0)
        self.editor.begin_title()

    def _move(self, by: int) -> None:
        ids = [line.action.id for line in self.lines.all]
        if self._current not in ids or self.plan.read_only or not self.views.how.in_order:
            return
        at = ids.index(self._current)
        if 0 <= at + by < len(ids):
            action_plan.move(self.plan, self.plan.one(Action, self._current), at + by)

    def _find_proposal(self) -> None:
        if self.picker is None:
            self.picker = ProposalPicker(self, self.plan, self.words)
            self.picker.picked.connect(lambda one: self.editor.answers.put_in(one.id))
            self.picker.ended.connect(lambda: give_focus(self.editor.answers.add))
        place = self.views.geometry().translated(self.body.pos())
        self.picker.open_for(place, self._current)

    def open_export(self) -> None:
        """The documents, under their button."""
        from workshop_app.ui.action_plan.export_panel import ExportPanel

        self.editor.keep()
        if self.panel is None:
            self.panel = ExportPanel(self, self.plan, self.words, self.shell)
        self.panel.open_under(self.export)
