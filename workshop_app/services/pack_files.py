"""Files of packs, read with care and written whole: whatever someone puts into the folder or sends
on a stick, reading it ends soon, with its tables or with one line that says what is wrong.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from workshop_app.services import files
from workshop_app.text import N_

LARGEST = 256 * 1024
"""Bytes of a pack's file; the longest shipped one, in four languages, has 20 kB."""
LARGEST_SHARED = 1024 * 1024
"""Bytes of a file that brings several."""

_CHAIN = re.compile(
    r"(?<![\w\"'-])(?:(?:[\w-]+|\"[^\"\n]*\"|'[^'\n]*')[ \t]*\.[ \t]*){16}", re.ASCII
)
"""Names joined by dots far beyond what a pack has: the reader takes ages over them."""

Tables = dict[str, Any]


class UnreadableError(Exception):
    """Why a file gives no tables: a message for the catalogues and its facts."""

    def __init__(self, message: str, **facts: object) -> None:
        super().__init__(message)
        self.message, self.facts = message, facts


def read(path: Path, largest: int = LARGEST) -> Tables:
    """The tables of the TOML file at ``path``. ``UnreadableError`` says why there are none."""
    return parsed(content_of(path, largest))


def content_of(path: Path, largest: int = LARGEST) -> bytes:
    """The bytes of a file that is not too large. ``UnreadableError`` says why there are none."""
    try:
        if path.is_symlink() or not path.is_file():
            raise UnreadableError(N_("is no file of its own but a link: copy the file itself"))
        with path.open("rb") as file:
            content = file.read(largest + 1)
    except OSError:
        raise UnreadableError(N_("cannot be read from the disk")) from None
    if len(content) > largest:
        raise UnreadableError(N_("is too large: {most} kB at the most"), most=largest // 1024)
    return content


def parsed(content: bytes) -> Tables:
    """The tables that the bytes of a TOML file hold. ``UnreadableError`` says why there are none."""
    import tomllib  # only where packs are read

    try:
        text = content.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError:
        raise UnreadableError(N_("cannot be read: it is not a text in UTF-8")) from None
    if _CHAIN.search(text):
        raise UnreadableError(N_("cannot be read: it is nested too deep"))
    try:
        return tomllib.loads(text)
    except RecursionError:
        raise UnreadableError(N_("cannot be read: it is nested too deep")) from None
    except ValueError as error:
        line = re.search(r"line (\d+)", str(error))
        if line:
            raise UnreadableError(
                N_("cannot be read: look at line {line}"), line=int(line.group(1))
            ) from None
        raise UnreadableError(N_("cannot be read: it breaks off at its end")) from None


def written(tables: Mapping[str, Any]) -> bytes:
    """``tables`` as the bytes of a TOML file."""
    import tomli_w

    return tomli_w.dumps(dict(tables)).encode("utf-8")


def write(path: Path, tables: Mapping[str, Any]) -> None:
    """Write ``tables`` to ``path``; a file that was there stays whole until the new one is."""
    files.put(path, written(tables), with_folder=True)
