"""A scope written as one line."""

from __future__ import annotations

import pytest

from samordning_desktop.core.consent_scope import ConsentScope, Party, PartyKind
from samordning_desktop.core.errors import KnownError
from samordning_desktop.core.kinds import KINDS
from samordning_desktop.core.scope_choice import candidates
from samordning_desktop.core.scope_text import read_scope

PARTIES = candidates([("l1", "Lidköping")], [])
ALL = KINDS | {"Ekonomi": "Ekonomi"}


def test_parties_and_kinds_by_words_or_codes():
    text = " lidköping : Mål och nuläge, ratings;Öppenvården  Väst: ekonomi ; Regionens vård;"
    assert read_scope(text, "Ring helst.", PARTIES, ALL) == ConsentScope(
        (
            Party(PartyKind.SITE, "Lidköping", ("situation", "ratings"), "l1"),
            Party(PartyKind.UNIT, "Öppenvården Väst", ("Ekonomi",)),
            Party(PartyKind.PRINCIPAL, "Regionens vård", (), "region"),
        ),
        "Ring helst.",
    )


@pytest.mark.parametrize("code", ALL)
def test_every_kind_can_be_written_by_its_words_commas_and_all(code):
    scope = read_scope(f"Lidköping: {ALL[code].upper()}, {ALL[code]}", "", PARTIES, ALL)
    assert scope.parties[0].shares == (code,)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "scope.nobody"),
        (" ; ", "scope.nobody"),
        ("Lidköping: allt", "scope.unknown"),
        ("Lidköping: ekonomiska", "scope.unknown"),
        (": ekonomi", "scope.unknown"),
        ("x" * 201, "scope.unknown"),
        ("Lidköping; LIDKÖPING: ekonomi", "scope.known"),
    ],
)
def test_what_cannot_be_read_says_why(text, code):
    with pytest.raises(KnownError) as refused:
        read_scope(text, "", PARTIES, ALL)
    assert refused.value.code == code
    assert refused.value.text
