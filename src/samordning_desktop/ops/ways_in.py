"""Another passphrase, another recovery sheet: chosen at an open store, by who can show that it is theirs."""

from __future__ import annotations

from samordning_desktop.store import ways_in
from samordning_desktop.store.desk import Desk
from samordning_desktop.store.keys import SlotKind
from samordning_desktop.store.secrets import DeviceSecrets
from samordning_desktop.store.ways_in import Proof, new_code

__all__ = ["Proof", "by_code", "by_passphrase", "choose_passphrase", "choose_sheet", "new_code"]


def by_passphrase(typed: str) -> Proof:
    """The passphrase that opens the store now."""
    return Proof(SlotKind.PASSPHRASE, typed)


def by_code(typed: str) -> Proof:
    """The code on the recovery sheet."""
    return Proof(SlotKind.RECOVERY, typed)


def choose_passphrase(desk: Desk, proof: Proof, passphrase: str, secrets: DeviceSecrets) -> None:
    """Another passphrase from now on. Raises KnownError as ``store.ways_in.choose_passphrase``."""
    ways_in.choose_passphrase(desk.store.places, proof, passphrase, secrets)


def choose_sheet(desk: Desk, proof: Proof, code: str, secrets: DeviceSecrets) -> None:
    """Another recovery sheet from now on: the one with ``code``. Raises KnownError as ``store.ways_in.choose_sheet``."""
    ways_in.choose_sheet(desk.store.places, proof, code, secrets)
