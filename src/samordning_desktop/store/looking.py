"""Which scopes a site may lack something of: those written in since, and those to be looked at though nothing is written.

Cost follows what was written. What stayed at home is not looked at again until something is written of the
participant, the day of a consent of theirs comes, or the site itself sends something of them; and once more, with all
else, when what everyone was judged by is no longer what it was.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection, bindparam, delete, insert, select
from sqlalchemy.dialects.sqlite import insert as upsert

from samordning_desktop.core.scopes import ScopeKind, notice_scope, participant_scope, split_scope
from samordning_desktop.store.bulk import Bulk, Plain
from samordning_desktop.store.journal import chunks
from samordning_desktop.store.narrowed import Narrowed
from samordning_desktop.store.peers import PeerRow
from samordning_desktop.store.schema import journal, withheld
from samordning_desktop.store.settings import get_setting, put_setting

#: What everyone was judged by when a package was last made for a site stands among the settings, under the site's id.
_LOOKED = "looked."
#: Told apart by whoever reads: SQLite would sort them.
_WRITTEN = Plain(select(journal.c.scope).where(journal.c.pos > bindparam("since")))
_EVERY = Plain(select(journal.c.scope).distinct())
_THERE = Narrowed(select(journal.c.scope).distinct(), journal.c.scope)
_WAITING = Plain(select(withheld.c.scope).where(withheld.c.site == bindparam("to")))
_DROP = Plain(delete(withheld).where(withheld.c.site == bindparam("to")))
_NOTE = Bulk(insert(withheld))
_NEW = upsert(withheld)
_AGAIN = Bulk(
    _NEW.on_conflict_do_update(index_elements=["site", "scope"], set_={"number": _NEW.excluded.number})
)


@dataclass(frozen=True, slots=True)
class Look:
    """The scopes that a site may lack something of: ``written`` since it last took something in, and ``waiting``.

    ``since`` is the day on which all the others were looked at; None when these are all there are. ``grounds`` are what
    everyone is judged by, today.
    """

    written: frozenset[str]
    waiting: frozenset[str]
    since: date | None
    today: date
    grounds: str

    @property
    def scopes(self) -> frozenset[str]:
        """All of them."""
        return self.written | self.waiting

    @property
    def participants(self) -> list[str]:
        """The participants that they are about."""
        about = (split_scope(scope) for scope in self.scopes)
        return sorted({own_id for kind, own_id in about if kind is not ScopeKind.SITE})


def look(
    connection: Connection, receivers: Sequence[PeerRow], known: Sequence[PeerRow], waits: bool, today: date
) -> Look:
    """What to look at today for some of a site's devices, of all that are ``known``.

    ``waits`` tells that nobody goes there until an answer has come.
    """
    site, upto = receivers[0].site, min(row.acked_pos for row in receivers)
    grounds = _grounds(site, known, waits)
    since = _last_looked(connection, site, grounds, today) if upto else None
    written = written_after(connection, upto)
    waiting = _scopes(_WAITING.rows(connection, to=site))
    waiting |= _scopes(_EVERY.rows(connection)) if since is None else _twins(connection, written | waiting)
    return Look(written, waiting - written, since, today, grounds)


def written_after(connection: Connection, pos: int) -> frozenset[str]:
    """The scopes in which something is written after a place in the journal."""
    return _scopes(_WRITTEN.rows(connection, since=pos))


def look_again(connection: Connection, site: str, scopes: Iterable[str]) -> None:
    """Notes scopes of which a site may lack something that the journal does not show."""
    _AGAIN.run(connection, ((site, scope, None) for scope in sorted(scopes)))


def note_looked(
    connection: Connection, site: str, number: int, found: Look, sent: Iterable[str], held: Iterable[str]
) -> None:
    """Notes what was looked at for package ``number``, which took ``sent``, and what must be looked at the next time too.

    What goes though nothing was written in it is looked at until a package that took it is acknowledged: it may be lost.
    """
    put_setting(connection, _LOOKED + site, f"{found.today.isoformat()} {found.grounds}")
    _DROP.run(connection, to=site)
    taken_by: dict[str, int | None] = dict.fromkeys(found.waiting.intersection(sent), number)
    rows = sorted((taken_by | dict.fromkeys(held)).items())
    _NOTE.run(connection, ((site, scope, by) for scope, by in rows))


def _last_looked(connection: Connection, site: str, grounds: str, today: date) -> date | None:
    """The day on which everyone was last judged for a site, if what they were judged by is what it was.

    A clock that has gone back does not only shut: then that day says nothing.
    """
    noted = get_setting(connection, _LOOKED + site)
    if noted is None:
        return None
    day, _, then = noted.partition(" ")
    last = date.fromisoformat(day)
    return last if then == grounds and last <= today else None


def _grounds(site: str, known: Sequence[PeerRow], waits: bool) -> str:
    """What is common to all when it is judged who may go to a site: its devices, and whether anybody may."""
    devices = sorted(
        "/".join((row.id, row.device, str(int(row.trusted)), *sorted(row.replaces)))
        for row in known
        if row.site == site
    )
    return " ".join((*devices, "waits" if waits else "goes"))


def _scopes(rows: Iterable[tuple[str]]) -> frozenset[str]:
    return frozenset(scope for (scope,) in rows)


def _twins(connection: Connection, scopes: Iterable[str]) -> frozenset[str]:
    """What is told of the same participants in the other of their two scopes: each decides for the other too."""
    twins = sorted(_twin(*pair) for pair in map(split_scope, scopes) if pair[0] is not ScopeKind.SITE)
    return _scopes(row for part in chunks(twins) for row in _THERE.rows(connection, part))


def _twin(kind: ScopeKind, own_id: str) -> str:
    return notice_scope(own_id) if kind is ScopeKind.PARTICIPANT else participant_scope(own_id)
