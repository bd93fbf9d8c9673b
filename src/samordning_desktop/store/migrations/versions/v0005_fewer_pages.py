"""Fewer pages for each saved cell: operations found by their place in the journal, and no row for what has come already."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

_KEPT = ("seq", "id", "label", "actor", "undoable", "undoes", "undone_by", "taken_from", "taken_upto")
_WROTE = ("wrote_after", "wrote_upto")
#: Where the entries of each operation begin and end.
_PLACES = """
    UPDATE operation SET wrote_after = found.first - 1, wrote_upto = found.last
    FROM (SELECT operation, min(pos) AS first, max(pos) AS last FROM journal GROUP BY operation) AS found
    WHERE found.operation = operation.id
"""
#: What an older program kept of each entry that another one replaces, come or not.
_SUPERSEDED = """
    INSERT OR IGNORE INTO superseded (id, entity, entity_id, field)
    WITH RECURSIVE replaced (at, id, entity, entity_id, field, replaces) AS (
        SELECT 1, NULL, entity, entity_id, field, replaces FROM journal WHERE value IS NOT NULL
        UNION ALL
        SELECT at + 16, substr(replaces, at, 16), entity, entity_id, field, replaces
        FROM replaced WHERE at <= length(replaces)
    )
    SELECT id, entity, entity_id, field FROM replaced WHERE id IS NOT NULL
"""


def upgrade() -> None:
    _remake_operation(_WROTE)
    op.execute(_PLACES)
    op.drop_index("journal_operation", "journal")
    op.create_index(
        "operation_turning", "operation", ["id"], unique=False,
        sqlite_where=sa.text("undoes IS NOT NULL OR taken_upto IS NOT NULL"),
    )  # fmt: skip
    op.execute("DELETE FROM superseded WHERE id IN (SELECT id FROM journal)")


def downgrade() -> None:
    op.execute(_SUPERSEDED)
    op.drop_index("operation_turning", "operation")
    _remake_operation(())
    op.create_index("journal_operation", "journal", ["operation"], unique=False)


def _remake_operation(more: tuple[str, ...]) -> None:
    """The table made anew with the columns of this version, its rows carried over."""
    op.rename_table("operation", "operation_before")
    op.create_table(
        "operation",
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("label", sa.Text(), nullable=False),
        sa.Column("actor", sa.Text(), nullable=False),
        sa.Column("undoable", sa.Integer(), nullable=False),
        sa.Column("undoes", sa.Text(), nullable=True),
        sa.Column("undone_by", sa.Text(), nullable=True),
        sa.Column("taken_from", sa.Integer(), nullable=True),
        sa.Column("taken_upto", sa.Integer(), nullable=True),
        *(sa.Column(name, sa.Integer(), nullable=True) for name in more),
        sa.PrimaryKeyConstraint("seq"),
        *(() if more else (sa.UniqueConstraint("id"),)),
    )
    columns = ", ".join(_KEPT)
    op.execute(f"INSERT INTO operation ({columns}) SELECT {columns} FROM operation_before")
    op.drop_table("operation_before")
