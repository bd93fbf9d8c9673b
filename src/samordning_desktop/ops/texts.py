"""The versions of the consent and the information sheet: the program's own, and those that a site puts in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from samordning_desktop.core import entities
from samordning_desktop.core import texts as library
from samordning_desktop.core.changes import Changes, Done, Kind
from samordning_desktop.core.consent import counting
from samordning_desktop.core.document import Document
from samordning_desktop.core.errors import KnownError
from samordning_desktop.core.own_text import checked
from samordning_desktop.core.participant import ParticipantRow
from samordning_desktop.core.scopes import site_scope
from samordning_desktop.ops.days import not_in_future
from samordning_desktop.store import board as rows
from samordning_desktop.store.consents import given_by_text, signed_by_text
from samordning_desktop.store.desk import Connection, Desk
from samordning_desktop.store.site_register import own_texts


def versions(desk: Desk, key: str) -> list[Document]:
    """Every version of a text (``consent`` or ``information``), easy-read ones too; those in use here last, the newest
    at the end."""
    with desk.read() as connection:
        return versions_in(desk, connection, key)


def versions_in(desk: Desk, connection: Connection, key: str) -> list[Document]:
    """As ``versions``, inside another op's transaction."""
    here = library.in_order(_begun(desk, connection, key))
    others = [one for one in (*library.texts(key), *own_texts(connection, key)) if one not in here]
    return [*library.in_order(others), *here]


def find_version(
    desk: Desk,
    connection: Connection,
    key: str,
    text_id: str | None,
    *,
    easy: bool = False,
    signed: date | None = None,
) -> Document:
    """A text by its id, whichever site's it is; or the newest in use here, or that was on the day it was ``signed``.

    Raises KnownError ``consent.text_unknown`` or ``information.text_unknown``.
    """
    if text_id is None and signed is not None:
        return library.at_signing(library.in_order(_begun(desk, connection, key)), signed)
    if text_id is None:
        return library.newest(_begun(desk, connection, key), easy=easy)
    return library.text(key, text_id, versions_in(desk, connection, key))


def _begun(desk: Desk, connection: Connection, key: str) -> list[Document]:
    """The versions of a text that are in use here: the program's and this site's own, from their days on.

    By a clock that stands before the first of them, all are.
    """
    known = [*library.texts(key), *own_texts(connection, key, desk.store.site_id)]
    return [one for one in known if one.day <= desk.clock.today()] or known


@dataclass(frozen=True, slots=True)
class TextUse:
    """A version of a text, and how many have signed it or been told that they were given it."""

    document: Document
    signed: int = 0
    given: int = 0


def in_use(desk: Desk) -> list[TextUse]:
    """Every version of every text with its use: the consents first, the newest first."""
    with desk.read() as connection:
        signed, given = signed_by_text(connection), given_by_text(connection)
        return [
            TextUse(one, signed.get(one.id, 0) if key == "consent" else 0, given.get((key, one.id), 0))
            for key in library.KEYS
            for one in reversed(versions_in(desk, connection, key))
        ]


def signed_older(desk: Desk) -> list[tuple[ParticipantRow, Document]]:
    """Those of this site whose consent holds but whose text is older than the newest, with the text they signed.

    In Swedish order of name. The easy-read variant of the newest version is as new as the plain one.
    """
    today = desk.clock.today()
    with desk.read() as connection:
        return older_in(desk, connection, rows.board_rows(connection, desk.store.site_id, today))


def older_in(
    desk: Desk, connection: Connection, everyone: Sequence[ParticipantRow]
) -> list[tuple[ParticipantRow, Document]]:
    """As ``signed_older``, of rows that have been read."""
    today = desk.clock.today()
    known = {one.id: one for one in versions_in(desk, connection, "consent")}
    newest = max(one.day for one in _begun(desk, connection, "consent"))
    if not any(one.day < newest for one in known.values()):
        return []
    consents = rows.consents_of(connection)
    found = []
    for row in everyone:
        counts = counting(consents.get(row.id, ()), today) if row.mine and row.consent.covers else None
        text = known.get(counts.text_version) if counts else None
        if text is not None and text.day < newest and not row.left:
            found.append((row, text))
    return found


def add_version(desk: Desk, key: str, source: str, *, easy: bool = False) -> Done[Document]:
    """Puts in the site's own text, as the newest version from its day on. It can never be altered.

    ``source`` is in the format of ``core.texts``. Raises KnownError ``text.known``, ``text.version_taken`` for a
    version that another text has, ``date.future``, and as ``core.own_text.checked``.
    """
    document = checked(key, source, easy=easy)
    not_in_future(desk, document.day)
    with desk.write() as writing:
        value: list[str | int] = [key, int(easy), source]
        scope = site_scope(desk.store.site_id)
        if not writing.put(scope, entities.TEXT, document.own, {"content": value}):
            raise KnownError("text.known", version=document.version)
        _not_taken(desk, writing.connection, document)
        writing.record(f"lägg in ny text, version {document.version}", undoable=False)
    return Done(document, Changes(frozenset({Kind.CONSENT})))


def _not_taken(desk: Desk, connection: Connection, document: Document) -> None:
    """What the paper says is its version must be one text, or nobody knows which was signed."""
    for other in versions_in(desk, connection, document.key):
        same = (other.version, other.easy) == (document.version, document.easy)
        if same and other.id != document.id:
            raise KnownError("text.version_taken", version=document.version)
