"""What is said of the proposal in question: how it stands, what asks for a decision, what was
decided, when and why."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, time

from workshop_app.domain.rounds import Decision
from workshop_app.services.deciding import HighIn
from workshop_app.services.prioritize import IN_PLAN, ROUNDS, TO_DECIDE, Placed
from workshop_app.text import N_, Words
from workshop_app.ui.prioritize import names
from workshop_app.ui.vote.names import place

DECIDED = {
    "in": N_("It was decided that **{number}** goes in."),
    "waits": N_("It was decided that **{number}** waits."),
    "out": N_("It was decided that **{number}** stays out."),
}


class DecisionWords:
    """The sentences of the card. ``writable``: the reason stands in its field, and not here."""

    def __init__(self, words: Words, writable: bool, currency: str) -> None:
        self._words, self._writable, self._currency = words, writable, currency

    def of(
        self,
        one: Placed,
        high: Sequence[HighIn],
        action: str,
        first: str,
        others: Mapping[str, Placed],
    ) -> str:
        """All that is said of ``one``; the arguments are those of ``DecisionCard.show_proposal``."""
        if first and one.state == TO_DECIDE:
            return self._missing(one, first)
        told = [self._stands(one, high, action, others), self._money(one)]
        told.append(self._excluded(one, others) if not one.clashes else "")
        return " ".join(part for part in told if part)

    def _missing(self, one: Placed, first: str) -> str:
        """What comes before ``one`` can be decided with reason."""
        words, number = self._words, plain(one.priority.number)
        if first == ROUNDS:
            return words("No round decides yet. First the vote; then **{number}** is decided.",
                         number=number)  # fmt: skip
        return words("Capacity is not known yet. First the assessment; then **{number}** is "
                     "decided.", number=number)  # fmt: skip

    def _stands(
        self, one: Placed, high: Sequence[HighIn], action: str, others: Mapping[str, Placed]
    ) -> str:
        words, number = self._words, plain(one.priority.number)
        if one.state == IN_PLAN:
            told = words("**{number}** is in the plan: action A{action}.", number=number,
                         action=action)  # fmt: skip
            return f"{told} {self._clash(one, others)}".strip()
        if one.clashes and one.state == TO_DECIDE:
            return f"{self._clash(one, others)} {words('Decide, and say why.')}"
        if one.decision:
            return self._decided(one, one.decision)
        zone = names.zone(words, one.priority.zone)
        if one.state != TO_DECIDE:
            return words("**{number}** goes in by its zone, {zone}. To leave it out, say why.",
                         number=number, zone=zone)  # fmt: skip
        return f"{self._why(one, high)} {words('Decide, and say why.')}"

    def _decided(self, one: Placed, decision: Decision) -> str:
        words = self._words
        told = words(DECIDED.get(decision.outcome, DECIDED["out"]),
                     number=plain(one.priority.number))  # fmt: skip
        when = self._when(decision)
        reason = "" if self._writable else plain(decision.reason)
        said = words("Reason: {reason}", reason=reason) if reason else ""
        return " ".join(part for part in (told, when, said) if part)

    def _when(self, decision: Decision) -> str:
        """The day and the minute, as far as they are known."""
        words = self._words
        if not decision.day:
            return ""
        day = words.date(date.fromisoformat(decision.day))
        if not decision.at:
            return _ended(day)
        return _ended(f"{day}, {words.time(time.fromisoformat(decision.at))}")

    def _money(self, one: Placed) -> str:
        words = self._words
        if one.part is None or one.proposal.cost is None:
            return ""
        part = words.millions(one.part, self._currency)
        whole = words.millions(one.proposal.cost, self._currency)
        return words("Now {part} of its {whole} go in.", part=part, whole=whole)

    def _clash(self, one: Placed, others: Mapping[str, Placed]) -> str:
        """What it cannot be done with, and both go in."""
        words = self._words
        if not one.clashes:
            return ""
        numbers = [f"**{plain(others[id].priority.number)}**" for id in one.clashes if id in others]
        reasons = [
            plain(pair.reason) for pair in one.excludes
            if {pair.one, pair.other} & set(one.clashes)
        ]  # fmt: skip
        return words("**{number}** and {others} exclude each other, and both go in: {reason}",
                     number=plain(one.priority.number), others=words.listed(numbers),
                     reason=_ended(" · ".join(reasons)))  # fmt: skip

    def _excluded(self, one: Placed, others: Mapping[str, Placed]) -> str:
        """What it cannot be done with, where only one of them goes in."""
        words, id = self._words, one.proposal.id
        found = [pair.other if pair.one == id else pair.one for pair in one.excludes]
        numbers = [f"**{plain(others[each].priority.number)}**" for each in found if each in others]
        return words("It excludes {others}.", others=words.listed(numbers)) if numbers else ""

    def _why(self, one: Placed, high: Sequence[HighIn]) -> str:
        """What asks for a decision, with the groups that had it among their first."""
        words, number = self._words, plain(one.priority.number)
        zone = names.zone(words, one.priority.zone)
        if one.earlier:
            return words("**{number}** is a cluster now. Before it was joined, this was decided on "
                         "one of its proposals: {decisions}", number=number,
                         decisions=self._earlier(one))  # fmt: skip
        if one.priority.not_voted:
            return words("**{number}** was in no round that decides.", number=number)
        if high:
            groups = words.listed([
                words("{place} of {group}", place=place(words, found.rank),
                      group=plain(" + ".join(found.groups)))
                for found in high[:3]
            ])  # fmt: skip
            return words("**{number}** is {groups}, and it fell in {zone}.", number=number,
                         groups=groups, zone=zone)  # fmt: skip
        if one.priority.zone == "unknown":
            return words("Of **{number}** the capacity is not known: answers are missing.",
                         number=number)  # fmt: skip
        return words("**{number}** fell in {zone}.", number=number, zone=zone)

    def _earlier(self, one: Placed) -> str:
        words = self._words
        called = {"in": words("in the plan"), "waits": words.at("proposal", "waits")}
        told = [
            f"{called.get(each.outcome, words('left out'))} ({plain(each.reason)})"
            if each.reason else called.get(each.outcome, words("left out"))
            for each in one.earlier
        ]  # fmt: skip
        return _ended(" · ".join(told))


def _ended(text: str) -> str:
    return text if text.endswith((".", "!", "?", "…")) else f"{text}."


def plain(text: str) -> str:
    """A typed text within a sentence that has bold marks of its own."""
    return text.replace("**", "")
