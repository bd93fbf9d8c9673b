"""Consent from first word to withdrawal: its scope, parts taken back, texts given, forms kept, disclosures' grounds."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

_CONSENT = ("scope", "sites", "how", "witness", "form", "seal")
_LISTED = {
    "narrowing": ("day", "what", "key", "how", "received_by"),
    "withdrawal": ("day", "how", "received_by"),
    "informed": ("day", "key", "text", "how", "told_by"),
    "site_recall": ("site", "recalled"),
}


def upgrade() -> None:
    _remake_consent(_CONSENT)
    for name, fields in _LISTED.items():
        _make_listed(name, fields)
    op.create_table(
        "text",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("site", sa.Text(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("easy", sa.Integer(), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "information_kind",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("site", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "attachment",
        sa.Column("digest", sa.Text(), nullable=False),
        sa.Column("participant", sa.Text(), nullable=False),
        sa.Column("media", sa.Text(), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.Column("added", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("digest", "participant"),
    )
    op.create_index("attachment_participant", "attachment", ["participant"], unique=False)
    for table in ("sent_scope", "peer_scope"):
        _add(table, "kinds", "*")
    for column, standard in (("way", "package"), ("unit", ""), ("reason", "")):
        _add("disclosure", column, standard)


def downgrade() -> None:
    for column in ("reason", "unit", "way"):
        op.drop_column("disclosure", column)
    for table in ("peer_scope", "sent_scope"):
        op.drop_column(table, "kinds")
    for table in ("attachment", "information_kind", "text", *reversed(_LISTED)):
        op.drop_table(table)
    _remake_consent(())


def _add(table: str, column: str, standard: str) -> None:
    op.add_column(
        table, sa.Column(column, sa.Text(), nullable=False, server_default=sa.text(f"'{standard}'"))
    )


def _remake_consent(more: tuple[str, ...]) -> None:
    """The table made anew with the columns of this version, its rows carried over; what is new is empty."""
    op.drop_index("consent_participant", "consent")
    op.rename_table("consent", "consent_before")
    op.create_table(
        "consent",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("participant", sa.Text(), nullable=False),
        sa.Column("signed", sa.Text(), nullable=False),
        sa.Column("text_version", sa.Text(), nullable=False),
        *(sa.Column(name, sa.Text(), nullable=True) for name in more),
        sa.Column("wall", sa.Integer(), nullable=False),
        sa.Column("tick", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
        sqlite_with_rowid=False,
    )
    columns = "id, participant, signed, text_version, wall, tick"
    op.execute(f"INSERT INTO consent ({columns}) SELECT {columns} FROM consent_before")
    op.drop_table("consent_before")
    op.create_index("consent_participant", "consent", ["participant"], unique=False)


def _make_listed(name: str, fields: tuple[str, ...]) -> None:
    op.create_table(
        name,
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("participant", sa.Text(), nullable=False),
        *(sa.Column(field, sa.Text(), nullable=False) for field in fields),
        sa.Column("wall", sa.Integer(), nullable=False),
        sa.Column("tick", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
        sqlite_with_rowid=False,
    )
    op.create_index(f"{name}_participant", name, ["participant"], unique=False)
