"""The recovery sheet's code: read aloud, typed from paper."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from refusals import refused
from samordning_desktop.core.recovery_code import SECRET_CHARACTERS, code_from, normalise

RANDOM = st.binary(min_size=17, max_size=17)
CODE = code_from(bytes(range(17)))


@given(RANDOM)
def test_the_code_as_printed_is_read(random: bytes) -> None:
    code = code_from(random)
    assert re.fullmatch(r"([0-9A-HJKMNP-TV-Z]{4}-){6}[0-9A-HJKMNP-TV-Z]{4}", code)
    assert len(normalise(code)) == SECRET_CHARACTERS
    assert code.replace("-", "").startswith(normalise(code))


@given(RANDOM, RANDOM)
def test_different_secrets_give_different_codes(one: bytes, other: bytes) -> None:
    same_bits = int.from_bytes(one) % 2**130 == int.from_bytes(other) % 2**130
    assert (normalise(code_from(one)) == normalise(code_from(other))) is same_bits


@pytest.mark.parametrize(
    "typed",
    [
        CODE.lower(), CODE.replace("-", ""), CODE.replace("-", " "), CODE.replace("-", " – "), f"  {CODE}\n",
        CODE.replace("0", "O"), CODE.replace("0", "o"), CODE.replace("1", "I"), CODE.replace("1", "l"),
        CODE.replace("-", "."), CODE.replace("-", "—"), CODE.replace("-", "-\u200b"),
    ],
)  # fmt: skip
def test_as_people_type_it(typed: str) -> None:
    assert normalise(typed) == normalise(CODE)


@pytest.mark.parametrize("typed", ["", "-", CODE[:-1], CODE + "0", CODE[5:], "Å" * 28, "U" + CODE[1:]])
def test_mistyped_is_told_apart_from_wrong(typed: str) -> None:
    with refused("key.recovery_form"):
        normalise(typed)


@pytest.mark.parametrize("at", range(28))
def test_one_character_wrong_is_seen(at: int) -> None:
    bare = CODE.replace("-", "")
    other = "8" if bare[at] != "8" else "9"
    with refused("key.recovery_form"):
        normalise(bare[:at] + other + bare[at + 1 :])


def test_two_that_changed_places_are_seen() -> None:
    bare = code_from(bytes(range(100, 117))).replace("-", "")
    for at in range(SECRET_CHARACTERS - 1):
        if bare[at] != bare[at + 1]:
            with refused("key.recovery_form"):
                normalise(bare[:at] + bare[at + 1] + bare[at] + bare[at + 2 :])


@given(st.text(max_size=40))
def test_no_text_breaks_it(text: str) -> None:
    try:
        normalise(text)
    except Exception as error:
        assert str(error) == "key.recovery_form"
