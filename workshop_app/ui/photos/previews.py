"""Pictures decoded for the screen: off Qt's thread, kept in memory only (P-51)."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from weakref import WeakKeyDictionary

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize, Qt
from PySide6.QtGui import QImage, QImageReader

from workshop_app.services.open_plan import OpenPlan
from workshop_app.ui.jobs import Job
from workshop_app.ui.page import Shell

MOST = 80
"""So many small pictures are kept: a few megabytes."""
LARGE = 1600
"""Pixels of a picture that is looked at large."""


def decoded(data: bytes, longest: int = LARGE) -> QImage:
    """A kept picture for the screen, at most ``longest`` pixels; may run in any thread."""
    held = QByteArray(data)
    buffer = QBuffer(held)
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    # Only JPEG is ever kept: a joined file with something else in it starts no other decoder.
    reader = QImageReader(buffer, QByteArray(b"jpeg"))
    reader.setAutoDetectImageFormat(False)
    size = reader.size()
    if size.isValid() and max(size.width(), size.height()) > longest:
        box = QSize(longest, longest)
        reader.setScaledSize(size.scaled(box, Qt.AspectRatioMode.KeepAspectRatio))
    return reader.read()


def encoded(image: QImage) -> bytes:
    """A picture from the clipboard or the camera as bytes; may run in any thread."""
    held = QByteArray()
    buffer = QBuffer(held)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    # 100 is the quality that compresses nothing: it is encoded again right after.
    image.save(buffer, "PNG", 100)  # type: ignore[call-overload]
    return bytes(held.data())


class Previews:
    """Small pictures of one plan, by hash and size; the ones used last are kept."""

    def __init__(self) -> None:
        self._kept: OrderedDict[tuple[str, int], QImage] = OrderedDict()

    def known(self, hash: str, longest: int) -> QImage | None:
        """The picture, if it was decoded before."""
        found = self._kept.get((hash, longest))
        if found is not None:
            self._kept.move_to_end((hash, longest))
        return found

    def keep(self, hash: str, longest: int, image: QImage) -> None:
        """Remember a picture for a while."""
        self._kept[(hash, longest)] = image
        while len(self._kept) > MOST:
            self._kept.popitem(last=False)


_previews: WeakKeyDictionary[OpenPlan, Previews] = WeakKeyDictionary()


def of(plan: OpenPlan) -> Previews:
    """The small pictures of a plan, shared by all who show them."""
    return _previews.setdefault(plan, Previews())


def show(
    plan: OpenPlan, shell: Shell, hash: str, longest: int, done: Callable[[QImage], None]
) -> None:
    """Give the picture to ``done``: at once where it was decoded before, else when it is. ``done``
    is a method of a widget: it is forgotten with the widget."""
    kept = of(plan)
    found = kept.known(hash, longest)
    if found is not None:
        done(found)
        return

    job = Job(lambda _progress: decoded(plan.media(hash), longest))
    job.done.connect(lambda image: kept.keep(hash, longest, image))
    shell.run(job, done=done)
