"""Programs that merge as well, with as many people and changes: KeePassXC's command line, and Anki's Python package.

Each is measured only where it is installed; Anki where ``SAMORDNING_ANKI_PYTHON`` names an interpreter that has it.
"""

from __future__ import annotations

import os
import subprocess
from datetime import UTC, datetime
from pathlib import Path

from samordning_desktop.app.bench.edits import seconds
from samordning_desktop.app.bench.rival import ask, document, entry_xml, find_rival, key_cost, taken_in
from samordning_desktop.app.bench.stores import TEXTS, person


class KeePassRival:
    """Two databases of as many people; in one so many are changed, in the other half of those."""

    def __init__(self, folder: Path, people: int, changes: int) -> None:
        self._tool = find_rival()
        self._folder, self._people, self._changes = folder, people, changes

    def import_seconds(self) -> float | None:
        """Seconds to read everybody into a new database; None where the program is not installed."""
        return None if self._tool is None else seconds(lambda: self._made("first", {}))

    def merge_seconds(self) -> float | None:
        """Seconds to merge the one database into the other; None where the program is not installed."""
        if self._tool is None:
            return None
        theirs = self._made("theirs", dict.fromkeys(range(self._changes), "Nytt därifrån"))
        ours = self._made("ours", dict.fromkeys(range(0, self._changes, 2), "Nytt här"))
        return seconds(lambda: ask(str(self._tool), "merge", "-q", "-s", str(ours), str(theirs)))

    def _made(self, name: str, changed: dict[int, str]) -> Path:
        source = self._folder / f"{name}.xml"
        source.write_text(_xml(self._people, changed), "utf-8")
        return taken_in(str(self._tool), source, key_cost())


class AnkiRival:
    """A collection with a note for each person, and a package in which so many are changed."""

    def __init__(self, folder: Path, people: int, changes: int) -> None:
        self._python = os.environ.get("SAMORDNING_ANKI_PYTHON")
        self._arguments = [str(folder), str(people), str(changes)]

    def merge_seconds(self) -> float | None:
        """Seconds to import the package; None where the package is not installed."""
        if self._python is None:
            return None
        command = [self._python, "-c", _ANKI, *self._arguments]
        done = subprocess.run(command, capture_output=True, check=True, encoding="utf-8")
        return float(done.stdout.split()[-1])


_ANKI = """
import sys, time
from anki.collection import Collection, ExportAnkiPackageOptions, ImportAnkiPackageOptions, ImportAnkiPackageRequest
folder, people, changes = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
def change(col, numbers, text):
    found = sorted(col.find_notes(""))
    notes = [col.get_note(found[number]) for number in numbers]
    for note in notes:
        note.fields[1] = text
    col.update_notes(notes)
col = Collection(folder + "/theirs.anki2")
model, deck = col.models.by_name("Basic"), col.decks.id("Tavla")
for number in range(people):
    note = col.new_note(model)
    note.fields[0], note.fields[1] = f"Person {number}", "Text om personen. " * 12
    col.add_note(note, deck)
everything = ExportAnkiPackageOptions(with_scheduling=True, with_deck_configs=True, with_media=False, legacy=False)
col.export_anki_package(out_path=folder + "/all.apkg", limit=None, options=everything)
time.sleep(1.1)
change(col, range(changes), "Nytt därifrån")
col.export_anki_package(out_path=folder + "/changed.apkg", limit=None, options=everything)
col.close()
ours = Collection(folder + "/ours.anki2")
options = ImportAnkiPackageOptions(merge_notetypes=True, update_notes=0, update_notetypes=0, with_scheduling=True, with_deck_configs=True)
ours.import_anki_package(ImportAnkiPackageRequest(package_path=folder + "/all.apkg", options=options))
change(ours, range(0, changes, 2), "Nytt här")
begun = time.perf_counter()
ours.import_anki_package(ImportAnkiPackageRequest(package_path=folder + "/changed.apkg", options=options))
print(time.perf_counter() - begun)
ours.close()
"""


def _xml(people: int, changed: dict[int, str]) -> str:
    return document(_entry(number, changed.get(number)) for number in range(people))


def _entry(number: int, changed: str | None) -> str:
    fields = person(number)
    notes = "\n".join([changed or fields.text(TEXTS[0]), *(fields.text(name) for name in TEXTS[1:])])
    strings = {"Title": fields.name, "UserName": fields.personal_id, "Notes": notes}
    day = {None: 1, "Nytt här": 2}.get(changed, 3)
    times = datetime(2026, 3, day, 12, tzinfo=UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    stamps = "".join(f"<{name}>{times}</{name}>" for name in ("LastModificationTime", "CreationTime"))
    return entry_xml(number, strings, f"<Times>{stamps}</Times>")
