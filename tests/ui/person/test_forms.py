"""The signed consents on the person's page, and the network by what the consent covers."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton

from samordning_desktop.core.clock import Stamp
from samordning_desktop.core.consent import Consent
from samordning_desktop.core.consent_scope import ConsentScope, Coverage, Party, PartyKind, pack_scope
from samordning_desktop.core.network import NetworkMember
from samordning_desktop.core.reach import LEFT_OUT_WRONGLY, TICKED_WRONGLY
from samordning_desktop.ui.kit.manners import nameless
from samordning_desktop.ui.person.forms import NO_SCOPE, FormsSection, signed_words
from samordning_desktop.ui.person.network import NetworkSection
from samordning_desktop.ui.person.verb import Verb

SCOPE = ConsentScope((Party(PartyKind.PERSON, "Eva Ek", ("ratings",), "e"),), "Ring helst.")
OLD = Consent("a", date(2025, 3, 2), "3", stamp=Stamp(1, 0))
NEW = Consent(
    "b", date(2026, 3, 2), "3", pack_scope(SCOPE), "screen", "Tolk Mia", "f" * 64, "a" * 64, Stamp(2, 0)
)


def told(section):
    return [label.text().replace("\u200b", "") for label in section.findChildren(QLabel) if label.isVisible()]


@pytest.mark.parametrize(
    ("consent", "words"),
    [(OLD, "2025-03-02, till och med 2026-03-01"), (NEW, "2026-03-02 på skärmen, till och med 2027-03-01")],
)
def test_a_form_on_one_line(consent, words):
    assert signed_words(consent) == words


def test_the_latest_first_with_what_each_covers(theme, show, said):
    section = FormsSection(theme)
    section.show_consents([OLD, NEW])
    show(section)
    section.asked.connect(said.hear)
    assert told(section) == [
        "Underskrivna samtycken",
        "2026-03-02 på skärmen, till och med 2027-03-01",
        "Med var: Tolk Mia",
        "Eva Ek får veta: självskattningar.\nMed egna ord: Ring helst.",
        "2025-03-02, till och med 2026-03-01",
        NO_SCOPE,
    ]
    buttons = section.findChildren(QPushButton)
    assert [button.accessibleName() for button in buttons] == ["Visa formuläret från 2026-03-02"]
    assert nameless(section) == []
    buttons[0].click()
    assert said.heard == [(Verb.SHOW_FORM, "b")]
    section.show_consents([OLD, NEW])
    assert section.findChildren(QPushButton) == buttons


def test_the_network_follows_the_scope_and_says_where_it_differs(theme, show):
    section = NetworkSection(theme)
    eva = NetworkMember("e", "Eva Ek", contact="0500-1")
    bo = NetworkMember("b", "Bo Ek", covered=True)
    section.show_network([eva, bo], Coverage(SCOPE))
    show(section)
    assert told(section)[1:] == [
        "2 av högst 15, varav 1 inte omfattas av samtycket",
        "Eva Ek",
        "omfattas av samtycket · 0500-1",
        "Får veta: självskattningar.",
        LEFT_OUT_WRONGLY,
        "Bo Ek",
        "omfattas inte av samtycket",
        TICKED_WRONGLY,
    ]
    section.show_network([eva, bo])
    QApplication.processEvents()
    assert "omfattas av samtycket" in told(section)
    assert TICKED_WRONGLY not in told(section)
