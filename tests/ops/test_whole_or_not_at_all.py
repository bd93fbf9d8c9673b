"""A fault at every step of every op leaves the store as it was, and the same op works afterwards."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from clocks import SetClock
from dumps import Dump, dump
from faulty import failing_commit, failing_files, failing_statement, no_file_grows_beyond
from refusals import refused
from samordning_desktop.core.attachment import Attachment
from samordning_desktop.core.consent_scope import ConsentScope
from samordning_desktop.core.disclosure import Way
from samordning_desktop.core.draft import Draft
from samordning_desktop.core.eligibility import Eligibility
from samordning_desktop.core.errors import KnownError
from samordning_desktop.core.grounds import Ground
from samordning_desktop.core.handover import Handover
from samordning_desktop.core.informed import ToldHow
from samordning_desktop.core.network import NetworkMember
from samordning_desktop.core.participant import BoardFields
from samordning_desktop.core.people import Principal
from samordning_desktop.core.signed_form import SignedForm
from samordning_desktop.core.step import Step
from samordning_desktop.core.table import TableReading, TableRow
from samordning_desktop.core.task import Whose
from samordning_desktop.ops import (
    Desk,
    boards,
    conflicts,
    consents,
    details,
    disclosures,
    drafts,
    eligibility,
    extracts,
    handing,
    history,
    informing,
    kinds,
    meetings,
    network,
    participants,
    ratings,
    reading,
    setup,
    sheets,
    staff,
    steps,
    texts,
    today,
    undoing,
    views,
)
from samordning_desktop.ops.checks import verify
from stores import PASSPHRASE

TODAY = date(2026, 3, 2)
Op = Callable[[Desk, str], object]

TABLE = TableReading(
    (TableRow("1", BoardFields("Bo Ek", goal="ö" * 500)), TableRow("2", BoardFields("Åke"))), (), ()
)


def around(desk: Desk, person: str) -> NetworkMember:
    """The one in the network, in another role."""
    return replace(reading.page(desk, person).network[0], role="granne", covered=True)


def planned(desk: Desk, person: str) -> Step:
    """The step, for another day."""
    return replace(reading.page(desk, person).steps[0], due=TODAY)


def ended(desk: Desk) -> str:
    """The one whose participation has ended."""
    return next(row.id for row in reading.everyone(desk) if row.left)


def first_situation(desk: Desk, person: str) -> str:
    """The entry of what stood first in a field that has been written in since."""
    lines = reading.page_history(desk, person)
    return next(line.entry for line in reversed(lines) if line.field == "situation")


OWN_TEXT = (
    "Titel: Vårt samtycke\nVersion: F1\nDatum: 2026-02-01\n\nJag säger ja.\n\n_ Namn\n_ Datum | Underskrift\n"
)

OPS: dict[str, Op] = {
    "add_version": lambda desk, _: texts.add_version(desk, "consent", OWN_TEXT),
    "inform": lambda desk, person: informing.inform(desk, person, "information", "1", ToldHow.SENT, TODAY),
    "add_kind": lambda desk, _: kinds.add_kind(desk, "Ekonomi"),
    "disclose": lambda desk, person: disclosures.disclose(
        desk, person, Handover("Eva", ("situation",), Way.SPOKEN, Ground.CONSENT, TODAY)
    ),
    "disclose_each": lambda desk, _: handing.disclose_each(
        desk, None, Handover("Eva", ("situation",), Way.PRINT, Ground.OWN_DUTY, TODAY, reason="Tillsyn.")
    ),
    "disclosures": disclosures.disclosures,
    "extract_sheet": extracts.extract_sheet,
    "give_consent_with_form": lambda desk, person: consents.give_consent(
        desk,
        person,
        TODAY,
        None,
        SignedForm(ConsentScope(), "paper", "tolk", Attachment(b"%PDF-", "application/pdf")),
    ),
    "add_participant": lambda desk, _: participants.add_participant(desk, BoardFields("Bo Ek", goal="sova")),
    "set_field": lambda desk, person: participants.set_field(desk, person, "planning", "möte i maj"),
    "give_consent": lambda desk, person: consents.give_consent(desk, person, TODAY),
    "withdraw_consent": lambda desk, person: consents.withdraw_consent(desk, person, TODAY),
    "add_rating": lambda desk, person: ratings.add_rating(desk, person, TODAY, (1, 2, 3)),
    "settle": lambda desk, person: conflicts.settle(desk, f"{person}.goal", "båda"),
    "undo": lambda desk, _: undoing.undo(desk),
    "redo": lambda desk, _: undoing.redo(desk),
    "import_board": lambda desk, _: boards.import_board(desk, boards.plan_import(desk, TABLE, True)),
    "keep_draft": lambda desk, person: drafts.keep(desk, [Draft(desk.actor.id, person, "goal", "ö" * 500)]),
    "mark_seen": reading.mark_seen,
    "end_meeting": lambda desk, _: meetings.end(desk),
    "set_details": lambda desk, person: details.set_details(desk, person, {"phone": "070", "rhythm": "28"}),
    "end_participation": lambda desk, person: details.end_participation(desk, person, TODAY, "flyttade"),
    "resume_participation": lambda desk, _: details.resume_participation(desk, ended(desk)),
    "add_member": lambda desk, person: network.add_member(desk, person, NetworkMember("", "Eva", "syster")),
    "change_member": lambda desk, person: network.change_member(desk, person, around(desk, person)),
    "remove_member": lambda desk, person: network.remove_member(desk, person, around(desk, person).id),
    "add_step": lambda desk, person: steps.add_step(desk, person, Step("", "Ring", "Eva", TODAY)),
    "change_step": lambda desk, person: steps.change_step(desk, person, planned(desk, person)),
    "complete_step": lambda desk, person: steps.complete_step(desk, person, planned(desk, person).id, TODAY),
    "remove_step": lambda desk, person: steps.remove_step(desk, person, planned(desk, person).id),
    "assess": lambda desk, person: eligibility.assess(
        desk, person, Eligibility({"adult": "yes"}, "high_high")
    ),
    "add_colleague": lambda desk, _: staff.add_colleague(desk, "Ulla", "Psykiatrin", Principal.REGION),
    "bring_back": lambda desk, person: history.bring_back(desk, person, first_situation(desk, person)),
    "open_page": reading.open_page,
    "history": reading.history,
    "keep_view": lambda desk, _: views.keep(desk, "board", "{}"),
    "person": reading.person,
    "choose_whose": lambda desk, _: today.choose(desk, Whose.MINE),
    "consent_sheet": sheets.consent_sheet,
    "rating_chart": sheets.rating_chart,
    "board_sheet": lambda desk, _: sheets.board_sheet(desk),
    "protocol_sheet": lambda desk, _: sheets.protocol_sheet(desk, 1),
}


@pytest.fixture
def ready(desk: Desk, person: str) -> str:
    """A store in which every op above has something to do."""
    consents.give_consent(desk, person, TODAY)
    with desk.write() as writing:
        scope = f"participant/{person}"
        entry = writing.put(scope, "participant", person, {"goal": "vårt"})[0][1]
        writing.take([entry._replace(value="deras", device="annan", number=1)], "annan")
        writing.connection.exec_driver_sql("INSERT INTO news VALUES (?, 'goal')", (person,))
    network.add_member(desk, person, NetworkMember("", "Bo"))
    steps.add_step(desk, person, Step("", "Boka tid"))
    other = participants.add_participant(desk, BoardFields("Har slutat")).value
    details.end_participation(desk, other, TODAY, "klar")
    participants.set_field(desk, person, "situation", "bättre")
    participants.set_field(desk, person, "situation", "sämre")
    undoing.undo(desk)
    meetings.begin(desk)
    return person


def changed(before: Dump, after: Dump) -> list[str]:
    return [table for table in before if before[table] != after[table]]


@pytest.mark.parametrize("moment", ["before_cursor_execute", "after_cursor_execute"])
@pytest.mark.parametrize("name", OPS)
def test_a_fault_at_any_statement(desk: Desk, ready: str, name: str, moment: str) -> None:
    before = dump(desk)
    for at in range(1, 500):
        with failing_statement(desk, at, moment) as fuse:
            try:
                OPS[name](desk, ready)
            except KnownError as error:
                assert error.code == "disk.full"
        if not fuse.blown:
            break
        assert changed(before, dump(desk)) == [], f"at statement {at}"
    assert at > 2
    assert changed(before, dump(desk)) != []
    assert all(finding.holds for finding in verify(desk))


@pytest.mark.parametrize("name", OPS)
def test_a_fault_at_the_commit(desk: Desk, ready: str, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    before = dump(desk)
    with failing_commit(desk, monkeypatch), refused("store.io_unknown"):
        OPS[name](desk, ready)
    assert changed(before, dump(desk)) == []
    OPS[name](desk, ready)
    assert changed(before, dump(desk)) != []


@pytest.mark.parametrize("name", ["add_participant", "import_board", "set_field"])
def test_a_disk_that_is_full_for_real(desk: Desk, ready: str, name: str, tmp_path: Path) -> None:
    before = dump(desk)
    wal = tmp_path / "data" / "store.sqlite-wal"
    with no_file_grows_beyond(wal.stat().st_size), pytest.raises(KnownError) as caught:
        OPS[name](desk, ready)
    assert caught.value.code in ("disk.full", "store.io_unknown")
    assert changed(before, dump(desk)) == []
    OPS[name](desk, ready)
    assert changed(before, dump(desk)) != []


@pytest.mark.parametrize("name", ["add_participant", "import_board"])
def test_a_database_that_may_not_grow(desk: Desk, ready: str, name: str) -> None:
    """SQLite's own limit of pages stands in for a full disk, and says so in the same way."""
    before = dump(desk)
    with desk.read() as connection:
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar()
        connection.exec_driver_sql(f"PRAGMA max_page_count = {pages}")
    many = TableReading(
        tuple(TableRow(str(at), BoardFields(f"P{at}", goal="ö" * 900)) for at in range(60)), (), ()
    )
    with refused("disk.full"):
        boards.import_board(desk, boards.plan_import(desk, many, True))
    assert changed(before, dump(desk)) == []
    with desk.read() as connection:
        connection.exec_driver_sql("PRAGMA max_page_count = 1000000")
    OPS[name](desk, ready)
    assert changed(before, dump(desk)) != []


@pytest.mark.parametrize("step", ["open", "fsync", "replace"])
def test_the_head_that_cannot_be_written_beside_the_store_loses_nothing(
    desk: Desk, ready: str, step: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, clock: SetClock
) -> None:
    """What was committed is committed; the older head still stands and still holds."""
    head = (tmp_path / "data" / "head.json").read_bytes()
    with failing_files(monkeypatch, step):
        participants.set_field(desk, ready, "planning", "möte i maj")
        setup.keep_head(desk)
        setup.close(desk, setup.NoSecrets())
    assert (tmp_path / "data" / "head.json").read_bytes() == head
    assert [one.name for one in (tmp_path / "data").glob(".*")] == []
    again = setup.unlock(tmp_path / "data", PASSPHRASE, clock, setup.NoSecrets())
    assert reading.board(again)[0].fields.planning == "möte i maj"
    setup.keep_head(again)
    assert (tmp_path / "data" / "head.json").read_bytes() != head
    setup.close(again, setup.NoSecrets())


def test_an_op_that_is_refused_halfway_leaves_nothing(desk: Desk, ready: str) -> None:
    """A row that cannot be kept, late in an import that has already written others."""
    before = dump(desk)
    plan = boards.BoardImportPlan((*TABLE.rows, TableRow("3", BoardFields(" "))), (), ())
    with refused("participant.no_name"):
        boards.import_board(desk, plan)
    assert changed(before, dump(desk)) == []
