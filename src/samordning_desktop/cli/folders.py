"""``peer folder`` and ``package put``, ``look``, ``aside`` and ``sent``: a shared folder as the way, and what has come of it.

A command that has been in a folder clears it of what has arrived, as the window does.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from samordning_desktop.cli.grammar import Args
from samordning_desktop.cli.packages import handed_out, left_out, plan_document
from samordning_desktop.cli.results import Result, Table
from samordning_desktop.core.errors import KnownError
from samordning_desktop.core.sending import Sending, receipt_words
from samordning_desktop.ops import Desk
from samordning_desktop.sync import folder, outgoing
from samordning_desktop.sync.folder import FolderBook

_NOT_YET = (
    "{file} går inte att läsa som ett paket. Den kan vara på väg dit: titta igen om några minuter. Är den kvar då: se till "
    "att du har rätt att läsa den, eller gör ett nytt paket där det kom från."
)


def choose(desk: Desk, args: Args) -> Result:
    """Lets a folder be the way to a site; without a folder, none is."""
    name = args.text("name")
    chosen = args.path("folder").absolute() if args.given("folder") else None
    folder.choose(desk, name, chosen)
    said = f"Paket till och från {name} går genom {chosen}." if chosen else f"Ingen mapp används för {name}."
    return Result({"name": name, "folder": str(chosen) if chosen else None}, (said,))


def put(desk: Desk, args: Args) -> Result:
    """Makes a package and puts it in the site's folder."""
    plan, path = outgoing.put_in_folder(desk, args.text("to")).value
    folder.clear(desk, path.parent)
    return Result(plan_document(plan, path), tuple(handed_out(plan, str(path))), tuple(left_out(plan)))


def look(desk: Desk, _args: Args) -> Result:
    """What has come in the folders. Those out of reach are said; nothing is taken in."""
    books, told = _looked_through(desk)
    found: list[dict[str, Any]] = [
        {"file": str(one.path), "sender": one.sender, "number": one.number}
        for book in books
        for one in book.arrivals
    ]
    for book in books:
        told += [f"{one.path.name} går inte att ta in. {one.words}" for one in book.unfit]
        told += [_NOT_YET.format(file=one.path.name) for one in book.unsure]
    rows = [(one["sender"], str(one["number"]), one["file"]) for one in found]
    table = Table(("Från", "Nummer", "Fil"), rows, "Inget paket väntar i någon mapp.")
    folder.clear(desk)
    return Result(found, (table,), tuple(told))


def leave_aside(desk: Desk, args: Args) -> Result:
    """No more is told of a file that cannot be taken in, as long as it cannot: given by its name, or by its place."""
    books, told = _looked_through(desk)
    file = args.path("file")
    place = file.absolute() if file.parent != Path() else None
    left = [
        one
        for book in books
        for one in (*book.unfit, *book.unsure)
        if one.path.name == file.name and place in (None, one.path)
    ]
    if not left:
        raise KnownError("folder.nothing_aside", file=file.name)
    for one in left:
        folder.leave_aside(desk, one)
    folder.clear(desk)
    said = f"{file.name} är lämnad åt sidan. Den ligger kvar i mappen."
    return Result({"files": [str(one.path) for one in left]}, (said,), tuple(told))


def _looked_through(desk: Desk) -> tuple[Sequence[FolderBook], list[str]]:
    """Every folder as it is now, and a sentence about each that is out of reach."""
    books = [
        FolderBook(shared)
        for shared in sorted({way.folder for way in folder.ways(desk).values() if way.folder is not None})
    ]
    away = []
    for book in books:
        try:
            folder.look_through(desk, book)
        except KnownError as error:
            away.append(f"{book.folder}: {error.sentences.happened}")
    return books, away


def sent(desk: Desk, _args: Args) -> Result:
    """The packages that were made, with the receipts that have come."""
    made = [(way.name, one) for way in folder.ways(desk).values() for one in way.sendings]
    rows = [
        (
            name,
            str(one.number),
            one.made.isoformat(),
            receipt_words(one, "" if name == desk.actor.site else name),
        )
        for name, one in made
    ]
    table = Table(("Till", "Nummer", "Dag", "Mottagningsbevis"), rows, "Inget paket är gjort.")
    return Result([_sending(name, one) for name, one in made], (table,))


def _sending(name: str, sending: Sending) -> dict[str, Any]:
    receipts = [{"date": one.day.isoformat(), "by": one.by} for one in sending.receipts]
    return {
        "receiver": name, "number": sending.number, "date": sending.made.isoformat(),
        "receipts": receipts, "covered_by": sending.covered_by,
    }  # fmt: skip
