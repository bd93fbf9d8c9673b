"""A planned step."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtWidgets import QComboBox, QLineEdit, QPlainTextEdit, QPushButton

from samordning_desktop.core.errors import KnownError
from samordning_desktop.core.step import Step
from samordning_desktop.ui.dialogs import step as step_dialog
from samordning_desktop.ui.dialogs.step import StepChoice
from ui.dialogs.pressing import REFUSALS, click, keys, named, tab_to

NEW = Step("", "")
OLD = Step("s", "Ring", "Eva Ek", date(2026, 12, 1), date(2026, 11, 1))
ADD, SAVE = click("Lägg till steget"), click("Spara steget")


def ask(kit, step=NEW, **more):
    return lambda: step_dialog.ask(None, kit, "Åsa Ö.", step, ["Karin Ek", "Åsa Öberg"], **more)


def what(text):
    return lambda dialog: named(dialog, QPlainTextEdit, "Vad").setPlainText(text)


def who(text):
    return lambda dialog: named(dialog, QComboBox, "Vem").setCurrentText(text)


def due(text):
    return lambda dialog: named(dialog, QLineEdit, "Senast").setText(text)


def test_gives_what_who_and_when(kit, hand):
    given = hand(ask(kit), what(" Köpa skor\n"), who("Någon annan"), due("2/12 2026"), ADD)
    assert given == StepChoice(Step("", "Köpa skor", "Någon annan", date(2026, 12, 2)))
    assert hand(ask(kit), what("Köpa skor"), ADD) == StepChoice(Step("", "Köpa skor"))


def test_by_keyboard_alone(kit, hand):
    given = hand(ask(kit), tab_to("Vad"), keys("Köpa skor på Åsgatan"), tab_to("Vem"), keys("Örjan"), ADD)
    assert given == StepChoice(Step("", "Köpa skor på Åsgatan", "Örjan"))


def test_those_near_at_hand_are_offered(kit, hand):
    seen = []

    def look(dialog):
        field = named(dialog, QComboBox, "Vem")
        seen.extend([field.currentText(), *(field.itemText(place) for place in range(field.count()))])

    hand(ask(kit), look, click("Avbryt"))
    assert seen == ["", "Karin Ek", "Åsa Öberg"]


def test_a_step_that_is_there_is_changed_and_keeps_its_id_and_when_it_was_done(kit, hand):
    assert hand(ask(kit, OLD), due(""), SAVE) == StepChoice(
        Step("s", "Ring", "Eva Ek", None, date(2026, 11, 1))
    )


def test_a_step_that_is_there_can_be_taken_away_whatever_is_written(kit, hand):
    assert hand(ask(kit, OLD), what(""), click("Ta bort steget")) == StepChoice(OLD, remove=True)


def test_a_new_one_cannot(kit, hand):
    verbs = []
    hand(
        ask(kit), lambda dialog: verbs.extend(one.text() for one in dialog.findChildren(QPushButton)),
        click("Avbryt"),
    )  # fmt: skip
    assert "Ta bort steget" not in verbs


@pytest.mark.parametrize(
    ("acts", "sentence"),
    [
        ([what(" ")], "Ett planerat steg måste säga vad som ska göras."),
        ([what("Ring"), due("snart")], "”snart” är inte skrivet som ett datum."),
        (
            [what("Ring"), who("å" * 201)],
            "Det som står på raden är för långt: 201 tecken, högst 200 får plats.",
        ),
    ],
)
def test_what_does_not_fit_is_refused(kit, hand, acts, sentence):
    said = []
    given = hand(
        ask(kit), *acts, ADD, lambda dialog: said.append(dialog.message.split("\n")[0]), click("Avbryt")
    )
    assert (given, said) == (None, [sentence])


@pytest.mark.parametrize("refusal", REFUSALS)
def test_no_plans_nothing(kit, hand, refusal):
    assert hand(ask(kit), what("Ring"), REFUSALS[refusal]) is None


def test_opens_again_with_why_it_was_refused(kit, hand):
    said = []
    given = hand(
        ask(kit, OLD, error=KnownError("disk.full")),
        lambda dialog: said.append(dialog.message.split("\n")[0]),
        SAVE,
    )
    assert (given, said) == (StepChoice(OLD), ["Disken är full."])
