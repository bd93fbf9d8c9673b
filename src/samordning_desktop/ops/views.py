"""How a coordinator wants the board to look: kept inside the encrypted store, one for each."""

from __future__ import annotations

from samordning_desktop.core.changes import Changes, Done
from samordning_desktop.store.desk import Desk
from samordning_desktop.store.settings import get_setting, put_setting


def kept(desk: Desk, name: str) -> str | None:
    """What this coordinator has kept under a name, or None."""
    with desk.read() as connection:
        return get_setting(connection, _own(desk, name))


def keep(desk: Desk, name: str, value: str) -> Done[None]:
    """Keeps a text under a name for this coordinator. It is no step to undo, and nothing of it is shared."""
    with desk.write() as writing:
        put_setting(writing.connection, _own(desk, name), value)
    return Done(None, Changes())


def _own(desk: Desk, name: str) -> str:
    return f"view.{desk.actor.id}.{name}"
