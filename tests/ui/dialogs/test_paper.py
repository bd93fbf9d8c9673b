"""Pages of a PDF in memory, drawn on a printer."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMarginsF, QSize
from PySide6.QtGui import QPageLayout
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog

from samordning_desktop.ui.dialogs.paper import JOB_NAME, choose_printer, on_white, print_pages
from ui.dialogs.pdfs import A3, A4, pdf, points


def opened(content, parent):
    buffer = QBuffer(parent)
    buffer.setData(QByteArray(content))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    document = QPdfDocument(parent)
    document.load(buffer)
    assert document.error() is QPdfDocument.Error.None_
    return document


def printed(content, path, qapp):
    """What a printer that is a file got."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(path))
    printer.setPageMargins(QMarginsF(20, 20, 20, 20), QPageLayout.Unit.Millimeter)
    print_pages(opened(content, qapp), printer)
    assert printer.docName() == JOB_NAME
    return opened(path.read_bytes(), qapp)


@pytest.mark.parametrize("pages", [[(A4, False)], [(A4, False)] * 3, [(A4, True)], [(A3, True), (A4, False)]])
def test_every_page_comes_out_as_it_lies(qapp, tmp_path, pages):
    result = printed(pdf(pages), tmp_path / "ut.pdf", qapp)
    assert result.pageCount() == len(pages)
    for number, (size, wide) in enumerate(pages):
        wanted, got = points(size, wide=wide), result.pagePointSize(number)
        assert (got.width(), got.height()) == pytest.approx((wanted.width(), wanted.height()), abs=1.5)


def test_the_page_fills_the_paper_and_is_not_stretched(qapp, tmp_path):
    result = printed(pdf([(A4, True)]), tmp_path / "ut.pdf", qapp)
    image = on_white(result.render(0, QSize(842, 595)))
    row = [image.pixelColor(x, 300).lightness() for x in (10, 410, 432, 832)]
    assert [value < 128 for value in row] == [True, True, False, False]
    assert image.pixelColor(10, 590).lightness() < 128


def test_nothing_of_ours_is_written_on_the_way(qapp, tmp_path):
    temp = Path(os.environ["TMPDIR"])
    before = set(temp.rglob("*"))
    printed(pdf(), tmp_path / "ut.pdf", qapp)
    assert set(temp.rglob("*")) == before
    assert [path.name for path in tmp_path.iterdir()] == ["ut.pdf"]


@pytest.mark.parametrize(
    ("answer", "chosen"), [(QDialog.DialogCode.Accepted, True), (QDialog.DialogCode.Rejected, False)]
)
def test_a_printer_is_chosen_or_not(qapp, monkeypatch, answer, chosen):
    """The system's own window is answered here: on Windows it is not Qt's, and waits for a person."""
    monkeypatch.setattr(QPrintDialog, "exec", lambda _dialog: answer)
    assert (choose_printer(None) is not None) is chosen


def test_no_file_can_be_chosen_for_a_printer(qapp, monkeypatch):
    """Our own way of saving asks first; and a participant's screen must show nobody's folders."""
    offered = []
    option = QPrintDialog.PrintDialogOption.PrintToFile
    monkeypatch.setattr(QPrintDialog, "exec", lambda dialog: offered.append(dialog.testOption(option)))
    choose_printer(None)
    assert offered == [False]
