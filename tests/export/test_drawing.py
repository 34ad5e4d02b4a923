"""Drawings kept as strokes: what they become as SVG and as points."""

from __future__ import annotations

from io import BytesIO

from PIL import Image
from reportlab.lib.colors import HexColor

from tests.export.reading import ignored
from workshop_app.export.drawing.as_png import as_png
from workshop_app.export.drawing.as_svg import Inks, as_svg, dark_ground, dark_letters, lightness
from workshop_app.export.drawing.recorded import Drawing, Letters, Shape
from workshop_app.export.pdf import fonts

RED, WHITE = HexColor("#c00000"), HexColor("#ffffff")


def pixels(drawing: Drawing, side: float = 100.0) -> Image.Image:
    return Image.open(BytesIO(as_png(drawing, (side, side), 100, ignored))).convert("RGB")


def test_a_ring_has_a_hole_whichever_way_its_inner_edge_turns() -> None:
    drawing = Drawing()
    ring = drawing.beginPath()
    ring.rect(10, 10, 80, 80)
    for corner in ((30, 30), (30, 70), (70, 70), (70, 30)):
        (ring.moveTo if corner == (30, 30) else ring.lineTo)(*corner)
    ring.close()
    drawing.filled_path(ring, RED)
    seen = pixels(drawing)
    assert seen.getpixel((20, 50)) == (192, 0, 0)
    assert seen.getpixel((50, 50)) == (255, 255, 255)


def test_two_that_overlap_and_turn_alike_have_no_hole() -> None:
    drawing = Drawing()
    path = drawing.beginPath()
    path.rect(10, 10, 60, 60)
    path.rect(40, 40, 50, 50)
    drawing.filled_path(path, RED)
    assert pixels(drawing).getpixel((55, 45)) == (192, 0, 0)


def test_what_is_outside_a_clip_is_not_seen() -> None:
    drawing = Drawing()
    drawing.saveState()
    clip = drawing.beginPath()
    clip.rect(0, 0, 50, 100)
    drawing.clipPath(clip, stroke=0, fill=0)
    drawing.box(0, 0, 100, 100, fill=RED)
    drawing.restoreState()
    seen = pixels(drawing)
    assert (seen.getpixel((25, 50)), seen.getpixel((75, 50))) == ((192, 0, 0), (255, 255, 255))


def test_what_is_moved_and_turned_lands_where_paper_puts_it() -> None:
    drawing = Drawing()
    drawing.saveState()
    drawing.translate(50, 50)
    drawing.rotate(90)
    drawing.scale(2, 2)
    drawing.text("ab", 10, 5, font=fonts.REGULAR, size=6, color=RED)
    drawing.restoreState()
    drawing.rule(0, 0, 10, 0, color=RED)
    letters, line = drawing.marks
    assert isinstance(letters, Letters)
    assert isinstance(line, Shape)
    assert [round(v, 6) for v in letters.at] == [40, 70]
    assert (round(letters.turned), letters.size) == (90, 12)
    assert line.strokes == (("M", (0.0, 0.0)), ("L", (10.0, 0.0)))


def test_what_people_type_is_no_markup_in_an_svg() -> None:
    drawing = Drawing()
    drawing.text("<b>&\"'", 0, 0, font=fonts.REGULAR, size=9, color=RED)
    told = as_svg(drawing, 10, 10, '"><script>', Inks(), "one")
    assert "<script" not in told
    assert "&lt;b&gt;&amp;" in told


def test_hatchings_are_one_line_and_colours_have_names() -> None:
    drawing, inks = Drawing(), Inks()
    for n in range(50):
        drawing.rule(n, 0, n + 5, 5, color=RED)
    drawing.box(0, 0, 9, 9, fill=WHITE)
    told = as_svg(drawing, 60, 10, "x", inks, "one")
    assert told.count("<path") == 2
    assert "#" not in told
    assert set(inks.light().values()) == {"#c00000", "#ffffff"}


def test_the_dark_page_turns_grounds_dark_and_letters_light() -> None:
    assert lightness(dark_ground("#ffffff")) < 0.15
    assert lightness(dark_ground("#e1efef")) < 0.4
    assert lightness(dark_letters("#1f2a30")) > 0.8
    assert dark_letters("#ffffff") == "#ffffff"
    assert dark_ground("#b4452f") == "#b4452f"
