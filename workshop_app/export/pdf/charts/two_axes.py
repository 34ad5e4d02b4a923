"""The map of priority and capacity: two axes, four zones, never one score."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from workshop_app.export.pdf import fonts, palette
from workshop_app.export.pdf.charts.placing import Badge, Label, Rect, place_labels, spread
from workshop_app.export.pdf.figure import Figure, put
from workshop_app.export.pdf.paragraph import set_lines
from workshop_app.export.pdf.shapes import draw_badge
from workshop_app.export.pdf.text import set_in_fonts
from workshop_app.text import N_

if TYPE_CHECKING:
    from workshop_app.export.pdf.paper import Paper
    from workshop_app.export.telling import Telling
    from workshop_app.export.views import ProposalView

LEFT, FOOT = 34.0, 34.0
LABELS_UP_TO = 25
LABEL, LEADING = 9.0, 10.6
TITLES = 40.0
LOW_PART = 0.4
WIDEST = 150.0
"""No label of the map is wider."""

LINES = ((1, (1.01,)), (2, (0.55, 0.62, 0.72)), (3, (0.38, 0.45, 0.55)))
"""A label's lines, and the parts of its whole width to try for them."""


ZONES = (
    ("open_way", 0, 1, N_("high priority · capacity is missing")),
    ("do_now", 1, 1, N_("high priority · high capacity")),
    ("return", 0, 0, N_("lower priority · capacity is missing")),
    ("quick_win", 1, 0, N_("lower priority · high capacity")),
)


@dataclass(frozen=True, slots=True)
class Point:
    """A proposal on the map: its capacity across, its priority up, whether that is high."""

    proposal: ProposalView
    across: float
    up: float
    high: bool
    closed: bool


def points_of(telling: Telling) -> list[Point]:
    """The assessed proposals that were voted on; a cluster stands under its keeper's number."""
    deciding = telling.view.deciding
    points = []
    for proposal in telling.view.proposals:
        capacity = proposal.capacity
        if proposal.keeper or capacity is None or capacity.value is None:
            continue
        if len(deciding) == 1:
            vote = proposal.vote_in(deciding[0].name)
            up = None if vote is None else float(vote.total)
        else:
            up = None if proposal.priority is None else float(proposal.priority)
        if up is not None:
            closed = any(gate.fails for gate in proposal.gates)
            high = proposal.priority_high
            points.append(Point(proposal, float(capacity.value), up, high, closed))
    return points


@dataclass(frozen=True, slots=True)
class Scale:
    """Values to places. ``cut`` lies on the line between the zones; each side has its own step,
    from ``low`` at the foot to ``top`` at the head, with room for the zones' names."""

    low: float
    cut: float
    top: float
    foot: float
    line: float
    head: float

    def at(self, value: float) -> float:
        if value <= self.cut:
            part = (value - self.low) / ((self.cut - self.low) or 1)
            return self.foot + part * (self.line - self.foot)
        part = (value - self.cut) / ((self.top - self.cut) or 1)
        return self.line + part * (self.head - self.line)


class TwoAxes(Figure):
    """Badges on the map, with labels up to 25 of them; an empty shape has a closed gate."""

    def __init__(self, telling: Telling, points: list[Point], side: float) -> None:
        self.telling, self.points, self.side = telling, points, side
        self.threshold = float(telling.view.capacity_threshold)
        super().__init__(side + FOOT, self._told(), before=4, after=2)
        self._placed: tuple[list[Badge], list[Label | None]] | None = None

    @property
    def labelled(self) -> bool:
        return len(self.points) <= LABELS_UP_TO

    @property
    def bent(self) -> bool:
        """Whether the scale of priority changes at its line."""
        return len(self.telling.view.deciding) == 1

    def _told(self) -> str:
        words = self.telling.words
        pieces = []
        for zone, *_ in ZONES:
            inside = [one.proposal.number for one in self.points if one.proposal.zone == zone]
            listed = ", ".join(inside) or words("none")
            pieces.append(f"{self.telling.zone(zone)}: {listed}")
        lowest = min(one.across for one in self.points)
        highest = max(one.across for one in self.points)
        return words(
            "Map of priority and capacity. {zones}. Capacity goes from {low} to {high}.",
            zones="; ".join(pieces),
            low=words.number(lowest, 1),
            high=words.number(highest, 1),
        )

    # -- scales -------------------------------------------------------------------------------
    def reach(self) -> tuple[float, float]:
        """The lowest and highest capacity on the axis, the threshold inside."""
        values = [one.across for one in self.points]
        low = min(*values, self.threshold - 0.4) - 0.2
        high = max(*values, self.threshold + 0.4) + 0.25
        return math.floor(low * 10) / 10, math.ceil(high * 10) / 10

    def _cut(self) -> float:
        high = [one.up for one in self.points if one.high]
        low = [one.up for one in self.points if not one.high]
        if high and low:
            return (min(high) + max(low)) / 2
        if high:
            return min(high) * 0.9
        return max(low, default=1.0) * 1.1 or 1.0

    def _scales(self, x: float, bottom: float) -> tuple[Scale, Scale]:
        low, high = self.reach()
        across = (self.threshold - low) / (high - low)
        plot = self.side
        wide = Scale(low, self.threshold, high, x, x + across * plot, x + plot)
        cut = self._cut()
        top = max((one.up for one in self.points), default=1.0)
        line = plot * LOW_PART
        lowest = min((one.up for one in self.points), default=0.0)
        foot = 0.0 if lowest / cut * line >= TITLES else TITLES
        up = Scale(
            0.0,
            cut,
            max(top, cut * 1.01),
            bottom + foot,
            bottom + line,
            bottom + plot - TITLES - 12,
        )
        return wide, up

    # -- drawing ------------------------------------------------------------------------------
    def draw_inside(self, paper: Paper, x: float, top: float, width: float) -> None:
        left, bottom = x + LEFT, top - self.side
        side = min(self.side, width - LEFT)
        wide, up = self._scales(left, bottom)
        frame = Rect(left, bottom, left + side, top)
        self._draw_ground(paper, frame, wide.line, up.line)
        self._draw_axes(paper, frame, wide, up)
        badges = self._badges(frame, wide, up)
        spread(badges)
        labels: list[Label | None] = [None] * len(badges)
        if self.labelled:
            labels = place_labels(badges, self._titles(frame, wide.line, up.line), frame)
        for point, badge, label in zip(self.points, badges, labels, strict=True):
            self._draw_point(paper, point, badge, label)

    def _draw_ground(self, paper: Paper, frame: Rect, line_x: float, line_y: float) -> None:
        words = self.telling.words
        with paper.ornament():
            for zone, right, upper, _ in ZONES:
                x1, x2 = (line_x, frame.x2) if right else (frame.x1, line_x)
                y1, y2 = (line_y, frame.y2) if upper else (frame.y1, line_y)
                ground = palette.faded(palette.zone(zone)[0], 0.75)
                paper.box(x1, y1, x2 - x1, y2 - y1, fill=ground)
            ink = palette.ink()
            paper.box(
                frame.x1, frame.y1, frame.x2 - frame.x1, frame.y2 - frame.y1, stroke=ink, line=0.8
            )
            paper.rule(line_x, frame.y1, line_x, frame.y2, color=ink, line=1.2)
            paper.rule(frame.x1, line_y, frame.x2, line_y, color=ink, line=1.2)
        for zone, right, upper, said in ZONES:
            x = (line_x if right else frame.x1) + 9
            top = frame.y2 - 8 if upper else frame.y1 + 32
            put(paper, self.telling.zone(zone), x, top - 5, font=fonts.HEADING, size=12.5)
            put(paper, words(said), x, top - 18.5, size=9.5, color=palette.muted())

    def _titles(self, frame: Rect, line_x: float, line_y: float) -> list[Rect]:
        found = []
        for _, right, upper, _ in ZONES:
            x = (line_x if right else frame.x1) + 6
            end = frame.x2 if right else line_x
            top = frame.y2 if upper else frame.y1 + 36
            found.append(Rect(x, top - 34, min(x + 160, end), top))
        found.append(Rect(line_x - 1, frame.y1, line_x + 1, frame.y2))
        found.append(Rect(frame.x1, line_y - 1, frame.x2, line_y + 1))
        return found

    def _draw_axes(self, paper: Paper, frame: Rect, wide: Scale, up: Scale) -> None:
        words = self.telling.words
        low, high = self.reach()
        for half in range(math.ceil(low * 2), math.floor(high * 2) + 1):
            told = words.number(half / 2)
            put(paper, told, wide.at(half / 2), frame.y1 - 9, size=9, align="center")
        title = words(
            "Capacity (mean of the nine criteria, from 1 to 5; here from {low} to {high})",
            low=words.number(low),
            high=words.number(high),
        )
        middle = (frame.x1 + frame.x2) / 2
        put(paper, title, middle, frame.y1 - 25, font=fonts.BOLD, size=9.5, align="center")
        deciding = self.telling.view.deciding
        if len(deciding) == 1:
            self._draw_ticks(paper, frame, up)
            title = words("Priority (marks of round {round})", round=deciding[0].name)
        else:
            title = words("Priority (place in the rounds that decide)")
        paper.saveState()
        paper.translate(frame.x1 - 27, (frame.y1 + frame.y2) / 2)
        paper.rotate(90)
        put(paper, title, 0, 0, font=fonts.BOLD, size=9.5, align="center", width=self.side)
        paper.restoreState()

    def _draw_ticks(self, paper: Paper, frame: Rect, up: Scale) -> None:
        step = next(s for s in (1, 2, 5, 10, 20, 50, 100, 10**9) if up.top / s <= 6)
        last = -100.0
        for value in range(0, int(up.top) + 1, step):
            y = up.at(value)
            if y - last > 10:
                told = self.telling.words.number(value)
                put(paper, told, frame.x1 - 6, y, size=9, align="right")
                last = y

    def _badges(self, frame: Rect, wide: Scale, up: Scale) -> list[Badge]:
        size = 22.0 if self.labelled else 19.0
        half = size / 2 + 1.5
        badges = []
        for point in self.points:
            x = max(frame.x1 + half, min(frame.x2 - half, wide.at(point.across)))
            y1, y2 = (up.line, frame.y2 - 2) if point.high else (frame.y1 + 2, up.line)
            right = point.across >= self.threshold
            x1, x2 = (wide.line, frame.x2) if right else (frame.x1, wide.line)
            y = max(y1 + half, min(y2 - half, up.at(point.up)))
            badge = Badge(x, y, size, Rect(x1, y1, x2, y2), self._shapes(point))
            badges.append(badge)
        return badges

    def _shapes(self, point: Point) -> list[tuple[float, float]]:
        if not self.labelled:
            return []
        return [(wide, len(lines) * LEADING) for lines, wide in self._label_lines(point)]

    def _label_lines(self, point: Point) -> list[tuple[list[str], float]]:
        """The ways to set a label: in one line, in two and in three, none too wide."""
        label = point.proposal.label or self.telling.brief_label(point.proposal, 5)
        if point.closed and point.across >= self.threshold:
            label = self.telling.words("{label} (gate closed)", label=label)
        runs = set_in_fonts(label, fonts.SEMIBOLD)
        ink = palette.ink()
        whole = sum(line.width for line in set_lines(runs, 10_000, LABEL, ink))
        ways = []
        for count, parts in LINES:
            if whole / count > WIDEST:
                continue
            wide = (min(whole * part, WIDEST) for part in parts)
            set_so = (set_lines(runs, room, LABEL, ink) for room in wide)
            way = next((lines for lines in set_so if len(lines) == count), None)
            if way and not any(line.broken for line in way):
                ways.append(way)
        if not ways:
            ways = [set_lines(runs, WIDEST, LABEL, ink)[:3]]
        return [
            ([line.text for line in way], max(line.width for line in way)) for way in ways if way
        ]

    def _draw_point(self, paper: Paper, point: Point, badge: Badge, label: Label | None) -> None:
        proposal = point.proposal
        with paper.ornament():
            if abs(badge.at - badge.y) > 2:
                paper.rule(badge.x, badge.y, badge.x, badge.at, color=palette.muted(), line=0.6)
            draw_badge(
                paper,
                proposal.theme,
                badge.x,
                badge.at,
                badge.size,
                proposal.number,
                hollow=point.closed,
            )
        if label is None:
            return
        lines, _ = self._label_lines(point)[label.shape]
        align = {1: "left", -1: "right", 0: "center"}[label.side]
        rect = label.rect
        x = {1: rect.x1, -1: rect.x2, 0: (rect.x1 + rect.x2) / 2}[label.side]
        put(
            paper,
            "\n".join(lines),
            x,
            (rect.y1 + rect.y2) / 2,
            font=fonts.SEMIBOLD,
            size=LABEL,
            align=align,
            most=3,
            leading=LEADING,
        )
