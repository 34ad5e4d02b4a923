"""What the heads and cells of a table from outside mean, in any of the four languages."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from decimal import ROUND_HALF_UP, Decimal

from workshop_app.domain.entity import THEMES
from workshop_app.text import N_, KnownError, plain

FIELDS: dict[str, tuple[str, ...]] = {
    "text": (
        "titulo", "title", "titre", "propuesta", "proposal", "proposta", "proposition",
        "texto", "text", "texte", "nombre", "name", "nome", "nom", "idea", "ideia", "idee",
        "descripcion", "description", "descricao", "cuerpo", "body", "corpo", "corps",
    ),
    "theme": (
        "tema", "theme", "topic", "categoria", "category", "categorie", "eje", "eixo", "axe",
        "category name", "nombre categoria",
    ),
    "detail": (
        "detalle", "detail", "detalhe", "descripcion", "description", "descricao",
        "cuerpo", "body", "corpo", "corps", "texto", "text", "texte",
        "propuesta", "proposal", "proposta", "proposition",
        "resumen", "summary", "resumo", "resume",
    ),
    "cost": (
        "costo", "coste", "cost", "custo", "cout", "presupuesto", "budget", "orcamento",
        "precio", "price",
    ),
    "perspective": ("perspectiva", "perspective"),
    "territory": ("territorio", "territory", "territoire", "uit"),
    "workshop": ("taller", "workshop", "oficina", "atelier"),
    "table": ("mesa", "table"),
    "tags": ("etiquetas", "tags", "palabras clave", "keywords", "marcadores", "mots cles"),
}  # fmt: skip
"""What a proposal may bring → heads that mean it, the surest first; as ``head_words`` gives."""

_JOINTS = {"y", "e", "et", "and", "de", "la", "el"}

_THEME_WORDS: dict[str, tuple[str, ...]] = {
    "housing": (
        "housing", "vivienda y hábitat", "housing and habitat", "moradia e habitat",
        "logement et habitat", "vivienda", "hábitat", "moradia", "logement",
    ),
    "public_space": (
        "public space", "espacio público y seguridad", "public space and security",
        "espaço público e segurança", "espace public et sécurité", "espacio público",
        "seguridad", "security", "safety", "espaço público", "segurança", "espace public",
        "sécurité",
    ),
    "education": (
        "education", "educación y cultura", "education and culture", "educação e cultura",
        "éducation et culture", "educación", "cultura", "culture", "educação",
    ),
    "health": (
        "health", "salud y bienestar", "health and well-being", "saúde e bem-estar",
        "santé et bien-être", "salud", "bienestar", "well-being", "wellbeing", "saúde",
        "bem-estar", "santé", "bien-être",
    ),
    "economy": (
        "economy", "oportunidades económicas", "economic opportunities",
        "oportunidades econômicas", "opportunités économiques", "economía", "economia",
        "économie", "empleo", "employment", "emprego", "emploi",
    ),
}  # fmt: skip

_PERSPECTIVE_WORDS: dict[str, tuple[str, ...]] = {
    "habitat": (
        "habitat", "perspectiva de vivienda y hábitat", "housing and habitat perspective",
        "perspectiva de moradia e habitat", "perspective logement et habitat",
        "vivienda y hábitat", "housing and habitat", "moradia e habitat", "logement et habitat",
    ),
    "inclusion": (
        "inclusion", "inclusión social", "social inclusion", "inclusão social",
        "inclusion sociale", "inclusión", "inclusão",
        "inclusión social y oportunidades socioeconómicas y culturales",
        "social inclusion and socioeconomic and cultural opportunities",
        "inclusão social e oportunidades socioeconômicas e culturais",
        "inclusion sociale et opportunités socioéconomiques et culturelles",
    ),
    "governance": (
        "governance", "legislación y gobernanza", "legislation and governance",
        "legislação e governança", "législation et gouvernance", "gobernanza", "governança",
        "gouvernance",
    ),
}  # fmt: skip


_LONGEST_HEAD = 300


def head_words(head: str) -> str:
    """A head without accents, case, brackets, signs or a language at its end.

    >>> head_words("Título/es"), head_words("COSTO (COP)"), head_words("category/name/es")
    ('titulo', 'costo', 'category name')
    """
    if len(head) > _LONGEST_HEAD:
        return ""
    words = re.sub(r"[^a-z0-9]+", " ", plain(re.sub(r"\([^)]*\)|\[[^\]]*\]", " ", head))).split()
    if len(words) > 1 and words[-1] in ("es", "en", "pt", "br", "fr", "ca"):
        words = words[: -2 if words[-2:] == ["pt", "br"] else -1]
    return " ".join(words)


def _value_words(value: str) -> str:
    words = re.sub(r"[^a-z0-9]+", " ", plain(value)).split()
    return " ".join(word for word in words if word not in _JOINTS)


def _by_words(table: Mapping[str, Sequence[str]]) -> dict[str, str]:
    return {_value_words(word): key for key, words in table.items() for word in words}


_THEMES = _by_words(_THEME_WORDS) | {_value_words(theme): theme for theme in THEMES}
_PERSPECTIVES = _by_words(_PERSPECTIVE_WORDS)


def theme_of(value: str) -> str | None:
    """The id of the theme that ``value`` names in any of the four languages, or ``None``."""
    return _THEMES.get(_value_words(value))


def perspective_of(value: str) -> str | None:
    """The id of the perspective that ``value`` names, or ``None``."""
    return _PERSPECTIVES.get(_value_words(value))


Columns = dict[str, tuple[int, ...]]
"""Field → its columns. More than one is the same text in several languages."""


def match_columns(heads: Sequence[str], named: Mapping[str, str] | None = None) -> Columns:
    """Which column brings which field.

    ``named`` says it for single fields (field → head; an empty head means none of the columns).
    A head that is not there, or a field that does not exist, is a ``KnownError``.
    """
    said = dict(named or {})
    for field in said:
        if field not in FIELDS:
            raise KnownError(
                N_("There is no field {field}. Nothing was changed. Fields: {fields}."),
                field=field,
                fields=", ".join(FIELDS),
            )
    columns = {field: _named(heads, head) for field, head in said.items() if head}
    taken = {place for places in columns.values() for place in places}
    written = [head_words(head) for head in heads]
    for field, meanings in FIELDS.items():
        if field in said:
            continue
        for meaning in meanings:
            places = tuple(i for i, w in enumerate(written) if w == meaning and i not in taken)
            if places:
                columns[field] = places
                taken.update(places)
                break
    return columns


def _named(heads: Sequence[str], name: str) -> tuple[int, ...]:
    for spelling in (str.strip, plain, head_words):
        places = tuple(i for i, head in enumerate(heads) if spelling(head) == spelling(name))
        if places:
            return places[:1]
    raise KnownError(
        N_("There is no column {name}. Nothing was changed. Columns: {heads}."),
        name=name,
        heads=", ".join(head for head in heads if head.strip()),
    )


def find_heads(rows: Sequence[Sequence[str]], named: Mapping[str, str] | None = None) -> int:
    """Which of the first 20 rows holds the heads: the one most of whose cells mean something.

    Titles and empty rows above it are passed over. Without any that means something the first
    row that is not empty is taken. 0 where there are no rows.
    """
    names = {plain(head) for head in (named or {}).values() if head}
    meanings = {meaning for field in FIELDS.values() for meaning in field}
    best, best_score = 0, -1
    for place, row in enumerate(rows[:20]):
        cells = [cell for cell in row if cell.strip()]
        score = sum(head_words(cell) in meanings for cell in cells)
        score += 3 * len(names & {plain(cell) for cell in cells})
        if cells and score > best_score:
            best, best_score = place, score
    return best


_MILLIONS = re.compile(r"\b(millon|millones|million|millions|milhao|milhoes|mill)\b")
_GROUPED = re.compile(r"\d{1,3}(?:([.,'’ ])\d{3})(?:\1\d{3})*")


_MOST_DIGITS = 15


def money_of(value: str) -> int:
    """Whole units of money: ``$ 1.980.000``, ``1,980,000.00``, ``12,5 millones``.

    A dot or comma before exactly three digits parts thousands. Raises ``ValueError`` for what
    is not an amount or is less than zero.
    """
    text = plain(value)
    factor = 1_000_000 if _MILLIONS.search(text) else 1
    text = _MILLIONS.sub(" ", text)
    text = re.sub(
        r"\b(cop|pesos?|usd|de|colombianos?)\b|\$(?:co|us)\b|[$€]|us\$", " ", text
    ).strip()
    whole, decimals = text, ""
    if ending := re.fullmatch(r"(.*\d)[.,](\d{1,2}|0{4,})", text):
        whole, decimals = ending.groups()
    if not (whole.isdecimal() or _GROUPED.fullmatch(whole)):
        raise ValueError("not an amount")
    digits = re.sub(r"\D", "", whole)
    if len(digits) > _MOST_DIGITS:
        raise ValueError("no amount of this world")
    amount = Decimal(f"{digits}.{decimals or 0}") * factor
    return int(amount.quantize(Decimal(1), ROUND_HALF_UP))
