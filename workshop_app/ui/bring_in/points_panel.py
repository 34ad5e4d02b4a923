"""Bring in a list of attention points: every row is seen first, then all come in one undo. A position
becomes a pin only where someone says so, row by row."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtWidgets import QWidget

from workshop_app.domain.opening_told import told
from workshop_app.domain.opening_week import week_of
from workshop_app.services import point_importing
from workshop_app.services.open_plan import OpenPlan
from workshop_app.services.point_importing import IncomingPoint, PointsPreview
from workshop_app.text import N_, Words
from workshop_app.ui.bring_in.rows import Line
from workshop_app.ui.bring_in.table_panel import TablePanel
from workshop_app.ui.page import Shell


@dataclass(frozen=True, slots=True)
class PointLine(Line):
    """A line about ``incoming``; ``None`` for a row that stays outside."""

    incoming: IncomingPoint | None = None


def open_points(
    over: QWidget, plan: OpenPlan, words: Words, shell: Shell, path: Path | None = None
) -> PointsPanel:
    """Show the panel over ``over``, with the list at ``path`` read already where one is given."""
    panel = PointsPanel(over, plan, words, shell)
    panel.open_with(path)
    return panel


class PointsPanel(TablePanel[PointsPreview]):
    """A table of points, or a list of places of OpenStreetMap."""

    TITLE, NAME = N_("Bring in a list of points"), "bring-in-points"
    ASKING = N_("Choose a list of points")
    KINDS = "*.csv *.tsv *.txt *.xlsx *.xlsm *.json *.geojson"
    READING = N_("Reading the list…")

    def _forget(self) -> None:
        self._pins: set[int] = set()

    def _looking(self, path: Path) -> Callable[[], PointsPreview]:
        plan = self._plan
        return lambda: point_importing.look(plan, path)

    def _coming(self, preview: PointsPreview) -> int:
        return len(preview.incoming)

    def _bring_told(self, n: int) -> str:
        return self._words.many("Bring in {n} point", "Bring in {n} points", n)

    def _told(self, preview: PointsPreview | None) -> str:
        words = self._words
        if preview is None:
            return words("A table with the heads nombre; dirección; teléfono; horario; servicios, or a "
                         "list of places of OpenStreetMap (JSON, GeoJSON).")  # fmt: skip
        if not preview.incoming:
            return words("Nothing of this list would come in.")
        said = [words("What comes in is not checked yet: note it when somebody has called.")]
        if preview.placed:
            said.append(words("Its position comes onto the map only where you say so."))
        return " ".join(said)

    def _lines(self, preview: PointsPreview) -> list[PointLine]:
        words = self._words
        found = [
            PointLine(one.row, "", words("Stays out: {reason}", reason=words(one.message, **one.facts)),
                      icon="x-circle", tone="error")
            for one in preview.refused
        ]  # fmt: skip
        found += [self._line(one) for one in preview.incoming]
        return sorted(found, key=lambda line: line.row)

    def _line(self, one: IncomingPoint) -> PointLine:
        words = self._words
        hours = told(str(one.values["opening_hours"]), week_of(one.values["hours"]), words)
        notes = [part for part in (str(one.values["address"]), hours) if part]
        if one.problem:  # it is read first, and says the hours that it is about
            notes = [words(one.problem, **(one.facts or {})), str(one.values["address"])]
        elif one.row in self._pins:
            notes.append(words("with a pin on the map"))
        text = f"{one.name}" + (
            f" · {' · '.join(one.values['phones'])}" if one.values["phones"] else ""
        )
        icon = "warning" if one.problem else "map-pin" if one.row in self._pins else "check-circle"
        tone = "warn" if one.problem else "muted"
        return PointLine(one.row, "", text, " · ".join(filter(None, notes)), icon=icon, tone=tone,
                         marked=one.pin is not None, incoming=one)  # fmt: skip

    def _next_choice(self, row: PointLine) -> str:
        if row.incoming is None or row.incoming.pin is None:
            return ""
        words = self._words
        return (
            words("Leave it off the map") if row.row in self._pins else words("Put it on the map")
        )

    def _choose_next(self, row: PointLine) -> None:
        self._pins ^= {row.row}

    def _taking(self, preview: PointsPreview) -> Callable[[], int]:
        plan, pins = self._plan, frozenset(self._pins)
        return lambda: len(point_importing.bring_in(plan, preview, pins))

    def _came(self, n: int) -> str:
        return self._words.many("{n} point came in.", "{n} points came in.", n)
