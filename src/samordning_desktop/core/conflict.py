"""Two values for one field, neither of whose authors had seen the other's."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from samordning_desktop.core.changed_part import shortened
from samordning_desktop.core.emptied import shown
from samordning_desktop.core.entry import FieldKey
from samordning_desktop.core.participant import Apart, marked_name, short_name
from samordning_desktop.core.wording import THING_NAMES

#: So many characters are shown of what a thing is called.
_ABOUT = 60


@dataclass(frozen=True, slots=True)
class Version:
    """One of the values: its text, who wrote it where, when (UTC), and whether it was written at this site.

    ``saw`` is what stood in the field as its author saw it, empty for nothing; None where that is not known here.
    ``settled``: its author chose between several values that waited there.
    """

    entry: str
    text: str
    author: str
    unit: str
    site: str
    when: datetime
    ours: bool
    saw: str | None = ""
    settled: bool = False


@dataclass(frozen=True, slots=True)
class Conflict:
    """A field that waits to be settled. ``id`` is that of ``conflict_id``.

    ``choices`` are the values that can be chosen beside those that wait, as code and word, where the field's value is
    chosen and not written. ``about`` is what the step says, or who it is in the network, where another field waits.
    ``apart`` tells the person from others of the same name on the board.
    """

    id: str
    participant: str
    entity: str
    entity_id: str
    name: str
    field: str
    label: str
    versions: tuple[Version, ...]
    choices: tuple[tuple[str, str], ...] = ()
    about: str = ""
    apart: Apart = Apart()

    @property
    def said_name(self) -> str:
        """The name as ``ParticipantRow.said_name``."""
        return marked_name(self.name, self.apart.said)

    @property
    def short_name(self) -> str:
        """The name as ``ParticipantRow.short_name``."""
        return marked_name(short_name(self.name), self.apart.noted)

    @property
    def heading(self) -> str:
        """The field, and which of the person's things it belongs to: ``Planerade steg: Klart (Ringa)``."""
        return heading(self.label, self.about)

    @property
    def names_thing(self) -> bool:
        """Whether the field is what there is a step, or somebody in the network, by: empty, it was taken away."""
        return names_thing(FieldKey(self.entity, self.entity_id, self.field))

    def shown(self, version: Version) -> str:
        """A version's text; a word instead of nothing."""
        return shown(version.text, names_thing=self.names_thing)


def conflict_id(key: FieldKey) -> str:
    """The id of the conflict in a field: the same at every site."""
    return f"{key.entity_id}.{key.field}"


def heading(label: str, about: str) -> str:
    """A field's word, and after it what the thing that it belongs to is called."""
    return f"{label} ({shortened(' '.join(about.split()), _ABOUT)})" if about else label


def names_thing(key: FieldKey) -> bool:
    """Whether a field is what there is a step, or somebody in the network, by."""
    return THING_NAMES.get(key.entity) == key.field
