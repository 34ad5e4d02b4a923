"""The workshops above; below, what is left to do: differences, similar proposals, twins."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from workshop_app.domain.proposals import Challenge, Proposal
from workshop_app.services import gather
from workshop_app.services.alike import Pair
from workshop_app.services.differences import Difference, differences
from workshop_app.services.gather import Came
from workshop_app.services.open_plan import OpenPlan
from workshop_app.services.twins import Twins
from workshop_app.text import Words
from workshop_app.ui import tab_order
from workshop_app.ui.gather.difference import DifferencePane
from workshop_app.ui.gather.one_by_one import OneByOne
from workshop_app.ui.gather.pairs import AlikePane, TwinsPane
from workshop_app.ui.gather.tables import WorkshopsCard
from workshop_app.ui.page import Shell
from workshop_app.ui.widgets import Button, IconButton, Label, MessageBar, Segments

WORKSHOPS = "workshops"
PARTS = ("differences", "alike", "twins")


class Desk(QWidget):
    """Shows one part of what is left at a time. In a narrow window the workshops are a part too.
    ``moved`` when another thing is shown or less is left; ``wanted``: the suggestions are to be
    looked for again."""

    moved = Signal()
    wanted = Signal()

    def __init__(self, plan: OpenPlan, words: Words, shell: Shell) -> None:
        super().__init__()
        self._plan, self._words = plan, words
        self._compact = shell.compact
        self._came: list[Came] = []
        self.card = WorkshopsCard(words)
        self.differences = DifferencePane(plan, words, shell)
        self.alike = AlikePane(plan, words, shell)
        self.twins = TwinsPane(plan, words, shell)
        self.panes: dict[str, OneByOne] = dict(
            zip(PARTS, (self.differences, self.alike, self.twins), strict=True)
        )
        self.parts = Segments([(key, "") for key in PARTS], name=words("What is left to do"))
        self.parts.chosen.connect(self._choose)
        self.count = Label("", "strong", weight=700)
        self.back = IconButton("arrow-left", words("The one before"), key="Left", kind="secondary")
        self.back.clicked.connect(lambda: self.pane.step(-1))
        self.forward = IconButton("arrow-right", words("The next one"), key="Right",
                                  kind="secondary")  # fmt: skip
        self.forward.clicked.connect(lambda: self.pane.step(1))
        self.stack = QStackedWidget()
        self.onward = Button("", "primary", icon_after="arrow-right", cap="Return")
        self.onward.clicked.connect(self.go_on)
        self.settled = MessageBar("done", "")
        self.after = Button(words("Go on to Prioritize"), "primary", icon_after="arrow-right",
                            cap="Return")  # fmt: skip
        self.after.clicked.connect(lambda: shell.go("prioritize"))
        self.settled.add(self.after)
        self._build()
        for pane in self.panes.values():
            self.stack.addWidget(pane)
            pane.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Ignored)
            pane.moved.connect(self._told)
        for asking in (self.alike, self.twins):
            asking.asked_again.connect(self.wanted)

    def _build(self) -> None:
        box = self._column = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(12)
        self.head = QWidget()
        row = QHBoxLayout(self.head)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.parts)
        row.addStretch(1)
        row.addWidget(self.count)
        row.addWidget(self.back)
        row.addWidget(self.forward)
        box.addWidget(self.card, 2)
        box.addWidget(self.head)
        box.addWidget(self.stack, 3)
        box.addWidget(self.onward, 0, Qt.AlignmentFlag.AlignHCenter)
        box.addWidget(self.settled)
        box.addStretch(0)

    # -- what is left -----------------------------------------------------------------------------
    @property
    def pane(self) -> OneByOne:
        """The part that is shown; where that is the workshops, the first of the others."""
        return self.panes.get(self.parts.current, self.differences)

    @property
    def left(self) -> dict[str, int]:
        """How much is left of each part."""
        return {key: len(pane.items) for key, pane in self.panes.items()}

    def read(self, *, counts: bool = True) -> None:
        """Read the differences again, and with ``counts`` the workshops; one stays where one is."""
        came = gather.workshops(self._plan) if counts else self._came
        self.show_read(came, differences(self._plan))

    def show_read(self, came: list[Came], found: Sequence[Difference]) -> None:
        """The workshops and differences as they were read."""
        self._came = came
        self.differences.show_items(found)
        self.card.show_rows(came, found)
        self._told()

    @property
    def nothing_yet(self) -> bool:
        """A plan that was prepared, and nothing of any workshop is in it."""
        of_workshops = any(
            one.proposals or one.challenges or one.photos or one.ballots for one in self._came
        )
        plan = self._plan
        if not self._came or of_workshops or self._next() or plan.read_only:
            return False
        return not (plan.count(Proposal) or plan.count(Challenge))

    def suggest(self, pairs: Sequence[Pair], twins: Sequence[Twins]) -> None:
        """What was found to be alike."""
        self.alike.show_items(pairs)
        self.twins.show_items(twins)

    def show_part(self, part: str, key: str = "") -> None:
        """One part, and in it the thing with ``key``."""
        self.parts.choose(part)
        self._choose(part)
        if key:
            self.panes[part].go_to(key)

    def show_first(self) -> None:
        """The first part with something left, where the one shown has nothing."""
        if self.parts.current == WORKSHOPS or not self.pane.items:
            self.show_part(self._next() or self.parts.current)

    def arrange(self, compact: bool) -> None:
        """The window became narrow or wide."""
        self._compact = compact
        self._column.removeWidget(self.head)  # narrow: over the workshops, which are a part too
        self._column.insertWidget(0 if compact else 1, self.head)
        tab_order.in_reading_order(self)
        if not compact and self.parts.current == WORKSHOPS:
            self.parts.choose(PARTS[0])
        self._choose(self.parts.current)

    def go_on(self) -> None:
        """To what is left; where all is settled, to what comes after gathering."""
        part = self._next()
        if part:
            self.show_part(part)
            self.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def primary(self) -> Button:
        """What Enter presses."""
        return self.after if not self._next() else self.onward

    def _next(self) -> str:
        return next((key for key, n in self.left.items() if n), "")

    def _choose(self, part: str) -> None:
        for key, pane in self.panes.items():
            # only the part that is shown says how much room it needs
            way = QSizePolicy.Policy.Preferred if key == part else QSizePolicy.Policy.Ignored
            pane.setSizePolicy(way, way)
        if part in self.panes:
            self.stack.setCurrentWidget(self.panes[part])
        self._told()

    # -- telling ----------------------------------------------------------------------------------
    def words_left(self) -> str:
        """What is left in one line; "" where nothing is."""
        words, left = self._words, self.left
        said = (
            words.many("{n} difference to settle", "{n} differences to settle",
                       left["differences"]),
            words.many("{n} similar pair", "{n} similar pairs", left["alike"]),
            words.many("{n} typed twice", "{n} typed twice", left["twins"]),
        )  # fmt: skip
        return " · ".join(line for line, n in zip(said, left.values(), strict=True) if n)

    def _told(self) -> None:
        words, left, pane = self._words, self.left, self.pane
        names = [words("Differences"), words("In other words"), words("Typed twice")]
        choices = list(zip(PARTS, names, strict=True))
        if self._compact:
            choices.insert(0, (WORKSHOPS, words("Workshops")))
        badges = {key: ("warning-bold", words.number(n)) if n else ("check-bold", "")
                  for key, n in left.items()}  # fmt: skip
        self.parts.set_choices(choices, self.parts.current, badges)
        n, total = pane.at + 1, 0 if self.parts.current == WORKSHOPS else len(pane.items)
        self.count.setText(words("{n} of {total}", n=n, total=total) if total else "")
        for arrow in (self.back, self.forward):
            arrow.setVisible(total > 1)
        self._show_onward()
        self.moved.emit()

    def _show_onward(self) -> None:
        words, part = self._words, self._next()
        everything, table = not part, self.parts.current == WORKSHOPS
        self.card.setVisible(self.card.filled and (everything or table or not self._compact))
        self.stack.setVisible(not everything and not table)
        self.head.setVisible(not everything)
        self.onward.setVisible(not everything and not table and not self.pane.items)
        self.settled.setVisible(everything)
        self._say_settled()
        said = {
            "differences": words("Go on to the differences"),
            "alike": words("Go on to the similar proposals"),
            "twins": words("Go on to what was typed twice"),
        }
        self.onward.setText(said.get(part, ""))

    def _say_settled(self) -> None:
        words, nothing_yet = self._words, self.nothing_yet
        self.after.setVisible(not nothing_yet)
        if nothing_yet:
            self.settled.say("info", words(
                "Nothing has been gathered yet. Give the plan out; after the workshops, add the files that come back."
            ))  # fmt: skip
        else:
            done = words("Everything is settled: nothing is left to look at here.")
            self.settled.say("done", done)
