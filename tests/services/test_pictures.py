"""Pictures on their way in: nothing but pixels is left, and what is no picture is refused."""

from __future__ import annotations

import struct
import zlib
from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from tests.photographs import (
    drawn,
    full_exif,
    holds_marker,
    hostile_jpeg,
    hostile_png,
    written,
)
from workshop_app.services import pictures
from workshop_app.services.pictures import Box, Edit, kept
from workshop_app.text import KnownError


def opened(data: bytes) -> Image.Image:
    return Image.open(BytesIO(data))


def near(found: object, ink: tuple[int, int, int]) -> bool:
    assert isinstance(found, tuple)
    return all(abs(one - other) < 30 for one, other in zip(found, ink, strict=True))


RED, GREEN, BLUE, LIGHT = (255, 0, 0), (0, 128, 0), (0, 0, 255), (235, 230, 220)


@pytest.mark.parametrize(
    "data",
    [
        hostile_jpeg(),
        hostile_png(),
        written(drawn(), "TIFF", exif=full_exif()),
        written(drawn(), "WEBP", exif=full_exif()),
        written(drawn(), "GIF", comment=b"SECRETO-7391"),
    ],
    ids=["jpeg", "png", "tiff", "webp", "gif"],
)
def test_nothing_written_beside_the_pixels_is_kept(data: bytes) -> None:
    assert holds_marker(data)
    out = kept(data)
    assert not holds_marker(out)
    assert not opened(out).getexif()
    parts = [out[at + 1] for at in range(len(out) - 1) if out[at] == 0xFF and out[at + 1] >= 0xC0]
    head = parts[: parts.index(0xDA)]
    assert not [one for one in head if 0xE1 <= one <= 0xEF or one == 0xFE], "a segment of words"
    assert set(opened(out).info) <= {"jfif", "jfif_version", "jfif_unit", "jfif_density"}


def test_the_markers_are_in_the_place_and_the_preview_too() -> None:
    exif = Image.open(BytesIO(hostile_jpeg())).getexif()
    assert exif.get_ifd(0x8825)[2] == (7.0, 53.0, 38.0)
    assert hostile_jpeg().count(b"SECRETO-7391") > 20


@pytest.mark.parametrize("orientation", range(1, 9))
def test_the_way_the_camera_was_held_is_kept_in_the_pixels(orientation: int) -> None:
    undo = {
        1: None, 2: Image.Transpose.FLIP_LEFT_RIGHT, 3: Image.Transpose.ROTATE_180,
        4: Image.Transpose.FLIP_TOP_BOTTOM, 5: Image.Transpose.TRANSPOSE,
        6: Image.Transpose.ROTATE_90, 7: Image.Transpose.TRANSVERSE, 8: Image.Transpose.ROTATE_270,
    }[orientation]  # fmt: skip
    held = drawn() if undo is None else drawn().transpose(undo)
    out = opened(kept(written(held, exif=full_exif(orientation), quality=95)))
    assert out.size == (320, 240)
    assert near(out.getpixel((20, 20)), RED)
    assert near(out.getpixel((300, 20)), GREEN)
    assert near(out.getpixel((20, 220)), BLUE)


def test_a_broken_exif_does_not_keep_a_picture_out() -> None:
    plain = written(drawn())
    broken = plain[:2] + b"\xff\xe1\x00\x12Exif\0\0MM\0*\xff\xff\xff\xff\0\0" + plain[2:]
    assert opened(kept(broken)).size == (320, 240)


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGBA", "CMYK", "I;16"])
def test_every_kind_of_pixel_becomes_rgb_on_white(mode: str) -> None:
    if mode == "CMYK":
        data = written(drawn(mode=mode), "JPEG")
    elif mode == "I;16":
        data = written(Image.new("I;16", (64, 64), 65535), "PNG")
    elif mode in ("LA", "RGBA"):
        data = written(Image.new(mode, (64, 64), 0), "PNG")
    else:
        data = written(drawn((64, 64)).convert(mode), "PNG")
    out = opened(kept(data))
    assert out.mode == "RGB"
    if mode in ("LA", "RGBA", "I;16"):
        assert near(out.getpixel((32, 32)), (255, 255, 255))


def test_a_large_picture_becomes_1600_pixels() -> None:
    out = opened(kept(written(drawn((4000, 3000)))))
    assert out.size == (1600, 1200)
    assert opened(kept(written(drawn((320, 240))))).size == (320, 240)


def test_the_same_picture_gives_the_same_bytes() -> None:
    assert kept(hostile_jpeg()) == kept(hostile_jpeg())


def bomb(wide: int, high: int) -> bytes:
    """A small PNG that says that it is very large."""
    head = struct.pack(">IIBBBBB", wide, high, 8, 2, 0, 0, 0)
    chunks = ((b"IHDR", head), (b"IDAT", zlib.compress(b"\0" * 1000)), (b"IEND", b""))
    made = b"\x89PNG\r\n\x1a\n"
    for name, content in chunks:
        made += struct.pack(">I", len(content)) + name + content
        made += struct.pack(">I", zlib.crc32(name + content))
    return made


@pytest.mark.parametrize(("wide", "high"), [(6400, 6400), (12000, 9000), (60000, 60000)])
def test_more_than_40_million_pixels_are_refused_before_they_are_decoded(
    wide: int, high: int
) -> None:
    with pytest.raises(KnownError, match="40 million"):
        kept(bomb(wide, high))


@pytest.mark.parametrize(
    "data",
    [b"", b"hello", b"%PDF-1.7", b"%!PS-Adobe-3.0 EPSF-3.0", b"<svg/>", hostile_jpeg()[:-9000][:4000],
     written(drawn(), "PNG")[:300], bomb(100, 100)],
)  # fmt: skip
def test_what_is_no_whole_picture_is_refused_with_a_sentence(data: bytes) -> None:
    with pytest.raises(KnownError, match="not a picture"):
        kept(data)


def test_heic_says_to_send_it_as_jpeg() -> None:
    with pytest.raises(KnownError, match="JPEG"):
        kept(b"\0\0\0\x18ftypheic\0\0\0\0mif1heic" + b"\0" * 200)
    with pytest.raises(KnownError, match="HEIC"):
        kept(b"\0\0\0\x18ftypmif1\0\0\0\0mif1heic" + b"\0" * 200)


@settings(max_examples=60, deadline=None)
@given(st.binary(max_size=40), st.integers(0, 3000))
def test_torn_bytes_give_a_picture_or_a_sentence(noise: bytes, at: int) -> None:
    data = hostile_jpeg()
    torn = data[:at] + noise + data[at + len(noise) :]
    try:
        out = kept(torn)
    except KnownError:
        return
    assert not holds_marker(out)


# -- what a person does to it ---------------------------------------------------------------------
def test_a_quarter_turn_goes_to_the_right() -> None:
    out = opened(kept(written(drawn()), Edit(turns=1)))
    assert out.size == (240, 320)
    assert near(out.getpixel((220, 20)), RED)
    assert near(opened(kept(written(drawn()), Edit(turns=3))).getpixel((20, 300)), RED)
    assert opened(kept(written(drawn()), Edit(turns=4))).size == (320, 240)


def test_a_covered_rectangle_holds_nothing_of_the_picture() -> None:
    out = opened(kept(written(drawn()), Edit(covers=(Box(0, 0, 0.25, 0.25),))))
    box = out.crop((0, 0, 76, 56))
    colors = box.getcolors(5000)
    assert colors is not None
    assert all(near(ink, pictures.COVER) for _, ink in colors)
    assert near(out.getpixel((300, 20)), GREEN)


def test_a_piece_is_cut_from_the_whole_picture_and_not_from_the_small_one() -> None:
    large = written(drawn((4000, 3000)))
    out = opened(kept(large, Edit(crop=Box(0, 0, 0.25, 0.25))))
    assert out.size == (1000, 750)
    assert near(out.getpixel((500, 400)), RED)


def test_a_box_drawn_backwards_or_over_the_edge_is_set_right() -> None:
    assert Box(0.9, 1.4, -0.2, 0.1).inside() == Box(0.0, 0.1, 0.9, 1.0)


def test_a_piece_of_nothing_is_refused() -> None:
    with pytest.raises(KnownError, match="too small"):
        kept(written(drawn()), Edit(crop=Box(0.5, 0.5, 0.5, 0.9)))


def test_turned_covered_and_cut_in_this_order() -> None:
    edit = Edit(turns=1, covers=(Box(0.75, 0, 1, 0.25),), crop=Box(0.5, 0, 1, 0.5))
    out = opened(kept(written(drawn()), edit))
    assert out.size == (120, 160)
    assert near(out.getpixel((100, 20)), pictures.COVER)
    assert near(out.getpixel((20, 100)), LIGHT)
