"""What has been typed is not lost by Enter, nor in silence by the way out."""

from __future__ import annotations

from functools import partial

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QPlainTextEdit, QSpinBox

from ui.dialogs.openers import OPENERS

_KINDS = (QLineEdit, QSpinBox, QPlainTextEdit)


def fields(dialog):
    """Where a person can write, the parts that Qt makes of a field left aside."""
    found = [one for kind in _KINDS for one in dialog.findChildren(kind)]
    return [
        one
        for one in found
        if one.isVisible()
        and one.isEnabled()
        and not one.isReadOnly()
        and not isinstance(one.parentWidget(), QSpinBox | QComboBox)
    ]


def shown(kit, qtbot, name):
    dialog = OPENERS[name](kit)
    qtbot.addWidget(dialog)
    with qtbot.waitExposed(dialog):
        dialog.open()
    return dialog


def type_in(field):
    field.setFocus()
    QTest.keyClick(field, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(field, Qt.Key.Key_2)
    QTest.keyClick(field, Qt.Key.Key_1)


def answering_no(asked, dialog):
    """Says no to the question over the dialog, and remembers that it came."""
    over = QApplication.activeModalWidget()
    if over is not None and over is not dialog:
        asked.append(over)
        over.reject()


@pytest.mark.parametrize("name", OPENERS)
def test_enter_after_typing_never_leaves(kit, qtbot, name):
    for place in range(len(fields(shown(kit, qtbot, name)))):
        dialog = shown(kit, qtbot, name)
        left = []
        dialog.rejected.connect(partial(left.append, place))
        field = fields(dialog)[place]
        type_in(field)
        QTest.keyClick(field, Qt.Key.Key_Return)
        assert left == [], field.accessibleName()
        dialog.reject()


#: A new passphrase that is not wanted after all is no text that anybody misses.
@pytest.mark.parametrize("name", [name for name in OPENERS if name != "passphrase by code"])
def test_a_way_out_that_is_not_called_giving_up_asks_before_what_is_typed_is_lost(kit, qtbot, name):
    for place in range(len(fields(shown(kit, qtbot, name)))):
        dialog = shown(kit, qtbot, name)
        out = next((one for one in dialog.verbs if one.property("verb") == "cancel"), None)
        if out is None or out.text() == "Avbryt":
            return
        type_in(fields(dialog)[place])
        for leave in (out.click, dialog.close, partial(QTest.keyClick, out, Qt.Key.Key_Escape)):
            asked = []
            QTimer.singleShot(0, partial(answering_no, asked, dialog))
            leave()
            assert len(asked) == 1
            assert dialog.isVisible()
        dialog.reject()
