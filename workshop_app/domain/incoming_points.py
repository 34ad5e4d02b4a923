"""What the rows of a list of places mean: heads in four languages, or tags as OpenStreetMap has them.

``read_rows`` takes rows of texts, ``read_tagged`` mappings of tags; both give candidates, and a reason
for each row that stays outside.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from workshop_app.domain.directory import POINT_FIELDS, POINT_KINDS, POINT_SERVES, POINT_SERVICES
from workshop_app.domain.incoming import UNRECKONED, Told
from workshop_app.domain.incoming_columns import head_words
from workshop_app.text import N_, KnownError, plain

HEADS: Mapping[str, tuple[str, ...]] = {
    "name": ("nombre", "name", "nome", "nom", "punto", "institucion", "institution", "instituicao",
             "point", "ponto", "lugar", "place"),
    "address": ("direccion", "address", "endereco", "adresse", "addr full", "ubicacion"),
    "street": ("addr street", "calle", "street", "rua", "rue"),
    "number": ("addr housenumber", "numero", "housenumber"),
    "municipality": ("municipio", "municipality", "ciudad", "city", "addr city", "cidade",
                     "commune", "ville"),
    "phones": ("telefono", "telefonos", "phone", "phones", "contact phone", "telefone", "telephone",
               "tel", "celular", "contact mobile", "mobile"),
    "hours": ("horario", "horarios", "opening hours", "hours", "horario de atencion", "horaires",
              "horas", "horario de atendimento"),
    "services": ("servicios", "services", "servicos", "servicio", "service"),
    "kind": ("tipo", "kind", "type", "clase"),
    "email": ("correo", "email", "e mail", "contact email", "courriel", "correo electronico"),
    "web": ("web", "website", "contact website", "url", "sitio", "sitio web", "pagina", "site"),
    "languages": ("idiomas", "languages", "linguas", "langues", "lenguas"),
    "serves": ("atiende", "atiende a", "poblacion", "serves", "publico", "public", "a quien atiende"),
    "field": ("campo", "field", "area", "tema", "sector", "amenity", "healthcare", "office",
              "social facility"),
    "notes": ("notas", "nota", "notes", "observaciones", "description", "descripcion", "note",
              "observacoes"),
    "verified": ("verificado", "verificado el", "verified", "verified on", "check date",
                 "check date opening hours", "verifie"),
    "source": ("fuente", "source", "fonte"),
    "latitude": ("latitud", "latitude", "lat"),
    "longitude": ("longitud", "longitude", "lon", "lng", "long"),
}  # fmt: skip
"""What a row may bring → heads or tags that mean it, as ``head_words`` gives them."""

NEEDED = ("name",)
MOST_ROWS = 5000

_SERVICES = {
    "information": r"inform|orient|ruta|route|rota|droits|derechos|rights",
    "procedures": r"tramit|procedur|formalit|demarche|asilo|asylum|asile|regulari|registr|ppt\b|pep\b",
    "identification": r"identif|necesidad|need|besoin|necessidade|proteccion|protection|protecao",
    "referral": r"remis|referr|deriv|encaminh|renvoi",
}
_FIELDS = {
    "health": r"salud|health|saude|sante|hospital|clinic|doctors|pharmacy|medic",
    "education": r"educa|school|colegio|escuela|college|universi|kindergarten",
    "legal": r"legal|juridic|lawyer|court|personeria|defensor|notar",
    "protection": r"protec|comisaria|violencia|social_facility|ombuds",
    "livelihoods": r"emple|employ|trabajo|work|income|emploi|emprego",
    "housing": r"viviend|housing|logement|moradia",
    "registration": r"registr|etat civil",
    "food": r"comedor|food|aliment|soup|mercado",
    "shelter": r"alberg|shelter|abrigo|hebergement|refugio",
}
_KINDS = {
    "pao": r"\bpao\b|atencion y orientacion|attention and orientation",
    "integrhabitat": r"integrha",
    "institution": r"instit|entidad|office|amenity",
}
_SERVES = {
    "refugees": r"refugi",
    "migrants": r"migra",
    "displaced": r"desplaz|displac|desloc|deplace",
    "host": r"acogida|host|local|comunidad|accueil",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class PointCandidate:
    """A row that can come in. ``hours`` as they stand in the row; ``latitude`` and ``longitude`` where
    the list has them; ``verified`` an ISO day or ""; ``unknown`` are services that none of the four
    groups is, kept as a note."""

    row: int
    name: str
    kind: str = "institution"
    field: str = ""
    address: str = ""
    municipality: str = ""
    phones: str = ""
    hours: str = ""
    services: tuple[str, ...] = ()
    serves: tuple[str, ...] = ()
    languages: str = ""
    email: str = ""
    web: str = ""
    notes: str = ""
    source: str = ""
    verified: str = ""
    latitude: float | None = None
    longitude: float | None = None
    unknown: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PointReading:
    """What a list holds: ``columns`` field → head, the candidates, and a line for each row refused."""

    columns: Mapping[str, str]
    candidates: tuple[PointCandidate, ...]
    refused: tuple[Told, ...] = ()


def read_rows(
    rows: Sequence[Sequence[str]], named: Mapping[str, str] | None = None
) -> PointReading:
    """The rows of a table; its heads are among the first ten. ``named`` (field → head) says single
    columns. ``KnownError`` where no column brings the names."""
    top = max(range(min(10, len(rows))), key=lambda n: len(match(rows[n])), default=0)
    heads = rows[top] if rows else []
    columns = match(heads, named)
    if "name" not in columns:
        raise KnownError(
            N_("No column of this table brings the names of the points. Nothing was changed. "
               "Its heads should be: nombre;dirección;teléfono;horario;servicios.")
        )  # fmt: skip
    tagged = (
        (n, {field: _cell(row, at) for field, at in columns.items()})
        for n, row in enumerate(rows[top + 1 :], start=top + 2)
        if any(cell.strip() for cell in row)
    )
    return _reading({field: heads[at].strip() for field, at in columns.items()}, tagged)


def read_tagged(rows: Iterable[Mapping[str, str]]) -> PointReading:
    """Places with tags as OpenStreetMap has them, each with ``lat`` and ``lon`` where it is known."""
    return _reading({}, ((n, _tagged(tags)) for n, tags in enumerate(rows, start=1)))


def _tagged(tags: Mapping[str, str]) -> dict[str, str]:
    found: dict[str, str] = {}
    by_words = {head_words(str(key)): str(value) for key, value in tags.items()}
    for field, meanings in HEADS.items():
        for meaning in meanings:
            if by_words.get(meaning, "").strip():
                found[field] = by_words[meaning]
                break
    return found


def match(heads: Sequence[str], named: Mapping[str, str] | None = None) -> dict[str, int]:
    """Which column brings what. ``KnownError`` for a field or a column that is not there."""
    columns: dict[str, int] = {}
    for field, head in (named or {}).items():
        at = next((n for n, one in enumerate(heads) if plain(one) == plain(head)), None)
        if field not in HEADS or at is None:
            raise KnownError(
                N_("There is no column {name}. Nothing was changed. Columns: {heads}."),
                name=head if field in HEADS else field,
                heads=", ".join(one for one in heads if one.strip()),
            )
        columns[field] = at
    written = [head_words(str(head)) for head in heads]
    for field, meanings in HEADS.items():
        if field in columns:
            continue
        for meaning in meanings:
            free = (n for n, one in enumerate(written) if one == meaning)
            at = next((n for n in free if n not in columns.values()), None)
            if at is not None:
                columns[field] = at
                break
    return columns


def _cell(row: Sequence[str], at: int) -> str:
    value = row[at].strip() if at < len(row) else ""
    return "" if value == UNRECKONED else value


def _reading(
    columns: Mapping[str, str], rows: Iterable[tuple[int, Mapping[str, str]]]
) -> PointReading:
    found: list[PointCandidate] = []
    refused: list[Told] = []
    seen: dict[tuple[str, str], int] = {}
    for n, values in rows:
        if len(found) >= MOST_ROWS:
            refused.append(Told(n, N_("over {most} points in one list"), {"most": MOST_ROWS}))
            break
        name = " ".join(values.get("name", "").split())
        if not any(letter.isalpha() for letter in name):
            refused.append(Told(n, N_("there is no name")))
            continue
        one = _candidate(n, name, values)
        same = (plain(one.name), plain(one.address))
        if same in seen:
            refused.append(Told(n, N_("is the same point as row {other}"), {"other": seen[same]}))
            continue
        seen[same] = n
        found.append(one)
    return PointReading(columns, tuple(found), tuple(refused))


def _candidate(row: int, name: str, values: Mapping[str, str]) -> PointCandidate:
    def said(field: str) -> str:
        return values.get(field, "").strip()

    groups, unknown = _services(said("services"))
    address = said("address") or " # ".join(filter(None, (said("street"), said("number"))))
    latitude, longitude = _degrees(said("latitude"), 90), _degrees(said("longitude"), 180)
    placed = latitude is not None and longitude is not None
    return PointCandidate(
        row=row,
        name=name,
        kind=_first(said("kind") + " " + name, _KINDS, POINT_KINDS) or "institution",
        field=_first(said("field"), _FIELDS, POINT_FIELDS),
        address=address,
        municipality=said("municipality"),
        phones=said("phones"),
        hours=said("hours"),
        services=groups,
        serves=tuple(one for one in POINT_SERVES if _means(said("serves"), one, _SERVES)),
        languages=said("languages"),
        email=said("email"),
        web=said("web"),
        notes=said("notes"),
        source=said("source"),
        verified=_day(said("verified")),
        latitude=latitude if placed else None,
        longitude=longitude if placed else None,
        unknown=unknown,
    )


def _means(text: str, key: str, table: Mapping[str, str]) -> bool:
    words = plain(text)
    return words == key or bool(re.search(table.get(key, r"(?!)"), words))


def _first(text: str, table: Mapping[str, str], keys: Sequence[str]) -> str:
    """The first of ``keys`` that the text means; its own id first."""
    words = plain(text).split()
    return next((key for key in keys if key in words), "") or next(
        (key for key in table if _means(text, key, table)), ""
    )


def _services(text: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The groups that a text names, and the parts that are none of them."""
    parts = [part.strip() for part in re.split(r"[;,|/\n]", text) if part.strip()]
    groups = {key for part in parts for key in POINT_SERVICES if _means(part, key, _SERVICES)}
    unknown = [p for p in parts if not any(_means(p, key, _SERVICES) for key in POINT_SERVICES)]
    return tuple(one for one in POINT_SERVICES if one in groups), tuple(unknown)


def _degrees(text: str, most: float) -> float | None:
    try:
        value = float(text.replace(",", "."))
    except ValueError:
        return None
    return value if -most <= value <= most else None


def _day(text: str) -> str:
    found = re.fullmatch(r"(\d{4}-\d\d-\d\d)(?:[T ].*)?", text)
    return found[1] if found else ""
