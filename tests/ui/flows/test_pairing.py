"""The talk between two, with one of them at the window; and a computer shut out, let in, and given new keys."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QLabel, QLineEdit

from dumps import dump
from samordning_desktop.core.entities import DEVICE, device_id
from samordning_desktop.core.scopes import site_scope
from samordning_desktop.ops import setup
from samordning_desktop.sync import peers
from samordning_desktop.ui.command import Command
from samordning_desktop.ui.dialogs.computers import CHANGE, CHANGED, ComputersDialog
from samordning_desktop.ui.dialogs.confirm_peer import ConfirmDialog
from samordning_desktop.ui.dialogs.pair import PairDialog
from samordning_desktop.ui.kit.help_page import HelpPage
from stores import LIDKOPING, introduce
from ui.dialogs.pressing import REFUSALS, On, click, named
from ui.flows.effects import on_disk

BO = "Lidköping, Bos dator"


@pytest.fixture
def other(cheap_keys, ready_stores, tmp_path, clock):
    """Lidköping's store."""
    other = ready_stores.open_copy(tmp_path / "lidkoping", clock, LIDKOPING)
    yield other
    setup.close(other, setup.NoSecrets())


@pytest.fixture
def met(desk, other):
    introduce(desk, other)


def pair(window):
    return window.menus.action(Command.PAIR).trigger


def on_pair(act):
    return On(PairDialog, act)


def on_list(act):
    return On(ComputersDialog, act)


def hear(fingerprint):
    return On(
        ConfirmDialog, lambda dialog: named(dialog, QLineEdit, "Skriv det de läser upp").setText(fingerprint)
    )


def choose(files, path):
    return on_pair(lambda _dialog: setattr(files, "answer", path))


def test_cards_are_exchanged_and_confirmed(window, desk, other, files, tmp_path, in_dialog, qtbot):
    mine, theirs = tmp_path / "mitt.ortskort", tmp_path / "deras.ortskort"
    theirs.write_bytes(peers.own_card(other))
    in_dialog(
        pair(window),
        choose(files, mine), on_pair(click("Spara vårt ortskort …")),
        choose(files, theirs), on_pair(click("Ta in ett ortskort …")),
        on_pair(click(f"Läs upp och bekräfta {BO}")),
        hear(peers.own_fingerprint(other)), On(ConfirmDialog, click("Bekräfta Lidköping")),
        on_pair(click("Stäng")),
    )  # fmt: skip
    qtbot.waitUntil(lambda: window.at_rest)
    assert [(peer.title, peer.confirmed) for peer in peers.peers(desk)] == [(BO, True)]
    assert peers.own(desk).card_saved == desk.clock.today()
    assert peers.add_peer(other, mine.read_bytes()).value.title == "Falköping, Karins dator"


def test_what_is_no_card_is_said_and_the_talk_goes_on(window, desk, files, tmp_path, in_dialog, qtbot):
    letter = tmp_path / "brev.ortskort"
    letter.write_bytes(b"hej")
    said = []
    in_dialog(
        pair(window),
        choose(files, letter),
        on_pair(click("Ta in ett ortskort …")),
        on_pair(lambda dialog: said.append(dialog.message)),
        on_pair(click("Stäng")),
    )
    qtbot.waitUntil(lambda: window.at_rest)
    assert said[0].startswith("Filen är inte ett ortskort")
    assert peers.peers(desk) == []


@pytest.mark.parametrize("sure", [True, False])
def test_a_computer_is_barred_by_whoever_is_sure(window, desk, met, messages, in_dialog, qtbot, sure):
    messages.answer(f"Spärra {BO}?", yes=sure)
    in_dialog(
        pair(window),
        on_pair(click("Visa orter och datorer …")),
        on_list(click(f"Spärra {BO}")),
        on_list(click("Stäng")),
    )
    qtbot.waitUntil(lambda: window.at_rest)
    assert messages.asked[0][4] is True
    assert messages.helped == [HelpPage.COMPUTERS]
    assert messages.asked[0][1].startswith("Kortet togs in den 23 november 2026, fingeravtrycket börjar")
    assert [peer.barred for peer in peers.peers(desk)] == [desk.clock.today() if sure else None]


def test_it_is_let_in_again_with_its_fingerprint(window, desk, other, met, in_dialog, qtbot):
    peers.bar_peer(desk, peers.peers(desk)[0].id)
    in_dialog(
        pair(window),
        on_pair(click("Visa orter och datorer …")),
        on_list(click(f"Släpp in {BO} igen")),
        hear(peers.own_fingerprint(other)),
        On(ConfirmDialog, click("Släpp in datorn igen")),
        on_list(click("Stäng")),
    )
    qtbot.waitUntil(lambda: window.at_rest)
    assert [peer.barred for peer in peers.peers(desk)] == [None]


def barred_by_us(desk, _other):
    peers.bar_peer(desk, peers.peers(desk)[0].id)


def barred_by_its_own(desk, other):
    """As when another computer of Lidköping's has said it."""
    site, theirs = other.store.site_id, peers.peers(desk)[0].id
    with desk.write() as writing:
        writing.put(site_scope(site), DEVICE, device_id(site, theirs), {"barred": "2026-11-01"})


@pytest.mark.parametrize(
    ("bar", "advice"),
    [
        (barred_by_us, "Släpp in igen"),
        (barred_by_its_own, "Bara den orten kan släppa in den igen"),
    ],
)
def test_the_card_of_a_barred_computer_says_that_it_is_barred(
    window, desk, other, met, files, tmp_path, in_dialog, qtbot, bar, advice
):
    bar(desk, other)
    card = tmp_path / "deras.ortskort"
    card.write_bytes(peers.own_card(other))
    said, steps = [], []
    in_dialog(
        pair(window),
        choose(files, card),
        on_pair(click("Ta in ett ortskort …")),
        on_pair(lambda dialog: said.append((dialog.message, dialog.held_up))),
        on_pair(lambda dialog: steps.extend(label.text() for label in dialog.findChildren(QLabel))),
        on_pair(click("Stäng")),
    )
    qtbot.waitUntil(lambda: window.at_rest)
    assert advice in said[0][0]
    assert said[0][1]
    assert not any(text.startswith("Klart") for text in steps)


@pytest.mark.parametrize("sure", [True, False])
def test_keys_are_changed_by_whoever_is_sure(window, desk, messages, in_dialog, qtbot, sure):
    before = peers.own_fingerprint(desk)
    messages.answer(CHANGE[0], yes=sure)
    said = []
    read = on_pair(lambda dialog: said.append((dialog.message, dialog.held_up)))
    then = [read, on_pair(click("Stäng"))] if sure else [on_list(click("Stäng"))]
    in_dialog(
        pair(window),
        on_pair(click("Visa orter och datorer …")),
        on_list(click("Byt nycklar på den här datorn")),
        *then,
    )
    qtbot.waitUntil(lambda: window.at_rest)
    assert (peers.own_fingerprint(desk) != before) is sure
    assert said == ([("\n".join(CHANGED), False)] if sure else [])


def test_the_list_leads_back_to_the_talk(window, in_dialog, qtbot):
    in_dialog(
        pair(window),
        on_pair(click("Visa orter och datorer …")),
        on_list(click("Byt ortskort …")),
        on_pair(click("Stäng")),
    )
    qtbot.waitUntil(lambda: window.at_rest)


def leaving(refuse):
    """The same "no" in a window that is only left: its verb says so."""
    return click("Stäng") if refuse is REFUSALS["avbryt"] else refuse


@pytest.mark.parametrize("refuse", REFUSALS.values(), ids=REFUSALS)
def test_no_in_the_talk_changes_neither_store_nor_disk(window, desk, other, in_dialog, qtbot, refuse):
    peers.add_peer(desk, peers.own_card(other))
    before = dump(desk), on_disk(desk)
    in_dialog(pair(window), on_pair(leaving(refuse)))
    qtbot.waitUntil(lambda: window.at_rest)
    in_dialog(
        pair(window),
        on_pair(click(f"Läs upp och bekräfta {BO}")),
        hear(peers.own_fingerprint(other)), On(ConfirmDialog, refuse),
        on_pair(click("Stäng")),
    )  # fmt: skip
    qtbot.waitUntil(lambda: window.at_rest)
    assert (dump(desk), on_disk(desk)) == before


@pytest.mark.parametrize("refuse", REFUSALS.values(), ids=REFUSALS)
def test_no_among_the_computers_changes_neither_store_nor_disk(
    window, desk, other, met, in_dialog, qtbot, refuse
):
    peers.bar_peer(desk, peers.peers(desk)[0].id)
    before = dump(desk), on_disk(desk)
    in_dialog(
        pair(window),
        on_pair(click("Visa orter och datorer …")),
        on_list(click(f"Släpp in {BO} igen")),
        hear(peers.own_fingerprint(other)), On(ConfirmDialog, refuse),
        on_list(leaving(refuse)),
    )  # fmt: skip
    qtbot.waitUntil(lambda: window.at_rest)
    assert (dump(desk), on_disk(desk)) == before
