"""A consent registered from the window: the form, what it covers, the list of kinds, and the kept form shown again."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtPdfWidgets import QPdfView
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton

from dumps import dump
from samordning_desktop.core.consent import ConsentState
from samordning_desktop.core.consent_scope import ConsentScope, Party, PartyKind
from samordning_desktop.core.network import NetworkMember
from samordning_desktop.core.signed_form import SignedForm
from samordning_desktop.ops import attachments, consents, kinds, network, reading
from samordning_desktop.sync import peers
from samordning_desktop.ui.command import Command
from samordning_desktop.ui.consent.file_row import ChosenForm, FileRow
from samordning_desktop.ui.consent.form_file import read_form
from samordning_desktop.ui.dialogs.consent import ON
from samordning_desktop.ui.flows.registering import REGISTER
from stores import LIDKOPING, introduce, make_desk
from ui.consent.pictures import picture
from ui.dialogs.pdfs import pdf
from ui.dialogs.pressing import REFUSALS, click, keys, named, tick
from ui.people import add

REGION = "Regionens vård (huvudman) får kontaktas"


@pytest.fixture
def anna(desk):
    return add(desk, "Anna Alm", signed=date(2025, 10, 1))


@pytest.fixture
def chosen(anna, window, qtbot):
    window.workspace.board.view.choose(anna)
    qtbot.waitUntil(lambda: window.at_rest and window.workspace.panel.person == anna)
    return window


def day(text):
    return lambda dialog: named(dialog, QLineEdit, "Datum på samtycket").setText(text)


def give(window):
    return window.menus.action(Command.GIVE_CONSENT).trigger


def newest(desk, anna):
    return max(reading.page(desk, anna).consents, key=lambda one: one.stamp)


def rest(window, qtbot):
    qtbot.waitUntil(lambda: window.at_rest)


def test_a_consent_is_registered_with_what_it_covers(chosen, desk, anna, in_dialog, qtbot):
    in_dialog(
        give(chosen),
        day("2026-11-20"),
        click(ON),
        tick(REGION),
        tick("Regionens vård får veta: Självskattningar"),
        click(REGISTER),
    )
    rest(chosen, qtbot)
    assert chosen.said.text() == "Samtycket för Anna A. är registrerat."
    assert chosen.workspace.board.view.chosen_row.consent.valid_until == date(2027, 11, 19)
    one = newest(desk, anna)
    assert one.covered == ConsentScope(
        (Party(PartyKind.PRINCIPAL, "Regionens vård", ("ratings",), "region"),)
    )
    assert (one.how, one.witness, one.form, one.seal) == ("paper", "", "", "")


@pytest.mark.parametrize("content", [pdf(), picture("JPEG"), picture("PNG")], ids=["pdf", "jpeg", "png"])
def test_the_form_is_kept_and_shown_again_and_that_is_logged(
    chosen, desk, anna, tmp_path, in_dialog, qtbot, content
):
    path = tmp_path / "skanning"
    path.write_bytes(content)

    def choose(dialog):
        dialog.findChild(FileRow).put(ChosenForm(read_form(path), path.name))

    in_dialog(
        give(chosen),
        day("2026-11-20"),
        choose,
        click(ON),
        tick(REGION),
        click(REGISTER),
    )
    rest(chosen, qtbot)
    one = newest(desk, anna)
    assert attachments.open_form(desk, anna, one.form).content == content
    chosen.open_person(anna)
    qtbot.waitUntil(lambda: chosen.at_rest and chosen.person.isVisible())
    seen = []

    def look(dialog):
        seen.append(dialog.findChild(QPdfView).document().pageCount())
        assert "Anna" not in dialog.windowTitle()

    show = named(chosen.person, QPushButton, "Visa blanketten från 2026-11-20")
    in_dialog(show.click, look, click("Stäng"))
    assert seen[0] >= 1


def step_refusals(step):
    return [pytest.param(step, refusal, id=f"{step} {refusal}") for refusal in REFUSALS]


@pytest.mark.parametrize(("step", "refusal"), [*step_refusals(1), *step_refusals(2)])
def test_no_registers_nothing(chosen, desk, anna, in_dialog, qtbot, step, refusal):
    before = dump(desk)
    on = [click(ON), tick(REGION)] if step == 2 else []
    in_dialog(give(chosen), day("2026-11-20"), *on, REFUSALS[refusal])
    rest(chosen, qtbot)
    assert dump(desk) == before
    assert consents.consent_of(desk, anna)[0].state is ConsentState.EXPIRED


def test_the_way_back_keeps_both_steps(chosen, desk, anna, in_dialog, qtbot):
    in_dialog(
        give(chosen),
        day("2026-11-20"),
        click(ON),
        tick(REGION),
        click("Gå tillbaka"),
        day("2026-11-21"),
        click(ON),
        click(REGISTER),
    )
    rest(chosen, qtbot)
    one = newest(desk, anna)
    assert one.signed == date(2026, 11, 21)
    assert one.covered is not None
    assert len(one.covered.parties) == 1


def test_the_list_of_kinds_is_changed_on_the_way(chosen, desk, anna, in_dialog, messages, qtbot):
    """A kind that is written when another is taken away stands there still."""
    said, left = [], []
    messages.answer("Stäng utan att spara?", True)  # the word that was refused stands there
    in_dialog(
        give(chosen),
        day("2026-11-20"),
        click(ON),
        tick(REGION),
        click("Slag av uppgifter …"),
        keys("Ekonomi"),
        click("Lägg till slaget"),
        keys("ekonomi"),
        click("Lägg till slaget"),
        lambda dialog: said.append(dialog.message.splitlines()[0]),
        click("Stäng"),
        tick("Regionens vård får veta: Ekonomi"),
        click("Slag av uppgifter …"),
        keys("Körkort"),
        click("Ta bort slaget Ekonomi"),
        lambda dialog: left.append(named(dialog, QLineEdit, "Nytt slag").text()),
        click("Lägg till slaget"),
        lambda dialog: left.append(named(dialog, QLineEdit, "Nytt slag").text()),
        click("Stäng"),
        click(REGISTER),
    )
    rest(chosen, qtbot)
    assert said == ["”ekonomi” finns redan i listan."]
    assert left == ["Körkort", ""]
    assert [words for _, words in kinds.own(desk)] == ["Körkort"]
    assert newest(desk, anna).covered.parties[0].shares == ("Ekonomi",)


def test_who_can_be_named(chosen, desk, anna, clock, tmp_path, in_dialog, qtbot):
    there = make_desk(tmp_path / "there", clock, LIDKOPING)
    peers.add_peer(desk, peers.own_card(there))
    seen = []

    def look(dialog):
        seen.append([box.contact.box.accessibleName() for box in dialog.editor.boxes.values()])

    in_dialog(give(chosen), day("2026-11-20"), click(ON), look, click("Avbryt"))
    introduce(desk, there)
    network.add_member(desk, anna, NetworkMember("", "Eva Ek", "läkare"))
    in_dialog(give(chosen), day("2026-11-20"), click(ON), look, click("Avbryt"))
    assert seen[0] == [
        "Regionens vård (huvudman) får kontaktas",
        "Kommunens socialtjänst (huvudman) får kontaktas",
    ]
    assert seen[1] == [
        "Lidköping (pilotort) får kontaktas",
        *seen[0],
        "Eva Ek, läkare (person) får kontaktas",
    ]


def test_a_renewal_starts_from_what_was_and_says_what_is_new(chosen, desk, anna, in_dialog, qtbot):
    scope = ConsentScope((Party(PartyKind.UNIT, "Öppenvården", ("planning", "ratings")),), "Ring helst.")
    consents.give_consent(desk, anna, date(2026, 1, 7), None, SignedForm(scope))
    seen = []

    def look(dialog):
        seen.append([label.text() for label in dialog.findChildren(QLabel) if label.isVisible()])

    in_dialog(give(chosen), day("2026-11-20"), click(ON), look, click(REGISTER))
    rest(chosen, qtbot)
    assert newest(desk, anna).covered == scope
    assert any("Inte med förra gången: Regionens vård." in text for text in seen[0])


def test_a_refused_registration_asks_again_with_all_as_it_was(chosen, desk, anna, in_dialog, qtbot):
    seen = []

    def look(dialog):
        seen.append((dialog.message.splitlines()[0], dialog.value().scope.parties[0].name))

    in_dialog(
        give(chosen),
        day("2026-11-20"),
        click(ON),
        tick(REGION),
        lambda _dialog: consents.withdraw_consent(desk, anna, date(2026, 11, 21)),
        click(REGISTER),
        look,
        click("Avbryt"),
    )
    rest(chosen, qtbot)
    assert seen == [
        (
            "Samtycket återkallades 2026-11-21. Den som har återkallat deltar inte längre i modellen.",
            "Regionens vård",
        )
    ]
    assert len(reading.page(desk, anna).consents) == 1


def test_of_two_with_one_name_the_form_says_whose_it_is(chosen, desk, in_dialog, qtbot):
    add(desk, "Anna Alm", start=date(2026, 5, 15))
    read = []

    def look(dialog):
        read.extend(label.text() for label in dialog.findChildren(QLabel))

    in_dialog(give(chosen), look, next(iter(REFUSALS.values())))
    rest(chosen, qtbot)
    assert any(text.startswith("Anna Alm (utan start) låter") for text in read)
