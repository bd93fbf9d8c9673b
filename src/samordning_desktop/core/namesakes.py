"""People of the same name, told apart: by start, else year of birth, else identity number, else a number."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from samordning_desktop.core.participant import Apart, ParticipantRow

#: Digits of an identity number with its century.
_WITH_CENTURY = 12


def told_apart(rows: Iterable[ParticipantRow]) -> list[ParticipantRow]:
    """The rows in the order given; those of the same name with what tells them apart from each other.

    The last resort, a number, goes by the ids: it is the same whatever the order.
    """
    given = list(rows)
    many = set(shared_names([row.fields.name for row in given]))
    if not many:
        return given
    groups: dict[str, list[ParticipantRow]] = defaultdict(list)
    for row in given:
        if row.fields.name in many:
            groups[row.fields.name].append(row)
    marks = {own_id: apart for group in groups.values() for own_id, apart in _marks(group).items()}
    return [replace(row, apart=marks[row.id]) if row.id in marks else row for row in given]


def shared_names(names: Iterable[str]) -> list[str]:
    """Those of some names that are there more than once, sorted."""
    given = list(names)
    if len(set(given)) == len(given):  # counting ten thousand takes four times as long
        return []
    return sorted(name for name, count in Counter(given).items() if count > 1)


def _marks(group: Sequence[ParticipantRow]) -> dict[str, Apart]:
    ordered = sorted(group, key=lambda row: row.id)
    noted = _first_of_its_own([[start_words(row.fields.start), _born(row)] for row in ordered])
    said = _first_of_its_own(
        [[start_words(row.fields.start), _born(row), row.fields.personal_id] for row in ordered]
    )
    numbers = [f"nr {place}" for place in range(1, len(ordered) + 1)]
    return {
        row.id: Apart(one or number, other or number)
        for row, one, other, number in zip(ordered, said, noted, numbers, strict=True)
    }


def _first_of_its_own(facts: Sequence[Sequence[str]]) -> list[str]:
    """For each, the first of their facts that no one else has; empty for who has none."""
    alike = Counter((kind, fact) for theirs in facts for kind, fact in enumerate(theirs))
    return [
        next((fact for kind, fact in enumerate(theirs) if fact and alike[kind, fact] == 1), "")
        for theirs in facts
    ]


def start_words(start: object) -> str:
    """When somebody began, as a mark: ``start 2026-05-15``."""
    return f"start {start}" if start else "utan start"


def _born(row: ParticipantRow) -> str:
    digits = "".join(c for c in row.fields.personal_id if c.isdecimal())
    return f"född {digits[:4]}" if len(digits) == _WITH_CENTURY else ""
