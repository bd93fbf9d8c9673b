"""One verb per function: the only way to change data. One op is one transaction and one undo step.

Every changing op takes the desk and plain values and returns ``Done``: its value and what kinds of thing it
changed. Ops raise KnownError and leave the store as it was when they do.

``Desk`` comes in when it is first named, and SQLAlchemy with it: a key is found without.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from samordning_desktop.store.desk import Desk
else:

    def __getattr__(name: str) -> type:
        """The desk, at first use."""
        if name != "Desk":
            raise AttributeError(name)
        from samordning_desktop.store.desk import Desk

        return Desk


__all__ = ["Desk"]
