"""An open round: a tab for each channel, and beside its panel how many ballots the room has in.

Only that one number is told, for the whole room; each channel's panel loads on its first visit.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol, runtime_checkable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from workshop_app.domain.rounds import VoteRound
from workshop_app.domain.voting.channels import counted_of
from workshop_app.services import rounds
from workshop_app.services.open_plan import OpenPlan
from workshop_app.services.voted import voted
from workshop_app.text import Words
from workshop_app.ui import tab_order, theme
from workshop_app.ui.vote.channel_panels import ChannelPanel, tabs_of
from workshop_app.ui.vote.panel import Panel
from workshop_app.ui.widgets import Card, IconTile, Label, Paragraph, Tile

if TYPE_CHECKING:
    from workshop_app.ui.page import Shell

RIGHT = 332
"""Width of the right column at 100 % text size."""
WIDEST = 268
"""Of a tab at 100 % text size."""


@runtime_checkable
class SecondEntry(Protocol):
    """A panel whose ballots can be typed a second time."""

    def begin_second(self) -> None: ...


class Collecting(QWidget):
    """The body of the page while its round is open. ``counted(n)``: so many ballots are in now."""

    counted = Signal(int)

    def __init__(
        self, plan: OpenPlan, words: Words, round: VoteRound, shell: Shell, **where: str
    ) -> None:
        """``where``: the ``channel`` shown, and what its panel showed."""
        super().__init__()
        self._plan, self._words, self._round, self._shell = plan, words, round, shell
        self._people = rounds.rules_of(plan, round).admitted
        self._rows = dict(tabs_of(round.channels))
        self._panels: dict[str, Panel] = {}
        self.tabs: dict[str, Tile] = {}
        self.channel = ""
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addLayout(self._tab_row())
        row = QHBoxLayout()
        row.setSpacing(16)
        self._stack = QStackedWidget()
        row.addWidget(self._stack, 1)
        row.addLayout(self._right_column())
        column.addLayout(row, 1)
        chosen = where.get("channel", "")
        self.show_channel(chosen if chosen in self._rows else next(iter(self._rows)))
        self.panel.open_at(**where)

    @property
    def panel(self) -> Panel:
        """The panel shown now."""
        return self._panels[self.channel]

    # -- layout -----------------------------------------------------------------------------------
    def _tab_row(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(10)
        for key, channel in self._rows.items():
            tab = self._tab(channel)
            tab.setObjectName(f"channel {key}")
            tab.picked.connect(lambda key=key: self._picked(key))
            self.tabs[key] = tab
            row.addWidget(tab, 1)
        row.addStretch(0)
        return row

    def _tab(self, channel: ChannelPanel) -> Tile:
        tab = Tile(channel.icon, self._words(channel.name), self._words("used in this round"))
        tab.setMaximumWidth(theme.now().px(WIDEST))
        return tab

    def _right_column(self) -> QVBoxLayout:
        words = self._words
        holder = QVBoxLayout()
        holder.setSpacing(10)
        wide = theme.now().px(RIGHT)
        room = self._room_card()
        room.setFixedWidth(wide)
        holder.addWidget(room)
        self._frame_cards = [room]
        self._sides = QStackedWidget()
        self._sides.setFixedWidth(wide)
        holder.addWidget(self._sides, 1)
        lock = Card("tint", across=True, spacing=12)
        lock.setFixedWidth(wide)
        lock.box.addWidget(Label("", icon="lock-simple-fill", icon_tone="primary"), 0,
                           Qt.AlignmentFlag.AlignVCenter)  # fmt: skip
        lock.box.addWidget(
            Paragraph(words("This is a rehearsal: nothing of it is ever counted.")
                      if self._round.rehearsal else
                      words("The totals open when the round is closed. Until then not even you "
                            "see them."), "detail"), 1)  # fmt: skip
        holder.addWidget(lock)
        self._frame_cards.append(lock)
        return holder

    def _room_card(self) -> Card:
        card = Card(padding=12, across=True, spacing=12)
        card.box.addWidget(IconTile("users-three-fill"), 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout()
        column.setSpacing(2)
        column.addWidget(Label(self._called(), "detail", "muted"))
        self._room = Label("", "strong", weight=700)
        self._room.setObjectName("ballots of the room")
        self._over = Paragraph("", "detail", "warn", weight=600)
        column.addWidget(self._room)
        column.addWidget(self._over)
        card.box.addLayout(column, 1)
        return card

    def _called(self) -> str:
        """What the number of the room counts: with bags nobody knows ballots."""
        if counted_of(self._round.channels):
            return self._words("People who voted")
        return self._words("Ballots of the whole room")

    # -- channels ---------------------------------------------------------------------------------
    def _picked(self, channel: str) -> None:
        self.show_channel(channel)
        self.settle_focus()

    def show_channel(self, channel: str) -> None:
        """Show the panel of ``channel``, a key of the tabs."""
        if channel == self.channel:
            return
        if self.channel:
            self.panel.leave()
        if channel not in self._panels:
            self._load(channel)
        self.channel = channel
        at = list(self._panels).index(channel)
        self._stack.setCurrentIndex(at)
        self._sides.setCurrentIndex(at)
        for card in self._frame_cards:
            card.setVisible(not self.panel.whole_side)
        for key, tab in self.tabs.items():
            tab.set_chosen(key == channel)
        self.refresh()

    def begin_second(self) -> None:
        """Type the paper ballots a second time."""
        self.show_channel("paper")
        if isinstance(self.panel, SecondEntry):
            self.panel.begin_second()
        self.settle_focus()

    def _load(self, channel: str) -> None:
        kind = self._rows[channel].load()
        panel = kind(self._plan, self._words, self._round, self._shell)
        panel.changed.connect(self._show_counts)
        self._panels[channel] = panel
        self._stack.addWidget(panel)
        self._sides.addWidget(panel.side() or QWidget())
        tab_order.in_reading_order(self)

    def where(self) -> dict[str, str]:
        """What is shown now, for ``open_at`` of the page."""
        return {"channel": self.channel, **self.panel.where()}

    def leave(self) -> None:
        """The page goes away."""
        self.panel.leave()

    def settle_focus(self) -> None:
        """The keyboard goes to the panel."""
        self.panel.settle_focus()

    # -- showing ----------------------------------------------------------------------------------
    def refresh(self) -> None:
        """Show what is in now."""
        for panel in self._panels.values():
            panel.refresh()
        self._show_counts()

    def _show_counts(self) -> None:
        words, people = self._words, self._people
        for key, panel in self._panels.items():
            self.tabs[key].set_detail(panel.status() or words("used in this round"))
        cast = voted(self._plan, self._round) or 0
        self._room.setText(words("{n} of {people} people", n=words.number(cast),
                                 people=words.number(people)))  # fmt: skip
        over = cast > people
        self._over.setVisible(over)
        if over:
            self._over.setText(words("There are more ballots than people: count both again."))
        self.counted.emit(cast)
