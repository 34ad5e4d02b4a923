"""Posters: drawn once at the size of A3, then put on one page or on four that are glued."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workshop_app.export.pdf import fonts, palette

if TYPE_CHECKING:
    from workshop_app.export.pdf.paper import Paper

DESIGN = (841.89, 1190.55)
"""The size in points at which posters are drawn, upright."""

OVERLAP = 20.0
"""So much of a tile lies under its neighbour."""

SIDE, END = 25.0, 37.0
"""The border around a tile that is cut away, beside and above and below."""

PRINTABLE = 12.0


class Poster:
    """A poster under way: what is drawn on the page between making it and ``emit``."""

    def __init__(self, paper: Paper, size: tuple[float, float], real: tuple[float, float]) -> None:
        self._paper, self._size, self._real = paper, size, real

    def emit(self, tiled: bool, note: str, name: str) -> None:
        """Print what was drawn: on one page, or as four tiles whose note is ``note`` with its
        ``{n}`` and ``{count}`` filled."""
        self._paper.setPageSize(self._real)
        if tiled:
            self._emit_tiles(note, name)
        else:
            self._emit_whole()

    def _emit_whole(self) -> None:
        (wide, high), (real_wide, real_high) = self._size, self._real
        scale = min((real_wide - 2 * PRINTABLE) / wide, (real_high - 2 * PRINTABLE) / high)
        x, y = (real_wide - wide * scale) / 2, (real_high - high * scale) / 2
        self._paper.placed(x, y, scale, None)
        self._paper.showPage()

    def _emit_tiles(self, note: str, name: str) -> None:
        """The words are told by the first tile, whose picture is the whole poster behind its cut;
        the others repeat it."""
        paper, (wide, high), (real_wide, real_high) = self._paper, self._size, self._real
        room_x, room_y = real_wide - 2 * SIDE, real_high - 2 * END
        scale = min((2 * room_x - OVERLAP) / wide, (2 * room_y - OVERLAP) / high)
        tile = ((wide * scale + OVERLAP) / 2, (high * scale + OVERLAP) / 2)
        x, y = self._corner(tile)
        drawn: list[str] = []
        for n in range(4):
            row, column = divmod(n, 2)
            place = x - column * (tile[0] - OVERLAP), y - (1 - row) * (tile[1] - OVERLAP)
            if n:
                paper.again(drawn, *place, scale, (x, y, *tile))
            else:
                drawn = paper.placed(*place, scale, (x, y, *tile))
            self._draw_gluing(row, column, x, y, tile)
            self._draw_note(n, tile, " · ".join(filter(None, (name, _told(note, n)))))
            paper.showPage()

    def _corner(self, tile: tuple[float, float]) -> tuple[float, float]:
        return (self._real[0] - tile[0]) / 2, (self._real[1] - tile[1]) / 2

    def _draw_gluing(
        self, row: int, column: int, x: float, y: float, tile: tuple[float, float]
    ) -> None:
        """The dashed lines up to which the neighbours come, and corners where to cut."""
        paper, (wide, high) = self._paper, tile
        ink, glue = palette.ink(), palette.color("accentText")
        with paper.ornament():
            if column:
                line = x + OVERLAP
                paper.rule(line, y, line, y + high, color=glue, line=0.7, dash=(3, 2))
            if row:
                line = y + high - OVERLAP
                paper.rule(x, line, x + wide, line, color=glue, line=0.7, dash=(3, 2))
            for cx, out_x in ((x, -1), (x + wide, 1)):
                for cy, out_y in ((y, -1), (y + high, 1)):
                    paper.rule(cx + out_x * 3, cy, cx + out_x * 11, cy, color=ink, line=0.7)
                    paper.rule(cx, cy + out_y * 3, cx, cy + out_y * 11, color=ink, line=0.7)

    def _draw_note(self, n: int, tile: tuple[float, float], told: str) -> None:
        """The tile's number outside the cut, in words and as a small picture."""
        paper = self._paper
        x, y = self._corner(tile)
        low = max(PRINTABLE + 2, y - 16)
        with paper.ornament():
            paper.text(told, x + 16, low, font=fonts.REGULAR, size=8.5, color=palette.ink())
            for at in range(4):
                row, column = divmod(at, 2)
                left, base = x + tile[0] - 34 + column * 9, low + 5 - row * 6.5
                fill = palette.primary() if at == n else None
                paper.box(left, base, 8, 5.5, fill=fill, stroke=palette.ink(), line=0.5)


def _told(note: str, n: int) -> str:
    return note.replace("{n}", str(n + 1)).replace("{count}", "4")
