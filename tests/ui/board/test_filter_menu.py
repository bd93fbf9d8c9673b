"""The filters behind one button."""

from __future__ import annotations

import pytest

from samordning_desktop.core.people import StaffMember
from samordning_desktop.ui.board.filter_bar import FilterBar
from samordning_desktop.ui.board.filter_menu import FilterMenu
from samordning_desktop.ui.board.filtering import Filter
from ui.rows import row


@pytest.fixture
def bar(theme, show, said):
    bar = FilterBar(theme)
    bar.show_rows([row("Anna"), row("Bo", mine=False)])
    bar.show_staff([StaffMember("k", "Karin & Ek")])
    bar.changed.connect(said.hear)
    bar.cleared.connect(lambda: said.hear("cleared"))
    return show(bar)


@pytest.fixture
def behind(bar, show):
    bar.hide()
    return show(FilterMenu(bar))


def lines(behind):
    behind.menu().aboutToShow.emit()
    return {action.text(): action for action in behind.menu().actions() if action.text()}


def test_every_filter_is_there_and_says_what_is_chosen(bar, behind):
    bar.show_filter(Filter(coordinator="k"))
    assert list(lines(behind)) == [
        "Ort: Alla orter", "Samordnare: Karin && Ek", "Huvudman: Båda", "Samtycke: Alla", "Ändrat: När som helst",
        "Visa avslutade", "Visa alla",
    ]  # fmt: skip


def test_a_choice_is_told_and_counted(bar, behind, said):
    lines(behind)["Ort: Alla orter"].menu().actions()[2].trigger()
    assert said.heard == [Filter(site="there")]
    behind.tell()
    assert (behind.text(), behind.accessibleName()) == ("Filter: 1", "Filter: Lidköping")
    bar.show_filter(Filter())
    behind.tell()
    assert (behind.text(), behind.accessibleName()) == ("Filter", "Filter: inget")


def test_those_who_left_are_ticked_and_everyone_is_offered_only_where_somebody_is_hidden(bar, behind, said):
    assert not lines(behind)["Visa avslutade"].isChecked()
    assert "Visa alla" not in lines(behind)
    lines(behind)["Visa avslutade"].trigger()
    assert lines(behind)["Visa avslutade"].isChecked()
    assert "Visa alla" not in lines(behind)
    bar.show_filter(Filter(principal="region"))
    lines(behind)["Visa alla"].trigger()
    assert said.heard == [Filter(left=True), "cleared"]
