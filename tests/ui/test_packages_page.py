"""The packages' page."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton

from samordning_desktop.core.conflict import Conflict, Version
from samordning_desktop.core.peer import Peer
from samordning_desktop.ui.kit.manners import nameless
from samordning_desktop.ui.packages_page import PackagesPage, PackagesView

KNOWN = Peer("1", "Lidköping", "11111 22222", True)
NEW = Peer("2", "Lidköping", "33333 44444", False)
STRANGE = Peer("3", "Skara", "55555 66666", False)
WHEN = datetime(2026, 11, 20, tzinfo=UTC)
TORN = Conflict(
    "p1.planning", "p1", "participant", "p1", "Anna Alm", "planning", "Planering",
    (Version("1", "a", "Karin Ek", "e", "Falköping", WHEN, True), Version("2", "b", "Bo Lund", "f", "Lidköping", WHEN, False)),
)  # fmt: skip


@pytest.fixture
def page(theme, show):
    page = PackagesPage(theme)
    page.resize(900, 700)
    return show(page)


def show_view(page, view):
    page.show_view(view)
    QApplication.processEvents()


def texts(page):
    return [label.text() for label in page.findChildren(QLabel) if label.isVisible()]


def named(page, name):
    return next(
        one
        for one in page.findChildren(QPushButton)
        if name in (one.accessibleName(), one.text()) and one.isVisible()
    )


def test_teaches_where_to_begin(page):
    show_view(page, PackagesView())
    assert "Inget paket har utväxlats än." in texts(page)
    assert any(text.startswith("Ingen annan ort än.") for text in texts(page))


def test_says_when_something_was_last_exchanged(page):
    show_view(page, PackagesView(last_exchange=date(2026, 11, 20)))
    assert "Senast utväxlat den 20 november 2026." in texts(page)


def test_makes_packages_only_for_the_confirmed(page, qtbot, said):
    page.make_asked.connect(said.hear)
    page.pair_asked.connect(lambda: said.hear("pair"))
    show_view(page, PackagesView((KNOWN, STRANGE)))
    qtbot.mouseClick(named(page, "Skapa paket till Lidköping"), Qt.MouseButton.LeftButton)
    qtbot.mouseClick(named(page, "Bekräfta Skara"), Qt.MouseButton.LeftButton)
    assert said.heard == ["Lidköping", "pair"]
    assert "Väntar på att bekräftas. Inget kan skickas dit än." in texts(page)


def test_a_site_with_two_devices_stands_once(page):
    show_view(page, PackagesView((KNOWN, NEW)))
    assert texts(page).count("Lidköping") == 1
    assert "Bekräftad. Ett nytt ortskort väntar på att bekräftas." in texts(page)


def test_conflicts_are_listed_and_opened(page, qtbot, said):
    page.settle_asked.connect(said.hear)
    show_view(page, PackagesView(conflicts=(TORN,)))
    assert "Planering för Anna Alm" in texts(page)
    assert "Ändrat samtidigt: Falköping och Lidköping." in texts(page)
    qtbot.mouseClick(named(page, "Avgör Planering för Anna Alm"), Qt.MouseButton.LeftButton)
    assert said.heard == [TORN]


def test_taking_in_and_pairing_are_asked_for(page, qtbot, said):
    page.take_asked.connect(lambda: said.hear("take"))
    page.pair_asked.connect(lambda: said.hear("pair"))
    qtbot.mouseClick(named(page, "Ta in paket …"), Qt.MouseButton.LeftButton)
    qtbot.mouseClick(named(page, "Orter och ortskort …"), Qt.MouseButton.LeftButton)
    assert said.heard == ["take", "pair"]


def test_what_is_settled_goes_away(page):
    show_view(page, PackagesView(conflicts=(TORN,)))
    show_view(page, PackagesView())
    assert "Planering för Anna Alm" not in texts(page)


@pytest.mark.parametrize(
    ("view", "waiting"),
    [(PackagesView(), 0), (PackagesView((KNOWN,)), 0), (PackagesView((KNOWN, NEW), (TORN,)), 2)],
)
def test_counts_what_waits(view, waiting):
    assert view.waiting == waiting


@pytest.mark.parametrize("zoom", [100, 200])
def test_every_control_has_a_name(page, theme, zoom):
    show_view(page, PackagesView((KNOWN, STRANGE), (TORN,)))
    theme.set_zoom(zoom)
    assert nameless(page) == []
