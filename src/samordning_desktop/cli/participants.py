"""``participant``: add, list, set, history."""

from __future__ import annotations

from typing import Any

from samordning_desktop.cli.grammar import Args
from samordning_desktop.cli.results import Result, Table
from samordning_desktop.cli.words import at_time, count, day_or_none, valid_until
from samordning_desktop.core.dates import local_time, parse_date
from samordning_desktop.core.emptied import became
from samordning_desktop.core.participant import (
    BOARD_COLUMNS,
    FIELD_LABELS,
    BoardFields,
    ParticipantRow,
    short_name,
)
from samordning_desktop.ops import Desk, participants, reading
from samordning_desktop.ops.identity import warning_among

_TEXTS = ("personal_id", "goal", "situation", "interventions", "planning")

#: Fields by every word for them that the program uses somewhere: the code's, the board's and the screen's.
_FIELDS = {
    **{name: name for name in FIELD_LABELS},
    **{label.casefold(): name for name, label in (*BOARD_COLUMNS, *FIELD_LABELS.items())},
    "personal-id": "personal_id",
    "mål": "goal",
    "syfte": "goal",
    "insatser": "interventions",
}


def add(desk: Desk, args: Args) -> Result:
    """Adds a participant."""
    start = args.maybe("start")
    texts = {name: args.maybe(name) or "" for name in _TEXTS}
    fields = BoardFields(name=args.text("name"), start=parse_date(start) if start else None, **texts)
    participant_id = participants.add_participant(desk, fields).value
    remarks = _remarks(desk, fields.personal_id, participant_id)
    return Result(
        {"id": participant_id, "warnings": list(remarks)},
        (f"{short_name(fields.name)} är tillagd med beteckningen {participant_id}.",),
        remarks,
    )


def list_all(desk: Desk, _args: Args) -> Result:
    """The board."""
    rows = reading.board(desk)
    table = Table(
        ("Beteckning", "Namn", "Start", "Samtycke", "Gäller till", "Pilotort", "Att avgöra"),
        [_cells(row) for row in rows],
        "Tavlan är tom.",
    )
    parts: tuple[str | Table, ...] = (table, count(len(rows), "deltagare", "deltagare")) if rows else (table,)
    return Result([participant_document(row) for row in rows], parts)


def set_field(desk: Desk, args: Args) -> Result:
    """Writes one field."""
    field = _FIELDS.get(args.text("field").casefold(), args.text("field"))
    done = participants.set_field(desk, args.text("id"), field, args.text("value"))
    changed = bool(done.changes.kinds)
    label = FIELD_LABELS[field]
    said = f"{label} är ändrat." if changed else f"{label} var redan så. Inget är ändrat."
    own_id = next(iter(done.changes.participants), args.text("id"))
    remarks = _remarks(desk, args.text("value"), own_id) if field == "personal_id" else ()
    document = {"id": own_id, "field": field, "changed": changed, "warnings": list(remarks)}
    return Result(document, (said,), remarks)


def history(desk: Desk, args: Args) -> Result:
    """Everything that has been written about a participant, newest first."""
    lines = reading.history(desk, args.text("id"))
    document = [
        {
            "time": at_time(line.when), "field": line.field, "what": line.what, "value": line.value,
            "author": line.author, "site": line.site,
        }
        for line in lines
    ]  # fmt: skip
    rows = [(local_time(line.when), line.what, line.author, line.site, became(line)) for line in lines]
    return Result(document, (Table(("Tid", "Vad", "Vem", "Pilotort", "Värde"), rows, "Inget är skrivet."),))


def participant_document(row: ParticipantRow) -> dict[str, Any]:
    """A participant as programs read one."""
    return {
        "id": row.id,
        "name": row.fields.name,
        "personal_id": row.fields.personal_id,
        "start": day_or_none(row.fields.start),
        "goal": row.fields.goal,
        "situation": row.fields.situation,
        "interventions": row.fields.interventions,
        "planning": row.fields.planning,
        "site": row.site,
        "consent": {"state": row.consent.state.value, "valid_until": valid_until(row.consent)},
        "conflicts": list(row.conflicts),
    }


def _cells(row: ParticipantRow) -> tuple[str, ...]:
    return (
        row.id,
        row.fields.name,
        row.fields.text("start"),
        row.consent.words.removeprefix("samtycke "),
        valid_until(row.consent) or "",
        row.site,
        ", ".join(FIELD_LABELS.get(field, field) for field in row.conflicts),
    )


def _remarks(desk: Desk, personal_id: str, own_id: str) -> tuple[str, ...]:
    """What there is to say of a number; ``own_id`` is whose it is, or where nothing was written the beginning of that."""
    if not personal_id.strip():
        return ()
    others = [row for row in reading.everyone(desk) if not row.id.startswith(own_id)]
    warning = warning_among(others)(personal_id)
    return (warning,) if warning else ()
