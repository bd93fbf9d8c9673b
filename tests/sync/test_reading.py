"""The stages of reading: each refuses with its own word, in a fixed order, and leaves the store as it was."""

from __future__ import annotations

import random
import shutil
import subprocess
from base64 import b64decode
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from itertools import combinations
from pathlib import Path
from typing import Any

import msgspec
import pyrage
import pytest
import zstandard
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from packages import Draft, clear_bytes, draft, dump, foreign_entry, identity, opened, pack, send
from people import enrol
from samordning_desktop.core.errors import KnownError
from samordning_desktop.ops import Desk, backups, participants, ratings
from samordning_desktop.store.backup import names
from samordning_desktop.sync import incoming
from samordning_desktop.sync.format import FILE_LIMIT, MARK

STRANGER = Ed25519PrivateKey.from_private_bytes(bytes(range(32)))
#: A file of the age tool for whoever knows a passphrase.
FOR_A_PASSPHRASE = b64decode(
    "YWdlLWVuY3J5cHRpb24ub3JnL3YxCi0+IHNjcnlwdCBoR3Z3R1E3eUdGYlJDekQ4Q3U3WmFBIDE5CjArVDluVlJPUH"
    "oxenhPZ3gwNDhYOEZrZU1wYlBOZWw0SVhmbVAzbTF0K2sKLS0tIEl0cXlOeE51VCt4aXF0NFh0RlBVeEN1RnZ5VWN3"
    "amRhTGtVS2lFK2N6MFkKMzKTvxdHabNttFNnHtU/nqpiPw729HfHjkc9liKJ5OTu"
)
SOMEBODY_ELSE = pyrage.x25519.Identity.generate().to_public()


def code_of(desk: Desk, content: bytes) -> str:
    """The word with which a package is refused, the same by every way in."""
    codes = set()
    for read in (incoming.inspect, incoming.rehearse, incoming.take_in):
        with pytest.raises(KnownError) as caught:
            read(desk, content)
        codes.add(caught.value.code)
        assert caught.value.text
    (code,) = codes
    return code


def manifest(**changes: Any) -> Callable[[Draft], None]:
    return lambda made: made.manifest.update(changes)


def entry(**changes: Any) -> Callable[[Draft], None]:
    def add(made: Draft) -> None:
        made.entries.append(list(foreign_entry(made.sender, **changes)))
        made.manifest["entries"] = len(made.entries)

    return add


def setting(**parts: Any) -> Callable[[Draft], None]:
    def change(made: Draft) -> None:
        for name, value in parts.items():
            setattr(made, name, value)

    return change


def unreadable_body(made: Draft) -> None:
    made.body = zstandard.compress(b"\x00\x00\x00\x01\xc1")


def ours_but_unknown(made: Draft) -> None:
    entry(device=made.receiver.store.device_id, number=999)(made)


#: The stages in their order: what goes wrong, and the word for it.
STAGES: list[tuple[str, Callable[[Draft], None], str]] = [
    ("recognise", setting(before_age=b"x"), "package.not_a_package"),
    ("size", setting(after_age=bytes(FILE_LIMIT)), "package.too_large"),
    ("decrypt", setting(recipients=[SOMEBODY_ELSE]), "package.not_for_us"),
    ("mark", setting(mark=b"SAMORDX\x00"), "package.damaged"),
    ("sender", setting(key=STRANGER), "package.unknown_sender"),
    ("version", setting(version=5), "package.newer"),
    ("body", unreadable_body, "package.damaged"),
    ("receiver", manifest(receiver_site="skara"), "package.not_for_us"),
    ("turn", manifest(previous=bytes(32)), "package.forked"),
    ("chain", manifest(after={"x": 7}), "package.gap"),
    ("entries", entry(value=7), "package.damaged"),
    ("own numbers", ours_but_unknown, "package.own_numbers"),
]


@pytest.mark.parametrize(("stage", "spoil", "code"), STAGES, ids=[stage for stage, _, _ in STAGES])
def test_each_stage_refuses_with_its_own_word(
    pair: list[Desk], stage: str, spoil: Callable[[Draft], None], code: str
) -> None:
    here, there = pair
    made = draft(here, there)
    assert incoming.inspect(there, made.made()).number == 1
    spoil(made)
    before = dump(there)
    assert code_of(there, made.made()) == code
    assert dump(there) == before
    assert names(there.store.places) == []


def test_of_two_faults_the_earlier_stage_speaks(pair: list[Desk]) -> None:
    here, there = pair
    before = dump(there)
    for (first, spoil, code), (second, spoil_too, _) in combinations(STAGES, 2):
        if "body" in (first, second) and {first, second} & {
            "receiver",
            "turn",
            "chain",
            "entries",
            "own numbers",
        }:
            continue  # a body that cannot be read says nothing more
        made = draft(here, there)
        spoil(made)
        spoil_too(made)
        with pytest.raises(KnownError) as caught:
            incoming.inspect(there, made.made())
        assert caught.value.code == code, (first, second)
    assert dump(there) == before


def test_an_altered_signature_speaks_before_the_sender_and_the_version(pair: list[Desk]) -> None:
    here, there = pair
    for spoil in (setting(), setting(key=STRANGER), setting(version=9), unreadable_body):
        made = draft(here, there)
        made.flipped = True
        spoil(made)
        assert code_of(there, made.made()) == "package.damaged"


def test_a_later_version_is_told_only_by_a_sender_we_know(pair: list[Desk]) -> None:
    here, there = pair
    for version, key, code in ((9, None, "package.newer"), (0, None, "package.newer"),
                               (9, STRANGER, "package.unknown_sender")):  # fmt: skip
        made = draft(here, there)
        made.version, made.key = version, key or made.key
        made.body = b"a form that we know nothing of"
        assert code_of(there, made.made()) == code


@pytest.mark.parametrize("version", [1, 2, 3])
def test_packages_of_the_form_before_this_are_read_too(pair: list[Desk], version: int) -> None:
    here, there = pair
    made = draft(here, there)
    made.version = version
    assert incoming.inspect(there, made.made()).number == 1


def test_a_package_that_is_passed_on_to_another_site_is_not_theirs(trio: list[Desk]) -> None:
    here, there, third = trio
    enrol(here)
    content = pyrage.decrypt(pack(here, there), [identity(there)])
    before = dump(third)
    passed_on = pyrage.encrypt(content, [identity(third).to_public()])
    assert code_of(third, passed_on) == "package.not_for_us"
    assert dump(third) == before


def test_a_package_that_claims_another_sender_site_is_refused(trio: list[Desk]) -> None:
    here, there, third = trio
    made = draft(here, there)
    made.manifest["sender_site"] = third.store.site_id
    assert code_of(there, made.made()) == "package.not_for_us"


def test_a_package_in_an_envelope_for_a_passphrase_is_not_for_us(pair: list[Desk]) -> None:
    _, there = pair
    assert code_of(there, FOR_A_PASSPHRASE) == "package.not_for_us"


def test_an_envelope_with_anything_else_in_it_is_damaged(pair: list[Desk]) -> None:
    _, there = pair
    for content in (b"", b"x", MARK, MARK + bytes(97), MARK + b"\x01" * 98, bytes(5_000)):
        envelope = pyrage.encrypt(content, [identity(there).to_public()])
        assert code_of(there, envelope) == "package.damaged"


@pytest.mark.parametrize(
    "content",
    [b"", b"\x00", b"PK\x03\x04", b"age-encryption.org/v2\n", b"age-encryption.org/v1", b"-----BEGIN AGE ENCRYPTED FILE-----\n"],
)  # fmt: skip
def test_another_file_is_no_package(pair: list[Desk], content: bytes) -> None:
    assert code_of(pair[1], content) == "package.not_a_package"


def test_no_flipped_bit_and_no_cut_is_ever_taken_in(pair: list[Desk]) -> None:
    here, there = pair
    enrol(here, goal="ett mål")
    content = pack(here, there)
    before, chance = dump(there), random.Random(20261123)
    seen = set()
    for _ in range(400):
        changed = bytearray(content)
        changed[chance.randrange(len(content))] ^= 1 << chance.randrange(8)
        seen.add(_refusal(there, bytes(changed)))
    for cut in [*chance.sample(range(len(content)), 100), len(content) - 1]:
        seen.add(_refusal(there, content[:cut]))
    assert seen == {"package.not_a_package", "package.damaged", "package.not_for_us"}
    for added in (b"\x00", b"\n", content):
        assert _refusal(there, content + added) == "package.damaged"
    assert dump(there) == before
    assert names(there.store.places) == []
    assert incoming.take_in(there, content).value.counts["new"] == 1


def _refusal(desk: Desk, content: bytes) -> str:
    with pytest.raises(KnownError) as caught:
        incoming.take_in(desk, content)
    return caught.value.code


PERSON = {"scope": "participant/p1", "entity_id": "p1"}
CONSENT = {"entity": "consent", "entity_id": "p1.c1", "field": "given"}
RATING = {"entity": "rating", "entity_id": "p1.r1", "field": "filled"}
LONG = "x" * 201


@pytest.mark.parametrize(
    "changes",
    [
        {"entity": "journal"}, {"entity": ""}, {"field": "diagnosis"}, {"field": "conflicts"}, {"field": ""},
        {"scope": "notice/p1"}, {"scope": "site/p1"}, {"scope": "participant/p2"}, {"scope": "participant/"},
        {"scope": "participant"}, {"scope": "/p1"}, {"scope": "other/p1"}, {"scope": ""},
        {"scope": "participant/" + LONG, "entity_id": LONG}, {"entity_id": ""}, {"author": ""},
        {"author": LONG}, {"device": ""}, {"device": LONG}, {"operation": ""}, {"operation": LONG},
        {"number": 0}, {"number": -1}, {"number": 2**53}, {"wall": -1}, {"wall": 2**53}, {"tick": -1},
        {"tick": 2**31}, {"replaces": (b"",)}, {"replaces": (bytes(15),)}, {"replaces": (bytes(17),)},
        {"value": 7}, {"value": []}, {"value": ["a"]}, {"value": "x" * 10_001},
        {"field": "name", "value": LONG}, {"field": "personal_id", "value": LONG},
        {"field": "start", "value": "2026-02-30"}, {"field": "start", "value": "2026-W10-1"},
        {"field": "start", "value": "3 mars 2026"}, {"field": "start", "value": ""},
        {"entity": "notice", "scope": "notice/p1", "field": "withdrawn", "value": None},
        {"entity": "notice", "scope": "notice/p1", "field": "recalled", "value": None},
        {"entity": "notice", "scope": "notice/p1", "field": "erased", "value": None},
        {"entity": "notice", "scope": "notice/p1", "field": "withdrawn", "value": "2025-02-29"},
        {"entity": "notice", "scope": "participant/p1", "field": "withdrawn", "value": "2026-03-01"},
        {"entity": "notice", "scope": "notice/p2", "field": "withdrawn", "value": "2026-03-01"},
        CONSENT | {"value": "2026-03-01"},
        CONSENT | {"value": ["2026-03-01", "3"], "entity_id": "p2.c1"},
        RATING | {"value": ["2026-03-01", "1", 0, 5, 10], "entity_id": "r1"},
        CONSENT | {"value": ["2026-03-01"]},
        CONSENT | {"value": ["2026-03-00", "3"]},
        CONSENT | {"value": ["2026-03-01", 3]},
        CONSENT | {"value": ["2026-03-01", LONG]},
        CONSENT | {"scope": "site/p1", "value": ["2026-03-01", "3"]},
        RATING | {"value": ["2026-03-01", "1", 0, 5, 11]},
        RATING | {"value": ["2026-03-01", "1", -1, 5, 10]},
        RATING | {"value": ["2026-03-01", "1", 0, 5]},
        RATING | {"value": ["2026-03-01", "1", 0, 5, "9"]},
        RATING | {"value": ["2026-13-01", "1", 0, 5, 10]},
        {"entity": "staff", "scope": "site/s", "field": "principal", "value": "staten"},
        {"entity": "staff", "scope": "participant/p1", "field": "name", "value": "Karin"},
        {"entity": "site", "scope": "site/s", "entity_id": "t", "field": "name", "value": "Orten"},
    ],
    ids=str,
)  # fmt: skip
def test_an_entry_that_this_program_could_not_have_written_is_damaged(
    pair: list[Desk], changes: dict[str, Any]
) -> None:
    here, there = pair
    sound, unsound = foreign_entry(here, **PERSON), foreign_entry(here, **(PERSON | changes))
    before = dump(there)
    assert code_of(there, draft(here, there, [sound, unsound]).made()) == "package.damaged"
    assert dump(there) == before
    assert incoming.rehearse(there, draft(here, there, [sound]).made()).facts.entries == 1


def test_entries_at_the_edges_of_what_may_be_are_taken_in(pair: list[Desk]) -> None:
    here, there = pair
    one = enrol(here, start=date(2024, 2, 29))
    about = {"scope": f"participant/{one}", "entity_id": one, "wall": 32_503_679_999_999}
    edges: list[dict[str, Any]] = [
        about | {"number": 2**53 - 1, "wall": 0, "tick": 2**31 - 1, "value": "å" * 10_000},
        about | {"number": 2**53 - 2, "field": "name", "value": "ö" * 200},
        about | {"number": 2**53 - 3, "field": "start", "value": "9999-12-31"},
        about | {"number": 2**53 - 4, "field": "start", "value": "0001-01-01"},
        about | {"number": 2**53 - 5, "entity": "rating", "entity_id": f"{one}.r", "field": "filled",
                 "value": ["2026-03-01", "1", 0, 10, 5]},
        about | {"number": 2**53 - 6, "entity": "consent", "entity_id": f"{one}.c", "field": "given",
                 "value": ["9999-12-31", "3"]},
        about | {"number": 2**53 - 7, "field": "planning", "value": None},
    ]  # fmt: skip
    send(here, there)
    entries = [foreign_entry(here, **edge) for edge in edges]
    assert incoming.take_in(there, draft(here, there, entries).made()).value.facts.entries == len(edges)
    assert [rating.values for rating in ratings.ratings(there, one)] == [(0, 10, 5)]
    participants.set_field(there, one, "situation", "går att skriva på")
    assert send(there, here).facts.entries > 0


def test_entries_in_our_own_numbers_that_we_never_wrote_are_refused(pair: list[Desk]) -> None:
    here, there = pair
    made = draft(here, there)
    ours_but_unknown(made)
    before = dump(there)
    assert code_of(there, made.made()) == "package.own_numbers"
    assert dump(there) == before


def test_a_sender_under_a_new_device_id_builds_on_nothing_that_is_known_here(pair: list[Desk]) -> None:
    here, there = pair
    enrol(here)
    send(here, there)
    made = draft(here, there)
    made.manifest |= {"sender_device": "enannan", "number": 1, "previous": None}
    assert incoming.inspect(there, made.made()).number == 1
    made.manifest["after"] = {there.store.device_id: 1}
    assert code_of(there, made.made()) == "package.gap"


def test_our_own_entries_may_come_back_to_us(pair: list[Desk]) -> None:
    here, there = pair
    one = enrol(here)
    send(here, there)
    participants.set_field(there, one, "goal", "skrivet i Lidköping")
    _, entries = opened(here, pack(there, here))
    (own,) = [entry for entry in entries if entry[3] == "goal"]
    made = draft(here, there)
    made.entries, made.manifest["entries"] = [own], 1
    assert incoming.take_in(there, made.made()).value.counts["changed"] == 0


def test_the_public_tool_opens_a_package(pair: list[Desk], tmp_path: Path) -> None:
    here, there = pair
    enrol(here)
    tool = shutil.which("age")
    assert tool is not None, "the program age must be installed"
    key = tmp_path / "key.txt"
    key.write_text(str(identity(there)))
    content = pack(here, there)
    result = subprocess.run(
        [tool, "--decrypt", "--identity", str(key)],
        input=content,
        capture_output=True,
        timeout=60,
        check=True,
    )
    assert result.stdout.startswith(b"SAMORDN\x00\x00\x04")
    assert result.stdout == pyrage.decrypt(content, [identity(there)])


def test_nothing_that_a_package_says_can_be_read_from_outside(pair: list[Desk]) -> None:
    here, there = pair
    secrets = {"goal": "kanariefågel i gruvan", "situation": "läget är åäö", "planning": "planerat möte"}
    one = enrol(here, "Åsa Kanariefågel", personal_id="19610118-2803", **secrets)
    ratings.add_rating(here, one, date(2026, 3, 1), (1, 2, 3))
    content = pack(here, there)
    inside = clear_bytes(there, content)
    for word in (*secrets.values(), "Kanariefågel", "19610118-2803", one, "Karin Ek", "Falköping"):
        for encoded in (word.encode(), word.encode("utf-16-le"), word.encode("latin-1")):
            assert encoded not in content
        assert word.encode() in inside


def test_a_refused_package_makes_no_backup_and_says_no_name(pair: list[Desk]) -> None:
    here, there = pair
    made = replace(draft(here, there), flipped=True)
    with pytest.raises(KnownError) as caught:
        incoming.take_in(there, made.made())
    assert str(caught.value) == "package.damaged"
    assert backups.names(there.store.places.folder) == []


def test_a_manifest_may_not_say_more_than_it_shall(pair: list[Desk]) -> None:
    here, there = pair
    made = draft(here, there)
    made.manifest["comment"] = "en hälsning"
    assert code_of(there, made.made()) == "package.damaged"
    assert msgspec.msgpack.encode(made.manifest)
