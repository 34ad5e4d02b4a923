"""The languages of the program: one row each, with what Babel does not know of our papers."""

from __future__ import annotations

from dataclasses import dataclass

_NO_BREAK = "\u00a0"


@dataclass(frozen=True, slots=True, kw_only=True)
class Language:
    """How one language writes dates, hours, shares and lists. Date patterns are Unicode's."""

    name: str
    """In its own words, as the settings list it."""
    locale: str
    dates: dict[str, str]
    months: dict[str, str]
    time: str
    noon: str
    percent: str
    last: str
    """Before the last of a list."""
    last_before_i: str
    """The same before the sound i (Spanish "e")."""


LANGUAGES: dict[str, Language] = {
    "es": Language(
        name="Español",
        locale="es_CO",
        dates={
            "long": "d 'de' MMMM 'de' y",
            "short": "d MMM y",
            "field": "d MMM'.' y",
            "weekday": "EEE'.' d MMM'.' y",
            "day": "EEEE d 'de' MMMM",
        },
        months={"short": "MMM y", "long": "MMMM 'de' y"},
        time="h:mm a",
        noon=f"12:00{_NO_BREAK}m.",
        percent=f"#,##0{_NO_BREAK}%",
        last="y",
        last_before_i="e",
    ),
    "en": Language(
        name="English",
        locale="en",
        dates={
            "long": "d MMMM y",
            "short": "d MMM y",
            "field": "d MMM y",
            "weekday": "EEE d MMM y",
            "day": "EEEE d MMMM",
        },
        months={"short": "MMM y", "long": "MMMM y"},
        time="h:mm a",
        noon=f"12:00{_NO_BREAK}noon",
        percent="#,##0%",
        last="and",
        last_before_i="and",
    ),
    "pt_BR": Language(
        name="Português (Brasil)",
        locale="pt_BR",
        dates={
            "long": "d 'de' MMMM 'de' y",
            "short": "d MMM y",
            "field": "d MMM'.' y",
            "weekday": "EEE'.' d MMM'.' y",
            "day": "EEEE, d 'de' MMMM",
        },
        months={"short": "MMM y", "long": "MMMM 'de' y"},
        time="HH:mm",
        noon="12:00",
        percent=f"#,##0{_NO_BREAK}%",
        last="e",
        last_before_i="e",
    ),
    "fr": Language(
        name="Français",
        locale="fr",
        dates={
            "long": "d MMMM y",
            "short": "d MMM y",
            "field": "d MMM y",
            "weekday": "EEE d MMM y",
            "day": "EEEE d MMMM",
        },
        months={"short": "MMM y", "long": "MMMM y"},
        time=f"H{_NO_BREAK}'h'{_NO_BREAK}mm",
        noon=f"12{_NO_BREAK}h{_NO_BREAK}00",
        percent=f"#,##0{_NO_BREAK}%",
        last="et",
        last_before_i="et",
    ),
}
"""By the key that settings, catalogues and content packs use; the first is the default."""

DEFAULT = next(iter(LANGUAGES))
