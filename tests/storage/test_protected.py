"""A protected file: opened by its passphrase or its recovery key, and by nothing else."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.storage.files import refused
from workshop_app.domain.entity import new_id
from workshop_app.domain.proposals import Proposal
from workshop_app.services.open_plan import OpenPlan
from workshop_app.settings import Settings
from workshop_app.storage import errors, header, keys, planfile

PASSPHRASE = "el mango está maduro"
LAPTOP = Settings(laptop="1a" * 8, nickname="tucán 17", letter="B")
MARK = "Una cancha techada para la cuadra"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    made = tmp_path / "plan.convite"
    plan = OpenPlan(planfile.make(made, keys.new(PASSPHRASE)), LAPTOP)
    with plan.step("proposal.capture") as step:
        step.add(Proposal(id=new_id(), letter="", count=1, text=MARK, theme="health"))
    plan.close()
    return made


def texts(plan: planfile.PlanFile) -> list[str]:
    return [one.text for one in OpenPlan(plan, LAPTOP).all(Proposal)]


def test_the_passphrase_opens_it_and_nothing_in_it_can_be_read(path: Path) -> None:
    for part in (MARK.encode(), b"SQLite", b"Proposal", b"CREATE TABLE", b"1a1a1a1a"):
        assert part not in path.read_bytes()
    plan = planfile.open_plan(path, secret=PASSPHRASE)
    assert texts(plan) == [MARK]
    plan.close()
    assert [one.name for one in path.parent.iterdir()] == [path.name]


def test_blanks_and_composed_letters_make_no_difference(path: Path) -> None:
    decomposed = PASSPHRASE.replace("á", "a\u0301")
    planfile.open_plan(path, secret=f" {decomposed} ").close()


def test_the_recovery_key_opens_it_however_it_is_copied(path: Path) -> None:
    plan = planfile.open_plan(path, secret=PASSPHRASE)
    assert plan.key is not None
    printed = plan.key.printed
    plan.close()
    assert [len(group) for group in printed.split()] == [4] * 14
    for form in (printed, printed.lower(), printed.replace(" ", "-"), printed.replace("1", "I")):
        again = planfile.open_plan(path, secret=form)
        assert texts(again) == [MARK]
        again.close()


def test_a_slip_in_the_recovery_key_opens_nothing(path: Path) -> None:
    plan = planfile.open_plan(path, secret=PASSPHRASE)
    assert plan.key is not None
    printed = plan.key.printed
    plan.close()
    other = ("A" if printed[0] != "A" else "B") + printed[1:]
    assert refused(path, secret=other) == errors.WRONG_SECRET


@pytest.mark.parametrize("secret", ["el mango esta maduro", "x", PASSPHRASE.upper(), "\0", "' OR"])
def test_a_wrong_passphrase_is_refused_and_changes_nothing(path: Path, secret: str) -> None:
    assert refused(path, secret=secret) == errors.WRONG_SECRET


def test_without_a_passphrase_it_is_asked_for(path: Path) -> None:
    assert refused(path) == errors.PROTECTED
    assert header.header_of(path).protected


def test_the_key_of_one_file_does_not_open_another(path: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.convite"
    planfile.make(other, keys.new(PASSPHRASE)).close()
    plan = planfile.open_plan(path, secret=PASSPHRASE)
    assert refused(other, likely=plan.key) == errors.PROTECTED
    plan.close()


def test_a_copy_has_the_same_key_and_opens_like_the_plan(path: Path, tmp_path: Path) -> None:
    plan, copy = planfile.open_plan(path, secret=PASSPHRASE), tmp_path / "copy.convite"
    planfile.copy_to(plan, copy)
    assert MARK.encode() not in copy.read_bytes()
    opened = planfile.open_plan(copy, likely=plan.key)
    assert texts(opened) == [MARK]
    opened.close()
    planfile.open_plan(copy, secret=PASSPHRASE).close()
    memory = planfile.copied_in_memory(plan)
    assert texts(memory) == [MARK]
    memory.close()
    plan.close()


def test_a_second_window_is_refused(path: Path) -> None:
    plan = planfile.open_plan(path, secret=PASSPHRASE)
    with pytest.raises(Exception) as told:  # noqa: PT011 the message is looked at
        planfile.open_plan(path, secret=PASSPHRASE)
    assert getattr(told.value, "message", "") == errors.LOCKED
    plan.close()


def test_a_cut_off_save_is_taken_back_whichever_page_it_tore(path: Path, tmp_path: Path) -> None:
    plan = planfile.open_plan(path, secret=PASSPHRASE)
    with plan.transaction() as connection:
        connection.exec_driver_sql("PRAGMA cache_size=2")
        for n in range(400):
            text = f"{n} " * 300
            connection.exec_driver_sql("INSERT INTO about VALUES (?, ?)", (f"k{n}", text))
        cut, journal = tmp_path / "cut.convite", header.journal_of(tmp_path / "cut.convite")
        shutil.copyfile(path, cut)
        shutil.copyfile(header.journal_of(path), journal)
    plan.close()
    with cut.open("r+b") as file:
        file.seek(keys.SALT)
        file.write(bytes(2000))  # a torn first page, which the journal puts back
    assert header.header_of(cut).waiting
    again = planfile.open_plan(cut, secret=PASSPHRASE)
    assert texts(again) == [MARK]
    again.close()


@pytest.mark.parametrize("page", [1, 3, -1])
def test_a_damaged_page_is_told_as_damage(path: Path, page: int) -> None:
    whole = bytearray(path.read_bytes())
    pages = len(whole) // header.PAGE
    at = (page % pages) * header.PAGE + 100
    whole[at] ^= 0xFF
    path.write_bytes(whole)
    assert refused(path, secret=PASSPHRASE) == errors.DAMAGED


def test_what_is_no_plan_asks_for_no_passphrase(tmp_path: Path) -> None:
    for data in (b"hola " * 4096, bytes(8192), b"x", bytes(range(256)) * 15):
        file = tmp_path / "other.convite"
        file.write_bytes(data)
        assert refused(file) == errors.NOT_A_PLAN
