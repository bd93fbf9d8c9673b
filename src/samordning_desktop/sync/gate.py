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
from samordning_desktop.core.scopes import ScopeKind, split_scope
from samordning_desktop.store import exchange
from samordning_desktop.store.board import rows_of, standing_of
from samordning_desktop.store.desk import Desk
from samordning_desktop.store.peers import PeerRow
from samordning_desktop.store.writing import Writing


@dataclass(frozen=True, slots=True)
class Passage:
    """The changed scopes, sorted: what may go, what must wait, and the participants who go."""

    open: tuple[str, ...]
    shut: tuple[str, ...]
    persons: tuple[ParticipantRow, ...]


def passage(desk: Desk, writing: Writing, receivers: Sequence[PeerRow], scopes: Iterable[str]) -> Passage:
    """Judges each changed scope on today's date."""
    by_kind: dict[ScopeKind, list[str]] = {kind: [] for kind in ScopeKind}
    for scope in sorted(scopes):
        kind, own_id = split_scope(scope)
        by_kind[kind].append(own_id)
    persons = tuple(_covered(desk, writing, receivers, by_kind[ScopeKind.PARTICIPANT]))
    told = exchange.known_there(writing.connection, receivers, by_kind[ScopeKind.NOTICE])
    undone = _undone(desk, writing, receivers, by_kind[ScopeKind.PARTICIPANT])
    goes = {f"{ScopeKind.PARTICIPANT}/{one}" for one in (*undone, *(row.id for row in persons))}
    goes |= {f"{ScopeKind.NOTICE}/{one}" for one in told}
    goes |= {f"{ScopeKind.SITE}/{one}" for one in by_kind[ScopeKind.SITE]}
    return Passage(tuple(sorted(goes)), tuple(sorted(set(scopes) - goes)), persons)


def may_go(row: ParticipantRow) -> bool:
    """Whether a consent covers the exchange of this participant today."""
    return row.consent.covers


def reason(row: ParticipantRow) -> str:
    """Why a participant stays, in Swedish."""
    if row.consent.state is ConsentState.WITHDRAWN:
        return f"samtycket återkallades {row.consent.withdrawn_on}"
    if row.consent.state is ConsentState.EXPIRED:
        return f"samtycket gick ut {row.consent.valid_until}"
    return f"lämnas bara ut av {row.site}" if row.consent.covers else row.consent.words


def _covered(
    desk: Desk, writing: Writing, receivers: Sequence[PeerRow], ids: Iterable[str]
) -> Iterable[ParticipantRow]:
    today = desk.clock.today()
    found = rows_of(writing.connection, desk.store.site_id, today, ids)
    rows = [row for row in found.values() if may_go(row)]
    others = [row.id for row in rows if not row.mine and row.site_id != receivers[0].site]
    strangers = set(others) - exchange.known_there(writing.connection, receivers, others)
    return [row for row in rows if row.id not in strangers]


def _undone(desk: Desk, writing: Writing, receivers: Sequence[PeerRow], ids: Iterable[str]) -> Iterable[str]:
    """Those whose adding was undone after the site had got them: so that they leave the board there too."""
    today = desk.clock.today()
    gone = exchange.known_there(writing.connection, receivers, exchange.taken_back(writing.connection, ids))
    return [one for one in sorted(gone) if standing_of(writing.connection, one, today).covers]
