"""Making a package: exactly what the receiver lacks, for each participant whose consent covers it today."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from secrets import token_hex

import pyrage
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from samordning_desktop.core.changes import Changes, Done, Kind
from samordning_desktop.core.errors import KnownError
from samordning_desktop.core.kinds import told
from samordning_desktop.core.merge_plan import ExportPlan, LeftOut
from samordning_desktop.core.saving import Sure, always
from samordning_desktop.core.scopes import participant_scope
from samordning_desktop.core.sharing import pack_kinds
from samordning_desktop.store import exchange, files_there, folders, looking, receipts
from samordning_desktop.store import peers as rows
from samordning_desktop.store.board import board_rows
from samordning_desktop.store.desk import Desk
from samordning_desktop.store.device import current_device
from samordning_desktop.store.faults import unsaved
from samordning_desktop.store.files import discard_parts, discard_stale_parts, spare_the_store, staged_file
from samordning_desktop.store.logs import log_disclosures
from samordning_desktop.store.writing import Writing
from samordning_desktop.sync import account, gate
from samordning_desktop.sync.enclosing import contents
from samordning_desktop.sync.format import Manifest, Receipt, digest_of, seal
from samordning_desktop.sync.load import Load, confirmed_receivers, load

#: Of a site's name so much goes into a file's: a disk takes no more than 255 bytes for all of it.
_NAME_LENGTH = 40
#: So often a package is made anew because something was written while its file was.
_TRIES = 5


@dataclass(frozen=True, slots=True)
class _Made:
    """A package that is made but not yet saved: its number, its content's hash, its file's bytes; what it was made
    with; and the folder that is the way to the site."""

    number: int
    digest: bytes
    file: bytes
    wall: int
    operation: str
    folder: Path | None


class _ChangedError(Exception):
    """What would go is no longer what was made."""


def preview(desk: Desk, peer_name: str) -> ExportPlan:
    """What a package would take, before it is made. Raises KnownError ``peer.unknown`` or ``peer.unconfirmed``."""
    with desk.rehearse() as writing:
        cargo = load(desk, writing, peer_name)
        return account.account(desk, writing, peer_name, cargo, len(_make(desk, writing, cargo).file))


def staying(desk: Desk, peer_name: str) -> tuple[LeftOut, ...]:
    """Everyone here of whom nothing may go to a site today, and why: also those of whom nothing is new.

    Cost follows how many there are. Raises KnownError as ``preview``.
    """
    today = desk.clock.today()
    with desk.rehearse() as writing:
        connection = writing.connection
        receivers = confirmed_receivers(rows.all_peers(connection), peer_name)
        everyone = board_rows(connection, desk.store.site_id, today)
        scopes = [participant_scope(row.id) for row in everyone]
        waits = exchange.must_hear_first(connection, receivers)
        return account.staying(everyone, gate.passage(desk, writing, receivers, scopes, waits), peer_name)


def export(desk: Desk, peer_name: str, path: Path, sure: Sure = always) -> Done[ExportPlan]:
    """Makes the package, saves it at ``path`` and notes it as a disclosure.

    The file is written in full beside its place before the note is kept, and put in its place after: a file
    without a note cannot be, and a note whose file was never handed over is a lost package, which is normal.
    The disk may never answer: while it is waited for the store is free, and may be closed.

    ``sure`` is asked when all that is left is to note it and give the file its name: what it raises gives the package
    up. Raises KnownError ``peer.unknown``, ``peer.unconfirmed``, ``file.unwritable``, ``file.name_too_long``, ``disk.full``,
    ``package.unnamed`` (it is noted, but its file did not get its name) or ``package.board_changed``.
    """

    def place(_made: _Made) -> Path:
        spare_the_store(path)
        discard_parts(path)
        return path

    done = _export(desk, peer_name, place, sure)
    return Done(done.value[0], done.changes)


def put_in_folder(desk: Desk, peer_name: str, sure: Sure = always) -> Done[tuple[ExportPlan, Path]]:
    """As ``export``, into the folder that is the way to the site, under a name that no other file has.

    Others than its owner may read it: what is in it they cannot. Returns the plan and the file. Raises KnownError as
    ``export``, and ``folder.none``, ``folder.unreachable``, ``folder.unwritable`` or ``folder.full``.
    """

    def place(made: _Made) -> Path:
        if made.folder is None:
            raise KnownError("folder.none", name=peer_name)
        if not made.folder.is_dir():
            raise KnownError("folder.unreachable")
        discard_stale_parts(made.folder, _beginning(desk, peer_name), desk.clock.now())
        return made.folder / _filename(desk, peer_name, made.number, f"-{token_hex(4)}")

    return _export(desk, peer_name, place, sure, fresh=True)


def _export(
    desk: Desk, peer_name: str, place: Callable[[_Made], Path], sure: Sure, *, fresh: bool = False
) -> Done[tuple[ExportPlan, Path]]:
    for _ in range(_TRIES):
        with suppress(_ChangedError):
            return _save(desk, peer_name, place, sure, fresh=fresh)
    raise KnownError("package.board_changed")


def _save(
    desk: Desk, peer_name: str, place: Callable[[_Made], Path], sure: Sure, *, fresh: bool
) -> Done[tuple[ExportPlan, Path]]:
    """Makes it, writes it, notes it, names it. Raises _ChangedError where it is not what would go now."""
    with desk.rehearse() as writing:
        made = _make(desk, writing, load(desk, writing, peer_name))
    path, plan = Path(), None
    try:
        path = place(made)
        with staged_file(path, made.file, fresh=fresh):
            plan = _note(desk, peer_name, made, sure, path if fresh else None)
            desk.store.keep_head()  # before the file stands in its place
    except OSError as error:
        raise KnownError("package.unnamed") if plan else _file_error(error, path, fresh) from error
    people = frozenset(one for one, _ in (*plan.persons, *plan.recalled))
    return Done((plan, path), Changes(frozenset({Kind.LOG, Kind.PEER}), people))


def _note(desk: Desk, peer_name: str, made: _Made, sure: Sure, placed: Path | None) -> ExportPlan:
    """Notes a package whose file is written: that it still is what would go now shows when it is made once more."""
    with desk.write() as later:
        writing = replace(later, wall=made.wall, operation=made.operation)
        cargo = load(desk, writing, peer_name)
        number, content = _content(desk, writing, cargo)
        site = cargo.receivers[0].site
        moved = placed is not None and folders.folder_of(writing.connection, site) != placed.parent
        if moved or (number, digest_of(content)) != (made.number, made.digest):
            raise _ChangedError
        plan = account.account(desk, writing, peer_name, cargo, len(made.file))
        if placed is not None:
            folders.note_placed(writing.connection, site, number, placed.name, made.file)
        _note_sent(desk, writing, cargo, made)
        sure()
    return plan


def suggested_filename(desk: Desk, peer_name: str) -> str:
    """A name for the next package's file: sites, day and number, never a person's name."""
    with desk.read() as connection:
        receivers = confirmed_receivers(rows.all_peers(connection), peer_name)
        number, _ = exchange.next_number(connection, receivers[0].site)
    return _filename(desk, peer_name, number)


def _filename(desk: Desk, peer_name: str, number: int, more: str = "") -> str:
    return f"{_beginning(desk, peer_name)}{desk.clock.today().isoformat()}-{number:04}{more}.age"


def _beginning(desk: Desk, peer_name: str) -> str:
    names = "-".join(_plain(name) for name in (desk.actor.site, peer_name))
    return f"paket-{names}-"


def _make(desk: Desk, writing: Writing, cargo: Load) -> _Made:
    number, content = _content(desk, writing, cargo)
    recipients = [pyrage.x25519.Recipient.from_str(row.recipient) for row in cargo.receivers]
    file = pyrage.encrypt(content, recipients)
    folder = folders.folder_of(writing.connection, cargo.receivers[0].site)
    return _Made(number, digest_of(content), file, writing.wall, writing.operation, folder)


def _content(desk: Desk, writing: Writing, cargo: Load) -> tuple[int, bytes]:
    """The package's number, and what is in it: the same from the same store, time and operation."""
    number, previous = exchange.next_number(writing.connection, cargo.receivers[0].site)
    return number, _seal(desk, writing, cargo, number, previous)


def _seal(desk: Desk, writing: Writing, cargo: Load, number: int, previous: bytes | None) -> bytes:
    own = current_device(writing.connection)
    spoken_of = rows.to_speak_of(rows.all_peers(writing.connection), cargo.receivers)
    manifest = Manifest(
        sender_site=desk.store.site_id,
        sender_device=own.id,
        receiver_site=cargo.receivers[0].site,
        number=number,
        previous=previous,
        made=writing.wall,
        after={row.device: row.acked_number for row in cargo.receivers},
        ack={row.device: row.taken_number for row in spoken_of},
        entries=len(cargo.entries),
        receipts=tuple(Receipt(*one) for one in receipts.to_tell(writing.connection, spoken_of)),
        enclosed=len(cargo.enclosures.files),
    )
    signing = Ed25519PrivateKey.from_private_bytes(own.signing)
    return seal(manifest, cargo.entries, signing, contents(writing.connection, cargo.enclosures.files))


def _note_sent(desk: Desk, writing: Writing, cargo: Load, made: _Made) -> None:
    receiver, now = cargo.receivers[0], desk.clock.now()
    sent = {scope: pack_kinds(cargo.passage.limits.get(scope)) for scope in sorted(cargo.scopes)}
    exchange.note_exchange(writing.connection, desk.clock.today())
    exchange.record_sent(writing.connection, receiver.site, made.number, made.digest, now.isoformat(), sent)
    looking.note_looked(writing.connection, receiver.site, made.number, cargo.look, sent, cargo.held)
    files_there.note_sent(writing.connection, receiver.site, made.number, cargo.enclosures.files)
    if cargo.own:
        return
    what = {one: f"paket nummer {made.number}: {told(kinds)}" for one, kinds in cargo.kinds.items()}
    log_disclosures(writing.connection, desk.actor, now, receiver.name, what)


def _file_error(error: OSError, path: Path, in_folder: bool) -> KnownError:
    found = unsaved(error, path.name)
    if in_folder:
        return KnownError("folder.full" if found.code == "disk.full" else "folder.unwritable")
    return found


def _plain(name: str) -> str:
    """A site's name as part of a file's name."""
    plain = name.casefold().translate(str.maketrans("åäöé", "aaoe"))
    return "".join(c for c in plain if c.isascii() and c.isalnum())[:_NAME_LENGTH] or "ort"
