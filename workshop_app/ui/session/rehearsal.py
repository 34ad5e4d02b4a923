"""A rehearsal in the window: the whole app on a copy in memory, under a band that says so."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPointF, Qt
from PySide6.QtGui import QPaintEvent, QPolygonF
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from workshop_app.text import Words
from workshop_app.ui import theme
from workshop_app.ui.widgets.buttons import Button
from workshop_app.ui.widgets.labels import Label
from workshop_app.ui.widgets.painted import brush
from workshop_app.ui.widgets.segments import Segments

if TYPE_CHECKING:
    from workshop_app.domain.meetings import Workshop
    from workshop_app.services.open_plan import OpenPlan
    from workshop_app.ui.shell.window import MainWindow

END_KEY = "F10"


class Rehearsal(QObject):
    """Begins and ends a rehearsal. ``real`` is the plan that waits meanwhile, untouched."""

    def __init__(self, window: MainWindow, holder: QVBoxLayout) -> None:
        super().__init__(window)
        self._window, self._holder = window, holder
        self.real: OpenPlan | None = None
        self._from: tuple[str, dict[str, str]] = ("prepare", {})
        self.band: Band | None = None

    @property
    def on(self) -> bool:
        """Whether nothing that is done now is kept."""
        return self.real is not None

    def begin(self, workshop: Workshop) -> None:
        """Rehearse the session of ``workshop`` from its beginning."""
        from workshop_app.services import rehearsal
        from workshop_app.ui import current

        window = self._window
        if self.on or window.page is None:
            return
        window.places.leave()
        copy = rehearsal.begin(window.plan, workshop)
        self._from = (window.places.key, window.page.where())
        self.real = window.plan
        current.choose(copy, workshop.id)
        window.exchange(copy, "facilitate", workshop=workshop.id)
        self._show_band()

    def end(self) -> None:
        """Back to the real plan, as it was and where it was."""
        real, self.real = self.real, None
        if real is None:
            return
        window, copy = self._window, self._window.plan
        self._drop_band()
        key, where = self._from
        window.exchange(real, key, **where)
        copy.close()
        window.tell("done", window.words("The rehearsal is over. Nothing of it was kept."))

    def look(self) -> None:
        """The window is built again: other language, size or colours."""
        if self.on:
            self._show_band()

    def _show_band(self) -> None:
        from workshop_app.services import clock, rehearsal

        self._drop_band()
        window = self._window
        band = Band(window.words, rehearsal.SPEEDS, clock.speed(window.plan))
        band.ended.clicked.connect(self.end)
        band.speeds.chosen.connect(lambda times: clock.run_at(window.plan, int(times)))
        self.band = band
        self._holder.insertWidget(0, band)
        band.show()

    def _drop_band(self) -> None:
        band, self.band = self.band, None
        if band is not None:
            self._holder.removeWidget(band)
            band.hide()
            band.deleteLater()


class Band(QWidget):
    """Across the head of every page: stripes, what it is, how fast time runs, the way out."""

    def __init__(self, words: Words, speeds: tuple[int, ...], speed: int) -> None:
        super().__init__()
        self.setObjectName("rehearsal")
        row = QHBoxLayout(self)
        row.setContentsMargins(24, 4, 24, 4)
        row.setSpacing(12)
        said = words("REHEARSAL: nothing of this is kept")
        row.addWidget(_Plate(said, "film-slate-fill"))
        row.addStretch(1)
        shown = [(str(times), words("{n} times", n=times) if times > 1 else words("Real time"))
                 for times in speeds]  # fmt: skip
        self.speeds = Segments(shown, str(speed), name=words("How fast the time runs"))
        row.addWidget(self.speeds)
        self.ended = Button(words("End the rehearsal"), cap=END_KEY, size="normal")
        row.addWidget(self.ended)
        self.setAccessibleName(said)

    def paintEvent(self, event: QPaintEvent) -> None:
        color, painter = theme.now().color, brush(self)
        painter.fillRect(self.rect(), color.warn_tint)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(color.warn_line)
        wide, tall = theme.now().px(18), self.height()
        for left in range(-tall, self.width(), 2 * wide):
            stripe = [(left, tall), (left + wide, tall), (left + wide + tall, 0), (left + tall, 0)]
            painter.drawPolygon(QPolygonF([QPointF(x, y) for x, y in stripe]))


class _Plate(QWidget):
    """Words on plain ground, so that stripes do not run through them."""

    def __init__(self, said: str, icon: str) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 4, 12, 4)
        row.addWidget(Label(said, "strong", "warn", weight=700, icon=icon))

    def paintEvent(self, event: QPaintEvent) -> None:
        from workshop_app.ui import paint

        color = theme.now().color
        paint.frame(brush(self), self.rect().toRectF(), 8, color.card, color.warn)
