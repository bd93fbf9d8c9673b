"""What the first run sets going, when the computer is to belong to a site that exists."""

from __future__ import annotations

from threading import Event

import pytest
from PySide6.QtWidgets import QLabel

from samordning_desktop.core.errors import KnownError
from samordning_desktop.core.people import Principal, Setup
from samordning_desktop.ops import files as files_op
from samordning_desktop.ops import setup
from samordning_desktop.sync import peers
from samordning_desktop.ui.dialogs.progress import ProgressDialog
from samordning_desktop.ui.first_run.flow import FirstRunFlow
from samordning_desktop.ui.first_run.steps import Step
from samordning_desktop.ui.first_run.wizard import FirstRun
from ui.dialogs.pressing import REFUSALS

PHRASE = "fyra hästar i hagen"


@pytest.fixture
def wizard(kit, show, messages):
    return show(FirstRun(kit))


@pytest.fixture
def flow(wizard, kit, tmp_path, cheap_keys):
    return FirstRunFlow(wizard, kit, tmp_path / "ny", setup.NoSecrets(), lambda _desk: None, demo=False)


def test_a_computer_joins_the_site_whose_card_it_is_given(wizard, flow, desk, files, tmp_path, qtbot):
    files.answer = tmp_path / "kort.ortskort"
    files.answer.write_bytes(peers.own_card(desk))
    wizard.place.join.click()
    qtbot.waitUntil(lambda: wizard.place.host is not None)
    assert wizard.place.site.text() == "Falköping"
    site = desk.store.site_id
    wizard.setup_given.emit(Setup("Falköping", Principal.REGION, "Öppenvården", "Lars Ek", site), PHRASE)
    qtbot.waitUntil(lambda: wizard.step is Step.RECOVERY)
    joined = flow.desk
    assert joined is not None
    assert joined.store.site_id == site
    assert [(peer.own, peer.confirmed) for peer in peers.peers(joined)] == [(True, False)]
    setup.close(joined, setup.NoSecrets())


def test_where_the_card_cannot_be_taken_in_there_is_no_store_and_one_can_try_again(
    wizard, flow, desk, files, tmp_path, qtbot, monkeypatch
):
    files.answer = tmp_path / "kort.ortskort"
    files.answer.write_bytes(peers.own_card(desk))
    wizard.place.join.click()
    qtbot.waitUntil(lambda: wizard.place.host is not None)

    def refuse(_desk, _card):
        raise KnownError("disk.full")

    asked = Setup("Falköping", Principal.REGION, "Öppenvården", "Lars Ek", desk.store.site_id)
    with monkeypatch.context() as patch:
        patch.setattr(peers, "add_peer", refuse)
        wizard.setup_given.emit(asked, PHRASE)
        qtbot.waitUntil(lambda: wizard.message.holds_up)
    assert not setup.exists(tmp_path / "ny")
    wizard.setup_given.emit(asked, PHRASE)
    qtbot.waitUntil(lambda: wizard.step is Step.RECOVERY)
    setup.close(flow.desk, setup.NoSecrets())


def test_what_is_no_card_is_said(wizard, flow, files, tmp_path, qtbot):
    files.answer = tmp_path / "kort.ortskort"
    files.answer.write_bytes(b"hej")
    wizard.place.join.click()
    qtbot.waitUntil(lambda: wizard.message.text.startswith("Filen är inte ett ortskort"))
    assert "på den första datorn" in wizard.message.text
    assert "andra orten" not in wizard.message.text
    assert wizard.place.host is None


def test_a_good_card_after_a_bad_one_leaves_no_complaint(wizard, flow, desk, files, tmp_path, qtbot):
    """Also when the site's name stood there already, so that no field is filled in otherwise."""
    files.answer = tmp_path / "brev.ortskort"
    files.answer.write_text("hej")
    wizard.place.site.setText(desk.actor.site)
    wizard.place.join.click()
    qtbot.waitUntil(lambda: wizard.message.holds_up)
    files.answer.write_bytes(peers.own_card(desk))
    wizard.place.join.click()
    qtbot.waitUntil(lambda: wizard.place.host is not None)
    assert wizard.message.text == ""


def test_which_file_to_choose_is_said_before_it_is_asked_for(wizard, flow, desk, files, tmp_path, qtbot):
    def told():
        return any(
            "ortskort" in label.text() for label in wizard.place.findChildren(QLabel) if label.isVisible()
        )

    assert told()
    files.answer = tmp_path / "ett.ortskort"
    files.answer.write_bytes(peers.own_card(desk))
    wizard.place.join.click()
    qtbot.waitUntil(lambda: wizard.place.host is not None)
    assert not told()


def test_no_card_chosen_changes_nothing(wizard, flow, files):
    wizard.place.join.click()
    assert len(files.asked) == 1
    assert wizard.place.host is None


@pytest.mark.parametrize("no", REFUSALS)
def test_a_card_that_never_answers_can_be_let_go_and_keeps_nothing_waiting(
    wizard, flow, kit, files, tmp_path, qtbot, monkeypatch, no
):
    answer, met = Event(), []
    monkeypatch.setattr(files_op, "read_file", lambda *_: answer.wait(30) and b"")
    files.answer = tmp_path / "kort.ortskort"
    wizard.place.join.click()
    qtbot.waitUntil(wizard.findChild(ProgressDialog).isVisible)
    kit.runner.run(lambda: True, met.append)
    qtbot.waitUntil(lambda: met == [True])
    REFUSALS[no](wizard.findChild(ProgressDialog))
    assert (wizard.place.host, wizard.message.text, wizard.step) == (None, "", Step.PLACE)
    answer.set()
