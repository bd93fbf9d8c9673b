"""Entering a self-rating."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton

from samordning_desktop.core.errors import KnownError
from samordning_desktop.core.rating import DEFAULT_INSTRUMENT, Instrument
from samordning_desktop.ui.dialogs import rating
from samordning_desktop.ui.dialogs.rating import RatingChoice, answers
from ui.dialogs.pressing import REFUSALS, click, enter, focused, key, named, space, tab_to

TODAY = date(2026, 11, 23)
VERB = "Spara självskattningen"
HOW, USE, DAYS = DEFAULT_INSTRUMENT.scales


def test_three_values_in_order():
    assert answers(DEFAULT_INSTRUMENT, [0, 10, 5]) == (0, 10, 5)


@pytest.mark.parametrize(
    ("values", "sentence"),
    [
        ([None, None, None], f"Svar saknas för: {HOW}, {USE} och {DAYS}."),
        ([None, 0, None], f"Svar saknas för: {HOW} och {DAYS}."),
        ([0, 0, None], f"Svar saknas för: {DAYS}."),
    ],
)
def test_names_the_scales_without_an_answer(values, sentence):
    with pytest.raises(KnownError) as refusal:
        answers(DEFAULT_INSTRUMENT, values)
    assert refusal.value.sentences.happened == sentence


def ask(kit):
    return lambda: rating.ask(None, kit, "Astrid Alm")


def test_gives_the_day_and_the_three_values(kit, hand):
    given = hand(ask(kit), click(f"{HOW}: 0"), click(f"{USE}: 10"), click(f"{DAYS}: 5"), click(VERB))
    assert given == RatingChoice(TODAY, (0, 10, 5))


def test_the_last_click_counts(kit, hand):
    given = hand(
        ask(kit),
        click(f"{HOW}: 3"),
        click(f"{HOW}: 4"),
        click(f"{USE}: 1"),
        click(f"{DAYS}: 2"),
        click(VERB),
    )
    assert given == RatingChoice(TODAY, (4, 1, 2))


def test_nothing_is_chosen_beforehand(kit, hand):
    chosen = []
    hand(
        ask(kit),
        lambda dialog: chosen.extend(one for one in dialog.findChildren(QPushButton) if one.isChecked()),
        click("Avbryt"),
    )
    assert chosen == []


def test_refuses_until_all_three_are_chosen(kit, hand):
    seen = []

    def look(dialog):
        seen.append((dialog.message.splitlines()[0], focused(dialog).accessibleName()))

    given = hand(
        ask(kit),
        click(VERB),
        look,
        click(f"{HOW}: 7"),
        click(f"{DAYS}: 7"),
        click(VERB),
        look,
        click(f"{USE}: 7"),
        click(VERB),
    )
    assert given == RatingChoice(TODAY, (7, 7, 7))
    assert seen == [
        (f"Svar saknas för: {HOW}, {USE} och {DAYS}.", f"{HOW}: 0"),
        (f"Svar saknas för: {USE}.", f"{USE}: 0"),
    ]


def test_the_answer_stands_in_words(kit, hand):
    seen = []

    def look(dialog):
        texts = [label.text() for label in dialog.findChildren(QLabel) if label.isVisible()]
        seen.append([text for text in texts if text == "inte besvarad" or " av " in text])

    hand(ask(kit), look, click(f"{USE}: 0"), look, click("Avbryt"))
    assert seen == [["inte besvarad"] * 3, ["inte besvarad", "0 av 10", "inte besvarad"]]


@pytest.mark.parametrize("text", ["2026-11-24", "2026-13-01"])
def test_refuses_a_day_that_cannot_be(kit, hand, text):
    given = hand(
        ask(kit),
        *(click(f"{scale}: 1") for scale in DEFAULT_INSTRUMENT.scales),
        lambda dialog: named(dialog, QLineEdit, "Ifylld den").setText(text),
        click(VERB),
        click("Avbryt"),
    )
    assert given is None


@pytest.mark.parametrize("refuse", REFUSALS.values(), ids=REFUSALS)
def test_no_means_nothing(kit, hand, refuse):
    clicks = (click(f"{scale}: 1") for scale in DEFAULT_INSTRUMENT.scales)
    assert hand(ask(kit), *clicks, refuse) is None


def test_by_keyboard_alone(kit, hand):
    right, left, tab = (key(code) for code in (Qt.Key.Key_Right, Qt.Key.Key_Left, Qt.Key.Key_Tab))
    given = hand(
        ask(kit),
        tab_to(f"{HOW}: 0"),
        *(right, right, space, tab),
        *(space, right, right, right, left, tab),
        *[right] * 12,
        space,
        tab_to(VERB),
        enter,
    )
    assert given == RatingChoice(TODAY, (2, 2, 10))


def test_tab_stops_once_at_each_scale(kit, hand):
    tab, stops = key(Qt.Key.Key_Tab), []

    def look(dialog):
        stops.append(focused(dialog).accessibleName())

    hand(ask(kit), tab_to(f"{HOW}: 0"), look, tab, look, tab, look, click("Avbryt"))
    assert stops == [f"{scale}: 0" for scale in DEFAULT_INSTRUMENT.scales]


def test_opens_again_with_what_was_given_and_why_it_was_refused(kit, hand):
    messages = []
    choice = RatingChoice(date(2026, 10, 1), (0, 5, 10))
    given = hand(
        lambda: rating.ask(None, kit, "Bo", again=choice, error=KnownError("disk.full")),
        lambda dialog: messages.append(dialog.message.splitlines()[0]),
        click(VERB),
    )
    assert (given, messages) == (choice, ["Disken är full."])


def test_another_instrument_has_its_own_words(kit, hand):
    instrument = Instrument("2", ("Sömn", "Oro", "Ork"))
    given = hand(
        lambda: rating.ask(None, kit, "Bo", instrument),
        click("Sömn: 1"),
        click("Oro: 2"),
        click("Ork: 3"),
        click(VERB),
    )
    assert given == RatingChoice(TODAY, (1, 2, 3))
