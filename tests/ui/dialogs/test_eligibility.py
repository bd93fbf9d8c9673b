"""The assessment of the target group, and its figure."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit, QPlainTextEdit

from samordning_desktop.core.eligibility import CRITERIA, QUADRANTS, Eligibility
from samordning_desktop.core.errors import KnownError
from samordning_desktop.ui.dialogs import eligibility
from samordning_desktop.ui.dialogs.eligibility import NOTHING, remarks
from samordning_desktop.ui.dialogs.four_fields import FourFields
from ui.dialogs.pressing import REFUSALS, click, named

EMPTY = Eligibility()
SAVE = click("Spara bedömningen")
WHOLE = Eligibility(
    {"adult": "yes", "both_principals": "yes", "two_diagnoses": "yes", "psychiatry": "yes"},
    "high_high", "included", "Gun Fors", date(2026, 11, 1), "i samråd",
)  # fmt: skip


def ask(kit, assessment=EMPTY, age=None, **more):
    return lambda: eligibility.ask(None, kit, "Åsa Öberg", assessment, age, **more)


def field(dialog, code):
    return dialog.findChild(FourFields).field(code)


def choose(code):
    return lambda dialog: QTest.mouseClick(field(dialog, code), Qt.MouseButton.LeftButton)


def told(found):
    return lambda dialog: found.append(
        next(
            one.text()
            for one in dialog.findChildren(QLabel)
            if one.text().startswith(("Talar", "Saknas", NOTHING))
        )
    )


def test_nothing_is_answered_beforehand_and_nothing_has_to_be(kit, hand):
    assert hand(ask(kit), SAVE) == Eligibility()


def test_each_criterion_is_answered_by_itself(kit, hand):
    for code, words in CRITERIA.items():
        assert hand(ask(kit), click(f"{words}: ja"), SAVE) == Eligibility({code: "yes"})
        assert hand(ask(kit), click(f"{words}: nej"), SAVE) == Eligibility({code: "no"})


def test_an_answer_can_be_taken_back(kit, hand):
    yes = click(f"{CRITERIA['adult']}: ja")
    assert hand(ask(kit), yes, yes, SAVE) == Eligibility()


def test_gives_the_whole_assessment(kit, hand):
    given = hand(
        ask(kit),
        *(click(f"{CRITERIA[code]}: ja") for code in WHOLE.answers),
        choose("high_high"),
        click("Kommunens beslut: ingår"),
        lambda dialog: named(dialog, QLineEdit, "Beslutat av").setText(" Gun Fors "),
        lambda dialog: named(dialog, QLineEdit, "Beslutat den").setText("1/11 2026"),
        lambda dialog: named(dialog, QPlainTextEdit, "Anteckning").setPlainText("i samråd"),
        SAVE,
    )
    assert given == WHOLE


def test_what_is_there_is_shown_and_given_back(kit, hand):
    assert hand(ask(kit, WHOLE), SAVE) == WHOLE


@pytest.mark.parametrize("code", QUADRANTS)
def test_a_field_of_the_figure_is_chosen_by_a_click_and_let_go_by_another(kit, hand, code):
    assert hand(ask(kit), choose(code), SAVE).quadrant == code
    assert hand(ask(kit, WHOLE), choose(code), SAVE).quadrant == ("" if code == "high_high" else code)


@pytest.mark.parametrize(
    ("path", "code"),
    [
        ([], "low_high"),
        ([Qt.Key.Key_Right], "high_high"),
        ([Qt.Key.Key_Down], "low_low"),
        ([Qt.Key.Key_Right, Qt.Key.Key_Down], "high_low"),
        ([Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Up], "high_high"),
        ([Qt.Key.Key_Down, Qt.Key.Key_Right, Qt.Key.Key_Left, Qt.Key.Key_Up], "low_high"),
    ],
)
def test_arrows_move_in_the_figure_and_space_chooses(kit, hand, path, code):
    def walk(dialog):
        field(dialog, "low_high").setFocus()
        for one in (*path, Qt.Key.Key_Space):
            QTest.keyClick(dialog.focusWidget(), one)

    assert hand(ask(kit), walk, SAVE).quadrant == code


def test_the_red_field_is_named_and_the_arrows_alone_choose_nothing(kit, hand):
    names = []

    def walk(dialog):
        field(dialog, "low_high").setFocus()
        QTest.keyClick(dialog.focusWidget(), Qt.Key.Key_Right)
        names.extend(field(dialog, code).accessibleName() for code in QUADRANTS)

    assert hand(ask(kit), walk, SAVE).quadrant == ""
    assert names[-1] == "Röda fältet: allvarligt bruk, allvarlig psykisk ohälsa"
    assert not any("öda" in name for name in names[:-1])


def test_what_is_missing_and_what_speaks_against_is_said_as_it_is_filled_in(kit, hand):
    found = []
    given = hand(ask(kit, WHOLE, 17), told(found), choose("low_low"), told(found), SAVE)
    assert given.quadrant == "low_low"
    assert found[0] == "Talar emot:\n– Personen är 17 år enligt identitetsnumret."
    assert "utanför det röda fältet" in found[1]
    assert remarks(WHOLE, 18) == NOTHING


@pytest.mark.parametrize(
    ("field_name", "text", "sentence"),
    [
        ("Beslutat den", "2026-11-24", "Datumet 2026-11-24 har inte varit än."),
        ("Beslutat den", "i våras", "”i våras” är inte skrivet som ett datum."),
        ("Beslutat av", "å" * 201, "Det som står på raden är för långt: 201 tecken, högst 200 får plats."),
    ],
)
def test_what_does_not_fit_is_refused(kit, hand, field_name, text, sentence):
    said = []
    given = hand(
        ask(kit, WHOLE),
        lambda dialog: named(dialog, QLineEdit, field_name).setText(text), SAVE,
        lambda dialog: said.append(dialog.message.split("\n")[0]), click("Avbryt"),
    )  # fmt: skip
    assert (given, said) == (None, [sentence])


@pytest.mark.parametrize("refusal", REFUSALS)
def test_no_records_nothing(kit, hand, refusal):
    assert hand(ask(kit, WHOLE), choose("low_low"), REFUSALS[refusal]) is None


def test_opens_again_with_why_it_was_refused(kit, hand):
    assert hand(ask(kit, WHOLE, error=KnownError("disk.full")), SAVE) == WHOLE
