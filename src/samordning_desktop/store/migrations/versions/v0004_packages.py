"""Packages proven: which were taken in and when, receipts, files sent with them, computers shut out, taking in as a step."""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    _make("barred_device", ("id",), ("site", "peer", "day"))
    _make("sent_file", ("site", "number", "participant", "digest"))
    _make("peer_file", ("peer", "participant", "digest"))
    _make("receipt", ("peer", "number"), ("wall", "author"))
    _make("taken", ("device", "number"), ("peer", "hash", "wall", "author"))
    op.create_index("taken_peer", "taken", ["peer"], unique=False)
    op.execute(
        "INSERT INTO taken (device, number, peer, hash, wall, author) "
        "SELECT device, taken_number, id, taken_hash, 0, '' FROM peer WHERE taken_hash IS NOT NULL"
    )
    op.drop_table("retired")
    op.add_column("withheld", sa.Column("number", sa.Integer(), nullable=True))
    op.execute(  # scans that were kept before could not go: each site is looked at for them once
        "INSERT OR IGNORE INTO withheld (site, scope) "
        "SELECT DISTINCT peer.site, 'participant/' || attachment.participant FROM peer, attachment"
    )
    for column in ("taken_from", "taken_upto"):
        op.add_column("operation", sa.Column(column, sa.Integer(), nullable=True))


def downgrade() -> None:
    for column in ("taken_upto", "taken_from"):
        op.drop_column("operation", column)
    op.execute("DELETE FROM withheld WHERE number IS NOT NULL")
    op.drop_column("withheld", "number")
    op.create_table(
        "retired",
        sa.Column("device", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("device"),
        sqlite_with_rowid=False,
    )
    for table in ("taken", "receipt", "peer_file", "sent_file", "barred_device"):
        op.drop_table(table)


def _make(name: str, keys: tuple[str, ...], more: tuple[str, ...] = ()) -> None:
    columns = (sa.Column(column, _TYPES.get(column, sa.Text()), nullable=False) for column in (*keys, *more))
    op.create_table(name, *columns, sa.PrimaryKeyConstraint(*keys), sqlite_with_rowid=False)


_TYPES: dict[str, sa.types.TypeEngine[Any]] = {
    "number": sa.Integer(), "wall": sa.Integer(), "hash": sa.LargeBinary(),
}  # fmt: skip
