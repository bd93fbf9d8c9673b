"""An existing board comes in."""

from __future__ import annotations

from dataclasses import dataclass, replace

from samordning_desktop.core.changes import Changes, Done, Kind
from samordning_desktop.core.errors import KnownError
from samordning_desktop.core.participant import BoardFields
from samordning_desktop.core.table import Doubt, TableReading, TableRow
from samordning_desktop.ops.identity import identity_warning
from samordning_desktop.ops.participants import field_values, new_id, new_participant
from samordning_desktop.ops.reading import board
from samordning_desktop.store.desk import Desk


@dataclass(frozen=True, slots=True)
class BoardImportPlan:
    """What an import would add; ``known`` are rows already on the board, which are not offered."""

    new: tuple[TableRow, ...]
    known: tuple[TableRow, ...]
    warnings: tuple[Doubt, ...]


def plan_import(desk: Desk, reading: TableReading, keep_unknown: bool) -> BoardImportPlan:
    """Sorts the rows of a table into new and known. Nothing is written.

    With ``keep_unknown``, text of columns that the board lacks stands under its heading at the end of Nuläge.
    """
    here = [row.fields for row in board(desk)]
    new, known, warnings = [], [], list(reading.doubts)
    for row in reading.rows:
        if any(_same_person(row.fields, other) for other in here):
            known.append(row)
            continue
        kept = _with_extra(row) if keep_unknown else row
        try:
            field_values(kept.fields)
        except KnownError as error:
            warnings.append(Doubt(row.place, "", f"{error.sentences.happened} Raden tas inte in."))
            continue
        new.append(kept)
        warning = identity_warning(row.fields.personal_id)
        if warning:
            warnings.append(Doubt(row.place, row.fields.personal_id, warning))
    return BoardImportPlan(tuple(new), tuple(known), tuple(warnings))


def import_board(desk: Desk, plan: BoardImportPlan) -> Done[list[str]]:
    """Adds the plan's new rows to this site's board, in one undo step. Returns their ids."""
    label = f"ta in {len(plan.new)} deltagare från en tavla"
    ids = [new_id() for _ in plan.new]
    with desk.write() as writing:
        people = zip(ids, plan.new, strict=True)
        writing.put_all([new_participant(desk, one, field_values(row.fields)) for one, row in people])
        if ids:
            writing.record(label, undoable=True)
    if not ids:
        return Done(ids, Changes())
    return Done(ids, Changes(frozenset({Kind.BOARD}), frozenset(ids), label))


def _same_person(row: BoardFields, other: BoardFields) -> bool:
    """The same identity number; or the same name, unless both have numbers and these differ."""
    numbers = [_digits(fields.personal_id) for fields in (row, other)]
    if all(numbers):
        return numbers[0] == numbers[1]
    return _plain(row.name) == _plain(other.name)


def _digits(text: str) -> str:
    """An identity number's last ten characters, so that 19610118-2803 and 610118-2803 are the same."""
    return "".join(c for c in text.casefold() if c.isalnum())[-10:]


def _plain(text: str) -> str:
    return " ".join(text.casefold().split())


def _with_extra(row: TableRow) -> TableRow:
    if not row.extra:
        return row
    parts = [row.fields.situation, *(f"{heading}: {text}" for heading, text in row.extra)]
    situation = "\n".join(part for part in parts if part)
    return replace(row, fields=replace(row.fields, situation=situation))
