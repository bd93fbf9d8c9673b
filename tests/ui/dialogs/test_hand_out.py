"""To whom something about several people goes, on what ground; and who is in it."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtWidgets import QComboBox, QLabel, QListWidget, QPlainTextEdit

from samordning_desktop.core.disclosure import Way
from samordning_desktop.core.grounds import Ground
from samordning_desktop.core.handing import BOARD_KINDS, Portion
from samordning_desktop.core.handover import Handover
from samordning_desktop.ui.dialogs import hand_out, handed_parts
from samordning_desktop.ui.dialogs.handed_parts import VERB, portion_words
from ui.dialogs.pressing import REFUSALS, click, enter, named

ON = "Gå vidare"
GIVEN = Handover("Vårdcentralen", BOARD_KINDS, Way.FILE, Ground.CONSENT, date(2026, 11, 23))
IN, OUT = Portion("1", "Anna Alm", GIVEN), Portion("2", "Bo Ek", None, "samtycke saknas")
PART = Portion("3", "Åke Ö", GIVEN, "samtycket låter inte Vårdcentralen få Mål och nuläge", on_paper=True)


def ask(kit):
    return lambda: hand_out.ask(None, kit, BOARD_KINDS, Way.FILE, ["Vårdcentralen"])


def to(name):
    return lambda dialog: named(dialog, QComboBox, "Till vem").setCurrentText(name)


def on(ground):
    def act(dialog):
        box = named(dialog, QComboBox, "Grund")
        box.setCurrentIndex(box.findData(ground.value))

    return act


def reason(text):
    return lambda dialog: named(dialog, QPlainTextEdit, "Skäl").setPlainText(text)


def test_on_consent_it_takes_a_receiver(kit, hand):
    given = hand(ask(kit), to("  Vårdcentralen "), click(ON))
    assert (given.receiver, given.kinds, given.way, given.ground, given.reason) == (
        "Vårdcentralen", BOARD_KINDS, Way.FILE, Ground.CONSENT, "",
    )  # fmt: skip
    assert given.when == kit.clock.today()


def test_without_a_receiver_or_a_reason_it_stays_and_says_why(kit, hand):
    heard = []

    def hear(dialog):
        heard.append(dialog.message)

    given = hand(
        ask(kit), click(ON), hear, to("Åke"), on(Ground.STATUTE), click(ON), hear, reason("  Lagen. "), click(ON)
    )  # fmt: skip
    assert [one.split(".")[0] for one in heard] == [
        "Det står inte till vem uppgiften lämnas ut",
        "Skälet saknas",
    ]
    assert (given.ground, given.reason) == (Ground.STATUTE, "Lagen.")


def test_a_reason_for_a_ground_let_go_of_does_not_follow(kit, hand):
    given = hand(ask(kit), to("Åke"), on(Ground.STATUTE), reason("Lagen."), on(Ground.CONSENT), click(ON))
    assert given.reason == ""


@pytest.mark.parametrize("refusal", REFUSALS)
def test_no_is_nobody(kit, hand, refusal):
    assert hand(ask(kit), to("Vårdcentralen"), REFUSALS[refusal]) is None
    assert hand(lambda: handed_parts.ask(None, kit, GIVEN, [OUT, IN]), REFUSALS[refusal]) is False


def test_those_left_out_stand_first_then_those_with_a_part(kit, hand):
    seen = []

    def read(dialog):
        listed = dialog.findChild(QListWidget)
        seen.extend(listed.item(at).text().split("\n")[0] for at in range(listed.count()))
        seen.extend(one.text() for one in dialog.findChildren(QLabel) if "är med" in one.text())

    assert hand(lambda: handed_parts.ask(None, kit, GIVEN, [IN, PART, OUT]), read, enter) is True
    assert seen[:3] == ["Bo Ek", "Åke Ö", "Anna Alm"]
    assert "2\u00a0personer är med" in seen[3]
    assert "1\u00a0person är inte med" in seen[3]


def test_when_nobody_may_be_in_it_there_is_nothing_to_agree_to(kit, hand):
    verbs = []

    def read(dialog):
        verbs.extend(one.text() for one in dialog.verbs)
        dialog.reject()

    assert hand(lambda: handed_parts.ask(None, kit, GIVEN, [OUT]), read) is False
    assert verbs == ["Stäng"]
    assert VERB not in verbs


@pytest.mark.parametrize(
    ("portion", "words"),
    [
        (IN, "Anna Alm\nMed: Mål och nuläge; Insatser, planering och nästa steg."),
        (OUT, "Bo Ek\nInte med: samtycke saknas."),
        (
            PART,
            "Åke Ö\nMed: Mål och nuläge; Insatser, planering och nästa steg. Resten är inte med: samtycket låter inte "
            "Vårdcentralen få Mål och nuläge. Vem samtycket omfattar står bara på papperet: se efter där.",
        ),
    ],
)
def test_each_in_words(portion, words):
    assert portion_words(portion) == words
