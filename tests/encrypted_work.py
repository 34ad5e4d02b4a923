"""The app at work on a plan that gets a passphrase, with marker words everywhere: a process to be
searched and killed. ``python -m tests.encrypted_work FILE``; it waits for a line where it says so."""

from __future__ import annotations

import os
import random
import sys
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

from PIL import Image
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QAbstractButton, QLineEdit

from tests.photographs import written
from workshop_app import settings as own_settings
from workshop_app.app import bug_log
from workshop_app.app import window as app_window
from workshop_app.domain.entity import new_id
from workshop_app.domain.meetings import Workshop
from workshop_app.domain.places import Plan
from workshop_app.domain.proposals import Proposal
from workshop_app.domain.rounds import VoteRound
from workshop_app.export.exporters import EXPORTERS
from workshop_app.services import (
    documents,
    facilitate,
    photos,
    prepare,
    proposals,
    rounds,
    safety_copies,
    votes,
)  # fmt: skip
from workshop_app.services.open_plan import OpenPlan, new_file
from workshop_app.settings import Settings
from workshop_app.translation.catalogue import Words
from workshop_app.ui.pages import PAGES
from workshop_app.ui.safety.passphrase_form import NewPassphrase
from workshop_app.ui.shell import shortcuts
from workshop_app.ui.shell.window import MainWindow
from workshop_app.ui.widgets import SearchField

SECRET = "siete mangos verdes añejos"
MARKER = "zarabanda"
"""A part of every word that is written into the plan."""


def marked(what: str) -> str:
    return f"{MARKER}{what}"


def say(*said: object) -> None:
    print(*said, flush=True)


def heard() -> None:
    """Wait to be told to go on."""
    if not sys.stdin.readline():
        raise SystemExit(1)


def until(true: Callable[[], object], seconds: float = 60) -> None:
    application, end = app_window.make_application(), time.monotonic() + seconds
    while not true():
        if time.monotonic() > end:
            raise TimeoutError
        application.processEvents()
        application.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def photo(seed: int) -> bytes:
    """A picture that nothing else is like."""
    noise = random.Random(seed).randbytes(80 * 60 * 3)
    return written(Image.frombytes("RGB", (80, 60), noise))


def made(path: Path, settings: Settings) -> OpenPlan:
    """A plain plan with words, a note, a photo and a round that is over."""
    record = Plan(id=new_id(), title=marked("título"), municipality=marked("municipio"))
    plan = new_file(path, settings, record)
    workshop = prepare.add_workshop(plan, marked("taller"))
    facilitate.write_note(plan, plan.one(Workshop, workshop.id), f"La nota es {marked('nota')}")
    proposals.capture_challenge(plan, f"Falta {marked('reto')}", theme="health")
    for n in range(12):
        proposals.capture(plan, f"Hace falta {marked(f'propuesta{n}')} cerca", theme="health")
    photos.add(plan, photo(1), faces="no", workshop=workshop.id)
    voted(plan, marked("pregunta"))
    return plan


def voted(plan: OpenPlan, question: str) -> None:
    round = rounds.draft(
        plan, f"¿Qué es {question}?", people=12, places=1, public_seed="mango 7",
        channels=("laptop",),
    )  # fmt: skip
    rounds.choose_options(plan, round, [one.id for one in plan.all(Proposal)[:4]])
    opened = votes.open_round(plan, plan.one(VoteRound, round.id))
    labels = [one.label for one in rounds.options(plan, opened)]
    for n in range(8):
        votes.vote(plan, opened, ((labels[n % 4], 2),))
    closed = votes.close_round(plan, plan.one(VoteRound, round.id))
    votes.show_result(plan, closed)


def pressed(window: MainWindow, words: str) -> None:
    shown = window.words(words)
    found = [one for one in window.findChildren(QAbstractButton) if one.text() == shown]
    next(one for one in found if one.isVisible()).click()


def protected(window: MainWindow) -> None:
    """Through the page, as a person does it."""
    window.go("safety")
    pressed(window, "Set a passphrase")
    form = window.findChild(NewPassphrase)
    for name in ("new passphrase", "new passphrase again"):
        form.findChild(QLineEdit, name).setText(SECRET)
    form.read.setChecked(True)
    form.do.click()
    until(lambda: not window.jobs.running and window.plan.protected)


def worked(window: MainWindow) -> None:
    """What a person does with a plan in an afternoon."""
    plan = window.plan
    one = proposals.capture(plan, f"Queremos {marked('nueva')} aquí", theme="housing")
    proposals.edit(plan, one, text=f"Queremos {marked('corregida')} aquí")
    window.undo()
    window.redo()
    photos.add(plan, photo(2), faces="no", proposal=one.id)
    for row in PAGES:
        window.go(row.key)
        until(lambda: not window.jobs.running)
    window.go("proposals")
    for field in window.findChildren(SearchField):
        field.setText(marked("propuesta3"))
    shortcuts.project(window)
    safety_copies.keep(plan, "join")
    safety_copies.keep_aside(plan, "hour", lambda: None)
    voted(plan, marked("segunda"))
    for kind, row in EXPORTERS.items():
        if row.of in ("", "round"):
            for of in documents.things_for(plan, kind) or (None,):
                documents.export(plan, kind, Words("es"), of=of)
    bug_log.write_down(ValueError(marked("error")))
    window.tell("info", marked("aviso"))
    until(lambda: not window.jobs.running)


def main(path: Path) -> None:
    chosen = own_settings.load()
    window = app_window.make_window(chosen)
    window.show()
    plan = made(path, chosen)
    window.show_plan(plan, "proposals")
    safety_copies.keep(plan, "join")
    path.with_name(path.name + "-partial").write_bytes(path.read_bytes())  # what a cut left behind
    say("pictures", *(plan.media(one.media)[-120:-80].hex() for one in photos.of(plan)))
    say("plain", date.today())
    heard()
    protected(window)
    worked(window)
    say("pictures", *(plan.media(one.media)[-120:-80].hex() for one in photos.of(plan)))
    say("protected", plan.count(Proposal))
    heard()
    for n in range(100_000):  # until someone pulls the plug
        proposals.capture(plan, f"Otra {marked(f'palabra{n}')}", theme="economy")
        say("captured", plan.count(Proposal))
        if n % 40 == 39:
            safety_copies.keep(plan, "join")
            window.go("proposals")
        app_window.make_application().processEvents()


if __name__ == "__main__":
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    main(Path(sys.argv[1]))
