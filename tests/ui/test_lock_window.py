"""The lock."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit

from samordning_desktop.core.errors import KnownError
from samordning_desktop.ui.kit.manners import nameless
from samordning_desktop.ui.lock_window import LockWindow
from ui.dialogs.pressing import keys


@pytest.fixture
def lock(theme, show):
    return show(LockWindow(theme))


def test_the_keyboard_stands_in_the_passphrase(lock, qtbot, said):
    lock.passphrase_given.connect(said.hear)
    assert lock.passphrase.line.hasFocus()
    keys("fyra ord å ä ö")(lock)
    qtbot.keyClick(lock.passphrase.line, Qt.Key.Key_Return)
    assert said.heard == ["fyra ord å ä ö"]
    assert lock.progress == "Låser upp …"
    assert not lock.open.isEnabled()


def test_nothing_typed_is_nothing_given(lock, qtbot, said):
    lock.passphrase_given.connect(said.hear)
    qtbot.mouseClick(lock.open, Qt.MouseButton.LeftButton)
    assert said.heard == []
    assert lock.open.isEnabled()


def test_says_why_it_stays_locked_and_lets_one_try_again(lock, qtbot, said):
    lock.passphrase_given.connect(said.hear)
    keys("fel")(lock)
    qtbot.mouseClick(lock.open, Qt.MouseButton.LeftButton)
    lock.refuse(KnownError("key.wrong"))
    assert lock.message.text.startswith("Lösenfrasen stämmer inte.")
    assert lock.progress == ""
    assert lock.passphrase.line.selectedText() != ""
    keys("rätt")(lock)
    qtbot.keyClick(lock.passphrase.line, Qt.Key.Key_Return)
    assert said.heard == ["fel", "rätt"]
    assert lock.message.text == ""


def test_the_recovery_code_is_the_other_way_in(lock, qtbot, said):
    lock.code_given.connect(said.hear)
    qtbot.mouseClick(lock.other, Qt.MouseButton.LeftButton)
    assert lock.code.hasFocus()
    assert not lock.passphrase.isVisible()
    keys("7K3M-AAAA")(lock)
    qtbot.mouseClick(lock.open, Qt.MouseButton.LeftButton)
    assert said.heard == ["7K3M-AAAA"]
    lock.refuse(KnownError("key.recovery_form"))
    assert lock.code.hasFocus()
    qtbot.mouseClick(lock.other, Qt.MouseButton.LeftButton)
    assert lock.passphrase.isVisible()
    assert lock.message.text == ""


def test_enter_presses_the_button_that_has_the_keyboard(lock, qtbot, said):
    lock.passphrase_given.connect(said.hear)
    lock.other.setFocus()
    qtbot.keyClick(lock.other, Qt.Key.Key_Return)
    assert lock.code.isVisible()
    lock.other.setFocus()
    qtbot.keyClick(lock.other, Qt.Key.Key_Enter)
    lock.passphrase.line.setText("fyra ord")
    lock.open.setFocus()
    qtbot.keyClick(lock.open, Qt.Key.Key_Return)
    assert said.heard == ["fyra ord"]


def test_closing_forgets_what_was_typed(lock, said):
    lock.left.connect(lambda: said.hear("left"))
    keys("hemligt")(lock)
    lock.close()
    assert said.heard == ["left"]
    assert [line.text() for line in lock.findChildren(QLineEdit)] == ["", ""]


@pytest.mark.parametrize("zoom", [100, 200])
def test_named_and_nothing_cut(lock, theme, zoom):
    theme.set_zoom(zoom)
    assert nameless(lock) == []


def test_tells_when_it_can_be_seen(theme, show, qtbot):
    window = LockWindow(theme)
    assert not window.painted.is_set()
    show(window)
    qtbot.waitUntil(window.painted.is_set)
