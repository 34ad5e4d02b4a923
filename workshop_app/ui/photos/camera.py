"""The laptop's camera, where it has one: a live picture and one key to take it, in memory only."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QImage, QKeyEvent
from PySide6.QtWidgets import QWidget

from workshop_app.text import N_, Words
from workshop_app.ui.photos.large import LargePanel, children_card
from workshop_app.ui.widgets.buttons import Button
from workshop_app.ui.widgets.labels import Paragraph

if TYPE_CHECKING:
    from PySide6.QtMultimedia import QCameraDevice, QVideoFrame

NONE = N_("This laptop has no camera that can be used here. Add the photo as a file.")


def there_may_be() -> bool:
    """Whether asking for a camera makes sense; costs nothing. Linux names them; elsewhere only the
    system's own library knows, and that is loaded when someone asks."""
    return not sys.platform.startswith("linux") or any(Path("/dev").glob("video*"))


def devices() -> list[QCameraDevice]:
    """The cameras, none where the library for them cannot be loaded."""
    try:
        from PySide6.QtMultimedia import QMediaDevices
    except ImportError:
        return []
    return list(QMediaDevices.videoInputs())


def opened(over: QWidget, words: Words) -> CameraPanel | None:
    """The panel with the first camera's picture, open; ``None`` where there is none."""
    found = devices() if there_may_be() else []
    if not found:
        return None
    panel = CameraPanel(over, words)
    panel.start(found[0])
    panel.open(panel.take)
    return panel


class CameraPanel(LargePanel):
    """Shows the frames of a video sink. ``taken(QImage)`` when a person takes one, which closes it."""

    taken = Signal(object)

    def __init__(self, over: QWidget, words: Words) -> None:
        super().__init__(over, words, words("Camera"))
        from PySide6.QtMultimedia import QVideoSink

        self.sink = QVideoSink(self)
        self.sink.videoFrameChanged.connect(self._came)
        self._running: list[Any] = []
        self._last = QImage()
        told = words("Only the drawing or the sheet, straight on and without shadow. No people.")
        self.side.addWidget(Paragraph(told))
        self.side.addWidget(children_card(words))
        self.said = Paragraph(words("The camera starts…"), "detail", "muted")
        self.side.addWidget(self.said)
        self.side.addStretch(1)
        self.take = Button(words("Take the photo"), "primary", icon="camera", cap="Return",
                           size="big")  # fmt: skip
        self.take.block(words("The camera starts…"))
        self.take.clicked.connect(self._take)
        self.side.addWidget(self.take)
        self.left.connect(self._stop)

    def start(self, device: QCameraDevice) -> None:
        """Let the frames of a camera come."""
        from PySide6.QtMultimedia import QCamera, QMediaCaptureSession

        camera, session = QCamera(device), QMediaCaptureSession()
        session.setCamera(camera)
        session.setVideoSink(self.sink)
        camera.errorOccurred.connect(self._failed)
        camera.start()
        self._running = [camera, session]

    def _came(self, frame: QVideoFrame) -> None:
        image = frame.toImage()
        if image.isNull():
            return
        first = self._last.isNull()
        self._last = image
        self.canvas.show_image(image)
        if first:
            self.take.block("")
            self.said.setText("")
            self.take.setFocus(Qt.FocusReason.TabFocusReason)

    def _failed(self, *_: object) -> None:
        self.said.setText(self.words(NONE))

    def _take(self) -> None:
        image = self._last
        self._stop()
        self.away()
        self.taken.emit(image)

    def _stop(self) -> None:
        for one in self._running[:1]:
            one.stop()
        self._running = []

    def keyPressEvent(self, event: QKeyEvent) -> None:
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and self.take.isEnabled():
            self._take()
        else:
            super().keyPressEvent(event)
