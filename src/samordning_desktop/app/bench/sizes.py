"""Everything that is measured of one store of a given size."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from samordning_desktop.app.bench.children import Children
from samordning_desktop.app.bench.edits import edit_and_commit_times, seconds, syncs_per_edit
from samordning_desktop.app.bench.rival import Rival, find_rival, key_cost
from samordning_desktop.app.bench.stores import closed, filled, opened

_GOAL_ROUNDS, _ROUNDS = 5, 3
_EDITS = 40
_COUNTED_EDITS = 5


@dataclass
class Measured:
    """Seconds, round by round. ``peaks`` in MB; ``listings`` and ``rival_key`` are KeePassXC's, where it was asked;
    ``syncs`` counts each edit's, None where nothing can count them."""

    filling: float = 0.0
    locks: list[float] = field(default_factory=list)
    starts: list[float] = field(default_factory=list)
    keystrokes: list[float] = field(default_factory=list)
    filters: list[float] = field(default_factory=list)
    screens: list[float] = field(default_factory=list)
    plain: list[float] = field(default_factory=list)
    peaks: list[float] = field(default_factory=list)
    edits: list[float] = field(default_factory=list)
    commits: list[float] = field(default_factory=list)
    syncs: list[int] | None = None
    imports: list[float] = field(default_factory=list)
    imports_alone: list[float] = field(default_factory=list)
    listings: list[float] = field(default_factory=list)
    rival_key: str = ""


def measure_size(folder: Path, children: Children, size: int, *, goals: bool) -> Measured:
    """Makes a store of ``size`` people in ``folder`` and measures it; with ``goals``, all that they are held to as well."""
    measured = Measured()
    measured.filling = seconds(lambda: closed(filled(folder, "Falköping", size)))
    tool = find_rival() if goals else None
    other = Rival(tool, folder.parent, size, key_cost()) if tool else None
    for _ in range(_GOAL_ROUNDS if goals else _ROUNDS):
        _measure_window(measured, folder, children)
        if other is not None:
            measured.listings.append(other.listing())
        if goals:
            program, alone = children.imports()
            measured.imports.append(program)
            measured.imports_alone.append(alone)
    if other is not None:
        measured.rival_key = other.key_derivation
    desk = opened(folder)
    measured.edits, measured.commits = edit_and_commit_times(desk, _EDITS)
    closed(desk)
    measured.syncs = syncs_per_edit(folder, _COUNTED_EDITS)
    return measured


def _measure_window(measured: Measured, folder: Path, children: Children) -> None:
    begun, times = children.window(folder)
    measured.locks.append(times.lock_painted - begun)
    measured.starts.append(times.board_painted - begun)
    measured.keystrokes.extend(times.keystrokes)
    measured.filters.extend(times.filters)
    measured.screens.extend(times.screens)
    measured.plain.extend(times.plain)
    if times.peak is not None:
        measured.peaks.append(times.peak)
