"""The consent gate: what may go to a site today, scope by scope.

A participant goes whole or not at all, and only while a consent covers the exchange. It is their own site that
discloses them: another site sends what it has written back there, and to those who have them already, never on
to a third. Notices go to whoever has got something about the participant. A site's own register goes to every
confirmed peer.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from samordning_desktop.core.consent import ConsentState
from samordning_desktop.core.participant import ParticipantRow
from samordning_desktop.core.scopes import ScopeKind, notice_scope, participant_scope, site_scope, split_scope
from samordning_desktop.store import exchange
from samordning_desktop.store.board import rows_of
from samordning_desktop.store.desk import Desk
from samordning_desktop.store.device import is_renewed
from samordning_desktop.store.peers import PeerRow
from samordning_desktop.store.writing import Writing

_WAITS = "väntar på ett paket därifrån: det här registret är återställt från en säkerhetskopia"


@dataclass(frozen=True, slots=True)
class Passage:
    """The changed scopes, sorted: what may go, what must wait, and the participants who go."""

    open: tuple[str, ...]
    shut: tuple[str, ...]
    persons: tuple[ParticipantRow, ...]
    waits: bool


def passage(desk: Desk, writing: Writing, receivers: Sequence[PeerRow], scopes: Iterable[str]) -> Passage:
    """Judges each changed scope on today's date."""
    by_kind: dict[ScopeKind, list[str]] = {kind: [] for kind in ScopeKind}
    for scope in sorted(scopes):
        kind, own_id = split_scope(scope)
        by_kind[kind].append(own_id)
    waits = must_hear_first(writing, receivers)
    if waits:
        by_kind[ScopeKind.PARTICIPANT] = []
    persons = tuple(_covered(desk, writing, receivers, by_kind[ScopeKind.PARTICIPANT]))
    told = exchange.known_there(writing.connection, receivers, by_kind[ScopeKind.NOTICE])
    goes = {participant_scope(row.id) for row in persons}
    goes |= {notice_scope(one) for one in told}
    goes |= {site_scope(one) for one in by_kind[ScopeKind.SITE]}
    return Passage(tuple(sorted(goes)), tuple(sorted(set(scopes) - goes)), persons, waits)


def must_hear_first(writing: Writing, receivers: Sequence[PeerRow]) -> bool:
    """Whether this store has gone back to a backup and not heard from the site since.

    A withdrawal may have been registered after the backup was made, and only the site that got it knows. So
    nobody goes until its answer, which brings the withdrawal, has been taken in here.
    """
    return is_renewed(writing.connection) and any(row.acked_number == 0 for row in receivers)


def may_go(row: ParticipantRow) -> bool:
    """Whether a consent covers the exchange of this participant today."""
    return row.consent.covers


def reason(row: ParticipantRow, waits: bool) -> str:
    """Why a participant stays, in Swedish."""
    if row.consent.state is ConsentState.WITHDRAWN:
        return f"samtycket återkallades {row.consent.withdrawn_on}"
    if row.consent.state is ConsentState.EXPIRED:
        return f"samtycket gick ut {row.consent.valid_until}"
    if not row.consent.covers:
        return row.consent.words
    return _WAITS if waits else f"lämnas bara ut av {row.site}"


def _covered(
    desk: Desk, writing: Writing, receivers: Sequence[PeerRow], ids: Iterable[str]
) -> Iterable[ParticipantRow]:
    today = desk.clock.today()
    found = rows_of(writing.connection, desk.store.site_id, today, ids)
    rows = [row for row in found.values() if may_go(row)]
    others = [row.id for row in rows if not row.mine and row.site_id != receivers[0].site]
    strangers = set(others) - exchange.known_there(writing.connection, receivers, others)
    return [row for row in rows if row.id not in strangers]
