"""Entries made up for tests, and what a store that has them must show: told once more, in plain Python."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from hypothesis import strategies as st

from samordning_desktop.core import entities
from samordning_desktop.core.entry import Entry, FieldKey, Head, Value
from samordning_desktop.core.projection import project
from samordning_desktop.core.scopes import notice_scope, participant_scope, site_scope, split_scope
from samordning_desktop.store.codec import entry_id
from samordning_desktop.store.schema import PROJECTION

_OWN_KEY = {"notice": "participant"}


def expected_rows(entries: Iterable[Entry]) -> dict[str, list[tuple[Any, ...]]]:
    """The projection's rows by table, worked out from nothing but the set of entries."""
    known = {entry_id(entry): entry for entry in entries}
    erased = {entry.entity_id for entry in known.values() if entry.field == "erased"}
    living = {
        own_id: entry
        for own_id, entry in known.items()
        if entry.scope not in {participant_scope(one) for one in erased}
    }
    replaced = {(entry.key, old) for entry in living.values() for old in entry.replaces}
    heads = {own_id: entry for own_id, entry in living.items() if (entry.key, own_id) not in replaced}
    rows: dict[str, list[tuple[Any, ...]]] = {table.name: [] for table in PROJECTION}
    rows["head"] = sorted((*entry.key, own_id) for own_id, entry in heads.items())
    here = {(entry.key, own_id) for own_id, entry in known.items()}
    rows["superseded"] = sorted((old, *key) for key, old in replaced - here)
    for (entity, entity_id), owner in {entry.key[:2]: entry.scope for entry in living.values()}.items():
        row = project(entity, entity_id, split_scope(owner)[1], _heads(heads, entity, entity_id))
        if row is not None:
            rows[entity].append(tuple(row[column] for column in _columns(entity)))
    return {name: sorted(found, key=repr) for name, found in rows.items()}


def without_places(rows: dict[str, list[tuple[Any, ...]]]) -> dict[str, list[tuple[Any, ...]]]:
    """A store's rows but for where in its own journal each head stands: that goes by the order in which they came."""
    return rows | {"head": [row[:-1] for row in rows["head"]]}


def sorted_rows(rows: dict[str, list[tuple[Any, ...]]]) -> dict[str, list[tuple[Any, ...]]]:
    """A store's rows in the order of ``expected_rows``."""
    return {name: sorted(found, key=repr) for name, found in rows.items()}


def _heads(heads: dict[bytes, Entry], entity: str, entity_id: str) -> dict[str, list[Head]]:
    found: dict[str, list[Head]] = defaultdict(list)
    for own_id, entry in heads.items():
        if entry.key[:2] == (entity, entity_id):
            found[entry.field].append(
                Head(own_id, entry.value, entry.wall, entry.tick, entry.device, entry.number)
            )
    return found


def _columns(entity: str) -> list[str]:
    return next(table for table in PROJECTION if table.name == entity).c.keys()


#: Two participants, each with a consent, a self-rating and a thing of each kind; notices about both; a site and its staff.
FIELDS: tuple[tuple[str, FieldKey], ...] = tuple(
    (scope, FieldKey(entity, entity_id, field))
    for one in ("p1", "p2")
    for scope, entity, entity_id, field in (
        (participant_scope(one), entities.PARTICIPANT, one, "name"),
        (participant_scope(one), entities.PARTICIPANT, one, "goal"),
        (participant_scope(one), entities.CONSENT, f"{one}.c", "given"),
        (participant_scope(one), entities.RATING, f"{one}.r", "filled"),
        (participant_scope(one), entities.NETWORK, f"{one}.n", "name"),
        (participant_scope(one), entities.STEP, f"{one}.s", "what"),
        (participant_scope(one), entities.ELIGIBILITY, f"{one}.eligibility", "note"),
        (participant_scope(one), entities.NARROWING, f"{one}.t", "part"),
        (participant_scope(one), entities.INFORMED, f"{one}.i", "told"),
        (notice_scope(one), entities.SITE_RECALL, f"{one}.s", "recalled_here"),
        (notice_scope(one), entities.NOTICE, one, "withdrawn"),
        (notice_scope(one), entities.NOTICE, one, "recalled"),
        (site_scope("s"), entities.SITE, "s", "name"),
        (site_scope("s"), entities.STAFF, "k", "name"),
    )
)
ERASURES = tuple((notice_scope(one), FieldKey(entities.NOTICE, one, "erased")) for one in ("p1", "p2"))

_TEXTS: st.SearchStrategy[Value] = st.sampled_from(["a", "å", "ö" * 40, "", None])
_DAYS = st.sampled_from(["2025-04-22", "2026-03-01", "2026-03-02"])
_VALUES: dict[str, st.SearchStrategy[Value]] = {
    entities.PARTICIPANT: _TEXTS,
    entities.CONSENT: st.one_of(st.none(), st.tuples(_DAYS, st.just("3")).map(list)),
    entities.RATING: st.one_of(
        st.none(), st.tuples(_DAYS, st.just("1"), *[st.integers(0, 10)] * 3).map(list)
    ),
    entities.NETWORK: _TEXTS,
    entities.STEP: _TEXTS,
    entities.ELIGIBILITY: _TEXTS,
    entities.NARROWING: st.tuples(_DAYS, st.just("kind"), st.just("ratings"), st.just(""), st.just("")).map(
        list
    ),
    entities.INFORMED: st.tuples(_DAYS, *map(st.just, ("information", "1", "sent", ""))).map(list),
    entities.SITE_RECALL: _DAYS,
    entities.NOTICE: _DAYS,
    entities.SITE: _TEXTS,
    entities.STAFF: _TEXTS,
}


@st.composite
def journals(draw: st.DrawFn, erasures: bool = True, most: int = 12) -> list[Entry]:
    """Some entries in an order in which they can have been written.

    Each replaces any of those before it: of its own field mostly, and sometimes of another, which only a
    faulty or hostile program would write. Times and devices are few, so that they collide.
    """
    places = FIELDS + (ERASURES if erasures else ())
    made: list[Entry] = []
    for number in range(1, draw(st.integers(1, most)) + 1):
        scope, key = draw(st.sampled_from(places))
        own = [entry_id(old) for old in made if old.key == key]
        others = [entry_id(old) for old in made]
        pool = draw(st.sampled_from([own, own, own, others])) or others
        replaces = draw(st.lists(st.sampled_from(pool), unique=True, max_size=3)) if pool else []
        made.append(
            Entry(
                scope=scope, entity=key.entity, entity_id=key.entity_id, field=key.field,
                value=draw(_VALUES[key.entity]), replaces=tuple(sorted(replaces)),
                author=draw(st.sampled_from(["k1", "k2"])), device=draw(st.sampled_from(["d1", "d2"])),
                number=number, wall=draw(st.sampled_from([1, 2, 10**12])), tick=draw(st.integers(0, 1)),
                operation=draw(st.sampled_from(["o1", "o2"])),
            )
        )  # fmt: skip
    return made
