"""The corpus: bad files made by hand, each for a reason. Names tell the reason; the large ones are
small on the disk and large once they are unpacked."""

from __future__ import annotations

import io
import sqlite3
import struct
import zipfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

from tests.fuzz import bad_maps
from tests.fuzz.doors import DOORS

Made = Iterator[tuple[str, bytes]]

STRAYS: dict[str, bytes] = {
    "nothing": b"",
    "one byte": b"x",
    "zeros": bytes(4096 * 20),
    "ones": b"\xff" * 8192,
    "a script": b"#!/bin/sh\necho hola\n",
    "a page": b"<!doctype html><title>x</title>",
    "a picture": b"\x89PNG\r\n\x1a\n" + bytes(40),
    "a packed file": b"PK\x03\x04" + bytes(60),
    "a text of nulls": b"a\0b\0c\0" * 2000,
    "half a letter": b"propuesta"[:-1] + b"\xc3",
    "ends of lines": b"\n\r\n\r" * 4000,
    "one long line": b"a" * 3_000_000,
    "many short lines": b"a\n" * 400_000,
    "brackets": b"[" * 100_000,
    "braces": b"{" * 100_000,
    "quotes": b'"' * 100_001,
    "right to left": "\u202e\u2066\ufeff propuesta \u200d".encode() * 50,
    "beyond the first plane": "🧮🪣👩🏽‍🌾".encode() * 500,
    "a lone surrogate": b"\xed\xa0\x80" * 50,
    "a tar": bytes(257) + b"ustar" + bytes(300),
}
"""What comes in by any door under its ending."""


def corpus(door: str, folder: Path) -> list[Path]:
    """Every bad file for one door, written into ``folder``."""
    row, made = DOORS[door], list(STRAYS.items())
    seeds = row.seeds(folder)
    made += [(f"cut at {at}", seeds[0][:at]) for at in (15, 16, 60, 99, 100, 511, 1000, 4096)]
    made += [("twice", seeds[0] * 2), ("another end", seeds[0] + b"\0" * 700)]
    made += [("of another kind", other.seeds(folder)[0]) for key, other in DOORS.items()
             if other.ending != row.ending and key != "plan-read"][:6]  # fmt: skip
    made += list(_OWN.get(row.ending, lambda _: iter(()))(folder))
    paths = []
    for at, (name, data) in enumerate(made):
        path = folder / f"{at:03} {name}{row.ending}"
        path.write_bytes(data)
        paths.append(path)
    return paths


# -- plans ----------------------------------------------------------------------------------------
def _of_plans(folder: Path) -> Made:
    seed = DOORS["plan-read"].seeds(folder)[0]
    statements = {
        "a trigger": "CREATE TRIGGER t AFTER INSERT ON ballot BEGIN DELETE FROM ballot; END",
        "a view": "CREATE VIEW v AS SELECT * FROM step",
        "a table less": "DROP TABLE media",
        "a column less": 'ALTER TABLE "Proposal" DROP COLUMN first_step',
        "another table": "CREATE TABLE strange (x)",
        "another application": "PRAGMA application_id=7",
        "a version of the future": "PRAGMA user_version=99",
        "version zero": "PRAGMA user_version=0",
        "a version below zero": "PRAGMA user_version=-3",
        "no reader": "DELETE FROM about",
        "a reader in words": "UPDATE about SET value='mañana' WHERE key='min_reader'",
        "a change that is no JSON": "UPDATE change SET new='{' WHERE row=(SELECT max(row) FROM change)",
        "steps of nobody": "DELETE FROM step",
        "no plan in it": 'DELETE FROM "Plan"',
        "a number in words": "UPDATE \"Proposal\" SET count='muchas'",
        "a theme that is none": "UPDATE \"Proposal\" SET theme='fútbol'",
        "a text that is bytes": "UPDATE \"Proposal\" SET text=x'ff00fe'",
        "a text of a megabyte": "UPDATE \"Proposal\" SET text=hex(zeroblob(500000))",
        "a stamp that is none": "UPDATE step SET stamp='zz' WHERE stamp=(SELECT max(stamp) FROM step)",
        "a change of an unknown kind": "UPDATE change SET entity='Unicorn'",
        "a change of an unknown field": "UPDATE change SET field='wings' WHERE field<>'*'",
        "a born that is none": "UPDATE \"Proposal\" SET born=''",
        "a letter of Greek": "UPDATE \"Proposal\" SET letter='Ω'",
        "over what is not there": "UPDATE change SET over='ffffffffffffffffffffffff' WHERE field<>'*'",
        "a conflict of nothing": "INSERT INTO conflict VALUES ('x','text','Proposal','a b')",
        "a picture that is none": "INSERT INTO media VALUES ('ab', x'00ff')",
        "a ballot of no round": "INSERT INTO ballot (round, key, group_id, marks) VALUES ('x','~','','[')",
    }  # fmt: skip
    for name, statement in statements.items():
        path = folder / "changed.db"
        path.write_bytes(seed)
        try:
            with closing(sqlite3.connect(path)) as file, file:
                file.execute(statement)
        except sqlite3.Error as error:
            raise AssertionError(f"{name}: {error}") from error
        yield name, path.read_bytes()
    yield "pages of 512 bytes", seed[:16] + struct.pack(">H", 512) + seed[18:]
    yield "a page of the future", seed[:28] + b"\x7f\xff\xff\xff" + seed[32:]
    yield "a write-ahead log", seed[:18] + b"\2\2" + seed[20:]


# -- tables ---------------------------------------------------------------------------------------
def _of_csv(folder: Path) -> Made:
    head = "título;tema\n".encode()
    yield "a head alone", head
    yield "no head", b"Luz;salud\n" * 5
    yield "a theme that is none", head + "Luz;fútbol\n".encode()
    yield "a row of a million cells", head + b"a;" * 1_000_000
    yield "a cell of a megabyte", head + b"a" * 1_000_000 + b";salud\n"
    yield "a quote never closed", head + b'"' + b"Luz;salud\n" * 60_000
    yield "a hundred thousand rows", head + b"Luz en la cancha;health\n" * 100_000
    yield "formulas", head + b"=cmd|' /C calc'!A0;salud\n+1+1;salud\n@SUM(1);salud\n-2;salud\n"
    yield "nulls in it", head + b"L\0uz;salud\n"
    yield "the same head twice", "título;título;tema\nA;B;salud\n".encode()
    yield (
        "costs beyond numbers",
        "título;tema;costo\nA;salud;1e400\nB;salud;-5\nC;salud;NaN\n".encode(),
    )
    yield "a cost of many digits", b"text,theme,cost\nA,health," + b"9" * 5000 + b"\n"
    yield "another UTF", "título;tema\nLuz;salud\n".encode("utf-32")


def _of_xlsx(folder: Path) -> Made:
    good = DOORS["xlsx"].seeds(folder)[0]
    sheet = "xl/worksheets/sheet1.xml"
    yield "a part that swells", _repacked(good, {sheet: b"<worksheet>" + b" " * 300_000_000})
    yield (
        "rows without end",
        _repacked(
            good,
            {
                sheet: _sheet(
                    b'<row r="1048576"><c r="XFD1048576" t="inlineStr"><is><t>x</t></is></c></row>'
                )
            },
        ),
    )
    yield (
        "many rows",
        _repacked(
            good,
            {
                sheet: _sheet(
                    b"".join(
                        b'<row r="%d"><c r="A%d"><v>1</v></c></row>' % (n, n)
                        for n in range(1, 200_000)
                    )
                )
            },
        ),
    )
    laugh = b'<?xml version="1.0"?><!DOCTYPE l [<!ENTITY a "ja">' + b"".join(
        b'<!ENTITY %c "&%c;&%c;&%c;&%c;&%c;&%c;&%c;&%c;&%c;&%c;">' % (98 + n, *(97 + n,) * 10) for n in range(9)
    ) + b"]>"  # fmt: skip
    yield (
        "entities that multiply",
        _repacked(
            good,
            {
                sheet: laugh
                + b"<worksheet><sheetData><row><c t='str'><v>&j;</v></c></row></sheetData></worksheet>"
            },
        ),
    )
    yield (
        "an entity from the disk",
        _repacked(
            good,
            {
                sheet: b'<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>'
                + _sheet(b'<row><c t="str"><v>&e;</v></c></row>')
            },
        ),
    )
    yield (
        "a date of the year one",
        _repacked(good, {sheet: _sheet(b'<row r="1"><c r="A1" t="d"><v>0001-01-01</v></c></row>')}),
    )
    yield (
        "a shared text beyond",
        _repacked(good, {sheet: _sheet(b'<row r="1"><c r="A1" t="s"><v>99999999</v></c></row>')}),
    )
    yield (
        "a cell of no place",
        _repacked(good, {sheet: _sheet(b'<row r="0"><c r="A0"><v>1</v></c></row>')}),
    )
    yield "no sheet", _repacked(good, {sheet: None})
    yield "no workbook", _repacked(good, {"xl/workbook.xml": None})
    yield "no kinds", _repacked(good, {"[Content_Types].xml": b"<Types/>"})
    yield "a name that climbs", _repacked(good, {"../../x.xml": b"<x/>"})
    yield "deep", _repacked(good, {sheet: b"<a>" * 100_000})


def _sheet(rows: bytes) -> bytes:
    space = b"http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    return b'<worksheet xmlns="' + space + b'"><sheetData>' + rows + b"</sheetData></worksheet>"


def _repacked(data: bytes, parts: dict[str, bytes | None]) -> bytes:
    stored = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(data)) as old,
        zipfile.ZipFile(stored, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in dict.fromkeys([*old.namelist(), *parts]):
            part = parts.get(name, old.read(name) if name in old.namelist() else None)
            if part is not None:
                new.writestr(name, part)
    return stored.getvalue()


# -- packs, pictures, votes -------------------------------------------------------------------------
def _of_packs(folder: Path) -> Made:
    yield "tables in tables", b"a" + b".a" * 5_000 + b" = 1\n"
    yield "lists in lists", b"a = " + b"[" * 5_000 + b"]" * 5_000
    yield "ten thousand steps", b'id = "x"\n' + b"[[steps]]\nminutes = 1\n" * 10_000
    yield "a date for minutes", b'id = "x"\n[[steps]]\nminutes = 1979-05-27T07:32:00Z\n'
    yield "numbers without end", b"minutes = inf\nseconds = nan\n"
    yield "a name that climbs", b'id = "../../etc/passwd"\n'
    yield "the same key twice", b"a = 1\na = 2\n"
    yield "a text of a megabyte", b'id = "' + b"x" * 1_000_000 + b'"\n'


def _of_pictures(folder: Path) -> Made:
    yield "a picture that swells", _png(30_000, 30_000)
    yield "a picture of no width", _png(0, 10)
    yield "a picture wider than numbers", _png(2**31 - 1, 1)
    yield "a thin one", _png(100_000, 1)
    yield "no rows", _png(10, 10, rows=b"")
    yield (
        "a comment that swells",
        _png(8, 8, more=_chunk(b"zTXt", b"k\0\0" + zlib.compress(bytes(200_000_000)))),
    )
    yield (
        "a profile that swells",
        _png(8, 8, more=_chunk(b"iCCP", b"k\0\0" + zlib.compress(bytes(200_000_000)))),
    )
    yield "a script for printers", b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 100 100\n{} loop\n"
    yield "a drawing", b'<svg xmlns="http://www.w3.org/2000/svg" width="1e9" height="1e9"/>'
    yield "a picture of pictures", b"MM\0*\0\0\0\x08\0\1\x87\x69\0\4\0\0\0\1\0\0\0\x08" + bytes(4)


def _png(width: int, height: int, rows: bytes | None = None, more: bytes = b"") -> bytes:
    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    packed = (
        zlib.compress(bytes(min(width * height + height, 50_000_000)), 9) if rows is None else rows
    )
    return (
        b"\x89PNG\r\n\x1a\n"
        + _chunk(b"IHDR", head)
        + more
        + _chunk(b"IDAT", packed)
        + _chunk(b"IEND", b"")
    )


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def _of_votes(folder: Path) -> Made:
    good = DOORS["pb"].seeds(folder)[0]
    for name, old, new in (
        ("no budget", b"budget;100", b"budget;"), ("a budget below zero", b"budget;100", b"budget;-1"),
        ("a budget beyond", b"budget;100", b"budget;1e999"), ("a budget in words", b"budget;100", b"budget;mucho"),
        ("a huge exponent", b"budget;100", b"budget;1e99999999"),
        ("a cost of many digits", b"1;60", b"1;" + b"9" * 100_000),
        ("a cost that is none", b"1;60", b"1;nan"), ("a cost of nothing", b"1;60", b"1;0"),
        ("a vote for nobody", b"2;2,3", b"2;77"), ("a vote twice", b"2;2,3", b"2;2,2"),
        ("no votes", b"1;1,2\n2;2,3\n3;1\n4;2\n", b""), ("the same project twice", b"2;30", b"1;30"),
        ("another kind", b"approval", b"ordinal"), ("an unknown kind", b"approval", b"telepathy"),
        ("more than there are", b"num_votes;4", b"num_votes;4000000000"),
        ("shorter than longest", b"max_length;3", b"max_length;-3"),
        ("no projects", b"PROJECTS", b"PROJEKTE"), ("lines of nulls", b"VOTES", b"VOTES\n\0\0;\0"),
    ):  # fmt: skip
        yield name, good.replace(old, new)
    yield "two hundred thousand votes", good + b"".join(b"%d;1\n" % n for n in range(10, 200_000))
    projects = b"".join(b"p%d;1;x\n" % n for n in range(3000))
    yield "three thousand projects", good.replace(b"VOTES", projects + b"VOTES")


_OWN: dict[str, Callable[[Path], Made]] = {
    ".geojson": bad_maps.of_places, ".kml": bad_maps.of_kml, ".zip": bad_maps.of_zip, ".shp": bad_maps.of_shp, ".mbtiles": bad_maps.of_tiles,
    ".convite": _of_plans, ".csv": _of_csv, ".xlsx": _of_xlsx, ".toml": _of_packs,
    ".jpg": _of_pictures, ".pb": _of_votes,
}  # fmt: skip
