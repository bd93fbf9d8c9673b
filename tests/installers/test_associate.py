"""A double click on a package opens the program."""

from __future__ import annotations

import configparser
import xml.etree.ElementTree as ET
from pathlib import Path

import associate
import pytest
from associate import KIND, PROGID, linux_files, main, quoted, windows_values

from samordning_desktop.core.folder_files import ENDING

PROGRAM = Path("/opt/sam å/samordning-desktop")


@pytest.fixture
def share(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The user's own place for such files, and no tools on the path."""
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "dela"))
    monkeypatch.setattr(associate, "find_program", lambda _name: None)
    return tmp_path / "dela"


def test_the_launcher_hands_over_one_file_and_the_kind_is_known_by_name_and_content() -> None:
    launcher, kind = linux_files(Path("/dela"), PROGRAM).values()
    parser = configparser.ConfigParser(interpolation=None)
    parser.optionxform = str  # type: ignore[assignment, method-assign]
    parser.read_string(launcher)
    entry = parser["Desktop Entry"]
    assert entry["Exec"] == f'"{PROGRAM}" %f'
    assert entry["MimeType"] == f"{KIND};"
    space = "{http://www.freedesktop.org/standards/shared-mime-info}"
    (found,) = ET.fromstring(kind.encode())
    assert found.get("type") == KIND
    assert [one.get("pattern") for one in found.iter(f"{space}glob")] == [f"*{ENDING}"]
    assert [one.get("value") for one in found.iter(f"{space}match")] == ["age-encryption.org/v1"]


@pytest.mark.parametrize(
    ("path", "command"),
    [("/a b/c", '"/a b/c"'), ("/100%/c", '"/100%%/c"'), ('/a"$b', '"/a\\\\"\\\\$b"'), ("/å", '"/å"')],
)
def test_odd_paths_are_quoted(path: str, command: str) -> None:
    assert quoted(Path(path)) == command


def test_windows_is_told_of_the_program_and_offered_it_for_the_ending() -> None:
    values = {(key, name): value for key, name, value in windows_values(PROGRAM)}
    assert values[(rf"{PROGID}\shell\open\command", "")] == f'"{PROGRAM}" "%1"'
    assert (rf"{ENDING}\OpenWithProgids", PROGID) in values


def test_it_is_put_there_twice_and_taken_away(share: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([]) == 0
    assert main([]) == 0
    assert sorted(path.name for path in share.rglob("*") if path.is_file()) == [
        "samordning-desktop.desktop", "samordning-desktop.xml",
    ]  # fmt: skip
    assert main(["remove"]) == 0
    assert main(["remove"]) == 0
    assert [path for path in share.rglob("*") if path.is_file()] == []
    assert "öppnar programmet" in capsys.readouterr().out


def test_a_place_that_cannot_be_written_is_said(share: Path, capsys: pytest.CaptureFixture[str]) -> None:
    share.write_text("ingen mapp")
    assert main([]) == 1
    assert capsys.readouterr().err.startswith("Det gick inte: ")


def test_wrong_usage(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["bort"]) == 2
    assert "associate.py remove" in capsys.readouterr().err
