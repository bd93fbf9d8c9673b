"""The last word before something that is written counts."""

from __future__ import annotations

from collections.abc import Callable

#: Called when all that is left is to note what was written and to give it its name; raises where it was given up.
Sure = Callable[[], None]


def always() -> None:
    """Nobody gives it up."""
