"""The guard against texts that a spreadsheet would run."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samordning_desktop.tables.guard import guarded, is_dangerous, unguarded


@pytest.mark.parametrize("text", ["=1+1", "+46", "-punkt", "@SUM(A1)", " =1", "\t=1", "\n-x", "'=1", "＝1"])
def test_what_a_spreadsheet_might_run_is_guarded(text: str) -> None:
    assert is_dangerous(text)
    assert guarded(text) == f"'{text}"


@pytest.mark.parametrize("text", ["", "Anna", "'t Hooft", "3-4", "å=b", "'"])
def test_other_texts_are_left_alone(text: str) -> None:
    assert guarded(text) == text


@given(st.text() | st.from_regex(r"['\s=+@-]{0,5}.*", fullmatch=True))
def test_the_guard_comes_off_as_it_was_put_on(text: str) -> None:
    assert unguarded(guarded(text)) == text
    assert not guarded(text).lstrip().startswith(("=", "+", "-", "@"))
