"""Views made for tests: nothing in them, very much in them, and what people really type."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from fractions import Fraction

from tests.export.sample_view import sample_view
from workshop_app.export.views import (
    ActionView,
    ChallengeView,
    CommitmentView,
    IndicatorView,
    PlanView,
    ProposalView,
    SourceView,
    VoteView,
    WorkshopView,
)

THEMES = ("housing", "public_space", "education", "health", "economy")

TWENTY_PAGES = " ".join(
    f"Párrafo {n}: la comunidad cuenta con detalle qué pasó en la cuadra y qué se quiere hacer."
    for n in range(900)
)

AWKWARD = (
    "Baños & comedor <b>ya</b> </para> <img src=x> &lt; %s {campo}",
    "🌽🎪 👨‍👩‍👧‍👦 👍🏽 🇨🇴 ❤️ hallacas y lo que salga",
    "x" * 300,
    "A\x00B\x07C\u200bD\u202eE\ud800F\ufeffG\x1b[31mH",
    "我们需要水 نحتاج إلى الماء नमस्ते",
    "Línea uno\r\nLínea dos\u2028Línea tres\n\n\nLínea cuatro\ttabulada",
    "=cmd|' /C calc'!A0",
    "   ",
    "«comillas» “dobles” 'simples' — raya – guion … ½ ² € → ≥ ✓ №",
    "a\u0301e\u0301 descompuestas, ﬁ ligada, \u00a0 y \u202f sin partir",
)


def empty_view() -> PlanView:
    """A plan that was only just made."""
    return PlanView(
        title="Cúcuta",
        municipality="San José de Cúcuta",
        department="",
        language="es",
        currency="COP",
        sample=False,
        day=date(2026, 8, 1),
        moment=datetime(2026, 8, 1, 9, 0),
    )


def one_action_view() -> PlanView:
    """One action without anything in it: no proposal, no cost, no date, no title."""
    return replace(empty_view(), actions=(ActionView(number="A1", title="", theme="health"),))


def many_view(actions: int = 40) -> PlanView:
    """A plan with so many actions, each with a proposal of its own, and two more per action."""
    base = sample_view("es")
    proposals = tuple(_proposal(n, actions) for n in range(1, 3 * actions + 1))
    return replace(
        base,
        sample=False,
        proposals=proposals,
        actions=tuple(_action(n) for n in range(1, actions + 1)),
        challenges=tuple(
            ChallengeView(number=str(n), text=f"Reto número {n} de la gente", theme=THEMES[n % 5])
            for n in range(1, 61)
        ),
        rounds=(),
        clusters=0,
        clustered=0,
        assessed=actions,
    )


def _proposal(n: int, actions: int) -> ProposalView:
    done = n <= actions
    return ProposalView(
        number=str(n),
        theme=THEMES[n % 5],
        text=f"Propuesta {n}: que en la cuadra haya lo que hace falta para vivir mejor y en paz",
        label=f"Propuesta {n}",
        votes=(VoteView(round="A", option=str(n), total=Fraction(n % 17), rank=n),),
        zone="do_now" if done else "",
        order=n,
        outcome="action" if done else "out",
        actions=(f"A{n}",) if done else (),
        reason="" if done else f"Quedó por debajo del corte {n}.",
    )


def _action(n: int) -> ActionView:
    number = f"A{n}"
    return ActionView(
        number=number,
        title=f"Acción {n}: poner en buen estado lo que la comunidad pidió primero",
        theme=THEMES[n % 5],
        description="Se hace por etapas, con la gente de la cuadra y con la Alcaldía. " * 3,
        perspective="habitat",
        territories=("UIT-1 La Loma y Belén",),
        horizon=("short", "medium", "long")[n % 3],
        start=date(2027, n % 12 + 1, 1),
        months=(6, 18, 48)[n % 3],
        responsible="Secretaría de Infraestructura",
        allies=("Junta de acción comunal", "Universidad"),
        cost=n * 1_000_000,
        sources=(SourceView(name="Recursos propios", kind="municipality"),),
        indicators=(IndicatorView(name="Puntos hechos", unit="puntos", baseline=0, target=n),),
        beneficiaries=n * 10,
        beneficiaries_who="Personas del sector",
        programme="Ciudad segura",
        sdg=(11, 16),
        proposals=(str(n),),
        zone=("do_now", "open_way", "quick_win", "return")[n % 4],
        commitments=(
            CommitmentView(
                who="Junta de acción comunal",
                what="Acompañar la obra",
                by=date(2027, 3, 1),
                state="open",
                action=number,
            ),
        ),
    )


def awkward_view() -> PlanView:
    """The sample with what people really type in every place that takes words."""
    base = sample_view("es")
    texts = list(AWKWARD)

    def said(n: int) -> str:
        return texts[n % len(texts)]

    return replace(
        base,
        title=said(0),
        municipality=said(1),
        workshops=tuple(
            replace(one, place=said(n), title=said(n + 1)) for n, one in enumerate(base.workshops)
        ),
        challenges=tuple(replace(one, text=said(n)) for n, one in enumerate(base.challenges)),
        proposals=tuple(
            replace(
                one,
                text=said(n),
                first_said=said(n + 1),
                label="" if n % 2 else said(n + 2),
                challenges=(said(n + 3), TWENTY_PAGES[:3000]),
                reason=said(n + 4) if one.reason else "",
            )
            for n, one in enumerate(base.proposals)
        ),
        actions=tuple(
            replace(
                one,
                title=said(n),
                description=TWENTY_PAGES if n == 0 else said(n + 1),
                responsible=said(n + 2),
                allies=(said(n + 3), said(n + 4)),
                note=said(n + 5),
                sources=(SourceView(name=said(n + 6), kind="to_find"),),
                indicators=(IndicatorView(name=said(n + 7), unit=said(n + 8), target=1.5),),
                commitments=(
                    CommitmentView(who=said(n), what=TWENTY_PAGES[:4000], by=None, state="open"),
                ),
            )
            for n, one in enumerate(base.actions)
        ),
    )


def workshop(number: int, attendance: int | None, *, hidden: bool = False) -> WorkshopView:
    return WorkshopView(
        number=number,
        title=f"Taller {number}",
        day=date(2026, 8, number),
        minutes=180,
        place="Salón",
        audience="community",
        communes=(9,),
        attendance=attendance,
        attendance_hidden=hidden,
    )
