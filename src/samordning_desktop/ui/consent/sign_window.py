"""The participant's window: the text, then the place to sign, then thanks. Nothing else is seen or reached."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QPaintEvent, QTextDocument
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QPushButton,
    QScroller,
    QStackedWidget,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from samordning_desktop.core.errors import KnownError
from samordning_desktop.ui.consent.sign_pad import SignPad
from samordning_desktop.ui.consent.sign_text import TextToSign, text_html
from samordning_desktop.ui.kit.enter import press_with_enter
from samordning_desktop.ui.kit.help_page import HelpPage, set_help
from samordning_desktop.ui.kit.labels import wrapped
from samordning_desktop.ui.kit.message_line import MessageLine
from samordning_desktop.ui.kit.scroll import plain_scroll
from samordning_desktop.ui.kit.theme import Theme

#: The text is so much larger than running text.
_LARGE = 1.35
READ_FIRST = "Läs hela texten, eller få den uppläst. Knappen går att trycka på när du har kommit till slutet."
READ = "Du har kommit till slutet av texten."


class Reader(QTextBrowser):
    """``ended`` comes each time the end of the text is painted: then it has been on the screen."""

    ended = Signal()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint, and tell when the end is in sight."""
        super().paintEvent(event)
        if self.verticalScrollBar().value() >= self.verticalScrollBar().maximum():
            self.ended.emit()


class SignWindow(QDialog):
    """``signed(strokes)`` comes with ”Skriv under”. Esc, closing and the lock give it up: then nothing is kept here.

    ``copy_asked`` comes when a copy on paper is wanted, once it is signed.
    """

    signed = Signal(object)
    copy_asked = Signal()

    def __init__(self, theme: Theme, text: TextToSign) -> None:
        super().__init__()
        self._theme = theme
        self._text = text
        self.setWindowTitle("Samordning Desktop")
        self.setWindowModality(Qt.WindowModality.ApplicationModal)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        set_help(self, HelpPage.CONSENT)
        self.reader = Reader()
        self.to_sign = QPushButton("Jag har läst. Gå vidare och skriv under")
        self.pad = SignPad(theme)
        self.again = QPushButton("Börja om")
        self.back = QPushButton("Läs texten igen")
        self.sign = QPushButton("Skriv under")
        self.copy = QPushButton("Skriv ut en kopia …")
        self.leave = QPushButton("Lämna tillbaka till samordnaren")
        self._hint = wrapped(READ_FIRST)
        self._message = MessageLine(theme)
        self._pages = QStackedWidget()
        self._assemble()
        self._connect()
        theme.changed.connect(self._draw)
        self._draw()
        self._tell()

    @property
    def message(self) -> str:
        """What is complained of, or an empty text."""
        return self._message.text

    def complain(self, error: KnownError) -> None:
        """Say why it could not be kept; what is written stands, and can be signed once more."""
        self._pages.setEnabled(True)
        self._message.complain(error)
        self.sign.setFocus(Qt.FocusReason.OtherFocusReason)

    def thank(self) -> None:
        """It is kept: the way goes to paper, or back to the coordinator."""
        self.pad.wipe()
        self._message.forget()
        self._pages.setEnabled(True)
        self._pages.setCurrentIndex(2)
        self.leave.setFocus(Qt.FocusReason.OtherFocusReason)

    def say(self, text: str) -> None:
        """Say something on the page."""
        self._message.say(text)

    def done(self, result: int) -> None:
        """Nothing of the strokes is left behind."""
        self.pad.wipe()
        super().done(result)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses the button that has the keyboard."""
        if not press_with_enter(self, event):
            super().keyPressEvent(event)

    def _connect(self) -> None:
        self.reader.ended.connect(self._read)
        self.pad.changed.connect(self._tell)
        self.to_sign.clicked.connect(lambda _checked: self._turn(1))
        self.back.clicked.connect(lambda _checked: self._turn(0))
        self.again.clicked.connect(lambda _checked: self.pad.wipe())
        self.sign.clicked.connect(lambda _checked: self._give())
        self.copy.clicked.connect(lambda _checked: self.copy_asked.emit())
        self.leave.clicked.connect(lambda _checked: self.accept())

    def _turn(self, page: int) -> None:
        self._message.forget()
        self._pages.setCurrentIndex(page)
        (self.reader, self.pad)[page].setFocus(Qt.FocusReason.OtherFocusReason)

    def _give(self) -> None:
        self._message.forget()
        self._pages.setEnabled(False)
        self.signed.emit(self.pad.strokes)

    def _read(self) -> None:
        """The text must have been shown to its end; once it has, it has."""
        if not self.to_sign.isEnabled():
            self.to_sign.setEnabled(True)
            self._hint.setText(READ)

    def _tell(self) -> None:
        self.sign.setEnabled(self.pad.signed)
        self.again.setEnabled(bool(self.pad.strokes))

    def _draw(self) -> None:
        theme, px = self._theme, self._theme.px
        self.setStyleSheet(
            f"QLabel, QPushButton {{ font-size: {px(_LARGE)}px; }}"
            f'QLabel[role="title"] {{ font-size: {px(1.7 * _LARGE)}px; font-weight: 600; }}'
        )
        document: QTextDocument = self.reader.document()
        document.setDefaultFont(theme.scaled_font(_LARGE))
        document.setDocumentMargin(px(1))
        document.setDefaultStyleSheet(
            f"h1 {{ font-size: {px(2)}px; font-weight: 600; }}"
            f"h2 {{ font-size: {px(1.6)}px; font-weight: 600; margin-top: {px(1.2)}px; margin-bottom: {px(0.3)}px; }}"
            f"p, li {{ margin-top: 0px; margin-bottom: {px(0.6)}px; }}"
            f".note {{ color: {theme.colors.quiet}; }}"
        )
        self.reader.setHtml(text_html(self._text))
        self.reader.setMaximumWidth(px(58))
        self.pad.setMaximumHeight(px(20))
        for layout in self._layouts:
            layout.setContentsMargins(px(2), px(1), px(2), px(1))
            layout.setSpacing(px(0.8))

    def _assemble(self) -> None:
        self.to_sign.setEnabled(False)
        self.reader.setAccessibleName("Texten som du skriver under")
        self.reader.setOpenLinks(False)
        self.reader.setTabChangesFocus(True)
        QScroller.grabGesture(self.reader.viewport(), QScroller.ScrollerGestureType.TouchGesture)
        for button in (self.to_sign, self.sign, self.leave):
            button.setProperty("verb", "primary")
        for button in (self.to_sign, self.again, self.back, self.sign, self.copy, self.leave):
            button.setAutoDefault(False)
        self._layouts = [self._reading(), self._signing(), self._thanks()]
        column = QVBoxLayout(self)
        column.addWidget(self._pages, 1)
        column.addWidget(self._message)

    def _reading(self) -> QVBoxLayout:
        page = QWidget()
        column = QVBoxLayout(page)
        across = QHBoxLayout()
        across.addStretch(1)
        across.addWidget(self.reader, 1000)
        across.addStretch(1)
        column.addLayout(across, 1)
        self._hint.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(self._hint)
        column.addWidget(self.to_sign, 0, Qt.AlignmentFlag.AlignHCenter)
        self._pages.addWidget(page)
        return column

    def _signing(self) -> QVBoxLayout:
        page = QWidget()
        column = QVBoxLayout(page)
        column.addWidget(wrapped("Skriv ditt namn i rutan", "title"))
        column.addWidget(wrapped("Använd fingret, en penna eller musen. Blir det fel: tryck Börja om."))
        column.addWidget(self.pad)
        column.addWidget(wrapped(self._text.name, "strong"))
        column.addWidget(wrapped(f"Datum: {self._text.values.get('signed', '')}"))
        column.addStretch(1)
        verbs = QHBoxLayout()
        verbs.addWidget(self.back)
        verbs.addWidget(self.again)
        verbs.addStretch(1)
        verbs.addWidget(self.sign)
        column.addLayout(verbs)
        self._pages.addWidget(plain_scroll(page))
        return column

    def _thanks(self) -> QVBoxLayout:
        page = QWidget()
        column = QVBoxLayout(page)
        column.addStretch(1)
        column.addWidget(wrapped("Tack! Ditt samtycke är sparat.", "title"))
        column.addWidget(
            wrapped(
                "Du kan ta tillbaka det när du vill. Vill du ha en kopia på papper? Säg till, eller skriv ut."
            )
        )
        column.addWidget(self.copy, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.leave, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(2)
        self._pages.addWidget(page)
        return column
