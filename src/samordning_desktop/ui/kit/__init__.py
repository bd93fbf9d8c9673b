"""What every window, panel and dialog is built from."""

from __future__ import annotations

from samordning_desktop.core.clock import Clock
from samordning_desktop.core.values import dataclass
from samordning_desktop.ui.kit.files import Files
from samordning_desktop.ui.kit.messages import Messages
from samordning_desktop.ui.kit.runner import Runner
from samordning_desktop.ui.kit.theme import Theme


@dataclass(frozen=True, slots=True)
class Kit:
    """The collaborators that widgets are handed: looks, messages, the worker, files and the time."""

    theme: Theme
    messages: Messages
    runner: Runner
    files: Files
    clock: Clock


__all__ = ["Kit"]
