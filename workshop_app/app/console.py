"""What a command says and where: lines to stdout, one line for what went wrong to stderr."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from workshop_app.settings import Settings
from workshop_app.text import N_, KnownError, Words

if TYPE_CHECKING:
    from workshop_app.services.open_plan import OpenPlan

NO_SECRET = N_(
    "{name} is protected. Nothing was changed. Type its passphrase, or give it as the first line of the input."
)
DONE, FOUND, WRONG = 0, 1, 2
"""Exit status: done; done, and a problem was found and told; the input or the call was wrong."""


@dataclass(frozen=True, slots=True)
class Console:
    """The words of the person at the terminal, and the choices of this laptop."""

    words: Words
    settings: Settings
    secrets: dict[Path, str] = field(default_factory=dict, repr=False)
    """What opened the protected plans of this call; in memory only."""

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
        with self.closing(self._open(path, read_only)) as plan:
            yield plan

    def _open(self, path: Path, read_only: bool) -> OpenPlan:
        from workshop_app.services.open_plan import is_protected, open_file

        if path.is_file() and is_protected(path):
            return self._open_protected(path, read_only)
        return open_file(path, self.settings, read_only=read_only)

    def _open_protected(self, path: Path, read_only: bool) -> OpenPlan:
        """What opened another plan is tried before anyone is asked, once."""
        from workshop_app.services.open_plan import open_file
        from workshop_app.services.protection import WRONG_SECRET

        for known in dict.fromkeys(self.secrets.values()):
            try:
                plan = open_file(path, self.settings, read_only=read_only, secret=known)
            except KnownError as error:
                if error.message != WRONG_SECRET:
                    raise
            else:
                self.secrets[path] = known
                return plan
        secret = self._secret(path)
        plan = open_file(path, self.settings, read_only=read_only, secret=secret)
        self.secrets[path] = secret
        return plan

    def learn_secrets(self, paths: Iterable[Path]) -> None:
        """Ask for what opens the protected plans among ``paths``: it is in ``secrets`` then."""
        from workshop_app.services.open_plan import is_protected

        for path in paths:
            if path.is_file() and is_protected(path):
                with self.reading(path):
                    pass

    def _secret(self, path: Path) -> str:
        """The passphrase or recovery key of ``path``: typed on the terminal, unseen, else the next
        line of stdin. Never an argument, which other programs could read."""
        asked = self.words("Passphrase or recovery key of {name}: ", name=path.name)
        secret = _typed(asked) if sys.stdin is not None and sys.stdin.isatty() else _next_line()
        if not secret.strip():
            raise KnownError(NO_SECRET, name=path.name)
        return secret

    @contextmanager
    def closing(self, plan: OpenPlan) -> Iterator[OpenPlan]:
        """``plan``, closed at the end whatever happens."""
        try:
            yield plan
        finally:
            plan.close()


def _typed(asked: str) -> str:
    import getpass

    try:
        return getpass.getpass(one_line(asked) + " ")
    except EOFError:
        return ""


def _next_line() -> str:
    """Read as bytes: a pipe's letters are UTF-8, whatever the terminal's are."""
    if sys.stdin is None:
        return ""
    line: bytes = sys.stdin.buffer.readline()
    try:
        return line.decode("utf-8-sig").rstrip("\r\n")
    except UnicodeDecodeError:
        return line.decode(sys.stdin.encoding or "latin-1", errors="replace").rstrip("\r\n")


def one_line(text: str) -> str:
    """``text`` without line breaks or other control signs, which a terminal would obey."""
    return _spaced(text).strip()


def _spaced(text: str) -> str:
    return "".join(c if c.isprintable() or c == "\u00a0" else " " for c in text)
