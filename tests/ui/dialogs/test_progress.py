"""How far a long piece of work has come."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QLabel, QProgressBar

from samordning_desktop.ui.dialogs.progress import GivenUpError, ProgressDialog
from ui.dialogs.pressing import REFUSALS


@pytest.fixture
def dialog(kit, qtbot):
    made = ProgressDialog(None, kit, "Bladen görs i ordning", "Inget skrivs ut än.")
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
    dialog.tell(0, 0)


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
