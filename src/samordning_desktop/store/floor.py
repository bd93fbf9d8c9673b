"""The least that taking a package in can be: ``python -m samordning_desktop.store.floor DATABASE PACKAGE``.

Decrypt, verify, decompress, decode, journal, upsert, nothing else: no stages, no rights, no heads, no plan, no chain,
no projection. The bench measures it beside the program, in the one room that may open such a database. The keys come on standard input as JSON; the seconds go out.
"""

from __future__ import annotations

import io
import json
import struct
import sys
import time
from hashlib import sha256
from pathlib import Path
from typing import Any

import msgspec
import pyrage
import zstandard
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from samordning_desktop.store.engine import open_engine

_HEAD = struct.Struct(">8sH32s64s")
_JOURNAL = """CREATE TABLE IF NOT EXISTS journal (pos INTEGER PRIMARY KEY, id BLOB NOT NULL UNIQUE, scope TEXT, entity TEXT,
 entity_id TEXT, field TEXT, value BLOB, replaces BLOB, author TEXT, device TEXT, number INTEGER, wall INTEGER, tick INTEGER,
 operation TEXT)"""
_INDEXES = (
    "scope, pos",
    "entity_id, field",
    "wall, tick",
)  # what a program must find entries by
_CURRENT = "CREATE TABLE IF NOT EXISTS current (entity_id TEXT, field TEXT, value BLOB, PRIMARY KEY (entity_id, field)) WITHOUT ROWID"


def take(database: Path, content: bytes, keys: dict[str, str]) -> float:
    """Seconds to take a package in."""
    database.touch()
    engine = open_engine(database, bytes.fromhex(keys["key"]))
    raw: Any = engine.raw_connection().driver_connection
    raw.execute(_JOURNAL)
    for number, columns in enumerate(_INDEXES):
        raw.execute(f"CREATE INDEX IF NOT EXISTS journal_{number} ON journal ({columns})")
    raw.execute(_CURRENT)
    begun = time.perf_counter()
    plain = pyrage.decrypt(content, [pyrage.x25519.Identity.from_str(keys["identity"])])
    mark, version, _, signature = _HEAD.unpack_from(plain)
    body = plain[_HEAD.size :]
    signed = mark + version.to_bytes(2) + body
    Ed25519PublicKey.from_public_bytes(bytes.fromhex(keys["verify_key"])).verify(signature, signed)
    stream = zstandard.ZstdDecompressor().stream_reader(io.BytesIO(body)).read()
    raw.execute("BEGIN IMMEDIATE")
    at = 4 + struct.unpack_from(">I", stream)[0]
    while at < len(stream):
        (length,) = struct.unpack_from(">I", stream, at)
        _write(raw, msgspec.msgpack.decode(stream[at + 4 : at + 4 + length]))
        at += 4 + length
    raw.execute("COMMIT")
    seconds = time.perf_counter() - begun
    engine.dispose()
    return seconds


def _write(raw: Any, entries: list[list[Any]]) -> None:
    pack = msgspec.msgpack.encode
    raw.executemany(
        "INSERT OR IGNORE INTO journal (id, scope, entity, entity_id, field, value, replaces, author, device, number, wall, tick,"
        " operation) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        [
            (sha256(pack(one)).digest()[:16], *one[:4], pack(one[4]), b"".join(one[5]), *one[6:])
            for one in entries
        ],
    )
    raw.executemany(
        "INSERT INTO current VALUES (?, ?, ?) ON CONFLICT (entity_id, field) DO UPDATE SET value = excluded.value",
        [(one[2], one[3], pack(one[4])) for one in entries],
    )


if __name__ == "__main__":
    sys.stdout.write(str(take(Path(sys.argv[1]), Path(sys.argv[2]).read_bytes(), json.load(sys.stdin))))
