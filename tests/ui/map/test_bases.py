"""What the map is drawn on: from files, placed by two points, kept in the plan; bad files are told."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests import map_made
from tests.ui.keyboard import press, tab_to, write
from tests.ui.map.deeds import KEYS, OpenPage, canvas_of, click, opened, pinned
from tests.ui.seen import seen
from workshop_app.domain.map_spots import Spot
from workshop_app.domain.places import Area, MapBase, Pin, Territory
from workshop_app.services import map_bases, photos, pins, prepare
from workshop_app.services.open_plan import OpenPlan
from workshop_app.ui import theme
from workshop_app.ui.map.canvas.canvas import MapCanvas
from workshop_app.ui.map.canvas.tile_layer import TileLayer
from workshop_app.ui.map.page import MapPage
from workshop_app.ui.map.panels.anchors_panel import AnchorsPanel, degrees_typed
from workshop_app.ui.map.panels.part_panel import PartPanel
from workshop_app.ui.map.panels.shapes_panel import ShapesPanel
from workshop_app.ui.photos.keeping import KeepPhoto
from workshop_app.ui.shell.window import MainWindow

MakePlan = Callable[..., OpenPlan]


@pytest.fixture
def city(tmp_path: Path) -> Path:
    """A map file of a made-up city."""
    path = tmp_path / "ciudad.geojson"
    features = [*map_made.blocks(60), map_made.river(), *map_made.units()]
    path.write_text(json.dumps({"type": "FeatureCollection", "features": features}))
    return path


def choose_file(monkeypatch: pytest.MonkeyPatch, window: MainWindow, path: Path) -> None:
    """The next file that is asked for."""
    monkeypatch.setattr(window, "ask_file", lambda *_: path)


def color_at(canvas: MapCanvas, x: float, y: float) -> QColor:
    """What is seen at a pixel of the map."""
    return canvas.grab().toImage().pixelColor(round(x), round(y))


def test_a_map_file_becomes_the_base_and_is_drawn(
    open_page: OpenPage, window: MainWindow, make_plan: MakePlan, city: Path, qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    plan = make_plan("bases")
    page = opened(open_page, plan)
    choose_file(monkeypatch, window, city)
    tab_to("Archivo de mapa…")
    press(KEYS.Key_Return)
    qtbot.waitUntil(lambda: len(plan.all(MapBase)) == 1)
    qtbot.waitUntil(lambda: page.ground is not None)
    canvas = canvas_of(page)
    card, middle = theme.now().color.card, canvas.width() / 2

    def blocks_are_seen() -> bool:
        image = canvas.grab().toImage()
        return any(image.pixelColor(round(middle), y) == card for y in range(60, 500, 4))

    qtbot.waitUntil(blocks_are_seen)
    assert plan.all(MapBase)[0].name == "ciudad"
    plan.undo()
    assert plan.all(MapBase) == []
    assert page.ground is None


def test_a_broken_file_is_a_sentence_and_changes_nothing(
    open_page: OpenPage, window: MainWindow, make_plan: MakePlan, tmp_path: Path, qtbot: QtBot
) -> None:
    plan = make_plan("bases")
    page = opened(open_page, plan)
    path = tmp_path / "rota.geojson"
    path.write_text('{"type": "FeatureCollection", "features": [')
    page.adding.read(path)
    qtbot.waitUntil(lambda: "rota.geojson" in seen(window))
    assert plan.all(MapBase) == []


def test_a_picture_is_kept_only_after_its_faces_were_asked_about(
    open_page: OpenPage, window: MainWindow, make_plan: MakePlan, tmp_path: Path, qtbot: QtBot
) -> None:
    plan = make_plan("bases")
    page = opened(open_page, plan)
    image = QImage(400, 300, QImage.Format.Format_RGB32)
    image.fill(QColor("#336699"))
    path = tmp_path / "Mapa de la mesa.png"
    image.save(str(path))
    page.adding.read(path)
    qtbot.waitUntil(lambda: window.findChild(KeepPhoto) is not None)
    asked = window.findChild(KeepPhoto)
    assert isinstance(asked, KeepPhoto)
    assert plan.all(MapBase) == []
    asked.no.click()
    qtbot.waitUntil(lambda: page.ground is not None)
    canvas = canvas_of(page)
    qtbot.waitUntil(lambda: abs(color_at(canvas, canvas.width() / 2, canvas.height() / 2).blue()
                                - 0x99) < 12)  # fmt: skip
    assert not canvas.surface.has_scale


def picture(plan: OpenPlan, tmp_path: Path) -> MapBase:
    """A picture as base of the plan."""
    image = QImage(400, 300, QImage.Format.Format_RGB32)
    image.fill(QColor("#336699"))
    path = tmp_path / "mapa.png"
    image.save(str(path))
    return map_bases.add_picture(plan, path.read_bytes(), "Mapa", faces=photos.NO)


def placing(page: MapPage) -> AnchorsPanel:
    """The panel that places the base that is shown, with A and B pointed at."""
    page.deeds.show_bases()
    tab_to("Ubicarla con dos puntos")
    press(KEYS.Key_Return)
    panel = page.findChild(AnchorsPanel)
    assert isinstance(panel, AnchorsPanel)
    canvas = canvas_of(page)
    for x, y in ((0.1, 0.1), (0.9, 0.6)):
        spot = canvas.view.spot((x, y))
        click(canvas, spot.x(), spot.y())
    return panel


def test_a_picture_is_placed_by_two_points_and_what_is_on_it_follows(
    open_page: OpenPage, make_plan: MakePlan, tmp_path: Path
) -> None:
    plan = make_plan("bases")
    base = picture(plan, tmp_path)
    pin = pins.put(plan, Spot((0.5, 0.35), base.id), "Parque")
    page = opened(open_page, plan)
    panel = placing(page)
    panel.lines["A"].setText("7.90, -72.52")
    panel.lines["B"].setText("")
    panel.keep()
    assert plan.one(MapBase, base.id).placed is None
    panel.lines["B"].setText("7,8937; -72,51")
    panel.keep()
    assert plan.one(MapBase, base.id).placed is not None
    canvas = canvas_of(page)
    assert canvas.surface.has_scale
    assert [mark.key for mark in canvas.scene.marks] == [pin.id]
    plan.undo()
    assert plan.one(MapBase, base.id).placed is None


def test_a_picture_gets_a_scale_from_the_metres_between_two_points(
    open_page: OpenPage, make_plan: MakePlan, tmp_path: Path
) -> None:
    plan = make_plan("bases")
    base = picture(plan, tmp_path)
    page = opened(open_page, plan)
    panel = placing(page)
    panel.metres.setText("250")
    panel.keep()
    canvas = canvas_of(page)
    assert canvas.surface.base == base.id
    assert canvas.surface.across == pytest.approx(250 / (0.8**2 + 0.5**2) ** 0.5, rel=0.02)


def test_degrees_are_read_as_people_write_them() -> None:
    for text in ("7.889, -72.507", "7,889; -72,507", "7.889 -72.507", "7.889,-72.507"):
        assert degrees_typed(text) == (-72.507, 7.889)
    for text in ("", "7.889", "7.889, -272.5", "parque", "1 2 3"):
        assert degrees_typed(text) is None


def test_a_pin_on_a_picture_has_no_degrees_and_shows_its_base_when_chosen(
    open_page: OpenPage, make_plan: MakePlan, tmp_path: Path
) -> None:
    plan = make_plan("bases")
    (ground,) = pinned(plan)
    base = picture(plan, tmp_path)
    page = opened(open_page, plan)
    page.use_base(base.id)
    canvas = canvas_of(page)
    assert canvas.scene.marks == []
    press(KEYS.Key_P)
    press(KEYS.Key_Return)
    press(KEYS.Key_Return)
    write("Parque")
    press(KEYS.Key_Return)
    drawn = next(pin for pin in plan.all(Pin) if pin.id != ground.id)
    assert (drawn.base, drawn.latitude) == (base.id, None)
    page.choose(ground.id)
    assert canvas.surface.base == ""
    page.choose(drawn.id)
    assert canvas.surface.base == base.id


def test_outlines_of_a_file_become_areas_of_territories(
    open_page: OpenPage, make_plan: MakePlan, city: Path, qtbot: QtBot
) -> None:
    plan = make_plan("bases")
    name = map_made.units()[0]["properties"]
    prepare.add_territory(plan, next(str(v) for v in name.values() if not str(v).isdigit()))
    page = opened(open_page, plan)
    page.adding.read(city)
    qtbot.waitUntil(lambda: page.ground is not None)
    tab_to("Áreas de sus formas…")
    press(KEYS.Key_Return)
    qtbot.waitUntil(lambda: page.findChild(ShapesPanel) is not None)
    panel = page.findChild(ShapesPanel)
    assert isinstance(panel, ShapesPanel)
    assert len(panel.model.ticked) == 1
    press(KEYS.Key_Space)
    assert len(panel.model.ticked) == 2
    panel.bring.click()
    found = plan.all(Area)
    assert len(found) == 2
    assert [one.territory for one in found if one.territory] == [plan.all(Territory)[0].id]
    plan.undo()
    assert plan.all(Area) == []


def test_stored_tiles_are_drawn_and_a_part_of_them_is_kept(
    open_page: OpenPage, make_plan: MakePlan, tmp_path: Path, qtbot: QtBot
) -> None:
    plan = make_plan("bases")
    path = map_made.tiles_file(tmp_path / "ciudad.mbtiles", zooms=(12, 14), alike=True)
    page = opened(open_page, plan)
    page.adding.read(path)
    qtbot.waitUntil(lambda: page.ground is not None)
    canvas = canvas_of(page)
    assert isinstance(canvas.layer, TileLayer)
    ground = color_at(canvas, canvas.width() / 2, canvas.height() / 2)
    qtbot.waitUntil(lambda: color_at(canvas, canvas.width() / 2, canvas.height() / 2) != ground)
    tab_to("Guardar la parte a la vista…")
    press(KEYS.Key_Return)
    qtbot.waitUntil(lambda: page.findChild(PartPanel) is not None)
    assert "MB" in seen(page)
    press(KEYS.Key_Return)
    qtbot.waitUntil(lambda: bool(plan.all(MapBase)[0].media))
    QApplication.processEvents()


def test_tiles_that_are_not_on_this_laptop_are_told(
    open_page: OpenPage, make_plan: MakePlan, tmp_path: Path
) -> None:
    plan = make_plan("bases")
    path = map_made.tiles_file(tmp_path / "ciudad.mbtiles", zooms=(12, 12), alike=True)
    base = map_bases.add_tiles(plan, path, "Ciudad")
    pinned(plan)
    path.unlink()
    page = opened(open_page, plan)
    page.use_base(base.id)
    assert "ciudad.mbtiles" in page.missing.text()
    assert page.missing.isVisible()
    assert canvas_of(page).scene.marks != []


def test_a_base_is_renamed_and_taken_away_with_what_is_only_on_it(
    open_page: OpenPage, make_plan: MakePlan, tmp_path: Path
) -> None:
    plan = make_plan("bases")
    base = picture(plan, tmp_path)
    pins.put(plan, Spot((0.5, 0.35), base.id), "Parque")
    page = opened(open_page, plan)
    page.deeds.show_bases()
    tab_to("Quitar esta base")
    press(KEYS.Key_Return)
    assert plan.all(MapBase) == []
    assert plan.all(Pin) == []
    plan.undo()
    assert len(plan.all(MapBase)) == len(plan.all(Pin)) == 1


def test_a_base_that_undo_took_is_shown_again_after_redo(
    open_page: OpenPage, make_plan: MakePlan, tmp_path: Path
) -> None:
    plan = make_plan("bases")
    path = tmp_path / "mapa-foto.png"
    image = QImage(400, 300, QImage.Format.Format_RGB32)
    image.fill(QColor("#336699"))
    image.save(str(path))
    page = opened(open_page, plan)
    base = map_bases.add_picture(plan, path.read_bytes(), "mapa-foto", faces=photos.NO)
    pin = pins.put(plan, Spot((0.5, 0.3), base.id), "Parque")
    assert page.surface.base == base.id
    while plan.undoable:
        plan.undo()
    assert page.ground is None
    while plan.redoable:
        plan.redo()
    assert page.surface.base == page.board.canvas.surface.base == base.id
    assert [mark.key for mark in page.board.canvas.scene.marks] == [pin.id]
    assert "en otra base" not in seen(page)
    assert page.base.segments.current == base.id


def test_no_base_stays_chosen_after_undo_and_redo(open_page: OpenPage, make_plan: MakePlan) -> None:
    plan = make_plan("bases")
    page = opened(open_page, plan)
    map_bases.add_sheet(plan, "Hoja")
    page.use_base("")
    plan.undo()
    plan.redo()
    assert page.ground is None
