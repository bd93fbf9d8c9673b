"""A disclosure in words: what was told, and the sentence for one's own journal."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samordning_desktop.core.disclosure import (
    NOTED_WAYS,
    WAY_WORDS,
    Disclosure,
    Way,
    by_words,
    journal_sentence,
    way_words,
)
from samordning_desktop.core.grounds import Ground
from samordning_desktop.core.kinds import ALWAYS, BASICS, KINDS, told

ROW = Disclosure(
    "p", "Mål och nuläge", "Eva Ek, boendestödjare", date(2026, 2, 28), "Karin Ek", "Öppenpsykiatrin", "spoken",
    Ground.CONSENT.value,
)  # fmt: skip


@pytest.mark.parametrize(
    ("kinds", "words", "text"),
    [
        ((), "", ALWAYS),
        ((BASICS,), "", ALWAYS),
        (("",), "", ALWAYS),
        (("ratings", "situation", BASICS), "", "Mål och nuläge; Självskattningar"),
        (("Ekonomi", "contact"), "", "Personnummer, adress och telefon; Ekonomi"),
        (("situation",), "tiden för SIP", "Mål och nuläge: tiden för SIP"),
    ],
)
def test_what_was_told(kinds: tuple[str, ...], words: str, text: str) -> None:
    assert told(kinds, words) == text


@given(st.permutations([*KINDS, BASICS, "Ekonomi", "Ärenden"]))
def test_the_order_they_are_chosen_in_does_not_matter(kinds: list[str]) -> None:
    assert told(kinds) == told(sorted(kinds))


def test_the_sentence_for_the_journal() -> None:
    assert journal_sentence(ROW) == (
        "Den 2026-02-28 lämnade Karin Ek (Öppenpsykiatrin) ut uppgifter ur samordningen (Mål och nuläge) muntligt till "
        "Eva Ek, boendestödjare, med stöd av personens samtycke, OSL 10 kap. 1 § med 12 kap. 2 §."
    )
    row = replace(
        ROW,
        unit="",
        way="print",
        ground="OSL 25:13",
        reason="Medvetslös.\nAkut vård behövdes. ",
        what="Allt.",
    )
    assert journal_sentence(row) == (
        "Den 2026-02-28 lämnade Karin Ek ut uppgifter ur samordningen (Allt) på papper till Eva Ek, boendestödjare, "
        "med stöd av OSL 25 kap. 13 § (skäl: Medvetslös. Akut vård behövdes)."
    )


def test_an_old_row_and_one_of_another_program_are_told_as_they_are() -> None:
    row = replace(ROW, way="duva", ground="annan grund")
    assert way_words(row) == "duva"
    assert journal_sentence(row).endswith("med stöd av annan grund.")
    assert by_words(replace(ROW, unit="")) == "Karin Ek"


@given(st.text(max_size=60), st.text(max_size=60), st.sampled_from(Way), st.sampled_from(Ground))
def test_it_is_always_one_line_that_ends(what: str, reason: str, way: Way, ground: Ground) -> None:
    sentence = journal_sentence(replace(ROW, what=what, reason=reason, way=way.value, ground=ground.value))
    assert "\n" not in sentence
    assert sentence.endswith(".")
    assert "2026-02-28" in sentence


def test_every_way_has_its_words_and_a_package_is_not_noted_by_hand() -> None:
    assert set(WAY_WORDS) == set(Way)
    assert set(NOTED_WAYS) == set(Way) - {Way.PACKAGE}
