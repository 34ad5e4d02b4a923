"""Choosing a photo of the plan to draw the map on: the map that people drew."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from workshop_app.domain.places import Photo
from workshop_app.services import photos
from workshop_app.ui.map.panels.head import head
from workshop_app.ui.photos import previews
from workshop_app.ui.photos.thumb import SIDE, PhotoThumb
from workshop_app.ui.scrolled import scrolled
from workshop_app.ui.widgets import Card, Paragraph
from workshop_app.ui.widgets.painted import give_focus

if TYPE_CHECKING:
    from workshop_app.ui.map.page import MapPage

ACROSS = 3
MOST = 60


def open_photos(page: MapPage) -> None:
    """The photos of the plan that have no faces."""
    panel = PhotosPanel(page)
    page.show_panel(panel)
    if panel.thumbs:
        give_focus(panel.thumbs[0])


class PhotosPanel(Card):
    """A press takes the photo as base."""

    def __init__(self, page: MapPage) -> None:
        super().__init__(padding=16, spacing=10)
        self._page = page
        words = page.words
        self.box.addLayout(head(words, words("Photos of this plan"), self.leave, words("Leave it")))
        found = [one for one in page.plan.all(Photo) if not one.use and one.faces == photos.NO]
        said = words("Choose the photo of the drawn map. Only photos without faces are shown.")
        if not found:
            said = words("There is no photo in this plan that was looked at and has no faces.")
        self.box.addWidget(Paragraph(said, "detail", "muted"))
        inside = QWidget()
        grid = QGridLayout(inside)
        grid.setContentsMargins(2, 2, 2, 2)
        self.thumbs: list[PhotoThumb] = []
        for at, photo in enumerate(found[-MOST:]):
            thumb = PhotoThumb(words, photo, at + 1, len(found))
            thumb.clicked.connect(lambda _on=False, photo=photo: page.adding.use_photo(photo))
            previews.show(page.plan, page.shell, photo.media, SIDE * 2, thumb.show_image)
            grid.addWidget(thumb, at // ACROSS, at % ACROSS)
            self.thumbs.append(thumb)
        grid.setRowStretch(len(found) // ACROSS + 1, 1)
        self.box.addWidget(scrolled(inside, name=words("Photos of this plan")), 1)

    def leave(self) -> None:
        """Back to the bases."""
        self._page.show_list()
        self._page.deeds.show_bases()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        else:
            super().keyPressEvent(event)
