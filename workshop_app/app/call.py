"""The call of a command, read; what is wrong with it is told in one line, in any language."""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Sequence
from typing import NoReturn

from workshop_app.text import N_, KnownError, Words
from workshop_app.translation.languages import LANGUAGES

_TOLD: tuple[tuple[str, str], ...] = (
    (
        r"the following arguments are required: (?P<names>.*)",
        N_("{command}: missing {names}. Nothing was changed."),
    ),
    (
        r"unrecognized arguments: (?P<names>.*)",
        N_("{command}: not understood: {names}. Nothing was changed."),
    ),
    (
        r"argument (?P<name>[^:]*): invalid choice: (?P<value>.*) \(choose from (?P<choices>.*)\)",
        N_("{command}: {name} cannot be {value}; it is one of {choices}. Nothing was changed."),
    ),
    (
        r"argument (?P<name>[^:]*): expected (?:one argument|at least one argument)",
        N_("{command}: a value is missing after {name}. Nothing was changed."),
    ),
    (
        r"argument (?P<name>[^:]*): invalid \w+ value: (?P<value>.*)",
        N_("{command}: {name} cannot be {value}. Nothing was changed."),
    ),
)
"""What argparse may complain of, and how we say it."""


class Call(argparse.ArgumentParser):
    """The arguments of one command. Raises ``KnownError`` for a call that is wrong."""

    def __init__(self, command: str, summary: str, words: Words) -> None:
        super().__init__(prog=f"main.py {command}", add_help=False, allow_abbrev=False)
        self.command = command
        self.summary = summary
        self.words = words
        self.add_argument("--help", "-h", action="store_true", help=N_("say this"))

    def add_language(self, help: str) -> None:
        """The option ``--lang``, in one of the languages that there are."""
        self.add_argument("--lang", choices=tuple(LANGUAGES), help=help)

    def error(self, message: str) -> NoReturn:
        for pattern, sentence in _TOLD:
            if found := re.fullmatch(pattern, message, re.DOTALL):
                raise KnownError(sentence, command=self.command, **found.groupdict())
        raise KnownError(
            N_("{command}: the call was not understood. Nothing was changed."),
            command=self.command,
        )

    def read(self, arguments: Sequence[str]) -> argparse.Namespace | None:
        """The call, or ``None`` where only help was asked for and given."""
        if any(one in ("--help", "-h") for one in arguments):
            self._help()
            return None
        return self.parse_args(list(arguments))

    def _help(self) -> None:
        usage = " ".join(self._formatted(action) for action in self._actions[1:])
        lines = [f"{self.prog} {usage}".rstrip(), self.words(self.summary), ""]
        for action in self._actions[1:] + self._actions[:1]:
            name = ", ".join(action.option_strings) or str(action.metavar)
            lines.append(f"  {name:<14} {self.words(action.help or '')}".rstrip())
        sys.stdout.write("\n".join(lines) + "\n")

    @staticmethod
    def _formatted(action: argparse.Action) -> str:
        value = _value(action)
        shown = " ".join([*action.option_strings[:1], value]).strip()
        return shown if action.required and action.nargs != "*" else f"[{shown}]"


def _value(action: argparse.Action) -> str:
    if action.nargs == 0:
        return ""
    many = " …" if action.nargs in ("+", "*") else ""
    choices = "|".join(str(choice) for choice in action.choices or ())
    return str(action.metavar or choices or action.dest.upper()) + many
