"""The counted channels: tokens, dots, pockets, hands, typed in once the room has stopped voting.

Only the count on the desk is told. The bags show whether they were counted, and after both counts
which differ; what a group was given is compared with what was found in all its bags.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from workshop_app.domain.rounds import VoteRound
from workshop_app.domain.voting.channels import CHANNELS, counted_of
from workshop_app.services import counted, rounds, votes
from workshop_app.services.counted import Bag, Counting
from workshop_app.services.open_plan import OpenPlan
from workshop_app.text import Words
from workshop_app.ui.vote.counted_after import AfterCount
from workshop_app.ui.vote.counted_desk import CountDesk
from workshop_app.ui.vote.counted_people import AskPeople
from workshop_app.ui.vote.counted_side import CountSide
from workshop_app.ui.vote.counted_table import AGAIN, DONE, FREE
from workshop_app.ui.vote.counted_words import CHANNEL_WORDS
from workshop_app.ui.vote.panel import Panel
from workshop_app.ui.widgets import Card, Segments

if TYPE_CHECKING:
    from workshop_app.ui.page import Shell


class CountedPanel(Panel):
    """All counted channels of a round, one at a time. Writes through ``counted`` only."""

    whole_side = True
    _writing = False

    def __init__(self, plan: OpenPlan, words: Words, round: VoteRound, shell: Shell) -> None:
        super().__init__(plan, words, round, shell)
        self._channels = counted_of(round.channels)
        self.channel = self._channels[0]
        self._now = counted.standing(plan, round, self.channel)
        self._bag: Bag | None = None
        self._second = self._now.second_begun
        self._present = rounds.rules_of(plan, round).admitted
        self._warned: tuple[Bag, int] | None = None
        self._too_many: tuple[str, int] | None = None
        self._desk, self._ask, self._after = CountDesk(words), AskPeople(words), AfterCount(words)
        self._side = CountSide(words, self._type)
        self._stack = QStackedWidget()
        self._lay_out()
        self._connect()
        self.show_channel(self.channel)

    def _lay_out(self) -> None:
        card = Card(spacing=12, padding=18)
        if len(self._channels) > 1:
            said = [(key, self.words(CHANNELS[key].name)) for key in self._channels]
            self._chosen = Segments(said, self.channel, name=self.words("What is counted"))
            self._chosen.setObjectName("counted channels")
            self._chosen.chosen.connect(self._choose)
            card.box.addWidget(self._chosen, 0, Qt.AlignmentFlag.AlignLeft)
        for one in (self._ask, self._desk, self._after):
            self._stack.addWidget(one)
        card.box.addWidget(self._stack, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(card)

    def _connect(self) -> None:
        self._ask.said.connect(self._say_people)
        self._desk.entered.connect(self._enter)
        self._desk.moved.connect(
            lambda columns, rows: self._side.bags.table.move_from(self._bag, columns, rows)
        )
        self._after.second.connect(self.start_second)
        self._after.again.connect(self.pick)
        self._side.picked.connect(self.pick)
        self._side.change.connect(self._change_people)

    # -- what the frame asks ----------------------------------------------------------------------
    def status(self) -> str:
        found = [
            self._now if key == self.channel else counted.standing(self.plan, self.round, key)
            for key in self._channels
        ]
        said = [self._status_of(now) for now in found]
        if len(set(said)) == 1:
            return said[0]
        done = sum(not counted.lacking(now) for now in found)
        return self.words("{done} of {all} counted", done=done, all=len(found))

    def _status_of(self, now: Counting) -> str:
        words, missing, second = self.words, len(now.missing(1)), len(now.missing(2))
        if not now.begun:
            return words("counted at the end")
        if missing or (now.second_begun and second):
            return CHANNEL_WORDS[now.channel].left(words, missing or second)
        if now.differing:
            n = len(now.differing)
            return words.many("{n} count differs", "{n} counts differ", n)
        return words("counted twice") if now.second_begun or not now.bags else words("counted once")

    def side(self) -> QWidget | None:
        return self._side

    def where(self) -> dict[str, str]:
        return {"counted": self.channel}

    def open_at(self, **where: str) -> None:
        if where.get("counted") in self._channels:
            self.show_channel(where["counted"])

    def settle_focus(self) -> None:
        shown = self._stack.currentWidget()
        if shown is self._desk:
            self._desk.setFocus(Qt.FocusReason.OtherFocusReason)
        elif isinstance(shown, AskPeople | AfterCount):
            shown.settle_focus()

    def refresh(self) -> None:
        if self._writing:
            return
        self._now = counted.standing(self.plan, self.round, self.channel)
        self._show_side()

    # -- channels and people ----------------------------------------------------------------------
    def _choose(self, channel: str) -> None:
        self.show_channel(channel)
        self.settle_focus()

    def show_channel(self, channel: str) -> None:
        """Count another of the round's channels, from where it was left."""
        self.channel = channel
        if len(self._channels) > 1:
            self._chosen.choose(channel)
        self._desk.use_channel(channel)
        self._now = counted.standing(self.plan, self.round, channel)
        self._second = self._now.second_begun
        self._go_on(None)

    def _change_people(self) -> None:
        self._ask_people(again=True)
        self.settle_focus()

    def _ask_people(self, *, again: bool) -> None:
        now = self._now
        present = {g.id: g.admitted for g in now.groups if g} or {"": self.round.people}
        otherwise = self._otherwise()
        left = max(0, self._present - otherwise) if otherwise else None
        if otherwise:  # nobody's figure may be kept by Enter alone where others voted already
            present = dict.fromkeys(present, 0)
        self._bag = self._too_many = None
        self._ask.ask(self.channel, now.groups, now.people if again else present, again, left)
        self._stack.setCurrentWidget(self._ask)
        self._show_side()

    def _otherwise(self) -> int:
        """How many of the whole room voted by the other channels."""
        came = counted.came(self.plan, self.round)
        by_hand = sum(people for key, people in came.items() if key != self.channel)
        return votes.ballots_in(self.plan, self.round) + by_hand

    def _say_people(self, people: Mapping[str, int]) -> None:
        voted = sum(people.values()) + self._otherwise()
        if voted > self._present and self._too_many != (self.channel, voted):
            self._too_many = (self.channel, voted)
            self._ask.refuse(
                self.words(
                    "In the whole room that makes {votes} who voted, and {people} people are "
                    "present. Count again, or press Enter once more to keep it.",
                    votes=self.words.number(voted), people=self.words.number(self._present)
                )
            )  # fmt: skip
            return
        counted.people(self.plan, self.round, self.channel, people)
        self.refresh()
        self._go_on(None)
        self.settle_focus()
        self.changed.emit()

    # -- bags -------------------------------------------------------------------------------------
    def _reading(self, bag: Bag) -> int:
        """Which count is typed in: the first, the second, or one that settles what differs."""
        if self._now.states.get(bag) == "differs" and not self._now.missing(2):
            return self._now.next_reading(bag)
        return 2 if self._second else 1

    def pick(self, bag: Bag) -> None:
        """Ask for this bag now; one that was counted is counted again."""
        self._bag = bag
        now = self._now
        groups = {group.id: group.name for group in now.groups if group}
        at, option = next((n, o) for n, o in enumerate(now.options, 1) if o.id == bag.option)
        self._desk.show_bag(
            option, at, len(now.options), groups.get(bag.group, ""), self._reading(bag)
        )
        self._stack.setCurrentWidget(self._desk)
        self._show_side()
        if self.isVisible() and not self._side.bags.table.hasFocus():
            self.settle_focus()

    def start_second(self) -> None:
        """Another person counts the same bags, without seeing the first figures."""
        self._second = True
        self._go_on(None)
        self.settle_focus()

    def _type(self, event: QKeyEvent) -> None:
        """A key pressed on the table of bags: figures go to the desk."""
        if self._stack.currentWidget() is self._desk:
            self._desk.keyPressEvent(event)
        else:
            event.ignore()

    def _enter(self, total: int) -> None:
        bag = self._bag
        if bag is None:
            return
        most = counted.most_in(self.plan, self.round, self.channel, bag.group)
        if total > most and self._warned != (bag, total):
            self._warned = (bag, total)
            people = self._now.people.get(bag.group, 0)
            said = self.words.many(
                "{n} person cannot give more than {most} here. Count again, or press Enter once "
                "more to keep it.",
                "{n} people cannot give more than {most} here. Count again, or press Enter once "
                "more to keep it.", people, most=most)  # fmt: skip
            self._desk.refuse(said)
            return
        self._warned = None
        reading = self._reading(bag)
        once_more = reading in self._now.readings[bag]
        self._writing = True  # its own news is shown once, with what comes next
        try:
            counted.enter(self.plan, self.round, self.channel, bag, total, reading=reading)
        finally:
            self._writing = False
        self._now = counted.standing(self.plan, self.round, self.channel)
        self._go_on(bag, once_more)
        self.settle_focus()
        self.changed.emit()

    def _go_on(self, after: Bag | None, once_more: bool = False) -> None:
        """What comes next: the people; the rest of a table that has too many, where its bag
        ``after`` was typed ``once_more``; a bag that is not counted; what is left to settle."""
        now = self._now
        if not now.begun:
            self._ask_people(again=False)
            return
        again = _rest_of_group(now, after) if once_more else None
        waiting = [again] if again else now.missing(1) or (now.missing(2) if self._second else [])
        if waiting:
            self.pick(_next(now, waiting, after))
            return
        self._bag = None
        self._after.show_standing(now)
        self._stack.setCurrentWidget(self._after)
        self._show_side()

    # -- showing ----------------------------------------------------------------------------------
    def _cells(self) -> dict[Bag, str]:
        """What the table says of each bag: never how much, nor before both counts are done which
        differ."""
        now, reading = self._now, 2 if self._second else 1
        over = {c.group for c in now.checks if c.state == "over" and not c.agreed}
        settling = not now.missing(1) and not now.missing(2)
        cells = {}
        for bag in now.bags:
            if reading not in now.readings[bag]:
                cells[bag] = FREE
            elif bag.group in over or (settling and now.states[bag] == "differs"):
                cells[bag] = AGAIN
            else:
                cells[bag] = DONE
        return cells

    def _show_side(self) -> None:
        self._side.show_standing(self._now, self.round, self._cells(), self._bag)
        ballots = votes.ballots_in(self.plan, self.round)
        counted_so_far = sum(counted.came(self.plan, self.round).values())
        self._side.show_room(ballots + counted_so_far, self._present)


def _next(now: Counting, waiting: list[Bag], after: Bag | None) -> Bag:
    """The first of ``waiting`` behind ``after``; at the end it begins again."""
    order = {bag: at for at, bag in enumerate(now.bags)}
    here = order.get(after, -1) if after else -1
    return next((bag for bag in waiting if order[bag] > here), waiting[0])


def _rest_of_group(now: Counting, after: Bag | None) -> Bag | None:
    """The next bag of a group that has too many, while all of it is counted again."""
    over = {check.group for check in now.checks if check.state == "over" and not check.agreed}
    if after is None or after.group not in over or now.second_begun:
        return None
    own = [bag for bag in now.bags if bag.group == after.group]
    at = own.index(after) + 1
    return own[at] if at < len(own) else None
