"""The options of a draft: chosen, named and signed at a person's pace, and seen large."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt

from tests.ui.drafts import SAID, MakeDraft, show_draft, the_round
from tests.ui.keyboard import focused, press, tab_to, write
from tests.ui.seen import seen
from workshop_app.domain import signs
from workshop_app.domain.entity import THEMES
from workshop_app.services import proposals, rounds
from workshop_app.services.open_plan import OpenPlan
from workshop_app.ui import overflow
from workshop_app.ui.page import Page
from workshop_app.ui.shell.window import MainWindow
from workshop_app.ui.vote.large import LargeOptions
from workshop_app.ui.vote.option_sheet import OptionSheet
from workshop_app.ui.widgets import Label

Key = Qt.Key


@pytest.fixture
def make_draft(open_page: Callable[..., Page], plan: OpenPlan) -> MakeDraft:
    """Shows a draft over so many proposals: ``make_draft(options=8, **fixed)``."""
    return lambda options=8, **fixed: show_draft(open_page, plan, options, **fixed)


# -- options at a person's pace -------------------------------------------------------------------
class Person:
    """Someone who takes 0.28 s for a key and looks 3 s before deciding."""

    KEY, LOOK = 0.28, 3.0

    def __init__(self) -> None:
        self.keys = self.looks = self.acts = 0

    @property
    def seconds(self) -> float:
        return self.keys * self.KEY + self.looks * self.LOOK

    def press(self, key: Qt.Key, act: bool = False) -> None:
        self.keys += 1
        self.acts += act
        press(key)

    def write(self, text: str) -> None:
        self.keys += len(text)
        write(text)

    def look(self) -> None:
        self.looks += 1

    def go_to(self, name: str) -> None:
        for _ in range(60):
            if name in (focused().objectName(), focused().accessibleName()):
                return
            self.press(Key.Key_Tab)
        raise AssertionError(f"Tab does not reach {name}")


def test_twelve_clusters_become_options_within_three_minutes(
    open_page: Callable[..., Page], plan: OpenPlan, window: MainWindow
) -> None:
    for at, said in enumerate(SAID):
        theme = THEMES[at % 5]
        pair = [proposals.capture(plan, f"{said}{end}", theme=theme) for end in ("", " ya")]
        proposals.join_into_cluster(plan, pair)
    proposals.capture(plan, "Una propuesta suelta", theme="health")
    rounds.draft(plan, "¿Qué es lo primero?", people=24, places=3, public_seed="mango 7")
    page = open_page("vote", plan)
    someone = Person()

    someone.look()
    someone.go_to("choose options")
    someone.press(Key.Key_Return, act=True)
    someone.look()
    someone.go_to("only the clusters")
    someone.press(Key.Key_Return, act=True)
    someone.press(Key.Key_Escape)
    someone.go_to("signs")
    someone.press(Key.Key_Return, act=True)
    for at in range(12):
        someone.look()
        if at in (1, 4, 9):  # says it in other words
            someone.go_to("En pocas palabras, como en la papeleta")
            someone.write("Materiales para el techo")
        if at in (2, 7):  # another sign
            someone.write("ambulancia" if at == 2 else "rio")
            someone.look()
            someone.press(Key.Key_Return)
        someone.press(Key.Key_Return, act=True)

    assert window.findChild(OptionSheet) is None or not window.findChild(OptionSheet).isVisible()
    found = rounds.options(plan, the_round(plan))
    assert len(found) == 12, "the clusters, and not the one alone"
    assert all(len(one.members) == 2 for one in found)
    assert [one.short for one in found if "techo" in one.short] == ["Materiales para el techo"] * 3
    assert [found[2].pictogram, found[7].pictogram] == ["ambulance", "waves"]
    assert all(signs.is_short(one.short) and one.short for one in found)
    assert someone.acts <= 16, "a cluster is one act"
    assert someone.seconds <= 180, f"{someone.seconds:.0f} s, {someone.keys} keys"
    assert "12 de" in seen(page)


def test_enter_keeps_the_suggestion_and_the_last_one_ends(
    make_draft: MakeDraft, plan: OpenPlan, window: MainWindow
) -> None:
    _, setup = make_draft(options=2)
    before = [(one.short, one.pictogram) for one in rounds.options(plan, the_round(plan))]
    sheet = setup.options.sheet(rounds.options(plan, the_round(plan))[0])
    assert sheet.findChild(Label, "option of all").text() == "1 de 2"
    press(Key.Key_Return)
    assert sheet.findChild(Label, "option of all").text() == "2 de 2"
    press(Key.Key_Return)
    assert not sheet.isVisible()
    assert [(one.short, one.pictogram) for one in rounds.options(plan, the_round(plan))] == before


def test_opened_for_the_signs_typing_searches_and_arrow_and_enter_take_the_one_found(
    make_draft: MakeDraft, plan: OpenPlan, window: MainWindow
) -> None:
    _, setup = make_draft(options=2)
    before = rounds.options(plan, the_round(plan))[0]
    setup.options.first_sheet()
    sheet = window.findChild(OptionSheet)
    write("musica")
    assert rounds.options(plan, the_round(plan))[0].short == before.short
    press(Key.Key_Down)
    assert sheet.grid.accessibleDescription() == "Música y baile"
    press(Key.Key_Return)
    assert rounds.options(plan, the_round(plan))[0].pictogram == "music-notes"
    tab_to("Buscar un dibujo")
    press(Key.Key_PageDown)
    write("xyzxyz")
    press(Key.Key_Down)
    assert focused() is sheet.search, "there is none to take"


def test_too_many_words_are_not_passed_over(make_draft: MakeDraft, plan: OpenPlan) -> None:
    _, setup = make_draft(options=2)
    sheet = setup.options.sheet(rounds.options(plan, the_round(plan))[0])
    write("uno dos tres cuatro cinco seis siete")
    press(Key.Key_Return)
    assert sheet.findChild(Label, "option of all").text() == "1 de 2", (
        "it stays until it is shorter"
    )
    assert "seis palabras" in seen(sheet)


def test_signs_are_found_without_accents_each_with_its_name(
    make_draft: MakeDraft, plan: OpenPlan
) -> None:
    _, setup = make_draft(options=2)
    sheet = setup.options.sheet(rounds.options(plan, the_round(plan))[0])
    shown = sheet.grid.signs
    assert len(shown) == len(signs.SIGNS) + 1
    assert all(sheet.grid.name(at) for at in range(len(shown)))
    assert shown[1] == rounds.options(plan, the_round(plan))[0].pictogram, "the suggestion first"
    tab_to("Buscar un dibujo")
    write("musica")
    assert sheet.grid.signs[1] == "music-notes"
    press(Key.Key_Return)
    assert rounds.options(plan, the_round(plan))[0].pictogram == "music-notes"
    assert sheet.findChild(Label, "name of the sign").text() == "Música y baile"


def test_no_name_of_a_sign_is_cut_on_its_sheet(make_draft: MakeDraft, plan: OpenPlan) -> None:
    _, setup = make_draft(options=2)
    sheet = setup.options.sheet(rounds.options(plan, the_round(plan))[0])
    overflow.start()
    sheet.grid.grab()
    cut = [note.text for note in overflow.stop() if not note.meant]
    assert cut == []


def test_options_are_seen_large_one_by_one(make_draft: MakeDraft, window: MainWindow) -> None:
    _, setup = make_draft(options=3)
    setup.options.see_large()
    large = window.findChild(LargeOptions)
    press(Key.Key_Space)
    assert (large.at, large.one.accessibleName()) == (0, "1. Luz en el parque")
    press(Key.Key_Right)
    press(Key.Key_PageDown)
    press(Key.Key_Right)
    assert large.at == 2, "it stops at the last"
    press(Key.Key_Left)
    assert large.one.accessibleName() == "2. Banco de materiales"
    press(Key.Key_Home)
    assert large.at == -1
    assert large.cards.isVisible()
    press(Key.Key_Escape)
    assert not large.isVisible()
