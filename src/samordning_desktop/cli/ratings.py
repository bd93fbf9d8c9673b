"""``rating``: add, list."""

from __future__ import annotations

from samordning_desktop.cli.grammar import Args
from samordning_desktop.cli.results import Result, Table
from samordning_desktop.core.dates import parse_date
from samordning_desktop.core.rating import DEFAULT_INSTRUMENT, parse_value
from samordning_desktop.ops import Desk, ratings


def add(desk: Desk, args: Args) -> Result:
    """Keeps a filled-in form."""
    day = parse_date(args.text("date"))
    first, second, third = (parse_value(args.text(key)) for key in ("first", "second", "third"))
    rating = ratings.add_rating(desk, args.text("id"), day, (first, second, third)).value
    document = {"id": rating.id, "date": rating.day.isoformat(), "values": list(rating.values)}
    answers = "\n".join(
        f"- {scale}: {value}" for scale, value in zip(DEFAULT_INSTRUMENT.scales, rating.values, strict=True)
    )
    return Result(document, (f"Självskattningen från {rating.day} är sparad:\n{answers}",))


def list_all(desk: Desk, args: Args) -> Result:
    """A participant's self-ratings, oldest first."""
    filled = ratings.ratings(desk, args.text("id"))
    document = [
        {"id": one.id, "date": one.day.isoformat(), "values": list(one.values), "instrument": one.instrument}
        for one in filled
    ]
    rows = [(one.day.isoformat(), *map(str, one.values)) for one in filled]
    return Result(document, (Table(("Dag", *DEFAULT_INSTRUMENT.scales), rows, "Inga självskattningar än."),))
