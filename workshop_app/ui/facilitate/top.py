"""The head of the page: the exercise, how the session stands in time, the projector."""

from __future__ import annotations

from datetime import datetime, time

from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from workshop_app.domain import attendance
from workshop_app.domain.meetings import Workshop
from workshop_app.services import prepare
from workshop_app.services.facilitate import ON_TIME_MINUTES, Standing
from workshop_app.services.open_plan import OpenPlan
from workshop_app.text import Words
from workshop_app.ui import exercises
from workshop_app.ui.facilitate.player_header import PaceChip, PlayerHeader
from workshop_app.ui.facilitate.time_label import SESSION, SHORT, TimeLabel
from workshop_app.ui.page import Shell
from workshop_app.ui.widgets.buttons import Button
from workshop_app.ui.widgets.labels import Label
from workshop_app.ui.workshop_switch import WorkshopSwitch


class Top(PlayerHeader):
    """Says what is on. ``switch`` chooses another workshop, ``pace`` opens what can be done."""

    def __init__(self, plan: OpenPlan, words: Words, shell: Shell) -> None:
        self.pace = PaceChip()
        self.left = TimeLabel(words, SHORT if shell.compact else SESSION, "session time")
        self.ends = Label("", "detail", "muted", align="right")
        self.ends.setObjectName("ends")
        times = QWidget()
        column = QVBoxLayout(times)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.left)
        column.addWidget(self.ends)
        times.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._times = times
        self.project = Button(
            words("Projector"), "tinted", icon="projector-screen-fill", cap="F8", size="header"
        )
        self.rehearse = Button(words("Rehearse"), "quiet", icon="film-slate", size="header")
        self.rehearse.setToolTip(words("Walk through it faster; nothing of it is kept"))
        super().__init__(self.pace, times, self.rehearse, self.project)
        self._plan, self._words, self._shell = plan, words, shell
        self._compact = shell.compact
        self.switch = WorkshopSwitch(plan, words)
        self.before_context(self.switch)
        self.context.setObjectName("context")
        self.project.clicked.connect(self._project)

    def arrange(self, compact: bool) -> None:
        """In a narrow window only the hour of the end goes."""
        self._compact = compact
        self.left.use(SHORT if compact else SESSION)
        self.ends.setVisible(not compact and bool(self.ends.text()))

    def show_standing(self, workshop: Workshop | None, standing: Standing | None) -> None:
        """What is on, and where in the agenda."""
        words = self._words
        self.switch.show_current()
        self.pace.setVisible(False)
        self.left.setVisible(False)
        self.ends.setVisible(False)
        self.project.setVisible(standing is not None)
        began = standing is not None and standing.progress.began and not standing.progress.ended
        waiting = standing is not None and not began
        self.rehearse.setVisible(waiting and not self._shell.rehearsal.on)
        if workshop is None or standing is None:
            self.set_title(words("Facilitate"))
            self.set_context("")
            return
        self.set_title(exercises.title(standing.part.item, words, standing.part.pack))
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
            self.left.hide()
            return
        length = words.minutes(abs(late))
        if abs(late) <= ON_TIME_MINUTES:
            self.pace.say(words("On time"), "ok")
        elif late > 0:
            self.pace.say(words("{minutes} behind", minutes=length), "warn")
        else:
            self.pace.say(words("{minutes} ahead", minutes=length), "info")
        self.left.show_left(standing.session_left(now), standing.planned)
        end = standing.ends(now)
        self.ends.setText(words("Ends {time}", time=words.time(time(end.hour, end.minute))))
        self._times.updateGeometry()  # at once: it stands in a layout of its own

    def _project(self) -> None:
        """What F8 does."""
        from workshop_app.ui.shell import shortcuts

        shortcuts.project(self._shell)  # type: ignore[arg-type]
