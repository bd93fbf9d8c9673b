"""This store's device: its id and running number in the journal, and its keys towards other sites.

The id is new whenever a store is made or a backup is restored, or its running numbers would collide with
what it has already sent (design §1). A restored store keeps its keys, so that its peers know it again, until a
person changes them; former keys are kept, so that what was sealed to them can still be opened.
"""

from __future__ import annotations

import secrets

from sqlalchemy import Connection, Row, bindparam, func, insert, select, update

from samordning_desktop.store.bulk import Plain
from samordning_desktop.store.schema import device

_TAKE = Plain(
    update(device)
    .where(device.c.current == 1)
    .values(number=device.c.number + bindparam("count"))
    .returning(device.c.number)
)
_CURRENT = Plain(select(device).where(device.c.current == 1))
_RENEWED = select(func.count() > func.count(device.c.signing.distinct())).select_from(device)
_KEPT = select(func.count() > 1).where(
    device.c.signing == select(device.c.signing).where(device.c.current == 1).scalar_subquery()
)
_IDENTITIES = select(device.c.age_identity).order_by(device.c.current.desc(), device.c.id)


def new_device(connection: Connection, site_id: str) -> str:
    """Makes the store's first device, with new keys. Returns its id."""
    import pyrage  # only where keys are made: every start imports this file
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

    device_id = secrets.token_hex(8)
    signing = Ed25519PrivateKey.generate()
    _insert(
        connection, device_id, site_id, signing.private_bytes_raw(), str(pyrage.x25519.Identity.generate())
    )
    return device_id


def change_keys(connection: Connection) -> str:
    """Makes the store another device with new keys. Returns its id."""
    site = current_device(connection).site
    connection.execute(update(device).values(current=0))
    return new_device(connection, site)


def renew_device(connection: Connection) -> str:
    """Gives a restored store a new device id with the same keys. Returns the id."""
    old = current_device(connection)
    connection.execute(update(device).values(current=0))
    device_id = secrets.token_hex(8)
    _insert(connection, device_id, old.site, old.signing, old.age_identity)
    return device_id


def current_device(connection: Connection) -> Row[tuple[str, str, int, bytes, str, int]]:
    """The row of the device that this store is now."""
    row: Row[tuple[str, str, int, bytes, str, int]]
    (row,) = _CURRENT.named(connection)
    return row


def is_renewed(connection: Connection) -> bool:
    """Whether this store has gone back to a backup at some time: one key under two ids."""
    return bool(connection.execute(_RENEWED).scalar_one())


def has_kept_keys(connection: Connection) -> bool:
    """Whether this store has gone back to a backup since it got its keys: the present key under two ids."""
    return bool(connection.execute(_KEPT).scalar_one())


def former_signing_keys(connection: Connection) -> set[bytes]:
    """The keys that this store has signed with and given up."""
    current = current_device(connection).signing
    return {row.signing for row in connection.execute(select(device.c.signing))} - {current}


def age_identities(connection: Connection) -> list[str]:
    """The keys that open what is sealed to this store, or was sealed to what it has been; the present one first."""
    return list(dict.fromkeys(connection.execute(_IDENTITIES).scalars()))


def take_number(connection: Connection, count: int) -> int:
    """Reserves ``count`` running numbers. Returns the first."""
    [(last,)] = _TAKE.rows(connection, count=count)
    first: int = last - count + 1
    return first


def _insert(connection: Connection, device_id: str, site: str, signing: bytes, age_identity: str) -> None:
    row = {"id": device_id, "site": site, "number": 0, "signing": signing, "age_identity": age_identity}
    connection.execute(insert(device), [row | {"current": 1}])
