"""Noting a disclosure."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QComboBox, QLabel, QLineEdit, QPlainTextEdit, QWidget

from samordning_desktop.core.consent import Consent, ConsentState, Standing
from samordning_desktop.core.consent_scope import ConsentScope, Coverage, Party, PartyKind, pack_scope
from samordning_desktop.core.disclosure import Way
from samordning_desktop.core.errors import KnownError
from samordning_desktop.core.grounds import GROUND_WORDS, Ground
from samordning_desktop.core.handover import Handover
from samordning_desktop.core.network import NetworkMember
from samordning_desktop.core.permission import Permission
from samordning_desktop.ui.dialogs import disclosure as disclosure_dialog
from samordning_desktop.ui.dialogs.disclosure import BEFORE, CHOOSE, ON_PAPER, Sheet
from samordning_desktop.ui.kit.tick import Tick
from ui.dialogs.pressing import REFUSALS, click, named, tab_to, tick

TODAY = date(2026, 11, 23)
SCOPE = ConsentScope((Party(PartyKind.UNIT, "Vårdcentralen", ("situation",)),))
BO = NetworkMember("b", "Bo Berg", "bror")
COVERED = Permission(
    Standing(ConsentState.VALID, date(2027, 8, 31), 281), Coverage(SCOPE), (Consent("c", date(2026, 9, 1), "3"),), (BO,)
)  # fmt: skip
WITHDRAWN = Permission(Standing(ConsentState.WITHDRAWN, None, None, TODAY), Coverage(SCOPE), (), (BO,))
PAPER = replace(COVERED, coverage=Coverage())
GOAL, RATINGS = "Mål och nuläge", "Självskattningar"
NOTE = click("Notera utlämnandet")
GIVEN = Handover("Vårdcentralen", ("situation",), Way.SPOKEN, Ground.CONSENT, TODAY)
REASONED = replace(GIVEN, receiver="Bo", ground=Ground.OWN_DUTY, reason="Behövs.")


def ask(kit, permission=COVERED, **more):
    return lambda: disclosure_dialog.ask(None, kit, "Åsa Ö.", permission, **more)


def to(name):
    return lambda dialog: named(dialog, QComboBox, "Till vem").setCurrentText(name)


def what(words):
    return lambda dialog: named(dialog, QCheckBox, words).click()


def write(name, text):
    return lambda dialog: named(dialog, QLineEdit, name).setText(text)


def ground(chosen):
    """Chooses a ground as a person does."""

    def act(dialog):
        box = named(dialog, QComboBox, "Grund")
        box.setCurrentIndex(box.findData(chosen.value))

    return act


def reason(text):
    return lambda dialog: named(dialog, QPlainTextEdit, "Skäl").setPlainText(text)


def chosen(said):
    return lambda dialog: said.append(named(dialog, QComboBox, "Grund").currentText())


def says(dialog, words):
    return any(words in one.text() for one in dialog.findChildren(QLabel) if one.isVisible())


def test_consent_is_chosen_by_itself_when_it_covers(kit, hand):
    said = []
    given = hand(
        ask(kit), chosen(said), to("vårdcentralen"), chosen(said), what(GOAL), chosen(said),
        write("Närmare bestämt", " boendet "), NOTE,
    )  # fmt: skip
    consent = "Samtycke (OSL 10 kap. 1 § med 12 kap. 2 §)"
    assert said == [CHOOSE, CHOOSE, consent]
    assert given == replace(GIVEN, receiver="vårdcentralen", words="boendet")


def test_it_is_let_go_again_when_it_does_not_and_says_why(kit, hand):
    said, stopped = [], []
    given = hand(
        ask(kit), to("Vårdcentralen"), what(GOAL), what(RATINGS), chosen(said),
        lambda dialog: stopped.append(
            says(dialog, "Samtycke går inte att välja: samtycket låter inte Vårdcentralen få Självskattningar.")
        ),
        what(RATINGS), chosen(said), to("Åke"), chosen(said), NOTE,
        lambda dialog: stopped.append(dialog.message.startswith("Ingen grund är vald.")),
        click("Avbryt"),
    )  # fmt: skip
    assert given is None
    assert said == [CHOOSE, "Samtycke (OSL 10 kap. 1 § med 12 kap. 2 §)", CHOOSE]
    assert stopped == [True, True]


def test_chosen_by_hand_where_it_does_not_cover_it_is_stopped_in_words(kit, hand):
    seen = []
    given = hand(
        ask(kit, WITHDRAWN), to("Vårdcentralen"), what(GOAL), ground(Ground.CONSENT),
        lambda dialog: seen.append(says(dialog, "Stoppas: samtycket återkallades 2026-11-23.")),
        NOTE,
        lambda dialog: seen.append(dialog.message.startswith("Samtycket är ingen grund här: samtycket återkallades")),
        click("Avbryt"),
    )  # fmt: skip
    assert (given, seen) == (None, [True, True])


def test_on_the_day_of_a_withdrawal_it_asks_whether_it_was_before(kit, hand):
    seen = []

    def asked(dialog):
        seen.append(named(dialog, QCheckBox, BEFORE).isVisible())

    signed = (Consent("c", date(2026, 9, 1), "3", pack_scope(SCOPE)),)
    permission = replace(WITHDRAWN, consents=signed, day=TODAY)
    given = hand(
        ask(kit, permission), asked, to("Vårdcentralen"), what(GOAL), chosen(seen),
        write("Dag", "2026-11-22"), asked, chosen(seen), write("Dag", "2026-11-23"), asked,
        tick(BEFORE), chosen(seen), lambda dialog: seen.append(says(dialog, "Stoppas")), NOTE,
    )  # fmt: skip
    consent = "Samtycke (OSL 10 kap. 1 § med 12 kap. 2 §)"
    assert seen == [True, CHOOSE, False, consent, True, consent, False]
    assert given == replace(GIVEN, before=True)


@pytest.mark.parametrize("zoom", [100, 150, 200])
def test_before_is_seen_when_it_comes_to_be_asked_and_when_the_keyboard_gets_there(kit, hand, theme, zoom):
    theme.set_zoom(zoom)
    permission = replace(WITHDRAWN, consents=(Consent("c", date(2026, 9, 1), "3"),), day=TODAY)
    seen = []

    def look(dialog):
        box, port = named(dialog, QCheckBox, BEFORE), dialog._scroll.viewport()
        seen.append(port.rect().contains(QRect(box.mapTo(port, QPoint()), box.size())))

    def to_top(dialog):
        dialog._scroll.verticalScrollBar().setValue(0)
        named(dialog, QComboBox, "Till vem").setFocus()

    hand(
        ask(kit, permission), write("Dag", "2026-11-22"), to_top, write("Dag", "2026-11-23"), look,
        to_top, tab_to(BEFORE), look, click("Avbryt"),
    )  # fmt: skip
    assert seen == [True, True]


def test_before_is_not_kept_from_another_day(kit, hand):
    permission = replace(WITHDRAWN, consents=(Consent("c", date(2026, 9, 1), "3"),), day=TODAY)
    given = hand(ask(kit, permission), to("Bo"), what(GOAL), tick(BEFORE), write("Dag", "2026-11-22"), NOTE)
    assert given == replace(GIVEN, receiver="Bo", when=date(2026, 11, 22))


def test_a_sheet_is_handed_out_today_and_after_the_withdrawal(kit, hand):
    seen = []
    permission = replace(WITHDRAWN, consents=(Consent("c", date(2026, 9, 1), "3"),), day=TODAY)
    hand(
        ask(kit, permission, sheet=Sheet("Diagram", ("ratings",))), to("Bo"), ground(Ground.CONSENT),
        lambda dialog: seen.extend(
            one.isVisible() for one in dialog.findChildren(QWidget) if one.accessibleName() in ("Dag", BEFORE)
        ),
        lambda dialog: seen.append(says(dialog, "Stoppas: samtycket återkallades 2026-11-23.")), click("Avbryt"),
    )  # fmt: skip
    assert seen == [True]


@pytest.mark.parametrize("other", set(Ground) - {Ground.CONSENT})
def test_the_other_grounds_ask_for_a_reason(kit, hand, other):
    seen = []
    given = hand(
        ask(kit, WITHDRAWN), to("Bo Berg, bror"), what(GOAL), ground(other),
        lambda dialog: seen.append(named(dialog, QPlainTextEdit, "Skäl").isVisible()),
        lambda dialog: seen.append(says(dialog, GROUND_WORDS[other].about)),
        NOTE,
        lambda dialog: seen.append(dialog.message.startswith("Skälet saknas.")),
        lambda dialog: seen.append(named(dialog, QPlainTextEdit, "Skäl").hasFocus()),
        reason("Akut."), NOTE,
    )  # fmt: skip
    assert seen == [True] * 4
    assert given == replace(GIVEN, receiver="Bo Berg, bror", ground=other, reason="Akut.")


def test_consent_asks_for_no_reason(kit, hand):
    seen = []
    hand(
        ask(kit), to("Vårdcentralen"), what(GOAL),
        lambda dialog: seen.append(named(dialog, QPlainTextEdit, "Skäl").isVisible()), click("Avbryt"),
    )  # fmt: skip
    assert seen == [False]


def test_a_ground_that_was_chosen_is_kept_whatever_else_is(kit, hand):
    said = []
    hand(ask(kit), ground(Ground.STATUTE), to("Vårdcentralen"), what(GOAL), chosen(said), click("Avbryt"))
    assert said == ["Skyldighet enligt lag eller förordning (OSL 10 kap. 28 §)"]


def test_a_form_without_scope_sends_to_the_paper(kit, hand):
    seen = []
    given = hand(
        ask(kit, PAPER), to("Vem Som Helst"), what(RATINGS),
        lambda dialog: seen.append(says(dialog, ON_PAPER)), NOTE,
    )  # fmt: skip
    assert seen == [True]
    assert given == replace(GIVEN, receiver="Vem Som Helst", kinds=("ratings",))


def test_those_at_hand_and_all_kinds_are_there_to_choose(kit, hand):
    seen = []
    hand(
        ask(kit),
        lambda dialog: seen.append([named(dialog, QComboBox, "Till vem").itemText(at) for at in range(2)]),
        lambda dialog: seen.append(sum(one.isVisible() for one in dialog.findChildren(Tick))),
        click("Avbryt"),
    )
    assert seen == [["Vårdcentralen", "Bo Berg, bror"], 7]


@pytest.mark.parametrize(("word", "way"), [("Hur: på papper", Way.PRINT), ("Hur: i fil", Way.FILE)])
def test_how(kit, hand, word, way):
    given = hand(ask(kit), to("Vårdcentralen"), what(GOAL), click(word), NOTE)
    assert given == replace(GIVEN, way=way)


@pytest.mark.parametrize(
    ("acts", "sentence"),
    [
        ((ground(Ground.STATUTE), reason("x"), what(GOAL)), "Det står inte till vem uppgiften lämnas ut."),
        ((ground(Ground.STATUTE), reason("x"), to("Bo")), "Det står inte vad som lämnas ut."),
        ((write("Dag", "2026-11-24"), ground(Ground.STATUTE), reason("x"), to("Bo"), what(GOAL)), "2026-11-24"),
        ((write("Dag", "i går kväll"), to("Bo"), what(GOAL)), "i går kväll"),
        ((write("Närmare bestämt", "å" * 501), ground(Ground.STATUTE), reason("x"), to("Bo"), what(GOAL)), "501"),
    ],
)  # fmt: skip
def test_what_is_not_whole_is_refused(kit, hand, acts, sentence):
    said = []
    given = hand(
        ask(kit), *acts, NOTE, lambda dialog: said.append(dialog.message.split("\n")[0]), click("Avbryt")
    )
    assert given is None
    assert sentence in said[0]


@pytest.mark.parametrize(
    ("kind", "name", "limit"),
    [(QLineEdit, "Till vem", 200), (QLineEdit, "Närmare bestämt", 500), (QPlainTextEdit, "Skäl", 2_000)],
)
def test_a_text_too_long_has_the_keyboard(kit, hand, kind, name, limit):
    seen = []

    def fill(dialog):
        field = named(dialog, kind, name)
        (field.setText if kind is QLineEdit else field.setPlainText)("å" * (limit + 1))

    hand(
        ask(kit), ground(Ground.STATUTE), reason("x"), to("Bo"), what(GOAL), fill, NOTE,
        lambda dialog: seen.append((f"{limit + 1}" in dialog.message, named(dialog, kind, name).hasFocus())),
        click("Avbryt"),
    )  # fmt: skip
    assert seen == [(True, True)]


def test_a_reason_is_not_kept_where_none_is_asked_for(kit, hand):
    given = hand(
        ask(kit), to("Vårdcentralen"), what(GOAL), ground(Ground.STATUTE), reason("Akut."),
        ground(Ground.CONSENT), NOTE,
    )  # fmt: skip
    assert given == GIVEN


def test_a_click_on_the_words_ticks_and_another_lets_go(kit, hand):
    seen = []

    def press(dialog):
        tick = named(dialog, QCheckBox, GOAL).parentWidget()
        QTest.mouseClick(tick.findChild(QLabel), Qt.MouseButton.LeftButton)
        seen.append(tick.ticked)

    hand(ask(kit), press, press, click("Avbryt"))
    assert seen == [True, False]


def test_a_sheet_says_what_and_how_beforehand(kit, hand):
    sheet = Sheet("Diagram", ("ratings",))
    seen = []
    given = hand(
        ask(kit, PAPER, sheet=sheet), lambda dialog: seen.append(says(dialog, "Diagram: Självskattningar")),
        lambda dialog: seen.append(dialog.findChildren(Tick)), to("Bo"), click("Notera och visa utskriften"),
    )  # fmt: skip
    assert seen == [True, []]
    assert given == replace(GIVEN, receiver="Bo", kinds=("ratings",), way=Way.PRINT)


@pytest.mark.parametrize("refusal", REFUSALS)
@pytest.mark.parametrize("filled", [False, True])
def test_no_notes_nothing(kit, hand, refusal, filled):
    acts = (to("Vårdcentralen"), what(GOAL)) if filled else ()
    assert hand(ask(kit), *acts, REFUSALS[refusal]) is None


@pytest.mark.parametrize("given", [GIVEN, replace(REASONED, way=Way.FILE, words="x", when=date(2026, 9, 2))])
def test_opens_again_with_what_was_given_and_why_it_was_refused(kit, hand, given):
    said = []
    again = hand(
        ask(kit, again=given, error=KnownError("disk.full")),
        lambda dialog: said.append(dialog.message.split("\n")[0]),
        NOTE,
    )
    assert (again, said) == (given, ["Disken är full."])


def test_it_can_be_filled_in_by_the_keyboard_alone(kit, hand):
    def type_there(dialog):
        focus = dialog.focusWidget()
        assert isinstance(focus, QWidget)
        QTest.keyClicks(named(dialog, QComboBox, "Till vem").lineEdit(), "Bo Berg")
        QTest.keyClick(named(dialog, QCheckBox, GOAL), Qt.Key.Key_Space)

    given = hand(ask(kit, PAPER), type_there, ground(Ground.OWN_DUTY), reason("Behövs."), NOTE)
    assert given == replace(REASONED, receiver="Bo Berg")
