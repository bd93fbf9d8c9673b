"""Shutting devices out, and this store's own change of keys: a site's word, in its register, that travels."""

from __future__ import annotations

from samordning_desktop.core import entities
from samordning_desktop.core.scopes import site_scope
from samordning_desktop.store import device, ourselves
from samordning_desktop.store.desk import Desk
from samordning_desktop.store.peers import PeerRow
from samordning_desktop.store.writing import Writing


def bar(desk: Desk, writing: Writing, row: PeerRow) -> None:
    """Writes our word that a device is shut out from today, unless it is by our word already."""
    if row.barred is None or row.barred_there is not None:
        _say(desk, writing, row.id, desk.clock.today().isoformat())


def let_in(desk: Desk, writing: Writing, row: PeerRow) -> None:
    """Takes our word that a device is shut out back."""
    site = desk.store.site_id
    own_id = entities.device_id(site, row.id)
    writing.put(site_scope(site), entities.DEVICE, own_id, {"barred": None})


def change_keys(desk: Desk, writing: Writing) -> None:
    """Makes this store a device with new keys, and shuts out whoever signs with the former.

    It has lost no memory: what it has sent and what peers have taken in stays known.
    """
    old = device.current_device(writing.connection)
    _say(desk, writing, ourselves.key_name(old.signing), desk.clock.today().isoformat())
    ourselves.give_up(writing.connection, old.id)
    device.change_keys(writing.connection)


def _say(desk: Desk, writing: Writing, peer: str, day: str) -> None:
    site = desk.store.site_id
    writing.put(site_scope(site), entities.DEVICE, entities.device_id(site, peer), {"barred": day})
