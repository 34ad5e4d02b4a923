"""A drawing as a picture made of points, for telephones: drawn with Pillow, twice as large and then
made smaller, so that edges are smooth."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from io import BytesIO
from itertools import pairwise
from typing import TYPE_CHECKING

from workshop_app import paths
from workshop_app.export.drawing.recorded import Bitmap, Drawing, Ink, Letters, Mark, Shape
from workshop_app.export.outlines import Stroke

if TYPE_CHECKING:
    from PIL.Image import Image
    from PIL.ImageFont import FreeTypeFont

FINER = 2
"""So many times larger it is drawn."""
STEPS = 10
"""Straight pieces of a curve."""

Points = list[tuple[float, float]]


def as_png(
    drawing: Drawing,
    size: tuple[float, float],
    wide: int,
    step: Callable[[int, int], None],
) -> bytes:
    """``drawing`` of ``size`` points as a PNG ``wide`` pixels across, on white. ``step(done, all)``
    is called as it goes and may raise to stop."""
    from PIL import Image

    scale = wide * FINER / size[0]
    high = round(size[1] * scale / FINER)
    picture = Image.new("RGB", (wide * FINER, high * FINER), "white")
    pen = _Pen(picture, scale, high * FINER)
    for done, mark in enumerate(drawing.marks):
        if done % 100 == 0:
            step(done, len(drawing.marks))
        pen.draw(mark)
    small = picture.resize((wide, high), Image.Resampling.LANCZOS)
    out = BytesIO()
    small.quantize(256, dither=Image.Dither.NONE).save(out, "PNG", optimize=True)
    return out.getvalue()


class _Pen:
    """Draws marks on a picture, ``scale`` points of it to one of theirs."""

    def __init__(self, picture: Image, scale: float, high: int) -> None:
        from PIL import ImageDraw

        self._picture, self._scale, self._high = picture, scale, high
        self._draw = ImageDraw.Draw(picture)
        self._fonts: dict[tuple[str, float], FreeTypeFont] = {}

    def draw(self, mark: Mark) -> None:
        if isinstance(mark, Letters):
            self._write(mark)
        elif isinstance(mark, Bitmap):
            self._place(mark)
        else:
            self._shape(mark)

    def _place(self, mark: Bitmap) -> None:
        from PIL import Image

        x, y, wide, high = (round(one * self._scale) for one in mark.place)
        with Image.open(BytesIO(mark.data), formats=("JPEG", "PNG")) as opened:
            shown = opened.convert("RGB").resize((max(1, wide), max(1, high)))
        self._picture.paste(shown, (x, self._high - y - high))

    def _shape(self, mark: Shape) -> None:
        outlines = [self._at(points) for points, _ in _flat(mark.strokes)]
        if mark.fill is not None:
            self._fill(outlines, _rgb(mark.fill), mark.clip)
        if mark.stroke is None:
            return
        width = max(1, round(mark.width * self._scale))
        for points, closed in _flat(mark.strokes):
            line = self._at(points)
            if closed:
                line.append(line[0])
            for piece in _dashed(line, [one * self._scale for one in mark.dash]):
                if len(piece) > 1:
                    self._draw.line(piece, fill=_rgb(mark.stroke), width=width, joint="curve")

    def _fill(self, outlines: list[Points], ink: tuple[int, ...], clip: tuple[Stroke, ...]) -> None:
        """Holes are outlines that turn the other way (the non-zero rule of fonts)."""
        from PIL import ImageChops

        if len(outlines) == 1 and not clip:
            self._draw.polygon(outlines[0], fill=ink)
            return
        box = _around(outlines, self._picture.size)
        if box is None:
            return
        mask = _mask(outlines, box)
        if clip:
            edges = [self._at(points) for points, _ in _flat(clip)]
            mask = ImageChops.multiply(mask, _mask(edges, box))
        self._picture.paste(ink, box, mask)

    def _at(self, points: Points) -> Points:
        return [(x * self._scale, self._high - y * self._scale) for x, y in points]

    def _write(self, mark: Letters) -> None:
        size = round(mark.size * self._scale, 2)
        font = self._fonts.get((mark.font, size))
        if font is None:
            font = self._fonts[mark.font, size] = _font(mark.font, size)
        x, y = mark.at[0] * self._scale, self._high - mark.at[1] * self._scale
        self._draw.text((x, y), mark.text, font=font, fill=_rgb(mark.ink), anchor="ls")


def _font(name: str, size: float) -> FreeTypeFont:
    from PIL import ImageFont

    file = str(paths.resources("fonts", f"{name}.ttf"))
    return ImageFont.truetype(file, size, layout_engine=ImageFont.Layout.BASIC)


def _rgb(ink: Ink) -> tuple[int, ...]:
    return tuple(round(value * 255) for value in ink)


def _flat(strokes: Iterable[Stroke]) -> Iterator[tuple[Points, bool]]:
    """The outlines as straight lines, and whether each is closed."""
    points: Points = []
    for kind, values in strokes:
        if kind == "M":
            if points:
                yield points, False
            points = [(values[0], values[1])]
        elif kind == "L":
            points.append((values[0], values[1]))
        elif kind == "C":
            points += _curve(points[-1], values)
        elif points:
            yield points, True
            points = []
    if points:
        yield points, False


def _curve(start: tuple[float, float], values: tuple[float, ...]) -> Points:
    x0, y0 = start
    x1, y1, x2, y2, x3, y3 = values
    found = []
    for n in range(1, STEPS + 1):
        t = n / STEPS
        u = 1 - t
        a, b, c, d = u * u * u, 3 * u * u * t, 3 * u * t * t, t * t * t
        found.append((a * x0 + b * x1 + c * x2 + d * x3, a * y0 + b * y1 + c * y2 + d * y3))
    return found


def _around(outlines: list[Points], size: tuple[int, int]) -> tuple[int, int, int, int] | None:
    """The part of the picture that the outlines touch."""
    across = [x for points in outlines for x, _ in points]
    down = [y for points in outlines for _, y in points]
    if not across:
        return None
    left, top = max(0, int(min(across)) - 1), max(0, int(min(down)) - 1)
    right, bottom = min(size[0], int(max(across)) + 2), min(size[1], int(max(down)) + 2)
    return (left, top, right, bottom) if left < right and top < bottom else None


def _mask(outlines: list[Points], box: tuple[int, int, int, int]) -> Image:
    """White where outlines that turn one way and those that turn the other do not balance."""
    from PIL import Image, ImageChops, ImageDraw

    size = (box[2] - box[0], box[3] - box[1])
    sums = [Image.new("L", size, 0), Image.new("L", size, 0)]
    for points in outlines:
        if len(points) < 2:
            continue
        one = Image.new("L", size, 0)
        ImageDraw.Draw(one).polygon([(x - box[0], y - box[1]) for x, y in points], fill=1)
        way = int(_area(points) > 0)
        sums[way] = ImageChops.add(sums[way], one)
    return ImageChops.difference(*sums).point([0] + [255] * 255)


def _area(points: Points) -> float:
    """Above 0 where an outline turns one way, below where it turns the other."""
    return sum(
        x0 * y1 - x1 * y0
        for (x0, y0), (x1, y1) in zip(points, [*points[1:], points[0]], strict=True)
    )


def _dashed(line: Points, dash: list[float]) -> Iterator[Points]:
    """A line in dashes; whole where there are none."""
    if not dash:
        yield line
        return
    full, left, piece = True, dash[0], [line[0]]
    at = 0
    for (x0, y0), (x1, y1) in pairwise(line):
        length = ((x1 - x0) ** 2 + (y1 - y0) ** 2) ** 0.5
        gone = 0.0
        while length - gone > left:
            gone += left
            point = (x0 + (x1 - x0) * gone / length, y0 + (y1 - y0) * gone / length)
            if full:
                yield [*piece, point]
            full, at, piece = not full, (at + 1) % len(dash), [point]
            left = dash[at]
        left -= length - gone
        if full:
            piece.append((x1, y1))
    if full and len(piece) > 1:
        yield piece
