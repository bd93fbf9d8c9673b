"""The journal's head, kept outside the database.

SQLCipher does not notice an old file put back (design §3). So the place and hash of the journal's end are
written beside the store, and at locking also into the keyring; at opening the journal must contain both.

A head that lags is still contained: it only sees less. So it is not written while somebody waits for a commit, but
after it, and always before a package is handed over and when the store is closed.
"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import msgspec

from samordning_desktop.store.files import write_file


class JournalHead(msgspec.Struct, frozen=True):
    """How far the journal has come and the hash of all of it; position 0 for an empty one."""

    pos: Annotated[int, msgspec.Meta(ge=-(1 << 63), le=(1 << 63) - 1)]  # what the database can be asked about
    chain: str


def write_head(path: Path, head: JournalHead) -> None:
    """Keeps the head at ``path``. Raises OSError."""
    write_file(path, encode_head(head).encode())


def read_head(path: Path) -> JournalHead | None:
    """The head kept at ``path``; None when there is none or it cannot be read as one."""
    try:
        return decode_head(path.read_text("ascii"))
    except (FileNotFoundError, UnicodeDecodeError):
        return None


def encode_head(head: JournalHead) -> str:
    """The head as short text for a file or a keyring."""
    return msgspec.json.encode(head).decode()


def decode_head(text: str | None) -> JournalHead | None:
    """The inverse of ``encode_head``; None for anything else."""
    try:
        return msgspec.json.decode(text or "", type=JournalHead)
    except msgspec.DecodeError:
        return None
