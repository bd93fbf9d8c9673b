"""How far a long piece of work has come, with a way to give it up."""

from __future__ import annotations

from threading import Lock

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QProgressBar, QWidget

from samordning_desktop.ui.kit import Kit
from samordning_desktop.ui.kit.dialog import Dialog
from samordning_desktop.ui.kit.help_page import HelpPage

#: Work that is done sooner than this, in milliseconds, is never told of.
PATIENCE_MS = 500
#: What is said of work that has not told how far it has come, as a disk never does.
UNKNOWN = "Hur mycket som är kvar går inte att säga."


class GivenUpError(Exception):
    """The user has given the work up. Nobody is told: a cancelled action is silent."""


class ProgressDialog(Dialog[None]):
    """Stands over the window while a job on the worker tells how far it has come by ``tell`` or ``step``.

    Closed in any way before the job is done, the job is given up at its next word, which then raises GivenUpError;
    but not once it has taken its last step: then it stands until the job is done, for what is under way comes in.
    Whoever opens it deletes it when the job is over, not when it is closed: the worker may be in the midst of a word
    just then.
    """

    told = Signal(int, int)
    stepped = Signal(str, int, int, bool)

    def __init__(self, parent: QWidget | None, kit: Kit, title: str, lead: str, help_page: HelpPage) -> None:
        super().__init__(parent, kit.theme, title, lead, help_page=help_page)
        self._lock = Lock()
        self._given_up = self._past = self._over = False
        self.setProperty("working", True)
        self._patience = QTimer(self, singleShot=True, interval=PATIENCE_MS)
        self._patience.timeout.connect(self.open)
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setRange(0, 0)
        self.add_field("Så långt har det kommit", self._bar)
        self._words = self.add_text(UNKNOWN, "quiet")
        self._cancel = self.cancel_verb()
        self.told.connect(self._show)
        self.stepped.connect(self._show_step)

    def tell(self, done: int, whole: int) -> None:
        """Called on the worker: so much is done. Raises GivenUpError once the dialog has been closed."""
        self._go_on(last=False)
        self.told.emit(done, whole)

    def step(self, words: str, place: int, whole: int, *, last: bool = False) -> None:
        """Called on the worker: this is begun, the ``place``th thing (from 1) of ``whole``.

        Raises GivenUpError as ``tell``. The ``last`` step cannot be given up.
        """
        self._go_on(last=last)
        self.stepped.emit(words, place, whole, last)

    def open_in_time(self) -> None:
        """Open, unless the work is done within a moment."""
        self._patience.start()

    @property
    def given_up(self) -> bool:
        """Whether the user has given the work up."""
        return self._given_up

    @property
    def over(self) -> bool:
        """Whether it has been closed, in any way."""
        return self._over

    def value(self) -> None:
        """Nothing: it only tells."""

    def accept(self) -> None:
        """The work is done."""
        self._end()
        super().accept()

    def give_up(self) -> None:
        """Give the work up, if it still can be; else stand."""
        with self._lock:
            past = self._past
        if not past:
            super().give_up()

    def reject(self) -> None:
        """Give the work up, if it still can be. A lock closes it in any case."""
        self._end()
        with self._lock:
            self._given_up = not self._past
        super().reject()

    def _end(self) -> None:
        self._over = True
        self.setProperty("working", False)
        self._patience.stop()

    def _go_on(self, *, last: bool) -> None:
        with self._lock:
            if self._given_up:
                raise GivenUpError
            self._past = last

    def _show(self, done: int, whole: int) -> None:
        self._bar.setRange(0, whole)
        self._bar.setValue(done)
        self._words.setText(f"{100 * done // max(whole, 1)} procent är klart.")

    def _show_step(self, words: str, place: int, whole: int, last: bool) -> None:
        self._bar.setRange(0, whole)
        self._bar.setValue(place - 1)
        stays = " Det går inte att avbryta nu." if last else ""
        self._words.setText(f"{words} … steg {place} av {whole}.{stays}")
        self._cancel.setEnabled(not last)
