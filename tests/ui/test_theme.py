"""Colours, letters and sizes are those of the tokens, in both variants."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QColor, QFontInfo, QTextLayout

from workshop_app.ui import icons, palette, theme
from workshop_app.ui.pages import PAGES
from workshop_app.ui.theme import Theme


def ratio(one: QColor, other: QColor) -> float:
    """The contrast of two colours by WCAG 2."""

    def light(color: QColor) -> float:
        parts = (color.redF(), color.greenF(), color.blueF())
        r, g, b = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
        return 0.2126 * r + 0.7152 * g + 0.0722 * b

    high, low = sorted((light(one), light(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize(
    ("text", "ground"),
    [
        ("ink", "card"), ("ink", "paper"), ("muted", "card"), ("muted", "paper"),
        ("muted", "sunken"), ("muted", "selected_row"), ("on_primary", "primary"),
        ("primary", "card"), ("primary", "paper"), ("primary_hover", "primary_tint"),
        ("accent_text", "card"), ("accent_text", "accent_tint"), ("ok", "ok_tint"),
        ("warn", "warn_tint"), ("warn", "notes_card"), ("error", "error_tint"), ("error", "card"),
        ("info", "info_tint"), ("rail_text", "rail"), ("rail_muted", "rail"),
    ],
)  # fmt: skip
def test_text_is_readable_on_its_ground(text: str, ground: str, dark: bool) -> None:
    colors = palette.colors(dark)
    assert ratio(colors.tone(text), colors.tone(ground)) >= 4.5


@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize("topic", ["housing", "public_space", "education", "health", "economy"])
def test_a_theme_is_told_from_its_ground_and_its_pictogram_from_it(topic: str, dark: bool) -> None:
    sign = palette.sign(topic, dark)
    assert ratio(sign.color, palette.colors(dark).card) >= 3
    assert ratio(sign.on_color, sign.color) >= 4.5
    assert ratio(sign.text, sign.tint) >= 4.5
    assert icons.known(sign.icon)


def test_the_five_themes_have_five_shapes() -> None:
    topics = ("housing", "public_space", "education", "health", "economy")
    assert len({palette.sign(topic, False).shape for topic in topics}) == 5


@pytest.mark.parametrize("dark", [False, True])
def test_scores_read_in_grey_too(dark: bool) -> None:
    now = Theme(dark)
    pairs = [now.heat(score) for score in range(1, 6)]
    assert all(ratio(fill, text) >= 4.5 for fill, text in pairs)


@pytest.mark.parametrize("weight", [400, 500, 600, 700])
def test_the_letters_of_the_design_are_found(weight: int) -> None:
    info = QFontInfo(Theme().font("body", weight=weight))
    assert info.family() == theme.FAMILY
    assert info.weight() == weight


def test_text_size_multiplies_letters_and_heights_alike() -> None:
    small, large = Theme(), Theme(scale=1.5)
    assert large.font("body").pixelSize() == 24
    assert large.px(40) == 60
    assert large.line("body") > small.line("body")


def test_a_key_is_called_as_on_the_keyboard() -> None:
    now = Theme(keys={"PgDown": "Av Pág", "Return": "Enter"})
    assert now.key("Ctrl+P") == "Ctrl P"
    assert now.key("PgDown") == "Av Pág"
    assert now.key("Ctrl++") == "Ctrl +"
    assert now.key("Ctrl+-") == "Ctrl -"


def test_every_icon_of_the_rail_and_of_the_zones_is_in_the_font() -> None:
    names = [row.icon for row in PAGES] + list(palette.ZONE_ICONS.values())
    assert [name for name in names if not icons.known(name)] == []
    assert all(icons.find(icons.filled(name)) for name in names)


def test_an_icon_that_there_is_not_is_a_bug() -> None:
    with pytest.raises(KeyError):
        icons.find("no-such-icon")


@pytest.mark.parametrize("emoji", ["\N{GRINNING FACE}", "\N{DECIDUOUS TREE}", "\N{BICYCLE}"])
def test_emoji_are_drawn_with_the_letters_that_ship_with_the_program(emoji: str) -> None:
    laid = QTextLayout(f"más {emoji}", theme.now().font("body"))
    laid.beginLayout()
    laid.createLine()
    laid.endLayout()
    drawn = {run.rawFont().familyName(): list(run.glyphIndexes()) for run in laid.glyphRuns()}
    assert drawn["Noto Emoji"]
    assert all(drawn["Noto Emoji"])
    assert 0 not in drawn[theme.FAMILY]
