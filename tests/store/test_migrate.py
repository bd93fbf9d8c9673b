"""The schema's versions: what the migrations make is what the program expects, and nobody's data is lost on the way."""

from __future__ import annotations

import shutil
from pathlib import Path
from textwrap import dedent

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection

from clocks import SetClock
from dumps import Dump, dump, dump_of
from faulty import failing_files
from refusals import refused
from samordning_desktop.core.entry import Entry, FieldKey
from samordning_desktop.core.participant import BoardFields
from samordning_desktop.ops import Desk, consents, participants, ratings, reading, setup
from samordning_desktop.ops.checks import verify
from samordning_desktop.store import migrate, schema
from samordning_desktop.store.apply import apply_entries
from samordning_desktop.store.checks import projection_holds, projection_rows
from samordning_desktop.store.codec import entry_id
from samordning_desktop.store.engine import open_engine
from stores import PASSPHRASE

pytestmark = pytest.mark.usefixtures("cheap_keys")

NONE = setup.NoSecrets()
#: What SQLAlchemy cannot read of a table is compared as SQL.
REFLECTED = pytest.mark.filterwarnings(
    "ignore:Skipped unsupported reflection of expression-based index",
    "ignore:autogenerate skipping metadata-specified expression-based index",
)
KEY = bytes(range(32))


@pytest.fixture
def full(desk: Desk) -> Desk:
    """A store with a row in most tables."""
    person = participants.add_participant(desk, BoardFields("Åsa Öberg", goal="bo själv")).value
    consents.give_consent(desk, person, desk.clock.today())
    ratings.add_rating(desk, person, desk.clock.today(), (1, 2, 3))
    participants.set_field(desk, person, "goal", "studera")
    reading.person(desk, person)
    return desk


def tables(connection: Connection) -> list[tuple[str, str]]:
    query = "SELECT name, sql FROM sqlite_master WHERE name NOT LIKE '%alembic_version%' ORDER BY type, name"
    return [(row[0], " ".join(str(row[1]).split())) for row in connection.exec_driver_sql(query)]


@REFLECTED
def test_migrated_tables_are_the_programs_tables(tmp_path: Path) -> None:
    migrated, made = open_engine(tmp_path / "migrated", KEY), open_engine(tmp_path / "made", KEY)
    with migrated.begin() as connection:
        migrate.upgrade(connection)
        assert compare_metadata(MigrationContext.configure(connection), schema.metadata) == []
        by_migration = tables(connection)
    with made.begin() as connection:
        schema.metadata.create_all(connection)
        assert tables(connection) == by_migration
    migrated.dispose()
    made.dispose()


def test_the_programs_revision_is_the_newest_migration() -> None:
    scripts = ScriptDirectory.from_config(migrate._config())
    assert scripts.get_heads() == [schema.SCHEMA_REVISION]
    assert migrate.known_revisions()[-1] == schema.SCHEMA_REVISION


def test_a_store_that_is_up_to_date_needs_nothing(desk: Desk) -> None:
    with desk.read() as connection:
        assert migrate.schema_revision(connection) == schema.SCHEMA_REVISION
        assert not migrate.needs_upgrade(connection)


@REFLECTED
def test_every_step_down_and_up_again_with_data_in_the_tables(full: Desk) -> None:
    """Steps to and from nothing lose the data by their nature; the tables must come and go cleanly."""
    revisions = ["base", *migrate.known_revisions()]
    with full.rehearse() as writing:
        here = tables(writing.connection)
        for revision in reversed(revisions[:-1]):
            command.downgrade(migrate._config(writing.connection), revision)
            for step in revisions[revisions.index(revision) + 1 :]:
                migrate.upgrade(writing.connection, step)
            assert tables(writing.connection) == here
            assert compare_metadata(MigrationContext.configure(writing.connection), schema.metadata) == []


def test_each_version_keeps_of_what_replaces_an_entry_of_another_field_what_it_means_there(
    desk: Desk,
) -> None:
    """Only a faulty or hostile program writes that. Down to 0005 an entry that has come is awaited by nobody; since then
    it is awaited by each field but its own, as one that has not come is."""
    goal, start, erased = (
        made(1, "participant/p", FieldKey("participant", "p", "goal"), "a"),
        made(2, "participant/p", FieldKey("participant", "p", "start"), None),
        made(3, "participant/q", FieldKey("participant", "q", "goal"), "b"),
    )
    unknown, gone = bytes(16), entry_id(goal)
    notice = made(4, "notice/q", FieldKey("notice", "q", "erased"), "2026-03-02")
    entries = [goal, start._replace(replaces=(unknown, gone)), erased._replace(replaces=(gone,)), notice]
    with desk.rehearse() as writing:
        apply_entries(writing.connection, entries)
        here = projection_rows(writing.connection)
        command.downgrade(migrate._config(writing.connection), "0005")
        awaited = writing.connection.exec_driver_sql("SELECT * FROM superseded").all()
        assert awaited == [(unknown, "participant", "p", "start")]
        migrate.upgrade(writing.connection)
        assert projection_rows(writing.connection) == here
        assert projection_holds(writing.connection)


def made(number: int, scope: str, key: FieldKey, value: str | None) -> Entry:
    """An entry of another computer's."""
    return Entry(scope, *key, value, (), "k9", "d9", number, number, 0, "o9")


def test_taken_down_to_nothing_there_is_nothing_left(full: Desk) -> None:
    with full.rehearse() as writing:
        command.downgrade(migrate._config(writing.connection), "base")
        assert tables(writing.connection) == []


@pytest.fixture
def next_revision(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The program as it may be one version on: a migration more, which adds a column and fills it."""
    place = tmp_path / "program"
    shutil.copytree(Path(migrate.__file__).with_name("migrations"), place / "migrations")
    script = place / "migrations" / "versions" / "v9000_next.py"
    script.write_text(
        dedent(f"""
            import sqlalchemy as sa
            from alembic import op

            revision = "9000"
            down_revision = "{schema.SCHEMA_REVISION}"

            def upgrade():
                op.add_column("rating", sa.Column("note", sa.Text()))
                op.execute("UPDATE rating SET note = 'från förr'")

            def downgrade():
                op.drop_column("rating", "note")
        """),
        encoding="utf-8",
    )
    monkeypatch.setattr(migrate, "__file__", str(place / "migrate.py"))
    monkeypatch.setattr(migrate, "SCHEMA_REVISION", "9000")
    return script


def without_new(rows: Dump) -> Dump:
    """What this version's tables show; the table of tables itself has changed."""
    return {name: found for name, found in rows.items() if name != "sqlite_master"}


def test_an_older_store_is_upgraded_after_a_verified_backup(
    full: Desk, folder: Path, next_revision: Path
) -> None:
    before = dump(full)
    setup.close(full, NONE)
    desk = setup.unlock(folder, PASSPHRASE, SetClock(), NONE)
    assert without_new(dump(desk)) == without_new(before)
    with desk.read() as connection:
        assert migrate.schema_revision(connection) == "9000"
        assert connection.exec_driver_sql("SELECT note FROM rating").scalars().all() == ["från förr"]
    (backup,) = (folder / "backups").iterdir()
    setup.close(desk, NONE)
    again = setup.unlock(folder, PASSPHRASE, SetClock(), NONE)
    setup.close(again, NONE)
    assert list((folder / "backups").iterdir()) == [backup]


def test_the_backup_holds_the_older_store_as_it_was(
    full: Desk, folder: Path, next_revision: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = dump(full)
    setup.close(full, NONE)
    setup.close(setup.unlock(folder, PASSPHRASE, SetClock(), NONE), NONE)
    monkeypatch.undo()
    (backup,) = (folder / "backups").iterdir()
    old = setup.unlock(backup, PASSPHRASE, SetClock(), NONE)
    assert dump(old) == before
    assert all(finding.holds for finding in verify(old))
    setup.close(old, NONE)


def test_a_store_that_a_later_program_has_upgraded_is_newer(
    full: Desk, folder: Path, next_revision: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    setup.close(full, NONE)
    setup.close(setup.unlock(folder, PASSPHRASE, SetClock(), NONE), NONE)
    monkeypatch.undo()
    content = (folder / "store.sqlite").read_bytes()
    with refused("store.newer"):
        setup.unlock(folder, PASSPHRASE, SetClock(), NONE)
    assert (folder / "store.sqlite").read_bytes() == content


def test_no_upgrade_without_a_backup(
    full: Desk, folder: Path, next_revision: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    setup.close(full, NONE)
    content = (folder / "store.sqlite").read_bytes()
    with failing_files(monkeypatch, "fsync"), refused("disk.full"):
        setup.unlock(folder, PASSPHRASE, SetClock(), NONE)
    assert (folder / "store.sqlite").read_bytes() == content
    assert list((folder / "backups").iterdir()) == []
    setup.close(setup.unlock(folder, PASSPHRASE, SetClock(), NONE), NONE)


def test_an_upgrade_that_fails_halfway_leaves_the_store_as_it_was(
    full: Desk, folder: Path, next_revision: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = dump(full)
    setup.close(full, NONE)
    script = next_revision.read_text(encoding="utf-8")
    next_revision.write_text(script.replace("från förr'", "från förr' WHERE raknefel()"), encoding="utf-8")
    with pytest.raises(Exception, match="raknefel"):
        setup.unlock(folder, PASSPHRASE, SetClock(), NONE)
    monkeypatch.undo()
    desk = setup.unlock(folder, PASSPHRASE, SetClock(), NONE)
    with desk.read() as connection:
        assert dump_of(connection) == before
    setup.close(desk, NONE)


def test_a_wrong_store_is_told_before_anything_is_upgraded_in_it(
    full: Desk, folder: Path, tmp_path: Path, clock: SetClock, next_revision: Path
) -> None:
    """An old copy put back is refused as it is, not first made new."""
    setup.close(full, NONE)
    shutil.copy(folder / "store.sqlite", tmp_path / "old.sqlite")
    setup.close(setup.unlock(folder, PASSPHRASE, clock, NONE), NONE)
    desk = setup.unlock(folder, PASSPHRASE, clock, NONE)
    participants.add_participant(desk, BoardFields("Bo"))
    setup.close(desk, NONE)
    shutil.copy(tmp_path / "old.sqlite", folder / "store.sqlite")
    content = (folder / "store.sqlite").read_bytes()
    with refused("store.old_copy"):
        setup.unlock(folder, PASSPHRASE, clock, NONE)
    assert (folder / "store.sqlite").read_bytes() == content
