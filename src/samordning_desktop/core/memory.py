"""How much memory this process has held."""

from __future__ import annotations

import re
import sys
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
