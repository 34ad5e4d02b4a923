"""The canvas of documents. Everything is drawn inside an element or declared an ornament.

Tags enter here: ``within`` opens a grouping element, ``marked`` a piece of content, ``figure`` a
picture with its words, ``link`` the text of a link, ``ornament`` what is no content (heads, feet,
lines, watermarks). What was drawn and is not marked is an ornament too, but text never is: it
becomes a paragraph. So a new drawing has its tags when it uses these calls (``docs/documents.md``);
``tagged.py`` and ``structure.py`` make the tree of them, ``paged.py`` the file. ``trace`` lists the
boxes as they are drawn, for tests.
"""

from __future__ import annotations

from collections.abc import Sequence

from reportlab.lib.colors import Color
from reportlab.pdfgen.pathobject import PDFPathObject

from workshop_app.export.pdf import fonts
from workshop_app.export.pdf.line import Line, TakesLines, indent
from workshop_app.export.pdf.paged import Paged
from workshop_app.export.pdf.structure import Element
from workshop_app.export.pdf.tagged import HEIGHT, WIDTH, Box

__all__ = ["HEIGHT", "WIDTH", "Box", "Element", "Paper"]

FILL_NONZERO = 1


class Paper(TakesLines, Paged):
    """A document under way: what sections, charts and sheets draw on."""

    def write(
        self,
        lines: Sequence[Line],
        x: float,
        baseline: float,
        size: float,
        leading: float,
        *,
        width: float = 0.0,
        align: str = "left",
    ) -> None:
        """Draw lines from ``baseline`` down. A blank ends each line but the last, so that text
        taken from the file never joins two words; in a figure it ends the last one too."""
        if not lines:
            return
        told = ["BT"]
        in_said = False
        font = ""
        color: Color | None = None
        spans = self._said_in and not self._ornaments and not self._quiet
        for number, line in enumerate(lines):
            start = x + indent(width - line.width, align)
            low = f"{baseline - number * leading:.3f}"
            told.append(f"1 0 0 1 {start:.3f} {low} Tm")
            final = line.broken or (line.last and not self._figures)
            last = len(line.segments) - 1
            for index, (name, ink, letters, said) in enumerate(line.segments):
                if spans and said is not in_said:
                    self._end_text(told, in_said)
                    before = sum(fonts.face(one[0]).width(one[2]) for one in line.segments[:index])
                    told = ["BT", f"1 0 0 1 {start + before * size:.3f} {low} Tm"]
                    in_said, font, color = said, "", None
                if ink is not color:
                    told.append(f"{self._ink(ink)} rg")
                    color = ink
                if index == last and not final:
                    letters += " "
                for part, string in self._fonts.named(name).strings(letters):
                    if part != font:
                        told.append(f"/{part} {size:.5g} Tf")
                        font = part
                    told.append(f"({string}) Tj")
        self._end_text(told, in_said)
        if not self._ornaments and not self._quiet:
            self._loose = True

    def _end_text(self, told: list[str], said: bool) -> None:
        """A stretch of text is whole."""
        if len(told) > 2:
            if said:
                self._spans.append(len(self._code))
            self._code.append(" ".join([*told, "ET"]))

    def box(
        self,
        x: float,
        y: float,
        width: float,
        height: float,
        *,
        fill: Color | None = None,
        stroke: Color | None = None,
        line: float = 0.8,
        corner: float = 0.0,
        dash: Sequence[float] | None = None,
    ) -> None:
        """A rectangle, filled or with an outline, its corners rounded by ``corner``."""
        told = ["q"]
        if fill is not None:
            told.append(f"{self._ink(fill)} rg")
        if stroke is not None:
            told.append(f"{self._ink(stroke)} RG {line:.5g} w")
            if dash:
                told.append(f"[{_dashes(dash)}] 0 d")
        self._code.append(" ".join(told))
        flags = {"fill": int(fill is not None), "stroke": int(stroke is not None)}
        if corner:
            self.roundRect(x, y, width, height, corner, **flags)
        else:
            paint = "n" if not any(flags.values()) else "f" if stroke is None else "S"
            paint = "B" if all(flags.values()) else paint
            self._code.append(f"{x:.4f} {y:.4f} {width:.4f} {height:.4f} re {paint}")
        self._code.append("Q")

    def rule(
        self,
        x1: float,
        y1: float,
        x2: float,
        y2: float,
        *,
        color: Color,
        line: float = 0.6,
        dash: Sequence[float] | None = None,
    ) -> None:
        """A straight line."""
        dashed = f" [{_dashes(dash)}] 0 d" if dash else ""
        self._code.append(
            f"q {self._ink(color)} RG {line:.5g} w{dashed} "
            f"{x1:.4f} {y1:.4f} m {x2:.4f} {y2:.4f} l S Q"
        )

    def filled_path(self, path: PDFPathObject, fill: Color) -> None:
        """A path filled by the non-zero rule, as fonts draw their glyphs."""
        self.saveState()
        self.setFillColor(fill)
        self.drawPath(path, fill=1, stroke=0, fillMode=FILL_NONZERO)
        self.restoreState()


def _dashes(dash: Sequence[float]) -> str:
    return " ".join([f"{one:.5g}" for one in dash])
