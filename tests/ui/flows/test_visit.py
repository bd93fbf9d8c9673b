"""Everything for a visit, from the menu to the paper."""

from __future__ import annotations

import pytest
from PySide6.QtPdf import QPdfDocument
from PySide6.QtWidgets import QComboBox, QPlainTextEdit

from dumps import dump
from samordning_desktop.core.grounds import Ground
from samordning_desktop.ops.visit import VisitSheet
from samordning_desktop.ui.command import Command
from samordning_desktop.ui.dialogs.disclosure import DisclosureDialog
from samordning_desktop.ui.dialogs.for_whom import ForWhomDialog
from samordning_desktop.ui.dialogs.hand_out import HandOutDialog
from samordning_desktop.ui.dialogs.handed_parts import VERB as AGREE
from samordning_desktop.ui.dialogs.handed_parts import HandedPartsDialog
from samordning_desktop.ui.dialogs.preview import PreviewDialog
from samordning_desktop.ui.dialogs.progress import ProgressDialog
from samordning_desktop.ui.flows import visit
from ui.dialogs.pressing import REFUSALS, On, click, named
from ui.people import add


@pytest.fixture
def two(desk):
    return [add(desk, name) for name in ("Anna Alm", "Bo Ek")]


@pytest.fixture
def chosen(two, window, qtbot):
    window.workspace.board.view.choose(two[0])
    qtbot.waitUntil(lambda: window.at_rest and window.workspace.panel.person == two[0])
    return window


def printed(desk):
    return [(row[4], row[5]) for row in dump(desk)["access"] if row[4].startswith("skrivit ut")]


def pages(dialog):
    [document] = dialog.findChildren(QPdfDocument)
    return document.pageCount()


def everybody(dialog):
    named(dialog, QComboBox, "För vem").setCurrentIndex(1)


OWN = On(ForWhomDialog, click("Visa utskriften"))


@pytest.mark.parametrize(("whom", "asked", "people"), [((), (OWN,), 1), ((everybody,), (OWN,), 2)])
def test_the_chosen_sheets_are_shown_for_one_or_for_all(
    chosen, two, desk, in_dialog, qtbot, whom, asked, people
):
    seen = []
    in_dialog(
        chosen.menus.action(Command.PRINT_VISIT).trigger,
        *whom,
        click("Visa bladen"),
        *asked,
        On(PreviewDialog, lambda dialog: seen.append((dialog.windowTitle(), pages(dialog)))),
        click("Stäng"),
    )
    qtbot.waitUntil(lambda: chosen.at_rest)
    [(title, count)] = seen
    assert title == "Blad för besök"
    assert count >= 5 * people
    assert {one for _, one in printed(desk)} == set(two[:people])
    assert len(printed(desk)) == 4 * people


def endless(_sheets, _title, told):
    """Work that goes on until it is given up."""
    while True:
        told(1, 2)


def test_given_up_in_any_way_there_is_no_paper_and_the_window_goes_on(chosen, in_dialog, qtbot, monkeypatch):
    monkeypatch.setattr(visit.printing, "bundle_pdf", endless)
    for refuse in REFUSALS.values():
        in_dialog(
            chosen.menus.action(Command.PRINT_VISIT).trigger,
            click("Visa bladen"),
            OWN,
            On(ProgressDialog, refuse),
        )
        qtbot.waitUntil(lambda: chosen.at_rest)
        assert chosen.kit.runner.idle


def test_no_to_the_question_makes_nothing(chosen, desk, in_dialog, qtbot):
    for refuse in REFUSALS.values():
        in_dialog(chosen.menus.action(Command.PRINT_VISIT).trigger, refuse)
    qtbot.waitUntil(lambda: chosen.at_rest)
    assert printed(desk) == []


def somebody_else(dialog):
    click("Bladet är för: någon annan")(dialog)
    click("Visa utskriften")(dialog)


ELSE = On(ForWhomDialog, somebody_else)


def each_else(dialog):
    click("Bladen är för: någon annan")(dialog)
    click("Visa utskriften")(dialog)


EACH_ELSE = On(ForWhomDialog, each_else)


def to_the_unit(dialog):
    named(dialog, QComboBox, "Till vem").setCurrentText("Vårdcentralen")


def fill(dialog):
    to_the_unit(dialog)
    grounds = named(dialog, QComboBox, "Grund")
    grounds.setCurrentIndex(grounds.findData(Ground.OWN_DUTY.value))
    named(dialog, QPlainTextEdit, "Skäl").setPlainText("Behövs.")


def test_for_somebody_else_it_is_a_disclosure_of_all_that_the_sheets_show(
    chosen, two, desk, in_dialog, qtbot
):
    in_dialog(
        chosen.menus.action(Command.PRINT_VISIT).trigger, click("Visa bladen"), ELSE, On(DisclosureDialog, fill),
        click("Notera och visa utskriften"), On(PreviewDialog, click("Stäng")),
    )  # fmt: skip
    qtbot.waitUntil(lambda: chosen.at_rest)
    [row] = dump(desk)["disclosure"]
    told = "Personnummer, adress och telefon; Insatser, planering och nästa steg; Nätverket runt mig"
    assert (row[1], row[2], row[3], row[7]) == (two[0], told, "Vårdcentralen", "print")


def test_for_somebody_else_the_sheets_of_all_are_a_disclosure_about_each(chosen, two, desk, in_dialog, qtbot):
    in_dialog(
        chosen.menus.action(Command.PRINT_VISIT).trigger, everybody, click("Visa bladen"), EACH_ELSE,
        On(HandOutDialog, fill), click("Gå vidare"), On(HandedPartsDialog, click(AGREE)),
        On(PreviewDialog, click("Stäng")),
    )  # fmt: skip
    qtbot.waitUntil(lambda: chosen.at_rest)
    assert sorted(row[1] for row in dump(desk)["disclosure"]) == sorted(two)


def test_without_a_consent_nobodys_sheets_go_to_somebody_else(chosen, desk, in_dialog, qtbot):
    before = dump(desk)
    in_dialog(
        chosen.menus.action(Command.PRINT_VISIT).trigger, everybody, click("Visa bladen"), EACH_ELSE,
        On(HandOutDialog, to_the_unit), click("Gå vidare"), On(HandedPartsDialog, click("Stäng")),
    )  # fmt: skip
    qtbot.waitUntil(lambda: chosen.at_rest)
    assert dump(desk) == before


def test_no_to_whom_or_to_the_ground_makes_nothing(chosen, desk, in_dialog, qtbot):
    before = dump(desk)
    for refuse in REFUSALS.values():
        in_dialog(
            chosen.menus.action(Command.PRINT_VISIT).trigger, click("Visa bladen"), On(ForWhomDialog, refuse)
        )
        in_dialog(
            chosen.menus.action(Command.PRINT_VISIT).trigger, click("Visa bladen"), ELSE, On(DisclosureDialog, fill),
            refuse,
        )  # fmt: skip
        qtbot.waitUntil(lambda: chosen.at_rest)
    assert dump(desk) == before


def test_every_sheet_says_what_it_shows():
    assert set(visit.SHOWN) == set(VisitSheet)


def test_an_empty_board_has_nobody_to_print_for(window, qtbot):
    window.menus.action(Command.PRINT_VISIT).trigger()
    assert "ingen på tavlan" in window.said.text()
