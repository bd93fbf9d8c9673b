"""A cell's lines."""

from __future__ import annotations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from PySide6.QtGui import QFontMetrics

from samordning_desktop.ui.board.cell_text import LINES, LineCache, cell_lines


@pytest.fixture
def lines(theme):
    def act(text, width=200, first=200, most=LINES):
        return cell_lines(text, theme.font, width, first, most)

    return act


def test_nothing_is_no_line(lines):
    assert lines("") == ()
    assert lines(" \n ") == ()


def test_a_short_text_is_one_line(lines):
    assert lines("Lugnt.") == ("Lugnt.",)


def test_line_breaks_are_kept_and_empty_lines_take_no_room(lines):
    assert lines("Boendestöd\n\nÖppenvård  \n") == ("Boendestöd", "Öppenvård")


def test_what_does_not_fit_is_cut_with_a_sign(lines):
    text = "Bor på stödboende sedan i somras. Nykter i fem veckor, sover bättre. Vill börja träna igen."
    got = lines(text)
    assert len(got) == LINES
    assert got[-1].endswith("…")
    assert text.startswith(got[0])


def test_a_fourth_paragraph_shows_that_it_is_there(lines):
    assert lines("ett\ntvå\ntre\nfyra") == ("ett", "två", "tre fyra") or lines("ett\ntvå\ntre\nfyra")[
        -1
    ].endswith("…")


def test_the_first_line_gives_way_to_a_mark(lines):
    text = "Vårdplanering första december"
    assert len(lines(text, 200, 60)[0]) < len(lines(text, 200, 200)[0])


def test_a_word_longer_than_the_line_is_broken(lines):
    got = lines("Återfallspreventionsgruppsverksamheten", 100, 100)
    assert len(got) > 1
    assert "".join(got).startswith("Återfall")


def test_a_word_that_no_line_holds_is_parted_with_a_hyphen_where_one_may_stand(lines, theme):
    room = QFontMetrics(theme.font).horizontalAdvance("Återfallspreventio") + 1
    assert lines("Återfallsprevention i grupp", room, room)[:2] == ("Återfallspreven-", "tion i grupp")
    assert lines("Läsa informationsbladet", 100, 100)[0] == "Läsa"


@pytest.mark.parametrize("sign", ".,;:!?)”")
def test_a_sign_that_ends_a_word_never_begins_a_line(lines, theme, sign):
    room = QFontMetrics(theme.font).horizontalAdvance("Försäkringskassan") + 1
    assert lines(f"Försäkringskassan{sign}", room, room) == ("Försäkringskas-", f"san{sign}")


def test_a_number_an_address_and_a_word_that_has_room_get_no_hyphen(lines, theme):
    advance = QFontMetrics(theme.font).horizontalAdvance
    assert not any("-" in line for line in lines("0123456789" * 3, 100, 100))
    assert not any("-" in line for line in lines("https://exempel.se/samordningsmottagningen", 100, 100, 9))
    assert lines("hemma Hyresvärden", advance("Hyresvärden") + 1, advance("Hyresvärden") + 1) == (
        "hemma",
        "Hyresvärden",
    )


def test_a_mark_that_takes_the_only_line_leaves_no_text(lines):
    assert lines("Vårdplanering", 200, 20, 1) == ("",)


def test_lines_with_emoji_are_broken_where_they_are_shown(lines):
    text = "🙂🙂🙂🙂 mår bättre nu och har varit ute med hunden varje dag"
    got = lines(text, 100, 100)
    assert len(got) == 3
    assert text.startswith(" ".join(got[:2]))
    assert len(got[0].split(" ")[0]) == 4
    assert max(map(len, got)) < 20


def test_a_mark_that_leaves_no_room_in_the_only_line(lines):
    assert lines("Boendestöd", 100, 10, 1) == ("",)


@settings(max_examples=60)
@example(text="00011111111𐀀𐀀𐀀000", width=102)
@given(text=st.text(max_size=400), width=st.integers(20, 400))
def test_no_line_is_wider_than_its_room(theme_for_all, text, width):
    metrics = QFontMetrics(theme_for_all.font)
    got = cell_lines(text, theme_for_all.font, width, width)
    assert len(got) <= LINES
    # A line holds one sign at least, however wide: those that another font lends us are wider than ours.
    widest = max(metrics.averageCharWidth() * 3, *(2 * metrics.horizontalAdvance(sign) for sign in text), 0)
    assert all(metrics.horizontalAdvance(line) <= width + widest for line in got)


@pytest.fixture(scope="module")
def theme_for_all(session_theme):
    return session_theme


def test_a_first_word_that_has_no_room_beside_a_mark_goes_down_a_line_whole(lines, theme):
    word = QFontMetrics(theme.font).horizontalAdvance("Hyresvärden")
    assert lines("Hyresvärden har ringt", word * 3, word // 2) == ("", "Hyresvärden har ringt")
    assert lines("Hyresvärden har ringt", word + 4, word + 2)[0] == "Hyresvärden"


def test_what_is_laid_out_once_is_what_the_lines_say_and_stays_so(theme):
    cache = LineCache(theme.font)
    texts = [f"Vårdplanering nummer {number} den första december, med alla" for number in range(1_500)]
    for width in (80, 200):
        for text in (*texts, *texts[:3]):
            drawn = [line.text() for line in cache.lines(text, width, width - 20, LINES)]
            assert drawn == list(cell_lines(text, theme.font, width, width - 20))


def test_the_same_text_is_laid_out_once(theme):
    cache = LineCache(theme.font)
    assert cache.lines("Boendestöd", 200, 200, 3)[0] is cache.lines("Boendestöd", 200, 200, 3)[0]
