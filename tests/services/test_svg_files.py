"""Drawings from outside: what needs nothing but itself passes, everything else has its sentence."""

from __future__ import annotations

import pytest

from workshop_app.services import svg_files
from workshop_app.text import KnownError

HEAD = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 40 20">'


def svg(inside: str, head: str = HEAD) -> bytes:
    return f'<?xml version="1.0"?>{head}{inside}</svg>'.encode()


@pytest.mark.parametrize(
    "inside",
    [
        '<rect width="40" height="20" fill="#0f5c61"/>',
        '<style>.a{fill:url(#g)}</style><linearGradient id="g"/><rect class="a"/>',
        '<g id="x"/><use xlink:href="#x"/><a href="https://cucuta.gov.co"><rect/></a>',
        '<image xlink:href="data:image/png;base64,iVBORw0KGgo="/>',
        "<!-- a comment --><title>Alcaldía</title>",
    ],
)  # fmt: skip
def test_a_plain_drawing_passes(inside: str) -> None:
    data = svg(inside)
    assert svg_files.looks_like_svg(data)
    assert svg_files.checked(data) == data


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (svg("<script>alert(1)</script>"), svg_files.RUNS),
        (svg('<rect onload="x()"/>'), svg_files.RUNS),
        (svg('<a href="javascript:x()"/>'), svg_files.RUNS),
        (svg("<foreignObject/>"), svg_files.RUNS),
        (svg('<image href="http://a.b/c.png"/>'), svg_files.REACHES_OUT),
        (svg('<image xlink:href="file:///etc/passwd"/>'), svg_files.REACHES_OUT),
        (svg('<image href="../secret.png"/>'), svg_files.REACHES_OUT),
        (svg('<image href="data:image/svg+xml,x"/>'), svg_files.REACHES_OUT),
        (svg('<rect fill="url(http://a.b/c)"/>'), svg_files.REACHES_OUT),
        (svg('<style>@import "x.css";</style>'), svg_files.REACHES_OUT),
        (svg("<rect style=\"fill:url( 'x.svg#a')\"/>"), svg_files.REACHES_OUT),
        (b'<!DOCTYPE svg [<!ENTITY a "aaaa">]><svg>&a;</svg>', svg_files.REACHES_OUT),
        (b'<?xml-stylesheet href="x.css"?><svg/>', svg_files.REACHES_OUT),
        (b"<svg><rect></svg>", svg_files.BROKEN),
        (b"<html/>", svg_files.BROKEN),
        (b"", svg_files.BROKEN),
        (b"\xff\xfe\x00", svg_files.BROKEN),
        (b"<g>" * 100_000, svg_files.BROKEN),
    ],
)
def test_what_runs_reaches_out_or_is_broken_is_refused(data: bytes, message: str) -> None:
    with pytest.raises(KnownError) as refused:
        svg_files.checked(data)
    assert refused.value.message == message


def layers(deep: int, each: int, use: str = '<use href="#n{}"/>') -> bytes:
    """A drawing whose every layer uses the one below ``each`` times."""
    above = "".join(f'<g id="n{at}">{use.format(at - 1) * each}</g>' for at in range(1, deep))
    return f'<svg xmlns="http://www.w3.org/2000/svg"><g id="n0"><path/></g>{above}</svg>'.encode()


def test_a_few_lines_that_would_draw_for_hours_are_refused() -> None:
    filled = '<rect fill="url(#n{})"/>'
    for drawing in (layers(20, 10), layers(20, 10, filled), layers(9, 10)):
        with pytest.raises(KnownError) as caught:
            svg_files.checked(drawing)
        assert caught.value.message == svg_files.BROKEN


def test_what_uses_itself_is_refused_and_what_is_used_often_is_not() -> None:
    with pytest.raises(KnownError):
        svg_files.checked(b'<svg><g id="a"><rect fill="url(#a)"/></g></svg>')
    assert svg_files.checked(layers(3, 40))
    assert svg_files.checked(b'<svg id="top"><a href="#top"><path/></a></svg>')
