"""The account of what will happen."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from samordning_desktop.core.dates import local_time
from samordning_desktop.core.merge_plan import FieldChange, Told
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


def html(*changes):
    return account_html((Section("Ändras", (Item("Anna Alm", changes=changes),)),))


def test_what_goes_is_struck_and_what_comes_is_underlined():
    told = html(FieldChange("situation", "Nuläge", "Sover dåligt nu", "Sover bättre nu"))
    assert "Sover <s>dåligt</s> nu" in told
    assert "Sover <u>bättre</u> nu" in told


@pytest.mark.parametrize("texts", [("(borttaget)", "2026-12-09"), ("2026-12-09", "(borttaget)")])
def test_what_stands_for_nothing_is_no_text_to_mark(texts):
    told = html(FieldChange("step", "Senast", *texts))
    assert all(text in told for text in texts)
    assert "<s>" not in told
    assert "<u>" not in told


def test_of_two_that_both_stand_neither_is_struck():
    told = html(FieldChange("planning", "Planering", "Möte måndag", "Möte tisdag", conflict=True))
    assert "Möte <u>måndag</u>" in told
    assert "Möte <u>tisdag</u>" in told


@pytest.mark.parametrize("here", ["Bor hos syster", ""])
def test_of_several_values_that_come_each_says_who_wrote_it_and_when(here):
    when = datetime(2026, 3, 2, 12, tzinfo=UTC)
    told = html(
        FieldChange(
            "situation", "Nuläge", here, "Egen & trygg", conflict=True, author="Karin Berg, Falköping", when=when,
            more=(Told("", "Bo Lund, Lidköping", when),),
        )
    )  # fmt: skip
    assert "Nuläge (att avgöra)</td>" in told
    assert (
        f'Egen &amp; trygg<br><span class="note">Karin Berg, Falköping\u00a0· {local_time(when)}</span>'
        in told
    )
    assert (
        '<span class="note">eller</span><br>(tomt)<br><span class="note">Bo Lund, Lidköping\u00a0· ' in told
    )


def test_what_is_settled_says_so_by_whom_and_between_what():
    author, days = "Bo Lund, Lidköping", ("2026-11-10", "2026-11-17")
    told = html(
        FieldChange("start", "Start", "2026-11-10", "2026-11-10", author=author, settled=days, waited=days)
    )
    assert "Start (avgjort)" in told
    assert '2026-11-10<br><span class="note">eller</span><br>2026-11-17' in told
    assert '2026-11-10<br><span class="note">Avgjort av Bo Lund, Lidköping.</span>' in told
    assert told.count(author) == 1
    two = ("", "b")
    assert "Avgjort.</span>" in html(FieldChange("goal", "Mål", "", "", settled=two, waited=two))


def test_what_was_settled_elsewhere_is_a_change_that_says_between_what():
    told = html(
        FieldChange(
            "goal", "Mål/syfte", "Egen bostad", "Egen & trygg", author="Karin Ek, Falköping",
            settled=("Egen bostad", "Egen & trygg"), note="Ändrat sedan dess av Eva Ny.",
        )
    )  # fmt: skip
    assert "Mål/syfte (avgjort)" in told
    assert "Egen <s>bostad</s>" in told
    assert (
        'Egen <u>&amp; trygg</u><br><span class="note">Avgjort av Karin Ek, Falköping, mellan:</span>'
        '<br>Egen bostad<br><span class="note">eller</span><br>Egen &amp; trygg'
        '<br><span class="note">Ändrat sedan dess av Eva Ny.</span>'
    ) in told


def test_what_comes_where_nothing_stood_is_underlined_whole_and_what_is_emptied_struck():
    told = html(
        FieldChange("principal", "Huvudman", "", "region"), FieldChange("situation", "Nuläge", "sover & äter", "")
    )  # fmt: skip
    assert '<td width="37%" align="left" valign="top">(tomt)</td>' in told
    assert "<u>region</u>" in told
    assert "<s>sover &amp; äter</s>" in told
    assert (told.count("<u>"), told.count("<s>"), told.count("(tomt)")) == (1, 1, 2)


def test_who_wrote_it_and_when_stand_under_the_field_and_what_follows_under_the_text():
    when = datetime(2026, 11, 20, 13, 3, tzinfo=UTC)
    change = FieldChange(
        "consent", "Samtycke", "a & b", "b <i>", author="Bo <b>, Skara", when=when, note="Två & fler."
    )
    told = html(change)
    assert (
        f'Samtycke<br><span class="note">Bo &lt;b&gt;, Skara</span><br><span class="note">{local_time(when)}</span>'
        in told
    )
    assert '<br><span class="note">Två &amp; fler.</span>' in told
    assert "<i>" not in told


def test_what_follows_is_told_of_somebody_new_too():
    number = FieldChange("personal_id", "Personnummer", "", "19610118-2803", note="Samma har Bo & Eva.")
    told = account_html((Section("Nya", (Item("Åsa", changes=(number,)),)),))
    assert '19610118-2803<br><span class="note">Samma har Bo &amp; Eva.</span>' in told


def test_a_section_without_a_heading_begins_with_its_first_line():
    assert account_html([Section("", (Item("Rad", strong=True),))]) == '<p class="item"><b>Rad</b></p>'
