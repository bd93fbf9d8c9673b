"""Packages taken in at the size that the goals are set at, beside the floor and two programs that merge as well."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

import msgspec
import zstandard

from samordning_desktop.app.bench.children import Children
from samordning_desktop.app.bench.figures import Figure, Goal, median_ms
from samordning_desktop.app.bench.letters import FIELDS, Reader, Site, correspondents
from samordning_desktop.app.bench.merge_rivals import AnkiRival, KeePassRival
from samordning_desktop.app.bench.stores import closed, opened
from samordning_desktop.app.bench.taking import Taken
from samordning_desktop.core.entry import Entry
from samordning_desktop.ops import participants

_STORE_KEY = "00" * 32


@dataclass(frozen=True, slots=True)
class Sizes:
    """How many people, changes and conflicts; and how many rounds."""

    people: int = 10_000
    changes: int = 1_000
    rounds: int = 3


def merge_figures(folder: Path, children: Children, sizes: Sizes) -> Iterator[Figure]:
    """The first import of everybody, then a merge in which half of the changes are conflicts, then the same again."""
    folder.mkdir(exist_ok=True)
    site, reader = correspondents(folder / "empty", 0)
    entries = site.people(sizes.people)
    package = kept(folder / "first.age", site.package(entries))
    first, floors = [], []
    for turn in range(sizes.rounds):
        first.append(taken(children, folder / "empty", folder / f"first-{turn}", package))
        floors.append(_floor(None, folder / f"floor-{turn}", package, reader))
    keepass, anki = (
        KeePassRival(folder, sizes.people, sizes.changes),
        AnkiRival(folder, sizes.people, sizes.changes),
    )
    yield from _first(first, floors, sizes, keepass.import_seconds())
    changes = _changes(site, entries, sizes.changes)
    _edit(folder / "first-0", changes[::2])
    package = kept(folder / "second.age", site.package(changes))
    merged, again, floors = [], [], []
    for turn in range(sizes.rounds):
        there = folder / f"merged-{turn}"
        merged.append(taken(children, folder / "first-0", there, package))
        again.append(children.take(there, package))
        floors.append(_floor(folder / "floor-0", folder / f"floored-{turn}", package, reader))
    yield from _merge(merged, floors, sizes, (keepass.merge_seconds(), anki.merge_seconds()))
    yield from _again(merged, again)
    yield _size(package, changes)


def _first(
    taken: Sequence[Taken], floors: Sequence[float], sizes: Sizes, rival: float | None
) -> Iterator[Figure]:
    count = sizes.people * FIELDS
    ours, floor = median_ms([one.rest for one in taken]), median_ms(floors)
    yield Figure(f"första paketet, {count} ändringar", ours, goal=Goal(floor, 2.5, "golvet"))
    if rival is not None:
        yield Figure(
            "det, nyckeln inräknad",
            ours + median_ms([one.key for one in taken]),
            goal=Goal(rival * 1000, 1.5, "keepassxc import"),
        )
    yield Figure("det, ändringar i sekunden", count / ours, "k/s")
    yield from _peak("minne som mest, första paketet", taken, 250)
    yield Figure("säkerhetskopian före det, ej inräknad", median_ms([one.backup for one in taken]))


def _merge(
    taken: Sequence[Taken], floors: Sequence[float], sizes: Sizes, rivals: tuple[float | None, float | None]
) -> Iterator[Figure]:
    kept = taken[0].counts
    what = f"{sizes.changes} ändringar, {kept['conflicts']} konflikter kvar"
    ours, keyed = median_ms([one.rest for one in taken]), median_ms([one.rest + one.key for one in taken])
    yield Figure(what, ours, goal=Goal(median_ms(floors), 3, "golvet"))
    for rival, times, name in zip(rivals, (0.25, 1.0), ("keepassxc merge", "Ankis import"), strict=True):
        if rival is not None:
            yield Figure("det, nyckeln inräknad", keyed, goal=Goal(rival * 1000, times, name))
    yield from _peak("minne som mest, sammanslagning", taken, 120)
    yield Figure("säkerhetskopian före det, ej inräknad", median_ms([one.backup for one in taken]))


def _again(merged: Sequence[Taken], again: Sequence[Taken]) -> Iterator[Figure]:
    changed = sum(value for name, value in again[0].counts.items() if name != "same")
    yield Figure("samma paket igen: ändringar, flest 0", changed, "st")
    first = Goal(median_ms([one.rest for one in merged]), 1.2, "första gången")
    yield Figure("samma paket igen", median_ms([one.rest for one in again]), goal=first)


def _size(package: Path, changes: list[Entry]) -> Figure:
    bare = len(zstandard.ZstdCompressor(level=9).compress(msgspec.msgpack.encode(changes)))
    limit = bare * 1.2 + 1_000
    return Figure(
        f"paketets storlek, {len(changes)} ändringar", package.stat().st_size / 1000, "kB",
        Goal(limit / 1000, 1.0, "1,2 × bar zstd + 1 kB"),
    )  # fmt: skip


def _peak(what: str, taken: Sequence[Taken], limit: float) -> Iterator[Figure]:
    peaks = [one.peak for one in taken if one.peak is not None]
    if peaks:
        yield Figure(what, max(peaks), "MB", Goal(limit))


def _changes(site: Site, entries: list[Entry], count: int) -> list[Entry]:
    """A new text in the same field of so many people."""
    goals = [entry for entry in entries if entry.field == "goal"][:count]
    return [
        site.entry(old.entity_id, old.entity, old.entity_id, "goal", f"Nytt därifrån {number}", over=[old])
        for number, old in enumerate(goals)
    ]


def _edit(folder: Path, others: Sequence[Entry]) -> None:
    """Other texts in the same fields here, by somebody who has not seen what is on its way."""
    desk = opened(folder)
    for one in others:
        participants.set_field(desk, one.entity_id, one.field, "Nytt här")
    closed(desk)


def taken(children: Children, store: Path, copy: Path, package: Path) -> Taken:
    """What it costs to take a package into a copy of a store."""
    shutil.copytree(store, copy)
    return children.take(copy, package)


def _floor(store: Path | None, copy: Path, package: Path, reader: Reader) -> float:
    """The floor's seconds, in a database that was filled by it before, or a new one."""
    if store is not None:
        shutil.copy(store, copy)
    command = [sys.executable, "-m", "samordning_desktop.store.floor", str(copy), str(package)]
    asked = json.dumps(asdict(reader) | {"key": _STORE_KEY}).encode()
    done = subprocess.run(command, input=asked, capture_output=True, check=True)
    return float(done.stdout)


def kept(path: Path, content: bytes) -> Path:
    """The file that some bytes are kept in."""
    path.write_bytes(content)
    return path
