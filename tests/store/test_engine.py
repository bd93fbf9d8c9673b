"""SQLCipher under SQLAlchemy: really encrypted, really locked, really one transaction."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
from sqlalchemy.exc import DatabaseError
from sqlcipher3 import dbapi2

from refusals import refused
from samordning_desktop.store import engine as module
from samordning_desktop.store.engine import held_elsewhere, open_engine

KEY = bytes(range(32))


def make(path: Path, key: bytes = KEY) -> None:
    engine = open_engine(path, key)
    with engine.begin() as connection:
        connection.exec_driver_sql("CREATE TABLE thing (word TEXT)")
        connection.exec_driver_sql("INSERT INTO thing VALUES ('Åsa Öberg')")
    engine.dispose()


def pragma(path: Path, name: str) -> object:
    engine = open_engine(path, KEY)
    with engine.connect() as connection:
        value = connection.exec_driver_sql(f"PRAGMA {name}").scalar()
    engine.dispose()
    return value


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("journal_mode", "wal"), ("synchronous", 2), ("locking_mode", "exclusive"), ("temp_store", 2),
        ("secure_delete", 1), ("foreign_keys", 1), ("cipher_page_size", "4096"),
    ],
)  # fmt: skip
def test_the_settings_of_every_connection(tmp_path: Path, name: str, value: object) -> None:
    assert pragma(tmp_path / "x", name) == value


def test_it_is_sqlcipher_4(tmp_path: Path) -> None:
    assert str(pragma(tmp_path / "x", "cipher_version")).startswith("4.")


def test_plain_sqlite_is_refused_before_anything_is_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Plain SQLite takes ``PRAGMA key`` without a word, and would write in clear."""
    monkeypatch.setattr(module, "dbapi2", sqlite3)
    engine = open_engine(tmp_path / "x", KEY)
    with refused("store.no_cipher"), engine.connect():
        pass
    assert (tmp_path / "x").stat().st_size == 0


def test_what_is_on_the_disk_is_no_database_without_the_key(tmp_path: Path) -> None:
    make(tmp_path / "x")
    content = (tmp_path / "x").read_bytes()
    assert not content.startswith(b"SQLite format 3")
    assert "Åsa".encode() not in content
    assert b"thing" not in content
    with pytest.raises(DatabaseError) as caught:
        make(tmp_path / "x", bytes(32))
    assert caught.value.orig is not None
    assert getattr(caught.value.orig, "sqlite_errorname", "") == "SQLITE_NOTADB"


def test_a_failed_transaction_takes_its_tables_with_it(tmp_path: Path) -> None:
    engine = open_engine(tmp_path / "x", KEY)
    with pytest.raises(ZeroDivisionError), engine.begin() as connection:
        connection.exec_driver_sql("CREATE TABLE thing (word TEXT)")
        raise ZeroDivisionError
    with engine.connect() as connection:
        assert connection.exec_driver_sql("SELECT name FROM sqlite_master").fetchall() == []
    engine.dispose()


def test_one_program_at_a_time(tmp_path: Path) -> None:
    path = tmp_path / "x"
    assert not held_elsewhere(path)
    make(path)
    assert not held_elsewhere(path)
    engine = open_engine(path, KEY)
    with engine.begin() as connection:
        connection.exec_driver_sql("INSERT INTO thing VALUES ('ett')")
    assert held_elsewhere(path)
    with pytest.raises(DatabaseError, match="locked"):
        make(path)
    engine.dispose()
    assert not held_elsewhere(path)


def test_a_file_that_is_no_database_is_not_held(tmp_path: Path) -> None:
    (tmp_path / "x").write_bytes(b"x" * 5_000)
    assert not held_elsewhere(tmp_path / "x")


def test_the_driver_has_what_the_store_needs() -> None:
    assert dbapi2.sqlite_version_info >= (3, 35)


def test_what_most_rows_hold_is_bound_as_it_is(tmp_path: Path) -> None:
    """The driver must never have to look for a protocol in them: it took longer than binding the value."""
    kinds = {kind for kind, protocol in dbapi2.adapters if protocol is dbapi2.PrepareProtocol}
    assert {bytes, type(None)} <= kinds
    engine = open_engine(tmp_path / "x", KEY)
    with engine.connect() as connection:
        row = connection.exec_driver_sql(
            "SELECT ?, ?, typeof(?), typeof(?)", (b"\x00\xff", None, b"", None)
        ).one()
    engine.dispose()
    assert tuple(row) == (b"\x00\xff", None, "blob", "null")
