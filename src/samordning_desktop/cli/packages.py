"""``package``: export, inspect, import."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from samordning_desktop.cli.grammar import Args
from samordning_desktop.cli.results import Result, Table
from samordning_desktop.cli.words import at_time, count
from samordning_desktop.core.dates import local_time
from samordning_desktop.core.merge_plan import (
    ExportPlan,
    Fate,
    MergePlan,
    PackageFacts,
    PersonChange,
    behind_lines,
)
from samordning_desktop.ops import Desk, files
from samordning_desktop.sync import folder, incoming, outgoing
from samordning_desktop.sync.format import FILE_LIMIT

_FATES = {
    Fate.NEW: "ny på tavlan",
    Fate.CHANGED: "ändrad",
    Fate.SAME: "oförändrad",
    Fate.CONFLICT: "att avgöra",
    Fate.RECALLED: "tas bort från tavlan",
}


def export(desk: Desk, args: Args) -> Result:
    """Makes a package. Who stays at home for want of a consent is said, one sentence each."""
    path = args.path("out")
    plan = outgoing.export(desk, args.text("to"), path).value
    return Result(plan_document(plan, path), tuple(handed_out(plan, str(path))), tuple(left_out(plan)))


def plan_document(plan: ExportPlan, path: Path) -> dict[str, Any]:
    """A package that was made, as a document."""
    return {
        "file": str(path),
        "receiver": plan.receiver,
        "own": plan.own,
        "card": plan.card.value,
        "behind": [one.words for one in plan.behind],
        "date": plan.day.isoformat(),
        "participants": [
            {
                "id": one,
                "name": name,
                "kinds": list(plan.kinds.get(one, ())),
                "always": list(plan.always.get(one, ())),
                "without": list(plan.without.get(one, ())),
                "form_held": one in plan.forms_held,
                "first": one in plan.first,
            }
            for one, name in plan.persons
        ],
        "again": [{"id": one, "name": name} for one, name in plan.again],
        "recalled": [
            {"id": one, "name": name, "reason": plan.why.get(one, "")} for one, name in plan.recalled
        ],
        "left_out": [
            {"id": one.participant, "name": one.name, "reason": one.reason} for one in plan.left_out
        ],
        "register": list(plan.register),
        "entries": plan.entries,
        "files": plan.files,
        "files_left": plan.files_left,
        "size": plan.size,
    }


def inspect(desk: Desk, args: Args) -> Result:
    """What a package says of itself."""
    facts = incoming.inspect(desk, _content(args))
    said = (
        f"Paket nummer {facts.number} från {facts.who}, gjort {local_time(facts.made)}: "
        f"{count(facts.entries, 'ändring', 'ändringar')}, {facts.size} byte."
    )
    taken_in = "Det är redan intaget här." if facts.taken_in else "Det är inte intaget här."
    return Result(_facts(facts), (f"{said}\n{taken_in}",))


def take_in(desk: Desk, args: Args) -> Result:
    """Takes a package in, or with ``--dry-run`` tells what that would do. Where it came by a folder, that is cleared."""
    dry_run, content = args.given("dry_run"), _content(args)
    plan = incoming.rehearse(desk, content) if dry_run else incoming.take_in(desk, content).value
    if not dry_run:
        folder.clear(desk, args.path("file").absolute().parent)
    document = {
        **plan.counts,
        "dry_run": dry_run,
        "package": _facts(plan.facts),
        "participants": [_person(person) for person in plan.persons],
        "register": list(plan.register),
    }
    return Result(document, tuple(brought_in(plan, dry_run)))


def _content(args: Args) -> bytes:
    return files.read_file(args.path("file"), FILE_LIMIT)


def handed_out(plan: ExportPlan, path: str) -> Iterator[str | Table]:
    """What is in the package, and whom it is for."""
    yield f"Paketet till {plan.to} är sparat i {path}. {_noted(plan)}"
    going = [
        (name, f"utan {'; '.join(kept)}" if (kept := plan.kept_back(one)) else "")
        for one, name in plan.persons
    ]
    if going and plan.own:
        yield Table(("Med i paketet",), [(name,) for name, _ in going], "")
    elif going:
        yield Table(("Med i paketet", "Enligt samtycket"), going, "")
    if plan.again:
        yield Table(("Med igen: orten har det redan",), [(name,) for _, name in plan.again], "")
    if plan.recalled:
        heading = "Besked om att samtycket har upphört"
        yield Table((heading,), [(name,) for _, name in plan.recalled], "")
    yield from plan.register
    yield from plan.before
    yield from behind_lines(plan)


def _noted(plan: ExportPlan) -> str:
    if plan.own:
        return "Det är inget utlämnande."
    if plan.persons:
        return "Det är noterat som ett utlämnande."
    if plan.again:
        return "Det är inget nytt utlämnande: det som är med om deltagare har orten redan."
    return "Det är inget utlämnande: ingen deltagare är med."


def left_out(plan: ExportPlan) -> Iterator[str]:
    """Who stays and why, a sentence each."""
    for one in plan.left_out:
        yield f"{one.name} är inte med i paketet: {one.reason}."


def who_stays(desk: Desk, args: Args) -> Result:
    """Everyone who may not go to a site today, and why."""
    receiver = args.text("to")
    found = outgoing.staying(desk, receiver)
    document = [{"id": one.participant, "name": one.name, "reason": one.reason} for one in found]
    rows = [(one.name, one.reason) for one in found]
    return Result(
        document, (Table(("Stannar här", "Därför"), rows, f"Alla här får gå med till {receiver}."),)
    )


def brought_in(plan: MergePlan, dry_run: bool) -> Iterator[str | Table]:
    """What taking it in did, or would do, person by person."""
    package = f"Paket nummer {plan.facts.number} från {plan.facts.who}"
    if plan.facts.taken_in:
        undone = ", och det är ångrat" if plan.facts.taken_back else ""
        yield f"{package} är redan intaget{undone}. Inget är ändrat."
    elif dry_run:
        yield f"{package} skulle göra det här. Inget är ändrat än."
    else:
        yield f"{package} är intaget."
    rows = [(person.name, _fate_words(person), ", ".join(_labels(person))) for person in plan.persons]
    yield Table(("Namn", "Vad som händer", "Fält"), rows, "Paketet säger inget nytt om någon deltagare.")
    yield from plan.register
    if plan.conflicts:
        yield f"{count(plan.conflicts, 'fält väntar', 'fält väntar')} på att avgöras: se conflict list."


def _fate_words(person: PersonChange) -> str:
    return "ny bland avslutade" if person.fate is Fate.NEW and person.left else _FATES[person.fate]


def _labels(person: PersonChange) -> Iterator[str]:
    if person.fate is not Fate.NEW:
        for change in person.fields:
            yield f"{change.label}{change.mark}"


def _facts(facts: PackageFacts) -> dict[str, Any]:
    return {
        "sender": facts.sender, "number": facts.number, "made": at_time(facts.made),
        "entries": facts.entries, "size": facts.size, "taken_in": facts.taken_in,
        "files": facts.files, "own": facts.own, "computer": facts.computer,
    }  # fmt: skip


def _person(person: PersonChange) -> dict[str, Any]:
    fields = [
        {
            "field": one.field,
            "before": one.before,
            "after": one.after,
            "conflict": one.conflict,
            "more": [value.text for value in one.more],
            "settled": list(one.settled),
        }
        for one in person.fields
    ]
    return {
        "id": person.participant, "name": person.name, "fate": person.fate.value, "left": person.left,
        "fields": fields,
    }  # fmt: skip
