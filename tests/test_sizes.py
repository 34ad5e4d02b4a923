"""Files, functions and classes stay small enough to be read in one sitting."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
LINES_OF_A_FILE = 400
LINES_OF_A_FUNCTION = 60
LINES_OF_A_CLASS = 300


def sources() -> Iterator[tuple[str, str]]:
    for path in sorted((ROOT / "workshop_app").rglob("*.py")):
        yield path.relative_to(ROOT).as_posix(), path.read_text(encoding="utf-8")


def parts(text: str, kinds: tuple[type[ast.AST], ...]) -> Iterator[tuple[str, int]]:
    """Every function or class in ``text``: its name and number of lines, decorators left out."""
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, kinds):
            assert isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef)
            yield node.name, (node.end_lineno or node.lineno) - node.lineno + 1


def test_no_file_is_over_400_lines() -> None:
    large = {name: n for name, text in sources() if (n := text.count("\n")) > LINES_OF_A_FILE}
    assert not large, (
        "Make a folder of the file: one part for each thing it does. What needs no Qt moves to a "
        f"service or to domain: {large}"
    )


def test_no_function_is_over_60_lines() -> None:
    kinds = (ast.FunctionDef, ast.AsyncFunctionDef)
    large = {
        f"{name}: {function}": n
        for name, text in sources()
        for function, n in parts(text, kinds)
        if n > LINES_OF_A_FUNCTION
    }
    assert not large, (
        "Give each block a name and make it a function; a form becomes rows of a small table or "
        f"a widget for each block: {large}"
    )


def test_no_class_is_over_300_lines() -> None:
    large = {
        f"{name}: {one}": n
        for name, text in sources()
        for one, n in parts(text, (ast.ClassDef,))
        if n > LINES_OF_A_CLASS
    }
    assert not large, f"Take out what is a thing of its own, or needs no state: {large}"
