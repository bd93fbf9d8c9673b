"""The versions of the consent and the information sheet: the program's own, and those that a site puts in."""

from __future__ import annotations

from samordning_desktop.core import entities
from samordning_desktop.core import texts as library
from samordning_desktop.core.changes import Changes, Done, Kind
from samordning_desktop.core.consent import counting
from samordning_desktop.core.document import Document
from samordning_desktop.core.errors import KnownError
from samordning_desktop.core.participant import ParticipantRow
from samordning_desktop.core.scopes import site_scope
from samordning_desktop.store import board as rows
from samordning_desktop.store.desk import Connection, Desk
from samordning_desktop.store.site_register import own_texts


def versions(desk: Desk, key: str) -> list[Document]:
    """Every version of a text (``consent`` or ``information``), easy-read ones too, newest last."""
    with desk.read() as connection:
        return versions_in(connection, key)


def versions_in(connection: Connection, key: str) -> list[Document]:
    """As ``versions``, inside another op's transaction."""
    return library.in_order([*library.texts(key), *own_texts(connection, key)])


def find_version(connection: Connection, key: str, text_id: str | None, *, easy: bool = False) -> Document:
    """A text by its id, or the newest there is.

    Raises KnownError ``consent.text_unknown`` or ``information.text_unknown``.
    """
    known = versions_in(connection, key)
    return library.newest(known, easy=easy) if text_id is None else library.text(key, text_id, known)


def signed_older(desk: Desk) -> list[tuple[ParticipantRow, Document]]:
    """Those of this site whose consent holds but whose text is older than the newest, with the text they signed.

    In Swedish order of name. The easy-read variant of the newest version is as new as the plain one.
    """
    today = desk.clock.today()
    with desk.read() as connection:
        known = {one.id: one for one in versions_in(connection, "consent")}
        newest = max(one.day for one in known.values() if one.day <= today)
        everyone = rows.board_rows(connection, desk.store.site_id, today)
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

    ``source`` is in the format of ``core.texts``. Raises KnownError ``text.too_long`` or ``text.known``, and
    TextFormatError for a source that does not follow the format.
    """
    if len(source) > library.OWN_LIMIT:
        raise KnownError("text.too_long", length=len(source), limit=library.OWN_LIMIT)
    document = library.own_text(key, easy, source)
    with desk.write() as writing:
        value: list[str | int] = [key, int(easy), source]
        scope = site_scope(desk.store.site_id)
        if not writing.put(scope, entities.TEXT, document.own, {"content": value}):
            raise KnownError("text.known", version=document.version)
        writing.record(f"lägg in ny text, version {document.version}", undoable=False)
    return Done(document, Changes(frozenset({Kind.CONSENT})))
