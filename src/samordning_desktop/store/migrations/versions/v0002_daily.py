"""The person's page and the board's meetings: details, network, steps, eligibility, meetings."""

from collections.abc import Iterable

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

Column = tuple[str, type[sa.Text] | type[sa.Integer]]

_OLD = ("id", "name", "personal_id", "start", "goal", "situation", "interventions", "planning", "site")
_NEW: tuple[Column, ...] = (
    ("protected", sa.Integer), ("address", sa.Text), ("phone", sa.Text), ("principal", sa.Text),
    ("coordinator", sa.Text), ("colleague", sa.Text), ("rhythm", sa.Integer), ("start_reason", sa.Text),
    ("ended", sa.Text), ("end_reason", sa.Text),
)  # fmt: skip
_THINGS: dict[str, tuple[Column, ...]] = {
    "network": (("name", sa.Text), ("role", sa.Text), ("organisation", sa.Text), ("contact", sa.Text), ("covered", sa.Integer)),
    "step": (("what", sa.Text), ("who", sa.Text), ("due", sa.Text), ("done", sa.Text)),
    "eligibility": (
        ("adult", sa.Text), ("both_principals", sa.Text), ("two_diagnoses", sa.Text), ("to_investigate", sa.Text),
        ("psychiatry", sa.Text), ("quadrant", sa.Text), ("decision", sa.Text), ("decided_by", sa.Text),
        ("decided_on", sa.Text), ("note", sa.Text),
    ),
}  # fmt: skip


def upgrade() -> None:
    _remake_participant(_NEW)
    for name, fields in _THINGS.items():
        _make_thing(name, fields)
    op.create_index("step_due", "step", ["due"], unique=False)
    op.create_table(
        "meeting",
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("begun", sa.Text(), nullable=False),
        sa.Column("actor", sa.Text(), nullable=False),
        sa.Column("begun_pos", sa.Integer(), nullable=False),
        sa.Column("ended", sa.Text(), nullable=True),
        sa.Column("ended_pos", sa.Integer(), nullable=True),
        sa.PrimaryKeyConstraint("seq"),
    )


def downgrade() -> None:
    op.drop_table("meeting")
    for name in reversed(_THINGS):
        op.drop_table(name)
    _remake_participant(())


def _remake_participant(more: Iterable[Column]) -> None:
    """The table made anew with the columns of this version, its rows carried over; what is new is empty."""
    op.rename_table("participant", "participant_before")
    op.create_table(
        "participant",
        sa.Column("id", sa.Text(), nullable=False),
        *(sa.Column(name, sa.Text(), nullable=True) for name in _OLD[1:]),
        *(sa.Column(name, kind(), nullable=True) for name, kind in more),
        sa.Column("conflicts", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
        sqlite_with_rowid=False,
    )
    columns = ", ".join((*_OLD, "conflicts"))
    op.execute(f"INSERT INTO participant ({columns}) SELECT {columns} FROM participant_before")
    op.drop_table("participant_before")


def _make_thing(name: str, fields: Iterable[Column]) -> None:
    op.create_table(
        name,
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("participant", sa.Text(), nullable=False),
        *(sa.Column(field, kind(), nullable=True) for field, kind in fields),
        sa.Column("conflicts", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
        sqlite_with_rowid=False,
    )
    op.create_index(f"{name}_participant", name, ["participant"], unique=False)
