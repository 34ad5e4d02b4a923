"""A note-taker's phone sends photographs: only when asked, only without faces, only pixels."""

from __future__ import annotations

import base64
import re
import socket
import tempfile
import uuid
from pathlib import Path

import pytest

from tests.photographs import MARKER, drawn, full_exif, written
from tests.web.rooms import FORM, Answer, Room
from workshop_app.domain.places import Photo
from workshop_app.services import pictures
from workshop_app.web import photos
from workshop_app.web.gate import LARGEST_PHOTO
from workshop_app.web.phrases import LANGUAGES, Phrases


class Sender:
    """A phone that was let in."""

    def __init__(self, room: Room) -> None:
        self.room = room
        self.page = room.page("/photos")
        answer = room.post(self.page, "/photos", step="pin", pin=room.server.photo_pin)
        assert answer.status == 200
        self.key = answer.field("key")

    def send(self, data: bytes, name: str = "photo", **more: str) -> Answer:
        edge = uuid.uuid4().hex
        fields = {"page": self.page, "language": "es", "key": self.key, **more}
        parts = [
            f'--{edge}\r\nContent-Disposition: form-data; name="{key}"\r\n\r\n{value}\r\n'.encode()
            for key, value in fields.items()
        ]
        head = f'--{edge}\r\nContent-Disposition: form-data; name="{name}"; filename="{MARKER}.jpg"\r\n\r\n'
        body = b"".join(parts) + head.encode() + data + f"\r\n--{edge}--\r\n".encode()
        kind = {"Content-Type": f"multipart/form-data; boundary={edge}"}
        return self.room.ask("POST", "/photos", body, kind)

    def answer(self, step: str, photo: str) -> Answer:
        return self.room.post(self.page, "/photos", step=step, key=self.key, photo=photo)


@pytest.fixture
def sender(room: Room) -> Sender:
    assert re.fullmatch(r"\d{6}", room.server.take_photos(True))
    return Sender(room)


def kept(room: Room) -> list[Photo]:
    return room.plan.all(Photo)


def test_a_photo_without_faces_goes_to_the_board_as_pixels_only(sender: Sender) -> None:
    sent = written(drawn(), exif=full_exif())
    asked = sender.send(sent)
    assert "¿Se ven caras?" in asked.text
    assert kept(sender.room) == []
    shown = re.search(r"data:image/jpeg;base64,([^\"]+)", asked.html)
    assert shown is not None
    assert MARKER.encode() not in base64.b64decode(shown[1])
    told = sender.answer("no", asked.field("photo"))
    assert "La foto ya está en el tablero." in told.text
    (photo,) = kept(sender.room)
    assert photo.faces == "no"
    assert photo.workshop == sender.room.round.workshop
    assert MARKER.encode() not in sender.room.plan.media(photo.media)


def test_a_photo_with_faces_is_dropped_and_nothing_of_it_touches_the_disk(
    sender: Sender, tmp_path: Path
) -> None:
    before = sorted((p, p.stat().st_size) for p in tmp_path.rglob("*"))
    asked = sender.send(written(drawn(), comment=MARKER.encode()))
    told = sender.answer("yes", asked.field("photo"))
    assert "Tome otra en la que no se vean caras." in told.text
    assert kept(sender.room) == []
    assert sorted((p, p.stat().st_size) for p in tmp_path.rglob("*")) == before
    # What was dropped cannot be kept after all.
    assert sender.answer("no", asked.field("photo")).status == 409
    assert kept(sender.room) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_says_that_children_are_never_photographed(room: Room, language: str) -> None:
    room.server.take_photos(True)
    page = room.ask("GET", f"/photos?language={language}").field("page")
    fields = {"step": "pin", "pin": room.server.photo_pin, "language": language}
    assert Phrases(language)("photo_rules") in room.post(page, "/photos", **fields).text


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"", "No llegó ninguna foto."),
        (b"not a picture", "Esto no es una foto que se pueda leer."),
        (written(drawn())[:700], "Esto no es una foto que se pueda leer."),
        (b"\0\0\0\x18ftypheic" + b"\0" * 40, "Este formato de foto (HEIC) no se puede leer"),
    ],
)
def test_what_cannot_be_read_is_told(sender: Sender, data: bytes, told: str) -> None:
    answer = sender.send(data)
    assert (answer.status, kept(sender.room)) == (422, [])
    assert told in answer.text


def test_a_photo_that_is_too_large_is_refused(
    sender: Sender, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pictures, "MOST_PIXELS", 1000)
    assert "demasiado grande" in sender.send(written(drawn())).text
    head = {"Content-Type": "multipart/form-data; boundary=x", "Content-Length": str(2**24)}
    assert sender.room.ask("POST", "/photos", b"", head).status == 413


def test_a_large_photo_stays_in_memory(sender: Sender, monkeypatch: pytest.MonkeyPatch) -> None:
    """Readers of forms keep large files in a temporary one, with place and device in it (P-26)."""

    def written_down(*_: object, **__: object) -> None:
        raise AssertionError("a photograph was written to the disk")

    monkeypatch.setattr(tempfile.SpooledTemporaryFile, "rollover", written_down)
    large = written(drawn(), exif=full_exif()) + b"\0" * (LARGEST_PHOTO - 20_000)
    assert len(large) > 14 * 2**20
    assert "¿Se ven caras?" in sender.send(large).text


def test_who_was_not_let_in_takes_none_of_the_places_for_pictures(sender: Sender) -> None:
    """Forms that dawdle with another key are sent away before anything is kept of them."""
    head = (
        f"POST /photos HTTP/1.1\r\nHost: 127.0.0.1:{sender.room.port}\r\nContent-Length: 9000000\r\n"
        "Content-Type: multipart/form-data; boundary=x\r\n\r\n"
    ).encode()
    lines = [socket.create_connection(("127.0.0.1", sender.room.port)) for _ in range(4)]
    try:
        for line in lines[:2]:
            line.sendall(head)  # and no more
        for line in lines[2:]:
            line.sendall(head + b"a" * 20_000)
            assert b" 403 " in line.recv(4096)
        assert "¿Se ven caras?" in sender.send(written(drawn())).text
    finally:
        for line in lines:
            line.close()


def test_a_pin_lets_one_phone_in(room: Room) -> None:
    pin = room.server.take_photos(True)
    Sender(room)
    assert room.server.photo_pin != pin
    again = room.post(room.page("/photos"), "/photos", step="pin", pin=pin)
    assert again.status == 403
    assert "Ese no es el PIN." in again.text


def test_guessing_pins_soon_has_to_wait(room: Room) -> None:
    room.server.take_photos(True)
    page = room.page("/photos")
    statuses = [
        room.post(page, "/photos", step="pin", pin=f"{n}").status
        for n in range(photos.WRONG_PINS + 1)
    ]
    assert statuses == [403] * photos.WRONG_PINS + [429]


def test_without_a_pin_nothing_is_taken(sender: Sender) -> None:
    sender.key = "0" * 32
    assert sender.send(written(drawn())).status == 403
    sender.page = "0" * 56
    assert sender.send(written(drawn())).status == 403
    assert kept(sender.room) == []


def test_photos_are_taken_only_while_the_laptop_asks_for_them(room: Room) -> None:
    for way in ("GET", "POST"):
        answer = room.ask(way, "/photos", "" if way == "POST" else None, FORM)
        assert answer.status == 404
        assert "Ahora no se reciben fotos." in answer.text
    room.server.take_photos(True)
    sender = Sender(room)
    asked = sender.send(written(drawn()))
    assert room.server.take_photos(False) == ""
    assert sender.answer("no", asked.field("photo")).status == 404
    assert sender.send(written(drawn())).status == 404
    room.server.take_photos(True)
    assert sender.answer("no", asked.field("photo")).status == 403
    assert kept(room) == []


def test_a_form_of_another_shape_is_refused(sender: Sender) -> None:
    assert sender.send(written(drawn()), name="other").status == 422
    assert sender.send(written(drawn()), page="x" * 5000).status == 400
    assert sender.send(written(drawn()), key=f"{sender.key}x").status == 403
    head = {"Content-Type": "multipart/form-data"}
    sent = f"--x--{sender.key}".encode()
    assert sender.room.ask("POST", "/photos", sent, head).status == 400
    head = {"Content-Type": "multipart/form-data; boundary=x"}
    assert sender.room.ask("POST", "/photos", b"--y\r\nbroken", head).status in (400, 403)
