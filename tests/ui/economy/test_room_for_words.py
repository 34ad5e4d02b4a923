"""Nothing of the economy's page is cut off: narrow windows, large letters, longer languages."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication

from tests.ui.economy.keys import PLACES, OpenPage, economy_page
from workshop_app.services import economy_sectors
from workshop_app.services.open_plan import OpenPlan
from workshop_app.ui import overflow
from workshop_app.ui.shell.window import MainWindow


@pytest.mark.parametrize(
    ("language", "scale", "size"),
    [
        ("es", 1.0, (1366, 696)),
        ("fr", 1.0, (1366, 768)),
        ("es", 1.25, (1280, 720)),
        ("fr", 1.5, (1280, 720)),
    ],
)
def test_every_place_has_room_for_its_words(
    open_page: OpenPage, window: MainWindow, sample: OpenPlan, language: str, scale: float,
    size: tuple[int, int],
) -> None:  # fmt: skip
    window.resize(*size)
    window.change_settings(language=language, text_scale=scale)
    page = economy_page(open_page("economy", sample))
    for place in PLACES:
        page.show_place(place, begin=True)
        QApplication.processEvents()
        overflow.start()
        page.grab()
        cut = [note for note in overflow.stop() if not note.meant]
        assert cut == [], place
    assert window.size().width() == size[0]


def test_a_long_name_makes_rows_taller_and_is_not_cut(
    open_page: OpenPage, window: MainWindow, sample: OpenPlan
) -> None:
    page = economy_page(open_page("economy", sample))
    name = "Comercio al por menor de víveres, frutas y verduras en tiendas de barrio y puestos"
    economy_sectors.add(sample, name)
    QApplication.processEvents()
    overflow.start()
    page.grab()
    assert not [note for note in overflow.stop() if not note.meant]
