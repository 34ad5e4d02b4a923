"""How the screen, papers and phones call what the directory calls by ids."""

from __future__ import annotations

from datetime import date
from typing import Protocol

from workshop_app.domain.opening_told import told
from workshop_app.export import names
from workshop_app.export.directory_views import PointView
from workshop_app.text import N_, Words

KINDS = {
    "pao": N_("Attention and Orientation Point (PAO)"),
    "integrhabitat": N_("IntegrHa-bitat centre"),
    "institution": N_("Institution"),
}
SERVES = {
    "refugees": N_("Refugees"),
    "migrants": N_("Migrants"),
    "displaced": N_("Displaced people"),
    "host": N_("Host community"),
}
LANGUAGES = {
    "es": N_("Spanish"), "en": N_("English"), "pt_BR": N_("Portuguese"), "fr": N_("French"),
    "guc": N_("Wayuunaiki"), "yup": N_("Yukpa"), "ht": N_("Haitian Creole"), "ar": N_("Arabic"),
}  # fmt: skip


class Reached(Protocol):
    """What a point tells of where it is and for whom: of the plan, or as documents tell it."""

    @property
    def address(self) -> str: ...
    @property
    def municipality(self) -> str: ...
    @property
    def phones(self) -> tuple[str, ...]: ...
    @property
    def serves(self) -> tuple[str, ...]: ...
    @property
    def languages(self) -> tuple[str, ...]: ...


def place(point: Reached) -> str:
    """Address and municipality in one line."""
    return ", ".join(part for part in (point.address, point.municipality) if part)


def serves(point: Reached, words: Words) -> str:
    """Whom a point serves: everybody where nothing else was said."""
    found = [words(SERVES[one]) for one in point.serves if one in SERVES]
    return " · ".join(found) or words("Everybody")


def languages(point: Reached, words: Words) -> str:
    """The languages spoken there, "" where nobody said."""
    return ", ".join(words(LANGUAGES.get(one, one)) for one in point.languages)


def services(point: PointView, words: Words) -> str:
    """What a point helps with."""
    return "; ".join(names.told(names.SERVICE_GROUPS, one, words) for one in point.services)


def hours(point: PointView, words: Words) -> str:
    """Its hours in words."""
    return told(point.hours, point.week, words) or words("No hours known")


def grouped(phone: str) -> str:
    """A telephone: ten digits as they are said; anything else as it is written."""
    digits = phone.replace(" ", "")
    if len(digits) == 10 and digits.isdigit():
        return f"{digits[:3]}\u00a0{digits[3:6]}\u00a0{digits[6:]}"
    return phone


def phones(point: Reached) -> str:
    """All its telephones in one line."""
    return " · ".join(grouped(phone) for phone in point.phones)


def check(verified_on: date | None, to_confirm: bool, words: Words) -> str:
    """The day of the check in few words, with the notice where it is due (P-47)."""
    if verified_on is None:
        return words("Not checked: confirm before going")
    day = words.date(verified_on, "short").replace(" ", "\u00a0")
    if to_confirm:
        return words("Checked {day}: confirm before going", day=day)
    return words("Checked {day}", day=day)
