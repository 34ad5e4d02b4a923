"""Officials assess by phone: their criteria only, once, and nothing of them is left."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from html import unescape

import pytest

from tests.web.assess_rooms import BUDGET, LEGAL, STAFF, AssessRoom
from workshop_app.domain.proposals import Proposal
from workshop_app.domain.rounds import Gate
from workshop_app.services import capacity, offices, prioritize
from workshop_app.services.open_plan import OpenPlan, open_file
from workshop_app.web.phrases import LANGUAGES
from workshop_app.web.server import PhoneServer


@pytest.fixture
def made(make_plan: Callable[..., OpenPlan]) -> Iterator[Callable[..., AssessRoom]]:
    rooms: list[AssessRoom] = []

    def make(people: int = 0) -> AssessRoom:
        rooms.append(AssessRoom(make_plan(f"room-{len(rooms)}"), people))
        return rooms[-1]

    yield make
    for room in rooms:
        room.server.stop()


@pytest.fixture
def room(made: Callable[..., AssessRoom]) -> AssessRoom:
    return made()


def test_an_office_is_asked_its_criteria_only(room: AssessRoom) -> None:
    text = room.begin(office=room.finance.id).text
    assert "Propuesta 1 de 3" in text
    assert "Luz en el parque" in text
    assert "Presupuesto" in text
    assert "Personal" in text
    assert "Competencia legal" not in text
    everyone = room.begin().text
    assert "Competencia legal" in everyone
    assert "Mantenimiento después" in everyone


def test_examples_of_one_three_and_five_stand_beside_each_row(room: AssessRoom) -> None:
    text = room.begin(office=room.finance.id).text
    for said in ("No hay plata ni dónde pedirla", "Alcanza para una parte",
                 "La plata está en el presupuesto de este año"):  # fmt: skip
        assert said in text


def test_what_was_not_asked_leaves_no_row_and_what_was_not_touched_is_dont_know(
    room: AssessRoom,
) -> None:
    for _ in range(3):
        assert "Gracias" in room.hand_in(office=room.finance.id, **{f"r0c{BUDGET}": 4}).text
    room.close()
    criteria = capacity.capacities(room.plan)[room.made[0]].last.criteria
    assert (criteria["budget"].numeric, criteria["budget"].median) == (3, 4)
    assert (criteria["staff"].numeric, criteria["staff"].dont_know) == (0, 3)
    assert (criteria["legal"].numeric, criteria["legal"].dont_know) == (0, 0)
    assert room.made[1] not in capacity.capacities(room.plan)


def test_a_figure_on_what_the_office_is_not_asked_is_not_understood(room: AssessRoom) -> None:
    page = room.page()
    sent = room.post(page, office=room.finance.id, at=0, step="review", **{f"r0c{LEGAL}": 4})
    assert sent.status == 400
    for strange in ({"r0c2": 6}, {"r9c2": 3}, {"r0c9": 3}, {"g0k0": "perhaps"}, {"g0k2": "no"},
                    {"r0k0": 3}, {"text": "x"}, {"at": 3}, {"at": "-1"}):  # fmt: skip
        fields = {"at": 0, **strange}
        assert room.post(page, step="review", **fields).status == 400, strange
    assert room.answered(0) == 0


def test_a_closed_gate_takes_no_answers_and_says_what_would_open_it(room: AssessRoom) -> None:
    filled = {"g0k1": "no", "t0k1": "Un lote del municipio", f"r0c{BUDGET}": 5}
    filled[f"r1c{BUDGET}"] = 3
    room.hand_in(office=room.finance.id, **filled)
    assert (room.answered(0), room.answered(1)) == (0, 1)
    [gate] = room.plan.all(Gate)
    assert (gate.gate, gate.answer, gate.would_open) == ("land", "no", "Un lote del municipio")
    assert 'value="no" aria-label="¿El suelo o el local se puede usar? No" checked' in unescape(
        room.begin().html
    )


def test_a_gate_that_someone_changed_meanwhile_is_not_put_back_by_an_older_page(
    room: AssessRoom,
) -> None:
    capacity.answer_gate(room.plan, room.made[0], "land", "yes")
    page = room.begin().html
    assert 'name="w0k1" value="yes"' in page
    capacity.answer_gate(room.plan, room.made[0], "land", "no", would_open="Otro lote")
    room.hand_in(**{"g0k1": "yes", "w0k1": "yes", f"r1c{BUDGET}": 2})
    [gate] = room.plan.all(Gate)
    assert (gate.answer, gate.would_open) == ("no", "Otro lote")


def test_a_text_with_a_detail_of_a_person_is_not_kept(room: AssessRoom) -> None:
    page = room.page()
    filled = {"at": 1, "g1k0": "no", "t1k0": "Llamar al 300 555 1234"}
    for step in ("next", "review", "cast"):
        sent = room.post(page, step=step, **filled)
        assert sent.status == 422
        assert "parece tener un dato de una persona" in sent.text
        assert "Propuesta 2 de 3" in sent.text
    assert room.plan.all(Gate) == []


def test_a_code_admits_once(made: Callable[..., AssessRoom]) -> None:
    room = made(2)
    assert "Escriba su código" in room.ask("GET", "/").text
    assert room.begin("BBBBBB").status == 403
    first = room.hand_in(room.codes[0], room.finance.id, r0c2=4)
    assert "Gracias" in first.text
    again = room.begin(room.codes[0])
    assert again.status == 409
    assert "Con este código ya se respondió" in again.text
    assert room.answered(0) == 1


def test_the_same_page_sent_twice_is_handed_in_once(made: Callable[..., AssessRoom]) -> None:
    for room, code in ((made(), ""), (other := made(1), "")):
        code = room.codes[0] if room is other else ""
        page = room.page()
        who = {"code": code, "office": room.finance.id, "at": 0, "r0c2": 4}
        assert "Gracias" in room.post(page, step="cast", **who).text
        assert "ya están guardadas" in room.post(page, step="cast", **who).text
        assert room.answered(0) == 1


def test_who_goes_away_before_the_end_has_answered_nothing_and_the_code_is_good(
    made: Callable[..., AssessRoom],
) -> None:
    room = made(1)
    page = room.page()
    who = {"code": room.codes[0], "office": "", "at": 0}
    room.post(page, step="next", r0c2=4, **who)
    room.post(page, step="review", r0c2=4, **who)
    assert room.answered(0) == 0
    assert "Gracias" in room.hand_in(room.codes[0], r0c2=2).text


def test_going_on_and_back_carries_everything_along(room: AssessRoom) -> None:
    page, who = room.page(), {"office": room.finance.id}
    second = room.post(page, step="next", at=0, **who, r0c2=4, g0k0="yes")
    assert "Propuesta 2 de 3" in second.text
    assert second.field("r0c2") == "4"
    assert second.field("g0k0") == "yes"
    first = room.post(page, step="back", at=1, **who, r0c2=4, g0k0="yes", r1c3=0)
    assert "Propuesta 1 de 3" in first.text
    assert first.field("r1c3") == "0"
    assert re.search(r'name="r0c2" value="4"[^>]* checked', first.html)
    review = room.post(page, step="next", at=2, **who, r0c2=4, g1k1="no")
    assert "1 de 2 respondidas" in review.text
    assert "Compuerta cerrada" in review.text
    assert "Sin respuesta" in review.text


def test_after_closing_nothing_is_taken(room: AssessRoom) -> None:
    page = room.page()
    room.close()
    assert room.ask("GET", "/").status == 409
    sent = room.post(page, step="cast", at=0, r0c2=4)
    assert sent.status == 409
    assert "No se guardó nada de esta página" in sent.text


def test_an_office_that_was_removed_is_asked_again(room: AssessRoom) -> None:
    page = room.page()
    offices.remove(room.plan, room.finance)
    assert room.post(page, step="begin", office=room.finance.id).status == 409


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_is_told_in_each_language(room: AssessRoom, language: str) -> None:
    page = room.ask("GET", f"/?language={language}").field("page")
    who = {"language": language, "office": room.finance.id, "at": 0}
    for step in ("begin", "next", "review", "cast"):
        told = room.post(page, step=step, **who, r0c2=4)
        assert told.status == 200
        assert f'lang="{language.replace("_", "-")}"' in told.html
        assert "{" not in told.text


def test_no_page_has_a_way_to_a_text_or_a_vote(room: AssessRoom) -> None:
    """P-44: what can be typed is what would open a gate."""
    before = room.plan.all(Proposal)
    page = room.page()
    first = room.post(page, step="begin").html
    typed = re.findall(r'<input type="text"[^>]*name="([^"]+)"', first)
    assert typed == ["t0k0", "t0k1"]
    assert "<textarea" not in first
    assert "<script" not in first
    for path in ("/photos", "/result", "/result.png"):
        assert room.ask("GET", path).status == 404
    room.hand_in(r0c2=4)
    assert room.plan.all(Proposal) == before


def test_nothing_of_a_visit_stands_in_the_file(room: AssessRoom) -> None:
    """The office stands in its own row, its index and the record; an answer adds no more (P-42)."""
    id = room.finance.id.encode()
    room.plan.close()
    before = room.plan.path.read_bytes().count(id)
    room.plan = open_file(room.plan.path, room.plan.settings)
    room.server.stop()
    room.server = PhoneServer(room.plan)
    room.address = room.server.start(room.judged.id)
    page = room.page()
    room.post(page, step="cast", office=room.finance.id, at=0, r0c2=4)
    room.server.stop()
    room.plan.close()
    stored = room.plan.path.read_bytes()
    assert page.encode() not in stored
    assert stored.count(id) == before


def test_staff_and_figures_of_all_ways_lie_together(room: AssessRoom) -> None:
    """By phone, on the laptop and from a sheet: the rows cannot be told apart."""
    room.hand_in(office=room.finance.id, **{f"r0c{STAFF}": 3})
    capacity.hand_in(room.plan, room.judged, {room.made[0]: {"staff": 3}}, ("budget", "staff"))
    room.close()
    criteria = capacity.capacities(room.plan)[room.made[0]].last.criteria
    assert (criteria["staff"].numeric, criteria["staff"].median) == (2, None)


def test_phones_ask_about_every_proposal_where_that_is_chosen(
    room: AssessRoom, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Of three proposals one came first; without the choice phones ask about that one only."""
    everything = prioritize.listed(room.plan)
    first = replace(everything[0], priority=replace(everything[0].priority, top_of_groups=("g",)))
    monkeypatch.setattr(prioritize, "listed", lambda _plan: [first, *everything[1:]])
    for whole, many in ((False, 1), (True, 3)):
        room.server.stop()
        room.server = PhoneServer(room.plan)
        room.address = room.server.start(room.judged.id, whole=whole)
        assert f"Propuesta 1 de {many}" in room.begin().text
