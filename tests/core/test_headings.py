"""What headings mean."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samordning_desktop.core.headings import Sureness, exact_meaning, heading_key, heading_words, meaning
from samordning_desktop.core.participant import BOARD_COLUMNS


@pytest.mark.parametrize(("field", "label"), BOARD_COLUMNS)
def test_the_boards_own_words_are_the_surest(field: str, label: str) -> None:
    for writing in (label, label.upper(), f"  {label.lower()} :", label.replace("/", " / ")):
        assert meaning(writing) == (field, Sureness.OWN)


def test_no_heading_is_listed_twice() -> None:
    keys = [heading_key(word) for word, _ in heading_words()]
    assert sorted(keys) == sorted(set(keys))


@pytest.mark.parametrize(
    ("heading", "field"),
    [
        ("Patient/brukare", "name"),
        ("Patient / Brukare", "name"),
        ("Brukare", "name"),
        ("Namn", "name"),
        ("Deltagare", "name"),
        ("Initialer", "name"),
        ("Patient (initialer)", "name"),
        ("Klient", "name"),
        ("Person", "name"),
        ("Namn och personnummer", "name"),
        ("Namn, personnr", "name"),
        ("Förnamn", "given"),
        ("Efternamn", "surname"),
        ("Startdatum", "start"),
        ("Start-datum", "start"),
        ("Inskriven", "start"),
        ("Datum in", "start"),
        ("Mål", "goal"),
        ("Syfte", "goal"),
        ("Mål / syfte", "goal"),
        ("Mål och syfte", "goal"),
        ("Mål &\nsyfte", "goal"),
        ("Målsättning", "goal"),
        ("Status", "situation"),
        ("Läge nu", "situation"),
        ("Aktuellt", "situation"),
        ("Nuläge:", "situation"),
        ("Insatser", "interventions"),
        ("Insats(er)", "interventions"),
        ("Pågående in-\nsatser", "interventions"),
        ("Pågå\u00adende insatser", "interventions"),
        ("Pågående\u00a0insatser", "interventions"),
        ("Pa\u030aga\u030aende insatser", "interventions"),
        ("Plan", "planning"),
        ("Nästa steg", "planning"),
        ("Planerat", "planning"),
        ("Planering/nästa steg", "planning"),
        ("Personnummer", "personal_id"),
        ("Pnr", "personal_id"),
        ("Pers.nr", "personal_id"),
        ("Person-nr", "personal_id"),
        ("Födelsenummer", "personal_id"),
    ],
)
def test_the_words_that_teams_use_are_known(heading: str, field: str) -> None:
    found = meaning(heading)
    assert found is not None
    assert found.field == field
    assert found.sureness is not Sureness.LOOSE


@pytest.mark.parametrize(
    ("heading", "field"),
    [
        ("Nuläge vid start", "situation"),
        ("Nuläge 2025-05-21", "situation"),
        ("Kommunens insatser", "interventions"),
        ("Insatser regionen", "interventions"),
        ("Planering för hösten", "planning"),
        ("Nuläge/planering", "situation"),
        ("Brukarens egna mål", "goal"),
    ],
)
def test_a_heading_that_only_resembles_ours_is_loose(heading: str, field: str) -> None:
    assert meaning(heading) == (field, Sureness.LOOSE)


@pytest.mark.parametrize(
    "heading",
    [
        "Telefon",
        "Kontaktperson",
        "Samordnare",
        "Samtycke",
        "Status på samtycke",
        "Ansvarig",
        "Nr",
        "",
        " ",
        "—",
        "Anna Alm",
        "Målare",
        "Planerar att flytta till Skövde efter sommaren och söker boende där tillsammans med sin bror",
    ],
)
def test_other_words_are_unknown(heading: str) -> None:
    assert meaning(heading) is None


def test_a_text_is_not_a_heading_however_it_begins() -> None:
    assert meaning("Mål " + "x" * 80) is None
    assert exact_meaning("mål" + " " * 100) is None


@given(st.text())
def test_the_key_is_blind_to_what_is_not_a_letter(text: str) -> None:
    assert heading_key(f" {text}: \n") == heading_key(text)
    assert meaning(text) is None or meaning(text) == meaning(text)
