"""Whether somebody is on the board already: by identity number, else by name."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from samordning_desktop.core.loose_names import same_name
from samordning_desktop.core.participant import BoardFields, ParticipantRow


class Sameness(StrEnum):
    """What made two rows look like one person."""

    NUMBER = "number"
    NAME = "name"
    NUMBER_IN_FILE = "number in file"


@dataclass(frozen=True, slots=True)
class Match:
    """Somebody that a row may be the same person as.

    ``fields`` is what is written about them, ``place`` where in the file (empty: on the board). ``sure`` is False
    when something speaks against it, so that a person has to look.
    """

    by: Sameness
    fields: BoardFields
    place: str = ""
    sure: bool = True

    @property
    def who(self) -> tuple[Sameness, str | BoardFields]:
        """How it was found and who it is, whatever else is corrected."""
        return self.by, self.place or self.fields


class KnownPeople:
    """Those on the board, looked up by identity number; or by name, unless both have numbers and these differ."""

    def __init__(self, people: Iterable[BoardFields]) -> None:
        self._numbers: dict[str, BoardFields] = {}
        self._names: dict[str, list[BoardFields]] = defaultdict(list)
        for fields in people:
            number = number_key(fields.personal_id)
            self._names[same_name(fields.name)].append(fields)
            if number:
                self._numbers.setdefault(number, fields)

    def find(self, name: str, personal_id: str, start: date | None) -> Match | None:
        """Who on the board this is, or None. Of two with the same name, different starts speak against it.

        Of several with the name it is one with the same start, else one against whom nothing speaks.
        """
        number = number_key(personal_id)
        if number in self._numbers:
            return Match(Sameness.NUMBER, self._numbers[number])
        alike = self._names.get(same_name(name), [])
        if number:
            alike = [one for one in alike if not number_key(one.personal_id)]
        if not alike:
            return None
        found = min(alike, key=lambda one: (one.start != start, _differs(one, start)))
        return Match(Sameness.NAME, found, sure=not _differs(found, start))


def _differs(fields: BoardFields, start: date | None) -> bool:
    return bool(start and fields.start and start != fields.start)


def number_key(text: str) -> str:
    """An identity number's last ten characters, so that 19610118-2803 and 610118-2803 are the same.

    Empty for what holds no digit: ”saknas” is no number that two people could share.
    """
    bare = text.replace("-", "")
    if bare.isdigit():  # as nearly all are written, and ten thousand may come at once
        return bare[-10:]
    if not any(map(str.isdigit, text)):
        return ""
    return "".join(filter(str.isalnum, text.casefold()))[-10:]


def bearer_words(row: ParticipantRow) -> str:
    """Who has a number: ``Åsa Öberg (Falköping)``, ``Bo Ek (Lidköping, avslutad)``."""
    return f"{row.fields.name} ({row.site}{', avslutad' if row.left else ''})"
