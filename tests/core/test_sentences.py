"""The tables of sentences and the program fit each other: no code without sentences, no sentences without use."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from string import Formatter

import pytest

import samordning_desktop
from samordning_desktop.core.errors import KnownError
from samordning_desktop.core.sentences import SENTENCES

SOURCE = Path(samordning_desktop.__file__).parent
TREES = {
    path: ast.parse(path.read_text(encoding="utf-8"))
    for path in sorted(SOURCE.rglob("*.py"))
    if path.parent.name != "sentences"
}


def fields(code: str) -> set[str]:
    """The facts that a code's sentences ask for."""
    return {name for part in SENTENCES[code] for _, name, _, _ in Formatter().parse(part) if name}


def codes_in(tree: ast.AST) -> set[str]:
    """The codes that are written in a piece of code, whole or as an f-string with something before the dot."""
    found = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and node.value in SENTENCES:
            found.add(str(node.value))
        if isinstance(node, ast.JoinedStr):
            form = "".join(
                str(part.value) if isinstance(part, ast.Constant) else "\0" for part in node.values
            )
            if re.fullmatch(r"\0\.[a-z_]+", form):
                found |= {code for code in SENTENCES if code.endswith(form[1:])}
    return found


def makers() -> Iterator[tuple[str, set[str], set[str]]]:
    """Where errors are made whose code is not one literal: place, the codes it may be, names of facts.

    A code is looked for in the call, then in the function around it, then in the module.
    """
    for path, tree in TREES.items():
        for function in ast.walk(tree):
            if not isinstance(function, ast.FunctionDef):
                continue
            for call in ast.walk(function):
                if isinstance(call, ast.Call) and call.args and _makes_error(call):
                    codes = codes_in(call.args[0]) or codes_in(function) or codes_in(tree)
                    facts = {word.arg for word in call.keywords if word.arg}
                    if isinstance(call.func, ast.Attribute):
                        facts.add("file")  # tables.upload adds it
                    yield f"{path.name}:{call.lineno}", codes, facts


def _makes_error(call: ast.Call) -> bool:
    if getattr(call.func, "id", "") == "KnownError":
        return not any(word.arg is None for word in call.keywords)  # with **facts, its callers are looked at
    return isinstance(call.func, ast.Attribute) and call.func.attr == "error"


def test_every_code_is_used_somewhere() -> None:
    used = set().union(*(codes_in(tree) for tree in TREES.values()))
    assert set(SENTENCES) == used


@pytest.mark.parametrize(
    ("place", "codes", "facts"),
    list(makers()),
    ids=lambda value: str(sorted(value) if isinstance(value, set) else value)[:40],
)
def test_every_error_gets_its_facts_and_no_others(place: str, codes: set[str], facts: set[str]) -> None:
    assert codes, place
    assert set().union(*map(fields, codes)) <= facts, place
    assert facts <= set().union(*map(fields, codes)), place


@pytest.mark.parametrize("code", SENTENCES)
def test_every_sentence_can_be_filled_in(code: str) -> None:
    text = KnownError(code, **dict.fromkeys(fields(code), "å{}")).text
    assert len(text.splitlines()) >= 2
    assert text.count("{") == text.count("å{}")


def test_what_may_be_of_our_own_other_computer_says_nothing_of_handing_out_or_of_another_site() -> None:
    """What goes between two computers of one site is no disclosure, and there is then no other site to ask."""
    said = {
        code: " ".join(SENTENCES[code])
        for code in SENTENCES
        if code.startswith(("peer.", "package.", "folder."))
    }
    assert len(said) >= 40
    assert [code for code, words in said.items() if "lämnats ut" in words or "andra orten" in words] == []
