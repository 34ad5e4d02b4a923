"""Pieces that many sheets share: theme badges, boxes and lines to write in, places to mark."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workshop_app.export.pdf import fonts, palette
from workshop_app.export.pdf.pictograms import draw_pictogram, outline
from workshop_app.export.pdf.shapes import draw_shape
from workshop_app.text import Words

if TYPE_CHECKING:
    from reportlab.lib.colors import Color

    from workshop_app.export.pdf.kit.page import KitPage
    from workshop_app.export.pdf.text import Rich


def badge(
    page: KitPage,
    theme: str,
    x: float,
    y: float,
    size: float,
    pictogram: str = "",
    *,
    hollow: bool = False,
) -> None:
    """The theme's shape around ``x``, ``y`` with a pictogram in it (its own where ``pictogram`` is
    "" or not known); ``hollow``: in outline, for people to mark. An ornament: name the theme."""
    look = palette.theme(theme)
    row = palette.shape(look.shape)
    name = pictogram if pictogram and outline(pictogram) else look.icon
    side, low = row["pictogram"] * size, row["dy"] * size
    with page.paper.ornament():
        draw_shape(page.paper, theme, x, y, size, hollow=hollow)
        ink = look.color if hollow else palette.WHITE
        draw_pictogram(page.paper, name, x - side / 2, y - low - side / 2, side, ink)


def shape(page: KitPage, theme: str, x: float, y: float, size: float) -> None:
    """The theme's shape alone, as an ornament."""
    with page.paper.ornament():
        draw_shape(page.paper, theme, x, y, size)


def pictogram(
    page: KitPage, name: str, x: float, y: float, side: float, color: Color | None = None
) -> None:
    """A pictogram of the icon font around ``x``, ``y``, as an ornament."""
    with page.paper.ornament():
        draw_pictogram(page.paper, name, x - side / 2, y - side / 2, side, color or palette.ink())


def box(
    page: KitPage,
    x: float,
    y: float,
    width: float,
    height: float,
    *,
    fill: Color | None = None,
    stroke: Color | None = None,
    line: float = 0.9,
    corner: float = 0.0,
    dashed: bool = False,
) -> None:
    """A rectangle with its lower left corner at ``x``, ``y``; an outline in ink where neither a
    ground nor a line is given."""
    if fill is None and stroke is None:
        stroke = palette.ink()
    with page.paper.ornament():
        page.paper.box(
            x, y, width, height, fill=fill, stroke=stroke, line=line, corner=corner,
            dash=(3.5, 3) if dashed else None,
        )  # fmt: skip


def ring(
    page: KitPage, x: float, y: float, across: float, *, line: float = 0.9,
    color: Color | None = None,
) -> None:  # fmt: skip
    """An empty circle to fill, around ``x``, ``y``."""
    with page.paper.ornament():
        page.paper.saveState()
        page.paper.setStrokeColor(color or palette.ink())
        page.paper.setLineWidth(line)
        page.paper.circle(x, y, across / 2, fill=0, stroke=1)
        page.paper.restoreState()


def rule(page: KitPage, x1: float, y: float, x2: float, *, strong: bool = False) -> None:
    """A line across: thin between rows, ``strong`` under a head."""
    with page.paper.ornament():
        color = palette.ink() if strong else palette.hair()
        page.paper.rule(x1, y, x2, y, color=color, line=1.1 if strong else 0.6)


def writing_lines(
    page: KitPage, x: float, top: float, width: float, count: int, between: float = 24.0
) -> float:
    """``count`` lines to write on, the first ``between`` under ``top``; returns the last one."""
    y = top
    with page.paper.ornament():
        for _ in range(count):
            y -= between
            page.paper.rule(x, y, x + width, y, color=palette.muted(), line=0.6)
    return y


def field(
    page: KitPage, label: Rich, x: float, baseline: float, width: float, *, size: float = 10.0
) -> None:
    """A label in bold and a line to write on up to ``x + width``."""
    block = page.fitted(label, width * 0.7, font=fonts.BOLD, size=size, most=1)
    page.set(block, x, baseline + block.height * 0.72, width * 0.7)
    start = x + block.width + 5
    with page.paper.ornament():
        page.paper.rule(start, baseline - 2, x + width, baseline - 2, color=palette.ink(), line=0.7)


def panel(
    page: KitPage,
    x: float,
    top: float,
    width: float,
    text: Rich,
    *,
    size: float = 11.0,
    accent: bool = False,
    below: float = 0.0,
) -> float:
    """A tinted panel with a bar at its left and ``text`` in it, and so much room ``below`` the
    text; returns where it ends."""
    pad = size * 0.9
    block = page.fitted(text, width - 2 * pad - 4, size=size)
    high = block.height + 2 * pad + below
    ground = palette.mixed("accent", 0.1) if accent else palette.panel()
    bar = palette.color("accent") if accent else palette.primary()
    box(page, x, top - high, width, high, fill=ground)
    box(page, x, top - high, 4, high, fill=bar)
    page.set(block, x + pad + 4, top - pad, width - 2 * pad - 4)
    return top - high


def theme_name(theme: str, words: Words) -> str:
    """The theme's name, to stand beside its shape."""
    from workshop_app.export import names

    return names.told(names.THEMES, theme, words)
