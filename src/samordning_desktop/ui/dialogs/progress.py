"""How far a long piece of work has come, with a way to give it up."""

from __future__ import annotations

from threading import Event

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QProgressBar, QWidget

from samordning_desktop.ui.kit import Kit
from samordning_desktop.ui.kit.dialog import Dialog


class GivenUpError(Exception):
    """The user has given the work up. Nobody is told: a cancelled action is silent."""


class ProgressDialog(Dialog[None]):
    """Stands over the window while a job on the worker tells how far it has come by ``tell``.

    Closed in any way before the job is done, the job is given up at its next word: ``tell`` then raises GivenUpError.
    """

    told = Signal(int, int)

    def __init__(self, parent: QWidget | None, kit: Kit, title: str, lead: str) -> None:
        super().__init__(parent, kit.theme, title, lead)
        self._given_up = Event()
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setRange(0, 0)
        self.add_field("Så långt har det kommit", self._bar)
        self._words = self.add_text("", "quiet")
        self.cancel_verb()
        self.told.connect(self._show)

    def tell(self, done: int, whole: int) -> None:
        """Called on the worker: so much is done. Raises GivenUpError once the dialog has been closed."""
        if self._given_up.is_set():
            raise GivenUpError
        self.told.emit(done, whole)

    @property
    def given_up(self) -> bool:
        """Whether the user has given the work up."""
        return self._given_up.is_set()

    def value(self) -> None:
        """Nothing: it only tells."""

    def reject(self) -> None:
        """Give the work up."""
        self._given_up.set()
        super().reject()

    def _show(self, done: int, whole: int) -> None:
        self._bar.setRange(0, whole)
        self._bar.setValue(done)
        self._words.setText(f"{100 * done // max(whole, 1)} procent är klart.")
