"""How far a pairing has come, in words: what is done here, and what the others have shown that they have done."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from samordning_desktop.core.dates import long_date
from samordning_desktop.core.peer import OurCard, Own, Peer
from samordning_desktop.ui.dialogs.words import listed
from samordning_desktop.ui.kit.labels import breakable


class Standing(NamedTuple):
    """A line for each of the four steps."""

    saved: str
    taken: str
    read: str
    ready: str


def standing(own: Own, peers: Sequence[Peer], shut_out: Peer | None = None) -> Standing:
    """How far the talk has come. ``shut_out`` is a barred computer, if its card is what was taken in last."""
    known = [peer for peer in peers if peer.barred is None]
    confirmed = [peer for peer in known if peer.confirmed]
    saved = f"Klart: sparat den {long_date(own.card_saved)}." if own.card_saved else "Återstår."
    if shut_out is not None:
        title = breakable(shut_out.title)
        return Standing(
            saved,
            f"Kortet är från {title}, som är spärrad.",
            f"Återstår för {title}.",
            f"Inget kan skickas till {title}.",
        )
    taken = f"Klart: kort från {_sites(known)}." if known else "Återstår."
    waiting = _joined([peer.title for peer in known if peer.waits])
    if waiting:
        read = f"Återstår för {waiting}: kortet är inte bekräftat."
    else:
        read = _read(confirmed) if confirmed else "Återstår."
    return Standing(saved, taken, read, _ready(confirmed) if confirmed else "Inget kan skickas än.")


def without_our_card(peers: Sequence[Peer]) -> str:
    """Whose confirmed computers have not shown that our card is confirmed there; empty for nobody's."""
    met = [peer for peer in peers if peer.met]
    sites = {peer.name for peer in met}
    unmet = [peer for peer in peers if peer.confirmed and peer.barred is None and not peer.met]
    alone = [peer for peer in unmet if peer.name not in sites]
    return _joined([*_names(alone), *(peer.title for peer in unmet if peer.name in sites)])


def _read(confirmed: Sequence[Peer]) -> str:
    unmet = without_our_card(confirmed)
    if not unmet:
        return "Klart: alla kort är bekräftade, här och där."
    return (
        f"Deras kort är bekräftade här. Det har inte synts än att {unmet} har bekräftat {_card(confirmed)}: "
        "läs upp orden för dem."
    )


def _ready(confirmed: Sequence[Peer]) -> str:
    met, unmet = [peer for peer in confirmed if peer.met], without_our_card(confirmed)
    said = [f"Ni kan skicka paket till {_sites(met)}."] if met else []
    if unmet:
        said.append(
            f"Paket till {unmet} tas in där först när de har bekräftat {_card(confirmed)}. "
            "Det syns här när ett paket därifrån är intaget."
        )
    return " ".join(said)


def _card(confirmed: Sequence[Peer]) -> str:
    """What our card is to those who have not shown it: new only to whoever knew the former."""
    return "ert nya kort" if any(peer.card is OurCard.CHANGED for peer in confirmed) else "ert kort"


def _sites(peers: Sequence[Peer]) -> str:
    return _joined(_names(peers))


def _names(peers: Sequence[Peer]) -> list[str]:
    return ["vår andra dator" if peer.own else peer.name for peer in peers]


def _joined(names: Sequence[str]) -> str:
    """The names as running text, each once."""
    return breakable(listed(list(dict.fromkeys(names))))
