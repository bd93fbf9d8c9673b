"""An existing board comes in."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from samordning_desktop.core.board_draft import BoardDraft, fields_of
from samordning_desktop.core.changes import Changes, Done, Kind
from samordning_desktop.core.old_columns import UNDER_HEADING
from samordning_desktop.core.swedish import number
from samordning_desktop.core.table import Doubt, TableReading, TableRow
from samordning_desktop.ops.identity import identity_warning
from samordning_desktop.ops.participants import field_value, field_values, new_id, new_participant
from samordning_desktop.ops.reading import board
from samordning_desktop.store.desk import Desk


@dataclass(frozen=True, slots=True)
class BoardImportPlan:
    """What an import would add; ``known`` are rows that seem to be about somebody who is there already.

    They are not added; ``why`` tells for each of them what made it known.
    """

    new: tuple[TableRow, ...]
    known: tuple[TableRow, ...] = ()
    warnings: tuple[Doubt, ...] = ()
    why: tuple[str, ...] = ()


def draft_import(desk: Desk, reading: TableReading) -> BoardDraft:
    """The rows of a table beside the board as it stands, to be chosen among and corrected. Nothing is written."""
    return BoardDraft(reading, [row.fields for row in board(desk)], field_value, identity_warning)


def plan_import(desk: Desk, reading: TableReading, keep_unknown: bool) -> BoardImportPlan:
    """What a table would add when nobody chooses or corrects anything. Nothing is written.

    With ``keep_unknown``, text of columns that the board lacks stands under its heading at the end of Nuläge.
    """
    draft = draft_import(desk, reading)
    for column in draft.columns if keep_unknown else ():
        if not column.field:
            draft.direct(column, UNDER_HEADING)
    pairs = list(zip(reading.rows, draft.rows, strict=True))
    known = [(source, row) for source, row in pairs if not row.on]
    return BoardImportPlan(
        new=tuple(
            replace(source, fields=fields_of(row)) for source, row in pairs if row.on and not row.wrong
        ),
        known=tuple(source for source, _ in known),
        warnings=tuple(_warnings(reading, draft)),
        why=tuple(row.remarks[0].reason for _, row in known),
    )


def import_board(desk: Desk, plan: BoardImportPlan) -> Done[list[str]]:
    """Adds the plan's new rows to this site's board, in one undo step. Returns their ids.

    Raises KnownError as ``participants.add_participant``; then nobody is added.
    """
    label = f"ta in {number(len(plan.new))} deltagare från en tavla"
    ids = sorted(new_id() for _ in plan.new)  # so each of the indexes is written from one end to the other
    with desk.write() as writing:
        people = zip(ids, plan.new, strict=True)
        writing.put_all([new_participant(desk, one, field_values(row.fields)) for one, row in people])
        if ids:
            writing.record(label, undoable=True)
    if not ids:
        return Done(ids, Changes())
    return Done(ids, Changes(frozenset({Kind.BOARD}), frozenset(ids), label))


def _warnings(reading: TableReading, draft: BoardDraft) -> Iterator[Doubt]:
    """What the reader doubted, then what the rows themselves give reason to doubt, but for who is known."""
    yield from reading.doubts
    said = {(doubt.reason, doubt.text) for doubt in reading.doubts}
    for row in draft.rows:
        for remark in (row.wrong or row.remarks) if row.on else ():
            text = remark.text or row.texts.get(remark.field, "")
            reason = f"{remark.reason} Raden tas inte in." if remark.wrong else remark.reason
            if (remark.reason, remark.text) not in said:
                yield Doubt(row.place, text, reason)
