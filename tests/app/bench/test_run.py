"""Every part of the bench at its least, so that it cannot rot."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from samordning_desktop.app.bench import sizes
from samordning_desktop.app.bench.children import Children
from samordning_desktop.app.bench.exchange import exchange_figures
from samordning_desktop.app.bench.report import print_figures, print_growth
from samordning_desktop.app.bench.rival import Rival
from samordning_desktop.app.bench.sheets import office_seconds, sheet_figures
from samordning_desktop.app.bench.sizes import Measured, measure_size

#: Whole processes are started and measured, one after the other.
pytestmark = pytest.mark.timeout(300)

#: Answers as KeePassXC does, and refuses what KeePassXC would.
FAKE = """#!{python}
import sys
from pathlib import Path
from xml.etree import ElementTree
verb, *rest = sys.argv[1:]
assert sys.stdin.read().splitlines() == ["fem runda stenar"] * (2 if verb == "import" else 1)
if verb == "import":
    options, (source, target) = rest[:-2], rest[-2:]
    assert options == ["-q", "-p", "-t", "400"], options
    titles = [entry.find("String/Value").text for entry in ElementTree.parse(source).iter("Entry")]
    Path(target).write_text("\\n".join(titles))
elif verb == "ls":
    print(Path(rest[-1]).read_text())
elif verb == "db-info":
    print("Cipher: AES 256-bit\\nKDF: AES (1000 rounds)")
"""


@pytest.mark.usefixtures("cheap_keys")
def test_a_size_is_measured_and_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sizes, "_GOAL_ROUNDS", 1)
    monkeypatch.setattr(sizes, "_EDITS", 2)
    monkeypatch.setattr(sizes, "find_rival", lambda: None)
    measured = measure_size(tmp_path / "6", Children(tmp_path), 6, goals=True)
    for values in (measured.locks, measured.starts, measured.imports, measured.imports_alone):
        assert len(values) == 1
        assert 0 < values[0] < 100
    assert measured.locks < measured.starts
    assert len(measured.keystrokes) == len(measured.filters) > 20
    assert len(measured.screens) == len(measured.plain) > 20
    packages = exchange_figures(tmp_path, size=3, changes=8, rounds=1)
    monkeypatch.setenv("PATH", "")  # LibreOffice takes its time
    sheets = list(sheet_figures(tmp_path, rounds=1, people=2))
    print_figures(6, measured, [*packages, *sheets])
    print_growth({6: measured, 60: measured})
    said = capsys.readouterr().out
    assert "6 deltagare" in said
    assert "keepassxc-cli är inte installerat" in said
    assert "måla en skärm av tavlan" in said
    assert "ta in ett paket med 8 ändringar" in said
    assert "ett samtycke på två sidor" in said
    assert "tre blad var för 2 personer i ett svep" in said
    assert said.count("1,00  hålls\n") >= 8  # the same at both sizes: nothing grows


def test_what_cannot_be_measured_is_said(capsys: pytest.CaptureFixture[str]) -> None:
    bare = Measured(
        filling=1, locks=[1], starts=[2], keystrokes=[0.01], filters=[0.001], screens=[0.01], plain=[0.01],
        edits=[0.02], commits=[0.01],
    )  # fmt: skip
    print_figures(10_000, bare, [])
    said = capsys.readouterr().out
    assert "strace är inte installerat" in said
    assert "Systemet berättar inte" in said


def test_the_rival_gets_the_same_texts_and_the_same_cost(tmp_path: Path) -> None:
    tool = tmp_path / "keepassxc-cli"
    tool.write_text(FAKE.format(python=sys.executable))
    tool.chmod(0o700)
    rival = Rival(str(tool), tmp_path, 3, "400")
    assert rival.key_derivation == "AES (1000 rounds)"
    assert rival.listing() > 0
    assert (tmp_path / "rival.kdbx").read_text("utf-8").splitlines() == [
        "Åke Nummer0",
        "Maj-Britt Nummer1",
        "Örjan Nummer2",
    ]
    assert not (tmp_path / "rival.xml").exists()


def test_the_same_words_go_through_libreoffice(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    tool = tmp_path / "soffice"
    tool.write_text(
        f"#!{sys.executable}\nimport sys\nfrom pathlib import Path\n"
        "assert sys.argv[2:5] == ['--headless', '--convert-to', 'pdf'], sys.argv\n"
        "assert 'Så länge gäller ditt ja' in Path(sys.argv[-1]).read_text('utf-8')\n"
    )
    tool.chmod(0o700)
    monkeypatch.setenv("PATH", str(tmp_path))
    found = office_seconds(tmp_path)
    assert found is not None
    assert found > 0
