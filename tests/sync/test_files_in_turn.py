"""Which files go first where there is no room for all: whoever answers gets every file, whoever else at the site is silent."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from clocks import SetClock
from packages import dump, exchange, opened, pack, send
from people import enrol
from samordning_desktop.core.attachment import Attachment
from samordning_desktop.core.errors import KnownError
from samordning_desktop.core.scopes import participant_scope
from samordning_desktop.core.signed_form import SignedForm
from samordning_desktop.ops import Desk, attachments, consents, setup
from samordning_desktop.store import files_there
from samordning_desktop.store.files_there import FileRow
from samordning_desktop.store.peers import PeerRow, all_peers
from samordning_desktop.store.writing import Writing
from samordning_desktop.sync import enclosing
from samordning_desktop.sync.gate import Passage
from stores import FALKOPING, LIDKOPING, introduce, join, make_desk

#: For so many bytes of files there is room in a package here.
ROOM = 40


@pytest.fixture
def desks(tmp_path: Path, cheap_keys: None, monkeypatch: pytest.MonkeyPatch) -> Iterator[list[Desk]]:
    """Falköping, and Lidköping's two computers; there is room for two scans in a package."""
    monkeypatch.setattr(enclosing, "ENCLOSED_ROOM", ROOM)
    here, first = (make_desk(tmp_path / who.site, SetClock(), who) for who in (FALKOPING, LIDKOPING))
    second = join(tmp_path / "second", SetClock(), first, LIDKOPING)
    for desk in (first, second):
        introduce(here, desk)
    yield [here, first, second]
    for desk in (here, first, second):
        setup.close(desk, setup.NoSecrets())


def enrol_several(desk: Desk, sizes: Sequence[int]) -> dict[str, Attachment]:
    """People with a scan each, of these sizes in bytes."""
    found = {}
    for at, size in enumerate(sizes):
        scan = Attachment(b"%PDF-".ljust(size, b"."), "application/pdf")
        one = enrol(desk, f"Deltagare {at}", signed=None)
        consents.give_consent(desk, one, desk.clock.today(), form=SignedForm(None, "paper", "", scan))
        found[one] = scan
    return found


def shown(desk: Desk, people: dict[str, Attachment]) -> int:
    """Of how many people a computer can show the scan."""
    found = 0
    for one, scan in people.items():
        try:
            found += attachments.open_form(desk, one, scan.digest) == scan
        except KnownError:
            continue
    return found


def test_who_answers_gets_every_file_though_another_computer_is_silent(desks: list[Desk]) -> None:
    here, first, _ = desks
    people = enrol_several(here, [20] * 5)
    got = []
    for _ in range(3):
        exchange(here, first, rounds=1)
        got.append(shown(first, people))
    assert got == [2, 4, 5]


def test_the_silent_one_gets_every_file_once_it_answers(desks: list[Desk]) -> None:
    here, first, second = desks
    people = enrol_several(here, [20] * 5)
    exchange(here, first, rounds=3)
    exchange(here, second, rounds=3)
    assert shown(second, people) == 5
    assert opened(second, pack(here, "Lidköping"))[0]["enclosed"] == 0


def test_one_that_takes_in_and_never_answers_gets_every_file_too(desks: list[Desk]) -> None:
    here, first, second = desks
    people = enrol_several(here, [20] * 5)
    exchange(here, first, rounds=3)
    for _ in range(3):
        send(here, second)
    assert shown(second, people) == 5


def test_what_is_new_goes_first_and_then_what_one_lacks_that_answers(pair: list[Desk]) -> None:
    ends = {"none": FileRow("a", "", 1, new=False, awaited=False)}
    ends["one"] = ends["none"]._replace(participant="b", awaited=True)
    ends["all"] = ends["one"]._replace(participant="c", new=True)
    with pair[0].read() as connection:
        assert files_there.in_turn(connection, "", ends.values()) == [ends["all"], ends["one"], ends["none"]]


def test_what_every_computer_has_acknowledged_is_noted_as_sent_no_more(desks: list[Desk]) -> None:
    here, first, second = desks
    enrol_several(here, [20] * 3)
    found = []
    for desk in (first, second):
        exchange(here, desk, rounds=1)
        found.append({number for _, number, *_ in dump(here)["sent_file"]})
    assert found == [{1}, {2}]


def computers(writing: Writing, count: int) -> list[PeerRow]:
    """So many computers of one site, of which none has answered yet."""
    (row,) = all_peers(writing.connection)
    return [replace(row, id=f"peer{at}", acked_number=0) for at in range(count)]


def take(writing: Writing, rows: list[PeerRow], which: Sequence[int], number: int) -> None:
    """Some computers have taken package ``number`` in, and say so."""
    for at in which:
        files_there.acknowledge(writing.connection, rows[at], number)
        rows[at] = replace(rows[at], acked_number=number)


@pytest.fixture
def with_files(pair: list[Desk]) -> tuple[Desk, list[str]]:
    """Falköping, and twelve people with scans of several sizes."""
    return pair[0], list(enrol_several(pair[0], [6 + at * 7 % 35 for at in range(12)]))


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    count=st.integers(1, 12),
    before=st.lists(st.tuples(st.sets(st.integers(0, 3)), st.integers(0, 11)), max_size=4),
    answering=st.sets(st.integers(0, 3), min_size=1),
    lost=st.lists(st.integers(0, 2), min_size=24, max_size=24),
)
def test_every_file_reaches_whoever_answers_whatever_was_before_and_however_many_packages_are_lost(
    with_files: tuple[Desk, list[str]],
    count: int,
    before: list[tuple[set[int], int]],
    answering: set[int],
    lost: list[int],
) -> None:
    """Of the packages that arrive two for each file are enough. Before that other computers may have had some."""
    here, everyone = with_files
    people = everyone[:count]
    with pytest.MonkeyPatch.context() as patch, here.rehearse() as writing:
        patch.setattr(enclosing, "ENCLOSED_ROOM", ROOM)
        rows = computers(writing, 4)
        passage = Passage(tuple(map(participant_scope, people)), (), (), waits=False, rows={})
        number = 0
        for which, more in [*before, *((answering, more) for more in lost[: 2 * count])]:
            for _ in range(1 + more):
                number += 1
                files = enclosing.enclosures(writing.connection, rows, passage).files
                files_there.note_sent(writing.connection, rows[0].site, number, files)
            take(writing, rows, sorted(which), number)
        for at in answering:
            assert list(files_there.lacking(writing.connection, [rows[at]], people)) == []
