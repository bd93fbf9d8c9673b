"""The grounds of a disclosure are the law's own, and no others."""

from __future__ import annotations

import re

import pytest

from samordning_desktop.core.grounds import (
    CODES,
    GROUND_WORDS,
    Ground,
    ground_of,
    ground_words,
    needs_reason,
)


def test_they_are_the_laws_and_the_general_clause_is_not_among_them() -> None:
    assert CODES == ("consent", "25:12", "25:13", "26:9", "10:2", "10:28")
    said = repr(GROUND_WORDS) + repr([ground.value for ground in Ground])
    assert "10:27" not in said
    assert "27 §" not in said
    assert not re.search(r"gdpr|missbruk", said, re.IGNORECASE)


def test_each_cites_its_own_paragraph() -> None:
    for ground in set(Ground) - {Ground.CONSENT}:
        chapter, paragraph = ground.code.split(":")
        assert GROUND_WORDS[ground].cite == f"OSL {chapter} kap. {paragraph} §"
    assert GROUND_WORDS[Ground.CONSENT].cite == "OSL 10 kap. 1 § med 12 kap. 2 §"


@pytest.mark.parametrize("ground", Ground)
def test_all_but_consent_need_a_reason(ground: Ground) -> None:
    assert needs_reason(ground) == (ground is not Ground.CONSENT)


@pytest.mark.parametrize("ground", Ground)
def test_it_is_known_by_what_is_kept_and_by_its_code(ground: Ground) -> None:
    assert ground_of(ground.value) is ground
    assert ground_of(ground.code) is ground


@pytest.mark.parametrize("text", ["", "10:27", "OSL 10:27", "CONSENT", "GDPR"])
def test_nothing_else_is_a_ground(text: str) -> None:
    assert ground_of(text) is None
    assert ground_words(text) == text


def test_in_words() -> None:
    assert ground_words("samtycke, OSL 10:1 med 12:2") == "Samtycke (OSL 10 kap. 1 § med 12 kap. 2 §)"
    assert ground_words("25:13") == "Personen kan inte samtycka (OSL 25 kap. 13 §)"
