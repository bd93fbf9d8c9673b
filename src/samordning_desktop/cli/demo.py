"""The demo pilot: two sites and twelve invented people in throw-away stores, made with the program's own ops.

Falköping is left with a conflict to settle and news to look at; a package from Lidköping waits beside it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from pathlib import Path

from samordning_desktop.cli.demo_pages import fill_pages, hold_meeting
from samordning_desktop.cli.demo_people import FALKOPING, LIDKOPING, DemoPerson
from samordning_desktop.core.clock import Clock
from samordning_desktop.core.people import Principal, Setup
from samordning_desktop.ops import Desk, consents, files, participants, ratings, reading, setup
from samordning_desktop.sync import incoming, outgoing, peers

PASSPHRASE = "påhittade personer i skaraborg"
_SITES = {
    "falkoping": Setup(
        "Falköping", Principal.REGION, "Öppenpsykiatriska mottagningen Falköping", "Karin Ekdal"
    ),
    "lidkoping": Setup("Lidköping", Principal.MUNICIPALITY, "Socialtjänsten i Lidköping", "Mats Hollander"),
}
_LONGEST_BACK = 430
#: How many days back the pages were written, and the last meeting was held.
_PAGES_WRITTEN, _MEETING = 30, 7


@dataclass(frozen=True, slots=True)
class Demo:
    """Where the demo lies: its stores by site, the passphrase of both, and the package that waits."""

    folder: Path
    passphrase: str
    passphrase_file: Path
    stores: dict[str, Path]
    waiting: Path


class _PastClock:
    """A clock that the demo turns to the day on which something is said to have been written."""

    def __init__(self, today: Clock) -> None:
        self._now = today.now()
        self._today = today.today()
        self.elapsed = today.elapsed
        self._back = timedelta()

    def turn_back(self, days: int) -> None:
        """Goes to a number of days before today."""
        self._back = timedelta(days=days)

    def now(self) -> datetime:
        """A second later each time it is asked."""
        self._now += timedelta(seconds=1)
        return self._now - self._back

    def today(self) -> date:
        """The day that the clock is turned to."""
        return self._today - self._back


def build_demo(folder: Path, today: Clock) -> Demo:
    """Makes the demo in a new folder. Raises KnownError as ``ops.setup.create``."""
    clock = _PastClock(today)
    clock.turn_back(_LONGEST_BACK)
    desks = [_new_site(folder / name, who, clock) for name, who in _SITES.items()]
    try:
        here, there = desks
        _introduce(here, there)
        people = {**_enrol(here, FALKOPING, clock), **_enrol(there, LIDKOPING, clock)}
        clock.turn_back(_PAGES_WRITTEN)
        fill_pages(here, people, today.today())
        waiting = _exchange(here, there, people, clock, folder)
    finally:
        for desk in desks:
            setup.close(desk, setup.NoSecrets())
    passphrase_file = folder / "losenfras.txt"
    files.save_file(passphrase_file, f"{PASSPHRASE}\n".encode())
    stores = {who.site: folder / name for name, who in _SITES.items()}
    return Demo(folder, PASSPHRASE, passphrase_file, stores, waiting)


def _new_site(folder: Path, who: Setup, clock: Clock) -> Desk:
    return setup.create(folder, who, PASSPHRASE, clock, setup.NoSecrets(), demo=True).desk


def _introduce(here: Desk, there: Desk) -> None:
    for one, other in ((here, there), (there, here)):
        name = peers.add_peer(one, peers.own_card(other)).value.name
        peers.confirm_peer(one, name, peers.own_fingerprint(other))


def _enrol(desk: Desk, people: Sequence[DemoPerson], clock: _PastClock) -> dict[str, str]:
    """Writes the people of one site, each thing on its day. Returns ids by name."""
    ids = {}
    for person in people:
        clock.turn_back(person.started)
        fields = replace(person.fields, start=clock.today())
        own_id = participants.add_participant(desk, fields).value
        ids[person.fields.name] = own_id
        if person.signed is not None:
            clock.turn_back(person.signed)
            consents.give_consent(desk, own_id, clock.today())
        for days, values in person.ratings:
            clock.turn_back(days)
            ratings.add_rating(desk, own_id, clock.today(), values)
    return ids


def _exchange(here: Desk, there: Desk, people: dict[str, str], clock: _PastClock, folder: Path) -> Path:
    """Some weeks of working together, ending with a conflict here and a package on its way."""
    handed = folder / "paket.age"
    clock.turn_back(25)
    _hand_over(here, there, handed)
    _hand_over(there, here, handed)
    for row in reading.board(here):
        reading.mark_seen(here, row.id)
    clock.turn_back(20)
    consents.withdraw_consent(here, people["Göran Ärlig"], clock.today())
    clock.turn_back(_MEETING)
    hold_meeting(here, people)
    clock.turn_back(6)
    anna, hanna, ivar = (people[name] for name in ("Anna Alm", "Hanna Lind", "Ivar Norrby"))
    participants.set_field(
        here, anna, "planning", "Boendestödet följer med till hyresvärden.\nSIP i december."
    )
    participants.set_field(
        there, anna, "planning", "Hyresvärden har ringt: visning fredag kl. 10.\nSIP i december."
    )
    participants.set_field(there, hanna, "situation", "I skolan fyra dagar i veckan. Sover bättre.")
    clock.turn_back(4)
    _hand_over(there, here, handed)
    _hand_over(here, there, handed)
    handed.unlink()
    clock.turn_back(1)
    participants.set_field(
        there, ivar, "planning", "Läkartid för genomgång av läkemedel den 9:e.\nRinga hans bror."
    )
    participants.set_field(there, hanna, "planning", "Mötet med skolan är flyttat en vecka framåt.")
    waiting = folder / "paket-fran-lidkoping.age"
    outgoing.export(there, here.actor.site, waiting)
    clock.turn_back(0)
    return waiting


def _hand_over(sender: Desk, receiver: Desk, path: Path) -> None:
    outgoing.export(sender, receiver.actor.site, path)
    incoming.take_in(receiver, path.read_bytes())
