"""Whether somebody in an old board is on the board already: by identity number, else by name."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from samordning_desktop.core.loose_names import same_name
from samordning_desktop.core.participant import BoardFields


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
        self._names: dict[str, BoardFields] = {}
        self._numberless: dict[str, BoardFields] = {}
        for fields in people:
            number, name = number_key(fields.personal_id), same_name(fields.name)
            self._names.setdefault(name, fields)
            if number:
                self._numbers.setdefault(number, fields)
            else:
                self._numberless.setdefault(name, fields)

    def find(self, name: str, personal_id: str, start: date | None) -> Match | None:
        """Who on the board this is, or None. Of two with the same name, different starts speak against it."""
        number = number_key(personal_id)
        if number in self._numbers:
            return Match(Sameness.NUMBER, self._numbers[number])
        found = (self._numberless if number else self._names).get(same_name(name))
        if found is None:
            return None
        differs = bool(start and found.start and start != found.start)
        return Match(Sameness.NAME, found, sure=not differs)


def number_key(text: str) -> str:
    """An identity number's last ten characters, so that 19610118-2803 and 610118-2803 are the same.

    Empty for what holds no digit: ”saknas” is no number that two people could share.
    """
    if not any(c.isdigit() for c in text):
        return ""
    return "".join(c for c in text.casefold() if c.isalnum())[-10:]
