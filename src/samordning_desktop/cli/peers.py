"""``peer``: card, add, confirm, list, bar, let-in, new-keys."""

from __future__ import annotations

from typing import Any

from samordning_desktop.cli.grammar import Args
from samordning_desktop.cli.results import Result, Table
from samordning_desktop.core.peer import Peer, same_name_words
from samordning_desktop.ops import Desk, files
from samordning_desktop.sync import peers
from samordning_desktop.sync.cards import CARD_LIMIT


def save_card(desk: Desk, args: Args) -> Result:
    """Saves this computer's card."""
    path = args.path("out")
    if args.given("computer"):
        peers.name_computer(desk, args.text("computer"))
    files.save_file(path, peers.own_card(desk))
    peers.note_saved(desk)
    fingerprint = peers.own_fingerprint(desk)
    said = (
        f"Ortskortet är sparat i {path}. När det är intaget på den andra datorn ska fingeravtrycket läsas upp där:\n"
        f"{fingerprint}"
    )
    return Result({"file": str(path), "fingerprint": fingerprint}, (said,))


def add(desk: Desk, args: Args) -> Result:
    """Keeps another computer's card, not yet trusted."""
    peer = peers.add_peer(desk, files.read_file(args.path("file"), CARD_LIMIT)).value
    if peer.barred is not None:
        return Result(
            _document(peer), (f"{peer.title} är spärrad sedan {peer.barred}, och är det fortfarande.",)
        )
    if peer.confirmed:
        return Result(_document(peer), (f"Ortskortet för {peer.title} finns redan här och är bekräftat.",))
    lines = [
        f"Ortskortet för {peer.title} är intaget, men inte bekräftat. Ring dem och jämför fingeravtrycket:\n"
        f"{peer.fingerprint}"
    ]
    if peer.own:
        lines.append(
            "Kortet säger att datorn hör till er egen ort: bekräftas den får den allt som finns här."
        )
    if same_name := same_name_words(peer, desk.actor.site):
        lines.append(same_name)
    if peer.ousts:
        lines.append(f"När det bekräftas spärras {'; '.join(peer.ousts)}, som kortet säger sig ersätta.")
    return Result(_document(peer), (*lines, "Stämmer det: bekräfta med peer confirm."))


def confirm(desk: Desk, args: Args) -> Result:
    """Trusts a site's device, once the fingerprint has been compared."""
    peer = peers.confirm_peer(desk, args.text("name"), " ".join(args.many("fingerprint"))).value
    return Result(
        _document(peer), (f"{peer.title} är bekräftad: paket kan lämnas dit och tas emot därifrån.",)
    )


def list_all(desk: Desk, _args: Args) -> Result:
    """Every device of another site that is known here."""
    known = peers.peers(desk)
    rows = [(peer.id, peer.title, peer.fingerprint, _state(peer)) for peer in known]
    heads = ("Beteckning", "Ort och dator", "Fingeravtryck", "Läge")
    return Result(
        [_document(peer) for peer in known], (Table(heads, rows, "Inga andra orter är kända här."),)
    )


def bar(desk: Desk, args: Args) -> Result:
    """Shuts a computer out."""
    peer = peers.bar_peer(desk, args.text("id")).value
    said = (
        f"{peer.title} är spärrad: inget mer går dit, och paket därifrån tas inte in. De andra orterna får veta det med "
        "nästa paket. Gör likadant på den andra orten. Paket som redan är gjorda till den kan den fortfarande öppna."
    )
    return Result(_document(peer), (said,))


def let_in(desk: Desk, args: Args) -> Result:
    """Lets a computer in again, once the fingerprint has been compared anew."""
    peer = peers.let_in(desk, args.text("id"), " ".join(args.many("fingerprint"))).value
    return Result(_document(peer), (f"{peer.title} är insläppt igen.",))


def change_keys(desk: Desk, _args: Args) -> Result:
    """Gives this computer new keys."""
    own = peers.change_keys(desk).value
    said = (
        "Nycklarna är bytta, och den som har de gamla är spärrad. Spara ett nytt ortskort (peer card), lämna det till alla "
        f"andra datorer och läs upp det nya fingeravtrycket:\n{own.fingerprint}"
    )
    return Result({"fingerprint": own.fingerprint}, (said,))


def _state(peer: Peer) -> str:
    if peer.barred is not None:
        return f"spärrad {peer.barred}"
    return "bekräftad" if peer.confirmed else "inte bekräftad"


def _document(peer: Peer) -> dict[str, Any]:
    return {
        "id": peer.id, "name": peer.name, "computer": peer.computer, "own": peer.own, "fingerprint": peer.fingerprint,
        "confirmed": peer.confirmed, "barred": peer.barred.isoformat() if peer.barred else None,
    }  # fmt: skip
