"""The stores that are kept as they were written by each released schema: how they are opened, and what they show."""

from __future__ import annotations

from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import Any

from clocks import SetClock
from samordning_desktop.core.participant import FIELD_LABELS
from samordning_desktop.ops import (
    Desk,
    conflicts,
    consents,
    meetings,
    ratings,
    reading,
    setup,
    undoing,
    views,
)

FOLDER = Path(__file__).with_name("store") / "fixtures"
PASSPHRASE = "ett fryst register för prov"
TODAY = date(2026, 3, 2)


def unlock(folder: Path) -> Desk:
    """A frozen store (a copy of it: opening may upgrade it), open on the day it was made."""
    return setup.unlock(folder, PASSPHRASE, SetClock(TODAY), setup.NoSecrets())


def picture(desk: Desk) -> dict[str, Any]:
    """Everything that a coordinator would miss if an upgrade lost it, as plain values."""
    return {
        "site": desk.actor.site,
        "unit": desk.actor.unit,
        "coordinator": desk.actor.name,
        "device": desk.store.device_id,
        "head": [desk.store.head().pos, desk.store.head().chain],
        "undo": undoing.undo_label(desk),
        "people": [_person(desk, row.id) for row in reading.everyone(desk)],
        "meeting": _plain(meetings.last(desk)),
        "kept": views.kept(desk, "board"),
        "waiting": [
            [one.name, one.field, [[version.text, version.author, version.site] for version in one.versions]]
            for one in conflicts.conflicts(desk)
        ],
    }


def as_told(shown: Any, told: Any) -> Any:
    """What is shown now, of what an older program knew to tell: it said nothing of what came later."""
    if isinstance(told, dict):
        return {key: as_told(shown[key], value) for key, value in told.items()}
    if isinstance(told, list) and isinstance(shown, list) and len(told) == len(shown):
        return [as_told(one, other) for one, other in zip(shown, told, strict=True)]
    return shown


def _person(desk: Desk, own_id: str) -> dict[str, Any]:
    row = next(row for row in reading.everyone(desk) if row.id == own_id)
    where, forms = consents.consent_of(desk, own_id)
    return {
        "id": own_id,
        "fields": {field: row.fields.text(field) for field in FIELD_LABELS},
        "site": row.site,
        "mine": row.mine,
        "consent": [where.state.value, str(where.valid_until), str(where.withdrawn_on)],
        "forms": [[form.signed.isoformat(), form.text_version] for form in forms],
        "signed": [[form.scope, form.how, form.witness, form.form, form.seal] for form in forms],
        "ratings": [
            [one.day.isoformat(), one.instrument, *one.values] for one in ratings.ratings(desk, own_id)
        ],
        **_page(desk, own_id),
        "history": [
            [line.when.isoformat(), line.what, line.value, line.author, line.site]
            for line in reading.history(desk, own_id)
        ],
    }


def _page(desk: Desk, own_id: str) -> dict[str, Any]:
    view = reading.person(desk, own_id)
    return {
        "left": view.details.ended is not None and view.details.ended <= TODAY,
        "details": _plain(view.details),
        "network": [_plain(member) for member in view.network],
        "steps": [_plain(step) for step in view.steps],
        "eligibility": _plain(view.eligibility),
        "informed": [_plain(one) for one in view.informed],
        "narrowings": [_plain(one) for one in view.narrowings],
    }


def _plain(value: Any) -> Any:
    """A value as JSON keeps it."""
    if value is None:
        return None
    return {name: part if isinstance(part, int | dict) else str(part) for name, part in asdict(value).items()}
