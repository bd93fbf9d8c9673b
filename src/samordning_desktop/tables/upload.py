"""A file that somebody has pointed out: there, readable, and not larger than a board can be."""

from __future__ import annotations

import stat
from dataclasses import dataclass
from pathlib import Path

from samordning_desktop.core.errors import KnownError

FILE_LIMIT = 25 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Upload:
    """A file's name, as it is shown to people, and its content."""

    name: str
    content: bytes

    def error(self, code: str, **facts: object) -> KnownError:
        """The error ``code`` about this file."""
        return KnownError(code, file=self.name, **facts)


def open_upload(path: Path) -> Upload:
    """The file at ``path``.

    Raises KnownError ``file.missing``, ``file.unreadable`` (no permission, a folder, no ordinary file),
    ``board.empty`` and ``board.too_big``.
    """
    name = path.name or str(path)
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            raise KnownError("file.unreadable", file=name)
        with path.open("rb") as file:
            content = file.read(FILE_LIMIT + 1)
    except FileNotFoundError:
        raise KnownError("file.missing", file=name) from None
    except (OSError, ValueError):
        raise KnownError("file.unreadable", file=name) from None
    if not content:
        raise KnownError("board.empty", file=name)
    if len(content) > FILE_LIMIT:
        raise KnownError("board.too_big", file=name, limit="25 MB")
    return Upload(name, content)
