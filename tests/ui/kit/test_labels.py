"""Texts that wrap."""

from __future__ import annotations

import pytest

from samordning_desktop.ui.kit.labels import breakable, breakable_path, wrapped


@pytest.mark.parametrize("text", ["", "Elin Strand\nFalköping", "fjorton-tecken"])
def test_short_words_are_left_alone(text):
    assert breakable(text) == text


def test_a_long_word_can_break_and_reads_the_same():
    text = "Öppenvårdsmottagningen i Skara"
    broken = breakable(text)
    assert broken != text
    assert broken.replace("\u200b", "") == text
    assert broken.endswith(" i Skara")


def test_a_text_is_never_taken_for_markup(qtbot):
    label = wrapped("<b>Anna</b> & Bo")
    qtbot.addWidget(label)
    assert label.text() == "<b>Anna</b> & Bo"
    assert label.sizeHint().width() > wrapped("Anna & Bo").sizeHint().width()


def test_a_path_is_broken_after_its_separators():
    assert breakable_path("/mnt/gemensam å/p") == "/\u200bmnt/\u200bgemensam å/\u200bp"
    assert breakable_path("C:\\paket\\p") == "C:\\\u200bpaket\\\u200bp"
    assert breakable_path("x" * 41) == "\u200b".join("x" * 41)
