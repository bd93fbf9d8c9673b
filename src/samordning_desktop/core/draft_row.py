"""One row of an old board on its way in: what would be added, and all there is to say about it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from samordning_desktop.core.participant import BoardFields
from samordning_desktop.core.same_person import Match, Sameness


class RowState(StrEnum):
    """The one thing about a row that its mark and word tell."""

    PLAIN = "plain"
    DOUBT = "doubt"
    SAME = "same"
    WRONG = "wrong"


@dataclass(frozen=True, slots=True)
class Remark:
    """Something to know about a row, in Swedish: why, and the text it is about (empty: none).

    ``field`` is the field concerned (empty: none of them). ``wrong``: the row cannot be added before it is mended.
    """

    reason: str
    text: str = ""
    field: str = ""
    wrong: bool = False


@dataclass(frozen=True, slots=True)
class DraftRow:
    """One row as it stands now: where in the file, its texts by field, whether it is to be added, and the remarks.

    ``match`` is whoever it may be the same person as.
    """

    place: str
    texts: Mapping[str, str]
    on: bool
    match: Match | None
    remarks: tuple[Remark, ...]

    @property
    def wrong(self) -> tuple[Remark, ...]:
        """The remarks that have to be mended before the row can be added."""
        return tuple(remark for remark in self.remarks if remark.wrong)

    @property
    def state(self) -> RowState:
        """What the row's mark says. A row that is not added has nothing wrong and no doubts."""
        if self.on and self.wrong:
            return RowState.WRONG
        if self.match is not None:
            return RowState.SAME
        return RowState.DOUBT if self.on and self.remarks else RowState.PLAIN

    @property
    def word(self) -> str:
        """The state in a word or two; empty when nothing is the matter."""
        if self.state is RowState.SAME and self.match is not None:
            return _same_word(self.match, self.on)
        return {RowState.WRONG: "rätta", RowState.DOUBT: "kontrollera"}.get(self.state, "")

    @property
    def needs_look(self) -> bool:
        """Whether a person has to look before the rows are added."""
        if self.on:
            return self.state is not RowState.PLAIN
        return self.match is not None and not self.match.sure

    @property
    def first_field(self) -> str:
        """The field where the eye should go first: what is wrong, then what is doubted; else the name."""
        ordered = sorted(self.remarks, key=lambda remark: not remark.wrong)
        return next((remark.field for remark in ordered if remark.field), "name")


def same_remark(match: Match, on: bool) -> Remark:
    """Who the row may be the same person as, why, and what happens because of it."""
    field = "name" if match.by is Sameness.NAME else "personal_id"
    return Remark(f"{_who(match)} {_fate(match, on)}", _written(match), field)


def _same_word(match: Match, on: bool) -> str:
    if match.by is Sameness.NUMBER_IN_FILE or (on and match.by is Sameness.NUMBER):
        return "samma nummer"
    if on:
        return "samma namn"
    return "finns redan" if match.sure else "annan person?"


def _who(match: Match) -> str:
    if match.by is Sameness.NUMBER_IN_FILE:
        return f"Samma personnummer står redan i filen, {match.place}."
    if match.by is Sameness.NUMBER:
        return "Samma personnummer finns redan på tavlan."
    if match.sure:
        return "Samma namn finns redan på tavlan."
    return "Samma namn finns redan på tavlan, men med en annan start."


def _fate(match: Match, on: bool) -> str:
    if on:
        return "Raden läggs till ändå, som en person till."
    if match.by is Sameness.NAME:
        return "Raden tas inte in. Är det en annan person: slå på raden."
    return "Raden tas inte in. Är numret fel: rätta det."


def _written(match: Match) -> str:
    """Enough about the other to tell the two apart."""
    fields: BoardFields = match.fields
    facts = (fields.name, fields.personal_id, f"start {fields.start}" if fields.start else "")
    return ", ".join(fact for fact in facts if fact)
