"""Kits made for tests: nothing in them, and what people really type; a drawn kit, read back."""

from __future__ import annotations

import io
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from typing import cast

from pypdf import PdfReader

from tests.export.made_views import AWKWARD
from workshop_app.export.kit_views import KitChoice, KitPart, KitPoint, KitView
from workshop_app.export.pdf.kit.document import Drawn, drawn
from workshop_app.export.pdf.paper import Box
from workshop_app.export.views import TerritoryView
from workshop_app.services.kit_view import criteria_told
from workshop_app.text import Words as WordsOf
from workshop_app.translation.catalogue import Words

THEMES = ("housing", "public_space", "education", "health", "economy")


@dataclass(frozen=True)
class DrawnKit:
    content: bytes
    boxes: tuple[Box, ...]
    frames: Mapping[int, tuple[float, float, float, float]]

    @property
    def told(self) -> str:
        """All words that were drawn, blanks made one."""
        return " ".join(" ".join(box.text for box in self.boxes).split())

    def tagged(self, tag: str) -> list[str]:
        return [box.text for box in self.boxes if box.tag == tag]

    @property
    def reader(self) -> PdfReader:
        return PdfReader(io.BytesIO(self.content))


class Longer:
    """Words a fifth longer than Spanish, as French may be: each message ends with its beginning."""

    def __init__(self, language: str = "es") -> None:
        self._words = Words(language)
        self.language = language

    def __getattr__(self, name: str) -> object:
        return getattr(self._words, name)

    def __call__(self, message: str, **facts: object) -> str:
        return _longer(self._words(message, **facts))

    def many(self, one: str, many: str, n: int, **facts: object) -> str:
        return _longer(self._words.many(one, many, n, **facts))

    def at(self, context: str, message: str, **facts: object) -> str:
        return _longer(self._words.at(context, message, **facts))


def _longer(text: str) -> str:
    return f"{text} {text[: len(text) // 5 - 1]}".strip() if len(text) > 9 else text


def draw_kit(
    view: KitView,
    *names: str,
    words: object = None,
    size: str = "a4",
    tiled: bool = False,
) -> DrawnKit:
    """The named sheets alone, at most two in a kit, so that no print list is put before them."""
    into = Drawn([], {}, [])
    choice = KitChoice(size=size, sheets=names, tiled=tiled)
    told = cast(WordsOf, words or Words(view.language))
    content = drawn(view, told, choice, lambda _done, _all: None, into)
    return DrawnKit(content, tuple(into.trace), dict(into.frames))


def empty_kit() -> KitView:
    """The kit of a workshop that was only just made."""
    return KitView(
        plan="Cúcuta",
        municipality="San José de Cúcuta",
        language="es",
        currency="COP",
        sample=False,
        moment=datetime(2026, 8, 1, 9, 0),
        number=1,
        workshop="",
        day=None,
        start=time(8),
        end=None,
        place="",
        audience="community",
        people=24,
        low_literacy=False,
        criteria=criteria_told("es"),
    )


def point(name: str = "PAO La Parada", **more: object) -> KitPoint:
    """A point with two telephones and a week."""
    made = KitPoint(
        name=name,
        kind="pao",
        address="Corregimiento La Parada",
        phones=("3102018098", "3102017933"),
        services=("information", "procedures", "identification", "referral"),
        hours=dict.fromkeys(("mo", "tu", "we", "th", "fr"), (("08:00", "17:00"),)),
    )
    return replace(made, **more)  # type: ignore[arg-type]  # names are checked by the test's run


def awkward_kit() -> KitView:
    """Names of any length and kind, many points, hours of every sort."""
    hours = (
        dict.fromkeys(("mo", "tu", "we", "th", "fr", "sa", "su"), (("00:00", "23:59"),)),
        {"mo": (("07:30", "12:00"), ("13:00", "16:30")), "su": (("05:15", "05:20"),)},
        {
            "tu": (("08:00", "08:10"), ("08:10", "08:20"), ("08:30", "08:40"), ("09:00", "10:00")),
            "we": (("17:40", "17:50"), ("17:50", "18:00"), ("07:00", "17:30")),
        },
        {},
    )
    points = tuple(
        point(
            text,
            kind=("pao", "institution", "integrhabitat")[n % 3],
            address=text * 3,
            municipality=text,
            phones=(text, "+57 (7) 555 00 00 ext. 1234") if n % 2 else (),
            hours=hours[n % 4],
            opening_hours=text if n % 4 == 3 else "",
            services=("information", "something-else", "identification"),
            verified_on=date(2026, 7, 1) if n % 2 else None,
            field="protection" if n % 3 else "health",
        )
        for n, text in enumerate((*AWKWARD, "Centro " * 30, ""))
    )
    part = KitPart(
        kind="exercise",
        exercise="theme-rounds",
        title=AWKWARD[0],
        begins=time(8),
        ends=time(9),
        minutes=60,
        prompts=dict(zip(THEMES, ("¿Qué? " * 60, *AWKWARD[:4]), strict=True)),
    )
    return replace(
        empty_kit(),
        workshop=AWKWARD[0],
        place=AWKWARD[1],
        day=date(2026, 11, 20),
        points=points,
        parts=(part,),
        territories=(TerritoryView(code="UIT", name="La Loma & " + "x" * 90),),
    )
