"""The cover: whose plan, of what places, made when and by whom."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workshop_app.export import names
from workshop_app.export.pdf import fonts, palette
from workshop_app.export.pdf.blocks import FRAME_HEIGHT, LEFT, Block
from workshop_app.export.pdf.charts.placing import Rect
from workshop_app.export.pdf.charts.thumbnail import (
    draw_outlines,
    draw_streets,
    ground_of,
)
from workshop_app.export.pdf.figure import put
from workshop_app.export.pdf.paper import HEIGHT, WIDTH, Element
from workshop_app.export.pdf.paragraph import Paragraph
from workshop_app.export.pdf.sections.logos import draw_logos
from workshop_app.export.pdf.shapes import draw_shape, draw_sign, shape_path
from workshop_app.export.pdf.styles import Style
from workshop_app.export.pdf.text import Rich, as_said, filled
from workshop_app.text import N_

if TYPE_CHECKING:
    from workshop_app.export.pdf.paper import Paper
    from workshop_app.export.telling import Telling

HEAD = 240.0
PICTURE = 254.0
THEMES = 46.0
LOGOS = HEIGHT - 713.0
"""Where the places of the logos begin."""

CITY_HALL = N_("City Hall of {municipality}")
MADE_BY = N_("Made by the refugee, migrant and host community, with the City Hall")

TITLE = Style("Title", fonts.HEADING, 44, 48)
OF = Style("P", fonts.SEMIBOLD, 13, 17)
WHERE = Style("P", fonts.REGULAR, 16, 19)
NAME = Style("P", fonts.SEMIBOLD, 15, 20, after=8)
MADE = Style("P", fonts.REGULAR, 12.5, 18, after=8)
DAY = Style("P", fonts.BOLD, 12.5, 17)


class Cover(Block):
    """The whole first page, drawn to its edges."""

    def __init__(self, telling: Telling) -> None:
        self.telling = telling

    def height(self, width: float) -> float:  # noqa: ARG002
        return FRAME_HEIGHT

    def draw(self, paper: Paper, x: float, top: float, width: float) -> None:  # noqa: ARG002
        view, words = self.telling.view, self.telling.words
        with paper.ornament():
            paper.box(0, HEIGHT - HEAD, WIDTH, HEAD, fill=palette.primary())
        of = words(CITY_HALL, municipality=view.municipality)
        Paragraph(of, OF, ink=palette.WHITE).draw(paper, LEFT, HEIGHT - 60, 400)
        title = Paragraph(self.telling.title, TITLE, ink=palette.WHITE)
        title.draw(paper, LEFT, HEIGHT - 98, width)
        place = Paragraph(where(self.telling), WHERE, ink=palette.WHITE)
        high = place.height(width)
        lines = place.lines(width)
        if len(lines) > 2:
            place._set[width], high = lines[:2], 2 * WHERE.leading
        place.draw(paper, LEFT, HEIGHT - HEAD + 6 + high, width)
        if view.sample:
            self._draw_sample(paper)
        self._draw_picture(paper, Rect(0, HEIGHT - HEAD - PICTURE, WIDTH, HEIGHT - HEAD))
        self._draw_themes(paper, HEIGHT - HEAD - PICTURE)
        self._draw_foot(paper)

    def _draw_sample(self, paper: Paper) -> None:
        told = self.telling.words("Sample")
        wide = fonts.face(fonts.HEADING).width(told) * 12 + 26
        right, y = WIDTH - 46, HEIGHT - 72
        with paper.ornament():
            ink = palette.color("accentText")
            paper.box(right - wide, y, wide, 26, fill=ink, corner=4)
        put(
            paper,
            told,
            right - wide / 2,
            y + 13,
            font=fonts.HEADING,
            size=12,
            align="center",
            color=palette.WHITE,
        )

    def _draw_picture(self, paper: Paper, frame: Rect) -> None:
        view = self.telling.view
        high = frame.y2 - frame.y1
        with paper.ornament():
            paper.saveState()
            path = paper.beginPath()
            path.rect(frame.x1, frame.y1, frame.x2, high)
            paper.clipPath(path, stroke=0, fill=0)
            paper.box(frame.x1, frame.y1, frame.x2, high, fill=palette.mixed("primary", 0.96))
            draw_streets(paper, frame, palette.mixed("primary", 0.9), 30.0)
            ground = ground_of(view, frame, 30.0)
            if ground is not None and any(one.rings for one in view.territories):
                draw_outlines(paper, view, ground, on_dark=True)
            else:
                self._draw_signs(paper, frame)
            self._draw_hills(paper, frame)
            paper.restoreState()

    def _draw_signs(self, paper: Paper, frame: Rect) -> None:
        """The five themes along a path, where there is no outline to show."""
        places = [
            (WIDTH * across, frame.y1 + PICTURE * up)
            for across, up in ((0.13, 0.42), (0.31, 0.68), (0.5, 0.46), (0.69, 0.7), (0.87, 0.45))
        ]
        path = paper.beginPath()
        path.moveTo(-20, frame.y1 + PICTURE * 0.66)
        for n, (x, y) in enumerate([*places, (WIDTH + 20, frame.y1 + PICTURE * 0.72)]):
            before = places[n - 1] if n else (-20.0, frame.y1 + PICTURE * 0.66)
            middle = (before[0] + x) / 2
            path.curveTo(middle, before[1], middle, y, x, y)
        paper.setStrokeColor(palette.WHITE)
        paper.setLineWidth(1.6)
        paper.setDash([6, 5])
        paper.drawPath(path, fill=0, stroke=1)
        paper.setDash([])
        for theme, (x, y) in zip(names.THEMES, places, strict=True):
            draw_shape(paper, theme, x, y, 68, color=palette.WHITE)
            draw_sign(paper, theme, x, y, 60)

    def _draw_hills(self, paper: Paper, frame: Rect) -> None:
        path = paper.beginPath()
        path.moveTo(0, frame.y1)
        path.curveTo(190, frame.y1 + 4, 250, frame.y1 + 12, 300, frame.y1 + 11)
        path.curveTo(370, frame.y1 + 10, 400, frame.y1 + 1, 450, frame.y1 + 1)
        path.curveTo(510, frame.y1 + 1, 540, frame.y1 + 14, WIDTH, frame.y1 + 13)
        path.lineTo(WIDTH, frame.y1)
        path.close()
        paper.filled_path(path, palette.color("primaryHover"))

    def _draw_themes(self, paper: Paper, top: float) -> None:
        wide = WIDTH / len(names.THEMES)
        for n, theme in enumerate(names.THEMES):
            x, middle = n * wide, top - THEMES / 2
            look = palette.theme(theme)
            with paper.ornament():
                paper.box(x, top - THEMES, wide + 0.5, THEMES, fill=look.color)
                paper.filled_path(shape_path(paper, look.shape, x + 22, middle, 16), palette.WHITE)
            put(
                paper,
                self.telling.theme(theme),
                x + 38,
                middle,
                font=fonts.BOLD,
                size=9.5,
                color=palette.WHITE,
                width=wide - 42,
                most=2,
                leading=10.5,
            )

    def _draw_foot(self, paper: Paper) -> None:
        words, view = self.telling.words, self.telling.view
        made = words(MADE_BY)
        blocks = [
            Paragraph(as_said(view.title), NAME),
            Paragraph(made, MADE),
            Paragraph(words.date(view.day), DAY),
        ]
        if view.version:
            blocks.append(Paragraph(version_told(self.telling), MADE))
        top = HEIGHT - HEAD - PICTURE - THEMES - 36
        with paper.within(Element("Div")):
            for block in blocks:
                lines = block.lines(360)[:4]
                block._set[360] = lines
                block.draw(paper, LEFT, top, 360)
                top -= len(lines) * block.style.leading + block.after
        draw_logos(paper, view.logos, LEFT, LOGOS)


def where(telling: Telling) -> str:
    """The communes and territories of the plan, or its department."""
    words, view = telling.words, telling.view
    told = []
    if view.communes:
        numbers = [str(one) for one in sorted(view.communes)]
        told.append(
            words("Communes {list}", list=words.listed(numbers))
            if len(numbers) > 1
            else words("Commune {n}", n=numbers[0])
        )
    codes = [one.code for one in view.territories if one.code]
    if len(codes) == 1:
        told.append(words("Territory {code}", code=codes[0]))
    elif 1 < len(codes) <= 6:
        told.append(words("Territories {list}", list=words.listed(codes)))
    elif codes:
        told.append(words.many("{n} territory", "{n} territories", len(codes)))
    return " · ".join(told) or view.department


def version_told(telling: Telling) -> Rich:
    """Which kept version the document tells; nothing where it tells today's plan."""
    words, kept = telling.words, telling.view.version
    name = as_said(kept.name) if kept else ""
    if kept is None or kept.day is None:
        return filled(words, N_("Version “{name}”"), name=name)
    day = words.date(kept.day)
    return filled(words, N_("Version “{name}”, kept on {day}"), name=name, day=day)
