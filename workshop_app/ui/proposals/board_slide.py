"""What the room sees of the board: by theme, without tables, what stands only."""

from __future__ import annotations

from collections.abc import Callable

from workshop_app.export.names import SHORT_THEMES
from workshop_app.services.board import Board
from workshop_app.services.board_cards import Card
from workshop_app.services.news import Changed, News
from workshop_app.text import Words
from workshop_app.ui.shell.slides import BoardCard, BoardSlide, Slide

SLIDE = "board"
_MOST = 200
"""Cards of one theme, the newest: nobody in a room reads further."""


def slide(words: Words, board: Board) -> BoardSlide:
    """The board as the room may see it."""
    columns = tuple(
        (
            lane.key,
            words(SHORT_THEMES[lane.key]),
            tuple(_shown(card) for card in lane.cards[:_MOST] if not card.withdrawn),
        )
        for lane in board.lanes("theme")
    )
    title = words("Proposals") if board.what == "proposal" else words("Challenges")
    of = words("{last} of {count}", last="{last}", count="{count}")
    return BoardSlide(key=SLIDE, title=title, columns=columns, of=of)


def kept_up(words: Words, board: Board) -> Callable[[News], Slide | None]:
    """Makes the slide anew when something on the board was saved, wherever the person is."""

    def again(news: News) -> Slide | None:
        return slide(words, board) if isinstance(news, Changed) and board.take(news) else None

    return again


def _shown(card: Card) -> BoardCard:
    return BoardCard(number=card.number, text=card.title or card.text)
