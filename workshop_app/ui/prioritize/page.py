"""Prioritize: votes against capacity, and the assessment that capacity comes from."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QStackedWidget

from workshop_app.services import assessing, deciding, prioritize
from workshop_app.services.news import Cast, Changed, News
from workshop_app.services.open_plan import OpenPlan
from workshop_app.services.prioritize import GOES_IN
from workshop_app.text import Words
from workshop_app.ui import theme
from workshop_app.ui.page import Page, Shell
from workshop_app.ui.prioritize import names
from workshop_app.ui.prioritize.assess_desk import AssessDesk
from workshop_app.ui.prioritize.deciding_button import DecidingButton
from workshop_app.ui.prioritize.deciding_panel import DecidingPanel
from workshop_app.ui.prioritize.priorities import Priorities
from workshop_app.ui.tab_order import in_reading_order
from workshop_app.ui.widgets import Button, EmptyCard, Header, Segments
from workshop_app.ui.widgets.painted import give_focus

MAP, ASSESSMENT = "map", "assessment"
_DECISIONS = ("Decision", "Action", "ActionProposal", "Exclusion", "Territory")
_ABOUT = (
    "Plan", "Proposal", "Cluster", "VoteRound", "Option", "DecidingRound", "AssessmentRound", "Gate",
)  # fmt: skip


class PrioritizePage(Page):
    """Two views: the map with the list, and the assessment. ``open_at(view=…, proposal=…)``."""

    def __init__(self, plan: OpenPlan, words: Words, shell: Shell) -> None:
        super().__init__(plan, words, shell)
        self._count = 0
        self.tabs = Segments(
            [(MAP, words("Map and list")), (ASSESSMENT, words("Assessment"))], MAP,
            name=words("Map and list, or assessment"), height=36,
        )  # fmt: skip
        self.tabs.setObjectName("views")
        self.tabs.chosen.connect(self._show_view)
        self.priorities = Priorities(plan, words, shell)
        self.desk = AssessDesk(plan, words, shell)
        self._head()
        self._stack = QStackedWidget()
        self._stack.addWidget(self.priorities)
        self._stack.addWidget(self.desk)
        self._stack.addWidget(self._empty())
        self.column.addWidget(self._stack, 1)
        self.priorities.changed.connect(self._settle)
        self.priorities.asked.connect(self._fill_map)
        self.desk.changed.connect(self._settle)
        self.desk.stepped.connect(lambda: self._settle_buttons(self.tabs.current == MAP))
        self.priorities.read()

    # -- parts ------------------------------------------------------------------------------------
    def _head(self) -> None:
        words = self.words
        self.waiting = Button("", "plain", icon="warning-fill", size="header")
        self.waiting.setObjectName("waiting")
        self.waiting.clicked.connect(self.priorities.next_waiting)
        self.criteria = Button(words("See the criteria"), icon="sliders-horizontal", size="header")
        self.criteria.setObjectName("criteria")
        self.criteria.clicked.connect(self.priorities.show_criteria)
        self.pass_on = Button(words("Pass to the plan"), "primary", icon_after="arrow-right",
                              size="header")  # fmt: skip
        self.pass_on.setObjectName("pass to plan")
        self.pass_on.clicked.connect(self.pass_to_plan)
        self.go_on = Button("", "primary", cap="Return", size="header")
        self.go_on.setObjectName("assessment step")
        self.go_on.clicked.connect(self.desk.go_on)
        self.rounds = DecidingButton(self.plan, words)
        self.rounds.clicked.connect(self.choose_rounds)
        self._header = Header(words("Prioritize"), " ", self.waiting, self.criteria, self.pass_on,
                              self.go_on)  # fmt: skip
        self._header.beside(self.tabs)
        self._header.before_context(self.rounds)
        self.header = self._header
        self._header.seen_changed.connect(self._settle_context)
        self.column.addWidget(self._header)

    def _empty(self) -> EmptyCard:
        words = self.words
        button = Button(words("Go to proposals"))
        button.clicked.connect(lambda: self.shell.go("proposals"))
        return EmptyCard(
            "target", words("There is nothing to prioritize yet"),
            words("Capture proposals first; then vote on them and assess them."), button,
        )  # fmt: skip

    # -- where the person is ----------------------------------------------------------------------
    def open_at(self, **where: str) -> None:
        if where.get("proposal"):
            self.priorities.choose(where["proposal"])
        self._show_view(where.get("view", MAP))

    def where(self) -> dict[str, str]:
        return {"view": self.tabs.current, "proposal": self.priorities.current}

    def arrange(self, compact: bool) -> None:
        super().arrange(compact)
        self.priorities.arrange(compact)
        self.desk.arrange(compact)
        self._settle()

    def told(self, news: News) -> None:
        if isinstance(news, Cast):
            return
        if isinstance(news, Changed) and not news.about(*_ABOUT):
            if news.about(*_DECISIONS):
                self.priorities.read(again=False)
            return
        self.priorities.read()

    # -- what is shown ----------------------------------------------------------------------------
    def _show_view(self, view: str) -> None:
        self.priorities.leave_thresholds()
        self.tabs.choose(view if view in (MAP, ASSESSMENT) else MAP)
        self._settle()
        if self.tabs.current == MAP and self.priorities.everything:
            self.priorities.ranked.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _settle(self) -> None:
        """Header, buttons and the view, by what stands now."""
        on_map = self.tabs.current == MAP
        everything = self.priorities.everything
        if not on_map:
            self.desk.show_list(everything)
        self._stack.setCurrentIndex(2 if not everything else 0 if on_map else 1)
        self.tabs.setVisible(bool(everything))
        self._settle_rounds(on_map and bool(everything))
        self._settle_buttons(on_map)
        self._settle_context()
        self._settle_map()
        in_reading_order(self)

    def _settle_rounds(self, shown: bool) -> None:
        found = deciding.rounds_that_decide(self.plan)
        self.rounds.show_rounds(found, not self.plan.read_only)
        self.rounds.setVisible(shown and (bool(found) or not self.plan.read_only))

    def _settle_buttons(self, on_map: bool) -> None:
        words, priorities = self.words, self.priorities
        if on_map and priorities.tries:
            self._settle_trying()
            return
        writable, some = not self.plan.read_only, bool(priorities.everything)
        waiting, first = len(priorities.waiting), priorities.first
        self._count = 0 if first else waiting
        self.waiting.setVisible(on_map and writable and self._count > 0)
        self.criteria.setVisible(on_map and some)
        self.pass_on.setVisible(on_map and writable and some)
        reason = words.many(
            "{n} proposal waits for a decision with its reason.",
            "{n} proposals wait for a decision with its reason.",
            waiting,
        )
        if first == prioritize.ROUNDS:
            reason = words("No round decides yet")
        elif first:
            reason = words("Nobody has assessed yet")
        self.pass_on.block(reason if waiting else "")
        self.go_on.setText(self.desk.step or " ")
        self.go_on.block(self.desk.reason)
        self.go_on.setVisible(not on_map and bool(self.desk.step))
        self.foot = priorities.decision if on_map else None
        if not on_map:
            self.primary = self.go_on
        else:
            self.primary = priorities.decision.decide if self._count else self.pass_on

    def _settle_trying(self) -> None:
        """While other thresholds are tried nothing is decided or passed on: it may not stay so."""
        self._count = 0
        for button in (self.waiting, self.criteria, self.pass_on, self.go_on):
            button.hide()
        self.foot, self.primary = None, self.priorities.cuts.keep

    def _settle_map(self) -> None:
        """What the map still needs, and the way there: Enter takes it while nothing is decided."""
        words, map = self.words, self.priorities.map
        writable = not self.plan.read_only
        if map.map.points:
            map.offer("")
        elif not all(one.priority.not_voted for one in self.priorities.everything):
            map.offer(
                words("Nobody has assessed yet"),
                words("With the officials' answers each proposal gets its place on the map."),
                words("Go to the assessment") if writable else "",
            )
        elif deciding.proposed(self.plan):
            map.offer(
                words("No round decides yet"),
                words("Say which of the shown rounds decide, and how many places each has."),
                words("Choose the rounds") if writable else "",
            )
        else:
            map.offer(
                words("Nothing was voted on yet"),
                words("You can assess and decide all the same; the map comes with the vote."),
                words("Go to the vote"),
            )
        if self.priorities.tries:
            return
        if self.tabs.current == MAP and self.priorities.first and map.way is not None:
            self.primary = map.way

    def _settle_context(self) -> None:
        """As much of the line of context as there is room for: the officials go first, then the
        round of assessment."""
        some = bool(self.priorities.everything)
        self._settle_waiting()
        shown = [b for b in (self.waiting, self.criteria, self.pass_on, self.go_on)
                 if not b.isHidden()]  # fmt: skip
        taken = sum(button.sizeHint().width() + 12 for button in shown)
        taken += self._header.seen_width
        taken += 0 if self.rounds.isHidden() else self.rounds.sizeHint().width() + 6
        room = self.contentsRect().width() - 2 * self.column.contentsMargins().left() - taken - 12
        parts = self._context()
        for shown_parts in (parts, [*parts[:2], parts[-1]], parts[:2]):
            said = " · ".join(part for part in shown_parts if part)
            if theme.now().width(said, "body") <= room:
                break
        self._header.set_context(said if some else "")

    def _settle_waiting(self) -> None:
        """Why the plan must wait, beside its button; the count alone where there is no room."""
        now, words, n = theme.now(), self.words, self._count
        said = words.many("{n} to decide", "{n} to decide", n)
        title = now.width(self._header.title.text(), "title") + self.tabs.sizeHint().width() + 44
        beside = self.criteria.sizeHint().width() + self.pass_on.sizeHint().width() + 36
        edges = 2 * self.column.contentsMargins().left()
        beside += self._header.seen_width
        room = self.width() - edges - title - beside - now.px(28) - 36
        fits = now.width(said, "body", 600) <= room
        self.waiting.setText(said if fits else words.number(n))
        self.waiting.setAccessibleName(said)
        self.waiting.setToolTip("" if fits else said)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._settle_context()

    def _context(self) -> list[str]:
        words = self.words
        everything = self.priorities.everything
        apart = sum(1 for one in everything if one.priority.not_voted)
        parts = [
            words.many("{n} voted on", "{n} voted on", len(everything) - apart),
            words.many("{n} not voted on", "{n} not voted on", apart),
        ]
        officials = assessing.officials(self.plan)
        people = words.many("{n} person of the City Hall", "{n} people of the City Hall", officials)
        return [*parts, people if officials else "", self._round_told()]

    def _round_told(self) -> str:
        words, found = self.words, assessing.current(self.plan)
        if found is None:
            return words("not assessed yet")
        of_one = {
            (1, "open"): words("first round open"), (1, "closed"): words("first round closed"),
            (2, "open"): words("second round open"), (2, "closed"): words("second round closed"),
        }  # fmt: skip
        return of_one.get((found.number, found.state), names.round_name(words, found.number))

    # -- what is done -----------------------------------------------------------------------------
    def choose_rounds(self) -> None:
        """The rounds that decide, over the window."""
        DecidingPanel(self, self.plan, self.words).show_panel()

    def _fill_map(self) -> None:
        """The way to what the map lacks."""
        if all(one.priority.not_voted for one in self.priorities.everything):
            if deciding.proposed(self.plan):
                self.choose_rounds()
            else:
                self.shell.go("vote")
        else:
            self._show_view(ASSESSMENT)
            give_focus(self.go_on)

    def pass_to_plan(self) -> None:
        """Actions for everything that goes in, then the page of the action plan."""
        going = [one for one in self.priorities.everything if one.state == GOES_IN]
        made = prioritize.pass_to_plan(self.plan) if going else []
        self.shell.go("action_plan")
        if made:
            said = self.words.many(
                "{n} proposal passed to the plan.", "{n} proposals passed to the plan.", len(made)
            )
            self.shell.tell("done", said, undo=True)
