"""The bench of packages at its least, so that it cannot rot."""

from __future__ import annotations

import stat
import sys
from pathlib import Path

import pytest

from samordning_desktop.app.bench import merge_rivals
from samordning_desktop.app.bench.children import Children
from samordning_desktop.app.bench.growing import Stores, growths
from samordning_desktop.app.bench.merging import Sizes, merge_figures

#: Whole processes are started, one after the other.
pytestmark = [pytest.mark.timeout(300), pytest.mark.usefixtures("cheap_keys")]


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


def test_the_rivals_are_asked_where_they_are_installed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tool = tmp_path / "keepassxc-cli"
    tool.write_text(f"#!{sys.executable}\nimport sys\nfrom pathlib import Path\nsys.stdin.read()\n"
                    "assert sys.argv[1] in ('import', 'merge'), sys.argv\nPath(sys.argv[-1]).touch()\n")  # fmt: skip
    tool.chmod(tool.stat().st_mode | stat.S_IXUSR)
    monkeypatch.setattr(merge_rivals, "find_rival", lambda: str(tool))
    rival = merge_rivals.KeePassRival(tmp_path, 3, 2)
    assert (rival.import_seconds() or 0) > 0
    assert (rival.merge_seconds() or 0) > 0
    texts = (tmp_path / "theirs.xml").read_text("utf-8")
    assert texts.count("Nytt därifrån") == 2
    assert texts.count("<Entry>") == 3


def test_anki_is_asked_by_the_interpreter_that_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tool = tmp_path / "python"
    tool.write_text(
        f"#!{sys.executable}\nimport sys\ncompile(sys.argv[2], 'anki', 'exec')\nprint('0.25', sys.argv[4:])\nprint(0.25)\n"
    )
    tool.chmod(0o700)
    assert merge_rivals.AnkiRival(tmp_path, 3, 2).merge_seconds() is None
    monkeypatch.setenv("SAMORDNING_ANKI_PYTHON", str(tool))
    assert merge_rivals.AnkiRival(tmp_path, 3, 2).merge_seconds() == 0.25
