"""Disclosures from the person's page and from the print button, at a real desk."""

from __future__ import annotations

from contextlib import ExitStack
from datetime import date

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QCheckBox, QComboBox, QLabel

from dumps import dump
from faulty import failing_statement
from samordning_desktop.core.disclosure import Way, journal_sentence
from samordning_desktop.core.grounds import Ground
from samordning_desktop.core.handover import Handover
from samordning_desktop.ops import consents, disclosures
from samordning_desktop.ui.help_window import open_help
from samordning_desktop.ui.kit.help_page import HelpPage
from samordning_desktop.ui.kit.labels import whole
from samordning_desktop.ui.panel.action import PRINT_VERBS, Action
from ui.dialogs.pressing import REFUSALS, click, named
from ui.people import add

TODAY = date(2026, 11, 23)
NOTE = click("Notera utlämnandet")


@pytest.fixture
def anna(desk):
    return add(desk, "Anna Alm", signed=date(2026, 9, 1))


@pytest.fixture
def page(desk, anna, window, qtbot):
    """The window with Anna's page open."""
    window.open_person(anna)
    qtbot.waitUntil(lambda: window.at_rest and window.person.isVisible())
    return window


@pytest.fixture
def section(page):
    return page.person.overview.disclosures


def to(name):
    return lambda dialog: named(dialog, QComboBox, "Till vem").setCurrentText(name)


def what(words):
    return lambda dialog: named(dialog, QCheckBox, words).click()


def rows(desk):
    return [tuple(row[2:4]) for row in dump(desk)["disclosure"]]


def noted(desk):
    return [row[4] for row in dump(desk)["access"]]


def shown(section):
    return [whole(label.text()) for label in section.findChildren(QLabel) if label.text()]


def test_a_spoken_one_is_noted_and_stands_on_the_page(page, section, desk, in_dialog, qtbot):
    assert "Inget har lämnats ut härifrån." in shown(section)
    assert not section.all.isVisible()
    in_dialog(section.note.click, to("Vårdcentralen"), what("Mål och nuläge"), NOTE)
    qtbot.waitUntil(lambda: page.at_rest)
    assert rows(desk) == [("Mål och nuläge", "Vårdcentralen")]
    assert "2026-11-23\u00a0· Vårdcentralen\u00a0· muntligt" in shown(section)
    assert page.said.text() == "Utlämnandet om Anna A. är noterat."


@pytest.mark.parametrize("refusal", REFUSALS)
def test_no_notes_nothing(page, section, desk, in_dialog, qtbot, refusal):
    before = dump(desk)
    in_dialog(section.note.click, to("Vårdcentralen"), what("Mål och nuläge"), REFUSALS[refusal])
    qtbot.waitUntil(lambda: page.at_rest)
    assert dump(desk) == before


def test_a_consent_withdrawn_while_the_dialog_is_open_stops_it(page, section, desk, anna, in_dialog, qtbot):
    said = []
    in_dialog(
        section.note.click, to("Vårdcentralen"), what("Mål och nuläge"),
        lambda _dialog: consents.withdraw_consent(desk, anna, TODAY),
        NOTE,
        lambda dialog: said.append((named(dialog, QComboBox, "Till vem").currentText(), dialog.message)),
        click("Avbryt"),
    )  # fmt: skip
    qtbot.waitUntil(lambda: page.at_rest)
    ((receiver, message),) = said
    assert receiver == "Vårdcentralen"
    assert message.startswith("Samtycket är ingen grund här: samtycket återkallades 2026-11-23.")
    assert rows(desk) == []


def test_a_full_disk_keeps_what_was_filled_in(page, section, desk, in_dialog, qtbot):
    said = []
    with ExitStack() as full:
        in_dialog(
            section.note.click, to("Vårdcentralen"), what("Mål och nuläge"),
            lambda _dialog: full.enter_context(failing_statement(desk, 3)), NOTE,
            lambda dialog: said.append(dialog.message.split("\n")[0]), NOTE,
        )  # fmt: skip
        qtbot.waitUntil(lambda: page.at_rest)
    assert said == ["Disken är full."]
    assert rows(desk) == [("Mål och nuläge", "Vårdcentralen")]


def given(desk, anna, receiver="Vårdcentralen"):
    handover = Handover(receiver, ("situation",), Way.SPOKEN, Ground.CONSENT, TODAY)
    return disclosures.disclose(desk, anna, handover).value


def test_all_are_shown_and_the_sentence_goes_to_the_clipboard(page, section, desk, anna, in_dialog, qtbot):
    for name in ("Ett", "Två", "Tre", "Fyra"):
        last = given(desk, anna, name)
    page.visit.read()
    qtbot.waitUntil(lambda: page.at_rest)
    assert "4 utlämnanden. De senaste:" in shown(section)
    assert not any("Ett" in line for line in shown(section))
    in_dialog(section.all.click, click("Kopiera till journalen"), click("Stäng"))
    assert QGuiApplication.clipboard().text() == journal_sentence(last)
    assert noted(desk)[-1] == "läst utlämnanden"
    page.clipboard.empty()
    assert QGuiApplication.clipboard().text() == ""


def test_the_extract_is_shown_as_paper_and_noted(page, section, desk, in_dialog, qtbot):
    titles = []
    in_dialog(section.extract.click, lambda dialog: titles.append(dialog.windowTitle()), click("Stäng"))
    qtbot.waitUntil(lambda: page.at_rest)
    assert titles == ["Utdrag om uppgifter"]
    assert noted(desk)[-1] == "skrivit ut utdrag"


SHOW = click("Notera och visa utskriften")


def other(dialog):
    """Somebody else is to have the sheet."""
    click("Bladet är för: någon annan")(dialog)
    click("Visa utskriften")(dialog)


@pytest.fixture
def chosen(desk, anna, window, qtbot):
    window.workspace.board.view.choose(anna)
    qtbot.waitUntil(lambda: window.at_rest and window.workspace.panel.person == anna)
    return window


@pytest.mark.parametrize(
    ("action", "told"),
    [
        (Action.PRINT_CONSENT, "Personnummer, adress och telefon; Nätverket runt mig"),
        (Action.PRINT_CHART, "Självskattningar"),
        (Action.PRINT_INFORMATION, "Namn, att personen är med i modellen, samordnare och samtycke"),
    ],
)
def test_a_sheet_for_somebody_else_is_noted_before_it_is_shown(
    chosen, desk, anna, in_dialog, qtbot, action, told
):
    titles = []
    in_dialog(
        lambda: chosen.workspace.panel.asked.emit(action, anna), other, to("Vårdcentralen"), SHOW,
        lambda dialog: titles.append((dialog.windowTitle(), rows(desk))), click("Stäng"),
    )  # fmt: skip
    qtbot.waitUntil(lambda: chosen.at_rest)
    ((_, before),) = titles
    assert before == [(told, "Vårdcentralen")]
    assert not chosen.offered.isVisible()  # the person was not given anything
    assert dump(desk)["disclosure"][0][7] == "print"


@pytest.mark.parametrize("action", list(PRINT_VERBS))
@pytest.mark.parametrize("refusal", REFUSALS)
def test_no_shows_no_sheet_and_notes_nothing(chosen, desk, anna, in_dialog, qtbot, action, refusal):
    before = dump(desk)

    def ask():
        chosen.workspace.panel.asked.emit(action, anna)

    in_dialog(ask, REFUSALS[refusal])
    in_dialog(ask, other, to("Vårdcentralen"), REFUSALS[refusal])
    qtbot.waitUntil(lambda: chosen.at_rest)
    assert dump(desk) == before


def test_without_a_ground_no_sheet_is_shown(chosen, desk, anna, clock, in_dialog, qtbot):
    clock.go_to(date(2027, 9, 1))
    chosen.refresher.read_all()
    qtbot.waitUntil(lambda: chosen.at_rest)
    before, said = dump(desk), []
    in_dialog(
        lambda: chosen.workspace.panel.asked.emit(Action.PRINT_CHART, anna), other, to("Vårdcentralen"), SHOW,
        lambda dialog: said.append(dialog.message.split(".")[0]), click("Avbryt"),
    )  # fmt: skip
    qtbot.waitUntil(lambda: chosen.at_rest)
    assert said == ["Ingen grund är vald"]
    assert dump(desk) == before


def test_f1_leads_to_the_page_about_it(page, section, in_dialog, theme):
    pages = []

    def ask_help(dialog):
        window = open_help(dialog, theme)
        pages.append(window.page)
        window.close()

    in_dialog(section.note.click, ask_help, click("Avbryt"))
    assert pages == [HelpPage.DISCLOSURE]
