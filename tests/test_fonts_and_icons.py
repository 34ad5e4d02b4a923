"""The fonts and icons that ship: found by Qt under one family, embedded by reportlab, complete."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont
from PySide6.QtGui import QFont, QFontDatabase, QImage, QRawFont
from reportlab.pdfbase.ttfonts import TTFont as EmbeddedFont

from workshop_app import paths

FONTS = sorted(paths.resources("fonts").glob("*.ttf"))
ICONS = sorted(paths.resources("icons").glob("*.ttf"))
LETTERS = "áéíóúüñÁÉÍÓÚÜÑ¿¡«»–—…ºªçãõœàâêôèùîïë’‘“”·€•×$%°©"


def name(path: Path) -> str:
    return path.stem


@pytest.mark.parametrize("path", [p for p in FONTS if "Emoji" not in p.name], ids=name)
def test_a_text_font_draws_every_letter_of_our_languages(path: Path) -> None:
    assert set(map(ord, LETTERS)) <= set(TTFont(path).getBestCmap())


@pytest.mark.parametrize("path", [*FONTS, *ICONS], ids=name)
def test_a_font_can_be_embedded_in_a_document(path: Path) -> None:
    assert TTFont(path)["OS/2"].fsType == 0
    assert EmbeddedFont(path.stem, str(path)).face.ascent > 0


@pytest.mark.parametrize(
    ("family", "weights"),
    [("Atkinson Hyperlegible Next", (400, 500, 600, 700)), ("Source Sans 3", (400, 600, 700))],
)
@pytest.mark.usefixtures("qtbot")
def test_qt_finds_each_weight_under_one_family(family: str, weights: tuple[int, ...]) -> None:
    assert all(QFontDatabase.addApplicationFont(str(path)) >= 0 for path in FONTS)
    for weight in weights:
        font = QFont(family)
        font.setWeight(QFont.Weight(weight))
        found = QRawFont.fromFont(font)
        assert (found.familyName(), found.weight()) == (family, weight)


def test_an_icon_has_one_place_in_all_three_styles() -> None:
    places = json.loads(paths.resources("icons", "phosphor.json").read_text(encoding="utf-8"))
    assert len(places) > 1500
    assert {"house-line", "tree", "book-open", "heart", "storefront"} <= set(places)
    assert [path.stem for path in ICONS] == ["Phosphor-Bold", "Phosphor-Fill", "Phosphor-Regular"]
    for path in ICONS:
        assert {int(place, 16) for place in places.values()} <= set(TTFont(path).getBestCmap())


def test_every_font_has_its_licence_beside_it() -> None:
    licences = {p.name for p in paths.resources().glob("*/*.txt")}
    assert {f"{p.stem.split('-')[0]}-OFL.txt" for p in FONTS} | {"Phosphor-LICENSE.txt"} == licences


@pytest.mark.usefixtures("qtbot")
def test_the_sign_of_the_app_is_there() -> None:
    assert QImage(str(paths.resources("icons", "convite.png"))).width() == 256
    assert paths.resources("icons", "convite.svg").is_file()
