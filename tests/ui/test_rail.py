"""The rail."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton

from samordning_desktop.core.people import Actor, Principal
from samordning_desktop.core.swedish import number
from samordning_desktop.ui.kit.manners import nameless
from samordning_desktop.ui.rail import BUSY, Page, Rail

ACTOR = Actor("1", "Karin Ek", "Öppenvårdsmottagningen", Principal.REGION, "s", "Falköping")


@pytest.fixture
def rail(theme, show):
    return show(Rail(theme, ACTOR))


def test_tells_what_is_pressed(rail, qtbot, said):
    rail.page_chosen.connect(said.hear)
    rail.lock_asked.connect(lambda: said.hear("lock"))
    rail.help_asked.connect(lambda: said.hear("help"))
    for button in (rail.pages[Page.PACKAGES], rail.pages[Page.BOARD], rail.lock, rail.help):
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert said.heard == [Page.PACKAGES, Page.BOARD, "lock", "help"]


def test_says_how_much_waits_to_the_eye_and_the_ear(rail):
    rail.show_waiting(Page.PACKAGES, 2)
    button = rail.pages[Page.PACKAGES]
    assert button.text().split() == ["Paket", "2"]
    assert button.accessibleName() == "Paket, 2 väntar"
    rail.show_waiting(Page.PACKAGES, 0)
    assert (button.text(), button.accessibleName()) == ("Paket", "Paket")


def test_more_than_there_is_room_for_is_said_in_full(rail):
    for count, shown in ((999, "999"), (1000, "999+"), (12_345, "999+")):
        said = number(count)
        rail.show_waiting(Page.TODAY, count)
        assert rail.pages[Page.TODAY].text().split() == ["Idag", shown]
        assert rail.pages[Page.TODAY].accessibleName() == f"Idag, {said} väntar"


def test_the_pages_stand_in_the_order_of_the_days_work(rail):
    assert [page.value for page in rail.pages] == ["Tavla", "Idag", "Paket"]


def test_one_page_is_marked_at_a_time(rail):
    rail.choose(Page.PACKAGES)
    assert [page for page, button in rail.pages.items() if button.isChecked()] == [Page.PACKAGES]


@pytest.mark.parametrize("zoom", [100, 200])
def test_named_and_wide_enough(rail, theme, zoom):
    theme.set_zoom(zoom)
    rail.show_waiting(Page.PACKAGES, 12)
    rail.show_waiting(Page.TODAY, 1000)
    assert nameless(rail) == []
    for button in (*rail.pages.values(), rail.lock, rail.help):
        assert button.width() >= button.fontMetrics().horizontalAdvance(button.text())


LONG = Actor("1", "Maj-Britt Lindqvist-Johansson", "Mottagningen", Principal.REGION, "s", "Tibro och Hjo")


@pytest.mark.parametrize("zoom", [100, 200])
def test_the_name_is_whole_also_in_the_lowest_window(theme, show, zoom):
    theme.set_zoom(zoom)
    rail = show(Rail(theme, LONG))
    rail.resize(rail.minimumSizeHint())
    [who] = [label for label in rail.findChildren(QLabel) if "Tibro" in label.text()]
    assert who.height() >= who.heightForWidth(who.width())
    assert who.visibleRegion().boundingRect() == who.rect()


def test_a_long_name_leaves_room_for_the_window_on_a_small_screen_at_200_percent(theme, show):
    """A screen of 1366 × 768 pixels is 384 high then, of which the menu and the system's bar take some 60."""
    assert show(Rail(theme, LONG)).minimumSizeHint().height() <= 325


def test_says_that_work_is_under_way(rail):
    places = [button.geometry() for button in rail.findChildren(QPushButton)]
    rail.show_busy(True)
    assert [label.text() for label in rail.findChildren(QLabel) if label.isVisible()] == [BUSY]
    assert [button.geometry() for button in rail.findChildren(QPushButton)] == places
    rail.show_busy(False)
    assert BUSY not in [label.text() for label in rail.findChildren(QLabel)]
