"""The room's side: what it said of the economy, with the way to the board and to each sector."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QHBoxLayout

from workshop_app.services import economy_room
from workshop_app.services.economy_room import Room
from workshop_app.services.open_plan import OpenPlan
from workshop_app.text import Words
from workshop_app.ui import paint, theme
from workshop_app.ui.economy import row_drawing
from workshop_app.ui.page import Shell
from workshop_app.ui.widgets import (
    Button,
    Card,
    Paragraph,
    RowDelegate,
    RowList,
    Rows,
    Segments,
    heading,
)

PROPOSALS, CHALLENGES, HEARD = "proposals", "challenges", "heard"


@dataclass(frozen=True, slots=True)
class Said:
    """Something that was said; ``where`` on the board it stands."""

    number: str
    text: str
    told: str
    theme: str
    where: dict[str, str]
    page: str = PROPOSALS


class RoomCard(Card):
    """Proposals, challenges, and what was heard where the market was listened to; Enter opens one
    on the board."""

    def __init__(self, plan: OpenPlan, words: Words, shell: Shell) -> None:
        super().__init__()
        self._plan, self._words, self._shell = plan, words, shell
        self._room: Room | None = None
        self.tabs = Segments([(PROPOSALS, ""), (CHALLENGES, ""), (HEARD, "")],
                             name=words("What the room said"), height=36)  # fmt: skip
        self.tabs.chosen.connect(lambda _key: self._show())
        self.told = Paragraph("", "detail", "muted")
        self.model = _SaidRows()
        self.list = RowList(self.model, _SaidRow(), words("What the room said"))
        self.list.opened.connect(self._open)
        self.board = Button(words("Open the board"), "quiet", icon="cards", size="small")
        self.board.clicked.connect(self._to_board)
        head = QHBoxLayout()
        head.addWidget(heading("chats-circle", words("What the room said")), 1)
        head.addWidget(self.board)
        self.box.addLayout(head)
        self.box.addWidget(self.tabs)
        self.box.addWidget(self.told)
        self.box.addWidget(self.list, 1)

    def arrange(self, compact: bool) -> None:
        """Without the words of the board's button where there is little room."""
        self.board.setText("" if compact else self._words("Open the board"))
        self.board.setAccessibleName(self._words("Open the board"))

    def read(self) -> None:
        """What was said, as it stands now."""
        room = self._room = economy_room.room(self._plan)
        words = self._words
        heard = sum(len(one.challenges) + len(one.proposals) for one in room.listened)
        self.tabs.set_choices([
            (PROPOSALS, words("Proposals {n}", n=len(room.proposals))),
            (CHALLENGES, words("Challenges {n}", n=len(room.challenges))),
            (HEARD, words("Listening {n}", n=heard)),
        ], self.tabs.current)  # fmt: skip
        self._show()

    def _show(self) -> None:
        rows = {PROPOSALS: self._proposals, CHALLENGES: self._challenges, HEARD: self._heard}
        found = rows[self.tabs.current]()
        self.told.setText(self._sentence(found))
        at = self.list.currentIndex().row()
        self.model.show(found)
        if found:
            self.list.pick(min(max(at, 0), len(found) - 1))

    def _sentence(self, found: list[Said]) -> str:
        words, room = self._words, self._room
        assert room is not None
        if self.tabs.current == PROPOSALS and found:
            n = room.unlinked
            return words("Every proposal of the theme is linked with a sector.") if not n else (
                words.many("{n} is linked with no sector yet. Link it in the sheet of a sector.",
                           "{n} are linked with no sector yet. Link them in the sheet of a sector.",
                           n)
            )  # fmt: skip
        if self.tabs.current == HEARD and not room.listened:
            return words("The exercise “Rapid market listening” is in no agenda yet.")
        if self.tabs.current == CHALLENGES and found:
            return words("Link a challenge with a barrier in the sheet of the barrier.")
        return "" if found else words("Nothing was said of it yet.")

    def _proposals(self) -> list[Said]:
        assert self._room is not None
        found = []
        for one in self._room.proposals:
            n = len(one.sectors)
            told = self._words.many("in {n} sector", "in {n} sectors", n) if n else ""
            found.append(Said(one.number, one.proposal.text, told, one.proposal.theme,
                              {"proposal": one.proposal.id}))  # fmt: skip
        return found

    def _challenges(self) -> list[Said]:
        assert self._room is not None
        found = []
        for one in self._room.challenges:
            n = len(one.barriers)
            told = self._words.many("in {n} barrier", "in {n} barriers", n) if n else ""
            found.append(Said(one.number, one.challenge.text, told, one.challenge.theme,
                              {"challenge": one.challenge.id}))  # fmt: skip
        return found

    def _heard(self) -> list[Said]:
        """Workshop by workshop: first where its notes are, then what was said there."""
        assert self._room is not None
        found, words = [], self._words
        for one in self._room.listened:
            title = one.workshop.title or words("Workshop {n}", n=one.workshop.number)
            found.append(Said("", title, words("Open the workshop and its notes"), "economy",
                              {"workshop": one.workshop.id}, "facilitate"))  # fmt: skip
            found += [Said(c.number, c.challenge.text, words("challenge"), c.challenge.theme,
                           {"challenge": c.challenge.id}) for c in one.challenges]  # fmt: skip
            found += [Said(p.number, p.proposal.text, words("proposal"), p.proposal.theme,
                           {"proposal": p.proposal.id}) for p in one.proposals]  # fmt: skip
        return found

    def _open(self, row: Said) -> None:
        self._shell.go(row.page, **row.where)

    def _to_board(self) -> None:
        row = self.list.row
        what = "challenge" if self.tabs.current == CHALLENGES else "proposal"
        where = row.where if row is not None and row.page == PROPOSALS else {"what": what}
        self._shell.go("proposals", only_theme="economy", **where)


class _SaidRows(Rows):
    def words_of(self, row: Said) -> str:
        return ". ".join(part for part in (row.number, row.text, row.told) if part)


class _SaidRow(RowDelegate):
    """Badge with the number, the words, and what it is linked with."""

    def __init__(self) -> None:
        super().__init__(52, lines=True)

    def _room(self, width: float) -> float:
        return width - theme.now().px(56) - 12

    def height(self, row: Said, width: int) -> int:
        view = self.parent()
        width = view.viewport().width() if isinstance(view, RowList) else width
        tall = row_drawing.words_height(row.text, row.told, self._room(width))
        return int(max(theme.now().px(52), tall + 16))

    def paint_row(self, painter: QPainter, box: QRectF, row: Said, selected: bool) -> None:
        now, room = theme.now(), self._room(box.width())
        side = now.px(34)
        badge = QRectF(box.left() + 10, box.center().y() - side / 2, side, side)
        paint.badge(painter, badge, row.theme, number=row.number)
        tall = row_drawing.words_height(row.text, row.told, room)
        words = QRectF(box.left() + now.px(56), box.center().y() - tall / 2, room, tall)
        row_drawing.paint_words(painter, words, row.text, row.told, strong=selected, where=self)
