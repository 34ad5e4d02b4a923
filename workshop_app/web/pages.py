"""The pages that phones are given: one template each, no script, nothing from elsewhere."""

from __future__ import annotations

import base64
import secrets
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import jinja2
from markupsafe import Markup, escape

from workshop_app import paths
from workshop_app.domain.rounds import VoteRound
from workshop_app.domain.voting.ballots import RoundRules
from workshop_app.export import svg
from workshop_app.services import rounds
from workshop_app.services.open_plan import OpenPlan
from workshop_app.web import style
from workshop_app.web.forms import FORMS, Filled, field_of
from workshop_app.web.phrases import LANGUAGES, phrases

_PAGE, _CODE = (f"@{secrets.token_hex(12)}@" for _ in range(2))
"""Where the visit goes in the ballot that is drawn once: nothing that anyone has written."""


@dataclass(frozen=True, slots=True)
class Visit:
    """What a page carries along in its form: its language, its mark, and what was typed before.
    There is nothing else: no cookie, nothing in the address."""

    language: str
    page: str = ""
    code: str = ""
    key: str = ""


@dataclass(frozen=True, slots=True)
class Asked:
    """The question of a round as it was fixed at opening, drawn once."""

    round: VoteRound
    rules: RoundRules
    language: str
    rows: tuple[dict[str, Any], ...]

    @classmethod
    def of(cls, plan: OpenPlan, round: VoteRound) -> Asked:
        """The question of ``round``; its texts are in the language of this laptop."""
        language = plan.settings.language
        rows = tuple(
            {
                "label": option.label,
                "text": option.short or option.text,
                "sign": sized(svg.sign(option.theme, option.pictogram)),
                "theme": option.theme,
                "field": field_of(at),
                "language": language[:2],
            }
            for at, option in enumerate(rounds.options(plan, round))
        )
        return cls(round, rounds.rules_of(plan, round), language, rows)


class Pages:
    """Draws the pages of one round."""

    def __init__(self, asked: Asked) -> None:
        self._asked = asked
        self._form = FORMS[asked.rules.method]
        sheet = style.sheet(self._form.total(asked.rules))
        self._style = Markup(sheet)
        self.policy = policy_of(sheet)
        self._empty: dict[str, str] = {}
        self._sentences: dict[tuple[object, ...], str] = {}
        self._templates = templates()

    # -- the vote ---------------------------------------------------------------------------------
    def code(self, visit: Visit, problem: str = "") -> str:
        """The first page: the question, a field for the code, the languages."""
        say = phrases(visit.language)
        return self._drawn("code.html", visit, problem=say(problem) if problem else "")

    def ballot(
        self, visit: Visit, filled: Filled | None = None, typed: Mapping[str, str] | None = None
    ) -> str:
        """The form of the ballot, as far as it was filled in, with what is wrong with it."""
        if filled is None:
            return self._empty_ballot(visit)
        say, rules = phrases(visit.language), self._asked.rules
        total, most = self._form.total(rules), self._form.most(rules)
        return self._drawn(
            "ballot.html",
            visit,
            problem=say(filled.wrong, **filled.facts) if filled.wrong else "",
            how=say(self._form.how(rules), total=total, most=most),
            rows=self._rows(visit.language, filled.marks, typed or {}),
            part=self._form.part(rules),
            least=self._form.least,
            most=most,
            total=total,
        )

    def _empty_ballot(self, visit: Visit) -> str:
        """The form as everyone gets it first: drawn once, then only the visit is put in."""
        if visit.language not in self._empty:
            blank = Visit(visit.language, _PAGE, _CODE)
            self._empty[visit.language] = self.ballot(blank, Filled({}))
        page = self._empty[visit.language].replace(_PAGE, escape(visit.page))
        return page.replace(_CODE, escape(visit.code))

    def confirm(self, visit: Visit, filled: Filled, problem: str = "") -> str:
        """Only what was chosen, and what is left over."""
        say, rules = phrases(visit.language), self._asked.rules
        total = self._form.total(rules)
        left = (total or 0) - filled.given
        spare = f"{self._form.spare}{'_one' if left == 1 else ''}"
        rows = self._rows(visit.language, filled.marks, {})
        return self._drawn(
            "confirm.html",
            visit,
            problem=say(problem) if problem else "",
            rows=[row for row in rows if row["given"] is not None],
            part=self._form.part(rules),
            most=self._form.most(rules),
            spare=say(spare, n=left) if self._form.spare and left > 0 and filled.marks else "",
        )

    def _rows(
        self, language: str, marks: Mapping[str, int], typed: Mapping[str, str]
    ) -> list[dict[str, Any]]:
        say, rules = phrases(language), self._asked.rules
        rings = range(self._form.most(rules) + 1) if self._form.part(rules) == "rings" else range(2)
        rows = []
        for row in self._asked.rows:
            given = marks.get(row["label"])
            spoken = [say("given" if n else "none", option=row["text"], n=n) for n in rings]
            shown = typed.get(row["field"], "" if given is None else str(given))[:8]
            rows.append({**row, "given": given, "spoken": spoken, "typed": shown})
        return rows

    # -- sentences --------------------------------------------------------------------------------
    def said(
        self,
        language: str,
        sentence: str,
        *,
        title: str = "",
        tone: str = "",
        links: Iterable[tuple[str, str]] = (("/", "start"),),
    ) -> str:
        """A page with one sentence (a phrase's key). ``tone``: ``well``, ``kept``, ``wrong`` or plain;
        ``links``: address and phrase."""
        key = (language, sentence, title, tone, tuple(links))
        if key not in self._sentences:
            self._sentences[key] = self._draw_said(*key)
        return self._sentences[key]

    def _draw_said(
        self, language: str, sentence: str, title: str, tone: str, links: Iterable[tuple[str, str]]
    ) -> str:
        say = phrases(language)
        return self._drawn(
            "said.html",
            Visit(language),
            sentence=say(sentence),
            title=say(title) if title else "",
            tone=tone,
            stop=sized(svg.pictogram("prohibit")),
            lock=sized(svg.pictogram("lock-simple")),
            links=[(address, say(key)) for address, key in links],
        )

    def result(self, language: str) -> str:
        """The picture of the result, to be kept."""
        return self._drawn("result.html", Visit(language))

    # -- photographs ------------------------------------------------------------------------------
    def photos(
        self,
        visit: Visit,
        *,
        problem: str = "",
        told: str = "",
        picture: bytes | None = None,
        number: str = "",
    ) -> str:
        """The note-taker's page: the PIN, then a photograph to choose, then whether ``picture``
        shows faces."""
        say = phrases(visit.language)
        return self._drawn(
            "photos.html",
            visit,
            problem=say(problem) if problem else "",
            told=say(told) if told else "",
            picture=base64.b64encode(picture).decode() if picture else "",
            number=number,
            face=sized(svg.pictogram("smiley")),
            sheet=sized(svg.pictogram("note-pencil")),
        )

    def _drawn(self, template: str, visit: Visit, **facts: Any) -> str:
        return self._templates.get_template(template).render(
            say=phrases(visit.language),
            language=visit.language.replace("_", "-"),
            languages=LANGUAGES.items(),
            question=self._asked.round.question,
            question_language=self._asked.language[:2],
            style=self._style,
            visit=visit,
            **facts,
        )


def policy_of(sheet: str) -> str:
    """What a page with this style may load: nothing from elsewhere, no script."""
    return (
        f"default-src 'none'; style-src '{style.fingerprint(sheet)}'; img-src 'self' data:; "
        "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    )


def templates() -> jinja2.Environment:
    """The templates of the phones' pages; everything that is put in is escaped."""
    loader = jinja2.FileSystemLoader(paths.resources("phones"))
    return jinja2.Environment(
        loader=loader, autoescape=True, auto_reload=False, trim_blocks=True, lstrip_blocks=True
    )


def sized(drawn: str) -> Markup:
    """A sign that stays small where a phone shows the page without its style."""
    return Markup(drawn.replace("<svg ", '<svg width="50" height="50" ', 1))
