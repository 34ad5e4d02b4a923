"""Where photos come from: files, what is dragged here, the clipboard."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from PySide6.QtCore import QEvent, QMimeData, QObject, Signal
from PySide6.QtGui import QGuiApplication, QImage, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QTextEdit, QWidget

from workshop_app.ui.page import Page
from workshop_app.ui.widgets.overlay import Overlay

Source = Path | QImage | bytes
"""A file, a picture of the clipboard or the camera, or a picture's bytes."""

KINDS = (
    ".jpg",
    ".jpeg",
    ".png",
    ".webp",
    ".bmp",
    ".gif",
    ".tif",
    ".tiff",
    ".avif",
    ".heic",
    ".heif",
)
"""Ends of names that are taken for pictures; what is in them is looked at later."""
_WRITTEN_IN = (QLineEdit, QTextEdit, QPlainTextEdit)


def found_in(mime: QMimeData) -> list[Source]:
    """The pictures in what was dragged or copied; files before a picture of them."""
    files: list[Source] = [path for path in _paths(mime) if path.suffix.casefold() in KINDS]
    if files:
        return files
    image = mime.imageData() if mime.hasImage() else None
    return [image] if isinstance(image, QImage) and not image.isNull() else []


def _paths(mime: QMimeData) -> Iterator[Path]:
    return (Path(url.toLocalFile()) for url in mime.urls() if url.isLocalFile())


def holds_pictures(mime: QMimeData) -> bool:
    """Whether there is one, without decoding it: asked while something is dragged."""
    return mime.hasImage() or any(path.suffix.casefold() in KINDS for path in _paths(mime))


def on_clipboard() -> list[Source]:
    """The pictures that were copied last."""
    mime = QGuiApplication.clipboard().mimeData()
    return found_in(mime) if mime is not None else []


class PasteKey(QObject):
    """Emits ``pasted`` when Ctrl+V means a picture: anywhere on the page or panel of ``beside``
    while that is shown, but in a text field only where nothing was copied that it could take."""

    pasted = Signal()

    def __init__(self, beside: QWidget) -> None:
        super().__init__(beside)
        self._beside = beside
        self._heard: QWidget | None = None
        if isinstance(application := QApplication.instance(), QApplication):
            application.focusChanged.connect(self._keyboard_moved)

    def _keyboard_moved(self, _old: QWidget | None, now: QWidget | None) -> None:
        if self._heard is not None:
            self._heard.removeEventFilter(self)
            self._heard.destroyed.disconnect(self._gone)
        self._heard = None
        if now is not None and self._beside.isVisible() and self._covers(now):
            self._heard = now
            now.installEventFilter(self)
            now.destroyed.connect(self._gone)

    def _gone(self) -> None:
        self._heard = None

    def _covers(self, now: QWidget) -> bool:
        """Whether ``now`` is on the same page or panel."""
        around: QWidget | None = self._beside
        while around is not None and not isinstance(around, (Page, Overlay)):
            around = around.parentWidget()
        return around is None or around.isAncestorOf(now) or around is now

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        pressed = event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent)
        if not pressed or not event.matches(QKeySequence.StandardKey.Paste):  # type: ignore[attr-defined]
            return False
        mime = QGuiApplication.clipboard().mimeData()
        if mime is None or not holds_pictures(mime):
            return False
        if isinstance(watched, _WRITTEN_IN) and mime.text():
            return False
        self.pasted.emit()
        return True
