"""Before a package is made."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QLabel, QPushButton, QScrollArea, QTextBrowser

from samordning_desktop.core.merge_plan import ExportPlan, LeftOut, Receiver
from samordning_desktop.core.peer import OurCard
from samordning_desktop.ui.dialogs import export_package
from samordning_desktop.ui.dialogs.account import Account, Item, Section
from samordning_desktop.ui.dialogs.export_package import (
    SHOW_ALL,
    ExportDialog,
    Send,
    details,
    remark,
    sections,
    summary,
)
from samordning_desktop.ui.kit.labels import whole
from ui.dialogs.pressing import REFUSALS, click, enter, esc, named, space, tab_to

DAY = date(2026, 11, 23)
GOING = (("1", "Astrid Alm"), ("2", "Björn Öst"))
RECALLED = (("4", "Doris Dahl"),)
LEFT = (
    LeftOut("5", "Elis Ek", "samtycke saknas"),
    LeftOut("6", "Frida Frost", "samtycket gick ut 2026-01-02"),
)
FULL = ExportPlan("Lidköping", DAY, GOING, RECALLED, LEFT, 41)
RICH = replace(
    FULL,
    without={"1": ("ratings", "network")},
    kinds={"1": ("situation", "planning"), "2": ()},
    always={"1": ("Start", "Samordnare")},
    why={"4": "samtycket återkallades 2026-11-20"},
    first=frozenset({"2"}),
    since=(11, date(2026, 11, 9)),
    files=2,
    files_left=1,
    size=12_345,
)
FOLDER = Path("/mnt/gemensam/paket å")
EMPTY = ExportPlan("Lidköping", DAY, (), (), LEFT, 0)
BARRED = "Evas dator (Skara) är spärrad från den 2 mars 2026."
TOLD = replace(EMPTY, entries=1, register=(BARRED,))


def plain(text):
    return text.replace("\u00a0", " ")


def test_says_the_plan_in_numbers():
    assert plain(summary(FULL)) == (
        "Till Lidköping, 2026-11-23: 2 deltagare följer med, 1 återkallas, 2 lämnas utanför. "
        "Paketet rymmer 41 ändringar."
    )
    one = ExportPlan("Lidköping", DAY, GOING[:1], (), (), 1)
    assert (
        plain(summary(one)) == "Till Lidköping, 2026-11-23: 1 deltagare följer med. Paketet rymmer 1 ändring."
    )
    recall = ExportPlan("Lidköping", DAY, (), RECALLED, (), 1)
    assert plain(summary(recall)) == (
        "Till Lidköping, 2026-11-23: 0 deltagare följer med, 1 återkallas. Paketet rymmer 1 ändring."
    )
    assert summary(EMPTY) == "Det finns inget nytt att skicka till Lidköping i dag (2026-11-23)."


def test_says_since_when_how_many_scans_and_how_large():
    assert plain(details(RICH)) == (
        "Nytt sedan paket 11 den 9 november 2026, det senaste som är mottaget. "
        "2 skanningar av blanketter följer med. 1 skanning väntar till nästa paket. Filen blir 12 kB."
    )
    assert plain(details(replace(FULL, size=812))).endswith("så vitt vi vet. Filen blir 812 byte.")


def test_names_everybody_with_what_goes_and_why_they_are_left_out():
    going, recalled, left = sections(RICH)
    assert plain(going.heading) == "Följer med: 2 deltagare"
    assert going.table == (
        ("Deltagare", "Följer med", "Inte med, enligt samtycket"),
        (
            "Astrid Alm",
            "Start; samordnare; mål och nuläge; insatser, planering och nästa steg",
            "Självskattningar; nätverk",
        ),
        ("Björn Öst", "Allt som samtycket omfattar, första gången", ""),
    )
    assert sections(FULL)[0].table[0] == ("Deltagare", "Följer med")
    assert plain(recalled.heading) == "Återkallas: 1 deltagare"
    assert recalled.table == (("Deltagare", "Därför"), ("Doris Dahl", "Samtycket återkallades 2026-11-20"))
    assert plain(left.heading) == "Lämnas utanför: 2 deltagare"
    assert left.table == (
        ("Deltagare", "Därför"),
        ("Elis Ek", "Samtycke saknas"),
        ("Frida Frost", "Samtycket gick ut 2026-01-02"),
    )


def test_a_scan_that_is_kept_back_is_named_with_what_it_goes_with():
    plan = replace(FULL, without={"1": ("network",)}, forms_held=frozenset({"1", "2"}))
    held = "kannad blankett (går bara med ”Nätverket runt mig”)"
    assert [row[2] for row in sections(plan)[0].table] == [
        "Inte med, enligt samtycket", f"Nätverk; s{held}", f"S{held}",
    ]  # fmt: skip


def test_a_package_to_our_own_computers_is_told_in_its_own_words(kit, hand):
    plan = replace(FULL, receiver="Falköping", recalled=(), left_out=(), first=frozenset({"1"}), own=True)
    plan = replace(plan, always={"2": ("Samtycke",)})
    assert plain(summary(plan)) == (
        "Till våra andra datorer, 2026-11-23: 2 deltagare följer med. Paketet rymmer 41 ändringar."
    )
    assert details(plan).startswith("Våra andra datorer har inte tagit emot något paket härifrån än")
    (going,) = sections(plan)
    assert going.note == (
        "Allt som datorerna saknar om dem följer med, också om den vars samtycke inte gäller."
    )
    assert going.table[1:] == (("Astrid Alm", "Allt, första gången"), ("Björn Öst", "Samtycke"))
    assert remark(plan, None).startswith("Det är inget utlämnande: paketet stannar inom orten")
    empty = replace(EMPTY, own=True, left_out=())
    assert summary(empty) == "Det finns inget nytt att skicka till våra andra datorer i dag (2026-11-23)."
    assert (
        remark(empty, None)
        == "Ett tomt paket talar bara om för våra andra datorer vad som har kommit fram hit."
    )
    said = []
    hand(ask(kit, plan), lambda dialog: said.append(dialog.windowTitle()), click("Avbryt"))
    assert said[0].startswith("Skapa paket till våra andra datorer")


def test_what_goes_of_the_sites_themselves_is_no_empty_package():
    assert plain(summary(TOLD)) == (
        f"Till Lidköping, 2026-11-23: 0 deltagare följer med, 2 lämnas utanför. {BARRED} Paketet rymmer 1 ändring."
    )
    assert sections(TOLD)[0] == Section("Om orter och datorer", (Item(BARRED),))
    assert remark(TOLD, None) == "Inget om någon person lämnas ut. Bara den som tar emot kan öppna filen."
    many = replace(TOLD, register=(BARRED, "Orten heter Falköping."))
    assert "Om orter och datorer: 2 uppgifter." in plain(summary(many))
    assert [item.title for item in sections(many)[0].items] == [BARRED, "Orten heter Falköping."]


@pytest.mark.parametrize("register", [(), (BARRED,)])
def test_a_package_in_which_somebody_is_only_recalled_hands_nothing_out(register):
    recall = ExportPlan("Lidköping", DAY, (), RECALLED, (), 1, register=register)
    assert remark(recall, None) == (
        "Det är inget utlämnande: om den som återkallas skickas bara just det. Bara den som tar emot kan öppna filen."
    )
    assert remark(replace(recall, persons=GOING), None).startswith("Paketet är ett utlämnande och antecknas.")


def test_a_group_without_anybody_is_left_out():
    assert [plain(section.heading) for section in sections(EMPTY)] == ["Lämnas utanför: 2 deltagare"]
    assert sections(ExportPlan("Lidköping", DAY, (), (), (), 0)) == ()


def ask(kit, plan=FULL, folder=None):
    return lambda: export_package.ask(None, kit, plan, folder)


def test_the_folder_is_offered_where_there_is_one(kit, hand):
    seen = []

    def look(dialog):
        seen.append([verb.text() for verb in dialog.findChildren(QPushButton)])
        assert any("Mapp: /mnt" in whole(label.text()) for label in dialog.findChildren(QLabel))

    assert hand(ask(kit, folder=FOLDER), look, click("Lägg i mappen")) is Send.FOLDER
    assert seen == [["Lägg i mappen", "Spara som fil …", "Avbryt"]]
    assert hand(ask(kit, folder=FOLDER), click("Spara som fil …")) is Send.FILE
    assert hand(ask(kit, EMPTY, FOLDER), enter) is None


@pytest.mark.parametrize("refuse", REFUSALS.values(), ids=REFUSALS)
def test_no_puts_nothing_in_the_folder(kit, hand, refuse):
    assert hand(ask(kit, folder=FOLDER), refuse) is None


def test_hundreds_of_people_are_shown_at_once(kit, hand):
    many = tuple((str(at), f"Person {at}") for at in range(600))
    seen = []

    def look(dialog):
        seen.append(named(dialog, QTextBrowser, "Vad som händer").toPlainText())

    assert hand(ask(kit, replace(FULL, persons=many)), look, esc) is None
    assert "Person 599" in seen[0]


def test_says_what_was_shown(kit, hand):
    shown = []
    given = hand(
        ask(kit),
        lambda dialog: shown.append(named(dialog, QTextBrowser, "Vad som händer").toPlainText()),
        click("Skapa paketet"),
    )
    assert given is Send.FILE
    for name in ("Astrid Alm", "Björn Öst", "Doris Dahl", "Elis Ek", "Samtycke saknas", "Frida Frost"):
        assert name in shown[0]


@pytest.mark.parametrize("refuse", REFUSALS.values(), ids=REFUSALS)
def test_no_means_nothing(kit, hand, refuse):
    assert hand(ask(kit), refuse) is None


def test_enter_makes_no_package(kit, hand):
    assert hand(ask(kit), enter) is None


def test_by_keyboard_alone(kit, hand):
    assert hand(ask(kit), tab_to("Skapa paketet"), space) is Send.FILE


def test_a_package_that_says_a_computer_is_shut_out_is_made_as_any_other(kit, hand):
    assert hand(ask(kit, TOLD), click("Skapa paketet")) is Send.FILE


def test_with_nobody_to_send_it_says_so(kit, hand):
    seen = []

    def look(dialog):
        seen.append([label.text() for label in dialog.findChildren(QLabel) if label.isVisible()])
        seen.append([verb.text() for verb in dialog.findChildren(QPushButton)])

    assert hand(ask(kit, EMPTY), look, click("Skapa ett tomt paket")) is Send.FILE
    assert summary(EMPTY) in seen[0]
    assert seen[1] == ["Skapa ett tomt paket", "Avbryt"]
    assert hand(ask(kit, ExportPlan("Lidköping", DAY, (), (), (), 0)), enter) is None


def test_a_place_in_a_reason_keeps_its_large_letter():
    plan = replace(FULL, left_out=(LeftOut("1", "Astrid Alm", "samtycket omfattar inte Lidköping"),))
    assert any("Samtycket omfattar inte Lidköping" in str(one) for one in sections(plan))


@pytest.mark.parametrize(
    ("card", "begins"),
    [
        (OurCard.CONFIRMED, ""),
        (OurCard.UNSEEN, "Det har inte synts än att Lidköping har bekräftat vårt ortskort."),
        (OurCard.CHANGED, "Våra nycklar är bytta. Paket härifrån går att ta in först när Lidköping"),
    ],
)
def test_says_before_the_package_is_made_that_our_card_must_come_first(kit, hand, card, begins):
    shown = []
    hand(
        lambda: export_package.ask(None, kit, replace(FULL, computers=(Receiver(card=card),))),
        lambda dialog: shown.extend(label.text() for label in dialog.findChildren(QLabel)),
        click("Avbryt"),
    )
    about = [text for text in shown if "ortskort" in text]
    assert [text[: len(begins)] for text in about] == ([begins] if begins else [])


def test_names_the_computer_that_has_not_been_heard_from():
    there = (
        Receiver("Lidköping (Bos dator)", since=(11, date(2026, 11, 9))),
        Receiver("Lidköping (Idas dator)", OurCard.UNSEEN),
        Receiver("Lidköping (Evas dator)", since=(7, date(2026, 10, 5))),
    )
    plan = replace(RICH, persons=(), again=GOING, computers=there)
    assert plain(summary(plan)).startswith(
        "Till Lidköping, 2026-11-23: 2 deltagare följer med igen, 1 återkallas"
    )
    silent, again, *_ = sections(plan)
    assert [plain(item.title) for item in silent.items] == [
        "Det har inte synts än att Lidköping (Idas dator) har bekräftat vårt ortskort. "
        "Paket härifrån går att ta in där först då.",
        "Lidköping (Idas dator) har inte tagit emot något paket härifrån än, så vitt vi vet.",
        "Lidköping (Evas dator) har tagit emot paket 7 den 5 oktober 2026 och inget senare, så vitt vi vet.",
    ]
    assert ([item.title for item in again.items], again.heading) == (
        ["Astrid Alm", "Björn Öst"], "Följer med igen: 2\u00a0deltagare",
    )  # fmt: skip
    assert "inget nytt utlämnande" in remark(plan, None)


def test_all_who_stay_are_shown_when_they_are_asked_for(kit, hand):
    everyone = (*LEFT, LeftOut("7", "Gun Gran", "samtycke saknas"), LeftOut("4", "Doris Dahl", "återkallat"))
    asked, seen = [], []

    def shown(dialog):
        account = dialog.findChild(QTextBrowser)
        seen.append((account.isVisible(), plain(account.toPlainText()), plain(dialog.message)))

    hand(
        lambda: export_package.ask(None, kit, FULL, look=asked.append),
        shown,
        tab_to(SHOW_ALL),
        space,
        lambda _dialog: asked[0](everyone),
        shown,
        lambda dialog: seen.append(dialog.focusWidget() is dialog.findChild(QTextBrowser)),
        lambda dialog: seen.append(
            [verb.text() for verb in dialog.findChildren(QPushButton) if verb.isVisible()]
        ),
        click("Avbryt"),
    )
    before, after, focused, verbs = seen
    assert "Gun Gran" not in before[1]
    assert "Stannar här: 3 deltagare" in after[1]
    assert "Gun Gran" in after[1]
    assert after[1].count("Doris Dahl") == 1, "who is recalled stands there"
    assert after[2].startswith("Stannar här: 3 deltagare.")
    assert focused
    assert SHOW_ALL not in verbs
    asked[0](everyone)  # it was closed meanwhile


def test_with_nothing_new_those_who_stay_can_be_shown_too(kit, hand):
    nobody = ExportPlan("Lidköping", DAY, (), (), (), 0)
    seen = []
    hand(
        lambda: export_package.ask(None, kit, nobody, look=lambda done: done(LEFT)),
        lambda dialog: seen.append(dialog.findChild(QTextBrowser) is not None),
        click(SHOW_ALL),
        lambda dialog: seen.append(dialog.findChild(QTextBrowser).toPlainText()),
        click("Avbryt"),
    )
    assert seen[0] is False
    assert "Elis Ek" in seen[1]
    assert "Samtycke saknas" in seen[1]


def test_our_own_computers_leave_nobody_out(kit, hand):
    seen = []
    hand(
        lambda: export_package.ask(None, kit, replace(FULL, own=True), look=lambda done: done(LEFT)),
        lambda dialog: seen.extend(verb.text() for verb in dialog.findChildren(QPushButton)),
        click("Avbryt"),
    )
    assert SHOW_ALL not in seen


def test_those_who_stay_are_scrolled_to(kit, hand):
    many = replace(FULL, persons=tuple((str(at), f"Deltagare {at}") for at in range(60)))
    seen = []

    def first_line(dialog):
        account = dialog.findChild(QTextBrowser)
        seen.append(plain(account.cursorForPosition(QPoint(20, 20)).block().text()))

    everyone = tuple(LeftOut(f"s{at}", f"Stannar {at}", "samtycke saknas") for at in range(60))
    hand(
        lambda: export_package.ask(None, kit, many, look=lambda done: done(everyone)),
        click(SHOW_ALL),
        first_line,
        click("Avbryt"),
    )
    assert seen == ["Stannar här: 60 deltagare"]


@pytest.mark.parametrize(("count", "rows", "lines"), [(300, 301, 0), (301, 0, 301)])
def test_very_many_who_stay_are_lines(count, rows, lines):
    everyone = [LeftOut(f"s{at}", f"Stannar {at}", "samtycke saknas") for at in range(count)]
    stay = sections(FULL, everyone)[-1]
    assert (len(stay.table), len(stay.items)) == (rows, lines)
    assert not lines or stay.items[0].title == "Stannar 0: samtycke saknas"


def _in_the_window(dialog):
    return [plain(whole(one.text())) for one in dialog.findChildren(QLabel) if one.isVisible()]


@pytest.mark.parametrize("people", [1, 400])
@pytest.mark.parametrize("zoom", [100, 150, 200])
@pytest.mark.parametrize("card", list(OurCard))
def test_the_list_scrolls_and_the_window_around_it_does_not(kit, theme, show, zoom, people, card):
    theme.set_zoom(zoom)
    computers = (Receiver("Lidköping", card, RICH.since),)
    plan = replace(RICH, persons=GOING[:1] * people, computers=computers)
    dialog = show(ExportDialog(None, kit, plan, FOLDER, lambda done: done(LEFT * 20)))
    account, outer = dialog.findChild(Account), dialog.findChild(QScrollArea)
    [asked] = [verb for verb in dialog.findChildren(QPushButton) if verb.text() == SHOW_ALL]
    for act in (lambda: None, asked.click):
        act()
        assert outer.verticalScrollBar().maximum() == 0
        assert account.viewport().height() >= 4 * account.fontMetrics().lineSpacing()
        told = " ".join([plain(account.toPlainText()), *_in_the_window(dialog)])
        for words in (details(plan), *plan.before, "Paketet är ett utlämnande", "Mapp: /mnt/gemensam"):
            assert told.count(plain(words)) == 1


@pytest.mark.parametrize(("zoom", "beside", "inside"), [(150, 2, 1), (200, 0, 3)])
def test_what_is_said_beside_the_list_goes_into_it_from_the_last(kit, theme, show, zoom, beside, inside):
    """A warning goes last, and is as strong there."""
    theme.set_zoom(zoom)
    plan = replace(RICH, computers=(Receiver("Lidköping", OurCard.CHANGED, RICH.since),))
    dialog = show(ExportDialog(None, kit, plan, FOLDER))
    account = dialog.findChild(Account)
    said = [plain(words) for words in (*plan.before, details(plan), "Paketet är ett utlämnande")]
    seen, told = " ".join(_in_the_window(dialog)), plain(account.toPlainText())
    assert [words in seen for words in said] == [True] * beside + [False] * inside
    assert [words in told for words in said] == [False] * beside + [True] * inside
    top = account.document().firstBlock()
    assert (top.begin().fragment().charFormat().fontWeight() > QFont.Weight.Normal) is (beside == 0)
