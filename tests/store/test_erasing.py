"""After an erasure no word about the person is in any table, nor in any page of the file, free ones too."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

from clocks import SetClock
from dumps import dump
from samordning_desktop.core import entities
from samordning_desktop.core.attachment import Attachment
from samordning_desktop.core.consent_scope import PARTY, ConsentScope, Party, PartyKind
from samordning_desktop.core.disclosure import Way
from samordning_desktop.core.draft import Draft
from samordning_desktop.core.grounds import Ground
from samordning_desktop.core.handover import Handover
from samordning_desktop.core.network import NetworkMember
from samordning_desktop.core.scopes import notice_scope
from samordning_desktop.core.signed_form import SignedForm
from samordning_desktop.ops import (
    Desk,
    consents,
    details,
    disclosures,
    drafts,
    narrowing,
    network,
    reading,
    setup,
)
from samordning_desktop.store import schema
from samordning_desktop.store.erasing import EMPTIED
from samordning_desktop.store.news import add_news
from samordning_desktop.sync import incoming, outgoing
from scopes import CANARIES, enrol_with_canaries
from stores import LIDKOPING, introduce, make_desk

pytestmark = pytest.mark.usefixtures("cheap_keys")

TODAY = date(2026, 3, 2)
WORDS = (
    *(word for words in CANARIES.values() for word in words),
    *(
        "Åsa",
        "Öberg",
        "kanariegata 2",
        "kanariesyster",
        "kanarietolk",
        "kanarieord",
        "kanarieutkast",
        "kanariebild",
    ),
    *("kanariemottagare", "kanarieorsak", "kanarievad", "kanariechef"),
)


def written(desk: Desk) -> str:
    """Somebody with a word in everything that the store can keep about a person, in some of it several times."""
    one = enrol_with_canaries(desk, TODAY)
    details.set_details(desk, one, {"address": "kanariegata 2", "protected": ""})
    details.set_details(desk, one, {"protected": "ja"})
    friend = network.add_member(desk, one, NetworkMember("", "kanariesyster")).value
    party = Party(PartyKind.PERSON, "kanariesyster", ("planning",), friend)
    picture = Attachment(b"\x89PNG\r\n\x1a\n" + b"kanariebild" * 2_000, "image/png")
    form = SignedForm(ConsentScope((party,), "kanarieord"), "paper", "kanarietolk", picture)
    consents.give_consent(desk, one, TODAY, form=form)
    told = Handover(
        "kanariemottagare", ("planning",), Way.SPOKEN, Ground.OWN_DUTY, TODAY, "kanarievad", "kanarieorsak"
    )
    disclosures.disclose(desk, one, told)
    narrowing.withdraw_part(desk, one, TODAY, PARTY, party.key, "spoken", "kanariechef")
    drafts.keep(desk, [Draft(desk.actor.id, one, "goal", "kanarieutkast")])
    with desk.write() as writing:
        add_news(writing.connection, [(one, "goal")])
    return one


def erase(desk: Desk, one: str) -> None:
    with desk.write() as writing:
        writing.put(notice_scope(one), entities.NOTICE, one, {"erased": TODAY.isoformat()})


def pages(desk: Desk) -> bytes:
    """The store's file as SQLite sees it, every page deciphered, those that are free too; the store is closed first."""
    key, path = desk.store._key, desk.store.places.database  # noqa: SLF001
    setup.close(desk, setup.NoSecrets())
    assert not path.with_name(path.name + "-wal").exists()
    content, size, tail = path.read_bytes(), 4096, 80  # a page ends in its nonce (16 bytes) and its seal (64)
    found = []
    for start in range(0, len(content), size):
        page = content[start : start + size]
        body, nonce = page[16 if start == 0 else 0 : -tail], page[-tail : -tail + 16]
        decryptor = Cipher(algorithms.AES(key), modes.CBC(nonce)).decryptor()
        found.append(decryptor.update(body) + decryptor.finalize())
    return b"".join(found)


def left_in(rows: dict[str, list[tuple[object, ...]]]) -> list[str]:
    held = repr({name: row for name, row in rows.items() if name != "sqlite_master"})
    return [word for word in WORDS if word in held]


def test_every_word_is_gone_from_every_table_and_every_page(tmp_path: Path) -> None:
    desk = make_desk(tmp_path / "a", SetClock(TODAY))
    one = written(desk)
    assert left_in(dump(desk)) == list(WORDS)
    erase(desk, one)
    rows = dump(desk)
    assert left_in(rows) == []
    assert drafts.take(desk) is None
    assert [row for row in rows["news"] if row[0] == one] == []
    assert [row[1:4] + row[4:8] for row in rows["disclosure"]] == [
        (one, "", "", "2026-03-02", desk.actor.id, "OSL 10:2", "spoken")
    ]
    assert {
        row[1] for row in rows["access"] if row[5] == one
    }  # who did what stays: the log is kept five years
    held = pages(desk)
    assert held.count(b"CREATE TABLE") > 10  # it was deciphered
    assert [word for word in WORDS if word.encode() in held] == []


def test_before_the_erasure_the_pages_hold_them(tmp_path: Path) -> None:
    desk = make_desk(tmp_path / "a", SetClock(TODAY))
    written(desk)
    held = pages(desk)
    assert [word for word in WORDS if word.encode() not in held] == []


def test_what_is_kept_of_somebody_else_stays(tmp_path: Path) -> None:
    desk = make_desk(tmp_path / "a", SetClock(TODAY))
    other, one = written(desk), written(desk)
    erase(desk, one)
    assert left_in(dump(desk)) == list(WORDS)
    assert [row.what for row in disclosures.disclosures(desk, other)] == [
        "Insatser, planering och nästa steg: kanarievad"
    ]
    draft = drafts.take(desk)
    assert draft is not None
    assert draft.participant == other
    assert "kanariesyster" in str(reading.page(desk, other))
    setup.close(desk, setup.NoSecrets())


def test_a_package_that_erases_empties_what_only_this_store_keeps_and_packages_stay_noted(
    tmp_path: Path,
) -> None:
    clock = SetClock(TODAY)
    here, there = make_desk(tmp_path / "a", clock), make_desk(tmp_path / "b", clock, LIDKOPING)
    introduce(here, there)
    one = enrol_with_canaries(here, TODAY)
    consents.give_consent(here, one, TODAY)
    outgoing.export(here, "Lidköping", tmp_path / "1.age")
    incoming.take_in(there, (tmp_path / "1.age").read_bytes())
    told = Handover(
        "kanariemottagare", ("planning",), Way.SPOKEN, Ground.OWN_DUTY, TODAY, "kanarievad", "kanarieorsak"
    )
    disclosures.disclose(there, one, told)
    erase(here, one)
    outgoing.export(here, "Lidköping", tmp_path / "2.age")
    incoming.take_in(there, (tmp_path / "2.age").read_bytes())
    assert (left_in(dump(here)), left_in(dump(there))) == ([], [])
    (package,) = [row for row in dump(here)["disclosure"] if row[7] == "package"]
    assert package[2].startswith("paket nummer 1: ")
    assert package[3] == "Lidköping"
    for desk in (here, there):
        setup.close(desk, setup.NoSecrets())


def test_every_table_that_names_a_participant_is_looked_after() -> None:
    """A new table with a participant's words in it must be emptied, or stand here with why not."""
    kept = {
        "access": "who did what, at which unit: kept at least five years, with no word of the person's",
        "notice": "that they are erased: days and the id",
        "site_recall": "that a site is to let go: a day and ids",
    }
    named = {table.name for table in schema.metadata.sorted_tables if "participant" in table.c}
    assert named == {table.name for table in EMPTIED} | set(kept)
