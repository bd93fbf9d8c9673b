"""What the preparing says on the screen, and the one way in which a step fails."""

from __future__ import annotations

import errno
import sys

_TROUBLES = {
    errno.EACCES: "det saknas rätt till filen eller mappen",
    errno.EPERM: "det saknas rätt till filen eller mappen",
    errno.EROFS: "platsen går bara att läsa",
    errno.ENOSPC: "disken är full",
    errno.EDQUOT: "utrymmet är slut",
    errno.ENOENT: "filen eller mappen finns inte",
}


class StepFailedError(Exception):
    """A step could not be done; the text says in Swedish what happened and what to do."""


def say(line: str = "") -> None:
    """Write a line at once, so that it stands before what the next process writes."""
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def complain(line: str) -> None:
    """Write a line on standard error."""
    sys.stdout.flush()
    sys.stderr.write(f"{line}\n")
    sys.stderr.flush()


def speak_plainly() -> None:
    """Let an odd console replace a letter it lacks rather than stop the program."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure:
            reconfigure(errors="replace")


def plainly(error: OSError) -> str:
    """What the operating system complains of, in Swedish where the complaint is a common one."""
    return _TROUBLES.get(error.errno or 0) or error.strerror or type(error).__name__
