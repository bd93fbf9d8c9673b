"""Key slots: what opens them, what they are bound to, what they cost."""

from __future__ import annotations

import json
import stat
from pathlib import Path
from typing import Any

import msgspec
import pytest
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

from refusals import refused
from samordning_desktop.store import keys
from samordning_desktop.store.keys import (
    Argon2Cost,
    KeyFile,
    Opened,
    Slot,
    SlotKind,
    make_slot,
    open_slots,
    read_key_file,
    weaker,
    write_key_file,
)

PHRASE = "fyra ord som paßar åäö"
OPENED = Opened(bytes(range(32)), "karin")


def slot(phrase: str = PHRASE, secret: str | None = None, kind: SlotKind = SlotKind.PASSPHRASE) -> Slot:
    return make_slot("store", kind, phrase, OPENED, secret)


def try_slot(store_id: str, slot: Slot, phrase: str, secret: str | None) -> Opened | None:
    return keys.try_slot(store_id, slot, phrase, lambda: secret)


def nobody() -> None:
    """A slot that needs no secret asks for none."""
    raise AssertionError("asked")


def file_of(*slots: Slot) -> KeyFile:
    return KeyFile("store", bytes(16), slots)


def test_what_is_in_use_costs_64_mib_three_passes_and_four_lanes() -> None:
    """Design §4. The one test that pays the price."""
    made = slot()
    assert made.cost == keys.COST == Argon2Cost(memory_kib=64 * 1024, passes=3, lanes=4)
    assert try_slot("store", made, PHRASE, None) == OPENED


@pytest.mark.usefixtures("cheap_keys")
class TestCheaply:
    """The rest of it, at the least cost there is."""

    @pytest.mark.parametrize(
        "wrong",
        ["", " ", PHRASE + " ", PHRASE.upper(), PHRASE[:-1], PHRASE.replace("ß", "ss"), "\udc80", "\x00"],
    )
    def test_only_the_phrase_opens(self, wrong: str) -> None:
        assert try_slot("store", slot(), PHRASE, None) == OPENED
        assert try_slot("store", slot(), wrong, None) is None

    def test_letters_put_together_otherwise_are_the_same_letters(self) -> None:
        """A Mac hands over å as two characters, Windows as one."""
        assert try_slot("store", slot("blå ö"), "bla\u030a o\u0308", None) == OPENED
        assert try_slot("store", slot("bla\u030a o\u0308"), "blå ö", None) == OPENED

    def test_the_computers_secret_is_needed_where_it_was_mixed_in(self) -> None:
        made = slot(secret="hemlig")
        assert made.keyring
        assert try_slot("store", made, PHRASE, "hemlig") == OPENED
        assert try_slot("store", made, PHRASE, None) is None
        assert try_slot("store", made, PHRASE, "annan") is None

    def test_a_slot_without_it_opens_on_every_computer(self) -> None:
        made = slot()
        assert not made.keyring
        assert try_slot("store", made, PHRASE, "någon annans") == OPENED

    def test_the_secret_is_asked_for_when_the_phrase_has_been_stretched(
        self, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """Argon2id lets go of Python's lock; the keyring has much to import, and may be slow to answer."""
        made, told = slot(secret="hemlig"), list[str]()
        argon2id = keys.Argon2id

        def noted(**cost: Any) -> Argon2id:
            told.append("stretched")
            return argon2id(**cost)

        def ask() -> str:
            told.append("asked")
            return "hemlig"

        monkeypatch.setattr(keys, "Argon2id", noted)
        assert keys.try_slot("store", made, PHRASE, ask) == OPENED
        assert told == ["stretched", "asked"]

    @pytest.mark.parametrize(
        "part",
        [
            {"id": "annan"}, {"kind": SlotKind.RECOVERY}, {"keyring": True},
            {"cost": Argon2Cost(memory_kib=64, passes=1, lanes=4)},
            {"cost": Argon2Cost(memory_kib=32, passes=2, lanes=4)},
            {"cost": Argon2Cost(memory_kib=32, passes=1, lanes=2)},
            {"salt": bytes(16)}, {"nonce": bytes(12)}, {"sealed": bytes(80)}, {"sealed": b""},
        ],
    )  # fmt: skip
    def test_a_slot_that_was_tampered_with_opens_for_nobody(self, part: dict[str, Any]) -> None:
        assert try_slot("store", msgspec.structs.replace(slot(), **part), PHRASE, None) is None

    def test_every_bit_of_the_sealed_content_counts(self) -> None:
        made = slot()
        for at in range(len(made.sealed)):
            flipped = bytearray(made.sealed)
            flipped[at] ^= 1
            assert (
                try_slot("store", msgspec.structs.replace(made, sealed=bytes(flipped)), PHRASE, None) is None
            )

    def test_a_slot_of_another_store_opens_nothing(self) -> None:
        assert try_slot("annat register", slot(), PHRASE, None) is None

    def test_what_the_seal_vouches_for_cannot_be_weakened_unseen(self) -> None:
        """The id is random, so the parameters are bound through it and not by the key alone."""
        made = slot()
        other = msgspec.structs.replace(made, id="annan")
        assert try_slot("store", other, PHRASE, None) is None

    def test_no_two_slots_share_salt_nonce_or_id(self) -> None:
        made = [slot() for _ in range(5)]
        for part in ("id", "salt", "nonce", "sealed"):
            assert len({getattr(one, part) for one in made}) == 5

    def test_each_coordinator_opens_their_own(self) -> None:
        key = bytes(range(32))
        karin = make_slot("store", SlotKind.PASSPHRASE, "karins fras", Opened(key, "karin"), None)
        ulla = make_slot("store", SlotKind.PASSPHRASE, "ullas fras", Opened(key, "ulla"), None)
        sheet = make_slot("store", SlotKind.RECOVERY, "KOD", Opened(key, "karin"), None)
        held = file_of(karin, ulla, sheet)
        for phrase, staff, own in (("karins fras", "karin", karin), ("ullas fras", "ulla", ulla)):
            assert open_slots(held, SlotKind.PASSPHRASE, phrase, nobody) == (own, Opened(key, staff))
        assert open_slots(held, SlotKind.RECOVERY, "KOD", nobody) == (sheet, Opened(key, "karin"))
        assert open_slots(held, SlotKind.PASSPHRASE, "KOD", nobody) is None
        assert open_slots(held, SlotKind.RECOVERY, "karins fras", nobody) is None

    def test_of_several_slots_for_one_phrase_the_newest_opens(self) -> None:
        old, new = slot(), slot()
        assert open_slots(file_of(old, new), SlotKind.PASSPHRASE, PHRASE, nobody) == (new, OPENED)

    def test_no_slots_open_nothing(self) -> None:
        assert open_slots(file_of(), SlotKind.PASSPHRASE, PHRASE, nobody) is None

    @pytest.mark.parametrize(
        ("cost", "weak"),
        [
            (Argon2Cost(32, 1, 4), False), (Argon2Cost(31, 1, 4), True), (Argon2Cost(64, 0, 4), True),
            (Argon2Cost(64, 9, 1), False),
        ],
    )  # fmt: skip
    def test_weaker_is_less_memory_or_fewer_passes(self, cost: Argon2Cost, weak: bool) -> None:
        assert weaker(msgspec.structs.replace(slot(), cost=cost)) is weak

    def test_the_key_file_is_read_as_it_was_written_for_the_user_alone(self, tmp_path: Path) -> None:
        held = file_of(slot(), slot(secret="s"))
        write_key_file(tmp_path / "keys.json", held)
        assert read_key_file(tmp_path / "keys.json") == held
        assert stat.S_IMODE((tmp_path / "keys.json").stat().st_mode) == 0o600

    def test_it_holds_no_secret_and_no_name(self, tmp_path: Path) -> None:
        write_key_file(tmp_path / "keys.json", file_of(slot(), slot(secret="hemlig")))
        content = (tmp_path / "keys.json").read_bytes()
        for secret in (PHRASE.encode(), b"hemlig", b"karin", OPENED.key, OPENED.key.hex().encode()):
            assert secret not in content

    @pytest.mark.parametrize(
        "content",
        [
            b"", b"{", b"[]", b"null", b"\xff\xfe\x00", "åäö".encode("latin-1"), b"{}", b'{"store_id": 5}',
            b'{"store_id":"s","salt":"!","slots":[]}', b"x" * 2_000_000, b"[" * 100_000,
        ],
    )  # fmt: skip
    def test_a_damaged_key_file_is_said_to_be_one(self, tmp_path: Path, content: bytes) -> None:
        (tmp_path / "keys.json").write_bytes(content)
        with refused("key.file_damaged"):
            read_key_file(tmp_path / "keys.json")

    @pytest.mark.parametrize("cut", [1, 50, 200])
    def test_one_that_is_cut_off_too(self, tmp_path: Path, cut: int) -> None:
        write_key_file(tmp_path / "keys.json", file_of(slot()))
        content = (tmp_path / "keys.json").read_bytes()
        (tmp_path / "keys.json").write_bytes(content[:-cut])
        with refused("key.file_damaged"):
            read_key_file(tmp_path / "keys.json")

    @pytest.mark.parametrize(
        "change",
        [
            {"cost": {"memory_kib": 1 << 30, "passes": 3, "lanes": 4}},
            {"cost": {"memory_kib": (1 << 21) + 1, "passes": 3, "lanes": 4}},
            {"cost": {"memory_kib": 64, "passes": 65, "lanes": 4}},
            {"cost": {"memory_kib": 64, "passes": 0, "lanes": 4}},
            {"cost": {"memory_kib": 64, "passes": 1, "lanes": 0}},
            {"cost": {"memory_kib": 31, "passes": 1, "lanes": 4}},
            {"cost": {"memory_kib": 1 << 20, "passes": 1, "lanes": 65}},
            {"cost": {"memory_kib": -64, "passes": 1, "lanes": -1}},
            {"salt": ""}, {"salt": "AAAA"}, {"nonce": ""}, {"nonce": "AAAA"}, {"nonce": "A" * 400},
            {"kind": "okänd"}, {"keyring": 1}, {"sealed": 5},
        ],
    )  # fmt: skip
    def test_parameters_that_would_hang_or_crash_the_program(
        self, tmp_path: Path, change: dict[str, Any]
    ) -> None:
        path = tmp_path / "keys.json"
        write_key_file(path, file_of(slot()))
        form = json.loads(path.read_bytes())
        form["slots"][0] |= change
        path.write_text(json.dumps(form), encoding="utf-8")
        with refused("key.file_damaged"):
            read_key_file(path)

    def test_a_newer_form_of_the_file(self, tmp_path: Path) -> None:
        path = tmp_path / "keys.json"
        write_key_file(path, file_of(slot()))
        form = json.loads(path.read_bytes())
        path.write_text(json.dumps(form | {"format": 2, "more": []}), encoding="utf-8")
        with refused("store.newer"):
            read_key_file(path)

    def test_a_newer_form_that_is_otherwise_built(self, tmp_path: Path) -> None:
        path = tmp_path / "keys.json"
        path.write_text('{"format": 2, "store": "annat", "ways_in": []}', encoding="utf-8")
        with refused("store.newer"):
            read_key_file(path)
