"""A clock that can hardly be right is told of on the command line as in the window, and what is asked for is done."""

from __future__ import annotations

import json
from datetime import date, timedelta

import pytest

from command_line import PASSPHRASE, CommandLine
from samordning_desktop.core.errors import KnownError
from samordning_desktop.ops import Desk, setup
from samordning_desktop.ops.clock import clock_doubt, note_day

#: The day on which the store was last used.
LAST = date(2026, 3, 2)
AHEAD = (
    "Klockan står på 2026-05-02, och programmet användes senast 2026-03-02 på den här datorn. Hur länge ett samtycke "
    "gäller räknas efter klockan: går den före ser det ut som om samtycken har gått ut. Inget är förlorat. "
    "Ställ den i så fall rätt innan du arbetar vidare. Går den rätt? Skriv ”clock right”, så säger programmet inte "
    "mer om det.\n"
)
BEHIND = (
    "Klockan står på 2026-02-28, men programmet användes på den här datorn 2026-03-02. Inget är förlorat. "
    "Hur länge ett samtycke gäller räknas efter klockan: ställ den rätt innan du arbetar vidare. Gick den fel förut och "
    "går rätt nu? Skriv ”clock right”, så säger programmet inte mer om det.\n"
)


def desk_of(site: CommandLine) -> Desk:
    return setup.unlock(site.folder, PASSPHRASE, site.clock, site.secrets)


@pytest.mark.parametrize(("days", "told"), [(-2, BEHIND), (-1, ""), (0, ""), (1, ""), (60, ""), (61, AHEAD)])
def test_only_a_clock_that_can_hardly_be_right_is_told_of_and_the_command_is_done(
    a: CommandLine, days: int, told: str
) -> None:
    a.clock.go_to(LAST + timedelta(days=days))
    answer = a("--json", "participant", "add", "--name", "Bo Berg")
    assert (answer.status, answer.err) == (0, told)
    assert json.loads(answer.out)["warnings"] == []
    assert "Bo Berg" in a.board()


def test_what_only_reads_tells_of_it_too_since_what_it_shows_is_counted_by_the_clock(
    a: CommandLine,
) -> None:
    a.clock.go_to(LAST + timedelta(days=61))
    assert a("today").err == AHEAD
    assert a("participant", "list").err == AHEAD


def test_what_is_refused_tells_of_it_first(a: CommandLine) -> None:
    """A refusal may come of the clock alone."""
    a.clock.go_to(LAST + timedelta(days=61))
    answer = a("participant", "set", "ffff", "goal", "x")
    assert answer.status == 1
    assert answer.err.startswith(AHEAD)
    assert len(answer.err) > len(AHEAD)


def test_it_is_told_of_until_somebody_says_that_the_clock_is_right(a: CommandLine) -> None:
    a.clock.go_to(LAST + timedelta(days=61))
    a.add("Bo Berg")
    assert a("today").err == AHEAD
    said = a("clock", "right")
    assert (said.status, said.err) == (0, "")
    assert "2026-05-02" in said.out
    assert a("today").err == ""
    a.clock.go_to(LAST + timedelta(days=122))
    assert "senast 2026-05-02" in a("today").err


@pytest.mark.parametrize("words", [("today",), ("participant", "add", "--name", "Bo")])
def test_a_day_of_use_on_the_command_line_counts_in_the_window(
    a: CommandLine, words: tuple[str, ...]
) -> None:
    a.clock.go_to(LAST + timedelta(days=60))
    a.done(*words)
    a.clock.go_to(LAST + timedelta(days=120))
    desk = desk_of(a)
    try:
        assert clock_doubt(desk) is None
    finally:
        desk.store.close()


def test_a_day_of_use_in_the_window_counts_on_the_command_line(a: CommandLine) -> None:
    a.clock.go_to(LAST + timedelta(days=60))
    desk = desk_of(a)
    note_day(desk)
    desk.store.close()
    a.clock.go_to(LAST + timedelta(days=120))
    assert a("today").err == ""


def test_what_is_refused_leaves_no_day(a: CommandLine) -> None:
    a.clock.go_to(LAST + timedelta(days=30))
    a.refused("participant.unknown", "participant", "show", "ffffffff")


def test_a_day_that_cannot_be_kept_fails_no_command(a: CommandLine, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_desk: Desk) -> None:
        raise KnownError("disk.full")

    monkeypatch.setattr("samordning_desktop.ops.clock.note_day", full)
    a.clock.go_to(LAST + timedelta(days=1))
    assert a("today").status == 0
