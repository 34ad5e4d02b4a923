"""What people do on the map page, and where a test looks."""

from __future__ import annotations

from collections.abc import Callable
from typing import cast

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.ui.keyboard import press
from workshop_app.domain.map_spots import Spot
from workshop_app.domain.places import Pin
from workshop_app.services import pins, proposals
from workshop_app.services.open_plan import OpenPlan
from workshop_app.ui.map.canvas.canvas import MapCanvas
from workshop_app.ui.map.page import MapPage
from workshop_app.ui.page import Page

OpenPage = Callable[..., Page]
KEYS = Qt.Key
WEST, NORTH = -72.52, 7.90


def opened(open_page: OpenPage, plan: OpenPlan | None = None, **where: str) -> MapPage:
    """The map page of a plan."""
    return cast(MapPage, open_page("map", plan, **where))


def canvas_of(page: MapPage) -> MapCanvas:
    """The map on it, with everything in sight."""
    QApplication.processEvents()
    canvas = page.findChild(MapCanvas)
    assert isinstance(canvas, MapCanvas)
    canvas.settle()
    return canvas


def focus_map(page: MapPage) -> MapCanvas:
    """The keyboard on the map."""
    canvas = canvas_of(page)
    canvas.setFocus(Qt.FocusReason.TabFocusReason)
    return canvas


def presses(key: Qt.Key, times: int, modifier: Qt.KeyboardModifier | None = None) -> None:
    """One key, several times."""
    for _ in range(times):
        press(key, modifier) if modifier else press(key)


def click(canvas: MapCanvas, x: float, y: float, twice: bool = False) -> None:
    """A press on the map at a pixel."""
    do = QTest.mouseDClick if twice else QTest.mouseClick
    do(canvas, Qt.MouseButton.LeftButton, pos=QPoint(round(x), round(y)))


def light(plan: OpenPlan, theme: str = "health", text: str = "Luz en el parque") -> str:
    """A proposal; its id."""
    return proposals.capture(plan, text, theme=theme).id


def pinned(plan: OpenPlan, count: int = 1, apart: float = 0.01, theme: str = "health") -> list[Pin]:
    """Proposals with pins in a row, ``apart`` degrees from each other."""
    made = []
    for n in range(count):
        spot = Spot((WEST + n * apart, NORTH))
        id = light(plan, theme, f"Luz en la cancha {n}")
        made.append(pins.put(plan, spot, f"Cancha {n}", proposal=id))
    return made
