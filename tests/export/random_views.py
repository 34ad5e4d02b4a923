"""Plans made at random: odd text in every place that takes words, parts that are empty or huge,
photos and none. The same seed always makes the same plan."""

from __future__ import annotations

import io
import random
from dataclasses import replace
from datetime import date
from functools import cache

from PIL import Image

from tests.export.made_views import AWKWARD, TWENTY_PAGES, empty_view
from tests.export.sample_view import sample_view
from workshop_app.domain import geo
from workshop_app.domain.places import NOTE_SIDES, NOTE_SUBJECTS
from workshop_app.export.follow_up_views import FollowUpView, PhotoView
from workshop_app.export.map_views import (
    GroundView,
    MapAreaView,
    MapPinView,
    MapView,
    NoteView,
    TerritorySheetView,
)
from workshop_app.export.views import (
    ActionView,
    ChallengeView,
    CommitmentView,
    IndicatorView,
    PinView,
    PlanView,
    ProposalView,
    SourceView,
    TerritoryView,
    WorkshopView,
)

THEMES = ("housing", "public_space", "education", "health", "economy")
ZONES = ("do_now", "open_way", "quick_win", "return", "unknown", "")
ODD = (
    *AWKWARD,
    "w" * 600,
    "🏳️‍🌈👩🏽‍🚒🧑‍🤝‍🧑 🫠 ☂︎",
    "مياه نظيفة للجميع في الحي",
    "עברית עם English ו-123",
    "水と衛生を全ての家に。小さな公園。",
    "ਪੰਜਾਬੀ ไทย ქართული Ελληνικά Кириллица",
    "\x01\x02\x03\x1f\x7f\x85\x9f",
    "\u2066\u2067\u2069\u202a\u202e\u200d\u2060",
    "Z͑ͫa̴l̵g̶o̷ ą́ ṩ ǭ",
    "\ue000\ue001\uf8ff\U000f0000",
    "(paréntesis) \\barra\\ <</Type/Catalog>> endstream endobj",
    "NaN ∞ ∑ √ ½ ⅓ ₂ ² № ℃ Ω µ ﬀ ﬃ",
    "\n\n\n",
    "",
)
PLAIN = (
    "Alumbrado en la escalera", "Un puesto de salud los sábados", "Que la cancha tenga sombra",
    "Cupos en la escuela sin papeles completos", "Agua por tubería para las cuadras de arriba",
)  # fmt: skip


@cache
def _photo(seed: int) -> PhotoView:
    made = random.Random(seed)
    size = (made.randint(1, 90), made.randint(1, 90))
    kind = made.choice(("RGB", "RGBA", "L", "P"))
    image = Image.effect_noise(size, 60).convert(kind) if seed % 2 else Image.new(kind, size)
    out = io.BytesIO()
    image.save(out, "PNG")
    return PhotoView(data=out.getvalue(), caption=made.choice(ODD))


class _Maker:
    def __init__(self, seed: int) -> None:
        self.chance = random.Random(seed)
        self.odd = self.chance.choice((0.0, 0.1, 0.5, 1.0))
        self.photos = self.chance.choice((0, 0, 3))

    def said(self) -> str:
        """What someone typed."""
        pick = self.chance
        if pick.random() < 0.003:
            return TWENTY_PAGES[: pick.choice((5_000, 12_000))]
        if pick.random() < self.odd:
            return " ".join(pick.sample(ODD, pick.choice((1, 1, 2, 4))))
        return pick.choice(PLAIN) * pick.choice((1, 1, 1, 5))

    def some(self, most: int) -> range:
        return range(self.chance.choice((0, 1, self.chance.randint(0, most))))

    def day(self) -> date | None:
        chance = self.chance
        return chance.choice((None, date(2027, chance.randint(1, 12), chance.randint(1, 28))))

    def number(self, most: int) -> int | None:
        return self.chance.choice((None, 0, self.chance.randint(0, most)))

    def follow_ups(self) -> tuple[FollowUpView, ...]:
        states = ("planned", "started", "done", "late", "dropped")
        return tuple(
            FollowUpView(
                day=self.day(), state=self.chance.choice(states), note=self.said(),
                measured=self.number(90),
                photos=tuple(_photo(self.chance.randint(0, 9)) for _ in self.some(self.photos)),
            )
            for _ in self.some(2)
        )  # fmt: skip

    def commitments(self, action: str) -> tuple[CommitmentView, ...]:
        return tuple(
            CommitmentView(
                who=self.said(), what=self.said(), by=self.day(),
                state=self.chance.choice(("open", "done", "late")), follow_up=self.said(),
                action=action, follow_ups=self.follow_ups(),
            )
            for _ in self.some(4)
        )  # fmt: skip

    def action(self, n: int, numbers: list[str]) -> ActionView:
        pick, number = self.chance, f"A{n}"
        kinds = ("municipality", "nation", "cooperation", "several", "to_find")
        return ActionView(
            number=number,
            title=self.said(),
            theme=pick.choice(THEMES),
            description=self.said(),
            perspective=pick.choice(("", "habitat", "life")),
            territories=tuple(self.said() for _ in self.some(3)),
            place=self.said(),
            horizon=pick.choice(("", "short", "medium", "long")),
            start=pick.choice((None, date(pick.randint(2026, 2040), pick.randint(1, 12), 1))),
            months=pick.choice((None, 1, 18, 240)),
            responsible=self.said(),
            allies=tuple(self.said() for _ in self.some(5)),
            cost=self.number(10**12),
            sources=tuple(
                SourceView(name=self.said(), kind=pick.choice(kinds), amount=self.number(10**9))
                for _ in self.some(3)
            ),
            indicators=tuple(
                IndicatorView(
                    name=self.said(), unit=self.said(), baseline=self.number(99),
                    target=self.number(10**6),
                )
                for _ in self.some(3)
            ),
            beneficiaries=self.number(10**6),
            beneficiaries_who=self.said(),
            programme=self.said(),
            sdg=tuple(pick.sample(range(1, 18), pick.randint(0, 4))),
            note=self.said(),
            proposals=tuple(pick.sample(numbers, min(len(numbers), pick.choice((0, 1, 3))))),
            zone=pick.choice(ZONES),
            would_open=tuple(self.said() for _ in self.some(2)),
            commitments=self.commitments(number),
            follow_ups=self.follow_ups(),
        )  # fmt: skip

    def proposal(self, n: int, actions: int) -> ProposalView:
        pick = self.chance
        outcome = pick.choice(("action", "out", "withdrawn", "taken_out", "open"))
        if outcome == "action" and not actions:
            outcome = "open"
        return ProposalView(
            number=str(n),
            theme=pick.choice(THEMES),
            text=self.said(),
            first_said=pick.choice(("", self.said())),
            label=pick.choice(("", self.said())),
            challenges=tuple(self.said() for _ in self.some(2)),
            zone=pick.choice(ZONES),
            order=self.number(50),
            outcome=outcome,
            actions=(f"A{pick.randint(1, actions)}",) if outcome == "action" else (),
            reason=self.said(),
            would_open=self.said(),
            photos=tuple(_photo(pick.randint(0, 9)) for _ in self.some(self.photos)),
        )

    def workshop(self, n: int) -> WorkshopView:
        return WorkshopView(
            number=n, title=self.said(), day=self.day(), minutes=self.number(600),
            place=self.said(), audience=self.chance.choice(("community", "officials", "mixed")),
            communes=(n % 10 + 1,), attendance=self.number(200), proposals=n,
        )  # fmt: skip


KINDS = ("proposal", "challenge", "point", "project", "place")


def _ground(make: _Maker) -> GroundView:
    """Maps with pins and outlines in and beyond their window, and sheets."""
    pick = make.chance

    def map_(on_ground: bool) -> MapView:
        west, south = (-72.5, 7.9) if on_ground else (0.0, 0.0)
        pins = tuple(
            MapPinView(kind=kind, theme=pick.choice(THEMES) if kind in KINDS[:2] else "",
                       number=pick.choice(("", "1", "18 bis")), title=make.said(), place=make.said(),
                       at=(west + pick.random() / 9, south + pick.random() / 9))
            for kind in (pick.choice(KINDS) for _ in make.some(90))
        )  # fmt: skip
        areas = tuple(
            MapAreaView(kind=pick.choice(("territory", "commune", "", "proposal")), theme="",
                        code=pick.choice(("", "UIT-1")), title=make.said(),
                        rings=(tuple((west + pick.random() / 9, south + pick.random() / 9)
                                     for _ in range(pick.randint(3, 7))),))
            for _ in make.some(4)
        )  # fmt: skip
        corner = geo.to_plane((west, south)) if on_ground else (0.0, -1.0)
        wide, high = (9_000.0, 6_000.0) if on_ground else (1.0, 1.0)
        return MapView(
            name=make.said(), on_ground=on_ground, north=on_ground, pins=pins, areas=areas,
            window=(corner[0], corner[1], corner[0] + wide, corner[1] + high),
            metres=1.0 if on_ground else None, attribution=make.said(),
            picture=pick.choice((b"", _photo(pick.randint(0, 9)).data)),
        )  # fmt: skip

    def note() -> NoteView:
        return NoteView(side=pick.choice(NOTE_SIDES), about=pick.choice(NOTE_SUBJECTS),
                        text=make.said(), total=make.number(9), few=pick.random() < 0.3,
                        unit=make.said(), source=make.said())  # fmt: skip

    return GroundView(
        maps=tuple(map_(pick.random() < 0.6) for _ in make.some(2)),
        sheets=tuple(
            TerritorySheetView(
                code=f"UIT-{n}", name=make.said(), description=make.said(), communes=(n,),
                notes=tuple(note() for _ in make.some(5)), workshops=(), challenges=n, proposals=0,
                pins=0, hectares=pick.choice((None, 0.2, 720.0)),
            )
            for n in make.some(4)
        ),
    )  # fmt: skip


def random_view(seed: int) -> PlanView:
    """The plan of that seed: one in ten has the votes of the sample, the others none."""
    make = _Maker(seed)
    pick = make.chance
    base = sample_view("es") if seed % 10 == 3 else empty_view()
    actions = pick.choice((0, 1, 3, 9, 24))
    count = pick.choice((0, 1, 5, 40, 90))
    proposals = base.proposals if base.proposals else tuple(
        make.proposal(n, actions) for n in range(1, count + 1)
    )  # fmt: skip
    numbers = [one.number for one in proposals]
    return replace(
        base,
        title=make.said(),
        municipality=make.said(),
        department=make.said(),
        sample=pick.random() < 0.2,
        communes=tuple(pick.sample(range(1, 11), pick.randint(0, 10))),
        territories=tuple(
            TerritoryView(
                code=f"UIT-{n}", name=make.said(), communes=(n,),
                rings=pick.choice(((), (((-72.5, 7.9), (-72.4, 7.9), (-72.4, 8.0)),))),
            )
            for n in make.some(8)
        ),
        pins=tuple(
            PinView(theme=pick.choice(THEMES), number="1", at=(-72.5, 7.9 + n / 1000))
            for n in make.some(60)
        ),
        workshops=tuple(make.workshop(n + 1) for n in make.some(30)),
        challenges=tuple(
            ChallengeView(number=str(n + 1), text=make.said(), theme=pick.choice(THEMES))
            for n in make.some(40)
        ),
        ground=_ground(make),
        proposals=proposals,
        actions=tuple(make.action(n, numbers) for n in range(1, actions + 1)),
        commitments=make.commitments(""),
        logos=tuple(_photo(pick.randint(0, 9)) for _ in make.some(3)),
        signatories=tuple(make.said() for _ in make.some(4)),
        colour=pick.choice(("", "#7a1f5c")),
    )  # fmt: skip
