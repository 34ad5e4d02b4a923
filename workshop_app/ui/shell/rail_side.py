"""The rail at work: which plan is open, whether it is saved, what undo would take back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QThread
from PySide6.QtGui import QGuiApplication, QWindow
from PySide6.QtWidgets import QVBoxLayout

from workshop_app.ui.shell import shortcuts
from workshop_app.ui.shell.rail import Rail

if TYPE_CHECKING:
    from workshop_app.services.open_plan import OpenPlan
    from workshop_app.ui.shell.window import MainWindow

SLOW_SAVE = 0.3
"""Seconds from which on the next save is announced before it begins."""


class RailSide(QObject):
    """Builds the rail of an open plan and keeps it true."""

    def __init__(self, window: MainWindow, side: QVBoxLayout) -> None:
        super().__init__(window)
        self._window, self._side = window, side
        self.rail: Rail | None = None
        self._refused = self._gone = False
        application = QGuiApplication.instance()
        if isinstance(application, QGuiApplication):
            application.focusWindowChanged.connect(self.look_for_file)

    def build(self) -> None:
        """A new rail: another plan, language, size or width."""
        window = self._window
        self.remove()
        rail = Rail(window.words, window.compact)
        rail.opened.connect(window.go)
        rail.home.connect(window.show_start)
        rail.undone.connect(self.undo)
        rail.redone.connect(self.redo)
        rail.copy_wanted.connect(self.copy_elsewhere)
        rail.menu_wanted.connect(lambda: shortcuts.plan_menu(window, rail.more))
        self.rail = rail
        self._side.addWidget(rail)
        rail.show()
        window.plan.before_save = self._about_to_save
        self.show_state()
        self.mark()

    def remove(self) -> None:
        """No plan is open any more, or another rail comes."""
        if self.rail is not None:
            self._side.removeWidget(self.rail)
            self.rail.hide()
            self.rail.deleteLater()
            self.rail = None

    def mark(self) -> None:
        """Show which page is open."""
        if self.rail is not None:
            self.rail.mark(self._window.places.key)

    def show_state(self) -> None:
        """Name, saved, and what undo and redo would do, as they stand now."""
        if self.rail is None:
            return
        from workshop_app.services.steps import STEPS

        plan, words = self._window.plan, self._window.words
        record = plan.plan
        self._window.window().setWindowTitle(f"{record.title} · Convite")
        self.rail.show_plan(record.municipality, record.title, plan.protected)
        self._say_state(plan)
        undo, redo = plan.undoable, plan.redoable
        self.rail.show_undo(
            words(STEPS[undo].name) if undo else "", words(STEPS[redo].name) if redo else ""
        )

    def _say_state(self, plan: OpenPlan) -> None:
        """Saved, not saved, or what is only read; a sharing copy is told as what it is."""
        rail, failed = self.rail, self._refused or self._gone
        if rail is None:
            return
        if not plan.read_only:
            rail.show_state("failed" if failed else "saved")
            return
        from workshop_app.services import sharing
        from workshop_app.ui.safety.sharing import told

        made = sharing.made_of(plan)
        if made:
            rail.show_state("shared", told(self._window.words, made))
        else:
            rail.show_state("read_only")

    # -- saving -----------------------------------------------------------------------------------
    def _about_to_save(self) -> None:
        """In the writer's thread. If the last save took long, this one is announced and painted
        before it begins."""
        slow = self._window.has_plan and self._window.plan.last_save > SLOW_SAVE
        if slow and self.rail is not None and QThread.currentThread() is self.thread():
            self.rail.show_state("saving")
            self.rail.repaint()

    def fresh(self) -> None:
        """Another plan: nothing of it was refused yet."""
        self._refused = self._gone = False

    def saved(self) -> None:
        """A save worked."""
        self.fresh()
        self.show_state()

    def not_saved(self, error: BaseException) -> bool:
        """Whether the disk refused a save, or the file is gone; the rail says so then, until a
        save works again."""
        from workshop_app.services.open_plan import by_the_disk

        refused = by_the_disk(error) or self._window.plan.missing() is not None
        self._refused = self._refused or refused
        self.show_state()
        return refused

    def look_for_file(self, _window: QWindow | None = None) -> None:
        """Another window has the keyboard: whether the plan's file is still in its place is told
        once, before the next save is refused."""
        window = self._window
        if not window.has_plan or self.rail is None:
            return
        error = window.plan.missing()
        if (error is not None) == self._gone:
            return
        self._gone = error is not None
        self.show_state()
        if error is not None and not self._refused:
            way_out = (window.words("Copy to another USB"), self.copy_elsewhere)
            window.tell("error", error.told(window.words), button=way_out)

    def copy_elsewhere(self) -> None:
        """A whole copy of the plan where the person says: another stick."""
        from workshop_app.services import safety_copies

        window, words = self._window, self._window.words
        kinds = words("Convite plans (*.convite)")
        place = window.ask_where(words("Copy to another USB"), window.plan.path.name, kinds)
        if place is not None:
            copy = safety_copies.write_to(window.plan, place)
            window.tell("done", words("Copied: {name}", name=copy.name))

    # -- taking back ------------------------------------------------------------------------------
    def undo(self) -> None:
        """Take back the last step and say which. What fields still hold is written first."""
        self._window.places.leave()
        undone = self._window.plan.undo()
        self._told(self._window.words("Undone: {what}", what=self._name(undone.kind)), undone.left)

    def redo(self) -> None:
        """Bring again what was undone last."""
        plan: OpenPlan = self._window.plan
        redone = plan.redo()
        self._told(self._window.words("Redone: {what}", what=self._name(redone.kind)), redone.left)

    def _name(self, kind: str) -> str:
        from workshop_app.services.steps import STEPS

        return self._window.words(STEPS[kind].name)

    def _told(self, said: str, left: int) -> None:
        if left:
            said += ". " + self._window.words.many(
                "{n} field was changed elsewhere since and stays",
                "{n} fields were changed elsewhere since and stay",
                left,
            )
        self._window.tell("done", said)
