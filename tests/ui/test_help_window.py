"""The help."""

from __future__ import annotations

import re

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListWidget, QTextBrowser

from samordning_desktop.core.resources import resource
from samordning_desktop.ui.help_window import HelpPage, HelpWindow, help_text, help_title
from samordning_desktop.ui.kit.manners import nameless


@pytest.fixture
def window(theme, show):
    return show(HelpWindow(None, theme))


def test_every_page_is_a_file():
    assert {path.stem for path in resource("help").glob("*.md")} >= set(HelpPage)


@pytest.mark.parametrize("page", list(HelpPage))
def test_every_page_begins_with_its_heading_and_says_nothing_forbidden(page):
    text = help_text(page)
    assert text.startswith("# ")
    assert help_title(text)
    assert not re.search(r"missbruk|gdpr-samtycke", text, re.IGNORECASE)


@pytest.mark.parametrize("page", list(HelpPage))
def test_opens_where_it_is_asked(window, page):
    window.open_page(page)
    assert window.page is page
    assert window.findChild(QTextBrowser).toPlainText().startswith(help_title(help_text(page)))


def test_arrow_keys_turn_the_pages_and_esc_closes(window, qtbot):
    window.open_page(HelpPage.BOARD)
    qtbot.keyClick(window.findChild(QListWidget), Qt.Key.Key_Down)
    assert window.page is HelpPage.CONSENT
    qtbot.keyClick(window, Qt.Key.Key_Escape)
    assert not window.isVisible()


@pytest.mark.parametrize("zoom", [100, 200])
def test_fits_the_screen_and_is_named(window, theme, zoom):
    theme.set_zoom(zoom)
    room = window.screen().availableGeometry()
    assert window.width() <= room.width()
    assert window.height() <= room.height()
    assert nameless(window) == []
