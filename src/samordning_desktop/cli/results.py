"""What a command gives back: the document for programs, and the same as text for people."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from samordning_desktop.core.errors import KnownError


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of cells under headings; ``empty`` is said in their place when there are none."""

    headings: tuple[str, ...]
    rows: Sequence[tuple[str, ...]]
    empty: str


@dataclass(frozen=True, slots=True)
class Result:
    """A command that was done.

    ``document`` is what ``--json`` shows; ``text`` the same in Swedish: sentences and tables, a paragraph
    each. ``remarks`` are sentences that go beside either. With ``fault``, the command did what it should and
    found something that must end in exit 1 (a check that did not hold).
    """

    document: dict[str, Any] | list[dict[str, Any]]
    text: tuple[str | Table, ...]
    remarks: tuple[str, ...] = ()
    fault: KnownError | None = None
