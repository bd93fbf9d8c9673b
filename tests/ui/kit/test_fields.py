"""Fields: labelled, left by Tab, hidden until shown."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QVBoxLayout, QWidget

from samordning_desktop.ui.kit.fields import PassphraseField, TextField, labelled
from samordning_desktop.ui.kit.manners import nameless


def test_a_label_names_its_field_and_a_hint_describes_it(theme, qtbot):
    line = QLineEdit()
    row = labelled(theme, "Datum på samtycket", line, "Det som står på blanketten.")
    qtbot.addWidget(row)
    assert line.accessibleName() == "Datum på samtycket"
    assert line.accessibleDescription() == "Det som står på blanketten."
    assert row.findChildren(QLabel)[0].buddy() is line
    assert nameless(row) == []


def test_a_field_with_a_button_beside_is_named_where_the_keyboard_goes(theme, qtbot):
    field = PassphraseField(theme)
    row = labelled(theme, "Lösenfras", field)
    qtbot.addWidget(row)
    assert field.line.accessibleName() == "Lösenfras"
    assert row.findChildren(QLabel)[0].buddy() is field.line


def test_a_field_without_a_name_is_found(qtbot):
    box = QWidget()
    QVBoxLayout(box).addWidget(QLineEdit())
    qtbot.addWidget(box)
    assert nameless(box) == ["QLineEdit"]


def test_tab_leaves_a_text_field(theme, qtbot, show):
    box = QWidget()
    column = QVBoxLayout(box)
    first, second = TextField("Bor hos sin syster."), TextField()
    column.addWidget(first)
    column.addWidget(second)
    show(box)
    first.setFocus()
    qtbot.keyClick(first, Qt.Key.Key_Tab)
    assert second.hasFocus()
    assert first.text() == "Bor hos sin syster."


def test_a_text_field_gives_what_is_written_without_blanks_around(qtbot):
    field = TextField("  rad ett\nrad två \n")
    qtbot.addWidget(field)
    assert field.text() == "rad ett\nrad två"


@pytest.mark.parametrize("zoom", [100, 200])
@pytest.mark.parametrize("lines", [1, 2, 4])
def test_a_text_field_has_room_for_its_lines(theme, show, zoom, lines):
    theme.set_zoom(zoom)
    field = TextField("\n".join(["Sover"] * lines), lines=lines)
    box = QWidget()
    QVBoxLayout(box).addWidget(field)
    box.layout().addStretch(1)
    show(box)
    field.setFocus()
    assert not field.verticalScrollBar().isVisible()


def test_a_passphrase_is_hidden_until_shown(theme, qtbot, show):
    field = PassphraseField(theme)
    show(field)
    field.line.setText("  fyra ord ")
    button = field.findChild(type(field._show))
    assert field.line.echoMode() is QLineEdit.EchoMode.Password
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert field.line.echoMode() is QLineEdit.EchoMode.Normal
    assert field.text() == "  fyra ord "
    field.clear()
    assert field.text() == ""
    assert field.line.echoMode() is QLineEdit.EchoMode.Password
