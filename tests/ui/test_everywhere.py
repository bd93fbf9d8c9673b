"""F1 and the lock's key in every window, whatever it asks."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QListWidget

from samordning_desktop.core.errors import KnownError
from samordning_desktop.ui.everywhere import Everywhere
from samordning_desktop.ui.first_run.wizard import FirstRun
from samordning_desktop.ui.help_window import HelpWindow
from samordning_desktop.ui.kit.dialog import Dialog
from samordning_desktop.ui.kit.help_page import HelpPage, help_about, own_help, set_help
from samordning_desktop.ui.kit.message_windows import Question
from samordning_desktop.ui.kit.messages import Messages
from samordning_desktop.ui.lock_window import LockWindow
from ui.dialogs.openers import OPENERS
from ui.dialogs.pressing import click


@pytest.fixture
def locked():
    return []


@pytest.fixture
def everywhere(qapp, theme, locked):
    keys = Everywhere(qapp, theme, lambda: locked.append(True))
    yield keys
    keys.stop()
    keys.deleteLater()


def press(window, keys):
    QTest.keySequence(window.focusWidget() or window, QKeySequence(keys))


@pytest.mark.parametrize("name", OPENERS)
def test_every_dialog_has_help_that_can_be_used_while_it_waits(everywhere, kit, qtbot, name):
    dialog = OPENERS[name](kit)
    qtbot.addWidget(dialog)
    with qtbot.waitExposed(dialog):
        dialog.open()
    press(dialog, "F1")
    opened = dialog.findChild(HelpWindow)
    assert opened.isVisible()
    assert opened.page is help_about(dialog)
    assert dialog.isModal()
    qtbot.waitUntil(opened.isActiveWindow)
    QTest.keyClick(opened.findChild(QListWidget), Qt.Key.Key_Home)
    assert opened.page is list(HelpPage)[0]
    QTest.keyClick(opened, Qt.Key.Key_Escape)
    assert not opened.isVisible()
    assert dialog.isVisible()


@pytest.mark.parametrize("name", OPENERS)
def test_every_dialog_says_itself_which_page_is_about_it(kit, qtbot, name):
    """It may be opened over any page of the window."""
    dialog = OPENERS[name](kit)
    qtbot.addWidget(dialog)
    assert own_help(dialog) is not None


@pytest.mark.parametrize(
    ("code", "page"),
    [
        ("store.in_use", HelpPage.COMPUTERS),
        ("peer.barred", HelpPage.COMPUTERS),
        ("package.damaged", HelpPage.PACKAGES),
        ("folder.unreachable", HelpPage.PACKAGES),
        ("undo.package_stands", HelpPage.PACKAGES),
        ("undo.nothing", HelpPage.BOARD),
        ("consent.withdrawn", HelpPage.CONSENT),
        ("file.missing", None),
    ],
)
def test_a_refusal_has_help_about_what_was_refused(kit, everywhere, in_dialog, theme, show, code, page):
    below = show(LockWindow(theme))
    pages = []

    def look(dialog):
        press(dialog, "F1")
        opened = dialog.findChild(HelpWindow)
        pages.append(opened.page)
        opened.close()

    facts = dict.fromkeys(("date", "day", "folder", "file", "label", "name", "why"), "x")
    in_dialog(lambda: Messages(theme).refuse(below, KnownError(code, **facts)), look, click("Stäng"))
    assert pages == [page or HelpPage.LOCK]
    below.setEnabled(False)


@pytest.mark.parametrize("name", OPENERS)
def test_the_lock_can_be_asked_for_in_every_dialog(everywhere, locked, kit, qtbot, name):
    dialog = OPENERS[name](kit)
    qtbot.addWidget(dialog)
    with qtbot.waitExposed(dialog):
        dialog.open()
    press(dialog, "Ctrl+L")
    assert locked == [True]


def test_a_window_that_comes_back_has_the_keys_once(everywhere, locked, kit, qtbot):
    dialog = OPENERS["rating"](kit)
    qtbot.addWidget(dialog)
    for _ in range(2):
        with qtbot.waitExposed(dialog):
            dialog.open()
        press(dialog, "Ctrl+L")
        dialog.hide()
    assert locked == [True, True]


def test_the_lock_and_the_first_run_have_help_without_a_desk(everywhere, kit, theme, show):
    lock = show(LockWindow(theme))
    press(lock, "F1")
    assert lock.findChild(HelpWindow).page is HelpPage.LOCK
    first = show(FirstRun(kit))
    press(first, "F1")
    assert first.findChild(HelpWindow).page is HelpPage.START


def test_the_help_itself_has_no_help_but_can_be_locked(everywhere, locked, theme, show):
    opened = show(HelpWindow(None, theme))
    press(opened, "F1")
    assert opened.findChild(HelpWindow) is None
    press(opened, "Ctrl+L")
    assert locked == [True]


def test_a_dialog_without_a_page_has_that_of_the_window_it_stands_over(theme, show):
    below = show(LockWindow(theme))
    dialog = show(Question(below, theme, "Säkert?", "", "Radera", "Avbryt", danger=True))
    assert own_help(dialog) is None
    assert help_about(dialog) is HelpPage.LOCK
    below.setEnabled(False)


def test_a_part_says_more_than_its_window(theme, show):
    dialog = Dialog(None, theme, "Något")
    line, verb = QLineEdit(), dialog.verb("Något", dialog.reject)
    dialog.add_field("Fält", line)
    set_help(line, HelpPage.RATING)
    show(dialog)
    line.setFocus()
    assert help_about(dialog) is HelpPage.RATING
    verb.setFocus()
    assert help_about(dialog) is HelpPage.BOARD
