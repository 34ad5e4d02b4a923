"""The board for the room: every card whole, on as many pages as that takes."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter

from workshop_app.ui import overflow
from workshop_app.ui.shell import slide_board, slide_drawing
from workshop_app.ui.shell.slides import BoardCard, BoardSlide

LONG = "Que las guarderías abran temprano porque los padres salen a las cinco a trabajar " * 5
NAMES = (
    ("housing", "Vivienda"), ("public_space", "Espacio público"), ("education", "Educación"),
    ("health", "Salud"), ("economy", "Economía"),
)  # fmt: skip


def board(*counts: int, text: str = "Luz en las escaleras que bajan al río") -> BoardSlide:
    columns = []
    for (topic, name), count in zip(NAMES, counts, strict=False):
        cards = tuple(BoardCard(number=f"{topic}{n}", text=text) for n in range(count))
        columns.append((topic, name, cards))
    return BoardSlide(key="board", title="Propuestas", columns=tuple(columns), of="{last}/{count}")


def numbers(slide: BoardSlide) -> list[list[str]]:
    """The numbers of the cards of each page."""
    found = []
    for page in slide_board.pages(slide, 1000):
        found.append([number for column in page.columns for number, _ in column.cards])
    return found


def drawn(slide: BoardSlide) -> list[overflow.Overflow]:
    image = QImage(1920, 1080, QImage.Format.Format_RGB32)
    overflow.start()
    painter = QPainter(image)
    slide_drawing.draw(painter, QRectF(0, 0, 1920, 1080), slide)
    painter.end()
    return overflow.stop()


def test_every_card_is_on_one_page_and_none_twice() -> None:
    slide = board(9, 4, 0, 17, 30)
    seen = [number for page in numbers(slide) for number in page]
    wanted = [card.number for _, _, cards in slide.columns for card in cards]
    assert len(seen) == len(set(seen)) == 60
    assert set(seen) == set(wanted)


def test_the_newest_of_every_theme_is_on_the_first_page() -> None:
    first = numbers(board(9, 4, 2, 17, 30))[0]
    assert {f"{topic}0" for topic, _ in NAMES} <= set(first)


def test_a_long_card_is_shown_whole() -> None:
    slide = board(3, 3, 3, 3, 3, text=LONG.strip())
    words = LONG.split()
    for page in slide_board.pages(slide, 1000):
        for column in page.columns:
            for _, lines in column.cards:
                assert " ".join(lines).split() == words
    for number in range(len(numbers(slide))):
        assert drawn(slide.at(number)) == []


def test_letters_are_never_under_forty() -> None:
    for slide in (board(9, 4, 0, 17, 30), board(1), board(40, 40, 40, 40, 40, text=LONG)):
        assert min(page.size for page in slide_board.pages(slide, 1000)) >= 40


def test_after_the_last_page_comes_the_first() -> None:
    slide = board(20, 20, 20)
    count = len(numbers(slide))
    assert count > 1
    assert slide_board.turned(slide, 1) == 1
    assert slide_board.turned(slide.at(count - 1), 1) == 0
    assert slide_board.turned(slide, -1) == 0
    assert slide_board.at(slide.at(99)) == count - 1


def test_an_empty_board_shows_its_themes() -> None:
    slide = board(0, 0, 0, 0, 0)
    assert drawn(slide) == []
    assert not slide_board.several(slide)
