"""What the start screen says of plans opened before."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from workshop_app import settings as own_settings
from workshop_app.services import proposals
from workshop_app.services.open_plan import OpenPlan
from workshop_app.settings import Recent
from workshop_app.translation.catalogue import Words
from workshop_app.ui.shell.window import MainWindow
from workshop_app.ui.start import recent
from workshop_app.ui.start.screen import greeting


@pytest.mark.parametrize(
    ("path", "stick"),
    [
        ("/media/ana/CONVITE 2/taller.convite", "CONVITE 2"),
        ("/run/media/ana/CONVITE 1/a/taller.convite", "CONVITE 1"),
        ("/Volumes/CONVITE/taller.convite", "CONVITE"),
        ("/mnt/usb/taller.convite", "usb"),
        ("/home/ana/Documentos/taller.convite", ""),
        ("/media/ana/taller.convite", ""),
    ],
)
def test_a_stick_is_named_as_the_system_names_it(path: str, stick: str) -> None:
    assert recent.stick_of(path) == stick


def test_a_plan_that_is_gone_says_what_to_do() -> None:
    words = Words("es")
    stick = Recent("/media/ana/CONVITE 2/x.convite", "Los Patios", "2026-02-24T09:00")
    folder = Recent("/home/ana/Talleres/x.convite", "Los Patios", "2026-02-24T09:00")
    assert not recent.is_there(stick)
    assert recent.missing_words(stick, words) == (
        "No se encuentra. Conecte la memoria USB «CONVITE 2»."
    )
    assert (
        recent.missing_words(folder, words) == "No se encuentra. Estaba en la carpeta «Talleres»."
    )


def test_counts_leave_actions_out_until_there_are_some() -> None:
    words = Words("es")
    one = Recent("x", "x", "2026-03-05T10:00", workshops=1, proposals=11)
    many = Recent("x", "x", "2026-03-05T10:00", workshops=5, proposals=96, actions=14)
    assert recent.counts(one, words) == "1 taller · 11 propuestas"
    assert recent.counts(many, words) == "5 talleres · 96 propuestas · 14 acciones"


@pytest.mark.parametrize(
    ("opened", "said"),
    [
        ("2026-03-14T09:42", "hoy, 9:42\u00a0a.\u00a0m."),
        ("2026-03-13T20:00", "ayer"),
        ("2026-03-05T10:00", "jue. 5 mar. 2026"),
        ("not a date", ""),
    ],
)
def test_the_day_is_said_as_people_say_it(opened: str, said: str) -> None:
    plan = Recent("x", "x", opened)
    told = recent.when(plan, Words("es"), today=date(2026, 3, 14))
    assert told.replace("\u202f", "\u00a0") == said


def test_what_is_remembered_of_a_plan_is_its_place_its_name_and_counts(plan: OpenPlan) -> None:
    kept = recent.recent_of(plan)
    assert kept is not None
    assert Path(kept.path) == plan.path.resolve()
    assert (kept.name, kept.workshops, kept.proposals, kept.actions) == ("Cúcuta", 0, 0, 0)


def test_the_greeting_follows_the_clock() -> None:
    words = Words("es")
    said = [greeting(hour, words) for hour in (6, 11, 12, 18, 19, 23)]
    assert said == ["Buenos días"] * 2 + ["Buenas tardes"] * 2 + ["Buenas noches"] * 2


def test_the_counts_of_a_plan_are_kept_on_the_way_so_that_a_crash_leaves_them_right(
    window: MainWindow, plan: OpenPlan
) -> None:
    window.show_plan(plan, "prepare")
    proposals.capture(plan, "Alumbrar el camino", theme="housing")
    window.go("proposals")
    kept = own_settings.load().recent[0]
    assert (kept.path, kept.proposals) == (str(plan.path.resolve()), 1)
