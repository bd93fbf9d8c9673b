"""Making a package: exactly what the receiver lacks, for each participant whose consent covers it today."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from secrets import token_hex

import pyrage
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from samordning_desktop.core.changes import Changes, Done, Kind
from samordning_desktop.core.errors import KnownError
from samordning_desktop.core.kinds import told
from samordning_desktop.core.merge_plan import ExportPlan, LeftOut
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


@dataclass(frozen=True, slots=True)
class _Made:
    """A package that is made but not yet saved: its number, its content's hash, its file's bytes."""

    number: int
    digest: bytes
    file: bytes


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


def export(desk: Desk, peer_name: str, path: Path) -> Done[ExportPlan]:
    """Makes the package, saves it at ``path`` and notes it as a disclosure.

    The file is written in full beside its place before the note is kept, and put in its place after: a file
    without a note cannot be, and a note whose file was never handed over is a lost package, which is normal.

    Raises KnownError ``peer.unknown``, ``peer.unconfirmed``, ``file.unwritable`` or ``disk.full``.
    """
    done = _export(desk, peer_name, lambda _writing, _load, _made: path)
    return Done(done.value[0], done.changes)


def put_in_folder(desk: Desk, peer_name: str) -> Done[tuple[ExportPlan, Path]]:
    """As ``export``, into the folder that is the way to the site, under a name that no other file has.

    Others than its owner may read it: what is in it they cannot. Returns the plan and the file. Raises KnownError
    ``peer.unknown``, ``peer.unconfirmed``, ``folder.none``, ``folder.unreachable``, ``folder.unwritable`` or
    ``folder.full``.
    """

    def place(writing: Writing, cargo: Load, made: _Made) -> Path:
        site = cargo.receivers[0].site
        folder = folders.folder_of(writing.connection, site)
        if folder is None:
            raise KnownError("folder.none", name=peer_name)
        if not folder.is_dir():
            raise KnownError("folder.unreachable")
        path = folder / _filename(desk, peer_name, made.number, f"-{token_hex(4)}")
        folders.note_placed(writing.connection, site, made.number, path.name, made.file)
        return path

    done = _export(desk, peer_name, place, fresh=True)
    discard_stale_parts(done.value[1].parent, _beginning(desk, peer_name), desk.clock.now())
    return done


def _export(
    desk: Desk, peer_name: str, place: Callable[[Writing, Load, _Made], Path], *, fresh: bool = False
) -> Done[tuple[ExportPlan, Path]]:
    path = Path()
    try:
        with ExitStack() as after_commit, desk.write() as writing:
            cargo = load(desk, writing, peer_name)
            made = _make(desk, writing, cargo)
            plan = account.account(desk, writing, peer_name, cargo, len(made.file))
            path = place(writing, cargo, made)
            _note(desk, writing, cargo, made)
            with _file_errors(path, fresh):
                spare_the_store(path)
                if not fresh:
                    discard_parts(path)
                after_commit.enter_context(staged_file(path, made.file, fresh=fresh))
            after_commit.callback(desk.store.keep_head)  # before the file stands in its place
    except OSError as error:
        raise _file_error(error, path, fresh) from error
    people = frozenset(one for one, _ in (*plan.persons, *plan.recalled))
    return Done((plan, path), Changes(frozenset({Kind.LOG, Kind.PEER}), people))


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
    number, previous = exchange.next_number(writing.connection, cargo.receivers[0].site)
    content = _seal(desk, writing, cargo, number, previous)
    recipients = [pyrage.x25519.Recipient.from_str(row.recipient) for row in cargo.receivers]
    return _Made(number, digest_of(content), pyrage.encrypt(content, recipients))


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


def _note(desk: Desk, writing: Writing, cargo: Load, made: _Made) -> None:
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


@contextmanager
def _file_errors(path: Path, in_folder: bool) -> Iterator[None]:
    """The package's own file is what failed, not the store."""
    try:
        yield
    except OSError as error:
        raise _file_error(error, path, in_folder) from error


def _file_error(error: OSError, path: Path, in_folder: bool) -> KnownError:
    found = unsaved(error, path.name)
    if in_folder:
        return KnownError("folder.full" if found.code == "disk.full" else "folder.unwritable")
    return found


def _plain(name: str) -> str:
    """A site's name as part of a file's name."""
    plain = name.casefold().translate(str.maketrans("åäöé", "aaoe"))
    return "".join(c for c in plain if c.isascii() and c.isalnum())[:_NAME_LENGTH] or "ort"
