"""The person's page in the window at a real desk: opened, worked at, left."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
)

from packages import dump, pack
from samordning_desktop.core.eligibility import Eligibility
from samordning_desktop.core.network import MOST_MEMBERS, NetworkMember
from samordning_desktop.core.step import Step
from samordning_desktop.ops import consents, details, network, participants, reading, setup, steps
from samordning_desktop.sync import incoming
from samordning_desktop.ui.command import Command
from samordning_desktop.ui.dialogs.consent import ON
from samordning_desktop.ui.kit.labels import whole
from samordning_desktop.ui.kit.manners import nameless
from samordning_desktop.ui.rail import Page
from stores import LIDKOPING, introduce
from ui.dialogs.pressing import REFUSALS, click, named, tick
from ui.people import add

TODAY = date(2026, 11, 23)


@pytest.fixture
def anna(desk):
    anna = add(desk, "Anna Alm", signed=date(2026, 9, 1), situation="Lugnt.", personal_id="19900222-2397")
    add(desk, "Bo Berg")
    return anna


@pytest.fixture
def page(desk, anna, window, qtbot):
    """The window with Anna's page open, from the board, by the keyboard."""
    view = window.workspace.board.view
    view.setFocus()
    view.choose(anna, "situation")
    qtbot.waitUntil(lambda: window.at_rest and window.workspace.panel.person == anna)
    QTest.keySequence(window, QKeySequence("Ctrl+D"))
    qtbot.waitUntil(lambda: window.at_rest and window.person.isVisible())
    return window


def accesses(desk):
    return [row[4] for row in dump(desk)["access"]]


def press(window, key):
    QTest.keyClick(QApplication.focusWidget() or window, key)


def shown(window):
    return [whole(label.text()) for label in window.person.findChildren(QLabel) if label.isVisible()]


def button(window, name):
    (found,) = [
        one for one in window.person.findChildren(QPushButton)
        if name in (one.text(), one.accessibleName()) and one.isVisible()
    ]  # fmt: skip
    return found


def press_button(window, name):
    return lambda: button(window, name).click()


def rest(window, qtbot):
    qtbot.waitUntil(lambda: window.at_rest)
    QApplication.processEvents()  # a layout shows what was put in it a turn later


def test_it_opens_from_the_board_and_esc_leads_back_to_the_same_cell(page, desk, anna):
    assert page.person.back.hasFocus()
    assert page.person.back.text() == "Till tavlan"
    assert "Anna Alm" in shown(page)
    assert accesses(desk).count("öppnat personens sida") == 1
    press(page, Qt.Key.Key_Escape)
    assert page.workspace.board.view.hasFocus()
    assert page.workspace.board.view.chosen_id == anna
    assert page.page is Page.BOARD
    assert page.visit.person == ""


def test_the_panel_opens_it_too(page, anna, qtbot):
    page.person.left.emit()
    page.workspace.panel.open_page.click()
    qtbot.waitUntil(lambda: page.at_rest and page.person.isVisible())
    assert page.person.person == anna


def test_opened_from_another_page_it_leads_back_there(page, anna, qtbot):
    page.person.left.emit()
    page.open_page(Page.PACKAGES)
    page.open_person(anna)
    qtbot.waitUntil(lambda: page.at_rest and page.person.isVisible())
    assert page.person.back.text() == "Till Paket"
    page.person.back.click()
    assert page.page is Page.PACKAGES


def test_each_opening_is_noted_once_and_no_change_on_it(page, desk, anna, qtbot):
    participants.set_field(desk, anna, "goal", "studera")
    page.visit.read()
    rest(page, qtbot)
    assert accesses(desk).count("öppnat personens sida") == 1
    press(page, Qt.Key.Key_Escape)
    QTest.keySequence(page, QKeySequence("Ctrl+D"))
    qtbot.waitUntil(lambda: page.at_rest and page.person.isVisible())
    assert accesses(desk).count("öppnat personens sida") == 2


def test_commands_are_about_the_person_on_the_page(page, desk, qtbot):
    bo = next(row for row in reading.board(desk) if row.fields.name == "Bo Berg")
    page.person.left.emit()
    page.open_person(bo.id)
    qtbot.waitUntil(lambda: page.at_rest and page.person.person == bo.id)
    assert page.subject == bo
    assert not page.menus.action(Command.EDIT).isEnabled()
    assert not page.menus.action(Command.OPEN_PERSON).isEnabled()
    assert not page.menus.action(Command.WITHDRAW_CONSENT).isEnabled()
    page.person.left.emit()
    assert page.menus.action(Command.EDIT).isEnabled()


def test_somebody_who_cannot_be_found_is_refused_in_words(page, messages, qtbot):
    page.person.left.emit()
    messages.expect_refusal("participant.unknown")
    page.open_person("finns inte")
    rest(page, qtbot)
    assert page.page is Page.BOARD
    assert page.visit.person == ""


def test_everything_has_a_name(page):
    assert nameless(page.person) == []
    page.person.in_time.click()
    assert nameless(page.person) == []


def test_a_step_is_planned_ticked_and_taken_back(page, desk, anna, in_dialog, qtbot):
    def fill(dialog):
        named(dialog, QPlainTextEdit, "Vad").setPlainText("Ring hyresvärden")
        named(dialog, QComboBox, "Vem").setCurrentText("Eva Ek")
        named(dialog, QLineEdit, "Senast").setText("2026-11-20")

    in_dialog(press_button(page, "Lägg till steg …"), fill, click("Lägg till steget"))
    rest(page, qtbot)
    assert "Försenat: skulle vara klart 2026-11-20" in shown(page)
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    tick = named(page.person, QCheckBox, "Klart: Ring hyresvärden")
    tick.setFocus()
    press(page, Qt.Key.Key_Space)
    rest(page, qtbot)
    assert reading.page(desk, anna).steps[0].done == TODAY
    assert button(page, "Lägg till steg …").hasFocus()
    assert "Inga steg är planerade just nu." in shown(page)
    button(page, "Visa 1 klart steg").click()
    assert "Ring hyresvärden" in shown(page)
    QTest.keySequence(page, QKeySequence("Ctrl+Z"))
    rest(page, qtbot)
    assert reading.page(desk, anna).steps[0].done is None
    assert "Försenat: skulle vara klart 2026-11-20" in shown(page)


def test_the_keyboard_stays_among_the_steps(page, desk, anna, qtbot):
    for what in ("Ett", "Två", "Tre"):
        steps.add_step(desk, anna, Step("", what))
    page.visit.read()
    rest(page, qtbot)
    named(page.person, QCheckBox, "Klart: Tre").setFocus()
    press(page, Qt.Key.Key_Space)
    rest(page, qtbot)
    assert QApplication.focusWidget().accessibleName() == "Klart: Två"


def test_a_tick_that_cannot_be_saved_is_said_and_not_shown(page, desk, anna, messages, qtbot):
    own_id = steps.add_step(desk, anna, Step("", "Ring")).value
    page.visit.read()
    rest(page, qtbot)
    steps.remove_step(desk, anna, own_id)
    messages.expect_refusal("thing.unknown")
    tick = named(page.person, QCheckBox, "Klart: Ring")
    tick.click()
    rest(page, qtbot)
    assert not tick.isChecked()


def test_a_step_is_changed_and_taken_away(page, desk, anna, in_dialog, qtbot):
    steps.add_step(desk, anna, Step("", "Ring"))
    page.visit.read()
    rest(page, qtbot)
    write = lambda dialog: named(dialog, QPlainTextEdit, "Vad").setPlainText("Ring banken")  # noqa: E731
    in_dialog(press_button(page, "Ändra steget Ring"), write, click("Spara steget"))
    rest(page, qtbot)
    assert reading.page(desk, anna).steps[0].what == "Ring banken"
    in_dialog(press_button(page, "Ändra steget Ring banken"), click("Ta bort steget"))
    rest(page, qtbot)
    assert reading.page(desk, anna).steps == ()


def test_a_network_that_is_full_says_so_before_anything_is_asked(page, desk, anna, messages, qtbot):
    for place in range(MOST_MEMBERS):
        network.add_member(desk, anna, NetworkMember("", f"Nummer {place}", covered=place > 0))
    page.visit.read()
    rest(page, qtbot)
    assert "15 av högst 15, varav 1 inte omfattas av samtycket" in shown(page)
    messages.expect_refusal("network.full")
    button(page, "Lägg till i nätverket …").click()
    rest(page, qtbot)
    assert not messages.never_came


def test_somebody_comes_into_the_network_and_goes(page, desk, anna, in_dialog, qtbot):
    write = lambda dialog: named(dialog, QLineEdit, "Namn").setText("Eva Ek")  # noqa: E731
    in_dialog(press_button(page, "Lägg till i nätverket …"), write, click("Lägg till i nätverket"))
    rest(page, qtbot)
    assert "omfattas inte av samtycket" in shown(page)
    cover = lambda dialog: named(dialog, QCheckBox, "Omfattas av samtycket").click()  # noqa: E731
    in_dialog(press_button(page, "Ändra Eva Ek i nätverket"), cover, click("Spara"))
    rest(page, qtbot)
    assert "omfattas av samtycket" in shown(page)
    in_dialog(press_button(page, "Ändra Eva Ek i nätverket"), click("Ta bort"))
    rest(page, qtbot)
    assert reading.page(desk, anna).network == ()


def test_protected_identity_shows_no_address_anywhere(page, desk, anna, in_dialog, qtbot):
    details.set_details(desk, anna, {"address": "Åsgatan 1", "phone": "0515-88"})
    page.visit.read()
    rest(page, qtbot)
    assert "Åsgatan 1" in shown(page)
    protect = lambda dialog: named(dialog, QCheckBox, "Skyddad identitet").click()  # noqa: E731
    in_dialog(press_button(page, "Ändra uppgifter …"), protect, click("Spara uppgifterna"))
    rest(page, qtbot)
    page.refresher.read_person()
    rest(page, qtbot)
    everywhere = [label.text() for label in page.findChildren(QLabel)]
    assert not any("Åsgatan" in text or "0515" in text for text in everywhere)
    assert "Skyddad identitet" in shown(page)
    page.person.in_time.click()
    rest(page, qtbot)
    model = page.person.history.model
    cells = [
        str(model.index(row, column).data(role))
        for row in range(model.rowCount())
        for column in range(model.columnCount())
        for role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole)
    ]
    assert not any("Åsgatan" in text or "0515" in text for text in cells)


def test_coordinators_are_chosen_and_one_is_put_in_the_team_on_the_way(page, desk, anna, in_dialog, qtbot):
    main = lambda dialog: named(dialog, QComboBox, "Samordnare").setCurrentIndex(1)  # noqa: E731
    name = lambda dialog: named(dialog, QLineEdit, "Namn").setText("Ulla Berg")  # noqa: E731
    in_dialog(
        press_button(page, "Välj samordnare …"),
        main, click("Lägg till i teamet …"), name, click("Lägg till i teamet"), click("Spara samordnarna"),
    )  # fmt: skip
    rest(page, qtbot)
    assert [one.name for one in reading.page(desk, anna).staff] == ["Karin Ek", "Ulla Berg"]
    assert "Karin Ek, Öppenpsykiatrin Falköping (region)" in shown(page)
    assert "Ulla Berg, Öppenpsykiatrin Falköping (region)" in shown(page)


def test_putting_in_the_team_given_up_leads_back_to_the_choice(page, desk, anna, in_dialog, qtbot):
    main = lambda dialog: named(dialog, QComboBox, "Samordnare").setCurrentIndex(1)  # noqa: E731
    in_dialog(
        press_button(page, "Välj samordnare …"),
        main, click("Lägg till i teamet …"), click("Avbryt"), click("Spara samordnarna"),
    )  # fmt: skip
    rest(page, qtbot)
    assert reading.page(desk, anna).details.coordinator == desk.actor.id


def test_the_assessment_is_recorded(page, desk, anna, in_dialog, qtbot):
    in_dialog(
        press_button(page, "Målgruppsbedömning …"),
        click("Har fyllt 18 år: nej"), click("Kommunens beslut: ingår"), click("Spara bedömningen"),
    )  # fmt: skip
    rest(page, qtbot)
    assert reading.page(desk, anna).eligibility == Eligibility({"adult": "no"}, decision="included")
    assert "Ingår i målgruppen." in shown(page)
    assert any(text.startswith("Talar emot:\n– Personen har inte fyllt 18 år.") for text in shown(page))


def test_ended_the_page_stays_and_the_board_is_left_until_taken_up_again(page, desk, anna, in_dialog, qtbot):
    button(page, "Avsluta deltagandet …").setFocus()
    in_dialog(press_button(page, "Avsluta deltagandet …"), click("Avsluta deltagandet"))
    rest(page, qtbot)
    assert [row.fields.name for row in reading.board(desk)] == ["Bo Berg"]
    assert "Avslutat 2026-11-23" in shown(page)
    assert page.focusWidget() is button(page, "Återuppta deltagandet")
    press(page, Qt.Key.Key_Escape)
    page.open_person(anna)
    qtbot.waitUntil(lambda: page.at_rest and page.person.isVisible())
    button(page, "Återuppta deltagandet").setFocus()
    button(page, "Återuppta deltagandet").click()
    rest(page, qtbot)
    assert len(reading.board(desk)) == 2
    assert page.focusWidget() is button(page, "Avsluta deltagandet …")


@pytest.mark.parametrize(
    "verb",
    [
        "Ändra uppgifter …", "Välj samordnare …", "Lägg till steg …", "Lägg till i nätverket …",
        "Målgruppsbedömning …", "Avsluta deltagandet …",
    ],
)  # fmt: skip
def test_no_changes_nothing(page, desk, in_dialog, qtbot, verb):
    before = dump(desk)["journal"]
    for refuse in REFUSALS.values():
        in_dialog(press_button(page, verb), refuse)
        rest(page, qtbot)
        assert dump(desk)["journal"] == before


def open_history(page, qtbot):
    page.person.in_time.click()
    rest(page, qtbot)
    return page.person.history


def choose_line(history, field, value):
    rows = range(history.model.rowCount())
    place = next(
        row for row in rows
        if (history.model.line_at(row).field, history.model.line_at(row).value) == (field, value)
    )  # fmt: skip
    history.table.selectRow(place)


def test_an_earlier_value_is_brought_back_from_the_history(page, desk, anna, in_dialog, qtbot):
    participants.set_field(desk, anna, "situation", "Oroligt.")
    history = open_history(page, qtbot)
    assert accesses(desk).count("läst historik") == 1
    choose_line(history, "situation", "Lugnt.")
    in_dialog(history.back.click, click("Hämta tillbaka värdet"))
    rest(page, qtbot)
    assert reading.page(desk, anna).row.fields.situation == "Lugnt."
    assert history.model.line_at(0).before == "Oroligt."
    assert accesses(desk).count("läst historik") == 1


@pytest.mark.parametrize("refusal", REFUSALS)
def test_no_brings_nothing_back(page, desk, anna, in_dialog, qtbot, refusal):
    participants.set_field(desk, anna, "situation", "Oroligt.")
    history = open_history(page, qtbot)
    choose_line(history, "situation", "Lugnt.")
    in_dialog(lambda: press(page, Qt.Key.Key_Return), REFUSALS[refusal])
    rest(page, qtbot)
    assert reading.page(desk, anna).row.fields.situation == "Oroligt."


def test_what_stands_already_is_not_asked_about(page, qtbot):
    history = open_history(page, qtbot)
    choose_line(history, "situation", "Lugnt.")
    press(page, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: page.said.text() == "Nuläge: värdet står redan så.")


def test_what_never_comes_back_is_not_offered(page, qtbot):
    history = open_history(page, qtbot)
    choose_line(history, "given", "undertecknat 2026-09-01, text version 3")
    assert not history.back.isEnabled()
    choose_line(history, "situation", "Lugnt.")
    assert history.back.isEnabled()


def test_esc_leads_from_the_history_to_the_overview_and_then_to_the_board(page, qtbot):
    open_history(page, qtbot)
    press(page, Qt.Key.Key_Escape)
    assert page.person.isVisible()
    assert not page.person.history_shown
    press(page, Qt.Key.Key_Escape)
    assert page.workspace.board.view.hasFocus()


def test_a_consent_is_registered_from_the_page(page, desk, anna, in_dialog, qtbot):
    def fill(dialog):
        dialog.findChildren(QLineEdit)[0].setText("2026-11-20")

    in_dialog(
        press_button(page, "Registrera nytt samtycke"),
        fill,
        click(ON),
        tick("Regionens vård (huvudman) får kontaktas"),
        click("Registrera samtycke"),
    )
    rest(page, qtbot)
    assert len(reading.page(desk, anna).consents) == 2


def test_withdrawn_on_the_page_the_person_is_still_there(page, desk, anna, qtbot):
    consents.withdraw_consent(desk, anna, TODAY)
    page.visit.read()
    rest(page, qtbot)
    assert page.person.isVisible()
    assert "Samtycke återkallat" in shown(page)


def test_recalled_by_a_package_the_page_closes_and_says_so_and_what_was_taken_in_stands(
    page, desk, ready_stores, clock, tmp_path, qtbot
):
    other = ready_stores.open_copy(tmp_path / "lidkoping", clock, LIDKOPING)
    introduce(desk, other)
    eva = add(other, "Eva Sjö", signed=date(2026, 9, 1))
    page.kit.runner.run(lambda: incoming.take_in(desk, pack(other, desk)))
    qtbot.waitUntil(lambda: page.at_rest)
    page.open_person(eva)
    qtbot.waitUntil(lambda: page.at_rest and page.person.person == eva)
    consents.withdraw_consent(other, eva, TODAY)
    page.stage.run(
        lambda: incoming.take_in(desk, pack(other, desk)), lambda _done: page.stage.say("Paketet är intaget.")
    )
    qtbot.waitUntil(lambda: page.at_rest and page.said.isVisible())
    assert page.page is Page.BOARD
    assert page.said.text() == "Eva S. är inte kvar på tavlan här. Paketet är intaget."
    setup.close(other, setup.NoSecrets())


def test_leaving_the_window_stops_the_visit(page, qtbot):
    page.leave()
    assert page.visit.person == ""
