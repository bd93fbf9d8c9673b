"""``today``: what waits, by day."""

from __future__ import annotations

from itertools import groupby

from samordning_desktop.cli.grammar import Args
from samordning_desktop.cli.results import Result, Table
from samordning_desktop.core.task import Whose, heading_words
from samordning_desktop.ops import Desk, today


def show(desk: Desk, args: Args) -> Result:
    """Everything that waits; ``--mine`` leaves out those whom others coordinate."""
    view = today.tasks(desk, Whose.MINE if args.given("mine") else Whose.ALL)
    document = {
        "day": view.day.isoformat(),
        "waiting": view.waiting,
        "tasks": [
            {
                "kind": task.kind.value, "group": task.group.name.lower(), "day": task.day.isoformat(),
                "participant": task.participant or None, "name": task.name, "words": task.words,
                "target": task.target or None,
            }
            for task in view.tasks
        ],
    }  # fmt: skip
    parts: list[str | Table] = []
    for heading, under in groupby(view.tasks, key=lambda task: task.heading):
        parts.append(f"{heading_words(heading, view.day)}:")
        parts.append(
            Table(
                ("Vem", "Vad", "Beteckning"),
                [(task.name, task.words, task.participant or "–") for task in under],
                "",
            )
        )
    return Result(document, tuple(parts) or ("Inget väntar.",))
