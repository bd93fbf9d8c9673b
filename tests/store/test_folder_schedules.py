"""Two devices that write into a shared folder, copying by other hands, and a reader, in any order (Hypothesis).

Whatever happens in whatever order: only whole packages are told of, none takes another's place, a copying that is
under way is never called damaged, and when all is still every package that was finished has been found.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from samordning_desktop.core.folder_files import STILL, FolderFiles, Verdict
from samordning_desktop.store import folder_access
from samordning_desktop.store.files import staged_file

LIMIT = 1_000

#: What happens next: a device writes, a stranger copies (under either kind of name), or the reader looks.
STEPS = ("begin", "finish", "die", "copy", "grow", "hidden", "clash", "look", "wait")


def package(number: int) -> bytes:
    """Bytes that say whether they are whole, as a signature does."""
    body = bytes([number % 251]) * (20 + number % 50)
    return sha256(body).digest() + body


def whole(content: bytes) -> bool:
    return content[:32] == sha256(content[32:]).digest()


class Shared:
    """A folder with two writers, a stranger's copying, and a reader."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.files = FolderFiles(LIMIT)
        self.now = datetime(2026, 3, 2, tzinfo=UTC)
        self.number = 0
        self.finished: dict[str, bytes] = {}
        self.writing: dict[int, tuple[ExitStack, str, bytes]] = {}
        self.copying: tuple[str, bytes, int] | None = None
        self.found: dict[str, bytes] = {}

    def step(self, what: str, device: int) -> None:
        getattr(self, what)(device)
        assert all((self.folder / name).read_bytes() == kept for name, kept in self.finished.items())

    def begin(self, device: int) -> None:
        if device in self.writing:
            return
        name, content = self._next()
        stack = ExitStack()
        stack.enter_context(staged_file(self.folder / name, content, fresh=True))
        self.writing[device] = (stack, name, content)

    def finish(self, device: int) -> None:
        if device in self.writing:
            stack, name, content = self.writing.pop(device)
            stack.close()
            self.finished[name] = content

    def die(self, device: int) -> None:
        """The power goes: half of a temporary file is left, and nobody takes it away."""
        if device in self.writing:
            stack, name, content = self.writing.pop(device)
            stack.pop_all()
            (self.folder / f".{name}.dead.part").write_bytes(content[: len(content) // 2])

    def copy(self, _device: int) -> None:
        """Somebody copies a package there by hand, a part at a time under its own name."""
        if self.copying is None:
            name, content = self._next()
            self.copying = (name, content, 0)

    def grow(self, _device: int) -> None:
        if self.copying is not None:
            name, content, at = self.copying
            at = min(len(content), at + 25)
            (self.folder / name).write_bytes(content[:at])
            self._stamp(name)
            self.copying = (name, content, at)
            if at == len(content):
                self.finished[name], self.copying = content, None

    def hidden(self, _device: int) -> None:
        """A synchroniser's temporary file, whole as it may be."""
        (self.folder / ".syncthing.x.age.tmp").write_bytes(package(1))
        (self.folder / "~syncthing~x.age.tmp").write_bytes(package(2))

    def clash(self, _device: int) -> None:
        """A device would write under a name that is taken."""
        for name in list(self.finished)[:1]:
            try:
                with staged_file(self.folder / name, b"en annan", fresh=True):
                    pass
            except FileExistsError:
                return
            raise AssertionError("took another's place")

    def look(self, _device: int) -> None:
        for file in self.files.look(folder_access.listing(self.folder), self.now):
            content = folder_access.content(self.folder, file)
            if content is None:
                continue
            verdict = self.files.judge(file, Verdict.WAITS if whole(content) else Verdict.UNSURE, self.now)
            assert verdict is not Verdict.REFUSED
            if verdict is Verdict.WAITS:
                self.found[file.name] = content

    def wait(self, _device: int) -> None:
        """Less than the time for which a file must stand still, and the copying goes on."""
        self.now += STILL / 3
        self.grow(0)

    def settle(self) -> None:
        """Everything that is under way comes to its end, and the reader looks once more."""
        for device in list(self.writing):
            self.finish(device)
        while self.copying is not None:
            self.grow(0)
        self.now += timedelta(hours=1)
        self.look(0)

    def _next(self) -> tuple[str, bytes]:
        self.number += 1
        return f"paket å {self.number}.age", package(self.number)

    def _stamp(self, name: str) -> None:
        at = int(self.now.timestamp()) * 10**9 + self.number
        os.utime(self.folder / name, ns=(at, at))


@settings(max_examples=150)
@given(st.lists(st.tuples(st.sampled_from(STEPS), st.integers(0, 1)), max_size=40))
def test_only_whole_packages_are_told_of_and_all_of_them_are(steps: list[tuple[str, int]]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        shared = Shared(Path(folder))
        for what, device in steps:
            shared.step(what, device)
            assert shared.found.items() <= shared.finished.items()
        shared.settle()
        assert shared.found == shared.finished


_KILLED = """
import os, signal, sys
from pathlib import Path
from samordning_desktop.store import files
where, kill = Path(sys.argv[1]), sys.argv[2]
genuine = getattr(os, kill)
def die(*given, **named):
    if kill == "link":
        os.kill(os.getpid(), signal.SIGKILL)
    found = genuine(*given, **named)
    os.kill(os.getpid(), signal.SIGKILL)
    return found
setattr(files.os, kill, die)
with files.staged_file(where, b"x" * 100_000, fresh=True):
    pass
"""


def killed(path: Path, at: str, env: dict[str, str]) -> None:
    command = [sys.executable, "-c", _KILLED, str(path), at]
    done = subprocess.run(command, env=env, capture_output=True, check=False)
    assert done.returncode == -signal.SIGKILL, done.stderr


def test_a_writer_killed_in_the_middle_leaves_no_half_package(
    tmp_path: Path, child_env: Callable[..., dict[str, str]]
) -> None:
    env = child_env() | {"PYTHONPATH": os.pathsep.join(sys.path)}
    path = tmp_path / "paket.age"
    for at in ("open", "fsync", "link"):
        killed(path, at, env)
        assert not path.exists()
        assert list(_readable(tmp_path)) == []
    with staged_file(path, b"y" * 100, fresh=True):
        pass
    assert list(_readable(tmp_path)) == ["paket.age"]


def _readable(folder: Path) -> Iterator[str]:
    looked = FolderFiles(1 << 20).look(folder_access.listing(folder), datetime(2026, 3, 2, tzinfo=UTC))
    return (file.name for file in looked)
