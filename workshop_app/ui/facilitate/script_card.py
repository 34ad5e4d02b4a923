"""The card in the middle: which step, what to say, what to do, and the way on."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from workshop_app.text import Words
from workshop_app.ui import icons, theme
from workshop_app.ui.facilitate.say import Say
from workshop_app.ui.facilitate.time_label import EXERCISE, TimeLabel
from workshop_app.ui.photos import SHEETS_KEY
from workshop_app.ui.scrolled import column, emptied, scrolled
from workshop_app.ui.widgets.buttons import Button, IconButton
from workshop_app.ui.widgets.cards import Card
from workshop_app.ui.widgets.labels import Label, Paragraph, Rule
from workshop_app.ui.widgets.painted import brush
from workshop_app.ui.widgets.progress import Steps

CARE_KEY = "Ctrl+K"
_CARE = 28


class ScriptCard(Card):
    """What the present step asks of the facilitator.

    Emits ``forward``, ``backward``, ``stuck`` (questions for a table that does not get on) and
    ``caring`` (all that the exercise says of care, with its tips).
    """

    forward = Signal()
    backward = Signal()
    stuck = Signal()
    caring = Signal()
    photographing = Signal()
    """The exercise wants a photo of a wall, a flip chart or a drawing."""

    def __init__(self, words: Words, compact: bool) -> None:
        super().__init__(padding=0, spacing=0)
        self._words = words
        self._lines: list[Line] = []
        self._nevers: list[Line] = []
        self._cares: list[Line] = []
        self._timed = False
        self._tight = 0
        edge, top = (17, 10) if compact else (23, 12)
        self.box.setContentsMargins(edge, top, edge, 8 if compact else 14)
        self._gap = 4 if compact else 8
        self.box.setSpacing(self._gap)
        self.box.addLayout(self._head())
        self.steps = Steps(1)
        self.box.addWidget(self.steps)
        self.said = Label(
            words("SAY"), "detail", "primary", weight=700, icon="megaphone-simple-fill"
        )
        self.box.addWidget(self.said)
        self.say = Say()
        self.box.addWidget(self.say, 1)
        self._rule = Rule()
        self.box.addWidget(self._rule)
        self._heading = Label(
            words("DO"), "detail", "primary", weight=700, icon="hand-pointing-fill"
        )
        self.box.addWidget(self._heading)
        body, self._do = column(spacing=1 if compact else 4)
        self._doing = scrolled(body, name=words("DO"))
        self._doing.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.box.addWidget(self._doing)
        self._never = QVBoxLayout()
        self._never.setSpacing(2)
        self.box.addLayout(self._never)
        self._care = QVBoxLayout()
        self._care.setSpacing(2)
        self.box.addLayout(self._care)
        if not compact:
            self.box.addSpacing(4)
        self.box.addLayout(self._foot(compact))

    def _head(self) -> QHBoxLayout:
        head = QHBoxLayout()
        head.setSpacing(10)
        self.number = Label("", "body", "accent_text", weight=700)
        self.number.setObjectName("step number")
        self.label = Label("", "body", weight=500)
        self.label.setObjectName("step name")
        self.time = TimeLabel(self._words, EXERCISE, "exercise time")
        head.addWidget(self.number)
        head.addWidget(self.label, 1)
        head.addWidget(self.time)
        care = self._words("Care and tips")
        self.cares = IconButton("hand-heart", care, key=CARE_KEY, size=_CARE)
        self.cares.clicked.connect(self.caring)
        head.addWidget(self.cares)
        return head

    def _foot(self, compact: bool) -> QHBoxLayout:
        words = self._words
        foot = QHBoxLayout()
        foot.setSpacing(8)
        self.previous = Button(words("Previous"), "plain", icon="arrow-left", cap="PgUp")
        self.previous.setObjectName("previous")
        self.next = Button(
            words("Next step"), "primary", icon_after="arrow-right", cap="PgDown",
            size="header" if compact else "big",
        )  # fmt: skip
        self.next.setObjectName("next")
        self.prompts = Button(words("If a table is stuck"), "quiet", icon="lifebuoy")
        self.previous.clicked.connect(self.backward)
        self.next.clicked.connect(self.forward)
        self.prompts.clicked.connect(self.stuck)
        foot.addWidget(self.previous)
        foot.addWidget(self.prompts)
        photo = words("Photo of the flip chart")
        self.photo = IconButton("camera", photo, key=SHEETS_KEY, kind="secondary", size=44)
        self.photo.hide()
        self.photo.clicked.connect(self.photographing)
        foot.addWidget(self.photo)
        foot.addStretch(1)
        foot.addWidget(self.next)
        return foot

    # -- what is shown ----------------------------------------------------------------------------
    def show_step(self, at: int, count: int, label: str, say: str) -> None:
        """Step ``at`` (from 0) of ``count``: what it is called and what is said."""
        number = self._words("Step {n} of {count}", n=at + 1, count=count) if count > 1 else ""
        self.number.setText(number)
        self.number.setVisible(count > 1)
        self.label.setText(label)
        self.steps.show_step(at, count, f"{number}: {label}")
        self.say.say(say)

    def show_time(self, left: int, total: int, shown: bool) -> None:
        """``left`` of the ``total`` seconds of the exercise, where it is ``shown`` and there is room
        for it beside what the step is called."""
        self.time.show_left(left, total)
        self._timed = shown
        self._place_time()

    def _place_time(self) -> None:
        beside = (self.number, self.label, self.cares)
        taken = sum(one.sizeHint().width() + 10 for one in beside if not one.isHidden())
        room = self.width() - self.box.contentsMargins().left() * 2 - taken
        self.time.setVisible(self._timed and self.time.sizeHint().width() <= room)

    def show_doing(self, do: Sequence[str], never_ask: Sequence[str], aside: str = "") -> None:
        """What the facilitator does and never asks; ``aside`` comes first (a room that reads
        little). ``show_care`` follows, and shares the room out among all of it."""
        emptied(self._do)
        emptied(self._never)
        lines = [("eye", aside)] if aside else []
        lines += [("check", line) for line in do]
        self._lines = [Line(icon, line, "ink") for icon, line in lines]
        for one in self._lines:
            self._do.addWidget(one)
        self._nevers = [
            Line("prohibit", strong_beginning(line), "warn", marks=True) for line in never_ask
        ]
        for one in self._nevers:
            self._never.addWidget(one)
        self._heading.setVisible(bool(lines) and not self._tight)
        self._doing.setVisible(bool(lines))
        self._rule.setVisible(bool(lines or never_ask))

    def show_care(self, sentences: Sequence[str]) -> None:
        """What can go wrong for people and what to do: the first stays in view, and as many more
        as there is room for; all of them are in the panel of ``caring``."""
        emptied(self._care)
        self._cares = [Line("hand-heart", sentence, "ink", role="detail") for sentence in sentences]
        for one in self._cares:
            self._care.addWidget(one)
        self._share()

    def _share(self) -> None:
        """Give the words to say what they need at their smallest, what to do comes next; what is
        said grows before more than one line of care is shown."""
        wide = self.width() - 2 * self.box.contentsMargins().left()
        cares = [one.settle(wide) + self._care.spacing() for one in self._cares]
        others = sum(never.settle(wide) for never in self._nevers)
        others += self._fixed(self._tight)
        least = self.say.needed(wide) + (theme.now().line("body") if self._lines else 0)
        caring = self.height() - others - sum(cares[:1]) >= least
        room = self.height() - others - (sum(cares[:1]) if caring else 0)
        if self._lines:
            heights = [one.settle(wide - 14) + self._do.spacing() for one in self._lines]
            wanted = sum(heights)
            tall = _whole(heights, room - self.say.needed(wide))
            self._doing.setFixedHeight(tall)
            policy = Qt.FocusPolicy
            self._doing.setFocusPolicy(policy.TabFocus if tall < wanted else policy.NoFocus)
            room -= tall
        room -= self.say.best(wide, room)
        for number, (line, tall) in enumerate(zip(self._cares, cares, strict=True)):
            room -= tall if number else 0
            line.setVisible(caring and (number == 0 or room >= 0))

    def fit(self, room: int) -> None:
        """Where ``room`` is too low for all the words to say the headings go, then those words have
        one line at least instead of two: nothing is drawn over anything."""
        wide = self.width() - 2 * self.box.contentsMargins().left()
        whole = self.least() + max(0, self.say.needed(wide) - self.say.least(2))
        tight = 0 if whole <= room else 1 if self.least(1) <= room else 2
        if tight != self._tight:
            self._tight = tight
            self.said.setVisible(not tight)
            self._heading.setVisible(bool(self._lines) and not tight)
            self.box.setSpacing(self._gap if tight < 2 else 2)
            self.say.ask_lines(2 if tight < 2 else 1)
            self._share()

    def least(self, tight: int = 0) -> int:
        """How tall it is at least: with its headings (0), without (1), with one line to say (2)."""
        nevers = sum(never.minimumHeight() for never in self._nevers)
        do = theme.now().line("body") if self._lines else 0
        return self._fixed(tight) + nevers + self.say.least(2 if tight < 2 else 1) + do

    def _fixed(self, tight: int) -> int:
        """The height of everything but what is said, done and never asked; counted here because
        the layout's own count is a step behind while widgets come and go."""
        foot = max(one.sizeHint().height() for one in (self.previous, self.next))
        lines: list[QWidget] = [self.cares, self.steps, self._rule]
        lines += [] if tight else [self.said, self._heading]
        edges = self.box.contentsMargins()
        gap = self._gap if tight < 2 else 2
        gaps = gap * (self.box.count() - 1 - (2 if tight else 0))
        gaps += self._never.spacing() * len(self._nevers)
        tall = sum(max(one.minimumHeight(), one.sizeHint().height()) for one in lines)
        return tall + foot + gaps + edges.top() + edges.bottom()

    def minimumSizeHint(self) -> QSize:
        """Without what gives way by itself: more than a line to do, and care."""
        return QSize(super().minimumSizeHint().width(), self.least(self._tight))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_time()
        self._share()

    def show_way(self, forward: str, first: bool, icon: str = "arrow-right") -> None:
        """What the button on says, and whether there is a way back."""
        self.next.setText(forward)
        self.previous.setEnabled(not first)


def _whole(heights: Sequence[int], room: int) -> int:
    """The height of as many whole lines as ``room`` has place for, at least the first of them."""
    fitting = [tall for tall in accumulate(heights) if tall <= room]
    line = theme.now().line("body")
    return fitting[-1] if fitting else min(heights[0], max(1, room // line) * line)


class Line(QWidget):
    """A sentence with its icon; it wraps."""

    def __init__(
        self, icon: str, text: str, tone: str, marks: bool = False, role: str = "body"
    ) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        sign = _Sign(icon, "primary" if tone == "ink" else tone)
        row.addWidget(sign, 0, Qt.AlignmentFlag.AlignTop)
        self._paragraph = Paragraph(text, role, tone, marks=marks)
        row.addWidget(self._paragraph, 1)

    def settle(self, width: int) -> int:
        """Be as tall as its words are at ``width``."""
        tall = self._paragraph.heightForWidth(max(1, width - theme.now().px(22) - 10))
        self.setFixedHeight(tall)
        return tall


class _Sign(QWidget):
    def __init__(self, icon: str, tone: str) -> None:
        super().__init__()
        self._icon, self._tone = icon, tone
        self.setFixedSize(theme.now().px(22), theme.now().line("body"))

    def paintEvent(self, event: object) -> None:
        icons.draw(brush(self), self.rect().toRectF(), self._icon,
                   theme.now().color.tone(self._tone), theme.now().px(20))  # fmt: skip


def strong_beginning(sentence: str) -> str:
    """The first two words of a sentence in bold: what is never done stands out."""
    first, _, rest = sentence.partition(" ")
    second, _, rest = rest.partition(" ")
    return f"**{first} {second}** {rest}" if rest else sentence
