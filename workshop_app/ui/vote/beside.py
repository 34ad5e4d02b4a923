"""What stands beside the sum of all: who got something, how firm the order is, where the groups
agree and differ, and what cannot be told."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workshop_app.domain.voting.check_value import check_value
from workshop_app.domain.voting.comparison import left_out_by_group
from workshop_app.domain.voting.firmness import Firmness, firmness
from workshop_app.domain.voting.without import CHOICES, EQUAL_SHARES, FIRMNESS
from workshop_app.services import results
from workshop_app.services.open_plan import OpenPlan
from workshop_app.text import Words
from workshop_app.ui.jobs import Job
from workshop_app.ui.vote.counted import Counted
from workshop_app.ui.widgets import Card, Paragraph, heading

if TYPE_CHECKING:
    from workshop_app.ui.page import Shell

TOLD = (CHOICES, FIRMNESS, EQUAL_SHARES)
"""What is left out for people counted without ballots, as far as this card would tell it."""
MOST = 3
"""How many runs of places are told one by one; of more only how many there are."""


class BesideCard(Card):
    """The sentences beside the sum. How firm the order is comes a moment later, from a job."""

    def __init__(self, plan: OpenPlan, words: Words, counted: Counted, shell: Shell) -> None:
        super().__init__(padding=14, spacing=8)
        self._words, self._counted = words, counted
        self.box.addWidget(heading("users-three", words("Beside the sum")))
        self.choices = Paragraph("", "detail")
        self.choices.setObjectName("who got something")
        self.firm = Paragraph("", "detail")
        self.firm.setObjectName("how firm")
        self.box.addWidget(self.choices)
        self.box.addWidget(self.firm)
        for said in (*agreement(words, counted), *left_out(words, counted)):
            self.box.addWidget(Paragraph(said, "detail"))
        self.firm.hide()
        if not counted.result.counted:
            # The job gets what was added up already, and does not need the plan: it may be closed.
            tally, value = results.added_up(plan, counted.round), check_value(counted.result)
            shell.run(Job(lambda _progress: firmness(tally, value)), done=self._came)

    def show_rule(self, rule: str) -> None:
        """What is told of ``rule``."""
        said = choices(self._words, self._counted, rule)
        self.choices.setText(said)
        self.choices.setVisible(bool(said))

    def _came(self, found: Firmness | None) -> None:
        """The job's answer; a page that was left meanwhile hears it too, and it harms nobody."""
        from shiboken6 import isValid

        if isValid(self) and found is not None:
            self.firm.setText(how_firm(self._words, found))
            self.firm.show()


def choices(words: Words, counted: Counted, rule: str) -> str:
    """How many people got at least one of their choices; "" where nobody knows, also while the
    room still has to settle a tie."""
    outcome, tie = counted.outcome(rule), counted.tie(rule)
    if tie is not None and tie.open:
        return ""
    some, none = outcome.with_something, outcome.with_nothing
    if some is None or none is None:
        return ""
    return words(
        "{some} of {all} people who marked something get at least one of their choices.",
        some=words.number(some), all=words.number(some + none),
    )  # fmt: skip


def how_firm(words: Words, found: Firmness) -> str:
    """Which places could as well be swapped."""
    swaps = found.swaps
    if len(swaps) <= MOST:
        return " ".join(one.told(words) for one in found.sentences)
    told = [words("{first} to {last}", first=one.first, last=one.last) for one in swaps]
    said = [words("Within these places the order could as well be another: {places}.", places=told)]
    cut = next((one for one in swaps if one.at_the_cut), None)
    if cut is not None:
        said.append(words("Among places {first} to {last} are some that go in and some that do not.",
                          first=cut.first, last=cut.last))  # fmt: skip
    return " ".join(said)


def agreement(words: Words, counted: Counted) -> list[str]:
    """What all the groups rank high, where they differ, and what each of them misses."""
    by_label: dict[str, list[str]] = {}
    for one in counted.result.labels:
        by_label.setdefault(one.label, []).append(one.option)
    said = []
    if by_label.get("broad_agreement"):
        said.append(
            words("Every group ranks high: {options}.", options=by_label["broad_agreement"])
        )
    if by_label.get("divergence"):
        said.append(words("The groups differ about: {options}.", options=by_label["divergence"]))
    missed = left_out_by_group(counted.result)
    if missed:
        by_id = {group.id: counted.name(group) for group in counted.result.groups}
        told = "; ".join(f"{by_id[group]}: {', '.join(labels)}" for group, labels in missed.items())
        said.append(words("Among a group's first three, and not in: {groups}.", groups=told))
    return said


def left_out(words: Words, counted: Counted) -> list[str]:
    """The sentences for what a round that was counted without ballots cannot tell."""
    return [words(message) for message in counted.result.without if message in TOLD]
