"""The one anatomy of every dialog: title, lead, body that scrolls, message line, verbs.

A dialog takes plain values in, and gives one plain value out or None. Build it in this order: fields
(``add_field``, ``add_text``, ``add_widget``), then verbs (``primary_verb`` or ``danger_verb``, ``verb``,
``cancel_verb``). Override ``value``; a KnownError raised there is shown in the message line.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar, Generic, TypeVar

from PySide6.QtCore import QEvent, QPoint, Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent, QKeySequence, QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from samordning_desktop.core.errors import KnownError
from samordning_desktop.ui.kit.altering import Altering
from samordning_desktop.ui.kit.column import TopColumn
from samordning_desktop.ui.kit.enter import ENTER, press_with_enter
from samordning_desktop.ui.kit.fields import labelled
from samordning_desktop.ui.kit.help_page import HelpPage, set_help
from samordning_desktop.ui.kit.labels import wrapped
from samordning_desktop.ui.kit.message_line import MessageLine
from samordning_desktop.ui.kit.scroll import plain_scroll
from samordning_desktop.ui.kit.theme import Theme

V = TypeVar("V")

__all__ = ["Dialog", "wrapped"]

#: So many em of what scrolls are always in sight; where a message needs the room, so many: a line to write in.
_BODY, _BODY_LOWEST = 6, 2.5


class _Inside(QWidget):
    """What scrolls. ``resized`` comes when something in it has come, gone or grown; before that, ``asks``, when it asks for
    another height."""

    resized = Signal()
    asks = Signal()

    def event(self, event: QEvent) -> bool:
        """Tell of what it asks for."""
        known = super().event(event)
        if event.type() is QEvent.Type.LayoutRequest:
            self.asks.emit()
        return known

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Tell of it."""
        super().resizeEvent(event)
        self.resized.emit()


class Dialog(QDialog, Generic[V]):
    """Base of all dialogs. ``width`` is in em; height follows the body up to what the screen holds.

    ``help_page`` is the page that F1 opens, of the class or of one dialog; None is that of the window it stands over.
    """

    help_page: ClassVar[HelpPage | None] = None
    #: Whether it asks something, so that closing it is a no.
    asks: ClassVar[bool] = True

    def __init__(
        self,
        parent: QWidget | None,
        theme: Theme,
        title: str,
        lead: str = "",
        *,
        width: float = 34,
        help_page: HelpPage | None = None,
    ) -> None:
        super().__init__(parent)
        self.theme = theme
        self._width = width
        self._result: V | None = None
        self._refused: QWidget | None = None
        self._entering: dict[QWidget, QPushButton] = {}
        self._altered = False
        self._altering = Altering(self._note_altered)
        self.setWindowTitle(title)
        self.setModal(True)
        about = help_page or self.help_page
        if about is not None:
            set_help(self, about)
        self._create(title, lead)
        self._assemble()

    # -- what subclasses build with

    def add_field(self, label: str, widget: QWidget, hint: str = "") -> QWidget:
        """Put ``widget`` in the body under its label (its accessible name) and with a hint; returns the row."""
        row = labelled(self.theme, label, widget, hint)
        self.body.addWidget(row)
        return row

    def add_text(self, text: str, role: str = "") -> QLabel:
        """Put a paragraph in the body: ``role`` as in the style sheet (heading, quiet, strong, …)."""
        label = wrapped(text, role)
        self.body.addWidget(label)
        return label

    def add_widget(self, widget: QWidget) -> None:
        """Put any widget in the body; it sees to its own accessible names."""
        self.body.addWidget(widget)

    def primary_verb(self, text: str) -> QPushButton:
        """The verb the dialog is for: the default button; gives the value and closes."""
        button = self.verb(text, self.accept)
        button.setProperty("verb", "primary")
        button.setDefault(True)
        return button

    def danger_verb(self, text: str) -> QPushButton:
        """The verb of a step that cannot be taken back: never the default; ``cancel_verb`` becomes that."""
        button = self.verb(text, self.accept)
        button.setProperty("verb", "danger")
        return button

    def verb(self, text: str, act: Callable[[], None]) -> QPushButton:
        """A button that acts and leaves the dialog open."""
        button = QPushButton(text)
        button.setAutoDefault(False)
        button.clicked.connect(lambda _checked: act())
        self._buttons.addWidget(button)
        return button

    def cancel_verb(self, text: str = "Avbryt") -> QPushButton:
        """The safe way out, the same as Esc; the default when no primary verb is."""
        button = self.verb(text, self.give_up)
        button.setProperty("verb", "cancel")
        if not any(other.isDefault() for other in self.verbs):
            button.setDefault(True)
        return button

    def enters(self, field: QWidget, button: QPushButton) -> None:
        """Enter in ``field`` presses ``button`` when anything has been filled in, in place of the way out."""
        self._entering[field.focusProxy() or field] = button

    @property
    def altered(self) -> bool:
        """Whether anything has been filled in since it was shown."""
        return self._altered

    @property
    def verbs(self) -> list[QPushButton]:
        """The buttons in the row at the foot, from left to right."""
        return self._foot.findChildren(QPushButton)

    # -- value in, value out

    def value(self) -> V:
        """What the fields hold. May raise KnownError; call ``point_at`` first to say where."""
        raise NotImplementedError

    def outcome(self) -> V | None:
        """Show the dialog and wait: the value, or None when it was given up. The dialog is then destroyed."""
        try:
            self.exec()
            return self._result
        finally:
            self.deleteLater()

    def accept(self) -> None:
        """Close with the value, or stay open and say why not."""
        self._refused = None
        try:
            self._result = self.value()
        except KnownError as error:
            self.complain(error)
            return
        super().accept()

    def give_up(self) -> None:
        """What the cancel verb, Esc and ✕ do. ``reject`` is also what a lock does: it never asks."""
        self.reject()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc gives up. Enter presses the button that has the keyboard; from anywhere else it presses the default."""
        if event.matches(QKeySequence.StandardKey.Cancel):
            self.give_up()
        elif not press_with_enter(self, event) and not self._enter(event):
            super().keyPressEvent(event)

    def _enter(self, event: QKeyEvent) -> bool:
        """Whether Enter was kept from the way out, for something has been filled in: that is not to be lost by it."""
        out = next((one for one in self.verbs if one.isDefault() and one.property("verb") == "cancel"), None)
        if event.key() not in ENTER or out is None or not self._altered:
            return False
        button = self._entering.get(self.focusWidget() or self)
        if button is not None:
            button.click()
        else:
            does = [f"”{one.text()}”" for one in self.verbs if one is not out]
            self.hold_up("Inget är gjort än.", f"Välj {' eller '.join((*does, f'”{out.text()}”'))}.")
        return True

    def _note_altered(self) -> None:
        self._altered = True

    def closeEvent(self, event: QCloseEvent) -> None:
        """The ✕ gives up."""
        if self.isVisible():
            self.give_up()
        event.setAccepted(not self.isVisible())

    def point_at(self, widget: QWidget) -> None:
        """The field that the next complaint is about: it gets the keyboard."""
        self._refused = widget

    def complain(self, error: KnownError) -> None:
        """Show the three sentences in the message line, until something is altered."""
        if self._refused is not None:
            self._refused.setFocus(Qt.FocusReason.OtherFocusReason)
        self._message.complain(error)
        self._make_room()
        if self._refused is not None:
            self.bring(self._refused)

    def bring(self, part: QWidget) -> None:
        """Scroll a part of the body into sight, one too that is only now shown; with its label and hint, if there is
        room for them."""
        self.body.activate()
        row, above = part, part.parentWidget()
        while above is not None and above is not self._inside:
            row, above = above, above.parentWidget()
        for whole in (part, row):
            self._show_whole(whole)
        self._scroll.ensureWidgetVisible(part, 0, self.theme.px(0.3))

    def _show_whole(self, part: QWidget) -> None:
        """Scroll all of a part into sight, if there is room for it: of a field Qt shows the line with the cursor."""
        room, half = self._scroll.viewport().height(), (part.height() + 1) // 2
        if part.height() <= room:
            middle = part.mapTo(self._inside, QPoint(0, half)).y()
            self._scroll.ensureVisible(0, middle, 0, min(half, room // 2))

    def in_sight(self, part: QWidget) -> bool:
        """Whether most of a part of the body can be seen."""
        seen = part.visibleRegion().boundingRect().height()
        return seen * 2 > min(part.height(), self._scroll.viewport().height())

    def complain_first(self, error: KnownError | None) -> None:
        """Open with a complaint: the last try was refused after the dialog had closed. None: no complaint."""
        if error is not None:
            self.complain(error)

    def hold_up(self, text: str, more: str = "") -> None:
        """Show why it does not go on yet, until something is altered."""
        self._message.hold_up(text, more)
        self._make_room()

    def say(self, text: str, more: str = "") -> None:
        """Tell above the buttons of what has been done, and let a screen reader say it."""
        self._message.say(text, more)
        self._make_room()

    @property
    def message(self) -> str:
        """The message shown, or an empty text."""
        return self._message.text

    @property
    def held_up(self) -> bool:
        """Whether the message shown says why it does not go on."""
        return self._message.holds_up

    # -- how it is put together

    def _create(self, title: str, lead: str) -> None:
        self._title = wrapped(title, "title")
        self._lead = wrapped(lead)
        self._lead.setVisible(bool(lead))
        self._inside = _Inside()
        self._inside.resized.connect(self._follow)
        self._inside.asks.connect(self._grow)
        self.body = TopColumn(self._inside)
        self._scroll = plain_scroll(self._inside)
        self._message = MessageLine(self.theme)
        self._foot = QWidget()
        self._buttons = QHBoxLayout(self._foot)

    def _assemble(self) -> None:
        px = self.theme.px
        self.body.setContentsMargins(0, px(0.2), px(0.4), px(0.2))
        self.body.setSpacing(px(0.9))
        self._buttons.setContentsMargins(0, px(0.5), 0, 0)
        self._buttons.setSpacing(px(0.6))
        self._buttons.addStretch(1)
        whole = self._whole = QVBoxLayout(self)
        whole.setContentsMargins(px(1.6), px(1.3), px(1.6), px(1.2))
        whole.setSpacing(px(0.7))
        whole.addWidget(self._title)
        whole.addWidget(self._lead)
        whole.addWidget(self._scroll, 1000)
        whole.addStretch(1)
        whole.addWidget(self._message)
        whole.addWidget(self._foot)

    def showEvent(self, event: QShowEvent) -> None:
        """Take the size that the content asks for and the screen holds."""
        self._fit()
        super().showEvent(event)
        self._scroll.verticalScrollBar().setValue(0)
        self._follow()
        self._altering.begin(self)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep what has the keyboard in sight."""
        super().resizeEvent(event)
        self._follow()

    def _make_room(self) -> None:
        if self.isVisible():
            self._fit()
            self._whole.activate()
            room, width = self._scroll.viewport().height(), self._inside.width()
            self._inside.resize(width, max(room, self._body_height(width)))  # as Qt does, but later
            self._follow()

    def _grow(self) -> None:
        """Make room for what asks for more, while the screen has it."""
        if self.isVisible() and self.height() < min(self._asked_height(), self._most_height()):
            self._make_room()

    def _follow(self) -> None:
        """Bring what has the keyboard into sight, where the room or what is around it has changed."""
        part = self.focusWidget()
        if self.isVisible() and part is not None and self._inside.isAncestorOf(part):
            self.bring(part)

    def _fit(self) -> None:
        height = self._asked_height()
        self._whole.activate()  # or the least height of before still holds
        self.resize(self._fitting_width(), min(height, self._most_height()))

    def _asked_height(self) -> int:
        """The height at which nothing scrolls."""
        px = self.theme.px
        width = self._fitting_width()
        empty = self.body.count() == 0
        self._scroll.setVisible(not empty)
        self._whole.invalidate()
        height = self._whole.totalHeightForWidth(width) + 1  # the stretch takes a pixel
        item = self._whole.itemAt(self._whole.indexOf(self._scroll))
        if empty or item is None:
            return height
        body = self._body_height(width - 2 * px(1.6) - px(0.8))
        rest = height - item.sizeHint().height()  # it would like another height than the body asks for
        self._scroll.setMinimumHeight(min(body, px(_BODY), max(self._most_height() - rest, px(_BODY_LOWEST))))
        return rest + body

    def _fitting_width(self) -> int:
        return min(self.theme.px(self._width), int(self.screen().availableGeometry().width() * 0.95))

    def _most_height(self) -> int:
        return int(self.screen().availableGeometry().height() * 0.94)

    def _body_height(self, width: int) -> int:
        if self.body.hasHeightForWidth():
            return self.body.heightForWidth(width)
        return self.body.sizeHint().height()
