"""Before a package is taken in."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtWidgets import QLabel, QPushButton, QScrollArea, QTextBrowser

from samordning_desktop.core.dates import local_time
from samordning_desktop.core.merge_plan import Fate, FieldChange, MergePlan, PackageFacts, PersonChange, Told
from samordning_desktop.ui.dialogs import import_package
from samordning_desktop.ui.dialogs.import_package import (
    ImportDialog,
    ahead_words,
    can_take_in,
    origin,
    summary,
    taken_in,
    with_dates_marked,
)
from samordning_desktop.ui.merge_plan.view import PlanView
from ui.dialogs.pressing import REFUSALS, click, enter, esc, named, space, tab_to

MADE = datetime(2026, 11, 20, 13, 3, tzinfo=UTC)
FACTS = PackageFacts("Lidköping", 4, MADE, 23, 4321, False)
NEW = FieldChange("goal", "Mål/syfte", "", "Stabil vardag")
EDIT = FieldChange("situation", "Nuläge", "Sover dåligt.", "Sover bättre.")
CLASH = FieldChange("planning", "Planering", "Möte 12/11", "Möte 2/12", True)
CONFLICT = PersonChange("1", "Astrid Alm", Fate.CONFLICT, (CLASH,))
BOTH = PersonChange("2", "Björn Öst", Fate.CHANGED, (EDIT, CLASH))
ADDED = PersonChange("3", "Ceylan Åkerman", Fate.NEW, (NEW,))
CHANGED = PersonChange("4", "Doris Dahl", Fate.CHANGED, (EDIT,))
RECALLED = PersonChange("5", "Elis Ek", Fate.RECALLED, (EDIT,))
SAME = PersonChange("6", "Frida Frost", Fate.SAME)
PLAN = MergePlan(FACTS, (SAME, ADDED, CHANGED, RECALLED, BOTH, CONFLICT))
BARRED = "Evas dator (Skara) är spärrad från den 2 mars 2026."
AGAIN = MergePlan(replace(FACTS, taken_in=True), (SAME,))


def plain(text):
    return text.replace("\u00a0", " ")


def test_tells_in_numbers_what_a_package_did():
    assert plain(taken_in(MergePlan(FACTS, (ADDED, CHANGED)))) == (
        "Paketet från Lidköping är intaget. Deltagare: 1 ny, 1 ändrad."
    )
    left = replace(ADDED, participant="7", left=True)
    assert plain(summary(MergePlan(FACTS, (ADDED, left)))) == "Deltagare: 1 ny, 1 ny bland avslutade."
    assert taken_in(AGAIN) == "Paketet från Lidköping är intaget. Inget på tavlan ändrades."


def test_says_where_it_comes_from():
    assert plain(origin(PLAN)) == f"Paket 4 från Lidköping, gjort {local_time(MADE)} (23 ändringar)."


@pytest.mark.parametrize(("hours", "told"), [(-1, False), (23, False), (24, True), (24 * 300, True)])
def test_a_clock_that_is_ahead_is_told_of_before_anything_is_taken_in(hours, told):
    now = MADE + timedelta(days=1)
    made = MergePlan(replace(FACTS, made=now + timedelta(hours=hours)), (ADDED,))
    written = EDIT._replace(when=now + timedelta(hours=hours))
    edited = MergePlan(FACTS, (replace(CHANGED, fields=(EDIT, written)),))
    beside = CLASH._replace(when=MADE, more=(Told("Möte 3/12", "Bo Lund, Lidköping", written.when),))
    clashed = MergePlan(FACTS, (replace(CONFLICT, fields=(beside,)),))
    for plan in (made, edited, clashed):
        words = ahead_words(plan, now)
        assert words.startswith("En klocka hos Lidköping går före") is told
        assert (local_time(written.when) in words) is told


@pytest.mark.parametrize(("hours", "marked"), [(-1, False), (23, False), (24, True)])
def test_each_change_that_is_dated_ahead_is_marked(hours, marked):
    written = EDIT._replace(when=MADE + timedelta(hours=hours))
    beside = CLASH._replace(when=MADE, more=(Told("Möte 3/12", "", written.when),))
    plan = MergePlan(FACTS, (ADDED, replace(CHANGED, fields=(EDIT, written, beside))))
    added, changed = with_dates_marked(plan, MADE).persons
    assert added is ADDED
    assert [change.ahead for change in changed.fields] == [False, marked, marked]


def test_the_rows_of_the_plan_say_which_dates_are_ahead(kit, hand):
    far = EDIT._replace(when=kit.clock.now() + timedelta(days=30))
    plan = MergePlan(FACTS, (replace(CHANGED, fields=(far,)),))
    shown = []
    hand(
        lambda: import_package.ask(None, kit, plan),
        lambda dialog: shown.append(dialog.findChild(PlanView)),
        lambda _dialog: shown.append(shown[0].account.toPlainText()),
        lambda _dialog: shown.append(shown[0].model.index(0, 0, shown[0].model.index(4, 0)).data()),
        click("Avbryt"),
    )
    assert "av en klocka som går före" in shown[1]
    assert shown[2] == "Doris Dahl\u00a0· klockan går före\u00a0· Nuläge"


def test_says_how_many_scans_come_with_it():
    for files, words in (
        (1, "1 skanning av blanketter följer med."),
        (2, "2 skanningar av blanketter följer med."),
    ):
        assert plain(origin(MergePlan(replace(FACTS, files=files), ()))).endswith(f" (23 ändringar). {words}")


def test_says_the_plan_in_numbers():
    assert plain(summary(PLAN)) == (
        "Deltagare: 2 ändrade på två håll, 1 återkallad, 1 ny, 1 ändrad, 1 oförändrad. 2 fält att avgöra."
    )
    assert plain(summary(MergePlan(FACTS, (ADDED, ADDED)))) == "Deltagare: 2 nya."


def test_says_that_it_has_been_taken_in_before():
    assert summary(AGAIN) == "Paketet är redan intaget. Inget ändras om det tas in igen."
    assert not can_take_in(AGAIN)


def test_says_that_it_has_been_undone_and_how_it_is_done_again():
    undone = replace(AGAIN, facts=replace(AGAIN.facts, taken_back=True))
    assert summary(undone).startswith(
        "Paketet är redan intaget, och det är ångrat. Inget ändras om det tas in"
    )
    assert not can_take_in(undone)


def test_a_package_with_no_news_can_be_taken_in():
    plan = MergePlan(FACTS, (SAME,))
    assert summary(plan) == "Inget på tavlan ändras. Att paketet har kommit fram antecknas."
    assert can_take_in(plan)
    assert can_take_in(MergePlan(FACTS, ()))


def test_what_comes_of_the_sites_themselves_is_said_before_and_after():
    plan = MergePlan(FACTS, (), (BARRED,))
    assert summary(plan) == f"Inget på tavlan ändras. {BARRED}"
    assert taken_in(plan) == f"Paketet från Lidköping är intaget. Inget på tavlan ändrades. {BARRED}"
    many = MergePlan(FACTS, (ADDED,), (BARRED, "Orten heter Lidköping."))
    assert plain(summary(many)) == "Deltagare: 1 ny. Om orter och datorer: 2 uppgifter."
    assert can_take_in(replace(plan, facts=replace(FACTS, taken_in=True)))


@pytest.mark.parametrize("persons", [(), (ADDED,)])
def test_all_that_comes_of_the_sites_themselves_stands_in_the_account(kit, hand, persons):
    shown = []
    hand(
        ask(kit, MergePlan(FACTS, persons, (BARRED, "Orten heter Lidköping."))),
        lambda dialog: shown.append(named(dialog, QTextBrowser, "Vad som händer").toPlainText()),
        click("Avbryt"),
    )
    assert shown[0].startswith(f"Om orter och datorer\n{BARRED}\nOrten heter Lidköping.")


def test_a_package_taken_in_before_that_would_change_something_can_be_taken_in():
    plan = MergePlan(replace(FACTS, taken_in=True), (CHANGED,))
    assert plain(summary(plan)) == "Paketet har tagits in förut. Deltagare: 1 ändrad."
    assert can_take_in(plan)


def ask(kit, plan=PLAN):
    return lambda: import_package.ask(None, kit, plan)


@pytest.mark.parametrize("zoom", [100, 150, 200])
def test_the_plan_scrolls_and_the_dialog_around_it_does_not(kit, theme, show, zoom):
    """What has no room above the plan is told at its top."""
    theme.set_zoom(zoom)
    ahead = replace(CHANGED, fields=(EDIT._replace(when=MADE + timedelta(days=900)),))
    dialog = show(ImportDialog(None, kit, replace(PLAN, persons=(*PLAN.persons, ahead) * 9)))
    assert dialog.findChild(QScrollArea).verticalScrollBar().maximum() == 0
    view = dialog.findChild(PlanView)
    assert view.account.verticalScrollBar().maximum() > 0
    seen = [label.text() for label in dialog.findChildren(QLabel) if label.isVisible()]
    for words in ("fält att avgöra.", "En klocka hos Lidköping går före"):
        above = any(words in plain(text) for text in seen)
        assert above is (words not in plain(view.account.toPlainText()))
        assert above is {100: True, 200: False}.get(zoom, above)
    if zoom == 200:  # the list has the numbers too
        assert plain(view.account.toPlainText()).startswith("En klocka hos Lidköping går före")


def test_gives_the_plan_that_was_shown(kit, hand):
    shown = []
    given = hand(
        ask(kit),
        lambda dialog: shown.append(named(dialog, QTextBrowser, "Vad som händer").toPlainText()),
        click("Ta in"),
    )
    assert given is PLAN
    for text in ("Sover dåligt.", "Sover bättre.", "Möte 12/11", "Möte 2/12", "Stabil vardag", "Elis Ek"):
        assert text in shown[0]


@pytest.mark.parametrize("refuse", REFUSALS.values(), ids=REFUSALS)
def test_no_means_nothing(kit, hand, refuse):
    assert hand(ask(kit), refuse) is None


def test_enter_in_the_list_folds_and_answers_nothing(kit, hand):
    assert hand(ask(kit), enter, esc) is None
    assert hand(ask(kit), tab_to("Avbryt"), enter) is None


def test_by_keyboard_alone(kit, hand):
    assert hand(ask(kit), tab_to("Ta in"), space) is PLAN


def test_a_package_already_in_can_only_be_closed(kit, hand):
    verbs = []
    given = hand(
        ask(kit, AGAIN),
        lambda dialog: verbs.extend(verb.text() for verb in dialog.findChildren(QPushButton)),
        click("Stäng"),
    )
    assert (given, verbs) == (None, ["Stäng"])


def test_a_package_from_our_own_computer_is_not_said_to_come_from_our_own_site(kit, hand):
    facts = replace(FACTS, sender="Falköping", own=True, computer="Lars dator")
    plan, titles = MergePlan(facts, (ADDED,)), []
    hand(ask(kit, plan), lambda dialog: titles.append(dialog.windowTitle()), click("Avbryt"))
    said = f"{titles[0]} {origin(plan)} {taken_in(plan)} {ahead_words(plan, MADE - timedelta(days=3))}"
    assert "Falköping" not in said
    assert titles == ["Ta in paket från vår andra dator (Lars dator)"]
    assert taken_in(plan).startswith("Paketet från vår andra dator (Lars dator) är intaget.")
    assert facts.who == "vår andra dator (Lars dator)"
    assert replace(facts, computer="").who == "vår andra dator"
    assert FACTS.who == "Lidköping"
