"""Fetch the fonts and icons that ship with the program and put them under ``resources/``.

    .venv/bin/python tools/fetch_fonts.py

It needs npm, fonttools and brotli, and gives the same bytes each time.
The files are in the repository, so nobody needs this to build, run or test. It is kept so that each
file can be made again from a named release. Packages are asked for by name and version only.

- Atkinson Hyperlegible Next: subsets in woff2, joined to one static TTF for each weight.
- Source Sans 3: the TTF files of its makers as they are (its licence reserves the name "Source" for
  unchanged files).
- Noto Emoji: its emoji subset, which holds them all, as TTF.
- Phosphor: the font files as they are, and one table from icon name to code point.
"""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
import tarfile
import tempfile
from pathlib import Path

from fontTools.merge import Merger
from fontTools.merge import Options as MergeOptions
from fontTools.subset import Options as SubsetOptions
from fontTools.subset import Subsetter
from fontTools.ttLib import TTFont

ROOT = Path(__file__).resolve().parent.parent
FONTS = ROOT / "resources" / "fonts"
ICONS = ROOT / "resources" / "icons"

ATKINSON = "@fontsource/atkinson-hyperlegible-next@5.3.0"
SOURCE_SANS = "source-sans@3.52.0"
NOTO_EMOJI = "@fontsource/noto-emoji@5.3.2"
PHOSPHOR = "@phosphor-icons/web@2.1.2"

ATKINSON_WEIGHTS = {400: "Regular", 500: "Medium", 600: "SemiBold", 700: "Bold"}
SOURCE_SANS_FILES = {"Regular": "Regular", "It": "Italic", "Semibold": "SemiBold", "Bold": "Bold"}
PHOSPHOR_STYLES = {"regular": "Phosphor", "bold": "Phosphor-Bold", "fill": "Phosphor-Fill"}

MADE = 3_850_000_000
"""The date written into joined fonts (seconds since 1904), fixed so that the bytes are."""

NEEDED = "áéíóúüñÁÉÍÓÚÜÑ¿¡«»–—…ºªçãõœàâêôèùîïë’‘“”·€•×$%°©"
"""Every text font must draw these; Spanish, Portuguese and French need them."""


def unpack(package: str, into: Path) -> Path:
    """Fetch ``package`` (name@version) with npm and give back the folder it was unpacked to."""
    npm = shutil.which("npm")
    if npm is None:
        sys.exit("npm is missing: install it, it is needed only to fetch fonts")
    told = subprocess.run(
        [npm, "pack", package, "--silent"], cwd=into, check=True, capture_output=True, text=True
    )
    archive = into / told.stdout.strip().splitlines()[-1]
    folder = into / archive.stem
    with tarfile.open(archive) as packed:
        packed.extractall(folder, filter="data")
    return folder / "package"


def joined(parts: list[Path], scratch: Path) -> TTFont:
    """One font from subsets of one font; a character stays with the first part that has it.

    Kerning, marks and figure styles of each part are kept; pairs across parts were lost when the
    subsets were made.
    """
    seen: set[int] = set()
    ready: list[str] = []
    for number, part in enumerate(parts):
        font = TTFont(part)
        new = set(font.getBestCmap()) - seen
        if not new:
            continue
        seen |= new
        options = SubsetOptions(layout_features=["*"], notdef_outline=True, glyph_names=True)
        options.drop_tables += ["STAT", "vhea", "vmtx"]
        subsetter = Subsetter(options)
        subsetter.populate(unicodes=new)
        subsetter.subset(font)
        font.flavor = None
        kept = scratch / f"part-{number:02}.ttf"
        font.save(kept)
        ready.append(str(kept))
    return Merger(MergeOptions(drop_tables=["STAT"])).merge(ready)


def named(font: TTFont, family: str, style: str, weight: int) -> None:
    """Give ``font`` the names by which systems find it: one family, four weights."""
    table = font["name"]
    about = {n: table.getDebugName(n) for n in (0, 5, 14)}
    plain = style in ("Regular", "Bold")
    postscript = f"{family.replace(' ', '')}-{style}"
    names = {
        **about,
        1: family if plain else f"{family} {style}",
        2: style if plain else "Regular",
        3: f"{about[5]};{postscript}",
        4: f"{family} {style}",
        6: postscript,
        16: None if plain else family,
        17: None if plain else style,
    }
    table.names = []
    for number, text in sorted(names.items()):
        if text:
            table.setName(text, number, 3, 1, 0x409)
    font["OS/2"].usWeightClass = weight
    bold = style == "Bold"
    font["OS/2"].fsSelection = (font["OS/2"].fsSelection & ~0x61) | (0x20 if bold else 0x40)
    font["head"].macStyle = 1 if bold else 0


def saved(font: TTFont, path: Path) -> None:
    """Write ``font`` so that the same input gives the same bytes."""
    font.recalcTimestamp = False
    font["head"].created = font["head"].modified = MADE
    font.save(path)


def atkinson(scratch: Path) -> None:
    """Four weights of the font of the screen and of headings."""
    package = unpack(ATKINSON, scratch)
    for weight, style in ATKINSON_WEIGHTS.items():
        stem = "atkinson-hyperlegible-next"
        parts = [
            package / "files" / f"{stem}-{s}-{weight}-normal.woff2" for s in ("latin", "latin-ext")
        ]
        font = joined(parts, scratch)
        named(font, "Atkinson Hyperlegible Next", style, weight)
        saved(font, FONTS / f"AtkinsonHyperlegibleNext-{style}.ttf")
    shutil.copyfile(package / "LICENSE", FONTS / "AtkinsonHyperlegibleNext-OFL.txt")


def source_sans(scratch: Path) -> None:
    """The font of running text in documents, unchanged."""
    package = unpack(SOURCE_SANS, scratch)
    for theirs, ours in SOURCE_SANS_FILES.items():
        shutil.copyfile(
            package / "TTF" / f"SourceSans3-{theirs}.ttf", FONTS / f"SourceSans3-{ours}.ttf"
        )
    shutil.copyfile(package / "LICENSE.md", FONTS / "SourceSans3-OFL.txt")


def noto_emoji(scratch: Path) -> None:
    """Emoji in one colour, for whatever people type into a proposal."""
    package = unpack(NOTO_EMOJI, scratch)
    font = joined([package / "files" / "noto-emoji-emoji-400-normal.woff2"], scratch)
    named(font, "Noto Emoji", "Regular", 400)
    saved(font, FONTS / "NotoEmoji-Regular.ttf")
    shutil.copyfile(package / "LICENSE", FONTS / "NotoEmoji-OFL.txt")


def phosphor(scratch: Path) -> None:
    """Icons in three styles, and one table that holds for all three."""
    package = unpack(PHOSPHOR, scratch)
    tables = []
    for style, file in PHOSPHOR_STYLES.items():
        folder = package / "src" / style
        shutil.copyfile(folder / f"{file}.ttf", ICONS / f"Phosphor-{style.capitalize()}.ttf")
        rules = (folder / "style.css").read_text(encoding="utf-8")
        table = dict(
            re.findall(r'\.ph-([a-z0-9-]+):before\s*\{\s*content:\s*"\\([0-9a-f]+)"', rules)
        )
        drawn = TTFont(folder / f"{file}.ttf").getBestCmap()
        missing = sorted(name for name, code in table.items() if int(code, 16) not in drawn)
        if missing:
            sys.exit(f"{file} has no glyph for {missing}")
        tables.append(table)
    if any(table != tables[0] for table in tables):
        sys.exit("the three styles do not share their code points")
    text = json.dumps(dict(sorted(tables[0].items())), separators=(",", ":"))
    (ICONS / "phosphor.json").write_text(text + "\n", encoding="utf-8")
    shutil.copyfile(package / "LICENSE", ICONS / "Phosphor-LICENSE.txt")


def check() -> None:
    """Stop where a text font lacks a character that its languages need."""
    for path in sorted(FONTS.glob("*.ttf")):
        font = TTFont(path)
        missing = (
            "" if "Emoji" in path.name else [c for c in NEEDED if ord(c) not in font.getBestCmap()]
        )
        if missing or "glyf" not in font:
            sys.exit(f"{path.name}: no outlines or missing {missing}")
        print(
            f"{path.name}: {len(font.getBestCmap())} characters, {path.stat().st_size // 1024} kB"
        )


def main() -> None:
    """Fetch, join, name and check everything."""
    FONTS.mkdir(parents=True, exist_ok=True)
    ICONS.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        for fetch in (atkinson, source_sans, noto_emoji, phosphor):
            fetch(Path(folder))
    check()


if __name__ == "__main__":
    main()
