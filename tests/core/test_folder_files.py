"""Files in a shared folder: which are read, and when one is said to be damaged."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from samordning_desktop.core.folder_files import (
    MOST,
    STILL,
    FolderFiles,
    Listed,
    Verdict,
)

NOW = datetime(2026, 11, 23, 8, tzinfo=UTC)
LIMIT = 1_000
SECOND = timedelta(seconds=1)


def file(name: str = "paket.age", size: int = 100, changed: int = 1) -> Listed:
    return Listed(name, size, changed)


@pytest.mark.parametrize(
    ("name", "read"),
    [
        ("paket.age", True),
        ("PAKET.AGE", True),
        ("åäö – nytt.age", True),
        ("paket.sync-conflict-20261123-080000-ABCDEFG.age", True),
        ("paket.age.part", False),
        (".paket.age.1a2b3c4d.part", False),
        (".syncthing.paket.age.tmp", False),
        (".syncthing.paket.age", False),
        ("~syncthing~paket.age", False),
        (".paket.age", False),
        ("paket.age.filepart", False),
        ("brev.docx", False),
        ("age", False),
    ],
)
@pytest.mark.parametrize("size", [0, 1, 1 << 40])
def test_only_whole_names_of_a_package_are_read(name: str, size: int, read: bool) -> None:
    assert FolderFiles(LIMIT).look([file(name, size)], NOW) == ([file(name, size)] if read else [])


def test_what_is_judged_is_not_read_again_until_it_changes() -> None:
    files = FolderFiles(LIMIT)
    assert files.look([file()], NOW) == [file()]
    assert files.judge(file(), Verdict.WAITS, NOW) is Verdict.WAITS
    assert files.look([file()], NOW) == []
    assert not files.stirring(NOW)
    assert files.look([file(changed=2)], NOW) == [file(changed=2)]
    assert files.stirring(NOW + STILL - SECOND)
    assert not files.stirring(NOW + STILL)


def test_a_file_that_grows_is_not_damaged() -> None:
    files, now = FolderFiles(LIMIT), NOW
    for size in range(1, 20):
        assert files.look([file(size=size)], now) == [file(size=size)]
        assert files.judge(file(size=size), Verdict.UNSURE, now) is Verdict.UNSURE
        now += STILL - SECOND


def test_a_file_that_has_stood_still_is_damaged_and_is_still_looked_at() -> None:
    files = FolderFiles(LIMIT)
    for now, told in (
        (NOW, Verdict.UNSURE),
        (NOW + STILL - SECOND, Verdict.UNSURE),
        (NOW + STILL, Verdict.REFUSED),
    ):
        assert files.look([file()], now) == [file()]
        assert files.judge(file(), Verdict.UNSURE, now) is told
    assert files.look([file()], NOW + 2 * STILL) == [file()]
    assert files.judge(file(), Verdict.WAITS, NOW + 2 * STILL) is Verdict.WAITS


def test_a_verdict_on_what_is_no_longer_there_counts_for_nothing() -> None:
    files = FolderFiles(LIMIT)
    files.look([file()], NOW)
    files.look([file(size=200)], NOW)
    assert files.judge(file(), Verdict.WAITS, NOW) is Verdict.UNSURE
    assert files.look([file(size=200)], NOW) == [file(size=200)]
    files.look([], NOW)
    assert files.judge(file(size=200), Verdict.WAITS, NOW) is Verdict.UNSURE
    assert list(files.names) == []


def test_everything_is_judged_anew_when_asked() -> None:
    files = FolderFiles(LIMIT)
    files.look([file()], NOW)
    files.judge(file(), Verdict.REFUSED, NOW)
    files.forget()
    assert files.look([file()], NOW) == [file()]


def test_of_a_folder_chosen_by_mistake_the_newest_are_looked_at() -> None:
    many = [file(f"{at}.age", changed=at) for at in range(10_000)]
    looked = FolderFiles(LIMIT).look(many, NOW)
    assert [one.changed for one in looked] == list(range(9_999, 9_999 - MOST, -1))


def test_what_is_larger_than_any_package_keeps_none_from_being_looked_at() -> None:
    """It is told of, but somebody may keep copies of the same ending there, a new one every day."""
    larger = [file(f"kopia {at}.age", LIMIT + 1, changed=at) for at in range(2, 2 + MOST)]
    assert FolderFiles(LIMIT).look([*larger, file(size=LIMIT)], NOW) == [file(size=LIMIT), *larger[:0:-1]]
