"""The package's form: what is sealed comes out again, and nothing else does."""

from __future__ import annotations

import random
import struct
import time
import tracemalloc
from collections.abc import Iterable
from hashlib import sha256
from typing import Any

import msgspec
import pytest
import zstandard
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from hypothesis import given, settings
from hypothesis import strategies as st

from packages import HEAD, MARK, block, blocks, signed
from samordning_desktop.core.attachment import FILE_LIMIT, Attachment
from samordning_desktop.core.entry import Entry
from samordning_desktop.core.errors import KnownError
from samordning_desktop.sync import format as form
from samordning_desktop.sync.format import (
    Enclosed,
    Manifest,
    Receipt,
    digest_of,
    open_content,
    read_body,
    seal,
)

KEY = Ed25519PrivateKey.from_private_bytes(bytes(range(32)))
ENTRY = Entry("participant/p", "participant", "p", "goal", "å ä ö 🌿\n", (bytes(16),), "a", "d", 1, 2, 3, "o")
SAID: dict[str, Any] = {
    "sender_site": "s", "sender_device": "d", "receiver_site": "r", "number": 1, "previous": None,
    "made": 5, "after": {"e": 0}, "ack": {"e": 0}, "entries": 0,
}  # fmt: skip
#: What the fourth version says beside it.
NEWER: dict[str, Any] = {"receipts": [], "enclosed": 0}
SCAN = Enclosed("p", Attachment(b"%PDF-1.7 \xc3\xa5", "application/pdf"))
TOLD = {"participant": "p", "digest": SCAN.file.digest, "media": "application/pdf", "size": 11}


def manifest(**changes: Any) -> Manifest:
    return Manifest(**(SAID | changes))


def stream(*parts: bytes) -> bytes:
    return zstandard.compress(b"".join(block(part) for part in parts))


def said(**changes: Any) -> bytes:
    return msgspec.msgpack.encode(SAID | changes)


def code_of(body: bytes) -> str:
    with pytest.raises(KnownError) as caught:
        read_body(body)
    return caught.value.code


@pytest.mark.parametrize("count", [0, 1, 99, 100, 101, 2_500])
def test_what_is_sealed_comes_out_again(count: int) -> None:
    entries = [ENTRY._replace(number=number) for number in range(1, count + 1)]
    opened = open_content(seal(manifest(entries=count), entries, KEY))
    assert opened.version == form.VERSION
    assert opened.verify_key == KEY.public_key().public_bytes_raw()
    assert read_body(opened.body) == (manifest(entries=count), entries, [])


values = st.none() | st.text() | st.integers(0, 2**53) | st.lists(st.text(max_size=20) | st.integers(-9, 9))
entries = st.builds(
    Entry, *[st.text(max_size=30)] * 4, values, st.lists(st.binary(min_size=16, max_size=16)).map(tuple),
    st.text(max_size=9), st.text(max_size=9), *[st.integers(0, 2**63)] * 3, st.text(max_size=9),
)  # fmt: skip


@given(st.lists(entries, max_size=5))
@settings(max_examples=60)
def test_any_entry_comes_out_as_it_went_in(chosen: list[Entry]) -> None:
    body = open_content(seal(manifest(entries=len(chosen)), chosen, KEY)).body
    assert read_body(body)[1] == chosen


def test_the_form_is_the_one_that_is_written_down() -> None:
    content = seal(manifest(entries=1, previous=b"h" * 32), [ENTRY], KEY)
    mark, version, key, signature = struct.unpack_from(">8sH32s64s", content)
    assert (mark, version, key) == (b"SAMORDN\x00", 4, KEY.public_key().public_bytes_raw())
    KEY.public_key().verify(signature, content[:10] + content[106:])
    first, second = blocks(content)
    assert msgspec.msgpack.decode(first) == SAID | NEWER | {"entries": 1, "previous": b"h" * 32}
    assert msgspec.msgpack.decode(second) == [list(ENTRY[:5]) + [list(ENTRY.replaces)] + list(ENTRY[6:])]


def test_equal_contents_have_equal_digests_and_no_others() -> None:
    one, other = seal(manifest(), [], KEY), seal(manifest(made=6), [], KEY)
    assert digest_of(one) == digest_of(seal(manifest(), [], KEY)) == open_content(one).digest
    assert digest_of(one) != digest_of(other)


def test_every_bit_of_the_content_is_vouched_for() -> None:
    content = seal(manifest(entries=1), [ENTRY], KEY)
    for at in range(len(content)):
        changed = bytearray(content)
        changed[at] ^= 1 << at % 8
        with pytest.raises(KnownError, match="package.damaged"):
            open_content(bytes(changed))


def test_a_content_cut_anywhere_or_with_something_after_it_is_damaged() -> None:
    content = seal(manifest(entries=1), [ENTRY], KEY)
    for cut in (*range(len(content)), None):
        with pytest.raises(KnownError, match="package.damaged"):
            open_content(content[:cut] if cut is not None else content + b"\x00")


def test_the_signature_is_good_for_one_mark_and_one_version_only() -> None:
    content = seal(manifest(), [], KEY)
    assert open_content(signed(content[HEAD.size :], KEY, version=5)).version == 5
    for other in (b"SAMORDN\x01", b"samordn\x00"):
        with pytest.raises(KnownError, match="package.damaged"):
            open_content(signed(content[HEAD.size :], KEY, mark=other))
    newer = content[:8] + b"\x00\x05" + content[10:]
    with pytest.raises(KnownError, match="package.damaged"):
        open_content(newer)


@pytest.mark.parametrize(
    "changes",
    [
        {"number": 0}, {"number": -1}, {"number": 2**53}, {"number": "1"}, {"number": 1.5},
        {"made": -1}, {"made": 32_503_680_000_000}, {"made": 2**64 - 1}, {"previous": "text"},
        {"after": {"d": -1}}, {"after": {"d": 2**53}}, {"after": []}, {"after": {1: 1}},
        {"ack": {"d": 2**64 - 1}}, {"ack": None}, {"entries": -1}, {"entries": 1},
        {"sender_site": None}, {"sender_device": 7}, {"receiver_site": b"r"}, {"something": "more"},
    ],
    ids=str,
)  # fmt: skip
def test_a_manifest_that_is_otherwise_is_damaged(changes: dict[str, Any]) -> None:
    assert code_of(stream(said(**changes))) == "package.damaged"


@pytest.mark.parametrize("name", SAID)
def test_a_manifest_that_lacks_something_is_damaged(name: str) -> None:
    rest = {key: value for key, value in SAID.items() if key != name}
    assert code_of(stream(msgspec.msgpack.encode(rest))) == "package.damaged"


def changed_entry(**changes: Any) -> list[Any]:
    return list(ENTRY._replace(**changes))


@pytest.mark.parametrize(
    "parts",
    [
        [b""], [b"\xc1"], [said(), b""], [said(), b"\x90"], [said(), b"\xc0"],
        [said(entries=1), msgspec.msgpack.encode([list(ENTRY)[:-1]])],
        [said(entries=1), msgspec.msgpack.encode([[*ENTRY, 1]])],
        [said(entries=1), msgspec.msgpack.encode([changed_entry(value={"a": 1})])],
        [said(entries=1), msgspec.msgpack.encode([changed_entry(value=[["nested"]])])],
        [said(entries=1), msgspec.msgpack.encode([changed_entry(value=1.5)])],
        [said(entries=1), msgspec.msgpack.encode([changed_entry(author=b"bytes")])],
        [said(entries=1), msgspec.msgpack.encode([changed_entry(number=2**64 - 1)])[:-1]],
        [said(entries=1), msgspec.msgpack.encode([list(ENTRY)]) + b"\x00"],
        [said(entries=1), b"\xdd\xff\xff\xff\xff"],
        [said(entries=1), b"\x91" * 5_000],
        [said(entries=1), msgspec.msgpack.encode([list(ENTRY)] * 2)],
        [said(entries=2), msgspec.msgpack.encode([list(ENTRY)])],
        [said(entries=1), msgspec.msgpack.encode([list(ENTRY)]), b"\x90"],
        [msgspec.msgpack.encode([list(ENTRY)]), said(entries=1)],
    ],
    ids=range(19),
)  # fmt: skip
def test_blocks_that_are_otherwise_are_damaged(parts: list[bytes]) -> None:
    assert code_of(stream(*parts)) == "package.damaged"


@pytest.mark.parametrize(
    "body",
    [
        b"", b"\x00", b"not zstd at all", stream(said())[:-1], stream(said())[:12], stream(said()) + b"\x00",
        stream(said()) + b"junk", zstandard.compress(b""), zstandard.compress(b"\x00\x00"),
        zstandard.compress(struct.pack(">I", 500) + said()), zstandard.compress(block(said()) + b"\x00"),
        stream(said()) + stream(said()),
    ],
    ids=range(12),
)  # fmt: skip
def test_a_stream_that_ends_too_soon_or_too_late_is_damaged(body: bytes) -> None:
    assert code_of(body) == "package.damaged"


def test_a_length_that_lies_is_refused_before_anything_is_read() -> None:
    lying = zstandard.compress(block(said(entries=1)) + struct.pack(">I", 0xFFFFFFFF) + b"\x00" * 99)
    assert code_of(lying) == "package.too_large"
    assert code_of(zstandard.compress(b"\xff" * 999)) == "package.too_large"


def test_a_block_that_is_larger_than_the_program_writes_is_refused() -> None:
    most = msgspec.msgpack.encode([changed_entry(value="a" * ((8 << 20) - 200))])
    assert len(read_body(stream(said(entries=1), most))[1]) == 1
    more = msgspec.msgpack.encode([changed_entry(value="a" * (8 << 20))])
    assert code_of(stream(said(entries=1), more)) == "package.too_large"


def test_more_entries_than_a_package_may_have_is_too_large() -> None:
    assert code_of(stream(said(entries=form.ENTRIES_LIMIT + 1))) == "package.too_large"
    assert code_of(stream(said(entries=form.ENTRIES_LIMIT))) == "package.damaged"


def packed(parts: Iterable[bytes]) -> bytes:
    packer = zstandard.ZstdCompressor(level=1).compressobj()
    return b"".join(packer.compress(part) for part in parts) + packer.flush()


def zeros() -> bytes:
    return packed(bytes(1 << 24) for _ in range(64))


def many_zeros_after_a_manifest() -> bytes:
    return packed([block(said(entries=1)), *(block(bytes(1 << 22)) for _ in range(256))])


def texts_without_end() -> bytes:
    long = msgspec.msgpack.encode([changed_entry(value="a" * 4_000_000)])
    return packed([block(said(entries=300)), *(block(long) for _ in range(256))])


def texts_that_the_program_could_have_written() -> bytes:
    long = [changed_entry(value="a" * 10_000, number=number) for number in range(1, 101)]
    return packed([block(said(entries=26_000)), *(block(msgspec.msgpack.encode(long)) for _ in range(260))])


def files_that_the_program_could_have_written() -> bytes:
    content = bytes(FILE_LIMIT)
    told = msgspec.msgpack.encode(TOLD | {"size": FILE_LIMIT, "digest": sha256(content).hexdigest()})
    pieces = [block(content[: 1 << 20])] * (FILE_LIMIT >> 20)
    return packed([block(said(enclosed=16)), *[block(told), *pieces] * 16])


def entries_without_end() -> bytes:
    many = msgspec.msgpack.encode([list(ENTRY)] * 10_000)
    return packed([block(said(entries=9)), *(block(many) for _ in range(400))])


def empty_blocks_without_end() -> bytes:
    return packed([block(said()), *(block(b"\x90") * 1_000_000 for _ in range(50))])


@pytest.mark.parametrize(
    ("bomb", "code", "mebibytes"),
    [
        (zeros, "package.damaged", 4),
        (many_zeros_after_a_manifest, "package.damaged", 20),
        (texts_without_end, "package.too_large", 64),
        (texts_that_the_program_could_have_written, "package.too_large", 64),
        (files_that_the_program_could_have_written, "package.too_large", 64),
        (entries_without_end, "package.damaged", 40),
        (empty_blocks_without_end, "package.damaged", 4),
    ],
)
def test_a_bomb_is_refused_with_little_memory_and_fast(bomb: Any, code: str, mebibytes: int) -> None:
    body = bomb()
    assert len(body) < 2 << 20
    began = time.process_time()
    assert code_of(body) == code
    assert time.process_time() - began < 5
    tracemalloc.start()
    try:
        assert code_of(body) == code
        assert tracemalloc.get_traced_memory()[1] < mebibytes << 20
    finally:
        tracemalloc.stop()


def test_a_whole_board_of_one_and_the_same_text_is_no_bomb() -> None:
    """A first package of 10,000 people, each field of whom says the same: what packs best of all that is honest."""
    chosen = [
        changed_entry(
            scope=f"participant/{one}", entity_id=one, value="Samma text hos alla. " * 20, number=number
        )
        for one in (random.Random(4).randbytes(80_000)[at : at + 8].hex() for at in range(0, 80_000, 8))
        for number in range(12)
    ]
    parts = [msgspec.msgpack.encode(chosen[at : at + 100]) for at in range(0, len(chosen), 100)]
    body = stream(said(entries=120_000), *parts)
    assert sum(map(len, parts)) > 3 * (16 << 20)
    assert len(read_body(body).entries) == 120_000


def test_as_many_files_as_the_program_sends_are_let_through() -> None:
    files = [Enclosed("p", Attachment(bytes([one]) * (8 << 20), "image/png")) for one in range(4)]
    body = open_content(seal(manifest(enclosed=4), [], KEY, files)).body
    assert read_body(body).enclosed == files
    more = [*files, SCAN]
    assert code_of(open_content(seal(manifest(enclosed=5), [], KEY, more)).body) == "package.too_large"


def test_the_largest_entries_that_the_program_writes_fit_in_their_blocks() -> None:
    long = ENTRY._replace(value="🌿" * 10_000)
    chosen = [long._replace(number=number) for number in range(1, 251)]
    body = open_content(seal(manifest(entries=250), chosen, KEY)).body
    assert read_body(body)[1] == chosen


def test_the_mark_is_the_first_thing_there_is() -> None:
    assert seal(manifest(), [], KEY).startswith(MARK)


@pytest.mark.parametrize("size", [1, (1 << 20) - 1, 1 << 20, (1 << 20) + 1, FILE_LIMIT])
def test_an_enclosed_file_comes_out_as_it_went_in(size: int) -> None:
    files = [Enclosed("p", Attachment(b"x" * size, "image/png")), SCAN]
    body = open_content(seal(manifest(entries=1, enclosed=2), [ENTRY], KEY, files)).body
    assert read_body(body) == (manifest(entries=1, enclosed=2), [ENTRY], files)


def test_a_file_is_told_of_before_its_bytes() -> None:
    content = seal(manifest(enclosed=1), [], KEY, [SCAN])
    _manifest, told, piece = blocks(content)
    assert msgspec.msgpack.decode(told) == TOLD
    assert piece == SCAN.file.content


@pytest.mark.parametrize(
    "changes",
    [
        {"digest": "0" * 64}, {"digest": "0" * 63}, {"digest": "../../x"}, {"digest": None}, {"size": 10},
        {"size": 12}, {"size": 0}, {"size": FILE_LIMIT + 1}, {"size": 2**63}, {"media": "text/html"},
        {"media": "../x"}, {"participant": ""}, {"participant": "p" * 201}, {"name": "C:\\x.pdf"},
    ],
    ids=str,
)  # fmt: skip
def test_a_file_that_is_otherwise_is_damaged(changes: dict[str, Any]) -> None:
    told = msgspec.msgpack.encode(TOLD | changes)
    assert code_of(stream(said(enclosed=1), told, SCAN.file.content)) == "package.damaged"


@pytest.mark.parametrize(
    ("count", "pieces"),
    [
        (1, []), (1, [b""]), (1, [SCAN.file.content, b"more"]), (2, [SCAN.file.content]),
        (0, [SCAN.file.content]), (1, [b"", SCAN.file.content]), (2**53 - 1, [SCAN.file.content]),
    ],
    ids=str,
)  # fmt: skip
def test_files_that_are_not_as_many_or_as_long_as_told_are_damaged(count: int, pieces: list[bytes]) -> None:
    assert code_of(stream(said(enclosed=count), msgspec.msgpack.encode(TOLD), *pieces)) == "package.damaged"


def test_receipts_come_out_as_they_went_in() -> None:
    told = manifest(receipts=(Receipt("d", 7, 1_772_452_800_000, "a"),))
    assert read_body(open_content(seal(told, [], KEY)).body).manifest == told


@pytest.mark.parametrize(
    "receipt",
    [{}, {"device": ""}, {"number": 0}, {"made": -1}, {"author": "a" * 201}, {"more": 1}, None],
    ids=str,
)
def test_a_receipt_that_is_otherwise_is_damaged(receipt: dict[str, Any] | None) -> None:
    usual = {"device": "d", "number": 1, "made": 1, "author": "a"}
    written = usual | receipt if receipt else receipt
    assert code_of(stream(said(receipts=[written]))) == "package.damaged"


def test_no_more_receipts_than_can_be_counted_on() -> None:
    usual = {"device": "d", "number": 1, "made": 1, "author": "a"}
    assert len(read_body(stream(said(receipts=[usual] * 100))).manifest.receipts) == 100
    assert code_of(stream(said(receipts=[usual] * 101))) == "package.damaged"
