"""One list of keys, for the help and for the printed sheet."""

from __future__ import annotations

from workshop_app.domain import keys
from workshop_app.translation.catalogue import Words


def test_every_row_stands_in_a_known_place_and_is_on_the_sheet_once() -> None:
    assert {row.page for row in keys.KEYS} <= set(keys.PLACES)
    on_sheet = [row for _, rows in keys.by_place() for row in rows]
    assert sorted(map(repr, on_sheet)) == sorted(map(repr, keys.KEYS))
    assert len(keys.rows(Words("es"))) == len(keys.KEYS)


def test_no_key_does_two_things_in_one_place() -> None:
    for place in keys.PLACES:
        caps = [key for row in keys.KEYS if row.page == place for key in row.keys]
        assert len(caps) == len(set(caps)), place


def test_a_page_with_a_capture_line_has_its_keys_too() -> None:
    assert {row.page for row in keys.of("map")} == {"map", keys.CAPTURE}
    assert {row.page for row in keys.of("facilitate")} == {"facilitate", keys.CAPTURE}
    assert {row.page for row in keys.of("economy")} == {"economy"}
    assert keys.of("safety") == []


def test_a_key_is_written_as_on_the_keyboard() -> None:
    called = keys.names(Words("es"))
    assert keys.written("PgDown", called) == "Av Pág"
    assert keys.written("Ctrl++", called) == "Ctrl +"
    assert keys.written("Shift+F8", called) == "Mayús F8"
    assert keys.written("+", called) == "+"
