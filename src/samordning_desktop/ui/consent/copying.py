"""A copy of what was just signed, printed from memory.

Import this at first use: QtPdf is not needed to start.
"""

from __future__ import annotations

from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtPdf import QPdfDocument
from PySide6.QtWidgets import QWidget

from samordning_desktop.ui.dialogs.paper import choose_printer, print_pages


def print_copy(parent: QWidget, pdf: bytes) -> bool:
    """Let a printer be chosen and print; whether one was."""
    printer = choose_printer(parent)
    if printer is None:
        return False
    buffer = QBuffer()
    buffer.setData(QByteArray(pdf))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    document = QPdfDocument()
    document.load(buffer)
    print_pages(document, printer)
    document.close()
    return True
