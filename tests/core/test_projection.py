"""From heads to rows: the same heads, the same row."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samordning_desktop.core import entities
from samordning_desktop.core.entry import Head, Value
from samordning_desktop.core.projection import ALONE, project, with_fields


def head(value: Value, wall: int = 1, tick: int = 0) -> Head:
    return Head(f"{value}{wall}{tick}".encode().ljust(16)[:16], value, wall, tick, "d", 1)


def test_a_participant_shows_the_latest_of_each_field_and_names_the_fields_that_wait() -> None:
    heads = {
        "name": [head("Åsa")],
        "goal": [head("bo själv", 2), head("studera", 1)],
        "planning": [head("ring", 1), head("ring", 2)],
        "situation": [head(None, 3), head("stabil", 2)],
    }
    row = project(entities.PARTICIPANT, "p", "p", heads)
    assert row is not None
    assert row.keys() == {"id", "conflicts", *entities.FIELDS[entities.PARTICIPANT]}
    assert {name: value for name, value in row.items() if value is not None} == {
        "id": "p", "name": "Åsa", "goal": "bo själv", "planning": "ring", "conflicts": "goal,situation",
    }  # fmt: skip


values = st.sampled_from([None, "ett", "två"])
some_heads = st.lists(st.builds(head, values, st.integers(1, 3)), max_size=3, unique_by=lambda one: one.id)
every_field = st.fixed_dictionaries(
    {name: some_heads for name in entities.FIELDS[entities.PARTICIPANT] if name != "protected"}
)


@given(
    before=every_field,
    after=st.dictionaries(st.sampled_from(sorted(ALONE)), some_heads),
    protected=st.sampled_from([[], [head(1)]]),
)
def test_a_row_whose_fields_have_changed_is_the_one_that_is_made_anew(
    before: dict[str, list[Head]], after: dict[str, list[Head]], protected: list[Head]
) -> None:
    heads = before | {"protected": protected}
    row = project(entities.PARTICIPANT, "p", "p", heads)
    assert row is not None
    assert with_fields(row, after) == project(entities.PARTICIPANT, "p", "p", heads | after)


@pytest.mark.parametrize("protected", [[head(1)], [head(1, 1), head(None, 9)], [head(None, 1), head(1, 9)]])
def test_with_protected_identity_no_address_is_in_the_row_whenever_it_was_written(
    protected: list[Head],
) -> None:
    heads = {
        "protected": protected,
        "address": [head("Storgatan 1", 99), head("Storgatan 2", 98)],
        "phone": [head("070", 99)],
    }
    row = project(entities.PARTICIPANT, "p", "p", heads)
    assert row is not None
    assert (row["address"], row["phone"]) == (None, None)
    assert "address" not in row["conflicts"]


def test_without_it_the_address_is_there() -> None:
    row = project(
        entities.PARTICIPANT, "p", "p", {"protected": [head(None)], "address": [head("Storgatan 1")]}
    )
    assert row is not None
    assert row["address"] == "Storgatan 1"


@pytest.mark.parametrize(
    ("entity", "field"), [(entities.NETWORK, "name"), (entities.STEP, "what"), (entities.ELIGIBILITY, "note")]
)
def test_a_thing_is_there_as_long_as_it_says_something(entity: str, field: str) -> None:
    row = project(entity, "p.x", "p", {field: [head("a", 2), head("b", 1)]})
    assert row is not None
    assert (row["id"], row["participant"], row[field], row["conflicts"]) == ("p.x", "p", "a", field)
    assert project(entity, "p.x", "p", {field: [head(None)]}) is None
    assert project(entity, "p.x", "p", {}) is None


def test_a_participant_of_whom_nothing_is_known_has_an_empty_row() -> None:
    row = project(entities.PARTICIPANT, "p", "p", {})
    assert row is not None
    assert {name for name, value in row.items() if value} == {"id"}


def test_a_consent_belongs_to_the_scopes_participant_and_keeps_its_time() -> None:
    heads = {"given": [head(["2026-03-01", "3"], 9, 2), head(["2025-03-01", "2"], 9, 1)]}
    assert project(entities.CONSENT, "c", "p", heads) == {
        "id": "c", "participant": "p", "signed": "2026-03-01", "text_version": "3", "wall": 9, "tick": 2,
        **dict.fromkeys(("scope", "sites", "how", "witness", "form", "seal")),
    }  # fmt: skip


def test_a_rating_is_taken_apart() -> None:
    heads = {"filled": [head(["2026-03-01", "1", 0, 10, 5])]}
    assert project(entities.RATING, "r", "p", heads) == {
        "id": "r", "participant": "p", "day": "2026-03-01", "instrument": "1", "first": 0, "second": 10, "third": 5,
    }  # fmt: skip


@pytest.mark.parametrize(("entity", "field"), [(entities.CONSENT, "given"), (entities.RATING, "filled")])
def test_a_form_that_was_taken_back_has_no_row(entity: str, field: str) -> None:
    assert project(entity, "x", "p", {field: [head(None)]}) is None
    assert project(entity, "x", "p", {}) is None


def test_a_withdrawal_counts_from_the_earliest_day_and_the_latest_recall_counts() -> None:
    heads = {
        "withdrawn": [head("2026-03-05", 9), head("2026-03-01", 1)],
        "recalled": [head("2026-02-01", 4, 1), head("2026-02-09", 4, 0)],
        "erased": [head("2026-06-01"), head("2026-05-01")],
    }
    assert project(entities.NOTICE, "p", "p", heads) == {
        "participant": "p", "withdrawn": "2026-03-01", "recalled": "2026-02-01", "recalled_wall": 4,
        "recalled_tick": 1, "erased": "2026-05-01",
    }  # fmt: skip


def test_site_and_staff_are_plain() -> None:
    assert project(entities.SITE, "s", "s", {"name": [head("Falköping")]}) == {"id": "s", "name": "Falköping"}
    assert project(entities.STAFF, "k", "s", {"name": [head("Bo", 1), head("Bo L", 2)]}) == {
        "id": "k", "name": "Bo L", "unit": None, "principal": None, "site": None,
    }  # fmt: skip


HEADS = st.lists(
    st.builds(head, st.sampled_from([None, "a", "å", "ö"]), st.integers(1, 3), st.integers(0, 2)), max_size=4
)


@given(st.dictionaries(st.sampled_from(sorted(entities.FIELDS[entities.PARTICIPANT])), HEADS), st.randoms())
def test_the_order_of_heads_makes_no_difference(heads: dict[str, list[Head]], random: object) -> None:
    mixed = {field: list(values) for field, values in reversed(heads.items())}
    for values in mixed.values():
        random.shuffle(values)  # type: ignore[attr-defined]
    assert project(entities.PARTICIPANT, "p", "p", mixed) == project(entities.PARTICIPANT, "p", "p", heads)
