"""How much memory this process has held, and when it is gone through for garbage."""

from __future__ import annotations

import gc
import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


def peak_memory() -> float | None:
    """The most memory this process has held, in MB; None where the system tells nothing."""
    if sys.platform == "linux":  # getrusage would count what the process that started this one held
        status = Path("/proc/self/status").read_text("ascii", "replace")
        return int(re.findall(r"VmHWM:\s+(\d+) kB", status)[0]) * 1.024 / 1000
    if sys.platform == "darwin":
        from resource import RUSAGE_SELF, getrusage

        return getrusage(RUSAGE_SELF).ru_maxrss / 1_000_000
    return None


@contextmanager
def collector_at_rest() -> Iterator[None]:
    """Lets Python's collector rest while a great many objects are made that hold no cycles.

    It would go through all of them again and again. Where it rests already it is left so.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
