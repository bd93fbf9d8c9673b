"""What the command line is given to work with."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from samordning_desktop.core.clock import Clock

if TYPE_CHECKING:
    from samordning_desktop.ops.setup import DeviceSecrets


@dataclass(frozen=True, slots=True)
class Streams:
    """Where results go, and where refusals and remarks go; None where the process has no such stream."""

    out: TextIO | None
    err: TextIO | None


@dataclass(frozen=True, slots=True)
class Surroundings:
    """The clock, the computer's keyring, the folder of the store unless another is named, and how to ask.

    ``ask`` shows a prompt and returns what was typed, unseen; it raises KnownError
    ``passphrase.no_terminal`` where nobody can be asked.
    """

    clock: Clock
    secrets: DeviceSecrets
    data_dir: Path
    ask: Callable[[str], str]
