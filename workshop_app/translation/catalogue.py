"""``Words``: the messages, numbers, money, dates and hours of one language. No Qt in here."""

from __future__ import annotations

import datetime
import gettext
from decimal import Decimal
from fractions import Fraction
from functools import cache
from typing import TYPE_CHECKING

from workshop_app import paths
from workshop_app.text import Term, plain
from workshop_app.translation.languages import DEFAULT, LANGUAGES

if TYPE_CHECKING:
    from workshop_app.text import Number

_NO_BREAK = "\u00a0"
_MILLION = 1_000_000


class _Facts(dict[str, object]):
    """Facts of a message; a field nobody gave stays readable as ``{field}``."""

    def __missing__(self, field: str) -> str:
        return "{" + field + "}"


@cache
def _catalogue(language: str) -> gettext.NullTranslations:
    """The compiled catalogue of ``language``, read once; an empty one where it is missing."""
    path = paths.catalogues() / language / "LC_MESSAGES" / "convite.mo"
    try:
        with path.open("rb") as file:
            return gettext.GNUTranslations(file)
    except (OSError, UnicodeDecodeError, ValueError):
        return gettext.NullTranslations()


def _exact(value: Number) -> Fraction:
    """``value`` as it is written: 0.1 is a tenth, not the binary number next to it."""
    return Fraction(str(value)) if isinstance(value, float) else Fraction(value)


def _rounded(value: Number, decimals: int) -> Decimal:
    """``value`` rounded half up, exactly: 12.45 is 12.5 with one decimal, -0.2 is 0."""
    scaled = _exact(value) * 10**decimals
    whole = (abs(scaled) * 2 + 1) // 2
    return Decimal(int(whole) * (1 if scaled >= 0 else -1)).scaleb(-decimals) + Decimal(0)


def _decimals(count: int) -> str:
    return "." + "0" * count if count else ""


class Words:
    """What the program says in one language (``workshop_app.text.Words``).

    An unknown ``language`` gives the first of ``LANGUAGES``. Nothing here raises because of a
    catalogue: a message without translation, or one whose fields do not fit, is said in English.
    """

    def __init__(self, language: str) -> None:
        self.language = language if language in LANGUAGES else DEFAULT
        self._rules = LANGUAGES[self.language]
        self._catalogue = _catalogue(self.language)

    # ------------------------------------------------------------ messages
    def __call__(self, message: str, **facts: object) -> str:
        """``message`` in this language, its ``{fields}`` filled from ``facts``.

        Terms, dates, hours and lists among the facts are said as this language says them.
        """
        return self._filled(self._catalogue.gettext(message) if message else "", message, facts)

    def many(self, one: str, many: str, n: int, **facts: object) -> str:
        """The form that ``n`` takes; ``{n}`` is written with this language's separators."""
        chosen = self._catalogue.ngettext(one, many, n)
        return self._filled(chosen, one if n == 1 else many, {"n": self.number(n), **facts})

    def at(self, context: str, message: str, **facts: object) -> str:
        """``message`` as it is said in ``context`` ("verb", "noun")."""
        return self._filled(self._catalogue.pgettext(context, message), message, facts)

    def _filled(self, translated: str, message: str, facts: dict[str, object]) -> str:
        if not facts and "{" not in translated:
            return translated
        known = _Facts({name: self._fact(value) for name, value in facts.items()})
        for text in (translated, message):
            try:
                return text.format_map(known)
            except (ValueError, IndexError, KeyError, AttributeError, TypeError):
                continue
        return message

    def _fact(self, value: object) -> object:
        if isinstance(value, Term):
            return self(str(value))
        if isinstance(value, datetime.date):
            return self.date(value)
        if isinstance(value, datetime.time):
            return self.time(value)
        if isinstance(value, list | tuple):
            return self.listed([str(item) for item in value])
        return value

    # ------------------------------------------------------------- numbers
    def number(self, value: Number, decimals: int | None = None) -> str:
        """``1.250`` or ``3,6``; without ``decimals`` as many as the value needs, up to three."""
        from babel.numbers import format_decimal

        pattern = "#,##0.###" if decimals is None else "#,##0" + _decimals(decimals)
        rounded = _rounded(value, 3 if decimals is None else decimals)
        return format_decimal(rounded, pattern, locale=self._rules.locale)

    def percent(self, share: Number, decimals: int = 0) -> str:
        """A ``share`` of 1 in hundredths: 0.124 is ``12,4 %`` with one decimal."""
        from babel.numbers import format_percent

        pattern = self._rules.percent.replace("0", "0" + _decimals(decimals), 1)
        return format_percent(_rounded(share, decimals + 2), pattern, locale=self._rules.locale)

    def money(self, amount: Number, currency: str = "COP") -> str:
        """Whole units of ``currency`` (an ISO code): ``$ 1.980.000.000``."""
        return self._money(_rounded(amount, 0), currency, "#,##0")

    def millions(self, amount: Number, currency: str = "COP") -> str:
        """``amount`` in millions, ``$ 210 M``, one decimal under ten; whole under 100,000."""
        exact = _exact(amount)
        if exact and abs(exact) < _MILLION // 10:
            return self.money(amount, currency)
        value = _rounded(exact / _MILLION, 1 if abs(exact) < 10 * _MILLION else 0)
        return self._money(value, currency, "#,##0.#") + f"{_NO_BREAK}M"

    def _money(self, amount: Decimal, currency: str, pattern: str) -> str:
        from babel.numbers import format_currency

        return format_currency(
            amount,
            currency,
            f"¤{_NO_BREAK}{pattern}",
            locale=self._rules.locale,
            currency_digits=False,
        )

    # -------------------------------------------------------- days and hours
    def date(self, day: datetime.date, form: str = "long") -> str:
        """``day`` as ``long`` (20 de noviembre de 2026), ``short`` (20 nov 2026, tables),
        ``field`` (31 ago. 2026), ``weekday`` (sáb. 14 mar. 2026) or ``day`` (sábado 14 de marzo).
        """
        from babel.dates import format_date

        pattern = self._rules.dates.get(form, self._rules.dates["long"])
        return _one_dot(format_date(day, pattern, locale=self._rules.locale))

    def month(self, day: datetime.date, form: str = "short") -> str:
        """The month of ``day``: ``feb 2027``, or ``long`` (febrero de 2027)."""
        from babel.dates import format_date

        pattern = self._rules.months.get(form, self._rules.months["short"])
        return format_date(day, pattern, locale=self._rules.locale)

    def time(self, moment: datetime.time) -> str:
        """The hour: ``9:42 a. m.`` with no-break spaces; noon is ``12:00 m.``"""
        from babel.dates import format_time

        if (moment.hour, moment.minute) == (12, 0):
            return self._rules.noon
        written = format_time(moment, self._rules.time, locale=self._rules.locale)
        return written.replace("\u202f", _NO_BREAK).replace(" ", _NO_BREAK)

    def minutes(self, minutes: int) -> str:
        """A length of time: ``25 min``, ``2 h``, ``2 h 55 min``; less than none with a minus."""
        hours, rest = divmod(abs(minutes), 60)
        parts = [f"{hours}{_NO_BREAK}h"] if hours else []
        if rest or not hours:
            parts.append(f"{rest}{_NO_BREAK}min")
        return ("\u2212" if minutes < 0 else "") + _NO_BREAK.join(parts)

    # --------------------------------------------------------------- lists
    def listed(self, items: list[str]) -> str:
        """``a, b y c``; in Spanish ``e`` before the sound i."""
        if len(items) < 2:
            return "".join(items)
        *first, last = items
        said = plain(last)
        sounds_i = said.startswith("i") or (said.startswith("hi") and said[2:3] not in "ae")
        joint = self._rules.last_before_i if sounds_i else self._rules.last
        return f"{', '.join(first)} {joint} {last}"


def _one_dot(written: str) -> str:
    """No second dot where the abbreviation has one of its own."""
    return written.replace("..", ".")
