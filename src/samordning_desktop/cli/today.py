"""``today`` and ``participant seen``: what waits, by day, and news that has been seen."""

from __future__ import annotations

from itertools import groupby

from samordning_desktop.cli.grammar import Args
from samordning_desktop.cli.results import Result, Table
from samordning_desktop.core.news import gone_meaning
from samordning_desktop.core.task import GONE, GONE_FOR_GOOD, Whose, heading_words
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


def mark_seen(desk: Desk, args: Args) -> Result:
    """Says once more what is news about somebody, and what it means to be gone; then it has been seen."""
    done = today.mark_seen(desk, args.text("id"))
    own_id = next(iter(done.changes.participants), args.text("id"))
    document = {"id": own_id, "seen": [task.words for task in done.value]}
    lines = []
    for task in done.value:
        lines.append(f"{task.name}: {task.words}")
        if task.target in (GONE, GONE_FOR_GOOD):
            lines.append(gone_meaning(task.target == GONE_FOR_GOOD))
    lines.append("Det är märkt som sett." if lines else "Inget nytt från andra orten. Inget är ändrat.")
    return Result(document, ("\n".join(lines),))
