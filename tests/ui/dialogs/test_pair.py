"""Pairing with another site."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton

from samordning_desktop.core.errors import KnownError
from samordning_desktop.core.peer import Peer
from samordning_desktop.ui.dialogs import pair
from samordning_desktop.ui.dialogs.pair import AddCard, ConfirmPeer, SaveCard, card_kinds, peers_words
from ui.dialogs.pressing import click, close, enter, esc, keys, named, space, tab_to

OWN = "04711 98220 35571 60093 41168 27755"
THEIRS = "10293 84756 10293 84756 10293 84756"
WAITING = Peer("a", "Lidköping", THEIRS, False)
CONFIRMED = Peer("b", "Skara", OWN, True)
FIELD = "Fingeravtrycket som Lidköping läser upp"


@pytest.mark.parametrize(
    ("peers", "words"),
    [
        ([], "Ingen annan ort har lämnat sitt kort än."),
        ([CONFIRMED], "1 ort har lämnat sitt kort, och allt är bekräftat."),
        ([CONFIRMED] * 2, "2 orter har lämnat sitt kort, och allt är bekräftat."),
        (
            [WAITING],
            "1 ort har lämnat sitt kort. 1 väntar på att bekräftas: dit kan inget skickas än.",
        ),
        (
            [CONFIRMED, WAITING, WAITING],
            "3 orter har lämnat sitt kort. 2 väntar på att bekräftas: dit kan inget skickas än.",
        ),
    ],
)
def test_says_how_many_and_how_many_wait(peers, words):
    assert peers_words(peers) == words


def test_a_card_is_known_by_its_suffix():
    assert card_kinds("falkoping.ortskort") == "Ortskort (*.ortskort)"


def ask(kit, peers=(WAITING, CONFIRMED), **more):
    return lambda: pair.ask(None, kit, "Falköping", OWN, peers, "falkoping.ortskort", **more)


def test_shows_our_fingerprint_and_how_it_stands_with_each(kit, hand):
    texts, buttons = [], []
    hand(
        ask(kit),
        lambda dialog: texts.extend(label.text() for label in dialog.findChildren(QLabel)),
        lambda dialog: buttons.extend(button.text() for button in dialog.findChildren(QPushButton)),
        click("Stäng"),
    )
    for text in (OWN, "Lidköping: inte bekräftad", "Skara: bekräftad"):
        assert text in texts
    assert "Bekräfta Skara…" not in buttons


def test_does_not_show_the_fingerprint_that_is_to_be_heard(kit, hand):
    texts = []

    def collect(dialog):
        texts.extend(label.text() for label in dialog.findChildren(QLabel))

    hand(ask(kit), collect, click("Bekräfta Lidköping…"), collect, esc, esc)
    assert not any(THEIRS in text for text in texts)


def test_saves_our_card_where_the_user_says(kit, hand, files, tmp_path):
    files.answer = tmp_path / "vi.ortskort"
    assert hand(ask(kit), click("Spara vårt ortskort…")) == SaveCard(files.answer)
    assert files.asked[0][1:] == ("Spara vårt ortskort", "falkoping.ortskort", "Ortskort (*.ortskort)")
    assert not files.answer.exists()


def test_adds_the_card_that_the_user_points_at(kit, hand, files, tmp_path):
    files.answer = tmp_path / "de.ortskort"
    assert hand(ask(kit), click("Lägg till ett ortskort…")) == AddCard(files.answer)


@pytest.mark.parametrize("verb", ["Spara vårt ortskort…", "Lägg till ett ortskort…"])
def test_no_file_chosen_leaves_everything_as_it_was(kit, hand, verb):
    assert hand(ask(kit), click(verb), click("Stäng")) is None


@pytest.mark.parametrize("typed", [THEIRS, THEIRS.replace(" ", ""), THEIRS.replace(" ", "-"), f"  {THEIRS} "])
def test_confirms_with_the_fingerprint_typed_as_heard(kit, hand, typed):
    given = hand(ask(kit), click("Bekräfta Lidköping…"), keys(typed), click("Bekräfta Lidköping"))
    assert given == ConfirmPeer("Lidköping", THEIRS)


@pytest.mark.parametrize("typed", ["", OWN, THEIRS[:-1], f"{THEIRS}0"])
def test_another_fingerprint_confirms_nothing(kit, hand, typed):
    messages = []
    given = hand(
        ask(kit),
        click("Bekräfta Lidköping…"),
        lambda dialog: named(dialog, QLineEdit, FIELD).setText(typed),
        click("Bekräfta Lidköping"),
        lambda dialog: messages.append(dialog.message.splitlines()[0]),
        esc,
        click("Stäng"),
    )
    assert (given, messages) == (None, ["Fingeravtrycket stämmer inte med ortskortet för ”Lidköping”."])


@pytest.mark.parametrize("refuse", [esc, close, click("Avbryt")], ids=["esc", "x", "avbryt"])
def test_no_to_confirming_goes_back(kit, hand, refuse):
    assert hand(ask(kit), click("Bekräfta Lidköping…"), keys(THEIRS), refuse, click("Stäng")) is None


@pytest.mark.parametrize("refuse", [esc, close, click("Stäng")], ids=["esc", "x", "stäng"])
def test_closing_means_nothing(kit, hand, files, tmp_path, refuse):
    files.answer = tmp_path / "vi.ortskort"
    assert hand(ask(kit), refuse) is None
    assert files.asked == []


def test_by_keyboard_alone(kit, hand):
    given = hand(ask(kit), tab_to("Bekräfta Lidköping…"), space, keys(THEIRS), enter)
    assert given == ConfirmPeer("Lidköping", THEIRS)


def test_opens_again_with_how_the_last_step_went(kit, hand):
    messages = []
    hand(
        ask(kit, notice="Ortskortet är sparat."),
        lambda dialog: messages.append(dialog.message),
        click("Stäng"),
    )
    assert messages == ["Ortskortet är sparat."]


def test_opens_again_with_why_the_last_step_was_refused(kit, hand):
    messages = []
    hand(
        ask(kit, error=KnownError("peer.own")),
        lambda dialog: messages.append(dialog.message.splitlines()[0]),
        click("Stäng"),
    )
    assert messages == ["Det är det här registrets eget ortskort."]
