"""The seal: the same for the same, another for anything else, and checked with nothing but sha256."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from hashlib import sha256

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samordning_desktop.core.consent import Consent
from samordning_desktop.core.consent_scope import ConsentScope, Party, PartyKind, pack_scope
from samordning_desktop.core.document import Block, BlockKind, Document
from samordning_desktop.core.sealing import record, seal, verify
from samordning_desktop.core.strokes import FULL

DAY = date(2024, 2, 29)
TEXT = Document("consent", "3", date(2025, 4, 22), "Samtycke", (Block(BlockKind.PARAGRAPH, ("Åja.",)),))
SCOPE = ConsentScope((Party(PartyKind.UNIT, "Öppenvården", ("ratings",)),), "Inget om barnen.")
STROKES = (((0, 0), (FULL, 12)), ((5, 5),))
CONTENT = record(TEXT, SCOPE, "Åsa Öberg", DAY, STROKES)
CONSENT = Consent("c", DAY, TEXT.id, pack_scope(SCOPE), "screen", seal=seal(CONTENT))


def test_what_is_sealed_is_written_in_one_way():
    assert CONTENT.decode() == (
        '{"day":"2024-02-29","form":1,"name":"Åsa Öberg",'
        '"scope":"{\\"parties\\":[[\\"unit\\",\\"Öppenvården\\",\\"\\",\\"ratings\\"]],\\"words\\":\\"Inget om barnen.\\"}",'
        '"strokes":[[[0,0],[10000,12]],[[5,5]]],'
        '"text":{"blocks":[["paragraph",1,"Åja."]],"day":"2025-04-22","id":"3","title":"Samtycke","version":"3"}}'
    )


def test_the_seal_is_what_sha256sum_says():
    assert seal(CONTENT) == sha256(CONTENT).hexdigest()
    assert json.loads(CONTENT)["strokes"] == [[list(point) for point in stroke] for stroke in STROKES]


def test_a_kept_form_is_verified():
    assert verify(CONTENT, CONSENT, TEXT)


@pytest.mark.parametrize(
    "other",
    [
        record(TEXT, SCOPE, "Åsa Ödberg", DAY, STROKES),
        record(TEXT, SCOPE, "Åsa Öberg", date(2024, 3, 1), STROKES),
        record(TEXT, SCOPE, "Åsa Öberg", DAY, STROKES[:1]),
        record(TEXT, replace(SCOPE, words=""), "Åsa Öberg", DAY, STROKES),
        record(replace(TEXT, blocks=()), SCOPE, "Åsa Öberg", DAY, STROKES),
        record(replace(TEXT, easy=True), SCOPE, "Åsa Öberg", DAY, STROKES),
    ],
)
def test_anything_else_breaks_it(other):
    assert not verify(other, CONSENT, TEXT)


@pytest.mark.parametrize(
    ("consent", "text"),
    [
        (replace(CONSENT, signed=date(2024, 3, 1)), TEXT),
        (replace(CONSENT, scope=""), TEXT),
        (replace(CONSENT, text_version="2"), TEXT),
        (replace(CONSENT, seal=""), TEXT),
        (CONSENT, replace(TEXT, blocks=(Block(BlockKind.PARAGRAPH, ("Nja.",)),))),
    ],
)
def test_what_was_changed_around_it_is_seen(consent, text):
    assert not verify(CONTENT, consent, text)


@pytest.mark.parametrize("junk", [b"", b"{}", b"[]", b"\xff", b'{"text":1}'])
def test_junk_with_its_own_seal_is_no_form(junk):
    assert not verify(junk, replace(CONSENT, seal=seal(junk)), TEXT)


def test_points_outside_are_not_sealed():
    with pytest.raises(ValueError, match="strokes"):
        record(TEXT, SCOPE, "Åsa", DAY, (((0, FULL + 1),),))


_POINT = st.tuples(st.integers(0, FULL), st.integers(0, FULL))


@given(
    st.lists(st.lists(_POINT, min_size=1, max_size=9).map(tuple), max_size=5).map(tuple), st.text(max_size=9)
)
def test_every_signature_can_be_checked(strokes, name):
    if any("\ud800" <= letter <= "\udfff" for letter in name):
        name = ""
    content = record(TEXT, SCOPE, name, DAY, strokes)
    assert verify(content, replace(CONSENT, seal=seal(content)), TEXT)
