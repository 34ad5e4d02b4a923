"""What is told back to the community: a poster for those who may not read. After a while it tells
how what was decided stands."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from workshop_app.export.names import SHORT_THEMES
from workshop_app.export.pdf import fonts, palette
from workshop_app.export.pdf.kit.drawings import picture
from workshop_app.export.pdf.kit.page import Cell
from workshop_app.export.pdf.kit.parts import badge, box, pictogram, ring, shape
from workshop_app.export.pdf.kit.readback_boxes import Below, draw_boxes, rows_under
from workshop_app.export.pdf.kit.states import AFTER, STATES, state_color
from workshop_app.export.pdf.text import Rich, bold
from workshop_app.export.telling import communes_told

if TYPE_CHECKING:
    from datetime import date

    from reportlab.lib.colors import Color

    from workshop_app.export.kit_views import KitProposal, KitReadback, KitView
    from workshop_app.export.pdf.kit.page import KitPage
    from workshop_app.export.poster_views import PosterView
    from workshop_app.export.views import ActionView
    from workshop_app.text import Words

MOST_ROWS = 7
DOTS_IN_A_ROW, ONE_DOT_EACH = 7, 60
ROW, PITCH = 62.0, 69.0
BAND, FOOT = 148.0, 48.0


@dataclass(frozen=True, slots=True)
class Told:
    """A row of the poster: what became of a proposal, by whom and from when, and its marks;
    ``note`` what was found when someone looked again."""

    card: KitProposal
    state: str
    who: str = ""
    begins: date | None = None
    marks: int | None = None
    note: str = ""


def readback_poster(page: KitPage, view: KitView | PosterView, words: Words) -> None:
    """Numbers, at most seven decided actions by support, what waits or comes back and why, when we
    meet again. Before the plan the rows are what was voted on; before that they are filled by
    hand."""
    _band(page, view, words)
    told = view.readback
    rows = rows_of(told)
    shown = rows[:MOST_ROWS]
    y = _numbers(page, page.size[1] - BAND - 16, told, words)
    title = rows_title(told, words) if shown else words("What became of each one")
    page.text(title, page.left, y, page.width * (1 if shown else 0.46), font=fonts.HEADING, size=31,
              leading=1.1, most=1, tag="H2")  # fmt: skip
    if not shown:
        _legend(page, page.left + page.width * 0.475, y - 19, words)
    y -= 45
    worth = 5 if any((one.marks or 0) > ONE_DOT_EACH for one in shown) else 1
    for n in range(len(shown) or MOST_ROWS):
        cell = Cell(page.left, y - n * PITCH - ROW, page.width, ROW)
        if shown:
            _row(page, cell, shown[n], worth, words)
        else:
            _empty_row(page, cell, words)
    y -= (len(shown) or MOST_ROWS) * PITCH
    y = _caption(page, y, bool(shown), worth, words)
    more = (told.actions if told and told.rows and told.actions else len(rows)) - len(shown)
    if more > 0:
        y = _and_more(page, y, more, words)
    again = told.again if told else None
    under = [*behind(rows), *rows_under(told, waiting=bool(told and told.rows))]
    draw_boxes(page, y - 12, under, again, words)
    _theme_band(page, words)


def rows_title(told: KitReadback | None, words: Words) -> str:
    """What stands over the rows: what is done first, what was voted on, how it stands."""
    if told and told.states:
        return words("How it stands today")
    return words("What is done first") if told and told.rows else words("What was voted on")


def behind(rows: list[Told]) -> list[Below]:
    """What was given up or runs late, of all that was decided; where no row tells it with its note,
    it must stand below."""
    rest = [one for one in rows[MOST_ROWS:] if one.state in ("dropped", "late")]
    rest.sort(key=lambda one: one.state != "dropped")
    return [Below(one.state, one.card, one.note) for one in rest]


def rows_of(told: KitReadback | None) -> list[Told]:
    """What is decided; where nothing is, what was voted on and waits for its answer."""
    if told is None:
        return []
    if told.rows:
        after = bool(told.states)
        return [_decided(action, card, marks, after) for action, card, marks in told.rows]
    return [Told(card, "waits", marks=marks) for _, card, marks in told.waiting if marks]


def _decided(action: ActionView, card: KitProposal, marks: int | None, after: bool) -> Told:
    """The row of an action: when it begins, or how it stood when someone last looked."""
    if not after:
        return Told(card, "in", action.responsible, action.start, marks)
    last = action.follow_ups[-1] if action.follow_ups else None
    state = last.state if last and last.state in AFTER else "planned"
    when = action.start if state == "planned" else last.day if last else None
    return Told(card, state, action.responsible, when, marks, last.note if last else "")


def _band(page: KitPage, view: KitView | PosterView, words: Words) -> None:
    wide, top = page.size
    box(page, 0, top - BAND, wide, BAND, fill=palette.primary())
    page.text(band_title(view.readback, words), page.left, top - 24, page.width,
              font=fonts.HEADING, size=62, leading=1.1, most=1, floor=30, color=palette.WHITE,
              tag="H1")  # fmt: skip
    page.text(whose(view, words), page.left, top - 98, page.width, size=23, most=1,
              color=palette.WHITE, font=fonts.HEADING_SEMIBOLD)  # fmt: skip


def band_title(told: KitReadback | None, words: Words) -> str:
    """The title: before the plan, of it, or a while after."""
    if told and told.states:
        return words("What became of what we decided")
    if told and told.waiting and not told.rows:
        return words("What we proposed and voted")
    return words("What we decided together")


def whose(view: KitView | PosterView, words: Words) -> str:
    """Communes, municipality and day in one line."""
    told = [view.municipality or view.plan]
    if view.communes:
        communes = communes_told(view.communes, words)
        told.insert(0, communes[:1].upper() + communes[1:])
    if view.day:
        told.append(words.date(view.day))
    return " · ".join(told)


def _numbers(page: KitPage, top: float, told: KitReadback | None, words: Words) -> float:
    """Large numbers, four before the plan and three of it; a line to write where there is none."""
    if told and told.states:
        return _counts(page, top, told, words)
    known = [
        ("users-three", told.came if told else None, words("times we came")),
        ("mountains", told.challenges or None if told else None, words("challenges")),
        ("lightbulb", told.proposals or None if told else None, words("proposals")),
        ("check-square", told.voted if told else None, words("voted in secret")),
    ]
    shares: tuple[float, ...] = (0.295, 0.2, 0.225, 0.28)
    if told and told.rows:
        del known[1]
        shares = (0.36, 0.29, 0.35)
    x = page.left
    for (icon, number, name), share in zip(known, shares, strict=True):
        wide = page.width * share
        pictogram(page, icon, x + 25, top - 34, 50, palette.primary())
        if number is None:
            with page.paper.ornament():
                low = top - 46
                page.paper.rule(x + 58, low, x + 124, low, color=palette.ink(), line=1.4)
        else:
            page.text(words.number(number), x + 58, top + 4, wide - 64, font=fonts.HEADING,
                      size=56, leading=1.0, most=1)  # fmt: skip
        _named(page, name, x + 58, top - 53, wide - 60)
        x += wide
    return top - 92


def _named(page: KitPage, name: str, x: float, top: float, wide: float) -> None:
    """What a large number counts: smaller or in two lines where it is long."""
    label = page.fitted(name, wide, font=fonts.HEADING_SEMIBOLD, size=18, most=1, floor=15)
    if label.cut:
        label = page.fitted(name, wide, font=fonts.HEADING_SEMIBOLD, size=15, most=2, leading=1.1)
    page.set(label, x, top, wide)


def _counts(page: KitPage, top: float, told: KitReadback, words: Words) -> float:
    """How many actions stand how, each with its picture and its word."""
    found = [(state, told.states[state]) for state in AFTER if told.states.get(state)]
    wide = page.width / max(1, len(found))
    for n, (state, count) in enumerate(found):
        sign, name, _ = AFTER[state]
        x = page.left + n * wide
        picture(page, sign, x + 25, top - 34, 50, state_color(state))
        page.text(words.number(count), x + 58, top + 4, wide - 64, font=fonts.HEADING, size=56,
                  leading=1.0, most=1)  # fmt: skip
        _named(page, words(name), x + 58, top - 53, wide - 60)
    return top - 92


def _row(page: KitPage, cell: Cell, row: Told, worth: int, words: Words) -> None:
    card = row.card
    look, middle = palette.theme(card.theme), cell.y + cell.height / 2
    box(page, cell.x, cell.y, cell.width, cell.height, fill=look.tint, corner=5)
    box(page, cell.x, cell.y, 7, cell.height, fill=look.color)
    page.text(card.number, cell.x + 12, middle, 66, font=fonts.HEADING, size=40, leading=1.0,
              most=1, align="center", middle=True)  # fmt: skip
    badge(page, card.theme, cell.x + 112, middle, 52, card.pictogram)
    room = 324.0
    title = page.fitted(card.short, room, font=fonts.HEADING, size=24, leading=1.1, most=2,
                        high=42 if row.who else 54, floor=15)  # fmt: skip
    below = row.note or row.who
    who = page.fitted(below, room, size=15, color=palette.muted(), most=1)
    if row.note and (who.cut or who.size < 14):
        title = page.fitted(card.short, room, font=fonts.HEADING, size=19, leading=1.1, most=1)
        who = page.fitted(below, room, size=14, leading=1.15, color=palette.muted(), most=2)
    high = title.height + (who.height if below else 0)
    y = page.set(title, cell.x + 156, middle + high / 2, room)
    if below:
        page.set(who, cell.x + 156, y, room)
    _state(page, cell.x + 490, middle, 122, row, words)
    if row.marks is not None:
        _dots(page, cell, row.marks, worth, look.color)
        page.text(words.number(row.marks), cell.right - 48, middle, 42, font=fonts.HEADING,
                  size=25, leading=1.0, most=1, align="right", middle=True)  # fmt: skip


def _state(page: KitPage, x: float, middle: float, wide: float, row: Told, words: Words) -> None:
    """The hand, its word, and the month in which it begins: one line each."""
    sign, name, _ = (STATES | AFTER)[row.state]
    picture(page, sign, x + 16, middle, 34, state_color(row.state))
    left, room = x + 38, wide - 38
    word = page.fitted(words(name), room, font=fonts.HEADING, size=18, leading=1.15, most=1)
    if word.cut:
        word = page.fitted(words(name), room, font=fonts.HEADING, size=15, leading=1.05, most=2)
    begins = page.fitted(words.month(row.begins) if row.begins else "", room, size=16,
                         leading=1.15, most=1)  # fmt: skip
    high = word.height + (begins.height if row.begins else 0)
    y = page.set(word, left, middle + high / 2, room)
    if row.begins:
        page.set(begins, left, y, room)


def _legend(page: KitPage, left: float, middle: float, words: Words) -> None:
    """The three hands with their words, for rows that are marked by hand."""
    x, shares = left, (0.24, 0.26, 0.5)
    wide = page.right - left
    for (state, (sign, name, _)), share in zip(STATES.items(), shares, strict=True):
        picture(page, sign, x + 14, middle, 30, state_color(state))
        page.text(words(name), x + 33, middle, wide * share - 38, font=fonts.HEADING, size=18,
                  most=1, middle=True)  # fmt: skip
        x += wide * share


def _dots(page: KitPage, cell: Cell, marks: int, worth: int, color: Color) -> None:
    """The marks as dots, seven in a row."""
    count = round(marks / worth)
    rows = -(-count // DOTS_IN_A_ROW)
    step = min(9.6, (cell.height - 10) / max(1, rows))
    top = cell.y + cell.height / 2 + (rows - 1) * step / 2
    paper = page.paper
    with paper.ornament():
        paper.saveState()
        paper.setFillColor(color)
        for n in range(count):
            row, column = divmod(n, DOTS_IN_A_ROW)
            x = cell.right - 116 + column * 9.6
            paper.circle(x, top - row * step, min(3.8, step * 0.4), fill=1, stroke=0)
        paper.restoreState()


def _empty_row(page: KitPage, cell: Cell, words: Words) -> None:
    """A box for the number, a line for the proposal, one for why, and the three hands to mark."""
    muted = palette.muted()
    box(page, cell.x, cell.y, cell.width, cell.height, stroke=muted, corner=5)
    box(page, cell.x + 8, cell.y + 8, 66, cell.height - 16, stroke=muted, corner=3)
    left, right = cell.x + 86, cell.right - 178
    for told, low in ((words("Proposal"), cell.y + 36), (words("Why"), cell.y + 11)):
        name = page.fitted(told, 90, size=13, color=muted, most=1, leading=1.1)
        page.set(name, left, low + name.height - 2, 90)
        with page.paper.ornament():
            page.paper.rule(left + 76, low, right, low, color=muted)
    for at, (state, (sign, *_)) in enumerate(STATES.items()):
        x, middle = right + 14 + at * 55, cell.y + cell.height / 2
        ring(page, x + 9, middle, 17, line=1.3)
        picture(page, sign, x + 34, middle, 28, state_color(state))


def _caption(page: KitPage, y: float, told: bool, worth: int, words: Words) -> float:
    if not told:
        return y - 4
    caption = words("Each dot is a mark that someone put in secret.")
    if worth > 1:
        caption = words("Each dot is {n} marks that people put in secret.", n=worth)
    caption = f"{caption} {words('The number is the one on your ballot.')}"
    return page.text(caption, page.left, y + 2, page.width, size=15, most=1,
                     color=palette.muted())  # fmt: skip


def _and_more(page: KitPage, y: float, rest: int, words: Words) -> float:
    box(page, page.left, y - 58, page.width, 50, fill=palette.primary(), corner=5)
    pictogram(page, "arrow-fat-right", page.left + 30, y - 33, 30, palette.WHITE)
    more: Rich = bold(words.many("and {n} more", "and {n} more", rest))
    told: list[Rich] = [
        more,
        ". ",
        words("The whole list is in the plan: ask for it and read it together."),
    ]
    page.text(told, page.left + 60, y - 33, page.width - 76, size=18, most=2, color=palette.WHITE,
              middle=True)  # fmt: skip
    return y - 58


def _theme_band(page: KitPage, words: Words) -> None:
    """The five shapes with their names, along the lower edge."""
    wide = page.size[0] / len(SHORT_THEMES)
    for at, theme in enumerate(SHORT_THEMES):
        x, look = at * wide, palette.theme(theme)
        box(page, x, 0, wide, FOOT, fill=look.tint)
        shape(page, theme, x + 24, FOOT / 2, 22)
        page.text(words(SHORT_THEMES[theme]), x + 42, FOOT / 2, wide - 50, size=15, most=1,
                  font=fonts.BOLD, color=look.text, middle=True)  # fmt: skip
