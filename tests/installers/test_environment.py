"""The ``.venv``: made, left alone, filled up, and mended. On real environments; nothing is fetched."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from environment import Environment, pip_environ, quiet, reason
from speech import StepFailedError

LOCK, CHECKS_LOCK = "installers/requirements.txt", "installers/requirements-dev.txt"
# A build backend of ten lines, so that pip can install the project without fetching one.
BACKEND = """
import zipfile
NAME = "tiny-1.0"
FILES = {
    "tiny.py": "VALUE = 1\\n",
    f"{NAME}.dist-info/METADATA": "Metadata-Version: 2.1\\nName: tiny\\nVersion: 1.0\\n",
    f"{NAME}.dist-info/WHEEL": "Wheel-Version: 1.0\\nGenerator: x\\nRoot-Is-Purelib: true\\nTag: py3-none-any\\n",
    f"{NAME}.dist-info/RECORD": "",
}
def build_editable(folder, config_settings=None, metadata_directory=None):
    with zipfile.ZipFile(f"{folder}/{NAME}-py3-none-any.whl", "w") as wheel:
        for name, text in FILES.items():
            wheel.writestr(name, text)
    return f"{NAME}-py3-none-any.whl"
build_wheel = build_editable
"""
PROJECT = '[build-system]\nrequires = []\nbuild-backend = "backend"\nbackend-path = ["."]\n'


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project whose locks are empty."""
    root = tmp_path / "pröva åäö"
    (root / "installers").mkdir(parents=True)
    (root / "pyproject.toml").write_text(PROJECT)
    (root / "backend.py").write_text(BACKEND)
    (root / LOCK).write_text("# nothing\n")
    (root / CHECKS_LOCK).write_text("# nothing for the checks\n")
    return root


def half_made(root: Path) -> Environment:
    """An environment with a Python and a stamp, but no pip: quick to make."""
    environment = Environment(root)
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", str(environment.folder)], check=True)
    return environment


def stamp(environment: Environment, checks: bool) -> None:
    """Sign the environment as finished."""
    path = environment.folder / "samordning-prepared.json"
    path.write_text(json.dumps(environment.wanted_stamp(checks)))


def can_import(environment: Environment) -> bool:
    """Whether the project is installed in the environment."""
    command = [str(environment.python), "-c", "import tiny"]
    return subprocess.run(command, capture_output=True, check=False).returncode == 0


def test_a_stamp_says_ready_and_any_change_says_not(project: Path) -> None:
    environment = half_made(project)
    assert not environment.is_ready(checks=False)
    stamp(environment, checks=False)
    assert environment.is_ready(checks=False)
    assert not environment.is_ready(checks=True)
    for changed in ("pyproject.toml", LOCK):
        before = (project / changed).read_text()
        (project / changed).write_text(before + "\n# more")
        assert not environment.is_ready(checks=False)
        (project / changed).write_text(before)
    assert environment.is_ready(checks=False)


def test_what_is_ready_for_the_checks_is_ready_for_the_program(project: Path) -> None:
    environment = half_made(project)
    stamp(environment, checks=True)
    assert environment.is_ready(checks=True)
    (project / CHECKS_LOCK).write_text("# other tools")
    assert environment.is_ready(checks=False)
    assert not environment.is_ready(checks=True)


@pytest.mark.parametrize("text", ["", "{", "[]", '"x"', "null", '{"python": 3}', "\x00"])
def test_an_unreadable_stamp_is_no_stamp(project: Path, text: str) -> None:
    environment = half_made(project)
    (environment.folder / "samordning-prepared.json").write_text(text)
    assert not environment.is_ready(checks=False)


def test_an_unfinished_run_is_neither_ready_nor_sound(project: Path) -> None:
    environment = half_made(project)
    stamp(environment, checks=False)
    (environment.folder / "samordning-unfinished").touch()
    assert not environment.is_ready(checks=False)
    assert not environment.is_sound()


def test_an_environment_without_pip_or_without_python_is_not_sound(project: Path) -> None:
    environment = half_made(project)
    assert not environment.is_sound()
    environment.python.unlink()
    assert not environment.is_sound()
    assert not Environment(project / "nowhere").is_sound()


def test_made_once_then_left_alone_then_filled_up(project: Path) -> None:
    environment = Environment(project)
    assert environment.prepare(checks=False)
    assert can_import(environment)
    traces = {path: path.stat().st_mtime_ns for path in environment.folder.rglob("*")}
    assert not environment.prepare(checks=False)
    assert {path: path.stat().st_mtime_ns for path in environment.folder.rglob("*")} == traces

    (environment.folder / "kept").touch()
    (project / LOCK).write_text("# another lock\n")
    assert environment.prepare(checks=True)
    assert (environment.folder / "kept").exists()
    assert environment.is_ready(checks=True)
    assert environment.is_ready(checks=False)

    moved = project.with_name("flyttad")
    project.rename(moved)
    elsewhere = Environment(moved)
    assert not elsewhere.is_ready(checks=False)
    assert not elsewhere.is_sound()


def test_a_half_made_environment_is_made_anew(project: Path) -> None:
    environment = half_made(project)
    (environment.folder / "kept").touch()
    assert environment.prepare(checks=False)
    assert can_import(environment)
    assert not (environment.folder / "kept").exists()
    assert not (environment.folder / "samordning-unfinished").exists()


def test_a_library_that_cannot_be_had_fails_with_a_sentence_and_is_tried_again(
    project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("PIP_NO_INDEX", "1")
    monkeypatch.setenv("PIP_CONFIG_FILE", "/dev/null")
    monkeypatch.delenv("PIP_FIND_LINKS", raising=False)
    (project / LOCK).write_text(f"samordning-saknas==1.0 --hash=sha256:{'0' * 64}\n")
    environment = Environment(project)
    with pytest.raises(StepFailedError, match="Ett bibliotek finns inte"):
        environment.prepare(checks=False)
    assert "pip: ERROR: No matching distribution" in capsys.readouterr().err
    assert not environment.is_ready(checks=False)


@pytest.mark.parametrize("lost", ["pyproject.toml", LOCK, CHECKS_LOCK])
def test_a_project_with_a_file_lost_says_which(project: Path, lost: str) -> None:
    (project / lost).unlink()
    with pytest.raises(StepFailedError, match="saknas. Hämta hela projektet på nytt"):
        Environment(project).prepare(checks=False)
    assert not (project / ".venv").exists()


def test_a_plain_file_in_the_place_of_the_environment_gives_way(project: Path) -> None:
    (project / ".venv").write_text("x")
    environment = Environment(project)
    assert not environment.is_sound()
    environment._make_anew()
    assert environment.python.exists()


def test_pip_keeps_the_way_to_packages_and_loses_what_would_lead_it_astray() -> None:
    shell = {"PIP_INDEX_URL": "a", "PIP_CERT": "b", "HOME": "c", "https_proxy": "d"}
    noise = {"PIP_TARGET": "x", "PIP_USER": "1", "PIP_DRY_RUN": "1", "pip_prefix": "x", "PYTHONPATH": "x"}
    environ = pip_environ({**shell, **noise})
    assert shell.items() <= environ.items()
    assert environ["PIP_USER"] == "0"
    assert not {"PIP_TARGET", "PIP_DRY_RUN", "pip_prefix", "PYTHONPATH"} & environ.keys()


def test_python_is_not_pointed_elsewhere() -> None:
    assert quiet({"PYTHONPATH": "x", "PYTHONHOME": "y", "VIRTUAL_ENV": "z", "LANG": "sv_SE"}) == {
        "LANG": "sv_SE"
    }


@pytest.mark.parametrize(
    ("output", "start"),
    [
        ("ERROR: THESE PACKAGES DO NOT MATCH THE HASHES FROM", "Ett hämtat paket är inte det"),
        ("OSError: [Errno 28] No space left on device", "Disken är full"),
        ("WARNING: connection broken by X\nERROR: No matching distribution found", "Det gick inte att nå"),
        ("ERROR: No matching distribution found for x", "Ett bibliotek finns inte"),
        ("something else", "Biblioteken kunde inte installeras"),
        ("", "Biblioteken kunde inte installeras"),
    ],
)
def test_what_pip_said_is_told_in_swedish(output: str, start: str) -> None:
    assert reason(output).startswith(start)
