"""Opening: each way that can fail is told apart, and nothing is harmed by trying."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import update

from clocks import SetClock
from dumps import dump
from faulty import failing_files
from refusals import refused
from samordning_desktop.core.participant import BoardFields
from samordning_desktop.core.recovery_code import code_from
from samordning_desktop.ops import Desk, participants, reading, setup
from samordning_desktop.store import keys, schema
from samordning_desktop.store.head import JournalHead, read_head, write_head
from stores import FALKOPING, LIDKOPING, PASSPHRASE, make_desk

pytestmark = pytest.mark.usefixtures("cheap_keys")

NONE = setup.NoSecrets()
FILES = ("head.json", "keys.json", "store.sqlite")


@pytest.fixture
def store(folder: Path, clock: SetClock, cheap_keys: None) -> setup.Created:
    """A store with one participant, closed."""
    made = setup.create(folder, FALKOPING, PASSPHRASE, clock, NONE)
    participants.add_participant(made.desk, BoardFields("Åsa Öberg", goal="bo själv"))
    setup.close(made.desk, NONE)
    return made


def unlock(folder: Path, passphrase: str = PASSPHRASE) -> Desk:
    return setup.unlock(folder, passphrase, SetClock(), NONE)


def content(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}


def names(folder: Path) -> list[str]:
    desk = unlock(folder)
    found = [row.fields.name for row in reading.board(desk)]
    setup.close(desk, NONE)
    return found


def test_a_closed_store_is_three_files(store: setup.Created, folder: Path) -> None:
    assert sorted(content(folder)) == list(FILES)


def test_opened_and_closed_it_is_the_same(store: setup.Created, folder: Path) -> None:
    before = content(folder)
    assert names(folder) == ["Åsa Öberg"]
    assert content(folder) == before


def test_made_with_a_keyring_that_says_it_is_there_and_is_not(folder: Path, clock: SetClock) -> None:
    """A long passphrase carries it alone; a short one is refused, and no file is left."""

    class Dead(setup.NoSecrets):
        available = True

    with refused("key.short") as caught:
        setup.create(folder, FALKOPING, "åtta tkn", clock, Dead())
    assert caught.value.facts == {"length": 8, "minimum": 15}
    assert content(folder) == {}
    setup.close(setup.create(folder, FALKOPING, PASSPHRASE, clock, Dead()).desk, Dead())
    assert names(folder) == []


@pytest.mark.parametrize("wrong", ["", "fel", PASSPHRASE.upper(), PASSPHRASE + " ", "\udcff", "ö" * 10_000])
def test_a_wrong_passphrase(store: setup.Created, folder: Path, wrong: str) -> None:
    before = content(folder)
    with refused("key.wrong"):
        unlock(folder, wrong)
    assert content(folder) == before
    assert names(folder) == ["Åsa Öberg"]


def test_the_recovery_code_opens_as_people_type_it(store: setup.Created, folder: Path) -> None:
    for typed in (store.recovery_code, store.recovery_code.lower().replace("-", " ")):
        desk = setup.unlock_with_recovery(folder, typed, SetClock(), NONE)
        assert desk.actor.name == "Karin Ek"
        setup.close(desk, NONE)


def test_a_mistyped_code_and_another_stores_code(store: setup.Created, folder: Path) -> None:
    for typed in ("", store.recovery_code[:-1], "Å" + store.recovery_code[1:], PASSPHRASE):
        with refused("key.recovery_form"):
            setup.unlock_with_recovery(folder, typed, SetClock(), NONE)
    with refused("key.recovery_wrong"):
        setup.unlock_with_recovery(folder, code_from(bytes(17)), SetClock(), NONE)


def test_the_code_is_no_passphrase(store: setup.Created, folder: Path) -> None:
    with refused("key.wrong"):
        unlock(folder, store.recovery_code)


def test_no_store(tmp_path: Path) -> None:
    for folder in (tmp_path, tmp_path / "finns inte"):
        with refused("store.missing") as caught:
            unlock(folder)
        assert str(folder) in caught.value.sentences.happened
        with refused("store.missing"):
            setup.unlock_with_recovery(folder, code_from(bytes(17)), SetClock(), NONE)
    assert list(tmp_path.iterdir()) == []


def test_the_database_gone_and_the_keys_left(store: setup.Created, folder: Path) -> None:
    (folder / "store.sqlite").unlink()
    with refused("store.missing"):
        unlock(folder)
    assert sorted(content(folder)) == ["head.json", "keys.json"]


def test_the_keys_gone_and_the_database_left(store: setup.Created, folder: Path) -> None:
    (folder / "keys.json").unlink()
    with refused("key.file_damaged"):
        unlock(folder)


def test_the_keys_damaged_or_newer_or_too_costly(store: setup.Created, folder: Path) -> None:
    path = folder / "keys.json"
    whole = path.read_text(encoding="ascii")
    form = json.loads(whole)
    costly = [slot | {"cost": {"memory_kib": 1 << 40, "passes": 1, "lanes": 1}} for slot in form["slots"]]
    for text, code in (
        ("", "key.file_damaged"),
        (whole[:-40], "key.file_damaged"),
        (json.dumps(form | {"slots": costly}), "key.file_damaged"),
        (json.dumps(form | {"format": 2}), "store.newer"),
        (json.dumps(form | {"slots": []}), "key.wrong"),
        (json.dumps(form | {"store_id": "annat"}), "key.wrong"),
    ):
        path.write_text(text, encoding="ascii")
        with refused(code):
            unlock(folder)
    path.write_text(whole, encoding="ascii")
    assert names(folder) == ["Åsa Öberg"]


def test_another_stores_database(store: setup.Created, folder: Path, tmp_path: Path) -> None:
    make_desk(tmp_path / "other", SetClock(), LIDKOPING).store.close()
    shutil.copy(tmp_path / "other" / "store.sqlite", folder / "store.sqlite")
    with refused("store.foreign"):
        unlock(folder)


def test_another_stores_keys_and_passphrase(store: setup.Created, folder: Path, tmp_path: Path) -> None:
    """Then the passphrase opens the keys, and the keys belong to another file."""
    make_desk(tmp_path / "other", SetClock(), LIDKOPING).store.close()
    shutil.copy(tmp_path / "other" / "keys.json", folder / "keys.json")
    with refused("store.foreign"):
        unlock(folder)


def test_another_database_even_under_the_same_key(store: setup.Created, folder: Path) -> None:
    """Its own id inside tells, where salt and key do not."""
    desk = unlock(folder)
    with desk.write() as writing:
        writing.connection.execute(
            update(schema.setting).where(schema.setting.c.name == "store_id").values(value="x")
        )
    setup.close(desk, NONE)
    with refused("store.foreign"):
        unlock(folder)


def test_open_already(store: setup.Created, folder: Path) -> None:
    desk = unlock(folder)
    for _ in range(2):
        with refused("store.open_elsewhere"):
            unlock(folder)
        with refused("store.open_elsewhere"):
            setup.unlock_with_recovery(folder, store.recovery_code, SetClock(), NONE)
    participants.add_participant(desk, BoardFields("Bo"))
    setup.close(desk, NONE)
    assert names(folder) == ["Bo", "Åsa Öberg"]


def test_open_in_another_process(store: setup.Created, folder: Path) -> None:
    desk = unlock(folder)
    opened = _elsewhere(folder)
    assert opened.stdout.split() == ["store.open_elsewhere"]
    setup.close(desk, NONE)
    assert _elsewhere(folder).stdout.split() == ["opened"]


def _elsewhere(folder: Path) -> subprocess.CompletedProcess[str]:
    script = (
        "import sys; from pathlib import Path; from samordning_desktop.app.clock import SystemClock\n"
        "from samordning_desktop.ops import setup; from samordning_desktop.core.errors import KnownError\n"
        "try:\n setup.unlock(Path(sys.argv[1]), sys.argv[2], SystemClock(), setup.NoSecrets()); print('opened')\n"
        "except KnownError as error: print(error)\n"
    )
    command = [sys.executable, "-c", script, str(folder), PASSPHRASE]
    environ = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    return subprocess.run(command, env=environ, capture_output=True, encoding="utf-8", check=True)


def test_trying_twice_in_one_program_does_not_open_the_door_to_another(
    store: setup.Created, folder: Path
) -> None:
    """POSIX lets go of a process's locks on a file when any of its handles to it is closed."""
    desk = unlock(folder)
    with refused("store.open_elsewhere"):
        unlock(folder)
    desk.store.back_up()
    assert _elsewhere(folder).stdout.split() == ["store.open_elsewhere"]
    setup.close(desk, NONE)


def test_a_process_that_was_killed_loses_nothing_it_had_committed(folder: Path, clock: SetClock) -> None:
    """It leaves its write-ahead log behind, and the next opening reads it."""
    child = os.fork()
    if child == 0:
        desk = make_desk(folder, clock)
        participants.add_participant(desk, BoardFields("Åsa Öberg"))
        os.kill(os.getpid(), 9)
    os.waitpid(child, 0)
    assert "store.sqlite-wal" in content(folder)
    assert names(folder) == ["Åsa Öberg"]
    assert sorted(content(folder)) == list(FILES)


def old_and_new(folder: Path, tmp_path: Path) -> Path:
    """Copies the store aside and writes more into it. Returns the copy's folder."""
    shutil.copytree(folder, tmp_path / "gammal")
    desk = unlock(folder)
    participants.add_participant(desk, BoardFields("Bo"))
    setup.close(desk, NONE)
    return tmp_path / "gammal"


def test_an_old_store_put_back(store: setup.Created, folder: Path, tmp_path: Path) -> None:
    old = old_and_new(folder, tmp_path)
    shutil.copy(old / "store.sqlite", folder / "store.sqlite")
    before = content(folder)
    with refused("store.old_copy"):
        unlock(folder)
    with refused("store.old_copy"):
        setup.unlock_with_recovery(folder, store.recovery_code, SetClock(), NONE)
    assert content(folder) == before


def test_an_old_store_put_back_and_written_in_elsewhere(
    store: setup.Created, folder: Path, tmp_path: Path
) -> None:
    """It has as many entries as the head says, but others."""
    old = old_and_new(folder, tmp_path)
    desk = unlock(old)
    participants.add_participant(desk, BoardFields("Bo"))
    participants.add_participant(desk, BoardFields("Ulla"))
    setup.close(desk, NONE)
    shutil.copy(old / "store.sqlite", folder / "store.sqlite")
    with refused("store.old_copy"):
        unlock(folder)


def test_the_old_head_beside_the_new_store_is_contained_in_it(
    store: setup.Created, folder: Path, tmp_path: Path
) -> None:
    old = old_and_new(folder, tmp_path)
    shutil.copy(old / "head.json", folder / "head.json")
    assert names(folder) == ["Bo", "Åsa Öberg"]


@pytest.mark.parametrize(
    "head", [JournalHead(9_999, "00" * 32), JournalHead(3, "00" * 32), JournalHead(-1, "")]
)
def test_a_head_that_the_journal_never_had(store: setup.Created, folder: Path, head: JournalHead) -> None:
    write_head(folder / "head.json", head)
    with refused("store.old_copy"):
        unlock(folder)


def test_the_start_is_a_head_that_every_journal_had(store: setup.Created, folder: Path) -> None:
    write_head(folder / "head.json", JournalHead(0, ""))
    assert names(folder) == ["Åsa Öberg"]


def test_the_head_is_kept_after_a_commit_not_by_it(
    desk: Desk, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    synced: list[int] = []
    monkeypatch.setattr(os, "fsync", synced.append)
    before = read_head(folder / "head.json")
    participants.add_participant(desk, BoardFields("Bo"))
    assert (read_head(folder / "head.json"), synced) == (before, [])
    desk.store.keep_head()
    assert read_head(folder / "head.json") == desk.store.head() != before
    assert len(synced) == (2 if os.name == "posix" else 1)  # the file, and its name in the folder
    desk.store.keep_head()
    assert len(synced) <= 2, "nothing new is written once"


def test_the_head_is_kept_as_the_store_is_closed(desk: Desk, folder: Path) -> None:
    participants.add_participant(desk, BoardFields("Åsa"))
    head = desk.store.head()
    desk.store.close()
    assert read_head(folder / "head.json") == head
    desk.store.keep_head()
    desk.store.close()
    assert read_head(folder / "head.json") == head


def test_a_head_left_behind_by_a_kill_is_brought_up_at_the_next_close(
    store: setup.Created, folder: Path, tmp_path: Path
) -> None:
    shutil.copy(folder / "head.json", tmp_path / "head.json")
    old = old_and_new(folder, tmp_path)
    shutil.copy(tmp_path / "head.json", folder / "head.json")
    assert names(folder) == ["Bo", "Åsa Öberg"]  # nothing is written while it is open
    shutil.copy(old / "store.sqlite", folder / "store.sqlite")
    with refused("store.old_copy"):
        unlock(folder)


def test_a_head_that_cannot_be_kept_does_not_keep_the_store_open(desk: Desk, folder: Path) -> None:
    participants.add_participant(desk, BoardFields("Bo"))
    with desk.write() as writing:
        writing.connection.exec_driver_sql("DROP TABLE journal")
    desk.store.close()
    with refused("store.locked"), desk.read():
        pass


def test_a_newer_schema(store: setup.Created, folder: Path) -> None:
    desk = unlock(folder)
    with desk.write() as writing:
        writing.connection.exec_driver_sql("UPDATE alembic_version SET version_num = '9999'")
    setup.close(desk, NONE)
    before = content(folder)
    with refused("store.newer"):
        unlock(folder)
    assert content(folder) == before


@pytest.mark.parametrize("how", ["DROP TABLE alembic_version", "DELETE FROM alembic_version"])
def test_no_schema_of_ours(store: setup.Created, folder: Path, how: str) -> None:
    desk = unlock(folder)
    with desk.write() as writing:
        writing.connection.exec_driver_sql(how)
    setup.close(desk, NONE)
    with refused("store.foreign"):
        unlock(folder)


def test_a_weaker_slot_is_made_anew_when_it_is_opened(
    store: setup.Created, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(keys, "COST", keys.Argon2Cost(memory_kib=64, passes=2, lanes=4))
    old = keys.read_key_file(folder / "keys.json")
    assert names(folder) == ["Åsa Öberg"]
    new = keys.read_key_file(folder / "keys.json")
    assert [slot.cost for slot in new.slots] == [keys.COST, old.slots[1].cost]
    assert new.slots[1] == old.slots[1]
    assert new.slots[0].id != old.slots[0].id
    assert names(folder) == ["Åsa Öberg"]
    assert keys.read_key_file(folder / "keys.json") == new


def test_a_slot_that_cannot_be_made_anew_keeps_nobody_out(
    store: setup.Created, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(keys, "COST", keys.Argon2Cost(memory_kib=64, passes=2, lanes=4))
    before = (folder / "keys.json").read_bytes()
    with failing_files(monkeypatch, "fsync"):
        assert names(folder) == ["Åsa Öberg"]
    assert (folder / "keys.json").read_bytes() == before


def test_a_stronger_slot_is_left_alone(
    store: setup.Created, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(keys, "COST", keys.Argon2Cost(memory_kib=16, passes=1, lanes=1))
    before = (folder / "keys.json").read_bytes()
    assert names(folder) == ["Åsa Öberg"]
    assert (folder / "keys.json").read_bytes() == before


STEPS: list[tuple[str, Callable[..., object]]] = [
    (f"{module}.{name}", name)  # type: ignore[misc]
    for module, names in {
        "samordning_desktop.store.making": [
            "new_engine",
            "_fill",
            "_write_directory",
            "new_secret",
            "salt_of",
            "desk_of",
        ],
        "samordning_desktop.store.migrate": ["upgrade"],
        "samordning_desktop.store.device": ["new_device"],
        "samordning_desktop.store.keys": ["make_slot", "write_key_file"],
    }.items()
    for name in names
]


@pytest.mark.parametrize("step", [step for step, _ in STEPS])
@pytest.mark.parametrize("after", [False, True])
def test_a_store_that_cannot_be_made_leaves_no_file(
    folder: Path, clock: SetClock, monkeypatch: pytest.MonkeyPatch, step: str, after: bool
) -> None:
    """A fault before and after each step; then the same folder can be used."""
    module, _, name = step.rpartition(".")
    real = getattr(sys.modules[module], name)

    def broken(*values: object, **named: object) -> object:
        if after:
            real(*values, **named)
        raise PermissionError(13, "denied")

    with monkeypatch.context() as patch:
        patch.setattr(step, broken)
        with refused("store.denied"):
            make_desk(folder, clock)
    assert content(folder) == {}
    make_desk(folder, clock).store.close()
    assert names(folder) == []


@pytest.mark.parametrize("step", ["open", "fsync", "replace"])
def test_a_full_disk_while_it_is_made(
    folder: Path, clock: SetClock, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    with failing_files(monkeypatch, step), refused("disk.full"):
        make_desk(folder, clock)
    assert content(folder) == {}


def test_what_else_lies_in_the_folder_is_left_alone(
    folder: Path, clock: SetClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder.mkdir()
    (folder / "anteckningar.txt").write_text("mina", encoding="utf-8")
    with failing_files(monkeypatch, "fsync"), refused("disk.full"):
        make_desk(folder, clock)
    assert content(folder) == {"anteckningar.txt": b"mina"}


def test_a_new_folder_is_for_the_user_alone(store: setup.Created, folder: Path) -> None:
    assert folder.stat().st_mode & 0o777 == 0o700


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """A folder that everybody can reach; pytest's own are closed to others."""
    with tempfile.TemporaryDirectory(dir=os.environ["PYTEST_DEBUG_TEMPROOT"]) as name:
        Path(name).chmod(0o755)
        yield Path(name)


def as_nobody(action: Callable[[], object]) -> str:
    """What the action ends in for a user without rights: a known error's code, or ``done``. Root minds no modes."""
    reader, writer = os.pipe()
    child = os.fork()
    if child == 0:
        said = "done"
        try:
            if os.geteuid() == 0:
                os.setgroups([])
                os.setresgid(65534, 65534, 65534)
                os.setresuid(65534, 65534, 65534)
            action()
        except BaseException as error:
            said = f"{error}" or type(error).__name__
        finally:
            os.write(writer, said.encode()[:500])
            os._exit(0)
    os.close(writer)
    os.waitpid(child, 0)
    with os.fdopen(reader, "rb") as said:
        return said.read().decode()


@pytest.mark.parametrize(
    ("file", "mode"),
    [("", 0o000), ("keys.json", 0o000), ("store.sqlite", 0o000), ("", 0o500), ("store.sqlite", 0o400)],
)
def test_a_store_without_the_right_to_read_or_write_it(open_folder: Path, file: str, mode: int) -> None:
    folder = open_folder / "data"
    make_desk(folder, SetClock()).store.close()
    assert names(folder) == []
    for path in (folder, *folder.iterdir()):
        if os.geteuid() == 0:
            os.chown(path, 65534, 65534)
    (folder / file).chmod(mode)
    assert as_nobody(lambda: unlock(folder)) == "store.denied"
    (folder / file).chmod(0o700)
    assert as_nobody(lambda: unlock(folder)) == "done"


def test_a_folder_where_nothing_can_be_made(open_folder: Path) -> None:
    make_desk(open_folder / "warm", SetClock()).store.close()
    (open_folder / "shut").mkdir(mode=0o555)
    for folder in (open_folder / "shut", open_folder / "shut" / "data"):
        assert as_nobody(lambda folder=folder: make_desk(folder, SetClock())) == "store.denied"  # type: ignore[misc]
    assert list((open_folder / "shut").iterdir()) == []


def test_the_right_to_write_is_lost_while_it_is_open(open_folder: Path, clock: SetClock) -> None:
    """What was being written is refused with a sentence; what was saved is there."""
    folder = open_folder / "data"
    desk = make_desk(folder, clock)
    participants.add_participant(desk, BoardFields("Åsa"))
    before = dump(desk)
    desk.store._engine.raw_connection().cursor().execute("PRAGMA query_only = ON")
    with refused("store.denied"):
        participants.add_participant(desk, BoardFields("Bo"))
    desk.store._engine.raw_connection().cursor().execute("PRAGMA query_only = OFF")
    assert dump(desk) == before
    setup.close(desk, NONE)
    assert names(folder) == ["Åsa"]


def test_a_clock_that_went_back_a_year_opens_all_the_same(store: setup.Created, folder: Path) -> None:
    clock = SetClock()
    clock.time -= timedelta(days=365)
    desk = setup.unlock(folder, PASSPHRASE, clock, NONE)
    participants.add_participant(desk, BoardFields("Bo"))
    setup.close(desk, NONE)
    assert names(folder) == ["Bo", "Åsa Öberg"]
