"""What is told back, as a picture that goes from phone to phone: as tall as a screen, in one column,
in letters that are read without drawing it up."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from workshop_app.export.names import SHORT_THEMES
from workshop_app.export.pdf import fonts, palette
from workshop_app.export.pdf.kit.drawings import picture
from workshop_app.export.pdf.kit.page import Cell
from workshop_app.export.pdf.kit.parts import badge, box, pictogram, shape
from workshop_app.export.pdf.kit.readback import (
    Told,
    band_title,
    behind,
    rows_of,
    rows_title,
    whose,
)
from workshop_app.export.pdf.kit.readback_boxes import Below, first_sentence, rows_under
from workshop_app.export.pdf.kit.states import AFTER, STATES, state_color
from workshop_app.export.pdf.text import Rich, bold

if TYPE_CHECKING:
    from datetime import date

    from workshop_app.export.kit_views import KitReadback
    from workshop_app.export.pdf.kit.page import KitPage
    from workshop_app.export.poster_views import PosterView
    from workshop_app.text import Words

SIZE = (540.0, 1200.0)
"""The picture in points: two pixels each make the commonest screen, 1080 across."""
MARGIN, LEAST = 24.0, 15.0
"""No words step down below ``LEAST``: ten of a phone's own points on a screen."""
BAND, FOOT, ROW, PITCH, MOST_ROWS = 108.0, 62.0, 68.0, 74.0, 6


def phone_poster(page: KitPage, view: PosterView, words: Words) -> None:
    """Three numbers, at most six rows, what did not enter and why, when we meet again. ``page``
    must be ``SIZE``."""
    told = view.readback
    _band(page, view, words)
    y = _numbers(page, SIZE[1] - BAND - 16, told, words)
    rows = rows_of(told)
    shown = rows[:MOST_ROWS]
    if shown:
        y = page.text(rows_title(told, words), page.left, y + 6, page.width, font=fonts.HEADING,
                      size=25, leading=1.1, most=1) - 7  # fmt: skip
    for one in shown:
        _row(page, Cell(page.left, y - ROW, page.width, ROW), one, words)
        y -= PITCH
    if any(one.marks is not None for one in shown):
        caption = words(
            "At the right, the marks that people put in secret. At the left, the number on your "
            "ballot."
        )
        y = page.text(caption, page.left, y + 2, page.width, size=LEAST, leading=1.15, most=2,
                      color=palette.muted())  # fmt: skip
    more = (told.actions if told.rows and told.actions else len(rows)) - len(shown)
    if more > 0:
        y = _more(page, y - 6, more, words)
    low = FOOT + 26
    if told.again:
        low = _again(page, low, told.again, words)
    _under(page, y - 10, low + 10, _below(told, rows), words)
    _foot(page, view, words)


def _below(told: KitReadback, rows: list[Told]) -> list[Below]:
    return [*behind(rows), *rows_under(told, waiting=bool(told.rows))]


def _band(page: KitPage, view: PosterView, words: Words) -> None:
    wide, top = SIZE
    box(page, 0, top - BAND, wide, BAND, fill=palette.primary())
    title = page.fitted(band_title(view.readback, words), page.width, font=fonts.HEADING, size=41,
                        leading=1.1, most=1, floor=24, color=palette.WHITE)  # fmt: skip
    if title.cut:
        title = page.fitted(band_title(view.readback, words), page.width, font=fonts.HEADING,
                            size=24, leading=1.05, most=2, color=palette.WHITE)  # fmt: skip
    page.set(title, page.left, top - 38 + title.height / 2, page.width, tag="H1")
    page.text(whose(view, words), page.left, top - 70, page.width, size=18, most=1,
              font=fonts.HEADING_SEMIBOLD, color=palette.WHITE)  # fmt: skip


def _numbers(page: KitPage, top: float, told: KitReadback, words: Words) -> float:
    """What came together in large figures, or how many actions stand how; what is not known is
    left out. Each has its name under it, whole."""
    found = [
        (partial(pictogram, page, icon, color=palette.primary()), count, name)
        for icon, count, name in (
            ("users-three", told.came, words("times we came")),
            ("lightbulb", told.proposals, words("proposals")),
            ("check-square", told.voted, words("voted in secret")),
        )
        if count is not None
    ]
    if told.states:
        found = [
            (partial(picture, page, sign, color=state_color(one)), told.states[one], words(name))
            for one, (sign, name, _) in AFTER.items()
            if told.states.get(one)
        ]
    wide = page.width / max(1, len(found))
    small = len(found) > 3
    for n, (sign, count, name) in enumerate(found):
        x, high = page.left + n * wide, 30.0 if small else 40.0
        sign(x + high / 2, top - 24, high)
        page.text(words.number(count), x + high + 8, top - 24, wide - high - 12, size=high + 4,
                  font=fonts.HEADING, leading=1.0, most=1, middle=True)  # fmt: skip
        page.text(name, x, top - 50, wide - 8, size=17, most=2 if small else 1, leading=1.05,
                  font=fonts.HEADING_SEMIBOLD)  # fmt: skip
    return top - (98 if small else 82)


def _more(page: KitPage, top: float, rest: int, words: Words) -> float:
    """How many more there are and where they are told; returns its lower edge."""
    high = 56.0
    box(page, page.left, top - high, page.width, high, fill=palette.primary(), corner=5)
    pictogram(page, "arrow-fat-right", page.left + 28, top - high / 2, 30, palette.WHITE)
    told: list[Rich] = [bold(words.many("and {n} more", "and {n} more", rest)), ". "]
    told.append(words("The whole list is in the plan: ask for it and read it together."))
    page.text(told, page.left + 58, top - high / 2, page.width - 70, size=18, leading=1.15, most=2,
              color=palette.WHITE, middle=True)  # fmt: skip
    return top - high


def _row(page: KitPage, cell: Cell, row: Told, words: Words) -> None:
    """Number, picture and what it is; under it its state with the month, or what was found."""
    card, look, middle = row.card, palette.theme(row.card.theme), cell.y + cell.height / 2
    box(page, cell.x, cell.y, cell.width, cell.height, fill=look.tint, corner=5)
    box(page, cell.x, cell.y, 6, cell.height, fill=look.color)
    page.text(card.number, cell.x + 8, middle, 56, font=fonts.HEADING, size=32, leading=1.0,
              most=1, align="center", middle=True)  # fmt: skip
    badge(page, card.theme, cell.x + 88, middle, 44, card.pictogram)
    left, room = cell.x + 120, cell.width - 120 - (74 if row.marks is not None else 10)
    title = page.fitted(card.short, room, font=fonts.HEADING, size=21, leading=1.08, most=1,
                        floor=16)  # fmt: skip
    if title.cut:
        title = page.fitted(card.short, room, font=fonts.HEADING, size=16, leading=1.05, most=2)
    sign, name, _ = (STATES | AFTER)[row.state]
    told: list[Rich] = [bold(words(name))]
    if row.begins:
        told.append(f" · {words.month(row.begins)}")
    below = page.fitted(told, room - 26, size=17, leading=1.15, most=1)
    high = title.height + max(22.0, below.height) + 2
    y = page.set(title, left, middle + high / 2, room) - 2
    picture(page, sign, left + 10, y - 11, 22, state_color(row.state))
    page.set(below, left + 26, y, room - 26)
    if row.marks is not None:
        pictogram(page, "check-square", cell.right - 60, middle, 18, look.text)
        page.text(words.number(row.marks), cell.right - 50, middle, 42, font=fonts.HEADING,
                  size=26, leading=1.0, most=1, align="right", middle=True)  # fmt: skip


def _again(page: KitPage, low: float, day: date, words: Words) -> float:
    """When we meet again; returns its upper edge."""
    high = 62.0
    box(page, page.left, low, page.width, high, stroke=palette.color("accent"), line=2.4, corner=6)
    pictogram(page, "megaphone", page.left + 32, low + high / 2, 34, palette.color("accentText"))
    told: list[Rich] = [bold(words("We come back to tell")), f": {words.date(day)}. "]
    told.append(words("Come and ask."))
    page.text(told, page.left + 60, low + high / 2, page.width - 72, size=19, leading=1.2, most=2,
              middle=True)  # fmt: skip
    return low + high


def _under(page: KitPage, top: float, low: float, under: list[Below], words: Words) -> None:
    """What did not enter and why, as many as fit whole, then how many there are in all."""
    if not under or top - low < 96:
        return
    box(page, page.left, low, page.width, top - low, fill=palette.panel(), corner=5)
    states = {one.state for one in under}
    title = words("What waits or comes back, and why")
    if states == {"returns"}:
        title = words("What did not get in, and why")
    elif states & AFTER.keys():
        title = words("What did not go as we said, and why")
    y = page.text(title, page.left + 14, top - 9, page.width - 28, font=fonts.HEADING, size=22,
                  leading=1.1, most=1) - 6  # fmt: skip
    left, room, shown = page.left + 94, page.width - 106, 0
    for one in under:
        name = page.fitted(one.card.short, room, font=fonts.HEADING, size=18, leading=1.1, most=1)
        reason = page.fitted(_why(one, words, len(states) > 1), room, size=16, leading=1.12, most=2)
        high = max(38.0, name.height + reason.height)
        if y - high < low + 26:
            break
        middle, shown = y - high / 2, shown + 1
        page.text(one.card.number, page.left + 6, middle, 40, font=fonts.HEADING, size=22, most=1,
                  align="right", middle=True)  # fmt: skip
        badge(page, one.card.theme, page.left + 70, middle, 34, one.card.pictogram)
        page.set(reason, left, page.set(name, left, y, room), room)
        y -= high + 7
    rest = len(under) - shown
    if rest > 0:
        told = words.many("and {n} more", "and {n} more", rest)
        said = f"{told}, {words('each one with its reason in the list')}"
        page.text(said, page.left + 14, low + 25, page.width - 28, size=LEAST + 1, most=1,
                  color=palette.muted())  # fmt: skip


def _why(one: Below, words: Words, named: bool) -> Rich:
    """The first sentence of a reason; ``named``: after the word for how it stands."""
    why = one.reason or words(
        "There is no answer yet; we tell the date on which there will be one."
    )
    name = words((STATES | AFTER)[one.state][1])
    return [bold(f"{name}."), f" {first_sentence(why)}"] if named else first_sentence(why)


def _foot(page: KitPage, view: PosterView, words: Words) -> None:
    """The five shapes with their names, in two lines; over them which plan it was made of."""
    told = []
    if view.version:
        told.append(words("Version “{name}”", name=view.version.name))
    if view.check_value:
        told.append(words("Check value of the plan: {value}", value=view.check_value))
    page.text(" · ".join(told), page.left, FOOT + 20, page.width, size=13, leading=1.1, most=1,
              floor=10.0, color=palette.muted())  # fmt: skip
    box(page, 0, 0, SIZE[0], FOOT, fill=palette.panel())
    wide = page.width / 3
    for at, (theme, name) in enumerate(SHORT_THEMES.items()):
        x, y = page.left + (at % 3) * wide, FOOT - 18 - (at // 3) * 26
        shape(page, theme, x + 10, y, 19)
        page.text(words(name), x + 26, y, wide - 30, size=16, most=1, font=fonts.BOLD,
                  color=palette.theme(theme).text, middle=True)  # fmt: skip
