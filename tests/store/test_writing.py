"""A transaction as ops see it, and the store around it."""

from __future__ import annotations

import threading
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import select

from clocks import SetClock
from dumps import dump
from samordning_desktop.core.clock import Stamp
from samordning_desktop.core.entry import Entry, FieldKey
from samordning_desktop.core.participant import BoardFields
from samordning_desktop.ops import Desk, participants, reading
from samordning_desktop.store.apply import field_heads
from samordning_desktop.store.device import current_device
from samordning_desktop.store.journal import entry_of
from samordning_desktop.store.schema import journal
from samordning_desktop.store.writing import Thing

SCOPE = "participant/p"


def written(desk: Desk) -> list[Entry]:
    with desk.read() as connection:
        query = select(journal).where(journal.c.scope == SCOPE).order_by(journal.c.pos)
        return [entry_of(row) for row in connection.execute(query)]


def put(desk: Desk, **values: str | None) -> int:
    with desk.write() as writing:
        return len(writing.put(SCOPE, "participant", "p", values))


def test_each_field_is_one_entry_with_its_author_device_number_time_and_operation(desk: Desk) -> None:
    put(desk, name="Åsa", goal="bo själv")
    one, other = written(desk)
    assert (one.field, one.value, other.field, other.value) == ("name", "Åsa", "goal", "bo själv")
    assert one.author == other.author == desk.actor.id
    assert one.device == other.device == desk.store.device_id
    assert other.number == one.number + 1
    assert one.operation == other.operation != ""
    assert other.stamp > one.stamp
    assert one.replaces == other.replaces == ()
    with desk.read() as connection:
        assert current_device(connection).number == other.number


def test_what_stands_there_is_what_is_replaced(desk: Desk) -> None:
    put(desk, goal="ett")
    with desk.read() as connection:
        (head,) = field_heads(connection, FieldKey("participant", "p", "goal"))
    put(desk, goal="två")
    assert written(desk)[-1].replaces == (head.id,)


def test_all_values_that_wait_are_replaced_in_a_fixed_order(desk: Desk) -> None:
    put(desk, goal="ett")
    with desk.write() as writing:
        others = [
            written_one._replace(value=v, device="x", number=n)
            for n, v in ((1, "a"), (2, "b"))
            for written_one in [Entry(SCOPE, "participant", "p", "goal", v, (), "k", "x", n, 5, 0, "o")]
        ]
        writing.take(others, "x")
    put(desk, goal="fyra")
    last = written(desk)[-1]
    assert len(last.replaces) == 3
    assert last.replaces == tuple(sorted(last.replaces))


def test_unchanged_fields_and_empty_ones_that_never_were_are_left_alone(desk: Desk) -> None:
    assert put(desk, name="Åsa", goal=None) == 1
    assert put(desk, name="Åsa", goal=None) == 0
    assert put(desk, name=None) == 1
    assert put(desk, name=None) == 0


def test_many_things_at_the_cost_of_one_are_written_as_one_by_one(desk: Desk) -> None:
    people = [
        Thing(f"participant/p{at}", "participant", f"p{at}", {"name": str(at), "goal": None})
        for at in range(1_200)
    ]
    with desk.write() as writing:
        assert len(writing.put_all(people)) == 1_200
        assert writing.put_all(people) == []
        assert writing.put_all([]) == []
    with desk.read() as connection:
        assert current_device(connection).number == len(list(connection.execute(select(journal.c.pos))))


def test_numbers_run_on_and_a_transaction_taken_back_uses_none(desk: Desk) -> None:
    put(desk, goal="ett")
    with desk.rehearse() as writing:
        writing.put(SCOPE, "participant", "p", {"goal": "prov"})
    with pytest.raises(ZeroDivisionError), desk.write() as writing:
        writing.put(SCOPE, "participant", "p", {"goal": "fel"})
        raise ZeroDivisionError
    put(desk, goal="två")
    one, other = written(desk)
    assert (one.number + 1, other.value) == (other.number, "två")


NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
ms = timedelta(milliseconds=1)


def stamps_at(desk: Desk, clock: SetClock, *times: datetime) -> list[Stamp]:
    """The stamps of a goal written at each of some times by the clock."""
    for number, time in enumerate(times):
        clock.time = time - timedelta(seconds=1)  # it goes on a second when it is asked
        put(desk, goal=f"{number}")
    return [entry.stamp for entry in written(desk)]


def test_a_clock_that_stands_still_or_goes_back_a_day_still_gives_later_stamps(
    desk: Desk, clock: SetClock
) -> None:
    begun = NOON + timedelta(hours=1)
    back = begun - timedelta(days=1)
    stamps = stamps_at(desk, clock, begun, begun, back, back, begun + ms)
    assert stamps == sorted(set(stamps))


def test_nobody_writes_in_the_time_of_a_clock_that_was_more_than_a_day_ahead(
    desk: Desk, clock: SetClock
) -> None:
    """Found by a walk: one computer at 2027 dated every later edit, at both sites, until its day came."""
    begun = NOON + timedelta(hours=1)
    then = begun - timedelta(days=1) - ms
    stamps = stamps_at(desk, clock, begun, then)
    assert stamps[1] == Stamp(int(then.timestamp() * 1000), 0)
    clock.time = NOON - timedelta(days=2)
    with desk.write() as writing:
        writing.put(SCOPE, "participant", "p", {"goal": "a", "situation": "b"})
    assert [entry.tick for entry in written(desk)[-2:]] == [0, 1]


def test_what_the_later_word_counts_of_is_dated_after_everything_also_then(
    desk: Desk, clock: SetClock
) -> None:
    (first,) = stamps_at(desk, clock, NOON)
    clock.time = NOON - timedelta(days=400)
    with desk.write() as writing:
        writing.put(SCOPE, "consent", "c", {"given": ["2026-03-02", "3"]})
        writing.put(SCOPE, "consent", "d", {"given": ["2026-03-02", "3"]})
    one, other = (entry.stamp for entry in written(desk)[-2:])
    assert first < one < other


def test_reading_never_writes(desk: Desk) -> None:
    before = dump(desk)
    with desk.read() as connection:
        connection.execute(journal.delete())
    assert dump(desk) == before


def test_closed_twice_is_harmless(desk: Desk) -> None:
    desk.store.close()
    desk.store.close()


def test_threads_take_turns(desk: Desk) -> None:
    """Screens read on one thread while an op writes on another."""
    faults: list[BaseException] = []

    def work(name: str) -> None:
        try:
            for at in range(8):
                participants.add_participant(desk, BoardFields(f"{name} {at}"))
                reading.board(desk)
        except BaseException as error:
            faults.append(error)

    threads = [threading.Thread(target=work, args=(name,)) for name in ("Åsa", "Bo", "Ulla")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert faults == []
    assert len(reading.board(desk)) == 24
    numbers = [row[10] for row in dump(desk)["journal"]]
    assert numbers == sorted(set(numbers))
