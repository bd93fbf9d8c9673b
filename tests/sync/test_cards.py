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
from samordning_desktop.core.peer import peer_id
from samordning_desktop.sync.cards import (
    CARD_LIMIT,
    Card,
    fingerprint,
    make_card,
    read_card,
)

KEY = Ed25519PrivateKey.from_private_bytes(bytes(range(32)))
OTHER_KEY = Ed25519PrivateKey.from_private_bytes(bytes(32))
RECIPIENT = str(pyrage.x25519.Identity.generate().to_public())
OTHER_RECIPIENT = str(pyrage.x25519.Identity.generate().to_public())

#: Made by the last version that wrote cards of the first form.
FIRST_FORM = b"""{
  "kind": "samordning ortskort",
  "format": 1,
  "site": "s1",
  "name": "Lidk\xc3\xb6ping",
  "device": "d1",
  "verify_key": "A6EHv/POEL4dcN0Y50vAmWfk1jCbpQ1fHdyGZBJVMbg=",
  "recipient": "age1zvkyg2lqzraa2lnjvqej32nkuu0ues2s82hzrye869xeexvn73equnujwj",
  "signature": "jnnq0oshoEvulymbdF5B/NPmKarwm4r/tek0Fy2jQMUBhctUfXFl2rBiZ2EMC/f11ULM+tISH6PRZR9VND/9BA=="
}"""


def card(site: str = "s1", name: str = "Lidköping", device: str = "d1", **parts: Any) -> bytes:
    return make_card(
        site, name, device, parts.get("key", KEY), parts.get("recipient", RECIPIENT), parts.get("computer", "Karins"),
        parts.get("replaces", ("a" * 16,)),
    )  # fmt: skip


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
    assert (read.computer, read.replaces) == ("Karins", ("a" * 16,))


def test_a_card_holds_no_secret_and_can_be_read_by_anyone() -> None:
    said = json.loads(card())
    assert said["kind"] == "samordning ortskort"
    assert set(said) == {
        "kind", "format", "site", "name", "device", "verify_key", "recipient", "computer", "replaces", "signature",
    }  # fmt: skip
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
        ("format", 1), ("computer", "Bos"), ("replaces", ["b" * 16]), ("replaces", []), ("replaces", "a" * 16),
    ],
    ids=[f"lie {at}" for at in range(21)],  # the keys are new in every process
)  # fmt: skip
def test_a_card_that_says_otherwise_than_what_was_signed_is_no_card(part: str, value: Any) -> None:
    said = json.loads(card()) | {part: value}
    assert code_of(json.dumps(said).encode()) == "peer.not_a_card"


def test_a_card_of_a_later_form_is_told_from_a_damaged_one() -> None:
    said = json.loads(card())
    assert code_of(json.dumps(said | {"format": 3, "more": [1]}).encode()) == "peer.newer_card"
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


def test_what_a_card_may_say_more_has_an_end() -> None:
    many = tuple(f"{at:016}" for at in range(101))
    assert read_card(card(computer="")).computer == ""
    assert read_card(card(computer="å" * 200, replaces=many[:100])).replaces == many[:100]
    for more in (
        {"computer": "å" * 201},
        {"replaces": many},
        {"replaces": ("",)},
        {"replaces": ("a" * 201,)},
    ):
        assert code_of(card(**more)) == "peer.not_a_card"


def test_a_card_of_the_first_form_is_read_and_has_the_same_fingerprint() -> None:
    first = read_card(FIRST_FORM)
    assert (first.format, first.site, first.name, first.device) == (1, "s1", "Lidköping", "d1")
    assert (first.computer, first.replaces) == ("", ())
    assert fingerprint(first) == print_of(recipient=first.recipient)


@pytest.mark.parametrize("more", [{"computer": "Karins"}, {"replaces": ["a" * 16]}, {"format": 2}])
def test_a_card_of_the_first_form_cannot_be_made_to_say_more(more: dict[str, Any]) -> None:
    assert code_of(json.dumps(json.loads(FIRST_FORM) | more).encode()) == "peer.not_a_card"


def test_a_signature_of_something_else_does_not_make_a_card() -> None:
    read = read_card(card())
    bare = msgspec.msgpack.encode(msgspec.structs.replace(read, signature=b""))
    forged = msgspec.structs.replace(read, signature=KEY.sign(bare))
    assert code_of(msgspec.json.encode(forged)) == "peer.not_a_card"


def test_the_fingerprint_hangs_on_all_that_trust_rests_on_and_on_nothing_else() -> None:
    prints = [
        print_of(), print_of(site="s2"), print_of(name="Lidkoping"), print_of(key=OTHER_KEY),
        print_of(recipient=OTHER_RECIPIENT),
    ]  # fmt: skip
    assert len(set(prints)) == len(prints)
    for more in ({"device": "d2"}, {"computer": "Bos"}, {"replaces": ()}):
        assert print_of(**more) == print_of()


def test_no_part_of_a_card_can_be_moved_into_another_without_a_new_fingerprint() -> None:
    assert print_of(site="ab", name="c") != print_of(site="a", name="bc")


def test_the_short_name_of_a_device_follows_its_key() -> None:
    read = read_card(card())
    assert peer_id(read.verify_key) == peer_id(read_card(card(name="Nytt namn")).verify_key)
    assert peer_id(read.verify_key) != peer_id(read_card(card(key=OTHER_KEY)).verify_key)
    assert isinstance(read, Card)
    assert b64decode(json.loads(card())["verify_key"]) == read.verify_key
