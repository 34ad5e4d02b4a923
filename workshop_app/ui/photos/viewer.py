"""A kept photo, large: its caption, turning, hiding, cutting into pieces, taking away."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QKeyEvent
from PySide6.QtWidgets import QWidget

from workshop_app.domain.places import Photo
from workshop_app.services import photos
from workshop_app.services.open_plan import OpenPlan
from workshop_app.services.pictures import Edit
from workshop_app.text import Words
from workshop_app.ui.bridge import Bridge
from workshop_app.ui.guarded import GuardedText
from workshop_app.ui.jobs import Job
from workshop_app.ui.page import Shell
from workshop_app.ui.photos import previews
from workshop_app.ui.photos.keeping import KeepPhoto
from workshop_app.ui.photos.large import LargePanel
from workshop_app.ui.photos.thumb import UNANSWERED
from workshop_app.ui.widgets.bars import Stripe
from workshop_app.ui.widgets.buttons import Button
from workshop_app.ui.widgets.fields import Field


class PhotoViewer(LargePanel):
    """Changes one photo in place; every change is a step that undo takes back."""

    def __init__(
        self, over: QWidget, plan: OpenPlan, words: Words, shell: Shell, photo: Photo
    ) -> None:
        super().__init__(over, words, words("Photo"))
        self._over, self._plan, self._shell = over, plan, shell
        self.photo = photo
        self._image = QImage()
        self._build()
        self._bridge = Bridge(self)
        self._bridge.listen(plan)
        self._bridge.told.connect(lambda _news: self._told())
        self._show_picture()

    def _build(self) -> None:
        words = self.words
        self.state = Stripe("warn")
        self.side.addWidget(self.state)
        self.caption = GuardedText(words, self.photo.caption, words("What can be seen"), lines=2)
        self.caption.edit.setFixedHeight(self.caption.edit.minimumHeight())
        self.caption.edit.setAccessibleName(words("Caption"))
        self.caption.kept.connect(self._describe)
        self.side.addWidget(Field(words("Caption"), self.caption))
        self.pieces = Button(words("Cut into pieces"), icon="scissors")
        self.pieces.clicked.connect(self._cut)
        self.turn = Button(words("Turn it"), icon="arrow-clockwise")
        self.turn.clicked.connect(lambda: self._change(Edit(turns=1), self.photo.faces))
        self.hide_more = Button(words("Cover or cut off"), icon="crop")
        self.hide_more.clicked.connect(self._hide)
        self.remove = Button(words("Take away"), "plain", icon="trash")
        self.remove.clicked.connect(self._remove)
        self.erase = Button(words("Erase for good…"), "plain", icon="eraser")
        self.erase.clicked.connect(self._erase)
        for button in (self.pieces, self.turn, self.hide_more):
            self.side.addWidget(button)
        self.side.addStretch(1)
        self.side.addWidget(self.remove)
        self.side.addWidget(self.erase)
        if self._plan.read_only:
            self.caption.setEnabled(False)
            for button in (
                self.pieces, self.turn, self.hide_more, self.remove, self.erase,
            ):  # fmt: skip
                button.hide()
        self._show_state()

    def _show_state(self) -> None:
        words, answered = self.words, self.photo.faces == photos.NO
        self.state.say("warn", "" if answered else words(UNANSWERED))
        text = words("Cover or cut off") if answered else words("Look for faces")
        self.hide_more.setText(text)

    def _show_picture(self) -> None:
        previews.show(self._plan, self._shell, self.photo.media, previews.LARGE, self._came)

    def _came(self, image: QImage) -> None:
        self._image = image
        self.canvas.show_image(image)

    def _told(self) -> None:
        """Something was saved: it may have another picture, or be gone."""
        if not self.isVisible():
            return
        now = self._plan.find(Photo, self.photo.id)
        if now is None:
            self.leave()
            return
        other, self.photo = now.media != self.photo.media, now
        self._show_state()
        if other:
            self._show_picture()
        if not self.caption.edit.hasFocus():
            self.caption.setText(now.caption)

    # -- what a person does -----------------------------------------------------------------------
    def _describe(self, text: str, confirmed: bool) -> None:
        photos.describe(self._plan, self.photo, text, confirmed=confirmed)

    def _change(self, edit: Edit, faces: str) -> None:
        plan, photo = self._plan, self.photo
        work = Job(lambda _progress: photos.change(plan, photo, edit, faces=faces))
        self._shell.run(work)

    def _hide(self) -> None:
        asked = self.photo.faces != photos.OPEN
        drop = self.words("Leave it as it is")
        question = KeepPhoto(self, self.words, self._image, asked=asked, drop=drop)
        question.kept.connect(self._hidden)
        question.open()

    def _hidden(self, edit: Edit) -> None:
        if edit.hides:
            plan, photo = self._plan, self.photo
            self._shell.run(Job(lambda _progress: photos.hide(plan, photo, edit)), done=self._tell)
        elif edit != Edit():
            self._change(edit, photos.NO)
        if not edit.hides and self.photo.faces == photos.OPEN:
            photos.answer(self._plan, self.photo, photos.NO)

    def _tell(self, _photo: Photo) -> None:
        gone = self.words("What was hidden is no longer in the file. This cannot be undone.")
        self._shell.tell("done", gone)

    def _cut(self) -> None:
        from workshop_app.ui.photos.desk import PhotoDesk

        if self.caption.offer():
            self.leave()
            PhotoDesk(self._over, self._plan, self.words, self._shell, self.photo).open()

    def _remove(self) -> None:
        photo = self.photo
        self.leave()
        if self.caption.unanswered:
            return
        photos.remove(self._plan, photo)
        self._shell.tell("done", self.words("Photo taken away"), undo=True)

    def _erase(self) -> None:
        """The picture and its caption, out of the file; asked about first."""
        from workshop_app.ui.last_look.erase import EraseDialog

        if not self.caption.unanswered:
            EraseDialog(self, self._plan, self.words, self._shell, self.photo).open()

    def leave(self) -> None:
        """Close it, unless a marked caption waits for an answer."""
        if self.caption.unanswered:
            self.caption.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        if self.photo and self.caption.isEnabled():
            self.caption.offer()
        self._bridge.forget()
        super().leave()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.caption.unanswered:
            self.caption.setText(self.photo.caption)
            event.accept()
        else:
            super().keyPressEvent(event)
