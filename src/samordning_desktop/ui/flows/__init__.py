"""What the window's verbs do: ask, run the op, let the screens hear of it. One file a theme.

``flows.consents`` and the others come in, and their dialogs with them, when one of their verbs is first given: the
board is shown without.
"""

from __future__ import annotations

from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from samordning_desktop.ui.flows import (
        board_files,
        boards,
        clock,
        conflicts,
        consents,
        disclosures,
        handing,
        meetings,
        packages,
        pairing,
        participants,
        person,
        printing,
        ratings,
        registering,
        texts,
        visit,
        ways_in,
    )
else:

    def __getattr__(name: str) -> ModuleType:
        """A theme's module, at first use."""
        if name not in __all__:
            raise AttributeError(name)
        return import_module(f"{__name__}.{name}")


__all__ = [
    "board_files", "boards", "clock", "conflicts", "consents", "disclosures", "handing", "meetings", "packages", "pairing",
    "participants", "person", "printing", "ratings", "registering", "texts", "visit", "ways_in",
]  # fmt: skip
