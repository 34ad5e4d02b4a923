"""Every way by which a file from outside comes in: what a good one looks like, and how one enters.

``enter`` gets the path of a file and a plan of its own; ``KnownError`` is a good answer, any other
exception is a bug.
"""

from __future__ import annotations

import gzip
import io
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from workshop_app.domain.economy import Sector
from workshop_app.domain.entity import THEMES, new_id
from workshop_app.domain.places import Plan
from workshop_app.domain.proposals import Proposal
from workshop_app.services import (
    areas,
    directory,
    economy_importing,
    economy_sectors,
    gather,
    importing,
    map_bases,
    map_files,
    map_importing,
    map_tiles,
    pack_sharing,
    photos,
    places,
    point_importing,
    proposals,
)
from workshop_app.services.checking import look_over
from workshop_app.services.documents import export
from workshop_app.services.open_plan import OpenPlan, new_file, open_file
from workshop_app.settings import Settings
from workshop_app.translation.catalogue import Words

LAPTOP = Settings(laptop="f0" * 8, nickname="danta 40", letter="K")
ROOT = Path(__file__).parent.parent.parent


@dataclass(frozen=True, slots=True)
class Door:
    """``seeds`` makes good files of the kind; ``words`` are pieces that mean something in it."""

    ending: str
    seeds: Callable[[Path], list[bytes]]
    enter: Callable[[Path, OpenPlan], None]
    words: tuple[bytes, ...] = ()


# -- plans ----------------------------------------------------------------------------------------
def _plans(folder: Path) -> list[bytes]:
    """A small plan of today, and one of the first version."""
    path = folder / "seed.convite"
    if not path.exists():
        plan = new_file(path, LAPTOP, Plan(id=new_id(), title="Comuna 9", municipality="Cúcuta"))
        for n in range(30):
            proposals.capture(plan, f"Más luz en la cuadra {n}", theme=THEMES[n % len(THEMES)])
        plan.undo()
        plan.close()
    return [path.read_bytes(), gzip.decompress((ROOT / "tests/plans/v1.convite.gz").read_bytes())]


def _check_plan(path: Path, plan: OpenPlan) -> None:
    look_over(path, LAPTOP)


def _read_plan(path: Path, plan: OpenPlan) -> None:
    """Open it to read, and read it as the program does: the proposals, and a document."""
    opened = open_file(path, LAPTOP, read_only=True)
    try:
        opened.all(Proposal)
        path.with_suffix(".out").write_bytes(export(opened, "proposals-csv", Words("es")))
    finally:
        opened.close()


def _gather_plan(path: Path, plan: OpenPlan) -> None:
    gather.join_into(plan, [path])


# -- tables ---------------------------------------------------------------------------------------
def _tables(folder: Path) -> list[bytes]:
    return [
        "título;tema;costo;taller\r\nMás luz en la cancha;espacio público;1.200.000;1\r\n"
        "Un comedor;salud;;2\r\n".encode("utf-8-sig"),
        b'text,theme\nA park,public space\n"Two\nlines",health\n',
        "titulo\ttema\nHuerta\teducación\n".encode("utf-16"),
        "título;tema\nCaño limpio;vivienda\n".encode("cp1252"),
    ]


def _workbooks(folder: Path) -> list[bytes]:
    import openpyxl

    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["título", "tema", "costo"])
    sheet.append(["Más luz en la cancha", "espacio público", 1_200_000])
    sheet.append(["Un comedor", "salud", None])
    sheet.append(["=1+1", "salud", 3])
    book.create_sheet("otra").append(["x"])
    stored = io.BytesIO()
    book.save(stored)
    return [stored.getvalue()]


def _bring_in(path: Path, plan: OpenPlan) -> None:
    preview = importing.look(plan, path, mask_word="[dato retirado]", theme="health")
    importing.bring_in(plan, preview)


# -- packs, pictures, votes -------------------------------------------------------------------------
def _packs(folder: Path) -> list[bytes]:
    content = ROOT / "resources/content"
    some = [*sorted((content / "exercises").glob("*.toml"))[:3],
            *sorted((content / "agendas").glob("*.toml"))[:2]]  # fmt: skip
    return [one.read_bytes() for one in some]


def _look_into(path: Path, plan: OpenPlan) -> None:
    pack_sharing.look_into(path, "[dato retirado]")


def _pictures(folder: Path) -> list[bytes]:
    from PIL import Image

    found = []
    for kind, mode in (("JPEG", "RGB"), ("PNG", "RGBA"), ("GIF", "P"), ("BMP", "RGB"),
                       ("TIFF", "RGB"), ("WEBP", "RGB")):  # fmt: skip
        stored = io.BytesIO()
        Image.effect_noise((48, 32), 60).convert(mode).save(stored, kind)
        found.append(stored.getvalue())
    return found


def _add_picture(path: Path, plan: OpenPlan) -> None:
    photos.add(plan, photos.read(path))


def _elections(folder: Path) -> list[bytes]:
    return [
        b"META\nkey;value\ndescription;Sample\ncountry;Colombia\nunit;C\xc3\xbacuta\ninstance;2026\n"
        b"num_projects;3\nnum_votes;4\nbudget;100\nvote_type;approval\nrule;greedy\n"
        b"min_length;1\nmax_length;3\nPROJECTS\nproject_id;cost;name\n1;60;Cancha\n2;30;Luz\n"
        b"3;40;Huerta\nVOTES\nvoter_id;vote\n1;1,2\n2;2,3\n3;1\n4;2\n"
    ]


def _count(path: Path, plan: OpenPlan) -> None:
    from workshop_app.domain.voting.count import count_round
    from workshop_app.export import pabulib

    election = pabulib.read(path)
    count_round(election.rules, election.ballots, fewest=0)


_SQL = (b"SQLite format 3\0", b"\0" * 64, b"\xff" * 8, b"CREATE TABLE", b"Proposal", b"{}", b"[]",
        b'"*"', b"\x7f\xff\xff\xff", b"null")  # fmt: skip
_CSV = (b";", b'"', b"\r\n", b"\0", b"=1+1", "título".encode(), b"tema", b"9" * 400, b"\xff\xfe",
        b"1e999", b"-0", b"health;" * 50)  # fmt: skip
_PB = (b"META", b"PROJECTS", b"VOTES", b"budget;", b"vote_type;cumulative", b"vote_type;ordinal",
       b"1e999", b"nan", b"-1", b"0", b";", b",", b"999999999999999999999999", b"points", b"\n")  # fmt: skip
_TOML = (b"[[", b"]]", b"[steps]", b'"""', b"= -1", b"= 1979-05-27", b"= inf", b"id = ''", b"\0",
         b"minutes = 99999999999999999999", b"{a={a={", b"es = 3")  # fmt: skip
_IMAGE = (b"\xff\xd8\xff", b"IHDR", b"\xff\xff\xff\xff", b"Exif\0\0", b"IEND", b"\0\0\0\0", b"GIF89a",
          b"II*\0", b"\x7f\xff\xff\xff")  # fmt: skip


# -- market assessments ---------------------------------------------------------------------------
def _sectors(folder: Path) -> list[bytes]:
    return [
        "Sector;Crecimiento;Crecimiento: evidencia\r\nPan;4;Doce locales\r\n".encode("utf-8-sig"),
        b"sector,criterion,score\nBread,Growth,4\nBread,Women and youth,5\n",
    ]


def _market_workbooks(folder: Path) -> list[bytes]:
    path = folder / "market.convite"
    plan = (
        open_file(path, LAPTOP)
        if path.exists()
        else new_file(path, LAPTOP, Plan(id=new_id(), title="Comuna 9", municipality="Cúcuta"))
    )
    if not plan.count(Sector):
        sector = economy_sectors.add(plan, "Panadería", chain=("Harina", "Horno"))
        economy_sectors.score(plan, sector, "growth", 4, evidence="Doce locales")
    try:
        return [export(plan, "economy-xlsx", Words("es"))]
    finally:
        plan.close()


def _bring_economy(path: Path, plan: OpenPlan) -> None:
    languages = [Words("es"), Words("en")]
    preview = economy_importing.look(plan, path, languages=languages, mask_word="[dato retirado]")
    economy_importing.bring_in(plan, preview)


# -- lists of points and maps ---------------------------------------------------------------------
_PLACES = (b"FeatureCollection", b'"coordinates":', b"[[[", b"1e999", b"NaN", b"-72.5,7.9", b"null",
           b"<coordinates>", b"<Placemark>", b"&#0;", b"<!DOCTYPE", b"opening_hours", b"\xff\xff")  # fmt: skip


def _points(folder: Path) -> list[bytes]:
    return [
        "nombre;dirección;teléfono;horario;servicios\r\nPAO;Barrio;3102018098;Lunes a viernes 8:00 a. m. "
        "a 12:00 m.;trámites\r\nComedor;Centro;;Mo-Su 12:00-14:00;\r\n".encode("utf-8-sig"),
        b"name,address,opening_hours\nOffice,Centre,24/7\n",
    ]


def _places(folder: Path) -> list[bytes]:
    from tests import map_made

    tagged = b'{"elements":[{"type":"node","lat":7.9,"lon":-72.5,"tags":{"name":"PAO","opening_hours":"24/7"}}]}'
    return [map_made.city(6), tagged]


def _kmls(folder: Path) -> list[bytes]:
    from tests import map_made

    ring = "-72.5,7.9 -72.4,7.9 -72.4,7.8 -72.5,7.9"
    return [map_made.kml(map_made.placemark("A", map_made.polygon(ring)))]


def _packed_maps(folder: Path) -> list[bytes]:
    from tests import map_made

    parts = {f"a__{ending}": data for ending, data in map_made.shapefile().items()}
    return [map_made.zipped(**parts), map_made.zipped(doc__kml=_kmls(folder)[0])]


def _shapefiles(folder: Path) -> list[bytes]:
    from tests import map_made

    return [map_made.shapefile()["shp"]]


def _tiles(folder: Path) -> list[bytes]:
    from tests import map_made

    path = folder / "seed.mbtiles"
    if not path.exists():
        map_made.tiles_file(path, zooms=(11, 13), alike=True)
    return [path.read_bytes()]


def _bring_points(path: Path, plan: OpenPlan) -> None:
    point_importing.bring_in(plan, point_importing.look(plan, path), pins=range(50))
    for point in directory.points(plan)[-20:]:
        directory.week(point)


def _bring_map(path: Path, plan: OpenPlan) -> None:
    """Look, take everything, and look at what came as the map does."""
    found = map_files.read(path)
    chosen = [map_importing.Chosen(one.feature, one.kind, one.name, one.of)
              for one in map_importing.suggest(plan, found) if one.kind]  # fmt: skip
    map_importing.bring_in(plan, found, chosen[:200])
    areas.on_the_map(plan)
    places.on_the_map(plan)
    plan.undo()


def _lay_tiles(path: Path, plan: OpenPlan) -> None:
    base = map_bases.add_tiles(plan, path, "Ciudad")
    try:
        tiles = map_tiles.opened(plan, base)
        try:
            bounds = map_tiles.bounds_of(tiles)
            for zoom in (0, 11, 12, 13):
                tiles.tile(zoom, 612, 980)
            if bounds is not None:
                map_tiles.part_of(tiles, bounds)
        finally:
            tiles.close()
    finally:
        map_bases.remove(plan, base)


DOORS: dict[str, Door] = {
    "plan-checked": Door(".convite", _plans, _check_plan, _SQL),
    "plan-read": Door(".convite", _plans, _read_plan, _SQL),
    "plan-gathered": Door(".convite", _plans, _gather_plan, _SQL),
    "csv": Door(".csv", _tables, _bring_in, _CSV),
    "xlsx": Door(".xlsx", _workbooks, _bring_in, _CSV),
    "economy-csv": Door(".csv", _sectors, _bring_economy, _CSV),
    "economy-xlsx": Door(".xlsx", _market_workbooks, _bring_economy, _CSV),
    "points-csv": Door(".csv", _points, _bring_points, (*_CSV, b"horario;", b"Mo-Fr 08:00")),
    "points-json": Door(".geojson", _places, _bring_points, _PLACES),
    "map-geojson": Door(".geojson", _places, _bring_map, _PLACES),
    "map-kml": Door(".kml", _kmls, _bring_map, _PLACES),
    "map-zip": Door(".zip", _packed_maps, _bring_map),
    "map-shp": Door(".shp", _shapefiles, _bring_map, (b"\xff\xff\xff\xff", b"\0" * 8)),
    "tiles": Door(".mbtiles", _tiles, _lay_tiles, (*_SQL, b"tiles", b"metadata", b"\x89PNG")),
    "pack": Door(".toml", _packs, _look_into, _TOML),
    "picture": Door(".jpg", _pictures, _add_picture, _IMAGE),
    "pb": Door(".pb", _elections, _count, _PB),
}
"""Every door for files. The phones' door has its own test: tests/web/test_abuse.py."""
