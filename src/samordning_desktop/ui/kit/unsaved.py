"""The question before what has been typed is lost."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from samordning_desktop.ui.kit.messages import Messages


def loses(messages: Messages, window: QWidget) -> bool:
    """Whether it is agreed that what has been typed in ``window`` is lost."""
    return messages.ask(
        window,
        "Stäng utan att spara?",
        "Det du har skrivit sparas inte.",
        "Stäng utan att spara",
        "Tillbaka",
        danger=True,
    )
