"""Block 4 of the setup: how the votes come in, in any mixture."""

from __future__ import annotations

import math
from collections.abc import Iterable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QSizePolicy, QWidget

from workshop_app.domain.meetings import Workshop
from workshop_app.domain.rounds import VoteRound
from workshop_app.domain.voting.channels import CHANNELS, counted_of
from workshop_app.services import rounds
from workshop_app.services.open_plan import OpenPlan
from workshop_app.text import N_, Words
from workshop_app.ui import networks
from workshop_app.ui.vote.block import Block
from workshop_app.ui.vote.switch_tile import SwitchTile
from workshop_app.ui.widgets import Button, ChoiceChip, Label, Paragraph, Switch

if TYPE_CHECKING:
    from workshop_app.ui.page import Shell

COUNTED = "counted"
"""The one tile of all channels that give totals and no ballots; a chip for each stands below."""
TILES = {
    "paper": N_("Ballots"),
    "laptop": N_("Laptop"),
    COUNTED: N_("Counted by hand"),
    "phones": N_("Phones"),
}
"""The tiles, from left to right: a channel's key, or COUNTED, and its title. Where one thing alone
is counted, the tile has its name."""
CHIPS = {
    "tokens": (N_("Tokens"), "poker-chip"),
    "dots": (N_("Sticky dots"), "circles-three"),
    "pockets": (N_("Pockets"), "envelope-simple-open"),
    "hands": (N_("Hands"), "hand"),
}
"""What is counted: a short name and an icon for each counted channel."""
SECONDS_EACH = 45
"""How long one person has the passed laptop, cover and hand-over included."""
_LOOK_EVERY = 4000
"""Milliseconds between two looks at the network while the block is seen."""


def in_short(words: Words, channels: Iterable[str]) -> list[str]:
    """ "ballots", "tokens": the short names of channels, as they stand within a sentence."""
    titles = TILES | {key: title for key, (title, _) in CHIPS.items()}
    return [words(titles[key]).lower() for key in channels]


def minutes_of(people: int) -> int:
    """For how long the laptop is away from the script while ``people`` vote on it."""
    return math.ceil(people * SECONDS_EACH / 60)


class ChannelBlock(Block):
    """A tile with a switch for each channel; what each brings with it stands below."""

    def __init__(
        self, plan: OpenPlan, words: Words, round: VoteRound, shell: Shell | None = None,
        compact: bool = False,
    ) -> None:  # fmt: skip
        super().__init__(4, words("How the votes come in"))
        self._plan, self._words, self._round, self._shell = plan, words, round, shell
        self.head.addStretch(1)
        self.codes = Switch(words("Codes on the laptop"))
        self.codes.setObjectName("codes on the laptop")
        self.codes.setToolTip(words("Who votes on the laptop types a one-time code first. On "
                                    "phones there is always one."))  # fmt: skip
        self.codes.toggled.connect(lambda on: self._change(with_codes=on))
        self.head.addWidget(self.codes)
        self.tiles: dict[str, SwitchTile] = {}
        grid = QGridLayout()
        grid.setSpacing(8)
        across = 2 if compact else len(TILES)
        for at, (key, title) in enumerate(TILES.items()):
            tile = SwitchTile(words(title))
            tile.setObjectName(f"channel {key}")
            tile.clicked.connect(lambda on, key=key: self._turn(key, on))
            self.tiles[key] = tile
            grid.addWidget(tile, at // across, at % across)
            grid.setColumnStretch(at % across, 1)
        self.box.addLayout(grid)
        self.box.addWidget(self._counted_row())
        self.box.addWidget(self._note)
        self.box.addWidget(self._laptop_row())
        self._look = QTimer(self, interval=_LOOK_EVERY)
        self._look.timeout.connect(self._look_again)
        self._online: bool | None = None

    def _counted_row(self) -> QWidget:
        words = self._words
        self._counted = QWidget()
        row = QHBoxLayout(self._counted)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(_fixed(Label(words("What is counted"), "detail")))
        self.chips: dict[str, ChoiceChip] = {}
        for key, (title, icon) in CHIPS.items():
            chip = ChoiceChip(words(title), icon=icon, height=32)
            chip.setObjectName(f"counted {key}")
            chip.clicked.connect(lambda on, key=key: self._turn(key, on))
            self.chips[key] = chip
            row.addWidget(chip)
        row.addStretch(1)
        self._note = Paragraph("", "detail", "warn")
        self._note.setObjectName("counted note")
        return self._counted

    def _laptop_row(self) -> QWidget:
        words = self._words
        self._passed = QWidget()
        row = QHBoxLayout(self._passed)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        row.addWidget(_fixed(Label("", icon="laptop", icon_tone="info")))
        self._away = Paragraph("", "detail", "info")
        self._away.setObjectName("laptop away")
        row.addWidget(self._away, 1, Qt.AlignmentFlag.AlignVCenter)
        self.script = Button(words("Print the run sheet"), "quiet", icon="printer", size="small")
        self.script.setObjectName("print the run sheet")
        self.script.clicked.connect(self._print)
        row.addWidget(self.script)
        return self._passed

    # -- showing ----------------------------------------------------------------------------------
    def refresh(self, round: VoteRound) -> None:
        """Show ``round`` as it is now."""
        self._round = round
        counted = counted_of(round.channels)
        people = rounds.rules_of(self._plan, round).admitted
        for key, tile in self.tiles.items():
            on = bool(counted) if key == COUNTED else key in round.channels
            fits = any(rounds.fits(one, round.method) for one in self._of(key))
            tile.setChecked(on)
            tile.setEnabled(fits or on)
            alone = CHIPS[counted[0]][0] if key == COUNTED and len(counted) == 1 else TILES[key]
            tile.set_title(self._words(alone))
            tile.set_detail(*self._said(key, fits, people))
        for key, chip in self.chips.items():
            chip.setChecked(key in counted)
            chip.setVisible(rounds.fits(key, round.method) or key in counted)
        self._counted.setVisible(bool(counted))
        self._note.setVisible("hands" in counted)
        self._note.setText(self._words("Hands are for warm-ups: no show of hands for priorities."))
        laptop = "laptop" in round.channels
        self._passed.setVisible(laptop)
        self.codes.setVisible(laptop)
        minutes = self._words.minutes(minutes_of(people))
        self._away.setText(self._words(
            "The laptop leaves the script for about {minutes} while it is passed round.",
            minutes=minutes))  # fmt: skip
        self.codes.blockSignals(True)
        self.codes.setChecked(round.with_codes)
        self.codes.blockSignals(False)
        self.script.setVisible(self._workshop() is not None and self._shell is not None)

    def _said(self, key: str, fits: bool, people: int) -> tuple[str, str]:
        """The line of a tile and its tone."""
        words = self._words
        if not fits:
            return words("not with this method"), "muted"
        if key == "paper":
            return words("of paper, {n}", n=words.number(people)), "muted"
        if key == "laptop":
            return words("passed round"), "muted"
        if key == COUNTED:
            return self._counted_so(), "muted"
        if self._online is None:
            self._online = _online()
        if not self._online:
            return words("no network in the room"), "warn"
        return words("with a code"), "muted"

    def _counted_so(self) -> str:
        """What is counted where it is not one thing alone: what is chosen, else what could be."""
        words, chosen = self._words, counted_of(self._round.channels)
        if len(chosen) == 1:
            return words("counted at the end")
        could = [one for one in CHIPS if rounds.fits(one, self._round.method)]
        return ", ".join(in_short(words, chosen or could))

    def _look_again(self) -> None:
        """A network may come while the round is prepared."""
        online = _online()
        if online != self._online:
            self._online = online
            self.refresh(self._round)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._look.start()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._look.stop()

    def _workshop(self) -> Workshop | None:
        return self._plan.find(Workshop, self._round.workshop or "")

    def _of(self, key: str) -> tuple[str, ...]:
        """The channels of a tile."""
        return counted_of(CHANNELS) if key == COUNTED else (key,)

    # -- keeping ----------------------------------------------------------------------------------
    def _turn(self, key: str, on: bool) -> None:
        """A tile or a chip was turned."""
        if key != COUNTED:
            rounds.set_channel(self._plan, self._round, key, on)
            return
        chosen = {one for one in self._round.channels if not CHANNELS[one].counted}
        if on:
            chosen.add(next(one for one in self._of(key) if rounds.fits(one, self._round.method)))
        self._change(channels=tuple(one for one in CHANNELS if one in chosen))

    def _change(self, **values: object) -> None:
        rounds.change_round(self._plan, self._round, **values)  # type: ignore[arg-type]

    def _print(self) -> None:
        workshop = self._workshop()
        if workshop is not None and self._shell is not None:
            from workshop_app.ui.vote import run_sheet

            run_sheet.print_out(self, self._plan, self._words, self._shell, workshop)


def _online() -> bool:
    """Whether the laptop is on a network that phones of the room could be on too."""
    return any(not one.alone for one in networks.networks())


def _fixed(label: Label) -> Label:
    label.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
    return label
