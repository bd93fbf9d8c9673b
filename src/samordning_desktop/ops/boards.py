"""An existing board comes in."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from samordning_desktop.core.changes import Changes, Done, Kind
from samordning_desktop.core.errors import KnownError
from samordning_desktop.core.loose_names import same_name
from samordning_desktop.core.participant import TEXT_LIMIT, BoardFields
from samordning_desktop.core.table import Doubt, TableReading, TableRow
from samordning_desktop.ops.identity import identity_warning
from samordning_desktop.ops.participants import field_values, new_id, new_participant
from samordning_desktop.ops.reading import board
from samordning_desktop.store.desk import Desk

_NO_ROOM = "Texten under ”{heading}” får inte plats sist i Nuläge och tas inte in."


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
    here = _Known([row.fields for row in board(desk)])
    new, known, warnings = [], [], list(reading.doubts)
    for row in reading.rows:
        if here.has(row.fields):
            known.append(row)
            continue
        kept = _with_extra(row) if keep_unknown else row
        if len(kept.fields.situation) > TEXT_LIMIT and row is not kept:
            kept = row
            warnings.extend(
                Doubt(row.place, text, _NO_ROOM.format(heading=heading)) for heading, text in row.extra
            )
        try:
            field_values(kept.fields)
        except KnownError as error:
            warnings.append(
                Doubt(row.place, row.fields.name, f"{error.sentences.happened} Raden tas inte in.")
            )
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


class _Known:
    """Those on the board already, looked up by identity number; or by name, unless both have numbers and these differ."""

    def __init__(self, people: Iterable[BoardFields]) -> None:
        self._numbers: set[str] = set()
        self._names: set[str] = set()
        self._names_without_number: set[str] = set()
        for fields in people:
            number, name = _digits(fields.personal_id), same_name(fields.name)
            self._names.add(name)
            if number:
                self._numbers.add(number)
            else:
                self._names_without_number.add(name)

    def has(self, fields: BoardFields) -> bool:
        """Whether this is one of them."""
        number, name = _digits(fields.personal_id), same_name(fields.name)
        if number:
            return number in self._numbers or name in self._names_without_number
        return name in self._names


def _digits(text: str) -> str:
    """An identity number's last ten characters, so that 19610118-2803 and 610118-2803 are the same."""
    return "".join(c for c in text.casefold() if c.isalnum())[-10:]


def _with_extra(row: TableRow) -> TableRow:
    if not row.extra:
        return row
    parts = [row.fields.situation, *(f"{heading}: {text}" for heading, text in row.extra)]
    situation = "\n".join(part for part in parts if part)
    return replace(row, fields=replace(row.fields, situation=situation))
