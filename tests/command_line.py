"""The command line in tests: run in process on real stores, its streams caught."""

from __future__ import annotations

import io
import json
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from sqlalchemy import select

from clocks import SetClock
from samordning_desktop.cli.main import run
from samordning_desktop.cli.surroundings import Streams, Surroundings
from samordning_desktop.core.errors import KnownError
from samordning_desktop.core.sentences import SENTENCES
from samordning_desktop.ops import setup
from samordning_desktop.store import schema
from stores import PASSPHRASE

#: Who has read what is noted also when what was read could not be saved; it is no part of the content.
NOT_CONTENT = {"access"}


@dataclass(frozen=True, slots=True)
class Answer:
    """What came of one command."""

    status: int
    out: str
    err: str


@dataclass
class CommandLine:
    """Commands on the store in ``folder``. ``typed`` is what somebody types when asked, one line each."""

    folder: Path
    clock: SetClock = field(default_factory=SetClock)
    secrets: setup.DeviceSecrets = field(default_factory=setup.NoSecrets)
    passphrase: str | None = PASSPHRASE
    typed: list[str] = field(default_factory=list)

    def __call__(self, *argv: object) -> Answer:
        """Runs a command, with this store's folder and passphrase."""
        here: list[str] = ["--data-dir", str(self.folder)]
        if self.passphrase is not None:
            file = self.folder.with_name(f"{self.folder.name}-losenfras.txt")
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(f"{self.passphrase}\n", encoding="utf-8")
            here += ["--passphrase-file", str(file)]
        return self.bare(*map(str, argv), *here)

    def bare(self, *argv: str) -> Answer:
        """Runs a command with nothing added."""
        out, err = io.StringIO(), io.StringIO()
        around = Surroundings(self.clock, self.secrets, self.folder, self._ask)
        status = run(argv, Streams(out, err), around)
        return Answer(status, out.getvalue(), err.getvalue())

    def done(self, *argv: object) -> Answer:
        """Runs a command that shall be done."""
        answer = self(*argv)
        assert answer.status == 0, answer.err
        return answer

    def json(self, *argv: object) -> Any:
        """Runs a command that shall be done, and reads the one document that it writes."""
        return json.loads(self.done("--json", *argv).out)

    def refused(self, code: str, *argv: object) -> str:
        """Runs a command that shall be refused with ``code`` and leave the content as it was, seen with and
        without ``--json``. Returns the sentences."""
        before = self.content()
        answers = [self(*argv), self("--json", *argv)]
        for answer in answers:
            assert (answer.status, answer.out) == (1, ""), answer
            assert_sentences(answer.err, code)
        assert self.content() == before
        return answers[0].err

    def make(self, site: str = "Falköping", user: str = "Karin Ek") -> str:
        """Makes the store. Returns the site's id."""
        who = ("--site", site, "--principal", "region", "--unit", f"Mottagningen {site}", "--user", user)
        made: str = self.json("init", *who)["id"]
        return made

    def add(self, name: str, *more: object, signed: str | None = None) -> str:
        """Adds a participant, with a consent if the day of its signing is given. Returns the id."""
        participant: str = self.json("participant", "add", "--name", name, *more)["id"]
        if signed:
            self.done("consent", "give", participant, "--signed", signed)
        return participant

    def board(self) -> dict[str, dict[str, Any]]:
        """``participant list`` by name, without what each store says in its own way."""
        return {row["name"]: row for row in self.json("participant", "list")}

    def content(self) -> Any:
        """All of the store's tables; of one that does not open, its files."""
        try:
            desk = setup.unlock(self.folder, PASSPHRASE, self.clock, self.secrets)
        except KnownError:
            return files_of(self.folder)
        try:
            with desk.read() as connection:
                return {
                    table.name: [
                        tuple(row) for row in connection.execute(select(table).order_by(*table.primary_key))
                    ]
                    for table in schema.metadata.sorted_tables
                    if table.name not in NOT_CONTENT
                }
        except KnownError:
            return files_of(self.folder)
        finally:
            desk.store.close()

    def _ask(self, _prompt: str) -> str:
        return self.typed.pop(0)


def files_of(folder: Path) -> dict[str, bytes]:
    """Every file below a folder, by its place there."""
    if not folder.exists():
        return {}
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def assert_sentences(err: str, code: str) -> None:
    """What is on standard error is the sentences of ``code``, their facts filled in, and nothing else."""
    lines = err.splitlines()
    template = [part for part in SENTENCES[code] if part]
    assert len(lines) == len(template), err
    for line, part in zip(lines, template, strict=True):
        constants = part.replace("{", "\0{").replace("}", "}\0").split("\0")
        for constant in constants:
            assert constant.startswith("{") or constant in line, err
    assert "{" not in err
    assert "Traceback" not in err


def meet(one: CommandLine, other: CommandLine, folder: Path) -> None:
    """Two sites take in each other's cards and confirm them, as the command line does it."""
    for here, there in ((one, other), (other, one)):
        card = folder / "ortskort.json"
        fingerprint = there.json("peer", "card", "--out", card)["fingerprint"]
        name = here.json("peer", "add", card)["name"]
        here.done("peer", "confirm", name, *fingerprint.split())


def hand_over(sender: CommandLine, receiver: CommandLine, path: Path, to: str) -> dict[str, Any]:
    """One package goes from one site to the other. Returns what taking it in said."""
    sender.done("package", "export", "--to", to, "--out", path)
    taken: dict[str, Any] = receiver.json("package", "import", path)
    return taken
