"""Self-ratings: whole numbers from 0 to 10."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from refusals import refused
from samordning_desktop.core.rating import DEFAULT_INSTRUMENT, HIGHEST, LOWEST, parse_value


@pytest.mark.parametrize("value", range(LOWEST, HIGHEST + 1))
def test_every_value_of_the_scale(value: int) -> None:
    assert parse_value(str(value)) == value
    assert parse_value(f" {value} ") == value


@pytest.mark.parametrize(
    "text",
    ["", " ", "-1", "11", "99", "100", "5.5", "5,5", "fem", "+5", "5 5", "٥", "²", "1e1", "True", "0x5"],
)
def test_anything_else_is_refused(text: str) -> None:
    with refused("rating.value") as caught:
        parse_value(text)
    assert f"”{text.strip()}”" in caught.value.sentences.happened


@given(st.text())
def test_no_text_is_read_as_anything_but_the_scale(text: str) -> None:
    try:
        value = parse_value(text)
    except Exception as error:
        assert str(error) == "rating.value"
    else:
        assert LOWEST <= value <= HIGHEST
        assert value == int(text)


def test_three_scales_with_words() -> None:
    assert len(DEFAULT_INSTRUMENT.scales) == 3
    assert all(DEFAULT_INSTRUMENT.scales)
