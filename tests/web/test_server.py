"""The server starts, stops and says what is in the way."""

from __future__ import annotations

import contextlib
import http.client
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable

import pytest

from tests.web.rooms import Room
from workshop_app.services.open_plan import OpenPlan
from workshop_app.text import KnownError
from workshop_app.web import server as phones
from workshop_app.web import serving
from workshop_app.web.server import PhoneServer


def test_it_starts_and_stops_within_a_second_and_leaves_no_thread(room: Room) -> None:
    assert room.server.running
    assert room.server.address == room.address
    assert room.ask("GET", "/").status == 200
    with socket.create_connection(("127.0.0.1", room.port)) as line:
        line.sendall(b"POST / HTTP/1.1\r\n")  # one that dawdles does not hold it up
        began = time.monotonic()
        room.server.stop()
        assert time.monotonic() - began < 1.0
    assert not room.server.running
    assert room.server.address == ""
    assert not [t for t in threading.enumerate() if t.name == "phones"]
    with pytest.raises(ConnectionRefusedError):
        room.ask("GET", "/")
    room.server.stop()


def test_it_can_be_started_again_on_the_same_port(room: Room) -> None:
    port = room.port
    assert room.vote(room.codes[0], o0=1).status == 200
    room.server.stop()
    assert room.server.start(room.round.id, port=port) == room.address
    # A page of before is told to begin anew; a code of before has voted.
    assert room.post("0" * 56, code=room.codes[1], step="cast").status == 403
    again = room.post(room.page(), code=room.codes[0], step="code")
    assert again.status == 409
    assert "Si fue usted, no tiene que hacer nada más." in again.text
    with pytest.raises(KnownError, match="already"):
        room.server.start(room.round.id)


def test_a_port_in_use_is_told(room: Room) -> None:
    with pytest.raises(KnownError, match=f"Port {room.port} is in use"):
        PhoneServer(room.plan).start(room.round.id, port=room.port)
    for port in (-1, 65536):
        with pytest.raises(KnownError, match="from 0 to 65535"):
            PhoneServer(room.plan).start(room.round.id, port=port)


@pytest.mark.parametrize(
    ("host", "told"),
    [
        ("0.0.0.0", "not one address of the room"),
        ("::", "not one address of the room"),
        ("8.8.8.8", "not one address of the room"),
        ("224.0.0.1", "not one address of the room"),
        ("::ffff:8.8.8.8", "not one address of the room"),
        ("::ffff:0.0.0.0", "not one address of the room"),
        ("10.255.255.1", "has no address"),
        ("no such name", "has no address"),
        ("", "has no address"),
    ],
)
def test_only_one_address_of_the_room_is_served(refusing: Room, host: str, told: str) -> None:
    with pytest.raises(KnownError, match=told):
        PhoneServer(refusing.plan).start(refusing.round.id, host)


def test_what_it_gives_and_takes_needs_it_to_run(plan: OpenPlan) -> None:
    stopped = PhoneServer(plan)
    assert (stopped.photo_pin, stopped.photos_address, stopped.result_address) == ("", "", "")
    with pytest.raises(KnownError, match="Start that first"):
        stopped.offer(b"")
    with pytest.raises(KnownError, match="Start that first"):
        stopped.take_photos(True)


def test_what_goes_wrong_is_told_to_who_wants_to_know_and_not_to_the_phone(
    room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[BaseException] = []
    room.server.stop()
    room.server = PhoneServer(room.plan, bugs=told.append)
    room.address = room.server.start(room.round.id)
    page = room.page()

    def fails(*_: object, **__: object) -> None:
        raise ZeroDivisionError("secret of the laptop")

    monkeypatch.setattr("workshop_app.web.site.votes.vote_many", fails)
    answer = room.post(page, code=room.codes[0], step="cast", o0=1)
    assert answer.status == 500
    assert "No se pudo guardar su voto." in answer.text
    monkeypatch.setattr("workshop_app.web.site.codes.look_up", fails)
    answer = room.post(page, code=room.codes[0], step="code")
    assert answer.status == 500
    assert "Algo falló en el portátil." in answer.text
    assert "secret" not in answer.html
    assert [type(error) for error in told] == [ZeroDivisionError] * 2


def test_nothing_of_it_is_loaded_before_it_starts() -> None:
    """Nor Qt or the database's words at all, but what the services bring."""
    code = (
        "import sys, workshop_app.web.server as s;"
        "print([m for m in ('uvicorn', 'starlette', 'jinja2', 'PySide6') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_the_rooms_own_addresses_are_taken() -> None:
    listener = phones.listen("localhost", 0)
    assert listener.getsockname()[0] == "127.0.0.1"
    listener.close()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such limit")
def test_a_small_limit_of_open_files_is_raised(make_room: Callable[..., Room]) -> None:
    import resource

    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (min(soft, 256), hard))
    try:
        assert make_room().server.running
        assert resource.getrlimit(resource.RLIMIT_NOFILE)[0] > serving.MOST_CONNECTIONS
    finally:
        resource.setrlimit(resource.RLIMIT_NOFILE, (soft, hard))


def test_stopping_while_people_vote_loses_no_acknowledged_vote(room: Room) -> None:
    acknowledged: list[str] = []
    pages = {code: room.page() for code in room.codes}
    under_way = threading.Event()

    def vote(code: str) -> None:
        with contextlib.suppress(OSError, http.client.HTTPException):
            under_way.set()
            if room.post(pages[code], code=code, step="cast", o0=1).status == 200:
                acknowledged.append(code)

    threads = [threading.Thread(target=vote, args=(code,)) for code in room.codes]
    for thread in threads:
        thread.start()
    under_way.wait()
    room.server.stop()
    for thread in threads:
        thread.join()
    assert room.cast >= len(acknowledged)
    room.address = room.server.start(room.round.id)
    for code in room.codes:
        again = room.post(room.page(), code=code, step="cast", o0=1)
        assert again.status == (409 if code in acknowledged else again.status)
    assert room.cast == len(room.codes)
