"""An old board between being read and being written: what a person has chosen and corrected, and what comes of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date

from samordning_desktop.core import doubts
from samordning_desktop.core.dates import parse_date
from samordning_desktop.core.draft_row import DraftRow, Remark, same_remark
from samordning_desktop.core.errors import KnownError
from samordning_desktop.core.old_columns import (
    LEAVE_OUT,
    TARGETS,
    TEXT_FIELDS,
    UNDER_HEADING,
    Column,
    columns_of,
    composed,
    target_field,
)
from samordning_desktop.core.participant import FIELD_LABELS, BoardFields
from samordning_desktop.core.same_person import KnownPeople, Match, Sameness, number_key
from samordning_desktop.core.table import Doubt, TableReading, TableRow

#: Raises KnownError when the text cannot stand in the field.
Check = Callable[[str, str], object]
#: A Swedish warning about an identity number, or None.
Warn = Callable[[str], str | None]

_NO_ROOM = "Texten under ”{heading}” får inte plats i {label} och tas inte in."


class BoardDraft:
    """The rows of ``reading`` on their way to a board where ``board`` stands already. Nothing here writes anything.

    ``columns`` can be directed to other fields, ``loose_doubts`` belong to no row.
    """

    def __init__(self, reading: TableReading, board: Iterable[BoardFields], check: Check, warn: Warn) -> None:
        self.columns = columns_of(reading)
        self._board = KnownPeople(board)
        self._check = check
        self._warn = warn
        self._targets: dict[Column, str] = {}
        self._sources = [_Source(row) for row in reading.rows]
        self.loose_doubts = tuple(self._lay_out(reading.doubts))
        self._rows: list[DraftRow] = []
        self._settle()

    @property
    def rows(self) -> Sequence[DraftRow]:
        """Every row of the file, as it stands now."""
        return self._rows

    @property
    def count(self) -> int:
        """How many participants would be added."""
        return sum(row.on for row in self._rows)

    @property
    def to_check(self) -> int:
        """How many rows a person has to look at."""
        return sum(row.needs_look for row in self._rows)

    @property
    def altered(self) -> bool:
        """Whether a person has corrected a cell, chosen another row than the program would, or moved a column."""
        return (
            any(self.target(column) != column.usual for column in self.columns)
            or any(source.corrected for source in self._sources)
            or any(row.on is not (row.match is None) for row in self._rows)
        )

    def next_to_check(self, place: int) -> int | None:
        """The first row after ``place`` that has to be looked at, from the top again after the last; or None."""
        round_about = (*range(place + 1, len(self._rows)), *range(min(place + 1, len(self._rows))))
        return next((at for at in round_about if self._rows[at].needs_look), None)

    def first_wrong(self) -> int | None:
        """The first row that is to be added and cannot be, or None."""
        return next((at for at, row in enumerate(self._rows) if row.on and row.wrong), None)

    def columns_left_out(self) -> list[Column]:
        """The whole columns that are not taken in."""
        return [column for column in self.columns if self.target(column) == LEAVE_OUT and not column.rest]

    def left_out(self, place: int) -> list[tuple[str, str]]:
        """Heading and text of a row's columns that are not taken in."""
        source = self._sources[place].row
        texts = ((column.heading, column.text(source).strip()) for column in self.columns_left_out())
        return [(heading, text) for heading, text in texts if text]

    def target(self, column: Column) -> str:
        """Where a column's text goes, one of ``TARGETS``."""
        return self._targets.get(column, column.usual)

    def filled(self, column: Column) -> list[str]:
        """A column's texts, row by row; only those that say something."""
        texts = (column.text(source.row).strip() for source in self._sources)
        return [text for text in texts if text]

    def correct(self, place: int, field: str, text: str) -> None:
        """Write a text in a cell. A row that was switched on, and now seems to be somebody known, is off again."""
        source = self._sources[place]
        if text == self._rows[place].texts[field]:
            return
        source.corrected.pop(field, None)
        if text != self._composed(source, field)[0]:
            source.corrected[field] = text
        source.forget()
        self._settle()

    def switch(self, place: int, on: bool) -> None:
        """Let a row come in, or leave it out."""
        match = self._rows[place].match
        self._sources[place].switched = on
        self._sources[place].agreed = match.who if match else None
        self._settle()

    def direct(self, column: Column, target: str) -> None:
        """Send a column's text to one of ``TARGETS``. Cells that were corrected keep their corrections."""
        before = self.target(column)
        if target == before or target not in TARGETS:
            return
        for source in self._sources:
            source.take_out(target_field(before), column.piece(source.row, before))
            source.put_in(target_field(target), column.piece(source.row, target))
            source.forget()
        self._targets[column] = target
        self._settle()

    def to_add(self) -> tuple[TableRow, ...]:
        """The rows to add. Raises KnownError ``board.rows_wrong`` while one of them cannot be."""
        wrong = sum(bool(row.wrong) for row in self._rows if row.on)
        if wrong:
            raise KnownError("board.rows_wrong", rows="En rad" if wrong == 1 else f"{wrong} rader")
        pairs = zip(self._sources, self._rows, strict=True)
        return tuple(replace(source.row, fields=fields_of(row)) for source, row in pairs if row.on)

    # -- how it is worked out

    def _lay_out(self, found: Iterable[Doubt]) -> Iterator[Doubt]:
        """Hands every doubt to the row it stands in; gives back those that stand in none."""
        places = {place: source for source in self._sources for place in source.places}
        for doubt in found:
            parts = doubt.place.split(", ")
            whole = (", ".join(parts[:count]) for count in range(len(parts), 0, -1))
            source = next((places[place] for place in whole if place in places), None)
            if source is None:
                yield doubt
            else:
                source.doubts.append(doubt)

    def _settle(self) -> None:
        """Works out every row, in the file's order: a later row may be the same person as an earlier."""
        numbers: dict[str, DraftRow] = {}
        self._rows = []
        for source in self._sources:
            if source.texts is None:
                source.texts, source.remarks = self._read(source)
            match = self._match(source, numbers)
            if source.switched and match is not None and match.who != source.agreed:
                source.switched = None  # switched on when it was not known to be this person
            on = source.switched if source.switched is not None else match is None
            remarks = source.remarks if match is None else (same_remark(match, on), *source.remarks)
            row = DraftRow(source.row.place, source.texts, on, match, remarks)
            self._rows.append(row)
            if on and source.number:
                numbers.setdefault(source.number, row)

    def _match(self, source: _Source, numbers: dict[str, DraftRow]) -> Match | None:
        texts = source.texts or {}
        found = self._board.find(texts["name"], texts["personal_id"], _day(texts["start"]))
        earlier = numbers.get(source.number)
        if found is None and earlier is not None:
            return Match(Sameness.NUMBER_IN_FILE, fields_of(earlier), earlier.place)
        return found

    def _read(self, source: _Source) -> tuple[dict[str, str], tuple[Remark, ...]]:
        texts, remarks = {}, []
        for field in FIELD_LABELS:
            texts[field], left = self._composed(source, field)
            texts[field] = source.corrected.get(field, texts[field])
            remarks += [] if field in source.corrected else left
        source.number = number_key(texts["personal_id"])
        remarks += [
            Remark(doubt.reason, doubt.text, doubts.field_of(doubt.reason))
            for doubt in source.doubts
            if doubts.field_of(doubt.reason) not in source.corrected
        ]
        warning = self._warn(texts["personal_id"])
        if warning:
            remarks.append(Remark(warning, "", "personal_id"))
        return texts, (*self._wrong(source, texts), *remarks)

    def _wrong(self, source: _Source, texts: dict[str, str]) -> Iterator[Remark]:
        """What cannot stand in its field. Only texts that have changed are looked at again."""
        for field, text in texts.items():
            if source.checked.get(field, (None,))[0] != text:
                source.checked[field] = (text, self._refusal(field, text))
            refusal = source.checked[field][1]
            if refusal is not None:
                yield refusal

    def _refusal(self, field: str, text: str) -> Remark | None:
        try:
            self._check(field, text)
        except KnownError as error:
            happened, _, advice = error.sentences
            return Remark(f"{FIELD_LABELS[field]}: {happened} {advice}", "", field, wrong=True)
        return None

    def _composed(self, source: _Source, field: str) -> tuple[str, list[Remark]]:
        """A field's text by what the columns are directed to, and a remark for each that found no room."""
        laid = [column for column in self.columns if target_field(self.target(column)) == field]
        laid.sort(key=lambda column: (column.field != field, self.target(column) == UNDER_HEADING))
        pieces = {column: column.piece(source.row, self.target(column)) for column in laid}
        text, left = composed(source.row, field, [piece for piece in pieces.values() if piece])
        no_room = [
            Remark(
                _NO_ROOM.format(heading=column.heading, label=FIELD_LABELS[field]),
                column.text(source.row),
                field,
            )
            for column, piece in pieces.items()
            if piece in left
        ]
        return text, no_room


class _Source:
    """A row of the file with what a person has done to it; ``texts`` is None until they are worked out anew."""

    def __init__(self, row: TableRow) -> None:
        self.row = row
        self.places = (row.place, *row.further)
        self.doubts: list[Doubt] = []
        self.corrected: dict[str, str] = {}
        self.switched: bool | None = None
        self.agreed: object = None
        self.number = ""
        self.texts: dict[str, str] | None = None
        self.remarks: tuple[Remark, ...] = ()
        self.checked: dict[str, tuple[str, Remark | None]] = {}

    def forget(self) -> None:
        self.texts = None

    def take_out(self, field: str, piece: str) -> None:
        """Take a column's text out of a corrected cell, where it still stands last."""
        text = self.corrected.get(field)
        if piece and text is not None and (text == piece or text.endswith(f"\n{piece}")):
            self.corrected[field] = text[: -len(piece)].rstrip("\n")

    def put_in(self, field: str, piece: str) -> None:
        """Put a column's text last in a corrected cell; one of a single line takes it only when empty."""
        text = self.corrected.get(field)
        if piece and text is not None and (field in TEXT_FIELDS or not text):
            self.corrected[field] = f"{text}\n{piece}" if text else piece


def fields_of(row: DraftRow) -> BoardFields:
    """What a row says about its person. A start that is no day is left out: such a row is not added."""
    texts = dict(row.texts)
    return BoardFields(start=_day(texts.pop("start")), **texts)


def _day(text: str) -> date | None:
    try:
        return parse_date(text)
    except KnownError:
        return None
