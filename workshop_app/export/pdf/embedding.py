"""Fonts within a file: only the glyphs that it uses, and for each which character it stands for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from workshop_app.export.pdf import fonts
from workshop_app.export.pdf.pdf_file import PdfFile, dictionary, ref

if TYPE_CHECKING:
    from workshop_app.export.pdf.fonts import Face

FULL = "\uffff"
"""Stands for a character that has no code in the first part of a font."""

SYMBOLIC, NONSYMBOLIC = 4, 32
_ESCAPED = {ord(c): "\\" + c for c in "()\\"} | {10: r"\n", 13: r"\r"}
_OTHERS = (*range(127, 256), *range(1, 32))
"""Codes for what is not of ASCII."""


class _Part(dict[int, str]):
    """The codes of at most 255 characters: from a character to its code, ready for a string.
    ASCII keeps its own codes; the others get the next free one when first met."""

    def __init__(self, alone: bool) -> None:
        self.codes: dict[int, int] = {}
        self._alone = alone
        self._free = iter(_OTHERS)

    def __missing__(self, char: int) -> str:
        code = char if 32 <= char < 127 else next(self._free, 0)
        if not code:
            if self._alone:
                raise KeyError(char)
            return FULL
        self.codes[char] = code
        told = self[char] = _ESCAPED.get(code, chr(code))
        return told


class Embedded:
    """A font in one file. Its parts are fonts of their own in there, of 255 characters each."""

    def __init__(self, face: Face, name: str) -> None:
        self._face, self._name = face, name
        self._parts = [_Part(alone=False)]

    def strings(self, text: str) -> Iterator[tuple[str, str]]:
        """Stretches of ``text`` as the name of a part and its escaped string (of Latin-1)."""
        told = text.translate(self._parts[0])
        if FULL not in told:
            yield f"{self._name}a", told
            return
        last, piece = -1, ""
        for char in text:
            part, code = self._code(ord(char))
            if part != last and piece:
                yield f"{self._name}{_letters(last)}", piece
                piece = ""
            last = part
            piece += code
        yield f"{self._name}{_letters(last)}", piece

    def _code(self, char: int) -> tuple[int, str]:
        for n, part in enumerate(self._parts):
            known = part.get(char) if n else part[char]
            if known is not None and known != FULL:
                return n, known
        try:
            if len(self._parts) > 1:
                return len(self._parts) - 1, self._parts[-1][char]
        except KeyError:
            pass
        self._parts.append(_Part(alone=True))
        return len(self._parts) - 1, self._parts[-1][char]

    def add_to(self, file: PdfFile, at: int) -> dict[str, bytes]:
        """Write its parts; returns their names and references. ``at``: of which font, from 0."""
        return {
            f"{self._name}{_letters(n)}": ref(self._add_part(file, part, at, n))
            for n, part in enumerate(self._parts)
            if part.codes
        }

    def _add_part(self, file: PdfFile, part: _Part, at: int, n: int) -> int:
        face = self._face.file
        subset = [0] * (max(part.codes.values()) + 1)
        for char, code in part.codes.items():
            subset[code] = char
        mark = "".join(chr(65 + (at * 676 + n) // 26**place % 26) for place in range(5, -1, -1))
        name = b"/%s+%s" % (mark.encode(), self._face.name.encode())
        data = face.makeSubset(subset)
        program = file.add_stream(data, {"Length1": b"%d" % len(data)})
        descriptor = dictionary(
            {
                "Type": b"/FontDescriptor",
                "FontName": name,
                "Flags": b"%d" % (face.flags & ~NONSYMBOLIC | SYMBOLIC),
                "FontBBox": b"[%s]" % b" ".join(b"%d" % side for side in face.bbox),
                "ItalicAngle": b"%d" % face.italicAngle,
                "Ascent": b"%d" % face.ascent,
                "Descent": b"%d" % face.descent,
                "CapHeight": b"%d" % face.capHeight,
                "StemV": b"%d" % face.stemV,
                "FontFile2": ref(program),
            }
        )
        widths = b" ".join([b"%.6g" % (face.getCharWidth(c) if c else 0) for c in subset])
        table = to_unicode(mark, subset).encode("ascii")
        return file.add(
            dictionary(
                {
                    "Type": b"/Font",
                    "Subtype": b"/TrueType",
                    "BaseFont": name,
                    "FirstChar": b"0",
                    "LastChar": b"%d" % (len(subset) - 1),
                    "Widths": b"[" + widths + b"]",
                    "FontDescriptor": ref(file.add(descriptor)),
                    "ToUnicode": ref(file.add_stream(table, {})),
                }
            )
        )


def _letters(n: int) -> str:
    """0 → "a", 1 → "b", …, 26 → "ba"."""
    return (_letters(n // 26) if n >= 26 else "") + chr(97 + n % 26)


def to_unicode(name: str, subset: Sequence[int]) -> str:
    """The table from codes to characters, in blocks of at most 100; ``subset`` by code, 0: none.
    Five digits above U+FFFF would be wrong: they are told as pairs."""
    rows = [
        f"<{code:02X}> <{chr(char).encode('utf-16-be').hex().upper()}>"
        for code, char in enumerate(subset)
        if char
    ]
    blocks = [rows[n : n + 100] for n in range(0, len(rows), 100)]
    told = [line for block in blocks for line in (f"{len(block)} beginbfchar", *block, "endbfchar")]
    return "\n".join(
        [
            "/CIDInit /ProcSet findresource begin",
            "12 dict begin",
            "begincmap",
            "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def",
            f"/CMapName /{name} def",
            "/CMapType 2 def",
            "1 begincodespacerange",
            "<00> <FF>",
            "endcodespacerange",
            *told,
            "endcmap",
            "CMapName currentdict /CMap defineresource pop",
            "end",
            "end",
        ]
    )


class Fonts:
    """The fonts of one file."""

    def __init__(self) -> None:
        self._used: dict[str, Embedded] = {}

    def named(self, name: str) -> Embedded:
        """The font of that name, to write with."""
        known = self._used.get(name)
        if known is None:
            short = f"F{len(self._used)}"
            known = self._used[name] = Embedded(fonts.face(name), short)
        return known

    def add_to(self, file: PdfFile) -> bytes:
        """Write all that were used; returns the dictionary of fonts."""
        told: dict[str, bytes] = {}
        for at, font in enumerate(self._used.values()):
            told |= font.add_to(file, at)
        return dictionary(told)
