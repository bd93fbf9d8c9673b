"""Inputs by the million against what comes from outside: packages and old boards.

``python tests/fuzz.py packages 10000000 --seed 1`` says every so often how far it has come; with the seed it says, it goes
on from there. Only the program's own error may come out, and memory may not grow beyond ``MEMORY``.
"""

from __future__ import annotations

import argparse
import io
import random
import struct
import sys
import tempfile
import time
import zipfile
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import msgspec
import pyrage
import zstandard

from board_files import csv_board, excel_board, word_board
from packages import HEAD, block
from samordning_desktop.core.entities import all_well_formed
from samordning_desktop.core.errors import KnownError
from samordning_desktop.core.memory import peak_memory
from samordning_desktop.sync.format import open_content, read_body
from samordning_desktop.tables.reading import read_board
from vectors import FOLDER, STATE

MEMORY = 256  # MB
_TELL = 50_000
_ODD: tuple[Any, ...] = (
    None, 0, -1, 1, 2**31, 2**53, 2**63 - 1, -(2**63), 2**64 - 1, 1.5, float("nan"), True, "", "å" * 300, "\0", "a" * 10_001,
    "../x", b"", b"\xff" * 16, [], [[]], [None] * 5, {}, {"a": 1}, {1: 1}, "2026-02-30", "9999-12-31", "participant/", "site/x",
)  # fmt: skip

#: Of old boards: what a spreadsheet or a document takes to read is ten texts' time.
_ENDINGS = (".csv", ".csv", ".docx", ".txt", ".txt", ".xlsx")

#: Parts of an archive that no reader looks into, but unpacks: most of a document's bytes.
_NEEDLESS = (
    "docProps/",
    "customXml/",
    "word/styles",
    "word/theme/",
    "word/fontTable",
    "word/numbering",
    "xl/theme/",
)

#: Something that reads bytes from outside.
Target = Callable[[bytes], object]


def flip(chance: random.Random, content: bytes) -> bytes:
    """Some bytes changed, taken away, put in or doubled."""
    changed = bytearray(content)
    for _ in range(chance.randint(1, 4)):
        at = chance.randrange(len(changed) + 1)
        what = chance.randrange(4)
        if what == 0 and at < len(changed):
            changed[at] = chance.randrange(256)
        elif what == 1:
            del changed[at : at + chance.randint(1, 8)]
        elif what == 2:
            changed[at:at] = chance.randbytes(chance.randint(1, 8))
        else:
            changed[at:at] = changed[at : at + chance.randint(1, 40)]
    return bytes(changed)


def odd_value(chance: random.Random, value: Any) -> Any:
    """A value with one of its parts otherwise, at any depth."""
    if isinstance(value, list) and value and chance.random() < 0.9:
        at = chance.randrange(len(value))
        what = chance.randrange(10)
        if what == 0:
            return value[:at] + value[at + 1 :]
        if what == 1:
            return [*value, chance.choice(_ODD)]
        return [*value[:at], odd_value(chance, value[at]), *value[at + 1 :]]
    if isinstance(value, dict) and value and chance.random() < 0.9:
        name = chance.choice(sorted(value, key=str))
        return value | {name: odd_value(chance, value[name])}
    if isinstance(value, bytes | str) and value and chance.random() < 0.3:
        raw = flip(chance, value if isinstance(value, bytes) else value.encode())
        return raw if isinstance(value, bytes) else raw.decode(errors="replace")
    return chance.choice(_ODD)


class Packages:
    """Packages changed in one of their layers: the file, the content, the stream, the blocks, the values in them."""

    def __init__(self) -> None:
        self._identity = pyrage.x25519.Identity.from_str(STATE["identity"])
        files = [path.read_bytes() for path in sorted(FOLDER.glob("taken-*.age"))]
        self._files = files
        self._contents = [pyrage.decrypt(one, [self._identity]) for one in files]
        self._streams = [
            zstandard.ZstdDecompressor().decompressobj().decompress(one[HEAD.size :])
            for one in self._contents
        ]
        self._layers = (
            self._file,
            self._content,
            self._body,
            self._stream,
            self._blocks,
            self._values,
            self._values,
        )

    def one(self, chance: random.Random) -> tuple[str, bytes]:
        """The next one: a file, a content that has been decrypted, or the body of one that has been verified."""
        return chance.choice(self._layers)(chance)

    def read(self, made: tuple[str, bytes]) -> None:
        """Reads it as the program does, from its layer on and up to where the store is asked."""
        layer, content = made
        if layer == "file":
            content = self._decrypted(content)
        if layer != "body":
            content = open_content(content).body
        all_well_formed(read_body(content).entries)

    def _decrypted(self, made: bytes) -> bytes:
        try:
            return bytes(pyrage.decrypt(made, [self._identity]))
        except pyrage.DecryptError as error:
            raise KnownError("package.damaged") from error

    def _file(self, chance: random.Random) -> tuple[str, bytes]:
        return "file", b"age-" + flip(chance, chance.choice(self._files))[4:]

    def _content(self, chance: random.Random) -> tuple[str, bytes]:
        return "content", flip(chance, chance.choice(self._contents))

    def _body(self, chance: random.Random) -> tuple[str, bytes]:
        return "body", flip(chance, chance.choice(self._contents)[HEAD.size :])

    def _stream(self, chance: random.Random) -> tuple[str, bytes]:
        return "body", zstandard.compress(flip(chance, chance.choice(self._streams)), 1)

    def _blocks(self, chance: random.Random) -> tuple[str, bytes]:
        parts = list(blocks_of(chance.choice(self._streams)))
        at = chance.randrange(len(parts))
        what = chance.randrange(4)
        if what == 0:
            del parts[at]
        elif what == 1:
            parts.insert(at, chance.choice(parts))
        elif what == 2:
            chance.shuffle(parts)
        else:
            parts[at] = flip(chance, parts[at])
        return "body", zstandard.compress(b"".join(map(block, parts)), 1)

    def _values(self, chance: random.Random) -> tuple[str, bytes]:
        parts = list(blocks_of(chance.choice(self._streams)))
        at = chance.randrange(min(len(parts), 2))
        parts[at] = msgspec.msgpack.encode(odd_value(chance, msgspec.msgpack.decode(parts[at])))
        return "body", zstandard.compress(b"".join(map(block, parts)), 1)


def blocks_of(stream: bytes) -> Iterator[bytes]:
    """The blocks of a stream that is whole."""
    while stream:
        (length,) = struct.unpack_from(">I", stream)
        yield stream[4 : 4 + length]
        stream = stream[4 + length :]


class Boards:
    """Old boards changed in one of their layers: the file, a part of the archive, a cell."""

    def __init__(self, folder: Path) -> None:
        self._files = {
            ".xlsx": excel_board(),
            ".docx": word_board(),
            ".csv": csv_board(),
            ".txt": csv_board("\t", "utf-16"),
        }
        self._parts = {
            ending: unpacked(made) for ending, made in self._files.items() if made.startswith(b"PK")
        }
        self._folder = folder

    def one(self, chance: random.Random) -> tuple[str, bytes]:
        """The next one: the ending of its name, and its bytes."""
        ending = chance.choice(_ENDINGS)
        if ending in self._parts and chance.random() < 0.8:
            return ending, self._part(chance, self._parts[ending])
        return ending, flip(chance, self._files[ending])

    def read(self, made: tuple[str, bytes]) -> None:
        """Reads it as the program does."""
        path = self._folder / f"tavla{made[0]}"
        path.write_bytes(made[1])
        read_board(path)

    @staticmethod
    def _part(chance: random.Random, parts: dict[str, bytes]) -> bytes:
        """An archive with one of its parts otherwise, seldom with those that nobody looks into; most often not packed: packing took longer than reading."""
        target = io.BytesIO()
        if chance.random() < 0.9:
            parts = {name: part for name, part in parts.items() if not name.startswith(_NEEDLESS)}
        chosen = chance.choice(list(parts))
        packed = zipfile.ZIP_STORED if chance.random() < 0.8 else zipfile.ZIP_DEFLATED
        with zipfile.ZipFile(target, "w", packed, compresslevel=1) as new:
            for name, part in parts.items():
                new.writestr(name, flip(chance, part) if name == chosen else part)
        return target.getvalue()


def unpacked(archive: bytes) -> dict[str, bytes]:
    """The parts of an archive by their names."""
    with zipfile.ZipFile(io.BytesIO(archive)) as old:
        return {name: old.read(name) for name in old.namelist()}


def run(source: Any, count: int, seed: int, tell: Callable[[str], object] | None = None) -> dict[str, int]:
    """Reads ``count`` inputs. Returns how many were read, and how many refused with which word.

    Raises AssertionError, with the seed that makes the input again, for any other error or too much memory.
    """
    found: dict[str, int] = {}
    begun = time.monotonic()
    for number in range(seed, seed + count):
        made = source.one(random.Random(number))
        try:
            source.read(made)
            word = "read"
        except KnownError as error:
            word = error.code
        except Exception as error:
            raise AssertionError(f"seed {number}: {type(error).__name__}") from error
        found[word] = found.get(word, 0) + 1
        if tell is not None and (number + 1 - seed) % _TELL == 0:
            rate = (number + 1 - seed) / (time.monotonic() - begun)
            tell(
                f"{number + 1 - seed} inputs, {rate:.0f}/s, {peak_memory() or 0:.0f} MB, go on with --seed {number + 1}: {found}"
            )
    held = peak_memory()
    assert held is None or tell is None or held < MEMORY, f"{held} MB"
    return found


def say(line: str) -> None:
    """A line at once, while the run goes on."""
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


def main(arguments: Sequence[str]) -> None:
    """The long form."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("what", choices=["packages", "boards"])
    parser.add_argument("count", type=int)
    parser.add_argument("--seed", type=int, default=0)
    asked = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as folder:
        source = Packages() if asked.what == "packages" else Boards(Path(folder))
        found = run(source, asked.count, asked.seed, say)
    say(f"{asked.count} inputs from seed {asked.seed}: {found}, {peak_memory() or 0:.0f} MB")


if __name__ == "__main__":
    main(sys.argv[1:])
