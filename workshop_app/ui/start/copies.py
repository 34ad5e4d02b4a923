"""The safety copies of this laptop: looked at, taken up, put back in the plan's place, deleted."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from workshop_app.ui import theme
from workshop_app.ui.jobs import Job
from workshop_app.ui.start.copies_rows import CopyRows, copy_list, room, when, why
from workshop_app.ui.widgets import (
    Button,
    Card,
    Dialog,
    EmptyCard,
    Header,
    ListRow,
    Paragraph,
)  # fmt: skip

if TYPE_CHECKING:
    from workshop_app.services.copy_names import Copy
    from workshop_app.ui.shell.window import MainWindow
    from workshop_app.ui.start.opening import Opening


class CopiesScreen(QWidget):
    """Plans at the left, the copies of the chosen one at the right. Esc goes back."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__()
        self.setObjectName("copies screen")
        self._window, self.words = window, window.words
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(40, 28, 40, 20)
        self.column.setSpacing(16)
        words = self.words
        back = Button(words("Go back"), "plain", icon="arrow-left", cap="Esc", size="header")
        back.clicked.connect(window.show_start)
        context = words("Convite keeps them on this laptop by itself; never while a round is open")
        self.column.addWidget(Header(words("Safety copies"), context, back))
        self._body: QWidget | None = None
        self._chosen = ("", "")
        self.show_copies()
        QTimer.singleShot(0, self, self.settle_focus)

    def show_copies(self) -> None:
        """What lies there now."""
        from workshop_app.services import safety_copies

        plans: dict[tuple[str, str], list[Copy]] = {}
        for copy in safety_copies.everything():
            plans.setdefault(copy.whose, []).append(copy)
        self._plans = plans
        if self._body is not None:
            self.column.removeWidget(self._body)
            self._body.hide()
            self._body.deleteLater()
        self._body = self._filled() if plans else self._empty()
        self.column.addWidget(self._body, 1)

    def _empty(self) -> QWidget:
        words = self.words
        return EmptyCard("clock-counter-clockwise", words("No safety copies yet"),
                         words("The first one is kept soon after a plan is opened."))  # fmt: skip

    def _filled(self) -> QWidget:
        body = QWidget()
        under = QVBoxLayout(body)
        under.setContentsMargins(0, 0, 0, 0)
        under.setSpacing(12)
        row = QHBoxLayout()
        row.setSpacing(16)
        under.addLayout(row, 1)
        row.addWidget(self._plan_list(), 2)
        right = Card(padding=4, spacing=0)
        self.list = copy_list(self.words)
        self.list.picked.connect(self._picked)
        self.list.opened.connect(lambda _copy: self.look())
        right.box.addWidget(self.list, 1)
        row.addWidget(right, 3)
        under.addWidget(self._foot())
        if self._chosen not in self._plans:
            self._chosen = next(iter(self._plans))
        self._choose(self._chosen)
        return body

    def _plan_list(self) -> QWidget:
        from workshop_app.ui.scrolled import column, scrolled

        holder, inside = column(spacing=0)
        card = Card(padding=4, spacing=0)
        self.plan_rows: dict[tuple[str, str], ListRow] = {}
        for number, (whose, copies) in enumerate(self._plans.items()):
            name = self._name(whose[0])
            made = ListRow(
                name, room(copies, self.words), icon="file-text", pickable=True, lined=number > 0
            )
            made.picked.connect(lambda whose=whose: self._choose(whose))
            self.plan_rows[whose] = made
            card.box.addWidget(made)
        inside.addWidget(card)
        inside.addStretch(1)
        return scrolled(holder, name=self.words("Plans"))

    def _name(self, stem: str) -> str:
        """What the start screen calls the plan whose file has this name; else the file's name."""
        from workshop_app.services import copy_names

        known = (
            one
            for one in self._window.settings.recent
            if copy_names.stem_of(Path(one.path)) == stem
        )
        return next((one.name for one in known if one.name), stem)

    def _foot(self) -> QWidget:
        words, holder = self.words, QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        self.told = Paragraph("", "detail", "muted")
        column.addWidget(self.told)
        row = QHBoxLayout()
        row.setSpacing(8)
        self.look_button = Button(words("Look at it"), "primary", icon="eye", cap="Return")
        self.take_button = Button(words("Open as a new file"), icon="file-plus")
        self.back_button = Button(words("Put in the plan's place"), icon="arrow-counter-clockwise")
        self.delete_button = Button(words("Delete"), "plain", icon="trash")
        for button, act in (
            (self.look_button, self.look), (self.take_button, self.take_up),
            (self.back_button, self.put_back), (self.delete_button, self.ask_delete),
        ):  # fmt: skip
            button.clicked.connect(lambda _=False, act=act: act())
            row.addWidget(button)
        row.insertStretch(3, 1)
        column.addLayout(row)
        return holder

    # -- choosing ---------------------------------------------------------------------------------
    def _choose(self, whose: tuple[str, str]) -> None:
        self._chosen = whose
        for key, row in self.plan_rows.items():
            row.set_selected(key == whose)
        cast(CopyRows, self.list.model()).show(self._plans[whose])
        self.list.pick(0)
        self._picked(self.copy)

    @property
    def copy(self) -> Copy:
        """The copy that is chosen."""
        return cast("Copy", self.list.row)

    @property
    def place(self) -> Path | None:
        """Where the plan of the chosen copy lies, as far as this laptop knows; ``None`` where it
        cannot be seen now."""
        from workshop_app.services import copy_names
        from workshop_app.ui.start import recent as recents

        for one in self._window.settings.recent:
            if copy_names.stem_of(Path(one.path)) == self._chosen[0] and recents.is_there(one):
                return Path(one.path)
        return None

    def _picked(self, copy: Copy | None) -> None:
        if copy is None:
            return
        words, place = self.words, self.place
        if place is None:
            self.back_button.block(words("The plan's file cannot be seen from here now"))
            self.told.setText(words("The plan's file cannot be seen from here now. Open the copy as a new file, or plug in its USB stick."))  # fmt: skip
        else:
            self.back_button.block("")
            self.told.setText(words("The plan is in {folder}. Before a copy takes its place, the plan as it is now is kept as a copy too.", folder=str(place.parent)))  # fmt: skip

    # -- what can be done -------------------------------------------------------------------------
    def look(self) -> None:
        """Open the copy to read only."""
        from workshop_app.ui.start.opening import Opening

        Opening(self._window).open(self.copy.path, "proposals")

    def take_up(self) -> None:
        """Write it as a new plan where the person says, and open that."""
        from workshop_app.ui.start.opening import Opening

        window, words, copy = self._window, self.words, self.copy
        opening = Opening(window)
        name = f"{copy.stem}-{copy.moment:%Y-%m-%d}.convite"
        place = window.ask_where(
            words("Where the plan lies"), name, words("Convite plans (*.convite)")
        )
        if place is None:
            return

        def work(_progress: object) -> Path:
            from workshop_app.services import going_back

            return going_back.take_up(copy.path, place)

        window.run(Job(work, words("Opening the safety copy as a new file…")),
                   lambda path: _open(opening, path))  # fmt: skip

    def put_back(self) -> None:
        """Put it in the plan's place and open that."""
        from workshop_app.ui.start.opening import Opening

        if self.place is not None:
            Opening(self._window).put_back(self.copy.path, self.place)

    def ask_delete(self) -> None:
        """Delete it, after one question: it cannot be had back."""
        words, copy = self.words, self.copy
        said = words("This safety copy is deleted from this laptop: {when} ({why}). The plan itself stays as it is.",
                     when=when(copy.moment, words), why=why(copy, words))  # fmt: skip
        dialog = Dialog(
            self._window, "trash", words("Delete this copy?"), said,
            do=words("Delete"), leave=words("Keep the copy"), danger=True,
        )  # fmt: skip
        dialog.done.connect(lambda: self._delete(copy))
        dialog.open()

    def _delete(self, copy: Copy) -> None:
        from workshop_app.services import going_back

        going_back.delete(copy.path)
        self.show_copies()
        self.settle_focus()
        self._window.tell("done", self.words("The safety copy was deleted."))

    # -- the window -------------------------------------------------------------------------------
    def settle_focus(self) -> None:
        """The keyboard in the list."""
        if self._plans:
            self.list.setFocus(Qt.FocusReason.TabFocusReason)
        else:
            self.setFocus(Qt.FocusReason.OtherFocusReason)

    def bar_place(self) -> tuple[QVBoxLayout, int]:
        """Where the shell puts its message bar."""
        return self.column, 1

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._window.show_start()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        side = 40 if self.width() / theme.now().scale >= 1150 else 20
        self.column.setContentsMargins(side, 28, side, 20)


def _open(opening: Opening, path: Path) -> None:
    opening.open(path)
