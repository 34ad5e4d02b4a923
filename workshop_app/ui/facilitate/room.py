"""What the room sees of the script: one line and the timer, kept up as long as it is shown."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

from workshop_app.domain.meetings import Workshop
from workshop_app.services import clock, facilitate
from workshop_app.services.facilitate import Standing
from workshop_app.services.news import Changed, News
from workshop_app.services.open_plan import OpenPlan
from workshop_app.text import Words
from workshop_app.ui.facilitate.room_slide import back_at, key_of, slide
from workshop_app.ui.shell.projector import Projector

__all__ = ["TICK", "RoomClock", "back_at", "key_of", "slide"]

TICK = 1000
"""Milliseconds."""


class RoomClock(QObject):
    """Keeps the slide of a workshop up to date for as long as the projector shows it, whatever page
    the facilitator is on. One for each projector."""

    def __init__(self, projector: Projector) -> None:
        super().__init__(projector)
        self.setObjectName("room clock")
        self._projector = projector
        self._plan: OpenPlan | None = None
        self._workshop: Workshop | None = None
        self._words: Words | None = None
        self._standing: Standing | None = None
        self._topic = ""
        self._stop: Callable[[], None] | None = None
        self._timer = QTimer(self, interval=TICK)
        self._timer.timeout.connect(self.tick)
        projector.changed.connect(self._look)

    @staticmethod
    def of(projector: Projector) -> RoomClock:
        """The clock of a projector; made at first use."""
        found = projector.findChild(RoomClock, "room clock")
        return found if isinstance(found, RoomClock) else RoomClock(projector)

    def follow(self, plan: OpenPlan, workshop: Workshop, words: Words, topic: str = "") -> None:
        """From now on the slide is that of ``workshop``."""
        if self._stop:
            self._stop()
        self._plan, self._workshop, self._words, self._topic = plan, workshop, words, topic
        self._standing = facilitate.standing(plan, workshop, clock.now(plan))
        self._stop = plan.news.subscribe(self._told)
        self._look()

    def _told(self, news: News) -> None:
        if not isinstance(news, Changed) or not news.about("Progress", "AgendaItem", "Workshop"):
            return
        QTimer.singleShot(0, self, self._read)

    def _read(self) -> None:
        if self._plan is None or self._workshop is None or not self._shown():
            return
        before = self._standing
        now = clock.now(self._plan)
        self._standing = facilitate.standing(self._plan, self._workshop, now)
        if before and self._standing and before.progress.item != self._standing.progress.item:
            self._topic = ""
        self.tick()

    def _shown(self) -> bool:
        workshop = self._workshop
        return workshop is not None and self._projector.is_open and (
            self._projector.slide.key == key_of(workshop)
        )  # fmt: skip

    def _look(self) -> None:
        """Tick only while the slide is shown."""
        if not self._shown():
            self._timer.stop()
        elif not self._timer.isActive():
            self._timer.start()

    def tick(self) -> None:
        """Bring the shown slide up to date."""
        plan = self._plan
        if plan and self._standing and self._workshop and self._words and self._shown():
            made = slide(self._workshop, self._standing, self._words, clock.now(plan), self._topic)
            if made != self._projector.slide:
                self._projector.refresh(made)
