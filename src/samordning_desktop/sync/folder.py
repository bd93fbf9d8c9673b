"""A shared folder as the way to another site: chosen, looked through, and cleared of what has arrived.

Nothing is taken in by itself: what has come is told, and a person opens it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime
from hashlib import sha256
from pathlib import Path

from samordning_desktop.core.changes import Changes, Done, Kind
from samordning_desktop.core.errors import KnownError
from samordning_desktop.core.folder_files import FolderFiles, Listed, Verdict
from samordning_desktop.core.peer import OurCard
from samordning_desktop.core.saving import Sure, always
from samordning_desktop.core.sending import Sending
from samordning_desktop.store import folder_access, folders
from samordning_desktop.store import peers as rows
from samordning_desktop.store.desk import Desk
from samordning_desktop.store.folders import Placed
from samordning_desktop.store.ourselves import our_card, own_ids
from samordning_desktop.store.peers import PeerRow
from samordning_desktop.store.places import Places
from samordning_desktop.store.sendings import sendings_to
from samordning_desktop.sync.format import FILE_LIMIT
from samordning_desktop.sync.load import confirmed_receivers
from samordning_desktop.sync.peer_views import sender_words
from samordning_desktop.sync.reading import Letter, read_package

#: What is refused in silence: it is for somebody else (or by ourselves), or what it holds is here already.
_SILENT = frozenset({"package.not_for_us", "package.older"})
#: What a file that is still on its way looks like.
_ON_ITS_WAY = frozenset({"package.not_a_package", "package.damaged", "package.unreadable"})


#: A file of ours in a folder, with the id of the site that it is for.
OwnFile = tuple[str, Placed]

# What the disk is asked: none of it touches the store.
is_there = folder_access.is_there
listing = folder_access.listing


@dataclass(frozen=True, slots=True)
class SiteWay:
    """How packages go to a site, called ``name``: the folder, if one is chosen, and the packages made, newest first."""

    folder: Path | None = None
    sendings: tuple[Sending, ...] = ()
    name: str = ""


@dataclass(frozen=True, slots=True)
class Arrival:
    """A package that has come and can be taken in: the file, whose it is in running text, and its number from that
    device."""

    path: Path
    sender: str
    device: str
    number: int

    def lies(self, *, away: bool) -> str:
        """Where it lies, so far as that is known: its folder may be ``away``."""
        where = "låg i mappen när den senast gick att nå" if away else "ligger i mappen"
        return f"Paket {self.number} {where}. Inget är intaget än."


@dataclass(frozen=True, slots=True)
class Unfit:
    """A package in a folder that cannot be taken in: the file, the refusal's code, what it says has happened and what
    to do, and the SHA-256 of its bytes in hex."""

    path: Path
    code: str
    words: str
    digest: str = ""


@dataclass(frozen=True, slots=True)
class Unread:
    """A file that is there, but whose bytes the disk does not give or nobody needs to see; ``digest`` (hex) stands in
    place of theirs."""

    error: KnownError
    digest: str


@dataclass(frozen=True, slots=True)
class Judged:
    """What came of reading a file: the verdict, the package where it can be taken in, else the refusal and the SHA-256
    of the file in hex (``Unread.digest``)."""

    verdict: Verdict
    sender: str = ""
    device: str = ""
    number: int = 0
    error: KnownError | None = None
    digest: str = ""


@dataclass
class FolderBook:
    """What is known of one folder's files, and what of them is to be told."""

    folder: Path
    files: FolderFiles = field(default_factory=lambda: FolderFiles(FILE_LIMIT))
    _waiting: dict[str, Arrival] = field(default_factory=dict)
    _unfit: dict[str, Unfit] = field(default_factory=dict)
    _unsure: dict[str, Unfit] = field(default_factory=dict)

    def look(self, listed: Iterable[Listed], now: datetime) -> list[Listed]:
        """Takes a listing. Returns the files to read and judge; what is no longer there is no longer told of."""
        to_read = self.files.look(listed, now)
        for told in (self._waiting, self._unfit, self._unsure):
            for name in told.keys() - self.files.names:
                del told[name]
        return to_read

    def note(self, file: Listed, judged: Judged, now: datetime) -> None:
        """Keeps what a file turned out to be."""
        verdict = self.files.judge(file, judged.verdict, now)
        path = self.folder / file.name
        for told in (self._waiting, self._unfit, self._unsure):
            told.pop(file.name, None)
        if verdict is Verdict.WAITS:
            self._waiting[file.name] = Arrival(path, judged.sender, judged.device, judged.number)
        elif judged.error is not None:
            said = judged.error.sentences
            kept = self._unsure if verdict is Verdict.UNSURE else self._unfit
            kept[file.name] = Unfit(path, judged.error.code, f"{said.happened} {said.todo}", judged.digest)

    @property
    def arrivals(self) -> tuple[Arrival, ...]:
        """The newest package of each sending device: it holds all that its earlier ones did."""
        newest: dict[str, Arrival] = {}
        for one in sorted(self._waiting.values(), key=lambda one: (one.number, one.path)):
            newest[one.device] = one
        return tuple(sorted(newest.values(), key=lambda one: (one.sender, one.number, one.path)))

    @property
    def unfit(self) -> tuple[Unfit, ...]:
        """What cannot be taken in, by the file's name."""
        return tuple(self._unfit[name] for name in sorted(self._unfit))

    @property
    def unsure(self) -> tuple[Unfit, ...]:
        """What cannot be read as a package so far, by the file's name: who looks again later will know."""
        return tuple(self._unsure[name] for name in sorted(self._unsure))


def ways(desk: Desk) -> dict[str, SiteWay]:
    """How packages go to each site with a device that is trusted, by the site's id: two may have one name."""
    with desk.read() as connection:
        sent, chosen = sendings_to(connection), folders.all_folders(connection)
        sites = {row.site: row.name for row in rows.all_peers(connection) if row.trusted}
    return {site: SiteWay(chosen.get(site), tuple(sent.get(site, ())), name) for site, name in sites.items()}


def way_to(desk: Desk, peer_name: str) -> SiteWay:
    """How packages go to a site by its name."""
    return next((way for way in ways(desk).values() if way.name == peer_name), SiteWay())


def choose(desk: Desk, peer_name: str, folder: Path | None, sure: Sure = always) -> Done[None]:
    """Lets a folder be the way to a site, or (None) no longer any.

    Its disk may never answer: the store is free meanwhile. ``sure`` is asked before the choice is kept; what it raises
    gives it up. Raises KnownError as ``load.confirmed_receivers`` and ``folder_access.require_folder``, or ``folder.own``.
    """
    if folder is not None:
        folder = folder.absolute()
        own = Places(folder)
        folder_access.require_folder(folder)
        if own.database.exists() or own.keys.exists():
            raise KnownError("folder.own")
    with desk.write() as writing:
        receivers = confirmed_receivers(rows.all_peers(writing.connection), peer_name)
        folders.put_folder(writing.connection, receivers[0].site, folder)
        sure()
    return Done(None, Changes(frozenset({Kind.PEER})))


def content(folder: Path, file: Listed) -> bytes | Unread | None:
    """The bytes of a file that was listed; None when it is gone or another now."""
    if file.size > FILE_LIMIT:
        return _unread(file, KnownError("package.too_large_file", limit=FILE_LIMIT >> 20))
    try:
        return folder_access.content(folder, file)
    except OSError:
        return _unread(file, KnownError("package.unreadable"))


def judge(desk: Desk, found: bytes | Unread) -> Judged:
    """What a file of a folder is, when every stage of the reading has had its say. Nothing is written."""
    if isinstance(found, Unread):
        return _refused(desk, found.error, found.digest)
    letter = Letter(found)
    try:
        with desk.rehearse() as writing:
            package = read_package(writing, letter)
            whose = sender_words(package.sender, rows.all_peers(writing.connection))
    except KnownError as error:
        return _refused(desk, error, sha256(found).hexdigest(), letter.digest)
    if package.taken_in:
        return Judged(Verdict.NOTHING)
    manifest = package.manifest
    return Judged(Verdict.WAITS, whose, manifest.sender_device, manifest.number)


def _unread(file: Listed, error: KnownError) -> Unread:
    return Unread(error, sha256(repr(file).encode()).hexdigest())


def leave_aside(desk: Desk, unfit: Unfit) -> Done[None]:
    """No more is told of a file that cannot be taken in, as long as it cannot. The file stays where it is."""
    with desk.write() as writing:
        folders.leave_aside(writing.connection, unfit.digest, desk.clock.today().isoformat())
    return Done(None, Changes(frozenset({Kind.PEER})))


def _refused(desk: Desk, error: KnownError, digest: str, package: bytes | None = None) -> Judged:
    """A file that cannot be taken in; of one whose ``package`` was, or that is left aside, there is nothing to tell.

    One that may yet be whole is read again, left aside or not.
    """
    with desk.read() as connection:
        known = package is not None and rows.was_taken(connection, package)
        aside = folders.is_aside(connection, digest)
    unsure = error.code in _ON_ITS_WAY
    if error.code in _SILENT or known or (aside and not unsure):
        return Judged(Verdict.NOTHING)
    verdict = Verdict.UNSURE if unsure else Verdict.REFUSED
    return Judged(verdict, error=None if aside else error, digest=digest)


def look_through(desk: Desk, book: FolderBook) -> None:
    """Lists, reads and judges a folder's files in one go. Raises KnownError ``folder.unreachable``."""
    now = desk.clock.now()
    try:
        listed = listing(book.folder)
    except OSError as error:
        raise KnownError("folder.unreachable") from error
    for file in book.look(listed, now):
        found = content(book.folder, file)
        if found is not None:
            book.note(file, judge(desk, found), now)


def arrived_there(desk: Desk) -> Mapping[Path, list[OwnFile]]:
    """Our files that can be cleared away, by folder, each with its site's id: what they held has arrived.

    That is so when each trusted device of the site has taken in that package or a later one. What our former keys have
    signed is refused once each has our new card, and goes too: the next package has all that it held.
    """
    found: dict[Path, list[OwnFile]] = defaultdict(list)
    with desk.read() as connection:
        devices: dict[str, list[PeerRow]] = defaultdict(list)
        for row in rows.all_peers(connection):
            if row.trusted:
                devices[row.site].append(row)
        for site, folder in folders.all_folders(connection).items():
            if not devices[site]:
                continue
            upto = min(row.acked_number for row in devices[site])
            if all(our_card(connection, row) is OurCard.CONFIRMED for row in devices[site]):
                upto = max(upto, own_ids(connection).last_made_before(site))
            found[folder] += [
                (site, one) for one in folders.placed_in(connection, site) if one.number <= upto
            ]
    return {folder: placed for folder, placed in found.items() if placed}


def left_there(desk: Desk) -> Mapping[Path, list[OwnFile]]:
    """Our files, as ``arrived_there`` tells them, that nobody is to open any more: each computer of their site is shut out."""
    found: dict[Path, list[OwnFile]] = defaultdict(list)
    with desk.read() as connection:
        in_use = {row.site for row in rows.all_peers(connection) if row.barred is None}
        for site, folder in folders.all_folders(connection).items():
            if site not in in_use:
                found[folder] += [(site, one) for one in folders.placed_in(connection, site)]
    return {folder: placed for folder, placed in found.items() if placed}


def clear_away(folder: Path, placed: Iterable[OwnFile]) -> list[OwnFile]:
    """Takes those of our files away that still are as we put them. Returns what is not there any more.

    Knows no store: a folder can be slow. Raises OSError when it cannot be reached.
    """
    ours = list(placed)
    gone = folder_access.clear(folder, [(one.name, one.digest) for _, one in ours])
    return [(site, one) for site, one in ours if one.name in gone]


def forget_placed(desk: Desk, gone: Iterable[OwnFile]) -> Done[None]:
    """Notes that files of ours lie in their folder no longer."""
    with desk.write() as writing:
        for site, one in gone:
            folders.forget_placed(writing.connection, site, one.number)
    return Done(None, Changes())


def clear(desk: Desk, only: Path | None = None) -> None:
    """Takes those of our files that nobody needs any more away, in one go: from every folder, or from ``only`` that.

    One that is out of reach waits, and so does what cannot be noted now.
    """
    for found in (arrived_there(desk), left_there(desk)):
        for folder, placed in found.items():
            if only in (None, folder):
                with suppress(OSError, KnownError):
                    forget_placed(desk, clear_away(folder, placed))
