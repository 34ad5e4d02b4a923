"""The pages on which officials assess with their phones: no script, nothing from elsewhere."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from workshop_app.domain.capacity import CRITERIA, GATES, SCALE
from workshop_app.domain.rounds import Office
from workshop_app.export import svg
from workshop_app.services import criteria
from workshop_app.services.prioritize import Placed
from workshop_app.translation.catalogue import Words
from workshop_app.web import style
from workshop_app.web.assess_forms import ANSWERS, LONGEST, GateAnswer, Judgements, fields_of
from workshop_app.web.pages import policy_of, sized, templates
from workshop_app.web.phrases import LANGUAGES, phrases

GATE_WORDS = {"yes": "Yes", "no": "No", "to_confirm": "To be confirmed"}
"""The answers of a gate as the catalogue knows them."""


@dataclass(frozen=True, slots=True)
class Sitting:
    """What a page carries along beside the judgements: language, mark of the page, code, office."""

    language: str
    page: str = ""
    code: str = ""
    office: str = ""


class AssessPages:
    """Draws the pages of a round of assessment over ``asked``; texts of the plan are in
    ``language``."""

    def __init__(self, asked: Sequence[Placed], number: int, language: str) -> None:
        self._asked, self._number, self._spoken = list(asked), number, language[:2]
        sheet = style.sheet(None, "assess.css")
        self._style = Markup(sheet)
        self.policy = policy_of(sheet)
        self._templates = templates()
        self._signs = [
            sized(svg.sign(one.proposal.theme, one.proposal.pictogram)) for one in self._asked
        ]

    # -- pages ------------------------------------------------------------------------------------
    def begin(
        self, sitting: Sitting, offices: Sequence[Office], with_code: bool, problem: str = ""
    ) -> str:
        """The first page: the code where there are some, the office, the languages."""
        say = phrases(sitting.language)
        return self._drawn(
            "assess_begin.html", sitting, with_code=with_code, offices=offices,
            round=say("assess_second" if self._number > 1 else "assess_first"),
            problem=say(problem) if problem else "",
        )  # fmt: skip

    def proposal(
        self, sitting: Sitting, at: int, filled: Judgements, asked: Sequence[str],
        gates: Mapping[str, str], problem: str = "",
    ) -> str:  # fmt: skip
        """One proposal with its gates and the criteria ``asked``; ``gates`` are as they stand in
        the plan now."""
        say = phrases(sitting.language)
        return self._drawn(
            "assess.html", sitting, at=at, count=len(self._asked), one=self._asked[at],
            sign=self._signs[at], told=say("assess_place", n=at + 1, total=len(self._asked)),
            gates=[self._gate(sitting, at, id, filled, gates) for id in GATES],
            rows=[self._row(sitting, at, id, filled) for id in asked],
            carried=fields_of(filled, without=at), spoken=self._spoken, longest=LONGEST,
            answers=[(key, Words(sitting.language)(GATE_WORDS[key])) for key in ANSWERS],
            dont_know=Words(sitting.language)("Don't know"), scores=range(SCALE[0], SCALE[1] + 1),
            problem=say(problem) if problem else "",
        )  # fmt: skip

    def review(
        self, sitting: Sitting, filled: Judgements, asked: Sequence[str], problem: str = ""
    ) -> str:
        """What was answered of each proposal, in a few words, before it is handed in."""
        say = phrases(sitting.language)
        rows = [
            (one, self._signs[at], self._state(sitting, at, filled, asked))
            for at, one in enumerate(self._asked)
        ]
        return self._drawn(
            "assess_review.html", sitting, rows=rows, carried=fields_of(filled),
            spoken=self._spoken,
            problem=say(problem) if problem else "",
        )  # fmt: skip

    def said(self, language: str, sentence: str, *, title: str = "", tone: str = "") -> str:
        """A page with one sentence (a phrase's key)."""
        say = phrases(language)
        return self._drawn(
            "said.html", Sitting(language), sentence=say(sentence), tone=tone,
            title=say(title) if title else "", stop=sized(svg.pictogram("prohibit")),
            lock=sized(svg.pictogram("lock-simple")), links=(),
        )  # fmt: skip

    # -- parts ------------------------------------------------------------------------------------
    def _gate(
        self, sitting: Sitting, at: int, id: str, filled: Judgements, gates: Mapping[str, str]
    ) -> dict[str, Any]:
        kept = gates.get(id, "")
        said = filled.gates.get((at, id), GateAnswer(kept, kept))
        return {
            "key": list(GATES).index(id), "question": Words(sitting.language)(GATES[id]),
            "answer": said.answer, "was": said.was, "text": said.text,
        }  # fmt: skip

    def _row(self, sitting: Sitting, at: int, id: str, filled: Judgements) -> dict[str, Any]:
        told = criteria.anchors(sitting.language)[id]
        given = filled.figures.get(at, {})
        return {
            "field": f"r{at}c{list(CRITERIA).index(id)}",
            "name": Words(sitting.language)(CRITERIA[id]), "plain": told.plain,
            "examples": told.examples,
            "given": (given[id] or 0) if id in given else -1,
        }  # fmt: skip

    def _state(self, sitting: Sitting, at: int, filled: Judgements, asked: Sequence[str]) -> str:
        say = phrases(sitting.language)
        if filled.closed(at):
            return say("assess_closed")
        n = filled.answered(at)
        return say("assess_answered", n=n, total=len(asked)) if n else say("assess_nothing")

    def _drawn(self, template: str, sitting: Sitting, **facts: Any) -> str:
        return self._templates.get_template(template).render(
            say=phrases(sitting.language),
            language=sitting.language.replace("_", "-"),
            languages=LANGUAGES.items(),
            name="assess_title",
            style=self._style,
            visit=sitting,
            **facts,
        )
