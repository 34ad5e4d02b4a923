"""The photos of one proposal, challenge or workshop, side by side, and the ways to add one."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragLeaveEvent,
    QDropEvent,
    QPaintEvent,
    QResizeEvent,
    QShowEvent,
)
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from workshop_app.domain.meetings import Workshop
from workshop_app.domain.places import Photo
from workshop_app.domain.proposals import Challenge, Proposal
from workshop_app.services import photos
from workshop_app.services.news import Changed, News
from workshop_app.services.open_plan import OpenPlan
from workshop_app.text import Words
from workshop_app.ui import paint, tab_order, theme
from workshop_app.ui.page import Shell
from workshop_app.ui.photos import camera, previews
from workshop_app.ui.photos.adding import Adding
from workshop_app.ui.photos.sources import PasteKey, holds_pictures
from workshop_app.ui.photos.thumb import SIDE, PhotoThumb
from workshop_app.ui.widgets.buttons import Button
from workshop_app.ui.widgets.labels import Label, Paragraph
from workshop_app.ui.widgets.painted import brush

GAP = 8


class PhotoStrip(QWidget):
    """Build it once, then ``show_record`` (or ``show_owner``) and pass on the page's ``told``.
    ``added(Photo)`` when one was kept from here; ``count`` how many there are."""

    added = Signal(object)

    def __init__(
        self, plan: OpenPlan, words: Words, shell: Shell, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._plan, self._words, self._shell = plan, words, shell
        self._owner: dict[str, str | None] = {}
        self._thumbs: list[PhotoThumb] = []
        self._over = False
        self.adding = Adding(plan, words, shell, self)
        self.adding.added.connect(self.added)
        self._build()
        if not plan.read_only:
            self.setAcceptDrops(True)
            PasteKey(self).pasted.connect(self.adding.paste)

    def _build(self) -> None:
        words = self._words
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        self.title = Label(words("Photos"), "detail", weight=600)
        column.addWidget(self.title)
        self._grid = QGridLayout()
        self._grid.setSpacing(GAP)
        self._grid.setAlignment(Qt.AlignmentFlag.AlignLeft)
        column.addLayout(self._grid)
        self._ways = QWidget()
        row = QHBoxLayout(self._ways)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        self.add = Button(words("Add photo"), icon="image", size="small")
        self.add.clicked.connect(self.adding.ask_files)
        self.camera = Button(words("Camera"), icon="camera", size="small")
        self.camera.clicked.connect(self._open_camera)
        row.addWidget(self.add)
        row.addWidget(self.camera)
        row.addStretch(1)
        self.camera.setHidden(not camera.there_may_be())
        column.addWidget(self._ways)
        self.hint = Paragraph("", "min", "muted")
        column.addWidget(self.hint)
        self._say_ways()
        if self._plan.read_only:
            self._ways.hide()
            self.hint.hide()

    def _say_ways(self) -> None:
        """The other ways to add one; where there is no camera, that too."""
        words = self._words
        said = words("Or drag it here, or copy it and press Ctrl+V.")
        if self.camera.isHidden():
            said = f"{said} {words('This laptop has no camera.')}"
        self.hint.setText(said)

    def _open_camera(self) -> None:
        if not self.adding.open_camera():
            self.camera.hide()
            self._say_ways()

    # -- what is shown ----------------------------------------------------------------------------
    @property
    def count(self) -> int:
        """How many photos are shown."""
        return len(self._thumbs)

    @property
    def thumbs(self) -> list[PhotoThumb]:
        """The photos in small, in order."""
        return list(self._thumbs)

    def show_record(self, record: Proposal | Challenge | Workshop) -> None:
        """Show the photos of a record; a workshop's are its flip charts and sheets."""
        self.show_owner(**{type(record).__name__.casefold(): record.id})

    def show_owner(self, **owner: str | None) -> None:
        """Show the photos of proposal, challenge or workshop (ids; ``workshop=None`` of none)."""
        self._owner = owner
        self.adding.use_owner(**owner)
        found = self.found()
        if found != [thumb.photo for thumb in self._thumbs]:
            self._show(found)

    def found(self) -> list[Photo]:
        """Its photos as they are in the plan now."""
        if "workshop" in self._owner:
            return photos.sheets(self._plan, self._owner["workshop"])
        return photos.of(self._plan, **self._owner) if self._owner else []

    def told(self, news: News) -> None:
        """Something was saved. Out of sight nothing is read until it is shown again."""
        if self.isVisible() and (not isinstance(news, Changed) or news.about("Photo")):
            self.show_owner(**self._owner)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        QTimer.singleShot(0, self, self._read)

    def _read(self) -> None:
        """What is there now, unless the window closed meanwhile."""
        if self.isVisible():
            self.show_owner(**self._owner)

    def _show(self, found: list[Photo]) -> None:
        held = next((one.photo.id for one in self._thumbs if one.hasFocus()), "")
        for old in self._thumbs:
            self._grid.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._thumbs = [self._thumb(one, n, len(found)) for n, one in enumerate(found, 1)]
        self._place()
        tab_order.in_reading_order(self)
        for thumb in self._thumbs:
            if thumb.photo.id == held:
                thumb.setFocus(Qt.FocusReason.TabFocusReason)

    def _thumb(self, photo: Photo, number: int, count: int) -> PhotoThumb:
        made = PhotoThumb(self._words, photo, number, count)
        made.clicked.connect(lambda: self.open(photo.id))
        if not self._plan.read_only:
            made.moved.connect(lambda by: self._move(photo.id, by))
            made.removed.connect(lambda: self._remove(photo.id))
        previews.show(self._plan, self._shell, photo.media, 2 * theme.now().px(SIDE),
                      made.show_image)  # fmt: skip
        return made

    def _place(self) -> None:
        """As many beside each other as there is room for."""
        step = theme.now().px(SIDE) + GAP
        across = max(1, (self.width() + GAP) // step)
        for at, thumb in enumerate(self._thumbs):
            self._grid.addWidget(thumb, at // across, at % across)
            thumb.show()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.oldSize().width() != self.width():
            self._place()

    # -- what a person does -----------------------------------------------------------------------
    def open(self, id: str) -> None:
        """Show one large."""
        from workshop_app.ui.photos.viewer import PhotoViewer

        photo = self._plan.find(Photo, id)
        if photo is not None:
            PhotoViewer(self, self._plan, self._words, self._shell, photo).open()

    def _move(self, id: str, by: int) -> None:
        photos.move(self._plan, self._plan.one(Photo, id), by)

    def _remove(self, id: str) -> None:
        photos.remove(self._plan, self._plan.one(Photo, id))
        self._shell.tell("done", self._words("Photo taken away"), undo=True)
        self.add.setFocus(Qt.FocusReason.OtherFocusReason)

    # -- dragged here -----------------------------------------------------------------------------
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if holds_pictures(event.mimeData()):
            event.acceptProposedAction()
            self._show_over(True)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self._show_over(False)

    def dropEvent(self, event: QDropEvent) -> None:
        self._show_over(False)
        if self.adding.drop(event.mimeData()):
            event.acceptProposedAction()

    def _show_over(self, over: bool) -> None:
        self._over = over
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._over:
            color, box = theme.now().color, QRectF(self.rect())
            paint.frame(brush(self), box, 8, color.primary_tint, color.primary, 2, dashed=True)
