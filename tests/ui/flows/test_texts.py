"""The texts from the window: looked at, added to, given; who signed an older one; what was signed."""

from __future__ import annotations

from datetime import date
from functools import partial

import pytest
from PySide6.QtWidgets import QComboBox, QLineEdit

from dumps import dump
from samordning_desktop.core.informed import ToldHow
from samordning_desktop.ops import consents, drafts, reading, texts, undoing
from samordning_desktop.ui import flows
from samordning_desktop.ui.command import Command
from samordning_desktop.ui.dialogs.inform import InformDialog
from samordning_desktop.ui.dialogs.older_text import OlderTextDialog
from samordning_desktop.ui.dialogs.own_text import KEPT, OwnTextDialog
from samordning_desktop.ui.dialogs.preview import PreviewDialog
from samordning_desktop.ui.dialogs.texts import TextsDialog
from samordning_desktop.ui.kit.fields import TextField
from samordning_desktop.ui.panel.action import Action
from samordning_desktop.ui.rail import Page
from ui.dialogs.pressing import REFUSALS, button, click, named
from ui.people import add

TODAY = date(2026, 11, 23)
BODY = "# Ja\n\nJag säger ja.\n\n_ Namn\n_ Datum | Underskrift\n"
SOURCE = f"Titel: Vårt\nVersion: F1\nDatum: 2026-11-01\n\n{BODY}"
NEW = click("Lägg in egen …")
LAY_IN = click("Lägg in texten")


@pytest.fixture
def anna(desk):
    return add(desk, "Anna Alm", signed=date(2026, 9, 1))


@pytest.fixture
def page(anna, window, qtbot):
    """The window with Anna's page open."""
    window.open_person(anna)
    qtbot.waitUntil(lambda: window.visit.row is not None and window.at_rest)
    return window


def all_texts(window):
    return window.menus.action(Command.TEXTS).trigger


def is_a(kind):
    def act(dialog):
        assert isinstance(dialog, kind)

    return act


def version(text):
    return lambda dialog: named(dialog, QLineEdit, "Version").setText(text)


def body(text):
    return lambda dialog: named(dialog, TextField, "Text").setPlainText(text)


def choose(name, place):
    return lambda dialog: named(dialog, QComboBox, name).setCurrentIndex(place)


def test_a_text_is_looked_at_and_the_list_comes_back(window, in_dialog):
    in_dialog(
        all_texts(window), is_a(TextsDialog), click("Visa på papper"),
        is_a(PreviewDialog), click("Stäng"), is_a(TextsDialog), click("Stäng"),
    )  # fmt: skip


def test_a_text_of_our_own_is_put_in_and_said(window, desk, in_dialog, qtbot):
    in_dialog(all_texts(window), NEW, is_a(OwnTextDialog), body(BODY), version("F1"), LAY_IN)
    qtbot.waitUntil(lambda: window.at_rest)
    own = texts.versions(desk, "consent")[-1]
    assert (own.version, own.day, bool(own.own)) == ("F1", TODAY, True)
    assert window.said.text() == ("Ny text är inlagd: samtycke, version F1. Den följer med i nästa paket.")


def test_a_version_that_is_taken_is_asked_for_again_with_the_text(window, desk, in_dialog, qtbot):
    seen = []

    def look(dialog):
        seen.append((dialog.message.split("\n")[0], named(dialog, TextField, "Text").toPlainText()))

    in_dialog(all_texts(window), NEW, body(BODY), version("3"), LAY_IN, look, version("F1"), LAY_IN)
    qtbot.waitUntil(lambda: window.at_rest)
    assert seen == [("Det finns redan en text som heter version 3.", BODY)]
    assert texts.versions(desk, "consent")[-1].version == "F1"


def test_no_puts_nothing_in(window, desk, messages, in_dialog, qtbot):
    before = dump(desk)
    for name, refuse in REFUSALS.items():
        if name == "lock":
            continue  # lays it aside
        messages.answer("Lämna texten?", True)
        in_dialog(all_texts(window), NEW, body(BODY), version("F1"), refuse)
        qtbot.waitUntil(lambda: window.at_rest)
    assert dump(desk) == before


def lock_while_writing(window, in_dialog, qtbot):
    in_dialog(all_texts(window), NEW, body(BODY), version("F1"), REFUSALS["lock"])
    qtbot.waitUntil(lambda: window.at_rest)


def test_what_was_written_at_a_lock_stands_there_the_next_time(window, desk, in_dialog, qtbot):
    lock_while_writing(window, in_dialog, qtbot)
    seen = []
    in_dialog(
        all_texts(window), NEW,
        lambda dialog: seen.append(
            (named(dialog, TextField, "Text").toPlainText(), dialog.message.split("\n")[0], dialog.held_up)
        ),
        LAY_IN,
    )  # fmt: skip
    qtbot.waitUntil(lambda: window.at_rest)
    assert seen == [(BODY, KEPT[0], False)]
    assert texts.versions(desk, "consent")[-1].version == "F1"
    assert drafts.kept_text(desk) is None


def test_whoever_leaves_it_then_drops_it_and_a_lock_once_more_does_not(
    window, desk, messages, in_dialog, qtbot
):
    lock_while_writing(window, in_dialog, qtbot)
    in_dialog(all_texts(window), NEW, REFUSALS["lock"])
    qtbot.waitUntil(lambda: window.at_rest)
    assert drafts.kept_text(desk).body == BODY
    messages.answer("Lämna texten?", True)
    in_dialog(all_texts(window), NEW, REFUSALS["esc"])
    qtbot.waitUntil(lambda: window.at_rest)
    assert drafts.kept_text(desk) is None


def test_who_signed_an_older_text_leads_to_their_page(window, desk, anna, in_dialog, qtbot):
    texts.add_version(desk, "consent", SOURCE)
    older = click("Visa 1\u00a0person med äldre text …")
    in_dialog(all_texts(window), older, is_a(OlderTextDialog), click("Visa personens sida"))
    qtbot.waitUntil(lambda: window.visit.person == anna and window.at_rest)


def test_idag_leads_to_the_same_list(window, desk, anna, in_dialog, qtbot):
    texts.add_version(desk, "consent", SOURCE)
    window.refresher.read_all()
    window.open_page(Page.TODAY)
    qtbot.waitUntil(lambda: window.at_rest)
    line = next(row.line for row in window.pages.today.get().rows if "äldre" in row.task.words)
    in_dialog(line.click, is_a(OlderTextDialog), click("Stäng"))
    in_dialog(line.click, click("Visa personens sida"))
    qtbot.waitUntil(lambda: window.visit.person == anna and window.at_rest)


def note(window):
    return button(window.pages.person.get(), "Notera information …").click


def told(desk, anna):
    return [(one.key, one.text, one.how, one.by) for one in reading.page(desk, anna).informed]


def test_information_is_noted_on_the_page_and_taken_back(page, desk, anna, in_dialog, qtbot):
    in_dialog(note(page), is_a(InformDialog), choose("Hur", 2), click("Spara noteringen"))
    qtbot.waitUntil(lambda: page.at_rest)
    assert told(desk, anna) == [("information", "1", ToldHow.HANDED, desk.actor.name)]
    assert page.said.text() == "Information till Anna A. är noterad."
    assert undoing.undo(desk).value == "notera information till Anna A."
    assert told(desk, anna) == []


def test_no_notes_nothing(page, desk, anna, in_dialog, qtbot):
    for refuse in REFUSALS.values():
        in_dialog(note(page), choose("Hur", 1), refuse)
        qtbot.waitUntil(lambda: page.at_rest)
    assert told(desk, anna) == []


def test_the_text_that_was_signed_is_shown_though_a_newer_has_come(page, desk, anna, in_dialog):
    texts.add_version(desk, "consent", SOURCE)
    (consent,) = consents.consent_of(desk, anna)[1]
    assert consent.text_version == "3"
    in_dialog(
        button(page.pages.person.get(), f"Visa texten som skrevs under {consent.signed}").click,
        is_a(PreviewDialog),
        click("Stäng"),
    )


def test_a_consent_that_is_not_there_is_refused(page, messages, qtbot):
    messages.expect_refusal("consent.unknown")
    flows.texts.show_signed(page.stage, page.visit.row, "x")
    qtbot.waitUntil(lambda: page.at_rest)


def test_after_an_information_sheet_it_is_offered_to_note_it(page, desk, anna, in_dialog, qtbot):
    sheet = partial(page.workspace.panel.asked.emit, Action.PRINT_INFORMATION, anna)
    in_dialog(sheet, click("Visa utskriften"), is_a(PreviewDialog), click("Stäng"))
    assert page.offered.isVisible()
    assert page.offered.layout().contentsMargins().left() == page.kit.theme.px(2)  # as the page above
    in_dialog(page.offered.verb.click, is_a(InformDialog), click("Spara noteringen"))
    qtbot.waitUntil(lambda: page.at_rest)
    assert told(desk, anna) == [("information", "1", ToldHow.HANDED, desk.actor.name)]
    assert not page.offered.isVisible()


@pytest.mark.parametrize("page_there", [Page.TODAY, Page.PACKAGES, Page.BOARD])
def test_the_offer_does_not_follow_to_another_page(page, anna, in_dialog, qtbot, page_there):
    sheet = partial(page.workspace.panel.asked.emit, Action.PRINT_INFORMATION, anna)
    in_dialog(sheet, click("Visa utskriften"), click("Stäng"))
    page.open_page(page_there)
    qtbot.waitUntil(lambda: page.at_rest)
    assert not page.offered.isVisible()


def test_the_offer_does_not_follow_to_another_person(page, desk, anna, in_dialog, qtbot):
    other = add(desk, "Bo Ek")
    sheet = partial(page.workspace.panel.asked.emit, Action.PRINT_INFORMATION, anna)
    in_dialog(sheet, click("Visa utskriften"), click("Stäng"))
    page.open_person(other)
    qtbot.waitUntil(lambda: page.at_rest and page.visit.row is not None and page.visit.row.id == other)
    assert not page.offered.isVisible()


def test_the_offer_is_gone_when_something_else_is_done_and_no_notes_nothing(
    page, desk, anna, in_dialog, qtbot
):
    sheet = partial(page.workspace.panel.asked.emit, Action.PRINT_INFORMATION, anna)
    for refuse in REFUSALS.values():
        in_dialog(sheet, click("Visa utskriften"), click("Stäng"))
        in_dialog(page.offered.verb.click, refuse)
        assert told(desk, anna) == []
    in_dialog(sheet, click("Visa utskriften"), click("Stäng"))
    in_dialog(note(page), choose("Hur", 2), click("Spara noteringen"))
    qtbot.waitUntil(lambda: page.at_rest)
    assert not page.offered.isVisible()
