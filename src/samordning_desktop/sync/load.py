"""What a package to a site would hold just now: what it lacks, of whom the consent covers it today."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from samordning_desktop.core import entities
from samordning_desktop.core.consent_scope import read_scope, sites_alone
from samordning_desktop.core.entry import Entry
from samordning_desktop.core.errors import KnownError
from samordning_desktop.core.kinds import SCAN, kind_of_entry
from samordning_desktop.core.peer import same_site_name
from samordning_desktop.core.scopes import ScopeKind, notice_scope, participant_scope, split_scope
from samordning_desktop.store import exchange, told_to
from samordning_desktop.store import peers as rows
from samordning_desktop.store.desk import Desk
from samordning_desktop.store.files_there import FileRow
from samordning_desktop.store.looking import Look, look
from samordning_desktop.store.participants import homes
from samordning_desktop.store.peers import PeerRow
from samordning_desktop.store.run_out import recalled_too_early, run_out, running_out_between
from samordning_desktop.store.sharing import told_to_let_go
from samordning_desktop.store.writing import Thing, Writing
from samordning_desktop.sync import gate
from samordning_desktop.sync.enclosing import Enclosures, enclosures


@dataclass(frozen=True, slots=True)
class Load:
    """What a package to a site would hold just now.

    ``news`` are the entries that none of its devices is known to have; to our own computers nothing is disclosed, and
    they are all entries.
    """

    receivers: list[PeerRow]
    look: Look
    passage: gate.Passage
    entries: list[Entry]
    news: list[Entry]
    enclosures: Enclosures

    @property
    def own(self) -> bool:
        """Whether it is for another computer of our own site: nothing is disclosed by that."""
        return self.receivers[0].own

    @property
    def new_files(self) -> list[FileRow]:
        """As ``news``, of the files."""
        return [file for file in self.enclosures.files if self.own or file.new]

    @property
    def scopes(self) -> set[str]:
        """The scopes of which something goes."""
        files = {participant_scope(file.participant) for file in self.enclosures.files}
        return {entry.scope for entry in self.entries} | files

    @property
    def held(self) -> set[str]:
        """The scopes to look at for the next package too, though nothing be written in them meanwhile.

        What is told of somebody goes to who has got something of them: once they go, their notices can.
        """
        going = {notice_scope(split_scope(scope)[1]) for scope in self.scopes}
        return {*self.passage.watched, *self.enclosures.waiting, *going.intersection(self.passage.shut)}

    @property
    def kinds(self) -> dict[str, set[str]]:
        """What is news to the site of each participant, by id, as ``core.kinds.told`` takes it: kinds, and a scan as such."""
        found: dict[str, set[str]] = {}
        for entry in self.news:
            scope, own_id = split_scope(entry.scope)
            if scope is ScopeKind.PARTICIPANT:
                found.setdefault(own_id, set()).add(_noted_kind(entry))
        for file in self.new_files:
            found.setdefault(file.participant, set()).add(SCAN)
        return found


def _noted_kind(entry: Entry) -> str:
    """The kind that an entry is noted as: a consent tells of the people around only where it names some."""
    if entry.entity != entities.CONSENT:
        return kind_of_entry(entry.entity, entry.field, entry.value)
    if entry.field != "scope" or entry.value is None:
        return ""
    scope = read_scope(str(entry.value))
    return "" if scope == sites_alone(scope) else kind_of_entry(entry.entity, entry.field, entry.value)


def load(desk: Desk, writing: Writing, peer_name: str) -> Load:
    """Gathers it; recalls that are due are written. Raises KnownError as ``confirmed_receivers``."""
    connection, today = writing.connection, desk.clock.today()
    known = rows.all_peers(connection)
    receivers = confirmed_receivers(known, peer_name)
    waits = exchange.must_hear_first(connection, receivers)
    found = look(connection, receivers, known, waits, today)
    scopes = set(found.scopes)
    if not receivers[0].own:
        scopes |= _recall_run_out(desk, writing, receivers, found) | _take_back_early(
            desk, writing, found.today
        )
    judged = gate.passage(desk, writing, receivers, scopes, waits)
    passage = _recall_uncovered(desk, writing, receivers, judged)
    lacking = exchange.lacking(connection, receivers, passage.open, passage.limits)
    entries = gate.for_them(lacking.entries, desk.store.site_id, receivers)
    files = enclosures(connection, receivers, passage)
    news = entries if receivers[0].own else lacking.news
    return Load(receivers, found, passage, entries, news, files)


def _recall_run_out(desk: Desk, writing: Writing, receivers: Sequence[PeerRow], found: Look) -> set[str]:
    """Writes a recall notice for each participant that the site has got and whose consent has run out.

    Returns the notices' scopes.
    """
    connection, today = writing.connection, found.today
    ids = set(found.participants)
    if found.since is not None:
        ids |= running_out_between(connection, found.since, today)
    ended = run_out(connection, desk.store.site_id, receivers[0].site, today, ids)
    for one in ended:
        _put_recall(writing, one, today)
    return {notice_scope(one) for one in ended}


def _take_back_early(desk: Desk, writing: Writing, today: date) -> set[str]:
    """Dates anew, today, each recall that a clock which was ahead has written of somebody whom the consent covers.

    A recall falls where a consent holds on its day (``core.board.recalled``). Returns the scopes of these people.
    """
    early = recalled_too_early(writing.connection, desk.store.site_id, desk.clock.now(), today)
    for one in early:
        _put_recall(writing, one, today)
    return {scope(one) for one in early for scope in (notice_scope, participant_scope)}


def _put_recall(writing: Writing, one: str, day: date) -> None:
    writing.put(notice_scope(one), entities.NOTICE, one, {"recalled": day.isoformat()})


def _recall_uncovered(
    desk: Desk, writing: Writing, receivers: Sequence[PeerRow], passage: gate.Passage
) -> gate.Passage:
    """Writes a recall for each of our participants that the site has got and whose consent no longer covers it.

    Returns the passage with those notices in it.
    """
    site, connection = receivers[0].site, writing.connection
    told = told_to.known_there(connection, site, passage.uncovered)
    told -= told_to_let_go(connection, passage.uncovered, site)
    told = {one for one, home in homes(connection, told).items() if home == desk.store.site_id}
    for one in sorted(told):
        since = passage.uncovered[one].since
        if since is not None:
            values = {"recalled_here": since.isoformat()}
            own_id = entities.owned_id(one, site)
            writing.put_anew(Thing(notice_scope(one), entities.SITE_RECALL, own_id, values))
    notices = {notice_scope(one) for one in told}
    return replace(passage, open=tuple(sorted({*passage.open, *notices})))


def confirmed_receivers(known: Sequence[PeerRow], peer_name: str) -> list[PeerRow]:
    """A site's confirmed devices. Raises KnownError ``peer.unknown``, ``peer.unconfirmed`` or ``peer.ambiguous``."""
    named = [row for row in known if row.name == peer_name]
    if not named:
        raise KnownError("peer.unknown", name=peer_name)
    confirmed = [row for row in named if row.trusted]
    if not confirmed:
        raise KnownError("peer.unconfirmed", name=peer_name)
    if len({row.site for row in known if row.trusted and same_site_name(row.name, peer_name)}) > 1:
        raise KnownError("peer.ambiguous", name=peer_name)
    return confirmed
