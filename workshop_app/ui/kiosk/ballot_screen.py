"""The screen on which one person votes, and on which they look at it once more before it is kept."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from workshop_app.domain.rounds import Option, VoteRound
from workshop_app.domain.typed_numbers import TypedNumber, meant, next_bis, with_letter
from workshop_app.domain.voting.ballots import RoundRules
from workshop_app.text import N_, Words
from workshop_app.ui import theme
from workshop_app.ui.kiosk import aloud, marking
from workshop_app.ui.kiosk.aloud import BLANK
from workshop_app.ui.kiosk.ballot_foot import LastLookFoot, MarkingFoot
from workshop_app.ui.kiosk.ballot_head import Head
from workshop_app.ui.kiosk.grid import Grid
from workshop_app.ui.kiosk.left_over import LeftOver
from workshop_app.ui.kiosk.mark_rows import ROWS
from workshop_app.ui.kiosk.option_tile import OptionTile
from workshop_app.ui.kiosk.speaker import Speaker
from workshop_app.ui.kiosk.voice import Voice
from workshop_app.ui.vote import names
from workshop_app.ui.widgets.painted import brush

LONGEST = 4
"""Digits of a number at most."""
LEAST_TOLD, MOST_TOLD = (170, 120), (340, 270)
"""Px of a tile on the last look."""
MOST_ALONE = (900, 560)
"""Px of the only tile of a screen at most."""
MORE = N_("There are more options:")
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
        self._seen: set[str] = set()
        self.confirming = False
        self._parts: list[QWidget] = []
        self._column = QVBoxLayout(self)
        self._build()

    # -- building ---------------------------------------------------------------------------------
    def _build(self) -> None:
        """The whole screen as it stands: marking, or the last look."""
        old = self._parts
        words = self._words
        self.left = LeftOver(words, self.marks)
        title, how = self._said()
        question = names.first_sentence(self._round.question)
        shown = None if self.confirming else self.left
        self.head = Head(words, question, title, how, shown, self._voice.there)
        self.head.read.connect(self.read)
        self.grid = self._tiles()
        self._column.addWidget(self.head)
        self._column.addWidget(self.grid, 1)
        self.foot: MarkingFoot | LastLookFoot
        self.foot = self._last_look_foot() if self.confirming else self._marking_foot()
        self._column.addWidget(self.foot)
        self._parts = [self.head, self.grid, self.foot]
        for widget in self._parts:
            widget.show()
        for gone in old:
            self._column.removeWidget(gone)
            gone.hide()
            gone.deleteLater()
        for tile in self.grid.tiles:
            tile.asked.connect(self.ask)
            tile.installEventFilter(self)
        self._fit()
        self._follow()

    def _tiles(self) -> Grid:
        rules, marked = self._rules, set(self.marks.marked)
        if self.confirming:
            shown = [one for one in self._options if one.label in marked]
            return Grid([self._tile(one) for one in shown], LEAST_TOLD, most=MOST_TOLD)
        least = ROWS[rules.method].least
        tiles = [self._tile(one) for one in self._options]
        return Grid(tiles, least, one=self._one, most=MOST_ALONE if self._one else (0, 0))

    def _tile(self, option: Option) -> OptionTile:
        speaker = None
        if self._voice.there and not self.confirming:
            speaker = Speaker(self._words("Read {number} aloud", number=option.label))
            speaker.clicked.connect(lambda: self._voice.say(aloud.option(self._words, option)))
        return OptionTile(option, self._rules, self._words, texts=self._texts, speaker=speaker,
                          told=self.confirming)  # fmt: skip

    def _said(self) -> tuple[str, str]:
        """The title and the line under it."""
        words, method = self._words, self.marks.marking
        if not self.confirming:
            most = words.number(method.most(self._rules))
            return words(method.title), words(method.how, most=most)
        more = f"{words(MORE)} →" if self.unseen else ""
        if self.marks.blank:
            return words("Like this?"), f"{words(BLANK)} {more}".rstrip()
        if more:
            return words("Like this?"), more
        left = marking.left_over(words, self.marks) if self.marks.left else ""
        if left:
            return words("Like this?"), words("{left}. That is fine too.", left=left)
        return words("Like this?"), words("This is what you marked. Nobody else sees it.")

    def _marking_foot(self) -> MarkingFoot:
        foot = MarkingFoot(self._words, self.marks.step)
        foot.anew.connect(self.start_again)
        foot.finished.connect(self.look)
        foot.turned.connect(self._turn)
        foot.stepped.connect(self._other_step)
        self.grid.turned.connect(foot.show_page)
        return foot

    def _last_look_foot(self) -> LastLookFoot:
        foot = LastLookFoot(self._words, bool(self.unseen))
        foot.changed.connect(self.look_away)
        foot.more.connect(self.look_further)
        foot.kept.connect(lambda: self.done.emit(self.marks.pairs))
        return foot

    def _other_step(self) -> None:
        marks = self.marks
        marks.step = marking.LEAST if marks.step == marking.LARGE else marking.LARGE
        if isinstance(self.foot, MarkingFoot):
            self.foot.show_step(marks.step)

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
        """Nothing is left: all tiles, so that none tells itself apart; else the full one."""
        for tile in self.grid.shown:
            if self.marks.left == 0 or tile.option.label == label:
                tile.refuse()

    def start_again(self) -> None:
        """Everything off, for the same person."""
        self.marks.clear()
        self._type(TypedNumber())
        self._follow()
        self.settle_focus()

    def look(self) -> None:
        """ "I am done": the same screen, with what was marked only."""
        self._look_at_page()
        self._type(TypedNumber())
        self.confirming = True
        self._build()
        self.settle_focus()

    def look_away(self) -> None:
        """Back to marking, with the marks as they were."""
        self.confirming = False
        self._build()
        self.settle_focus()

    def look_further(self) -> None:
        """Back to marking, where the options begin that were not shown yet."""
        first = self.unseen[0]
        self.look_away()
        self.grid.go_to(first)

    @property
    def unseen(self) -> list[str]:
        """The options on pages that were never shown to this person."""
        return [label for label in self._labels if label not in self._seen]

    def _look_at_page(self) -> None:
        if not self.confirming:
            self._seen.update(tile.option.label for tile in self.grid.shown)

    def _turn(self, by: int) -> None:
        self._look_at_page()
        self.grid.turn(by)

    def settle_focus(self) -> None:
        """The keyboard where the next key is wanted."""
        if isinstance(self.foot, LastLookFoot):
            self.foot.yes.setFocus(Qt.FocusReason.OtherFocusReason)
        elif self.grid.shown:
            self.grid.shown[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def read(self) -> None:
        """Read the screen aloud; the option that has the keyboard first where one has it."""
        if self.confirming:
            more = self._words(MORE) if self.unseen else ""
            told = aloud.last_look(self._words, self.marks, self._options)
            self._voice.say(aloud.sentences(told, more))
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

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Margins by the room there is; the question goes where there is little."""
        low = self.height() / theme.now().scale < 640
        edge = 16 if low else 24
        self._column.setContentsMargins(32, edge - 4, 32, edge)
        self._column.setSpacing(14 if low else 20)
        self.head.question.setHidden(low)

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
        self._look_at_page()
        if key == READ_KEY:
            self.read()
        elif self.confirming:
            return False
        elif letter.isascii() and letter.isdigit():
            self._type(self.typed.with_digit(letter, LONGEST))
        elif letter and (typed := with_letter(self.typed, letter, self._labels)) is not None:
            self._type(typed)
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
        if isinstance(self.foot, MarkingFoot):
            self.foot.show_typed(typed.text if typed else "")
