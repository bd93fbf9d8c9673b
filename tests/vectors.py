"""Small packages, each wrong in one way, frozen as files for this program and for another's author to test with.

``python tests/vectors.py`` writes those that are missing, into ``tests/sync/vectors``; one that is there is never made
anew, for the next version of the program must still judge it the same. What the receiver knows stands in ``STATE``,
beside the files in ``vectors.json``.
"""

from __future__ import annotations

import json
import struct
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from hashlib import sha256
from pathlib import Path
from typing import Any

import msgspec
import pyrage
import zstandard
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from packages import MARK, block, signed

FOLDER = Path(__file__).parent / "sync" / "vectors"
NEWEST = 4

IDENTITY = "AGE-SECRET-KEY-1TMYKX67EVLWNL6HS4L4UZQ7GD30897DYQ5P9RUCYHP2CAVNVPFDSY44XJT"
RECIPIENT = str(pyrage.x25519.Identity.from_str(IDENTITY).to_public())


def _key(number: int) -> Ed25519PrivateKey:
    return Ed25519PrivateKey.from_private_bytes(bytes([number]) * 32)


SENDER, UNCONFIRMED, BARRED, STRANGER = _key(1), _key(2), _key(3), _key(4)
LAST = sha256(b"package 7").digest()
#: What the receiving store is and knows when it reads a vector.
STATE: dict[str, Any] = {
    "identity": IDENTITY,
    "site": "lidkoping",
    "device": "lidkoping-1",
    "knows": [
        {
            "key": _key(number).public_key().public_bytes_raw().hex(),
            "site": site,
            "device": device,
            "is": what,
        }
        for number, site, device, what in (
            (1, "falkoping", "falkoping-1", "confirmed; its package 7 was the last taken in"),
            (2, "skara", "skara-1", "unconfirmed"),
            (3, "falkoping", "falkoping-2", "barred since 2026-03-01"),
        )
    ],
    "last": {"device": "falkoping-1", "number": 7, "hash": LAST.hex()},
    "participants": {"a" * 24: "lidkoping", "b" * 24: "falkoping"},
}
OURS, THEIRS, NEW = "a" * 24, "b" * 24, "c" * 24

ENTRY: dict[str, Any] = {
    "scope": f"participant/{THEIRS}", "entity": "participant", "entity_id": THEIRS, "field": "goal",
    "value": "Eget boende", "replaces": [], "author": "k1", "device": "falkoping-1", "number": 40,
    "wall": 1_772_452_800_000, "tick": 0, "operation": "o1",
}  # fmt: skip


def entry(**changes: Any) -> list[Any]:
    """An entry that the receiver would take in, some parts otherwise."""
    return list((ENTRY | changes).values())


def about(one: str, entity: str, own: str, name: str, value: Any, kind: str = "participant") -> list[Any]:
    """An entry about a participant."""
    return entry(scope=f"{kind}/{one}", entity=entity, entity_id=own, field=name, value=value)


def register(site: str, entity: str, own: str, name: str, value: Any) -> list[Any]:
    """An entry of a site's register."""
    return entry(scope=f"site/{site}", entity=entity, entity_id=own, field=name, value=value)


@dataclass(frozen=True)
class Letter:
    """A package as it is put together; as it stands, the receiver would take it in."""

    manifest: dict[str, Any] = field(
        default_factory=lambda: {
            "sender_site": "falkoping",
            "sender_device": "falkoping-1",
            "receiver_site": "lidkoping",
            "number": 8,
            "previous": LAST,
            "made": 1_772_452_800_000,
            "after": {"lidkoping-1": 7},
            "ack": {"lidkoping-1": 0},
            "entries": 1,
            "receipts": [],
            "enclosed": 0,
        }  # fmt: skip
    )
    entries: tuple[Any, ...] = (tuple(ENTRY.values()),)
    more: tuple[bytes, ...] = ()
    key: Ed25519PrivateKey = SENDER
    version: int = NEWEST
    mark: bytes = MARK
    recipients: tuple[str, ...] = (RECIPIENT,)
    on_body: Callable[[bytes], bytes] = bytes
    on_content: Callable[[bytes], bytes] = bytes
    on_file: Callable[[bytes], bytes] = bytes

    def made(self) -> bytes:
        """The bytes of its file."""
        parts = [msgspec.msgpack.encode(self.manifest)]
        if self.entries:
            parts.append(msgspec.msgpack.encode(self.entries))
        stream = b"".join(map(block, (*parts, *self.more)))
        body = self.on_body(zstandard.compress(stream))
        content = self.on_content(signed(body, self.key, self.version, self.mark))
        return self.on_file(sealed(content, self.recipients))


def sealed(content: bytes, recipients: Iterable[str] = (RECIPIENT,)) -> bytes:
    """Content as an age file."""
    return bytes(pyrage.encrypt(content, [pyrage.x25519.Recipient.from_str(one) for one in recipients]))


@dataclass(frozen=True)
class Vector:
    """A package, and where it is refused with which word; ``taken`` for one that is taken in."""

    stage: str
    code: str
    letter: Letter


def with_manifest(**changes: Any) -> Letter:
    """The manifest otherwise."""
    usual = Letter()
    return replace(usual, manifest=usual.manifest | changes)


def without(name: str) -> Letter:
    """The manifest without one of its parts."""
    usual = Letter()
    return replace(usual, manifest={key: value for key, value in usual.manifest.items() if key != name})


def with_entries(*entries: Any) -> Letter:
    """Other entries."""
    return replace(with_manifest(entries=len(entries)), entries=entries)


def with_body(body: bytes) -> Letter:
    """Other bytes where the compressed stream is to be."""
    return Letter(on_body=lambda _: body)


def with_stream(stream: bytes) -> Letter:
    """Another stream of blocks, compressed."""
    return with_body(zstandard.compress(stream))


def flipped(content: bytes, at: int) -> bytes:
    """One bit of a byte otherwise."""
    changed = bytearray(content)
    changed[at] ^= 1
    return bytes(changed)


PICTURE = b"\x89PNG\r\n\x1a\n" + bytes(40)


def enclosing(*pieces: bytes, count: int = 1, **changes: Any) -> Letter:
    """A package with a file, told of otherwise."""
    told: dict[str, Any] = {
        "participant": THEIRS, "digest": sha256(PICTURE).hexdigest(), "media": "image/png", "size": len(PICTURE),
    }  # fmt: skip
    more = (msgspec.msgpack.encode(told | changes), *(pieces or (PICTURE,)))
    return replace(with_manifest(enclosed=count), more=more)


def receipt(**changes: Any) -> Letter:
    """A package with a receipt, some parts otherwise."""
    said = {"device": "lidkoping-1", "number": 1, "made": 1_772_452_800_000, "author": "k1"}
    return with_manifest(receipts=[said | changes])


def _bomb() -> bytes:
    packer = zstandard.ZstdCompressor(level=1).compressobj()
    return b"".join(packer.compress(bytes(1 << 24)) for _ in range(64)) + packer.flush()


def _older(version: int) -> Letter:
    """A package of a former form: it knows of no receipts and no files."""
    usual = Letter(version=version)
    return replace(
        usual, manifest={k: v for k, v in usual.manifest.items() if k not in ("receipts", "enclosed")}
    )


_USUAL = Letter()
_DAMAGED, _LARGE, _THEIRS = "package.damaged", "package.too_large", "package.not_theirs"
_FOR_ANOTHER = str(pyrage.x25519.Identity.generate().to_public())


def _manifests() -> dict[str, Letter]:
    other: dict[str, dict[str, Any]] = {
        "number-zero": {"number": 0}, "number-text": {"number": "8"}, "number-beyond": {"number": 2**53},
        "made-negative": {"made": -1}, "made-year-3000": {"made": 32_503_680_000_000},
        "previous-text": {"previous": "text"}, "after-negative": {"after": {"d": -1}}, "after-list": {"after": []},
        "ack-nil": {"ack": None}, "field-unknown": {"comment": "hej"}, "site-bytes": {"receiver_site": b"lidkoping"},
        "entries-negative": {"entries": -1}, "entries-fewer": {"entries": 2}, "entries-more": {"entries": 0},
        "enclosed-negative": {"enclosed": -1}, "enclosed-missing": {"enclosed": 1},
    }  # fmt: skip
    found = {f"manifest-{name}": with_manifest(**changes) for name, changes in other.items()}
    return found | {f"manifest-without-{name}": without(name) for name in ("number", "after", "entries")}


def _bodies() -> dict[str, Letter]:
    usual = msgspec.msgpack.encode(_USUAL.manifest)
    first = block(usual)
    odd: dict[str, Any] = {
        "short": entry()[:-1], "long": [*entry(), 1], "value-map": entry(value={"a": 1}),
        "value-float": entry(value=1.5), "value-nested": entry(value=[["a"]]), "author-bytes": entry(author=b"k"),
        "number-text": entry(number="1"), "map": ENTRY,
    }  # fmt: skip
    return {
        "zstd-not": with_body(b"not zstd at all"),
        "zstd-empty": with_body(b""),
        "zstd-cut": Letter(on_body=lambda body: body[:-3]),
        "zstd-after": Letter(on_body=lambda body: body + b"\x00"),
        "stream-empty": with_stream(b""),
        "stream-cut-in-length": with_stream(first + b"\x00\x00"),
        "stream-cut-in-block": with_stream(struct.pack(">I", len(usual) + 1) + usual),
        "manifest-not-messagepack": with_stream(block(b"\xc1")),
        "manifest-list": with_stream(block(msgspec.msgpack.encode([1]))),
        "block-empty": with_stream(first + block(b"")),
        "block-no-entries": with_stream(first + block(b"\x90")),
        "block-one-too-many": replace(_USUAL, more=(b"\x90",)),
        "bomb-of-zeros": with_body(_bomb()),
        **{f"entry-{name}": with_entries(one) for name, one in odd.items()},
        "file-another": enclosing(digest="0" * 64),
        "file-name-for-digest": enclosing(digest="../../../etc/passwd"),
        "file-media-unknown": enclosing(media="text/html"),
        "file-empty": enclosing(size=0),
        "file-larger": enclosing(size=len(PICTURE) - 1),
        "file-cut": enclosing(PICTURE[:-1]),
        "file-piece-empty": enclosing(b"", PICTURE),
        "file-twice-told": enclosing(count=2),
        "receipt-number-zero": receipt(number=0),
        "receipt-device-nameless": receipt(device=""),
        "receipt-field-unknown": receipt(more=1),
    }


def _unsound() -> dict[str, Letter]:
    others: dict[str, list[Any]] = {
        "scope-unknown": entry(scope="world/x"),
        "scope-without-id": entry(scope="participant/"),
        "scope-of-another": entry(scope=f"participant/{OURS}"),
        "entity-unknown": entry(entity="dog"),
        "field-unknown": entry(field="dog"),
        "value-number-for-text": entry(value=7),
        "value-too-long": entry(value="å" * 10_001),
        "day-that-is-none": about(THEIRS, "participant", THEIRS, "start", "2026-02-30"),
        "rating-of-eleven": about(THEIRS, "rating", f"{THEIRS}.r", "filled", ["2026-03-01", "1", 0, 11, 5]),
        "thing-of-another": about(THEIRS, "step", f"{OURS}.s", "what", "Ringa"),
        "withdrawn-without-day": about(THEIRS, "notice", THEIRS, "withdrawn", None, "notice"),
        "text-under-another-id": register(
            "falkoping",
            "text",
            "x",
            "content",
            ["consent", 0, "Titel: A\nVersion: 1\nDatum: 2026-01-01\n\nText"],
        ),
        "number-zero": entry(number=0),
        "number-beyond": entry(number=2**53),
        "wall-year-3000": entry(wall=32_503_680_000_000),
        "tick-beyond": entry(tick=2**31),
        "replaces-short-id": entry(replaces=[bytes(15)]),
        "author-nameless": entry(author=""),
        "operation-too-long": entry(operation="o" * 201),
    }
    return {f"entry-{name}": with_entries(one) for name, one in others.items()}


def _rights() -> dict[str, Letter]:
    others = {
        "register-of-the-receiver": register("lidkoping", "site", "lidkoping", "name", "Bytt"),
        "register-of-a-third": register("skara", "site", "skara", "name", "Bytt"),
        "staff-of-another-site": register("falkoping", "staff", "k9", "site", "skara"),
        "person-moved": about(OURS, "participant", OURS, "site", "falkoping"),
        "person-named-a-thirds": about(NEW, "participant", NEW, "site", "skara"),
        "person-named-ours": about(NEW, "participant", NEW, "site", "lidkoping"),
        "recall-of-anothers": about(OURS, "notice", OURS, "recalled", "2026-03-02", "notice"),
        "recall-here-of-anothers": about(
            OURS, "site_recall", f"{OURS}.lidkoping", "recalled_here", "2026-03-02", "notice"
        ),
        "erasure-of-anothers": about(OURS, "notice", OURS, "erased", "2026-03-02", "notice"),
        "withdrawal-by-a-stranger": about(OURS, "notice", OURS, "withdrawn", "2026-03-02", "notice"),
    }
    return {f"rights-{name}": with_entries(one) for name, one in others.items()}


def _taken() -> dict[str, Letter]:
    return {
        "one-change": _USUAL,
        "nothing-new": with_entries(),
        "form-1": _older(1),
        "form-2": _older(2),
        "form-3": _older(3),
        "a-file": enclosing(),
        "a-receipt": receipt(),
        "two-receivers": replace(_USUAL, recipients=(RECIPIENT, _FOR_ANOTHER)),
        "person-of-the-senders": with_entries(about(NEW, "participant", NEW, "site", "falkoping")),
        "recall-by-the-persons-site": with_entries(
            about(THEIRS, "notice", THEIRS, "recalled", "2026-03-02", "notice")
        ),
    }


def _outside() -> dict[str, tuple[str, str, Letter]]:
    """What is wrong outside the body: name to stage, word and package."""
    recognise, decrypt, seal = "recognise", "decrypt", "signature"
    no_package, not_ours = "package.not_a_package", "package.not_for_us"
    return {
        "empty-file": (recognise, no_package, Letter(on_file=lambda _: b"")),
        "text-file": (recognise, no_package, Letter(on_file=lambda _: b"Hej\n")),
        "age-of-another-version": (
            recognise,
            no_package,
            Letter(on_file=lambda made: made.replace(b"/v1", b"/v2", 1)),
        ),
        "byte-before": (recognise, no_package, Letter(on_file=lambda made: b"\n" + made)),
        "content-not-sealed": (recognise, no_package, Letter(on_file=lambda _: MARK + bytes(98))),
        "for-another": (decrypt, not_ours, replace(_USUAL, recipients=(_FOR_ANOTHER,))),
        "header-cut": (decrypt, _DAMAGED, Letter(on_file=lambda made: made[:60])),
        "header-flipped": (
            decrypt,
            _DAMAGED,
            Letter(on_file=lambda made: flipped(made, made.index(b"\n--- ") + 6)),
        ),
        "payload-cut": (decrypt, _DAMAGED, Letter(on_file=lambda made: made[:-1])),
        "payload-flipped": (decrypt, _DAMAGED, Letter(on_file=lambda made: flipped(made, -1))),
        "payload-longer": (decrypt, _DAMAGED, Letter(on_file=lambda made: made + b"\x00")),
        "payload-none": (decrypt, _DAMAGED, Letter(on_file=lambda made: made[: made.index(b"\n--- ") + 48])),
        "content-empty": (seal, _DAMAGED, Letter(on_content=lambda _: b"")),
        "content-short": (seal, _DAMAGED, Letter(on_content=lambda content: content[:105])),
        "mark-another": (seal, _DAMAGED, Letter(mark=b"SAMORDX\x00")),
        "key-flipped": (seal, _DAMAGED, Letter(on_content=lambda content: flipped(content, 12))),
        "signature-flipped": (seal, _DAMAGED, Letter(on_content=lambda content: flipped(content, 50))),
        "version-not-signed": (seal, _DAMAGED, Letter(on_content=lambda content: flipped(content, 9))),
        "body-flipped": (seal, _DAMAGED, Letter(on_content=lambda content: flipped(content, -1))),
        "body-cut": (seal, _DAMAGED, Letter(on_content=lambda content: content[:-1])),
        "sender-unknown": ("sender", "package.unknown_sender", Letter(key=STRANGER)),
        "sender-unconfirmed": ("sender", "package.unconfirmed_sender", Letter(key=UNCONFIRMED)),
        "sender-barred": ("sender", "package.barred", Letter(key=BARRED)),
        **{
            f"version-{number}": ("version", "package.newer", Letter(version=number))
            for number in (0, NEWEST + 1, 65_535)
        },
    }


def _inside() -> dict[str, tuple[str, str, Letter]]:
    """What is wrong with where a package stands among others."""
    return {
        "too-long-block": (
            "body",
            _LARGE,
            with_stream(block(msgspec.msgpack.encode(_USUAL.manifest)) + b"\xff" * 9),
        ),
        "too-many-entries": ("body", _LARGE, with_manifest(entries=1_000_001)),
        "receiver-another": ("receiver", "package.not_for_us", with_manifest(receiver_site="skara")),
        "sender-another": ("receiver", "package.not_for_us", with_manifest(sender_site="skara")),
        "turn-older": ("turn", "package.older", with_manifest(number=6)),
        "turn-forked-same-number": ("turn", "package.forked", with_manifest(number=7)),
        "turn-forked-previous": ("turn", "package.forked", with_manifest(previous=bytes(32))),
        "chain-beyond": ("chain", "package.gap", with_manifest(after={"lidkoping-1": 8})),
        "chain-of-a-former-device": ("chain", "package.gap", with_manifest(after={"lidkoping-0": 8})),
        "own-numbers": (
            "entries",
            "package.own_numbers",
            with_entries(entry(device="lidkoping-1", number=999)),
        ),
    }


def _all() -> dict[str, Vector]:
    found = {f"taken-{name}": Vector("taken", "", letter) for name, letter in _taken().items()}
    found |= {name: Vector(*parts) for name, parts in (_outside() | _inside()).items()}
    for stage, code, letters in (
        ("body", _DAMAGED, _manifests() | _bodies()), ("entries", _DAMAGED, _unsound()), ("rights", _THEIRS, _rights()),
    ):  # fmt: skip
        found |= {name: Vector(stage, code, letter) for name, letter in letters.items()}
    return found


VECTORS = _all()


def document() -> str:
    """What is to be known of them all, as JSON."""
    told = {name: {"stage": vector.stage, "word": vector.code} for name, vector in sorted(VECTORS.items())}
    return json.dumps({"receiver": STATE, "vectors": told}, indent=1, ensure_ascii=False) + "\n"


def main() -> None:
    """Writes the files that are missing, and what is to be known of them all."""
    FOLDER.mkdir(exist_ok=True)
    for name, vector in VECTORS.items():
        path = FOLDER / f"{name}.age"
        if not path.exists():
            path.write_bytes(vector.letter.made())
    (FOLDER / "vectors.json").write_text(document(), "utf-8")


if __name__ == "__main__":
    main()
