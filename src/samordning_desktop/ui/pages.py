"""The window's pages: the board at once, each of the others when it is first shown."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from PySide6.QtWidgets import QStackedWidget, QWidget

from samordning_desktop.ui.kit.help_page import HelpPage, set_help
from samordning_desktop.ui.kit.late import Late
from samordning_desktop.ui.kit.theme import Theme
from samordning_desktop.ui.rail import Page
from samordning_desktop.ui.workspace import Workspace

if TYPE_CHECKING:
    from samordning_desktop.ui.packages_page import PackagesPage
    from samordning_desktop.ui.person.page import PersonPage
    from samordning_desktop.ui.today.page import TodayPage

W = TypeVar("W", bound=QWidget)


class Pages(QStackedWidget):
    """``workspace`` holds the board; ``today``, ``packages`` and ``person`` come later."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.workspace = self._added(Workspace(theme), HelpPage.BOARD)
        self.today = Late(self._today)
        self.packages = Late(self._packages)
        self.person = Late(self._person)

    def open_page(self, page: Page) -> QWidget:
        """Show a page of the rail's, and return it."""
        widget = self.workspace if page is Page.BOARD else self._late[page].get()
        self.setCurrentWidget(widget)
        return widget

    @property
    def page(self) -> Page | None:
        """The page of the rail's that is shown; None while a person's own is."""
        shown = self.currentWidget()
        if shown is self.workspace:
            return Page.BOARD
        return next((page for page, late in self._late.items() if late.made is shown), None)

    @property
    def _late(self) -> dict[Page, Late[TodayPage] | Late[PackagesPage]]:
        return {Page.TODAY: self.today, Page.PACKAGES: self.packages}

    def _today(self) -> TodayPage:
        from samordning_desktop.ui.today.page import TodayPage

        return self._added(TodayPage(self._theme), HelpPage.TODAY)

    def _packages(self) -> PackagesPage:
        from samordning_desktop.ui.packages_page import PackagesPage

        return self._added(PackagesPage(self._theme), HelpPage.PACKAGES)

    def _person(self) -> PersonPage:
        from samordning_desktop.ui.person.page import PersonPage

        return self._added(PersonPage(self._theme), HelpPage.PERSON)

    def _added(self, page: W, about: HelpPage) -> W:
        set_help(page, about)
        self.addWidget(page)
        return page
