"""Sites, the packages between them and whatever can happen to both, for the schedules of ``test_schedules``.

The model knows only who had heard of what when they wrote. It never looks at stamps, heads or what an entry
says that it replaces.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any, NamedTuple, Protocol

import pyrage
import pytest
from sqlalchemy import Connection, select

from clocks import SetClock
from packages import identity, unpacked
from samordning_desktop.core.consent import Standing, standing
from samordning_desktop.core.errors import KnownError
from samordning_desktop.core.participant import BoardFields
from samordning_desktop.ops import (
    Desk,
    backups,
    conflicts,
    consents,
    participants,
    ratings,
    reading,
    setup,
    undoing,
)
from samordning_desktop.store import board, schema
from samordning_desktop.store.codec import unpack_value
from samordning_desktop.store.ourselves import own_keys
from samordning_desktop.store.peers import all_peers
from samordning_desktop.store.store import Store
from samordning_desktop.sync import incoming, outgoing, peers
from stores import PASSPHRASE, confirm_card

#: By the device that wrote it and its number.
Name = tuple[str, int]
Step = tuple[Any, ...]
#: In so many rounds of packages from each to each, everything has come everywhere.
ROUNDS = 8
#: What a late or foreign package may be refused with.
REFUSALS = {"package.older", "package.gap"}
#: And one of keys that are given up, or that are not known yet.
FORMER = {
    "package.barred",
    "package.former_keys",
    "package.unknown_sender",
    "package.unconfirmed_sender",
    "package.not_for_us",
}
#: What every schedule begins with.
START: list[Step] = [
    ("add", 0, "alfa", True), ("add", 1, "beta", True), ("mail", 0, 1), ("mail", 1, 0), ("mail", 0, 2),
    ("keep", 0), ("keep", 1),
]  # fmt: skip

_ENTRIES = "SELECT pos, device, number, entity_id, field, value FROM journal WHERE pos > ? AND entity = 'participant'"
_HAVING = """SELECT (SELECT id FROM device WHERE current = 1), (SELECT max(pos) FROM journal), device,
    (SELECT max(acked_number) FROM peer AS any_of_them WHERE any_of_them.site = peer.site)
FROM peer WHERE id = ?"""


class Edit(NamedTuple):
    """One change of one field: which, by whose device and number, the value, and the changes its author had."""

    participant: str
    field: str
    name: Name
    value: Any
    heard: frozenset[Name]


class Having(NamedTuple):
    """What a site had to say to another: as what device, how much, and to what device. None: it could not say it."""

    device: str
    upto: int
    other: str


class Letter(NamedTuple):
    """A package on its way, what its sender had to say when it was made, and which keys the two had then."""

    sender: int
    to: int
    content: bytes
    having: Having | None
    keys: tuple[str, str]


class Template(Protocol):
    """Sites that know each other, to be copied."""

    def __call__(self, folder: Path) -> list[Desk]:
        """A copy of them in a folder, open."""
        ...

    def opened(self, folder: Path, clocks: list[SetClock]) -> list[Desk]:
        """Those that a folder holds already, open."""
        ...


@dataclass
class Site:
    """A site at its desk, the keys that open packages to it, what it is called by others, and what has been read of its
    journal so far."""

    desk: Desk
    keys: list[pyrage.x25519.Identity]
    called: str
    known: dict[Name, Any] = field(default_factory=dict)
    upto: int = 0
    kept: str = ""
    returned: bool = False


@dataclass
class World:
    """The sites, the packages on their way, and what the model knows of who wrote what."""

    sites: list[Site]
    folder: Path
    letters: list[Letter] = field(default_factory=list)
    people: list[tuple[str, int]] = field(default_factory=list)
    edits: dict[Name, Edit] = field(default_factory=dict)
    told: dict[tuple[int, int], Having | None] = field(default_factory=dict)

    def desk(self, site: int) -> Desk:
        """The desk of a site."""
        return self.sites[site].desk

    def pairs(self) -> list[tuple[int, int]]:
        """Each site with each other."""
        count = range(len(self.sites))
        return [(a, b) for a in count for b in count if a != b]

    def entries(self, site: int) -> dict[Name, Any]:
        """Every change of a board field that a site has, by device and number. Only what is new is read."""
        here = self.sites[site]
        with here.desk.read() as connection:
            for row in connection.exec_driver_sql(_ENTRIES, (here.upto,)):
                here.known[row.device, row.number] = row
                here.upto = max(here.upto, row.pos)
        return here.known

    def having(self, sender: int, receiver: int) -> Having | None:
        """What a site has to say to another. None for one that went back, until it has been answered, and of one whose
        card it has not seen."""
        here = self.sites[sender]
        with here.desk.read() as connection:
            found = connection.exec_driver_sql(_HAVING, (self.sites[receiver].called,)).first()
        if found is None or (here.returned and not found[3]):
            return None
        return Having(*found[:3])

    def lacks(self, sender: int, receiver: int) -> bool:
        """Whether a site has not been told all that another has to say."""
        had = self.having(sender, receiver)
        return had is None or self.told.get((sender, receiver)) != had

    def know(self, letter: Letter) -> bool:
        """Whether a package is of and for the keys that the two have now, and they know it."""
        now = self.sites[letter.sender].called, self.sites[letter.to].called
        return letter.keys == now and all(
            trusts(self.desk(a), b) for a, b in ((letter.to, now[0]), (letter.sender, now[1]))
        )

    def write(self, site: int, act: Callable[[Desk], Any]) -> Any:
        """Does something at a site, and remembers what was written with what known."""
        before = frozenset(self.entries(site))
        try:
            return act(self.desk(site))
        except KnownError as error:
            assert not error.code.startswith(("store", "package")), error.code
            return None
        finally:
            for name, row in self.entries(site).items():
                if name not in before:
                    self.edits[name] = Edit(row.entity_id, row.field, name, unpack_value(row.value), before)

    def anyone(self, site: int, pick: int) -> str | None:
        """Somebody on a site's board."""
        rows = reading.board(self.desk(site))
        return sorted(row.id for row in rows)[pick % len(rows)] if rows else None

    def close(self) -> None:
        """Locks every store."""
        for site in self.sites:
            setup.close(site.desk, setup.NoSecrets())


def world_of(desks: Iterable[Desk], folder: Path) -> World:
    """A world in which nothing has happened yet."""
    return World([Site(desk, [identity(desk)], called(desk)) for desk in desks], folder)


def called(desk: Desk) -> str:
    """What a site's computer is called by others, by its keys."""
    with desk.read() as connection:
        return own_keys(connection).now


def standings(connection: Connection, people: Iterable[str], today: date) -> dict[str, Standing]:
    """Where the consents of some participants stand at a site."""
    given = board.consents_of(connection, sorted(people))
    withdrawn = {row.participant: row.withdrawn for row in connection.execute(_WITHDRAWN)}
    return {
        one: standing(given[one], date.fromisoformat(withdrawn[one]) if one in withdrawn else None, today)
        for one in people
    }


_WITHDRAWN = select(schema.notice.c.participant, schema.notice.c.withdrawn).where(
    schema.notice.c.withdrawn.is_not(None)
)


def add(world: World, site: int, word: str, covered: bool) -> None:
    one = world.write(site, lambda desk: participants.add_participant(desk, BoardFields("Åsa", goal=word)))
    world.people.append((one.value, site))
    if covered:
        consents.give_consent(world.desk(site), one.value, world.desk(site).clock.today())


def edit(world: World, site: int, pick: int, name: str, word: str) -> None:
    if one := world.anyone(site, pick):
        world.write(site, lambda desk: participants.set_field(desk, one, name, word))


def consent(world: World, site: int, pick: int, days: int) -> None:
    if one := world.anyone(site, pick):
        signed = world.desk(site).clock.today() - timedelta(days=days)
        world.write(site, lambda desk: consents.give_consent(desk, one, signed))


def withdraw(world: World, site: int, pick: int) -> None:
    if one := world.anyone(site, pick):
        world.write(site, lambda desk: consents.withdraw_consent(desk, one, desk.clock.today()))


def rate(world: World, site: int, pick: int) -> None:
    if one := world.anyone(site, pick):
        world.write(site, lambda desk: ratings.add_rating(desk, one, desk.clock.today(), (pick, 1, 2)))


def settle(world: World, site: int, pick: int, word: str) -> None:
    waiting = conflicts.conflicts(world.desk(site))
    if waiting:
        one = waiting[pick % len(waiting)].id
        world.write(site, lambda desk: conflicts.settle(desk, one, word))


def undo(world: World, site: int) -> None:
    world.write(site, undoing.undo)


def wait(world: World, site: int, days: int) -> None:
    clock = world.desk(site).clock
    clock.go_to(clock.today() + timedelta(days=days))


def written(world: World, sender: int, receiver: int) -> Letter:
    """A package made now, in which nobody is whose consent does not cover it."""
    desk, other = world.desk(sender), world.sites[receiver]
    path = world.folder / "paket.age"
    outgoing.export(desk, other.desk.actor.site, path)
    content = path.read_bytes()
    inside = unpacked(pyrage.decrypt(content, other.keys))
    named = [one for one, _ in world.people if f"participant/{one}".encode() in inside]
    if named:
        with desk.read() as connection:
            for where in standings(connection, named, desk.clock.today()).values():
                assert where.covers, where.state
    keys = (world.sites[sender].called, other.called)
    return Letter(sender, receiver, content, world.having(sender, receiver), keys)


def post(world: World, sender: int, receiver: int) -> None:
    if sender == receiver:
        receiver = (receiver + 1) % len(world.sites)
    world.letters.append(written(world, sender, receiver))


def mail(world: World, sender: int, receiver: int) -> None:
    post(world, sender, receiver)
    deliver(world, 0)


def deliver(world: World, pick: int) -> None:
    """One of the latest packages, once more or for the first time, in any order; many are never delivered."""
    if world.letters:
        take(world, world.letters[-1 - pick % len(world.letters)])


def take(world: World, letter: Letter) -> str:
    """A package is taken in, without the backup before it, which is tested elsewhere. Returns why it was refused, if so."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Store, "back_up", lambda _store: "")
        try:
            incoming.take_in(world.desk(letter.to), letter.content)
        except KnownError as error:
            assert error.code in (REFUSALS if world.know(letter) else REFUSALS | FORMER), error.code
            return error.code
    world.told[letter.sender, letter.to] = letter.having
    return ""


def keep(world: World, site: int) -> None:
    world.sites[site].kept = backups.create(world.desk(site))


def go_back(world: World, site: int) -> None:
    here = world.sites[site]
    folder, clock = here.desk.store.places.folder, here.desk.clock
    if here.kept in backups.names(folder):
        setup.close(here.desk, setup.NoSecrets())
        desk = backups.restore(folder, here.kept, PASSPHRASE, clock, setup.NoSecrets())
        world.sites[site] = Site(desk, [identity(desk)], called(desk), kept=here.kept, returned=True)
        world.told = {pair: had for pair, had in world.told.items() if site not in pair}
        if any(gave_up(other.desk, world.sites[site].called) for other in world.sites):
            new_keys(world, site, told=True)
        greet(world)


def new_keys(world: World, site: int, told: bool) -> None:  # noqa: FBT001
    """New keys; the others take the card in at once, or in a while."""
    here = world.sites[site]
    peers.change_keys(here.desk)
    here.keys, here.called = [identity(here.desk), *here.keys], called(here.desk)
    if told:
        greet(world)


def greet(world: World) -> None:
    """Each confirms the card that each other has now."""
    for a, b in world.pairs():
        if not trusts(world.desk(a), world.sites[b].called):
            confirm_card(world.desk(a), world.desk(b))


def trusts(desk: Desk, key: str) -> bool:
    """Whether a computer is confirmed at a site, and not shut out."""
    with desk.read() as connection:
        return any(row.id == key and row.trusted for row in all_peers(connection))


def gave_up(desk: Desk, key: str) -> bool:
    """Whether a site knows of keys that they are given up, by having had them or by those that came in their place."""
    with desk.read() as connection:
        return any((row.id == key and row.barred) or key in row.replaces for row in all_peers(connection))


ACTS: dict[str, Callable[..., None]] = {
    "add": add, "edit": edit, "consent": consent, "withdraw": withdraw, "rate": rate, "settle": settle,
    "undo": undo, "wait": wait, "post": post, "mail": mail, "deliver": deliver, "keep": keep, "return": go_back,
    "new_keys": new_keys,
}  # fmt: skip


def do(world: World, schedule: Iterable[Step]) -> None:
    """Lets it all happen. Sites are counted on from the first again where there are fewer."""
    for act, *arguments in schedule:
        counted = _sites_in(act)
        ACTS[act](
            world,
            *(one % len(world.sites) if at < counted else one for at, one in enumerate(arguments)),
        )


def _sites_in(act: str) -> int:
    """How many of an act's first arguments are sites."""
    return {"post": 2, "mail": 2, "deliver": 0}.get(act, 1)


def meet(world: World) -> None:
    """Each who has something that another has not been told tells it, until nobody has.

    Cards that wait are confirmed. Told is what came in a package that was taken in. A store that went back sends nobody before it has been answered.
    """
    greet(world)
    for _ in range(ROUNDS):
        waiting = [pair for pair in world.pairs() if world.lacks(*pair)]
        if not waiting:
            return
        for pair in waiting:
            take(world, written(world, *pair))
    raise AssertionError("they never come to rest")


def rest(world: World) -> None:
    """Packages from each to each: nobody learns anything, nobody refuses."""
    ends = [world.having(*pair) for pair in world.pairs()]
    refusals = [take(world, written(world, *pair)) for pair in world.pairs()]
    assert not any(refusals)
    assert [world.having(*pair) for pair in world.pairs()] == ends


class _Played(NamedTuple):
    """A beginning: its stores, closed, the world as it was, and what time it was where."""

    folder: Path
    world: World
    times: list[datetime]


class Beginnings:
    """What every schedule begins with, played once for each set of clocks and copied from then on."""

    def __init__(self, template: Template, root: Path, most: int = 60) -> None:
        self._template = template
        self._root = root
        self._most = most
        self._played: dict[tuple[int, ...], _Played] = {}

    def world(self, days: tuple[int, ...], folder: Path) -> World:
        """A world that has begun, in a new folder; each site's clock is so many days ahead."""
        began = self._played.pop(days, None) or self._play(days)
        self._played[days] = began  # the last that was asked for
        shutil.copytree(began.folder, folder)
        desks = self._template.opened(folder, [SetClock.at(time) for time in began.times])
        was = began.world
        sites = [
            Site(desk, [*site.keys], site.called, dict(site.known), site.upto, site.kept)
            for desk, site in zip(desks, was.sites, strict=True)
        ]
        return World(sites, folder, [*was.letters], [*was.people], {**was.edits}, {**was.told})

    def _play(self, days: tuple[int, ...]) -> _Played:
        if len(self._played) == self._most:
            shutil.rmtree(self._played.pop(next(iter(self._played))).folder)
        folder = self._root / "_".join(map(str, days))
        desks = self._template(folder)
        world = world_of(desks, folder)
        for desk, ahead in zip(desks, days, strict=True):
            desk.clock.go_to(desk.clock.today() + timedelta(days=ahead))
        try:
            do(world, START)
        finally:
            world.close()
        return _Played(folder, world, [desk.clock.time for desk in desks])
