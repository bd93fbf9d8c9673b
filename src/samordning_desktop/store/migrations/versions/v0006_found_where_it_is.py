"""Entries are found by device and number, heads know their entry's place, and identity numbers have an index.

An index of hashes took a page of its own for each entry that was taken in, and more of them the larger the store.
"""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

_INDEXES = {
    "journal_scope": ["scope", "pos"],
    "journal_field": ["entity_id", "field"],
    "journal_stamp": ["wall", "tick"],
}
_HEAD = ("entity", "entity_id", "field", "id")
#: What is awaited since: also an entry that has come, by each field but its own that replaces it.
_AWAITED_BY_OTHERS = """
    INSERT OR IGNORE INTO superseded (id, entity, entity_id, field)
    WITH RECURSIVE replaced (at, id, entity, entity_id, field, replaces) AS (
        SELECT 1, NULL, entity, entity_id, field, replaces FROM journal
        WHERE value IS NOT NULL AND length(replaces) > 0
        UNION ALL
        SELECT at + 16, substr(replaces, at, 16), entity, entity_id, field, replaces
        FROM replaced WHERE at <= length(replaces)
    )
    SELECT replaced.id, replaced.entity, replaced.entity_id, replaced.field
    FROM replaced JOIN journal ON journal.id = replaced.id
    WHERE (journal.entity, journal.entity_id, journal.field)
        <> (replaced.entity, replaced.entity_id, replaced.field)
"""


def upgrade() -> None:
    _remake_head(
        sa.Column("pos", sa.Integer(), nullable=False),
        f"SELECT {_of('head_before')}, journal.pos FROM head_before JOIN journal ON journal.id = head_before.id",
    )
    op.execute(_AWAITED_BY_OTHERS)
    _remake_journal()
    op.create_index("journal_number", "journal", ["device", "number"], unique=False)
    op.create_index(
        "participant_number", "participant", [sa.text("lower(substr(personal_id, -4))")], unique=False
    )


def downgrade() -> None:
    op.drop_index("participant_number", "participant")
    op.drop_index("journal_number", "journal")
    _remake_journal(sa.UniqueConstraint("id"))
    op.execute("DELETE FROM superseded WHERE id IN (SELECT id FROM journal)")
    _remake_head(None, f"SELECT {_of('head_before')} FROM head_before")


def _remake_journal(*more: sa.Constraint) -> None:
    """The table made anew with its constraints in this version, its rows carried over in their order."""
    for name in _INDEXES:
        op.drop_index(name, "journal")
    op.rename_table("journal", "journal_before")
    op.create_table(
        "journal",
        sa.Column("pos", sa.Integer(), nullable=False),
        sa.Column("id", sa.LargeBinary(), nullable=False),
        *(sa.Column(name, sa.Text(), nullable=False) for name in ("scope", "entity", "entity_id", "field")),
        sa.Column("value", sa.LargeBinary(), nullable=True),
        sa.Column("replaces", sa.LargeBinary(), nullable=False),
        *(sa.Column(name, sa.Text(), nullable=False) for name in ("author", "device")),
        *(sa.Column(name, sa.Integer(), nullable=False) for name in ("number", "wall", "tick")),
        *(sa.Column(name, sa.Text(), nullable=False) for name in ("operation", "source")),
        sa.Column("chain", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("pos"),
        *more,
    )
    op.execute("INSERT INTO journal SELECT * FROM journal_before ORDER BY pos")
    op.drop_table("journal_before")
    for name, columns in _INDEXES.items():
        op.create_index(name, "journal", columns, unique=False)


def _remake_head(more: sa.Column[int] | None, rows: str) -> None:
    """The table made anew with the columns of this version, filled with what a query finds."""
    op.rename_table("head", "head_before")
    op.create_table(
        "head",
        sa.Column("entity", sa.Text(), nullable=False),
        sa.Column("entity_id", sa.Text(), nullable=False),
        sa.Column("field", sa.Text(), nullable=False),
        sa.Column("id", sa.LargeBinary(), nullable=False),
        *(() if more is None else (more,)),
        sa.PrimaryKeyConstraint(*_HEAD),
        sqlite_with_rowid=False,
    )
    op.execute(f"INSERT INTO head {rows}")
    op.drop_table("head_before")


def _of(table: str) -> str:
    """The columns of both versions, of a table."""
    return ", ".join(f"{table}.{column}" for column in _HEAD)
