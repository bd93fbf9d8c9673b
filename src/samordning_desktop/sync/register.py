"""What a package says of the sites themselves and of computers, in words: for its accounts at both ends."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from samordning_desktop.core import entities
from samordning_desktop.core.dates import long_date
from samordning_desktop.core.entry import Entry, Value
from samordning_desktop.core.scopes import split_scope
from samordning_desktop.core.texts import TEXT_WORDS, own_text
from samordning_desktop.store.desk import Connection
from samordning_desktop.store.ourselves import own_keys
from samordning_desktop.store.peers import all_peers
from samordning_desktop.store.site_register import site_names
from samordning_desktop.store.staff import staff_of

#: What a site's register holds, in the order in which it is told: what needs a hand first.
REGISTER = (
    entities.DEVICE,
    entities.SITE,
    entities.STAFF,
    entities.TEXT,
    entities.INFORMATION_KIND,
)
_UNKNOWN = "En dator som inte är känd här"


def register_words(connection: Connection, entries: Iterable[Entry]) -> tuple[str, ...]:
    """A sentence for each thing of a site's register that some entries say, once they are in the store.

    Cost follows what they say of registers: where that is nothing, nothing is looked up.
    """
    newest: dict[tuple[str, str], Entry] = {}
    for entry in entries:
        if entry.entity in REGISTER:
            thing = entry.entity, entry.entity_id
            if thing not in newest or newest[thing].stamp < entry.stamp:
                newest[thing] = entry
    if not newest:
        return ()
    names = site_names(connection)
    found = [(REGISTER.index(entry.entity), _words(connection, entry, names)) for entry in newest.values()]
    return tuple(
        dict.fromkeys(words for _, words in sorted(found))
    )  # two sites can say the same of one computer


def _words(connection: Connection, entry: Entry, names: Mapping[str, str]) -> str:
    site = names.get(split_scope(entry.scope)[1], "en annan ort")
    if entry.entity == entities.DEVICE:
        return _computer_words(connection, entry.entity_id.rpartition(".")[2], entry.value)
    if entry.entity == entities.SITE:
        return f"Orten heter {site}."
    if entry.entity == entities.STAFF:
        return f"Samordnare i {site}: {_member(connection, entry.entity_id)}."
    if entry.entity == entities.TEXT:
        return f"Egen text i {site}: {_text(entry.value)}."
    if entry.value is None:
        return f"Ett slag av uppgifter i {site} används inte längre."
    return f"Slag av uppgifter i {site}: {entry.value}."


def _computer_words(connection: Connection, peer: str, day: Value) -> str:
    who, is_one = _computer(connection, peer)
    if day is None:
        return f"{who} släpps in igen."
    since = f"från den {long_date(date.fromisoformat(str(day)))}"
    if any(peer in row.replaces for row in all_peers(connection)):
        return f"{who} har bytt nycklar. De tidigare gäller inte {since}."
    are = "är spärrad" if is_one else "är spärrade"
    return f"{who} {are} {since}."


def _computer(connection: Connection, peer: str) -> tuple[str, bool]:
    """What a computer is called here, and whether it is one."""
    known = next((row for row in all_peers(connection) if row.id == peer), None)
    if known is not None:
        return f"{known.computer or 'En dator'} ({known.name})", True
    us = own_keys(connection)
    if peer == us.now:
        return "Den här datorn", True
    if peer in us.former:
        return "Den här datorns tidigare nycklar", False
    return _UNKNOWN, True


def _member(connection: Connection, own_id: str) -> str:
    """One of the staff: ``Karin Ek, Öppenpsykiatrin Falköping``."""
    member = next((one for one in staff_of(connection) if one.id == own_id), None)
    return "någon utan namn" if member is None else ", ".join(filter(None, (member.name, member.unit)))


def _text(value: Value) -> str:
    """A site's own text: ``samtycke, version F1, lättläst``."""
    key, easy, source = value if isinstance(value, list) else ("", 0, "")
    version = own_text(str(key), bool(easy), str(source)).version
    return f"{TEXT_WORDS[str(key)]}, version {version}{', lättläst' if easy else ''}"
