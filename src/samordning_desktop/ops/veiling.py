"""What a participant does not let be shared with this site is neither shown here nor written over."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from samordning_desktop.core import entities
from samordning_desktop.core.consent import Consent
from samordning_desktop.core.consent_scope import (
    KIND,
    ConsentScope,
    Narrowing,
    PartyKind,
    pack_scope,
    sites_alone,
)
from samordning_desktop.core.details import DETAIL_LABELS
from samordning_desktop.core.eligibility import Eligibility
from samordning_desktop.core.entry import Value
from samordning_desktop.core.errors import KnownError
from samordning_desktop.core.kinds import kind_of, kind_words
from samordning_desktop.core.network import NetworkMember
from samordning_desktop.core.participant import ParticipantRow, PersonView
from samordning_desktop.core.rating import Rating
from samordning_desktop.store.desk import Connection, Written
from samordning_desktop.store.person import network_of
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
        consents=tuple(shown_consents(view.consents, view.row)),
        narrowings=tuple(shown_narrowings(view.narrowings, view.row)),
        details=replace(view.details, **hidden),
        network=() if "network" in veiled else view.network,
        steps=() if "planning" in veiled else view.steps,
        eligibility=Eligibility() if "assessment" in veiled else view.eligibility,
        ratings=() if "ratings" in veiled else view.ratings,
    )


def shown_consents(consents: Iterable[Consent], row: ParticipantRow) -> list[Consent]:
    """A participant's consents; where the network is veiled, with nothing of whom else they name, nor the form."""
    if "network" not in row.veiled:
        return list(consents)
    return [replace(one, scope=_sites_of(one.covered), witness="", form="", seal="") for one in consents]


def _sites_of(scope: ConsentScope | None) -> str:
    return "" if scope is None else pack_scope(sites_alone(scope))


def shown_narrowings(narrowings: Iterable[Narrowing], row: ParticipantRow) -> list[Narrowing]:
    """The parts taken back; where the network is veiled, not the people among them."""
    if "network" not in row.veiled:
        return list(narrowings)
    return [one for one in narrowings if one.what == KIND or one.key.startswith(f"{PartyKind.SITE}/")]


def shown_network(connection: Connection, row: ParticipantRow) -> list[NetworkMember]:
    """Those around a participant; nobody where the network is veiled."""
    return [] if "network" in row.veiled else network_of(connection, row.id)


def shown_ratings(connection: Connection, row: ParticipantRow) -> list[Rating]:
    """A participant's self-ratings, oldest first; none where they are veiled."""
    return [] if "ratings" in row.veiled else ratings_of(connection, row.id)


def unveiled(row: ParticipantRow | Written, entity: str, values: Mapping[str, Value]) -> dict[str, Value]:
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
