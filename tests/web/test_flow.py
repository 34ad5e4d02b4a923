"""From the code to "thank you": one vote for each code, whatever a phone does."""

from __future__ import annotations

import re
import threading
from collections.abc import Callable

import pytest

from tests.web.rooms import Answer, Room
from workshop_app.services import votes
from workshop_app.web.phrases import LANGUAGES, Phrases


def test_votes_by_phone_are_counted(room: Room) -> None:
    for code in room.codes[:5]:
        answer = room.vote(code, o0=1, o2=2)
        assert answer.status == 200
        assert "Gracias Su voto está guardado." in answer.text
    assert room.cast == 5
    assert room.totals() == {"1": 5, "3": 10}


@pytest.mark.parametrize(
    ("method", "marks", "told", "totals"),
    [
        ("approval", {"o0": 1, "o7": 1}, "¿Así quiere votar?", {"1": 5, "8": 5}),
        (
            "points",
            {"o0": 70, "o1": 29},
            "Le sobra 1 punto. Puede votar así.",
            {"1": 350, "2": 145},
        ),
        ("score", {"o0": 5, "o1": 0}, "¿Así quiere votar?", {"1": 25}),
    ],
)
def test_every_method_can_be_voted_by_phone(
    make_room: Callable[..., Room], method: str, marks: dict[str, int], told: str,
    totals: dict[str, int],
) -> None:  # fmt: skip
    room = make_room(method)
    page = room.page()
    assert told in room.post(page, code=room.codes[0], step="review", **marks).text
    for code in room.codes[:5]:
        assert room.vote(code, **marks).status == 200
    assert room.totals() == totals


def test_the_last_look_shows_only_what_was_chosen_and_what_is_left(room: Room) -> None:
    answer = room.post(room.page(), code=room.codes[0], step="review", o0=1, o2=2)
    assert "¿Así quiere votar?" in answer.text
    assert "Luz en el parque" in answer.text
    assert "Puesto de salud" in answer.text
    assert "Banco de materiales" not in answer.text
    assert "Le sobran 2 marcas. Puede votar así." in answer.text
    assert room.cast == 0


def test_the_last_look_can_be_heard_and_needs_no_style(room: Room) -> None:
    answer = room.post(room.page(), code=room.codes[0], step="review", o0=1, o2=2)
    bare = re.sub(r"<style>.*?</style>|<footer>.*", "", answer.html, flags=re.S)
    rows = bare.split('class="row ')[1:]
    assert [row.count('class="tick"') for row in rows] == [1, 2 + 1], "and that of the button"
    assert [re.findall(r'class="heard">(\d)<', row) for row in rows] == [["1"], ["2"]]
    assert all('<svg width="50" height="50"' in row for row in rows)


def test_change_and_clear_lead_back_to_the_form(room: Room) -> None:
    page = room.page()
    changed = room.post(page, code=room.codes[0], step="change", o0=1)
    assert changed.html.count(" checked") == 8
    assert 'id="o0v1" name="o0" value="1" aria-label="Luz en el parque: 1" checked' in changed.html
    cleared = room.post(page, code=room.codes[0], step="clear", o0=1)
    assert 'value="1" aria-label="Luz en el parque: 1" checked' not in cleared.html


def test_too_many_marks_are_told_and_stay_marked(room: Room) -> None:
    for step in ("review", "cast"):
        answer = room.post(room.page(), code=room.codes[0], step=step, o0=2, o1=2, o2=2)
        assert answer.status == 422
        assert "Puso 6 y puede poner 5. Quite 1." in answer.text
        assert answer.html.count(': 2" checked') == 3
    assert room.cast == 0


def test_a_blank_ballot_is_a_ballot(room: Room) -> None:
    page = room.page()
    assert "No marcó nada." in room.post(page, code=room.codes[0], step="review").text
    assert room.post(page, code=room.codes[0], step="cast").status == 200
    assert room.cast == 1


def test_a_code_votes_once(room: Room) -> None:
    assert room.vote(room.codes[0], o0=1).status == 200
    for step in ("code", "review", "cast"):
        again = room.post(room.page(), code=room.codes[0], step=step, o1=1)
        assert again.status == 409
        assert "Con este código ya se votó, y ese voto está guardado." in again.text
    assert room.cast == 1


def test_who_lost_the_answer_is_told_that_the_vote_is_kept(room: Room) -> None:
    page = room.page()
    fields = {"code": room.codes[0], "o0": 2}
    assert room.post(page, step="cast", **fields).status == 200
    for step in ("cast", "review", "code"):
        again = room.post(page, step=step, **fields)
        assert again.status == 200
        assert "Su voto ya está guardado. Se cuenta una sola vez." in again.text
    assert room.cast == 1


def test_a_form_sent_many_times_at_once_is_one_ballot(room: Room) -> None:
    page, answers = room.page(), list[Answer]()
    together = threading.Barrier(12)

    def send(n: int) -> None:
        together.wait()
        # Some of them with other marks: whichever comes first is the vote.
        answers.append(room.post(page, code=room.codes[0], step="cast", o0=1 + n % 2))

    threads = [threading.Thread(target=send, args=(n,)) for n in range(12)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert room.cast == 1
    assert {answer.status for answer in answers} <= {200, 409}
    assert sum("Su voto está guardado" in answer.text for answer in answers) >= 1


def test_the_same_code_from_two_phones_at_once_is_one_ballot(room: Room) -> None:
    pages = [room.page() for _ in range(8)]
    answers: list[Answer] = []

    def send(page: str) -> None:
        answers.append(room.post(page, code=room.codes[0], step="cast", o0=1))

    threads = [threading.Thread(target=send, args=(page,)) for page in pages]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert room.cast == 1
    assert sorted(answer.status for answer in answers) == [200] + [409] * 7


def test_a_code_may_be_typed_small_and_with_blanks(room: Room) -> None:
    code = room.codes[0].lower()
    answer = room.post(room.page(), code=f" {code[:3]}-{code[3:]} ", step="code")
    assert answer.status == 200


def test_a_wrong_code_is_told_and_asked_again(room: Room) -> None:
    for code in ("", "AAAAAA", "<b>x</b>", "ñandú"):
        answer = room.post(room.page(), code=code, step="code")
        assert answer.status == 403
        assert "Ese código no es de esta votación." in answer.text
        assert "<b>x" not in answer.html


def test_a_round_that_closes_meanwhile_is_told(room: Room) -> None:
    page = room.page()
    assert room.post(page, code=room.codes[0], step="code").status == 200
    votes.close_round(room.plan, room.round)
    for step in ("review", "cast", "code"):
        answer = room.post(page, code=room.codes[0], step=step, o0=1)
        assert answer.status == 409
        assert "La votación ya se cerró." in answer.text
        assert ("Este voto no alcanzó a entrar" in answer.text) is (step == "cast")
    assert "La votación ya se cerró." in room.ask("GET", "/").text


def test_who_voted_before_the_end_is_told_so_after_it(room: Room) -> None:
    page = room.page()
    assert room.post(page, code=room.codes[0], step="cast", o0=1).status == 200
    votes.close_round(room.plan, room.round)
    assert "ya está guardado" in room.post(page, code=room.codes[0], step="cast", o0=1).text


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_speaks_the_language_that_was_chosen(room: Room, language: str) -> None:
    say = Phrases(language)
    first = room.ask("GET", f"/?language={language}")
    page = first.field("page")
    assert first.field("language") == language
    assert say("code") in first.text
    fields = {"code": room.codes[0], "language": language, "o0": 1}
    assert say("review") in room.post(page, step="code", **fields).text
    asks = " ".join(say("confirm").split())
    assert asks in room.post(page, step="review", **fields).text
    assert say("kept") in room.post(page, step="cast", **fields).text


def test_the_first_page_is_in_the_language_of_the_laptop(room: Room) -> None:
    answer = room.ask("GET", "/", headers={"Accept-Language": "en"})
    assert "Escriba su código" in answer.text
    assert "Escriba su código" in room.ask("GET", "/?language=xx").text


def test_nothing_is_stored_on_the_phone_and_nothing_comes_from_elsewhere(room: Room) -> None:
    page = room.page()
    fields = {"code": room.codes[0], "o0": 1}
    answers = [room.ask("GET", "/")]
    answers += [room.post(page, step=step, **fields) for step in ("code", "review", "cast")]
    for answer in answers:
        assert "set-cookie" not in answer.headers
        assert answer.headers["cache-control"] == "no-store"
        assert answer.headers["referrer-policy"] == "no-referrer"
        assert answer.headers["x-content-type-options"] == "nosniff"
        assert "default-src 'none'" in answer.headers["content-security-policy"]
        assert "frame-ancestors 'none'" in answer.headers["content-security-policy"]
        assert "<script" not in answer.html
        assert "http" not in answer.html.replace("http-equiv", "")
        assert "style=" not in answer.html
