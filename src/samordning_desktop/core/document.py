"""A versioned text of the program (consent, information sheet) as blocks that paper and screen both draw."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from samordning_desktop.core.values import dataclass


class BlockKind(StrEnum):
    """What a block is."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    BULLETS = "bullets"
    FIELDS = "fields"


#: How an easy-read variant is told apart in a text's id and file name.
EASY = "lattlast"


@dataclass(frozen=True, slots=True)
class Block:
    """A heading, a paragraph, the items of a list, or the labels of places to write on.

    The labels of one block stand side by side; ``rows`` is how many such rows there are to write on (more
    than one only for fields: the labels are then the headings of a small table).
    """

    kind: BlockKind
    lines: tuple[str, ...]
    rows: int = 1


#: The labels of fields that the program fills in, with what it fills in. A text that is to be filled in uses
#: exactly these words, and other words for everything that is written by hand.
FILLED_FIELDS: dict[str, str] = {
    "Namn": "name",
    "Personnummer": "personal_id",
    "Datum": "signed",
    "Gäller till och med": "valid_until",
    "Ort": "place",
    "Underskrift": "signature",
    "Mottagarens namn": "receiver",
    "Mottagarens arbetsplats": "workplace",
    "Det här vill jag inte att ni delar": "words",
    "Det här får ni inte säga": "words",
}


@dataclass(frozen=True, slots=True)
class Document:
    """One version of a text. ``key`` is ``consent`` or ``information``; a version in use is never altered.

    ``easy`` marks the easy-read variant. ``own`` is the id of a text that a site has put in itself, made from its
    content; empty for the program's own.
    """

    key: str
    version: str
    day: date
    title: str
    blocks: tuple[Block, ...]
    easy: bool = False
    own: str = ""

    @property
    def id(self) -> str:
        """What a consent or a note of information given says of which text it was: ``3``, ``3-lattlast``."""
        return self.own or (f"{self.version}-{EASY}" if self.easy else self.version)

    def has_field(self, role: str) -> bool:
        """Whether there is a place that the program fills in with this (a meaning of FILLED_FIELDS)."""
        labels = (line for block in self.blocks if block.kind is BlockKind.FIELDS for line in block.lines)
        return any(FILLED_FIELDS.get(label) == role for label in labels)
