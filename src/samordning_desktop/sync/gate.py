"""The consent gate: what may go to a site today, scope by scope.

A participant goes only while a consent covers the exchange, and then with what that consent lets be shared with
the receiving site, field by field. It is their own site that discloses them: another site sends what it has
written back there, which is never limited, and to those who surely have them already, never on to a third. Notices go
from their own site to whoever has got something about the participant, and from anyone to their own site. A site's
register goes to every confirmed peer, and back to that site.

To another computer of one's own site everything goes: nothing is disclosed by that.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, field

from samordning_desktop.core.consent import ConsentState
from samordning_desktop.core.entities import DEVICE
from samordning_desktop.core.entry import Entry
from samordning_desktop.core.participant import ParticipantRow
from samordning_desktop.core.scopes import ScopeKind, notice_scope, participant_scope, site_scope, split_scope
from samordning_desktop.core.sharing import ALL_KINDS, Sharing
from samordning_desktop.store import consents, told_to
from samordning_desktop.store.board import rows_of
from samordning_desktop.store.consents import Notice
from samordning_desktop.store.desk import Desk
from samordning_desktop.store.participants import homes
from samordning_desktop.store.peers import PeerRow
from samordning_desktop.store.sharing import named_otherwise, shared_with
from samordning_desktop.store.writing import Writing

#: Why nobody goes after a return to a backup, and what is needed: they answer only what they have got.
_WAITS = (
    "väntar på svar därifrån: registret är återställt från en säkerhetskopia, så lämna först det här paketet och ta "
    "sedan in deras nästa"
)


@dataclass(frozen=True, slots=True)
class Passage:
    """The scopes that were looked at, sorted: what may go, what stays, and the participants who go.

    ``rows`` are all those of the participants who are on the board, by id; ``limits`` the kinds that may go of a scope,
    where not all of them may; ``uncovered`` the participants whose consent holds but not for the receiver, ``misnamed``
    those of them where it is named as something else; ``watched``
    scopes that are looked at the next time too, though nothing be written: another consent begins on a day to come.
    """

    open: tuple[str, ...]
    shut: tuple[str, ...]
    persons: tuple[ParticipantRow, ...]
    waits: bool
    rows: Mapping[str, ParticipantRow]
    limits: Mapping[str, frozenset[str]] = field(default_factory=dict)
    uncovered: Mapping[str, Sharing] = field(default_factory=dict)
    watched: tuple[str, ...] = ()
    misnamed: Set[str] = frozenset()


def passage(
    desk: Desk, writing: Writing, receivers: Sequence[PeerRow], scopes: Iterable[str], waits: bool
) -> Passage:
    """Judges each scope on today's date; nobody goes to a site that ``waits``. To our other computers everything goes."""
    by_kind: dict[ScopeKind, list[str]] = {kind: [] for kind in ScopeKind}
    for scope in sorted(scopes):
        kind, own_id = split_scope(scope)
        by_kind[kind].append(own_id)
    today, ids = desk.clock.today(), by_kind[ScopeKind.PARTICIPANT]
    rows = rows_of(writing.connection, desk.store.site_id, today, ids)
    if receivers[0].site == desk.store.site_id:
        return Passage(tuple(sorted(scopes)), (), tuple(rows.values()), waits=False, rows=rows)
    covered = [] if waits else _covered(writing, receivers, rows.values())
    shares = _shares(desk, writing, receivers[0].site, covered)
    uncovered = {one: share for one, share in shares.items() if share.kinds is None}
    persons = tuple(row for row in covered if row.id not in uncovered)
    goes = {participant_scope(row.id) for row in persons}
    goes |= {notice_scope(one) for one in _told(desk, writing, receivers, by_kind[ScopeKind.NOTICE])}
    goes |= {
        site_scope(one) for one in by_kind[ScopeKind.SITE] if one in (desk.store.site_id, receivers[0].site)
    }
    limits = {
        participant_scope(one): share.kinds
        for one, share in shares.items()
        if share.kinds is not None and share.kinds != ALL_KINDS
    }
    later = consents.beginning_later(writing.connection, ids, today)
    watched = tuple(participant_scope(one) for one in sorted(later))
    shut = tuple(sorted(set(scopes) - goes))
    misnamed = named_otherwise(writing.connection, uncovered, today, receivers[0].name)
    return Passage(tuple(sorted(goes)), shut, persons, waits, rows, limits, uncovered, watched, misnamed)


def reason(row: ParticipantRow, passage: Passage, receiver: str) -> str:
    """Why a participant stays, in Swedish."""
    if row.consent.state is ConsentState.WITHDRAWN:
        return f"samtycket återkallades {row.consent.withdrawn_on}"
    if row.consent.state is ConsentState.EXPIRED:
        return f"samtycket gick ut {row.consent.valid_until}"
    if not row.consent.covers:
        return row.consent.words
    if row.id in passage.misnamed:
        return (
            f"samtycket omfattar inte {receiver} som pilotort, bara en enhet som heter så. Registrera samma blankett en "
            f"gång till och kryssa för {receiver} (pilotort)"
        )
    if row.id in passage.uncovered:
        return f"samtycket omfattar inte {receiver}"
    return _WAITS if passage.waits else f"lämnas bara ut av {row.site}"


def notice_reason(notice: Notice | None) -> str:
    """Why somebody who is on no board here is recalled, in Swedish."""
    if notice is not None and notice.erased:
        return f"uppgifterna gallrades {notice.erased}"
    if notice is not None and notice.withdrawn:
        return f"samtycket återkallades {notice.withdrawn}"
    return "samtycket gäller inte längre"


def for_them(entries: Sequence[Entry], site: str, receivers: Sequence[PeerRow]) -> list[Entry]:
    """The entries without third sites' words about devices: each site gives its own word itself.

    A site that went back to a backup has its own word back from us.
    """
    if receivers[0].own:
        return list(entries)
    either = (site_scope(site), site_scope(receivers[0].site))
    return [entry for entry in entries if entry.entity != DEVICE or entry.scope in either]


def _covered(
    writing: Writing, receivers: Sequence[PeerRow], found: Iterable[ParticipantRow]
) -> list[ParticipantRow]:
    rows = [row for row in found if row.consent.covers]
    others = [row.id for row in rows if not row.mine and row.site_id != receivers[0].site]
    strangers = set(others) - told_to.surely_there(writing.connection, receivers, others)
    return [row for row in rows if row.id not in strangers]


def _told(desk: Desk, writing: Writing, receivers: Sequence[PeerRow], ids: Sequence[str]) -> set[str]:
    """Those about whom notices go: known there, and not a third site's to tell of.

    Of somebody who is erased it is no longer known whose they were: then whoever said so tells, and is told again.
    """
    connection = writing.connection
    sites = homes(connection, ids)
    two = (desk.store.site_id, receivers[0].site)
    between = {one for one in ids if sites.get(one) in two}
    between |= told_to.said_between(connection, receivers, [one for one in ids if one not in sites])
    return told_to.known_there(connection, receivers[0].site, between)


def _shares(
    desk: Desk, writing: Writing, receiver: str, rows: Sequence[ParticipantRow]
) -> dict[str, Sharing]:
    """What may be shared with a site of each participant who is not its own: that site's team owns the record."""
    ids = [row.id for row in rows if row.site_id != receiver]
    return shared_with(writing.connection, ids, desk.clock.today(), receiver)
