"""Choosing files, as a collaborator: tests answer in its place."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QWidget

# Qt makes a class ready when it is first named: the file dialog's need not be so before the lock is painted.


#: Every file, as Qt writes it.
ANY = "Alla filer (*)"


class Files:
    """The system's own windows for choosing a file."""

    def open(self, parent: QWidget | None, title: str, kinds: str) -> Path | None:
        """A file to read, or None. ``kinds`` as Qt writes it: ``Tavlor (*.xlsx *.docx *.csv)``.

        Any file can be chosen: mail and browsers give files other names, and what a file is shows when it is read.
        """
        from PySide6.QtWidgets import QFileDialog

        name, _ = QFileDialog.getOpenFileName(parent, title, "", f"{kinds};;{ANY}")
        return Path(name) if name else None

    def folder(self, parent: QWidget | None, title: str) -> Path | None:
        """A folder, or None."""
        from PySide6.QtWidgets import QFileDialog

        name = QFileDialog.getExistingDirectory(parent, title)
        return Path(name) if name else None

    def save(self, parent: QWidget | None, title: str, suggested: str, kinds: str) -> Path | None:
        """Where to write a file, or None; the system asks before it replaces one. An ending left out is put there."""
        from PySide6.QtWidgets import QDialog, QFileDialog

        dialog = QFileDialog(parent, title, "", kinds)
        try:
            dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
            # A name without an ending gets the suggested one before the system asks about a file that is there.
            dialog.setDefaultSuffix(Path(suggested).suffix)
            dialog.selectFile(suggested)
            chosen = dialog.exec() == QDialog.DialogCode.Accepted
            return Path(dialog.selectedFiles()[0]) if chosen else None
        finally:
            dialog.deleteLater()
