"""The signed consents on the person's page, and the network by what the consent covers."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

from PySide6.QtWidgets import QApplication, QLabel, QPushButton

from samordning_desktop.core.clock import Stamp
from samordning_desktop.core.consent import Consent, Registered, standing
from samordning_desktop.core.consent_scope import ConsentScope, Coverage, Party, PartyKind, pack_scope
from samordning_desktop.core.dates import local_time
from samordning_desktop.core.network import NetworkMember
from samordning_desktop.core.participant import BoardFields, ParticipantRow, PersonView
from samordning_desktop.core.reach import LEFT_OUT_WRONGLY, TICKED_WRONGLY
from samordning_desktop.ui.kit.labels import whole
from samordning_desktop.ui.kit.manners import nameless
from samordning_desktop.ui.kit.marks import ConsentMark
from samordning_desktop.ui.person.consents import ConsentsSection
from samordning_desktop.ui.person.network import NetworkSection
from samordning_desktop.ui.person.verb import Verb

TODAY = date(2026, 3, 2)
SCOPE = ConsentScope((Party(PartyKind.PERSON, "Eva Ek", ("ratings",), "e"),), "Ring helst.")
OLD = Consent("a", date(2025, 3, 2), "3", stamp=Stamp(1, 0))
NEW = Consent(
    "b", date(2026, 3, 2), "3", pack_scope(SCOPE), "screen", "Tolk Mia", "f" * 64, "a" * 64, Stamp(2, 0)
)


def told(section):
    return [whole(label.text()) for label in section.findChildren(QLabel) if label.isVisible()]


def view(*consents):
    row = ParticipantRow(
        id="p", fields=BoardFields("Anna Alm"), site_id="s", site="Falköping", mine=True,
        consent=standing(consents, None, TODAY),
    )  # fmt: skip
    return PersonView(row, consents=consents)


def test_the_latest_first_with_what_each_covers_and_what_can_be_shown(theme, show, said):
    section = ConsentsSection(theme)
    section.show_view(view(OLD, NEW), TODAY)
    show(section)
    section.asked.connect(said.hear)
    assert told(section)[1:] == [
        "2026-03-02  Samtycke undertecknat",
        "Gäller till och med 2027-03-01. Texten: version 3, på skärmen. Med var Tolk Mia. Omfattar:\n"
        "Eva Ek: Självskattningar\nRing helst.",
        "2025-03-02  Samtycke undertecknat",
        "Gällde som längst till och med 2026-03-01. Texten: version 3. Omfattar det som står på blanketten.",
    ]
    buttons = section.findChildren(QPushButton)
    assert [button.accessibleName() for button in buttons] == [
        "Visa texten som skrevs under 2026-03-02", "Visa blanketten från 2026-03-02",
        "Visa texten som skrevs under 2025-03-02",
    ]  # fmt: skip
    assert nameless(section) == []
    for button in buttons:
        button.click()
    assert said.heard == [(Verb.SHOW_SIGNED, "b"), (Verb.SHOW_FORM, "b"), (Verb.SHOW_SIGNED, "a")]
    section.show_view(view(OLD, NEW), TODAY)
    assert section.findChildren(QPushButton) == buttons


def test_where_two_are_valid_it_is_said_first_which_counts(theme, show):
    section = ConsentsSection(theme)
    early = Consent("c", date(2026, 2, 2), "3", stamp=Stamp(3, 0))
    section.show_view(view(early, NEW), TODAY)
    show(section)
    assert told(section)[1].startswith("Två samtycken gäller i dag. Det som skrevs under 2026-03-02 räknas")
    section.show_view(view(NEW), TODAY)
    assert not any("Två samtycken" in text for text in told(section))


def test_of_two_from_one_day_the_one_that_counts_is_marked_and_who_registered_each_is_said(theme, show):
    section = ConsentsSection(theme)
    other = replace(OLD, id="d", signed=NEW.signed)
    at = datetime(2026, 3, 2, 12, tzinfo=UTC)
    by = {"b": Registered("Karin Ek, Falköping", at), "d": Registered("Bo Lund, Lidköping", at)}
    section.show_view(replace(view(other, NEW), registered=by), TODAY)
    show(section)
    words = told(section)
    assert [text for text in words if "undertecknat" in text] == [
        "2026-03-02  Samtycke undertecknat\u00a0· räknas i dag", "2026-03-02  Samtycke undertecknat",
    ]  # fmt: skip
    assert [text for text in words if text.startswith("Registrerat")] == [
        f"Registrerat {local_time(at)} av Karin Ek, Falköping.",
        f"Registrerat {local_time(at)} av Bo Lund, Lidköping.",
    ]
    (mark,) = section.findChildren(ConsentMark)
    assert mark.isVisible()
    names = [button.accessibleName() for button in section.findChildren(QPushButton)]
    assert names == [
        f"Visa texten som skrevs under 2026-03-02. Registrerat {local_time(at)} av Karin Ek, Falköping.",
        f"Visa blanketten från 2026-03-02. Registrerat {local_time(at)} av Karin Ek, Falköping.",
        f"Visa texten som skrevs under 2026-03-02. Registrerat {local_time(at)} av Bo Lund, Lidköping.",
    ]


def test_the_network_follows_the_scope_and_says_where_it_differs(theme, show):
    section = NetworkSection(theme)
    eva = NetworkMember("e", "Eva Ek", contact="0500-1")
    bo = NetworkMember("b", "Bo Ek", covered=True)
    section.show_network([eva, bo], Coverage(SCOPE))
    show(section)
    assert told(section)[1:] == [
        "2 av högst 15, varav 1 inte omfattas av samtycket",
        "Eva Ek",
        "omfattas av samtycket\u00a0· 0500-1",
        "Får veta: självskattningar.",
        LEFT_OUT_WRONGLY,
        "Bo Ek",
        "omfattas inte av samtycket",
        TICKED_WRONGLY,
    ]
    section.show_network([eva, bo])
    QApplication.processEvents()
    assert told(section)[1:] == [
        "2 av högst 15, och inget samtycke gäller nu",
        "Eva Ek",
        "omfattas inte av samtycket\u00a0· 0500-1",
        "Bo Ek",
        "inget samtycke gäller nu",
    ]
    section.show_network([eva, bo], Coverage())
    QApplication.processEvents()
    assert "omfattas av samtycket" in told(section)
