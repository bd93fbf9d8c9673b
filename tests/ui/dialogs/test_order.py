"""What is wrong in a dialog is told from the top down, and the keyboard goes to the field that it is about."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication, QCheckBox, QComboBox, QLineEdit, QPlainTextEdit

from ui.dialogs.openers import OPENERS

#: The dialogs in which several things can be wrong at once.
FORMS = (
    "disclosure", "disclosure of a sheet", "hand out", "participant", "consent", "withdrawn", "details", "step",
    "member", "colleague", "ending", "inform", "eligibility",
)  # fmt: skip
#: Longer than any of their fields takes, and no day.
TOO_LONG = "å" * 10_001


def fields(dialog):
    """What a person writes or chooses in, but for Qt's own parts."""
    kinds = (QLineEdit, QPlainTextEdit, QComboBox)
    found = [one for kind in kinds for one in dialog.findChildren(kind) if not one.isHidden()]
    return [one for one in found if not (isinstance(one, (QLineEdit, QPlainTextEdit)) and one.isReadOnly())]


def write(field, text):
    if isinstance(field, QComboBox):
        if field.isEditable():
            field.setEditText(text)
        elif not text:
            field.setCurrentIndex(0)
    elif isinstance(field, QLineEdit):
        field.setText(text)
    else:
        field.setPlainText(text)


def mend(field):
    """Something that will do in every field."""
    if isinstance(field, QCheckBox):
        field.click()
    elif isinstance(field, QComboBox) and not field.isEditable():
        field.setCurrentIndex(field.count() - 1)
    else:
        write(field, "2026-11-01" if getattr(field, "placeholderText", str)() else "28")


def height(dialog, field):
    return field.mapTo(dialog, QPoint()).y() + dialog._scroll.verticalScrollBar().value()


@pytest.fixture(params=FORMS)
def opened(kit, qtbot, request):
    dialog = OPENERS[request.param](kit)
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.activateWindow()
    QApplication.processEvents()
    return dialog


@pytest.mark.parametrize("text", ["", TOO_LONG], ids=["empty", "too long"])
def test_complaints_come_from_the_top_down(opened, text):
    wrong = fields(opened)
    for field in wrong:
        write(field, text)
    heights = []
    while opened.isVisible():
        opened.accept()
        if opened.message:
            heights.append(height(opened, QApplication.focusWidget()))
            mend(QApplication.focusWidget())
        assert opened.message == ""
        assert len(heights) <= len(wrong) + 1
    assert heights == sorted(heights)
