"""Gather workshops: files of several laptops become one plan; what differs is shown and settled."""

from __future__ import annotations

import weakref
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeyEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from workshop_app.domain.meetings import Workshop
from workshop_app.domain.proposals import Proposal
from workshop_app.services import safety_copies
from workshop_app.services.alike import Pair
from workshop_app.services.differences import Difference
from workshop_app.services.gather import Came
from workshop_app.services.news import Cast, Changed, News
from workshop_app.services.open_plan import OpenPlan
from workshop_app.services.twins import Twins
from workshop_app.text import Words
from workshop_app.ui import tab_order
from workshop_app.ui.gather import kept, looking, reading, search
from workshop_app.ui.gather.desk import PARTS, Desk
from workshop_app.ui.gather.outcome import OutcomeScene
from workshop_app.ui.gather.preview import PreviewScene
from workshop_app.ui.page import Page, Shell
from workshop_app.ui.widgets import Button, EmptyCard, Header

TOLD_ABOUT = ("Workshop", "Proposal", "Challenge", "VoteRound", "Laptop", "Photo")
"""What the table of workshops is made from."""
ALIKE_OF = ("Proposal", "Cluster", "Challenge", "Territory", "Workshop")
"""What the suggestions are made from."""


class GatherPage(Page):
    """Three scenes: the desk with the workshops and what is left to settle; what chosen files would
    bring; what the joined ones brought. ``open_at(part=, at=)`` shows one thing to settle."""

    def __init__(self, plan: OpenPlan, words: Words, shell: Shell) -> None:
        super().__init__(plan, words, shell)
        self.held = kept.of(plan)
        self.held.page = weakref.ref(self)
        self._leads = True
        self._header()
        self.desk = Desk(plan, words, shell)
        self.desk.moved.connect(self._tell)
        self.desk.wanted.connect(lambda: self._suggest(anew=True))
        self.preview = PreviewScene(words)
        self.preview.opened.connect(self._open_protected)
        self.outcome = OutcomeScene(words)
        self.outcome.back.connect(self._go_back)
        self.empty = self._empty()
        self._reading = False
        self._wanted: dict[str, str] = {}
        self.stack = QStackedWidget()
        self.scenes: dict[str, QWidget] = {
            "desk": self.desk, "preview": self.preview, "outcome": self.outcome,
            "empty": self.empty, "reading": QWidget(),
        }  # fmt: skip
        for scene in self.scenes.values():
            self.stack.addWidget(scene)
        self.column.addWidget(self.stack, 1)
        self.setAcceptDrops(not plan.read_only)
        if plan.count(Proposal) >= search.MANY:
            self._begin_reading()
            self.show_scene()
        else:
            self.desk.read()
            self._was_read()

    def _begin_reading(self) -> None:
        """A large plan is read off the window's thread."""
        self._reading = True
        reading.read(self.plan, self.words, self.shell)

    def show_read(self, came: list[Came], found: list[Difference]) -> None:
        """What was read of a large plan; what was saved meanwhile is read too."""
        self._reading = False
        self.desk.show_read(came, found)
        self._was_read()
        if self._wanted:
            self.open_at(**self._wanted)
        else:
            self.settle_focus()

    def _was_read(self) -> None:
        self.desk.show_first()
        self.show_scene()
        self._suggest()

    def _header(self) -> None:
        words = self.words
        self.give = Button(words("Give out"), "secondary", icon="hand-arrow-up", key="G",
                           size="header")  # fmt: skip
        self.give.clicked.connect(self._give_out)
        self.folder = Button(words("Add a folder"), "secondary", icon="folder-plus",
                             key="Shift+A", size="header")  # fmt: skip
        self.folder.clicked.connect(self._choose_folder)
        self.add = Button(words("Add files"), "secondary", icon="plus", key="A", size="header")
        self.add.clicked.connect(self._choose)
        self.drop = Button(words("Leave them"), "secondary", cap="Esc", size="header")
        self.drop.clicked.connect(self._drop)
        self.join = Button("", "primary", icon="git-merge", cap="Return", size="header")
        self.join.clicked.connect(self._join)
        self.onward = Button("", "primary", icon_after="arrow-right", cap="Return", size="header")
        self.onward.clicked.connect(self._onward)
        self.header: Header = Header(
            words("Gather workshops"), "", self.give, self.folder, self.add, self.drop, self.join,
            self.onward, lines=2,
        )  # fmt: skip
        self.column.addWidget(self.header)

    def _empty(self) -> EmptyCard:
        words = self.words
        return EmptyCard(
            "git-merge",
            words("Nothing has been gathered here yet"),
            words(
                "Put the stick in and add the files of the other laptops. A safety copy is kept first."
            ),
        )

    # -- the shell --------------------------------------------------------------------------------
    def open_at(self, **where: str) -> None:
        if (panel := kept.open_panel(self.plan)) is not None:
            panel.anew(self, self.words)  # the language or the size of the letters changed
        if self._reading:
            self._wanted = where
            return
        if where.get("part") in PARTS:
            self.desk.show_part(where["part"], where.get("at", ""))
        self.settle_focus()

    def where(self) -> dict[str, str]:
        if self._reading:
            return self._wanted
        here = self.desk.pane.here
        return {"part": self.desk.parts.current, "at": here} if here else {}

    def settle_focus(self) -> None:
        scene = self.scene
        if scene == "preview":
            self.preview.settle_focus()
        elif scene == "outcome":
            self.onward.setFocus(Qt.FocusReason.OtherFocusReason)
        elif self.desk.differences.writing is not None and self.desk.pane is self.desk.differences:
            self.desk.differences.settle_focus()
        else:
            # where something is to be settled no answer is under the keyboard
            pressed = self.primary if self.primary and self.primary.isVisible() else self
            pressed.setFocus(Qt.FocusReason.OtherFocusReason)

    def told(self, news: News) -> None:
        if isinstance(news, Cast):
            return
        self._leads = self._leads and not isinstance(news, Changed)
        if self.held.joining:
            return  # read once, when all are joined
        if self._reading:
            reading.read(self.plan, self.words, self.shell)  # once more
            return
        self.desk.read(counts=not isinstance(news, Changed) or _counts(news))
        if self.scene in ("desk", "empty"):
            self.show_scene()
        if not isinstance(news, Changed) or news.about(*ALIKE_OF):
            self._suggest(anew=not isinstance(news, Changed))

    def leaving(self) -> None:
        self.desk.differences.keep_draft()

    def arrange(self, compact: bool) -> None:
        super().arrange(compact)
        words = self.words
        self.folder.setText(words("A folder") if compact else words("Add a folder"))
        self.desk.arrange(compact)

    # -- which scene ------------------------------------------------------------------------------
    @property
    def scene(self) -> str:
        """What is shown: "desk", "preview", "outcome" or "empty"."""
        shown = self.stack.currentWidget()
        return next(key for key, scene in self.scenes.items() if scene is shown)

    def show_scene(self) -> None:
        """Show what there is to see now, with its buttons."""
        plan, scene = self.plan, self.held.scene
        voting = self.held.joining or not safety_copies.wanted(plan)  # joining holds the plan
        if scene == "preview":
            fits = voting or safety_copies.fits(plan)
            self.preview.show_files(self.held.looked, copy_fits=fits)
        elif scene == "desk" and self._reading:
            scene = "reading"
        elif scene == "outcome":
            self.outcome.show_kept(self.held, may_go_back=not plan.read_only, voting=voting)
        elif not (self.plan.count(Workshop) or any(self.desk.left.values()) or self.held.brought):
            scene = "empty"
        self.stack.setCurrentWidget(self.scenes[scene])
        self._tell()
        tab_order.in_reading_order(self)

    def _tell(self) -> None:
        """Buttons and words of the head."""
        words, scene, writes = self.words, self.scene, not self.plan.read_only
        at_desk = scene in ("desk", "empty")
        for button in (self.folder, self.add):
            button.setVisible(writes and at_desk)
        self.give.setVisible(writes and scene == "desk" and self.plan.count(Workshop) > 0)
        bare = scene == "empty" or (scene == "desk" and self.desk.nothing_yet)
        self.add.set_kind("primary" if bare else "secondary")
        self.drop.setVisible(scene == "preview")
        self.join.setVisible(scene == "preview")
        self.onward.setVisible(scene == "outcome")
        left = self.desk.words_left()
        self.onward.setText(words("See what is left to do") if left else words("Go on"))
        self.header.set_context({
            "preview": words("Look first: the plan is as it was until you join."),
            "outcome": self._after_joining(left),
        }.get(scene, words("Votes of different workshops are never added up")))  # fmt: skip
        if scene == "preview":
            self._tell_join()
        self.primary = {
            "preview": self.join, "outcome": self.onward, "empty": self.add, "reading": None,
            "desk": self.add if bare else self.desk.primary,
        }[scene]  # fmt: skip
        # what is to be read and answered stays free: notices float above it
        self.foot = self.desk.stack if scene == "desk" else None

    def _after_joining(self, left: str) -> str:
        words = self.words
        if all(one.refused for one in self.held.brought):
            return words("No file was joined.")
        return left or words("Everything is settled: nothing is left to look at here.")

    def _tell_join(self) -> None:
        words = self.words
        ready = [one for one in self.held.looked if one.refused is None]
        fresh = [one for one in ready if not one.already_here]
        n = len(ready)
        self.join.setText(words.many("Join {n} file", "Join {n} files", n) if n else words("Join"))
        reason = ""
        if self.held.joining:
            reason = words("Gathering workshops…")
        elif not ready:
            reason = words("None of these files can be joined.")
        elif not fresh:
            reason = words("It was here already: nothing changes")
        self.join.block(reason)
        self.drop.setVisible(not self.held.joining)
        if reason:
            self.header.set_context(reason)

    # -- choosing files ---------------------------------------------------------------------------
    def _choose(self) -> None:
        paths = self.shell.ask_files(self.words("Choose the plans to gather"), "*.convite")
        if paths:
            self.look_at(paths)

    def _choose_folder(self) -> None:
        folder = self.shell.ask_folder(self.words("Choose the folder or the USB stick"))
        if folder is not None:
            self.look_at([folder])

    def look_at(self, paths: Sequence[Path]) -> None:
        """Show what these files and folders would bring; nothing is joined yet."""
        looking.look_at(self.plan, self.words, self.shell, paths)

    def _open_protected(self, path: Path, secret: str) -> None:
        self.held.secrets[path] = secret
        self.look_at([one.path for one in self.held.looked])

    def _drop(self) -> None:
        if not self.held.joining:
            self.held.drop()
            self.show_scene()
            self.settle_focus()

    def _join(self) -> None:
        looking.join(self.plan, self.words, self.shell)

    def _onward(self) -> None:
        self.held.scene = "desk"
        self._leads = True
        self.desk.show_first()
        self.show_scene()
        self.settle_focus()

    def _go_back(self) -> None:
        looking.go_back(self.plan, self.shell)

    def _give_out(self) -> None:
        from workshop_app.ui.gather.give_out import GiveOutPanel

        panel = GiveOutPanel(self, self.plan, self.words, self.shell)
        panel.open(panel.list)

    def _suggest(self, anew: bool = False) -> None:
        search.suggest(self.plan, self.words, self.shell, anew=anew)

    def suggested(self, pairs: list[Pair], twins: list[Twins]) -> None:
        """What was found to be alike. It leads there, unless a person is at something already."""
        self.desk.suggest(pairs, twins)
        if self._leads:
            self.desk.show_first()
        if self.scene in ("desk", "empty"):
            self.show_scene()
        else:
            self._tell()

    # -- keys and files that are dropped ----------------------------------------------------------
    def keyPressEvent(self, event: QKeyEvent) -> None:
        pages = {Qt.Key.Key_PageDown: 1, Qt.Key.Key_PageUp: -1}.get(Qt.Key(event.key()), 0)
        writes = self.scene == "desk" and self.desk.differences.writing is not None
        if pages and self.scene == "desk":
            self.desk.pane.turn(pages)
        elif event.key() == Qt.Key.Key_Escape and writes:
            self.desk.differences.leave_writing()
        elif event.key() == Qt.Key.Key_Escape and self.scene == "preview":
            self._drop()
        elif event.key() == Qt.Key.Key_Escape and self.scene == "outcome":
            if not self.outcome.step_back():
                self._onward()
        else:
            super().keyPressEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if _files(event) and self.scene in ("desk", "empty"):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        event.acceptProposedAction()
        self.look_at(_files(event))


def _counts(news: Changed) -> bool:
    """Whether the table of workshops may say something else."""
    quiet = {"text", "title", "theme", "cluster", "detail", "short"}
    return any(of in TOLD_ABOUT and (of not in ("Proposal", "Challenge") or names - quiet)
               for (of, _), names in news.rows.items())  # fmt: skip


def _files(event: QDropEvent) -> list[Path]:
    """The files and folders that are dragged here."""
    return [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
