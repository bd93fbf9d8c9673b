"""What is said in place of nothing, alike everywhere: a field that is empty, and a thing that has been taken away."""

from __future__ import annotations

from samordning_desktop.core.history import HistoryLine
from samordning_desktop.core.wording import THING_NAMES

EMPTY = "(tomt)"
#: Of a step, or somebody in the network: said in place of what it was called.
TAKEN_AWAY = "(borttaget)"


def shown(text: str, *, names_thing: bool = False) -> str:
    """The text of a field; a word instead of nothing, so that it is seen. ``names_thing``: the field is what there is a
    thing by (``core.conflict.names_thing``)."""
    if text.strip():
        return text
    return TAKEN_AWAY if names_thing else EMPTY


def became(line: HistoryLine) -> str:
    """What a line of the history set its field to; empty where the line is no field's, and says no more by a value."""
    names_thing = bool(line.about) and line.field in THING_NAMES.values()
    return shown(line.value, names_thing=names_thing) if line.can_return or names_thing else line.value
