"""Which number of a list is meant while it is typed: 17, B17, 18 bis.

Digits come first. They mean the number that has nothing else, else the only one that has these
digits. Where several have them, a letter or "bis" says which; until then nothing is meant.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from workshop_app.domain.numbers import ShortNumber, parse, sort_key


@dataclass(frozen=True, slots=True)
class TypedNumber:
    """What was typed of a number: its ``digits``, then a ``letter`` (capital) and ``bis``, each
    only where it was asked for. ``bis`` is 0 while no "bis" was typed."""

    digits: str = ""
    letter: str = ""
    bis: int = 0

    def __bool__(self) -> bool:
        return bool(self.digits or self.letter)

    @property
    def text(self) -> str:
        """As it is shown while it is typed."""
        if not self.digits:
            return self.letter
        return ShortNumber(self.letter, int(self.digits), self.bis).label

    def with_digit(self, digit: str, most: int) -> TypedNumber:
        """One more digit, at most ``most``; a leading nought goes."""
        if len(self.digits) >= most:
            return self
        return TypedNumber(digit if self.digits == "0" else self.digits + digit, self.letter)

    def shorter(self) -> TypedNumber:
        """Without what was typed last."""
        if self.bis:
            return replace(self, bis=0)
        if self.letter and self.digits:
            return replace(self, letter="")
        return TypedNumber(self.digits[:-1])


def alike(typed: TypedNumber, among: Sequence[str]) -> list[str]:
    """The numbers of ``among`` that have the typed digits, and the letter and "bis" where these
    were typed, as people count them."""
    if not typed.digits:
        return []
    count, found = int(typed.digits), []
    for one in among:
        number = parse(one)
        if (
            number is not None
            and number.count == count
            and typed.letter in ("", number.letter)
            and typed.bis in (0, number.bis)
        ):
            found.append(one)
    return sorted(found, key=sort_key)


def meant(typed: TypedNumber, among: Sequence[str]) -> str:
    """The one number of ``among`` that is meant, "" where there is none or more than one."""
    found = alike(typed, among)
    if len(found) == 1:
        return found[0]
    said = ShortNumber(typed.letter, int(typed.digits or 0), typed.bis)
    return next((one for one in found if parse(one) == said), "")


def beginnings(typed: TypedNumber, among: Sequence[str]) -> list[str]:
    """The numbers of ``among`` that what is typed may still become."""
    if not typed.digits:
        found = [one for one in among if typed.letter and letter_of(one) == typed.letter]
    elif typed.letter or typed.bis:
        found = alike(typed, among)
    else:
        read = {one: parse(one) for one in among}
        found = [
            one for one, number in read.items()
            if number is not None and str(number.count).startswith(typed.digits)
        ]  # fmt: skip
    return sorted(found, key=sort_key)


def letter_of(number: str) -> str:
    """The letter before ``number``, "" where it has none."""
    read = parse(number)
    return read.letter if read else ""


def letters(typed: TypedNumber, among: Sequence[str]) -> set[str]:
    """The letters that say which: of the numbers that have the typed digits, or of all of them
    while there are no digits yet."""
    found = alike(TypedNumber(typed.digits), among) if typed.digits else among
    return {letter_of(one) for one in found} - {""}


def with_letter(typed: TypedNumber, letter: str, among: Sequence[str]) -> TypedNumber | None:
    """``typed`` after one more letter; ``None`` where it says nothing of a number. After digits that
    no number has with a B, and after a B, "b", or "bis" as it is read, says which: "18b" is "18 bis",
    "b5b" is "B5 bis"."""
    letter = letter.upper()
    if letter in letters(typed, among) and letter != typed.letter:
        return TypedNumber(typed.digits, letter)
    if typed.bis and letter in ("I", "S"):
        return typed
    if letter == "B" and typed.digits and (found := next_bis(typed, among)) != typed:
        return found
    return None


def next_bis(typed: TypedNumber, among: Sequence[str]) -> TypedNumber:
    """The next "bis" that there is for what is typed; after the last, none."""
    found = alike(replace(typed, bis=0), among)
    there = sorted({number.bis for one in found if (number := parse(one))} - {0})
    return replace(typed, bis=next((bis for bis in there if bis > typed.bis), 0))


def as_typed(number: str, digits: str) -> TypedNumber:
    """``number`` said in full, after its ``digits`` were typed."""
    read = parse(number)
    return TypedNumber(digits, read.letter, read.bis) if read else TypedNumber(digits)
