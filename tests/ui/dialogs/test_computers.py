"""The list of computers: one thing at a time, and a no is a no."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QLabel, QPushButton

from samordning_desktop.core.errors import KnownError
from samordning_desktop.core.peer import OurCard, Own, Peer
from samordning_desktop.ui.dialogs import computers
from samordning_desktop.ui.dialogs.computers import Bar, ChangeKeys, LetIn, Pair, bar_words, state_words
from samordning_desktop.ui.kit.labels import whole
from ui.dialogs.pressing import click, close, enter, esc, keys, space, tab_to

DAY = date(2026, 11, 23)
PRINT = "tulpan kajak vinter ostron gunga 0471 1982"
OWN = Own("Falköping", "Karins dator", True, PRINT)
OTHER = Peer("a", "Falköping", PRINT, True, "Lars dator", own=True)
THERE = Peer("b", "Lidköping", PRINT, False)
BARRED = Peer("c", "Lidköping", PRINT, True, "Gamla datorn", barred=DAY)
THEIRS = replace(BARRED, id="d", computer="Stulna datorn", theirs=True)
FORMER = replace(BARRED, id="e", former=True)
ALL = (OTHER, THERE, BARRED, THEIRS)


def ask(kit, peers=ALL, **more):
    return lambda: computers.ask(None, kit, more.pop("own", OWN), peers, **more)


@pytest.mark.parametrize(
    ("peer", "words"),
    [
        (OTHER, "Bekräftad"),
        (THERE, "Väntar på att bekräftas"),
        (BARRED, "Spärrad den 23 november 2026"),
        (THEIRS, "Spärrad av Lidköping den 23 november 2026"),
        (FORMER, "Tidigare nycklar, ersatta av ett nyare ortskort"),
    ],
)
def test_says_how_it_stands(peer, words):
    assert state_words(peer) == words


def test_shows_ours_first_and_what_can_be_done_with_each(kit, hand):
    texts, buttons = [], []
    hand(
        ask(kit),
        lambda dialog: texts.extend(whole(label.text()) for label in dialog.findChildren(QLabel)),
        lambda dialog: buttons.extend(
            one.accessibleName() for one in dialog.findChildren(QPushButton) if one.accessibleName()
        ),
        click("Stäng"),
    )
    assert (
        texts.index("Karins dator: den här datorn")
        < texts.index("Lars dator: Bekräftad")
        < texts.index("Lidköping")
    )
    assert "Dator utan namn: Väntar på att bekräftas" in texts
    assert buttons == [
        "Byt nycklar på den här datorn", "Spärra Lars dator", "Spärra Lidköping",
        "Släpp in Lidköping, Gamla datorn igen",
    ]  # fmt: skip
    assert not any("återställt" in text for text in texts)


EARLY = Peer("x", "Skara", PRINT, True, "Idas dator", added=date(2026, 3, 2))
LATE = replace(EARLY, id="y", fingerprint="älva åker öring köpman gröt 1029 3847", added=DAY)


def test_the_keyboard_begins_at_the_safe_way_out(kit, hand):
    at = []
    hand(ask(kit), lambda dialog: at.append(dialog.focusWidget().text()), esc)
    assert at == ["Stäng"]


def test_computers_of_one_name_are_told_apart(kit, hand):
    texts, buttons = [], []
    given = hand(
        ask(kit, [EARLY, LATE, replace(LATE, id="z", confirmed=False), replace(FORMER, name="Skara")]),
        lambda dialog: texts.extend(whole(label.text()) for label in dialog.findChildren(QLabel)),
        lambda dialog: buttons.extend(
            one.accessibleName() for one in dialog.findChildren(QPushButton) if one.accessibleName()
        ),
        click(
            "Spärra Skara, Idas dator, kortet togs in den 23 november 2026, fingeravtrycket börjar ”älva åker”"
        ),
    )
    assert given == Bar(LATE)
    assert "Kortet togs in den 2 mars 2026, fingeravtrycket börjar ”tulpan kajak”." in texts
    assert "Kortet togs in den 23 november 2026." in texts  # of one that is to be heard nothing is shown
    assert len(buttons) == len(set(buttons)) == 4


def test_computers_that_nothing_tells_apart_are_told_by_their_order(kit, hand):
    buttons = []
    fresh = replace(LATE, confirmed=False)
    bare = replace(fresh, id="v", name="Mora", computer="", added=None)
    given = hand(
        ask(kit, [bare, replace(bare, id="w"), fresh, replace(fresh, id="z")]),
        lambda dialog: buttons.extend(
            (one.mapTo(dialog, QPoint()).y(), one.accessibleName())
            for one in dialog.findChildren(QPushButton)
            if "Mora" in one.accessibleName()
        ),
        click("Spärra Skara, Idas dator, kortet togs in den 23 november 2026, 2 av 2"),
    )
    assert given == Bar(replace(fresh, id="z"))
    assert [name for _, name in sorted(buttons)] == ["Spärra Mora, 1 av 2", "Spärra Mora, 2 av 2"]


def test_with_former_keys_nothing_can_be_done(kit, hand):
    buttons = []
    hand(
        ask(kit, [FORMER]),
        lambda dialog: buttons.extend(
            one.accessibleName() for one in dialog.findChildren(QPushButton) if one.accessibleName()
        ),
        click("Stäng"),
    )
    assert buttons == ["Byt nycklar på den här datorn"]


def test_barring_asks_with_what_tells_the_computer_apart():
    headline, text = bar_words(EARLY, [EARLY, THERE, replace(LATE, former=True, barred=DAY)])
    assert headline == "Spärra Skara, Idas dator?"
    assert text.startswith(
        "Kortet togs in den 2 mars 2026, fingeravtrycket börjar ”tulpan kajak”.\nInget mer går dit"
    )
    assert bar_words(EARLY, [EARLY, LATE])[1].startswith(
        "Kortet togs in den 2 mars 2026, fingeravtrycket börjar ”tulpan kajak”. Flera datorer heter så: se till att det är "
        "rätt.\n"
    )
    assert bar_words(THERE, [THERE])[1].startswith("Inget mer går dit")


def test_after_a_backup_new_keys_are_offered(kit, hand):
    texts = []
    hand(
        ask(kit, own=replace(OWN, gone_back=True)),
        lambda dialog: texts.extend(label.text() for label in dialog.findChildren(QLabel)),
        click("Stäng"),
    )
    assert any("Är den gamla datorn borta eller stulen? Byt nycklar." in text for text in texts)
    assert any(
        "innan ni har lämnat ett paket härifrån och sedan tagit in deras nästa" in text for text in texts
    )


def test_our_own_words_are_always_to_be_read(kit, hand):
    names = []
    hand(
        ask(kit),
        lambda dialog: names.extend(label.accessibleName() for label in dialog.findChildren(QLabel)),
        click("Stäng"),
    )
    assert f"Vårt fingeravtryck: {PRINT}" in names


@pytest.mark.parametrize(
    ("own", "card", "said"),
    [
        (OWN, OurCard.UNSEEN, False),
        (replace(OWN, new_keys=True), OurCard.CONFIRMED, False),
        (replace(OWN, new_keys=True), OurCard.CHANGED, True),
    ],
)
def test_after_new_keys_it_says_who_lacks_the_new_card(kit, hand, own, card, said):
    texts = []
    hand(
        ask(kit, [replace(OTHER, card=card), THERE, BARRED], own=own),
        lambda dialog: texts.extend(label.text() for label in dialog.findChildren(QLabel)),
        click("Stäng"),
    )
    words = (
        "Nycklarna är bytta. Det har inte synts än att vår andra dator har bekräftat det nya ortskortet: "
        "läs upp orden."
    )
    assert (words in texts) is said


@pytest.mark.parametrize(
    ("verb", "choice"),
    [
        ("Spärra Lars dator", Bar(OTHER)),
        ("Spärra Lidköping", Bar(THERE)),
        ("Byt nycklar på den här datorn", ChangeKeys()),
        ("Byt ortskort …", Pair()),
    ],
)
def test_gives_what_is_chosen(kit, hand, verb, choice):
    assert hand(ask(kit), click(verb)) == choice


def test_lets_in_with_the_fingerprint_as_heard(kit, hand):
    verb = "Släpp in Lidköping, Gamla datorn igen"
    given = hand(ask(kit), tab_to(verb), space, keys(PRINT), enter)
    assert given == LetIn(BARRED, PRINT)
    assert hand(ask(kit), click(verb), keys("fel"), enter, click("Avbryt"), click("Stäng")) is None


@pytest.mark.parametrize("refuse", [esc, close, click("Stäng")], ids=["esc", "x", "stäng"])
def test_closing_means_nothing(kit, hand, refuse):
    assert hand(ask(kit), refuse) is None


def test_opens_again_with_why_it_was_refused(kit, hand):
    messages = []
    hand(
        ask(kit, error=KnownError("peer.barred_there", name="Lidköping")),
        lambda dialog: messages.append(dialog.message.splitlines()[0]),
        click("Stäng"),
    )
    assert messages == ["Datorn är spärrad av sin egen ort, ”Lidköping”."]
