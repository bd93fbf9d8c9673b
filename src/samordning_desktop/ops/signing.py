"""Registering a consent from the window: what there is to choose among, and the sheet that is signed on the screen."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from samordning_desktop.core.consent import Consent, SignedHow, counting, standing
from samordning_desktop.core.consent_scope import ConsentScope, Party, pack_scope
from samordning_desktop.core.document import Document
from samordning_desktop.core.errors import KnownError
from samordning_desktop.core.network import NetworkMember
from samordning_desktop.core.participant import ParticipantRow
from samordning_desktop.core.scope_choice import Renewal, candidates, renewal
from samordning_desktop.core.sharing import site_key
from samordning_desktop.core.sheet import DocumentSheet
from samordning_desktop.core.strokes import Strokes
from samordning_desktop.ops.days import not_in_future
from samordning_desktop.ops.sheets import imprint
from samordning_desktop.ops.texts import find_version, versions_in
from samordning_desktop.ops.veiling import shown_consents, shown_narrowings, shown_network
from samordning_desktop.store import board as rows
from samordning_desktop.store.consents import narrowings_of
from samordning_desktop.store.desk import Connection, Desk
from samordning_desktop.store.peers import all_peers


@dataclass(frozen=True, slots=True)
class SigningView:
    """What the registering of a consent starts from.

    ``texts`` newest last, easy-read ones too; ``parties`` those who can be ticked; ``renewal`` None for a first consent.
    """

    row: ParticipantRow
    texts: tuple[Document, ...]
    parties: tuple[Party, ...]
    network: tuple[NetworkMember, ...]
    renewal: Renewal | None


def before_signing(desk: Desk, participant_id: str) -> SigningView:
    """What there is to choose among. Raises KnownError ``participant.unknown``."""
    with desk.read() as connection:
        row = desk.find(connection, participant_id)
        around = tuple(shown_network(connection, row))
        parties = candidates(_sites(desk, connection, row), around)
        given = shown_consents(rows.consents_of(connection, [row.id])[row.id], row)
        texts = versions_in(desk, connection, "consent")
        start = renewal(
            counting(given, desk.clock.today()),
            shown_narrowings(narrowings_of(connection, [row.id])[row.id], row),
            parties,
            texts,
        )
    return SigningView(row, tuple(texts), parties, around, start and start.without(site_key(row.site_id)))


def sheet_to_sign(
    desk: Desk,
    participant_id: str,
    text_id: str,
    day: date,
    scope: ConsentScope,
    strokes: Strokes,
    witness: str = "",
) -> DocumentSheet:
    """The sheet as the person has signed it on the screen on ``day``, at the coordinator's site and received by them.

    Raises KnownError ``participant.unknown``, ``consent.text_unknown`` or ``date.future``.
    """
    not_in_future(desk, day)
    with desk.read() as connection:
        row = desk.find(connection, participant_id)
        document = find_version(desk, connection, "consent", text_id)
    consent = Consent("", day, document.id, pack_scope(scope), SignedHow.SCREEN.value, witness)
    return DocumentSheet(
        imprint=imprint(desk),
        document=document,
        name=row.fields.name,
        personal_id=row.fields.personal_id,
        consent=consent,
        standing=standing([consent], None, day),
        strokes=strokes,
        place=desk.actor.site,
        receiver=desk.actor.name,
        workplace=desk.actor.unit,
    )


def registered(desk: Desk, participant_id: str, consent_id: str) -> tuple[Consent, Document]:
    """A registered consent and the text that was signed.

    Raises KnownError ``participant.unknown``, ``consent.unknown`` or ``consent.text_unknown``.
    """
    with desk.read() as connection:
        row = desk.find(connection, participant_id)
        given = rows.consents_of(connection, [row.id])[row.id]
        consent = next((one for one in given if one.id == consent_id), None)
        if consent is None:
            raise KnownError("consent.unknown")
        return consent, find_version(desk, connection, "consent", consent.text_version)


def _sites(desk: Desk, connection: Connection, row: ParticipantRow) -> list[tuple[str, str]]:
    """The sites that a consent of the participant's can name, by id and name: ours, and those whose fingerprint has
    been compared, but for the participant's own, which has all of it anyhow."""
    sites = {one.site: one.name for one in all_peers(connection) if one.confirmed}
    sites[desk.store.site_id] = desk.actor.site
    return [(own_id, name) for own_id, name in sites.items() if own_id != row.site_id]
