"""The words in which people write opening hours, in Spanish, English, Portuguese and French."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from workshop_app.domain.opening_rules import HOLIDAYS
from workshop_app.domain.opening_week import DAYS
from workshop_app.text import plain

DAY, HOLIDAY, EVERY_DAY, WORKDAYS, MONTH = "day", "holiday", "every_day", "workdays", "month"
HOUR, WHOLE, TO, AND, END = "hour", "whole", "to", "and", "end"
CLOSED, EXCEPT, BY_APPOINTMENT, FILLING, UNKNOWN = (
    "closed", "except", "appointment", "filling", "unknown",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of what was typed. ``value``: the day's or month's number from 0, or an hour's minutes
    as they stand. Of an hour, ``half`` is "am", "pm", "noon" or "" where nobody said; ``exact`` where
    it was written on the clock of 24 hours."""

    kind: str
    text: str
    value: int = 0
    half: str = ""
    exact: bool = False


_DAY_WORDS: tuple[str, ...] = (
    "lunes|lun|lu|monday|mondays|mon|mo|segunda feira|segundas feiras|segunda|segundas|seg|lundi|lundis",
    "martes|mar|ma|tuesday|tuesdays|tues|tue|tu|terca feira|tercas feiras|terca|tercas|ter|mardi|mardis",
    "miercoles|mierc|mier|mie|mi|wednesday|wednesdays|wed|we|quarta feira|quartas feiras|quarta|quartas|qua|mercredi|mercredis|mer",
    "jueves|juev|jue|ju|thursday|thursdays|thurs|thur|thu|th|quinta feira|quintas feiras|quinta|quintas|qui|jeudi|jeudis|jeu",
    "viernes|vier|vie|vi|friday|fridays|fri|fr|sexta feira|sextas feiras|sexta|sextas|sex|vendredi|vendredis|ven",
    "sabado|sabados|sab|sa|saturday|saturdays|sat|samedi|samedis|sam",
    "domingo|domingos|dom|do(?! dia)|sunday|sundays|sun|su|dimanche|dimanches|dim",
)
_LETTERS: Mapping[str, int] = {"l": 0, "m": 1, "x": 2, "j": 3, "v": 4, "s": 5, "d": 6}
"""Days as one letter ("L-V"): only where two of them stand side by side."""
_MONTH_WORDS: tuple[str, ...] = (
    "enero|january|jan|janeiro|janvier|ene", "febrero|february|feb|fevereiro|fevrier",
    "marzo|march|marco|mars", "abril|april|apr|abr|avril", "mayo|may|maio|mai",
    "junio|june|jun|junho|juin", "julio|july|jul|julho|juillet",
    "agosto|august|aug|ago|aout", "septiembre|setiembre|september|sept|sep|setembro|septembre",
    "octubre|october|oct|outubro|octobre", "noviembre|november|nov|novembro|novembre",
    "diciembre|december|dec|dic|dezembro|decembre",
)  # fmt: skip
_WORDS: tuple[tuple[str, str], ...] = (
    (WHOLE, r"(?:las |the )?24/7|(?:las |the )?24 ?(?:horas|hours|heures|hrs?|hs|h)(?: ?(?:sur|/) ?24)?|(?:siempre abierto,? )?dia y noche|(?:always open,? )?day and night|(?:sempre aberto,? )?dia e noite|(?:toujours ouvert,? )?jour et nuit|siempre abierto|always open|sempre aberto|toujours ouvert"),
    (EVERY_DAY, r"todos los dias|todo los dias|cada dia|a diario|diario|diariamente|every ?day|daily|all days|all week|toda la semana|todos os dias|tous les jours"),
    (WORKDAYS, r"entre semana|dias habiles|dias laborales|dias laborables|weekdays|working days|business days|dias uteis|en semaine|jours ouvrables|jours ouvres"),
    (HOLIDAY, r"(?:dias? )?(?:festivos?|feriados?)|(?:public |bank |national )?holidays?|(?:dias? )?feriados?|jours? feries?|feries?|ph"),
    (BY_APPOINTMENT, r"(?:solo |unicamente )?(?:con |por |previa )?cita(?: previa)?|(?:only )?by appointment(?: only)?|com (?:hora marcada|agendamento)|(?:com )?agendamento|(?:uniquement )?sur (?:rendez vous|rdv)"),
    (EXCEPT, r"excepto|salvo|menos|except(?: on| for)?|exceto|sauf"),
    (CLOSED, r"cerrados?|cerrada|no (?:se )?(?:atiende|abre|hay (?:atencion|servicio))|sin atencion|closed|off|fechado|fechada|nao abre|ferme|fermee?|no"),
    (TO, r"hasta(?: las?| el)?|through|thru|until|till|to|ate(?: as| a)?|jusqu ?a|as|a las?|a los|a|au|al|aos?"),
    (AND, r"y|e|and|et"),
    (FILLING, r"of the next day|del dia siguiente|do dia seguinte|du lendemain|jornada continua|horario(?: de atencion)?|atencion|atiende|abierto|abre|open|ouvert|aberto|opening hours|hours of operation|de|del|desde(?: las?| el)?|los|las|el|la|lo|from|on|at|the|das?|dos?|du|des|le|les|aux|nos|nas|en|em|dias?|jours?|para"),
)  # fmt: skip
_HALVES: tuple[tuple[str, str], ...] = (
    ("noon", r"m\b\.?|del mediodia|noon|de midi"),
    ("am", r"a ?\.? ?m\b\.?|de la manana|de la madrugada|in the morning|da manha|da madrugada|du matin"),
    ("pm", r"p ?\.? ?m\b\.?|de la tarde|de la noche|in the (?:afternoon|evening)|at night|da tarde|da noite|de l apres midi|du soir"),
)  # fmt: skip
_HOUR = re.compile(r"(\d{1,2})(?: ?[:.h] ?([0-5]\d)(?!\d)| ?(?:h|hs|hrs?|horas?|heures?)\b\.?)?")
_ON_24 = re.compile(r"\d{1,2} ?h ?[0-5]\d(?!\d)")
"""As French and Portuguese write the clock of 24 hours."""
_NAMED: tuple[tuple[int, str], ...] = (
    (12 * 60, r"mediodia|medio dia|noon|midday|meio ?dia|midi"),
    (24 * 60, r"medianoche|media noche|midnight|meia ?noite|minuit"),
)


_SIGNS = {END: r"[;.\n]", TO: r"[-–—−]", AND: r"[,&/+]", FILLING: r":"}


def _word(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"(?:{pattern})(?!\w)")


_HALF_PATTERNS = [(half, re.compile(rf" ?(?:{pattern})(?!\w)")) for half, pattern in _HALVES]
_NAMED_PATTERNS = [(minutes, _word(pattern)) for minutes, pattern in _NAMED]
_PATTERNS: list[tuple[str, int, re.Pattern[str]]] = [
    *((kind, 0, re.compile(pattern)) for kind, pattern in _SIGNS.items()),
    *((kind, 0, _word(pattern)) for kind, pattern in _WORDS[:7]),
    *((DAY, n, re.compile(rf"(?:{one})(?!\w)\.?")) for n, one in enumerate(_DAY_WORDS)),
    *((MONTH, n, re.compile(rf"(?:{one})(?!\w)\.?")) for n, one in enumerate(_MONTH_WORDS)),
    *((kind, 0, _word(pattern)) for kind, pattern in _WORDS[7:]),
]
_WHOLE = _word(_WORDS[0][1])
_ALONE = re.compile(r"[lxjvsd](?= ?:? ?\d)")
_LETTER_RUN = re.compile(r"([lmxjvsd])(?: ?([-–,/]) ?| ([ay]) )([lmxjvsd])(?![\w.])")
_LAST = len(DAYS) - 1


def folded(typed: str) -> str:
    """What was typed without accents and case, its lines kept apart."""
    lines = (plain(line.replace("’", "'")) for line in typed.splitlines())
    text = "\n".join(line for line in lines if line)
    return re.sub(r"['´`]|(?<=[a-z])-(?=feira|vous|noite|dia\b|midi)", " ", text)


def tokens(typed: str) -> Iterator[Token]:
    """The pieces of what was typed, in order; what no list knows comes as ``UNKNOWN``."""
    text, at = folded(typed), 0
    while at < len(text):
        if text[at] == " ":
            at += 1
            continue
        found = list(_at(text, at))
        yield from found[:-1] if found[-1].kind == _MEASURE else found
        at += len(found[-1].text) if found[-1].kind == _MEASURE else len(found[0].text)


_MEASURE = "measure"
"""Ends what one place gave where it gave several tokens: its text is all that was used."""


def _at(text: str, at: int) -> Iterator[Token]:
    letters = _LETTER_RUN.match(text, at)
    if letters:
        sign = letters[2] or letters[3]
        between = AND if sign in ",/y" else TO
        for kind, one in ((DAY, letters[1]), (between, sign), (DAY, letters[4])):
            yield Token(kind, one, _LETTERS.get(one, 0))
        yield Token(_MEASURE, letters[0])
        return
    alone, whole = _ALONE.match(text, at), _WHOLE.match(text, at)
    if alone:
        yield Token(DAY, alone[0], _LETTERS[alone[0]])
    elif whole:
        yield Token(WHOLE, whole[0])
    else:
        yield _hour(text, at) or _named(text, at) or _listed(text, at)


def _hour(text: str, at: int) -> Token | None:
    found = _HOUR.match(text, at)
    if found is None:
        return None
    hour, minutes = int(found[1]), int(found[2] or 0)
    end, half = found.end(), ""
    for name, pattern in _HALF_PATTERNS:
        after = pattern.match(text, end)
        if after and not (name == "noon" and hour != 12):
            end, half = after.end(), name
            break
    if hour > 24 or (hour == 24 and minutes) or (half and hour > 12):
        return Token(UNKNOWN, text[at:end])
    on_24 = hour > 12 or found[1][0] == "0" != found[1] or _ON_24.match(text, at)
    exact = not half and bool(on_24)
    return Token(HOUR, text[at:end], hour * 60 + minutes, half, exact or hour == 0)


def _named(text: str, at: int) -> Token | None:
    for minutes, pattern in _NAMED_PATTERNS:
        found = pattern.match(text, at)
        if found:
            return Token(HOUR, found[0], minutes, "", True)
    return None


def _listed(text: str, at: int) -> Token:
    for kind, value, pattern in _PATTERNS:
        found = pattern.match(text, at)
        if found:
            return Token(kind, found[0], value)
    found = re.compile(r"[^\s;.,]+").match(text, at)
    return Token(UNKNOWN, found[0] if found else text[at])


def day_key(token: Token) -> str:
    """The day of a token, of ``DAYS`` or ``HOLIDAYS``."""
    return HOLIDAYS if token.kind == HOLIDAY else DAYS[min(token.value, _LAST)]
