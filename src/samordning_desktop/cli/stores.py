"""``init``, ``verify`` and ``demo``: the store as a whole."""

from __future__ import annotations

from pathlib import Path

from samordning_desktop import printing
from samordning_desktop.cli.call import Call
from samordning_desktop.cli.grammar import Args
from samordning_desktop.cli.results import Result, Table
from samordning_desktop.core.errors import KnownError
from samordning_desktop.core.people import Principal, Setup
from samordning_desktop.ops import Desk, checks, files, setup, sheets
from samordning_desktop.ops.setup import Created
from samordning_desktop.sync import peers
from samordning_desktop.sync.cards import CARD_LIMIT, read_first_card

_NO_SHEET = (
    "Inget återställningsblad gjordes. Glöms lösenfrasen bort kan ingen öppna registret. "
    "Gör ett blad med key sheet innan ni börjar använda registret."
)

_JOINED = (
    "Registret är tomt tills datorerna har bekräftat varandra: spara det här registrets ortskort med peer card, ta in det "
    "på den första datorn, läs upp fingeravtrycken (peer confirm) åt båda hållen och gör ett paket hit."
)


def create(call: Call, args: Args) -> Result:
    """Makes a store. Its recovery code goes to the sheet and nowhere else; without the sheet there is no store."""
    card = files.read_file(args.path("join"), CARD_LIMIT) if args.given("join") else None
    who = _who(args, card)
    sheet = args.path("recovery_sheet") if args.given("recovery_sheet") else None
    if sheet is not None and sheet.exists():
        raise KnownError("file.exists", file=sheet.name)
    made = setup.create(call.data_dir, who, call.new_passphrase(), call.around.clock, call.around.secrets)
    try:
        if card is not None:
            peers.add_peer(made.desk, card)
        if sheet is not None:
            _save_sheet(made, sheet)
    except BaseException:
        setup.discard(made.desk, call.around.secrets)
        raise
    call.close(made.desk)
    actor = made.desk.actor
    document = {
        "id": actor.site_id,
        "site": actor.site,
        "unit": actor.unit,
        "user": actor.name,
        "data_dir": str(call.data_dir),
        "recovery_sheet": str(sheet) if sheet else None,
    }
    said = f"Registret för {actor.site} är skapat i {call.data_dir}."
    lines = [said] if card is None else [said, _JOINED]
    if sheet is None:
        return Result(document, tuple(lines), (_NO_SHEET,))
    told = f"Återställningsbladet är sparat i {sheet}. Skriv ut det, lås in det och radera filen."
    return Result(document, (*lines, told))


def _who(args: Args, card: bytes | None) -> Setup:
    """Who makes the store, and for which site: a new one, or that of a computer whose card is at hand."""
    principal, unit, user = Principal(args.text("principal")), args.text("unit"), args.text("user")
    if card is None:
        return Setup(args.text("site"), principal, unit, user)
    host = read_first_card(card)
    return Setup(host.name, principal, unit, user, host.site)


def verify(desk: Desk, _args: Args) -> Result:
    """Checks the whole store."""
    findings = checks.verify(desk)
    document = [{"check": one.code, "about": one.words, "holds": one.holds} for one in findings]
    rows = [(one.words, "stämmer" if one.holds else "stämmer inte") for one in findings]
    broken = sum(not one.holds for one in findings)
    fault = KnownError("check.failed", broken=broken, checks=len(findings)) if broken else None
    table = Table(("Kontroll", "Utfall"), rows, "")
    return Result({"holds": not broken, "findings": document}, (table,), fault=fault)


def demo(call: Call, args: Args) -> Result:
    """Makes the demo pilot with its invented people."""
    from samordning_desktop.cli.demo import build_demo  # nobody else needs it

    made = build_demo(args.path("out"), call.around.clock)
    document = {
        "folder": str(made.folder),
        "passphrase_file": str(made.passphrase_file),
        "stores": {site: str(folder) for site, folder in made.stores.items()},
        "waiting_package": str(made.waiting),
    }
    lines = [f"Två provregister med påhittade personer finns i {made.folder}.", ""]
    lines += [f"- {site}: --data-dir {folder}" for site, folder in made.stores.items()]
    lines += ["", f"Lösenfrasen står i {made.passphrase_file}.", f"Ett paket väntar i {made.waiting}."]
    return Result(document, ("\n".join(lines),))


def _save_sheet(made: Created, path: Path) -> None:
    files.save_file(path, printing.recovery_pdf(sheets.recovery_sheet(made.desk, made.recovery_code)))
