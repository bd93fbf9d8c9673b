"""Statements put into SQL once: they find what SQLAlchemy finds, in its transaction, and its listeners hear of them."""

from __future__ import annotations

from typing import Any

import pytest
from sqlalchemy import Connection, bindparam, delete, event, insert, select, text

from samordning_desktop.core.errors import KnownError
from samordning_desktop.ops import Desk
from samordning_desktop.store.bulk import Bulk, Plain
from samordning_desktop.store.narrowed import CHUNK, Narrowed
from samordning_desktop.store.schema import setting

_NAMED = Narrowed(select(setting.c.name, setting.c.value), setting.c.name)
_ADD = Bulk(insert(setting))
_FORGET = Bulk(delete(setting).where(setting.c.name == bindparam("name")))


def fill(connection: Connection, count: int) -> list[str]:
    names = [f"å{number}" for number in range(count)]
    _ADD.run(connection, ((name, f"ö{name}") for name in names))
    return names


@pytest.mark.parametrize("count", [0, 1, 2, 8, 9, 64, 65, CHUNK - 1, CHUNK])
def test_the_rows_of_some_values_each_once_whatever_their_number(desk: Desk, count: int) -> None:
    with desk.write() as writing:
        names = fill(writing.connection, CHUNK + 1)[:count]
        found = _NAMED.rows(writing.connection, [*names[:-1], "okänd"] if count > 1 else names)
        expected = names[:-1] if count > 1 else names
        assert sorted(found) == sorted((name, f"ö{name}") for name in expected)
        assert sorted(found) == sorted(tuple(row) for row in _NAMED.run(writing.connection, expected))


@pytest.mark.parametrize("count", [0, 1, 249, 250, 251, 500, 5_000, 5_251])
def test_rows_are_put_in_many_at_a_time_each_once_whatever_their_number(desk: Desk, count: int) -> None:
    said: list[int] = []
    with desk.write() as writing:
        event.listen(
            writing.connection,
            "before_cursor_execute",
            lambda _c, _cursor, _sql, values, *_: said.append(len(values)),
        )
        names = fill(writing.connection, count)
        assert sum(said) <= count / 250 + 250
        _FORGET.run(writing.connection, [(name,) for name in names[1:]])
        found = writing.connection.execute(select(setting).where(setting.c.name.startswith("å"))).all()
        assert [tuple(row) for row in found] == [(name, f"ö{name}") for name in names[:1]]


def test_of_rows_alike_put_in_at_once_the_last_stands_or_the_first(desk: Desk) -> None:
    rows = [(f"å{number // 2}", str(number)) for number in range(1_000)]
    with desk.write() as writing:
        for statement, odd in (("OR IGNORE", 0), ("OR REPLACE", 1)):
            _FORGET.run(writing.connection, {(name,) for name, _ in rows})
            Bulk(insert(setting).prefix_with(statement)).run(writing.connection, rows)
            found = writing.connection.execute(select(setting).where(setting.c.name.startswith("å"))).all()
            assert {tuple(row) for row in found} == set(rows[odd::2])


def test_what_is_said_stands_or_falls_with_the_transaction(desk: Desk) -> None:
    with pytest.raises(KnownError), desk.write() as writing:
        fill(writing.connection, 3)
        raise KnownError("store.locked")
    with desk.read() as connection:
        assert _NAMED.rows(connection, ["å0", "å1"]) == []
        assert connection.in_transaction()  # begun by the question itself
    with desk.write() as writing:
        Plain(insert(setting).values(name="å", value="1")).run(writing.connection)
    with desk.read() as connection:
        Plain(delete(setting)).run(connection)  # nothing done on a connection for reading is kept
    with desk.read() as connection:
        assert Plain(select(setting.c.value).where(setting.c.name == "å")).row(connection) == ("1",)
        assert Plain(select(setting.c.value).where(setting.c.name == "ä")).row(connection) is None


def test_listeners_hear_each_statement_before_and_after(desk: Desk) -> None:
    heard: list[tuple[str, str, bool]] = []

    def hear(moment: str) -> Any:
        return lambda _c, _cursor, sql, _values, _context, many: heard.append((moment, sql.split()[0], many))

    with desk.write() as writing:
        for moment in ("before", "after"):
            event.listen(writing.connection, f"{moment}_cursor_execute", hear(moment))
        fill(writing.connection, 1)
        _NAMED.rows(writing.connection, ["å0"])
    assert heard == [
        ("before", "INSERT", True), ("after", "INSERT", True),
        ("before", "SELECT", False), ("after", "SELECT", False),
    ]  # fmt: skip


def test_an_error_of_the_database_is_known(desk: Desk) -> None:
    with pytest.raises(KnownError) as caught, desk.write() as writing:
        Plain(text("PRAGMA max_page_count = 1")).row(writing.connection)  # no less than there are
        _ADD.run(writing.connection, ((str(number), "x" * 200_000) for number in range(40)))
    assert caught.value.code == "disk.full"
