"""Every bit and every length of a package is vouched for; a bomb costs nothing; a name in a package is never a path."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import pyrage
import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from sqlalchemy import update

from packages import draft, dump, foreign_entry, identity, pack, send
from people import enrol
from samordning_desktop.core.errors import KnownError
from samordning_desktop.ops import Desk
from samordning_desktop.store import schema
from samordning_desktop.sync import incoming, outgoing
from samordning_desktop.sync.reading import Letter, read_package

#: Each reads a package some ten thousand times.
pytestmark = pytest.mark.timeout(300)


@pytest.fixture
def package(pair: list[Desk]) -> bytes:
    """A package with one person, which the other would take in."""
    here, there = pair
    enrol(here, "Åsa Öberg")
    content = pack(here, there)
    assert incoming.inspect(there, content).entries
    return content


def flips(content: bytes) -> Iterator[bytes]:
    """The content with each of its bits otherwise, one at a time."""
    for at in range(len(content)):
        for bit in range(8):
            yield content[:at] + bytes([content[at] ^ 1 << bit]) + content[at + 1 :]


def cuts(content: bytes) -> Iterator[bytes]:
    """Every beginning of the content but the whole."""
    return (content[:length] for length in range(len(content)))


def count_refused(desk: Desk, packages: Iterable[bytes]) -> int:
    """How many packages were refused; that all were, and that the store is as it was, is looked at here."""
    before, count = dump(desk), 0
    with desk.rehearse() as writing:
        for one in packages:
            with pytest.raises(KnownError, match=r"^package\."):
                read_package(writing, Letter(one))
            count += 1
    assert dump(desk) == before
    return count


def test_every_bit_of_the_file(pair: list[Desk], package: bytes) -> None:
    assert count_refused(pair[1], flips(package)) == len(package) * 8


def test_every_bit_of_the_content_sealed_again(pair: list[Desk], package: bytes) -> None:
    own = identity(pair[1])
    content = pyrage.decrypt(package, [own])
    again = (pyrage.encrypt(one, [own.to_public()]) for one in flips(content))
    assert count_refused(pair[1], again) == len(content) * 8


def test_every_length(pair: list[Desk], package: bytes) -> None:
    own = identity(pair[1])
    content = pyrage.decrypt(package, [own])
    again = (pyrage.encrypt(one, [own.to_public()]) for one in cuts(content))
    assert count_refused(pair[1], cuts(package)) == len(package)
    assert count_refused(pair[1], again) == len(content)
    assert count_refused(pair[1], (package + more for more in (b"\0", package, b"\n"))) == 3


@pytest.mark.parametrize("change", [lambda one: one[:-1], lambda one: one[:-1] + bytes([one[-1] ^ 1])])
def test_by_the_door_that_people_use_nothing_is_changed(
    pair: list[Desk], package: bytes, change: Callable[[bytes], bytes]
) -> None:
    there = pair[1]
    before = dump(there)
    with pytest.raises(KnownError, match=r"package\.damaged"):
        incoming.take_in(there, change(package))
    assert dump(there) == before
    assert not there.store.places.backups.exists()


_BOMB = """
import sys, time
import zstandard
from samordning_desktop.core.errors import KnownError
from samordning_desktop.core.memory import peak_memory
from samordning_desktop.sync.format import read_body
packer = zstandard.ZstdCompressor(level=1).compressobj()
first = bytes.fromhex(sys.argv[1])
body = packer.compress(first) + b"".join(packer.compress(bytes(1 << 24)) for _ in range(64)) + packer.flush()
held, times = peak_memory(), []
for _ in range(5):
    begun = time.process_time()
    try:
        read_body(body)
    except KnownError as error:
        times.append(time.process_time() - begun)
print(len(body), len(times), min(times) * 1000, peak_memory() - held)
"""


@pytest.mark.parametrize(
    "first", [b"", b"\x00\x80\x00\x00", b"\x00\x00\x00\x01\x80", b"\x7f\xff\xff\xff"], ids=bytes.hex
)
def test_a_gibibyte_in_thirty_three_kilobytes_is_refused_at_once(
    child_env: Callable[..., dict[str, str]], first: bytes
) -> None:
    command = [sys.executable, "-c", _BOMB, first.hex()]
    done = subprocess.run(
        command, env=child_env(), capture_output=True, check=True, encoding="utf-8", timeout=120
    )
    size, refused, milliseconds, megabytes = map(float, done.stdout.split())
    assert size < 40_000
    assert refused == 5
    assert milliseconds < 50
    assert megabytes < 64


#: Names that would lead somewhere else, were they ever taken for paths.
PATHS = [
    "../../ute",
    "/etc/ute",
    "C:\\ute",
    "..",
    "a/b",
    "con",
    "\\\\server\\ute",
    "ute\0.age",
    "~/ute",
    "$HOME",
    "ute\n",
]
names = st.sampled_from(PATHS) | st.text(min_size=1, max_size=60)


@given(names)
@example("å" * 200)
@settings(max_examples=200, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_sites_name_never_becomes_more_than_letters_in_a_files_name(pair: list[Desk], name: str) -> None:
    here = pair[0]
    with here.write() as writing:
        writing.connection.execute(update(schema.peer).values(name=name))
    suggested = outgoing.suggested_filename(here, name)
    assert set(suggested) <= set("abcdefghijklmnopqrstuvwxyz0123456789-.")
    assert suggested.startswith("paket-falkoping-")
    assert Path(suggested).name == suggested


@pytest.mark.parametrize("name", [path for path in PATHS if "\0" not in path])
def test_no_name_in_a_package_touches_the_disk(pair: list[Desk], session_root: Path, name: str) -> None:
    here, there = pair
    send(there, here)
    before = _files(session_root, there)
    about = {"scope": f"participant/{name}", "entity_id": name, "author": name, "operation": name}
    entries = [
        foreign_entry(here, **about, field="name", value=name, number=1_001),
        foreign_entry(here, **about, field="site", value=here.store.site_id, number=1_002),
        foreign_entry(
            here, **(about | {"entity_id": f"{name}.c"}), entity="consent", field="given", value=["2026-03-01", "3"], number=1_003
        ),
    ]  # fmt: skip
    plan = incoming.take_in(there, draft(here, there, entries).made()).value
    assert plan.counts["new"] == 1
    assert _files(session_root, there) == before


def _files(root: Path, desk: Desk) -> set[Path]:
    """Everything there is, but for the store's own backups."""
    places = desk.store.places
    return {
        path
        for folder in (root, places.folder.parent)
        for path in folder.rglob("*")
        if places.backups not in (path, *path.parents) and not path.name.startswith("store.sqlite-")
    }
