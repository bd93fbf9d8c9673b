"""``key``: another passphrase, another recovery sheet."""

from __future__ import annotations

from samordning_desktop import printing
from samordning_desktop.cli import passphrases
from samordning_desktop.cli.call import Call
from samordning_desktop.cli.grammar import Args
from samordning_desktop.cli.results import Result
from samordning_desktop.core.errors import KnownError
from samordning_desktop.ops import Desk, files, setup, sheets, ways_in
from samordning_desktop.ops.ways_in import Proof

_OLDER = "Äldre säkerhetskopior öppnas med {what} som gällde när de gjordes."


def passphrase(call: Call, args: Args) -> Result:
    """Lets another passphrase open the store; the former one, or the recovery code, is shown first."""
    desk, proof = _opened(call, args)
    try:
        file = args.path("new_passphrase_file") if args.given("new_passphrase_file") else None
        chosen = passphrases.new_passphrase(file, call.around.ask)
        ways_in.choose_passphrase(desk, proof, chosen, call.around.secrets)
    finally:
        call.close(desk)
    return Result({"changed": True}, ("Lösenfrasen är bytt.", _OLDER.format(what="den lösenfras")))


def sheet(call: Call, args: Args) -> Result:
    """Saves a new recovery sheet, which then opens the store in place of the former one."""
    path = args.path("out")
    if path.exists():
        raise KnownError("file.exists", file=path.name)
    desk, proof = _opened(call, args)
    try:
        code = ways_in.new_code()
        files.save_file(path, printing.recovery_pdf(sheets.recovery_sheet(desk, code)))
        try:
            ways_in.choose_sheet(desk, proof, code, call.around.secrets)
        except BaseException:
            path.unlink()  # it opens nothing
            raise
    finally:
        call.close(desk)
    told = (
        f"Återställningsbladet är sparat i {path}. Skriv ut det, lås in det och radera filen. Riv det gamla."
    )
    return Result({"file": str(path)}, (told, _OLDER.format(what="det blad")))


def _opened(call: Call, args: Args) -> tuple[Desk, Proof]:
    clock, secrets = call.around.clock, call.around.secrets
    if not setup.exists(call.data_dir):
        raise setup.missing(call.data_dir)
    if args.given("recovery_code_file"):
        code = passphrases.recovery_code(args.path("recovery_code_file"))
        return setup.unlock_with_recovery(call.data_dir, code, clock, secrets), ways_in.by_code(code)
    typed = call.passphrase()
    return setup.unlock(call.data_dir, typed, clock, secrets), ways_in.by_passphrase(typed)
