"""Plans of several laptops that went on from one file, and the page that gathers them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import cast

import pytest
from pytestqt.qtbot import QtBot

from tests.ui.seen import seen
from workshop_app.services import safety_copies
from workshop_app.services.open_plan import OpenPlan, open_file
from workshop_app.settings import Settings
from workshop_app.ui.gather import search
from workshop_app.ui.gather.file_rows import FileList
from workshop_app.ui.gather.page import GatherPage
from workshop_app.ui.page import Page

Work = Callable[[OpenPlan], object]
Laptops = Callable[..., list[Path]]


@pytest.fixture
def base(make_plan: Callable[..., OpenPlan]) -> OpenPlan:
    """The plan that everybody went on from, and into which their files are gathered."""
    return make_plan("here")


@pytest.fixture
def laptops(base: OpenPlan, tmp_path: Path, settings: Settings) -> Laptops:
    """``laptops(oso=work, lobo=work)``: a file of each laptop, a copy of the plan as it is now in
    which it did its ``work``."""

    def made(**works: Work) -> list[Path]:
        paths = []
        for letter, (nickname, work) in zip("FHJK", works.items(), strict=False):
            path = tmp_path / f"{nickname}.convite"
            safety_copies.write_to(base, path)
            laptop = replace(settings, laptop=letter * 16, nickname=nickname, letter=letter)
            other = open_file(path, laptop)
            work(other)
            other.close()
            paths.append(path)
        return paths

    return made


@pytest.fixture
def page(open_page: Callable[..., Page], base: OpenPlan) -> GatherPage:
    """The page of that plan."""
    return cast(GatherPage, open_page("gather", base))


def rows(page: GatherPage) -> str:
    """What can be read on the rows of files that are shown."""
    lists = [one for one in page.findChildren(FileList) if one.isVisible()]
    return "\n".join(line for one in lists for line in one.lines)


def looked(qtbot: QtBot, page: GatherPage, paths: list[Path]) -> str:
    """Look into the files; gives what is told of them."""
    page.look_at(paths)
    qtbot.waitUntil(lambda: "Lo que traería cada archivo" in seen(page), timeout=10_000)
    return rows(page)


def joined(qtbot: QtBot, page: GatherPage, paths: list[Path]) -> str:
    """Look into the files and join them; gives what is told of them."""
    looked(qtbot, page, paths)
    page.join.click()
    qtbot.waitUntil(lambda: "Lo que trajo cada archivo" in seen(page), timeout=10_000)
    return rows(page)


def at_desk(qtbot: QtBot, page: GatherPage, paths: list[Path]) -> None:
    """Join the files and go on to what is left to do; what is alike has been looked for."""
    joined(qtbot, page, paths)
    page.onward.click()
    qtbot.waitUntil(lambda: not search.searching(page.plan), timeout=10_000)
