"""The store's tables. Migrations make them; a test holds the two equal."""

from __future__ import annotations

from sqlalchemy import Column, Index, Integer, LargeBinary, MetaData, Table, Text, text

#: The Alembic revision that this program reads and writes.
SCHEMA_REVISION = "0006"

metadata = MetaData()
#: What identity numbers are looked for by: so many of their last characters, however the rest is written.
NUMBER_TAIL = 4
NUMBER_ENDING = f"lower(substr(personal_id, -{NUMBER_TAIL}))"

# --- The journal and what it is made into -----------------------------------------------------------------

journal = Table(
    "journal", metadata,
    Column("pos", Integer, primary_key=True),
    Column("id", LargeBinary, nullable=False),  # in no index: a hash lies anywhere there, each in a page of its own
    Column("scope", Text, nullable=False),
    Column("entity", Text, nullable=False),
    Column("entity_id", Text, nullable=False),
    Column("field", Text, nullable=False),
    Column("value", LargeBinary),  # MessagePack; NULL once the scope has been erased
    Column("replaces", LargeBinary, nullable=False),
    Column("author", Text, nullable=False),
    Column("device", Text, nullable=False),
    Column("number", Integer, nullable=False),
    Column("wall", Integer, nullable=False),
    Column("tick", Integer, nullable=False),
    Column("operation", Text, nullable=False),
    Column("source", Text, nullable=False),  # the device that handed it over; empty when written here
    Column("chain", LargeBinary, nullable=False),
    Index("journal_scope", "scope", "pos"),
    Index("journal_field", "entity_id", "field"),
    Index("journal_stamp", "wall", "tick"),
    Index("journal_number", "device", "number"),
)  # fmt: skip

head = Table(
    "head", metadata,
    Column("entity", Text, primary_key=True),
    Column("entity_id", Text, primary_key=True),
    Column("field", Text, primary_key=True),
    Column("id", LargeBinary, primary_key=True),
    Column("pos", Integer, nullable=False),  # the entry's place in the journal
    sqlite_with_rowid=False,
)  # fmt: skip

superseded = Table(
    "superseded", metadata,
    Column("id", LargeBinary, primary_key=True),  # of an entry that the journal lacks: it may come yet
    Column("entity", Text, primary_key=True),  # the field whose entry says so: it counts for no other
    Column("entity_id", Text, primary_key=True),
    Column("field", Text, primary_key=True),
    sqlite_with_rowid=False,
)  # fmt: skip

participant = Table(
    "participant", metadata,
    Column("id", Text, primary_key=True),
    Column("name", Text),
    Column("personal_id", Text),
    Column("start", Text),
    Column("goal", Text),
    Column("situation", Text),
    Column("interventions", Text),
    Column("planning", Text),
    Column("site", Text),
    Column("protected", Integer),
    Column("address", Text),
    Column("phone", Text),
    Column("principal", Text),
    Column("coordinator", Text),
    Column("colleague", Text),
    Column("rhythm", Integer),
    Column("start_reason", Text),
    Column("ended", Text),
    Column("end_reason", Text),
    Column("conflicts", Text, nullable=False),  # names of fields, sorted, a comma between
    Index("participant_number", text(NUMBER_ENDING)),
    sqlite_with_rowid=False,
)  # fmt: skip

consent = Table(
    "consent", metadata,
    Column("id", Text, primary_key=True),
    Column("participant", Text, nullable=False),
    Column("signed", Text, nullable=False),
    Column("text_version", Text, nullable=False),
    Column("scope", Text),
    Column("sites", Text),
    Column("how", Text),
    Column("witness", Text),
    Column("form", Text),
    Column("seal", Text),
    Column("wall", Integer, nullable=False),
    Column("tick", Integer, nullable=False),
    Index("consent_participant", "participant"),
    sqlite_with_rowid=False,
)  # fmt: skip

rating = Table(
    "rating", metadata,
    Column("id", Text, primary_key=True),
    Column("participant", Text, nullable=False),
    Column("day", Text, nullable=False),
    Column("instrument", Text, nullable=False),
    Column("first", Integer, nullable=False),
    Column("second", Integer, nullable=False),
    Column("third", Integer, nullable=False),
    Index("rating_participant", "participant", "day"),
    sqlite_with_rowid=False,
)  # fmt: skip

network = Table(
    "network", metadata,
    Column("id", Text, primary_key=True),
    Column("participant", Text, nullable=False),
    Column("name", Text),
    Column("role", Text),
    Column("organisation", Text),
    Column("contact", Text),
    Column("covered", Integer),
    Column("conflicts", Text, nullable=False),
    Index("network_participant", "participant"),
    sqlite_with_rowid=False,
)  # fmt: skip

step = Table(
    "step", metadata,
    Column("id", Text, primary_key=True),
    Column("participant", Text, nullable=False),
    Column("what", Text),
    Column("who", Text),
    Column("due", Text),
    Column("done", Text),
    Column("conflicts", Text, nullable=False),
    Index("step_participant", "participant"),
    Index("step_due", "due"),
    sqlite_with_rowid=False,
)  # fmt: skip

eligibility = Table(
    "eligibility", metadata,
    Column("id", Text, primary_key=True),
    Column("participant", Text, nullable=False),
    Column("adult", Text),
    Column("both_principals", Text),
    Column("two_diagnoses", Text),
    Column("to_investigate", Text),
    Column("psychiatry", Text),
    Column("quadrant", Text),
    Column("decision", Text),
    Column("decided_by", Text),
    Column("decided_on", Text),
    Column("note", Text),
    Column("conflicts", Text, nullable=False),
    Index("eligibility_participant", "participant"),
    sqlite_with_rowid=False,
)  # fmt: skip

notice = Table(
    "notice", metadata,
    Column("participant", Text, primary_key=True),
    Column("withdrawn", Text),  # the earliest day that any notice gives
    Column("recalled", Text),
    Column("recalled_wall", Integer),
    Column("recalled_tick", Integer),
    Column("erased", Text),
    sqlite_with_rowid=False,
)  # fmt: skip


def _written_once(name: str, *columns: str) -> Table:
    """A table of things of a participant's that are one value each, written once, with when that was."""
    return Table(
        name, metadata,
        Column("id", Text, primary_key=True),
        Column("participant", Text, nullable=False),
        *(Column(column, Text, nullable=False) for column in columns),
        Column("wall", Integer, nullable=False),
        Column("tick", Integer, nullable=False),
        Index(f"{name}_participant", "participant"),
        sqlite_with_rowid=False,
    )  # fmt: skip


narrowing = _written_once("narrowing", "day", "what", "key", "how", "received_by")
withdrawal = _written_once("withdrawal", "day", "how", "received_by")
informed = _written_once("informed", "day", "key", "text", "how", "told_by")
site_recall = _written_once("site_recall", "site", "recalled")

site = Table(
    "site", metadata,
    Column("id", Text, primary_key=True),
    Column("name", Text),
    sqlite_with_rowid=False,
)  # fmt: skip

staff = Table(
    "staff", metadata,
    Column("id", Text, primary_key=True),
    Column("name", Text),
    Column("unit", Text),
    Column("principal", Text),
    Column("site", Text),
    sqlite_with_rowid=False,
)  # fmt: skip

text_ = Table(
    "text", metadata,
    Column("id", Text, primary_key=True),
    Column("site", Text, nullable=False),
    Column("key", Text, nullable=False),
    Column("easy", Integer, nullable=False),
    Column("source", Text, nullable=False),
    sqlite_with_rowid=False,
)  # fmt: skip

information_kind = Table(
    "information_kind", metadata,
    Column("id", Text, primary_key=True),
    Column("site", Text, nullable=False),
    Column("name", Text, nullable=False),
    sqlite_with_rowid=False,
)  # fmt: skip

barred_device = Table(
    "barred_device", metadata,
    Column("id", Text, primary_key=True),
    Column("site", Text, nullable=False),
    Column("peer", Text, nullable=False),  # as the peers' own ids
    Column("day", Text, nullable=False),
    sqlite_with_rowid=False,
)  # fmt: skip

#: A participant's own things whose fields can be in conflict.
THINGS = (network, step, eligibility)

#: What belongs to a participant and goes with them: every table with a column that names them.
OWNED = (consent, narrowing, withdrawal, informed, rating, *THINGS)

#: What a rebuild drops and makes again from the journal.
PROJECTION = (
    head, superseded, participant, *OWNED, notice, site_recall, site, staff, text_, information_kind, barred_device,
)  # fmt: skip

# --- What belongs to this store alone ---------------------------------------------------------------------

setting = Table(
    "setting", metadata,
    Column("name", Text, primary_key=True),
    Column("value", Text, nullable=False),
    sqlite_with_rowid=False,
)  # fmt: skip

device = Table(
    "device", metadata,
    Column("id", Text, primary_key=True),
    Column("site", Text, nullable=False),
    Column("number", Integer, nullable=False),  # the last running number given out
    Column("signing", LargeBinary, nullable=False),  # Ed25519 private key, 32 bytes
    Column("age_identity", Text, nullable=False),
    Column("current", Integer, nullable=False),
    sqlite_with_rowid=False,
)  # fmt: skip

operation = Table(
    "operation", metadata,
    Column("seq", Integer, primary_key=True),
    Column("id", Text, nullable=False),
    Column("label", Text, nullable=False),
    Column("actor", Text, nullable=False),
    Column("undoable", Integer, nullable=False),
    Column("undoes", Text),  # the operation that this one took back
    Column("undone_by", Text),
    Column("taken_from", Integer),  # of a package taken in: its entries stand after this place in the journal
    Column("taken_upto", Integer),  # and to this one
    Column("wrote_after", Integer),  # the entries that it wrote itself stand after this place in the journal
    Column("wrote_upto", Integer),  # and to this one; both empty where it wrote none
    # The others are found by their place: what each saved cell would have to be put into is no index here.
    Index("operation_turning", "id", sqlite_where=text("undoes IS NOT NULL OR taken_upto IS NOT NULL")),
)  # fmt: skip

meeting = Table(
    "meeting", metadata,
    Column("seq", Integer, primary_key=True),
    Column("begun", Text, nullable=False),
    Column("actor", Text, nullable=False),
    Column("begun_pos", Integer, nullable=False),  # the journal's end when the meeting began
    Column("ended", Text),
    Column("ended_pos", Integer),
)  # fmt: skip

news = Table(
    "news", metadata,
    Column("participant", Text, primary_key=True),
    Column("field", Text, primary_key=True),
    sqlite_with_rowid=False,
)  # fmt: skip

peer = Table(
    "peer", metadata,
    Column("id", Text, primary_key=True),  # made from the key that signs its packages
    Column("device", Text, nullable=False),  # its id in the journal; a new one when it restores a backup
    Column("site", Text, nullable=False),
    Column("name", Text, nullable=False),
    Column("verify_key", LargeBinary, nullable=False, unique=True),
    Column("recipient", Text, nullable=False),
    Column("confirmed", Integer, nullable=False),
    Column("taken_number", Integer, nullable=False),  # its last package taken in here, 0 for none
    Column("taken_hash", LargeBinary),
    Column("acked_number", Integer, nullable=False),  # our last package that it says it has taken in
    Column("acked_pos", Integer, nullable=False),  # how far into our journal that package reached
    sqlite_with_rowid=False,
)  # fmt: skip

taken = Table(
    "taken", metadata,
    Column("device", Text, primary_key=True),  # the sender's id in the journal when it made the package
    Column("number", Integer, primary_key=True),
    Column("peer", Text, nullable=False),
    Column("hash", LargeBinary, nullable=False),
    Column("wall", Integer, nullable=False),  # when it was taken in, in milliseconds since 1970
    Column("author", Text, nullable=False),  # by whom: a staff id
    Index("taken_peer", "peer"),
    sqlite_with_rowid=False,
)  # fmt: skip

receipt = Table(
    "receipt", metadata,
    Column("peer", Text, primary_key=True),
    Column("number", Integer, primary_key=True),  # of our package
    Column("wall", Integer, nullable=False),  # when it was taken in there, by the peer's clock
    Column("author", Text, nullable=False),
    sqlite_with_rowid=False,
)  # fmt: skip

outgoing = Table(
    "outgoing", metadata,
    Column("site", Text, primary_key=True),  # the receiving site
    Column("number", Integer, primary_key=True),
    Column("upto", Integer, nullable=False),
    Column("hash", LargeBinary, nullable=False),
    Column("made", Text, nullable=False),
    sqlite_with_rowid=False,
)  # fmt: skip

sent_scope = Table(
    "sent_scope", metadata,
    Column("site", Text, primary_key=True),
    Column("number", Integer, primary_key=True),
    Column("scope", Text, primary_key=True),
    Column("kinds", Text, nullable=False, server_default=text("'*'")),  # what it took of a participant
    sqlite_with_rowid=False,
)  # fmt: skip

peer_scope = Table(
    "peer_scope", metadata,
    Column("peer", Text, primary_key=True),
    Column("scope", Text, primary_key=True),
    Column("upto", Integer, nullable=False),  # our journal up to here is known to be there
    Column("kinds", Text, nullable=False, server_default=text("'*'")),  # of a participant, just these kinds of it
    sqlite_with_rowid=False,
)  # fmt: skip

sent_file = Table(
    "sent_file", metadata,
    Column("site", Text, primary_key=True),
    Column("number", Integer, primary_key=True),
    Column("participant", Text, primary_key=True),
    Column("digest", Text, primary_key=True),
    sqlite_with_rowid=False,
)  # fmt: skip

peer_file = Table(
    "peer_file", metadata,
    Column("peer", Text, primary_key=True),
    Column("participant", Text, primary_key=True),
    Column("digest", Text, primary_key=True),
    sqlite_with_rowid=False,
)  # fmt: skip

withheld = Table(
    "withheld", metadata,
    Column("site", Text, primary_key=True),
    Column("scope", Text, primary_key=True),
    Column("number", Integer),  # of the package that took it at last: it may be lost, until it is acknowledged
    sqlite_with_rowid=False,
)  # fmt: skip

disclosure = Table(
    "disclosure", metadata,
    Column("seq", Integer, primary_key=True),
    Column("participant", Text, nullable=False),
    Column("what", Text, nullable=False),
    Column("receiver", Text, nullable=False),
    Column("made", Text, nullable=False),
    Column("actor", Text, nullable=False),
    Column("ground", Text, nullable=False),
    Column("way", Text, nullable=False, server_default=text("'package'")),
    Column("unit", Text, nullable=False, server_default=text("''")),
    Column("reason", Text, nullable=False, server_default=text("''")),
    Index("disclosure_participant", "participant"),
)  # fmt: skip

access = Table(
    "access", metadata,
    Column("seq", Integer, primary_key=True),
    Column("made", Text, nullable=False),
    Column("actor", Text, nullable=False),
    Column("unit", Text, nullable=False),
    Column("what", Text, nullable=False),
    Column("participant", Text, nullable=False, server_default=text("''")),
    Index("access_participant", "participant"),
)  # fmt: skip

attachment = Table(
    "attachment", metadata,
    Column("digest", Text, primary_key=True),  # SHA-256 over the content, in hexadecimal
    Column("participant", Text, primary_key=True),
    Column("media", Text, nullable=False),
    Column("content", LargeBinary, nullable=False),
    Column("added", Text, nullable=False),
    Index("attachment_participant", "participant"),
)  # fmt: skip
