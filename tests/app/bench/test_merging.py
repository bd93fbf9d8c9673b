"""The bench of packages at its least, so that it cannot rot."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from xml.etree import ElementTree

import pytest

from samordning_desktop.app.bench import merge_rivals
from samordning_desktop.app.bench.children import Children
from samordning_desktop.app.bench.growing import Stores, growths
from samordning_desktop.app.bench.letters import FIELDS, Site
from samordning_desktop.app.bench.merging import Sizes, merge_figures
from samordning_desktop.core.entry import Entry

#: Whole processes are started, one after the other.
pytestmark = [pytest.mark.timeout(300), pytest.mark.usefixtures("cheap_keys")]

KEEPASS = """#!{python}
import sys
from pathlib import Path
verb, last = sys.argv[1], Path(sys.argv[-1])
assert sys.stdin.read().splitlines() == ["fem runda stenar"] * (2 if verb == "import" else 1)
if verb == "import":
    assert Path(sys.argv[-2]).exists() and not last.exists()
    last.touch()
else:
    assert (verb, last.name) == ("merge", "theirs.kdbx") and Path(sys.argv[-2]).exists()
    Path(sys.argv[-2]).write_text("merged")
with (Path(sys.argv[0]).parent / "keepassxc.log").open("a") as log:
    print(verb, file=log)
"""

ANKI = """
import json, sys
from pathlib import Path
from unittest.mock import MagicMock
ExportAnkiPackageOptions = ImportAnkiPackageOptions = ImportAnkiPackageRequest = MagicMock()
class Note(dict):
    guid = ""
class Collection:
    models, decks, db = MagicMock(), MagicMock(), MagicMock()
    def __init__(self, path):
        Path(path).touch()
    def new_note(self, model):
        return Note()
    get_note = new_note
    def add_note(self, note, deck):
        self.update_notes([note])
    def update_notes(self, notes):
        with (Path(sys.argv[1]) / "anki.log").open("a", encoding="utf-8") as log:
            for note in notes:
                print(json.dumps(list(note.values())), file=log)
    def export_anki_package(self, out_path, limit, options):
        Path(out_path).touch()
    def import_anki_package(self, request):
        pass
    def close(self):
        pass
"""


def test_packages_are_measured_beside_the_floor(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(merge_rivals, "find_rival", lambda: None)
    monkeypatch.delenv("SAMORDNING_ANKI_PYTHON", raising=False)
    figures = list(merge_figures(tmp_path, Children(tmp_path), Sizes(people=4, changes=4, rounds=1)))
    told = {figure.what: figure for figure in figures}
    assert told["första paketet, 48 ändringar"].goal is not None
    assert told["4 ändringar, 2 konflikter kvar"].goal is not None
    assert told["samma paket igen: ändringar, flest 0"].value == 0
    assert told["paketets storlek, 4 ändringar"].holds
    assert not any(figure.goal and "Anki" in figure.goal.than for figure in figures)
    assert all(figure.value > 0 for what, figure in told.items() if "flest 0" not in what)


def test_cost_is_compared_between_a_small_store_and_a_large_one(tmp_path: Path) -> None:
    least = Stores(people=(1, 3), made=4, taken=12, rounds=1)
    for one in growths(tmp_path / "growing", Children(tmp_path), least):
        assert one.sizes == (1, 3)
        assert not one.rows
        assert min(one.values) > 0


def test_the_rivals_hold_what_the_packages_hold(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, installed: Path
) -> None:
    packages, make = [], Site.package
    monkeypatch.setattr(Site, "package", lambda site, given: packages.append(given) or make(site, given))
    folder = tmp_path / "packages"
    figures = list(merge_figures(folder, Children(tmp_path), Sizes(people=4, changes=4, rounds=2)))
    everybody, changes = packages
    held = [[_text(one) for one in everybody[at : at + FIELDS]] for at in range(0, len(everybody), FIELDS)]
    assert [len(texts) for texts in held] == [12] * 4
    written = [json.loads(line) for line in (folder / "anki.log").read_text("utf-8").splitlines()]
    assert written == [*held, *[[_text(new)] for new in changes], ["Nytt här"], ["Nytt här"]]
    assert _in_keepass(folder / "first.xml") == held
    goal = [one.field for one in everybody].index("goal")

    def held_with(new: dict[int, str]) -> list[list[str]]:
        return [[*one[:goal], new.get(at, one[goal]), *one[goal + 1 :]] for at, one in enumerate(held)]

    assert _in_keepass(folder / "theirs.xml") == held_with({at: _text(new) for at, new in enumerate(changes)})
    assert _in_keepass(folder / "ours.xml") == held_with({0: "Nytt här", 2: "Nytt här"})
    keyed = [figure.goal for figure in figures if figure.what == "det, nyckeln inräknad"]
    assert [goal.than for goal in keyed if goal] == ["keepassxc import", "keepassxc merge", "Ankis import"]
    assert (installed / "keepassxc.log").read_text().split() == [*["import"] * 4, *["merge"] * 2]


@pytest.mark.usefixtures("installed")
def test_of_keepassxc_only_its_own_process_is_timed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    imports, merges = merge_rivals.races(tmp_path, merge_rivals.Held({}, {}, {}))
    monkeypatch.setattr(merge_rivals, "key_cost", None)
    monkeypatch.setattr(Path, "write_text", None)
    assert imports["keepassxc import"]() > 0
    assert merges["keepassxc merge"]() > 0


@pytest.fixture
def installed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with both rivals, as far as they are asked: KeePassXC's refuses what it would, Anki's says what it is given."""
    folder = tmp_path / "rivals"
    (folder / "anki").mkdir(parents=True)
    (folder / "anki" / "collection.py").write_text(ANKI)
    tool = folder / "keepassxc-cli"
    tool.write_text(KEEPASS.format(python=sys.executable))
    tool.chmod(0o700)
    monkeypatch.setattr(merge_rivals, "find_rival", lambda: str(tool))
    monkeypatch.setenv("SAMORDNING_ANKI_PYTHON", sys.executable)
    monkeypatch.setenv("PYTHONPATH", str(folder))
    return folder


def _text(entry: Entry) -> str:
    return " ".join(map(str, entry.value)) if isinstance(entry.value, list) else str(entry.value)


def _in_keepass(path: Path) -> list[list[str | None]]:
    """The values of each entry, if each has a key of its own and the two that KeePassXC lists are among them."""
    entries = list(ElementTree.parse(path).iter("Entry"))
    for entry in entries:
        keys = [key.text for key in entry.iter("Key")]
        assert len({"Title", "UserName", *keys}) == len(keys)
    return [[value.text for value in entry.iter("Value")] for entry in entries]
