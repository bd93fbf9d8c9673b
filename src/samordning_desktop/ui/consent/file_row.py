"""The scan or photo of a signed form: chosen, told of, taken away again."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from samordning_desktop.core.attachment import MEDIA, Attachment
from samordning_desktop.ui.dialogs import chosen_file
from samordning_desktop.ui.kit import Kit
from samordning_desktop.ui.kit.help_page import HelpPage
from samordning_desktop.ui.kit.labels import breakable, wrapped

#: Reads a chosen file and sees that it opens, on a thread of its own; may raise KnownError.
ReadForm = Callable[[Path], Attachment]

KINDS = "PDF eller bild (*.pdf *.png *.jpg *.jpeg *.heic *.heif)"
NONE_CHOSEN = "Ingen fil är vald."
READING = "Filen läses …"


@dataclass(frozen=True, slots=True)
class ChosenForm:
    """A form's file and what it was called where it was chosen."""

    form: Attachment
    name: str


class FileRow(QWidget):
    """``failed(Exception)`` tells why a chosen file was not taken; ``changed`` that another is, or none."""

    failed = Signal(object)
    changed = Signal()

    def __init__(self, kit: Kit, read: ReadForm) -> None:
        super().__init__()
        self._kit = kit
        self._read = read
        self.chosen: ChosenForm | None = None
        self.reading = False
        self._words = wrapped(NONE_CHOSEN)
        self.choose = QPushButton("Välj fil …", autoDefault=False)
        self.choose.clicked.connect(lambda _checked: self._choose())
        self.remove = QPushButton("Ta bort filen", autoDefault=False)
        self.remove.clicked.connect(lambda _checked: self.put(None))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(kit.theme.px(0.3))
        column.addWidget(self._words)
        row = QHBoxLayout()
        row.setSpacing(kit.theme.px(0.5))
        for button in (self.choose, self.remove):
            row.addWidget(button)
        row.addStretch(1)
        column.addLayout(row)
        self.setFocusProxy(self.choose)
        self.put(None)

    def put(self, chosen: ChosenForm | None) -> None:
        """Tell of a file that has been read, or of none."""
        self.reading = False
        self.chosen = chosen
        self._words.setText(breakable(_told(chosen)) if chosen else NONE_CHOSEN)
        if not chosen and self.remove.hasFocus():
            self.choose.setFocus(Qt.FocusReason.OtherFocusReason)
        self.remove.setVisible(chosen is not None)
        self.changed.emit()

    def _choose(self) -> None:
        path = None if self.reading else self._kit.files.open(self, "Välj skanning eller foto", KINDS)
        if path is not None:
            self.reading = True
            self._words.setText(READING)
            taken = partial(self._taken, path.name)
            chosen_file.read(
                self.window(), self._kit, path, HelpPage.CONSENT, self._read, taken, self._refused, self._keep
            )

    def _taken(self, name: str, form: Attachment) -> None:
        self.put(ChosenForm(form, name))

    def _keep(self) -> None:
        """What is chosen stays as it is."""
        self.put(self.chosen)

    def _refused(self, error: Exception) -> None:
        self._keep()
        self.failed.emit(error)


def _told(chosen: ChosenForm) -> str:
    """The file in words: ``samtycke.pdf, PDF, 213 kB``."""
    kilo = max(1, round(len(chosen.form.content) / 1000))
    size = f"{kilo} kB" if kilo < 1000 else f"{kilo / 1000:.1f} MB".replace(".", ",")
    return f"{chosen.name}, {MEDIA[chosen.form.media]}, {size}"
