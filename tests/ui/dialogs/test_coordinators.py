"""Choosing coordinators, and putting someone in the team first."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QComboBox

from samordning_desktop.core.errors import KnownError
from samordning_desktop.core.people import StaffMember
from samordning_desktop.ui.dialogs import coordinators
from samordning_desktop.ui.dialogs.coordinators import NOBODY, Coordinators
from ui.dialogs.pressing import REFUSALS, click, named

STAFF = [
    StaffMember("k", "Karin Ek", "Psykiatrin"),
    StaffMember("u", "Ulla Berg"),
    StaffMember("b", "Bo Lund"),
]
CHOSEN = Coordinators("k", "")
SAVE = click("Spara samordnarna")


def ask(kit, chosen=CHOSEN, **more):
    return lambda: coordinators.ask(None, kit, "Åsa Ö.", STAFF, chosen, **more)


def choose(field, text):
    return lambda dialog: named(dialog, QComboBox, field).setCurrentText(text)


def test_the_choices_are_the_staff_and_nobody(kit, hand):
    seen = []

    def look(dialog):
        field = named(dialog, QComboBox, "Samordnare")
        seen.extend([field.currentText(), *(field.itemText(place) for place in range(field.count()))])

    hand(ask(kit), look, SAVE)
    assert seen == ["Karin Ek, Psykiatrin", NOBODY, "Karin Ek, Psykiatrin", "Ulla Berg", "Bo Lund"]


def test_gives_both(kit, hand):
    given = hand(ask(kit), choose("Samordnare", "Ulla Berg"), choose("Kollega", "Bo Lund"), SAVE)
    assert given == Coordinators("u", "b")
    assert hand(ask(kit), choose("Samordnare", NOBODY), SAVE) == Coordinators()


def test_one_person_is_not_both(kit, hand):
    said = []
    given = hand(
        ask(kit),
        choose("Kollega", "Karin Ek, Psykiatrin"),
        SAVE,
        lambda dialog: said.append(dialog.message.split("\n")[0]),
        choose("Kollega", NOBODY),
        SAVE,
    )
    assert (given, said) == (Coordinators("k"), ["Samma person kan inte vara både samordnare och kollega."])


def test_somebody_can_be_put_in_the_team_first_and_the_choice_is_kept(kit, hand):
    given = hand(ask(kit), choose("Kollega", "Bo Lund"), click("Lägg till i teamet …"))
    assert given == Coordinators("k", "b", add_first=True)


@pytest.mark.parametrize("refusal", REFUSALS)
def test_no_changes_nobody(kit, hand, refusal):
    assert hand(ask(kit), choose("Kollega", "Bo Lund"), REFUSALS[refusal]) is None


def test_opens_again_with_why_it_was_refused(kit, hand):
    said = []
    hand(
        ask(kit, error=KnownError("disk.full")),
        lambda dialog: said.append(dialog.message.split("\n")[0]),
        SAVE,
    )
    assert said == ["Disken är full."]
