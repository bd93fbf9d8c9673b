"""A second start on a store that is open: the first one's window hears of it, and of nothing else."""

from __future__ import annotations

import os
import socket
import stat
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from samordning_desktop.ui.one_window import END, MOST, OneWindow, is_told
from samordning_desktop.ui.one_window_place import address, may_be_open


@pytest.fixture
def first(qapp, tmp_path):
    """A program that has the store in ``tmp_path`` open."""
    opened = OneWindow(tmp_path, qapp)
    opened.heard = []
    opened.told.connect(opened.heard.append)
    yield opened
    opened.stop()
    opened.deleteLater()


@pytest.fixture
def aside():
    with ThreadPoolExecutor(1) as pool:
        yield pool


def told(aside, qtbot, where, package):
    """As ``is_told``, which keeps its whole process waiting: that can only be another one."""
    answer = aside.submit(say, where, (os.fsencode(package) if package else b"") + END)
    qtbot.waitUntil(answer.done, timeout=20_000)
    return answer.result() == b"tagen"


def say(where, said):
    """Write to the socket, as no program of ours would either."""
    with socket.socket(socket.AF_UNIX) as raw:
        raw.settimeout(10)
        raw.connect(address(where))
        try:
            raw.sendall(said)
            raw.shutdown(socket.SHUT_WR)
            return raw.recv(100)
        except ConnectionError:
            return b""


@pytest.mark.parametrize("name", ["paket.age", "från Åsa Öberg\n2.AGE", None])
def test_it_hears_which_file_a_second_start_was_given(first, aside, qtbot, tmp_path, name):
    package = tmp_path / name if name else None
    assert told(aside, qtbot, tmp_path, package)
    assert first.heard == [package]


def test_it_hears_one_after_the_other(first, aside, qtbot, tmp_path):
    for name in ("a.age", "b.age"):
        assert told(aside, qtbot, tmp_path, tmp_path / name)
    assert first.heard == [tmp_path / "a.age", tmp_path / "b.age"]


def test_where_nobody_listens_nobody_is_told(tmp_path):
    assert not may_be_open(tmp_path)
    assert not is_told(tmp_path, tmp_path / "paket.age")


def test_one_that_does_not_answer_is_not_waited_for_without_end(tmp_path, monkeypatch):
    monkeypatch.setattr("samordning_desktop.ui.one_window.PATIENCE_MS", 50)
    with socket.socket(socket.AF_UNIX) as deaf:
        deaf.bind(address(tmp_path))
        deaf.listen()
        assert not is_told(tmp_path, tmp_path / "paket.age")


@pytest.mark.parametrize(
    "said",
    [
        b"paket.age\0",
        b"/etc/passwd\0",
        b"/a.age.txt\0",
        b"x" * (MOST + 1),
        b"/" + b"x" * MOST + b".age\0",
        b"/a.age",
    ],
)
def test_what_is_no_package_is_not_heard(first, aside, qtbot, tmp_path, said):
    answer = aside.submit(say, tmp_path, said)
    qtbot.waitUntil(answer.done, timeout=20_000)
    assert answer.result() == b""
    assert first.heard == []
    assert told(aside, qtbot, tmp_path, None)


def test_a_path_may_come_in_pieces(first, aside, qtbot, tmp_path):
    def slowly():
        with socket.socket(socket.AF_UNIX) as raw:
            raw.settimeout(10)
            raw.connect(address(tmp_path))
            for byte in os.fsencode(tmp_path / "å.age") + END:
                raw.sendall(bytes([byte]))
            return raw.recv(100)

    answer = aside.submit(slowly)
    qtbot.waitUntil(answer.done, timeout=20_000)
    assert answer.result() == b"tagen"
    assert first.heard == [tmp_path / "å.age"]


def test_only_the_user_can_reach_it(first, tmp_path):
    assert may_be_open(tmp_path)
    assert stat.S_IMODE(Path(address(tmp_path)).stat().st_mode) & 0o077 == 0


def test_nothing_is_left_behind(first, tmp_path):
    first.stop()
    assert list(tmp_path.iterdir()) == []


def test_what_a_killed_program_left_is_taken_over(qapp, aside, qtbot, tmp_path):
    with socket.socket(socket.AF_UNIX) as killed:
        killed.bind(address(tmp_path))
    assert may_be_open(tmp_path)
    opened = OneWindow(tmp_path, qapp)
    assert told(aside, qtbot, tmp_path, None)
    opened.stop()
    opened.deleteLater()


def test_one_that_listens_already_goes_on_listening(first, qapp, aside, qtbot, tmp_path):
    second = OneWindow(tmp_path, qapp)
    second.stop()
    assert told(aside, qtbot, tmp_path, tmp_path / "paket.age")
    assert first.heard == [tmp_path / "paket.age"]
    second.deleteLater()


def test_a_store_that_lies_too_deep_is_opened_all_the_same(qapp, tmp_path):
    deep = tmp_path / ("x" * 120)
    deep.mkdir()
    opened = OneWindow(deep, qapp)
    assert not may_be_open(deep)
    opened.stop()
    opened.deleteLater()


def test_a_real_second_start_ends_when_the_first_has_heard(first, aside, qtbot, tmp_path):
    package = tmp_path / "från Lidköping.age"
    command = [sys.executable, "-m", "samordning_desktop.app.main", "--data-dir", str(tmp_path), str(package)]
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "DISPLAY": ":0"}
    second = aside.submit(
        subprocess.run, command, env=environment, capture_output=True, timeout=60, check=False
    )
    qtbot.waitUntil(second.done, timeout=60_000)
    assert (second.result().returncode, second.result().stderr) == (0, b"")
    assert first.heard == [package]
