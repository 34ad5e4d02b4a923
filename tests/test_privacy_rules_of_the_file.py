"""What is never collected (docs/privacy.md A and C): no place for a person in the file (P-01, P-02),
no name of the machine's user (P-03), nothing typed in a log (P-07), no detail on the disk before an
answer (P-14)."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QTextEdit
from pytestqt.qtbot import QtBot

from workshop_app.app import bug_log, errors
from workshop_app.app import window as app_window
from workshop_app.domain import text_guard
from workshop_app.domain.entity import new_id
from workshop_app.domain.places import Plan
from workshop_app.domain.proposals import Proposal
from workshop_app.services import demo, proposals
from workshop_app.services.open_plan import OpenPlan, new_file, open_file
from workshop_app.settings import Settings
from workshop_app.storage import tables
from workshop_app.ui.pages import PAGES
from workshop_app.ui.shell.window import MainWindow

ROOT = Path(__file__).resolve().parent.parent
MARKER = "zarigueya"

DENIED = frozenset(
    re.findall(
        r"\w+",
        """
person persona participant participante voter voters attendee attendees citizen citizens
firstname lastname surname fullname apellido apellidos nombre
document cedula passport pasaporte identity identification ppt pep
phone phones mobile telephone telefono whatsapp email mail correo contact
address addresses direccion birth birthdate birthday age edad sex gender sexo genero
nationality nacionalidad migration migratory migrant origin
signature firma face ip cookie device mac
""",
    )
)
"""Words of a column's name that speak of a person."""

DIRECTORY = {("ServicePoint", one) for one in ("phones", "address", "email")}
"""Contact columns of the directory: public lines of institutions (P-19)."""

RULES = {("VoteRound", "per_person")}
"""How many dots each has: says nothing of anyone."""


def columns() -> Iterator[tuple[str, str]]:
    for table in tables.metadata.tables.values():
        for column in table.columns:
            yield table.name, column.name


def speaks_of_a_person(name: str) -> bool:
    return name in DENIED or not DENIED.isdisjoint(name.split("_"))


def test_no_table_has_a_place_for_a_person() -> None:
    found = {one for one in columns() if speaks_of_a_person(one[1])}
    assert found == DIRECTORY | RULES
    named = [name for name in tables.metadata.tables if speaks_of_a_person(name.lower())]
    assert named == []


@pytest.mark.parametrize("name", ["phone", "contact_email", "birth", "age", "signature"])
def test_a_column_for_a_person_would_be_seen(name: str) -> None:
    assert speaks_of_a_person(name)


def test_attendance_is_totals_of_a_workshop_a_dimension_and_a_category() -> None:
    own = {field.name: field.kind for field in tables.FIELDS["Attendance"]}
    assert own == {
        "workshop": "text",
        "dimension": "text",
        "category": "text",
        "people": "int",
        "position": "int",
    }


# -- P-03 -------------------------------------------------------------------------------------------
def test_a_new_file_holds_neither_the_users_name_nor_the_machines(tmp_path: Path) -> None:
    """In a process whose every way of asking says ana.perez, at portatil-de-ana."""
    program = """
import getpass, os, platform, socket, sys
getpass.getuser = lambda: "ana.perez"
os.getlogin = lambda: "ana.perez"
socket.gethostname = socket.getfqdn = platform.node = lambda *_: "portatil-de-ana"
from pathlib import Path
from workshop_app import settings
from workshop_app.domain.entity import new_id
from workshop_app.domain.places import Plan
from workshop_app.services import proposals
from workshop_app.services.open_plan import new_file
plan = new_file(Path(sys.argv[1]), settings.load(), Plan(id=new_id(), title="x", municipality="x"))
proposals.capture(plan, "Luz en las escaleras", theme="public_space")
plan.close()
"""
    home = tmp_path / "ana.perez"
    home.mkdir()
    names = dict.fromkeys(("USER", "USERNAME", "LOGNAME"), "ana.perez")
    environment = os.environ | names | {
        "HOME": str(home),
        "CONVITE_HOME": str(home / "convite"),
        "HOSTNAME": "portatil-de-ana",
        "COMPUTERNAME": "portatil-de-ana",
    }  # fmt: skip
    path = home / "plan.convite"
    subprocess.run(
        [sys.executable, "-c", program, str(path)], env=environment, cwd=ROOT, check=True
    )
    for file in (path, home / "convite" / "settings.json"):
        data = file.read_bytes().lower()
        assert b"ana.perez" not in data
        assert b"portatil" not in data
    assert b"luz en las escaleras" in path.read_bytes().lower()


def test_a_nickname_is_made_up_of_an_animal_and_a_number() -> None:
    made = {Settings().nickname for _ in range(40)}
    assert all(re.fullmatch(r"\w+ \d\d", one) for one in made)
    assert not any(text_guard.look(one) for one in made)


# -- P-07 -------------------------------------------------------------------------------------------
@pytest.fixture
def window(
    qtbot: QtBot, settings: Settings, tmp_path: Path
) -> Iterator[tuple[MainWindow, OpenPlan]]:
    """The window of the app on the sample plan, its errors caught as in the app."""
    path = tmp_path / "sample.convite"
    demo.make_sample(path, settings).close()
    plan = open_file(path, settings)
    main = app_window.make_window(settings)
    qtbot.addWidget(main)
    caught = errors.catch(main)
    with qtbot.waitActive(main):
        main.show()
        main.activateWindow()
    main.show_plan(plan, "proposals")
    yield main, plan
    caught.stop()
    main.close()
    plan.close()


def editable(main: MainWindow) -> list[QLineEdit | QPlainTextEdit | QTextEdit]:
    found = [*main.findChildren(QLineEdit), *main.findChildren(QPlainTextEdit),
             *main.findChildren(QTextEdit)]  # fmt: skip
    return [one for one in found if one.isVisible() and one.isEnabled() and not one.isReadOnly()]


def test_what_is_typed_anywhere_is_in_no_log(
    window: tuple[MainWindow, OpenPlan], qtbot: QtBot, tmp_path: Path
) -> None:
    main, plan = window
    typed = 0
    for page in PAGES:
        main.go(page.key)
        for field in editable(main):
            field.setFocus()
            QTest.keyClicks(field, f"{MARKER} {typed} ")
            typed += 1
    assert typed >= len(PAGES) // 2
    main.go("proposals")
    line = main.page.line  # type: ignore[union-attr]
    line.edit.setText(f"{MARKER} en la cancha")
    line.themes.choose("health")
    plan.store.connection.exec_driver_sql('ALTER TABLE "Proposal" RENAME TO "elsewhere"')
    QTest.keyClick(line.edit, Qt.Key.Key_Return)
    qtbot.waitUntil(bug_log.log_path().exists)
    plan.store.connection.exec_driver_sql('ALTER TABLE "elsewhere" RENAME TO "Proposal"')
    written = bug_log.log_path().read_text(encoding="utf-8")
    assert "OperationalError" in written
    assert MARKER not in written.lower()
    logs = [one for one in (tmp_path / "home").rglob("*") if one.is_file()]
    assert logs
    assert not any(MARKER.encode() in one.read_bytes().lower() for one in logs)


# -- P-14 -------------------------------------------------------------------------------------------
SESSION = """
import os, sys
from pathlib import Path
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from workshop_app import settings
from workshop_app.app import window as app_window
from workshop_app.services.open_plan import open_file
application = app_window.make_application()
mine = settings.load()
main = app_window.make_window(mine)
main.show()
main.show_plan(open_file(Path(sys.argv[1]), mine), "proposals")
def go():
    edit = main.page.line.edit
    QTest.keyClicks(edit, "Llamen al 310 555 12 34 de noche")
    QTest.keyClick(edit, Qt.Key.Key_Return)
    QTimer.singleShot(1500, lambda: print(main.page.line.line.unanswered, flush=True))
QTimer.singleShot(300, go)
application.exec()
"""


@pytest.mark.skipif(os.name != "posix", reason="kill -9")
def test_the_digits_are_nowhere_on_the_disk_before_an_answer(
    make_plan: Callable[..., OpenPlan], tmp_path: Path, home: Path
) -> None:
    plan = make_plan("told")
    proposals.capture(plan, "Luz en la cancha", theme="health")
    plan.close()
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    environment = os.environ | {"TMPDIR": str(temporary), "XDG_CACHE_HOME": str(temporary)}
    app = subprocess.Popen(
        [sys.executable, "-c", SESSION, str(tmp_path / "told.convite")],
        env=environment, cwd=ROOT, stdout=subprocess.PIPE, text=True,
    )  # fmt: skip
    assert app.stdout is not None
    waits = app.stdout.readline().strip()
    app.send_signal(signal.SIGKILL)
    app.wait()
    assert waits == "True"
    digits = re.compile(rb"310\D{0,2}555\D{0,2}12\D{0,2}34|555 ?12 ?34")
    files = [one for one in tmp_path.rglob("*") if one.is_file()]
    assert len(files) >= 2
    assert [one.name for one in files if digits.search(one.read_bytes())] == []
    again = open_file(tmp_path / "told.convite", Settings(laptop="1a" * 8))
    assert [one.text for one in again.all(Proposal)] == ["Luz en la cancha"]
    again.close()


def test_what_is_found_on_the_disk_would_be_found(tmp_path: Path, settings: Settings) -> None:
    """The search above sees a detail that was kept: the file is not packed or hidden."""
    path = tmp_path / "seen.convite"
    plan = new_file(path, settings, Plan(id=new_id(), title="x", municipality="x"))
    proposals.capture(plan, "Llamen al 310 555 12 34", theme="health", confirmed=True)
    plan.close()
    assert b"310 555 12 34" in path.read_bytes()
