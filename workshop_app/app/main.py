"""The beginning: a window, or one of the commands."""

from __future__ import annotations

import contextlib
import importlib
import os
import sys
from pathlib import Path

from workshop_app import settings
from workshop_app.app.commands import COMMANDS
from workshop_app.app.console import DONE, Console
from workshop_app.text import N_, KnownError
from workshop_app.translation.catalogue import Words

SCREENS = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
"""Any of these says where a window may open on Linux; without one Qt would end the program."""


def main(arguments: list[str]) -> int:
    """Open the window (no arguments, or a file), or run a command; gives the exit status."""
    _readable()
    chosen = _settings()
    console = Console(Words(chosen.language), chosen)
    try:
        return _done(arguments, console)
    except KnownError as error:
        return console.wrong(error.told(console.words))
    except BrokenPipeError:
        # Whoever read our lines has gone (``| head``); nothing more can be said to them.
        with contextlib.suppress(OSError):
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return DONE
    except KeyboardInterrupt:
        return console.wrong(console.words("Stopped. What was saved before is safe."))
    except Exception as error:
        from workshop_app.app import bug_log

        log = bug_log.write_down(error)
        return console.wrong(
            console.words(
                "Something went wrong in the app; nothing that was saved is lost. Report: {log}",
                log=log or "–",
            )
        )


def _done(arguments: list[str], console: Console) -> int:
    if not arguments:
        return _window(console, None)
    word, *rest = arguments
    if word in ("--help", "-h"):
        return _help(console)
    if word in COMMANDS:
        from workshop_app.app import bug_log

        bug_log.start()
        return _run(word, rest, console)
    if not rest and _is_file(word):
        return _window(console, Path(word))
    raise KnownError(
        N_("There is no command or file {word}. Nothing was changed. Commands: {commands}."),
        word=word,
        commands=", ".join(COMMANDS),
    )


def _run(word: str, arguments: list[str], console: Console) -> int:
    from workshop_app.app.call import Call

    command = COMMANDS[word]
    module = importlib.import_module(f"workshop_app.app.commands.{command.module}")
    call = Call(word, command.summary, console.words)
    module.take(call)
    options = call.read(arguments)
    status = DONE if options is None else module.run(options, console)
    sys.stdout.flush()
    return int(status)


def _window(console: Console, file: Path | None) -> int:
    if sys.platform.startswith("linux") and not any(map(os.environ.get, SCREENS)):
        raise KnownError(
            N_("There is no display for the window here. The commands work without it: --help.")
        )
    try:
        from workshop_app.app.window import run_window
    except ModuleNotFoundError as error:
        if (error.name or "").split(".")[0] not in ("PySide6", "shiboken6"):
            raise
        raise KnownError(
            N_("The window needs PySide6, which is not installed. The commands work without it.")
        ) from None
    return int(run_window(console.settings, file))


def _is_file(word: str) -> bool:
    return not word.startswith("-") and (word.endswith(".convite") or _is_there(word))


def _is_there(word: str) -> bool:
    try:
        return word != "" and Path(word).exists()
    except OSError:  # too long for a name
        return False


def _help(console: Console) -> int:
    words = console.words
    print(words("main.py [FILE] opens the app. Without a window:"))
    for name, command in COMMANDS.items():
        print(f"  main.py {name:<12} {words(command.summary)}")
    print(words("main.py COMMAND --help says more."))
    return DONE


def _settings() -> settings.Settings:
    try:
        return settings.load()
    except OSError:
        # A home that cannot be written to: the commands still run.
        return settings.Settings()


def _readable() -> None:
    """No letter makes printing fail, whatever the terminal can show; a pipe gets UTF-8."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            own = stream.isatty() or (stream.encoding or "").lower().startswith("utf")
            stream.reconfigure(errors="replace", **({} if own else {"encoding": "utf-8"}))
