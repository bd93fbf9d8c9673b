"""Someone around a person."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QCheckBox, QLabel, QLineEdit, QPushButton

from samordning_desktop.core.consent_scope import ConsentScope, Coverage, Party, PartyKind
from samordning_desktop.core.errors import KnownError
from samordning_desktop.core.network import NetworkMember
from samordning_desktop.ui.dialogs import member as member_dialog
from samordning_desktop.ui.dialogs.member import MemberChoice
from samordning_desktop.ui.kit.labels import whole
from ui.dialogs.pressing import REFUSALS, click, named

NEW = NetworkMember("", "")
EVA = NetworkMember("e", "Eva Ek", "syster", "", "0515", True)
ADD, SAVE = click("Lägg till i nätverket"), click("Spara")


def ask(kit, member=NEW, **more):
    return lambda: member_dialog.ask(None, kit, "Åsa Ö.", member, **more)


def write(name, text):
    return lambda dialog: named(dialog, QLineEdit, name).setText(text)


def cover(dialog):
    named(dialog, QCheckBox, "Omfattas av samtycket").click()


def test_gives_who_it_is_and_nobody_is_covered_unless_said(kit, hand):
    given = hand(ask(kit), write("Namn", " Åke "), write("Roll", "granne"), write("Organisation", "–"), ADD)
    assert given == MemberChoice(NetworkMember("", "Åke", "granne", "–"))
    assert hand(ask(kit), write("Namn", "Åke"), cover, ADD) == MemberChoice(
        NetworkMember("", "Åke", covered=True)
    )


def test_one_who_is_there_is_changed(kit, hand):
    given = hand(ask(kit, EVA), write("Kontakt", ""), cover, SAVE)
    assert given == MemberChoice(NetworkMember("e", "Eva Ek", "syster"))


def test_one_who_is_there_can_be_taken_away_whatever_is_written(kit, hand):
    assert hand(ask(kit, EVA), write("Namn", ""), click("Ta bort")) == MemberChoice(EVA, remove=True)


def test_a_new_one_cannot(kit, hand):
    verbs = []
    hand(
        ask(kit), lambda dialog: verbs.extend(one.text() for one in dialog.findChildren(QPushButton)),
        click("Avbryt"),
    )  # fmt: skip
    assert verbs == ["Lägg till i nätverket", "Avbryt"]


@pytest.mark.parametrize(
    ("field", "text", "sentence"),
    [
        ("Namn", " ", "Den som hör till nätverket måste ha ett namn."),
        ("Kontakt", "å" * 201, "Det som står på raden är för långt: 201 tecken, högst 200 får plats."),
    ],
)
def test_what_does_not_fit_is_refused(kit, hand, field, text, sentence):
    said = []
    given = hand(
        ask(kit, EVA), write(field, text), SAVE,
        lambda dialog: said.append(dialog.message.split("\n")[0]), click("Avbryt"),
    )  # fmt: skip
    assert (given, said) == (None, [sentence])


@pytest.mark.parametrize("refusal", REFUSALS)
def test_no_adds_nobody(kit, hand, refusal):
    assert hand(ask(kit), write("Namn", "Åke"), REFUSALS[refusal]) is None


def test_opens_again_with_why_it_was_refused(kit, hand):
    said = []
    given = hand(
        ask(kit, EVA, error=KnownError("disk.full")),
        lambda dialog: said.append(dialog.message.split("\n")[0]),
        SAVE,
    )
    assert (given, said) == (MemberChoice(EVA), ["Disken är full."])


COVERS = Coverage(ConsentScope((Party(PartyKind.PERSON, "Eva Ek", ("ratings",)),)))


def test_with_a_scope_the_tick_gives_way_to_what_the_consent_says(kit, hand):
    seen = []

    def look(dialog):
        box = dialog.findChild(QCheckBox)
        said = [
            whole(label.text())
            for label in dialog.findChildren(QLabel)
            if label.isVisible() and "Samtycket" in label.text()
        ]
        seen.append((box.isVisible(), said))

    member = NetworkMember("m", "Eva Ek", covered=False)
    given = hand(lambda: member_dialog.ask(None, kit, "Åsa Ö.", member, COVERS), look, click("Spara"))
    assert given.member.covered
    assert seen == [(False, ["Samtycket omfattar kontakt. Får veta: självskattningar."])]


def test_another_name_is_looked_up_as_it_is_written(kit, hand):
    seen = []

    def write(dialog):
        named(dialog, QLineEdit, "Namn").setText("Bo Ek")
        seen.extend(
            label.text() for label in dialog.findChildren(QLabel) if label.text().startswith("Samtycket")
        )

    member = NetworkMember("m", "Eva Ek", covered=True)
    given = hand(lambda: member_dialog.ask(None, kit, "Åsa Ö.", member, COVERS), write, click("Spara"))
    assert not given.member.covered
    assert seen == [
        "Samtycket omfattar inte kontakt: ingen av det namnet eller den organisationen står på det."
    ]


@pytest.mark.parametrize("name", ["Anna A.", "Anna", "Anna A. (start 2026-05-15)"])
def test_the_lead_ends_with_one_full_stop(kit, hand, name):
    seen = []

    def look(dialog):
        seen.extend(label.text() for label in dialog.findChildren(QLabel))

    hand(lambda: member_dialog.ask(None, kit, name, NEW), look, REFUSALS["esc"])
    assert f"En person eller en organisation runt {name.rstrip('.')}." in seen
