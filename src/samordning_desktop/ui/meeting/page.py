"""The wall as a page: the thin line above, the rows, and the keys below."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout, QWidget

from samordning_desktop.core.meeting import MeetingStanding
from samordning_desktop.core.participant import ParticipantRow
from samordning_desktop.core.wall_names import WallForm, masked
from samordning_desktop.ui.kit.labels import wrapped
from samordning_desktop.ui.kit.theme import Theme, set_role
from samordning_desktop.ui.meeting.header import WallHeader
from samordning_desktop.ui.meeting.marks import Marks, marks_of
from samordning_desktop.ui.meeting.model import WallModel, named_rows
from samordning_desktop.ui.meeting.size import WallSize
from samordning_desktop.ui.meeting.view import WallView
from samordning_desktop.ui.meeting.words import HINT, NAME_HINT, headline


class WallPage(QWidget):
    """What the room sees. ``left`` is Esc where nothing is being written."""

    left = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._rows: Sequence[ParticipantRow] = ()
        self._form = WallForm.INITIALS
        self._standing, self._day = MeetingStanding(), date.min
        self.size_ = WallSize(theme)
        self.model = WallModel()
        self.model.setParent(self)
        self.view = WallView(theme, self.size_, self.model)
        self.header = WallHeader(theme, self.size_)
        self.rule = QFrame()
        set_role(self.rule, "rule")
        self._foot: QLabel = wrapped(HINT, "quiet")
        set_role(self, "surface")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        for part, stretch in ((self.header, 0), (self.view, 1), (self.rule, 0), (self._foot, 0)):
            self._column.addWidget(part, stretch)
        self.view.editing.connect(lambda _editing: self._tell_keys())
        self.view.name_asked.connect(lambda: self.tell(NAME_HINT))
        self.view.selectionModel().currentChanged.connect(lambda _now, _before: self.tell(HINT))
        # Before what they lead to: when a question has been answered, the keyboard is in the rows again.
        for pressed in (self.header.begin_asked, self.header.end_asked, self.header.form_chosen):
            pressed.connect(self.take_keyboard)
        theme.changed.connect(self.remeasure)

    @property
    def form(self) -> WallForm:
        """Which names are shown."""
        return self._form

    @property
    def standing(self) -> MeetingStanding:
        """The meetings and changes shown."""
        return self._standing

    def take_keyboard(self) -> None:
        """Give the keyboard to the rows."""
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_rows(self, rows: Sequence[ParticipantRow]) -> None:
        """Show the board as it stands, in its order."""
        self._rows = rows
        self.view.show_rows(named_rows(rows, self._form))
        self._headline()

    def show_form(self, form: WallForm) -> None:
        """Write names in another form."""
        self._form = form
        self.header.show_form(form)
        self.show_rows(self._rows)

    def show_standing(self, standing: MeetingStanding, day: date) -> None:
        """Mark what has changed, and say what meeting it is."""
        self._standing, self._day = standing, day
        self.model.mark(marks_of(standing))
        self.header.show_going_on(standing.current is not None)
        self._headline()

    def forget(self) -> None:
        """Hold nobody any more: the wall is not shown."""
        self.view.show_rows(())
        self._rows = ()
        self.model.mark(Marks())

    def wall_name(self, participant: str) -> str:
        """A participant's name as the wall shows it."""
        index = self.model.index_of(participant)
        return self.model.row_at(index.row()).fields.name if index.isValid() else ""

    def masked(self, text: str) -> str:
        """The program's own words with everybody's name as the wall shows it."""
        short = {row.short_name: self.wall_name(row.id) for row in self._rows}
        return masked(text, short | {row.fields.name: self.wall_name(row.id) for row in self._rows})

    def tell(self, text: str) -> None:
        """Say something in the line below."""
        self._foot.setText(text)

    def say(self, text: str) -> None:
        """The same of what has been done, in the wall's names, and let a screen reader say it."""
        said = self.masked(text)
        self.tell(said)
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self._foot, said))

    def _tell_keys(self) -> None:
        editor = self.view.editor
        self.tell(HINT if editor is None else editor.hint)

    @property
    def told(self) -> str:
        """What the line below says."""
        return self._foot.text()

    def zoom(self, by: int) -> None:
        """So many steps larger or smaller; 0 for the size that fits the screen."""
        if by:
            self.size_.step(by)
        else:
            self.size_.set_zoom(100)
        self.remeasure()

    def remeasure(self) -> None:
        """Fonts, colours or the size of the wall have changed."""
        px = self.size_.px
        self._foot.setFont(
            self.size_.font(max(0.7, 1 / self.size_.factor))
        )  # never less than the window's own
        self._foot.setContentsMargins(px(0.45), px(0.15), px(0.45), px(0.15))
        self.header.remeasure()
        self.view.remeasure()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The type follows the width of the screen."""
        super().resizeEvent(event)
        if self.size_.fit(self.width()):
            self.remeasure()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc leaves the wall."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _headline(self) -> None:
        people = [row.id for row in self._rows]
        self.header.show_title(headline(self._day, people, self._standing, self.model.marks))
