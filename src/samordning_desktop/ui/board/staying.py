"""Whom the user stood on when new rows came: they stay where they are until search, filter or order is made anew."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from samordning_desktop.core.participant import ParticipantRow


class Staying:
    """As in a spreadsheet: a row that is written in neither goes nor jumps to its new place in the order.

    ``standing_on`` is the id of the participant that the user stands on, empty for none.
    """

    def __init__(self) -> None:
        self.standing_on = ""
        self._ids: set[str] = set()

    def places(self, rows: Sequence[ParticipantRow]) -> list[int]:
        """Where those stand who stay."""
        return [place for place, row in enumerate(rows) if row.id in self._ids] if self._ids else []

    def note(self, before: Iterable[ParticipantRow], now: Iterable[ParticipantRow]) -> None:
        """The one the user stands on stays, if what can be asked for or sorted by is another ``now``."""
        if self.standing_on and _asked(self.standing_on, before) != _asked(self.standing_on, now):
            self._ids.add(self.standing_on)

    def forget(self) -> bool:
        """The rows are asked for anew. Returns whether anybody stayed."""
        stayed = bool(self._ids)
        self._ids.clear()
        return stayed

    def in_place(
        self, ordered: list[ParticipantRow], before: Sequence[ParticipantRow]
    ) -> list[ParticipantRow]:
        """``ordered``, but each that would jump comes after the one it came after ``before``."""
        if not self._ids or _same_order(before, ordered):
            return ordered
        staying = {row.id: row for row in ordered if row.id in self._ids}
        staying = {row.id: staying[row.id] for row in before if row.id in staying}
        others = [row for row in ordered if row.id not in staying]
        places = {row.id: place for place, row in enumerate(others)}
        after: defaultdict[int, list[ParticipantRow]] = defaultdict(list)
        last = -1
        for row in before:
            if row.id in staying:
                after[last].append(staying[row.id])
            last = places.get(row.id, last)
        return [
            *after[-1],
            *(one for place, row in enumerate(others) for one in (row, *after.get(place, ()))),
        ]


def _same_order(before: Sequence[ParticipantRow], now: Sequence[ParticipantRow]) -> bool:
    """Whether those who are in both come one after the other alike."""
    then, those = {row.id for row in before}, {row.id for row in now}
    return [row.id for row in before if row.id in those] == [row.id for row in now if row.id in then]


def _asked(participant: str, rows: Iterable[ParticipantRow]) -> tuple[object, ...]:
    for row in rows:
        if row.id == participant:
            return row.fields, row.consent.state, row.site_id, row.principal, row.coordinators
    return ()
