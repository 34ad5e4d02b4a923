"""The sample's rounds as views, straight from its files and the expected results."""

from __future__ import annotations

import hashlib
import json
from collections import defaultdict
from datetime import date
from fractions import Fraction
from functools import cache
from pathlib import Path
from typing import Any

from workshop_app.export.round_views import GroupView, OptionView, ResultView, RoundView, TieView

ROOT = Path(__file__).resolve().parents[2]

LABELS = {
    2: "Muro y desagües en la ladera", 4: "Frente de convivencia cada mes",
    6: "Mesa contra apodos en el salón", 8: "Promotor de salud por sector",
    10: "Fondo semilla para negocios", 11: "Contrato de arriendo sencillo",
    12: "Banco de materiales para techos", 13: "Recuperar la cancha y el parque",
    14: "Acuerdo de uso del andén", 15: "Refuerzo escolar por las tardes",
    16: "Baños y comedor de la escuela", 17: "Ruta segura para mujeres",
    18: "Limpiar y sembrar el caño", 19: "Guardería comunitaria",
    20: "Feria de emprendimientos", 21: "Agua y alcantarillado por cuadras",
    22: "Escrituras y barrio legal", 24: "Mural y nombres de calles",
    25: "Biblioteca rodante", 26: "Igual trato en la matrícula",
    27: "Psicóloga en el salón comunal", 28: "Puesto de salud los sábados",
    29: "Cursos cortos con certificado", 31: "Subsidio de arriendo seis meses",
    32: "Convite de pintura y repello", 33: "Paso seguro frente a la escuela",
    34: "Escuela de fútbol y kickingball", 36: "Concurso de gaitas y joropo",
    37: "Jornada de salud cada mes", 38: "Comedor y huerta",
    39: "Casetas para vendedores", 40: "Permiso de venta claro",
}  # fmt: skip


@cache
def _files() -> dict[str, Any]:
    kept = {
        name: json.loads((ROOT / "resources/sample" / f"{name}.json").read_text("utf-8"))
        for name in ("plan", "actions", "assessments", "ballots")
    }
    oracle = (ROOT / "tests/data/oracle.json").read_text("utf-8")
    return {**kept, "oracle": json.loads(oracle)}


class SampleRounds:
    """The sample's files in one language, and its rounds as views."""

    def __init__(self, language: str) -> None:
        self.language = language
        files = _files()
        self.plan, self.actions = files["plan"], files["actions"]
        self.judged, self.votes, self.oracle = (
            files["assessments"],
            files["ballots"],
            files["oracle"],
        )
        self.number = {one["id"]: one["number"] for one in self.plan["proposals"]}
        self.keeper = {
            member: cluster["keeper"]
            for cluster in self.plan["clusters"]
            for member in cluster["members"]
            if member != cluster["keeper"]
        }
        self.label_of = {
            self.number[cluster["keeper"]]: self.told(cluster["label"])
            for cluster in self.plan["clusters"]
        }
        self.capacity = {one["number"]: one for one in self.oracle["capacity"]["proposals"]}
        self.chosen = self.oracle["rounds"][0]["most_first"]["selected"]
        self.group_names = {
            group["id"]: group["name"] for one in self.votes["rounds"] for group in one["groups"]
        }

    def told(self, text: Any) -> str:
        if isinstance(text, dict):
            return str(text[self.language])
        return text or ""

    def label(self, number: int) -> str:
        if number in self.label_of:
            return self.label_of[number]
        return LABELS.get(number, "") if self.language == "es" else ""

    # -- rounds -------------------------------------------------------------------------------
    def rounds(self) -> tuple[RoundView, ...]:
        return tuple(
            self._round(asked, counted)
            for asked, counted in zip(self.votes["rounds"], self.oracle["rounds"], strict=True)
        )

    def _round(self, asked: dict[str, Any], counted: dict[str, Any]) -> RoundView:
        decides = asked["id"] == self.judged["thresholds"]["priority"]["round"]
        return RoundView(
            name=asked["id"],
            question=self.told(asked["question"]),
            method=asked["method"],
            per_person=asked.get("per_person", 0),
            max_per_option=asked.get("max_per_option", 0),
            max_approvals=asked.get("max_approvals"),
            places=asked.get("cut"),
            budget=asked.get("budget"),
            rule="most" if asked["method"] == "dots" else "equal-shares",
            tie_rule=asked["tie_rule"],
            seed=asked["public_seed"],
            held_on=date.fromisoformat(asked["held_on"]),
            deciding=decides,
            deciding_places=self.judged["thresholds"]["priority"]["n"] if decides else None,
            result=self._result(asked, counted),
        )

    def _result(self, asked: dict[str, Any], counted: dict[str, Any]) -> ResultView:
        themes = {one["number"]: one["theme"] for one in self.plan["proposals"]}
        means = {  # in whole percents, as they are told in public
            one["number"]: Fraction(round(Fraction(one["mean"]) * 100), 100)
            for one in counted["equal_group_mean"]
        }
        costs = {one["number"]: one["cost"] for one in asked["options"]}
        most = counted.get("most_first") or {}
        chosen = most.get("selected") or counted["equal_shares"]["funded"]
        void: dict[str, int] = defaultdict(int)
        for ballot in counted["invalid"]:
            void[ballot["reasons"][0]] += 1
        by_groups = (counted.get("equal_groups_first") or {}).get("selected", chosen)
        return ResultView(
            received=counted["cast"],
            valid=counted["valid"],
            blank=counted["blank"],
            void=tuple(void.items()),
            marks=counted["marks"],
            options=tuple(
                OptionView(
                    number=str(one["number"]),
                    label=self.label(one["number"]),
                    theme=themes[one["number"]],
                    total=Fraction(one["total"]),
                    people=one["people"],
                    rank=one["rank"],
                    share=Fraction(one["total"], counted["marks"]),
                    equal_mean=means.get(one["number"]),
                    selected=one["number"] in chosen,
                    cost=costs[one["number"]],
                )
                for one in counted["totals"]
            ),
            selected=tuple(str(one) for one in chosen),
            groups=tuple(self._group(counted, one) for one in counted["reporting_groups"]),
            pooled=len(counted["suppressed_groups"]),
            tie=self._tie(most.get("tie_at_the_cut"), asked["public_seed"]),
            one_group=tuple(
                str(one["number"])
                for one in counted["labels"]
                if one["label"] == "one_group_priority"
            ),
            by_groups=tuple(str(one) for one in by_groups if one not in chosen),
            check_value="4C1E 90A7 D25B 3F68",
        )

    def _group(self, counted: dict[str, Any], group: dict[str, Any]) -> GroupView:
        ranks = counted["group_ranks"][group["id"]]
        first = sorted((rank, int(n)) for n, rank in ranks.items() if rank <= 3)
        if len(first) > 5:
            last = max(rank for rank, _ in first)
            first = [one for one in first if one[0] < last]
        shares = counted["group_shares"][group["id"]]
        return GroupView(
            names=tuple(self.group_names[one] for one in group["members"]),
            valid=group["valid"],
            first=tuple((rank, str(n), Fraction(shares[str(n)])) for rank, n in first),
        )

    def _tie(self, tie: dict[str, Any] | None, seed: str) -> TieView | None:
        if not tie:
            return None
        return TieView(
            value=Fraction(tie["value"]),
            tied=tuple(map(str, tie["tied"])),
            places_left=tie["places_left"],
            rule=tie["rule"],
            order=tuple(map(str, [*tie["in"], *tie["out"]])),
            entered=tuple(map(str, tie["in"])),
            lots=tuple(
                (str(one), hashlib.sha256(f"{seed}:{one}".encode()).hexdigest())
                for one in tie["tied"]
            ),
        )
