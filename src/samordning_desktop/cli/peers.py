"""``peer``: card, add, confirm, list."""

from __future__ import annotations

from typing import Any

from samordning_desktop.cli.grammar import Args
from samordning_desktop.cli.results import Result, Table
from samordning_desktop.core.peer import Peer
from samordning_desktop.ops import Desk, files
from samordning_desktop.sync import peers
from samordning_desktop.sync.cards import CARD_LIMIT


def save_card(desk: Desk, args: Args) -> Result:
    """Saves this store's card."""
    path = args.path("out")
    files.save_file(path, peers.own_card(desk))
    fingerprint = peers.own_fingerprint(desk)
    said = (
        f"Ortskortet är sparat i {path}. När den andra orten har tagit in det ber de att få höra fingeravtrycket:\n"
        f"{fingerprint}"
    )
    return Result({"file": str(path), "fingerprint": fingerprint}, (said,))


def add(desk: Desk, args: Args) -> Result:
    """Keeps another site's card, not yet trusted."""
    peer = peers.add_peer(desk, files.read_file(args.path("file"), CARD_LIMIT)).value
    if peer.confirmed:
        return Result(_document(peer), (f"Ortskortet för {peer.name} finns redan här och är bekräftat.",))
    said = (
        f"Ortskortet för {peer.name} är intaget, men inte bekräftat. Ring dem och jämför fingeravtrycket:\n"
        f"{peer.fingerprint}"
    )
    return Result(_document(peer), (said, "Stämmer det: bekräfta med peer confirm."))


def confirm(desk: Desk, args: Args) -> Result:
    """Trusts a site's device, once the fingerprint has been compared."""
    peer = peers.confirm_peer(desk, args.text("name"), " ".join(args.many("fingerprint"))).value
    return Result(
        _document(peer), (f"{peer.name} är bekräftad: paket kan lämnas dit och tas emot därifrån.",)
    )


def list_all(desk: Desk, _args: Args) -> Result:
    """Every device of another site that is known here."""
    known = peers.peers(desk)
    rows = [
        (peer.name, peer.fingerprint, "bekräftad" if peer.confirmed else "inte bekräftad") for peer in known
    ]
    table = Table(("Pilotort", "Fingeravtryck", "Läge"), rows, "Inga andra orter är kända här.")
    return Result([_document(peer) for peer in known], (table,))


def _document(peer: Peer) -> dict[str, Any]:
    return {"name": peer.name, "fingerprint": peer.fingerprint, "confirmed": peer.confirmed}
