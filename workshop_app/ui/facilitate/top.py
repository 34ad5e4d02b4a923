"""The head of the page: the exercise, whether the session is on time, what the room sees."""

from __future__ import annotations

from datetime import datetime, time

from workshop_app.domain import attendance
from workshop_app.domain.meetings import Workshop
from workshop_app.services import prepare
from workshop_app.services.facilitate import ON_TIME_MINUTES, Standing
from workshop_app.services.open_plan import OpenPlan
from workshop_app.text import Words
from workshop_app.ui import exercises
from workshop_app.ui.facilitate.player_header import PaceChip, PlayerHeader
from workshop_app.ui.page import Shell
from workshop_app.ui.widgets.buttons import Button
from workshop_app.ui.widgets.labels import Label
from workshop_app.ui.workshop_switch import WorkshopSwitch


class Top(PlayerHeader):
    """Says what is on. ``switch`` chooses another workshop, ``pace`` opens what can be done."""

    def __init__(self, plan: OpenPlan, words: Words, shell: Shell) -> None:
        self.pace = PaceChip()
        self.ends = Label("", "body", "muted")
        self.ends.setObjectName("ends")
        self.project = Button(
            words("Projector"), "tinted", icon="projector-screen-fill", cap="F8", size="header"
        )
        super().__init__(self.pace, self.ends, self.project)
        self._plan, self._words, self._shell = plan, words, shell
        self._compact = shell.compact
        self.switch = WorkshopSwitch(plan, words)
        self.before_context(self.switch)
        self.context.setObjectName("context")
        self.project.clicked.connect(self._project)

    def arrange(self, compact: bool) -> None:
        """In a narrow window only the hour of the end goes."""
        self._compact = compact
        self.ends.setVisible(not compact and bool(self.ends.text()))

    def show_standing(self, workshop: Workshop | None, standing: Standing | None) -> None:
        """What is on, and where in the agenda."""
        words = self._words
        self.switch.show_current()
        self.pace.setVisible(False)
        self.ends.setVisible(False)
        self.project.setVisible(standing is not None)
        if workshop is None or standing is None:
            self.set_title(words("Facilitate"))
            self.set_context("")
            return
        self.set_title(exercises.title(standing.part.item, words))
        number = words("Exercise {n} of {count}", n=standing.at + 1, count=len(standing.parts))
        if standing.part.item.kind == "break":
            number = words("Part {n} of {count}", n=standing.at + 1, count=len(standing.parts))
        self.set_context(f"· {number}{self._people(workshop)}")

    def _people(self, workshop: Workshop) -> str:
        """How many came, or are expected; never a number under five."""
        counted = prepare.attendance(self._plan, workshop).get(prepare.TOTAL, {}).get("")
        people = workshop.people if counted is None else counted
        if people < attendance.SMALLEST:
            return ""
        return " · " + self._words.many("{n} person", "{n} people", people)

    def show_pace(self, standing: Standing, now: datetime) -> None:
        """Whether the session is on time, and when it will be over."""
        words, late = self._words, standing.behind(now)
        began = bool(standing.progress.began) and not standing.progress.ended
        self.pace.setVisible(began)
        self.ends.setVisible(began and not self._compact)
        if not began:
            return
        length = words.minutes(abs(late))
        if abs(late) <= ON_TIME_MINUTES:
            self.pace.say(words("On time"), "ok")
        elif late > 0:
            self.pace.say(words("{minutes} behind", minutes=length), "warn")
        else:
            self.pace.say(words("{minutes} ahead", minutes=length), "info")
        end = standing.ends(now)
        self.ends.setText(words("Ends {time}", time=words.time(time(end.hour, end.minute))))

    def _project(self) -> None:
        """What F8 does."""
        from workshop_app.ui.shell import shortcuts

        shortcuts.project(self._shell)  # type: ignore[arg-type]
