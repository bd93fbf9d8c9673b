"""Site cards: whole or refused, with a fingerprint over all that trust rests on."""

from __future__ import annotations

import json
from base64 import b64decode, b64encode
from typing import Any

import msgspec
import pyrage
import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from samordning_desktop.core.errors import KnownError
from samordning_desktop.sync.cards import (
    CARD_LIMIT,
    Card,
    fingerprint,
    make_card,
    peer_id,
    read_card,
    same_fingerprint,
)

KEY = Ed25519PrivateKey.from_private_bytes(bytes(range(32)))
OTHER_KEY = Ed25519PrivateKey.from_private_bytes(bytes(32))
RECIPIENT = str(pyrage.x25519.Identity.generate().to_public())
OTHER_RECIPIENT = str(pyrage.x25519.Identity.generate().to_public())


def card(site: str = "s1", name: str = "Lidköping", device: str = "d1", **parts: Any) -> bytes:
    return make_card(site, name, device, parts.get("key", KEY), parts.get("recipient", RECIPIENT))


def print_of(**parts: Any) -> str:
    return fingerprint(read_card(card(**parts)))


def code_of(content: bytes) -> str:
    with pytest.raises(KnownError) as caught:
        read_card(content)
    return caught.value.code


def test_a_card_comes_out_as_it_was_made() -> None:
    read = read_card(card())
    assert (read.site, read.name, read.device, read.recipient) == ("s1", "Lidköping", "d1", RECIPIENT)
    assert read.verify_key == KEY.public_key().public_bytes_raw()


def test_a_card_holds_no_secret_and_can_be_read_by_anyone() -> None:
    said = json.loads(card())
    assert said["kind"] == "samordning ortskort"
    assert set(said) == {"kind", "format", "site", "name", "device", "verify_key", "recipient", "signature"}
    assert b64encode(KEY.private_bytes_raw()) not in card()


def test_a_card_with_any_bit_of_it_changed_is_no_card() -> None:
    content = card()
    as_it_was = read_card(content)
    accepted = []
    for at in range(len(content)):
        changed = bytearray(content)
        changed[at] ^= 1 << at % 7
        try:
            accepted.append(read_card(bytes(changed)))
        except KnownError as error:
            assert error.code in ("peer.not_a_card", "peer.newer_card")
    assert all(one == as_it_was for one in accepted)  # white space in the file says nothing


@pytest.mark.parametrize(
    ("part", "value"),
    [
        ("site", "s2"), ("name", "Falköping"), ("device", "d2"), ("recipient", OTHER_RECIPIENT),
        ("verify_key", b64encode(OTHER_KEY.public_key().public_bytes_raw()).decode()),
        ("verify_key", "AAAA"), ("verify_key", "åäö"), ("recipient", "age1nonsense"), ("recipient", None),
        ("signature", ""), ("signature", b64encode(bytes(64)).decode()), ("kind", "något annat"),
        ("format", 0), ("format", "1"), ("format", None), ("extra", 1),
    ],
    ids=[f"lie {at}" for at in range(16)],  # the keys are new in every process
)  # fmt: skip
def test_a_card_that_says_otherwise_than_what_was_signed_is_no_card(part: str, value: Any) -> None:
    said = json.loads(card()) | {part: value}
    assert code_of(json.dumps(said).encode()) == "peer.not_a_card"


def test_a_card_of_a_later_form_is_told_from_a_damaged_one() -> None:
    said = json.loads(card())
    assert code_of(json.dumps(said | {"format": 2, "more": [1]}).encode()) == "peer.newer_card"
    assert code_of(json.dumps({"kind": "samordning ortskort", "format": 9}).encode()) == "peer.newer_card"
    assert code_of(json.dumps({"kind": "en faktura", "format": 9}).encode()) == "peer.not_a_card"


@pytest.mark.parametrize(
    "content",
    [
        b"", b"null", b"[]", b"{}", b"\xff\xfe", b'"\xff"', b'{"kind": "\\ud800", "format": 1}', b"{" * 20_000,
        b'{"kind": "samordning ortskort", "format": 1, "site": ' + b"[" * 9_000, b"PK\x03\x04", b"1e999",
        b"age-encryption.org/v1\n", card()[:-2], card() + b"}", b" " * CARD_LIMIT + card(),
    ],
    ids=range(15),
)  # fmt: skip
def test_what_is_no_card_is_said_to_be_none(content: bytes) -> None:
    assert code_of(content) == "peer.not_a_card"


@pytest.mark.parametrize("part", ["site", "name", "device"])
def test_a_label_is_neither_empty_nor_endless(part: str) -> None:
    assert read_card(card(**{part: "å" * 200}))
    assert code_of(card(**{part: ""})) == "peer.not_a_card"
    assert code_of(card(**{part: "å" * 201})) == "peer.not_a_card"


def test_a_signature_of_something_else_does_not_make_a_card() -> None:
    read = read_card(card())
    bare = msgspec.msgpack.encode(msgspec.structs.replace(read, signature=b""))
    forged = msgspec.structs.replace(read, signature=KEY.sign(bare))
    assert code_of(msgspec.json.encode(forged)) == "peer.not_a_card"


def test_the_fingerprint_is_thirty_digits_in_groups_of_five() -> None:
    groups = print_of().split(" ")
    assert [len(group) for group in groups] == [5] * 6
    assert "".join(groups).isdigit()
    assert "".join(groups).isascii()


def test_the_fingerprint_hangs_on_all_that_trust_rests_on_and_on_nothing_else() -> None:
    prints = [
        print_of(), print_of(site="s2"), print_of(name="Lidkoping"), print_of(key=OTHER_KEY),
        print_of(recipient=OTHER_RECIPIENT),
    ]  # fmt: skip
    assert len(set(prints)) == len(prints)
    assert print_of(device="d2") == print_of()


def test_no_part_of_a_card_can_be_moved_into_another_without_a_new_fingerprint() -> None:
    assert print_of(site="ab", name="c") != print_of(site="a", name="bc")


@pytest.mark.parametrize("form", ["{}", " {} ", "\n{}\t"])
@pytest.mark.parametrize("between", [" ", "", "-", " – ", "\n", ". "])
def test_digits_are_compared_however_a_person_writes_them(form: str, between: str) -> None:
    own = print_of()
    assert same_fingerprint(form.format(between.join(own.split())), own)


def test_other_digits_are_another_fingerprint() -> None:
    own = print_of()
    other = own[:-1] + ("1" if own[-1] == "0" else "0")
    for wrong in ("", " ", own[:-1], own + "0", other, own[::-1], own.replace(own[0], "O"), "x" + own):
        assert not same_fingerprint(wrong, own), wrong


def test_the_short_name_of_a_device_follows_its_key() -> None:
    read = read_card(card())
    assert peer_id(read.verify_key) == peer_id(read_card(card(name="Nytt namn")).verify_key)
    assert peer_id(read.verify_key) != peer_id(read_card(card(key=OTHER_KEY)).verify_key)
    assert isinstance(read, Card)
    assert b64decode(json.loads(card())["verify_key"]) == read.verify_key
