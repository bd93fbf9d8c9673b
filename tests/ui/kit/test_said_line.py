"""The line for what has just been done."""

from __future__ import annotations

from samordning_desktop.ui.kit.said_line import STANDS_MS, SaidLine


def test_is_there_only_while_it_says_something(theme, show):
    line = SaidLine(theme)
    assert line.isHidden()
    line.say("Ångrade: <b>ändra</b>")
    show(line)
    assert line.text() == "Ångrade: <b>ändra</b>"
    line.forget()
    assert line.isHidden()
    assert line.text() == ""


def test_grows_with_the_type(theme, show):
    line = show(SaidLine(theme))
    line.say("Ångrade: ändra Nuläge för Anna A.")
    before = line.sizeHint().height()
    theme.set_zoom(200)
    assert line.sizeHint().height() > 1.5 * before


def test_a_sentence_goes_by_itself_when_it_is_no_news(theme, show, qtbot):
    line = show(SaidLine(theme, stands_ms=1))
    line.say("Ångrade: ändra Nuläge för Anna A.")
    qtbot.waitUntil(line.isHidden)
    assert line.text() == ""


def test_there_is_time_to_read_it():
    assert STANDS_MS == 30_000
