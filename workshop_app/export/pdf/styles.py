"""How each kind of paragraph looks, and which element of the document it is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from reportlab.lib.colors import Color

from workshop_app.export.pdf import fonts, palette


@dataclass(frozen=True, slots=True)
class Style:
    """Sizes in points. ``tag`` is the element's name: it follows the style, so none forgets it."""

    tag: str
    font: str
    size: float
    leading: float
    ink: Callable[[], Color] = palette.ink
    before: float = 0.0
    after: float = 0.0
    keeps_next: bool = False
    align: str = "left"


H1 = Style("H1", fonts.HEADING, 23, 27, palette.primary, after=9, keeps_next=True)
H2 = Style("H2", fonts.HEADING, 14.5, 18.5, before=14, after=5, keeps_next=True)
H3 = Style("H3", fonts.BOLD, 11.5, 15, before=9, after=3, keeps_next=True)
SHEET_TITLE = Style("H2", fonts.HEADING, 21, 24.5, before=6, after=9, keeps_next=True)
LEAD = Style("P", fonts.REGULAR, 13.5, 19.5, after=11)
BODY = Style("P", fonts.REGULAR, 11, 15.5, after=6)
ITEM = Style("LBody", fonts.REGULAR, 11, 15.5)
SMALL_ITEM = Style("LBody", fonts.REGULAR, 9.5, 13)
TABLE = Style("P", fonts.REGULAR, 9.5, 12.5)
TABLE_STRONG = Style("P", fonts.SEMIBOLD, 9.5, 12.5)
TABLE_HEAD = Style("TH", fonts.BOLD, 9.5, 12.5)
TABLE_NUMBER = Style("P", fonts.REGULAR, 9.5, 12.5, align="right")
TABLE_TOTAL = Style("P", fonts.BOLD, 9.5, 12.5)
TABLE_TOTAL_NUMBER = Style("P", fonts.BOLD, 9.5, 12.5, align="right")
TABLE_NOTE = Style("P", fonts.REGULAR, 9, 11.5, palette.muted)
DENSE = Style("P", fonts.REGULAR, 9.5, 11.6)
DENSE_NUMBER = Style("P", fonts.REGULAR, 9.5, 11.6, align="right")
CAPTION = Style("Caption", fonts.REGULAR, 9, 12, palette.muted, before=4, after=6)
NOTE = Style("P", fonts.REGULAR, 9, 12, palette.muted, before=4, after=4)
PANEL = Style("P", fonts.REGULAR, 11, 15.5)
SMALL = Style("P", fonts.REGULAR, 9.5, 13)
LABEL = Style("P", fonts.BOLD, 9.5, 12.5, palette.primary)
CONTENTS = Style("TOCI", fonts.SEMIBOLD, 11, 15)
CONTENTS_SECOND = Style("TOCI", fonts.REGULAR, 9.5, 13)
