"""Small Swedish wordings."""

from __future__ import annotations

import pytest

from samordning_desktop.core.swedish import number
from samordning_desktop.ui.dialogs.words import counted, listed, size_words


@pytest.mark.parametrize(
    ("count", "text"),
    [
        (0, "0"),
        (999, "999"),
        (1000, "1\u00a0000"),
        (10_000, "10\u00a0000"),
        (1_234_567, "1\u00a0234\u00a0567"),
    ],
)
def test_thousands_are_held_apart(count, text):
    assert number(count) == text


@pytest.mark.parametrize(
    ("count", "text"),
    [
        (0, "0\u00a0ändrade"),
        (1, "1\u00a0ändrad"),
        (2, "2\u00a0ändrade"),
        (10_000, "10\u00a0000\u00a0ändrade"),
    ],
)
def test_one_and_many(count, text):
    assert counted(count, "ändrad", "ändrade") == text


@pytest.mark.parametrize(
    ("names", "text"),
    [
        ((), ""),
        (("Anna",), "Anna"),
        (("Anna", "Bo"), "Anna och Bo"),
        (("Anna", "Bo", "Eva"), "Anna, Bo och Eva"),
    ],
)
def test_names_as_running_text(names, text):
    assert listed(names) == text


@pytest.mark.parametrize(
    ("size", "text"),
    [
        (0, "0 byte"),
        (999, "999 byte"),
        (1_000, "1 kB"),
        (12_345, "12 kB"),
        (999_499, "999 kB"),
        (1_000_000, "1,0 MB"),
        (33_554_432, "33,6 MB"),
    ],
)
def test_a_size_is_said_shortly(size, text):
    assert size_words(size) == text.replace(" ", "\u00a0")
