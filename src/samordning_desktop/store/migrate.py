"""The schema's version: read without Alembic at every start, changed with it when it must be."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import Connection, inspect, text

from samordning_desktop.core.errors import KnownError
from samordning_desktop.store.schema import SCHEMA_REVISION

if TYPE_CHECKING:
    from alembic.config import Config


def schema_revision(connection: Connection) -> str | None:
    """The revision that the store is at; None for a file with no tables of ours."""
    if not inspect(connection).has_table("alembic_version"):
        return None
    return connection.execute(text("SELECT version_num FROM alembic_version")).scalar()


def upgrade(connection: Connection, to: str = "head") -> None:
    """Brings the schema up to a revision, in the caller's transaction."""
    from alembic import command

    command.upgrade(_config(connection), to)


def needs_upgrade(connection: Connection) -> bool:
    """Whether the store is at an older revision than this program's.

    Raises KnownError ``store.newer`` for a revision this program does not know, ``store.foreign`` for none.
    """
    revision = schema_revision(connection)
    if revision == SCHEMA_REVISION:
        return False
    if revision is None:
        raise KnownError("store.foreign")
    if revision not in known_revisions():
        raise KnownError("store.newer")
    return True


def known_revisions() -> list[str]:
    """Every revision this program can read, oldest first."""
    from alembic.script import ScriptDirectory

    return [script.revision for script in ScriptDirectory.from_config(_config()).walk_revisions()][::-1]


def _config(connection: Connection | None = None) -> Config:
    from alembic.config import Config

    config = Config(attributes={"connection": connection})
    config.set_main_option("script_location", str(Path(__file__).with_name("migrations")).replace("%", "%%"))
    return config
