"""The sheet of a gate: why a proposal is stopped, how far the gate is shut, and what would open it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workshop_app.export.pdf import fonts, palette
from workshop_app.export.pdf.kit.drawings import picture
from workshop_app.export.pdf.kit.parts import box, field, pictogram, ring, writing_lines
from workshop_app.text import N_

if TYPE_CHECKING:
    from workshop_app.export.kit_views import KitView
    from workshop_app.export.pdf.kit.page import KitPage
    from workshop_app.text import Words

GAP = 9.0
HINT = 10.0

GATES = (
    ("gate-closed", N_("The gate is closed"), N_("The rule is named below.")),
    ("gate-half-open", N_("The gate is ajar"), N_("It would open with a condition.")),
    ("gate-open", N_("The gate is open"), N_("We read the rule, and it allows it.")),
)
"""How a gate stands, as it is shown to those who do not read."""


def gate_sheet(page: KitPage, view: KitView, words: Words) -> None:  # noqa: ARG001
    """Why a proposal is stopped and what would open it; to confirm while nobody can name the
    rule."""
    page.note = words("An office answers for this sheet, not a person.")
    y = page.title(
        words("Gate sheet"),
        words("A closed gate needs a reason that the community can read, and what would open it."),
    )
    field(page, words("Proposal number"), page.left, y - 14, 150, size=11)
    _kinds(page, page.left + 172, y - 11, words)
    y = _gates(page, y - 34, words) - GAP
    y = _to_confirm(page, y, words) - GAP
    room = y - page.bottom - 3 * GAP
    why = words("As one would say it face to face to a neighbour.")
    y = _asked(page, y, room * 0.28, "question", words("Reason"), why)
    rule = words("Which law, plan or agreement says so, with its article or date.")
    y = _asked(page, y, room * 0.2, "scales", words("Law or rule"), rule)
    y = _would_open(page, y, room * 0.32, words)
    _who_and_when(page, y, room * 0.2, words)


def _kinds(page: KitPage, x: float, middle: float, words: Words) -> None:
    """What stops it, one to mark."""
    told = (words("Not ours to do"), words("Land not allowed"), words("Another rule"))
    step = (page.right - x) / len(told)
    for at, kind in enumerate(told):
        left = x + at * step
        ring(page, left + 8, middle, 15, line=1.2)
        page.text(kind, left + 21, middle, step - 25, font=fonts.BOLD, size=10.5, most=2,
                  leading=1.1, middle=True)  # fmt: skip


def _gates(page: KitPage, top: float, words: Words) -> float:
    """The three drawings, one to mark; returns where they end."""
    high, wide = 124.0, (page.width - 2 * GAP) / 3
    for at, (drawing, name, more) in enumerate(GATES):
        x = page.left + at * (wide + GAP)
        box(page, x, top - high, wide, high, fill=palette.panel(), corner=6)
        picture(page, drawing, x + wide / 2 + 8, top - 40, 76, palette.primary())
        ring(page, x + 20, top - 42, 20, line=1.4)
        page.text(words(name), x + 8, top - 82, wide - 16, font=fonts.HEADING, size=14, most=1,
                  align="center", leading=1.15)  # fmt: skip
        page.text(words(more), x + 8, top - 99, wide - 16, size=HINT, most=2, align="center",
                  leading=1.1, color=palette.muted())  # fmt: skip
    return top - high


def _to_confirm(page: KitPage, top: float, words: Words) -> float:
    """Where nobody can name the rule: who asks, and by when; returns where it ends."""
    high, left = 62.0, page.left + 46
    ground, bar = palette.mixed("accent", 0.1), palette.color("accent")
    box(page, page.left, top - high, page.width, high, fill=ground)
    box(page, page.left, top - high, 4, high, fill=bar)
    box(page, page.left + 15, top - 27, 18, 18, fill=palette.WHITE, stroke=palette.ink(), line=1.3)
    name = page.fitted(words("To confirm"), page.width * 0.4, font=fonts.HEADING, size=14, most=1)
    page.set(name, left, top - 18 + name.height / 2, page.width * 0.4)
    x = left + name.width + 12
    page.text(words("Nobody here can name the rule: then it is not closed."), x, top - 18,
              page.right - x - 8, size=HINT, most=2, leading=1.1, middle=True)  # fmt: skip
    half = (page.right - left - 12) * 0.62
    field(page, words("Office that asks"), left, top - 50, half - 12)
    field(page, words("By when"), left + half, top - 50, page.right - left - half - 12)
    return top - high


def _asked(page: KitPage, top: float, high: float, icon: str, title: str, hint: str) -> float:
    """A box with lines to write on; returns where the next one begins."""
    left = page.left + 46
    box(page, page.left, top - high, page.width, high, line=1.1, corner=6)
    pictogram(page, icon, page.left + 24, top - 21, 24, palette.primary())
    name = page.fitted(title, page.width * 0.5, font=fonts.HEADING, size=14, most=1)
    page.set(name, left, top - 20 + name.height / 2, page.width * 0.5)
    x = left + name.width + 12
    page.text(hint, x, top - 20, page.right - x - 10, size=HINT, color=palette.muted(), most=2,
              leading=1.1, middle=True)  # fmt: skip
    _lines(page, left, top - 26, page.right - left - 14, top - high)
    return top - high - GAP


def _lines(page: KitPage, x: float, top: float, wide: float, low: float) -> None:
    """As many lines to write on as fit."""
    count = int((top - low - 5) / 23)
    if count > 0:
        writing_lines(page, x, top, wide, count, (top - low - 8) / count)


def _would_open(page: KitPage, top: float, high: float, words: Words) -> float:
    """What would open it, in two columns: what is the municipality's to do, and what others'."""
    left = page.left + 46
    box(page, page.left, top - high, page.width, high, line=1.1, corner=6)
    pictogram(page, "key", page.left + 24, top - 21, 24, palette.primary())
    name = page.fitted(words("It would be possible if:"), page.width * 0.5, font=fonts.HEADING,
                       size=14, most=1)  # fmt: skip
    page.set(name, left, top - 20 + name.height / 2, page.width * 0.5)
    x = left + name.width + 12
    hint = words("An agreement, another place, smaller, or in stages.")
    page.text(hint, x, top - 20, page.right - x - 10, size=HINT, color=palette.muted(), most=2,
              leading=1.1, middle=True)  # fmt: skip
    wide = (page.right - 14 - left - 16) / 2
    for at, told in enumerate((words("The town hall can"), words("Others can"))):
        x = left + at * (wide + 16)
        y = page.text(told, x, top - 38, wide, font=fonts.BOLD, size=HINT, most=1)
        _lines(page, x, y + 4, wide, top - high)
    return top - high - GAP


def _who_and_when(page: KitPage, top: float, high: float, words: Words) -> None:
    asked = (
        ("buildings", words("Who would open it"), 0.62),
        ("calendar-check", words("By when"), 0.38),
    )
    x = page.left
    for icon, title, share in asked:
        wide = (page.width - GAP) * share
        box(page, x, top - high, wide, high, line=1.1, corner=6)
        pictogram(page, icon, x + 24, top - 21, 24, palette.primary())
        page.text(title, x + 46, top - 20, wide - 54, font=fonts.HEADING, size=14, most=1,
                  middle=True)  # fmt: skip
        _lines(page, x + 14, top - 26, wide - 28, top - high)
        x += wide + GAP
