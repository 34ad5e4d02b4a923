"""The sample plan as a view, straight from its files and the expected results: no store."""

from __future__ import annotations

from collections import defaultdict
from datetime import date, datetime
from fractions import Fraction
from functools import cache
from typing import Any

from tests.export.sample_rounds import SampleRounds
from workshop_app.export.views import (
    ActionView,
    CapacityView,
    ChallengeView,
    CommitmentView,
    DecisionView,
    GateView,
    IndicatorView,
    PinView,
    PlanView,
    ProposalView,
    SourceView,
    TerritoryView,
    VoteView,
    WorkshopView,
)

KINDS = {
    "a08": "several", "a09": "nation", "a10": "nation", "a12": "several", "a13": "to_find",
    "a14": "cooperation", "a15": "several", "a17": "several", "a06": "several",
}  # fmt: skip


class _Sample(SampleRounds):
    # -- proposals ----------------------------------------------------------------------------
    def proposals(self) -> tuple[ProposalView, ...]:
        in_actions: dict[str, list[str]] = defaultdict(list)
        for action in self.actions["actions"]:
            for one in action["proposals"]:
                in_actions[one].append(f"A{action['number']}")
        out = {one["proposal"]: one for one in self.actions["left_out"]}
        return tuple(self._proposal(one, in_actions, out) for one in self.plan["proposals"])

    def _proposal(
        self, one: dict[str, Any], in_actions: dict[str, list[str]], out: dict[str, Any]
    ) -> ProposalView:
        keeper = self.keeper.get(one["id"])
        voted = keeper or one["id"]
        number = self.number[voted]
        judged = self.capacity.get(number)
        actions = in_actions[one["id"]] or in_actions[voted]
        left = out.get(one["id"])
        members = [m for m, kept in self.keeper.items() if kept == one["id"]]
        gates = [gate for gate in self.judged["gates"] if gate["proposal"] == voted]
        texts = {c["id"]: self.told(c["text"]) for c in self.plan["challenges"]}
        code = {t["id"]: t["code"] for t in self.plan["territories"]}
        told = self.told(one["title"])
        decided = left and left["decision_taken"]
        return ProposalView(
            number=str(one["number"]),
            theme=one["theme"],
            text=told,
            first_said=one.get("first_said", "") and self.told(one["first_said"]),
            label=self.label(one["number"]),
            territory=code.get(one["territory"], ""),
            workshop=int(one["workshop"][2:]),
            cluster=self.label_of.get(number, "") if keeper or members else "",
            cost=one["cost"],
            challenges=tuple(texts[c] for c in one["challenges"]),
            keeper=str(number) if keeper else "",
            members=tuple(str(self.number[m]) for m in members),
            votes=tuple(self._vote(counted, number) for counted in self._stood_in(number)),
            zone=judged["zone"] if judged else "",
            order=self._order(number),
            priority_high=number in self.oracle["capacity"]["priority_selected"]["selected"],
            capacity=self._capacity(judged) if judged else None,
            gates=tuple(
                GateView(
                    gate=gate["gate"],
                    fails=gate["fails"],
                    reason=self.told(gate["reason"]),
                    would_open=self.told(gate["what_would_make_it_viable"]),
                )
                for gate in gates
            ),
            decision=DecisionView(
                outcome="out",
                reason=self.told(left["reason"]),
                against_zone=True,
                office="Coordinación del plan",
                day=date(2026, 9, 17),
            )
            if decided
            else None,
            outcome="action" if actions else "out" if left else "open",
            actions=tuple(actions),
            reason=self.told(left["reason"]) if left else "",
            would_open=" ".join(
                self.told(gate["what_would_make_it_viable"]) for gate in gates if gate["fails"]
            ),
            one_group=tuple(
                counted["id"]
                for counted in self.oracle["rounds"]
                if any(
                    label["number"] == number and len(label["high_in"]) == 1
                    for label in counted["labels"]
                )
            ),
            high_in_group=bool(decided),
            sensitive=one["sensitive"],
        )

    def _stood_in(self, number: int) -> list[dict[str, Any]]:
        return [
            counted
            for counted in self.oracle["rounds"]
            if any(one["number"] == number for one in counted["totals"])
        ]

    def _vote(self, counted: dict[str, Any], number: int) -> VoteView:
        total = next(one for one in counted["totals"] if one["number"] == number)
        tie = (counted.get("most_first") or {}).get("tie_at_the_cut") or {}
        groups = [self._group(counted, one) for one in counted["reporting_groups"]]
        return VoteView(
            round=counted["id"],
            option=str(number),
            total=Fraction(total["total"]),
            rank=total["rank"],
            tie="in"
            if number in tie.get("in", ())
            else "out"
            if number in tie.get("out", ())
            else "",
            first_of=tuple(
                (" + ".join(group.names), share)
                for group in groups
                for _, n, share in group.first
                if n == str(number)
            ),
        )

    def _capacity(self, judged: dict[str, Any]) -> CapacityView:
        medians = sorted((Fraction(value), name) for name, value in judged["medians"].items())
        value = judged["capacity"]
        return CapacityView(
            value=None if value is None else Fraction(value),
            high=judged["capacity_level"] == "high",
            answers=judged["officials"],
            weakest=tuple((name, value) for value, name in medians[:2]),
        )

    def _order(self, number: int) -> int | None:
        zones = ("do_now", "open_way", "quick_win", "return", "unknown")
        counted = self.oracle["rounds"][0]
        ranks = {one["number"]: one["rank"] for one in counted["totals"]}
        if number not in ranks:
            return None
        judged = self.capacity.get(number)
        zone = zones.index(judged["zone"]) if judged else 4
        place = self.chosen.index(number) if number in self.chosen else 100 + ranks[number]
        return zone * 1000 + place

    # -- actions ------------------------------------------------------------------------------
    def action_views(self, proposals: tuple[ProposalView, ...]) -> tuple[ActionView, ...]:
        known = {one.number: one for one in proposals}
        views = [self._action(one, known) for one in self.actions["actions"]]
        last = 10**6

        def place(view: ActionView) -> tuple[int, int]:
            order = known[view.proposals[0]].order if view.proposals else None
            return (last if order is None or not view.zone else order, int(view.number[1:]))

        return tuple(sorted(views, key=place))

    def _action(self, one: dict[str, Any], known: dict[str, ProposalView]) -> ActionView:
        code = {t["id"]: f"{t['code']} {self.told(t['name'])}" for t in self.plan["territories"]}
        programmes = self.actions["development_plan_programmes"]["items"]
        answered = [known[str(self.number[p])] for p in one["proposals"]]
        answered.sort(key=lambda p: 10**6 if p.order is None else p.order)
        main = answered[0] if answered else None
        indicator = one["indicator"]
        number = f"A{one['number']}"
        return ActionView(
            number=number,
            title=self.told(one["title"]),
            theme=one["theme"],
            perspective=one["perspective"],
            territories=tuple(code[t] for t in one["territories"]),
            horizon=one["horizon"],
            start=date.fromisoformat(one["start"] + "-01"),
            months=one["months"],
            responsible=self.told(one["responsible"]),
            allies=tuple(self.told(ally) for ally in one["allies"]),
            cost=one["cost"],
            sources=(
                SourceView(
                    name=self.told(one["funding_source"]),
                    kind=KINDS.get(one["id"], "municipality"),
                ),
            ),
            indicators=(
                IndicatorView(
                    name=self.told(indicator["name"]),
                    unit=self.told(indicator["unit"]),
                    baseline=indicator["baseline"],
                    target=indicator["target"],
                ),
            ),
            beneficiaries=one["beneficiaries"]["count"],
            beneficiaries_who=self.told(one["beneficiaries"]["who"]),
            programme=next(self.told(p["name"]) for p in programmes if p["id"] == one["programme"]),
            sdg=tuple(one["sdg"]),
            note=self.told(one.get("note", "")),
            proposals=tuple(p.number for p in answered),
            zone=main.zone if main else "",
            would_open=tuple(p.would_open for p in answered if p.would_open),
            commitments=tuple(view for view in self.commitments() if view.action == number),
        )

    def commitments(self) -> tuple[CommitmentView, ...]:
        number = {one["id"]: f"A{one['number']}" for one in self.actions["actions"]}
        return tuple(
            CommitmentView(
                who=self.told(one["who"]),
                what=self.told(one["what"]),
                by=date.fromisoformat(one["by"]),
                state=one["status"],
                follow_up=self.told(one["follow_up"]),
                action=number.get(one["action"], ""),
            )
            for one in self.actions["commitments"]
        )

    def workshops(self) -> tuple[WorkshopView, ...]:
        said = [one["workshop"] for one in self.plan["proposals"]]
        return tuple(
            WorkshopView(
                number=one["number"],
                title=self.told(one["title"]),
                day=date.fromisoformat(one["date"]),
                minutes=_minutes(one["end"]) - _minutes(one["start"]),
                place=self.told(one["place"]["name"]),
                audience=one["audience"],
                communes=tuple(int(c[1:]) for c in one["communes"]),
                attendance=one["attendance"]["total"],
                proposals=said.count(one["id"]),
            )
            for one in self.plan["workshops"]
        )


def _minutes(hour: str) -> int:
    hours, minutes = hour.split(":")
    return int(hours) * 60 + int(minutes)


@cache
def sample_view(language: str = "es") -> PlanView:
    """The sample plan in Spanish or English, as a service loads it from its file."""
    sample = _Sample(language)
    plan = sample.plan
    proposals = sample.proposals()
    workshops = sample.workshops()
    return PlanView(
        title=sample.told(plan["title"]),
        municipality=plan["municipality"]["name"],
        department=plan["municipality"]["department"],
        language="es",
        currency=plan["currency"],
        sample=True,
        day=date(2026, 11, 20),
        moment=datetime(2026, 11, 20, 15, 30),
        communes=(7, 8, 9, 10),
        territories=tuple(
            TerritoryView(
                code=one["code"],
                name=sample.told(one["name"]),
                communes=tuple(int(c[1:]) for c in one["communes"]),
            )
            for one in plan["territories"]
        ),
        pins=tuple(
            PinView(
                theme=one["theme"],
                number=str(one["number"]),
                at=(round(one["pin"]["lon"], 3), round(one["pin"]["lat"], 3)),
            )
            for one in plan["proposals"]
            if one["pin"] and not one["sensitive"]
        ),
        workshops=workshops,
        attendance_total=sum(one.attendance or 0 for one in workshops),
        challenges=tuple(
            ChallengeView(
                number=str(one["number"]), text=sample.told(one["text"]), theme=one["theme"]
            )
            for one in plan["challenges"]
        ),
        clusters=len(plan["clusters"]),
        clustered=sum(len(one["members"]) for one in plan["clusters"]),
        proposals=proposals,
        rounds=sample.rounds(),
        assessed=len(sample.capacity),
        actions=sample.action_views(proposals),
        commitments=sample.commitments(),
    )
