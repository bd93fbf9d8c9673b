"""Which files of participants the other sites have, and which they lack: each goes to a site once, in turn."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from sqlalchemy import Connection, Integer, ScalarSelect, bindparam, delete, exists, func, insert, select
from sqlalchemy.dialects.sqlite import insert as upsert

from samordning_desktop.store.journal import chunks
from samordning_desktop.store.peers import PeerRow
from samordning_desktop.store.schema import attachment, consent, peer_file, sent_file

#: A device that has acknowledged none of so many packages, when another has, is silent.
_LATELY = 10
_SHOWS_A_CONSENT = exists().where(
    consent.c.participant == attachment.c.participant, consent.c.form == attachment.c.digest
)


def _there(peers: str) -> ScalarSelect[int]:
    """How many of some devices are known to have a file."""
    return (
        select(func.count())
        .where(
            peer_file.c.peer.in_(bindparam(peers, expanding=True)),
            peer_file.c.participant == attachment.c.participant,
            peer_file.c.digest == attachment.c.digest,
        )
        .scalar_subquery()
    )


_THERE = _there("peers")
_LACKING = (
    select(
        attachment.c.participant,
        attachment.c.digest,
        func.length(attachment.c.content),
        _THERE == 0,
        bindparam("heard_count", type_=Integer) > _there("heard"),
    )
    .where(bindparam("count") > _THERE, _SHOWS_A_CONSENT)
    .where(attachment.c.participant.in_(bindparam("owners", expanding=True)))
    .order_by(attachment.c.participant, attachment.c.added, attachment.c.digest)
)
_LAST_SENT = (
    select(sent_file.c.participant, sent_file.c.digest, func.max(sent_file.c.number))
    .where(sent_file.c.site == bindparam("to"))
    .group_by(sent_file.c.participant, sent_file.c.digest)
)
_ACKNOWLEDGE = (
    upsert(peer_file)
    .from_select(
        ["peer", "participant", "digest"],
        select(bindparam("by"), sent_file.c.participant, sent_file.c.digest).where(
            sent_file.c.site == bindparam("to"), sent_file.c.number == bindparam("package")
        ),
    )
    .on_conflict_do_nothing()
)
_TAKE_OVER = (
    upsert(peer_file)
    .from_select(
        ["peer", "participant", "digest"],
        select(bindparam("by"), peer_file.c.participant, peer_file.c.digest).where(
            peer_file.c.peer == bindparam("from")
        ),
    )
    .on_conflict_do_nothing()
)


class FileRow(NamedTuple):
    """A file by its owner and its digest, with its size in bytes; whether none of the site's devices is known to have it,
    and whether one of those that answer is not."""

    participant: str
    digest: str
    size: int
    new: bool
    awaited: bool


def lacking(
    connection: Connection, receivers: Sequence[PeerRow], participant_ids: Iterable[str]
) -> Iterator[FileRow]:
    """The files that show a consent of these participants, and that one of a site's devices is not known to have."""
    heard = _answering(receivers)
    there = {"peers": [row.id for row in receivers], "count": len(receivers)}
    there |= {"heard": [row.id for row in heard], "heard_count": len(heard)}
    for part in chunks(sorted(participant_ids)):
        for row in connection.execute(_LACKING, there | {"owners": list(part)}):
            yield FileRow(*row)


def in_turn(connection: Connection, site: str, files: Iterable[FileRow]) -> list[FileRow]:
    """Files that a site lacks as they are to go where there is not room for all: first what is new to it, then what a
    device lacks that answers; of those what went longest ago.

    Then a device that answers gets every file, though another never does; and so does one that takes in only.
    """
    last = {(one, digest): number for one, digest, number in connection.execute(_LAST_SENT, {"to": site})}
    return sorted(files, key=lambda file: (not file.new, not file.awaited, last.get(file[:2], 0)))


def _answering(receivers: Sequence[PeerRow]) -> list[PeerRow]:
    """The devices that have acknowledged one of the latest packages that any has."""
    latest = max(row.acked_number for row in receivers)
    return [row for row in receivers if row.acked_number > max(latest - _LATELY, 0)]


def shows_a_consent(connection: Connection, participant_id: str, digest: str) -> bool:
    """Whether a consent of the participant names this file."""
    query = select(consent.c.id).where(consent.c.participant == participant_id, consent.c.form == digest)
    return connection.execute(query.limit(1)).first() is not None


def note_sent(connection: Connection, site: str, number: int, files: Iterable[FileRow]) -> None:
    """Notes what a package enclosed."""
    rows = [
        {"site": site, "number": number, "participant": one, "digest": digest} for one, digest, *_ in files
    ]
    if rows:
        connection.execute(insert(sent_file), rows)


def note_there(connection: Connection, row: PeerRow, files: Iterable[tuple[str, str]]) -> None:
    """Notes that a peer has some files (participant, digest), as it gave them to us."""
    rows = [{"peer": row.id, "participant": one, "digest": digest} for one, digest in files]
    if rows:
        connection.execute(upsert(peer_file).on_conflict_do_nothing(), rows)


def acknowledge(connection: Connection, row: PeerRow, number: int) -> None:
    """Notes that a peer has taken in our package ``number``, and the files in it."""
    connection.execute(_ACKNOWLEDGE, {"by": row.id, "to": row.site, "package": number})


def take_over(connection: Connection, row: PeerRow, former: PeerRow) -> None:
    """Notes that a device has the files that one had from which it goes on."""
    connection.execute(_TAKE_OVER, {"by": row.id, "from": former.id})


def forget(connection: Connection, row: PeerRow) -> None:
    """A peer has gone back to a backup: it may lack any file."""
    connection.execute(delete(peer_file).where(peer_file.c.peer == row.id))
    connection.execute(delete(sent_file).where(sent_file.c.site == row.site))


def forget_all(connection: Connection) -> None:
    """This store has gone back to a backup: what was sent since is not known."""
    for table in (peer_file, sent_file):
        connection.execute(delete(table))
