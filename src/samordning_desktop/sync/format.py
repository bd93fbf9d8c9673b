"""The package's form, inside the age file (design §5).

::

    8 bytes   the mark
    2 bytes   format version, big-endian
    32 bytes  the sender's Ed25519 public key
    64 bytes  signature over mark, version and body
    the rest  body: a zstd stream of blocks, each a 4-byte big-endian length and that many bytes
              first block: the manifest (a MessagePack map), then blocks of entries (arrays of arrays), then for
              each enclosed file a block that tells what it is (a map) and its bytes in blocks of at most 1 MiB

The signature is checked before a byte is decompressed, and what is decompressed is counted.
"""

from __future__ import annotations

import io
import struct
from collections.abc import Iterable, Iterator
from hashlib import sha256
from itertools import chain, islice
from typing import Annotated, NamedTuple

import msgspec
import zstandard
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from samordning_desktop.core.attachment import FILE_LIMIT as ENCLOSED_LIMIT
from samordning_desktop.core.attachment import MEDIA, Attachment
from samordning_desktop.core.entities import LABEL_LIMIT, NEWEST_WALL
from samordning_desktop.core.entry import Entry
from samordning_desktop.core.errors import KnownError
from samordning_desktop.store import receipts
from samordning_desktop.store.codec import pack_entries, unpack_entries

MARK = b"SAMORDN\x00"
#: The version that is written, and those that are read. Each has more kinds of entries than the one before; the
#: fourth has receipts and enclosed files too.
VERSION = 4
READABLE = (1, 2, 3, 4)
#: The largest package file that is read, and the most that its body may unpack to, in bytes and in entries.
FILE_LIMIT = 64 << 20
UNPACKED_LIMIT = 256 << 20
ENTRIES_LIMIT = 1_000_000
#: How many bytes of files go in one package at most; what is over goes in the next.
ENCLOSED_ROOM = 32 << 20
#: Entries may unpack to this many bytes, or to so many times the body, whichever is more. A board on which everybody's
#: every field says the same packs 60 times, for each entry has an id's worth of chance in it; a bomb packs 20,000 times.
_ENTRIES_ROOM = 16 << 20
_PACKED_AT_MOST = 128
_BLOCK_LIMIT = 8 << 20
_PIECE = 1 << 20
_RECEIPTS_LIMIT = receipts.MOST
_LEVEL = 9
_FEW = 16  # blocks
_ENTRIES_A_BLOCK = 100  # each with the longest text there can be fit well within a block
_HEAD = struct.Struct(">8sH32s64s")
_LENGTH = struct.Struct(">I")


#: What fits in the database and can be counted on from.
Number = Annotated[int, msgspec.Meta(ge=0, lt=2**53)]


_Label = Annotated[str, msgspec.Meta(min_length=1, max_length=LABEL_LIMIT)]


class Receipt(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """That a package of the receiver's has been taken in: the device that made it, its number, when and by whom.

    ``made`` is in milliseconds since 1970 (UTC), by the clock where it was taken in; ``author`` a staff id.
    """

    device: _Label
    number: Annotated[int, msgspec.Meta(ge=1, lt=2**53)]
    made: Annotated[int, msgspec.Meta(ge=0, lt=NEWEST_WALL)]
    author: Annotated[str, msgspec.Meta(max_length=LABEL_LIMIT)]


class Enclosed(NamedTuple):
    """A file in a package: whose it is, and the file."""

    participant: str
    file: Attachment


class _Told(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What is said of an enclosed file before its bytes."""

    participant: _Label
    digest: Annotated[str, msgspec.Meta(pattern="^[0-9a-f]{64}$")]
    media: str
    size: Annotated[int, msgspec.Meta(ge=1, le=ENCLOSED_LIMIT)]


class Manifest(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What a package says of itself.

    ``number`` and ``previous`` (the hash of the package before, to the same site) let the receiver tell an
    old package from a new one. ``after`` names the receiving devices, each with the number of the sender's
    package that this one builds on; ``ack`` the receiver's own devices with the number of the last package
    taken in from each. ``made`` is in milliseconds since 1970 (UTC). ``entries`` and ``enclosed`` count what follows.
    """

    sender_site: str
    sender_device: str
    receiver_site: str
    number: Annotated[int, msgspec.Meta(ge=1, lt=2**53)]
    previous: bytes | None
    made: Annotated[int, msgspec.Meta(ge=0, lt=NEWEST_WALL)]
    after: dict[str, Number]
    ack: dict[str, Number]
    entries: Number
    receipts: Annotated[tuple[Receipt, ...], msgspec.Meta(max_length=_RECEIPTS_LIMIT)] = ()
    enclosed: Number = 0


class Contents(NamedTuple):
    """What a package holds."""

    manifest: Manifest
    entries: list[Entry]
    enclosed: list[Enclosed]


class Opened(msgspec.Struct, frozen=True):
    """A package's plain content before it is unpacked: who signed it, its format, its body, its hash."""

    version: int
    verify_key: bytes
    body: bytes
    digest: bytes


def seal(
    manifest: Manifest, entries: list[Entry], signing: Ed25519PrivateKey, enclosed: Iterable[Enclosed] = ()
) -> bytes:
    """The signed content of a package, not yet encrypted."""
    body = _packed(_blocks(manifest, entries, enclosed))
    signature = signing.sign(_signed(VERSION, body))
    return _HEAD.pack(MARK, VERSION, signing.public_key().public_bytes_raw(), signature) + body


def digest_of(content: bytes) -> bytes:
    """The hash by which the next package names this one."""
    return sha256(content).digest()


def open_content(content: bytes) -> Opened:
    """Checks mark and signature. Raises KnownError ``package.damaged``."""
    if len(content) < _HEAD.size:
        raise KnownError("package.damaged")
    mark, version, verify_key, signature = _HEAD.unpack_from(content)
    body = content[_HEAD.size :]
    if mark != MARK:
        raise KnownError("package.damaged")
    try:
        Ed25519PublicKey.from_public_bytes(verify_key).verify(signature, _signed(version, body))
    except (InvalidSignature, ValueError) as error:
        raise KnownError("package.damaged") from error
    return Opened(version, verify_key, body, digest_of(content))


def read_body(body: bytes) -> Contents:
    """All of it. Raises KnownError ``package.damaged`` or ``package.too_large``."""
    try:
        blocks = _read_blocks(body)
        manifest = msgspec.msgpack.decode(next(blocks), type=Manifest)
        entries = _read_entries(blocks, manifest.entries, max(_ENTRIES_ROOM, _PACKED_AT_MOST * len(body)))
        enclosed = _read_files(blocks, manifest.enclosed)
        if next(blocks, None) is not None:
            raise ValueError("more than the manifest tells of")
        return Contents(manifest, entries, enclosed)
    except (msgspec.DecodeError, zstandard.ZstdError, StopIteration, ValueError) as error:
        raise KnownError("package.damaged") from error


def _signed(version: int, body: bytes) -> bytes:
    return MARK + version.to_bytes(2) + body


def _blocks(manifest: Manifest, entries: list[Entry], enclosed: Iterable[Enclosed]) -> Iterator[bytes]:
    yield _block(msgspec.msgpack.encode(manifest))
    for at in range(0, len(entries), _ENTRIES_A_BLOCK):
        yield _block(pack_entries(entries[at : at + _ENTRIES_A_BLOCK]))
    for participant, file in enclosed:
        told = _Told(participant, file.digest, file.media, len(file.content))
        yield _block(msgspec.msgpack.encode(told))
        for at in range(0, len(file.content), _PIECE):
            yield _block(file.content[at : at + _PIECE])


def _packed(blocks: Iterator[bytes]) -> bytes:
    """The blocks as one stream. A few are packed at once: told how little there is, zstd makes ready in 1 % of the time."""
    packer = zstandard.ZstdCompressor(level=_LEVEL)
    first = b"".join(islice(blocks, _FEW))
    more = next(blocks, None)
    if more is None:
        return packer.compress(first)
    stream = packer.compressobj()
    parts = (stream.compress(part) for part in chain((first, more), blocks))
    return b"".join(parts) + stream.flush()


def _block(content: bytes) -> bytes:
    return _LENGTH.pack(len(content)) + content


def _read_blocks(body: bytes) -> Iterator[bytes]:
    """The blocks of a body, counted as they come: never trusting a stated size."""
    left = UNPACKED_LIMIT
    unpacker = zstandard.ZstdDecompressor(max_window_size=128 << 20)
    with unpacker.stream_reader(io.BytesIO(body)) as reader:
        while head := _exactly(reader, _LENGTH.size, at_end=True):
            (length,) = _LENGTH.unpack(head)
            left -= length + _LENGTH.size
            if length > _BLOCK_LIMIT or left < 0:
                raise KnownError("package.too_large")
            yield _exactly(reader, length)


def _read_entries(blocks: Iterator[bytes], stated: int, room: int) -> list[Entry]:
    """As many entries as the manifest states. Raises ValueError, DecodeError or StopIteration when that is not so.

    Raises KnownError ``package.too_large`` for more of them, or more bytes, than a package can have.
    """
    if stated > ENTRIES_LIMIT:
        raise KnownError("package.too_large")
    entries: list[Entry] = []
    known: dict[str, str] = {}
    while len(entries) < stated:
        block = next(blocks)
        room -= len(block)
        if room < 0:
            raise KnownError("package.too_large")
        part = unpack_entries(block, known)
        entries += part
        if not part or len(entries) > stated:
            raise ValueError("an empty block, or more entries than stated")
    return entries


def _read_files(blocks: Iterator[bytes], stated: int) -> list[Enclosed]:
    """As many files as the manifest states. Raises as ``_read_enclosed``."""
    files: list[Enclosed] = []
    room = ENCLOSED_ROOM
    while len(files) < stated:
        files.append(_read_enclosed(blocks, room))
        room -= len(files[-1].file.content)
    return files


def _read_enclosed(blocks: Iterator[bytes], room: int) -> Enclosed:
    """The next file. Raises ValueError or DecodeError for one that is not what is told of it, and KnownError
    ``package.too_large`` for one that there is no room for."""
    told = msgspec.msgpack.decode(next(blocks), type=_Told)
    if told.size > room:
        raise KnownError("package.too_large")
    content = bytearray()
    while len(content) < told.size:
        piece = next(blocks)
        content += piece
        if not piece or len(piece) > _PIECE:
            raise ValueError("an empty piece, or too large a one")
    file = Attachment(bytes(content), told.media)
    if len(content) != told.size or file.digest != told.digest or told.media not in MEDIA:
        raise ValueError("not the file that was told of")
    return Enclosed(told.participant, file)


def _exactly(reader: zstandard.ZstdDecompressionReader, size: int, at_end: bool = False) -> bytes:
    """Just ``size`` bytes; nothing when the stream ends here and ``at_end`` allows it. Raises ValueError."""
    parts, wanted = [], size
    while wanted and (part := reader.read(min(wanted, 1 << 16))):
        parts.append(part)
        wanted -= len(part)
    if wanted and not (at_end and wanted == size):
        raise ValueError("cut off")
    return b"".join(parts)
