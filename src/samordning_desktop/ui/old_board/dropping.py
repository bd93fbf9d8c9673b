"""An old board's file dropped on the window."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QMimeData
from PySide6.QtWidgets import QWidget

from samordning_desktop.ui.kit.file_drop import FileDrop, one_file

#: The kinds of file that hold a board.
ENDINGS = (".docx", ".xlsx", ".csv")


def board_drop(target: QWidget) -> FileDrop:
    """Lets ``target`` take one file of a kind that holds a board, when the drop is over."""
    return FileDrop(target, board_file, board_file)


def board_file(data: QMimeData) -> Path | None:
    """The one file that is dragged, if its name ends like a board's; else None."""
    return one_file(data, ENDINGS)
