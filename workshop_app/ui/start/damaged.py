"""A plan that is damaged: its newest safety copy, or what can be saved into a new file."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from workshop_app.text import KnownError
from workshop_app.ui import theme
from workshop_app.ui.jobs import Job, Progress
from workshop_app.ui.start.copies_rows import when, why
from workshop_app.ui.widgets import (
    Button,
    Card,
    EyeButton,
    Field,
    Header,
    LineEdit,
    Paragraph,
    Switch,
    heading,
)  # fmt: skip

if TYPE_CHECKING:
    from workshop_app.services.copy_names import Copy
    from workshop_app.services.rescue import Report
    from workshop_app.ui.shell.window import MainWindow
    from workshop_app.ui.start.opening import Opening


class DamagedScreen(QWidget):
    """What can be done with the damaged plan at ``path``, which stays as it is. Esc goes back."""

    def __init__(self, window: MainWindow, path: Path) -> None:
        super().__init__()
        from workshop_app.services import rescue

        self.setObjectName("damaged screen")
        self._window, self._path, self.words = window, path, window.words
        self._copies = rescue.copies_for(path)
        words = self.words
        self.column = QVBoxLayout(self)
        self.column.setSpacing(16)
        back = Button(words("Go back"), "plain", icon="arrow-left", cap="Esc", size="header")
        back.clicked.connect(window.show_start)
        self.column.addWidget(Header(words("This plan is damaged"), path.name, back))
        told = Card("warn", padding=16)
        told.box.addWidget(Paragraph(words("The file is damaged or cut short. Whatever you choose here, it stays untouched.")))  # fmt: skip
        self.column.addWidget(told)
        if self._copies:
            self.column.addWidget(self._copy_card(self._copies[0]))
        self.column.addWidget(self._save_card())
        self.column.addStretch(1)
        QTimer.singleShot(0, self, self.settle_focus)

    def _copy_card(self, copy: Copy) -> Card:
        words, card = self.words, Card(padding=20, spacing=12)
        card.box.addWidget(heading("clock-counter-clockwise", words("Use the safety copy")))
        card.box.addWidget(
            Paragraph(words("It was kept: {when} ({why}). It becomes a new file beside the damaged one; what was done later is not in it.",
                            when=when(copy.moment, words), why=why(copy, words)))
        )  # fmt: skip
        self.copy_button = Button(words("Use the copy"), "primary", icon="file-plus",
                                  cap="Return", size="big")  # fmt: skip
        self.copy_button.clicked.connect(self.take_up)
        card.box.addLayout(_at_right(self.copy_button))
        return card

    def _save_card(self) -> Card:
        words, card = self.words, Card(padding=20, spacing=12)
        card.box.addWidget(heading("first-aid-kit", words("Save what can be saved")))
        card.box.addWidget(Paragraph(words("All that can still be read goes into a new file, and you see what was saved and what was lost.")))  # fmt: skip
        self.with_copy: Switch | None = None
        if self._copies:
            self.with_copy = Switch(words("Fill the gaps from the safety copy"), True)
            card.box.addWidget(self.with_copy)
        self.edit = LineEdit("", longest=1000)
        EyeButton(self.edit, words("Show what is typed"))
        self.secret = Field(words("Passphrase or recovery key"), self.edit)
        self.secret.hide()
        card.box.addWidget(self.secret)
        kind = "secondary" if self._copies else "primary"
        cap = "" if self._copies else "Return"
        self.save_button = Button(words("Save into a new file"), kind, icon="first-aid-kit",
                                  cap=cap, size="big")  # fmt: skip
        self.save_button.clicked.connect(self.save)
        self.edit.returnPressed.connect(self.save)
        card.box.addLayout(_at_right(self.save_button))
        return card

    # -- what can be done -------------------------------------------------------------------------
    def take_up(self) -> None:
        """The newest copy as a new file beside the damaged one, and open it."""
        from workshop_app.ui.start.opening import Opening

        window, words, copy = self._window, self.words, self._copies[0]
        opening = Opening(window)
        place = self._free("copia" if window.settings.language == "es" else "copy")

        def work(_progress: Progress) -> Path:
            from workshop_app.services import going_back

            return going_back.take_up(copy.path, place)

        window.run(Job(work, words("Opening the safety copy as a new file…")),
                   lambda path: _open(opening, path))  # fmt: skip

    def _free(self, word: str) -> Path:
        """A name beside the damaged file that no file has yet."""
        number, place = 1, self._path.with_name(f"{self._path.stem}-{word}.convite")
        while place.exists():
            number += 1
            place = self._path.with_name(f"{self._path.stem}-{word}-{number}.convite")
        return place

    def save(self) -> None:
        """Save what can be saved where the person says, and tell what came of it."""
        window, words, path = self._window, self.words, self._path
        name = self._free("rescate" if window.settings.language == "es" else "saved").name
        kinds = words("Convite plans (*.convite)")
        place = window.ask_where(words("Where the plan lies"), name, kinds)
        if place is None:
            return
        target = place if place.suffix == ".convite" else place.with_name(place.name + ".convite")
        fill = self.with_copy is not None and self.with_copy.isChecked()
        copy = self._copies[0].path if fill else None
        settings, secret = window.settings, self.edit.text().strip() or None

        def work(progress: Progress) -> Report:
            from workshop_app.services import rescue

            return rescue.save(path, target, settings, progress, secret=secret, copy=copy)

        window.run(Job(work, words("Saving what can be saved…")), self._saved, self._failed)

    def _saved(self, report: Report) -> None:
        from workshop_app.ui.start.rescued import RescuedScreen

        if self._window.places.shown is self:
            self._window.places.show_other(RescuedScreen(self._window, report, self._path))

    def _failed(self, error: BaseException) -> None:
        """A protected one is asked for its passphrase here."""
        from workshop_app.services.protection import PROTECTED, WRONG_SECRET

        said = error.message if isinstance(error, KnownError) else ""
        if said in (PROTECTED, WRONG_SECRET) and self._window.places.shown is self:
            self.secret.show()
            if said == WRONG_SECRET:
                self.secret.wrong(self.words("This does not open the plan."))
            self.edit.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self._window.fail(error)

    # -- the window -------------------------------------------------------------------------------
    def settle_focus(self) -> None:
        """The keyboard on what Enter does."""
        self._first().setFocus(Qt.FocusReason.TabFocusReason)

    def _first(self) -> Button:
        return self.copy_button if self._copies else self.save_button

    def bar_place(self) -> tuple[QVBoxLayout, int]:
        """Where the shell puts its message bar."""
        return self.column, 1

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._window.show_start()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._first().click()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        side = margin(self.width())
        self.column.setContentsMargins(side, 28, side, 20)


def margin(width: int) -> int:
    """At the sides of a screen with little on it, so that its lines stay readable."""
    return max(24, (width - theme.now().px(900)) // 2)


def _at_right(button: Button) -> QHBoxLayout:
    foot = QHBoxLayout()
    foot.addStretch(1)
    foot.addWidget(button)
    return foot


def _open(opening: Opening, path: Path) -> None:
    opening.open(path)
