"""The lock: asks for the passphrase. Imports Qt alone; the rest comes in on a thread while the person types."""

from __future__ import annotations

from threading import Event

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from samordning_desktop.core.errors import KnownError
from samordning_desktop.ui.kit.enter import press_with_enter
from samordning_desktop.ui.kit.fields import PassphraseField, labelled
from samordning_desktop.ui.kit.help_page import HelpPage, set_help
from samordning_desktop.ui.kit.labels import wrapped
from samordning_desktop.ui.kit.message_line import MessageLine
from samordning_desktop.ui.kit.scroll import plain_scroll
from samordning_desktop.ui.kit.theme import Theme, set_role


class LockWindow(QWidget):
    """``passphrase_given`` and ``code_given`` carry what was typed; ``left`` that the window was closed.

    ``painted`` is set when the lock can be seen; any thread may wait for it.
    """

    passphrase_given = Signal(str)
    code_given = Signal(str)
    left = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._recovering = False
        self.painted = Event()
        self.setWindowTitle("Samordning Desktop")
        set_role(self, "page")
        set_help(self, HelpPage.LOCK)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.passphrase = PassphraseField(theme)
        self.code = QLineEdit()
        self.open = QPushButton("Lås upp")
        self.other = QPushButton("Glömt lösenfrasen?")
        self.message = MessageLine(theme)
        self._progress = wrapped("", "quiet")
        self._assemble()
        self._connect()
        self._arrange()

    @property
    def progress(self) -> str:
        """What is under way, or an empty text."""
        return self._progress.text()

    def give(self, passphrase: str) -> None:
        """Try a passphrase, as if it had been typed."""
        self.passphrase.line.setText(passphrase)
        self._give()

    def refuse(self, error: KnownError) -> None:
        """Say why it did not open, and let the person try again."""
        self._set_busy("")
        self.message.complain(error)
        field = self.code if self._recovering else self.passphrase.line
        field.setFocus(Qt.FocusReason.OtherFocusReason)
        field.selectAll()

    def free(self) -> None:
        """Let the person try again, without a word."""
        self._set_busy("")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses the button that has the keyboard."""
        if not press_with_enter(self, event):
            super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Forget what was typed."""
        self.passphrase.clear()
        self.code.clear()
        self.left.emit()
        super().closeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Now it can be seen."""
        super().paintEvent(event)
        self.painted.set()

    def _give(self) -> None:
        typed = self.code.text() if self._recovering else self.passphrase.text()
        if not typed:
            return
        self.message.forget()
        self._set_busy("Låser upp …")
        (self.code_given if self._recovering else self.passphrase_given).emit(typed)

    def _switch(self) -> None:
        self._recovering = not self._recovering
        self.message.forget()
        self._arrange()

    def _set_busy(self, text: str) -> None:
        self._progress.setText(text)
        for part in (self.passphrase, self.code, self.open, self.other):
            part.setEnabled(not text)

    def _arrange(self) -> None:
        self._by_phrase.setVisible(not self._recovering)
        self._by_code.setVisible(self._recovering)
        self.other.setText("Använd lösenfrasen" if self._recovering else "Glömt lösenfrasen?")
        (self.code if self._recovering else self.passphrase).setFocus(Qt.FocusReason.OtherFocusReason)

    def _connect(self) -> None:
        self.passphrase.line.returnPressed.connect(self._give)
        self.code.returnPressed.connect(self._give)
        self.open.clicked.connect(lambda _checked: self._give())
        self.other.clicked.connect(lambda _checked: self._switch())

    def _assemble(self) -> None:
        theme, px = self._theme, self._theme.px
        self._by_phrase = labelled(theme, "Lösenfras", self.passphrase)
        hint = "Koden på återställningsbladet. Stora och små bokstäver och bindestreck spelar ingen roll."
        self._by_code = labelled(theme, "Återställningskod", self.code, hint)
        self.open.setProperty("verb", "primary")
        self.other.setProperty("flat", "true")
        verbs = QHBoxLayout()
        verbs.setSpacing(px(0.5))
        verbs.addWidget(self.open)
        verbs.addWidget(self.other)
        verbs.addStretch(1)
        box = QWidget()
        box.setFixedWidth(px(26))
        column = QVBoxLayout(box)
        column.setSpacing(px(0.9))
        column.addWidget(wrapped("Samordning Desktop", "title"))
        column.addWidget(wrapped("Tavlan är låst. Allt på datorn är krypterat tills du låser upp."))
        for part in (self._by_phrase, self._by_code, self.message):
            column.addWidget(part)
        column.addLayout(verbs)
        column.addWidget(self._progress)
        inside = QWidget()
        middle = QGridLayout(inside)
        middle.addWidget(box, 1, 1)
        for place in (0, 2):
            middle.setColumnStretch(place, 1)
            middle.setRowStretch(place, place + 2)
        scroll = plain_scroll(inside)
        whole = QVBoxLayout(self)
        whole.addWidget(scroll)
        room = self.screen().availableGeometry()
        self.resize(min(px(48), int(room.width() * 0.95)), min(px(34), int(room.height() * 0.92)))
