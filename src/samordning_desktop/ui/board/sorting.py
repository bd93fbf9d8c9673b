"""The order of the board's rows: names as a Swede sorts them, days by day, empty last."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from operator import itemgetter
from typing import Any

from samordning_desktop.core.consent import ConsentState
from samordning_desktop.core.participant import ParticipantRow
from samordning_desktop.core.people import PRINCIPAL_WORDS
from samordning_desktop.core.swedish import natural_key

_PRINCIPALS = {code.value: word for code, word in PRINCIPAL_WORDS.items()}
#: Consents as they wait for somebody: those first that nothing can be shared by.
_URGENT = (
    ConsentState.MISSING,
    ConsentState.EXPIRED,
    ConsentState.EXPIRING,
    ConsentState.VALID,
    ConsentState.WITHDRAWN,
)


def sorted_rows(
    rows: Sequence[ParticipantRow], field: str, *, descending: bool = False
) -> list[ParticipantRow]:
    """``rows`` ordered by ``field``; rows where it is empty come last in either direction."""
    texts = [row.fields.text(field) for row in rows]
    filled = [(natural_key(text), row) for text, row in zip(texts, rows, strict=True) if text]
    filled.sort(key=itemgetter(0), reverse=descending)
    return [row for _, row in filled] + [row for text, row in zip(texts, rows, strict=True) if not text]


def together(
    rows: Sequence[ParticipantRow], by: str, names: Mapping[str, str], when: Mapping[str, int]
) -> list[ParticipantRow]:
    """``rows`` with those together who are alike in ``by`` (of ``filtering.ORDERS``), each lot in the order that it had.

    Sites, coordinators (their ``names`` by id) and principals stand by name, those without last; consents begin with
    what is missing and those that end first; changes with the newest (``when``: by participant, milliseconds).
    """
    key: Callable[[ParticipantRow], Any] = {
        "site": lambda row: _named(row.site),
        "coordinator": lambda row: _named(names.get(row.coordinators[0], "") if row.coordinators else ""),
        "principal": lambda row: _named(_PRINCIPALS.get(row.principal, "")),
        "consent": lambda row: (
            _URGENT.index(row.consent.state),
            row.consent.valid_until or date.max if row.consent.covers else date.max,
        ),
        "since": lambda row: -when.get(row.id, 0),
    }[by]
    return sorted(rows, key=key)


def _named(name: str) -> tuple[bool, Any]:
    return (not name, natural_key(name))
