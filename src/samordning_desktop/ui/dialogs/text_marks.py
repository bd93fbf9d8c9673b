"""How a text of one's own is written, shown beside the field, and the text file that it can be taken from."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from samordning_desktop.core.own_text import read_source
from samordning_desktop.core.texts import OWN_LIMIT
from samordning_desktop.ui.dialogs import chosen_file
from samordning_desktop.ui.kit import Kit
from samordning_desktop.ui.kit.fields import TextField, labelled
from samordning_desktop.ui.kit.help_page import HelpPage
from samordning_desktop.ui.kit.labels import wrapped
from samordning_desktop.ui.kit.theme import Theme

_FILE_LIMIT = 4 * OWN_LIMIT
_KINDS = "Textfiler (*.txt)"
_MARKS = (
    "# Det här säger du ja till\n"
    "Ett stycke. En tom rad skiljer styckena åt.\n"
    "- en punkt i en lista\n"
    "_ Namn\n"
    "_ Datum | Underskrift\n"
    "_5 Yrke | Namn"
)
_MARKS_MEAN = (
    "# gör en rubrik, - en punkt och _ en plats att skriva på. Ett streck | ställer platser bredvid varandra. "
    "Med en siffra, som _5, blir det en tabell med så många rader."
)


def half(theme: Theme) -> tuple[QWidget, QVBoxLayout]:
    """One of the dialog's two halves, and its column."""
    widget = QWidget()
    column = QVBoxLayout(widget)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(theme.px(0.35))
    return widget, column


def writing_half(theme: Theme, text: TextField, state: QLabel, open_file: Callable[[], None]) -> QWidget:
    """The field with what is to be said of it, how it is written, and the way to a file."""
    widget, column = half(theme)
    column.addWidget(labelled(theme, "Text", text))
    column.addWidget(state)
    column.addWidget(wrapped("Så här skrivs den", "label"))
    example = wrapped(_MARKS)
    example.setFrameShape(example.Shape.StyledPanel)
    column.addWidget(example)
    column.addWidget(wrapped(_MARKS_MEAN, "quiet"))
    file = QPushButton("Hämta från textfil …", autoDefault=False)
    file.clicked.connect(lambda _checked: open_file())
    column.addWidget(file, 0, Qt.AlignmentFlag.AlignLeft)
    column.addStretch(1)
    return widget


def take_file(
    kit: Kit, over: QWidget, opened: Callable[[str], None], failed: Callable[[Exception], None]
) -> None:
    """Ask for a text file, and hand over what is in it."""
    path = kit.files.open(over, "Hämta text", _KINDS)
    if path is not None:
        chosen_file.read(over, kit, path, HelpPage.TEXTS, _content, opened, failed)


def _content(path: Path) -> str:
    from samordning_desktop.ops import files

    return read_source(files.read_file(path, _FILE_LIMIT))
