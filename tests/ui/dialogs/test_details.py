"""Changing what is known of a person."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtWidgets import QCheckBox, QLabel, QLineEdit, QPlainTextEdit

from samordning_desktop.core.details import Details
from samordning_desktop.core.errors import KnownError
from samordning_desktop.core.participant import BoardFields
from samordning_desktop.ops.identity import birth_date, identity_warning
from samordning_desktop.ui.dialogs import details
from samordning_desktop.ui.dialogs.details import age_note, changed, texts_of
from samordning_desktop.ui.kit.labels import whole
from ui.dialogs.pressing import REFUSALS, click, named

TEXTS = texts_of(
    BoardFields("Åsa Öberg", "19610118-2803", date(2026, 1, 2)),
    Details(address="Åsgatan 1", phone="0515", principal="kommun", rhythm=28),
)
SAVE = click("Spara uppgifterna")


def ask(kit, **more):
    return lambda: details.ask(None, kit, TEXTS, identity_warning, birth_date, **more)


def write(name, text, kind=QLineEdit):
    def act(dialog):
        field = named(dialog, kind, name)
        field.setText(text) if isinstance(field, QLineEdit) else field.setPlainText(text)
        if isinstance(field, QLineEdit):
            field.editingFinished.emit()

    return act


def tick(dialog):
    named(dialog, QCheckBox, "Skyddad identitet").click()


def labels(found):
    return lambda dialog: found.extend(
        whole(label.text()) for label in dialog.findChildren(QLabel) if label.isVisible()
    )


def test_only_what_was_changed_is_given(kit, hand):
    given = hand(
        ask(kit), write("Telefon", "0515-88"), click("Huvudman: region"), write("Började", "3/1 2026"), SAVE
    )
    assert given == {"phone": "0515-88", "principal": "region", "start": "2026-01-03"}


def test_nothing_changed_gives_nothing(kit, hand):
    assert hand(ask(kit), SAVE) == {}


def test_protected_identity_hides_address_and_phone_and_says_nothing_of_them(kit, hand):
    shown = []
    given = hand(ask(kit), tick, labels(shown), SAVE)
    assert given == {"protected": "ja"}
    assert "Adress" not in shown
    assert "Telefon" not in shown
    assert any("går aldrig med i ett paket" in text for text in shown)


def test_protected_and_back_again_leaves_the_address_to_be_written_anew(kit, hand):
    given = hand(ask(kit), tick, tick, write("Adress", "Ny väg 2", QPlainTextEdit), SAVE)
    assert given == {"address": "Ny väg 2", "phone": ""}


@pytest.mark.parametrize(
    ("number", "start", "said"),
    [
        ("20030202-2389", "2021-02-01", "Personen är 17 år den 2021-02-01"),
        ("20030202-2389", "2021-02-02", None),
        ("20030202-2389", "2002-01-01", "Personen är 0 år den 2002-01-01"),
        ("R-4711", "2021-02-01", "”R-4711” är inte ett giltigt"),
        ("", "2021-02-01", None),
    ],
)
def test_a_doubtful_number_and_a_young_person_are_pointed_out_and_saved_all_the_same(
    kit, hand, number, start, said
):
    shown = []
    given = hand(ask(kit), write("Personnummer", number), write("Började", start), labels(shown), SAVE)
    assert given == {"personal_id": number, "start": start}
    warned = [text for text in shown if text.startswith(("Personen är", "”"))]
    assert bool(warned) is (said is not None)
    assert said is None or warned[0].startswith(said)


def test_nothing_is_said_of_an_age_that_nobody_knows():
    assert age_note(None, date(2026, 1, 1)) == ""


@pytest.mark.parametrize(
    ("act", "sentence"),
    [
        (write("Namn", " "), "En deltagare måste ha ett namn."),
        (write("Började", "i våras"), "”i våras” är inte skrivet som ett datum."),
        (write("Dagar mellan självskattningar", "ibland"), "”ibland” är inte ett antal dagar."),
        (write("Telefon", "1" * 201), "Det som står på raden är för långt: 201 tecken, högst 200 får plats."),
    ],
)
def test_what_does_not_fit_is_said_where_it_stands(kit, hand, act, sentence):
    said = []
    given = hand(
        ask(kit), act, SAVE, lambda dialog: said.append(dialog.message.split("\n")[0]), click("Avbryt")
    )
    assert (given, said) == (None, [sentence])


@pytest.mark.parametrize("refusal", REFUSALS)
def test_no_changes_nothing(kit, hand, refusal):
    assert hand(ask(kit), write("Telefon", "1"), REFUSALS[refusal]) is None


def test_opens_again_with_what_was_changed_and_why_it_was_refused(kit, hand):
    said = []
    again = {"phone": "0515-88", "protected": ""}
    given = hand(
        ask(kit, again=again, error=KnownError("disk.full")),
        lambda dialog: said.append(dialog.message.split("\n")[0]),
        SAVE,
    )
    assert (given, said) == ({"phone": "0515-88"}, ["Disken är full."])


def test_a_field_that_was_not_there_before_counts_as_empty():
    assert changed({}, {"protected": "", "phone": "1", "address": ""}) == {"phone": "1"}
