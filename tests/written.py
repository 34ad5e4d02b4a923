"""The words of a document of any kind, as a reader gets them."""

from __future__ import annotations

import html
import re
import zipfile
from io import BytesIO

import openpyxl
from pypdf import PdfReader


def words_of(content: bytes, ending: str) -> str:
    """All words and figures of a document, blanks made one; "" of a picture."""
    return " ".join(_letters(content, ending).split())


def _letters(content: bytes, ending: str) -> str:
    if ending == ".pdf":
        return " ".join(page.extract_text() for page in PdfReader(BytesIO(content)).pages)
    if ending == ".xlsx":
        book = openpyxl.load_workbook(BytesIO(content))
        return " ".join(str(c.value) for sheet in book for row in sheet.rows for c in row)
    if ending == ".docx":
        with zipfile.ZipFile(BytesIO(content)) as parts:
            return html.unescape(_untagged(parts.read("word/document.xml").decode("utf-8")))
    if ending == ".html":
        return html.unescape(_untagged(re.sub(r"(?s)<style>.*?</style>", " ", content.decode())))
    return "" if ending == ".png" else content.decode("utf-8-sig")


def _untagged(markup: str) -> str:
    return re.sub(r"<[^>]+>", " ", markup)
