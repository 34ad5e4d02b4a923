"""Slides drawn in the projector's own measures: 1920 × 1080, nothing under 40 px, scaled to fit.

What moves on a slide by itself (a timer, the ballots counted) has a place of its own, so that a
tick paints that and nothing else.
"""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QPointF, QRectF, QSizeF
from PySide6.QtGui import QColor, QPainter

from workshop_app.ui import icons, paint, palette
from workshop_app.ui.shell import (
    brand,
    slide_became,
    slide_board,
    slide_facts,
    slide_map,
    slide_phones,
    slide_result,
    slide_sites,
)
from workshop_app.ui.shell import slide_paint as on
from workshop_app.ui.shell.slide_paint import LEFT, TALL, WIDE, ink
from workshop_app.ui.shell.slides import (
    BecameSlide,
    BoardSlide,
    FactsSlide,
    MapSlide,
    OpenRoundSlide,
    PhonesSlide,
    PlanSlide,
    PromptSlide,
    ResultSlide,
    SignsSlide,
    SitesSlide,
    Slide,
    TaskSlide,
)  # fmt: skip

_RING = QRectF(1334, 180, 500, 500)
_LARGE_RING = QRectF(1120, 120, 720, 720)
_BALLOTS = QRectF(LEFT - 10, 690, 1750, 220)
_NOTHING = QRectF()


def scale_of(box: QRectF) -> float:
    """How large a slide is in ``box``."""
    return min(box.width() / WIDE, box.height() / TALL)


def placed(part: QRectF, box: QRectF) -> QRectF:
    """Where a part of a slide, in its own measures, lies in ``box``."""
    scale = scale_of(box)
    left = box.left() + (box.width() - WIDE * scale) / 2
    top = box.top() + (box.height() - TALL * scale) / 2
    return QRectF(left + part.left() * scale, top + part.top() * scale,
                  part.width() * scale, part.height() * scale)  # fmt: skip


def moving_part(slide: Slide) -> QRectF:
    """Where a slide changes by itself; empty where nothing does."""
    if isinstance(slide, PromptSlide | TaskSlide):
        if slide.left is None:
            return _NOTHING
        return _RING if isinstance(slide, PromptSlide) else _LARGE_RING
    return _BALLOTS if isinstance(slide, OpenRoundSlide) else _NOTHING


def moving(before: Slide, after: Slide) -> QRectF | None:
    """What must be painted again to get from one slide to the next; ``None`` for all of it."""
    if before == after:
        return _NOTHING
    same = before
    for kind, names in (
        (PromptSlide, ("left", "total")), (TaskSlide, ("left", "total")),
        (OpenRoundSlide, ("ballots", "said")),
    ):  # fmt: skip
        if isinstance(before, kind) and isinstance(after, kind):
            if getattr(before, "left", 0) is None or getattr(after, "left", 0) is None:
                return None
            same = replace(before, **{name: getattr(after, name) for name in names})
    return moving_part(after) if same == after else None


def draw(painter: QPainter, box: QRectF, slide: Slide, part: QRectF | None = None) -> None:
    """Draw ``slide`` as large as fits into ``box``; the rest stays white. ``part`` of the box is
    all that needs painting."""
    painter.save()
    paint.smooth(painter)
    painter.fillRect(part or box, ink().ground)
    inside = placed(QRectF(0, 0, WIDE, TALL), box)
    only_moving = part is not None and placed(moving_part(slide), box).toAlignedRect().toRectF()
    alone = bool(only_moving) and only_moving.contains(part)  # type: ignore[union-attr, arg-type]
    if part is not None:
        painter.setClipRect(part)
    painter.translate(inside.topLeft())
    painter.scale(scale_of(box), scale_of(box))
    if not alone:
        _around(painter, slide, QSizeF(box.width() / scale_of(box), box.height() / scale_of(box)))
        _still(painter, slide)
    _moving(painter, slide)
    painter.restore()


def _around(painter: QPainter, slide: Slide, whole: QSizeF) -> None:
    """The edge over the whole height, and the band down to the end, on screens of other shapes."""
    beside, over = (whole.width() - WIDE) / 2, (whole.height() - TALL) / 2
    painter.fillRect(QRectF(-beside, -over, on.EDGE + beside, whole.height()), _edge(slide))
    if isinstance(
        slide,
        PromptSlide
        | TaskSlide
        | SitesSlide
        | OpenRoundSlide
        | PhonesSlide
        | ResultSlide
        | FactsSlide,
    ):
        below = QRectF(on.EDGE, TALL - 60, whole.width(), over + 60)
        painter.fillRect(below, ink().band)


def _edge(slide: Slide) -> QColor:
    if isinstance(slide, PromptSlide) and slide.topic:
        return palette.sign(slide.topic, False).color
    return palette.colors(False).rail


def _still(painter: QPainter, slide: Slide) -> None:
    if isinstance(slide, PromptSlide):
        _prompt(painter, slide)
    elif isinstance(slide, TaskSlide):
        _task(painter, slide)
    elif isinstance(slide, SitesSlide):
        slide_sites.draw(painter, slide)
    elif isinstance(slide, ResultSlide):
        slide_result.draw(painter, slide)
    elif isinstance(slide, OpenRoundSlide):
        _open_round(painter, slide)
    elif isinstance(slide, PhonesSlide):
        slide_phones.draw(painter, slide)
    elif isinstance(slide, BoardSlide):
        slide_board.draw(painter, slide)
    elif isinstance(slide, FactsSlide):
        slide_facts.draw(painter, slide)
    elif isinstance(slide, SignsSlide):
        slide_map.draw_signs(painter, slide)
    elif isinstance(slide, MapSlide):
        slide_map.draw_map(painter, slide)
    elif isinstance(slide, BecameSlide):
        slide_became.draw(painter, slide)
    else:
        _plan(painter, slide)


def _moving(painter: QPainter, slide: Slide) -> None:
    if isinstance(slide, PromptSlide | TaskSlide) and slide.left is not None:
        on.timer(painter, moving_part(slide), slide.left, slide.total, slide.unit)
    elif isinstance(slide, OpenRoundSlide) and slide.ballots is not None:
        width = on.line(painter, (LEFT, 800, 600), str(slide.ballots), 148, 700, ink().ink)
        on.line(painter, (LEFT + width + 36, 824, 1250), slide.said, 56, 400, ink().muted)


def _prompt(painter: QPainter, slide: PromptSlide) -> None:
    cues = slide.cues[:3]
    top, bottom = 300.0, 700.0 if cues else 900.0
    if slide.topic:
        sign = palette.sign(slide.topic, False)
        paint.badge(painter, QRectF(LEFT, 87, 150, 150), slide.topic, sign=sign)
        on.line(painter, (316, 162, 1000), slide.topic_name, 64, 700, sign.text)
    else:
        top = 120.0
    room = 1150.0 if slide.left is not None else 1680.0
    box = QRectF(LEFT, top, room, bottom - top)
    on.paragraph(painter, box, slide.prompt, middle=not slide.topic)
    left = float(LEFT)
    for icon, words in cues:
        if left + on.cue_width(words) > WIDE - 60:
            break
        left = on.cue(painter, left, 780, icon, words) + 66
    on.foot(painter, slide.at, slide.count, slide.after)


def _task(painter: QPainter, slide: TaskSlide) -> None:
    cues = slide.cues[:3]
    room = 940.0 if slide.left is not None else 1680.0
    tall = 800 - 150 * len(cues)
    end = on.paragraph(painter, QRectF(LEFT, 110, room, tall), slide.task)
    gap = max(0.0, (900 - end - 150 * len(cues)) / 3)
    for number, (icon, words) in enumerate(cues):
        on.cue(painter, LEFT, end + gap + 80 + 150 * number, icon, words)
    on.foot(painter, slide.at, slide.count, slide.after)


def _open_round(painter: QPainter, slide: OpenRoundSlide) -> None:
    light = palette.colors(False)
    disc = QRectF(LEFT, 110, 130, 130)
    paint.frame(painter, disc, 65, light.accent_tint)
    icons.draw(painter, disc, "broadcast", light.accent_text, 76)
    on.line(painter, (290, 175, 1500), slide.title, 64, 700, light.accent_text)
    on.paragraph(painter, QRectF(LEFT, 290, 1680, 380), slide.question)
    on.band(painter, slide.foot)


def _plan(painter: QPainter, slide: PlanSlide) -> None:
    brand.sign(painter, QPointF(WIDE / 2, 330), 198, palette.colors(False).primary)
    letters, lines = on.fitting(slide.title, 1600, (120, 96, 80, 64), 2)
    step = letters.pixelSize() * 1.2
    lines = [*lines[:2], " ".join(lines[2:])] if len(lines) > 3 else lines
    for number, line in enumerate(lines):
        box = QRectF(160, 500 + number * step, 1600, step)
        paint.text(painter, box, line, letters, ink().ink, align=paint.CENTER, where="projector")
    middle = 500 + len(lines) * step + 50
    on.line(painter, (160, middle, 1600), slide.line, 48, 400, ink().muted, paint.CENTER)
