"""The tour: the demo without a screen, from the first run to the last package; and what it leaves behind."""

from __future__ import annotations

import os
import subprocess
import sys
import zlib
from pathlib import Path

import pytest

from samordning_desktop.cli.demo_people import FALKOPING, LIDKOPING, OLD_BOARD

PICTURES = 41

#: The whole program is gone through, a picture at each step.
pytestmark = pytest.mark.timeout(300)
SHEETS = {
    "aterstallningsblad", "diagram", "informationsblad", "samtycke", "samtycke-blankett", "sjalvskattning", "tavla",
    "utdrag",
}  # fmt: skip


@pytest.fixture(scope="module")
def toured(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path, str]:
    """The folder of what the user keeps, the folder that holds home and temp, and what the program said."""
    kept, world = tmp_path_factory.mktemp("kept"), tmp_path_factory.mktemp("world")
    places = {"HOME": "home", "TMPDIR": "temp", "XDG_DATA_HOME": "home/data", "XDG_CACHE_HOME": "home/cache"}
    places |= {"XDG_CONFIG_HOME": "home/config", "XDG_STATE_HOME": "home/state", "XDG_RUNTIME_DIR": "run"}
    environment = {
        name: value for name, value in os.environ.items() if name not in ("DISPLAY", "WAYLAND_DISPLAY")
    }
    for name, place in places.items():
        (world / place).mkdir(parents=True, exist_ok=True)
        environment[name] = str(world / place)
    command = [
        sys.executable,
        "-X",
        "faulthandler",
        "-m",
        "samordning_desktop.app.main",
        "--demo",
        "--out",
        str(kept),
    ]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False, timeout=280)
    assert done.returncode == 0, done.stderr
    return kept, world, done.stdout


def test_the_tour_says_where_its_pictures_and_sheets_are(toured: tuple[Path, Path, str]) -> None:
    kept, _, said = toured
    assert str(kept / "bilder") in said
    assert str(kept / "blad") in said
    pictures = sorted((kept / "bilder").iterdir())
    assert len(pictures) == PICTURES
    assert all(path.read_bytes().startswith(b"\x89PNG") for path in pictures)
    assert {path.stem for path in (kept / "blad").iterdir()} == SHEETS
    assert all(path.read_bytes().startswith(b"%PDF-") for path in (kept / "blad").iterdir())


def test_no_byte_under_home_or_temp_says_a_name_or_a_text(toured: tuple[Path, Path, str]) -> None:
    kept, world, _ = toured
    secrets = list(_secrets())
    assert len(secrets) > 60
    looked_at = 0
    for root in (world, kept):
        for path in root.rglob("*"):
            if path.is_file():
                content = path.read_bytes()
                looked_at += 1
                for secret in secrets:
                    assert secret not in content, f"{path.name} holds what somebody has written"
    assert looked_at >= PICTURES + len(SHEETS)


def test_the_search_would_find_a_name() -> None:
    name = FALKOPING[1].fields.name
    assert name.encode("utf-8") in list(_secrets())
    assert name.encode("utf-16-le") in list(_secrets())
    assert zlib.compress(name.encode()) not in list(_secrets())


def test_the_demos_stores_are_thrown_away(toured: tuple[Path, Path, str]) -> None:
    _, world, _ = toured
    assert list((world / "temp").iterdir()) == []
    assert not list(world.rglob("store.sqlite"))


def _secrets() -> set[bytes]:
    """Names and texts of everyone in the demo, as the encodings that a file could hold them in."""
    found = set()
    for fields in (*(one.fields for one in (*FALKOPING, *LIDKOPING)), *OLD_BOARD):
        for field in ("name", "personal_id", "goal", "situation", "interventions", "planning"):
            for line in fields.text(field).splitlines():
                if len(line) >= 8:
                    found |= {
                        line.encode("utf-8"),
                        line.encode("utf-16-le"),
                        line.encode("latin-1", "replace"),
                    }
    return found
