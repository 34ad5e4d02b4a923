"""A shown round as its page tells it: rows by a rule, the tie, what the sum leaves out. No Qt."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction

from workshop_app.domain.numbers import sort_key
from workshop_app.domain.rounds import Option, VoteRound
from workshop_app.domain.voting.count import RoundResult
from workshop_app.domain.voting.groups import ReportingGroup, competition_ranks
from workshop_app.domain.voting.public import first_labels
from workshop_app.domain.voting.rules import RULES
from workshop_app.domain.voting.rules.outcome import Outcome
from workshop_app.domain.voting.ties import Tie
from workshop_app.services import results, rounds
from workshop_app.services.open_plan import OpenPlan
from workshop_app.text import Words
from workshop_app.ui.vote import names


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """An option in the result. ``place`` is its rank ("=6" at a tie); ``figure`` what it got and
    ``part`` which part of all that is; ``share`` (0 to 1) the length of its bar; ``chosen`` goes in,
    ``tied`` stands at the cut."""

    option: Option
    place: str
    figure: str
    share: float
    chosen: bool
    tied: bool
    cost: str = ""
    part: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class First:
    """One of a group's first options: its share, and whether only this group has it high and the
    sum leaves it out."""

    option: Option
    share: str
    left_out: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupFirsts:
    """A group that is told apart, by its tables, and its first options (P-55)."""

    name: str
    firsts: tuple[First, ...]


class Counted:
    """A round that the room has seen, counted once; what is asked of it is worked out here."""

    def __init__(self, plan: OpenPlan, words: Words, round: VoteRound) -> None:
        self.round, self._words = round, words
        self.result: RoundResult = results.result(plan, round)
        self.options: Mapping[str, Option] = {o.label: o for o in rounds.options(plan, round)}
        self.currency = plan.plan.currency
        self._rows: dict[tuple[str, bool], list[Row]] = {}
        self._names = {g.code or g.id: g.name for g in rounds.groups_of(plan, round)}

    # -- rules ------------------------------------------------------------------------------------
    @property
    def rules(self) -> list[tuple[str, str]]:
        """The rules that could be applied: key and name; the deciding one first."""
        found = [key for key in RULES if key in self.result.outcomes]
        found.sort(key=lambda key: key != self.round.rule)
        return [(key, self._words(RULES[key].name)) for key in found]

    def outcome(self, rule: str) -> Outcome:
        """What ``rule`` chose."""
        return self.result.outcomes[rule]

    def tie(self, rule: str) -> Tie | None:
        """The tie at the last place by ``rule``."""
        found: Tie | None = getattr(self.outcome(rule), "tie", None)
        return found

    def in_words(self, rule: str) -> str:
        """The rule in words; the deciding rule's tie is told beside it."""
        outcome, tie = self.outcome(rule), self.tie(rule)
        aside = tie.explanation if tie and rule == self.round.rule else None
        told = [one for one in outcome.explanation.sentences if one != aside]
        return " ".join(one.told(self._words, self.currency) for one in told)

    # -- rows -------------------------------------------------------------------------------------
    def rows(self, rule: str, settled: bool) -> list[Row]:
        """The options in the order of ``rule``; ``settled``: the tie rule has spoken."""
        if (rule, settled) not in self._rows:
            self._rows[rule, settled] = self._made_rows(rule, settled)
        return list(self._rows[rule, settled])

    def _made_rows(self, rule: str, settled: bool) -> list[Row]:
        outcome, tie = self.outcome(rule), self.tie(rule)
        values = outcome.values
        ranks = competition_ranks(values)
        highest = max(values.values(), default=Fraction(0)) or Fraction(1)
        chosen = set(outcome.selected)
        tied = set(tie.tied) if tie else set()
        if tie and not settled:
            chosen -= tied
        return [
            Row(
                option=self.options[label],
                place=f"={ranks[label]}" if label in tied else str(ranks[label]),
                figure=self._figure(rule, label, values[label]),
                share=float(values[label] / highest),
                chosen=label in chosen,
                tied=label in tied,
                cost=self.cost(label),
                part=self._part(rule, label),
            )
            for label in self._order(rule, settled)
        ]

    def _order(self, rule: str, settled: bool) -> list[str]:
        """By value; equal ones as the rule chose them. Tied ones by number until it is settled."""
        outcome, tie = self.outcome(rule), self.tie(rule)
        chosen = list(outcome.selected)
        if tie:
            chosen = [label for label in chosen if label not in tie.tied]
            chosen += [*tie.chosen, *tie.left_out] if settled else []
        place = {label: at for at, label in enumerate(chosen)}
        bought = place if rule == "equal-shares" else {}
        return sorted(
            outcome.values,
            key=lambda label: (
                bought.get(label, len(bought)),
                -outcome.values[label],
                place.get(label, len(place)),
                sort_key(label),
            ),
        )

    def _figure(self, rule: str, label: str, value: Fraction) -> str:
        told = names.figure(self._words, self.round.method, rule, value)
        if self.round.method == "score" and rule != "groups":
            people = next(one.people for one in self.result.totals if one.label == label)
            return told if people is None else f"{told} ({self._words.number(people)})"
        return told

    def _part(self, rule: str, label: str) -> str:
        """Of all the marks, or of all the people where each says yes to an option or not; nothing
        where the figure is a mean already."""
        result, method = self.result, self.round.method
        whole = result.valid if method == "approval" else result.marks
        if rule == "groups" or method == "score" or not whole:
            return ""
        one = next(one for one in result.totals if one.label == label)
        part = Fraction(one.total, whole)
        if not part:
            return ""
        under = part < Fraction(1, 200)
        return f"<{self._words.percent(Fraction(1, 100))}" if under else self._words.percent(part)

    def costs(self, tie: Tie) -> dict[str, str]:
        """What each tied option costs, "" where it has no figure."""
        found = {label: self.options[label].cost for label in tie.tied}
        currency, words = self.currency, self._words
        return {
            label: "" if cost is None else words.millions(cost, currency)
            for label, cost in found.items()
        }

    def cost(self, label: str) -> str:
        """What an option costs, in a round with a budget."""
        cost = self.options[label].cost
        if self.round.budget is None or cost is None:
            return ""
        return self._words.millions(cost, self.currency)

    # -- sentences --------------------------------------------------------------------------------
    def summary(self) -> str:
        """Ballots and places in one line."""
        words, result = self._words, self.result
        ballots = result.valid - result.counted
        said = []
        if ballots or not result.counted:
            said.append(words.many("{n} valid ballot", "{n} valid ballots", ballots))
        if result.blank:
            said[0] += f" ({words('{n} of them blank', n=words.number(result.blank))})"
        if result.counted:
            said.append(words.many("{n} person counted without a ballot",
                                   "{n} people counted without ballots", result.counted))  # fmt: skip
        void = len(result.invalid)
        if void:
            said.append(words.many("{n} void", "{n} void ones", void))
        return self._with_room(", ".join(said))

    def in_short(self) -> str:
        """How many voted, and the places, for a narrow window."""
        people = self.result.valid
        return self._with_room(self._words.many("{n} person voted", "{n} people voted", people))

    def _with_room(self, told: str) -> str:
        words, round = self._words, self.round
        if round.places:
            return f"{told} · " + words.many("{n} goes in", "{n} go in", round.places)
        if round.budget is not None:
            return f"{told} · {words.millions(round.budget, self.currency)}"
        return told

    def name(self, group: ReportingGroup) -> str:
        """A group by its tables, the ones told as one joined."""
        return self.name_of(group.members)

    def name_of(self, members: Iterable[str]) -> str:
        """The groups with these ids, told as one."""
        return " + ".join(self._names.get(member, member) for member in members)

    def groups(self) -> list[GroupFirsts]:
        """The first three options of every group that is told apart."""
        alone = self._one_group()
        return [
            GroupFirsts(
                name=self.name(group),
                firsts=tuple(
                    First(
                        option=self.options[label],
                        share=self._words.percent(group.shares[label]),
                        left_out=alone.get(label) == group.id,
                    )
                    for label in first_labels(group)
                ),
            )
            for group in self.result.groups
        ]

    def _one_group(self) -> dict[str, str]:
        """Options that one group alone has high and the sum leaves out → that group's id."""
        return {
            one.option: one.high_in[0]
            for one in self.result.labels
            if one.label == "one_group_priority"
        }

    def left_out(self) -> list[tuple[Option, str]]:
        """What one group ranks high and the sum leaves out, each with its sentence."""
        words = self._words
        by_id = {group.id: group for group in self.result.groups}
        ranks = {one.label: one.rank for one in self.result.totals}
        found = []
        for label, group in self._one_group().items():
            option = self.options[label]
            said = words(
                "{number}, {name}, is {place} of {group}. In the total it is number {rank} of {n}.",
                number=label,
                name=names.few_words(option),
                place=names.place(words, by_id[group].ranks[label]),
                group=self.name(by_id[group]),
                rank=words.number(ranks[label]),
                n=words.number(len(ranks)),
            )
            found.append((option, said))
        return found
