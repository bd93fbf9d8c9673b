"""A package dropped on the window."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication

from packages import pack
from samordning_desktop.ops import reading, setup
from samordning_desktop.ui.dialogs.import_package import ImportDialog
from samordning_desktop.ui.package_drop import AFTER_THE_MEETING, ONE_PACKAGE, package_file
from stores import LIDKOPING, introduce
from ui.dialogs.pressing import On, click, esc
from ui.people import add


def dragged(*urls):
    data = QMimeData()
    data.setUrls([QUrl(url) if "://" in str(url) else QUrl.fromLocalFile(str(url)) for url in urls])
    return data


def drop(window, data):
    """As the system does it: it hovers, then it falls."""
    hand = (Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    hovering = QDragEnterEvent(QPoint(40, 300), Qt.DropAction.CopyAction, data, *hand)
    QApplication.sendEvent(window, hovering)
    if hovering.isAccepted():
        fallen = QDropEvent(QPointF(40, 300), Qt.DropAction.CopyAction, data, *hand)
        QApplication.sendEvent(window, fallen)
    return hovering.isAccepted()


@pytest.fixture
def package(cheap_keys, ready_stores, tmp_path, clock, desk):
    """A package to us from Lidköping, in a file with å, ä and ö in its name."""
    other = ready_stores.open_copy(tmp_path / "lidkoping", clock, LIDKOPING)
    introduce(desk, other)
    add(other, "Åsa Öberg", signed=date(2026, 9, 1))
    path = tmp_path / "från Åsa.AGE"
    path.write_bytes(pack(other, "Falköping"))
    setup.close(other, setup.NoSecrets())
    return path


@pytest.mark.parametrize(
    ("urls", "taken"),
    [
        (("/media/usb/p.age",), True),
        (("/media/usb/å ä.AGE",), True),
        (("/media/usb/p.age", "/media/usb/q.age"), False),
        (("/media/usb/p.docx",), False),
        (("https://exempel.se/p.age",), False),
        ((), False),
    ],
)
def test_only_one_local_package_is_taken(urls, taken):
    assert (package_file(dragged(*urls)) is not None) is taken


def test_a_package_is_shown_before_anything_is_taken_in(package, window, desk, in_dialog, qtbot):
    in_dialog(lambda: drop(window, dragged(package)), On(ImportDialog, esc))
    assert reading.board(desk) == []
    in_dialog(lambda: drop(window, dragged(package)), On(ImportDialog, click("Ta in")))
    qtbot.waitUntil(lambda: window.at_rest)
    assert [row.fields.name for row in reading.board(desk)] == ["Åsa Öberg"]


def test_anything_else_gets_a_sentence(window, qtbot, tmp_path):
    for data in (
        dragged("/media/usb/p.age", "/media/usb/q.age"),
        dragged("/media/usb/brev.docx"),
        dragged("https://exempel.se/p.age"),
    ):
        window.said.forget()
        assert drop(window, data)
        qtbot.waitUntil(lambda: window.said.text() == ONE_PACKAGE)


def test_a_text_is_let_by(window):
    data = QMimeData()
    data.setText("p.age")
    assert not drop(window, data)


def test_on_the_wall_nothing_is_shown(package, window, qtbot):
    window.meeting.enter()
    qtbot.waitUntil(lambda: window.at_rest)
    heard = []
    window.meeting.page.say = heard.append
    drop(window, dragged(package))
    qtbot.waitUntil(lambda: heard == [AFTER_THE_MEETING])
    assert QApplication.activeModalWidget() is None
    window.meeting.stop()
