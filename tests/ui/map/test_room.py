"""What the room sees of the map: base, areas, numbers; nothing that was said, nothing sensitive."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.ui.map.deeds import OpenPage, light, opened, pinned
from workshop_app.domain.map_spots import Spot
from workshop_app.domain.proposals import Proposal
from workshop_app.services import areas, map_bases, photos, pins, prepare
from workshop_app.services.open_plan import OpenPlan
from workshop_app.ui import overflow
from workshop_app.ui.shell import slide_drawing
from workshop_app.ui.shell.slides import MapArea, MapSlide
from workshop_app.ui.shell.window import MainWindow

MakePlan = Callable[..., OpenPlan]


def shown_slide(window: MainWindow) -> MapSlide:
    """What the room sees now."""
    slide = window.projector.seen
    assert isinstance(slide, MapSlide)
    return slide


def drawn(slide: MapSlide) -> QImage:
    """The slide as it is painted; nothing on it is cut."""
    image = QImage(1920, 1080, QImage.Format.Format_RGB32)
    overflow.start()
    painter = QPainter(image)
    slide_drawing.draw(painter, QRectF(0, 0, 1920, 1080), slide)
    painter.end()
    assert overflow.stop() == []
    return image


def test_the_room_sees_numbers_and_ground_and_no_words(
    open_page: OpenPage, window: MainWindow, make_plan: MakePlan
) -> None:
    plan = make_plan("room")
    pinned(plan, 2)
    unit = prepare.add_territory(plan, "Belen")
    ring = ((-72.53, 7.91), (-72.50, 7.91), (-72.50, 7.89))
    areas.draw(plan, (ring,), territory=unit.id)
    areas.draw(plan, (ring,), "Lo que alguien dijo")
    hidden = light(plan, text="Algo delicado")
    with plan.step("proposal.edit") as step:
        step.change(plan.one(Proposal, hidden), sensitive=True)
    pins.put(plan, Spot((-72.51, 7.905)), "Lugar delicado", proposal=hidden)
    opened(open_page, plan)
    QTest.keyClick(window, Qt.Key.Key_F8)
    slide = shown_slide(window)
    assert [point.number for point in slide.points] == ["1", "2"]
    assert sorted(area.label for area in slide.areas) == ["", "Belen"]
    for text in ("Cancha", "Luz", "delicado", "alguien"):
        assert text not in repr(slide)
    drawn(slide)
    before = len(slide.points)
    pins.put(plan, Spot((-72.515, 7.91)), "Parque")
    assert len(shown_slide(window).points) == before + 1
    plan.undo()
    assert len(shown_slide(window).points) == before
    window.projector.close()


def test_places_of_no_facility_are_shown_to_about_a_hundred_metres(
    open_page: OpenPage, window: MainWindow, make_plan: MakePlan
) -> None:
    plan = make_plan("room")
    spot = Spot((-72.51234, 7.90456))
    pins.put(plan, spot, "Parque")
    pins.put(plan, spot, "Escuela", facility=True)
    pins.put(plan, Spot((-72.52, 7.91)), "Lejos", facility=True)
    opened(open_page, plan)
    QTest.keyClick(window, Qt.Key.Key_F8)
    places = {(round(point.x, 4), round(point.y, 4)) for point in shown_slide(window).points}
    assert len(places) == 3
    window.projector.close()


def test_the_base_comes_to_the_room_too(
    open_page: OpenPage, window: MainWindow, make_plan: MakePlan, tmp_path: Path, qtbot: QtBot
) -> None:
    plan = make_plan("room")
    image = QImage(400, 300, QImage.Format.Format_RGB32)
    image.fill(QColor("#336699"))
    path = tmp_path / "mapa.png"
    image.save(str(path))
    base = map_bases.add_picture(plan, path.read_bytes(), "Mapa", faces=photos.NO)
    pins.put(plan, Spot((0.5, 0.3), base.id), "Parque")
    opened(open_page, plan)
    QTest.keyClick(window, Qt.Key.Key_F8)
    qtbot.waitUntil(lambda: shown_slide(window).ground is not None)
    slide = shown_slide(window)
    assert abs(drawn(slide).pixelColor(700, 900).blue() - 0x99) < 12
    assert replace(slide, ground=None) != slide
    window.projector.close()


def test_names_of_areas_that_lie_together_do_not_cover_each_other() -> None:
    """The two names are drawn twice the ground of one: none hides the other."""
    ring = ((0.4, 0.3), (0.6, 0.3), (0.6, 0.6), (0.4, 0.6))
    one, other = (MapArea(rings=(ring,), label=name) for name in ("Ladera alta", "La Loma"))
    inked = []
    for areas_shown in ((one,), (other,), (one, other)):
        slide = MapSlide(key="map", title="Mapa", points=(), areas=areas_shown)
        inked.append(_dark(drawn(slide)))
    nameless = MapSlide(key="map", title="Mapa", points=(), areas=(MapArea(rings=(ring,)),))
    plain = _dark(drawn(nameless))
    assert inked[2] - plain > 0.93 * (inked[0] + inked[1] - 2 * plain)


def _dark(image: QImage) -> int:
    return sum(QColor(image.pixel(x, y)).lightness() < 120
               for x in range(500, 1400, 2) for y in range(200, 1050, 2))  # fmt: skip


def test_very_many_pins_stand_in_crowds(
    open_page: OpenPage, window: MainWindow, make_plan: MakePlan
) -> None:
    plan = make_plan("room")
    pinned(plan, 80, 0.0002)
    opened(open_page, plan)
    QTest.keyClick(window, Qt.Key.Key_F8)
    slide = shown_slide(window)
    assert any(point.kind == "crowd" for point in slide.points)
    counted = sum(int(p.number) if p.kind == "crowd" else 1 for p in slide.points)
    assert counted == 80
    drawn(slide)
    window.projector.close()
