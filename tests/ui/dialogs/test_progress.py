"""How far a long piece of work has come."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QLabel, QProgressBar

from samordning_desktop.ui.dialogs.progress import UNKNOWN, GivenUpError, ProgressDialog
from samordning_desktop.ui.kit.help_page import HelpPage
from ui.dialogs.pressing import REFUSALS, button


@pytest.fixture
def dialog(kit, qtbot):
    made = ProgressDialog(None, kit, "Bladen görs i ordning", "Inget skrivs ut än.", HelpPage.PRINT)
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.open()
    return made


def bar(dialog):
    [found] = dialog.findChildren(QProgressBar)
    return found


def test_it_tells_how_much_is_done_in_words_and_shape(dialog):
    dialog.tell(1, 3)
    assert (bar(dialog).value(), bar(dialog).maximum()) == (1, 3)
    assert "33 procent är klart." in [label.text() for label in dialog.findChildren(QLabel)]
    assert bar(dialog).accessibleName() == "Så långt har det kommit"


def test_before_the_first_word_it_does_not_guess(dialog):
    assert (bar(dialog).minimum(), bar(dialog).maximum()) == (0, 0)
    assert UNKNOWN in words(dialog)
    dialog.tell(0, 0)
    assert UNKNOWN not in words(dialog)


@pytest.mark.parametrize("no", REFUSALS)
def test_closed_in_any_way_the_work_is_given_up_at_its_next_word(dialog, no):
    dialog.tell(1, 3)
    assert not dialog.given_up
    REFUSALS[no](dialog)
    assert dialog.given_up
    with pytest.raises(GivenUpError):
        dialog.tell(2, 3)


def test_done_is_not_given_up(dialog):
    dialog.accept()
    assert not dialog.given_up
    dialog.tell(3, 3)


def words(dialog):
    return [label.text() for label in dialog.findChildren(QLabel)]


def test_each_step_is_told_in_words_with_how_many_there_are(dialog):
    dialog.step("Läser", 1, 4)
    assert "Läser … steg 1 av 4." in words(dialog)
    dialog.step("Säkerhetskopierar", 3, 4)
    assert (bar(dialog).value(), bar(dialog).maximum()) == (2, 4)
    assert "Säkerhetskopierar … steg 3 av 4." in words(dialog)
    assert button(dialog, "Avbryt").isEnabled()


@pytest.mark.parametrize("no", REFUSALS)
def test_until_the_last_step_it_can_be_given_up(dialog, no):
    dialog.step("Läser", 1, 4)
    REFUSALS[no](dialog)
    assert (dialog.given_up, dialog.over) == (True, True)
    with pytest.raises(GivenUpError):
        dialog.step("Tar in", 4, 4, last=True)


@pytest.mark.parametrize("no", [no for no in REFUSALS if no != "lock"])
def test_after_the_last_step_it_stands_until_the_work_is_done(dialog, no):
    dialog.step("Tar in", 4, 4, last=True)
    assert "Tar in … steg 4 av 4. Det går inte att avbryta nu." in words(dialog)
    assert not button(dialog, "Avbryt").isEnabled()
    REFUSALS[no](dialog)
    assert (dialog.given_up, dialog.over, dialog.isVisible()) == (False, False, True)
    dialog.accept()
    assert not dialog.isVisible()


def test_a_lock_closes_it_after_the_last_step_too_and_the_work_goes_on(dialog):
    dialog.step("Tar in", 4, 4, last=True)
    REFUSALS["lock"](dialog)
    assert (dialog.given_up, dialog.over) == (False, True)


def test_work_that_is_soon_done_is_never_shown(kit, qtbot):
    made = ProgressDialog(None, kit, "Paketet läses", "", HelpPage.PRINT)
    qtbot.addWidget(made)
    made.open_in_time()
    made.accept()
    assert not made.isVisible()
    assert made.over
    assert not made.findChild(QTimer).isActive()


def test_work_that_takes_its_time_is_shown(kit, qtbot):
    made = ProgressDialog(None, kit, "Paketet läses", "", HelpPage.PRINT)
    qtbot.addWidget(made)
    made.open_in_time()
    assert not made.isVisible()
    qtbot.waitUntil(made.isVisible)
