"""What packages cost in a small store and in a large one: as many changes are to cost as much in both."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

from samordning_desktop.app.bench.children import Children
from samordning_desktop.app.bench.edits import seconds
from samordning_desktop.app.bench.figures import Growth, median_ms
from samordning_desktop.app.bench.letters import FIELDS, Site, correspondents
from samordning_desktop.app.bench.merging import kept, taken
from samordning_desktop.app.bench.stores import TEXTS, closed, opened, person
from samordning_desktop.ops import Desk, consents, participants
from samordning_desktop.sync import incoming, outgoing

_RECEIVER = "Falköping"


@dataclass(frozen=True, slots=True)
class Stores:
    """The sizes of stores that are compared; how many changes are made into packages and taken in; how many rounds."""

    people: tuple[int, ...] = (100, 100_000)
    made: int = 100
    taken: int = 1_000
    rounds: int = 3


def growths(folder: Path, children: Children, stores: Stores) -> Iterator[Growth]:
    """Accounts and packages of some changes, made where all others stay at home; and a package taken in, its backup aside."""
    folder.mkdir(exist_ok=True)
    told, made, took = [], [], []
    for people in stores.people:
        store = folder / f"of-{people}"
        site, _ = correspondents(store, people)
        account, package = _making(store, site, stores)
        told.append(account)
        made.append(package)
        took.append(_taking(store, site, children, stores))
    yield Growth("visa vad lika många ändringar blir", stores.people, told, rows=False)
    yield Growth("göra ett paket av dem", stores.people, made, rows=False)
    yield Growth("ta in lika många ändringar", stores.people, took, rows=False)


def _making(store: Path, site: Site, stores: Stores) -> tuple[float, float]:
    """Milliseconds for the account and for the package; those who go have gone once before, and that is acknowledged."""
    desk, package = opened(store), store.with_suffix(".age")
    people = [_enrolled(desk, number) for number in range(max(stores.made // len(TEXTS), 1))]
    outgoing.export(desk, _RECEIVER, package)
    incoming.take_in(desk, site.package([], ack={site.receiver_device: 1}))
    for one in people:
        for field in TEXTS:
            participants.set_field(desk, one, field, f"Ny text om {field}, med å, ä och ö.")
    told = [seconds(lambda: outgoing.preview(desk, _RECEIVER)) for _ in range(stores.rounds)]
    made = [seconds(lambda: outgoing.export(desk, _RECEIVER, package)) for _ in range(stores.rounds)]
    closed(desk)
    return median_ms(told), median_ms(made)


def _enrolled(desk: Desk, number: int) -> str:
    one = participants.add_participant(desk, person(number)).value
    consents.give_consent(desk, one, desk.clock.today() - timedelta(days=30))
    return one


def _taking(store: Path, site: Site, children: Children, stores: Stores) -> float:
    """Milliseconds for all but the backup."""
    package = kept(store.with_suffix(".in.age"), site.package(site.people(max(stores.taken // FIELDS, 1))))
    rounds = range(stores.rounds)
    return median_ms([taken(children, store, store.with_suffix(f".{turn}"), package).rest for turn in rounds])
