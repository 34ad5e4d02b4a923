"""The page Vote: a round is prepared, opened, collected, closed and shown."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from workshop_app.domain.rounds import DecidingRound, VoteRound
from workshop_app.services import closing, results, rounds, votes
from workshop_app.services.news import Cast, Changed, News
from workshop_app.ui import current, theme
from workshop_app.ui.page import Page
from workshop_app.ui.shell.slides import Slide
from workshop_app.ui.vote import bodies, names, slides, steps_over
from workshop_app.ui.vote.bodies import Body
from workshop_app.ui.vote.collect import Collecting
from workshop_app.ui.vote.result import Result
from workshop_app.ui.vote.setup import Setup
from workshop_app.ui.widgets import Chip, Choice, Header, IconButton

_LARGE = 1.25
"""The text size up to which a long question has room for a second line."""
ABOUT = ("VoteRound", "Option", "Group", "Proposal", "Cluster", "Table")
"""What a draft is about; of a round that was opened only its state changes."""


class VotePage(Page):
    """One round at a time, by its state: draft, open, closed, shown. The rest is in its bodies."""

    made: Body | None = None
    round: VoteRound | None = None
    rounds: tuple[str, ...] = ()

    @property
    def body(self) -> QWidget | None:
        """What is shown of the round."""
        return self.made.body if self.made else None

    # -- coming and going -------------------------------------------------------------------------
    def open_at(self, **where: str) -> None:
        """``round``: its id; the rest is what its body was told to keep."""
        chosen = dict(where)
        found = self.plan.find(VoteRound, chosen.pop("round", "")) or self._first()
        self._show(found, **chosen)

    def where(self) -> dict[str, str]:
        found = {"round": self.round.id} if self.round else {}
        return found | (self.made.where() if self.made else {})

    def leaving(self) -> None:
        if self.made is not None:
            self.made.leave()

    def _first(self) -> VoteRound | None:
        """The round that is at work now: open, closed, draft; else the one that decides."""
        found = self.plan.all(VoteRound)
        for state in ("open", "closed", "draft"):
            in_state = [one for one in found if one.state == state]
            if in_state:
                return in_state[-1]
        deciding = {one.round for one in self.plan.all(DecidingRound)}
        return next(
            (one for one in reversed(found) if one.id in deciding), found[-1] if found else None
        )

    def _ids(self) -> tuple[str, ...]:
        return tuple(one.id for one in self.plan.all(VoteRound))

    # -- building ---------------------------------------------------------------------------------
    def _show(self, round: VoteRound | None, **chosen: str) -> None:
        self.round = round
        self.rounds = self._ids()
        old, old_header = self.body, self.header
        made = bodies.build(self, round, **chosen)
        self.primary = made.primary
        self._connect(made.body)
        header = self._header(made)
        self.column.insertWidget(0, header)
        self.header, self.made = header, made
        self.column.addWidget(made.body, 1)
        header.show()
        made.body.show()
        for gone in (old, old_header):
            if gone is not None:
                self.column.removeWidget(gone)
                gone.hide()
                gone.deleteLater()
        self.arrange(self.shell.compact)
        self.settle_focus()

    def _connect(self, body: QWidget) -> None:
        if isinstance(body, Collecting):
            body.counted.connect(lambda _n: self._refresh_slide())
        elif isinstance(body, Result):
            body.changed.connect(self._refresh_slide)
            body.second_round.connect(self.second_round)
            body.take_along.connect(lambda proposal: self.shell.go("prioritize", proposal=proposal))
            body.to_round.connect(lambda id: self.open_at(round=id))

    def _header(self, made: Body) -> Header:
        header = Header(made.title, made.context, lines=2 if theme.now().scale <= _LARGE else 1)
        if self.round is not None and made.chip:
            tone, icon = names.STATES[self.round.state]
            header.beside(
                Chip(names.state(self.words, self.round.state), tone, icon=icon, height=32)
            )
        for widget in (*self._choosing(), *made.buttons):
            header.add(widget)
        return header

    def _choosing(self) -> list[QWidget]:
        """The list of rounds where there are several, and one more."""
        found, words = self.plan.all(VoteRound), self.words
        widgets: list[QWidget] = []
        if self.round is not None and len(found) > 1:
            choice = Choice([(one.id, self._in_list(one)) for one in found], self.round.id)
            choice.setObjectName("rounds")
            choice.setAccessibleName(words("Round"))
            choice.setMinimumContentsLength(8 if self.shell.compact else 15)
            choice.chosen.connect(lambda id: self.open_at(round=id))
            widgets.append(choice)
        if self.round is not None and self.round.state != "open" and not self.plan.read_only:
            more = IconButton("plus", words("Prepare another round"), kind="secondary", size=44)
            more.clicked.connect(self.prepare)
            widgets.append(more)
        return widgets

    def _in_list(self, round: VoteRound) -> str:
        """A round in the list of rounds; in a narrow window by its name alone."""
        title = names.round_title(self.words, round, self.plan)
        if self.shell.compact:
            return title
        return f"{title} · {names.state(self.words, round.state)}"

    def settle_focus(self) -> None:
        if self.made is not None and self.made.settle_focus is not None:
            self.made.settle_focus()
        elif self.primary is not None:
            self.primary.setFocus(Qt.FocusReason.OtherFocusReason)

    def arrange(self, compact: bool) -> None:
        super().arrange(compact)
        if isinstance(self.body, Result):
            self.body.arrange(compact)
        elif isinstance(self.body, Setup) and self.body.compact != compact:
            self.body.leave()
            self._again()

    def stepped(self, by: int) -> None:
        """A presenter's remote leads through a long result."""
        if isinstance(self.body, Result):
            self.body.step(by)
        elif isinstance(self.body, Setup):
            self.body.turn(by)
            self._refresh_slide()

    # -- news -------------------------------------------------------------------------------------
    def told(self, news: News) -> None:
        if isinstance(news, Cast):
            if isinstance(self.body, Collecting) and self.round and news.round == self.round.id:
                self.body.refresh()
        elif not isinstance(news, Changed):
            self._again()
        elif news.about(*ABOUT):
            self._changed(news.about("Proposal", "Cluster"))

    def _changed(self, board: bool) -> None:
        before, ids = self.round, self._ids()
        now = self.plan.find(VoteRound, before.id) if before else None
        new = [one for one in ids if one not in self.rounds]
        if new:
            self._show(self.plan.find(VoteRound, new[-1]))
            return
        if now is None or before is None or now.state != before.state or ids != self.rounds:
            self._show(now or self._first())
            return
        if now.closing != before.closing:
            self._show(now)
            return
        self.round = now
        if isinstance(self.body, Setup):
            self.body.refresh(now, board)

    def _again(self) -> None:
        self.open_at(**self.where())

    # -- what is done -----------------------------------------------------------------------------
    def prepare(self) -> None:
        """A draft with what is usual, shown by its news; the question is what to look at first."""
        workshop = current.workshop(self.plan)
        rounds.draft(
            self.plan, self.words("What comes first for the neighbourhood?"),
            workshop=workshop.id if workshop else None,
            people=workshop.people if workshop else 0,
            places=5,
        )  # fmt: skip
        if isinstance(self.body, Setup):
            line = self.body.question.line.edit
            line.setFocus(Qt.FocusReason.TabFocusReason)
            line.selectAll()

    def remove(self) -> None:
        """Take the draft away; undo brings it back."""
        if self.round is not None:
            title = names.round_title(self.words, self.round, self.plan)
            rounds.remove_round(self.plan, self.round)
            self.shell.tell("done", self.words("{round} was taken away", round=title), undo=True)

    def ask_to_open(self) -> None:
        """Ask once, since it cannot be undone."""
        if self.round is not None:
            self.leaving()
            round = self.plan.one(VoteRound, self.round.id)
            dialog = steps_over.ask_to_open(self, self.plan, self.words, round)
            dialog.done.connect(lambda: votes.open_round(self.plan, round))

    def ask_to_close(self) -> None:
        """Ask once, since a closed round is not opened again; say first what is still open."""
        if self.round is None:
            return
        round, words = self.round, self.words
        in_the_way = closing.in_the_way(self.plan, round)
        if in_the_way:
            told = steps_over.say_what_is_in_the_way(self, words, round, in_the_way)
            for over in (told.done, told.left):
                over.connect(self.settle_focus)  # not on the button that was pressed
            return
        dialog = steps_over.ask_to_close(self, self.plan, words, round, self._type_again)
        dialog.done.connect(lambda: votes.close_round(self.plan, round))

    def _type_again(self) -> None:
        """The paper ballots a second time, blind."""
        if isinstance(self.body, Collecting):
            self.body.begin_second()

    def show_result(self) -> None:
        """Show the result here and on the projector together."""
        if self.round is not None:
            votes.show_result(self.plan, self.round)
            slide = self.projector_slide()
            if slide is not None:
                self.shell.projector.reveal(slide)

    def second_round(self) -> None:
        """Prepare the second round among the tied options."""
        if self.round is not None:
            results.second_round(self.plan, self.round, self.words)

    # -- the room ---------------------------------------------------------------------------------
    def project(self) -> None:
        """Show the room what this round may show now."""
        slide = self.projector_slide()
        if slide is not None:
            self.shell.projector.show(slide, self.kept_up())

    def kept_up(self) -> Callable[[News], Slide | None] | None:
        return slides.kept_up(self.plan, self.words, self.round) if self.round else None

    def projector_slide(self) -> Slide | None:
        words, round, body = self.words, self.round, self.body
        if round is None:
            return None
        if round.state == "draft":
            if isinstance(body, Setup) and body.part:
                return slides.of_facts(self.plan, words, round)
            return slides.of_draft(round, rounds.options(self.plan, round))
        if round.state == "open":
            return slides.of_now(self.plan, words, round)
        if round.state == "closed":
            return slides.of_closed(self.plan, words, round)
        if isinstance(body, Result):
            return body.slide()
        return slides.of_few(words, round)

    def _refresh_slide(self) -> None:
        slide = self.projector_slide()
        if slide is not None:
            self.shell.projector.refresh(slide)
