"""Exit statuses, streams, and what happens when something breaks in the middle."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from clocks import SetClock
from command_line import CommandLine, assert_sentences
from samordning_desktop import __version__
from samordning_desktop.cli.main import run
from samordning_desktop.cli.surroundings import Streams, Surroundings
from samordning_desktop.core.errors import KnownError
from samordning_desktop.ops import participants, setup


class Broken(io.StringIO):
    """A stream that answers every writing with an error."""

    def __init__(self, error: Exception) -> None:
        super().__init__()
        self.error = error

    def write(self, _text: str, /) -> int:
        raise self.error


def call(a: CommandLine, out: io.StringIO, *argv: str) -> tuple[int, str]:
    err = io.StringIO()
    around = Surroundings(a.clock, a.secrets, a.folder, lambda _prompt: a.passphrase or "")
    return run(argv, Streams(out, err), around), err.getvalue()


def test_wrong_usage_is_2_and_shows_how_it_is_written(a: CommandLine) -> None:
    for argv in (("participant", "add"), ("participant", "add", "--json")):
        answer = a(*argv)
        assert (answer.status, answer.out) == (2, "")
        assert answer.err.startswith(
            "Det saknas: --name.\n\nSå här skrivs det:\n  samordning-desktop participant add --name NAMN"
        )


def test_no_command_is_wrong_usage(a: CommandLine) -> None:
    answer = a.bare()
    assert (answer.status, answer.out) == (2, "")
    assert "Det här finns:" in answer.err


def test_help_and_version_need_no_store(tmp_path: Path) -> None:
    nowhere = CommandLine(tmp_path / "finns inte")
    assert nowhere.bare("--help").out.startswith("samordning-desktop [--data-dir MAPP]")
    assert nowhere.bare("rating", "add", "--help").out.lstrip().startswith("samordning-desktop rating add ID")
    assert nowhere.bare("--version").out == f"samordning-desktop {__version__}\n"
    assert not (tmp_path / "finns inte").exists()


def test_the_passphrase_is_asked_for_when_no_file_is_named(a: CommandLine) -> None:
    a.typed = [a.passphrase or ""]
    assert a.bare("participant", "list", "--json").status == 0
    assert a.typed == []


def test_nobody_is_asked_when_there_is_no_store(tmp_path: Path) -> None:
    answer = CommandLine(tmp_path / "tom").bare("participant", "list")
    assert answer.status == 1
    assert_sentences(answer.err, "store.missing")
    assert str(tmp_path / "tom") in answer.err


def test_the_store_is_locked_again_after_each_command(a: CommandLine) -> None:
    a.done("participant", "list")
    a.refused("participant.unknown", "participant", "history", "finns-inte")
    setup.close(setup.unlock(a.folder, a.passphrase or "", a.clock, a.secrets), a.secrets)


@pytest.fixture
def bug(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[BaseException]]:
    """What the next op to add somebody raises, after it has begun to write."""
    raised: list[BaseException] = []

    def put(*_args: object) -> None:
        raise raised[0]

    monkeypatch.setattr(participants, "field_values", put)
    yield raised


def test_what_nobody_foresaw_is_calm_and_holds_nothing_personal(
    a: CommandLine, bug: list[BaseException]
) -> None:
    bug.append(ZeroDivisionError("Anna Alm 19610118-2803"))
    err = a.refused("program.unforeseen", "participant", "add", "--name", "Anna Alm")
    assert "ZeroDivisionError i ops/participants.py:" in err
    assert "Anna" not in err


def test_an_interruption_is_quiet_and_leaves_everything_as_it_was(
    a: CommandLine, bug: list[BaseException]
) -> None:
    bug.append(KeyboardInterrupt())
    before = a.content()
    answer = a("participant", "add", "--name", "Anna Alm")
    assert (answer.status, answer.out, answer.err) == (130, "", "")
    assert a.content() == before


def test_an_interruption_while_the_passphrase_is_typed_is_quiet(a: CommandLine) -> None:
    def leave(_prompt: str) -> str:
        raise KeyboardInterrupt

    out, err = io.StringIO(), io.StringIO()
    around = Surroundings(a.clock, a.secrets, a.folder, leave)
    assert run(["participant", "list"], Streams(out, err), around) == 130
    assert (out.getvalue(), err.getvalue()) == ("", "")


def test_a_reader_that_has_gone_away_is_no_fault(a: CommandLine) -> None:
    assert call(a, Broken(BrokenPipeError()), "participant", "list") == (0, "")


def test_a_result_that_cannot_be_written_is_said_to_be_done_all_the_same(a: CommandLine) -> None:
    status, err = call(a, Broken(OSError(28, "no space")), "participant", "add", "--name", "Ny")
    assert status == 1
    assert_sentences(err, "output.unwritable")
    assert "Ny" in a.board()


def test_a_refusal_that_cannot_be_written_is_still_a_refusal(a: CommandLine) -> None:
    out = io.StringIO()
    around = Surroundings(a.clock, a.secrets, a.folder, lambda _prompt: "fel")
    assert run(["verify"], Streams(out, Broken(OSError())), around) == 1


def test_every_result_is_text_or_one_document(a: CommandLine, people: dict[str, str], tmp_path: Path) -> None:
    anna = people["Anna Alm"]
    for line in (
        ("participant", "list"), ("participant", "history", anna), ("consent", "show", anna), ("rating", "list", anna),
        ("peer", "list"), ("conflict", "list"), ("verify",), ("backup", "list"), ("backup", "create"),
        ("package", "export", "--to", "Lidköping", "--out", str(tmp_path / "p.age")),
        ("print", "board", "--out", str(tmp_path / "t.pdf")), ("peer", "card", "--out", str(tmp_path / "k.json")),
    ):  # fmt: skip
        json.loads(a.done(*line, "--json").out)
        assert a.done(*line).out.strip()


def test_a_run_with_a_keyring_keeps_the_heads_there(tmp_path: Path) -> None:
    class Keyring:
        available = True

        def __init__(self) -> None:
            self.kept: dict[str, str] = {}

        def get(self, name: str) -> str | None:
            return self.kept.get(name)

        def put(self, name: str, secret: str) -> None:
            self.kept[name] = secret

    keyring = Keyring()
    site = CommandLine(tmp_path / "ort", SetClock(), secrets=keyring, passphrase="åtta tkn")
    site.make()
    before = dict(keyring.kept)
    site.add("Anna Alm")
    assert before.keys() == keyring.kept.keys()
    assert before != keyring.kept
    keyring.kept.clear()
    answer = site("participant", "list")
    assert answer.status == 1
    assert_sentences(answer.err, "key.no_secret")


def test_nothing_is_raised_whatever_happens(a: CommandLine) -> None:
    around = Surroundings(a.clock, a.secrets, Path("\0"), lambda _prompt: "x")
    assert run(["verify"], Streams(io.StringIO(), io.StringIO()), around) == 1


def test_known_errors_say_no_more_than_their_code() -> None:
    assert str(KnownError("participant.unknown", id="Anna")) == "participant.unknown"
