"""A sheet shown from memory."""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path
from threading import Event
from threading import enumerate as enumerate_threads

import pytest
from PySide6.QtCore import QEvent, QModelIndex
from PySide6.QtPdf import QPdfDocument, QPdfSearchModel
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QApplication, QLabel

from samordning_desktop.core.errors import KnownError
from samordning_desktop.core.sheet import DocumentSheet, Imprint
from samordning_desktop.core.texts import newest, texts
from samordning_desktop.printing import consent_pdf
from samordning_desktop.ui.dialogs import preview
from samordning_desktop.ui.dialogs.preview import LACKING, WARNING, Pages, PreviewDialog
from samordning_desktop.ui.dialogs.progress import ProgressDialog
from ui.dialogs.pdfs import pdf
from ui.dialogs.pressing import click, close, enter, esc, named, space, tab_to

SHEET = "Samtycke för Astrid Alm"


class Saving:
    """Writes as the op does, or refuses; remembers that it was asked. While it is not ``free`` the disk does not answer."""

    def __init__(self, refusal=None):
        self.refusal = refusal
        self.calls = []
        self.free = Event()
        self.free.set()

    def __call__(self, path, content, sure):
        self.calls.append(path)
        assert self.free.wait(10)
        if self.refusal:
            raise self.refusal
        sure()
        path.write_bytes(content)


@pytest.fixture
def saving():
    return Saving()


def ask(kit, saving, content=None):
    return lambda: preview.show(None, kit, SHEET, content or pdf(), "samtycke.pdf", saving)


@pytest.fixture
def at_rest(kit):
    """What was being saved is saved, and the dialog has heard of it; nothing else is done meanwhile."""

    def act(_dialog=None):
        for thread in enumerate_threads():
            if thread.name == "beside":
                thread.join(10)
        QApplication.sendPostedEvents(kit.runner, QEvent.Type.MetaCall.value)

    return act


def told(messages):
    return lambda dialog: messages.append(dialog.message)


def test_shows_every_page(kit, hand, saving):
    seen = []

    def look(dialog):
        pages = named(dialog, Pages, "Förhandsvisning, 2\u00a0sidor")
        seen.append((pages.document().pageCount(), pages.document().status()))

    hand(ask(kit, saving), look, click("Stäng"))
    assert seen == [(2, QPdfDocument.Status.Ready)]


@pytest.mark.parametrize("leave", [esc, close, enter, click("Stäng")], ids=["esc", "x", "enter", "stäng"])
def test_looking_leaves_nothing_behind(kit, hand, saving, files, tmp_path, leave):
    files.answer = tmp_path / "samtycke.pdf"
    temp = Path(os.environ["TMPDIR"])
    before = set(temp.rglob("*"))
    assert hand(ask(kit, saving), leave) is None
    assert (saving.calls, files.asked, list(tmp_path.iterdir())) == ([], [], [])
    assert set(temp.rglob("*")) == before


def test_saves_after_the_warning(kit, hand, saving, files, tmp_path, at_rest):
    files.answer = tmp_path / "samtycke.pdf"
    messages, warned = [], []
    content = pdf()
    hand(
        ask(kit, saving, content),
        click("Spara som PDF …"),
        lambda dialog: warned.extend(label.text() for label in dialog.findChildren(QLabel)),
        click("Spara som PDF"),
        at_rest,
        told(messages),
        click("Stäng"),
    )
    assert WARNING in warned
    assert files.answer.read_bytes() == content
    assert messages == ["Sparad som samtycke.pdf."]
    assert [(title, name) for _, title, name, _ in files.asked] == [("Spara som PDF", "samtycke.pdf")]


@pytest.mark.parametrize("refuse", [esc, close, enter, click("Avbryt")], ids=["esc", "x", "enter", "avbryt"])
def test_no_to_the_warning_means_no_file(kit, hand, saving, files, tmp_path, refuse):
    files.answer = tmp_path / "samtycke.pdf"
    messages = []
    hand(ask(kit, saving), click("Spara som PDF …"), refuse, told(messages), click("Stäng"))
    assert (saving.calls, files.asked, list(tmp_path.iterdir()), messages) == ([], [], [], [""])


def test_no_place_chosen_means_no_file(kit, hand, saving, files, tmp_path):
    messages = []
    hand(ask(kit, saving), click("Spara som PDF …"), click("Spara som PDF"), told(messages), click("Stäng"))
    assert (len(files.asked), saving.calls, list(tmp_path.iterdir()), messages) == (1, [], [], [""])


def test_a_file_that_cannot_be_written_is_said_and_the_sheet_stays(kit, hand, files, tmp_path, at_rest):
    files.answer = tmp_path / "samtycke.pdf"
    saving = Saving(KnownError("disk.full"))
    messages = []
    hand(
        ask(kit, saving),
        *(click("Spara som PDF …"), click("Spara som PDF"), at_rest, told(messages), click("Stäng")),
    )
    assert messages[0].splitlines()[0] == "Disken är full."
    assert (saving.calls, list(tmp_path.iterdir())) == ([files.answer], [])


@pytest.fixture
def closed_too_early(kit, hand, files, tmp_path, at_rest):
    """Saves with the disk held up until the dialog is gone; what is said then is answered by the acts."""
    files.answer = tmp_path / "samtycke.pdf"

    def act(saving, leave, *acts):
        saving.free.clear()
        hand(ask(kit, saving), click("Spara som PDF …"), click("Spara som PDF"), leave)
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        saving.free.set()
        hand(at_rest, *acts)

    return act


def test_a_disk_that_does_not_answer_can_be_given_up_and_nothing_is_saved(
    kit, hand, saving, files, tmp_path, at_rest, monkeypatch
):
    files.answer = tmp_path / "samtycke.pdf"
    saving.free.clear()
    told_of = []
    monkeypatch.setattr(ProgressDialog, "open_in_time", ProgressDialog.open)
    hand(
        ask(kit, saving),
        *(click("Spara som PDF …"), click("Spara som PDF")),
        lambda dialog: told_of.append(dialog.windowTitle()),
        *(esc, lambda _dialog: saving.free.set(), at_rest, told(told_of), click("Stäng")),
    )
    assert told_of == ["Filen sparas", ""]
    assert not files.answer.exists()


@pytest.mark.parametrize("leave", [esc, close, click("Stäng")], ids=["esc", "x", "stäng"])
def test_a_file_that_is_ready_after_the_dialog_has_closed(closed_too_early, saving, files, leave):
    closed_too_early(saving, leave)
    assert files.answer.exists()


def test_a_file_refused_after_the_dialog_has_closed_is_said_all_the_same(closed_too_early):
    said = []
    closed_too_early(
        Saving(KnownError("disk.full")),
        esc,
        lambda dialog: said.extend(label.text() for label in dialog.findChildren(QLabel)),
        click("Stäng"),
    )
    assert "Disken är full." in said


def file_printer(path):
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(path))
    return printer


def test_prints_on_the_printer_chosen(kit, hand, saving, tmp_path):
    messages = []
    dialog = PreviewDialog(
        None, kit, SHEET, pdf(), "samtycke.pdf", saving, lambda _parent: file_printer(tmp_path / "ut.pdf")
    )
    hand(dialog.outcome, click("Skriv ut …"), told(messages), click("Stäng"))
    assert messages == ["Utskriften är skickad till skrivaren."]
    assert (tmp_path / "ut.pdf").read_bytes().startswith(b"%PDF")


def test_no_printer_chosen_prints_nothing(kit, hand, saving):
    messages = []
    dialog = PreviewDialog(None, kit, SHEET, pdf(), "samtycke.pdf", saving, lambda _parent: None)
    hand(dialog.outcome, click("Skriv ut …"), told(messages), click("Stäng"))
    assert messages == [""]


def test_by_keyboard_alone(kit, hand, saving, files, tmp_path, at_rest):
    files.answer = tmp_path / "samtycke.pdf"
    hand(
        ask(kit, saving),
        *(tab_to("Spara som PDF …"), space),
        *(tab_to("Spara som PDF"), space),
        at_rest,
        *(tab_to("Stäng"), enter),
    )
    assert files.answer.exists()


def test_what_is_no_pdf_is_a_fault_of_the_program(kit, saving):
    with pytest.raises(ValueError, match="no PDF"):
        PreviewDialog(None, kit, SHEET, b"inget PDF", "x.pdf", saving)


@pytest.mark.parametrize(("name", "lacks"), [("Åsa Öberg", False), ("Жанна علي →", False), ("Åsa 👍", True)])
def test_it_is_said_that_a_sign_cannot_be_printed(kit, show, saving, qtbot, name, lacks):
    document = newest(texts("consent"))
    sheet = DocumentSheet(Imprint(date(2026, 11, 23), "Falköping", "Mottagningen"), document, name)
    dialog = show(PreviewDialog(None, kit, "Samtycke", consent_pdf(sheet), "samtycke.pdf", saving))
    if lacks:
        qtbot.waitUntil(lambda: dialog.message.startswith(LACKING))
    else:
        later = QPdfSearchModel(dialog)
        later.setDocument(dialog.findChild(QPdfDocument))
        later.setSearchString("Samtycke")
        qtbot.waitUntil(lambda: later.rowCount(QModelIndex()) > 0)
        assert dialog.message == ""
