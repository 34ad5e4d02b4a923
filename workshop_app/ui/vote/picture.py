"""A shown result as a PNG: the slide itself, or upright for a chat. It holds no more than the room may
see (P-55), and nothing about who made it."""

from __future__ import annotations

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QRectF
from PySide6.QtGui import QImage, QPainter

from workshop_app.text import Words
from workshop_app.ui.shell import slide_drawing, slide_portrait
from workshop_app.ui.shell.slide_paint import TALL, WIDE
from workshop_app.ui.shell.slides import ResultSlide
from workshop_app.ui.vote import names, public, slides
from workshop_app.ui.vote.counted import Counted

MOST_WIDE = 11
"""Rows on the wide picture, which is read from nearer than a slide."""


def result_image(
    words: Words,
    counted: Counted,
    *,
    rule: str = "",
    settled: bool = True,
    groups: bool = False,
    upright: bool = True,
) -> bytes:
    """The PNG of a round that was shown: ``upright`` 1080 × 1350, else 1920 × 1080. By ``rule``, "" the
    one that decides; ``settled``: its tie rule has spoken; ``groups``: with the first three of each
    group, where the facilitator turned them on. Of a longer list the first options, and how many more
    there are."""
    return written(drawn(image_slide(words, counted, rule=rule, settled=settled, groups=groups,
                                     upright=upright), upright))  # fmt: skip


def image_slide(
    words: Words, counted: Counted, *, rule: str, settled: bool, groups: bool, upright: bool
) -> ResultSlide:
    """What the picture shows: the slide of the room with as many rows as it has room for."""
    rule = rule or counted.rules[0][0]
    lines = public.group_lines(words, counted) if groups else ()
    wide = slides.rows_at_once(lines, MOST_WIDE)
    size = slide_portrait.rows_at_once(len(lines)) if upright else wide
    whole = slides.of_result(words, counted, rule, settled, groups=groups, size=size)
    more = len(counted.options) - len(whole.rows)
    told = [names.round_title(words, counted.round), whole.line]
    if more > 0:
        told.append(words.many("{n} option more", "{n} options more", more))
    return ResultSlide(
        key=whole.key, title=whole.title, line=" · ".join(told), rows=whole.rows,
        sentence=whole.sentence, tie=whole.tie, groups=whole.groups, bars=whole.bars,
        widest=max((row.text for row in whole.rows), key=len, default=""),
    )  # fmt: skip


def drawn(slide: ResultSlide, upright: bool) -> QImage:
    """The picture itself. In a window's thread: letters are drawn."""
    wide, tall = (slide_portrait.WIDE, slide_portrait.TALL) if upright else (WIDE, TALL)
    image = QImage(wide, tall, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    if upright:
        slide_portrait.draw(painter, slide)
    else:
        slide_drawing.draw(painter, QRectF(0, 0, wide, tall), slide)
    painter.end()
    return image


def written(image: QImage) -> bytes:
    """``image`` as PNG, without any text in it about time, place or program (P-52)."""
    content = QByteArray()
    buffer = QBuffer(content)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]
    buffer.close()
    return bytes(content.data())
