"""The start screen: what was interrupted first, then three doors, then recent plans."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QMenu, QScrollArea, QVBoxLayout, QWidget
from shiboken6 import isValid

from workshop_app.settings import Recent
from workshop_app.text import Words
from workshop_app.translation.languages import LANGUAGES
from workshop_app.ui import theme
from workshop_app.ui.shell import shortcuts
from workshop_app.ui.start import recent as recents
from workshop_app.ui.start.doors import Door
from workshop_app.ui.start.opening import Interrupted, Opening, OpenVote
from workshop_app.ui.start.picture import Picture
from workshop_app.ui.start.resume import ResumeCard
from workshop_app.ui.widgets import Button, Card, Chip, Label, ListRow
from workshop_app.ui.widgets.painted import give_focus

if TYPE_CHECKING:
    from workshop_app.ui.shell.window import MainWindow


class StartScreen(QWidget):
    """Built anew whenever the window shows it. ``opening`` opens and makes plans."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__()
        self._window, self.words = window, window.words
        self.opening = Opening(window)
        self.picture = Picture(self.words)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.picture)
        self._right = QVBoxLayout()
        self._right.setContentsMargins(40, 28, 40, 16)
        self._right.setSpacing(16)
        row.addLayout(self._right, 1)
        self._fill()
        QTimer.singleShot(0, self, self._ready)

    def _fill(self) -> None:
        words = self.words
        head = QHBoxLayout()
        head.addWidget(Label(greeting(datetime.now().hour, words), "say", weight=700), 1)
        head.addWidget(Chip(words("No internet needed: everything works"), "ok",
                            icon="check-circle-fill", height=32))  # fmt: skip
        self._right.addLayout(head)
        self.resume = ResumeCard(words)
        self.resume.hide()
        self._right.addWidget(self.resume)
        self._doors()
        self._list()
        self._foot()

    def _doors(self) -> None:
        words, row = self.words, QHBoxLayout()
        row.setSpacing(16)
        self.new_door = Door("file-plus", words("New plan"),
                             words("Municipality, territory and first workshop"),
                             words.at("letter of a door", "N"))  # fmt: skip
        self.open_door = Door("folder-open", words.at("verb", "Open"),
                              words("A .convite file on this laptop or on a USB stick"),
                              words.at("letter of a door", "O"))  # fmt: skip
        self.sample_door = Door("eye", words("See the sample plan"),
                                words("To practise: nothing you do in it mixes with your plans"),
                                words.at("letter of a door", "S"))  # fmt: skip
        self.new_door.clicked.connect(self.new_plan)
        self.open_door.clicked.connect(self.opening.ask)
        self.sample_door.clicked.connect(self.opening.sample)
        doors = [self.new_door, self.open_door, self.sample_door]
        for door in doors:
            door.row = doors
            row.addWidget(door)
        self._right.addLayout(row)

    def _list(self) -> None:
        known = self._window.settings.recent
        self.rows: list[ListRow] = []
        self.copies = Button(self.words("Safety copies"), "plain", icon="clock-counter-clockwise",
                             key=self.words.at("letter of a door", "C"), size="small")  # fmt: skip
        self.copies.clicked.connect(self.show_copies)
        head = QHBoxLayout()
        head.addWidget(Label(self.words("Recent plans"), "section") if known else QWidget(), 1)
        head.addWidget(self.copies)
        if not known:
            self._right.addLayout(head)
            self._right.addStretch(1)
            return
        card = Card(padding=1, spacing=0)
        for number, one in enumerate(known):
            row = self._row(one, lined=number > 0)
            self.rows.append(row)
            card.box.addWidget(row)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(card)
        column.addStretch(1)
        area.setWidget(holder)
        block = QVBoxLayout()
        block.setSpacing(8)
        block.addLayout(head)
        block.addWidget(area, 1)
        self._right.addLayout(block, 1)

    def _row(self, one: Recent, lined: bool) -> ListRow:
        words, there = self.words, recents.is_there(one)
        line = recents.counts(one, words) if there else recents.missing_words(one, words)
        sign = "lock-simple" if one.protected else "file-text"
        date = Label(recents.when(one, words), "detail", "muted", align="right")
        caret = Label("", "body", "ink", icon="caret-right")
        row = ListRow(
            one.name, line, date, caret, icon=sign if there else "warning-fill",
            tone="primary" if there else "warn", pickable=True, lined=lined,
            role="strong",
        )  # fmt: skip
        if not there:
            row.set_tones("muted", "warn")
        row.picked.connect(lambda: self.opening.open(Path(one.path)))
        return row

    def _foot(self) -> None:
        words, row = self.words, QHBoxLayout()
        row.setSpacing(4)
        language = LANGUAGES[self._window.settings.language].name
        self.language = Button(language, "plain", icon="translate", icon_after="caret-down")
        self.language.setAccessibleName(words("Language: {language}", language=language))
        self.settings = Button(words("Settings"), "plain", icon="gear")
        larger = Button(words("Larger text"), "plain", icon="text-aa", cap="Ctrl++")
        help = Button(words("Help"), "plain", icon="question", cap="F1")
        self.language.clicked.connect(self._languages)
        self.settings.clicked.connect(self._settings)
        larger.clicked.connect(lambda: self._larger())
        help.clicked.connect(lambda: shortcuts.show_keys(self._window))
        row.addWidget(self.language)
        row.addStretch(1)
        for button in (self.settings, larger, help):
            row.addWidget(button)
        self._right.addLayout(row)

    def _settings(self) -> None:
        """The settings; the keyboard comes back to what Enter is promised to do."""
        if self.resume.isVisible():
            give_focus(self.resume.button)
        shortcuts.show_settings(self._window)

    def _larger(self) -> None:
        sizes = theme.SCALES
        last = self._window.settings.text_scale >= sizes[-1]
        if last:
            self._window.change_settings(text_scale=sizes[0])
        else:
            shortcuts.larger(self._window, 1)

    def _languages(self) -> None:
        menu = QMenu(self)
        for key, language in LANGUAGES.items():
            action = menu.addAction(language.name)
            action.triggered.connect(
                lambda _=False, key=key: self._window.change_settings(language=key)
            )
        menu.popup(self.language.mapToGlobal(QPoint(0, -menu.sizeHint().height() - 4)))

    # -- what was interrupted ---------------------------------------------------------------------
    def _ready(self) -> None:
        """After the first paint: look whether something was interrupted, and what its plan holds."""
        give_focus(self.new_door)
        self.opening.look_into_last(self._found, self._counted)

    def _counted(self, one: Recent) -> None:
        if not isValid(self):  # a plan was opened meanwhile
            return
        self.rows[0].say(one.name, recents.counts(one, self.words))

    def _found(self, found: Interrupted | OpenVote) -> None:
        if isinstance(found, OpenVote):
            self.resume.show_vote(found)
        else:
            self.resume.show_session(found)
        self.resume.button.clicked.connect(lambda: self.opening.resume(found))
        self.resume.show()
        # Asked of the application: the window does not know what a panel over it holds.
        here = QApplication.focusWidget()
        if here is None or not self.isAncestorOf(here) or here is self.new_door:
            give_focus(self.resume.button)

    # -- safety copies ----------------------------------------------------------------------------
    def show_copies(self) -> None:
        """The safety copies of this laptop, in place of the doors."""
        from workshop_app.ui.start.copies import CopiesScreen

        self._window.places.show_other(CopiesScreen(self._window))

    # -- new plan ---------------------------------------------------------------------------------
    def new_plan(self) -> None:
        """The panel that asks for a new plan, in place of the doors."""
        from workshop_app.ui.start.new_plan import NewPlanScreen

        self._window.places.show_other(NewPlanScreen(self._window))

    def bar_place(self) -> tuple[QVBoxLayout, int]:
        """Where the shell puts its message bar."""
        return self._right, 1

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            (self.resume.button if self.resume.isVisible() else self.new_door).click()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.picture.setFixedWidth(picture_width(self.width()))
        side = 40 if self.width() / theme.now().scale >= 1150 else 24
        self._right.setContentsMargins(side, 28, side, 16)


def picture_width(window: int) -> int:
    """How wide the picture is in a window so wide: a narrow one needs the room for words."""
    share = 0.363 if window / theme.now().scale >= 1150 else 0.26
    return max(240, min(496, round(window * share)))


def greeting(hour: int, words: Words) -> str:
    """By the laptop's clock."""
    if hour < 12:
        return words("Good morning")
    return words("Good afternoon") if hour < 19 else words("Good evening")
