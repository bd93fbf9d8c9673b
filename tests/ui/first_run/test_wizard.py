"""The first run, step by step, with the hands."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QScrollArea

from samordning_desktop.core.errors import KnownError
from samordning_desktop.core.people import Principal, Setup
from samordning_desktop.ui.first_run.pages import Host
from samordning_desktop.ui.first_run.steps import LEAVE, STEPS, Step
from samordning_desktop.ui.first_run.wizard import FirstRun
from samordning_desktop.ui.kit.manners import nameless

PHRASE = "fyra hästar i hagen"


@pytest.fixture
def wizard(kit, show):
    return show(FirstRun(kit))


def fill_place(wizard):
    wizard.place.site.setText(" Falköping ")
    wizard.place.unit.setText("Öppenvården")
    wizard.place.user.setText("Karin Ek")
    wizard.place.principal.setCurrentIndex(1)


def go_on(wizard, qtbot):
    qtbot.mouseClick(wizard.forward, Qt.MouseButton.LeftButton)


def fill_phrases(wizard, first=PHRASE, second=PHRASE):
    wizard.passphrase.first.line.setText(first)
    wizard.passphrase.second.line.setText(second)


@pytest.fixture
def at_phrase(wizard, qtbot):
    fill_place(wizard)
    go_on(wizard, qtbot)
    return wizard


@pytest.fixture
def at_recovery(wizard, messages):
    wizard.show_code("7K3M-AAAA-BBBB")
    return wizard


def test_every_step_has_its_sentences():
    assert list(STEPS) == list(Step)


@pytest.mark.parametrize(
    ("field", "what"), [("site", "Pilotortens namn"), ("unit", "Enhetens namn"), ("user", "Ditt namn")]
)
def test_an_empty_field_is_named_and_gets_the_keyboard(wizard, qtbot, field, what):
    fill_place(wizard)
    getattr(wizard.place, field).setText("  ")
    go_on(wizard, qtbot)
    assert wizard.step is Step.PLACE
    assert wizard.message.text.startswith(f"{what} saknas.")
    assert getattr(wizard.place, field).hasFocus()


def test_the_way_through_gives_plain_values(at_phrase, qtbot, said):
    at_phrase.setup_given.connect(said.hear)
    fill_phrases(at_phrase)
    go_on(at_phrase, qtbot)
    assert said.heard == [(Setup("Falköping", Principal.MUNICIPALITY, "Öppenvården", "Karin Ek"), PHRASE)]
    assert at_phrase.step is Step.MAKING


def test_a_first_computer_is_said_to_be_that_before_the_board_is_made(wizard, qtbot):
    assert not said_first(wizard)
    fill_place(wizard)
    go_on(wizard, qtbot)
    (line,) = said_first(wizard)
    assert line.text().replace("\u200b", "").startswith("Datorn blir den första i Falköping. Finns det redan")
    qtbot.mouseClick(wizard.back, Qt.MouseButton.LeftButton)
    assert not said_first(wizard)
    wizard.place.set_host(Host("Falköping", "s", b""))
    go_on(wizard, qtbot)
    assert wizard.step is Step.PASSPHRASE
    assert not said_first(wizard)


def said_first(wizard):
    return [one for one in wizard.findChildren(QLabel) if one.isVisible() and "den första i" in one.text()]


def test_enter_goes_on_from_the_last_field(wizard, qtbot, said):
    wizard.setup_given.connect(said.hear)
    fill_place(wizard)
    qtbot.keyClick(wizard.place.user, Qt.Key.Key_Return)
    fill_phrases(wizard)
    qtbot.keyClick(wizard.passphrase.second.line, Qt.Key.Key_Return)
    assert len(said.heard) == 1


def test_one_can_go_back_and_nothing_is_lost(at_phrase, qtbot):
    qtbot.mouseClick(at_phrase.back, Qt.MouseButton.LeftButton)
    assert at_phrase.step is Step.PLACE
    assert at_phrase.place.user.text() == "Karin Ek"


def test_a_computer_of_a_site_that_exists_takes_the_sites_name_and_id(wizard, qtbot, said):
    wizard.place.card_asked.connect(lambda: said.hear("card"))
    wizard.setup_given.connect(said.hear)
    fill_place(wizard)
    qtbot.mouseClick(wizard.place.join, Qt.MouseButton.LeftButton)
    assert said.heard == ["card"]
    wizard.place.set_host(Host("Lidköping", "s2", b"kort"))
    assert wizard.place.site.isReadOnly()
    go_on(wizard, qtbot)
    fill_phrases(wizard)
    go_on(wizard, qtbot)
    assert said.heard[1:] == [
        (Setup("Lidköping", Principal.MUNICIPALITY, "Öppenvården", "Karin Ek", "s2"), PHRASE)
    ]


def test_one_can_begin_with_a_new_site_after_all(wizard, qtbot):
    wizard.place.set_host(Host("Lidköping", "s2", b"kort"))
    qtbot.mouseClick(wizard.place.join, Qt.MouseButton.LeftButton)
    assert wizard.place.host is None
    assert wizard.place.site.text() == ""
    assert not wizard.place.site.isReadOnly()
    assert wizard.place.setup().site_id == ""


def test_two_phrases_that_differ_are_refused(at_phrase, qtbot, said):
    at_phrase.setup_given.connect(said.hear)
    fill_phrases(at_phrase, second=PHRASE + "x")
    go_on(at_phrase, qtbot)
    assert at_phrase.message.text.startswith("Lösenfraserna är inte lika.")
    assert said.heard == []


@pytest.mark.parametrize(("keyring", "minimum"), [(True, 8), (False, 15)])
def test_the_phrase_must_be_as_long_as_the_computer_needs(at_phrase, qtbot, said, keyring, minimum):
    at_phrase.setup_given.connect(said.hear)
    at_phrase.passphrase.set_keyring(keyring)
    short = "å" * (minimum - 1)
    fill_phrases(at_phrase, short, short)
    go_on(at_phrase, qtbot)
    assert said.heard == []
    assert f"Minst {minimum} tecken" in at_phrase.message.text
    fill_phrases(at_phrase, short + "ä", short + "ä")
    go_on(at_phrase, qtbot)
    assert len(said.heard) == 1


def test_says_when_there_is_no_keyring(at_phrase):
    notice = at_phrase.passphrase._notice
    assert not notice.isVisible()
    at_phrase.passphrase.set_keyring(False)
    assert notice.isVisible()
    assert "minst 15 tecken" in notice.text()


def test_strength_is_said_in_words_while_typing(at_phrase):
    page = at_phrase.passphrase
    assert page.judgement == "Minst 8 tecken."
    page.first.line.setText("abc")
    assert page.judgement.startswith("Mycket svag. Minst 8 tecken behövs.")
    page.first.line.setText("fyra hästar i hagen äter gräs")
    assert "stark" in page.judgement.lower()


def test_a_refusal_goes_back_to_where_it_can_be_mended(at_phrase):
    at_phrase.open_step(Step.MAKING)
    at_phrase.refuse(KnownError("store.denied"))
    assert at_phrase.step is Step.PASSPHRASE
    assert at_phrase.message.text.startswith("Du har inte rätt")


def test_the_board_opens_only_when_the_sheet_is_kept(at_recovery, qtbot, said):
    at_recovery.finished.connect(lambda: said.hear("finished"))
    go_on(at_recovery, qtbot)
    assert said.heard == []
    assert at_recovery.message.text.startswith("Bladet är inte bekräftat.")
    at_recovery.recovery.kept.click()
    go_on(at_recovery, qtbot)
    assert said.heard == ["finished"]


def test_phrases_are_forgotten_when_the_store_is_made(at_phrase):
    fill_phrases(at_phrase)
    at_phrase.show_code("7K3M")
    assert at_phrase.passphrase.first.text() == at_phrase.passphrase.second.text() == ""


@pytest.mark.parametrize("leave", [False, True])
def test_leaving_before_the_sheet_is_kept_is_asked_first(at_recovery, messages, said, leave):
    at_recovery.left.connect(lambda: said.hear("left"))
    messages.answer(LEAVE[0], yes=leave)
    at_recovery.close()
    assert said.heard == (["left"] if leave else [])
    assert at_recovery.isVisible() is not leave
    assert messages.asked[0][4] is True


def test_leaving_while_the_store_is_made_waits(wizard):
    wizard.open_step(Step.MAKING)
    wizard.close()
    assert wizard.isVisible()
    wizard.open_step(Step.PLACE)


def test_leaving_before_anything_is_made_asks_nothing(wizard, said):
    wizard.left.connect(lambda: said.hear("left"))
    wizard.close()
    assert said.heard == ["left"]


@pytest.mark.parametrize("zoom", [100, 200])
@pytest.mark.parametrize("step", list(Step))
def test_every_step_fits_and_is_named(kit, theme, show, messages, zoom, step):
    theme.set_zoom(zoom)
    wizard = FirstRun(kit)
    show(wizard)
    wizard.place.set_host(Host("Lidköping", "s2", b"kort"))
    wizard.open_step(step)
    QApplication.processEvents()
    room = wizard.screen().availableGeometry()
    assert wizard.width() <= room.width()
    assert wizard.height() <= room.height()
    assert nameless(wizard) == []
    for button in (wizard.forward, wizard.back):
        assert not button.isVisible() or wizard.rect().contains(button.geometry())


def scrolls(wizard):
    QApplication.processEvents()
    return wizard.findChild(QScrollArea).verticalScrollBar().maximum() > 0


def test_the_first_step_shows_the_way_to_a_site_that_exists_without_scrolling(kit, show):
    wizard = show(FirstRun(kit))
    assert not scrolls(wizard)
    wizard.place.set_host(Host("Lidköping", "s2", b"kort"))
    assert not scrolls(wizard)


@pytest.mark.parametrize("step", [Step.PASSPHRASE, Step.RECOVERY])
def test_a_step_that_has_room_does_not_scroll_for_another_that_has_not(kit, show, step):
    wizard = show(FirstRun(kit))
    wizard.resize(wizard.width(), wizard.height() * 3 // 4)
    assert scrolls(wizard)
    wizard.show_code("7K3M-AAAA-BBBB")
    wizard.open_step(step)
    assert not scrolls(wizard)


def test_the_keyboard_is_not_left_on_the_way_back_to_a_new_site(kit, show):
    wizard = show(FirstRun(kit))
    wizard.place.join.setFocus()
    wizard.place.set_host(Host("Lidköping", "s2", b"kort"))
    assert wizard.focusWidget() is wizard.place.unit
