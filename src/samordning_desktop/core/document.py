"""A versioned text of the program (consent, information sheet) as blocks that paper and screen both draw."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class BlockKind(StrEnum):
    """What a block is."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    BULLETS = "bullets"
    FIELDS = "fields"


@dataclass(frozen=True, slots=True)
class Block:
    """A heading, a paragraph, the items of a list, or the labels of lines to write on."""

    kind: BlockKind
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Document:
    """One version of a text. ``key`` is ``consent`` or ``information``; a version in use is never altered."""

    key: str
    version: str
    day: date
    title: str
    blocks: tuple[Block, ...]
