"""Entries as bytes."""

from __future__ import annotations

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from journals import journals
from samordning_desktop.core.entry import Entry, Value
from samordning_desktop.store.codec import (
    entry_id,
    join_ids,
    pack_entries,
    pack_value,
    split_ids,
    unpack_entries,
    unpack_value,
)

VALUES: st.SearchStrategy[Value] = st.one_of(
    st.none(), st.text(), st.integers(-(2**63), 2**64 - 1), st.lists(st.one_of(st.text(), st.integers(-9, 9)))
)


@given(VALUES)
def test_a_value_is_read_as_it_was_written(value: Value) -> None:
    assert unpack_value(pack_value(value)) == value


@given(journals())
def test_entries_are_read_as_they_were_written_and_keep_their_ids(entries: list[Entry]) -> None:
    read = unpack_entries(pack_entries(entries), {})
    assert read == entries
    assert [entry_id(entry) for entry in read] == [entry_id(entry) for entry in entries]


@given(journals())
def test_what_entries_have_in_common_is_held_once(entries: list[Entry]) -> None:
    known: dict[str, str] = {}
    read = [entry for _ in range(2) for entry in unpack_entries(pack_entries(entries), known)]
    for name in ("scope", "entity", "entity_id", "field", "author", "device", "operation"):
        texts = [getattr(entry, name) for entry in read]
        assert len(set(map(id, texts))) == len(set(texts))


@given(journals(most=1))
def test_every_part_of_an_entry_counts_in_its_id(entries: list[Entry]) -> None:
    (entry,) = entries
    others = [
        entry._replace(**{name: part})
        for name, part in (
            ("scope", "x"), ("entity", "x"), ("entity_id", "x"), ("field", "x"), ("value", "annat"),
            ("replaces", (b"y" * 16,)), ("author", "x"), ("device", "x"), ("number", 999), ("wall", 999),
            ("tick", 999), ("operation", "x"),
        )
    ]  # fmt: skip
    assert len({entry_id(one) for one in (entry, *others)}) == len(others) + 1
    assert len(entry_id(entry)) == 16


@given(st.lists(st.binary(min_size=16, max_size=16)))
def test_ids_end_to_end(ids: list[bytes]) -> None:
    assert split_ids(join_ids(ids)) == tuple(ids)


@pytest.mark.parametrize("packed", [b"", b"x", b"\x91\x01", b"\x91\x91\xa1x", b"\xc1", b"\x90\x00"])
def test_anything_else_is_refused_by_its_own_error(packed: bytes) -> None:
    with pytest.raises(msgspec.DecodeError):
        unpack_entries(packed, {})


def test_the_id_is_fixed_for_good() -> None:
    """Other sites hold entries by these ids; a change of the form would make strangers of them."""
    entry = Entry(
        "participant/p", "participant", "p", "goal", "bo själv", (b"0" * 16,), "k", "d", 1, 2, 3, "o"
    )
    assert entry_id(entry).hex() == "4a6f095246bbb9f515890d2b26c5ec1e"
