"""What is told back to the community: a poster for those who may not read, and a slip to take."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workshop_app.export.names import SHORT_THEMES
from workshop_app.export.pdf import fonts, palette
from workshop_app.export.pdf.kit.page import Cell
from workshop_app.export.pdf.kit.parts import badge, box, pictogram, shape, writing_lines
from workshop_app.export.pdf.kit.posters import MEANINGS
from workshop_app.export.pdf.text import Rich, bold

if TYPE_CHECKING:
    from reportlab.lib.colors import Color

    from workshop_app.export.kit_views import KitProposal, KitReadback, KitView
    from workshop_app.export.pdf.kit.page import KitPage
    from workshop_app.export.views import ActionView, ProposalView
    from workshop_app.text import Words

MOST_ROWS, MOST_LEFT_OUT, MOST_ON_SLIP = 7, 4, 7
DOTS_IN_A_ROW, ONE_DOT_EACH = 7, 60
LEAST_PITCH = 45.0
"""So high is a row of what did not get in, in points."""

BAND, FOOT = 148.0, 48.0


def readback_poster(page: KitPage, view: KitView, words: Words) -> None:
    """Numbers, at most seven decided actions by support, what did not enter, when we meet again.
    Where nothing is decided yet, the same poster to be filled by hand."""
    _band(page, view, words)
    told = view.readback
    y = _numbers(page, page.size[1] - BAND - 16, told, words)
    y = page.text(words("What is done first"), page.left, y, page.width, font=fonts.HEADING,
                  size=31, leading=1.1, most=1, tag="H2") - 10  # fmt: skip
    rows = told.rows[:MOST_ROWS] if told else ()
    worth = 5 if any((marks or 0) > ONE_DOT_EACH for *_, marks in rows) else 1
    high, pitch = 66.0, 74.0
    for n in range(len(rows) or MOST_ROWS):
        cell = Cell(page.left, y - n * pitch - high, page.width, high)
        if rows:
            _row(page, cell, rows[n], worth, words)
        else:
            _empty_row(page, cell)
    y -= (len(rows) or MOST_ROWS) * pitch
    y = _caption(page, y, bool(rows), worth, words)
    rest = len(told.rows) - len(rows) if told else 0
    if rest > 0:
        y = _and_more(page, y, rest, words)
    _boxes(page, y - 12, told, words)
    _theme_band(page, words)


def _band(page: KitPage, view: KitView, words: Words) -> None:
    wide, top = page.size
    box(page, 0, top - BAND, wide, BAND, fill=palette.primary())
    page.text(words("What we decided together"), page.left, top - 24, page.width,
              font=fonts.HEADING, size=62, leading=1.1, most=1, floor=30, color=palette.WHITE,
              tag="H1")  # fmt: skip
    told = [view.municipality or view.plan]
    if view.communes:
        listed = words.listed([str(n) for n in view.communes])
        told.insert(0, words.many("Commune {those}", "Communes {those}", len(view.communes),
                                  those=listed))  # fmt: skip
    if view.day:
        told.append(words.date(view.day))
    page.text(" · ".join(told), page.left, top - 98, page.width, size=23, most=1,
              color=palette.WHITE, font=fonts.HEADING_SEMIBOLD)  # fmt: skip


def _numbers(page: KitPage, top: float, told: KitReadback | None, words: Words) -> float:
    """Three large numbers; a line to write where there is none to tell."""
    known = (
        ("users-three", told.came if told else None, words("times we came")),
        ("lightbulb", told.proposals or None if told else None, words("proposals")),
        ("check-square", told.voted if told else None, words("voted in secret")),
    )
    wide = page.width / 3
    for at, (icon, number, name) in enumerate(known):
        x = page.left + at * wide
        pictogram(page, icon, x + 30, top - 34, 60, palette.primary())
        if number is None:
            with page.paper.ornament():
                low = top - 46
                page.paper.rule(x + 72, low, x + 150, low, color=palette.ink(), line=1.4)
        else:
            page.text(words.number(number), x + 72, top + 4, wide - 78, font=fonts.HEADING,
                      size=56, leading=1.0, most=1)  # fmt: skip
        page.text(name, x + 72, top - 53, wide - 78, size=20, most=1,
                  font=fonts.HEADING_SEMIBOLD)  # fmt: skip
    return top - 92


def _row(
    page: KitPage,
    cell: Cell,
    row: tuple[ActionView, KitProposal, int | None],
    worth: int,
    words: Words,
) -> None:
    action, card, marks = row
    look, middle = palette.theme(action.theme), cell.y + cell.height / 2
    box(page, cell.x, cell.y, cell.width, cell.height, fill=look.tint, corner=5)
    box(page, cell.x, cell.y, 7, cell.height, fill=look.color)
    page.text(card.number, cell.x + 12, middle, 66, font=fonts.HEADING, size=40, leading=1.0,
              most=1, align="center", middle=True)  # fmt: skip
    badge(page, card.theme, cell.x + 116, middle, 56, card.pictogram)
    room = 340.0
    title = page.fitted(card.short, room, font=fonts.HEADING, size=25, leading=1.1, most=2,
                        high=44, floor=16)  # fmt: skip
    who = page.fitted(action.responsible, room, size=15, color=palette.muted(), most=1)
    y = page.set(title, cell.x + 164, middle + (title.height + who.height) / 2, room)
    page.set(who, cell.x + 164, y, room)
    if action.start:
        pictogram(page, "calendar-blank", cell.x + 528, middle, 28)
        month = words.month(action.start)
        page.text(month, cell.x + 548, middle, 60, font=fonts.HEADING, size=17, leading=1.1,
                  most=2, high=46, middle=True, floor=13)  # fmt: skip
    if marks is not None:
        _dots(page, cell, marks, worth, look.color)
        page.text(words.number(marks), cell.right - 48, middle, 42, font=fonts.HEADING, size=25,
                  leading=1.0, most=1, align="right", middle=True)  # fmt: skip


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


def _empty_row(page: KitPage, cell: Cell) -> None:
    box(page, cell.x, cell.y, cell.width, cell.height, stroke=palette.muted(), corner=5)
    box(page, cell.x + 8, cell.y + 8, 66, cell.height - 16, stroke=palette.muted(), corner=3)
    with page.paper.ornament():
        low = cell.y + 16
        page.paper.rule(cell.x + 92, low, cell.right - 190, low, color=palette.muted())
    pictogram(page, "calendar-blank", cell.right - 160, cell.y + cell.height / 2, 28)
    with page.paper.ornament():
        page.paper.rule(cell.right - 138, low, cell.right - 14, low, color=palette.muted())


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


def _boxes(page: KitPage, top: float, told: KitReadback | None, words: Words) -> None:
    """What did not enter, at the left; when we meet again, at the right."""
    low = FOOT + 16
    high, wide = top - low, page.width * 0.58
    box(page, page.left, low, wide, high, fill=palette.panel(), corner=5)
    y = page.text(words("What did not get in, and why"), page.left + 16, top - 12, wide - 32,
                  font=fonts.HEADING, size=22, most=1, tag="H2") - 4  # fmt: skip
    fitting = min(MOST_LEFT_OUT, int((y - low - 26) / LEAST_PITCH))
    rows = told.left_out[:fitting] if told else ()
    pitch = min(52.0, (y - low - 26) / max(1, len(rows)))
    for n, (proposal, card) in enumerate(rows):
        _left_out(page, Cell(page.left + 12, y - (n + 1) * pitch, wide - 24, pitch), proposal, card)
    count = len(told.left_out) if told else 0
    if count:
        note = words.many("It is {n}. It has its reason in the list.",
                          "They are {n}. Each one has its reason in the list.", count)  # fmt: skip
        page.text(note, page.left + 16, low + 22, wide - 32, size=14, most=1,
                  color=palette.muted())  # fmt: skip
    else:
        writing_lines(page, page.left + 16, y, wide - 32, max(1, int((y - low - 8) / 34)), 34)
    left = page.left + wide + 18
    room = page.right - left
    box(page, left, low, room, high, stroke=palette.color("accent"), line=2.4, corner=6)
    pictogram(page, "megaphone", left + 36, top - 34, 36, palette.color("accentText"))
    page.text(words("We come back to tell"), left + 64, top - 34, room - 78, font=fonts.HEADING,
              size=22, leading=1.1, most=2, middle=True, tag="H2")  # fmt: skip
    y = top - 64
    for name in (words("Day and hour"), words("Place")):
        page.text(name, left + 18, y, room - 36, size=15, most=1, color=palette.muted())
        y = writing_lines(page, left + 18, y - 18, room - 36, 1, (y - low - 30) * 0.24) - 8
    page.text(words("Come and ask."), left + 18, low + 30, room - 36, size=17, most=1)


def _left_out(page: KitPage, cell: Cell, one: ProposalView, card: KitProposal) -> None:
    middle = cell.y + cell.height / 2
    page.text(card.number, cell.x, middle, 42, font=fonts.HEADING, size=20, most=1, align="right",
              middle=True)  # fmt: skip
    badge(page, card.theme, cell.x + 64, middle, 30, card.pictogram)
    pictogram(page, _why(one), cell.x + 108, middle, 26, palette.muted())
    left, room = cell.x + 132, cell.width - 134
    title = page.fitted(card.short, room, font=fonts.HEADING, size=15, leading=1.1, most=1)
    why = page.fitted(one.reason, room, size=13, leading=1.1, most=2)
    y = page.set(title, left, middle + (title.height + why.height) / 2, room)
    page.set(why, left, y, room)


def _why(one: ProposalView) -> str:
    """The picture of a reason: of a closed gate, else of the weakest criterion."""
    closed = [gate.gate for gate in one.gates if gate.fails]
    weak = [name for name, _ in one.capacity.weakest] if one.capacity else []
    found = next((name for name in (*closed, *weak) if name in MEANINGS), "")
    return MEANINGS[found][0] if found else "chat-text"


def _theme_band(page: KitPage, words: Words) -> None:
    """The five shapes with their names, along the lower edge."""
    wide = page.size[0] / len(SHORT_THEMES)
    for at, theme in enumerate(SHORT_THEMES):
        x, look = at * wide, palette.theme(theme)
        box(page, x, 0, wide, FOOT, fill=look.tint)
        shape(page, theme, x + 24, FOOT / 2, 22)
        page.text(words(SHORT_THEMES[theme]), x + 42, FOOT / 2, wide - 50, size=15, most=1,
                  font=fonts.BOLD, color=look.text, middle=True)  # fmt: skip


# -- the slip -------------------------------------------------------------------------------------
def readback_slips(page: KitPage, view: KitView, words: Words) -> None:
    """Four slips to take home: numbers and drawings of what was decided, when we come back."""
    page.each = 4
    rows = view.readback.rows[:MOST_ON_SLIP] if view.readback else ()
    for _, cell in zip(range(4), page.cells(1, 4), strict=False):
        _slip(page, cell, [(card, action) for action, card, _ in rows], words)


def _slip(
    page: KitPage, cell: Cell, rows: list[tuple[KitProposal, ActionView]], words: Words
) -> None:
    left, right = cell.x + 14, cell.right - 14
    page.text(words("What we decided together"), left, cell.top - 2, right - left, size=16,
              font=fonts.HEADING, most=1, color=palette.primary(), tag="H2")  # fmt: skip
    wide = (right - left) / MOST_ON_SLIP
    for n in range(len(rows) or MOST_ON_SLIP):
        x = left + n * wide
        if not rows:
            box(page, x + 4, cell.y + 40, wide - 8, cell.height - 70, stroke=palette.muted(),
                corner=4)  # fmt: skip
            continue
        card, action = rows[n]
        middle = x + wide / 2
        page.text(card.number, x, cell.top - 27, wide, font=fonts.HEADING, size=19, leading=1.1,
                  most=1, align="center")  # fmt: skip
        badge(page, card.theme, middle, cell.top - 70, 40, card.pictogram)
        y = page.text(card.short, x + 3, cell.top - 94, wide - 6, size=9.5, leading=1.12, most=4,
                      high=44, align="center", font=fonts.SEMIBOLD)  # fmt: skip
        if action.start:
            page.text(words.month(action.start), x + 3, y - 1, wide - 6, size=8.5, most=1,
                      align="center", color=palette.muted())  # fmt: skip
    pictogram(page, "megaphone", left + 10, cell.y + 16, 18, palette.color("accentText"))
    label = page.fitted(words("We come back to tell:"), 220, font=fonts.BOLD, size=10, most=1)
    page.set(label, left + 26, cell.y + 16 + label.height / 2, 220)
    with page.paper.ornament():
        x = left + 34 + label.width
        page.paper.rule(x, cell.y + 9, right, cell.y + 9, color=palette.muted())
