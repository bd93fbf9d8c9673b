"""Where the program starts: window, command or demo."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from samordning_desktop.app.main import default_data_dir, has_screen, opens_window


@pytest.mark.parametrize(
    ("arguments", "window"),
    [
        ([], True),
        (["--data-dir", "x"], True),
        (["--data-dir=x"], True),
        (["--data-dir", "x", "--passphrase-file", "y", "--json"], True),
        (["verify"], False),
        (["--data-dir", "x", "participant", "list"], False),
        (["--data-dir"], False),
        (["--json=x"], False),
        (["--help"], False),
        (["-h"], False),
        (["--data-dir", "verify"], True),
        (["--data-dir="], False),
        (["--data-dir", "--json"], False),
        (["paket.age"], True),
        (["/media/å ä/PAKET.AGE", "--data-dir", "x"], True),
        (["--data-dir", "x", "paket.age"], True),
        (["ett.age", "två.age"], False),
        (["package", "inspect", "paket.age"], False),
        (["paket.docx"], False),
        (["--paket.age"], False),
    ],
)
def test_no_command_opens_the_window(arguments: list[str], window: bool) -> None:
    assert opens_window(arguments) is window


def test_without_a_screen_the_window_is_refused_in_three_sentences(tmp_path: Path) -> None:
    done = _program("--data-dir", str(tmp_path), env=_no_screen())
    assert done.returncode == 1
    assert len(done.stderr.splitlines()) == 3
    assert "skärm" in done.stderr
    assert list(tmp_path.iterdir()) == []


def test_a_command_imports_no_qt(tmp_path: Path) -> None:
    code = (
        "import sys; from samordning_desktop.app.main import main; "
        f"status = main(['--data-dir', {str(tmp_path)!r}, '--json', 'participant', 'list']); "
        "sys.exit(10 + status if any(name.startswith('PySide6') for name in sys.modules) else status)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], env=_no_screen(), capture_output=True, text=True, check=False
    )
    assert done.returncode == 1, done.stderr
    assert "Traceback" not in done.stderr


def test_the_store_lies_in_the_users_own_place() -> None:
    assert default_data_dir().name == "samordning-desktop"
    assert default_data_dir().is_relative_to(Path.home())


def test_a_screen_is_told_by_its_address(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("DISPLAY", raising=False)
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    assert not has_screen()
    monkeypatch.setenv("DISPLAY", ":7")
    assert has_screen()


def _no_screen() -> dict[str, str]:
    return {name: value for name, value in os.environ.items() if name not in ("DISPLAY", "WAYLAND_DISPLAY")}


def _program(*arguments: str, env: dict[str, str]) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "samordning_desktop.app.main", *arguments]
    return subprocess.run(command, env=env, capture_output=True, text=True, check=False)
