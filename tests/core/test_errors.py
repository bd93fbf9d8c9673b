"""Known errors: each has its sentences, and each sentence gets the facts it asks for."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import samordning_desktop
from samordning_desktop.core.errors import KnownError
from samordning_desktop.core.sentences import SENTENCES

SOURCE = Path(samordning_desktop.__file__).parent
CODE = re.compile(r"[a-z]+\.[a-z_]+")


@pytest.mark.parametrize("code", sorted(SENTENCES))
def test_the_sentences_are_whole_swedish_sentences(code: str) -> None:
    assert CODE.fullmatch(code)
    sentences = SENTENCES[code]
    for part in (sentences.happened, sentences.safe, *filter(None, [sentences.todo])):
        assert part[0].isupper() or part[0] in "”{"
        assert part[-1] == "." or part == "{fault}"  # which is a sentence of its own
    said = " ".join(sentences).lower()
    assert not re.search(r"missbruk|gdpr|\bfel(et)? uppstod|användaren|databas", said)


def test_an_error_says_its_code_and_nothing_about_anybody() -> None:
    error = KnownError("date.invalid", text="Åsa Öberg")
    assert str(error) == "date.invalid"
    assert "Åsa" not in repr(error)
    assert "Åsa Öberg" in error.text


def test_a_sentence_that_is_empty_leaves_no_line() -> None:
    assert KnownError("undo.nothing").text == "Det finns inget att ångra.\nInget är ändrat."
