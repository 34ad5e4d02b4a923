"""The fields of a form as a phone sent it."""

from __future__ import annotations

import re
from urllib.parse import parse_qsl

from starlette.requests import Request

from workshop_app.web.gate import Refused, body


def is_plain_form(request: Request) -> bool:
    """Whether a form is sent as ours are."""
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    return kind == "application/x-www-form-urlencoded"


async def fields_of(request: Request, largest: int, most: int) -> dict[str, str]:
    """Name → value of a form of ``largest`` bytes and ``most`` fields at most. ``Refused`` where
    none of ours is sent like this, or a name comes twice."""
    if not is_plain_form(request):
        raise Refused(415, "not_understood")
    sent = await body(request.receive, largest)
    try:
        pairs = parse_qsl(
            sent.decode("utf-8"), keep_blank_values=True, strict_parsing=True,
            errors="strict", max_num_fields=most,
        )  # fmt: skip
    except ValueError as error:
        raise Refused(400, "not_understood") from error
    fields = dict(pairs)
    if len(fields) != len(pairs):
        raise Refused(400, "not_understood")
    return fields


def code_of(typed: str) -> str:
    """A code as it is looked up: without blanks, dashes and dots, no longer than needed.

    >>> code_of("abcd-2f")
    'ABCD2F'
    """
    return re.sub(r"[\s\-–.]", "", typed).upper()[:16]
