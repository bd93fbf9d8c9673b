"""The commands of ``installers/from_source.py``, as far as they go without a network."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import from_source
import pytest

ROOT = Path(from_source.__file__).resolve().parent.parent


def from_shell(*arguments: str, **environ: str) -> subprocess.CompletedProcess[str]:
    """Run the file as a newcomer does."""
    return subprocess.run(
        [sys.executable, str(ROOT / "installers" / "from_source.py"), *arguments],
        env={**os.environ, **environ},
        capture_output=True,
        encoding="utf-8",
        timeout=60,
        check=False,
    )


@pytest.mark.parametrize(
    ("arguments", "command"),
    [([], "start"), (["prepare"], "prepare"), (["test"], "test"), (["bench"], "bench"), (["lock"], "lock")]
    + [(["--help"], "help"), (["-h"], "help")],
)
def test_a_command_is_read(arguments: list[str], command: str) -> None:
    assert from_source.read_command(arguments) == command


@pytest.mark.parametrize(
    "arguments", [["tset"], [""], ["start"], ["--demo"], ["prepare", "nu"], ["test", "-k", "x"]]
)
def test_a_wrong_command_is_refused_with_a_sentence_and_the_usage(
    arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert from_source.main(arguments) == 2
    written = capsys.readouterr()
    assert written.out == ""
    assert written.err.startswith("Kommandot «")
    assert from_source.USAGE in written.err


def test_a_wrong_command_is_refused_in_the_shell_and_prepares_nothing() -> None:
    result = from_shell("förbered")
    assert result.returncode == 2
    assert result.stdout == ""
    assert result.stderr.startswith("Kommandot «förbered» finns inte.\n")


def test_help_works_where_the_console_knows_only_ascii() -> None:
    result = from_shell("--help", PYTHONIOENCODING="ascii")
    assert result.returncode == 0
    assert "from_source.py prepare" in result.stdout
    assert result.stderr == ""


@pytest.mark.parametrize(
    ("version", "old"), [((3, 10), True), ((2, 7), True), ((3, 11), False), ((3, 14), False)]
)
def test_a_python_too_old_is_told_so(version: tuple[int, int], old: bool) -> None:
    sentence = from_source.too_old(version)
    assert (sentence is not None) == old
    assert sentence is None or f"det här är Python {version[0]}.{version[1]}." in sentence


@pytest.mark.parametrize("source", sorted((ROOT / "installers").glob("*.py")), ids=lambda path: path.name)
def test_an_old_python_can_read_the_files_and_they_need_no_library(source: Path) -> None:
    compiled = "import ast, sys; ast.parse(sys.stdin.read(), feature_version=(3, 8))"
    text = source.read_text(encoding="utf-8")
    subprocess.run([sys.executable, "-c", compiled], input=text, encoding="utf-8", check=True)
    imported = {
        line.split()[1].partition(".")[0]
        for line in text.splitlines()
        if line.startswith(("import ", "from "))
    }
    own = {path.stem for path in (ROOT / "installers").glob("*.py")}
    assert imported <= sys.stdlib_module_names | own


def test_ci_runs_exactly_what_a_newcomer_runs() -> None:
    script = ROOT / ".ci" / "run"
    lines = [
        line for line in script.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")
    ]
    assert lines == ["set -eu", 'cd "$(dirname "$0")/.."', "python3 installers/from_source.py test"]
    assert os.access(script, os.X_OK)
