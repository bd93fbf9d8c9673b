"""Where the program that has a store's window open is reached: looked at before anything of the network is imported."""

from __future__ import annotations

import sys
from hashlib import sha256
from pathlib import Path

NAME = ".open"


def address(data_dir: Path) -> str:
    """What Qt's local sockets call the place."""
    if sys.platform == "win32":
        return f"samordning-desktop-{sha256(str(data_dir.resolve()).encode()).hexdigest()[:32]}"
    return str(data_dir.resolve() / NAME)


def may_be_open(data_dir: Path) -> bool:
    """Whether it is worth asking: on Windows that is not known before it is done."""
    return sys.platform == "win32" or Path(address(data_dir)).is_socket()
