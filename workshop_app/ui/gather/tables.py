"""What each file brought, and the workshops that are in the plan. There is no row of totals."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from workshop_app.services.gather import Brought, Came
from workshop_app.text import Words
from workshop_app.ui import icons, paint, theme
from workshop_app.ui.widgets import Card, Column, Figures, heading, wrapped

ROW = 72


def files_card(words: Words, brought: Sequence[Brought]) -> Card:
    """A row for each file: new or changed proposals and challenges, ballots, what is to settle."""
    columns = [
        Column(words("File"), 0, "left", draw=_named, least=160),
        Column(words("Proposals"), 100), Column(words("Challenges"), 100),
        Column(words("Ballots"), 104), Column(words("To settle"), 112, draw=_settle),
    ]  # fmt: skip
    rows = [_file(words, one) for one in brought]
    return _card(words("What each file brought"), columns, rows)


def _file(words: Words, one: Brought) -> tuple[str, ...]:
    if one.refused is not None:
        said = one.refused.told(words)
        return (f"warning-octagon-fill\n{one.name}\n{said}", "–", "–", "–", "–")
    told = words.many("{n} new step", "{n} new steps", one.steps)
    if one.already_here:
        told = words("It was here already: nothing changed")
    if one.masked:
        masked = words.many("{n} text came in masked", "{n} texts came in masked", len(one.masked))
        told = f"{told} · {masked}"
    if one.erased:
        gone = words.many("{n} record lost words erased there",
                          "{n} records lost words erased there", one.erased)  # fmt: skip
        told = f"{told} · {gone}"
    counts = (one.rows.get("Proposal", 0), one.rows.get("Challenge", 0), one.ballots)
    figures = (words.number(count) for count in counts)
    return (f"laptop\n{one.name}\n{told}", *figures, str(len(one.conflicts)))


def workshops_card(words: Words, came: Sequence[Came]) -> Card:
    """A row for each workshop; ballots only of rounds that were shown to the room."""
    columns = [
        Column(words("Workshop"), 0, "left", draw=_named, least=200),
        Column(words("Proposals"), 100), Column(words("Challenges"), 100),
        Column(words("Ballots"), 120),
    ]  # fmt: skip
    rows = [_workshop(words, one) for one in came]
    return _card(words("Workshops in this plan"), columns, rows)


def _workshop(words: Words, one: Came) -> tuple[str, ...]:
    by = words("laptop “{name}”", name=one.laptop) if one.laptop else ""
    day = words.date(date.fromisoformat(one.workshop.day), "short") if one.workshop.day else ""
    told = " · ".join(part for part in (by, day) if part)
    ballots = " · ".join(f"{name} {words.number(cast)}" for name, cast in one.ballots) or "–"
    return (f"users-three\n{one.workshop.title}\n{told}", words.number(one.proposals),
            words.number(one.challenges), ballots)  # fmt: skip


def _card(title: str, columns: list[Column], rows: Sequence[tuple[str, ...]]) -> Card:
    card = Card(padding=8)
    head = heading("table", title)
    card.box.addWidget(head)
    card.box.addWidget(Figures(columns, rows, name=title, height=ROW))
    return card


def _named(painter: QPainter, box: QRectF, cell: str) -> None:
    """Icon, name and a second line."""
    icon, name, told = cell.split("\n", 2)
    now, side = theme.now(), theme.now().px(36)
    bad = icon.startswith("warning")
    tile = QRectF(box.left(), box.center().y() - side / 2, side, side)
    ink = now.color.error if bad else now.color.primary
    tint = now.color.error_tint if bad else now.color.primary_tint
    paint.frame(painter, tile, 8, tint)
    icons.draw(painter, tile, icon, ink, now.px(20))
    left, font = tile.right() + 12, now.font("detail", weight=600)
    room, small = box.right() - left - 8, now.font("min")
    most = 1 if bad else 2
    first = min(wrapped.height(name, font, room), most * round(font.pixelSize() * 1.2)) + 2
    second = min(wrapped.height(told, small, room), (3 - most) * round(small.pixelSize() * 1.2))
    top = box.center().y() - (first + (second if told else 0)) / 2
    upper = QRectF(left, top, room, first)
    wrapped.lines(painter, upper, name, font, now.color.ink, where="gather", most=most, meant=True)
    tone = now.color.error if bad else now.color.muted
    lower = QRectF(left, upper.bottom(), room, second)
    if told:
        wrapped.lines(painter, lower, told, small, tone, where="gather", meant=True)


def _settle(painter: QPainter, box: QRectF, cell: str) -> None:
    """A check where nothing is to settle, else an amber sign with the number."""
    now, side = theme.now(), theme.now().px(20)
    right = QRectF(box.right() - 8 - side, box.top(), side, box.height())
    if cell == "0":
        icons.draw(painter, right, "check-circle-fill", now.color.ok, side)
        return
    if cell == "–":
        paint.text(painter, box.adjusted(0, 0, -8, 0), cell, now.font("body"), now.color.muted,
                   align=paint.RIGHT)  # fmt: skip
        return
    wide = side + now.width(cell, "body", 700) + 26
    chip = QRectF(box.right() - 8 - wide, box.center().y() - now.px(15), wide, now.px(30))
    paint.frame(painter, chip, chip.height() / 2, now.color.warn_tint, now.color.warn_line)
    sign = QRectF(chip.left() + 9, chip.top(), side, chip.height())
    icons.draw(painter, sign, "warning-fill", now.color.warn, now.px(17))
    paint.text(painter, chip.adjusted(0, 0, -10, 0), cell, now.font("body", weight=700),
               now.color.warn, align=paint.RIGHT)  # fmt: skip
