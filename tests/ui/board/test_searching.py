"""Search on the board."""

from __future__ import annotations

import time
from dataclasses import replace
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from samordning_desktop.core.consent import ConsentState
from samordning_desktop.core.participant import FIELD_LABELS, BoardFields
from samordning_desktop.core.text import clean_text
from samordning_desktop.ui.board.model import BoardModel
from samordning_desktop.ui.board.searching import SearchIndex
from ui.rows import STANDINGS, row

ROWS = [
    row("Åsa Öberg", situation="Bor på Träffpunkten", start=date(2025, 3, 3)),
    row("Anna Alm", planning="Läkartid\nden 14:e", mine=False),
    row("Bo Berg", consent=STANDINGS[ConsentState.MISSING]),
]


def found(query):
    return [ROWS[place].fields.name for place in SearchIndex(ROWS).find(query)]


def test_nothing_asked_finds_everyone():
    assert found("") == found("   ") == ["Åsa Öberg", "Anna Alm", "Bo Berg"]


def test_letter_case_does_not_matter_and_å_is_not_a():
    assert found("åSA öBERG") == ["Åsa Öberg"]
    assert found("asa") == []


def test_a_name_is_found_as_a_swedish_keyboard_types_it_and_as_it_is_written():
    names = ["Jasmina Kovač", "Søren Møller", "André Åkerlind", "Łukasz Zając"]
    index = SearchIndex([row(name) for name in names])
    asked = {
        "kovac": 0,
        "kovač": 0,
        "moller": 1,
        "andre": 2,
        "akerlind": None,
        "A\u030akerlind": 2,
        "lukasz zajac": 3,
    }
    for query, place in asked.items():
        assert list(index.find(query)) == ([] if place is None else [place])


def test_every_word_must_be_there_in_any_order_and_column():
    assert found("träffpunkten öberg") == ["Åsa Öberg"]
    assert found("öberg läkartid") == []


def test_finds_days_sites_and_states_too():
    assert found("2025-03") == ["Åsa Öberg"]
    assert found("lidköping") == ["Anna Alm"]
    assert found("samtycke saknas") == ["Bo Berg"]


def test_what_is_no_pattern_is_taken_as_it_stands():
    assert found("14:e") == ["Anna Alm"]
    assert found(".*") == []


def test_a_letter_that_tells_nobody_apart_finds_the_very_same():
    index = SearchIndex(ROWS)
    everyone = index.find("")
    assert index.find(" ") is everyone
    both = index.find("ber")
    assert list(both) == [0, 2]
    assert index.find("berg") is index.find("berg b") is both
    assert index.find("") is everyone


@given(st.text())
def test_a_longer_search_never_finds_more(query):
    index = SearchIndex(ROWS)
    assert set(index.find(query + " a")) <= set(index.find(query)) <= {0, 1, 2}


@given(st.lists(st.text("åÅsak öberg", max_size=8), max_size=6))
def test_a_search_finds_the_same_whatever_was_asked_before(queries):
    index = SearchIndex(ROWS)
    assert [index.find(query) for query in queries] == [SearchIndex(ROWS).find(query) for query in queries]


@given(st.lists(st.text("åäöÅÄÖedv \x01", max_size=8), max_size=4), st.text("åäöÅÄÖedv \x01", max_size=4))
def test_a_search_finds_the_rows_whose_text_in_small_letters_holds_every_word(texts, query):
    texts = [clean_text(text, 100) for text in texts]
    rows = [row("x", situation=text, consent=STANDINGS[ConsentState.VALID]) for text in texts]
    words = clean_text(query, 100).lower().split()
    told = [f"x {text} falköping samtycke gäller".lower() for text in texts]
    expected = [place for place, text in enumerate(told) if all(word in text for word in words)]
    assert list(SearchIndex(rows).find(" ".join(words))) == expected


def test_å_ä_and_ö_are_three_letters_large_or_small():
    index = SearchIndex([row(2 * letter) for letter in "åäöÅÄÖeadov"])
    assert [list(index.find(2 * letter)) for letter in "åÄö"] == [[0, 3], [1, 4], [2, 5]]


def test_what_many_rows_say_is_found_in_each_of_them_and_no_other():
    rows = [row(f"{number}", mine=bool(number % 2)) for number in range(6)]
    index = SearchIndex(rows)
    assert list(index.find("lidköping")) == [0, 2, 4]
    assert list(index.find("lidköping 4")) == [4]
    assert list(index.find("falköping 4")) == []


def test_every_field_of_a_row_can_be_found():
    fields = BoardFields("nn", "pp", date(2026, 1, 2), "gg", "ss", "ii", "ll")
    index = SearchIndex([replace(row("x"), fields=fields)])
    assert all(list(index.find(fields.text(name))) == [0] for name in FIELD_LABELS)


def test_ten_thousand_rows_are_searched_in_a_moment():
    index = SearchIndex([row(f"Person {number}", situation="x" * 200) for number in range(10_000)])
    index.prepare()
    begun = time.perf_counter()
    assert len(index.find("person 99")) > 100
    assert time.perf_counter() - begun < 0.5


def test_it_finds_the_same_whether_it_was_prepared_or_not():
    prepared = SearchIndex(ROWS)
    prepared.prepare()
    assert prepared.find("öberg") == SearchIndex(ROWS).find("öberg") == [0]
    assert list(prepared.find("")) == [0, 1, 2]


def test_rows_can_be_prepared_for_a_search_before_it_begins(monkeypatch):
    prepared = []
    prepare = SearchIndex.prepare
    monkeypatch.setattr(SearchIndex, "prepare", lambda index: prepared.append(index) or prepare(index))
    model = BoardModel()
    model.show(ROWS)
    assert prepared == []
    model.prepare_search()
    model.search("öberg")
    assert prepared[0] is prepared[1]
    assert model.shown_ids == [ROWS[0].id]
