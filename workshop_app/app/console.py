"""What a command says and where: lines to stdout, one line for what went wrong to stderr."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from workshop_app.settings import Settings
from workshop_app.text import N_, KnownError, Words

if TYPE_CHECKING:
    from workshop_app.services.open_plan import OpenPlan

DONE, FOUND, WRONG = 0, 1, 2
"""Exit status: done; done, and a problem was found and told; the input or the call was wrong."""


@dataclass(frozen=True, slots=True)
class Console:
    """The words of the person at the terminal, and the choices of this laptop."""

    words: Words
    settings: Settings

    def say(self, line: str) -> None:
        """One line to stdout, whatever breaks it holds."""
        print(_spaced(line).rstrip())

    def say_json(self, value: Mapping[str, Any]) -> None:
        """One JSON object to stdout."""
        print(json.dumps(value, ensure_ascii=False, indent=1))

    def wrong(self, line: str) -> int:
        """One line to stderr, and the status of a call that was wrong."""
        print(one_line(line), file=sys.stderr)
        return WRONG

    @contextmanager
    def reading(self, path: Path) -> Iterator[OpenPlan]:
        """An open plan that is not written to.

        Where the last session was cut off in the middle of a save, that save is taken back first.
        """
        cut_off = os.path.exists(f"{path}-journal")  # noqa: PTH110 no error for what is no name
        with self._opened(path, read_only=not cut_off) as plan:
            yield plan

    @contextmanager
    def writing(self, path: Path) -> Iterator[OpenPlan]:
        """An open plan to be changed."""
        with self._opened(path, read_only=False) as plan:
            if plan.read_only:
                raise KnownError(
                    N_("{name} can only be read here. Nothing was changed."), name=path.name
                )
            yield plan

    @contextmanager
    def _opened(self, path: Path, *, read_only: bool) -> Iterator[OpenPlan]:
        from workshop_app.services.open_plan import open_file

        with self.closing(open_file(path, self.settings, read_only=read_only)) as plan:
            yield plan

    @contextmanager
    def closing(self, plan: OpenPlan) -> Iterator[OpenPlan]:
        """``plan``, closed at the end whatever happens."""
        try:
            yield plan
        finally:
            plan.close()


def one_line(text: str) -> str:
    """``text`` without line breaks or other control signs, which a terminal would obey."""
    return _spaced(text).strip()


def _spaced(text: str) -> str:
    return "".join(c if c.isprintable() or c == "\u00a0" else " " for c in text)
