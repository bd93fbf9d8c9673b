"""Real stores for tests, made quickly: Argon2id at its least, everything else as in use."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine, create_engine
from sqlcipher3 import dbapi2

from clocks import SetClock
from samordning_desktop.core.people import Principal, Setup
from samordning_desktop.ops import Desk, backups, setup
from samordning_desktop.store import engine, keys
from samordning_desktop.sync import peers

PASSPHRASE = "fyra ord som passar"
NONE = setup.NoSecrets()
FALKOPING = Setup("Falköping", Principal.REGION, "Öppenpsykiatrin Falköping", "Karin Ek")
LIDKOPING = Setup("Lidköping", Principal.MUNICIPALITY, "Socialtjänsten Lidköping", "Bo Lund")
#: Puts a store back to a backup by its name, in its place.
GoBack = Callable[[Desk, str], Desk]


@pytest.fixture(scope="session", autouse=True)
def sql_compiled_once() -> Iterator[None]:
    """What SQLAlchemy has put into SQL for one store is ready for all: a test's store is gone before it gains by it."""
    common = create_engine("sqlite://", module=dbapi2, query_cache_size=5_000)
    common.connect().close()  # by which the dialect learns what this SQLite can do

    def create(*values: Any, **named: Any) -> Engine:
        made = create_engine(*values, **named)
        made.dialect, made._compiled_cache = common.dialect, common._compiled_cache  # noqa: SLF001
        return made

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(engine, "create_engine", create)
        yield
    common.dispose()


@contextmanager
def cheap() -> Iterator[None]:
    """Key slots that cost next to nothing to open; the cost itself is tested in tests/store/test_keys.py."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(keys, "COST", keys.Argon2Cost(memory_kib=32, passes=1, lanes=1))
        yield


@pytest.fixture
def cheap_keys() -> Iterator[None]:
    """``cheap`` for as long as a test lasts. What lives longer uses ``cheap`` itself, around the making alone."""
    with cheap():
        yield


@pytest.fixture
def go_back(cheap_keys: None) -> Iterator[GoBack]:
    """Goes back to backups; what is opened by it is closed again."""
    desks: list[Desk] = []

    def restore(desk: Desk, name: str) -> Desk:
        setup.close(desk, NONE)
        folder = desk.store.places.folder
        desks.append(backups.restore(folder, name, PASSPHRASE, desk.clock, NONE))
        return desks[-1]

    yield restore
    for desk in desks:
        setup.close(desk, NONE)


def make_desk(
    folder: Path, clock: SetClock, who: Setup = FALKOPING, secrets: setup.DeviceSecrets = NONE
) -> Desk:
    """A new store, open."""
    return setup.create(folder, who, PASSPHRASE, clock, secrets).desk


def join(folder: Path, clock: SetClock, other: Desk, who: Setup) -> Desk:
    """A new store that belongs to the other's site from the start, and that the other knows, and it the other."""
    asked = replace(who, site=other.actor.site, site_id=other.store.site_id)
    desk = setup.create(folder, asked, PASSPHRASE, clock, NONE).desk
    introduce(desk, other)
    return desk


def introduce(one: Desk, other: Desk) -> None:
    """Two sites that know each other, fingerprints compared."""
    confirm_card(one, other)
    confirm_card(other, one)


def confirm_card(here: Desk, there: Desk) -> None:
    """One takes the other's card in, as it is now, and hears its fingerprint."""
    name = peers.add_peer(here, peers.own_card(there)).value.name
    peers.confirm_peer(here, name, peers.own_fingerprint(there))
