"""What the text guard lets pass and a person may want to look at once more (P-20).

Only for the last look before publishing: nothing is masked or held back by a hint. A number of
identity without its letters, a name without a phrase before it, a nickname. Many a hint is wrong,
and a story that everybody on the block knows has none.
"""

from __future__ import annotations

import re
from collections.abc import Collection

from workshop_app.domain import text_guard
from workshop_app.domain.text_guard import Mark
from workshop_app.text import N_, plain

KINDS: dict[str, str] = {
    "bare_number": N_("a long number: perhaps a document or a phone"),
    "perhaps_name": N_("perhaps the name of a person"),
    "nickname": N_("perhaps a nickname"),
}
"""What a hint is about, as a line under the text calls it."""

_GIVEN = (
    "María|José|Luis|Carlos|Juan|Jorge|Pedro|Ana|Andrés|Diego|Camilo|Sebastián|Felipe|"
    "Alejandro|Alejandra|Daniel|Daniela|Miguel|Manuel|Jesús|Rafael|Ricardo|Fernando|Hernando|"
    "Óscar|Edgar|Édgar|Iván|Javier|Jaime|Julián|Julio|César|Víctor|Wilson|William|Nelson|"
    "Jairo|Álvaro|Alberto|Alfonso|Alfredo|Antonio|Arturo|Eduardo|Enrique|Ernesto|Francisco|"
    "Gabriel|Gabriela|Germán|Gilberto|Gloria|Gonzalo|Guillermo|Gustavo|Héctor|Henry|Hugo|"
    "Humberto|Jhon|John|Jonathan|Joaquín|Leonardo|Marcos|Mario|Martín|Mauricio|Nicolás|Omar|"
    "Orlando|Pablo|Raúl|Roberto|Rodrigo|Rubén|Samuel|Santiago|Sergio|Tomás|Vicente|Yeison|"
    "Jeison|Brayan|Kevin|Adriana|Amparo|Angélica|Beatriz|Blanca|Camila|Carolina|Catalina|"
    "Cecilia|Claudia|Clara|Cristina|Diana|Elena|Elizabeth|Elsa|Esperanza|Estefanía|Esther|"
    "Fabiola|Flor|Inés|Isabel|Jennifer|Yenny|Jenny|Yesenia|Johana|Yohana|Josefina|Juana|"
    "Julia|Juliana|Karen|Katherine|Laura|Leidy|Leydi|Yurley|Yuleima|Yuli|Yolanda|Liliana|"
    "Lina|Lorena|Lucía|Lucila|Luisa|Luz|Magdalena|Marcela|Margarita|Maritza|Marisol|Marta|"
    "Martha|Mayra|Mercedes|Miriam|Myriam|Mónica|Nancy|Natalia|Nelly|Nubia|Olga|Paola|"
    "Patricia|Paula|Rocío|Rosa|Rosalba|Ruth|Sandra|Sara|Silvia|Sofía|Sonia|Susana|Teresa|"
    "Valentina|Vanessa|Verónica|Viviana|Ximena|Yaneth|Zoraida|Zulay"
)
"""Given names that are common on both sides of the border."""
_PLACES_TOO = re.compile(
    "Esperanza|Flor|Luz|Gloria|Mercedes|Rosa|Blanca|Clara|Santiago|Jesús|César|Amparo"
)
"""Of these, the ones that are words or places as well: looked at only with a surname after them."""

_SURNAME = r"(?:de (?:la |los |las )?|del )?[A-ZÁÉÍÓÚÑ][a-záéíóúñü]{2,}"
_ANY_NAME = re.compile(rf"\b(?:{_GIVEN})\b(?:\s+{_SURNAME}){{0,3}}")
_CALLED = re.compile(
    r"\b(?:[Dd]on|[Dd]oña|[Dd]oñita|[Pp]rofe|[Ss]eño|[Ss]eñor|[Ss]eñora|[Vv]ecin[oa]|[Cc]ompadre|"
    r"[Cc]omadre|[Ff]amilia|[Hh]ij[oa]s? de|[Ee]spos[oa] de|[Mm]am[aá] de|[Pp]ap[aá] de|"
    r"[Mm]r\.?|[Mm]rs\.?|[Mm]s\.?)\s+([A-ZÁÉÍÓÚÑ][a-záéíóúñü]{2,}(?:\s+[A-ZÁÉÍÓÚÑ][a-záéíóúñü]{2,})?)"
)
_NICKNAME = re.compile(
    r"\b(?i:alias|apodad[oa]|(?:le|lo|la) dicen|le decimos|known as|goes by|nicknamed)\s+"
    r"[«“\"']?((?:(?:el|la|los|las|the|El|La|Los|Las|The)\s+)\w+|[A-ZÁÉÍÓÚÑ]\w+)"
)
_NUMBER = re.compile(r"(?<![\w.,$])(?:\d{1,3}(?:[. ]\d{3}){2,3}|\d{6,11})(?![\w]|[.,]\d)")
_OF_A_PLACE = re.compile(
    r"\b(?:San|Santa|Santo|Virgen|barrio|colegio|escuela|liceo|instituci[oó]n|instituto|sede|"
    r"puente|parque|plaza|plazoleta|cancha|calle|avenida|carrera|v[ií]a|autopista|hospital|"
    r"cl[ií]nica|ciudadela|comuna|corregimiento|vereda|urbanizaci[oó]n|conjunto|sector|iglesia|"
    r"parroquia|capilla|universidad|biblioteca|coliseo|estadio|sal[oó]n|fundaci[oó]n|"
    r"corporaci[oó]n|terminal|quebrada|r[ií]o|mercado|centro|casa de la cultura|d[ií]a de)"
    r"(?:\s+[\w.]+){0,2}\s+$",
    re.IGNORECASE,
)
_NEAR = 48
"""How many characters before a name are read for what makes it the name of a place."""


def look(text: str, known: Collection[str] = ()) -> tuple[Mark, ...]:
    """What in ``text`` a person may want to look at once more, in order, without overlaps and
    without what the text guard marks. ``known`` are names of places (as ``text.plain`` gives
    them) that are not looked at."""
    taken = [(mark.start, mark.end) for mark in text_guard.look(text)]
    found: list[Mark] = []
    for kind, start, end in sorted(_found(text, known), key=lambda one: (one[1], -one[2])):
        if not any(start < last and first < end for first, last in taken):
            taken.append((start, end))
            found.append(Mark(kind, start, end, text[start:end]))
    return tuple(found)


def _found(text: str, known: Collection[str]) -> list[tuple[str, int, int]]:
    found = [("nickname", one.start(1), one.end(1)) for one in _NICKNAME.finditer(text)]
    found += [
        ("bare_number", one.start(), one.end())
        for one in _NUMBER.finditer(text)
        if not text_guard.is_money(one)
    ]
    names = [(one.start(1), one.end(1)) for one in _CALLED.finditer(text)]
    names += [
        one.span() for one in _ANY_NAME.finditer(text) if not _PLACES_TOO.fullmatch(one.group())
    ]
    found += [
        ("perhaps_name", start, end)
        for start, end in names
        if not _OF_A_PLACE.search(text[max(0, start - _NEAR) : start])
        and not any(plain(text[start:end]) in name for name in known)
    ]
    return found
