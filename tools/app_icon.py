"""Draw the sign of the app: a ring of dots around a table, one place still open.

    .venv/bin/python tools/app_icon.py

Writes ``resources/icons/convite.svg`` and ``convite.png`` (256 px) and, for bundles,
``packaging/convite.ico`` and ``packaging/convite.icns``.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from pathlib import Path

from PIL import Image, ImageDraw

ROOT = Path(__file__).resolve().parent.parent
SIDE = 256
CORNER = 56
GROUND = "#10373C"
ORBIT = 74.0
FINE = 8
"""Drawn this many times larger and then made smaller, for smooth edges."""


@dataclass(frozen=True, slots=True)
class Dot:
    """A dot or, with a ``line``, a ring; ``turn`` in degrees clockwise from the top."""

    colour: str
    turn: float
    radius: float
    orbit: float = ORBIT
    line: float = 0.0

    @property
    def centre(self) -> tuple[float, float]:
        angle = math.radians(self.turn - 90)
        return (SIDE / 2 + self.orbit * math.cos(angle), SIDE / 2 + self.orbit * math.sin(angle))


DOTS = (
    Dot("#E2552B", 0, 25),
    Dot("#F0B95A", 60, 25),
    Dot("#8FD0A8", 120, 25),
    Dot("#FFFFFF", 180, 25, line=10.5),
    Dot("#8CC9E8", 240, 25),
    Dot("#C9B8F2", 300, 25),
    Dot("#FFFFFF", 0, 38, orbit=0, line=15),
)


def svg() -> str:
    """The sign as a drawing that scales."""
    lines = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {SIDE} {SIDE}">',
        f'  <rect width="{SIDE}" height="{SIDE}" rx="{CORNER}" fill="{GROUND}"/>',
    ]
    for dot in DOTS:
        x, y = dot.centre
        radius = dot.radius - dot.line / 2
        paint = (
            f'fill="none" stroke="{dot.colour}" stroke-width="{dot.line:g}"'
            if dot.line
            else f'fill="{dot.colour}"'
        )
        lines.append(f'  <circle cx="{x:.2f}" cy="{y:.2f}" r="{radius:g}" {paint}/>')
    return "\n".join([*lines, "</svg>", ""])


def picture(side: int) -> Image.Image:
    """The sign as a picture of ``side`` × ``side`` pixels."""
    scale = side * FINE / SIDE
    drawn = Image.new("RGBA", (side * FINE, side * FINE))
    pen = ImageDraw.Draw(drawn)
    pen.rounded_rectangle((0, 0, side * FINE - 1, side * FINE - 1), CORNER * scale, fill=GROUND)
    for dot in DOTS:
        x, y = (value * scale for value in dot.centre)
        for radius, colour in ((dot.radius, dot.colour), (dot.radius - dot.line, GROUND)):
            if colour == dot.colour or dot.line:
                reach = radius * scale
                pen.ellipse((x - reach, y - reach, x + reach, y + reach), fill=colour)
    return drawn.resize((side, side), Image.Resampling.LANCZOS)


def main() -> None:
    """Write all four files."""
    icons = ROOT / "resources" / "icons"
    (icons / "convite.svg").write_text(svg(), encoding="utf-8")
    picture(SIDE).save(icons / "convite.png", optimize=True)
    packaging = ROOT / "packaging"
    sides = (16, 24, 32, 48, 64, 128, 256)
    pictures = [picture(side) for side in sides]
    pictures[-1].save(
        packaging / "convite.ico", sizes=[(s, s) for s in sides], append_images=pictures[:-1]
    )
    picture(512).save(packaging / "convite.icns")


if __name__ == "__main__":
    main()
