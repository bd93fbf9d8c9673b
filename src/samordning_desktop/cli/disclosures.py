"""``disclosure``: add, list."""

from __future__ import annotations

from typing import Any

from samordning_desktop.cli.grammar import Args
from samordning_desktop.cli.results import Result, Table
from samordning_desktop.core.dates import parse_date
from samordning_desktop.core.disclosure import Disclosure, Way, by_words, journal_sentence, way_words
from samordning_desktop.core.grounds import BY_CODE, ground_of, ground_words
from samordning_desktop.core.handover import Handover
from samordning_desktop.ops import Desk, disclosures


def add(desk: Desk, args: Args) -> Result:
    """Notes a disclosure, and gives the sentence for one's own journal."""
    kinds = (kind.strip() for kind in args.text("what").split(","))
    day = args.maybe("date")
    given = Handover(
        receiver=args.text("to"),
        kinds=tuple(dict.fromkeys(kind for kind in kinds if kind)),
        way=Way(args.text("way")),
        ground=BY_CODE[args.text("ground")],
        when=parse_date(day) if day is not None else desk.clock.today(),
        words=args.maybe("words") or "",
        reason=args.maybe("reason") or "",
        before=args.given("before_withdrawal"),
    )
    row = disclosures.disclose(desk, args.text("id"), given).value
    return Result(_document(row), ("Utlämnandet är noterat. Till den egna journalen:", journal_sentence(row)))


def list_all(desk: Desk, args: Args) -> Result:
    """What has been handed out about a participant, newest first."""
    rows = disclosures.disclosures(desk, args.text("id"))
    table = Table(
        ("Dag", "Till", "Vad", "Hur", "Av", "Grund", "Skäl"),
        [
            (
                row.when.isoformat(), row.receiver, row.what, way_words(row), by_words(row),
                ground_words(row.ground), row.reason,
            )
            for row in rows
        ],
        "Inget är utlämnat.",
    )  # fmt: skip
    return Result([_document(row) for row in rows], (table,))


def _document(row: Disclosure) -> dict[str, Any]:
    ground = ground_of(row.ground)
    return {
        "date": row.when.isoformat(),
        "to": row.receiver,
        "what": row.what,
        "way": row.way,
        "by": row.by,
        "unit": row.unit,
        "ground": ground.code if ground else row.ground,
        "reason": row.reason,
        "journal": journal_sentence(row),
    }
