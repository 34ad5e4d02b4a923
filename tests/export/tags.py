"""The tags of a document, read back: its elements as a tree, their text, and what a page marks."""

from __future__ import annotations

import io
import re
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import page as validator
import pytest
from pypdf import PdfReader
from pypdf.generic import IndirectObject

STANDARDS = ("ua1", "2a")


def failures(content: bytes) -> list[str]:
    """What keeps a file from being PDF/UA-1 and PDF/A-2a: nothing, where it is both."""
    found = []
    for standard in STANDARDS:
        report = validator.validate_pdf_bytes(
            content, profile=standard, limits=validator.SafetyLimits.unlimited()
        )
        assert report.rules.passed + report.rules.failed > 100, "it looks at nothing"
        found += [f"{standard}: {one.rule_id} {one.message}" for one in report.failures]
    return found


@dataclass
class Tag:
    """An element: its name, alternative text, language, attributes, and those within."""

    name: str
    alt: str = ""
    language: str = ""
    attributes: dict[str, Any] = field(default_factory=dict)
    pieces: int = 0
    objects: int = 0
    within: list[Tag] = field(default_factory=list)

    def all(self, *names: str) -> Iterator[Tag]:
        """The elements of those names in it, in reading order; all where none is given."""
        for one in self.within:
            if not names or one.name in names:
                yield one
            yield from one.all(*names)


def tree(content: bytes) -> Tag:
    """The document's element."""
    reader = PdfReader(io.BytesIO(content))
    root = reader.trailer["/Root"]["/StructTreeRoot"]
    return _tag(root["/K"].get_object())


def _tag(found: Any) -> Tag:
    told = found.get("/A", {})
    made = Tag(
        name=str(found["/S"])[1:],
        alt=str(found.get("/Alt", "")),
        language=str(found.get("/Lang", "")),
        attributes=dict(told.get_object() if isinstance(told, IndirectObject) else told),
    )
    kids = found.get("/K", [])
    for kid in kids if isinstance(kids, list) else [kids]:
        one = kid.get_object() if isinstance(kid, IndirectObject) else kid
        if isinstance(one, int) or one.get("/Type") == "/MCR":
            made.pieces += 1
        elif one.get("/Type") == "/OBJR":
            made.objects += 1
        else:
            made.within.append(_tag(one))
    return made


def faults(content: bytes) -> list[str]:
    """What is wrong with the tags that a validator does not see."""
    found = [*_faults_of_tree(tree(content)), *_faults_of_pages(content)]
    assert "Helvetica" not in content.decode("latin-1")
    return found


def _faults_of_tree(document: Tag) -> Iterator[str]:
    before = 0
    for one in document.all():
        if re.fullmatch(r"H\d", one.name):
            level = int(one.name[1])
            if level > before + 1:
                yield f"H{level} after H{before}"
            before = level
        if one.name == "Figure" and not (one.alt.strip() and "/BBox" in one.attributes):
            yield "a figure without words or place"
        if one.name == "Link" and not one.objects:
            yield "a link that leads nowhere"
        if one.name == "TH" and "/Scope" not in one.attributes:
            yield "a head cell without scope"
        if one.name in ("P", "H1", "H2", "H3", "Lbl") and not one.pieces and not one.within:
            yield f"an empty {one.name}"
        if one.name == "Table":
            widths = {
                sum(int(cell.attributes.get("/ColSpan", 1)) for cell in row.within)
                for row in one.within
            }
            if len(widths) != 1:
                yield f"rows of {sorted(widths)} cells in one table"


def _faults_of_pages(content: bytes) -> Iterator[str]:
    reader = PdfReader(io.BytesIO(content))
    numbers = reader.trailer["/Root"]["/StructTreeRoot"]["/ParentTree"]["/Nums"]
    parents = {int(key): value for key, value in zip(numbers[::2], numbers[1::2], strict=True)}
    for number, page in enumerate(reader.pages, 1):
        lines = page["/Contents"].get_object().get_data().decode("latin-1").split("\n")
        depth = marked = 0
        for line in lines:
            if line.endswith((" BMC", " BDC")):
                depth += 1
                marked += "/MCID" in line
            elif line == "EMC":
                depth -= 1
            elif line.startswith("BT") and not depth:
                yield f"text on page {number} that belongs to nothing"
            if depth not in (0, 1):
                yield f"marks within marks on page {number}"
        if depth or marked != len(parents[int(page["/StructParents"])].get_object()):
            yield f"page {number} tells of other pieces than it has"
        if page.get("/Tabs") != "/S":
            yield f"page {number} has no order for its links"


def told_by_tags(content: bytes) -> str:
    """The text as a reader finds it that goes by the tags."""
    if shutil.which("pdfinfo") is None:
        pytest.skip("poppler-utils is not installed")
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "read.pdf")
        path.write_bytes(content)
        ran = subprocess.run(
            ["pdfinfo", "-struct-text", str(path)], check=True, capture_output=True
        )
    assert not ran.stderr, ran.stderr[:300]
    told = re.findall(r'^ *"(.*)"$', ran.stdout.decode("utf-8"), re.MULTILINE)
    assert told
    return "\n".join(told)
