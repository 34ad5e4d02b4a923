"""The fonts of a page inside it: only the letters that it uses."""

from __future__ import annotations

from base64 import b64encode
from io import BytesIO

from workshop_app import paths
from workshop_app.export.pdf import fonts

FACES = {
    fonts.REGULAR: ("Source Sans 3", 400),
    fonts.SEMIBOLD: ("Source Sans 3", 600),
    fonts.BOLD: ("Source Sans 3", 700),
    fonts.HEADING: ("Atkinson Hyperlegible Next", 700),
    fonts.HEADING_SEMIBOLD: ("Atkinson Hyperlegible Next", 600),
}
"""The family and weight of each font file."""


def faces(text: str) -> str:
    """``@font-face`` rules with all that ``text`` needs in them; a font that it does not use is left
    to the reader's own."""
    wanted = {char for char in text if char.isprintable()}
    return "\n".join(
        f"@font-face{{font-family:'{family}';font-weight:{weight};font-display:swap;"
        f"src:url(data:font/woff;base64,{_subset(name, wanted)}) format('woff')}}"
        for name, (family, weight) in FACES.items()
    )


def classes() -> str:
    """Rules that give the letters of drawings their font."""
    return "\n".join(
        f".{name}{{font-family:'{family}',sans-serif;font-weight:{weight}}}"
        for name, (family, weight) in FACES.items()
    )


def _subset(name: str, wanted: set[str]) -> str:
    """A font with the wanted characters alone, as WOFF in base64; always the same bytes."""
    from fontTools.subset import Options, Subsetter
    from fontTools.ttLib import TTFont

    font = TTFont(paths.resources("fonts", f"{name}.ttf"), recalcTimestamp=False)
    options = Options(layout_features=["kern", "mark", "mkmk", "ccmp"], notdef_outline=True)
    subsetter = Subsetter(options)
    subsetter.populate(text="".join(sorted(wanted)))
    subsetter.subset(font)
    font.flavor = "woff"
    out = BytesIO()
    font.save(out)
    return b64encode(out.getvalue()).decode("ascii")
