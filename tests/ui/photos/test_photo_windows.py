"""Photos in the window: asked about, kept, shown, cut, taken back; by keys, with nothing outside."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import (
    QDragEnterEvent,
    QDropEvent,
    QGuiApplication,
    QImage,
    QKeySequence,
    QShortcut,
)
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.photographs import drawn, hostile_jpeg, written
from tests.ui.keyboard import CONTROL, focused, press, tab_to, write
from workshop_app.domain.places import Photo
from workshop_app.domain.proposals import Proposal
from workshop_app.services import photos, pictures, prepare, proposals
from workshop_app.services.open_plan import OpenPlan
from workshop_app.services.pictures import Box
from workshop_app.translation.catalogue import Words
from workshop_app.translation.languages import LANGUAGES
from workshop_app.ui.page import Page
from workshop_app.ui.photos import camera
from workshop_app.ui.photos.adding import Adding
from workshop_app.ui.photos.camera import CameraPanel
from workshop_app.ui.photos.desk import PhotoDesk
from workshop_app.ui.photos.keeping import KeepPhoto
from workshop_app.ui.photos.large import CHILDREN
from workshop_app.ui.photos.previews import decoded
from workshop_app.ui.photos.sheets import SheetsPanel, open_sheets
from workshop_app.ui.photos.strip import PhotoStrip
from workshop_app.ui.photos.viewer import PhotoViewer
from workshop_app.ui.shell.window import MainWindow
from workshop_app.ui.widgets.buttons import Button
from workshop_app.ui.widgets.fields import LineEdit
from workshop_app.ui.widgets.labels import Paragraph
from workshop_app.ui.widgets.overlay import Overlay

Key, Shift = Qt.Key, Qt.KeyboardModifier.ShiftModifier
Open = Callable[..., Page]
PLAIN = written(drawn((1600, 1200)))


@pytest.fixture
def proposal(plan: OpenPlan) -> Proposal:
    held = prepare.add_workshop(plan, "Norte")
    return proposals.capture(plan, "Luz", theme="health", workshop=held.id)


@pytest.fixture
def strip(
    plan: OpenPlan, proposal: Proposal, open_page: Open, window: MainWindow, qtbot: QtBot
) -> PhotoStrip:
    """The strip of a proposal, on a page, hearing the news as a side sheet does."""
    page = open_page("prepare", plan)
    made = PhotoStrip(plan, window.words, window, page)
    made.setGeometry(40, 40, 420, 320)
    made.show()
    made.raise_()
    window.bridge.told.connect(made.told)
    made.show_record(proposal)
    made.add.setFocus()
    return made


@pytest.fixture
def picture(tmp_path: Path) -> Path:
    path = tmp_path / "foto.jpg"
    path.write_bytes(PLAIN)
    return path


def question(window: MainWindow, qtbot: QtBot) -> KeepPhoto:
    """The question about faces, once it is asked."""
    qtbot.waitUntil(lambda: len(asked(window)) == 1)
    qtbot.waitUntil(asked(window)[0].isAncestorOf(QApplication.focusWidget()).__bool__)
    return asked(window)[0]


def asked(window: MainWindow) -> list[KeepPhoto]:
    return [one for one in window.findChildren(KeepPhoto) if one.isVisible()]


def size_of(plan: OpenPlan, photo: Photo) -> tuple[int, int]:
    return Image.open(BytesIO(plan.media(photo.media))).size


def ink(plan: OpenPlan, photo: Photo, x: float, y: float) -> tuple[int, ...]:
    image = Image.open(BytesIO(plan.media(photo.media)))
    found = image.getpixel((int(x * image.width), int(y * image.height)))
    assert isinstance(found, tuple)
    return found


def is_near(found: tuple[int, ...], wanted: tuple[int, ...]) -> bool:
    return all(abs(one - other) < 30 for one, other in zip(found, wanted, strict=True))


# -- the question ---------------------------------------------------------------------------------
def test_a_file_is_asked_about_and_kept_with_one_key_and_undone(
    plan: OpenPlan, proposal: Proposal, strip: PhotoStrip, window: MainWindow,
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, qtbot: QtBot,
) -> None:  # fmt: skip
    path = tmp_path / "SECRETO-7391.jpg"
    path.write_bytes(hostile_jpeg(6))
    monkeypatch.setattr(window, "ask_files", lambda *_: [path])
    before = {one for one in tmp_path.rglob("*") if "home" not in one.parts}
    strip.add.click()
    question(window, qtbot)
    assert plan.count(Photo) == 0, "kept before an answer"
    press(Key.Key_N)
    qtbot.waitUntil(lambda: strip.count == 1)
    [photo] = photos.of(plan, proposal=proposal.id)
    assert (photo.faces, size_of(plan, photo)) == ("no", (240, 320))
    qtbot.waitUntil(lambda: strip.thumbs[0].shown)
    after = {one for one in tmp_path.rglob("*") if "home" not in one.parts}
    assert {one for one in after - before if "journal" not in one.name} == set()
    window.undo()
    qtbot.waitUntil(lambda: strip.count == 0)
    window.redo()
    qtbot.waitUntil(lambda: strip.count == 1)


def test_enter_is_no_answer_and_escape_keeps_nothing(
    plan: OpenPlan, strip: PhotoStrip, window: MainWindow, picture: Path, qtbot: QtBot
) -> None:
    strip.adding.take([picture])
    question(window, qtbot)
    press(Key.Key_Return)
    assert asked(window)
    press(Key.Key_Escape)
    qtbot.waitUntil(lambda: not asked(window))
    assert plan.count(Photo) == 0
    assert focused() is strip.add
    [again] = [one for one in window.findChildren(Button) if one.text() == "Verla otra vez"]
    again.click()
    question(window, qtbot)
    press(Key.Key_N)
    qtbot.waitUntil(lambda: strip.count == 1)


def test_faces_are_covered_by_keys_before_the_photo_is_kept(
    plan: OpenPlan, strip: PhotoStrip, window: MainWindow, picture: Path, qtbot: QtBot
) -> None:
    strip.adding.take([picture])
    panel = question(window, qtbot)
    press(Key.Key_S)
    assert not panel.keep.isEnabled(), "nothing is covered yet"
    press(Key.Key_Return)
    for _ in range(40):
        press(Key.Key_Left)
        press(Key.Key_Up)
    press(Key.Key_Right, Shift)
    assert panel.canvas.boxes.all[0].right == pytest.approx(0.32)
    panel.keep.click()
    qtbot.waitUntil(lambda: strip.count == 1)
    [photo] = plan.all(Photo)
    assert photo.faces == "no"
    assert is_near(ink(plan, photo, 0.1, 0.1), pictures.COVER)
    assert is_near(ink(plan, photo, 0.9, 0.1), (0, 128, 0))


def test_faces_are_cut_off_by_hand(
    plan: OpenPlan, strip: PhotoStrip, window: MainWindow, picture: Path, qtbot: QtBot
) -> None:
    strip.adding.take([picture])
    panel = question(window, qtbot)
    panel.yes.click()
    panel.way.chosen.emit("crop")
    canvas = panel.canvas
    at = canvas.view.placed(Box(0, 0, 0.25, 0.25))
    QTest.mousePress(canvas, Qt.MouseButton.LeftButton, pos=at.topLeft().toPoint())
    QTest.mouseMove(canvas, at.center().toPoint())
    QTest.mouseMove(canvas, at.bottomRight().toPoint())
    QTest.mouseRelease(canvas, Qt.MouseButton.LeftButton, pos=at.bottomRight().toPoint())
    panel.keep.click()
    qtbot.waitUntil(lambda: plan.count(Photo) == 1)
    [photo] = plan.all(Photo)
    wide, high = size_of(plan, photo)
    assert (wide, high) == (pytest.approx(400, abs=8), pytest.approx(300, abs=8))
    assert is_near(ink(plan, photo, 0.5, 0.5), (255, 0, 0))


def test_several_are_asked_about_one_after_the_other_and_a_broken_one_is_told(
    plan: OpenPlan, strip: PhotoStrip, window: MainWindow, picture: Path, tmp_path: Path,
    qtbot: QtBot,
) -> None:  # fmt: skip
    broken = tmp_path / "broken.jpg"
    broken.write_bytes(b"no picture")
    heic = tmp_path / "phone.heic"
    heic.write_bytes(b"\0\0\0\x18ftypheic\0\0\0\0mif1heic")
    strip.adding.take([picture, broken, heic, picture])
    for number in (1, 2):
        question(window, qtbot)
        press(Key.Key_N)
        qtbot.waitUntil(lambda number=number: strip.count == number)
    assert not strip.adding.busy
    said = [one.text() for one in window.findChildren(Paragraph)]
    assert any("no es una imagen" in one or "HEIC" in one for one in said)


def test_every_panel_says_that_children_are_never_photographed(
    plan: OpenPlan, strip: PhotoStrip, window: MainWindow, picture: Path, qtbot: QtBot
) -> None:
    wanted = window.words(CHILDREN)

    def says(panel: Overlay) -> bool:
        return wanted in [one.text() for one in panel.findChildren(Paragraph)]

    strip.adding.take([picture])
    panel = question(window, qtbot)
    assert says(panel)
    panel.leave()
    assert says(CameraPanel(strip, window.words))
    assert says(open_sheets(strip, plan, window.words, window, None))


def test_that_line_is_there_in_every_language() -> None:
    said = {language: Words(language)(CHILDREN) for language in LANGUAGES}
    assert len(set(said.values())) == len(LANGUAGES)


# -- the ways in ----------------------------------------------------------------------------------
def test_a_copied_picture_is_pasted_but_never_instead_of_text(
    plan: OpenPlan, strip: PhotoStrip, window: MainWindow, qtbot: QtBot
) -> None:
    clipboard = QGuiApplication.clipboard()
    image = QImage(300, 200, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.red)
    mime = QMimeData()
    mime.setImageData(image)
    clipboard.setMimeData(mime)
    press(Key.Key_V, CONTROL)
    question(window, qtbot)
    press(Key.Key_N)
    qtbot.waitUntil(lambda: strip.count == 1)
    assert size_of(plan, plan.all(Photo)[0]) == (300, 200)
    line = LineEdit("", parent=strip.parentWidget())
    line.show()
    line.setFocus()
    both = QMimeData()
    both.setText("hola")
    both.setImageData(image)
    clipboard.setMimeData(both)
    press(Key.Key_V, CONTROL)
    assert line.text() == "hola"
    assert not strip.adding.busy
    alone = QMimeData()
    alone.setImageData(image)
    clipboard.setMimeData(alone)
    press(Key.Key_V, CONTROL)
    assert line.text() == "hola"
    question(window, qtbot)
    clipboard.clear()


def test_a_dragged_file_is_taken_and_another_kind_is_not(
    plan: OpenPlan, strip: PhotoStrip, window: MainWindow, picture: Path, qtbot: QtBot
) -> None:
    def dragged(path: Path) -> QMimeData:
        mime = QMimeData()
        mime.setUrls([QUrl.fromLocalFile(str(path))])
        return mime

    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    copy = Qt.DropAction.CopyAction
    other = dragged(Path("a.pdf"))
    enter = QDragEnterEvent(QPoint(5, 5), copy, other, left, none)
    QApplication.sendEvent(strip, enter)
    assert not enter.isAccepted()
    mime = dragged(picture)
    for event in (
        QDragEnterEvent(QPoint(5, 5), copy, mime, left, none),
        QDropEvent(QPointF(5, 5), copy, mime, left, none),
    ):
        QApplication.sendEvent(strip, event)
        assert event.isAccepted()
    question(window, qtbot)


def test_a_photo_keeps_its_owner_when_another_is_shown_meanwhile(
    plan: OpenPlan, proposal: Proposal, strip: PhotoStrip, window: MainWindow, picture: Path,
    qtbot: QtBot,
) -> None:  # fmt: skip
    other = proposals.capture(plan, "Agua", theme="health")
    strip.adding.take([picture])
    question(window, qtbot)
    strip.show_record(other)
    press(Key.Key_N)
    qtbot.waitUntil(lambda: plan.count(Photo) == 1)
    assert plan.all(Photo)[0].proposal == proposal.id


def test_without_a_camera_one_line_says_so_and_no_button_pretends(
    strip: PhotoStrip, monkeypatch: pytest.MonkeyPatch, window: MainWindow, plan: OpenPlan
) -> None:
    monkeypatch.setattr(camera, "there_may_be", lambda: False)
    made = PhotoStrip(plan, window.words, window, strip)
    assert made.camera.isHidden()
    assert "no tiene cámara" in made.hint.text()
    monkeypatch.setattr(camera, "there_may_be", lambda: True)
    monkeypatch.setattr(camera, "devices", lambda: [])
    other = PhotoStrip(plan, window.words, window, strip)
    assert not other.camera.isHidden()
    other.camera.click()
    assert other.camera.isHidden()
    assert "no tiene cámara" in other.hint.text()


def test_the_camera_gives_the_frame_that_is_seen(
    strip: PhotoStrip, window: MainWindow, qtbot: QtBot
) -> None:
    from PySide6.QtMultimedia import QVideoFrame

    panel = CameraPanel(strip, window.words)
    panel.open(panel.take)
    assert not panel.take.isEnabled()
    frame = QImage(320, 240, QImage.Format.Format_RGB32)
    frame.fill(Qt.GlobalColor.blue)
    panel.sink.setVideoFrame(QVideoFrame(frame))
    qtbot.waitUntil(panel.take.isEnabled)
    with qtbot.waitSignal(panel.taken) as taken:
        press(Key.Key_Return)
    image = taken.args[0]
    assert (image.width(), image.height()) == (320, 240)
    assert not panel.isVisible()


def test_only_jpeg_is_decoded_from_a_file() -> None:
    assert decoded(PLAIN, 400).size().width() == 400
    svg = b'<svg xmlns="http://www.w3.org/2000/svg" width="40" height="40"><rect width="9"/></svg>'
    for other in (svg, written(drawn(), "PNG"), b"%PDF-1.7", b""):
        assert decoded(other).isNull()


# -- the strip ------------------------------------------------------------------------------------
def test_photos_are_moved_and_taken_away_by_keys(
    plan: OpenPlan, proposal: Proposal, strip: PhotoStrip, window: MainWindow, qtbot: QtBot
) -> None:
    made = [photos.add(plan, PLAIN, faces="no", proposal=proposal.id) for _ in range(3)]
    qtbot.waitUntil(lambda: strip.count == 3)

    def order() -> list[int]:
        ids = [one.id for one in made]
        return [ids.index(thumb.photo.id) for thumb in strip.thumbs]

    strip.thumbs[2].setFocus()
    press(Key.Key_Left, CONTROL)
    qtbot.waitUntil(lambda: order() == [0, 2, 1])
    assert focused() is strip.thumbs[1]
    press(Key.Key_Delete)
    qtbot.waitUntil(lambda: order() == [0, 1])
    window.undo()
    qtbot.waitUntil(lambda: order() == [0, 2, 1])


def test_a_photo_that_nobody_looked_at_says_so_and_is_answered(
    plan: OpenPlan, proposal: Proposal, strip: PhotoStrip, window: MainWindow, qtbot: QtBot
) -> None:
    photo = photos.add(plan, PLAIN, proposal=proposal.id)
    qtbot.waitUntil(lambda: strip.count == 1)
    assert "ningún documento" in strip.thumbs[0].accessibleName()
    strip.thumbs[0].setFocus()
    press(Key.Key_Return)
    [viewer] = window.findChildren(PhotoViewer)
    qtbot.waitUntil(lambda: not viewer.canvas.image.isNull())
    viewer.hide_more.click()
    question(window, qtbot)
    press(Key.Key_N)
    assert plan.one(Photo, photo.id).faces == "no"
    viewer.turn.click()
    qtbot.waitUntil(lambda: size_of(plan, plan.one(Photo, photo.id)) == (1200, 1600))
    assert plan.one(Photo, photo.id).faces == "no"


def test_a_caption_waits_for_an_answer_of_the_guard(
    plan: OpenPlan, proposal: Proposal, strip: PhotoStrip, window: MainWindow, qtbot: QtBot
) -> None:
    photo = photos.add(plan, PLAIN, faces="no", proposal=proposal.id)
    qtbot.waitUntil(lambda: strip.count == 1)
    strip.open(photo.id)
    [viewer] = window.findChildren(PhotoViewer)
    tab_to("Pie de foto")
    write("Llame al 310 555 12 34")
    press(Key.Key_Return, CONTROL)
    assert viewer.caption.unanswered
    assert plan.one(Photo, photo.id).caption == ""
    press(Key.Key_Return, CONTROL)
    assert plan.one(Photo, photo.id).caption == "Llame al [dato retirado]"


def test_a_presenters_remote_goes_on_while_a_photo_is_large(
    plan: OpenPlan, strip: PhotoStrip, window: MainWindow, picture: Path, qtbot: QtBot
) -> None:
    heard: list[str] = []
    for key in ("PgDown", "PgUp", "F1"):
        shortcut = QShortcut(QKeySequence(key), strip)
        shortcut.activated.connect(lambda key=key: heard.append(key))
    strip.adding.take([picture])
    panel = question(window, qtbot)
    for key in (Key.Key_PageDown, Key.Key_PageUp, Key.Key_F1):
        press(key)
    assert heard == ["PgDown", "PgUp"]
    assert panel.isVisible()


# -- the desk -------------------------------------------------------------------------------------
@pytest.fixture
def desk(plan: OpenPlan, strip: PhotoStrip, window: MainWindow, qtbot: QtBot) -> PhotoDesk:
    """The desk on a photo of a flip chart of the workshop, with the keyboard on the picture."""
    [proposal] = plan.all(Proposal)
    sheet = photos.add(plan, PLAIN, faces="no", workshop=proposal.workshop)
    made = PhotoDesk(strip, plan, window.words, window, sheet)
    made.open()
    qtbot.waitUntil(made.canvas.hasFocus)
    qtbot.waitUntil(lambda: not made.canvas.image.isNull())
    return made


def texts(plan: OpenPlan) -> list[str]:
    return [one.text for one in sorted(plan.all(Proposal), key=lambda one: one.count)]


def test_pieces_are_drawn_and_written_with_the_keyboard_alone(
    plan: OpenPlan, desk: PhotoDesk, qtbot: QtBot
) -> None:
    press(Key.Key_Return)
    write("Agua para todos")
    press(Key.Key_2, CONTROL)
    press(Key.Key_Return)
    assert desk.canvas.hasFocus(), "the next piece waits before this one is kept"
    press(Key.Key_Return)
    press(Key.Key_Right)
    write("Cancha")
    press(Key.Key_Return)
    qtbot.waitUntil(lambda: plan.count(Proposal) == 3)
    assert texts(plan) == ["Luz", "Agua para todos", "Cancha"]
    made = plan.all(Proposal, text="Agua para todos")[0]
    assert (made.theme, made.workshop) == ("public_space", desk.photo.workshop)
    [piece] = photos.of(plan, proposal=made.id)
    assert (piece.cut_from, piece.faces) == (desk.photo.id, "no")
    assert size_of(plan, piece) == (pytest.approx(480, abs=2), pytest.approx(240, abs=2))
    qtbot.waitUntil(
        lambda: [row.said.text() for row in desk.rows] == ["Anotada la 2", "Anotada la 3"]
    )


def test_each_piece_is_one_undo_and_its_words_stand_in_the_line_again(
    plan: OpenPlan, desk: PhotoDesk, qtbot: QtBot
) -> None:
    for word in ("Agua", "Cancha"):
        press(Key.Key_Return)
        write(word)
        press(Key.Key_Return)
    qtbot.waitUntil(lambda: all(row.photo for row in desk.rows))
    press(Key.Key_Z, CONTROL)
    qtbot.waitUntil(lambda: desk.rows[1].open)
    assert texts(plan) == ["Luz", "Agua"]
    assert desk.rows[1].text == "Cancha"
    press(Key.Key_Return)
    qtbot.waitUntil(lambda: plan.count(Proposal) == 3)
    assert photos.of(plan, cut_from=desk.photo.id)[-1].proposal is not None


def test_a_marked_text_on_a_piece_is_not_kept_before_an_answer(
    plan: OpenPlan, desk: PhotoDesk, qtbot: QtBot
) -> None:
    press(Key.Key_Return)
    write("Llame al 310 555 12 34")
    press(Key.Key_Return)
    assert desk.rows[0].line.unanswered
    assert plan.count(Proposal) == 1
    press(Key.Key_Return)
    qtbot.waitUntil(lambda: plan.count(Proposal) == 2)
    assert texts(plan)[1] == "Llame al [dato retirado]"


def test_words_that_are_not_noted_down_are_asked_about_before_the_desk_closes(
    plan: OpenPlan, desk: PhotoDesk, qtbot: QtBot
) -> None:
    press(Key.Key_Return)
    write("Agua")
    press(Key.Key_Escape)
    assert desk.isVisible()
    assert not desk.stripe.isHidden()
    press(Key.Key_Return)
    qtbot.waitUntil(lambda: plan.count(Proposal) == 2)
    qtbot.waitUntil(lambda: not desk.unkept)
    desk.leave()
    assert not desk.isVisible()


def test_a_piece_drawn_by_hand_gives_the_keyboard_to_its_line(
    plan: OpenPlan, desk: PhotoDesk, qtbot: QtBot
) -> None:
    at = desk.canvas.view.placed(Box(0.1, 0.1, 0.4, 0.3))
    left = Qt.MouseButton.LeftButton
    QTest.mousePress(desk.canvas, left, pos=at.bottomRight().toPoint())
    QTest.mouseMove(desk.canvas, at.center().toPoint())
    QTest.mouseMove(desk.canvas, at.topLeft().toPoint())
    QTest.mouseRelease(desk.canvas, left, pos=at.topLeft().toPoint())
    assert focused() is desk.rows[0].line.edit
    box = desk.canvas.boxes.all[0]
    assert (box.left, box.bottom) == (pytest.approx(0.1, abs=0.01), pytest.approx(0.3, abs=0.01))


def test_a_photo_added_to_the_sheets_opens_on_the_desk(
    plan: OpenPlan, strip: PhotoStrip, window: MainWindow, picture: Path, qtbot: QtBot
) -> None:
    [proposal] = plan.all(Proposal)
    panel = open_sheets(strip, plan, window.words, window, proposal.workshop)
    assert isinstance(panel, SheetsPanel)
    panel.strip.adding.take([picture])
    question(window, qtbot)
    press(Key.Key_N)
    qtbot.waitUntil(lambda: bool(window.findChildren(PhotoDesk)))
    [desk] = window.findChildren(PhotoDesk)
    assert desk.photo.workshop == proposal.workshop
    assert panel.strip.count == 1


def test_a_read_only_plan_shows_photos_and_adds_none(
    plan: OpenPlan, proposal: Proposal, open_page: Open, window: MainWindow, picture: Path
) -> None:
    page = open_page("prepare", plan)
    plan.store.read_only = True
    made = PhotoStrip(plan, window.words, window, page)
    made.show_record(proposal)
    assert not made.acceptDrops()
    Adding.take(made.adding, [picture])
    assert not made.adding.busy
    plan.store.read_only = False
