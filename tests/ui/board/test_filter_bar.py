"""The row of things to filter by."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations, product

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from samordning_desktop.core.people import StaffMember
from samordning_desktop.ui.board.filter_bar import FilterBar
from samordning_desktop.ui.board.filtering import NONE, Filter, Since
from ui.rows import row

STAFF = [StaffMember("k", "Karin & Ek"), StaffMember("b", "Bo Lund")]


@pytest.fixture
def bar(theme, show, said):
    bar = FilterBar(theme)
    bar.show_rows([row("Anna"), row("Bo", mine=False)])
    bar.show_staff(STAFF)
    bar.changed.connect(said.hear)
    bar.resize(900, 80)
    return show(bar)


def pick(bar, name, words):
    actions = bar.buttons[name].menu().actions()
    next(action for action in actions if action.text() == words).trigger()


def texts(bar, name):
    """The choices; below them, apart, what sorts."""
    *choices, line, order = bar.buttons[name].menu().actions()
    assert line.isSeparator()
    assert order.text().startswith("Sortera efter ")
    return [action.text() for action in choices]


def test_offers_what_there_is_to_choose_from(bar):
    assert texts(bar, "site") == ["Alla orter", "Falköping", "Lidköping"]
    assert texts(bar, "coordinator") == ["Alla", "Karin && Ek", "Bo Lund", "Ingen"]
    assert texts(bar, "principal") == ["Båda", "Region", "Kommun", "Inte angiven"]
    assert texts(bar, "consent") == [
        "Alla", "Saknas", "Gäller", "Går snart ut", "Har gått ut", "Återkallat",
    ]  # fmt: skip
    assert texts(bar, "since") == [
        "När som helst", "Sedan senaste mötet", "I dag", "Senaste 7 dagarna", "Senaste 30 dagarna",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("name", "words", "wanted", "said_as"),
    [
        ("site", "Lidköping", Filter(site="there"), "Lidköping"),
        ("coordinator", "Karin && Ek", Filter(coordinator="k"), "Karin & Ek"),
        ("coordinator", "Ingen", Filter(coordinator=NONE), "ingen samordnare"),
        ("principal", "Inte angiven", Filter(principal=NONE), "ingen huvudman"),
        ("consent", "Har gått ut", Filter(consent="expired"), "samtycke har gått ut"),
        ("since", "I dag", Filter(since=Since.TODAY), "ändrat i dag"),
    ],
)
def test_a_choice_is_told_shown_and_said(bar, said, name, words, wanted, said_as):
    pick(bar, name, words)
    assert said.heard == [wanted]
    assert bar.filter == wanted
    assert bar.words == [said_as]
    assert not bar.buttons[name].isFlat()
    assert bar.buttons[name].accessibleName().endswith(words.replace("&&", "&"))


def test_a_button_says_its_choice_alone_but_is_named_for_both(bar):
    pick(bar, "site", "Lidköping")
    site = bar.buttons["site"]
    assert (site.text(), site.accessibleName(), site.toolTip()) == (
        "Lidköping",
        "Ort: Lidköping",
        "Ort: Lidköping",
    )
    pick(bar, "site", "Alla orter")
    assert (site.text(), site.accessibleName(), site.toolTip()) == ("Ort", "Ort: Alla orter", "")


@pytest.mark.parametrize(
    ("name", "words", "shown"),
    [
        ("coordinator", "Ingen", "Ingen samordnare"),
        ("principal", "Inte angiven", "Ingen huvudman"),
        ("consent", "Saknas", "Samtycke saknas"),
        ("since", "Senaste 7 dagarna", "På 7 dagar"),
    ],
)
def test_what_would_be_unclear_alone_is_said_in_full(bar, name, words, shown):
    pick(bar, name, words)
    assert bar.buttons[name].text() == shown


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("Åsa Lindqvist Ek", "Åsa Lindqvist Ek"),
        ("Åsa Lindqvist Eks", "Åsa Lindqvist E…"),
        ("Åsa-Lena Berg & Ek", "Åsa-Lena Berg &&…"),
    ],
)
def test_a_long_name_is_cut_on_its_button_alone(bar, name, shown):
    bar.show_staff([StaffMember("l", name)])
    bar.show_filter(Filter(coordinator="l"))
    button = bar.buttons["coordinator"]
    assert (button.text(), button.toolTip()) == (shown, f"Samordnare: {name}")


#: How wide the row is beside the panel on a screen of 1280 pixels: in a window that leaves room for a frame, and in one
#: that fills the screen.
FRAMED, FILLED = 777, 829


@pytest.mark.parametrize(("count", "width"), [(1, FRAMED), (2, FRAMED), (3, FILLED)])
def test_choices_leave_the_filters_in_one_row(bar, count, width):
    """Or the board would move as one chooses."""
    bar.show_staff([StaffMember("l", "Åsa Lindqvist Ek")])
    before = bar.flow.heightForWidth(width)
    bar.show_narrowed(True)
    for names in combinations(bar.buttons, count):
        for values in product(
            *([action.data() for action in bar.buttons[name].menu().actions()[1:]] for name in names)
        ):
            bar.show_filter(replace(Filter(), **dict(zip(names, values, strict=True))))
            assert bar.flow.heightForWidth(width) == before, values


def test_the_same_choice_again_tells_nothing(bar, said):
    pick(bar, "site", "Alla orter")
    assert said.heard == []


def test_taking_a_choice_back_asks_for_nothing(bar, said):
    pick(bar, "site", "Lidköping")
    pick(bar, "site", "Alla orter")
    assert said.heard[-1] == Filter()
    assert bar.words == []
    assert bar.buttons["site"].text() == "Ort"
    assert bar.buttons["site"].isFlat()


def test_those_who_left_are_asked_for_by_a_press(bar, said, qtbot):
    qtbot.mouseClick(bar.left, Qt.MouseButton.LeftButton)
    assert said.heard == [Filter(left=True)]
    assert bar.words == []


def test_what_was_kept_is_shown_and_tells_nothing(bar, said):
    wanted = Filter("here", "b", "kommun", "valid", Since.WEEK, True, "coordinator")
    bar.show_filter(wanted)
    assert bar.filter == wanted
    assert bar.buttons["coordinator"].text() == "Bo Lund"
    assert said.heard == []


def test_someone_who_is_not_known_yet_stays_chosen(bar):
    bar.show_filter(Filter(coordinator="ny"))
    assert bar.buttons["coordinator"].text() == "Okänd samordnare"
    bar.show_staff([*STAFF, StaffMember("ny", "Nils Ny")])
    assert bar.filter.coordinator == "ny"
    assert bar.buttons["coordinator"].text() == "Nils Ny"


def test_a_button_opens_by_key_and_is_chosen_from_by_key(bar, said, qtbot):
    button = bar.buttons["principal"]
    button.setFocus()
    assert button.hasFocus()
    menu = button.menu()
    menu.popup(button.mapToGlobal(button.rect().bottomLeft()))
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Return):
        qtbot.keyClick(menu, key)
    QApplication.processEvents()
    assert said.heard == [Filter(principal="region")]


def test_with_nothing_asked_for_every_button_is_flat_also_before_there_are_sites(theme, show):
    assert all(button.isFlat() for button in show(FilterBar(theme)).buttons.values())


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("site", "ort"), ("coordinator", "samordnare"), ("principal", "huvudman"), ("consent", "samtycke"),
        ("since", "senast ändrat"),
    ],
)  # fmt: skip
def test_sorts_by_what_can_be_filtered_by(bar, said, name, words):
    pick(bar, name, f"Sortera efter {words}")
    assert said.heard == [Filter(by=name)]
    assert (bar.order, bar.words) == (words, [])
    assert bar.buttons[name].isFlat()


def test_sorts_by_one_thing_at_a_time_and_lets_go_when_pressed_again(bar, said):
    for name, words in (("site", "ort"), ("principal", "huvudman"), ("principal", "huvudman")):
        pick(bar, name, f"Sortera efter {words}")
    assert said.heard == [Filter(by="site"), Filter(by="principal"), Filter()]
    assert bar.order == ""


def test_what_sorts_stays_when_there_are_other_sites(bar):
    pick(bar, "site", "Sortera efter ort")
    bar.show_rows([row("Anna")])
    assert texts(bar, "site") == ["Alla orter", "Falköping"]
    assert bar.filter.by == "site"
