"""The cover of the documents as it will be, small."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, QTimer
from PySide6.QtGui import QImage, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from workshop_app.services import document_orders
from workshop_app.services.open_plan import OpenPlan
from workshop_app.text import Words
from workshop_app.translation.catalogue import Words as Catalogue
from workshop_app.ui import paint, theme
from workshop_app.ui.documents.choices import language_of
from workshop_app.ui.jobs import Job
from workshop_app.ui.page import Shell
from workshop_app.ui.sheets import pages
from workshop_app.ui.widgets import Card, heading
from workshop_app.ui.widgets.painted import brush

WAIT = 250
"""Milliseconds from the last change until it is drawn."""
A4 = 841.89 / 595.28


class CoverCard(Card):
    """Drawn in a job, one at a time; what changes meanwhile is drawn after it."""

    def __init__(self, plan: OpenPlan, words: Words, shell: Shell) -> None:
        super().__init__(spacing=8)
        self._plan, self._shell = plan, shell
        self._job: Job | None = None
        self._again = self._paused = False
        self.box.addWidget(heading("eye", words("The cover")))
        self.picture = _Cover(words("The cover"))
        self.box.addWidget(self.picture, 1)
        self._soon = QTimer(self, singleShot=True, interval=WAIT)
        self._soon.timeout.connect(self._draw)

    def draw_soon(self) -> None:
        """It may look otherwise now."""
        self._soon.start()

    def pause(self) -> None:
        """Draw nothing more, and do not wait for what is being drawn, until ``draw_soon``."""
        self._soon.stop()
        self._again, self._paused = False, True

    def _draw(self) -> None:
        self._paused = False
        if self._job is not None:
            self._again = True
            return
        plan, words = self._plan, Catalogue(language_of(self._plan, self._shell.settings))
        size = self.picture.room() * self.devicePixelRatioF()

        def work(_progress: object) -> QImage:
            content = document_orders.cover(plan, words)
            return pages.picture(content, 0, size.width(), size.height())

        job = self._job = Job(work)
        job.done.connect(self.picture.show_image)
        job.failed.connect(self._failed)
        job.ended.connect(self._ended)
        job.start()

    def _failed(self, error: BaseException) -> None:
        if not self._paused:  # else the plan went while it was read
            raise error

    def _ended(self) -> None:
        self._job = None
        if self._again:
            self._again = False
            self._soon.start()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self.picture.drawn:
            self._soon.start()


class _Cover(QWidget):
    """One page of A4 in the middle of its room."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self._image: QImage | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(name)

    @property
    def drawn(self) -> bool:
        """Whether the page is seen."""
        return self._image is not None

    def room(self) -> QSize:
        """The size of the page."""
        wide = min(float(self.width()), self.height() / A4)
        return QSize(max(1, int(wide)), max(1, int(wide * A4)))

    def show_image(self, image: QImage) -> None:
        """Show it."""
        self._image = image
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._image is None:
            return
        painter, size = brush(self), self.room()
        box = QRectF((self.width() - size.width()) / 2, 0, size.width(), size.height())
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(box, self._image)
        paint.frame(painter, box, 0, None, theme.now().color.line_strong)
