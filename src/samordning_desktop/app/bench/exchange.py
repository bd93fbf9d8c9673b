"""Packages between two sites: what making one and taking one in costs."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

from samordning_desktop.app.bench.edits import seconds
from samordning_desktop.app.bench.figures import Figure, median_ms
from samordning_desktop.app.bench.stores import TEXTS, closed, filled
from samordning_desktop.ops import Desk, consents, participants, reading
from samordning_desktop.sync import incoming, outgoing, peers


def exchange_figures(folder: Path, size: int, changes: int, rounds: int) -> list[Figure]:
    """A package of so many changes, all texts of some of ``size`` people."""
    here, there = filled(folder / "here", "Falköping", size), filled(folder / "there", "Lidköping", 0)
    for one, other in ((here, there), (there, here)):
        name = peers.add_peer(one, peers.own_card(other)).value.name
        peers.confirm_peer(one, name, peers.own_fingerprint(other))
    figures = _exchange(here, there, folder / "paket.age", changes, rounds)
    for desk in (here, there):
        closed(desk)
    return figures


def _exchange(here: Desk, there: Desk, package: Path, changes: int, rounds: int) -> list[Figure]:
    people = [row.id for row in reading.board(here)][: max(changes // len(TEXTS), 1)]
    for one in people:
        consents.give_consent(here, one, here.clock.today() - timedelta(days=30))
    _hand_over(here, there, package)
    _hand_over(there, here, package)
    made, taken, size = [], [], 0
    for turn in range(rounds):
        for one in people:
            for field in TEXTS:
                participants.set_field(here, one, field, f"Ny text {turn} om {field}, med å, ä och ö.")
        made.append(seconds(lambda: outgoing.export(here, "Lidköping", package)))
        size = package.stat().st_size
        taken.append(seconds(lambda: incoming.take_in(there, package.read_bytes())))
        _hand_over(there, here, package)
    return [
        Figure(f"göra ett paket med {changes} ändringar", median_ms(made)),
        Figure(f"ta in ett paket med {changes} ändringar", median_ms(taken)),
        Figure("paketets storlek", size / 1000, "kB"),
    ]


def _hand_over(sender: Desk, receiver: Desk, path: Path) -> None:
    outgoing.export(sender, receiver.actor.site, path)
    incoming.take_in(receiver, path.read_bytes())
