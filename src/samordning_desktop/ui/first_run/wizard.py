"""The first-run window: step by step, one thing at a time."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from samordning_desktop.core.errors import KnownError
from samordning_desktop.ui.first_run.pages import PassphrasePage, PlacePage, RecoveryPage
from samordning_desktop.ui.first_run.steps import LEAVE, NOT_KEPT, STEPS, Step
from samordning_desktop.ui.kit import Kit
from samordning_desktop.ui.kit.enter import press_with_enter
from samordning_desktop.ui.kit.help_page import HelpPage, set_help
from samordning_desktop.ui.kit.labels import wrapped
from samordning_desktop.ui.kit.message_line import MessageLine
from samordning_desktop.ui.kit.scroll import plain_scroll
from samordning_desktop.ui.kit.theme import set_role


class FirstRun(QWidget):
    """``setup_given(Setup, passphrase)`` asks for the store; ``sheet_asked`` for the recovery sheet;
    ``finished`` for the board; ``left`` tells that the window was closed before that."""

    setup_given = Signal(object, str)
    sheet_asked = Signal()
    finished = Signal()
    left = Signal()

    def __init__(self, kit: Kit) -> None:
        super().__init__()
        self._kit = kit
        self._step = Step.PLACE
        self._done = False
        self.setWindowTitle("Samordning Desktop")
        set_role(self, "page")
        set_help(self, HelpPage.START)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.place = PlacePage(kit.theme)
        self.passphrase = PassphrasePage(kit.theme)
        self.recovery = RecoveryPage(kit.theme)
        self.message = MessageLine(kit.theme)
        self.forward = QPushButton()
        self.back = QPushButton("Tillbaka")
        self._assemble()
        self.recovery.sheet_asked.connect(self.sheet_asked)
        self.forward.clicked.connect(lambda _checked: self._go_on())
        self.back.clicked.connect(lambda _checked: self.open_step(Step.PLACE))
        for line in (self.place.site, self.place.unit, self.place.user, self.passphrase.second.line):
            line.returnPressed.connect(self._go_on)
        self.open_step(Step.PLACE)

    @property
    def step(self) -> Step:
        """The step that is shown."""
        return self._step

    def open_step(self, step: Step) -> None:
        """Show a step."""
        self._step = step
        said = STEPS[step]
        self._heading.setText(said.heading)
        self._lead.setText(said.lead)
        self._show_page(list(Step).index(step))
        self.message.forget()
        self.forward.setText(said.verb)
        self.forward.setVisible(bool(said.verb))
        self.back.setVisible(step is Step.PASSPHRASE)
        first = {Step.PLACE: self.place.site, Step.PASSPHRASE: self.passphrase.first}.get(step)
        (first or self.recovery.sheet).setFocus(Qt.FocusReason.OtherFocusReason)

    def refuse(self, error: KnownError) -> None:
        """The store could not be made: say why, and let the person mend it."""
        step = Step.PLACE if error.code == "setup.empty" else Step.PASSPHRASE
        self.open_step(step)
        self.message.complain(error)

    def show_code(self, code: str) -> None:
        """The store is made: show the code of the recovery sheet."""
        self.passphrase.clear()
        self.recovery.show_code(code)
        self.open_step(Step.RECOVERY)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses the button that has the keyboard."""
        if not press_with_enter(self, event):
            super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Before the recovery sheet is kept, ask."""
        if self._step is Step.RECOVERY and not self._done:
            question, text, verb, safe = LEAVE
            if not self._kit.messages.ask(self, question, text, verb, safe, danger=True):
                event.ignore()
                return
        if self._step is Step.MAKING:
            event.ignore()
            return
        super().closeEvent(event)
        if not self._done:
            self.left.emit()

    def _show_page(self, shown: int) -> None:
        """Only the page shown takes part in how high the wizard scrolls: a stack is as high as its highest page."""
        for place, page in enumerate(self._each):
            page.setVisible(place == shown)

    def _go_on(self) -> None:
        self.message.forget()
        {
            Step.PLACE: self._leave_place,
            Step.PASSPHRASE: self._leave_passphrase,
            Step.MAKING: lambda: None,
            Step.RECOVERY: self._leave_recovery,
        }[self._step]()

    def _leave_place(self) -> None:
        empty = self.place.first_empty()
        if empty is None:
            self.passphrase.say_first_in("" if self.place.host else self.place.setup().site)
            self.open_step(Step.PASSPHRASE)
        else:
            field, what = empty
            self.message.complain(KnownError("setup.empty", what=what))
            field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _leave_passphrase(self) -> None:
        fault = self.passphrase.fault()
        if fault is not None:
            self.message.hold_up(fault.text, fault.more)
            fault.field.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.open_step(Step.MAKING)
            self.setup_given.emit(self.place.setup(), self.passphrase.first.text())

    def _leave_recovery(self) -> None:
        if self.recovery.kept.isChecked():
            self._done = True
            self.finished.emit()
        else:
            self.message.hold_up(*NOT_KEPT)
            self.recovery.kept.setFocus(Qt.FocusReason.OtherFocusReason)

    def _assemble(self) -> None:
        px = self._kit.theme.px
        self._heading, self._lead = wrapped("", "title"), wrapped("")
        self._each = (self.place, self.passphrase, QWidget(), self.recovery)
        pages = QWidget()
        one_of_them = QVBoxLayout(pages)
        one_of_them.setContentsMargins(0, 0, 0, 0)
        for page in self._each:
            one_of_them.addWidget(page)
        scroll = plain_scroll(pages)
        self.forward.setProperty("verb", "primary")
        verbs = QHBoxLayout()
        verbs.setSpacing(px(0.6))
        verbs.addStretch(1)
        verbs.addWidget(self.back)
        verbs.addWidget(self.forward)
        column = QVBoxLayout(self)
        column.setContentsMargins(px(3), px(2), px(3), px(1.6))
        column.setSpacing(px(0.9))
        column.addWidget(self._heading)
        column.addWidget(self._lead)
        column.addWidget(scroll, 1)
        column.addWidget(self.message)
        column.addLayout(verbs)
        room = self.screen().availableGeometry()
        self.resize(min(px(44), int(room.width() * 0.95)), min(px(46), int(room.height() * 0.92)))
