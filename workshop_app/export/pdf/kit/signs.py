"""Signs to hang up or to stand beside something: agreements, themes, their questions, faces."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workshop_app.export import names
from workshop_app.export.pdf import fonts, palette
from workshop_app.export.pdf.kit import pictured
from workshop_app.export.pdf.kit.drawings import picture
from workshop_app.export.pdf.kit.parts import badge, box, theme_name
from workshop_app.export.pdf.kit.pictured import Pictured
from workshop_app.text import N_

if TYPE_CHECKING:
    from workshop_app.export.kit_views import KitView
    from workshop_app.export.pdf.kit.page import KitPage
    from workshop_app.text import Words

QUESTIONS = {
    "housing": N_("What would make homes safer, healthier and one's own?"),
    "public_space": N_("What would make more people use and care for what belongs to everyone?"),
    "education": N_("What would make studying possible, and the culture of the place seen?"),
    "health": N_("What would make it easier to be well and to be cared for?"),
    "economy": N_("What would make work and business grow here, for everyone?"),
}
"""Asked where no exercise of the agenda has questions of its own."""

ROUNDS = (
    N_("What is going on, and whom does it weigh on most?"),
    N_("What can be done?"),
    N_("Where, for whom, and what is the first step?"),
)


# -- agreements -----------------------------------------------------------------------------------
def agreements_poster(page: KitPage, view: KitView, words: Words) -> None:
    """The four agreements, room for more, the way of what people say, and what nobody asks."""
    del view
    y = page.title(words("Our agreements"))
    for agreement in pictured.AGREEMENTS:
        y = _agreement(page, agreement, y, words) - 14
    y = _more_agreements(page, y, words) - 26
    y = _path(page, y, words) - 18
    _promise(page, y, words)


def _agreement(page: KitPage, one: Pictured, top: float, words: Words) -> float:
    high, side = 126.0, 134.0
    box(page, page.left, top - high, page.width, high, fill=palette.panel(), corner=14)
    ground = palette.primary()
    box(page, page.left, top - high, side, high, fill=ground, corner=14)
    middle = top - high / 2
    picture(page, one.picture, page.left + side / 2, middle, 100, palette.WHITE, ground)
    x = page.left + side + 26
    wide = page.right - x - 16
    name = page.fitted(
        words(one.name), wide, font=fonts.HEADING, size=42, leading=1.1, most=2, floor=28, high=84
    )
    more = page.fitted(words(one.more), wide, size=25, leading=1.2, most=1, floor=17)
    start = middle + (name.height + more.height) / 2
    page.set(more, x, page.set(name, x, start, wide), wide)
    return top - high


def _more_agreements(page: KitPage, top: float, words: Words) -> float:
    high = 104.0
    box(page, page.left, top - high, page.width, high, stroke=palette.ink(), line=1.6,
        dashed=True, corner=14)  # fmt: skip
    picture(page, "pencil-simple-line", page.left + 67, top - high / 2, 56, palette.muted())
    page.text(
        words("Is one missing? Write it or draw it here."), page.left + 160, top - 14,
        page.width - 176, size=19, most=1, color=palette.muted(), floor=15,
    )  # fmt: skip
    return top - high


def _path(page: KitPage, top: float, words: Words) -> float:
    """The five stations of what people say, with an arrow between each and the next."""
    y = page.text(
        words("What becomes of what you say"), page.left, top, page.width, font=fonts.HEADING,
        size=30, most=1, floor=20, tag="H2",
    )  # fmt: skip
    count = len(pictured.PATH)
    each = page.width / count
    middle = y - 52
    for n, one in enumerate(pictured.PATH):
        x = page.left + (n + 0.5) * each
        picture(page, one.picture, x, middle, 66, palette.primary())
        if n:
            picture(page, "arrow-fat-right", x - each / 2, middle, 30, palette.ink())
        page.text(
            words(one.name), x - each / 2 + 3, middle - 40, each - 6, font=fonts.HEADING_SEMIBOLD,
            size=25, align="center", most=1, floor=15,
        )  # fmt: skip
    return middle - 76


def _promise(page: KitPage, top: float, words: Words) -> None:
    high = top - page.bottom
    high = min(high, 96.0)
    ground = palette.primary()
    box(page, page.left, top - high, page.width, high, fill=ground, corner=14)
    picture(page, "prohibit", page.left + 67, top - high / 2, 58, palette.WHITE, ground)
    page.text(
        words("Nobody here asks for a document, a telephone or an address. We write no names."),
        page.left + 130, top - high / 2, page.width - 150, font=fonts.HEADING_SEMIBOLD, size=27,
        leading=1.2, most=2, floor=18, color=palette.WHITE, middle=True,
    )  # fmt: skip


# -- themes ---------------------------------------------------------------------------------------
def theme_signs(page: KitPage, view: KitView, words: Words) -> None:
    """A sign to a theme: its shape with its drawing, and its name in letters for the whole room."""
    del view
    for n, theme in enumerate(names.THEMES):
        if n:
            page.new_page()
        look = palette.theme(theme)
        box(page, page.left, page.bottom, page.width, page.height, stroke=look.color, line=8,
            corner=26)  # fmt: skip
        name = page.fitted(
            theme_name(theme, words), page.width - 70, font=fonts.HEADING, size=104,
            leading=1.06, color=look.text, most=2, floor=62,
        )  # fmt: skip
        low = page.bottom + 28
        page.set(name, page.left + 35, low + name.height, page.width - 70, "center", "H1")
        room = page.top - 26 - (low + name.height + 14)
        middle = low + name.height + 14 + room / 2
        badge(page, theme, page.left + page.width / 2, middle, room)


def theme_questions(page: KitPage, view: KitView, words: Words) -> None:
    """A sheet to a theme with its question, and what each round of a table talks about."""
    asked = _questions(view)
    for n, theme in enumerate(names.THEMES):
        if n:
            page.new_page()
        question = asked.get(theme) or words(QUESTIONS[theme])
        _theme_question(page, theme, question, words)


def _questions(view: KitView) -> dict[str, str]:
    """The questions of the exercise that asks for these sheets, else of the first with any."""
    asking = [part for part in view.parts if part.prompts]
    asking.sort(key=lambda part: all(one.sheet != "theme-questions" for one in part.materials))
    return dict(asking[0].prompts) if asking else {}


def _theme_question(page: KitPage, theme: str, question: str, words: Words) -> None:
    look = palette.theme(theme)
    side = 150.0
    badge(page, theme, page.left + side / 2, page.top - side / 2, side)
    page.text(
        theme_name(theme, words), page.left + side + 28, page.top - side / 2,
        page.width - side - 28, font=fonts.HEADING, size=50, leading=1.1, color=look.text,
        most=2, floor=34, middle=True, tag="H1",
    )  # fmt: skip
    top = page.top - side - 30
    rounds_high = 3 * 104.0
    low = page.bottom + rounds_high + 24
    box(page, page.left, low, page.width, top - low, fill=palette.panel(), corner=18)
    box(page, page.left, low, 12, top - low, fill=look.color)
    page.text(
        question, page.left + 48, (top + low) / 2, page.width - 84, font=fonts.HEADING, size=66,
        leading=1.16, floor=30, high=top - low - 40, middle=True,
    )  # fmt: skip
    y = low - 24
    for n, line in enumerate(ROUNDS, start=1):
        middle = y - 48
        with page.paper.ornament():
            page.paper.setFillColor(palette.ink())
            page.paper.circle(page.left + 40, middle, 34, fill=1, stroke=0)
        page.text(
            words.number(n), page.left + 6, middle, 68, font=fonts.HEADING, size=40,
            color=palette.WHITE, align="center", middle=True,
        )  # fmt: skip
        page.text(
            words(line), page.left + 100, middle, page.width - 104, size=32, leading=1.18, most=2,
            floor=20, middle=True,
        )  # fmt: skip
        y -= 104


# -- faces ----------------------------------------------------------------------------------------
def face_signs(page: KitPage, view: KitView, words: Words) -> None:
    """Three signs to cut, one for each jar."""
    del view
    page.each = len(pictured.FACES)
    side = 226.0
    named = [words(face.name) for face in pictured.FACES]
    size = 84.0
    for face, name, cell in zip(pictured.FACES, named, page.cells(1, 3), strict=False):
        x = cell.x + side + 50
        room = cell.right - x - 14
        size = min(
            page.fitted(one, room, font=fonts.HEADING, size=size, most=1, floor=40).size
            for one in named
        )
        middle = cell.middle[1]
        picture(page, face.picture, cell.x + 20 + side / 2, middle, min(side, cell.height * 0.94))
        page.text(name, x, middle, room, font=fonts.HEADING, size=size, most=1, floor=40,
                  middle=True)  # fmt: skip
