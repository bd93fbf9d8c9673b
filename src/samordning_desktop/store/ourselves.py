"""What this store is to its peers: the keys that it has and has had, and the ids under which it has made packages.

At a change of keys the id is new; the memory is not, and the packages' numbers run on. A store that goes back to a backup
has lost memory, and its numbers begin anew: of the ids only the present one is its own then.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import Connection, delete, func, select

from samordning_desktop.core.peer import OurCard, peer_id
from samordning_desktop.store.device import current_device, former_signing_keys
from samordning_desktop.store.peers import PeerRow, all_peers, replaces
from samordning_desktop.store.schema import outgoing, setting
from samordning_desktop.store.settings import get_setting, put_setting, settings_under

#: Among the settings: an id that is given up with the last package's number to a site, and who knew our former keys.
_WAS, _KNEW = "was.", "knew_former_keys"
_LAST_TO_EACH = select(outgoing.c.site, func.max(outgoing.c.number)).group_by(outgoing.c.site)


@dataclass(frozen=True, slots=True)
class OwnIds:
    """The present id, and by former id the number of the last package that was made to each site (by its id) until
    the id was given up."""

    now: str
    former: Mapping[str, Mapping[str, int]]

    def last_made_before(self, site: str) -> int:
        """The number of the last package to a site that was made under an id that is given up; 0 for none."""
        return max((made.get(site, 0) for made in self.former.values()), default=0)

    def made(self, site: str, device: str, number: int) -> bool:
        """Whether a package to a site, named by its device and number, can be ours: others may go on with former keys."""
        return device == self.now or number <= self.former.get(device, {}).get(site, 0)

    def acknowledged(self, site: str, ack: Mapping[str, int]) -> int:
        """The number of our last package that a site says it has, of what it says of each of its senders; 0 for none."""
        return max((number for one, number in ack.items() if self.made(site, one, number)), default=0)

    def named(self, after: Mapping[str, int]) -> int | None:
        """On which of a sender's packages one builds, as it says of us; None when it speaks of others, or of what this
        store was before it went back to a backup."""
        return next((after[one] for one in (self.now, *self.former) if one in after), None)


@dataclass(frozen=True, slots=True)
class OwnKeys:
    """This store as its peers keep it: by the keys that it has now, and by those that it has given up."""

    now: str
    former: frozenset[str]


def own_ids(connection: Connection) -> OwnIds:
    """The ids that are this store's."""
    former: dict[str, dict[str, int]] = {}
    for name, number in settings_under(connection, _WAS).items():
        own_id, _, site = name.partition("/")
        former.setdefault(own_id, {})[site] = int(number)
    return OwnIds(current_device(connection).id, former)


def own_keys(connection: Connection) -> OwnKeys:
    """What we are called by others."""
    return OwnKeys(
        key_name(current_device(connection).signing),
        frozenset(map(key_name, former_signing_keys(connection))),
    )


def key_name(signing: bytes) -> str:
    """What a peer calls whoever signs with a private key."""
    from cryptography.hazmat.primitives.asymmetric.ed25519 import (
        Ed25519PrivateKey,  # every start imports this file
    )

    return peer_id(Ed25519PrivateKey.from_private_bytes(signing).public_key().public_bytes_raw())


def our_card(connection: Connection, row: PeerRow) -> OurCard:
    """What a computer has shown of our card: by packages made for the keys that we have now, or about what they made.

    One that has new keys itself, confirmed here, and has shown nothing with them, has shown what it had with the former.
    """
    former = [one for one in all_peers(connection) if row.trusted and replaces(row, one)]
    shown = {_shown(connection, one) for one in (row, *former)}
    return next((card for card in (OurCard.CONFIRMED, OurCard.CHANGED) if card in shown), OurCard.UNSEEN)


def _shown(connection: Connection, row: PeerRow) -> OurCard:
    keys, ids = own_keys(connection), own_ids(connection)
    first_keys = not keys.former and row.taken_number > 0
    if row.met == keys.now or row.acked_number > ids.last_made_before(row.site) or first_keys:
        return OurCard.CONFIRMED
    knew = get_setting(connection, _KNEW)
    knew_former = knew is None or row.id in knew.split()
    return OurCard.CHANGED if keys.former and knew_former else OurCard.UNSEEN


def give_up(connection: Connection, own_id: str) -> None:
    """Notes with an id that is given up, memory kept, how far the packages to each site have come, and who knew it."""
    put_setting(connection, f"{_WAS}{own_id}/", "0")
    for site, number in connection.execute(_LAST_TO_EACH).all():
        put_setting(connection, f"{_WAS}{own_id}/{site}", str(number))
    put_setting(connection, _KNEW, " ".join(row.id for row in all_peers(connection)))


def forget(connection: Connection) -> None:
    """What a store that goes back to a backup was before is no longer its own."""
    connection.execute(delete(setting).where(setting.c.name.startswith(_WAS, autoescape=True)))
