"""Facilitate: the player. What to say now, what comes next, the time, notes, the capture line."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QStackedWidget, QWidget

from workshop_app.domain.meetings import Workshop
from workshop_app.services import clock, facilitate, pace, script
from workshop_app.services.facilitate import Standing
from workshop_app.services.news import Changed, News
from workshop_app.services.open_plan import OpenPlan
from workshop_app.services.pace import Shortening
from workshop_app.text import Words
from workshop_app.ui import current, exercises, tab_order
from workshop_app.ui.facilitate import opened, room
from workshop_app.ui.facilitate.lines import Lines
from workshop_app.ui.facilitate.stage import PlayerStage
from workshop_app.ui.facilitate.top import Top
from workshop_app.ui.page import Page, Shell
from workshop_app.ui.proposals.capture_line import CaptureLine
from workshop_app.ui.shell.slides import Slide
from workshop_app.ui.widgets.buttons import Button
from workshop_app.ui.widgets.cards import EmptyCard

_FAST = 200
"""Milliseconds between two looks at the time while a rehearsal runs faster than the room."""
_CAPTURING = ("proposal", "challenge")
_WALK = {
    Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1, Qt.Key.Key_Space: 1,
    Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1,
}  # fmt: skip
_BLANK = (Qt.Key.Key_B, Qt.Key.Key_Period)


class FacilitatePage(Page):
    """Walks the agenda of one workshop. Its place is in the plan, so it survives a restart."""

    tight = True

    def __init__(self, plan: OpenPlan, words: Words, shell: Shell) -> None:
        super().__init__(plan, words, shell)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.workshop: Workshop | None = None
        self.standing: Standing | None = None
        self._place = ("", 0)
        self._compact = shell.compact
        self.header = self.top = Top(plan, words, shell)
        self.top.switch.chosen.connect(lambda _id: self.refresh())
        self.top.rehearse.clicked.connect(self._rehearse)
        self.top.pace.clicked.connect(lambda: opened.pace_panel(self))
        self.column.addWidget(self.top)
        self._line = Lines(self)
        self.column.addWidget(self._line)
        self.middle = QStackedWidget()
        self.column.addWidget(self.middle, 1)
        self.empty = self._empty_card()
        self.middle.addWidget(self.empty)
        self.capture = CaptureLine(plan, words, filled=False, parent=self)
        self.capture.helps = False
        self.capture.theme_keyed.connect(lambda: self._line.followed("theme"))
        self.capture.captured.connect(self._line.captured)
        self.capture.left.connect(lambda: self.setFocus(Qt.FocusReason.OtherFocusReason))
        self.column.addWidget(self.capture)
        self.foot = self.capture
        self._build_stage()
        self._timer = QTimer(self, interval=room.TICK if clock.speed(plan) == 1 else _FAST)
        self._timer.timeout.connect(self.tick)
        self._timer.start()
        self.refresh()

    # -- built ------------------------------------------------------------------------------------
    def _empty_card(self) -> EmptyCard:
        words = self.words
        button = Button(words("Go to Prepare"), icon="clipboard-text")
        button.clicked.connect(lambda: self.shell.go("prepare", tab="agenda"))
        return EmptyCard(
            "clipboard-text",
            words("There is nothing to walk through yet"),
            words(
                "Choose an agenda for the workshop in Prepare. Then it is all here, step by step."
            ),
            button,
        )

    def _build_stage(self) -> None:
        """The cards; built anew when the window becomes narrow or wide."""
        self.stage = PlayerStage(self.plan, self.words, self._compact, self.shell.settings.sound)
        stage = self.stage
        stage.script.forward.connect(self.forward)
        stage.script.backward.connect(self.backward)
        stage.script.stuck.connect(lambda: opened.prompts(self))
        stage.script.caring.connect(lambda: opened.care(self))
        stage.script.photographing.connect(lambda: opened.sheets(self))
        stage.timer.pressed.connect(self.run_or_pause)
        stage.timer.given.connect(self.give)
        stage.timer.sounding.connect(self.shell.session.turn_sound)
        stage.after.picked.connect(self.go_to)
        stage.after.all_wanted.connect(lambda: opened.parts(self))
        self.column.insertWidget(self.column.indexOf(self.capture), stage.notes.stripe)
        self.middle.addWidget(stage)
        self.primary = stage.script.next

    def arrange(self, compact: bool) -> None:
        super().arrange(compact)
        self.top.arrange(compact)
        if compact == self._compact:
            return
        self._compact = compact
        old = self.stage
        old.notes.leaving()
        self._build_stage()
        self.middle.removeWidget(old)
        old.notes.stripe.deleteLater()
        old.deleteLater()
        self.refresh()

    # -- what is shown ----------------------------------------------------------------------------
    def open_at(self, **where: str) -> None:
        if where.get("workshop"):
            current.choose(self.plan, where["workshop"])
            self.top.switch.show_current()
            self.refresh()

    def showEvent(self, event: QShowEvent) -> None:
        """The keyboard is in the capture line from the beginning."""
        super().showEvent(event)
        here = QApplication.focusWidget()
        if not self.capture.isHidden() and (here is None or not self.isAncestorOf(here)):
            self.capture.setFocus(Qt.FocusReason.OtherFocusReason)

    def where(self) -> dict[str, str]:
        return {"workshop": self.workshop.id} if self.workshop else {}

    def told(self, news: News) -> None:
        if not isinstance(news, Changed) or news.about("AgendaItem", "Progress", "Workshop"):
            self.refresh()
        elif news.about("PrivateNote") and self.workshop:
            self.stage.notes.show_workshop(self.workshop)
        self.capture.told(news)

    def refresh(self) -> None:
        """Draw where the session stands."""
        self.workshop = current.workshop(self.plan)
        self.standing = None
        if self.workshop is not None:
            now = clock.now(self.plan)
            self.standing = facilitate.standing(self.plan, self.workshop, now)
        walking = self.standing is not None
        self.middle.setCurrentWidget(self.stage if walking else self.empty)
        self.capture.setVisible(walking and not self.plan.read_only)
        self.top.show_standing(self.workshop, self.standing)
        if self.workshop is None or self.standing is None:
            self.primary = self.empty.button
            return
        self.capture.use_workshop(self.workshop.id)
        self.stage.notes.show_workshop(self.workshop)
        self._show_step(self.workshop, self.standing)
        self._line.show_lines()
        tab_order.in_reading_order(self.top, self._line, self.stage)
        self.tick()
        self._fit()

    def _show_step(self, workshop: Workshop, standing: Standing) -> None:
        words, card = self.words, self.stage.script
        told = script.now(standing, words.language)
        part = standing.part
        label = exercises.title(part.item, words, part.pack)
        if part.steps:
            label = exercises.step_label(part.steps, standing.step, words)
        say = told.say or room.back_at(standing, words, clock.now(self.plan))
        card.show_step(standing.step, part.count, label, say)
        low = ""
        if workshop.low_literacy and part.pack and standing.step == 0:
            low = told.low_literacy
        card.show_doing(told.do, told.never_ask, low)
        card.show_care(told.care)
        card.cares.setVisible(part.pack is not None)
        card.prompts.setVisible(bool(told.prompts) and not self._compact)
        card.photo.setVisible(opened.wants_photo(part.pack, self.plan))
        card.show_way(self._next_words(standing), standing.first)
        place = (part.item.id, standing.step)
        if place != self._place and told.captures in _CAPTURING:
            self.capture.use_kind(told.captures)
        self._place = place
        self.stage.after.show_steps(opened.coming(standing, words))
        card.next.setEnabled(not self.plan.read_only)
        self.primary = card.next

    def _next_words(self, standing: Standing) -> str:
        words = self.words
        if not standing.progress.began:
            return words("Start the workshop") if standing.first else words("Go on")
        if standing.last:
            return words("Go to Proposals") if standing.progress.ended else words("Finish")
        if standing.step + 1 < standing.part.count:
            return words("Next step")
        return words("Next exercise")

    def _fit(self) -> None:
        """In a low window the ring gives way, then the help, then headings and what comes next,
        before anything would be cut."""
        others = [self.top, self._line, self.stage.notes.stripe, self.capture]
        edges, gap = self.column.contentsMargins(), self.column.spacing()
        room = self.height() - edges.top() - edges.bottom()
        wide = self.width() - edges.left() - edges.right()
        for one in others:
            if not one.isHidden() and (one is not self._line or not self._line.helps):
                room -= _tall(one, wide) + gap
        if self._line.helps:
            with_help = room - _tall(self._line, wide) - gap
            fits = self.stage.least <= with_help
            self._line.give_way(not fits)
            room = with_help if fits else room
        self.stage.fit(room)

    def event(self, event: QEvent) -> bool:
        """Something is as tall as never before: share the height out before it is drawn."""
        done = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest and self.standing is not None:
            self._fit()
        return done

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def tick(self) -> None:
        """Show the time as it is now; nothing is written."""
        standing = self.standing
        if standing is None:
            return
        now = clock.now(self.plan)
        if standing.lapsed(now):
            self.refresh()
            return
        begun = bool(standing.progress.began) or not standing.first
        self.stage.timer.show_time(standing.left(now), standing.total, standing.running, begun)
        several = begun and standing.part.count > 1
        self.stage.script.show_time(standing.part_left(now), standing.part_total, several)
        self.top.show_pace(standing, now)

    # -- what a person does -----------------------------------------------------------------------
    def forward(self) -> None:
        """The next step; the first press begins the session, the last one ends it."""
        standing, now = self.standing, clock.now(self.plan)
        if standing is None or self.plan.read_only:
            return
        if not standing.progress.began:
            facilitate.start(self.plan, standing, now)
        elif not standing.last:
            facilitate.forward(self.plan, standing, now)
        elif standing.progress.ended:
            self.shell.go("proposals")
        else:
            facilitate.finish(self.plan, standing, now)
            self.shell.tell("done", self.words("The workshop is over. Everything is saved."))

    def backward(self) -> None:
        """The step before."""
        if self.standing and not self.standing.first and not self.plan.read_only:
            facilitate.backward(self.plan, self.standing, clock.now(self.plan))

    def go_to(self, at: int, step: int) -> None:
        """Jump to a step."""
        if self.standing and not self.plan.read_only:
            facilitate.go_to(self.plan, self.standing, at, step, clock.now(self.plan))

    def run_or_pause(self) -> None:
        """Hold the time, or let it run again."""
        if self.standing and not self.plan.read_only:
            turn = facilitate.pause if self.standing.running else facilitate.start
            turn(self.plan, self.standing, clock.now(self.plan))

    def give(self, minutes: int) -> None:
        """More minutes for this step, or fewer."""
        if self.standing and not self.plan.read_only:
            facilitate.add_minutes(self.plan, self.standing, minutes)

    def shorten(self, wanted: Shortening) -> None:
        """The facilitator accepts: shorten what follows as proposed, from where it stands now."""
        if self.standing is None:
            return
        pace.shorten(self.plan, self.standing, wanted)
        words = self.words
        said = words("What follows is shorter now.")
        if wanted.missing:
            said = words(
                "What follows is as short as it can be; {minutes} are still missing.",
                minutes=words.minutes(wanted.missing),
            )
        self.shell.tell("done", said, undo=True)

    def _rehearse(self) -> None:
        if self.workshop is not None:
            self.shell.rehearsal.begin(self.workshop)

    def told_awake(self) -> None:
        """The system answered whether this laptop stays awake."""
        self._line.show_lines()

    # -- the room ---------------------------------------------------------------------------------
    def projector_slide(self) -> Slide | None:
        if self.workshop is None or self.standing is None:
            return None
        told = script.now(self.standing, self.words.language)
        topic = self.capture.themes.current if told.captures in _CAPTURING else ""
        room.RoomClock.of(self.shell.projector).follow(self.plan, self.workshop, self.words, topic)
        return room.slide(self.workshop, self.standing, self.words, clock.now(self.plan), topic)

    def stepped(self, by: int) -> None:
        self._line.followed("remote")
        if by > 0:
            self.forward()
        else:
            self.backward()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Where no text field has the keyboard: arrows and space walk, B or . blanks."""
        key = Qt.Key(event.key())
        if key in _BLANK:
            self.shell.projector.blacken()
        elif key in _WALK and event.modifiers() == Qt.KeyboardModifier.NoModifier:
            walk = self.forward if _WALK[key] > 0 else self.backward
            walk()
        else:
            super().keyPressEvent(event)

    def leaving(self) -> None:
        self.stage.notes.leaving()


def _tall(one: QWidget, width: int) -> int:
    """How tall it wants to be at ``width``."""
    wanted = max(one.minimumHeight(), one.sizeHint().height())
    return max(wanted, one.heightForWidth(width)) if one.hasHeightForWidth() else wanted
