"""The rooms of the program: the fence stands, and it bites (design: layers)."""

from __future__ import annotations

import ast
import os
import shutil
import subprocess
import sys
from configparser import ConfigParser
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "src" / "samordning_desktop"
CONTRACTS = ROOT / ".importlinter"
LINTER = "import sys; from importlinter.cli import lint_imports_command; sys.exit(lint_imports_command())"

# What each of these rooms may import besides the standard library and the program itself.
OUTSIDE: dict[str, frozenset[str]] = {
    "core": frozenset(),
    "printing": frozenset({"reportlab", "pikepdf"}),
    "tables": frozenset({"openpyxl", "docx"}),
    "ui": frozenset({"PySide6", "shiboken6"}),
}

# room, planted line, the name of the contract that must break
VIOLATIONS = [
    ("core", "import PySide6.QtCore", "Only ui knows Qt"),
    ("core", "from samordning_desktop import store", "Arrows point downwards"),
    ("core", "import sqlcipher3", "Only store knows the database"),
    ("store", "from samordning_desktop.ops import planted_below", "Arrows point downwards"),
    ("store", "from samordning_desktop import printing", "Arrows point downwards"),
    ("ops", "from samordning_desktop import ui", "Arrows point downwards"),
    ("ops", "from samordning_desktop import sync", "Arrows point downwards"),
    ("ops", "from samordning_desktop import tables", "Drawing paper and reading tables"),
    ("ops", "import sqlalchemy", "Only store knows the database"),
    ("sync", "from samordning_desktop import ops", "Arrows point downwards"),
    ("printing", "from samordning_desktop import store", "Arrows point downwards"),
    ("printing", "from samordning_desktop import tables", "Arrows point downwards"),
    ("tables", "import reportlab", "Only printing knows PDF"),
    ("ui", "from samordning_desktop import store", "Only ops and sync open the store"),
    ("ui", "from samordning_desktop import cli", "Arrows point downwards"),
    ("ui", "import openpyxl", "Only tables knows Word and Excel"),
    ("cli", "from samordning_desktop import store", "Only ops and sync open the store"),
    ("cli", "from PySide6 import QtWidgets", "Only ui knows Qt"),
    ("app", "from samordning_desktop import store", "Only ops and sync open the store"),
    ("app", "import PySide6", "Only ui knows Qt"),
    ("hall", "VALUE = 1", "Arrows point downwards"),
]


def lint(tree: Path) -> subprocess.CompletedProcess[str]:
    """Run the linter over the package that lies in ``tree``, with the project's own contracts."""
    return subprocess.run(
        [sys.executable, "-c", LINTER, "--no-cache", "--no-logo", "--config", str(CONTRACTS)],
        cwd=tree,
        env={**os.environ, "PYTHONPATH": str(tree), "COLUMNS": "200"},
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=100,
        check=False,
    )


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A copy of the package in a folder of its own, to plant violations in."""
    shutil.copytree(PACKAGE, tmp_path / PACKAGE.name, ignore=shutil.ignore_patterns("__pycache__"))
    (tmp_path / PACKAGE.name / "ops" / "planted_below.py").write_text("VALUE = 1\n")
    return tmp_path


def plant(tree: Path, room: str, line: str) -> None:
    """Put a module with one forbidden line into a room, in place of a person who did not think."""
    folder = tree / PACKAGE.name / room
    folder.mkdir(exist_ok=True)
    (folder / "__init__.py").touch()
    (folder / "planted.py").write_text(f"{line}\n")


def imported_tops(module: Path) -> set[str]:
    """The top-level names that a module imports, wherever in it the import stands."""
    tops: set[str] = set()
    for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            tops.update(alias.name.partition(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            tops.add((node.module or "").partition(".")[0] if node.level == 0 else PACKAGE.name)
    return tops


def test_the_program_keeps_every_contract(copy: Path) -> None:
    result = lint(copy)
    assert result.returncode == 0, result.stdout
    assert " 0 broken" in result.stdout


@pytest.mark.parametrize(("room", "line", "contract"), VIOLATIONS)
def test_a_planted_violation_breaks_its_contract(copy: Path, room: str, line: str, contract: str) -> None:
    plant(copy, room, line)
    result = lint(copy)
    broken = [row for row in result.stdout.splitlines() if row.rstrip().endswith("BROKEN")]
    assert result.returncode == 1, result.stdout + result.stderr
    assert any(row.startswith(contract) for row in broken), result.stdout


def test_no_import_is_ignored_and_no_room_is_left_out() -> None:
    contracts = ConfigParser()
    contracts.read(CONTRACTS, encoding="utf-8")
    for name in contracts.sections():
        assert "ignore_imports" not in contracts[name], name
    assert contracts["importlinter:contract:rooms"].getboolean("exhaustive")


@pytest.mark.parametrize("room", sorted(OUTSIDE))
def test_a_room_imports_nothing_beyond_its_own_libraries(room: str) -> None:
    known = sys.stdlib_module_names | OUTSIDE[room] | {PACKAGE.name}
    strangers = {
        f"{module.relative_to(PACKAGE)}: {', '.join(sorted(unknown))}"
        for module in (PACKAGE / room).rglob("*.py")
        if (unknown := imported_tops(module) - known)
    }
    assert not strangers


def test_the_standard_library_fence_sees_imports_inside_functions(tmp_path: Path) -> None:
    module = tmp_path / "late.py"
    module.write_text("def late():\n    from sqlalchemy import text\n    import os.path, docx.oxml\n")
    assert imported_tops(module) == {"sqlalchemy", "os", "docx"}
