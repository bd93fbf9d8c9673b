"""The window: rail, pages and menus. What they do is in ``commands`` and ``flows``."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QCloseEvent, QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QApplication, QDialog, QHBoxLayout, QMainWindow, QVBoxLayout, QWidget

from samordning_desktop.core.changes import Changes
from samordning_desktop.core.draft import Draft
from samordning_desktop.core.participant import ParticipantRow, PersonView
from samordning_desktop.ops import Desk
from samordning_desktop.ui import flows
from samordning_desktop.ui.at_hand import AtHand
from samordning_desktop.ui.board_reading import BoardReading
from samordning_desktop.ui.clock_watch import ClockWatch
from samordning_desktop.ui.command import BOARD_COMMANDS
from samordning_desktop.ui.commands import Commands
from samordning_desktop.ui.flows.stage import Stage
from samordning_desktop.ui.kit import Kit
from samordning_desktop.ui.kit.clipboard import Clipboard
from samordning_desktop.ui.kit.enter import press_with_enter
from samordning_desktop.ui.kit.help_page import HelpPage, own_help, set_help
from samordning_desktop.ui.kit.labels import wrapped
from samordning_desktop.ui.kit.offer_line import OfferLine
from samordning_desktop.ui.kit.said_line import SaidLine
from samordning_desktop.ui.kit.theme import set_role
from samordning_desktop.ui.late_pages import LatePages
from samordning_desktop.ui.look_keeper import LookKeeper
from samordning_desktop.ui.meeting.mode import MeetingMode
from samordning_desktop.ui.menus import Menus
from samordning_desktop.ui.pages import Pages
from samordning_desktop.ui.person.visit import PersonVisit
from samordning_desktop.ui.rail import Page, Rail
from samordning_desktop.ui.refresh import Refresher
from samordning_desktop.ui.seeing import Seeing

if TYPE_CHECKING:
    from samordning_desktop.ui.folder_watch import FolderWatch
    from samordning_desktop.ui.help_window import HelpWindow
    from samordning_desktop.ui.packages_page import PackagesPage, PackagesView
    from samordning_desktop.ui.person.page import PersonPage
    from samordning_desktop.ui.today.page import TodayPage

COPIED = "Kopierat. Urklipp töms om en minut."
NOTHING_COPIED = "Rutan är tom. Urklipp är tomt."
CLIPBOARD_EMPTIED = "Urklipp är tömt."
DEMO_BANNER = "Demonstration: alla personer är påhittade."
#: How far in the pages begin, in em.
_BOARD_MARGIN, _PAGE_MARGIN = 1.0, 2.0


class MainWindow(QMainWindow):
    """Everything that an unlocked desk shows. The signals are for the program: to be locked, to be ended, another way in."""

    lock_asked = Signal()
    quit_asked = Signal()
    passphrase_asked = Signal()
    sheet_asked = Signal()
    anew_asked = Signal()

    def __init__(self, kit: Kit, desk: Desk) -> None:
        super().__init__()
        self.kit = kit
        self.said = SaidLine(kit.theme)
        self.offered = OfferLine(kit.theme)
        self.stage = Stage(
            self, kit, desk, self._say, self.offered.offer, self._copy, self.lock_asked.emit, self.open_person
        )
        self.pages = Pages(kit.theme)
        self.workspace = self.pages.workspace
        self.visit = PersonVisit(self.stage, self.pages.person, self)
        self.rail = Rail(kit.theme, desk.actor)
        self.refresher = Refresher(self.stage, self)
        self.late = LatePages(self.stage, self.pages, self.rail, self.refresher, self)
        self.meeting = MeetingMode(self)
        self.look = LookKeeper(self.stage, self.workspace.board, self)
        self.board_reading = BoardReading(self.stage, self.workspace.board, self)
        self.seeing = Seeing(self, self.workspace.board.view, self.workspace.panel)
        self.clipboard = Clipboard(QGuiApplication.clipboard(), self)
        self.at_hand = AtHand(self)
        self.commands = Commands(self)
        self.menus = Menus(self, self.commands.table)
        self.menus.keep_to(self.workspace.board.view, BOARD_COMMANDS)
        self._day = kit.clock.today()
        self.clock = ClockWatch(kit.clock, self._is_free, self)
        self._came_from = Page.BOARD
        self._assemble()
        self._connect()
        self._person_chosen("")
        self.workspace.board.search.setFocus()
        self.menus.show_undo(None, None)
        self.look.restore()
        self.refresher.read_all()
        self.workspace.board.search.setFocus(Qt.FocusReason.OtherFocusReason)

    def open_page(self, page: Page) -> None:
        """Show a page."""
        self._see_day()
        turned = page is not self.pages.page
        if turned:
            self._forget_said()
        self.visit.leave()
        self.workspace.open_board()
        self.pages.open_page(page)
        self.rail.choose(page)
        if page is Page.TODAY:
            self.today.take_keyboard()
        elif page is Page.BOARD and turned and self.workspace.board.view.chosen_id:
            self.workspace.board.view.setFocus(Qt.FocusReason.OtherFocusReason)
        elif page is Page.PACKAGES:
            self.late.look()

    def open_person(self, participant: str) -> None:
        """Read a participant and show their own page; the way back leads to the page that is shown now."""
        self._came_from = self.page
        self._forget_said()
        self.visit.open(participant)

    @property
    def subject(self) -> ParticipantRow | None:
        """The participant that the commands are about."""
        return self.at_hand.subject

    @property
    def at_rest(self) -> bool:
        """Whether everything shown is as it is in the store, and no work is told of."""
        return self.refresher.at_rest and self.late.at_rest and not self.working

    @property
    def working(self) -> bool:
        """Whether work is under way that a window over this one tells of, or will before long."""
        over = self.findChildren(QDialog, options=Qt.FindChildOption.FindDirectChildrenOnly)
        return any(one.property("working") for one in over)

    @property
    def page(self) -> Page:
        """The page shown; while a person's own is, the one that it was opened from."""
        return self.pages.page or self._came_from

    @property
    def today(self) -> TodayPage:
        """What waits."""
        return self.pages.today.get()

    @property
    def packages(self) -> PackagesPage:
        """The other sites."""
        return self.pages.packages.get()

    @property
    def person(self) -> PersonPage:
        """The page of one person's own."""
        return self.pages.person.get()

    @property
    def folders(self) -> FolderWatch:
        """What looks in the folders that packages come by."""
        return self.late.folders

    def open_help(self) -> HelpWindow:
        """Open the help about where we are."""
        from samordning_desktop.ui.help_window import open_help  # at first use

        return open_help(self, self.kit.theme)

    def when_written(self, then: Callable[[], None]) -> None:
        """Save what is being written in a cell, then call ``then``; when it cannot be saved, ask first."""
        self.commands.writer.when_saved(then)

    def leave(self) -> list[Draft]:
        """Ask for nothing more. Returns what is written in cells and not saved yet."""
        written = self.commands.writer.leave()
        self.meeting.stop()
        self.look.finish()
        self.clipboard.empty()
        self.seeing.stop()
        self.board_reading.stop()
        self.refresher.stop()
        self.late.stop()
        self.visit.stop()
        self.clock.stop()
        self.setEnabled(False)
        return written

    def take_wall(self, page: QWidget) -> None:
        """Give the wall its place."""
        set_help(page, HelpPage.MEETING)
        self._column.addWidget(page, 1)

    def show_wall(self, wall: bool) -> None:
        """Show the wall alone, or everything but it."""
        self.menuBar().setHidden(wall)
        self._ordinary.setHidden(wall)
        self.meeting.page.setVisible(wall)
        self._tell_help()
        self.at_hand.tell()

    def _say(self, text: str) -> None:
        """Say what has been done, on the wall in its names."""
        if self.meeting.on:
            self.meeting.page.say(text)
        else:
            self.said.say(text)

    def _assemble(self) -> None:
        self.setWindowTitle("Samordning Desktop")
        self._name_help()
        self._ordinary = QWidget()
        middle = QHBoxLayout(self._ordinary)
        middle.setContentsMargins(0, 0, 0, 0)
        middle.setSpacing(0)
        middle.addWidget(self.rail)
        shown = QVBoxLayout()
        shown.setSpacing(0)
        shown.addWidget(self.pages, 1)
        shown.addWidget(self.said)
        shown.addWidget(self.offered)
        middle.addLayout(shown, 1)
        whole = QWidget()
        set_role(whole, "page")
        self._column = column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        if self.stage.desk.demo:
            column.addWidget(wrapped(DEMO_BANNER, "banner"))
        column.addWidget(self._ordinary, 1)
        self.setCentralWidget(whole)
        px, room = self.kit.theme.px, self.screen().availableGeometry()
        self.resize(min(px(104), int(room.width() * 0.96)), min(px(58), int(room.height() * 0.92)))

    def _name_help(self) -> None:
        """The menus and the rail are about the page shown; what is in it says more where it can."""
        set_help(self.workspace.board.search, HelpPage.FILTER)
        set_help(self.workspace.panel, HelpPage.PERSON)
        self.pages.currentChanged.connect(self._tell_help)
        self.pages.currentChanged.connect(self._align_lines)
        self._tell_help()

    def _tell_help(self) -> None:
        shown = self.meeting.page if self.meeting.on else self.pages.currentWidget()
        set_help(self, own_help(shown) or HelpPage.BOARD)

    def _align_lines(self) -> None:
        """What is said below a page begins where the page does."""
        margin = _BOARD_MARGIN if self.pages.currentWidget() is self.workspace else _PAGE_MARGIN
        self.said.align(margin)
        self.offered.align(margin)

    def _connect(self) -> None:
        self.rail.page_chosen.connect(self.open_page)
        self.rail.lock_asked.connect(self.lock_asked)
        self.rail.help_asked.connect(self.open_help)
        self.kit.runner.busy.connect(self.rail.show_busy)
        self.kit.runner.changed.connect(self._done)
        self.workspace.board.view.editing.connect(self.said.forget)
        self.refresher.board.connect(self._show_board)
        self.workspace.board.view.painted.connect(self.refresher.board_painted)
        self.refresher.person.connect(self._show_person)
        self.refresher.undo.connect(self.menus.show_undo)
        self.refresher.packages.connect(self._show_colleagues)
        self.refresher.shown.connect(self.board_reading.read_staff)
        self.refresher.shown.connect(self.meeting.read_last)
        self.workspace.board.view.chosen.connect(self._person_chosen)
        self.workspace.board.view.chosen.connect(self.offered.forget)
        self.visit.opened.connect(self._show_person_page)
        self.visit.gone.connect(self._person_gone)
        self.pages.person.when_made(lambda page: page.left.connect(self._leave_person))
        self.workspace.board.view.copied.connect(self._copy)
        self.workspace.board.view.said.connect(self.said.say)
        self.clipboard.emptied.connect(lambda: self.said.say(CLIPBOARD_EMPTIED))
        self.seeing.seen.connect(lambda *seen: flows.participants.mark_fields_seen(self.stage, *seen))
        self.clock.looked.connect(self._see_day)
        self.clock.jumped.connect(lambda jump: flows.clock.tell_jump(self.stage, jump))
        self.commands.connect_parts()

    def _person_gone(self, name: str) -> None:
        """Their page closes by itself: that is said, and what was said just now stands."""
        gone = f"{name} är inte kvar på tavlan här." if name else ""
        said = self.said.text()
        self._leave_person()
        self.said.say(" ".join(filter(None, (gone, said))))

    def _done(self, changes: Changes, initiator: object) -> None:
        """Something else has been done: what was said is over. What the program tidies by itself is nobody's doing."""
        if changes.kinds and initiator is not None:
            self._forget_said()

    def _forget_said(self) -> None:
        self.said.forget()
        self.offered.forget()

    def _show_board(self, rows: list[ParticipantRow]) -> None:
        self.workspace.board.show_rows(rows)
        self.meeting.show_board()

    def _show_colleagues(self, view: PackagesView) -> None:
        own = any(peer.own and peer.barred is None for peer in view.peers)
        self.workspace.board.empty.show_colleagues(own)

    def _show_person(self, view: PersonView) -> None:
        self.workspace.panel.show_person(view, self.kit.clock.today(), self.kit.clock.now().astimezone())
        self.seeing.show_row(view.row)
        self.at_hand.tell()

    def _copy(self, text: str) -> None:
        self.clipboard.put(text)
        self.said.say(COPIED if text else NOTHING_COPIED)

    def _person_chosen(self, participant: str) -> None:
        self.refresher.follow(participant)
        row = self.workspace.board.view.chosen_row
        if row is None:
            self.workspace.panel.clear()

    def _show_person_page(self) -> None:
        self.person.name_way_back(self._came_from.value)
        self.pages.setCurrentWidget(self.person)
        self.person.back.setFocus(Qt.FocusReason.OtherFocusReason)
        self.at_hand.tell()

    def _leave_person(self) -> None:
        """Back to where the page was opened from; on the board, to the same row."""
        participant = self.visit.person
        self.open_page(self._came_from)
        if self._came_from is Page.BOARD:
            self.workspace.board.view.choose(participant)
            self.workspace.board.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def changeEvent(self, event: QEvent) -> None:
        """A new day can begin while the window stands open: consents then run out."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.ActivationChange:
            self.seeing.window_changed()
        if event.type() == QEvent.Type.ActivationChange and self.isActiveWindow():
            self._see_day()

    def _is_free(self) -> bool:
        """Whether somebody can be told something without being torn from what they write or are asked."""
        return QApplication.activeModalWidget() is None and not self.workspace.board.view.is_editing

    def _see_day(self) -> None:
        today = self.kit.clock.today()
        if today != self._day:
            self._day = today
            self.refresher.read_all()
            self.board_reading.read_again()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses the button that has the keyboard."""
        if not press_with_enter(self, event):
            super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Closing the window ends the program; what is being written in a cell is saved first."""
        event.ignore()
        self.quit_asked.emit()
