"""What a consent covers, ticked."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QLabel, QLineEdit, QPlainTextEdit

from samordning_desktop.core.consent_scope import (
    MOST_PARTIES,
    WORDS_LIMIT,
    ConsentScope,
    Party,
    PartyKind,
    pack_scope,
    unpack_scope,
)
from samordning_desktop.core.errors import KnownError
from samordning_desktop.core.kinds import KINDS
from samordning_desktop.core.network import NetworkMember
from samordning_desktop.core.scope_choice import candidates
from samordning_desktop.ui.dialogs import consent_scope
from samordning_desktop.ui.dialogs.consent_scope import NO_SITE, NOBODY, ScopeChoice, ScopeStart, Then
from samordning_desktop.ui.kit.labels import whole
from ui.dialogs.pressing import REFUSALS, click, enter, keys, named, space, tab_to, tick

EVA = NetworkMember("e1", "Eva Ek", "läkare")
PARTIES = candidates([("l1", "Lidköping")], [EVA])
START = ScopeStart("Anna", PARTIES, KINDS | {"Ekonomi": "Ekonomi"}, (EVA,), ("Texten är ny.",))
LIDKOPING = "Lidköping (pilotort) får kontaktas"
VERB = "Registrera samtycke"


def ask(kit, chosen=None, start=START, **more):
    return lambda: consent_scope.ask(None, kit, start, chosen, VERB, **more)


def kinds_shown(dialog):
    return [
        box.accessibleName()
        for box in dialog.findChildren(QCheckBox)
        if box.isVisible() and ":" in box.accessibleName()
    ]


def told(dialog):
    return [whole(label.text()) for label in dialog.findChildren(QLabel) if label.isVisible()]


def write(kind, name, text):
    def act(dialog):
        field = named(dialog, kind, name)
        field.setPlainText(text) if kind is QPlainTextEdit else field.setText(text)

    return act


def test_nothing_is_ticked_beforehand(kit, hand):
    seen = []

    def look(dialog):
        seen.append([box.accessibleName() for box in dialog.findChildren(QCheckBox) if box.isChecked()])
        seen.append(kinds_shown(dialog))
        seen.append(NOBODY in told(dialog))

    hand(ask(kit), look, click("Avbryt"))
    assert seen == [[], [], True]


def test_the_participants_own_site_is_said_and_not_chosen(kit, hand):
    seen = []

    def look(dialog):
        seen.append([line for line in told(dialog) if "personens egen ort" in line])

    hand(ask(kit, start=replace(START, home="Falköping")), look, click("Avbryt"))
    hand(ask(kit), look, click("Avbryt"))
    assert seen == [
        [
            "Falköping är personens egen ort och har alltid allt som skrivs om personen. "
            "Den behöver inget kryss, och kan inte lämnas utanför."
        ],
        [],
    ]


def test_who_may_be_told_what(kit, hand):
    given = hand(
        ask(kit),
        tick(LIDKOPING),
        tick("Lidköping får veta: Självskattningar"),
        tick("Lidköping får veta: Ekonomi"),
        tick("Eva Ek, läkare (person) får kontaktas"),
        write(QPlainTextEdit, "Med personens egna ord", "  Inget om barnen. "),
        click(VERB),
    )
    scope = ConsentScope(
        (
            Party(PartyKind.SITE, "Lidköping", ("ratings", "Ekonomi"), "l1"),
            Party(PartyKind.PERSON, "Eva Ek", (), "e1"),
        ),
        "Inget om barnen.",
    )
    assert given == ScopeChoice(scope)
    assert unpack_scope(pack_scope(scope)) == scope


def test_what_will_be_covered_is_said_before(kit, hand):
    seen = []

    def look(dialog):
        seen.append([line for line in told(dialog) if line.startswith("– Lidköping")])

    hand(
        ask(kit),
        tick(LIDKOPING),
        look,
        tick("Lidköping får veta: Mål och nuläge"),
        look,
        tick(LIDKOPING),
        look,
        click("Avbryt"),
    )
    assert seen == [
        ["– Lidköping får kontaktas, men får bara veta att personen är med i modellen."],
        [
            "– Lidköping får veta: mål och nuläge. Inte: personnummer, adress och telefon, insatser, planering och "
            "nästa steg, självskattningar, nätverket runt mig, målgruppsbedömning och skäl, ekonomi."
        ],
        [],
    ]


def test_nobody_ticked_is_no_consent(kit, hand):
    messages = []
    hand(
        ask(kit), click(VERB), lambda dialog: messages.append(dialog.message.splitlines()[0]), click("Avbryt")
    )
    assert messages == ["Ingen är ikryssad."]


def test_somebody_else_is_written_in(kit, hand):
    given = hand(
        ask(kit),
        write(QLineEdit, "Namn på enheten eller personen", " Öppenvården  Väst "),
        click("Lägg till den som får kontaktas"),
        tab_to("Öppenvården Väst får veta: Självskattningar"),
        space,
        click("Någon annan: person"),
        tab_to("Namn på enheten eller personen"),
        keys("Åke"),
        enter,
        click(VERB),
    )
    assert given == ScopeChoice(
        ConsentScope(
            (Party(PartyKind.UNIT, "Öppenvården Väst", ("ratings",)), Party(PartyKind.PERSON, "Åke"))
        )
    )


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        (" ", "Namnet är inte ifyllt."),
        ("ÖPPENVÅRDEN", "”ÖPPENVÅRDEN” finns redan i listan."),
        ("x" * 201, "Namnet är för långt"),
    ],
)
def test_a_name_that_cannot_be_added_says_why(kit, hand, name, sentence):
    messages = []
    chosen = ConsentScope((Party(PartyKind.UNIT, "Öppenvården"),))
    given = hand(
        ask(kit, chosen),
        write(QLineEdit, "Namn på enheten eller personen", name),
        click("Lägg till den som får kontaktas"),
        lambda dialog: messages.append(dialog.message),
        click(VERB),
    )
    assert messages[0].startswith(sentence)
    assert given == ScopeChoice(chosen)


def test_a_renewal_starts_from_the_former_scope_and_says_what_is_new(kit, hand):
    before = ConsentScope(
        (
            Party(PartyKind.SITE, "Lidköping", ("ratings",), "l1"),
            Party(PartyKind.UNIT, "Gamla mottagningen", ("Borttaget slag",)),
        ),
        "Ring helst.",
    )
    seen = []
    given = hand(ask(kit, before), lambda dialog: seen.append(told(dialog)), click(VERB))
    assert given == ScopeChoice(before)
    assert "– Texten är ny." in seen[0]
    assert "Sedan förra samtycket" in seen[0]


@pytest.mark.parametrize(("verb", "then"), [("Gå tillbaka", Then.BACK), ("Slag av uppgifter …", Then.KINDS)])
def test_what_is_ticked_so_far_goes_along(kit, hand, verb, then):
    assert hand(ask(kit), click(verb)) == ScopeChoice(ConsentScope(), then)
    scope = ConsentScope((Party(PartyKind.SITE, "Lidköping", ("ratings",), "l1"),), "Ord")
    assert hand(ask(kit, scope), click(verb)) == ScopeChoice(scope, then)


def test_too_many_and_too_long_are_refused(kit, hand):
    many = ConsentScope(tuple(Party(PartyKind.UNIT, f"Enhet {n}") for n in range(MOST_PARTIES + 1)))
    messages = []
    start = ScopeStart("Anna", (), {})
    hand(
        ask(kit, many, start),
        click(VERB),
        lambda dialog: messages.append(dialog.message.splitlines()[0]),
        tick("Enhet 3 (enhet) får kontaktas"),
        write(QPlainTextEdit, "Med personens egna ord", "å" * (WORDS_LIMIT + 1)),
        click(VERB),
        lambda dialog: messages.append(dialog.message.splitlines()[0]),
        write(QPlainTextEdit, "Med personens egna ord", "å" * WORDS_LIMIT),
        click(VERB),
    )
    assert messages[0] == "Högst 40 kan stå på ett samtycke."
    assert messages[1].startswith("Texten är för lång")


def test_by_keyboard_alone(kit, hand):
    given = hand(
        ask(kit),
        space,
        tab_to("Lidköping får veta: Självskattningar"),
        space,
        tab_to(VERB),
        enter,
    )
    assert given == ScopeChoice(ConsentScope((Party(PartyKind.SITE, "Lidköping", ("ratings",), "l1"),)))


def test_a_click_on_the_words_is_a_tick(kit, hand):
    def press(dialog):
        words = next(label for label in dialog.findChildren(QLabel) if label.text() == "Lidköping (pilotort)")
        QTest.mouseClick(words, Qt.MouseButton.LeftButton)

    given = hand(ask(kit), press, click(VERB))
    assert given == ScopeChoice(ConsentScope((Party(PartyKind.SITE, "Lidköping", (), "l1"),)))


@pytest.mark.parametrize("refuse", REFUSALS.values(), ids=REFUSALS)
def test_no_means_nothing(kit, hand, refuse):
    assert hand(ask(kit), tick(LIDKOPING), refuse) is None


def test_opens_with_why_it_was_refused(kit, hand):
    messages = []
    hand(
        ask(kit, error=KnownError("disk.full")),
        lambda dialog: messages.append(dialog.message.splitlines()[0]),
        click("Avbryt"),
    )
    assert messages == ["Disken är full."]


def test_a_site_is_not_written_in_as_a_unit(kit, hand):
    messages = []
    hand(
        ask(kit),
        write(QLineEdit, "Namn på enheten eller personen", "lidköping"),
        click("Lägg till"),
        lambda dialog: messages.append(dialog.message.splitlines()[0]),
        click("Avbryt"),
    )
    assert messages == ["”lidköping” finns redan i listan."]


@pytest.mark.parametrize(("sites", "said"), [([], True), ([("l1", "Lidköping")], False)])
def test_says_what_to_do_first_while_no_other_site_is_known(kit, hand, sites, said):
    seen = []
    start = replace(START, parties=candidates(sites, []))
    hand(ask(kit, start=start), lambda dialog: seen.append(told(dialog)), click("Avbryt"))
    assert (NO_SITE in seen[0]) is said
