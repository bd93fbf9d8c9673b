"""The clipboard is not left lying."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QGuiApplication

from samordning_desktop.ui.kit.clipboard import KEPT_MS, Clipboard


@pytest.fixture
def system(qapp):
    system = QGuiApplication.clipboard()
    yield system
    system.clear()


@pytest.fixture
def clipboard(system):
    clipboard = Clipboard(system)
    yield clipboard
    clipboard.empty()


def test_holds_the_text_and_asks_nobody_to_keep_it(clipboard, system):
    clipboard.put("Bor på Åsgatan")
    assert system.text() == "Bor på Åsgatan"
    assert system.mimeData().data("x-kde-passwordManagerHint").data() == b"secret"


def test_a_minute_is_a_minute():
    assert KEPT_MS == 60_000


def test_is_emptied_when_its_time_is_over(system, qtbot):
    clipboard = Clipboard(system, kept_ms=1)
    with qtbot.waitSignal(clipboard.emptied):
        clipboard.put("text")
    assert system.text() == ""


def test_what_somebody_else_has_put_there_stays(clipboard, system, said):
    clipboard.emptied.connect(said.hear)
    clipboard.put("vårt")
    system.setText("deras")
    clipboard.empty()
    assert system.text() == "deras"
    assert said.heard == []


def test_nothing_put_is_nothing_to_empty(clipboard, system, said):
    clipboard.emptied.connect(said.hear)
    system.setText("deras")
    clipboard.empty()
    assert (system.text(), said.heard) == ("deras", [])


def test_an_empty_text_leaves_it_empty(clipboard, system, said):
    clipboard.emptied.connect(said.hear)
    system.setText("någon annans ruta")
    clipboard.put("")
    assert (system.text(), said.heard) == ("", [])
    system.setText("deras")
    clipboard.empty()
    assert system.text() == "deras"


def test_a_second_text_begins_the_time_anew(clipboard, system):
    clipboard.put("ett")
    clipboard.put("två")
    clipboard.empty()
    assert system.text() == ""
