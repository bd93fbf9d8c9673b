"""What a participant does not let be shared with this site is neither shown here nor written over."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from samordning_desktop.core import entities
from samordning_desktop.core.details import DETAIL_LABELS
from samordning_desktop.core.eligibility import Eligibility
from samordning_desktop.core.entry import Value
from samordning_desktop.core.errors import KnownError
from samordning_desktop.core.kinds import kind_of, kind_words
from samordning_desktop.core.participant import ParticipantRow, PersonView
from samordning_desktop.core.rating import Rating
from samordning_desktop.store.desk import Connection
from samordning_desktop.store.ratings import ratings_of


def veil(view: PersonView) -> PersonView:
    """The person's page without what is veiled."""
    veiled = view.row.veiled
    if not veiled:
        return view
    hidden: dict[str, Any] = {
        name: "" for name in DETAIL_LABELS if kind_of(entities.PARTICIPANT, name) in veiled
    }
    return replace(
        view,
        details=replace(view.details, **hidden),
        network=() if "network" in veiled else view.network,
        steps=() if "planning" in veiled else view.steps,
        eligibility=Eligibility() if "assessment" in veiled else view.eligibility,
        ratings=() if "ratings" in veiled else view.ratings,
    )


def shown_ratings(connection: Connection, row: ParticipantRow) -> list[Rating]:
    """A participant's self-ratings, oldest first; none where they are veiled."""
    return [] if "ratings" in row.veiled else ratings_of(connection, row.id)


def unveiled(row: ParticipantRow, entity: str, values: Mapping[str, Value]) -> dict[str, Value]:
    """What may be written of these values: a veiled field that seems empty is left as it stands.

    Raises KnownError ``field.veiled`` when something is written in one.
    """
    kept: dict[str, Value] = {}
    for field, value in values.items():
        kind = kind_of(entity, field)
        if kind not in row.veiled:
            kept[field] = value
        elif value is not None:
            raise KnownError("field.veiled", kind=kind_words(kind), site=row.site)
    return kept
