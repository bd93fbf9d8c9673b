"""``text``: the versions of the consent and the information sheet, and ``participant inform``."""

from __future__ import annotations

from samordning_desktop.cli.grammar import Args
from samordning_desktop.cli.results import Result, Table
from samordning_desktop.core.dates import parse_date
from samordning_desktop.core.document import Document
from samordning_desktop.core.informed import TOLD_WORDS, ToldHow
from samordning_desktop.core.own_text import read_source
from samordning_desktop.core.texts import OWN_LIMIT, TEXT_WORDS, newest
from samordning_desktop.ops import Desk, files, informing, texts


def list_all(desk: Desk, _args: Args) -> Result:
    """Every version, and how many have signed it or been given it."""
    uses = texts.in_use(desk)
    document = [
        {
            "kind": use.document.key, "id": use.document.id, "version": use.document.version,
            "day": use.document.day.isoformat(), "title": use.document.title, "easy": use.document.easy,
            "own": bool(use.document.own), "signed": use.signed, "given": use.given,
        }
        for use in uses
    ]  # fmt: skip
    rows = [
        (
            TEXT_WORDS[use.document.key], use.document.version, use.document.day.isoformat(),
            _sort_of(use.document), str(use.signed), str(use.given), use.document.id,
        )
        for use in uses
    ]  # fmt: skip
    headings = ("Slag", "Version", "Datum", "Text", "Underskrivna", "Givna", "Beteckning")
    return Result(document, (Table(headings, rows, ""),))


def add(desk: Desk, args: Args) -> Result:
    """Puts in a text of the site's own."""
    source = read_source(files.read_file(args.path("file"), OWN_LIMIT * 4))
    document = texts.add_version(desk, args.text("kind"), source, easy=args.given("easy")).value
    said = f"Texten är inlagd som version {document.version}, med beteckningen {document.id}."
    return Result({"kind": document.key, "id": document.id, "version": document.version}, (said,))


def inform(desk: Desk, args: Args) -> Result:
    """Notes that a participant has been given a text: the newest, or the one named."""
    key, how = args.text("kind"), ToldHow(args.text("how"))
    text_id = args.maybe("text_version") or newest(texts.versions(desk, key), easy=args.given("easy")).id
    day = parse_date(args.text("date"))
    noted = informing.inform(desk, args.text("id"), key, text_id, how, day, args.maybe("by") or "").value
    document = {"id": noted, "kind": key, "text": text_id, "how": how.value, "day": day.isoformat()}
    said = f"Noterat {day}: {TEXT_WORDS[key]}, {text_id}, {TOLD_WORDS[how]}."
    return Result(document, (said,))


def _sort_of(document: Document) -> str:
    parts = ["lättläst"] * document.easy + ["egen" if document.own else "programmets"]
    return ", ".join(parts)
