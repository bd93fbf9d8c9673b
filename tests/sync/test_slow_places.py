"""A disk that does not answer while a package is saved holds nothing; given up, nothing was noted and nothing is left."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from datetime import date, timedelta
from functools import partial
from pathlib import Path
from threading import Event, current_thread, main_thread
from typing import Any

import pytest

from clocks import SetClock
from packages import dump, exchange
from people import enrol
from refusals import refused
from samordning_desktop.ops import Desk, consents, reading, setup
from samordning_desktop.store import files, folder_access
from samordning_desktop.sync import folder, incoming, outgoing
from stores import PASSPHRASE

HERE, THERE = "Falköping", "Lidköping"
Make = Callable[..., Path]


class GaveUpError(Exception):
    """Somebody gives the package up."""


def give_up() -> None:
    raise GaveUpError


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """A folder on a disk of its own."""
    place = tmp_path / "stick"
    place.mkdir()
    return place


@pytest.fixture(params=["as a file", "in the folder"])
def make(request: pytest.FixtureRequest, pair: list[Desk], place: Path) -> Make:
    """Makes a package for the other site, in one of the two ways."""
    here, _ = pair
    if request.param == "as a file":

        def export(**more: Any) -> Path:
            outgoing.export(here, THERE, place / "paket.age", **more)
            return place / "paket.age"

        return export
    folder.choose(here, THERE, place)
    return lambda **more: outgoing.put_in_folder(here, THERE, **more).value[1]


@contextmanager
def slow(monkeypatch: pytest.MonkeyPatch, call: str) -> Iterator[tuple[Event, Event]]:
    """The disk's ``call`` waits on every thread but the test's; first it is told that it is reached."""
    reached, answer = Event(), Event()
    real = getattr(os, call)

    def wait(*arguments: Any, **named: Any) -> Any:
        if current_thread() is not main_thread():
            reached.set()
            assert answer.wait(30)
        return real(*arguments, **named)

    with monkeypatch.context() as patch:
        patch.setattr(files.os, call, wait)
        try:
            yield reached, answer
        finally:
            answer.set()


@contextmanager
def beside(job: Callable[[], Path]) -> Iterator[Future[Path]]:
    with ThreadPoolExecutor(1) as pool:
        yield pool.submit(job)


def test_given_up_at_the_last_moment_nothing_was_noted_and_nothing_is_left(
    pair: list[Desk], make: Make, place: Path
) -> None:
    here, there = pair
    enrol(here)
    exchange(here, there)
    here.clock.go_to(date(2027, 3, 3))  # so that a recall is written on the way
    before = dump(here)
    with pytest.raises(GaveUpError):
        make(sure=give_up)
    assert list(place.iterdir()) == []
    assert dump(here) == before
    assert incoming.take_in(there, make().read_bytes()).value.facts.number == 3


def test_the_file_is_written_in_full_when_it_is_asked_whether_to_go_on(make: Make, place: Path) -> None:
    there: list[tuple[str, int]] = []
    path = make(sure=lambda: there.extend((one.name, one.stat().st_size) for one in place.iterdir()))
    ((name, size),) = there
    assert name.startswith(f".{path.name}.")
    assert size == path.stat().st_size


def test_the_store_is_free_while_the_disk_waits_and_what_was_written_meanwhile_goes_too(
    pair: list[Desk], make: Make, place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    here, there = pair
    enrol(here)
    with slow(monkeypatch, "fsync") as (reached, answer), beside(make) as made:
        assert reached.wait(30)
        other = enrol(here, "Berit Borg")
        answer.set()
        path = made.result(30)
    assert [one.name for one in place.iterdir()] == [path.name]
    plan = incoming.take_in(there, path.read_bytes()).value
    assert plan.facts.number == 1
    assert other in {row.id for row in reading.board(there)}


def test_a_day_that_ends_while_the_disk_waits_is_the_next_days_package(
    pair: list[Desk], make: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The consent has run out by then: nothing more of the person goes."""
    here, there = pair
    enrol(here, signed=date(2025, 3, 3))
    with slow(monkeypatch, "fsync") as (reached, answer), beside(make) as made:
        assert reached.wait(30)
        here.clock.time += timedelta(days=2)  # type: ignore[attr-defined]
        answer.set()
        path = made.result(30)
    incoming.take_in(there, path.read_bytes())
    assert not [row for row in reading.board(there) if row.mine is False]


def test_a_store_that_is_closed_while_the_disk_waits_gets_no_note_and_no_file_is_left(
    pair: list[Desk], make: Make, place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    here, _ = pair
    enrol(here)
    before = dump(here)
    with slow(monkeypatch, "fsync") as (reached, answer), beside(make) as made:
        assert reached.wait(30)
        setup.close(here, setup.NoSecrets())
        answer.set()
        with refused("store.locked"):
            made.result(30)
    assert list(place.iterdir()) == []
    again = setup.unlock(here.store.places.folder, PASSPHRASE, SetClock(), setup.NoSecrets())
    assert dump(again) == before
    setup.close(again, setup.NoSecrets())


def test_a_store_that_changes_at_every_try_ends_it(
    pair: list[Desk], make: Make, place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    here, _ = pair
    before = dump(here)["outgoing"]
    with monkeypatch.context() as patch, refused("package.board_changed"):
        patch.setattr(files.os, "fsync", lambda _file: enrol(here))
        make()
    assert list(place.iterdir()) == []
    assert dump(here)["outgoing"] == before


def test_a_name_that_the_disk_refuses_at_last_says_that_the_package_is_noted(
    pair: list[Desk], make: Make, place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    here, there = pair
    enrol(here)

    def fail(*_: object) -> object:
        raise OSError("on purpose")

    def break_names() -> None:
        for name in ("replace", "rename"):
            patch.setattr(Path, name, fail)
        patch.setattr(files.os, "link", fail)

    with monkeypatch.context() as patch, refused("package.unnamed"):
        make(sure=break_names)
    assert list(place.iterdir()) == []
    assert incoming.take_in(there, make().read_bytes()).value.facts.number == 2
    assert [row for row in reading.board(there) if not row.mine]


def test_a_folder_given_up_at_the_last_moment_is_not_chosen(pair: list[Desk], place: Path) -> None:
    here, _ = pair
    with pytest.raises(GaveUpError):
        folder.choose(here, THERE, place, sure=give_up)
    assert folder.way_to(here, THERE).folder is None


def test_a_folder_that_does_not_answer_keeps_the_store_free(
    pair: list[Desk], place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Asked whether it is there, on the way to it."""
    here, _ = pair
    reached, answer, genuine = Event(), Event(), folder_access.require_folder

    def wait(path: Path) -> None:
        reached.set()
        assert answer.wait(30)
        genuine(path)

    monkeypatch.setattr(folder_access, "require_folder", wait)
    with beside(lambda: folder.choose(here, THERE, place) and place) as chosen:
        assert reached.wait(30)
        one = enrol(here)
        consents.withdraw_consent(here, one, date(2026, 3, 2))
        answer.set()
        chosen.result(30)
    assert folder.way_to(here, THERE).folder == place


def test_a_way_that_is_another_by_then_is_the_one_that_is_gone(
    pair: list[Desk], place: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    here, _ = pair
    (tmp_path / "annan").mkdir()
    folder.choose(here, THERE, place)
    job = partial(outgoing.put_in_folder, here, THERE)
    with slow(monkeypatch, "fsync") as (reached, answer), beside(lambda: job().value[1]) as made:
        assert reached.wait(30)
        folder.choose(here, THERE, tmp_path / "annan")
        answer.set()
        path = made.result(30)
    assert path.parent == tmp_path / "annan"
    assert list(place.iterdir()) == []
