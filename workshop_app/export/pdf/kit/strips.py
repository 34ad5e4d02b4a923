"""Sheets that are read from left to right: the strip of a day, the line of the months."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from workshop_app.export.pdf import fonts, palette
from workshop_app.export.pdf.kit import pictured
from workshop_app.export.pdf.kit.drawings import draw_stone, picture
from workshop_app.export.pdf.kit.page import EDGE
from workshop_app.export.pdf.kit.parts import box, field, rule

if TYPE_CHECKING:
    from workshop_app.export.kit_views import KitView
    from workshop_app.export.pdf.kit.page import KitPage
    from workshop_app.text import Words

MONTHS = 6
ON_A_PAGE = 2


# -- the day --------------------------------------------------------------------------------------
def day_strip(page: KitPage, view: KitView, words: Words) -> None:
    """Five moments of an invented person's day, with room for stones and paper flowers."""
    del view
    y = page.title(words("A day in the neighbourhood"))
    y = _character(page, y, words)
    _legend(page, words)
    low = page.bottom + 34
    count = len(pictured.DAY)
    between = 8.0
    wide = (page.width - between * (count - 1)) / count
    for n, moment in enumerate(pictured.DAY):
        x = page.left + n * (wide + between)
        box(page, x, low, wide, y - low, stroke=palette.ink(), line=1.4, corner=10)
        picture(page, moment.picture, x + wide / 2, y - 62, 98)
        page.text(
            words(moment.name), x + 6, y - 126, wide - 12, font=fonts.HEADING, size=16,
            leading=1.12, align="center", most=2, floor=11, middle=True,
        )  # fmt: skip
        rule(page, x + 14, y - 150, x + wide - 14)
        if n:
            middle = y - 62
            box(page, x - between / 2 - 9, middle - 9, 18, 18, fill=palette.WHITE)
            picture(page, "arrow-fat-right", x - between / 2, middle, 19, palette.primary())
    page.note = words("The person is invented: nobody known, nobody of the table.")


def _character(page: KitPage, top: float, words: Words) -> float:
    """Who it is: a nickname, an age and a trade that the table makes up."""
    baseline = top - 18
    labels = (words("Invented nickname"), words("Age"), words("Trade"))
    shares = (0.48, 0.16, 0.36)
    x = page.left
    for label, share in zip(labels, shares, strict=True):
        wide = page.width * share
        field(page, label, x, baseline, wide - 16, size=13)
        x += wide
    return baseline - 20


def _legend(page: KitPage, words: Words) -> None:
    """What a stone and a flower mean, drawn as they lie on the strip."""
    middle = page.bottom + 14
    with page.paper.ornament():
        draw_stone(page.paper, page.left, middle - 9, 27, 18, fill=palette.mixed("muted", 0.2))
    half = page.width / 2
    page.text(
        words("Stone: here the day gets hard"), page.left + 36, middle, half - 46,
        font=fonts.SEMIBOLD, size=13, most=1, middle=True,
    )  # fmt: skip
    picture(page, "flower", page.left + half + 13, middle, 27)
    page.text(
        words("Flower: something works, or someone helps"), page.left + half + 36, middle,
        half - 36, font=fonts.SEMIBOLD, size=13, most=1, middle=True,
    )  # fmt: skip


# -- the months -----------------------------------------------------------------------------------
def month_line(page: KitPage, view: KitView, words: Words) -> None:
    """Six months on a rope, two to a page; the pages are glued side by side. Without a day of the
    workshop the months are written in by hand."""
    months = _months(view.day)
    pages = MONTHS // ON_A_PAGE
    page.note = words("Glue the {n} sheets side by side, so that the rope goes on.", n=pages)
    for n in range(pages):
        if n:
            page.new_page()
            page.note = words("Sheet {n} of {count}", n=n + 1, count=pages)
        _rope(page)
        for column in range(ON_A_PAGE):
            month = months[n * ON_A_PAGE + column] if months else None
            _month(page, column, month, words)


def _months(day: date | None) -> list[date]:
    """The first days of six months from that of ``day`` on; none without a day."""
    if day is None:
        return []
    first = day.year * 12 + day.month - 1
    return [date(n // 12, n % 12 + 1, 1) for n in range(first, first + MONTHS) if n < 12 * 9999]


def _rope(page: KitPage) -> None:
    """From edge to edge at the same height on each page; two strands, so that it looks twisted."""
    y, paper = page.top - 124, page.paper
    with paper.ornament():
        paper.rule(EDGE, y, page.size[0] - EDGE, y, color=palette.ink(), line=5)
        paper.rule(EDGE, y, page.size[0] - EDGE, y, color=palette.WHITE, line=1.4, dash=(7, 6))


def _month(page: KitPage, column: int, month: date | None, words: Words) -> None:
    half = page.width / ON_A_PAGE
    x = page.left + column * half + (8 if column else 0)
    wide = half - 8
    rope = page.top - 124
    picture(page, "moon", x + 34, page.top - 44, 58, palette.primary())
    if month is not None:
        name, year = _named(month, words)
        room = wide - 78
        end = page.text(
            name, x + 74, page.top + 6, room, font=fonts.HEADING, size=50, leading=1.12, most=1,
            floor=28,
        )  # fmt: skip
        page.text(year, x + 76, end - 1, room, size=24, leading=1.1, most=1)
    else:
        field(page, words("Month"), x + 76, page.top - 52, wide - 90, size=20)
    low = page.bottom + 6
    box(page, x, low, wide, rope - 16 - low, stroke=palette.muted(), line=0.9, dashed=True,
        corner=10)  # fmt: skip
    for clip in (0.2, 0.5, 0.8):
        box(page, x + wide * clip - 4, rope - 14, 8, 26, fill=palette.WHITE,
            stroke=palette.ink(), line=1.4, corner=3)  # fmt: skip


def _named(month: date, words: Words) -> tuple[str, str]:
    """The month's name with a capital, and its year, in the language of the words."""
    said = words.month(month, "long")
    year = str(month.year)
    name = said.replace(year, "").strip(" ,.")
    for small in (" de", " of"):
        name = name.removesuffix(small)
    return name[:1].upper() + name[1:], year
