"""Office files that are the same bytes for the same plan: what their libraries take from the clock
is the plan's moment instead."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Collection
from datetime import datetime
from typing import Any

_FIRST_DAY = (1980, 1, 1, 0, 0, 0)
"""The oldest date that a zip can hold: every part of the file has it."""


def settled_zip(content: bytes, moment: datetime, without: Collection[str] = ()) -> bytes:
    """The same office file with ``moment`` in place of the clock, in its parts and its properties,
    and without the parts of those names."""
    out = io.BytesIO()
    stamp = f"{moment.replace(tzinfo=None, microsecond=0).isoformat()}Z".encode()
    with zipfile.ZipFile(io.BytesIO(content)) as written, zipfile.ZipFile(out, "w") as kept:
        for part in written.infolist():
            if part.filename in without:
                continue
            data = written.read(part)
            if part.filename == "docProps/core.xml":
                data = re.sub(rb"(<dcterms:modified[^>]*>)[^<]*", rb"\g<1>" + stamp, data)
            entry: Any = zipfile.ZipInfo(part.filename, _FIRST_DAY)
            entry.compress_type = zipfile.ZIP_DEFLATED
            kept.writestr(entry, data)
    return out.getvalue()
