"""Packages taken in at the size that the goals are set at, beside the floor and two programs that merge as well."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

import msgspec
import zstandard

from samordning_desktop.app.bench.children import Children
from samordning_desktop.app.bench.figures import Figure, Goal, median_ms
from samordning_desktop.app.bench.letters import FIELDS, Reader, Site, Texts, correspondents, texts_of
from samordning_desktop.app.bench.merge_rivals import Held, races
from samordning_desktop.app.bench.stores import closed, opened
from samordning_desktop.app.bench.taking import Taken
from samordning_desktop.core.entry import Entry
from samordning_desktop.ops import participants

_STORE_KEY = "00" * 32

#: The goals: how many times what a rival needs.
_TIMES = {"keepassxc import": 1.5, "keepassxc merge": 0.25, "Ankis import": 1.0}


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
    changes = _changes(site, entries, sizes.changes)
    ours = {one.entity_id: {one.field: "Nytt här"} for one in changes[::2]}
    imports, merges = races(folder, Held(texts_of(entries), texts_of(changes), ours))
    first, floors, rivals = [], [], []
    for turn in range(sizes.rounds):
        first.append(taken(children, folder / "empty", folder / f"first-{turn}", package))
        floors.append(_floor(None, folder / f"floor-{turn}", package, reader))
        rivals.append({name: race() for name, race in imports.items()})
    yield from _first(first, floors, sizes, rivals)
    _edit(folder / "first-0", ours)
    package = kept(folder / "second.age", site.package(changes))
    merged, again, floors, rivals = [], [], [], []
    for turn in range(sizes.rounds):
        there = folder / f"merged-{turn}"
        merged.append(taken(children, folder / "first-0", there, package))
        again.append(children.take(there, package))
        floors.append(_floor(folder / "floor-0", folder / f"floored-{turn}", package, reader))
        rivals.append({name: race() for name, race in merges.items()})
    yield from _merge(merged, floors, sizes, rivals)
    yield from _again(merged, again)
    yield _size(package, changes)


def _first(
    taken: Sequence[Taken], floors: Sequence[float], sizes: Sizes, rivals: Sequence[Mapping[str, float]]
) -> Iterator[Figure]:
    count = sizes.people * FIELDS
    ours, floor = median_ms([one.rest for one in taken]), median_ms(floors)
    yield Figure(f"första paketet, {count} ändringar", ours, goal=Goal(floor, 2.5, "golvet"))
    yield from _beside(taken, rivals)
    yield Figure("det, ändringar i sekunden", count / ours, "k/s")
    yield from _peak("minne som mest, första paketet", taken, 250)
    yield Figure("säkerhetskopian före det, ej inräknad", median_ms([one.backup for one in taken]))


def _merge(
    taken: Sequence[Taken], floors: Sequence[float], sizes: Sizes, rivals: Sequence[Mapping[str, float]]
) -> Iterator[Figure]:
    kept = taken[0].counts
    what = f"{sizes.changes} ändringar, {kept['conflicts']} konflikter kvar"
    yield Figure(what, median_ms([one.rest for one in taken]), goal=Goal(median_ms(floors), 3, "golvet"))
    yield from _beside(taken, rivals)
    yield from _peak("minne som mest, sammanslagning", taken, 120)
    yield Figure("säkerhetskopian före det, ej inräknad", median_ms([one.backup for one in taken]))


def _beside(taken: Sequence[Taken], rivals: Sequence[Mapping[str, float]]) -> Iterator[Figure]:
    """The key counted in, beside what each rival needed in the same rounds."""
    keyed = median_ms([one.rest + one.key for one in taken])
    for name in rivals[0]:
        rival = Goal(median_ms([turn[name] for turn in rivals]), _TIMES[name], name)
        yield Figure("det, nyckeln inräknad", keyed, goal=rival)


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


def _edit(folder: Path, texts: Texts) -> None:
    """Other texts in the same fields here, by somebody who has not seen what is on its way."""
    desk = opened(folder)
    for who, fields in texts.items():
        for name, text in fields.items():
            participants.set_field(desk, who, name, text)
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
