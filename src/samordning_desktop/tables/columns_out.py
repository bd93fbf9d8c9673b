"""What an exported board shows: the paper's six columns, then the consent and the site."""

from __future__ import annotations

from datetime import date

from samordning_desktop.core.loose_text import tidy_line, tidy_text
from samordning_desktop.core.participant import BOARD_COLUMNS, ParticipantRow

#: Heading and width in characters: on a landscape A4 the text is then still about 9 points high.
COLUMNS: tuple[tuple[str, int], ...] = (
    *zip([label for _, label in BOARD_COLUMNS], (18, 11, 26, 30, 28, 28), strict=True),
    ("Samtycke", 18),
    ("Pilotort", 13),
)


def values_of(row: ParticipantRow) -> list[str | date | None]:
    """The row's values under ``COLUMNS``: texts with ``\\n`` as line break, the start as a day or None."""
    fields = row.fields
    texts = [tidy_text(fields.text(name)) for name, _ in BOARD_COLUMNS[2:]]
    return [tidy_line(fields.name), fields.start, *texts, row.consent.words, row.site]
