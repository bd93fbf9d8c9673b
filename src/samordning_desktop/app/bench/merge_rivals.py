"""Programs that merge as well, given the same texts and changes: KeePassXC's command line, and Anki's Python package.

Each is measured only where it is installed; Anki where ``SAMORDNING_ANKI_PYTHON`` names an interpreter that has it.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path

from samordning_desktop.app.bench.edits import seconds
from samordning_desktop.app.bench.letters import Texts
from samordning_desktop.app.bench.rival import ask, document, entry_xml, find_rival, key_cost, taken_in

_KEYS = {"name": "Title", "personal_id": "UserName"}  # all others are custom strings

#: What gives the seconds of one round, by what is measured.
Races = dict[str, Callable[[], float]]


@dataclass(frozen=True, slots=True)
class Held:
    """Everybody's texts, and those that are new in some of them there and here."""

    people: Texts
    theirs: Texts
    ours: Texts


def races(folder: Path, held: Held) -> tuple[Races, Races]:
    """What is measured of taking in everybody, and of merging, with the programs that are installed."""
    imports: Races = {}
    merges: Races = {}
    tool, python = find_rival(), os.environ.get("SAMORDNING_ANKI_PYTHON")
    if tool is not None:
        keepass = _KeePass(tool, folder, held)
        imports["keepassxc import"], merges["keepassxc merge"] = keepass.import_seconds, keepass.merge_seconds
    if python is not None:
        merges["Ankis import"] = _Anki(python, folder, held).merge_seconds
    return imports, merges


class _KeePass:
    """A document of everybody, and two databases: one with what is new here, one with what is new there.

    All of that is made beforehand, and the key's cost is found: no round counts it.
    """

    def __init__(self, tool: str, folder: Path, held: Held) -> None:
        self._tool, self._cost = tool, key_cost()
        self._first, ours, theirs = (folder / f"{name}.xml" for name in ("first", "ours", "theirs"))
        for source, new, day in ((self._first, {}, 1), (ours, held.ours, 2), (theirs, held.theirs, 3)):
            source.write_text(_document(held.people, new, day), "utf-8")
        self._ours, self._theirs = (taken_in(tool, source, self._cost) for source in (ours, theirs))

    def import_seconds(self) -> float:
        """Its process alone, taking everybody into a new database."""
        self._first.with_suffix(".kdbx").unlink(missing_ok=True)
        return seconds(lambda: taken_in(self._tool, self._first, self._cost))

    def merge_seconds(self) -> float:
        """Its process alone, merging what is new there into a copy of ours."""
        merged = shutil.copy(self._ours, self._ours.with_name("merged.kdbx"))
        return seconds(lambda: ask(self._tool, "merge", "-q", "-s", str(merged), str(self._theirs)))


def _document(people: Texts, new: Texts, day: int) -> str:
    """Everybody, written on the first of a month, or on another ``day`` where something is new."""
    return document(
        entry_xml(
            number,
            {_KEYS.get(name, name): text for name, text in (texts | new.get(who, {})).items()},
            _times(day if who in new else 1),
        )
        for number, (who, texts) in enumerate(people.items())
    )


def _times(day: int) -> str:
    written = f"2026-03-0{day}T12:00:00Z"
    stamps = "".join(f"<{name}>{written}</{name}>" for name in ("LastModificationTime", "CreationTime"))
    return f"<Times>{stamps}</Times>"


class _Anki:
    """A collection with a note for each person and what is new here, and a package with what is new there."""

    def __init__(self, python: str, folder: Path, held: Held) -> None:
        self._python, self._folder = python, folder
        (folder / "held.json").write_text(json.dumps(asdict(held)), "utf-8")
        self._run(_ANKI_MAKES)

    def merge_seconds(self) -> float:
        """Importing the package into a copy of the collection, without starting and opening."""
        shutil.copy(self._folder / "ours.anki2", self._folder / "merged.anki2")
        return float(self._run(_ANKI_MERGES).split()[-1])

    def _run(self, script: str) -> str:
        command = [self._python, "-c", _ANKI + script, str(self._folder)]
        return subprocess.run(command, capture_output=True, check=True, encoding="utf-8").stdout


_ANKI = """
import json, sys, time
from anki.collection import Collection, ExportAnkiPackageOptions, ImportAnkiPackageOptions, ImportAnkiPackageRequest
folder = sys.argv[1]
def take(col, name):
    options = ImportAnkiPackageOptions(merge_notetypes=True, update_notes=0, update_notetypes=0, with_scheduling=True, with_deck_configs=True)
    col.import_anki_package(ImportAnkiPackageRequest(package_path=f"{folder}/{name}.apkg", options=options))
"""

_ANKI_MAKES = """
with open(folder + "/held.json", encoding="utf-8") as file:
    held = json.load(file)
def give(col, name):
    options = ExportAnkiPackageOptions(with_scheduling=True, with_deck_configs=True, with_media=False, legacy=False)
    col.export_anki_package(out_path=f"{folder}/{name}.apkg", limit=None, options=options)
def change(col, new):
    notes = [col.get_note(col.db.scalar("SELECT id FROM notes WHERE guid = ?", who)) for who in new]
    for note, texts in zip(notes, new.values()):
        for name, text in texts.items():
            note[name] = text
    col.update_notes(notes)
col = Collection(folder + "/theirs.anki2")
models, deck = col.models, col.decks.id("Tavla")
model, template = models.new("Person"), models.new_template("Kort")
for name in next(iter(held["people"].values()), {}):
    models.add_field(model, models.new_field(name))
template["qfmt"], template["afmt"] = "{{name}}", "{{goal}}"
models.add_template(model, template)
models.add(model)
model = models.by_name("Person")
for who, texts in held["people"].items():
    note = col.new_note(model)
    note.guid = who
    for name, text in texts.items():
        note[name] = text
    col.add_note(note, deck)
give(col, "all")
time.sleep(1.1)
change(col, held["theirs"])
give(col, "theirs")
col.close()
col = Collection(folder + "/ours.anki2")
take(col, "all")
change(col, held["ours"])
col.close()
"""

_ANKI_MERGES = """
col = Collection(folder + "/merged.anki2")
begun = time.perf_counter()
take(col, "theirs")
print(time.perf_counter() - begun)
col.close()
"""
