"""Small settings of this store, inside it."""

from __future__ import annotations

from sqlalchemy import Connection, bindparam, delete, select
from sqlalchemy.dialects.sqlite import insert as upsert

from samordning_desktop.store.bulk import Plain
from samordning_desktop.store.schema import setting

_GET = Plain(select(setting.c.value).where(setting.c.name == bindparam("called")))
_NEW = upsert(setting).values(name=bindparam("name"), value=bindparam("value"))
_PUT = Plain(_NEW.on_conflict_do_update(index_elements=["name"], set_={"value": _NEW.excluded.value}))


def get_setting(connection: Connection, name: str) -> str | None:
    """The setting called ``name``, or None."""
    found = _GET.row(connection, called=name)
    return None if found is None else found[0]


def put_setting(connection: Connection, name: str, value: str) -> None:
    """Keeps a setting."""
    _PUT.run(connection, name=name, value=value)


def drop_setting(connection: Connection, name: str) -> None:
    """Forgets a setting, if there is one."""
    connection.execute(delete(setting).where(setting.c.name == name))


def settings_under(connection: Connection, prefix: str) -> dict[str, str]:
    """The settings whose names begin with ``prefix``, by the rest of the name."""
    query = select(setting.c.name, setting.c.value).where(setting.c.name.startswith(prefix, autoescape=True))
    return {name.removeprefix(prefix): value for name, value in connection.execute(query)}
