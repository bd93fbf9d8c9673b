"""Known errors: each has its sentences, and each sentence gets the facts it asks for."""

from __future__ import annotations

import ast
import re
from pathlib import Path
from string import Formatter

import pytest

import samordning_desktop
from samordning_desktop.core.errors import KnownError
from samordning_desktop.core.sentences import SENTENCES

SOURCE = Path(samordning_desktop.__file__).parent
CODE = re.compile(r"[a-z]+\.[a-z_]+")


def raised() -> list[tuple[str, str, set[str]]]:
    """Where each KnownError with a literal code is made: place, code, names of facts."""
    found = []
    for path in sorted(SOURCE.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "KnownError" and node.args:
                code = node.args[0]
                if isinstance(code, ast.Constant):
                    facts = {word.arg for word in node.keywords if word.arg}
                    found.append((f"{path.name}:{node.lineno}", str(code.value), facts))
    return found


@pytest.mark.parametrize(
    ("place", "code", "facts"),
    raised(),
    ids=lambda value: str(sorted(value) if isinstance(value, set) else value)[:40],
)
def test_every_refusal_in_the_program_has_sentences_and_their_facts(
    place: str, code: str, facts: set[str]
) -> None:
    asked = {name for part in SENTENCES[code] for _, name, _, _ in Formatter().parse(part) if name}
    assert asked <= facts, place


@pytest.mark.parametrize("code", sorted(SENTENCES))
def test_the_sentences_are_whole_swedish_sentences(code: str) -> None:
    assert CODE.fullmatch(code)
    sentences = SENTENCES[code]
    for part in (sentences.happened, sentences.safe, *filter(None, [sentences.todo])):
        assert part[0].isupper() or part[0] in "”{"
        assert part[-1] == "."
    said = " ".join(sentences).lower()
    assert not re.search(r"missbruk|gdpr|\bfel(et)? uppstod|användaren|databas", said)


def test_an_error_says_its_code_and_nothing_about_anybody() -> None:
    error = KnownError("date.invalid", text="Åsa Öberg")
    assert str(error) == "date.invalid"
    assert "Åsa" not in repr(error)
    assert "Åsa Öberg" in error.text


def test_a_sentence_that_is_empty_leaves_no_line() -> None:
    assert KnownError("undo.nothing").text == "Det finns inget att ångra.\nInget är ändrat."
