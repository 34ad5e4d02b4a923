"""Looks for proposals like the line being written, and floats them above it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from workshop_app.domain.proposals import Proposal
from workshop_app.services import similar
from workshop_app.services.open_plan import OpenPlan
from workshop_app.text import Words
from workshop_app.ui import theme
from workshop_app.ui.jobs import Job, Progress
from workshop_app.ui.proposals.similar_panel import SimilarPanel

PAUSE = 250
"""Milliseconds after the last key until similar proposals are looked for."""
MANY = 500
"""Fewer proposals are read in no time when they are asked about."""


class Suggestions(QObject):
    """The panel of one line. ``joined(proposal)`` when a person puts both into one cluster."""

    joined = Signal(object)

    def __init__(
        self, plan: OpenPlan, words: Words, edit: QLineEdit, line: QWidget, *, wanted: bool = True
    ) -> None:
        super().__init__(line)
        self._plan, self._words, self._edit, self._line = plan, words, edit, line
        self._wanted, self._prepared = wanted, False
        self._asked = 0
        self._jobs: dict[Job, int] = {}
        self._panel: SimilarPanel | None = None
        self._pause = QTimer(self, singleShot=True, interval=PAUSE)
        self._pause.timeout.connect(self._look)

    # -- what the line tells ----------------------------------------------------------------------
    def typed(self, text: str) -> None:
        """The line holds other words; too few hide the panel at once."""
        self._asked += 1
        if self._wanted and text and not self._prepared:
            self._prepared = True
            self._prepare()
        if len(text.strip()) < similar.FROM_CHARACTERS:
            self._pause.stop()
            self.hide()
        elif self._wanted:
            self._pause.start()

    @property
    def shown(self) -> bool:
        """Whether the panel is seen."""
        return self._panel is not None and self._panel.isVisible()

    def hide(self) -> None:
        """Put the panel away until more is typed."""
        self._asked += 1
        self._pause.stop()
        if self._panel is not None:
            self._panel.hide()
        self._edit.setAccessibleDescription("")

    def walk(self, by: int) -> None:
        """Highlight the next or the one before."""
        if self._panel is not None and self.shown:
            self._panel.move_highlight(by)

    def join(self) -> None:
        """Join with the highlighted one."""
        if self._panel is not None and self.shown:
            self._panel.join()

    # -- looking ----------------------------------------------------------------------------------
    def _look(self) -> None:
        """Ask in another thread; an answer to older words is thrown away."""
        job = Job(_question(self._plan, self._edit.text()))
        job.done.connect(self._found)
        self._begin(job)

    def _prepare(self) -> None:
        """With the first letter a large plan begins to be read: it is done before it is asked."""
        if self._plan.count(Proposal) >= MANY:
            similar_ones = similar.of(self._plan)
            self._begin(Job(lambda _progress: similar_ones.prepare()))

    def _begin(self, job: Job) -> None:
        self._jobs[job] = self._asked
        job.failed.connect(self._failed)
        job.ended.connect(self._ended)
        job.start()

    def _found(self, found: list[similar.Alike]) -> None:
        job = self.sender()
        if isinstance(job, Job) and self._jobs.get(job) == self._asked and self._line.isVisible():
            self._show(found)

    def _failed(self, error: BaseException) -> None:
        raise error

    def _ended(self) -> None:
        job = self.sender()
        if isinstance(job, Job):
            self._jobs.pop(job, None)

    def _show(self, found: list[similar.Alike]) -> None:
        if self._panel is None:
            if not found:
                return
            self._panel = SimilarPanel(self._words, self._ground())
            self._panel.joined.connect(self.joined)
            self._panel.parentWidget().installEventFilter(self)  # type: ignore[union-attr]
        self._panel.show_alike(found)
        self._edit.setAccessibleDescription(self._panel.text())
        self.place()

    # -- where it stands --------------------------------------------------------------------------
    def _ground(self) -> QWidget:
        """What the panel floats over: the page, so that it covers cards and not the rail."""
        from workshop_app.ui.page import Page

        widget = self._line
        while not isinstance(widget, Page) and (above := widget.parentWidget()) is not None:
            widget = above
        return widget

    def place(self) -> None:
        """Right above the line, its left edge under the field's."""
        if self._panel is None or not self.shown:
            return
        panel, edge = self._panel, self._panel.MARGIN
        wide = min(self._line.width() - 32, theme.now().px(870)) + 2 * edge
        tall = panel.sizeHint().height()
        corner = self._line.mapTo(self._ground(), self._line.rect().topLeft())
        panel.setGeometry(corner.x() + 16 - edge, corner.y() - 8 - tall + edge, wide, tall)
        panel.raise_()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Resize, QEvent.Type.LayoutRequest) and self.shown:
            QTimer.singleShot(0, self, self.place)
        return False


def _question(plan: OpenPlan, text: str) -> Callable[[Progress], list[similar.Alike]]:
    def work(_progress: Progress) -> list[similar.Alike]:
        return similar.similar(plan, text)

    return work
