"""The logos of the documents: up to three, with whose each is, in their order."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QColor, QImage, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from workshop_app.domain.places import Photo
from workshop_app.services import look
from workshop_app.services.open_plan import OpenPlan
from workshop_app.text import Words
from workshop_app.ui import paint, theme
from workshop_app.ui.documents import logo_files
from workshop_app.ui.documents.ordered_line import OrderedLine
from workshop_app.ui.jobs import Job
from workshop_app.ui.page import Shell
from workshop_app.ui.scrolled import emptied
from workshop_app.ui.widgets import Button, Card, Paragraph, heading
from workshop_app.ui.widgets.painted import brush

SEEN = 240
"""Pixels of the longer side of a logo as it is shown here."""


class LogosCard(Card):
    """Emits ``rebuilt`` when lines came or went. A logo is put in from a file, PNG, JPEG or SVG."""

    rebuilt = Signal()

    def __init__(self, plan: OpenPlan, words: Words, shell: Shell) -> None:
        super().__init__(spacing=8)
        self._plan, self._words, self._shell = plan, words, shell
        self._lines: dict[str, OrderedLine] = {}
        self._added = ""
        self.box.addWidget(heading("image-square", words("Logos")))
        self.box.addWidget(
            Paragraph(
                words(
                    "Up to three. Say whose each is: that is read aloud where the picture is not seen."
                ),
                "min",
                "muted",
            )
        )
        self._column = QVBoxLayout()
        self._column.setSpacing(6)
        self.box.addLayout(self._column)
        self.add = Button(words("Add a logo (PNG, JPEG or SVG)"), icon="plus")
        self.add.setObjectName("add logo")
        self.add.clicked.connect(self._ask)
        self.box.addWidget(self.add, 0, Qt.AlignmentFlag.AlignLeft)
        self.read()

    def read(self) -> None:
        """The logos as they stand now."""
        found = look.logos(self._plan)
        if list(self._lines) != [one.id for one in found]:
            emptied(self._column)
            self._lines = {one.id: self._line(one) for one in found}
            self.rebuilt.emit()
        for at, one in enumerate(found):
            self._lines[one.id].show_text(one.caption)
            self._lines[one.id].place(at, len(found))
        self.add.setHidden(self._plan.read_only)
        self.add.block(self._words(look.ENOUGH) if len(found) >= look.MOST_LOGOS else "")

    def _line(self, logo: Photo) -> OrderedLine:
        words, id = self._words, logo.id
        thumb = _Thumb(logo.caption)
        line = OrderedLine(words, logo.caption, words("Whose logo it is"),
                           self._plan.read_only, before=thumb)  # fmt: skip
        line.kept.connect(lambda text, ok: self._name(id, text, ok))
        line.moved.connect(lambda by: self._move(id, by))
        line.dropped.connect(lambda: self._drop(id))
        self._column.addWidget(line)
        line.show()  # at once: the keyboard may go there next
        plan, media = self._plan, logo.media
        self._shell.run(
            Job(lambda _: logo_files.seen(plan.media(media), SEEN)), done=thumb.show_image
        )
        return line

    # -- what a person does -----------------------------------------------------------------------
    def _ask(self) -> None:
        words = self._words
        kinds = words("Logos") + " (*.png *.jpg *.jpeg *.svg)"
        path = self._shell.ask_file(words("Add a logo"), kinds)
        if path is None:
            return
        plan = self._plan
        owner = words("Logo of {name}", name=plan.plan.municipality)

        def work(_progress: Callable[[int, int], None]) -> Photo:
            return look.add_logo(plan, logo_files.read(path), owner)

        self._shell.run(Job(work, words("Adding the logo…")), done=self._was_added)

    def _was_added(self, logo: Photo) -> None:
        """The keyboard goes to whose it is: it is written there."""
        self.read()
        line = self._lines.get(logo.id)
        if line is not None and line.isVisible():
            line.line.edit.setFocus(Qt.FocusReason.TabFocusReason)
            line.line.edit.selectAll()

    def _name(self, id: str, text: str, confirmed: bool) -> None:
        look.name_logo(self._plan, self._plan.one(Photo, id), text, confirmed=confirmed)

    def _move(self, id: str, by: int) -> None:
        look.move_logo(self._plan, self._plan.one(Photo, id), by)
        line = self._lines[id]
        button = line.up if by < 0 else line.down
        (button if button.isEnabled() else line.line.edit).setFocus(Qt.FocusReason.TabFocusReason)

    def _drop(self, id: str) -> None:
        look.remove_logo(self._plan, self._plan.one(Photo, id))
        self.add.setFocus(Qt.FocusReason.OtherFocusReason)


class _Thumb(QWidget):
    """A logo, small, on the white that it will be printed on."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self._image: QImage | None = None
        self.setFixedSize(theme.now().px(72), theme.now().px(44))
        self.setAccessibleName(name)

    def show_image(self, image: QImage) -> None:
        """Show it."""
        self._image = image
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, box = brush(self), QRectF(self.rect())
        paint.frame(painter, box, 6, QColor("#ffffff"), theme.now().color.line)
        if self._image is None or self._image.isNull():
            return
        room = box.adjusted(4, 4, -4, -4)
        size = self._image.size().toSizeF()
        size.scale(room.size(), Qt.AspectRatioMode.KeepAspectRatio)
        place = QRectF(room.center().x() - size.width() / 2, room.center().y() - size.height() / 2,
                       size.width(), size.height())  # fmt: skip
        painter.setRenderHint(painter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(place, self._image)
