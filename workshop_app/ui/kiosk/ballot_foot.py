"""The large buttons under the options: while marking, and on the last look."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from workshop_app.text import Words
from workshop_app.ui import theme
from workshop_app.ui.kiosk.covered import wide_button
from workshop_app.ui.widgets import Button, Label


def _row(of: QWidget) -> QHBoxLayout:
    row = QHBoxLayout(of)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(16)
    return row


class MarkingFoot(QWidget):
    """Emits ``anew``, ``finished``, ``turned(±1)`` and ``stepped`` (points: another step)."""

    anew = Signal()
    finished = Signal()
    turned = Signal(int)
    stepped = Signal()

    def __init__(self, words: Words, step: int) -> None:
        """``step``: of points; 1 without a choice."""
        super().__init__()
        self._words = words
        self._page_said, self._typed, self._several = "", "", False
        row = _row(self)
        again = wide_button(words("Start again"), "secondary", "arrow-counter-clockwise")
        again.setObjectName("start again")
        again.clicked.connect(self.anew)
        self.finish = wide_button(words("I am done"), icon="check-bold")
        self.finish.setObjectName("done")
        self.finish.setMinimumWidth(theme.now().px(318))
        self.finish.clicked.connect(self.finished)
        self.pages = Label("", "section", weight=600, align="center")
        self.pages.setObjectName("pages")
        self.before = self._arrow("arrow-left-bold", words("Options before"), -1)
        self.after = self._arrow("arrow-right-bold", words("More options"), 1)
        self._step = Button("", "secondary", size="kiosk", parent=self)
        self._step.setObjectName("step")
        self._step.clicked.connect(self.stepped)
        self.show_step(step)
        row.addWidget(again)
        row.addStretch(1)
        for widget in (self.before, self.pages, self.after, self._step):
            row.addWidget(widget)
        row.addStretch(1)
        row.addWidget(self.finish)

    def _arrow(self, icon: str, name: str, by: int) -> Button:
        arrow = Button("", "secondary", icon=icon, size="kiosk")
        arrow.setAccessibleName(name)
        arrow.setObjectName("page before" if by < 0 else "page after")
        arrow.clicked.connect(lambda: self.turned.emit(by))
        return arrow

    def show_step(self, step: int) -> None:
        """By how many points + and − go."""
        self._step.setText(self._words("Steps of {n}", n=self._words.number(step)))
        self._step.setHidden(step <= 1)

    def show_page(self, page: int, pages: int) -> None:
        """Which page of the options is shown; nothing where there is one only."""
        words = self._words
        self._several = pages > 1
        for arrow in (self.before, self.after):
            arrow.setHidden(not self._several)
        self.before.setEnabled(page > 0)
        self.after.setEnabled(page + 1 < pages)
        self._page_said = words("{n} of {pages}", n=words.number(page + 1),
                                pages=words.number(pages))  # fmt: skip
        self._tell()

    def show_typed(self, typed: str) -> None:
        """The number that is being typed, between the buttons."""
        self._typed = typed
        self._tell()

    def _tell(self) -> None:
        self.pages.setText(f"{self._typed} …" if self._typed else self._page_said)
        self.pages.setMinimumWidth(self.pages.sizeHint().width())
        self.pages.setHidden(not (self._typed or self._several))


class LastLookFoot(QWidget):
    """Emits ``changed`` (back to marking), ``more`` (to the options not seen yet) and ``kept``."""

    changed = Signal()
    more = Signal()
    kept = Signal()

    def __init__(self, words: Words, unseen: bool) -> None:
        """``unseen``: pages of options were not looked at."""
        super().__init__()
        row = _row(self)
        change = wide_button(words("Change something"), "secondary", "arrow-left")
        change.setObjectName("change")
        change.clicked.connect(self.changed)
        self.yes = wide_button(words("Yes, keep my vote"), icon="check-bold")
        self.yes.setObjectName("keep")
        self.yes.clicked.connect(self.kept)
        row.addWidget(change)
        if unseen:
            others = wide_button(words("See the other options"), "secondary", "arrow-right-bold")
            others.setObjectName("unseen")
            others.clicked.connect(self.more)
            row.addWidget(others)
        row.addStretch(1)
        row.addWidget(self.yes)
