"""Before a package is undone."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QLabel, QPushButton, QScrollArea, QTextBrowser

from samordning_desktop.core.package_undo import STAYS_WORDS, GoesBack, PackageUndo, Stays, StaysPut
from samordning_desktop.ui.dialogs import undo_package
from samordning_desktop.ui.dialogs.account import Account
from samordning_desktop.ui.dialogs.undo_package import UndoPackageDialog, sections, summary
from ui.dialogs.pressing import REFUSALS, click, enter, named, space, tab_to

LABEL = "ta in paket 12 från Lidköping"
BACK = (
    GoesBack("1", "Astrid Alm", "Nuläge", "Sover bättre.", "Sover dåligt."),
    GoesBack("1", "Astrid Alm", "Planering", "Möte 2/12", ""),
    GoesBack("2", "Björn Öst", "Start", "2026-03-01", "2026-03-02"),
)
STAYS = (
    StaysPut("Björn Öst", "Mål/syfte", Stays.CHANGED), StaysPut("Doris Dahl", "", Stays.NEW_PERSON),
    StaysPut("Astrid Alm", "Samtycke", Stays.OWN), StaysPut("", "", Stays.GONE),
)  # fmt: skip
UNDO = PackageUndo("o1", LABEL, BACK, STAYS)


def plain(text):
    return text.replace("\u00a0", " ")


def test_says_how_many_fields_of_how_many_people_and_how_much_stays():
    assert plain(summary(UNDO)) == (
        "3 fält hos 2 deltagare får tillbaka det som stod där. 4 uppgifter står kvar."
    )
    assert plain(summary(PackageUndo("o1", LABEL, BACK[:1], ()))) == (
        "1 fält hos 1 deltagare får tillbaka det som stod där."
    )


def test_shows_each_field_now_and_then_and_what_stays_by_its_reason():
    back, stays = sections(UNDO)
    assert back.table == (
        ("Deltagare", "Fält", "Nu", "Efteråt"),
        ("Astrid Alm", "Nuläge", "Sover bättre.", "Sover dåligt."),
        ("Astrid Alm", "Planering", "Möte 2/12", "(tomt)"),
        ("Björn Öst", "Start", "2026-03-01", "2026-03-02"),
    )
    assert [(item.title, item.remarks) for item in stays.items] == [
        ("Har ändrats igen sedan dess", ("Björn Öst: Mål/syfte",)), ("Personen är ny med paketet", ("Doris Dahl",)),
        ("Är personens eget, eller en fråga om rätt", ("Astrid Alm: Samtycke",)),
        ("Personer som inte längre är på tavlan", ()),
    ]  # fmt: skip
    assert len(sections(PackageUndo("o1", LABEL, BACK, ()))) == 1
    named = GoesBack("1", "Astrid Alm", "Planerade steg: Vad", "Ring", "", names_thing=True)
    (only,) = sections(PackageUndo("o1", LABEL, (named,), ()))
    assert only.table[1] == ("Astrid Alm", "Planerade steg: Vad", "Ring", "(borttaget)")
    (_, register) = sections(
        PackageUndo("o1", LABEL, BACK, (StaysPut("", "Spärrade datorer", Stays.REGISTER),))
    )
    assert [(item.title, item.remarks) for item in register.items] == [
        ("Orternas egna uppgifter", ("Spärrade datorer",))
    ]


def test_every_reason_has_its_words():
    assert set(STAYS_WORDS) == set(Stays)


def test_of_very_many_the_first_are_shown_and_that_is_said():
    (back,) = sections(PackageUndo("o1", LABEL, BACK * 100, ()))
    assert (len(back.table), plain(back.note)) == (201, "De första 200 visas. Alla går tillbaka.")


def ask(kit):
    return lambda: undo_package.ask(None, kit, UNDO)


def test_what_is_said_holds_also_of_a_package_from_our_own_other_computer(kit, hand):
    said = []
    hand(
        ask(kit),
        lambda dialog: said.extend(one.text() for one in dialog.findChildren(QLabel)),
        click("Avbryt"),
    )
    assert any("Det följer med nästa paket härifrån som nya ändringar" in text for text in said)
    assert not any("andra orten" in text for text in said)


def test_gives_what_was_shown(kit, hand):
    shown, titles = [], []
    given = hand(
        ask(kit),
        lambda dialog: shown.append(named(dialog, QTextBrowser, "Vad som händer").toPlainText()),
        lambda dialog: titles.append(dialog.windowTitle()),
        lambda dialog: shown.append(" ".join(label.text() for label in dialog.findChildren(QLabel))),
        click("Ångra paketet"),
    )
    assert given is UNDO
    assert titles == [f"Ångra: {LABEL}"]
    for text in ("Sover dåligt.", "Sover bättre.", "Doris Dahl"):
        assert text in shown[0]
    assert "i ditt namn, och i ditt namn igen om du gör om det" in shown[1]  # the authors are not kept


@pytest.mark.parametrize("refuse", [*REFUSALS.values(), enter], ids=[*REFUSALS, "enter"])
def test_no_means_nothing(kit, hand, refuse):
    assert hand(ask(kit), tab_to("Avbryt"), refuse) is None


def test_by_keyboard_alone(kit, hand):
    assert hand(ask(kit), tab_to("Ångra paketet"), space) is UNDO


def test_the_safe_verb_is_the_default(kit, hand):
    defaults = []
    hand(
        ask(kit),
        lambda dialog: defaults.extend(
            one.text() for one in dialog.findChildren(QPushButton) if one.isDefault()
        ),
        click("Avbryt"),
    )
    assert defaults == ["Avbryt"]


@pytest.mark.parametrize("count", [1, 300])
@pytest.mark.parametrize("zoom", [100, 150, 200])
def test_the_list_scrolls_and_the_window_around_it_does_not(kit, theme, show, zoom, count):
    theme.set_zoom(zoom)
    undo = replace(UNDO, back=BACK[:1] * count)
    dialog = show(UndoPackageDialog(None, kit, undo))
    assert dialog.findChild(QScrollArea).verticalScrollBar().maximum() == 0
    account = dialog.findChild(Account)
    assert account.viewport().height() >= 4 * account.fontMetrics().lineSpacing()
    seen = [label.text() for label in dialog.findChildren(QLabel) if label.isVisible()]
    assert plain(summary(undo)) in plain(" ".join((*seen, account.toPlainText())))
