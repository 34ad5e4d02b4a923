"""A drawing as SVG inside a page: letters stay letters, colours follow the page's light or dark."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterable
from dataclasses import replace

from markupsafe import Markup, escape

from workshop_app.export.drawing.recorded import Bitmap, Drawing, Ink, Letters, Mark, Shape
from workshop_app.export.outlines import Stroke


class Inks:
    """The colours that drawings use, each by a name of its own: letters apart from grounds, since
    the dark page turns them round differently."""

    def __init__(self) -> None:
        self._names: dict[tuple[str, str], str] = {}

    def letters(self, ink: Ink) -> str:
        """The name of a colour of letters."""
        return self._named("t", ink)

    def ground(self, ink: Ink) -> str:
        """The name of a colour of areas and lines."""
        return self._named("g", ink)

    def _named(self, kind: str, ink: Ink) -> str:
        written = hexadecimal(ink)
        return self._names.setdefault((kind, written), f"--{kind}{written[1:]}")

    def light(self) -> dict[str, str]:
        """Name and colour of each on a light page."""
        return {name: colour for (_, colour), name in self._names.items()}

    def dark(self) -> dict[str, str]:
        """Name and colour of each on a dark page."""
        return {
            name: dark_letters(colour) if kind == "t" else dark_ground(colour)
            for (kind, colour), name in self._names.items()
        }


def hexadecimal(ink: Ink) -> str:
    """ "#rrggbb"."""
    return "#" + "".join(f"{round(value * 255):02x}" for value in ink)


def _parts(colour: str) -> tuple[float, float, float]:
    return tuple(int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5))  # type: ignore[return-value]


def _mixed(colour: str, other: str, part: float) -> str:
    pairs = zip(_parts(colour), _parts(other), strict=True)
    return hexadecimal(tuple(a * part + b * (1 - part) for a, b in pairs))  # type: ignore[arg-type]


def lightness(colour: str) -> float:
    """How light a colour looks, 0 to 1."""
    red, green, blue = _parts(colour)
    return 0.299 * red + 0.587 * green + 0.114 * blue


PAPER, INK = "#ffffff", "#1f2a30"
DARK_PAPER, DARK_INK = "#12191c", "#e8eef0"


def dark_letters(colour: str) -> str:
    """A colour of letters on the dark page: white stands inside of shapes and stays."""
    light = lightness(colour)
    if light > 0.9:
        return colour
    return DARK_INK if light < 0.2 else _mixed(colour, "#ffffff", 0.42)


def dark_ground(colour: str) -> str:
    """A colour of areas and lines on the dark page: pale ones become deep, ink becomes light, the
    themes keep theirs."""
    light = lightness(colour)
    if light > 0.985:
        return DARK_PAPER
    if light > 0.78:
        depth = min(0.34, (1 - light) * 1.6)
        return _mixed(_vivid(colour), DARK_PAPER, depth)
    return DARK_INK if light < 0.2 else colour


def _vivid(colour: str) -> str:
    """The same hue at full strength."""
    parts = _parts(colour)
    low, high = min(parts), max(parts)
    if high - low < 0.02:
        return "#9fb0b6"
    return hexadecimal(tuple(0.35 + 0.6 * (one - low) / (high - low) for one in parts))  # type: ignore[arg-type]


def as_svg(
    drawing: Drawing, width: float, height: float, told: str, inks: Inks, name: str
) -> Markup:
    """``drawing`` as an ``<svg>`` of ``width`` × ``height`` points; ``told`` says what it shows.
    ``name`` is its own in the page, for what is seen only in part."""
    pieces: list[str] = []
    clips: dict[tuple[Stroke, ...], str] = {}
    for mark in merged(drawing.marks):
        if isinstance(mark, Letters):
            pieces.append(_letters(mark, height, inks))
            continue
        if isinstance(mark, Bitmap):
            pieces.append(_bitmap(mark, height))
            continue
        clip = ""
        if mark.clip:
            known = clips.setdefault(mark.clip, f"{name}-{len(clips)}")
            clip = f' clip-path="url(#{known})"'
        pieces.append(_shape(mark, height, inks, clip))
    defined = "".join(
        f'<clipPath id="{known}"><path d="{_path(strokes, height)}"/></clipPath>'
        for strokes, known in clips.items()
    )
    head = f'<svg role="img" aria-label="{escape(told)}" viewBox="0 0 {width:.0f} {height:.0f}">'
    return Markup(f"{head}{defined and f'<defs>{defined}</defs>'}{''.join(pieces)}</svg>")


def merged(marks: Iterable[Mark]) -> list[Mark]:
    """Lines drawn alike one after the other are one: hatchings have hundreds."""
    found: list[Mark] = []
    for mark in marks:
        last = found[-1] if found else None
        if (
            isinstance(mark, Shape)
            and isinstance(last, Shape)
            and mark.fill is None
            and replace(mark, strokes=()) == replace(last, strokes=())
        ):
            found[-1] = replace(last, strokes=last.strokes + mark.strokes)
        else:
            found.append(mark)
    return found


def _path(strokes: Iterable[Stroke], height: float) -> str:
    parts = []
    for kind, points in strokes:
        placed = (f"{_short(height - value if n % 2 else value)}" for n, value in enumerate(points))
        parts.append(kind + " ".join(placed))
    return "".join(parts)


def _short(value: float) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".")


def _shape(mark: Shape, height: float, inks: Inks, clip: str) -> str:
    style = [f"fill:var({inks.ground(mark.fill)})" if mark.fill is not None else "fill:none"]
    if mark.stroke is not None:
        style.append(f"stroke:var({inks.ground(mark.stroke)});stroke-width:{_short(mark.width)}")
        if mark.dash:
            style.append(f"stroke-dasharray:{' '.join(map(_short, mark.dash))}")
    return f'<path d="{_path(mark.strokes, height)}" style="{";".join(style)}"{clip}/>'


def _letters(mark: Letters, height: float, inks: Inks) -> str:
    x, y = mark.at
    place = f'x="{_short(x)}" y="{_short(height - y)}"'
    if mark.turned:
        place = f'transform="translate({_short(x)} {_short(height - y)}) rotate({_short(-mark.turned)})"'
    style = f"fill:var({inks.letters(mark.ink)});font-size:{_short(mark.size)}px"
    return f'<text {place} class="{mark.font}" style="{style}">{escape(mark.text.rstrip())}</text>'


def _bitmap(mark: Bitmap, height: float) -> str:
    x, y, wide, high = mark.place
    kind = "png" if mark.data.startswith(b"\x89PNG") else "jpeg"
    inside = b64encode(mark.data).decode("ascii")
    return (
        f'<image x="{_short(x)}" y="{_short(height - y - high)}" width="{_short(wide)}" '
        f'height="{_short(high)}" preserveAspectRatio="none" '
        f'href="data:image/{kind};base64,{inside}"/>'
    )
