"""This store's device."""

from __future__ import annotations

import pyrage
import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from sqlalchemy import func, select

from samordning_desktop.ops import Desk
from samordning_desktop.store.device import current_device, renew_device, take_number
from samordning_desktop.store.schema import device


def test_a_new_store_is_one_device_with_keys_of_its_own(desk: Desk) -> None:
    with desk.read() as connection:
        row = current_device(connection)
        assert connection.execute(select(func.count()).select_from(device)).scalar() == 1
    assert (row.id, row.site) == (desk.store.device_id, desk.store.site_id)
    assert Ed25519PrivateKey.from_private_bytes(row.signing).sign(b"x")
    assert str(pyrage.x25519.Identity.from_str(row.age_identity)) == row.age_identity


@pytest.mark.parametrize("count", [1, 5])
def test_numbers_are_given_out_once(desk: Desk, count: int) -> None:
    with desk.rehearse() as writing:
        first = take_number(writing.connection, count)
        assert take_number(writing.connection, 1) == first + count
        assert current_device(writing.connection).number == first + count


def test_renewed_it_is_another_device_with_the_same_keys_and_numbers_from_one(desk: Desk) -> None:
    with desk.rehearse() as writing:
        old = current_device(writing.connection)
        own_id = renew_device(writing.connection)
        new = current_device(writing.connection)
        assert new.id == own_id != old.id
        assert (new.signing, new.age_identity, new.site) == (old.signing, old.age_identity, old.site)
        assert take_number(writing.connection, 1) == 1
        kept = writing.connection.execute(select(device).where(device.c.id == old.id)).one()
        assert (kept.current, kept.number) == (0, old.number)
