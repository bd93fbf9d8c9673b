"""Everything for a visit: the sheets that are chosen, for one participant or for many. Each person's is noted."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import timedelta
from enum import StrEnum

from samordning_desktop.core.consent_scope import GIVEN_WORDS, GivenHow
from samordning_desktop.core.errors import KnownError
from samordning_desktop.core.participant import ParticipantRow
from samordning_desktop.core.people import StaffMember
from samordning_desktop.core.sheet import Helper, PersonSheet, ReceiptSheet, RenewalSheet, WhoDoesWhatSheet
from samordning_desktop.ops import sheets
from samordning_desktop.store import told_to
from samordning_desktop.store.consents import withdrawals_of
from samordning_desktop.store.desk import Connection, Desk
from samordning_desktop.store.disclosed import told_by_hand
from samordning_desktop.store.logs import log_access
from samordning_desktop.store.person import details_of, network_of, steps_of
from samordning_desktop.store.staff import staff_of

#: What is done stands on the person's own sheet for so long.
DONE_FOR = timedelta(days=60)


class VisitSheet(StrEnum):
    """A sheet that can be printed for somebody together with others, in the order in which they lie."""

    INFORMATION = "information"
    INFORMATION_EASY = "information_easy"
    CONSENT = "consent"
    CONSENT_EASY = "consent_easy"
    RENEWAL = "renewal"
    WHO_DOES_WHAT = "who_does_what"
    RATING_FORM = "rating_form"
    RATING_CHART = "rating_chart"


SHEET_WORDS = {
    VisitSheet.INFORMATION: "Informationsblad",
    VisitSheet.INFORMATION_EASY: "Informationsblad, lättläst",
    VisitSheet.CONSENT: "Samtycke att skriva under",
    VisitSheet.CONSENT_EASY: "Samtycke att skriva under, lättläst",
    VisitSheet.RENEWAL: "Brev om att samtycket går ut",
    VisitSheet.WHO_DOES_WHAT: "Vem gör vad för mig",
    VisitSheet.RATING_FORM: "Självskattning att fylla i",
    VisitSheet.RATING_CHART: "Diagram över självskattningar",
}

#: What is ticked when nothing has been chosen: everything for a first visit.
USUAL = (VisitSheet.INFORMATION, VisitSheet.CONSENT, VisitSheet.WHO_DOES_WHAT, VisitSheet.RATING_FORM)


def visit_sheets(
    desk: Desk,
    participant_ids: Sequence[str],
    chosen: Sequence[VisitSheet],
    told: Callable[[int, int], None] | None = None,
) -> list[PersonSheet]:
    """The chosen sheets of each participant, person by person. A letter of renewal only for those with a consent.

    ``told`` is told how many people are done of how many; what it raises goes on out.

    Raises KnownError ``participant.unknown``, or ``sheet.none`` where there is nothing to print.
    """
    made: list[PersonSheet] = []
    for done, own_id in enumerate(participant_ids, 1):
        for kind in VisitSheet:
            if kind in chosen and (sheet := _MAKERS[kind](desk, own_id)) is not None:
                made.append(sheet)
        if told is not None:
            told(done, len(participant_ids))
    if not made:
        raise KnownError("sheet.none")
    return made


def renewal_sheet(desk: Desk, participant_id: str) -> RenewalSheet | None:
    """A letter to a participant whose consent runs out or has run out; None for one without. Raises ``participant.unknown``."""
    with desk.write() as writing:
        row = desk.find(writing.connection, participant_id)
        last = row.consent.valid_until
        if last is None or row.consent.withdrawn_on is not None:
            return None
        _note(desk, writing.connection, "skrivit ut brev om samtycke", row)
        main = _coordinators(writing.connection, row)
    return RenewalSheet(sheets.imprint(desk), row.fields.name, last, main[0].name if main else "")


def receipt_sheet(desk: Desk, participant_id: str) -> ReceiptSheet:
    """What somebody gets who has withdrawn: the sites that have got packages are told, and those told by hand.

    Raises KnownError ``participant.unknown``, or ``consent.not_withdrawn``.
    """
    with desk.write() as writing:
        row = desk.find(writing.connection, participant_id)
        day = row.consent.withdrawn_on
        if day is None:
            raise KnownError("consent.not_withdrawn")
        _note(desk, writing.connection, "skrivit ut kvitto på återkallelse", row)
        received = withdrawals_of(writing.connection, row.id)
        sites = [one.name for one in told_to.informed_sites(writing.connection, row.id)]
        by_hand = told_by_hand(writing.connection, row.id)
    first = received[0] if received else None
    return ReceiptSheet(
        imprint=sheets.imprint(desk),
        name=row.fields.name,
        day=day,
        how=GIVEN_WORDS[GivenHow(first.how)] if first and first.how else "",
        received_by=first.received_by if first else "",
        told=(*sites, *by_hand),
        at_sites=bool(sites),
    )


def who_does_what(desk: Desk, participant_id: str) -> WhoDoesWhatSheet:
    """Who does what for a participant, as it stands. Raises KnownError ``participant.unknown``."""
    with desk.write() as writing:
        row = desk.find(writing.connection, participant_id)
        _note(desk, writing.connection, "skrivit ut vem gör vad", row)
        coordinators = _coordinators(writing.connection, row)
        network = [] if "network" in row.veiled else network_of(writing.connection, row.id)
        steps = [] if "planning" in row.veiled else steps_of(writing.connection, row.id)
    since = desk.clock.today() - DONE_FOR
    return WhoDoesWhatSheet(
        imprint=sheets.imprint(desk),
        name=row.fields.name,
        coordinators=tuple(Helper(one.name, one.unit) for one in coordinators),
        network=tuple(
            Helper(one.name, ", ".join(part for part in (one.role, one.organisation) if part), one.contact)
            for one in network
        ),
        steps=tuple(step for step in steps if step.done is None or step.done >= since),
        interventions=row.fields.interventions,
        planning=row.fields.planning,
    )


def _coordinators(connection: Connection, row: ParticipantRow) -> list[StaffMember]:
    """The participant's coordinators, the main one first."""
    known = {one.id: one for one in staff_of(connection)}
    details = details_of(connection, row.id)
    return [known[one] for one in (details.coordinator, details.colleague) if one in known]


def _note(desk: Desk, connection: Connection, what: str, row: ParticipantRow) -> None:
    log_access(connection, desk.actor, desk.clock.now(), what, row.id)


_MAKERS: dict[VisitSheet, Callable[[Desk, str], PersonSheet | None]] = {
    VisitSheet.INFORMATION: sheets.information_sheet,
    VisitSheet.INFORMATION_EASY: lambda desk, one: sheets.information_sheet(desk, one, easy=True),
    VisitSheet.CONSENT: sheets.consent_to_sign,
    VisitSheet.CONSENT_EASY: lambda desk, one: sheets.consent_to_sign(desk, one, easy=True),
    VisitSheet.RENEWAL: renewal_sheet,
    VisitSheet.WHO_DOES_WHAT: who_does_what,
    VisitSheet.RATING_FORM: sheets.rating_form,
    VisitSheet.RATING_CHART: sheets.rating_chart,
}
