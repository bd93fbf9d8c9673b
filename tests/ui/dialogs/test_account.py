"""The account of what will happen."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from samordning_desktop.core.merge_plan import FieldChange
from samordning_desktop.ui.dialogs.account import Account, Item, Section, account_html
from samordning_desktop.ui.kit.theme import Mode

SECTIONS = (
    Section(
        "Ändras: 1 deltagare",
        (
            Item(
                "Åsa Öberg",
                changes=(
                    FieldChange("goal", "Mål/syfte", "", "Stabil vardag"),
                    FieldChange("situation", "Nuläge", "Sover dåligt.", "Sover bättre.\nOrolig.", True),
                ),
            ),
        ),
        "En anmärkning.",
    ),
)


@pytest.fixture
def account(theme, qtbot):
    widget = Account(theme, SECTIONS, 40)
    qtbot.addWidget(widget)
    widget.show()
    return widget


def test_says_old_and_new_side_by_side(account):
    assert account.toPlainText().splitlines() == [
        "Ändras: 1 deltagare",
        "En anmärkning.",
        "Åsa Öberg",
        *("Fält", "Här nu", "I paketet"),
        *("Mål/syfte", "(tomt)", "Stabil vardag"),
        *("Nuläge (att avgöra)", "Sover dåligt.", "Sover bättre.", "Orolig."),
    ]


def test_somebody_new_has_nothing_before(account):
    fields = (FieldChange("goal", "Mål/syfte", "", "Stabil vardag"),)
    account.tell((Section("Nya", (Item("Bo", changes=fields),)),))
    assert account.toPlainText().split() == [
        "Nya",
        "Bo",
        "Fält",
        "I",
        "paketet",
        "Mål/syfte",
        "Stabil",
        "vardag",
    ]


def test_a_table_shows_every_cell(account):
    account.tell((Section("Läggs till", table=(("Patient", "Start"), ("Bo", "")), widths=(3, 1)),))
    assert account.toPlainText().split() == ["Läggs", "till", "Patient", "Start", "Bo"]


@pytest.mark.parametrize("text", ['<img src="file:///x">', "<b>fet</b> & co", "</table><script>"])
def test_texts_from_elsewhere_are_shown_as_they_stand(account, text):
    change = FieldChange("goal", text, text, text)
    account.tell((Section(text, (Item(text, (text,), (change,)),), text, ((text,), (text,)), (1,)),))
    assert account.toPlainText().count(text) == 9
    assert "<img" not in account_html((Section(text, (Item(text),)),))


def test_scrolls_with_the_keyboard_and_cannot_be_written_in(account):
    account.tell(tuple(Section(f"Rubrik {place}") for place in range(200)))
    before = account.toPlainText()
    account.setFocus()
    QTest.keyClick(account, Qt.Key.Key_PageDown)
    QTest.keyClicks(account, "x")
    assert account.verticalScrollBar().value() > 0
    assert account.toPlainText() == before


@pytest.mark.parametrize("mode", [Mode.LIGHT, Mode.DARK])
@pytest.mark.parametrize("zoom", [100, 200])
def test_follows_the_theme_while_open(account, theme, mode, zoom):
    theme.set_mode(mode)
    theme.set_zoom(zoom)
    assert account.document().defaultFont().pointSizeF() == theme.font.pointSizeF()
    assert theme.colors.quiet in account.document().toHtml()


def test_asks_for_no_more_than_the_screen_has(account):
    account.tell(tuple(Section(f"Rubrik {place}") for place in range(1000)))
    assert account.sizeHint().height() < account.screen().availableGeometry().height()
    account.tell((Section("En rad"),))
    assert account.sizeHint().height() == account.minimumSizeHint().height()
