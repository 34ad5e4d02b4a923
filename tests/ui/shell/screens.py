"""Screens that are really plugged in and pulled, on Qt's offscreen platform.

The platform can be given another set of screens while it runs; it adds and removes them exactly as
the systems' own platforms do. Qt's own tests reach that by its native interface, which Python has
no binding for, so it is called by its address here. Only on Linux on Intel and AMD processors.
"""

from __future__ import annotations

import ctypes
import json
import platform
import sys
from collections.abc import Sequence
from ctypes import CFUNCTYPE, POINTER, byref, c_char_p, c_longlong, c_void_p, cast
from dataclasses import dataclass
from pathlib import Path

import PySide6
import shiboken6
from PySide6.QtCore import QCoreApplication, QJsonDocument
from PySide6.QtGui import QGuiApplication

_RESOURCE = 12
"""Which virtual function of Qt's native interface gives a resource of the platform."""


@dataclass(frozen=True, slots=True)
class Screen:
    """A screen: its name, size in logical pixels, where it begins, pixels in each of them."""

    name: str
    width: int
    height: int
    x: int = 0
    y: int = 0
    ratio: float = 1.0

    def told(self) -> dict[str, object]:
        """As the platform wants it."""
        return {
            "name": self.name, "x": self.x, "y": self.y, "width": self.width,
            "height": self.height, "logicalDpi": 96, "logicalBaseDpi": 96, "dpr": self.ratio,
        }  # fmt: skip


LAPTOP = Screen("LAPTOP", 1366, 768)
BEAM = Screen("BEAM", 1920, 1080, x=1366)
OTHER = Screen("OTHER", 1024, 768, x=1366)
SAME = Screen("SAME", 1366, 768)
DENSE = Screen("DENSE", 1280, 720, x=1366, ratio=2.0)
DEFAULT = Screen("", 800, 800)
"""What the platform begins with."""


def known() -> bool:
    """Whether screens can be changed here."""
    here = sys.platform == "linux" and platform.machine() == "x86_64"
    return here and QGuiApplication.platformName() == "offscreen"


class _Bytes(ctypes.Structure):
    """A QByteArray that owns nothing."""

    _fields_ = [("data", c_void_p), ("begin", c_char_p), ("size", c_longlong)]


def use(*screens: Screen) -> None:
    """From now on there are these screens; the first is the main one."""
    interface, change = _change()
    there = [one.told() for one in screens]
    document = QJsonDocument.fromJson(json.dumps({"screens": there}).encode())
    held = (c_void_p * 1)()
    read = _library("Core")["_ZNK13QJsonDocument6objectEv"]
    read.argtypes = [c_void_p, c_void_p]
    read(ctypes.addressof(held), shiboken6.getCppPointer(document)[0])
    CFUNCTYPE(None, c_void_p, c_void_p)(change)(ctypes.addressof(held), interface)
    settle()


def settle() -> None:
    """Let everything that waits for its turn happen."""
    for _ in range(3):
        QCoreApplication.processEvents()


def names(screens: Sequence[object]) -> list[str]:
    """The names of Qt's screens."""
    return [one.name() for one in screens]  # type: ignore[attr-defined]


def _library(name: str) -> ctypes.CDLL:
    folder = Path(PySide6.__file__).parent / "Qt" / "lib"
    return ctypes.CDLL(str(folder / f"libQt6{name}.so.6"))


def _change() -> tuple[int, int]:
    """The platform's native interface, and its function that changes the screens."""
    native = _library("Gui")["_ZN15QGuiApplication23platformNativeInterfaceEv"]
    native.restype = c_void_p
    interface = native()
    table = cast(interface, POINTER(POINTER(c_void_p)))[0]
    resource = CFUNCTYPE(c_void_p, c_void_p, POINTER(_Bytes))(table[_RESOURCE] or 0)
    name = b"setConfiguration"
    return interface, resource(interface, byref(_Bytes(None, name, len(name))))
