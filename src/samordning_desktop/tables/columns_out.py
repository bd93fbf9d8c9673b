"""What an exported board shows: the paper's six columns, then the consent and the site."""

from __future__ import annotations

from datetime import date

from samordning_desktop.core.board_words import remark
from samordning_desktop.core.loose_text import tidy_line, tidy_text
from samordning_desktop.core.participant import BOARD_COLUMNS, ParticipantRow

#: Heading and width in characters: on a landscape A4 the text is then still about 9 points high.
COLUMNS: tuple[tuple[str, int], ...] = (
    *zip([label for _, label in BOARD_COLUMNS], (18, 11, 26, 30, 28, 28), strict=True),
    ("Samtycke", 18),
    ("Pilotort", 13),
)


def values_of(row: ParticipantRow) -> list[str | date | None]:
    """The row's values under ``COLUMNS``: texts with ``\\n`` as line break, the start as a day or None.

    What is not settled says so in the cell, after its text, and so does what the consent keeps back here.
    """
    fields = row.fields
    name = _with_remark(row, "name", tidy_line(fields.name))
    start = _with_remark(row, "start", fields.text("start")) if remark(row, "start") else fields.start
    texts = [_with_remark(row, field, tidy_text(fields.text(field))) for field, _ in BOARD_COLUMNS[2:]]
    standing = "\n".join(part for part in (row.consent.words, row.gone) if part)
    return [name, start, *texts, standing, row.site]


def _with_remark(row: ParticipantRow, field: str, text: str) -> str:
    return "\n".join(part for part in (text, remark(row, field)) if part)
