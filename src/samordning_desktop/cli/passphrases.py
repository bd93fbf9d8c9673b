"""Where the passphrase comes from: the first line of a file, or somebody who types it. Nowhere else.

A recovery code comes from a file alone.
"""

from __future__ import annotations

import getpass
import warnings
from collections.abc import Callable
from pathlib import Path

from samordning_desktop.core.errors import KnownError

#: The longest first line that is looked at, in bytes.
_LIMIT = 64 << 10


def passphrase(file: Path | None, ask: Callable[[str], str]) -> str:
    """The passphrase of a store that exists.

    Raises KnownError ``file.missing``, ``file.unreadable``, ``passphrase.not_text``, ``passphrase.empty`` or
    ``passphrase.no_terminal``.
    """
    return _not_empty(ask("Lösenfras: ") if file is None else _first_line(file))


def recovery_code(file: Path) -> str:
    """The recovery sheet's code, a file's first line. Raises KnownError as ``passphrase`` does for a file."""
    return _not_empty(_first_line(file))


def new_passphrase(file: Path | None, ask: Callable[[str], str]) -> str:
    """The passphrase that is to open a store; a typed one is asked for twice.

    Raises KnownError as ``passphrase``, and ``passphrase.differ``.
    """
    if file is not None:
        return passphrase(file, ask)
    chosen = _not_empty(ask("Välj lösenfras: "))
    if ask("Samma lösenfras igen: ") != chosen:
        raise KnownError("passphrase.differ")
    return chosen


def ask_at_terminal(prompt: str) -> str:
    """What somebody types at the terminal, unseen. Raises KnownError ``passphrase.no_terminal``."""
    try:
        with warnings.catch_warnings():
            # Without a terminal getpass would warn in English and read what is typed in plain sight.
            warnings.simplefilter("error", getpass.GetPassWarning)
            return getpass.getpass(prompt)
    except (getpass.GetPassWarning, EOFError, OSError) as error:
        raise KnownError("passphrase.no_terminal") from error


def _first_line(file: Path) -> str:
    """The first line of a file: UTF-8, with or without its mark, without the line break that ends it."""
    from samordning_desktop.ops.files import read_file  # after --help and mistakes, which need no store

    line = read_file(file, _LIMIT, pipes=True).partition(b"\n")[0].removesuffix(b"\r")
    try:
        return line.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise KnownError("passphrase.not_text", file=file.name) from None


def _not_empty(text: str) -> str:
    if not text:
        raise KnownError("passphrase.empty")
    return text
