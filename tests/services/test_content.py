"""Shipped packs and a person's own: replaced, added, left out with a line, read once."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from workshop_app import paths
from workshop_app.domain.packs import in_language
from workshop_app.services import content

SHIPPED = paths.resources("content")


@pytest.fixture(autouse=True)
def own(home: Path) -> Iterator[Path]:
    """A person's own content folder, empty."""
    content.forget()
    folder = content.own_folder()
    assert folder == home / "content"
    yield folder
    content.forget()


def shipped(name: str) -> str:
    return (SHIPPED / name).read_text(encoding="utf-8")


def told() -> list[str]:
    return [f"{problem.file}: {problem.place}" for problem in content.problems()]


def test_all_shipped_packs_are_there() -> None:
    assert len(content.exercises()) == len(list((SHIPPED / "exercises").glob("*.toml"))) >= 22
    assert len(content.agendas()) == 6
    assert content.problems() == ()


def test_agendas_can_be_asked_for_an_audience_shortest_first() -> None:
    assert [one.id for one in content.agendas("leaders")] == ["leaders-2h", "leaders-3h"]
    assert {one.audience for one in content.agendas("officials")} == {"officials"}


def test_an_exercise_is_read_alone_and_once() -> None:
    first = content.exercise("token-vote")
    assert first is not None
    assert first.vote is not None
    assert first.vote.marks == 5
    assert content.exercise("token-vote") is first
    assert content.exercises()["token-vote"] is first


@pytest.mark.parametrize("name", ["no-such", "", "../agendas/leaders-2h", "TOKEN-VOTE "])
def test_an_unknown_exercise_is_none(name: str) -> None:
    assert content.exercise(name) is None


def test_a_pack_with_a_known_id_replaces_the_shipped_one(own: Path) -> None:
    changed = shipped("exercises/token-vote.toml").replace("Votación secreta", "Nuestra votación")
    (own / "token-vote.toml").write_text(changed, encoding="utf-8")
    pack = content.exercise("token-vote")
    assert pack is not None
    assert in_language(pack.title, "es").startswith("Nuestra votación")
    assert pack is content.exercises()["token-vote"]
    assert len(content.exercises()) == len(list((SHIPPED / "exercises").glob("*.toml")))


def test_a_new_pack_in_a_folder_is_added_and_an_agenda_may_use_it(own: Path) -> None:
    (own / "exercises").mkdir()
    copy = shipped("exercises/token-vote.toml").replace('id = "token-vote"', 'id = "fichas"')
    (own / "exercises" / "fichas.toml").write_text(copy, encoding="utf-8")
    agenda = shipped("agendas/community-2h-low-literacy.toml")
    agenda = agenda.replace('id = "community-2h-low-literacy"', 'id = "nuestra"')
    (own / "nuestra.toml").write_text(agenda.replace('"token-vote"', '"fichas"'), encoding="utf-8")
    assert content.problems() == ()
    assert content.exercise("fichas") is content.exercises()["fichas"]
    ours = content.agenda("nuestra")
    assert ours is not None
    assert "fichas" in [item.exercise for item in ours.items]


def test_broken_files_are_left_out_with_one_line_each_and_the_rest_goes_on(own: Path) -> None:
    good = shipped("exercises/token-vote.toml").replace('id = "token-vote"', 'id = "fichas"')
    (own / "fichas.toml").write_text(good, encoding="utf-8")
    (own / "a-bytes.toml").write_bytes(b"\xff\xfe\x00title")
    (own / "b-half.toml").write_text('schema = 1\nid = "b-half\n', encoding="utf-8")
    (own / "c-other.toml").write_text("schema = 1\n", encoding="utf-8")
    (own / "d-stage.toml").write_text(
        good.replace('id = "fichas"', 'id = "d-stage"').replace('stage = "vote"', 'stage = "end"'),
        encoding="utf-8",
    )
    (own / "notes.txt").write_text("not a pack", encoding="utf-8")
    assert told() == ["a-bytes.toml: ", "b-half.toml: ", "c-other.toml: ", "d-stage.toml: stage"]
    assert content.problems()[1].facts == {"line": 2}
    assert "fichas" in content.exercises()
    assert "d-stage" not in content.exercises()


def test_two_own_files_with_one_id_are_told_and_the_first_holds(own: Path) -> None:
    good = shipped("exercises/token-vote.toml").replace('id = "token-vote"', 'id = "fichas"')
    for folder in ("a", "b"):
        (own / folder).mkdir()
        (own / folder / "fichas.toml").write_text(good, encoding="utf-8")
    assert told() == ["b/fichas.toml: id"]


def test_a_file_added_later_is_seen_after_forgetting(own: Path) -> None:
    assert content.exercise("fichas") is None
    good = shipped("exercises/token-vote.toml").replace('id = "token-vote"', 'id = "fichas"')
    (own / "fichas.toml").write_text(good, encoding="utf-8")
    content.forget()
    assert content.exercise("fichas") is not None


def test_the_reader_of_packs_is_loaded_only_when_one_is_read() -> None:
    program = (
        "import sys; from workshop_app.services import content;"
        "assert 'tomllib' not in sys.modules; content.agendas(); assert 'tomllib' in sys.modules"
    )
    subprocess.run([sys.executable, "-c", program], check=True, cwd=paths.resources().parent)
