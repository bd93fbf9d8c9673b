"""What an entry may be: checked before anything from another site comes near the store."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samordning_desktop.core import entities
from samordning_desktop.core.attachment import FILE_LIMIT
from samordning_desktop.core.consent_scope import WORDS_LIMIT, ConsentScope, Party, PartyKind, pack_scope
from samordning_desktop.core.details import DETAIL_LABELS
from samordning_desktop.core.eligibility import ELIGIBILITY_LABELS
from samordning_desktop.core.entities import FIELDS, LABEL_LIMIT, NEWEST_WALL, owned_id, well_formed
from samordning_desktop.core.entry import Entry, Value
from samordning_desktop.core.network import NETWORK_LABELS
from samordning_desktop.core.participant import FIELD_LABELS, TEXT_LIMIT
from samordning_desktop.core.scopes import notice_scope, participant_scope, site_scope
from samordning_desktop.core.step import STEP_LABELS
from samordning_desktop.core.texts import OWN_LIMIT, own_id

TEXT = "Titel: Samtycke\nVersion: F1\nDatum: 2026-03-01\n\nJag säger ja.\n"
DIGEST = "0a" * 32
PLACES = {
    entities.PARTICIPANT: (participant_scope("p"), "p"),
    entities.CONSENT: (participant_scope("p"), "p.c"),
    entities.RATING: (participant_scope("p"), "p.r"),
    entities.NETWORK: (participant_scope("p"), "p.n"),
    entities.STEP: (participant_scope("p"), "p.s"),
    entities.ELIGIBILITY: (participant_scope("p"), "p.eligibility"),
    entities.NOTICE: (notice_scope("p"), "p"),
    entities.NARROWING: (participant_scope("p"), "p.t"),
    entities.WITHDRAWAL: (participant_scope("p"), "p.w"),
    entities.INFORMED: (participant_scope("p"), "p.i"),
    entities.SITE_RECALL: (notice_scope("p"), "p.s"),
    entities.SITE: (site_scope("s"), "s"),
    entities.STAFF: (site_scope("s"), "k"),
    entities.TEXT: (site_scope("s"), own_id("consent", False, TEXT)),
    entities.INFORMATION_KIND: (site_scope("s"), "i"),
}
VALUES: st.SearchStrategy[Value] = st.one_of(
    st.none(), st.text(), st.integers(), st.lists(st.one_of(st.text(), st.integers()), max_size=6)
)


def test_of_what_stands_in_a_days_place_only_days_are_remembered() -> None:
    """What is remembered outlives the lock, and a package can say anything there."""
    given = FIELDS[entities.CONSENT]["given"]
    before = entities._require_day.cache_info().currsize  # noqa: SLF001
    assert not given(["Åsa Öberg,", "3"])
    assert entities._require_day.cache_info().currsize == before  # noqa: SLF001


def entry(entity: str, field: str, value: Value, **other: Any) -> Entry:
    scope, entity_id = PLACES.get(entity, (participant_scope("p"), "p"))
    plain = Entry(scope, entity, entity_id, field, value, (), "k", "d", 1, 1_000, 0, "o")
    return plain._replace(**other)


def goal(**other: Any) -> Entry:
    return entry(entities.PARTICIPANT, "goal", "bo själv", **other)


@pytest.mark.parametrize(
    ("entity", "field", "value"),
    [
        (entities.PARTICIPANT, "name", "Åsa Öberg"),
        (entities.PARTICIPANT, "name", "å" * LABEL_LIMIT),
        (entities.PARTICIPANT, "name", None),
        (entities.PARTICIPANT, "personal_id", "19610118-2803"),
        (entities.PARTICIPANT, "start", "2024-02-29"),
        (entities.PARTICIPANT, "start", None),
        (entities.PARTICIPANT, "planning", "ä" * TEXT_LIMIT),
        (entities.PARTICIPANT, "goal", ""),
        (entities.PARTICIPANT, "site", "s"),
        (entities.CONSENT, "given", ["2026-03-01", "3"]),
        (entities.CONSENT, "given", None),
        (entities.CONSENT, "scope", None),
        (entities.CONSENT, "scope", pack_scope(ConsentScope())),
        (
            entities.CONSENT,
            "scope",
            pack_scope(ConsentScope((Party(PartyKind.UNIT, "Öppenvården", ("ratings",)),), "å")),
        ),
        (entities.CONSENT, "sites", pack_scope(ConsentScope())),
        (entities.CONSENT, "how", "screen"),
        (entities.CONSENT, "witness", "Tolk: Mia Åhl"),
        (entities.CONSENT, "form", [DIGEST, "application/pdf", 1]),
        (entities.CONSENT, "form", [DIGEST, "image/png", FILE_LIMIT]),
        (entities.CONSENT, "form", None),
        (entities.CONSENT, "seal", DIGEST),
        (entities.NARROWING, "part", ["2026-03-01", "party", "site/s", "phone", "Karin Ek"]),
        (entities.NARROWING, "part", ["2024-02-29", "kind", "ratings", "", ""]),
        (entities.WITHDRAWAL, "received", ["2026-03-01", "written", "Karin Ek"]),
        (entities.WITHDRAWAL, "received", None),
        (entities.INFORMED, "told", ["2026-03-01", "information", "1-lattlast", "together", "Karin Ek"]),
        (entities.SITE_RECALL, "recalled_here", "2026-03-01"),
        (entities.TEXT, "content", ["consent", 0, TEXT]),
        (entities.INFORMATION_KIND, "name", "Ekonomi"),
        (entities.INFORMATION_KIND, "name", None),
        (entities.RATING, "filled", ["2026-03-01", "1", 0, 10, 5]),
        (entities.RATING, "filled", None),
        (entities.NOTICE, "withdrawn", "2026-03-01"),
        (entities.NOTICE, "recalled", "2026-03-01"),
        (entities.NOTICE, "erased", "2026-03-01"),
        (entities.SITE, "name", "Falköping"),
        (entities.STAFF, "principal", "kommun"),
        (entities.STAFF, "principal", "region"),
    ],
)
def test_what_the_program_writes_is_well_formed(entity: str, field: str, value: Value) -> None:
    assert well_formed(entry(entity, field, value))


@pytest.mark.parametrize(
    ("entity", "field", "value"),
    [
        (entities.PARTICIPANT, "name", "å" * (LABEL_LIMIT + 1)),
        (entities.PARTICIPANT, "name", 7),
        (entities.PARTICIPANT, "goal", ["a", "b"]),
        (entities.PARTICIPANT, "planning", "ä" * (TEXT_LIMIT + 1)),
        (entities.PARTICIPANT, "start", "2025-02-29"),
        (entities.PARTICIPANT, "start", "20250203"),
        (entities.PARTICIPANT, "start", "2025-W09-1"),
        (entities.PARTICIPANT, "start", "2025-3-02 "),
        (entities.PARTICIPANT, "start", ""),
        (entities.PARTICIPANT, "diagnosis", "x"),
        (entities.CONSENT, "given", ["2026-03-01"]),
        (entities.CONSENT, "given", ["2026-03-01", "3", "x"]),
        (entities.CONSENT, "given", ["2026-W09-7", "3"]),
        (entities.CONSENT, "given", ["3", "2026-03-01"]),
        (entities.CONSENT, "given", ["2026-03-01", 3]),
        (entities.CONSENT, "given", [20260301, "3"]),
        (entities.CONSENT, "given", ["2026-03-01", "3" * (LABEL_LIMIT + 1)]),
        (entities.CONSENT, "given", "2026-03-01"),
        (entities.CONSENT, "scope", ""),
        (entities.CONSENT, "scope", "{}"),
        (entities.CONSENT, "scope", '{"parties": [], "words": ""}'),
        (entities.CONSENT, "scope", '{"parties":[["unit","a","","x"],["unit","A",""]],"words":""}'),
        (entities.CONSENT, "scope", '{"parties":[["uncle","a",""]],"words":""}'),
        (entities.CONSENT, "scope", '{"parties":[["unit"," ",""]],"words":""}'),
        (entities.CONSENT, "scope", '{"parties":[["unit","a","","x","x"]],"words":""}'),
        (entities.CONSENT, "scope", '{"parties":[["unit","a","",7]],"words":""}'),
        (entities.CONSENT, "scope", '{"parties":[["unit"]],"words":""}'),
        (entities.CONSENT, "scope", '{"parties":7,"words":""}'),
        (entities.CONSENT, "scope", '{"parties":[],"words":7}'),
        (entities.CONSENT, "scope", "[" * 100_000),
        (entities.CONSENT, "scope", pack_scope(ConsentScope((), "å" * (WORDS_LIMIT + 1)))),
        (entities.CONSENT, "how", "phone"),
        (entities.CONSENT, "form", [DIGEST, "text/html", 1]),
        (entities.CONSENT, "form", [DIGEST, "image/png", 0]),
        (entities.CONSENT, "form", [DIGEST, "image/png", FILE_LIMIT + 1]),
        (entities.CONSENT, "form", [DIGEST[:-1], "image/png", 1]),
        (entities.CONSENT, "form", [DIGEST.upper(), "image/png", 1]),
        (entities.CONSENT, "seal", "../" + DIGEST[3:]),
        (entities.NARROWING, "part", None),
        (entities.NARROWING, "part", ["2026-03-01", "all", "x", "", ""]),
        (entities.NARROWING, "part", ["2026-03-01", "kind", "", "", ""]),
        (entities.NARROWING, "part", ["2026-02-29", "kind", "ratings", "", ""]),
        (entities.NARROWING, "part", ["2026-03-01", "kind", "ratings", "shouted", ""]),
        (entities.WITHDRAWAL, "received", ["2026-03-01", "written"]),
        (entities.INFORMED, "told", ["2026-03-01", "recovery", "1", "together", ""]),
        (entities.INFORMED, "told", ["2026-03-01", "information", "", "together", ""]),
        (entities.INFORMED, "told", ["2026-03-01", "information", "1", "", ""]),
        (entities.SITE_RECALL, "recalled_here", None),
        (entities.TEXT, "content", None),
        (entities.TEXT, "content", ["consent", 1, TEXT]),  # its id is another's
        (entities.TEXT, "content", ["consent", 0, TEXT + "Och mer.\n"]),
        (entities.TEXT, "content", ["consent", 0, "no header"]),
        (entities.TEXT, "content", ["consent", 0, TEXT + "å" * OWN_LIMIT]),
        (entities.TEXT, "content", ["recovery", 0, TEXT]),
        (entities.RATING, "filled", ["2026-03-01", "1", 0, 10]),
        (entities.RATING, "filled", ["2026-03-01", "1", 0, 10, 5, 5]),
        (entities.RATING, "filled", ["2026-03-01", "1", -1, 10, 5]),
        (entities.RATING, "filled", ["2026-03-01", "1", 0, 11, 5]),
        (entities.RATING, "filled", ["2026-03-01", "1", 0, "5", 5]),
        (entities.RATING, "filled", ["2026-03-01", "1", 0, True, 5]),
        (entities.RATING, "filled", ["2026-03-32", "1", 0, 1, 5]),
        (entities.NOTICE, "withdrawn", None),
        (entities.NOTICE, "recalled", None),
        (entities.NOTICE, "erased", None),
        (entities.NOTICE, "erased", ""),
        (entities.STAFF, "principal", "landsting"),
        (entities.STAFF, "principal", None),
        ("diary", "text", "x"),
        ("", "", None),
    ],
)
def test_anything_else_is_not(entity: str, field: str, value: Value) -> None:
    assert not well_formed(entry(entity, field, value))


@pytest.mark.parametrize(
    "scope",
    ["", "participant", "participant/", "x/p", participant_scope("q"), notice_scope("p"), site_scope("p")],
)
def test_a_participants_fields_belong_in_that_participants_scope(scope: str) -> None:
    assert not well_formed(goal(scope=scope))


@pytest.mark.parametrize("entity", PLACES)
def test_each_entity_has_one_kind_of_home(entity: str) -> None:
    own, _ = PLACES[entity]
    field = next(iter(FIELDS[entity]))
    values: dict[str, Value] = {
        entities.NARROWING: ["2026-03-01", "kind", "ratings", "", ""],
        entities.TEXT: ["consent", 0, TEXT],
        **dict.fromkeys((entities.NOTICE, entities.SITE_RECALL), "2026-03-01"),
    }
    value = values.get(entity)
    for scope in {participant_scope("p"), notice_scope("p"), site_scope("s")}:
        assert well_formed(entry(entity, field, value, scope=scope)) is (scope == own)


@pytest.mark.parametrize("entity_id", ["c", "p", "q.c", "p-c", "pp.c", ".c", "p.q.c"])
def test_a_consent_names_its_participant_so_that_no_other_can_claim_it(entity_id: str) -> None:
    given = entry(entities.CONSENT, "given", ["2026-03-01", "3"])
    assert not well_formed(given._replace(entity_id=entity_id))
    assert well_formed(given._replace(entity_id=owned_id("p", "c")))


@pytest.mark.parametrize(
    "part",
    [
        {"number": 0}, {"number": -1}, {"number": 2**53}, {"number": 2**64 - 1},
        {"wall": -1}, {"wall": NEWEST_WALL}, {"wall": 2**64 - 1},
        {"tick": -1}, {"tick": 2**31},
        {"author": ""}, {"device": ""}, {"operation": ""}, {"entity_id": ""},
        {"author": "k" * (LABEL_LIMIT + 1)}, {"device": "d" * (LABEL_LIMIT + 1)},
        {"operation": "o" * (LABEL_LIMIT + 1)},
        {"replaces": (b"",)}, {"replaces": (bytes(15),)}, {"replaces": (bytes(16), bytes(17))},
    ],
)  # fmt: skip
def test_numbers_times_and_labels_have_edges(part: dict[str, Any]) -> None:
    assert not well_formed(goal(**part))


@pytest.mark.parametrize(
    "part",
    [
        {"number": 2**53 - 1}, {"wall": 0}, {"wall": NEWEST_WALL - 1}, {"tick": 2**31 - 1},
        {"replaces": (bytes(16), b"x" * 16)}, {"author": "k" * LABEL_LIMIT},
    ],
)  # fmt: skip
def test_and_what_is_just_inside_them(part: dict[str, Any]) -> None:
    assert well_formed(goal(**part))


def test_the_latest_time_is_one_that_every_platform_can_show() -> None:
    assert datetime.fromtimestamp((NEWEST_WALL - 1) / 1000, UTC).year == 2999


@given(st.sampled_from([*FIELDS, "x"]), st.text(), VALUES, st.text(), st.text())
def test_no_entry_breaks_the_check(entity: str, field: str, value: Value, scope: str, entity_id: str) -> None:
    assert not well_formed(entry(entity, field, value, scope=scope, entity_id=entity_id))


@given(st.sampled_from([(one, field) for one in FIELDS for field in FIELDS[one]]), VALUES)
def test_a_value_of_the_wrong_kind_never_passes(place: tuple[str, str], value: Value) -> None:
    entity, field = place
    if well_formed(entry(entity, field, value)):
        assert value is None or isinstance(value, str) or (
            isinstance(value, list) and entity in (entities.CONSENT, entities.RATING)
        ) or (type(value) is int and field in ("protected", "rhythm", "covered"))  # fmt: skip


def test_every_field_of_the_board_and_every_detail_is_a_participants_field() -> None:
    assert set(FIELD_LABELS) | set(DETAIL_LABELS) | {"site"} == set(FIELDS[entities.PARTICIPANT])
    assert not set(FIELD_LABELS) & set(DETAIL_LABELS)


@pytest.mark.parametrize(
    ("entity", "labels"),
    [
        (entities.NETWORK, NETWORK_LABELS),
        (entities.STEP, STEP_LABELS),
        (entities.ELIGIBILITY, ELIGIBILITY_LABELS),
    ],
)
def test_every_field_of_a_thing_has_a_word(entity: str, labels: dict[str, str]) -> None:
    assert set(labels) == set(FIELDS[entity])


def test_a_participant_has_one_assessment_with_a_known_id() -> None:
    known = entry(entities.ELIGIBILITY, "adult", "yes")
    assert well_formed(known)
    assert not well_formed(known._replace(entity_id="p.another"))
    assert not well_formed(known._replace(entity_id="eligibility"))


@pytest.mark.parametrize(
    ("entity", "field", "values"),
    [
        (entities.PARTICIPANT, "protected", (0, 2, True, False, "1", "ja")),
        (entities.PARTICIPANT, "rhythm", (0, -1, 367, True, "28")),
        (entities.PARTICIPANT, "principal", ("landsting", "", 1)),
        (entities.PARTICIPANT, "ended", ("2026-02-29", "igår", 20260301)),
        (entities.NETWORK, "covered", (0, True, "ja")),
        (entities.STEP, "due", ("2025-02-29", "snart")),
        (entities.ELIGIBILITY, "adult", ("ja", "maybe", 1)),
        (entities.ELIGIBILITY, "quadrant", ("red", "low")),
        (entities.ELIGIBILITY, "decision", ("yes", "")),
    ],
)
def test_codes_days_and_numbers_are_held_to_their_own(
    entity: str, field: str, values: tuple[Value, ...]
) -> None:
    assert well_formed(entry(entity, field, None))
    assert not any(well_formed(entry(entity, field, value)) for value in values)


@pytest.mark.parametrize(
    ("entity", "field", "value"),
    [
        (entities.PARTICIPANT, "protected", 1),
        (entities.PARTICIPANT, "rhythm", 1),
        (entities.PARTICIPANT, "rhythm", 366),
        (entities.PARTICIPANT, "principal", "region"),
        (entities.PARTICIPANT, "ended", "2024-02-29"),
        (entities.NETWORK, "covered", 1),
        (entities.STEP, "done", "2026-03-02"),
        (entities.ELIGIBILITY, "to_investigate", "no"),
        (entities.ELIGIBILITY, "quadrant", "high_high"),
        (entities.ELIGIBILITY, "decision", "not_included"),
    ],
)
def test_what_the_person_page_writes_is_well_formed(entity: str, field: str, value: Value) -> None:
    assert well_formed(entry(entity, field, value))
