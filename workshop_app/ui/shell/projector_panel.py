"""What the room sees, what can be done about it, and on which screen. Everything holds at once."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPaintEvent, QPixmap, QScreen
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from workshop_app.text import Words
from workshop_app.ui import paint, theme
from workshop_app.ui.scrolled import emptied
from workshop_app.ui.shell import projector_screens, shortcuts, slide_words
from workshop_app.ui.shell.projector import Projector
from workshop_app.ui.shell.projector_thumb import paint_small, picture
from workshop_app.ui.shell.screen_tile import ScreenTile, show_numbers
from workshop_app.ui.widgets import Button, Label, Paragraph, Rule
from workshop_app.ui.widgets.overlay import Overlay
from workshop_app.ui.widgets.painted import brush

if TYPE_CHECKING:
    from workshop_app.ui.shell.window import MainWindow

_WIDE, _TALL = 240, 135


class ProjectorPanel(Overlay):
    """Esc closes it; F8, Shift+F8 and F11 work in it too."""

    def __init__(self, window: MainWindow) -> None:
        words = window.words
        super().__init__(window, words("Projector"), width=760)
        self._window, self._words, self._projector = window, words, window.projector
        self._known: tuple[object, ...] | None = None
        done = Button(words("Done"), "primary", cap="Esc", size="header")
        done.clicked.connect(self.leave)
        head = QHBoxLayout()
        head.addWidget(Label(words("Projector"), "title"), 1)
        head.addWidget(done)
        self.column.addLayout(head)
        self._build_state()
        self.column.addWidget(Rule())
        self._build_screens()
        self._projector.changed.connect(self._refresh)
        self._refresh()

    def open(self, first: QWidget | None = None) -> None:
        super().open(first or self.show_this)

    # -- built ------------------------------------------------------------------------------------
    def _build_state(self) -> None:
        words = self._words
        row = QHBoxLayout()
        row.setSpacing(16)
        self.seen = _Seen(self._projector, words)
        row.addWidget(self.seen, 0, Qt.AlignmentFlag.AlignTop)
        side = QVBoxLayout()
        side.setSpacing(8)
        self.said = Paragraph("", "body", lines=3)
        self.said.setObjectName("projector state")
        side.addWidget(self.said)
        self.show_this = Button(words("Show this page"), "tinted", icon="projector-screen-fill",
                                cap="F8")  # fmt: skip
        self.black = Button("", icon="eye-slash")
        self.freeze = Button("", icon="pause", cap="Shift+F8")
        self.full = Button("", icon="frame-corners", cap="F11")
        self.stop = Button(words("Show nothing more"), "quiet", icon="x")
        self.earlier = Button(words("Page before"), icon="arrow-left")
        self.later = Button(words("Page after"), icon="arrow-right")
        projector = self._projector
        for button, what in (
            (self.show_this, self._show_this), (self.black, projector.blacken),
            (self.freeze, self._window.projector_side.freeze),
            (self.full, projector.toggle_full), (self.stop, projector.close),
            (self.earlier, partial(projector.turn, -1)), (self.later, partial(projector.turn, 1)),
        ):  # fmt: skip
            button.clicked.connect(_plain(what))
        for pair in ((self.show_this, self.black), (self.freeze, self.full),
                     (self.earlier, self.later), (self.stop,)):  # fmt: skip
            line = QHBoxLayout()
            line.setSpacing(8)
            for one in pair:
                line.addWidget(one)
            line.addStretch(1)
            side.addLayout(line)
        side.addStretch(1)
        row.addLayout(side, 1)
        self.column.addLayout(row)

    def _build_screens(self) -> None:
        words = self._words
        head = QHBoxLayout()
        head.addWidget(Label(words("Screen for the room"), "strong", weight=700), 1)
        self.numbers = Button(words("See the numbers on the screens"), "quiet", size="small")
        self.numbers.clicked.connect(lambda: show_numbers(self._listed()))
        head.addWidget(self.numbers)
        self.column.addLayout(head)
        self._tiles = QVBoxLayout()
        self.column.addLayout(self._tiles)
        self.alone = Paragraph("", "detail", "muted")
        self.alone.setObjectName("one screen")
        self.column.addWidget(self.alone)

    # -- shown ------------------------------------------------------------------------------------
    def _listed(self) -> list[QScreen]:
        """The screens in the order of their numbers, the facilitator's own first."""
        own = self._projector.own_screen()
        return sorted(self._projector.screens(), key=lambda one: one is not own)

    def _refresh(self) -> None:
        projector, words = self._projector, self._words
        shown = projector.is_open
        self.said.setText(slide_words.state(projector, words))
        self.black.setText(words("Bring the picture back") if projector.black else words("Black"))
        self.freeze.setText(words("Let go") if projector.frozen else words("Freeze"))
        self.full.setText(words("As a window") if projector.full else words("Full screen"))
        for button in (self.black, self.freeze, self.stop):
            button.setEnabled(shown)
        self.full.setEnabled(shown and not projector.lost)
        for button in (self.earlier, self.later):
            button.setVisible(shown and projector.several)
        self.seen.update()
        names = [one.name() for one in projector.screens()]
        known = (names, projector.screen.name(), projector.alone(), shown)
        if known != self._known:
            self._known = known
            self._show_screens()

    def _show_screens(self) -> None:
        """A tile for each screen, and what to do where there is only one."""
        projector, words = self._projector, self._words
        emptied(self._tiles)
        holder = QWidget(self.panel)
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        several = len(self._listed()) > 1
        for number, screen in enumerate(self._listed(), 1):
            chosen = screen is projector.screen and (several or projector.is_open)
            own = screen is projector.own_screen()
            tile = ScreenTile(words, number, screen, own=own, chosen=chosen)
            tile.clicked.connect(partial(_move, projector, screen))
            tile.setEnabled(several)
            row.addWidget(tile)
        row.addStretch(1)
        self._tiles.addWidget(holder)
        holder.show()
        said = ""
        if projector.alone():
            said = words("There is one screen only. Plug in the projector and choose “Extend” in the "
                         "system (Windows key + P). Until then it is shown in a window that can be "
                         "moved.")  # fmt: skip
            if projector_screens.mirrored(self._window):
                said = words("Both screens show the same, so the room sees this window too. Choose "
                             "“Extend” in the system (Windows key + P).")  # fmt: skip
        self.alone.setText(said)
        self.alone.setVisible(bool(said))
        self.numbers.setVisible(several)
        if self.isVisible():
            self.place()

    # -- done -------------------------------------------------------------------------------------
    def _show_this(self) -> None:
        shortcuts.project(self._window, black=False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, shift = event.key(), event.modifiers() & Qt.KeyboardModifier.ShiftModifier
        if key == Qt.Key.Key_F8:
            (self.freeze if shift else self.show_this).click()
        elif key == Qt.Key.Key_F11:
            self.full.click()
        else:
            super().keyPressEvent(event)


class _Seen(QWidget):
    """The picture of the head, larger."""

    def __init__(self, projector: Projector, words: Words) -> None:
        super().__init__()
        self._projector, self._words = projector, words
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setFixedSize(QSize(theme.now().px(_WIDE), theme.now().px(_TALL)))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, box = brush(self), QRectF(QRect(0, 0, self.width(), self.height()))
        drawn: QPixmap = picture(self._projector, self.size(), self.devicePixelRatioF())
        paint_small(painter, box, self._projector, self._words, drawn)
        paint.frame(painter, box, 4, None, theme.now().color.field_line, 1.5)


def _plain(what: Callable[[], object]) -> Callable[[], None]:
    return lambda *_: (what(), None)[1]


def _move(projector: Projector, screen: QScreen, *_: object) -> None:
    projector.move_to(screen)
