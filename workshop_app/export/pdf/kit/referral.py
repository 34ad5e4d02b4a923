"""The blank referral slip: a half sheet that the person takes, of which no copy is kept (P-46). Its
lines are of institutions; none is for a name, a document or a telephone of someone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workshop_app.export import directory_names as told
from workshop_app.export.directory_names import check
from workshop_app.export.pdf import fonts, palette
from workshop_app.export.pdf.kit import pictured
from workshop_app.export.pdf.kit.drawings import picture
from workshop_app.export.pdf.kit.parts import box, field, writing_lines
from workshop_app.export.pdf.text import Rich, as_said, bold, filled
from workshop_app.text import N_

if TYPE_CHECKING:
    from workshop_app.export.directory_views import PointView
    from workshop_app.export.pdf.kit.page import KitPage
    from workshop_app.text import Words

SLIPS = 2
"""On a page."""


def draw_slip(
    page: KitPage,
    top: float,
    low: float,
    sender: PointView | None,
    words: Words,
    receiver: PointView | None = None,
) -> None:
    """One blank slip between ``top`` and ``low``. What is known of the point that refers and of the
    institution to go to is printed, the rest are lines to write on."""
    left, right = 40.0, page.size[0] - 40.0
    wide = right - left
    band, ground = 54.0, palette.primary()
    box(page, 0, top - band, page.size[0], band, fill=ground)
    picture(page, "arrow-fat-right", left + 13, top - band / 2, 30, palette.WHITE)
    page.text(words("Referral slip"), left + 36, top - band / 2, wide * 0.5, font=fonts.HEADING,
              size=22, most=1, middle=True, color=palette.WHITE, tag="H1")  # fmt: skip
    page.text(words("The person takes it. No copy is kept."), right - wide * 0.46,
              top - band / 2, wide * 0.46, font=fonts.HEADING_SEMIBOLD, size=11.5, most=1,
              middle=True, color=palette.WHITE, align="right")  # fmt: skip
    if top < page.size[1] - 1:
        _cutting_line(page, top)
    y = top - band - 26
    field(page, words("Date"), left, y, wide * 0.26)
    _sender_line(page, left + wide * 0.3, y, right, sender, words)
    step = (top - low - 234) / 5.4
    _receiver(page, left, y - step, wide, step, receiver, words)
    y = _errands(page, left, y - 3 * step - 14, wide, words)
    field(page, words("What to bring"), left, y - 18, wide)
    writing_lines(page, left, y - 20, wide, 1, step)
    _rights(page, left, low + 4, wide, sender, words)


def _cutting_line(page: KitPage, y: float) -> None:
    """Dashes over the edge of the band, white and dark, so that they are seen on paper and on it."""
    with page.paper.ornament():
        page.paper.rule(0, y, page.size[0], y, color=palette.WHITE, line=1.6)
        page.paper.rule(0, y, page.size[0], y, color=palette.ink(), line=0.9, dash=(5, 4))


def _sender_line(
    page: KitPage, x: float, baseline: float, right: float, sender: PointView | None, words: Words
) -> None:
    if sender is None:
        field(page, words("Point that refers"), x, baseline, right - x)
        return
    label = page.fitted(words("Point that refers"), 130, font=fonts.BOLD, size=10, most=1)
    page.set(label, x, baseline + label.height * 0.72, 130)
    start = x + label.width + 8
    page.text(sender.name, start, baseline + label.height * 0.72, right - start, size=10,
              most=2, leading=1.15, floor=8)  # fmt: skip


def _receiver(
    page: KitPage,
    left: float,
    y: float,
    wide: float,
    step: float,
    receiver: PointView | None,
    words: Words,
) -> None:
    """Where to go: printed where it was chosen, else lines to write on."""
    name = place = phone = hours = ""
    if receiver is not None:
        name, place = receiver.name, told.place(receiver)
        phone = told.phones(receiver) or words("No published telephone")
        hours = told.hours(receiver, words)
    _line(page, words("Goes to (institution)"), name, left, y, wide * 0.56)
    _line(page, words("Institution's telephone"), phone, left + wide * 0.6, y, wide * 0.4)
    _line(page, words("Address and how to get there"), place, left, y - step, wide)
    field(page, words("Ask at (office)"), left, y - 2 * step, wide * 0.42)
    _line(page, words("Hours of attention"), hours, left + wide * 0.45, y - 2 * step, wide * 0.55)


def _line(page: KitPage, label: str, value: str, x: float, baseline: float, width: float) -> None:
    """A line to write on, or a label with its ``value`` where that is known."""
    if not value:
        field(page, label, x, baseline, width)
        return
    block = page.fitted(label, width * 0.6, font=fonts.BOLD, size=10, most=1)
    top = baseline + block.height * 0.72
    page.set(block, x, top, width * 0.6)
    start = x + block.width + 6
    page.text(as_said(value), start, top, x + width - start, size=10, most=2, leading=1.15, floor=8)


def _errands(page: KitPage, left: float, top: float, wide: float, words: Words) -> float:
    """What it is for, each with a box to mark; returns where it ends."""
    y = page.text(words("What for (mark it)"), left, top, wide, font=fonts.BOLD, size=10, most=1)
    each = wide / 4
    for n, errand in enumerate(pictured.ERRANDS):
        x, middle = left + n % 4 * each, y - 17 - n // 4 * 29
        box(page, x, middle - 8, 16, 16, line=1.1)
        picture(page, errand.picture, x + 34, middle, 22, palette.primary())
        page.text(words(errand.name), x + 50, middle, each - 54, font=fonts.HEADING_SEMIBOLD,
                  size=10.5, most=1, middle=True)  # fmt: skip
    return y - 17 - 29 - 12


def _rights(
    page: KitPage,
    left: float,
    low: float,
    wide: float,
    sender: PointView | None,
    words: Words,
) -> None:
    """What nobody may ask of the person, and where to come back."""
    said: list[Rich] = [
        bold(words("Your rights:")), " ",
        words("attention is free and confidential. Nobody may ask you for money for this sheet."),
        " ",
    ]  # fmt: skip
    if sender is not None and sender.phones:
        state = check(sender.verified_on, sender.to_confirm, words)
        said += filled(
            words,
            N_("If you are turned away, come back to the point or call: {phone} ({state})."),
            phone=bold(told.grouped(sender.phones[0])), state=state[:1].lower() + state[1:],
        )  # fmt: skip
        if sender.hours:
            said += [" ", bold(words("Hours of attention")), " ", told.hours(sender, words), "."]
    else:
        said += [words("If you are turned away, come back to the point.")]
    block = page.fitted(said, wide - 26, size=10, leading=1.35, most=4)
    high = block.height + 16
    box(page, left, low, wide, high, fill=palette.panel())
    page.set(block, left + 13, low + high - 8, wide - 26)
