"""One verb per function: the only way to change data. One op is one transaction and one undo step.

Every changing op takes the desk and plain values and returns ``Done``: its value and what kinds of thing it
changed. Ops raise KnownError and leave the store as it was when they do.

``Desk`` comes in when it is first named, and SQLAlchemy with it: a key is found without. So do the ops that the
board is shown without, as ``ops.today``: where they are named so, it is the first that waits for them.
"""

from __future__ import annotations

from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from samordning_desktop.ops import conflicts, setup, today, undoing
    from samordning_desktop.store.desk import Desk
else:

    def __getattr__(name: str) -> type | ModuleType:
        """What is named for the first time."""
        if name not in __all__:
            raise AttributeError(name)
        if name == "Desk":
            return import_module("samordning_desktop.store.desk").Desk
        return import_module(f"{__name__}.{name}")


__all__ = ["Desk", "conflicts", "setup", "today", "undoing"]
