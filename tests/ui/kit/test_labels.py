"""Texts that wrap."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QLabel

from samordning_desktop.ui.kit.labels import breakable, breakable_name, breakable_path, tip, whole, wrapped
from samordning_desktop.ui.kit.tick import Tick


@pytest.mark.parametrize("text", ["", "Elin Strand\nFalköping", "fjorton-tecken"])
def test_short_words_are_left_alone(text):
    assert breakable(text) == text


def test_a_long_word_can_break_and_reads_the_same():
    text = "Öppenvårdsmottagningen i Skara"
    broken = breakable(text)
    assert broken != text
    assert whole(broken) == text
    assert broken.endswith(" i Skara")


def test_a_word_breaks_where_a_hyphen_may_stand_and_an_address_after_its_parts():
    assert breakable("Öppenvårdsmottagning").split("\u00ad") == ["Öppen", "vårds", "mot", "tag", "ning"]
    assert breakable("anna-karin.ek@kommun.example").split("\u200b") == [
        "anna-karin.", "ek@", "kommun.", "example",
    ]  # fmt: skip
    assert "\u00ad" not in breakable("post@vastragotalandsregionen.example")
    assert breakable("x" * 15) == "\u200b".join("x" * 15)


def test_a_text_is_never_taken_for_markup(qtbot):
    label = wrapped("<b>Anna</b> & Bo")
    qtbot.addWidget(label)
    assert label.text() == "<b>Anna</b> & Bo"
    assert label.sizeHint().width() > wrapped("Anna & Bo").sizeHint().width()


def test_a_path_is_broken_after_its_separators():
    assert breakable_path("/mnt/gemensam å/p") == "/\u200bmnt/\u200bgemensam å/\u200bp"
    assert breakable_path("C:\\paket\\p") == "C:\\\u200bpaket\\\u200bp"
    assert breakable_path("x" * 41) == "\u200b".join("x" * 41)


def read_aloud(widget):
    return QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name)


@pytest.mark.parametrize("place", [breakable, breakable_path, breakable_name])
def test_places_to_break_are_not_read_aloud(qtbot, place):
    name = "/mnt/gemensam/utskrivningsplaneringsgruppens_paket_2026-11-23.samordning"
    label = wrapped(place(name))
    qtbot.addWidget(label)
    assert label.text() != name
    assert read_aloud(label) == name
    label.setText("Kort.")
    assert read_aloud(label) == "Kort."


def test_a_name_of_its_own_is_kept(qtbot):
    label = wrapped("abborre")
    qtbot.addWidget(label)
    label.setAccessibleName("Vårt fingeravtryck: abborre")
    label.setText("gädda")
    assert read_aloud(label) == "Vårt fingeravtryck: abborre"


def test_the_words_beside_a_tick_are_read_whole(theme, qtbot):
    tick = Tick(theme, "Utskrivningsplaneringsgruppen får veta")
    qtbot.addWidget(tick)
    heard = [read_aloud(one) for one in (tick.box, tick.findChild(QLabel))]
    assert heard == ["Utskrivningsplaneringsgruppen får veta"] * 2


def test_a_tip_is_no_wider_than_it_can_be_read(qtbot):
    label = QLabel(tip(["x" * 10_000]))
    label.setTextFormat(Qt.TextFormat.RichText)
    label.setWordWrap(True)
    qtbot.addWidget(label)
    assert label.sizeHint().width() < 900
    assert len(whole(label.text())) < 1_300


def test_a_tip_is_safe_and_leaves_ordinary_words_whole():
    assert tip(["<b>Åsa & Bo</b>", "", "informationsbladet"]) == (
        '<p style="white-space: pre-wrap">&lt;b&gt;Åsa &amp; Bo&lt;/b&gt;</p>'
        '<p style="white-space: pre-wrap">informationsbladet</p>'
    )
