"""Making a package: exactly what the receiver lacks, for each participant whose consent covers it today."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

import pyrage
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from samordning_desktop.core import entities
from samordning_desktop.core.changes import Changes, Done, Kind
from samordning_desktop.core.consent import oldest_covering_signature
from samordning_desktop.core.entry import Entry
from samordning_desktop.core.errors import KnownError
from samordning_desktop.core.kinds import KINDS, kind_of_entry, told
from samordning_desktop.core.merge_plan import ExportPlan, LeftOut
from samordning_desktop.core.scopes import ScopeKind, notice_scope, participant_scope, split_scope
from samordning_desktop.core.sharing import pack_kinds
from samordning_desktop.store import exchange, files_there, receipts
from samordning_desktop.store import peers as rows
from samordning_desktop.store.board import board_rows
from samordning_desktop.store.desk import Desk
from samordning_desktop.store.device import current_device
from samordning_desktop.store.faults import known_fault
from samordning_desktop.store.files import discard_parts, spare_the_store, staged_file
from samordning_desktop.store.logs import log_disclosures
from samordning_desktop.store.peers import PeerRow
from samordning_desktop.store.sharing import told_to_let_go
from samordning_desktop.store.writing import Thing, Writing
from samordning_desktop.sync import gate
from samordning_desktop.sync.enclosing import Enclosures, contents, enclosures
from samordning_desktop.sync.format import Manifest, Receipt, digest_of, seal


@dataclass(frozen=True, slots=True)
class _Load:
    """What a package to a site would hold just now."""

    receivers: list[PeerRow]
    passage: gate.Passage
    entries: list[Entry]
    enclosures: Enclosures


def preview(desk: Desk, peer_name: str) -> ExportPlan:
    """What a package would take, before it is made. Raises KnownError ``peer.unknown`` or ``peer.unconfirmed``."""
    with desk.rehearse() as writing:
        return _plan(desk, writing, peer_name, _load(desk, writing, peer_name))


def export(desk: Desk, peer_name: str, path: Path) -> Done[ExportPlan]:
    """Makes the package, saves it at ``path`` and notes it as a disclosure.

    The file is written in full beside its place before the note is kept, and put in its place after: a file
    without a note cannot be, and a note whose file was never handed over is a lost package, which is normal.

    Raises KnownError ``peer.unknown``, ``peer.unconfirmed``, ``file.unwritable`` or ``disk.full``.
    """
    try:
        with ExitStack() as after_commit, desk.write() as writing:
            load = _load(desk, writing, peer_name)
            plan = _plan(desk, writing, peer_name, load)
            number, previous = exchange.next_number(writing.connection, load.receivers[0].site)
            content = _seal(desk, writing, load, number, previous)
            _note(desk, writing, load, number, digest_of(content))
            recipients = [pyrage.x25519.Recipient.from_str(row.recipient) for row in load.receivers]
            with _file_errors(path):
                spare_the_store(path)
                discard_parts(path)
                after_commit.enter_context(staged_file(path, pyrage.encrypt(content, recipients)))
            after_commit.callback(desk.store.keep_head)  # before the file stands in its place
    except OSError as error:
        raise _file_error(error, path) from error
    people = frozenset(one for one, _ in (*plan.persons, *plan.recalled))
    return Done(plan, Changes(frozenset({Kind.LOG, Kind.PEER}), people))


def suggested_filename(desk: Desk, peer_name: str) -> str:
    """A name for the next package's file: sites, day and number, never a person's name."""
    with desk.read() as connection:
        receivers = confirmed_receivers(rows.all_peers(connection), peer_name)
        number, _ = exchange.next_number(connection, receivers[0].site)
    names = "-".join(_plain(name) for name in (desk.actor.site, peer_name))
    return f"paket-{names}-{desk.clock.today().isoformat()}-{number:04}.age"


def confirmed_receivers(known: Sequence[PeerRow], peer_name: str) -> list[PeerRow]:
    """A site's confirmed devices. Raises KnownError ``peer.unknown``, ``peer.unconfirmed`` or ``peer.ambiguous``."""
    named = [row for row in known if row.name == peer_name]
    if not named:
        raise KnownError("peer.unknown", name=peer_name)
    confirmed = [row for row in named if row.trusted]
    if not confirmed:
        raise KnownError("peer.unconfirmed", name=peer_name)
    if len({row.site for row in confirmed}) > 1:
        raise KnownError("peer.ambiguous", name=peer_name)
    return confirmed


def _load(desk: Desk, writing: Writing, peer_name: str) -> _Load:
    receivers = confirmed_receivers(rows.all_peers(writing.connection), peer_name)
    _recall_run_out(desk, writing, receivers)
    changed = exchange.changed_scopes(writing.connection, receivers)
    passage = _recall_uncovered(writing, receivers, gate.passage(desk, writing, receivers, changed))
    entries = exchange.lacking(writing.connection, receivers, passage.open, passage.limits)
    return _Load(receivers, passage, entries, enclosures(writing.connection, receivers, passage))


def _recall_run_out(desk: Desk, writing: Writing, receivers: Sequence[PeerRow]) -> None:
    """Writes a recall notice for each participant that the site has got and whose consent has run out."""
    today = desk.clock.today()
    oldest = oldest_covering_signature(today).isoformat()
    ended = exchange.run_out(writing.connection, desk.store.site_id, oldest)
    for one in sorted(exchange.known_there(writing.connection, receivers, ended)):
        writing.put(notice_scope(one), entities.NOTICE, one, {"recalled": today.isoformat()})


def _recall_uncovered(writing: Writing, receivers: Sequence[PeerRow], passage: gate.Passage) -> gate.Passage:
    """Writes a recall for each participant that the site has got and whose consent no longer covers it.

    Returns the passage with those notices in it.
    """
    site, connection = receivers[0].site, writing.connection
    told = exchange.known_there(connection, receivers, passage.uncovered)
    told -= told_to_let_go(connection, passage.uncovered, site)
    for one in sorted(told):
        since = passage.uncovered[one].since
        if since is not None:
            values = {"recalled_here": since.isoformat()}
            own_id = entities.owned_id(one, site)
            writing.put_anew(Thing(notice_scope(one), entities.SITE_RECALL, own_id, values))
    notices = {notice_scope(one) for one in told}
    return replace(passage, open=tuple(sorted({*passage.open, *notices})))


def _plan(desk: Desk, writing: Writing, peer_name: str, load: _Load) -> ExportPlan:
    everyone = {row.id: row for row in board_rows(writing.connection, desk.store.site_id, desk.clock.today())}
    scopes = {split_scope(scope) for scope in _scopes(load)}
    open_to = {row.id for row in load.passage.persons}
    recalled = [one for one in everyone if (ScopeKind.NOTICE, one) in scopes]
    going = [
        row for row in everyone.values() if row.id in open_to and (ScopeKind.PARTICIPANT, row.id) in scopes
    ]
    return ExportPlan(
        receiver=peer_name,
        day=desk.clock.today(),
        persons=tuple((row.id, row.fields.name) for row in going),
        recalled=tuple((one, everyone[one].fields.name) for one in recalled),
        left_out=tuple(
            LeftOut(row.id, row.fields.name, gate.reason(row, load.passage, peer_name))
            for row in everyone.values()
            if not gate.may_go(row) or participant_scope(row.id) in load.passage.shut
        ),
        entries=len(load.entries),
        without={row.id: without for row in going if (without := _without(load.passage, row.id))},
    )


def _without(passage: gate.Passage, participant_id: str) -> tuple[str, ...]:
    """The kinds that are left out of what goes of a participant, in the order of KINDS."""
    kinds = passage.limits.get(participant_scope(participant_id))
    return () if kinds is None else tuple(kind for kind in KINDS if kind not in kinds)


def _seal(desk: Desk, writing: Writing, load: _Load, number: int, previous: bytes | None) -> bytes:
    own = current_device(writing.connection)
    manifest = Manifest(
        sender_site=desk.store.site_id,
        sender_device=own.id,
        receiver_site=load.receivers[0].site,
        number=number,
        previous=previous,
        made=writing.wall,
        after={row.device: row.acked_number for row in load.receivers},
        ack={row.device: row.taken_number for row in load.receivers},
        entries=len(load.entries),
        receipts=tuple(Receipt(*one) for one in receipts.to_tell(writing.connection, load.receivers)),
        enclosed=len(load.enclosures.files),
    )
    signing = Ed25519PrivateKey.from_private_bytes(own.signing)
    return seal(manifest, load.entries, signing, contents(writing.connection, load.enclosures.files))


def _note(desk: Desk, writing: Writing, load: _Load, number: int, digest: bytes) -> None:
    receiver, now = load.receivers[0], desk.clock.now()
    sent = {scope: pack_kinds(load.passage.limits.get(scope)) for scope in sorted(_scopes(load))}
    held = sorted({*load.passage.shut, *load.passage.watched, *load.enclosures.waiting})
    exchange.note_exchange(writing.connection, desk.clock.today())
    exchange.record_sent(writing.connection, receiver.site, number, digest, now.isoformat(), sent, held)
    files_there.note_sent(writing.connection, receiver.site, number, load.enclosures.files)
    what = {one: f"paket nummer {number}: {told(kinds)}" for one, kinds in _kinds_in(load.entries).items()}
    log_disclosures(writing.connection, desk.actor, now, receiver.name, what)


def _kinds_in(entries: Sequence[Entry]) -> dict[str, set[str]]:
    """The kinds of information that entries hold about each participant, by id."""
    found: dict[str, set[str]] = {}
    for entry in entries:
        scope, own_id = split_scope(entry.scope)
        if scope is ScopeKind.PARTICIPANT:
            found.setdefault(own_id, set()).add(kind_of_entry(entry.entity, entry.field, entry.value))
    return found


def _scopes(load: _Load) -> set[str]:
    return {entry.scope for entry in load.entries}


@contextmanager
def _file_errors(path: Path) -> Iterator[None]:
    """The package's own file is what failed, not the store."""
    try:
        yield
    except OSError as error:
        raise _file_error(error, path) from error


def _file_error(error: OSError, path: Path) -> KnownError:
    fault = known_fault(error)
    if fault is not None and fault.code == "disk.full":
        return fault
    return KnownError("file.unwritable", file=path.name)


def _plain(name: str) -> str:
    """A site's name as part of a file's name."""
    plain = name.casefold().translate(str.maketrans("åäöé", "aaoe"))
    return "".join(c for c in plain if c.isascii() and c.isalnum()) or "ort"
