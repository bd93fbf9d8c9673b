"""What the machine itself lacks: found, and told or mended."""

from __future__ import annotations

import sys

import pytest
import system_packages
from system_packages import (
    CHECKS,
    NO_SCREEN,
    PYTHON,
    SCREEN,
    Need,
    advice,
    find_program,
    is_here,
    missing,
    needs,
)


def test_the_window_is_provided_for_only_where_there_is_a_screen() -> None:
    assert needs(checks=False, environ={}) == PYTHON + NO_SCREEN
    assert needs(checks=False, environ={"DISPLAY": ""}) == PYTHON + NO_SCREEN
    assert needs(checks=False, environ={"DISPLAY": ":0"}) == PYTHON + NO_SCREEN + SCREEN
    assert needs(checks=False, environ={"WAYLAND_DISPLAY": "wayland-0"}) == PYTHON + NO_SCREEN + SCREEN
    assert needs(checks=True, environ={}) == PYTHON + NO_SCREEN + SCREEN + CHECKS


def test_the_packages_of_the_dependency_notes_are_all_there() -> None:
    packages = {need.package for need in needs(checks=True, environ={})}
    no_screen = "libglib2.0-0 libgl1 libegl1 libfontconfig1 libdbus-1-3 libxkbcommon0"
    screen = "xvfb xauth libxcb-cursor0 libxcb-icccm4 libxcb-keysyms1 libxcb-shape0 libxkbcommon-x11-0"
    assert set(f"{no_screen} {screen} poppler-utils gnome-keyring dbus age strace".split()) <= packages


def test_only_what_is_missing_is_named_and_in_order() -> None:
    wanted = needs(checks=True, environ={})
    assert missing(wanted, here=bool) == []
    assert missing(wanted, here=lambda need: need.package not in {"age", "libgl1"}) == ["libgl1", "age"]
    assert missing((), here=bool) == []


@pytest.mark.parametrize(
    ("need", "here"),
    [
        (Need("x", "program", "python3" if sys.platform != "win32" else "python"), True),
        (Need("x", "program", "samordning-finns-inte"), False),
        (Need("x", "module", "venv"), True),
        (Need("x", "module", "samordning_finns_inte"), False),
        (Need("x", "library", "libsamordning-finns-inte.so.0"), False),
    ],
)
def test_a_thing_is_looked_for_where_it_would_be(need: Need, here: bool) -> None:
    assert is_here(need) == here


def test_a_library_is_asked_of_the_loader() -> None:
    assert is_here(Need("libc6", "library", "libc.so.6")) == (sys.platform == "linux")


@pytest.mark.parametrize("path", ["", "/nowhere"])
def test_a_program_is_found_with_a_short_path(monkeypatch: pytest.MonkeyPatch, path: str) -> None:
    monkeypatch.setenv("PATH", path)
    assert (find_program("sh") is not None) == (sys.platform != "win32")


def test_without_apt_or_rights_the_packages_are_named_and_the_work_goes_on() -> None:
    packages = ["libegl1", "age"]
    no_apt, no_root = advice(packages, apt=False, root=True), advice(packages, apt=True, root=False)
    assert no_apt is not None
    assert "libegl1 age" in no_apt
    assert "sudo" not in no_apt
    assert no_root is not None
    assert "sudo apt-get install libegl1 age" in no_root
    assert advice(packages, apt=True, root=True) is None


def test_nothing_is_said_or_done_where_nothing_is_missing(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(system_packages, "missing", lambda _: [])
    system_packages.provide(checks=True)
    assert capsys.readouterr().out == ""
