"""A package dropped anywhere on the window."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QMimeData
from PySide6.QtWidgets import QWidget

from samordning_desktop.core.folder_files import ENDING
from samordning_desktop.ui.kit.file_drop import FileDrop, one_file

ONE_PACKAGE = "Dra hit ett paket (.age), en fil åt gången. En befintlig tavla släpps på tavlan."
AFTER_THE_MEETING = "Paketet kan visas när möteslaget är avslutat: det har hela namn."


def package_drop(window: QWidget) -> FileDrop:
    """Lets the window take files: one package as its path, anything else as None.

    What a part of the window takes for itself never gets here.
    """
    return FileDrop(window, QMimeData.urls, package_file)


def package_file(data: QMimeData) -> Path | None:
    """The one local file that is dragged, if its name ends like a package's; else None."""
    return one_file(data, (ENDING,))
