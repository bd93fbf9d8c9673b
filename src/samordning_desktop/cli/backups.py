"""``backup``: create, list, restore."""

from __future__ import annotations

from samordning_desktop.cli import passphrases
from samordning_desktop.cli.call import Call
from samordning_desktop.cli.grammar import Args
from samordning_desktop.cli.results import Result, Table
from samordning_desktop.cli.words import at_time
from samordning_desktop.core.backups import backup_time
from samordning_desktop.core.dates import local_time
from samordning_desktop.core.errors import KnownError
from samordning_desktop.ops import Desk, backups, setup


def create(desk: Desk, _args: Args) -> Result:
    """Makes a verified backup."""
    name = backups.create(desk)
    return Result({"name": name}, (f"Säkerhetskopian {name} är gjord och kontrollerad.",))


def list_all(call: Call, _args: Args) -> Result:
    """The backups there are, oldest first. No passphrase is needed."""
    if not setup.exists(call.data_dir) and not backups.names(call.data_dir):
        raise KnownError("store.missing", folder=call.data_dir)
    dated = [(name, made) for name in backups.names(call.data_dir) if (made := backup_time(name))]
    rows = [(name, local_time(made)) for name, made in dated]
    table = Table(("Namn", "Gjord"), rows, "Det finns inga säkerhetskopior.")
    return Result([{"name": name, "made": at_time(made)} for name, made in dated], (table,))


def restore(call: Call, args: Args) -> Result:
    """Goes back to a backup, with the passphrase or the recovery code. What stood in its place is kept beside it."""
    name = args.text("name")
    if name not in backups.names(call.data_dir):
        raise KnownError("backup.none", name=name)
    call.close(_restored(call, args, name))
    said = (
        f"Registret är som det var i säkerhetskopian {name}. Det som stod där förut är kvar i mappen backups.",
        "Byt paket med de andra orterna åt båda hållen: då kommer det tillbaka som de har fått härifrån.",
        "Är den gamla datorn borta eller stulen: byt nycklar med peer new-keys.",
    )
    return Result({"name": name}, said)


def _restored(call: Call, args: Args, name: str) -> Desk:
    clock, secrets = call.around.clock, call.around.secrets
    if args.given("recovery_code_file"):
        code = passphrases.recovery_code(args.path("recovery_code_file"))
        return backups.restore_with_recovery(call.data_dir, name, code, clock, secrets)
    return backups.restore(call.data_dir, name, call.passphrase(), clock, secrets)
