"""From the rail to the right place: the main window at a real desk."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton

from packages import pack, send
from samordning_desktop.core.people import Principal
from samordning_desktop.core.step import Step
from samordning_desktop.core.task import TaskKind, Whose
from samordning_desktop.ops import (
    consents,
    details,
    participants,
    ratings,
    reading,
    setup,
    staff,
    steps,
    today,
)
from samordning_desktop.sync import incoming, peers
from samordning_desktop.ui.dialogs.consent import ConsentDialog
from samordning_desktop.ui.dialogs.pair import PairDialog
from samordning_desktop.ui.dialogs.rating import RatingDialog
from samordning_desktop.ui.dialogs.settle import SettleDialog
from samordning_desktop.ui.kit.help_page import HelpPage
from samordning_desktop.ui.rail import Page
from stores import LIDKOPING, introduce
from ui.dialogs.pressing import REFUSALS
from ui.people import add

TODAY = date(2026, 11, 23)
SIGNED = date(2026, 9, 1)


@pytest.fixture
def other(cheap_keys, ready_stores, tmp_path, clock):
    """Lidköping's store."""
    other = ready_stores.open_copy(tmp_path / "lidkoping", clock, LIDKOPING)
    yield other
    setup.close(other, setup.NoSecrets())


@pytest.fixture
def people(desk):
    """Anna has a late step, Bo no consent, Åsa a self-rating due."""
    anna, bo, asa = (
        add(desk, "Anna Alm", signed=SIGNED),
        add(desk, "Bo Berg"),
        add(desk, "Åsa Öberg", signed=SIGNED),
    )
    steps.add_step(desk, anna, Step("", "Ring hyresvärden", "", TODAY - timedelta(days=2)))
    details.set_details(desk, asa, {"rhythm": "30"})
    ratings.add_rating(desk, asa, TODAY - timedelta(days=30), (1, 2, 3))
    return {"Anna": anna, "Bo": bo, "Åsa": asa}


@pytest.fixture
def torn(desk, other, people):
    """A participant whose goal and a step of whose were written at both sites; the card of a third waits."""
    introduce(desk, other)
    step = steps.add_step(desk, people["Åsa"], Step("", "Ring")).value
    send(desk, other)
    for here, word in ((desk, "vårt"), (other, "deras")):
        participants.set_field(here, people["Anna"], "goal", word)
        steps.change_step(here, people["Åsa"], Step(step, word))
    participants.set_field(other, people["Anna"], "planning", "SIP i december")
    send(other, desk)
    return people


@pytest.fixture
def at_today(window, qtbot):
    """The window, Idag opened by its key."""
    QTest.keySequence(window, QKeySequence("Ctrl+2"))
    assert window.page is Page.TODAY
    qtbot.waitUntil(lambda: window.at_rest)
    return window


def badge(window):
    button = window.rail.pages[Page.TODAY]
    return button.text().split()[1:], button.accessibleName()


def row(window, kind, name="", words=""):
    return next(
        row
        for row in window.today.rows
        if row.task.kind is kind and name in row.task.name and words in row.task.words
    )


def click(window, kind, name="", words=""):
    QTest.mouseClick(row(window, kind, name, words).line, Qt.MouseButton.LeftButton)


def test_the_rail_says_how_much_waits_and_follows_what_is_done(desk, people, window, qtbot):
    assert badge(window) == (["3"], "Idag, 3 väntar")
    runner = window.kit.runner
    runner.run(lambda: consents.give_consent(desk, people["Bo"], TODAY))
    qtbot.waitUntil(lambda: window.at_rest and badge(window)[0] == ["2"])
    runner.run(lambda: ratings.add_rating(desk, people["Åsa"], TODAY, (1, 2, 3)))
    qtbot.waitUntil(lambda: window.at_rest and badge(window)[0] == ["1"])
    only = steps_of(desk, people["Anna"])[0].id
    runner.run(lambda: steps.complete_step(desk, people["Anna"], only, TODAY))
    qtbot.waitUntil(lambda: window.at_rest and badge(window) == ([], "Idag"))


def steps_of(desk, participant):
    return reading.person(desk, participant).steps


def test_a_new_day_brings_what_is_due_then(people, at_today, clock, qtbot):
    clock.go_to(date(2027, 8, 31))
    at_today.open_page(Page.TODAY)
    qtbot.waitUntil(lambda: at_today.at_rest)
    assert [one.task.words for one in at_today.today.rows if one.task.kind is TaskKind.CONSENT] == [
        "Samtycke går ut i dag",
        "Samtycke saknas",
        "Samtycke går ut i dag",
    ]


def test_help_is_about_this_page(people, at_today):
    help_window = at_today.open_help()
    assert help_window.page is HelpPage.TODAY
    help_window.close()


def test_a_line_about_a_step_opens_the_persons_own_page_and_the_way_back_leads_here(people, at_today, qtbot):
    click(at_today, TaskKind.STEP, "Anna")
    qtbot.waitUntil(lambda: at_today.at_rest and at_today.person.isVisible())
    assert at_today.person.person == people["Anna"]
    assert at_today.person.back.text() == "Till Idag"
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    assert at_today.page is Page.TODAY


@pytest.mark.parametrize(("kind", "name"), [(TaskKind.CONSENT, "Bo"), (TaskKind.RATING, "Åsa")])
def test_a_line_about_a_person_chooses_them_on_the_board(people, at_today, qtbot, kind, name):
    click(at_today, kind, name)
    qtbot.waitUntil(lambda: at_today.at_rest and at_today.workspace.panel.person == people[name])
    assert at_today.page is Page.BOARD
    assert at_today.workspace.board.view.chosen_id == people[name]
    assert QApplication.activeModalWidget() is None


def test_by_keys_alone_and_through_a_search_that_hides_the_person(people, at_today, qtbot):
    at_today.workspace.board.search.setText("åsa")
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Down)
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: at_today.at_rest)
    assert at_today.workspace.board.view.chosen_id == people["Bo"]
    assert at_today.workspace.board.view.hasFocus()


@pytest.mark.parametrize("refusal", REFUSALS)
@pytest.mark.parametrize(
    ("kind", "name", "dialog"),
    [(TaskKind.CONSENT, "Bo", ConsentDialog), (TaskKind.RATING, "Åsa", RatingDialog)],
)
def test_a_verb_opens_its_dialog_over_the_person_and_no_writes_nothing(
    people, at_today, desk, in_dialog, qtbot, kind, name, dialog, refusal
):
    verb = row(at_today, kind, name).verb

    def refuse(opened):
        assert isinstance(opened, dialog)
        REFUSALS[refusal](opened)

    in_dialog(lambda: QTest.mouseClick(verb, Qt.MouseButton.LeftButton), refuse)
    qtbot.waitUntil(lambda: at_today.at_rest)
    assert at_today.workspace.board.view.chosen_id == people[name]
    assert len(today.tasks(desk).tasks) == 3


@pytest.mark.parametrize(("name", "words"), [("Anna", "Mål/syfte"), ("Åsa", "Planerade steg")])
def test_two_values_are_chosen_between_at_once(torn, at_today, in_dialog, qtbot, name, words):
    seen = []

    def look(dialog):
        assert isinstance(dialog, SettleDialog)
        seen.append(dialog)
        dialog.reject()

    in_dialog(lambda: click(at_today, TaskKind.CONFLICT, name, words), look)
    assert len(seen) == 1
    assert at_today.page is Page.TODAY


def test_news_lead_to_the_person(torn, at_today, qtbot):
    click(at_today, TaskKind.NEWS, "Anna")
    qtbot.waitUntil(lambda: at_today.at_rest)
    assert at_today.workspace.board.view.chosen_id == torn["Anna"]


def test_who_has_left_by_the_other_sites_word_is_shown_on_their_page(desk, torn, other, at_today, qtbot):
    details.end_participation(other, torn["Anna"], TODAY, "")
    at_today.kit.runner.run(lambda: incoming.take_in(desk, pack(other, desk)))
    qtbot.waitUntil(lambda: at_today.at_rest)
    click(at_today, TaskKind.NEWS, "Anna", "Avslutad på andra orten")
    qtbot.waitUntil(lambda: at_today.at_rest and at_today.person.person == torn["Anna"])
    seen = next(
        button
        for button in at_today.person.findChildren(QPushButton)
        if button.isVisible() and button.text() == "Jag har sett ändringarna"
    )
    seen.click()
    at_today.open_page(Page.TODAY)
    qtbot.waitUntil(lambda: at_today.at_rest)
    assert not [one for one in at_today.today.rows if one.task.kind is TaskKind.NEWS]


def test_of_who_is_gone_by_the_other_sites_word_it_is_told_once(
    desk, other, people, at_today, messages, qtbot
):
    introduce(desk, other)
    theirs = add(other, "Cia Ceder", signed=SIGNED)
    send(other, desk)
    consents.withdraw_consent(other, theirs, TODAY)
    at_today.kit.runner.run(lambda: incoming.take_in(desk, pack(other, desk)))
    qtbot.waitUntil(lambda: at_today.at_rest)
    messages.expect_note("Cia Ceder är borta från tavlan")
    click(at_today, TaskKind.NEWS, "Cia", "Samtycket återkallat på andra orten: borta från tavlan")
    qtbot.waitUntil(lambda: at_today.at_rest)
    assert at_today.page is Page.TODAY
    assert "Cia Ceder" not in {one.task.name for one in at_today.today.rows}


def test_a_card_leads_to_the_cards_and_a_package_to_the_packages(
    desk, people, other, window, in_dialog, qtbot
):
    window.kit.runner.run(lambda: peers.add_peer(desk, peers.own_card(other)))
    qtbot.waitUntil(lambda: window.at_rest)
    window.open_page(Page.TODAY)

    def look(dialog):
        assert isinstance(dialog, PairDialog)
        dialog.reject()

    in_dialog(lambda: click(window, TaskKind.CARD, "Lidköping"), look)
    window.kit.runner.run(lambda: peers.confirm_peer(desk, "Lidköping", peers.own_fingerprint(other)))
    qtbot.waitUntil(lambda: window.at_rest)
    click(window, TaskKind.PACKAGE, "Lidköping")
    assert window.page is Page.PACKAGES
    window.open_page(Page.TODAY)
    window.kit.runner.run(lambda: peers.change_keys(desk))
    qtbot.waitUntil(lambda: window.at_rest)
    in_dialog(lambda: click(window, TaskKind.CARD, "Lidköping"), look)


def test_whose_is_chosen_and_kept(desk, people, at_today, qtbot):
    details.set_details(desk, people["Anna"], {"coordinator": desk.actor.id})
    other_one = reading.board(desk)[1].id
    ulla = staff.add_colleague(desk, "Ulla Berg", "", Principal.REGION).value
    details.set_details(desk, other_one, {"coordinator": ulla})
    at_today.refresher.read_all()
    qtbot.waitUntil(lambda: at_today.at_rest)
    assert at_today.today.whose.buttons[Whose.MINE].isChecked()
    assert {one.task.name for one in at_today.today.rows} == {"Anna Alm", "Åsa Öberg"}
    QTest.mouseClick(at_today.today.whose.buttons[Whose.ALL], Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: at_today.at_rest and len(at_today.today.rows) == 3)
    assert today.tasks(desk).whose is Whose.ALL
