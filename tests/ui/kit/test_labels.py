"""Texts that wrap."""

from __future__ import annotations

import pytest

from samordning_desktop.ui.kit.labels import breakable, wrapped


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
