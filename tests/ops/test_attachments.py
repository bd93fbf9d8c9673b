"""The signed form, kept and shown again."""

from __future__ import annotations

from datetime import date

from refusals import refused
from samordning_desktop.core.attachment import Attachment
from samordning_desktop.core.consent_scope import ConsentScope, Party, PartyKind
from samordning_desktop.core.participant import BoardFields
from samordning_desktop.core.signed_form import SignedForm
from samordning_desktop.ops import Desk, attachments, consents, participants

TODAY = date(2026, 3, 2)
SCAN = Attachment(b"%PDF-1.7 underskrift", "application/pdf")
SCOPE = ConsentScope((Party(PartyKind.UNIT, "Öppenvården", ("ratings",)),), "Inget om mina barn.")


def test_the_form_is_shown_again_byte_for_byte(desk: Desk, person: str) -> None:
    form = SignedForm(SCOPE, "paper", "Tolk: Mia Åhl", SCAN)
    consent = consents.give_consent(desk, person, TODAY, None, form).value
    assert attachments.open_form(desk, person, consent.form) == SCAN
    assert (consent.covered, consent.how, consent.witness) == (SCOPE, "paper", "Tolk: Mia Åhl")


def test_a_consent_without_more_says_nothing_more(desk: Desk, person: str) -> None:
    consent = consents.give_consent(desk, person, TODAY).value
    assert (consent.covered, consent.how, consent.witness, consent.form, consent.seal) == (
        None,
        "",
        "",
        "",
        "",
    )


def test_it_is_nobody_elses(desk: Desk, person: str) -> None:
    digest = consents.give_consent(desk, person, TODAY, None, SignedForm(attachment=SCAN)).value.form
    other = participants.add_participant(desk, BoardFields("Bo Ek")).value
    with refused("form.elsewhere"):
        attachments.open_form(desk, other, digest)
    with refused("form.elsewhere"):
        attachments.open_form(desk, person, "0" * 64)


def test_the_same_scan_for_two_is_kept_for_both(desk: Desk, person: str) -> None:
    other = participants.add_participant(desk, BoardFields("Bo Ek")).value
    for one in (person, other, person):
        digest = consents.give_consent(desk, one, TODAY, None, SignedForm(attachment=SCAN)).value.form
        assert attachments.open_form(desk, one, digest) == SCAN
