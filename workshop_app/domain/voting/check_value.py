"""A short value that anyone who counts a round again must come to."""

from __future__ import annotations

import hashlib

from workshop_app.domain.voting.count import RoundResult

DIGITS = 16


def check_value(result: RoundResult) -> str:
    """16 hex digits in groups of four ("4C1E 90A7 D25B 3F68") from all totals of a shown round;
    "" where nothing may be told. It is the beginning of a SHA-256 over one line for the round
    (name, method, how many voted, validly, blank, and, where some did without ballots, how many of
    them) and one for each option in list order (number, marks, people or nothing where they are
    not known), parts parted by tabs.

    Ballots and counted totals are in it as the sums of both. What a group gave is not: of four
    people with tokens one could try every possibility until the value fits (P-35)."""
    if not result.shown:
        return ""
    rules = result.rules
    counts: tuple[object, ...] = (
        rules.name, rules.method, result.cast, result.valid, result.blank,
    )  # fmt: skip
    if result.counted:
        counts = (*counts, result.counted)
    rows = [counts, *((one.label, one.total, one.people) for one in result.totals)]
    text = "\n".join("\t".join("" if x is None else str(x) for x in row) for row in rows)
    return written(text, DIGITS)


def written(text: str, digits: int) -> str:
    """A check value as it is printed and read aloud: the beginning of the SHA-256 of ``text``, so
    many hex digits in groups of four."""
    found = hashlib.sha256(text.encode("utf-8")).hexdigest()[:digits].upper()
    return " ".join(found[n : n + 4] for n in range(0, digits, 4))
