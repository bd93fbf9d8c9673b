"""Names on the wall: everybody is told apart, and nobody's whole name is there."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samordning_desktop.core.wall_names import WallForm, masked, wall_names

WORDS = st.text("AaBbÅåÖ-", min_size=1, max_size=6)
NAMES = st.lists(st.lists(WORDS, min_size=2, max_size=3).map(" ".join), max_size=8)


@pytest.mark.parametrize(
    ("names", "short"),
    [
        (["Anna Alm", "Bo Berg", "Åsa Öberg"], ["A A", "B B", "Å Ö"]),
        (["Anna Alm", "Asta Alm"], ["An A", "As A"]),
        (["Anna Alm", "Anna Alm"], ["A A 1", "A A 2"]),
        (["Bo Kristoffersson", "Bo Kristoffersen"], ["B K 1", "B K 2"]),
        (["Anna Maria Alm", "Anna Märta Alm"], ["A A 1", "A A 2"]),
        (["A A", "Bo Berg"], ["A A", "B B"]),
        (["Anna", "Östen"], ["A", "Ö"]),
        ([], []),
    ],
)
def test_initials(names: list[str], short: list[str]) -> None:
    assert wall_names(WallForm.INITIALS, names) == short


@pytest.mark.parametrize(
    ("names", "short"),
    [
        (["Anna Alm", "Bo Berg", "Åsa Öberg"], ["Anna", "Bo", "Åsa"]),
        (["Anna Alm", "Anna Berg"], ["Anna A.", "Anna B."]),
        (["Anna Alm", "Anna Alm-Berg"], ["Anna 1", "Anna 2"]),
        (["Anna Alm", "Anna Alm", "Anna 1"], ["Anna 2", "Anna 3", "Anna 1"]),
        (["Anna A"], ["Anna"]),
        (["Anna"], ["Anna"]),
    ],
)
def test_first_names(names: list[str], short: list[str]) -> None:
    assert wall_names(WallForm.FIRST, names) == short


@pytest.mark.parametrize("form", list(WallForm))
@given(names=NAMES)
def test_all_are_different_and_nobodys_whole_name_is_shown(form: WallForm, names: list[str]) -> None:
    written = wall_names(form, names)
    assert len(set(written)) == len(names)
    for name, one in zip(names, written, strict=True):
        assert one.split() != name.split() or len(name.split()[-1]) == 1


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("ändra Nuläge för Anna A.", "ändra Nuläge för A A"),
        ("ändra Nuläge för Anna A. ", "ändra Nuläge för A A "),
        ("lägg till Åsa Ö.", "lägg till Å Ö"),
        ("Nuläge för Anna Alm: två värden", "Nuläge för A A: två värden"),
        ("Annas syster, Anna Almgren", "Annas syster, Anna Almgren"),
        ("Disa D. (x)", "D D (x)"),
        ("ta in tavla (3 personer)", "ta in tavla (3 personer)"),
        ("", ""),
    ],
)
def test_the_programs_own_words_are_masked(text: str, shown: str) -> None:
    names = {"Anna Alm": "A A", "Åsa Öberg": "Å Ö", "Disa D. (x)": "D D (x)", "": ""}
    assert masked(text, names) == shown


def test_without_names_nothing_is_masked() -> None:
    assert masked("ändra Nuläge för Anna A.", {}) == "ändra Nuläge för Anna A."
