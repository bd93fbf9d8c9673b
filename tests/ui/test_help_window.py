"""The help."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRect, Qt, QUrl
from PySide6.QtGui import QTextTable
from PySide6.QtWidgets import QApplication, QLabel, QListWidget, QTextBrowser, QWidget

from samordning_desktop.ui.help_text import help_text, help_title
from samordning_desktop.ui.help_window import NOTHING_FOUND, HelpWindow, open_help
from samordning_desktop.ui.kit.help_page import HelpPage
from samordning_desktop.ui.kit.manners import cut_hints, nameless
from ui.dialogs.pressing import focused, keys


@pytest.fixture
def window(theme, show):
    return show(HelpWindow(None, theme))


def shown(window):
    return window.findChild(QTextBrowser).toPlainText()


@pytest.mark.parametrize("page", list(HelpPage))
def test_opens_where_it_is_asked(window, page):
    window.open_page(page)
    assert window.page is page
    assert shown(window).startswith(help_title(help_text(page)))


def test_lists_every_page_once_in_order(window):
    assert window.pages == list(HelpPage)


def test_arrow_keys_turn_the_pages_and_esc_closes(window, qtbot):
    window.open_page(HelpPage.BOARD)
    qtbot.keyClick(window.findChild(QListWidget), Qt.Key.Key_Down)
    assert window.page is list(HelpPage)[list(HelpPage).index(HelpPage.BOARD) + 1]
    qtbot.keyClick(window, Qt.Key.Key_Escape)
    assert not window.isVisible()


def test_a_link_opens_its_page_also_from_a_search(window):
    window.open_page(HelpPage.BOARD)
    window.search.setText("filter")
    window.findChild(QTextBrowser).anchorClicked.emit(QUrl("samtycke.md"))
    assert window.page is HelpPage.CONSENT
    assert shown(window).startswith("Samtycke")
    assert window.pages == list(HelpPage)


def test_a_link_out_of_the_help_is_not_followed(window):
    window.open_page(HelpPage.BOARD)
    window.findChild(QTextBrowser).anchorClicked.emit(QUrl("https://exempel.se"))
    assert window.page is HelpPage.BOARD


def test_a_link_is_followed_from_the_keyboard(window, qtbot):
    window.open_page(HelpPage.TODAY)
    text = window.findChild(QTextBrowser)
    text.setFocus()
    qtbot.keyClick(text, Qt.Key.Key_Tab)
    qtbot.keyClick(text, Qt.Key.Key_Return)
    assert window.page is HelpPage.CONSENT


def test_search_finds_shows_and_marks_the_word(window, qtbot):
    window.open_page(HelpPage.BOARD)
    window.search.setFocus()
    keys("återkall")(window)
    assert window.pages[0] is window.page
    assert HelpPage.CONSENT in window.pages
    assert HelpPage.KEYS not in window.pages
    assert window.findChild(QTextBrowser).textCursor().selectedText().casefold() == "återkall"
    qtbot.keyClick(window.search, Qt.Key.Key_Return)
    assert focused(window) is window.findChild(QTextBrowser)


def test_a_search_without_an_answer_says_so_and_keeps_the_page(window):
    window.open_page(HelpPage.CONSENT)
    nothing = next(label for label in window.findChildren(QLabel) if label.text() == NOTHING_FOUND)
    assert not nothing.isVisible()
    window.search.setText("zebra")
    assert window.pages == []
    assert nothing.isVisible()
    assert shown(window).startswith("Samtycke")
    window.search.clear()
    assert window.pages == list(HelpPage)
    assert not nothing.isVisible()


def test_a_link_is_seen_without_its_colour(window):
    window.open_page(HelpPage.TODAY)
    text = window.findChild(QTextBrowser)
    cursor = text.document().find("personens sida")
    assert cursor.charFormat().isAnchor()
    assert cursor.charFormat().fontUnderline()
    assert not text.document().find("De skrivs").charFormat().fontUnderline()


@pytest.mark.parametrize("page", list(HelpPage))
def test_every_column_of_a_table_has_room_for_its_words(window, page):
    window.open_page(page)
    document = window.findChild(QTextBrowser).document()
    for table in (one for one in document.rootFrame().childFrames() if isinstance(one, QTextTable)):
        shares = [one.rawValue() for one in table.format().columnWidthConstraints()]
        assert len(shares) == table.columns()
        assert (sum(shares), min(shares) >= 25) == (100, True)


def test_the_text_has_more_room_than_the_list_however_large_the_type(window, theme):
    for zoom in (100, 200):
        theme.set_zoom(zoom)
        listed, text = window.findChild(QListWidget), window.findChild(QTextBrowser)
        QApplication.processEvents()
        assert text.width() > 1.5 * listed.width()
        assert listed.horizontalScrollBar().maximum() == 0


def test_opens_once_over_each_window(theme, show):
    below = show(QWidget())
    first = open_help(below, theme)
    first.close()
    assert open_help(below, theme) is first
    assert first.isVisible()


@pytest.mark.parametrize("zoom", [100, 200])
def test_fits_the_screen_and_is_named(window, theme, zoom):
    theme.set_zoom(zoom)
    room = window.screen().availableGeometry()
    assert window.width() <= room.width()
    assert window.height() <= room.height()
    assert nameless(window) == []
    assert cut_hints(window) == []


@pytest.mark.parametrize("zoom", range(100, 201, 10))
def test_no_title_in_the_list_is_cut(window, theme, zoom):
    theme.set_zoom(zoom)
    window.open_page(HelpPage.PRINT)
    listed = window.findChild(QListWidget)
    for row in range(listed.count()):
        line = listed.visualItemRect(listed.item(row))
        room = QRect(0, 0, line.width() - theme.px(1), 10_000)
        words = listed.item(row).text()
        asked = listed.fontMetrics().boundingRect(room, int(Qt.TextFlag.TextWordWrap), words)
        assert line.height() >= asked.height() + 2 * theme.px(0.3)
