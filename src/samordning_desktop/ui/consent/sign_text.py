"""The text to sign as the participant sees it on the screen: filled in, with what it covers where the form has it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import escape

from samordning_desktop.core.dates import long_date
from samordning_desktop.core.document import FILLED_FIELDS, Block, BlockKind, Document


@dataclass(frozen=True, slots=True)
class TextToSign:
    """A text, what is filled in (by FILLED_FIELDS' meanings), and what it covers in words, a line for each party."""

    document: Document
    values: Mapping[str, str]
    covers: Sequence[str]

    @property
    def name(self) -> str:
        """The name in print."""
        return self.values.get("name", "")


def text_html(text: TextToSign) -> str:
    """The whole text as HTML, everything escaped. What it covers is said once, at the end if the form has no place."""
    document = text.document
    version = f"Version {document.version}, {long_date(document.day)}"
    covers = _covers(text.covers)
    parts = [f"<h1>{escape(document.title)}</h1>", f'<p class="note">{escape(version)}</p>']
    heading = ""
    for block in document.blocks:
        table = block.kind is BlockKind.FIELDS and block.rows > 1
        shown = covers if table else _block(block, text.values)
        covers = "" if table else covers
        if block.kind is BlockKind.HEADING:
            heading = shown  # left out where all that stands under it is for somebody else's pen
        elif shown:
            parts += [heading, shown]
            heading = ""
    if covers:
        parts.append(f"<h2>Det här omfattar samtycket</h2>{covers}")
    if (words := text.values.get("words", "")) and not document.has_field("words"):
        parts.append(f"<p>Med egna ord: <b>{escape(words)}</b></p>")
    return "".join(parts)


def _covers(lines: Sequence[str]) -> str:
    return f"<ul>{''.join(f'<li>{escape(line)}</li>' for line in lines)}</ul>"


def _block(block: Block, values: Mapping[str, str]) -> str:
    lines = [escape(line) for line in block.lines]
    if block.kind is BlockKind.HEADING:
        return f"<h2>{lines[0]}</h2>"
    if block.kind is BlockKind.PARAGRAPH:
        return f"<p>{lines[0]}</p>"
    if block.kind is BlockKind.BULLETS:
        return f"<ul>{''.join(f'<li>{line}</li>' for line in lines)}</ul>"
    filled = [(label, values.get(FILLED_FIELDS.get(label, ""), "")) for label in block.lines]
    return "".join(f"<p>{escape(label)}: <b>{escape(value)}</b></p>" for label, value in filled if value)
