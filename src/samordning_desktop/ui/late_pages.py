"""What Idag and the page of packages show: kept until each page is made, and what the folders hold put into both."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from samordning_desktop.ui.flows.stage import Stage
from samordning_desktop.ui.kit.late import Late
from samordning_desktop.ui.pages import Pages
from samordning_desktop.ui.rail import Page, Rail
from samordning_desktop.ui.refresh import Refresher

if TYPE_CHECKING:
    from samordning_desktop.ops.today import TodayView
    from samordning_desktop.ui.folder_watch import FolderNews, FolderWatch
    from samordning_desktop.ui.packages_page import PackagesPage, PackagesView
    from samordning_desktop.ui.today.page import TodayPage


class LatePages(QObject):
    """Serves both pages. ``today_view`` and ``folder_news`` are what was last told of, None before that."""

    def __init__(self, stage: Stage, pages: Pages, rail: Rail, refresher: Refresher, parent: QObject) -> None:
        super().__init__(parent)
        self._stage, self._pages, self._rail, self._refresher = stage, pages, rail, refresher
        self._folders = Late(self._make_folders)
        self.today_view: TodayView | None = None
        self.folder_news: FolderNews | None = None
        self._packages_view: PackagesView | None = None
        refresher.today.connect(self._show_today)
        refresher.packages.connect(self._show_packages)
        pages.today.when_made(self._fill_today)
        pages.packages.when_made(self._fill_packages)

    @property
    def folders(self) -> FolderWatch:
        """What looks in the folders that packages come by."""
        return self._folders.get()

    @property
    def at_rest(self) -> bool:
        """Whether nothing is being looked for in the folders."""
        return self._folders.made is None or self.folders.at_rest

    def look(self) -> None:
        """Look in the folders now, if there are any."""
        if self._folders.made is not None:
            self.folders.look()

    def stop(self) -> None:
        """Look no more: the window is going away."""
        if self._folders.made is not None:
            self.folders.stop()

    def _make_folders(self) -> FolderWatch:
        from samordning_desktop.ui.folder_watch import (
            FolderWatch,
        )  # at the first folder: it takes what packages do

        watch = FolderWatch(self._stage, self)
        watch.changed.connect(self._show_folders)
        return watch

    def _show_today(self, view: TodayView) -> None:
        self.today_view = view
        if self._pages.today.made is not None:
            self._fill_today(self._pages.today.get())
        self._rail.show_waiting(Page.TODAY, view.waiting)

    def _show_folders(self, news: FolderNews) -> None:
        """Tell what the folders hold: on the page, in the rail and in Idag."""
        from samordning_desktop.ui.dialogs.words import as_sentence  # the dialogs' own: after the board

        self.folder_news = news
        self._refresher.arrived = tuple(
            (as_sentence(one.sender), one.number, str(one.path)) for one in news.arrivals
        )
        self._refresher.unfit = len(news.unfit)
        self._refresher.read_today()
        if self._packages_view is not None:
            self._show_packages(self._packages_view)

    def _show_packages(self, view: PackagesView) -> None:
        folders = [way.folder for way in view.ways.values() if way.folder is not None]
        if folders or self._folders.made is not None:
            self.folders.follow(folders)
        if any(peer.barred for peer in view.peers):
            self._clear_left()
        if self.folder_news is not None:
            view = replace(view, news=self.folder_news)
        self._packages_view = view
        if self._pages.packages.made is not None:
            self._fill_packages(self._pages.packages.get())
        self._rail.show_waiting(Page.PACKAGES, view.waiting)

    def _clear_left(self) -> None:
        """Take what nobody is to open any more away from folders that are looked in no longer."""
        from samordning_desktop.sync import folder

        self._stage.run(
            partial(folder.left_there, self._stage.desk),
            lambda left: self.folders.clear(left) if left else None,
        )

    def _fill_today(self, page: TodayPage) -> None:
        if self.today_view is not None:
            page.show_view(self.today_view)

    def _fill_packages(self, page: PackagesPage) -> None:
        if self._packages_view is not None:
            page.show_view(self._packages_view)
