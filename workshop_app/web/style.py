"""The style of the phones' pages: one sheet, the same on every page, known by its fingerprint.

What a script would do is done by style: a ring fills when its hidden choice is checked, touching
it again unchecks it, and counters say how many marks are left.
"""

from __future__ import annotations

import base64
import hashlib

from workshop_app import paths
from workshop_app.export.outlines import tokens
from workshop_app.web.forms import MOST_RINGS

MOST_DOTS = 9
"""Circles shown for the marks; with more, only their number."""


def sheet(total: int | None, more: str = "") -> str:
    """The style for a round in which ``total`` marks may be given in all; ``more`` names a file
    with the style of other pages."""
    parts = [paths.resources("phones", "phones.css").read_text(encoding="utf-8")]
    parts += [_theme(key, look) for key, look in tokens()["theme"].items()]
    parts += [_checked(n) for n in range(MOST_RINGS + 1)]
    parts.append(f"body{{counter-reset:put 0 left {total or 0}}}")
    if total and total <= MOST_DOTS:
        parts.append(_dots(total))
    if more:
        parts.append(paths.resources("phones", more).read_text(encoding="utf-8"))
    return "\n".join(line for part in parts for line in part.splitlines() if line)


def fingerprint(style: str) -> str:
    """What the policy of a page names to allow this style and no other."""
    return "sha256-" + base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()


def _theme(key: str, look: dict[str, str]) -> str:
    """A chosen option has the tint of its theme, and its rings the colour."""
    chosen = [
        f".{key} .card.on",
        *(f".{key} .v{n}:checked~.card" for n in range(1, MOST_RINGS + 1)),
    ]
    full = [f".{key} .ring.full", *(f".{key} {rule}" for rule in _full_rings())]
    return (
        f"{','.join(chosen)}{{background:{look['tint']};border-color:{look['text']};"
        f"box-shadow:inset 0 0 0 2px {look['text']}}}\n"
        f"{','.join(full)}{{background:{look['color']};border-color:{look['color']}}}"
    )


def _full_rings() -> list[str]:
    """With n marks the first n rings are full."""
    every = range(1, MOST_RINGS + 1)
    return [f".v{n}:checked~.card .r{ring}" for n in every for ring in every if ring <= n]


def _checked(n: int) -> str:
    """With n marks: ticks in the rings, the labels that lead on from n, n less left."""
    ticks = ",".join(f".v{n}:checked~.card .r{ring} .tick" for ring in range(1, n + 1))
    return (
        f".v{n}:checked~.card .w{n}{{display:block}}\n"
        f".v{n}:focus-visible~.card{{outline:3px solid #e2552b;outline-offset:1px}}\n"
        + (f".v{n}:checked{{counter-increment:put {n} left -{n}}}\n" if n else "")
        + (f"{ticks}{{display:inline}}" if n else "")
    )


def _dots(total: int) -> str:
    """Full circles for what is left and empty ones for what was given, as on the passed laptop, in
    browsers that can; one that knows no style of counters is not asked."""
    symbols = " ".join(f'"{"●" * (total - n)}{"○" * n}"' for n in range(total + 1))
    return (
        f"@counter-style dots{{system:fixed 0;symbols:{symbols}}}\n"
        "@supports (text-wrap:balance){.left .dots:after{content:counter(put,dots)}}"
    )
