"""The pages of a document, its places, and the drawings that it keeps once; the file at the end."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import IO

from reportlab.lib.colors import Color

from workshop_app.export.outlines import Stroke
from workshop_app.export.pdf.embedding import Fonts
from workshop_app.export.pdf.metadata import Properties, add_output_intent
from workshop_app.export.pdf.outline import Outline
from workshop_app.export.pdf.pdf_file import dictionary, ref, refs, text
from workshop_app.export.pdf.pictures import Picture
from workshop_app.export.pdf.tagged import Box, Mark, Place, Tagged


class Paged(Tagged):
    """A tagged canvas that writes each page as soon as it ends."""

    def __init__(
        self,
        out: IO[bytes],
        *,
        title: str,
        subject: str,
        language: str,
        moment: datetime,
        trace: list[Box] | None = None,
        said_in: str = "",
    ) -> None:
        """``language`` and ``said_in``, that of the plan's own words, as "pt-BR"; ``moment`` is the
        plan's last change."""
        self._said_in = said_in if said_in and said_in != language else ""
        super().__init__(trace, self._said_in)
        self._out = out
        self._properties = Properties(title, subject, language, moment)
        self.page_of: dict[str, int] = {}
        self._pages, self._resources = self._file.take(), self._file.take()
        self._page_numbers: list[int] = []
        self._fonts, self._outline = Fonts(), Outline()
        self._named: dict[str, tuple[str, int]] = {}
        self._forms: list[tuple[list[str], str, Place]] = []
        self._inks: dict[int, tuple[Color, str]] = {}

    def bookmarkPage(
        self,
        key: str,
        fit: str = "Fit",
        left: float | None = None,
        top: float | None = None,
        **_: object,
    ) -> None:
        """The place ``key`` is here: at ``left``, ``top``, or the page as a whole."""
        if fit != "Fit" and left is not None and top is not None:
            left, top = self.absolutePosition(left, top)
        self._outline.mark(key, self._this_page(), left, top)

    def addOutlineEntry(
        self, title: str, key: str, level: int = 0, closed: bool | None = None
    ) -> None:
        """A line of the reader's side bar that leads to ``key``."""
        del closed
        self._outline.entry(title, key, level)

    # -- pages and the file -----------------------------------------------------------------------
    def showPage(self) -> None:
        """End the page and write it; nothing may be open across pages."""
        assert not self._path, f"still open at the end of a page: {self._path}"
        assert not self._ornaments, "an ornament is still open at the end of a page"
        self._end_ornaments()
        number, file = self._this_page(), self._file
        for node, box in self._framed:
            self._structure.framed(node, box)
        self._structure.end_page()
        width, height = self._pagesize
        entries = {
            "Type": b"/Page",
            "Parent": ref(self._pages),
            "MediaBox": b"[0 0 %.2f %.2f]" % (width, height),
            "Resources": ref(self._resources),
            "Contents": ref(file.add_stream("\n".join(self._code).encode("latin-1"), {})),
            "StructParents": b"%d" % self._page_key,
            "Tabs": b"/S",
        }
        if self._links:
            entries["Annots"] = refs(self._links)
        file.put(number, dictionary(entries))
        self._page_numbers.append(number)
        self._links, self._framed, self._page = [], [], 0
        self._done = self._from = 0
        self._startPage()

    def save(self) -> None:
        """Write the file."""
        if self._code:
            self.showPage()
        file = self._file
        pages = {
            "Type": b"/Pages",
            "Kids": refs(self._page_numbers),
            "Count": b"%d" % len(self._page_numbers),
        }
        file.put(self._pages, dictionary(pages))
        named = {name: ref(number) for name, number in self._named.values()}
        resources = {"Font": self._fonts.add_to(file), "XObject": dictionary(named)}
        file.put(self._resources, dictionary(resources))
        info, metadata = self._properties.add_to(file)
        catalog = {
            "Type": b"/Catalog",
            "Pages": ref(self._pages),
            "Lang": text(self._properties.language),
            "MarkInfo": b"<</Marked true>>",
            "StructTreeRoot": ref(self._structure.finished()),
            "ViewerPreferences": b"<</DisplayDocTitle true>>",
            "Metadata": ref(metadata),
            "OutputIntents": refs([add_output_intent(file)]),
            **self._outline.finished(file),
        }
        self._out.write(file.finished(file.add(dictionary(catalog)), info))

    # -- drawings kept once -----------------------------------------------------------------------
    def beginForm(
        self, name: str, lowerx: float = 0, lowery: float = 0, upperx: float = 0, uppery: float = 0
    ) -> None:
        """What follows is a drawing kept once under ``name``; it has no tags of its own."""
        self._forms.append((self._code, name, (lowerx, lowery, upperx, uppery)))
        self._code = []
        self.push_state_stack()
        self.init_graphics_state()
        self._quiet += 1

    def endForm(self) -> None:
        """The drawing is whole."""
        self._quiet -= 1
        self.pop_state_stack()
        inner, (self._code, name, box) = self._code, self._forms.pop()
        entries = {
            "Type": b"/XObject",
            "Subtype": b"/Form",
            "BBox": b"[%.2f %.2f %.2f %.2f]" % box,
            "Resources": ref(self._resources),
        }
        number = self._file.add_stream("\n".join(inner).encode("latin-1"), entries)
        self._named[name] = f"X{len(self._named)}", number

    def hasForm(self, name: str) -> bool:
        return name in self._named

    def doForm(self, name: str) -> None:
        """Draw what is kept under ``name``."""
        self._code.append(f"/{self._named[name][0]} Do")

    def picture(
        self, name: str, picture: Picture, x: float, y: float, width: float, height: float
    ) -> None:
        """A photo or logo, kept once under ``name``; draw it inside ``figure`` or ``ornament``."""
        if name not in self._named:
            self._named[name] = f"X{len(self._named)}", picture.add_to(self._file)
        told = f"q {width:.3f} 0 0 {height:.3f} {x:.3f} {y:.3f} cm /{self._named[name][0]} Do Q"
        self._code.append(told)

    def placed(self, x: float, y: float, scale: float, clip: Place | None) -> list[str]:
        """Move all that stands on the page to ``x``, ``y`` and make it ``scale`` times as large,
        seen only within ``clip`` (x, y, width, height). Returns it without tags, for ``again``."""
        self._end_ornaments()
        drawn = self._code
        bare = [told for told in drawn if not isinstance(told, Mark)]
        self._code = [*_moved(x, y, scale, clip), *drawn, "Q"]
        self._done = self._from = len(self._code)
        self._framed = [
            (node, (x + b[0] * scale, y + b[1] * scale, x + b[2] * scale, y + b[3] * scale))
            for node, b in self._framed
        ]
        return bare

    def again(
        self,
        bare: Sequence[str],
        x: float,
        y: float,
        scale: float,
        clip: Place | None,
    ) -> None:
        """What ``placed`` gave once more, as an ornament: its words were told already."""
        with self.ornament():
            self._code += [*_moved(x, y, scale, clip), *bare, "Q"]

    def _ink(self, color: Color) -> str:
        known = self._inks.get(id(color))
        if known is None:
            red, green, blue = color.rgb()
            known = self._inks[id(color)] = color, f"{red:.4g} {green:.4g} {blue:.4g}"
        return known[1]

    def filled_outline(
        self,
        name: str,
        strokes: Sequence[Stroke],
        x: float,
        y: float,
        side: float,
        fill: Color,
    ) -> None:
        """The outline ``name`` of a square of side 1, filled, with its lower left corner at ``x``,
        ``y`` and so large; the file keeps it once."""
        kept = f"outline {name}"
        if not self.hasForm(kept):
            self.beginForm(kept, -0.2, -0.2, 1.2, 1.2)
            letters = {"M": "m", "L": "l", "C": "c", "Z": "h"}
            for kind, points in strokes:
                told = [f"{value:.5g}" for value in points]
                self._code.append(" ".join([*told, letters[kind]]))
            self._code.append("f" if strokes else "n")
            self.endForm()
        self._code.append(
            f"q {self._ink(fill)} rg {side:.5g} 0 0 {side:.5g} {x:.4f} {y:.4f} cm "
            f"/{self._named[kept][0]} Do Q"
        )


def _moved(x: float, y: float, scale: float, clip: Place | None) -> list[str]:
    """How a page's content begins when it is moved; "Q" ends it."""
    seen = "{:.3f} {:.3f} {:.3f} {:.3f} re W n".format(*clip) if clip else ""
    return ["q", seen, f"{scale:.6f} 0 0 {scale:.6f} {x:.3f} {y:.3f} cm"]
