"""The screen on which one person votes, and on which they look at it once more before it is kept."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from workshop_app.domain.rounds import Option, VoteRound
from workshop_app.domain.typed_numbers import TypedNumber, letters, meant, next_bis
from workshop_app.domain.voting.ballots import RoundRules
from workshop_app.text import Words
from workshop_app.ui import theme
from workshop_app.ui.kiosk import aloud, marking
from workshop_app.ui.kiosk.covered import wide_button
from workshop_app.ui.kiosk.grid import Grid
from workshop_app.ui.kiosk.left_over import LeftOver
from workshop_app.ui.kiosk.mark_rows import ROWS
from workshop_app.ui.kiosk.option_tile import OptionTile
from workshop_app.ui.kiosk.speaker import Speaker
from workshop_app.ui.kiosk.voice import Voice
from workshop_app.ui.vote import names
from workshop_app.ui.widgets import Button, Label, Paragraph
from workshop_app.ui.widgets.painted import brush

LONGEST = 4
"""Digits of a number at most."""
READ_KEY = Qt.Key.Key_A
"""Reads aloud ("alta voz"): no option's number has this letter."""


class BallotScreen(QWidget):
    """Built anew for each person. Emits ``done(marks)`` once it was looked at and confirmed."""

    done = Signal(object)

    def __init__(
        self,
        words: Words,
        round: VoteRound,
        rules: RoundRules,
        options: Sequence[Option],
        *,
        voice: Voice,
        one: bool = False,
        texts: bool = True,
    ) -> None:
        super().__init__()
        self.setObjectName("ballot screen")
        self._words, self._round, self._rules = words, round, rules
        self._options, self._voice, self._one, self._texts = list(options), voice, one, texts
        self.marks = marking.Marks(rules)
        self.typed = TypedNumber()
        self._labels = [one.label for one in options]
        self.confirming = False
        self._column = QVBoxLayout(self)
        self._build()

    # -- building ---------------------------------------------------------------------------------
    def _build(self) -> None:
        """The whole screen as it stands: marking, or the last look."""
        old = [self._column.takeAt(0) for _ in range(self._column.count())]
        for item in old:
            if item is not None and (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self.left = LeftOver(self._words, self.marks)
        self.grid = self._tiles()
        self.grid.turned.connect(self._turned)
        for widget in (self._head(), self.grid, self._foot()):
            self._column.addWidget(widget, 1 if widget is self.grid else 0)
        for tile in self.grid.tiles:
            tile.asked.connect(self.ask)
            tile.installEventFilter(self)
        self._fit()
        self._follow()

    def _tiles(self) -> Grid:
        rules, marked = self._rules, set(self.marks.marked)
        shown = [one for one in self._options if not self.confirming or one.label in marked]
        tiles = [self._tile(option) for option in shown]
        least = (170, 120) if self.confirming else ROWS[rules.method].least
        return Grid(tiles, least, one=self._one and not self.confirming)

    def _tile(self, option: Option) -> OptionTile:
        speaker = None
        if self._voice.there and not self.confirming:
            speaker = Speaker(self._words("Read {number} aloud", number=option.label))
            speaker.clicked.connect(lambda: self._voice.say(aloud.option(self._words, option)))
        return OptionTile(option, self._rules, self._words, texts=self._texts, speaker=speaker,
                          told=self.confirming)  # fmt: skip

    def _head(self) -> QWidget:
        words, holder = self._words, QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        column = QVBoxLayout()
        column.setSpacing(0)
        title, how = self._said()
        self.question = Paragraph(names.first_sentence(self._round.question), "strong", "muted",
                                  weight=400, lines=2)  # fmt: skip
        self.title = Label(title, "say", weight=700)
        self.title.setObjectName("title")
        self.how = Paragraph(how, "strong", "muted", weight=400)
        self.how.setObjectName("how")
        for widget in (self.question, self.title, self.how):
            column.addWidget(widget)
        row.addLayout(column, 1)
        if self._voice.there:
            speaker = Speaker(words("Read this aloud"))
            speaker.clicked.connect(self.read)
            row.addWidget(speaker)
        if not self.confirming:
            row.addWidget(self.left)
        else:
            self.left.setParent(holder)
            self.left.hide()
        return holder

    def _said(self) -> tuple[str, str]:
        """The title and the line under it."""
        words, method = self._words, self.marks.marking
        if not self.confirming:
            most = words.number(method.most(self._rules))
            return words(method.title), words(method.how, most=most)
        if self.marks.blank:
            return words("Like this?"), words(
                "You marked nothing. That is a vote too: a blank one."
            )
        left = marking.left_over(words, self.marks) if self.marks.left else ""
        if left:
            return words("Like this?"), words("{left}. That is fine too.", left=left)
        return words("Like this?"), words("This is what you marked. Nobody else sees it.")

    def _foot(self) -> QWidget:
        words, holder = self._words, QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        self.pages = Label("", "section", weight=600, align="center")
        self.pages.setObjectName("pages")
        if self.confirming:
            self.change = wide_button(words("Change something"), "secondary", "arrow-left")
            self.change.setObjectName("change")
            self.change.clicked.connect(self.look_away)
            self.yes = wide_button(words("Yes, keep my vote"), icon="check-bold")
            self.yes.setObjectName("keep")
            self.yes.clicked.connect(lambda: self.done.emit(self.marks.pairs))
            row.addWidget(self.change)
            row.addStretch(1)
            row.addWidget(self.yes)
            self.pages.setParent(holder)
            self.pages.hide()
            return holder
        self.anew = wide_button(words("Start again"), "secondary", "arrow-counter-clockwise")
        self.anew.setObjectName("start again")
        self.anew.clicked.connect(self.start_again)
        self.finish = wide_button(words("I am done"), icon="check-bold")
        self.finish.setObjectName("done")
        self.finish.setMinimumWidth(theme.now().px(318))
        self.finish.clicked.connect(self.look)
        row.addWidget(self.anew)
        row.addStretch(1)
        for widget in self._turning():
            row.addWidget(widget)
        row.addStretch(1)
        row.addWidget(self.finish)
        return holder

    def _turning(self) -> list[QWidget]:
        """The arrows between pages; points also have their step here."""
        words = self._words
        self.before = self._arrow("arrow-left-bold", words("Options before"), -1)
        self.after = self._arrow("arrow-right-bold", words("More options"), 1)
        widgets: list[QWidget] = [self.before, self.pages, self.after]
        if self.marks.step == marking.LARGE or self.marks.step == marking.LEAST:
            self.step = Button(self._step_words(), "secondary", size="kiosk")
            self.step.setObjectName("step")
            self.step.clicked.connect(self._other_step)
            widgets.append(self.step)
        return widgets

    def _arrow(self, icon: str, name: str, by: int) -> Button:
        arrow = Button("", "secondary", icon=icon, size="kiosk")
        arrow.setAccessibleName(name)
        arrow.setObjectName("page before" if by < 0 else "page after")
        arrow.clicked.connect(lambda: self.grid.turn(by))
        return arrow

    def _step_words(self) -> str:
        return self._words("Steps of {n}", n=self._words.number(self.marks.step))

    def _other_step(self) -> None:
        self.marks.step = marking.LEAST if self.marks.step == marking.LARGE else marking.LARGE
        self.step.setText(self._step_words())

    # -- what is done -----------------------------------------------------------------------------
    def ask(self, label: str, what: str) -> None:
        """What a touch of the option asks for; where it cannot be, tiles shake once."""
        marks = self.marks
        if what.startswith("="):
            marks.score(label, int(what[1:]))
        else:
            act = {"tap": marks.tap, "more": marks.more, "less": marks.less}[what]
            if not act(label) and what != "less" and marks.rules.method != "score":
                self._refuse(label)
        self._follow()

    def _refuse(self, label: str) -> None:
        """Nothing is left: all other tiles; this option is full: only this one."""
        none_left = self.marks.left == 0
        for tile in self.grid.shown:
            if (tile.option.label != label) if none_left else (tile.option.label == label):
                tile.refuse()

    def start_again(self) -> None:
        """Everything off, for the same person."""
        self.marks.clear()
        self._type(TypedNumber())
        self._follow()
        self.settle_focus()

    def look(self) -> None:
        """ "I am done": the same screen, with what was marked only."""
        self._type(TypedNumber())
        self.confirming = True
        self._build()
        self.settle_focus()

    def look_away(self) -> None:
        """Back to marking, with the marks as they were."""
        self.confirming = False
        self._build()
        self.settle_focus()

    def settle_focus(self) -> None:
        """The keyboard where the next key is wanted."""
        if self.confirming:
            self.yes.setFocus(Qt.FocusReason.OtherFocusReason)
        elif self.grid.shown:
            self.grid.shown[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def read(self) -> None:
        """Read the screen aloud; the option that has the keyboard first where one has it."""
        if self.confirming:
            self._voice.say(aloud.last_look(self._words, self.marks, self._options))
            return
        tile = next((one for one in self.grid.shown if one.focused and one.hasFocus()), None)
        if tile is not None:
            self._voice.say(aloud.option(self._words, tile.option))
        else:
            title, how = self._said()
            question = names.first_sentence(self._round.question)
            self._voice.say(aloud.sentences(question, title, how))

    # -- showing ----------------------------------------------------------------------------------
    def _follow(self) -> None:
        for tile in self.grid.tiles:
            tile.show_value(self.marks.value(tile.option.label))
        self.left.follow()

    def _turned(self, page: int, pages: int) -> None:
        if self.confirming:
            return
        several = pages > 1
        for widget in (self.before, self.after, self.pages):
            widget.setVisible(several)
        self.before.setEnabled(page > 0)
        self.after.setEnabled(page + 1 < pages)
        self._page_said = self._words("{n} of {pages}", n=self._words.number(page + 1),
                                      pages=self._words.number(pages))  # fmt: skip
        self.pages.setText(self._page_said)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Margins by the room there is; the question goes where there is little."""
        low = self.height() / theme.now().scale < 640
        edge = 16 if low else 24
        self._column.setContentsMargins(32, edge - 4, 32, edge)
        self._column.setSpacing(14 if low else 20)
        self.question.setVisible(not low)

    def paintEvent(self, event: QPaintEvent) -> None:
        brush(self).fillRect(self.rect(), theme.now().color.paper)

    # -- keys -------------------------------------------------------------------------------------
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keys of a tile that are the screen's: arrows, digits, Enter."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._pressed(event)
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self._pressed(event)
        event.accept()

    def _pressed(self, event: QKeyEvent) -> bool:
        key, letter = Qt.Key(event.key()), event.text()
        if key == READ_KEY:
            self.read()
        elif self.confirming:
            return False
        elif letter.isascii() and letter.isdigit():
            self._type(self.typed.with_digit(letter, LONGEST))
        elif letter and letter.upper() in letters(self.typed, self._labels):
            self._type(TypedNumber(self.typed.digits, letter.upper()))
        elif key == Qt.Key.Key_Plus and self.typed:
            self._type(next_bis(self.typed, self._labels))
        elif key == Qt.Key.Key_Backspace:
            self._type(self.typed.shorter())
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._enter()
        else:
            return self.grid.walk(key)
        return True

    def _enter(self) -> None:
        """A typed number: that option, marked where a tap marks. Without one: the option that has
        the keyboard is marked."""
        label = meant(self.typed, self._labels)
        typed, valued = bool(self.typed), self._rules.method == "score"
        self._type(TypedNumber())
        if typed and label:
            self.grid.go_to(label)
            if not valued:
                self.ask(label, "tap")
        elif not typed:
            tile = next((one for one in self.grid.shown if one.hasFocus()), None)
            if tile is not None:
                self.ask(tile.option.label, "more" if valued else "tap")

    def _type(self, typed: TypedNumber) -> None:
        """The number typed so far stands between the buttons."""
        self.typed = typed
        if not self.confirming:
            self.pages.setVisible(bool(typed) or self.grid.pages > 1)
            self.pages.setText(f"{typed.text} …" if typed else self._page_said)

    _page_said = ""
