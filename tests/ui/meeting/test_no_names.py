"""Nobody's whole name and no identity number can be read anywhere while the wall is shown."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAction, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QTableView, QWidget

from samordning_desktop.core.errors import KnownError
from samordning_desktop.ops import conflicts, participants, undoing
from ui.dialogs.pressing import click, keys

SECRETS = ("Anna Alm", "Bo Berg", "Åsa Öberg", "Alm", "Öberg", "19900222", "2397")
_ROLES = (
    Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole, Qt.ItemDataRole.ToolTipRole,
    Qt.ItemDataRole.StatusTipRole, Qt.ItemDataRole.WhatsThisRole, Qt.ItemDataRole.AccessibleTextRole,
    Qt.ItemDataRole.AccessibleDescriptionRole,
)  # fmt: skip


def readable() -> Iterator[str]:
    """Every text that the visible windows show, say or hold ready."""
    for window in QApplication.topLevelWidgets():
        if window.isVisible():
            for widget in (window, *window.findChildren(QWidget)):
                if widget.isVisible():
                    yield from texts_of(widget)


def texts_of(widget: QWidget) -> Iterator[str]:
    for name in ("text", "toPlainText", "title", "windowTitle", "placeholderText"):
        ask = getattr(widget, name, None)
        if callable(ask):
            yield str(ask())
    yield from (widget.toolTip(), widget.statusTip(), widget.whatsThis())
    yield from (widget.accessibleName(), widget.accessibleDescription())
    interface = QAccessible.queryAccessibleInterface(widget)
    if interface:
        yield from (
            interface.text(kind) for kind in QAccessible.Text if kind is not QAccessible.Text.UserText
        )
    for action in widget.actions():
        if isinstance(action, QAction) and action.isVisible() and not action.menu():
            yield from (action.text(), action.toolTip())
    if isinstance(widget, QTableView):
        model = widget.model()
        for row in range(model.rowCount()):
            for column in range(model.columnCount()):
                yield from (str(model.index(row, column).data(role)) for role in _ROLES)


def nobody_is_named() -> None:
    told = [text for text in readable() if any(secret in text for secret in SECRETS)]
    assert told == []


def test_the_test_would_see_a_name(window, people, qtbot):
    window.refresher.read_all()
    qtbot.waitUntil(lambda: window.at_rest)
    assert any("Anna Alm" in text for text in readable())


@pytest.mark.parametrize("form", [0, 1])
def test_nobody_is_named_while_the_wall_is_walked_and_written_on(wall, form):
    wall.page.header.names.menu().actions()[form].trigger()
    wall.page.header.begin.click()
    for _ in range(3):
        wall.key(Qt.Key.Key_Return)
        nobody_is_named()
        keys(" mer")(wall.view.editor)
        wall.key(Qt.Key.Key_Return)
        wall.rest()
        wall.key(Qt.Key.Key_Down)
        nobody_is_named()
    QTest.keySequence(wall.view, QKeySequence("Ctrl+Z"))
    wall.rest()
    assert wall.page.told.startswith("Ångrade")
    nobody_is_named()


def test_two_values_are_settled_without_a_name(wall, desk, conflicted, in_dialog):
    wall.window.refresher.read_board()
    wall.rest()
    wall.view.choose(conflicted, "planning")

    def look(dialog):
        nobody_is_named()
        assert any("B B" in text for text in texts_of_dialog(dialog))

    in_dialog(lambda: wall.key(Qt.Key.Key_Return), look, click("Avgör senare"))
    wall.rest()
    assert len(conflicts.conflicts(desk)) == 1
    in_dialog(
        lambda: QTest.keyClick(wall.view, Qt.Key.Key_F2),
        lambda dialog: QTest.mouseClick(first_keep(dialog), Qt.MouseButton.LeftButton),
    )
    wall.rest()
    assert conflicts.conflicts(desk) == []
    assert wall.page.told == "Planering för B B är avgjort."


def texts_of_dialog(dialog: QWidget) -> list[str]:
    return [text for widget in dialog.findChildren(QWidget) for text in texts_of(widget)]


def first_keep(dialog: QWidget) -> QWidget:
    return next(
        widget
        for widget in dialog.findChildren(QWidget)
        if widget.accessibleName().startswith("Behåll den här")
    )


def test_an_undo_that_is_refused_names_nobody(wall, desk, people, messages, monkeypatch):
    refused = []
    monkeypatch.setattr(messages, "refuse", lambda _parent, error: refused.append(error.text))

    def refuse(_desk):
        raise KnownError("undo.changed_since", label="ändra Nuläge för Anna A.")

    monkeypatch.setattr(undoing, "undo", refuse)
    participants.set_field(desk, people["Anna"], "goal", "sova")
    wall.window.meeting._turn(undoing.undo, "Ångrade")
    wall.rest()
    assert refused[0].startswith("”ändra Nuläge för A A” kan inte ångras")


def test_nothing_of_anybody_is_left_when_the_wall_is_gone(wall):
    wall.window.meeting.leave()
    assert wall.page.model.rowCount() == 0
    assert wall.page.masked("Anna Alm") == "Anna Alm"
