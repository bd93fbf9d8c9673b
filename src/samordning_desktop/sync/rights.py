"""What a sender may say. A signature tells who speaks; here is what each may speak of.

A site's register is its own. A participant's own site alone moves them to another, recalls them and erases them; who
has something of them may register that they have withdrawn, and write on their page. What is known here already is
not judged: it may come by anyone, once more.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from samordning_desktop.core.entities import FIELDS, NOTICE, PARTICIPANT, STAFF, TEXT, home_of
from samordning_desktop.core.entry import Entry
from samordning_desktop.core.errors import KnownError
from samordning_desktop.core.scopes import ScopeKind, split_scope
from samordning_desktop.store import peers as rows
from samordning_desktop.store import told_to
from samordning_desktop.store.codec import entry_id
from samordning_desktop.store.device import current_device, is_renewed
from samordning_desktop.store.journal import known_ids, scopes_of
from samordning_desktop.store.participants import homes
from samordning_desktop.store.peers import PeerRow
from samordning_desktop.store.writing import Writing

#: What whoever has a participant writes of them, but for whose they are.
_ON_THEIR_PAGE = frozenset(one for one in FIELDS if home_of(one) is ScopeKind.PARTICIPANT)


def delicate_among(entries: Iterable[Entry]) -> list[Entry]:
    """The entries that not everyone who has the participant may write."""
    return [entry for entry in entries if entry.entity not in _ON_THEIR_PAGE or _moves(entry)]


def check_rights(writing: Writing, sender: PeerRow, delicate: Sequence[Entry]) -> None:
    """Raises KnownError ``package.not_theirs`` for something new among ``delicate`` that the sender may not say."""
    own_site = current_device(writing.connection).site
    if sender.site == own_site or not delicate:
        return  # our own other computer has all that we have
    court = _court(writing, sender, own_site, delicate)
    beyond = {entry_id(entry): entry for entry in delicate if not court.allows(entry)}
    if beyond and beyond.keys() - known_ids(writing.connection, beyond):
        raise KnownError("package.not_theirs", name=sender.name)


def _moves(entry: Entry) -> bool:
    return entry.field == "site" and entry.entity == PARTICIPANT


@dataclass(frozen=True, slots=True)
class _Court:
    """What it takes to judge: the sites of the participants, those whom the sender has something of, whose things
    of registers are whose, and whether words of our own may come back to us from others, by what devices not."""

    sender: PeerRow
    own_site: str
    homes: Mapping[str, str]
    there: set[str]
    registers: Mapping[tuple[str, str], set[str]]
    comes_back: bool
    strangers: set[str]

    def allows(self, entry: Entry) -> bool:
        """Whether the sender may say this."""
        kind, own_id = split_scope(entry.scope)
        if kind is ScopeKind.SITE:
            return self._register(entry, own_id)
        home = self.homes.get(own_id)
        if home == self.own_site and self._ours(entry):
            return True
        return self._site(entry, home) if _moves(entry) else self._notice(entry, own_id, home)

    def _ours(self, entry: Entry) -> bool:
        """Whether this can be a word of our own that comes back: from before a restore, or of another computer."""
        return self.comes_back and entry.device not in self.strangers

    def _register(self, entry: Entry, site: str) -> bool:
        if site != self.sender.site:
            return site == self.own_site and self._ours(entry)
        if entry.entity == STAFF and entry.field == "site" and entry.value not in (None, site):
            return False
        if entry.entity == TEXT:
            return True  # its id is made from its content: two sites may have put in the same
        return self.registers.get((entry.entity, entry.entity_id), set()) <= {entry.scope}

    def _site(self, entry: Entry, home: str | None) -> bool:
        """Whose board they are on is said by that site; of somebody unknown, also that they are ours."""
        if home is not None:
            return home == self.sender.site or entry.value == home
        return entry.value in (None, self.sender.site) or (entry.value == self.own_site and self.comes_back)

    def _notice(self, entry: Entry, participant_id: str, home: str | None) -> bool:
        """Notices hold no content. Of somebody unknown one may come before all else, when packages are lost.

        Who has something of them is not surely known by a store that went back, or beside another computer: there a
        withdrawal is believed, for it only shuts.
        """
        if home is None or home == self.sender.site:
            return True
        withdrawn = entry.entity == NOTICE and entry.field == "withdrawn"
        return withdrawn and (self.comes_back or participant_id in self.there)


def _court(writing: Writing, sender: PeerRow, own_site: str, delicate: Iterable[Entry]) -> _Court:
    connection = writing.connection
    subjects: dict[ScopeKind, set[str]] = {kind: set() for kind in ScopeKind}
    things: dict[str, set[str]] = {}
    for entry in delicate:
        kind, own_id = split_scope(entry.scope)
        subjects[kind].add(own_id)
        if kind is ScopeKind.SITE:
            things.setdefault(entry.entity, set()).add(entry.entity_id)
    known = rows.all_peers(connection)
    siblings = {row.device for row in known if row.site == own_site}
    return _Court(
        sender=sender,
        own_site=own_site,
        homes=homes(connection, subjects[ScopeKind.PARTICIPANT] | subjects[ScopeKind.NOTICE]),
        there=told_to.known_there(connection, sender.site, subjects[ScopeKind.NOTICE]),
        registers=scopes_of(connection, things),
        comes_back=bool(siblings) or is_renewed(connection),
        strangers={row.device for row in known} - siblings,
    )
