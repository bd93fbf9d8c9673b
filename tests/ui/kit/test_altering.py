"""What counts as filling in a field otherwise."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QLineEdit,
    QListWidget,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from samordning_desktop.ui.kit.altering import Altering
from samordning_desktop.ui.kit.choice import Choice
from samordning_desktop.ui.kit.date_field import DateField
from samordning_desktop.ui.kit.fields import PassphraseField, TextField
from samordning_desktop.ui.kit.scroll import plain_scroll
from samordning_desktop.ui.kit.tick import Tick


class Form(QWidget):
    def __init__(self, theme):
        super().__init__()
        self.line, self.text, self.read = QLineEdit(), TextField(), QPlainTextEdit(readOnly=True)
        self.combo, self.list, self.box = QComboBox(), QListWidget(), QCheckBox()
        self.combo.addItems(["ett", "två"])
        self.list.addItems(["ett", "två"])
        self.day, self.tick = DateField(theme, date(2026, 11, 23)), Tick(theme, "Ja")
        self.choice = Choice(theme, "Hur", {"a": "muntligt", "b": "brev"}, needed=True)
        self.phrase = PassphraseField(theme)
        self.open = QPushButton("Öppna", checkable=True)
        inside = QWidget()
        column = QVBoxLayout(inside)
        for part in (
            self.line, self.text, self.read, self.combo, self.list, self.box, self.day, self.tick, self.choice,
            self.phrase, self.open,
        ):  # fmt: skip
            column.addWidget(part)
        self.scroll = plain_scroll(inside)
        QVBoxLayout(self).addWidget(self.scroll)


@pytest.fixture
def form(theme, show):
    form = Form(theme)
    form.resize(300, 120)
    return show(form)


ALTERED = {
    "line": lambda form: form.line.setText("å"),
    "text": lambda form: form.text.setPlainText("ä"),
    "combo": lambda form: form.combo.setCurrentIndex(1),
    "list": lambda form: form.list.setCurrentRow(1),
    "box": lambda form: form.box.click(),
    "day": lambda form: form.day.set_day(date(2024, 2, 29)),
    "tick": lambda form: form.tick.tick(),
    "choice": lambda form: form.choice.choose("b"),
    "passphrase": lambda form: form.phrase.line.setText("ö"),
}
LEFT_ALONE = {
    "a field that is only read": lambda form: form.read.setPlainText("text"),
    "a button that stays down": lambda form: form.open.click(),
    "the scroll bar": lambda form: form.scroll.verticalScrollBar().setValue(9),
    "the keyboard's place": lambda form: form.text.setFocus(),
    "the same text": lambda form: form.line.setText(""),
    "the passphrase shown": lambda form: form.phrase.findChild(QPushButton).click(),
}


@pytest.mark.parametrize("alter", ALTERED.values(), ids=ALTERED)
def test_each_kind_of_field_tells_once(form, said, alter):
    altering = Altering(lambda: said.hear("altered"))
    altering.begin(form)
    alter(form)
    assert said.heard == ["altered"]
    form.line.setText("en gång till")
    assert said.heard == ["altered"]


@pytest.mark.parametrize("act", LEFT_ALONE.values(), ids=LEFT_ALONE)
def test_what_alters_no_field_is_not_told(form, said, act):
    Altering(lambda: said.hear("altered")).begin(form)
    act(form)
    assert said.heard == []


def test_nothing_is_told_after_the_end_nor_of_a_field_that_is_gone(form, said):
    altering = Altering(lambda: said.hear("altered"))
    altering.begin(form)
    form.box.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    altering.stop()
    form.line.setText("å")
    assert said.heard == []
