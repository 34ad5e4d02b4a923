"""The plan as one web page that holds all it needs: no script, no address of anything outside, so
that a City Hall can put the file where it likes."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import TYPE_CHECKING, Any

from workshop_app import paths
from workshop_app.export import names
from workshop_app.export.drawing.as_svg import (
    DARK_INK,
    DARK_PAPER,
    INK,
    PAPER,
    dark_ground,
    dark_letters,
    hexadecimal,
)
from workshop_app.export.outlines import tokens
from workshop_app.export.pdf import fonts, palette
from workshop_app.export.pdf.panel import Panel
from workshop_app.export.pdf.plan import Chapter, chapters
from workshop_app.export.pdf.sections.contents import contents
from workshop_app.export.pdf.sections.cover import CITY_HALL, MADE_BY, version_told, where
from workshop_app.export.pdf.text import clean, plain_of, whole_letters
from workshop_app.export.telling import Telling
from workshop_app.export.web.letters import classes, faces
from workshop_app.export.web.nodes import Parts, identifier, in_page

if TYPE_CHECKING:
    import jinja2

    from workshop_app.export.views import PlanView
    from workshop_app.text import Words

Progress = Callable[[int, int], None]


def web_page(view: PlanView, words: Words, progress: Progress) -> bytes:
    """The whole plan as HTML in UTF-8. ``progress(done, total)`` is called at each chapter and may
    raise to cancel."""
    with fonts.ONE_AT_A_TIME, palette.of_plan(view.colour), whole_letters():
        telling = Telling(view, words)
        parts = Parts(telling)
        found = chapters(telling)
        told = []
        for done, one in enumerate(found):
            progress(done, len(found) + 1)
            told.append({"id": identifier(one.key), "nodes": parts.nodes(one.blocks)})
        progress(len(found), len(found) + 1)
        how = [one for one in contents(telling, []) if isinstance(one, Panel)]
        page = _templates().get_template("plan.html")
        facts = {
            **_facts(telling, parts),
            "how": parts.nodes(how),
            "chapters": told,
            "entries": _entries(found),
            "symbols": "".join(parts.symbols.values()),
        }
        body = page.render(**facts, style="")
        return clean(page.render(**facts, style=_style(parts, body))).encode("utf-8")


@cache
def _templates() -> jinja2.Environment:
    import jinja2

    return jinja2.Environment(
        loader=jinja2.FileSystemLoader(paths.resources("web")),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=jinja2.StrictUndefined,
    )


def _facts(telling: Telling, parts: Parts) -> dict[str, Any]:
    """What stands around the chapters."""
    words, view = telling.words, telling.view
    return {
        "language": words.language.replace("_", "-"),
        "said_in": parts.said_in,
        "title": telling.title,
        "running": plain_of(telling.running_title),
        "name": plain_of(view.title),
        "of": words(CITY_HALL, municipality=view.municipality),
        "where": where(telling),
        "made": words(MADE_BY),
        "day": words.date(view.day),
        "moment": view.day.isoformat(),
        "version": parts.rich(version_told(telling)) if view.version else "",
        "sample": words("Sample with example data") if view.sample else "",
        "themes": [(parts.shape(one), words(name), one) for one, name in names.THEMES.items()],
        "logos": [(in_page(one), one.caption) for one in view.logos],
        "skip": words("Go to the plan"),
        "contents": words("Contents"),
        "check": words("Check value of the plan: {value}", value=view.check_value)
        if view.check_value
        else "",
    }


def _entries(found: list[Chapter]) -> list[dict[str, Any]]:
    """The contents: each chapter with the sheets of its actions."""
    return [
        {
            "title": one.title,
            "id": identifier(one.key),
            "sheets": [
                (f"{entry.title} {entry.said}".strip(), identifier(entry.key))
                for entry in one.entries
                if entry.level
            ],
        }
        for one in found
    ]


def _style(parts: Parts, body: str) -> str:
    """The style of the page: its colours by day and by night, its letters, its rules."""
    light, dark = _colours()
    light |= parts.inks.light()
    dark |= parts.inks.dark()
    rules = paths.resources("web", "plan.css").read_text(encoding="utf-8")
    night = _variables(dark)
    return "\n".join(
        (
            f":root{{{_variables(light)}}}",
            f"@media screen and (prefers-color-scheme:dark){{:root{{{night}}}}}",
            faces(body),
            classes(),
            rules,
        )
    )


def _variables(colours: dict[str, str]) -> str:
    return ";".join(f"{name}:{colour}" for name, colour in colours.items())


def _colours() -> tuple[dict[str, str], dict[str, str]]:
    """The page's own colours by day and by night; those of the themes are the same everywhere."""
    primary, muted = hexadecimal(palette.primary().rgb()), hexadecimal(palette.muted().rgb())
    panel, hair = hexadecimal(palette.panel().rgb()), hexadecimal(palette.hair().rgb())
    accent = hexadecimal(palette.color("accent").rgb())
    light = {
        "--paper": PAPER,
        "--ink": INK,
        "--muted": muted,
        "--primary": primary,
        "--bar": primary,
        "--panel": panel,
        "--hair": hair,
        "--accent": accent,
    }
    dark = {
        "--paper": DARK_PAPER,
        "--ink": DARK_INK,
        "--muted": dark_letters(muted),
        "--primary": dark_letters(primary),
        "--bar": primary,
        "--panel": dark_ground(panel),
        "--hair": "#3a484d",
        "--accent": accent,
    }
    for theme, look in tokens()["theme"].items():
        light |= {f"--{theme}": look["color"], f"--{theme}-text": look["text"]}
        dark |= {f"--{theme}": look["color"], f"--{theme}-text": dark_letters(look["text"])}
    return light, dark
