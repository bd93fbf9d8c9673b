"""``conflict``: list, settle."""

from __future__ import annotations

from samordning_desktop.cli.grammar import Args
from samordning_desktop.cli.results import Result, Table
from samordning_desktop.cli.words import at_time
from samordning_desktop.core.dates import local_time
from samordning_desktop.core.participant import short_name
from samordning_desktop.ops import Desk, conflicts


def list_all(desk: Desk, _args: Args) -> Result:
    """Every field where two values wait."""
    waiting = conflicts.conflicts(desk)
    document = [
        {
            "id": one.id,
            "participant": one.participant,
            "field": one.field,
            "values": [
                {
                    "value": version.text, "author": version.author, "unit": version.unit,
                    "site": version.site, "time": at_time(version.when), "ours": version.ours,
                }
                for version in one.versions
            ],
        }
        for one in waiting
    ]  # fmt: skip
    parts: list[str | Table] = []
    for one in waiting:
        rows = [
            (
                "vårt" if version.ours else "deras",
                version.author,
                version.site,
                local_time(version.when),
                one.shown(version),
            )
            for version in one.versions
        ]
        parts += [
            f"{one.heading} för {short_name(one.name)}, med beteckningen {one.id}:",
            Table(("Vilket", "Vem", "Pilotort", "Tid", "Värde"), rows, ""),
        ]
    return Result(document, tuple(parts) or ("Inget väntar på att avgöras.",))


def settle(desk: Desk, args: Args) -> Result:
    """Settles with our value, with theirs, or with a third."""
    kept, value = args.maybe("keep"), args.maybe("value")
    if kept is not None:
        conflicts.settle_keeping(desk, args.text("id"), ours=kept == "ours")
    else:
        conflicts.settle(desk, args.text("id"), value or "")
    return Result({"id": args.text("id"), "settled": True}, ("Det är avgjort.",))
