"""The system's window for saving, as Qt draws it where there is no other."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QDialog, QFileDialog, QLineEdit, QMessageBox

from samordning_desktop.ui.kit.files import ANY, Files


@pytest.fixture
def asked(in_dialog):
    """What ``save`` gives while a person does things in the window."""

    def act(*acts):
        given = []
        in_dialog(lambda: given.append(Files().save(None, "Spara", "tavla.xlsx", "Excel (*.xlsx)")), *acts)
        return given[0]

    return act


def write(name):
    return lambda dialog: dialog.findChild(QLineEdit).setText(str(name))


def accept(dialog: QDialog) -> None:
    assert isinstance(dialog, QFileDialog)
    dialog.accept()


def test_the_suggested_name_stands_there(asked):
    names = []
    given = asked(lambda dialog: names.append(dialog.findChild(QLineEdit).text()), accept)
    assert names == ["tavla.xlsx"]
    assert given.name == "tavla.xlsx"


@pytest.mark.parametrize(("name", "saved"), [("å", "å.xlsx"), ("å.csv", "å.csv"), ("å.xlsx", "å.xlsx")])
def test_an_ending_left_out_is_put_there(asked, tmp_path, name, saved):
    assert asked(write(tmp_path / name), accept) == tmp_path / saved


def test_a_file_that_was_given_another_name_can_be_chosen_to_be_read(tmp_path, monkeypatch):
    asked = []

    def answer(*question):
        asked.append(question)
        return str(tmp_path / "paket.age.txt"), ANY

    monkeypatch.setattr(QFileDialog, "getOpenFileName", answer)
    assert Files().open(None, "Ta in ett paket", "Paket (*.age)") == tmp_path / "paket.age.txt"
    assert asked == [(None, "Ta in ett paket", "", "Paket (*.age);;Alla filer (*)")]


def test_giving_it_up_is_no_file(asked):
    assert asked(lambda dialog: dialog.reject()) is None


def test_a_file_that_is_there_is_asked_about_by_the_name_it_gets(asked, tmp_path):
    (tmp_path / "tavla.xlsx").write_text("gammal")
    asked_about = []

    def no(question):
        asked_about.append(question.text())
        window = question.parentWidget()
        question.button(QMessageBox.StandardButton.No).click()
        window.activateWindow()

    given = asked(write(tmp_path / "tavla"), accept, no, lambda dialog: dialog.reject())
    assert given is None
    assert len(asked_about) == 1
    assert "tavla.xlsx" in asked_about[0]
