"""What Qt and the checks need of the machine itself: seen on any Linux, mended where apt and the rights are there."""

from __future__ import annotations

import ctypes
import importlib.util
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterable, Mapping
from typing import NamedTuple

from speech import say


class Need(NamedTuple):
    """A Debian package, and the thing in it whose presence shows that it, or its like under another name, is here."""

    package: str
    kind: str  # library | program | module
    thing: str


PYTHON = (Need(f"python{sys.version_info[0]}.{sys.version_info[1]}-venv", "module", "ensurepip"),)
NO_SCREEN = (
    Need("libglib2.0-0", "library", "libglib-2.0.so.0"),
    Need("libgl1", "library", "libGL.so.1"),
    Need("libegl1", "library", "libEGL.so.1"),
    Need("libfontconfig1", "library", "libfontconfig.so.1"),
    Need("libdbus-1-3", "library", "libdbus-1.so.3"),
    Need("libxkbcommon0", "library", "libxkbcommon.so.0"),
)
SCREEN = (
    Need("libxcb-cursor0", "library", "libxcb-cursor.so.0"),
    Need("libxcb-icccm4", "library", "libxcb-icccm.so.4"),
    Need("libxcb-keysyms1", "library", "libxcb-keysyms.so.1"),
    Need("libxcb-shape0", "library", "libxcb-shape.so.0"),
    Need("libxkbcommon-x11-0", "library", "libxkbcommon-x11.so.0"),
)
CHECKS = (
    Need("xvfb", "program", "Xvfb"),
    Need("xauth", "program", "xauth"),
    Need("poppler-utils", "program", "pdftoppm"),
    Need("gnome-keyring", "program", "gnome-keyring-daemon"),
    Need("dbus", "program", "dbus-run-session"),
    Need("age", "program", "age"),
    Need("strace", "program", "strace"),
)
_USUAL_PLACES = ("/usr/local/sbin", "/usr/local/bin", "/usr/sbin", "/usr/bin", "/sbin", "/bin")


def needs(checks: bool, environ: Mapping[str, str]) -> tuple[Need, ...]:
    """What this run needs: the window's libraries only where there is a screen, or where checks open one."""
    screen = checks or bool(environ.get("DISPLAY") or environ.get("WAYLAND_DISPLAY"))
    return PYTHON + NO_SCREEN + (SCREEN if screen else ()) + (CHECKS if checks else ())


def is_here(need: Need) -> bool:
    """Whether the machine has it. A library is asked of the loader itself, whatever the package is called."""
    if need.kind == "program":
        return find_program(need.thing) is not None
    if need.kind == "module":
        return importlib.util.find_spec(need.thing) is not None
    try:
        ctypes.CDLL(need.thing)
    except OSError:
        return False
    return True


def find_program(name: str) -> str | None:
    """The path of a program, also when the shell's PATH is short."""
    places = [*os.environ.get("PATH", "").split(os.pathsep), *_USUAL_PLACES]
    return shutil.which(name, path=os.pathsep.join(place for place in places if place))


def missing(wanted: Iterable[Need], here: Callable[[Need], bool] = is_here) -> list[str]:
    """The Debian packages that lack here, in the order of ``wanted``."""
    return [need.package for need in wanted if not here(need)]


def advice(packages: list[str], apt: bool, root: bool) -> str | None:
    """Why the packages cannot be installed by us, and what somebody else can do; ``None`` when they can."""
    names = " ".join(packages)
    if not apt:
        return f"Obs: datorn saknar dessa systempaket (Debians namn): {names}. Installera motsvarande; jag går vidare."
    if not root:
        return (
            f"Obs: datorn saknar dessa systempaket: {names}. De kan läggas till av den som har rätt till det, "
            f"med: sudo apt-get install {names}. Jag går vidare utan dem."
        )
    return None


def provide(checks: bool) -> None:
    """Install what is missing on Linux, or say what it is and go on. Nothing here stops the preparing."""
    if sys.platform != "linux":
        return
    packages = missing(needs(checks, os.environ))
    if not packages:
        return
    apt = find_program("apt-get")
    refusal = advice(packages, apt is not None, os.geteuid() == 0)
    if apt is None or refusal:
        say(refusal or "")
        return
    say(f"Installerar {len(packages)} systempaket med apt: {' '.join(packages)} …")
    errors = _apt(apt, "update") + _apt(apt, "install", "-y", "--no-install-recommends", *packages)
    left = missing(needs(checks, os.environ))
    if left:
        for line in errors:
            say(f"  apt: {line}")
        say(
            f"Obs: apt kunde inte lägga till {' '.join(left)}. Kontrollera nätet och apt-källorna. Jag går vidare."
        )


def _apt(apt: str, *arguments: str) -> list[str]:
    """Run apt-get without questions; its errors. What it achieved is judged afterwards by what is here."""
    path = os.pathsep.join([os.environ.get("PATH", ""), *_USUAL_PLACES]).strip(os.pathsep)
    environ = {**os.environ, "DEBIAN_FRONTEND": "noninteractive", "PATH": path}
    result = subprocess.run(
        [apt, "-q", *arguments],
        env=environ,
        capture_output=True,
        encoding="utf-8",
        errors="replace",
        check=False,
    )
    return [line for line in result.stderr.splitlines() if line.startswith("E:")]
