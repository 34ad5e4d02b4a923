"""The result to take home: only once it is shown, only while it is offered."""

from __future__ import annotations

from tests.web.rooms import Room
from workshop_app.services import votes

PNG = b"\x89PNG\r\n\x1a\n" + b"picture" * 20


def test_the_result_is_given_only_once_it_is_shown(room: Room) -> None:
    for code in room.codes[:5]:
        room.vote(code, o0=1)
    room.server.offer(PNG)
    assert room.server.result_address == f"{room.address}result"
    for path in ("/result", "/result.png"):
        answer = room.ask("GET", path)
        assert answer.status == 404
        assert "todavía no se ha mostrado" in answer.text
    closed = votes.close_round(room.plan, room.round)
    assert room.ask("GET", "/result.png").status == 404
    votes.show_result(room.plan, closed)
    page = room.ask("GET", "/result")
    assert page.status == 200
    assert 'src="/result.png"' in page.html
    picture = room.ask("GET", "/result.png")
    assert (picture.status, picture.headers["content-type"], picture.body) == (
        200,
        "image/png",
        PNG,
    )
    assert 'href="/result"' in room.ask("GET", "/").html
    room.server.offer(None)
    assert room.ask("GET", "/result.png").status == 404
    assert 'href="/result"' not in room.ask("GET", "/").html
