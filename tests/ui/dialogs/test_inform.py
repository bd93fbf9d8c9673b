"""Noting what a person was given, and the lists of texts and of those who signed an older one."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtWidgets import QComboBox, QLineEdit

from samordning_desktop.core.consent import Consent, standing
from samordning_desktop.core.errors import KnownError
from samordning_desktop.core.informed import ToldHow
from samordning_desktop.core.participant import BoardFields, ParticipantRow
from samordning_desktop.core.texts import texts
from samordning_desktop.ops.texts import TextUse
from samordning_desktop.ui.dialogs import inform, older_text
from samordning_desktop.ui.dialogs import texts as texts_dialog
from samordning_desktop.ui.dialogs.inform import InformChoice
from samordning_desktop.ui.dialogs.older_text import older_words
from samordning_desktop.ui.dialogs.texts import TextsChoice, TextsVerb, use_words
from ui.dialogs.pressing import REFUSALS, click, named

TODAY = date(2026, 11, 23)
EASY, PLAIN = texts("information")
USES = [TextUse(texts("consent")[-1], 1, 2), TextUse(EASY)]
ROW = ParticipantRow(
    "1", BoardFields("Åsa Öberg"), "s", "Falköping", True, standing([Consent("c", TODAY, "3")], None, TODAY)
)


def ask(kit, **more):
    return lambda: inform.ask(None, kit, "Åsa Öberg", [PLAIN, EASY], "Karin Ek", **more)


def choose(name, place):
    return lambda dialog: named(dialog, QComboBox, name).setCurrentIndex(place)


def write(name, text):
    return lambda dialog: named(dialog, QLineEdit, name).setText(text)


SAVE = click("Spara noteringen")


def test_the_newest_text_the_coordinator_and_today_are_filled_in(kit, hand):
    given = hand(ask(kit), choose("Hur", 1), SAVE)
    assert given == InformChoice("information", "1", ToldHow.TOGETHER, TODAY, "Karin Ek")


def test_everything_can_be_another(kit, hand):
    given = hand(
        ask(kit), choose("Text", 1), choose("Hur", 3), write("Vem gav den", "Bo"), write("Dag", "igår"), SAVE
    )
    assert given == InformChoice("information", "1-lattlast", ToldHow.SENT, date(2026, 11, 22), "Bo")


@pytest.mark.parametrize(
    ("acts", "said"),
    [
        ((), "Det är inte valt hur texten gavs."),
        ((choose("Hur", 1), write("Dag", "2026-11-24")), "2026-11-24"),
        ((choose("Hur", 1), write("Vem gav den", "å" * 201)), "Namnet är för långt"),
    ],
)
def test_what_is_wrong_is_said(kit, hand, acts, said):
    seen = []
    assert (
        hand(ask(kit), *acts, SAVE, lambda dialog: seen.append(dialog.message), lambda d: d.reject()) is None
    )
    assert said in seen[0]


def test_a_refusal_opens_it_again_with_everything(kit, hand):
    again = InformChoice("information", "1-lattlast", ToldHow.HANDED, TODAY, "Bo")
    assert hand(ask(kit, again=again, error=KnownError("date.future", date=TODAY)), SAVE) == again


def test_no_notes_nothing(kit, hand):
    for refuse in REFUSALS.values():
        assert hand(ask(kit), choose("Hur", 1), refuse) is None


def test_a_version_says_what_it_is_and_who_uses_it():
    assert use_words(USES[0]) == (
        "Samtycke, version 3, 2025-04-22\u00a0· programmets text\n"
        "Underskriven av 1\u00a0person. Given till 2\u00a0personer."
    )
    assert use_words(USES[1]) == (
        "Informationsblad, version 1, 2025-04-22\u00a0· lättläst\u00a0· programmets text\nInte använd än."
    )


@pytest.mark.parametrize(
    ("verb", "wanted"),
    [
        ("Visa på papper", TextsVerb.SHOW),
        ("Lägg in egen …", TextsVerb.ADD),
        ("Visa 2\u00a0personer med äldre text …", TextsVerb.OLDER),
    ],
)
def test_what_is_wanted_of_the_text_chosen(kit, hand, verb, wanted):
    given = hand(lambda: texts_dialog.ask(None, kit, USES, 2, EASY), click(verb))
    assert given == TextsChoice(wanted, EASY)


def test_the_first_text_is_chosen_and_no_leads_nowhere(kit, hand):
    show = click("Visa på papper")
    assert hand(lambda: texts_dialog.ask(None, kit, USES, 0), show).document == USES[0].document
    for refuse in (REFUSALS | {"avbryt": click("Stäng")}).values():
        assert hand(lambda: texts_dialog.ask(None, kit, USES, 0), refuse) is None
        assert hand(lambda: older_text.ask(None, kit, [(ROW, EASY)]), refuse) is None


def test_who_signed_an_older_text_leads_to_the_person(kit, hand):
    assert older_words(ROW, texts("consent")[-1]) == (
        "Åsa Öberg\nSkrev under version 3, 2025-04-22. Gäller till och med 2027-11-22."
    )
    given = hand(lambda: older_text.ask(None, kit, [(ROW, EASY)]), click("Visa personens sida"))
    assert given == "1"
