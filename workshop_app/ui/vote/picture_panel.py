"""The result as a picture for a chat: looked at first, then saved as PNG."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from workshop_app.services import files
from workshop_app.text import Words
from workshop_app.ui import paint, tab_order, theme
from workshop_app.ui.prepare import written
from workshop_app.ui.vote import picture
from workshop_app.ui.widgets import Button, Label, Paragraph, Segments
from workshop_app.ui.widgets.overlay import Overlay

if TYPE_CHECKING:
    from workshop_app.ui.page import Shell
    from workshop_app.ui.vote.result import Result


class PicturePanel(Overlay):
    """Upright or wide. It shows what the room sees: the same rule, the groups only where they are
    turned on."""

    def __init__(self, over: QWidget, words: Words, shell: Shell, body: Result) -> None:
        super().__init__(over, words("Result as a picture"), width=760, tall=True)
        self._words, self._shell, self._body = words, shell, body
        self.column.addWidget(Label(words("Result as a picture"), "section", weight=700))
        self.column.addWidget(Paragraph(words(
            "It holds what the room sees, and no more: of a group at most its first three options, and "
            "only where “With the groups” is on."), "detail", "muted"))  # fmt: skip
        kinds = [("upright", words("Upright, for a chat")), ("wide", words("Wide, like the slide"))]
        self.kind = Segments(kinds, "upright", name=words("Shape of the picture"))
        self.kind.chosen.connect(self._draw)
        self.column.addWidget(self.kind, 0, Qt.AlignmentFlag.AlignLeft)
        self.seen = _Seen(words("The picture"))
        self.column.addWidget(self.seen, 1)
        foot = QHBoxLayout()
        foot.addStretch(1)
        leave = Button(words("Leave"), "plain", cap="Esc")
        leave.clicked.connect(self.leave)
        self.keep = Button(words("Save the picture"), "primary", icon="image")
        self.keep.setObjectName("save the picture")
        self.keep.clicked.connect(self.save)
        self.home = Button(words("To the phones of the room"), icon="device-mobile")
        self.home.setObjectName("to the phones")
        self.home.clicked.connect(self._to_phones)
        for button in (leave, self.home, self.keep):
            foot.addWidget(button)
        self.column.addLayout(foot)
        self._draw()

    def open_first(self) -> None:
        """Show it; the keyboard is on what saves it."""
        tab_order.in_reading_order(self)
        self.open(self.keep)

    def content(self) -> bytes:
        """The PNG as it is chosen."""
        return picture.written(self.seen.image)

    def _draw(self) -> None:
        body, upright = self._body, self.kind.current == "upright"
        slide = picture.image_slide(
            self._words, body.counted, rule=body.rule, settled=body.settled,
            groups=body.room.groups.isChecked(), upright=upright,
        )  # fmt: skip
        self.seen.show_image(picture.drawn(slide, upright))

    def _to_phones(self) -> None:
        """Let people take it home on their own phones."""
        from workshop_app.ui.vote.take_home import TakeHome

        over, content = self.window(), self.content()
        self.away()
        TakeHome(over, self._words, self._shell, self._body.counted.round, content).open_first()

    def save(self) -> None:
        """Ask where, then write it."""
        words, shell = self._words, self._shell
        name = f"{words('result')}-{self._body.counted.round.name}.png"
        asked = shell.ask_where(words("Save the picture"), name, words("Picture (*.png)"))
        if asked is None:
            return
        path = files.safe_target(asked if asked.suffix else asked.with_suffix(".png"))
        files.put(path, self.content())
        written.tell(shell, words, path)
        self.away()


class _Seen(QWidget):
    """The picture as large as there is room for."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.image = QImage()
        self.setAccessibleName(name)

    def show_image(self, image: QImage) -> None:
        """Another picture."""
        self.image = image
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(500, 360)

    def paintEvent(self, event: QPaintEvent) -> None:
        if self.image.isNull():
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        ratio = self.devicePixelRatioF()
        size = self.image.size().scaled(self.size() * ratio, Qt.AspectRatioMode.KeepAspectRatio)
        smooth = self.image.scaled(size, Qt.AspectRatioMode.IgnoreAspectRatio,
                                   Qt.TransformationMode.SmoothTransformation)  # fmt: skip
        wide, tall = size.width() / ratio, size.height() / ratio
        box = QRectF((self.width() - wide) / 2, (self.height() - tall) / 2, wide, tall)
        painter.drawImage(box, smooth)
        paint.frame(painter, box, 2, None, theme.now().color.line)
