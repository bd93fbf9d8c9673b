"""Knowing the other computers: the guided talk, and the list where one is shut out or let in."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from samordning_desktop.core.changes import Changes, Done
from samordning_desktop.core.dates import long_date
from samordning_desktop.core.errors import KnownError
from samordning_desktop.core.peer import Own, Peer
from samordning_desktop.core.saving import Sure
from samordning_desktop.ops import Desk, files
from samordning_desktop.sync import peers
from samordning_desktop.sync.cards import CARD_LIMIT
from samordning_desktop.ui.dialogs import computers as computers_dialog
from samordning_desktop.ui.dialogs import pair as pair_dialog
from samordning_desktop.ui.dialogs.computers import (
    CHANGE,
    CHANGED,
    Bar,
    ChangeKeys,
    Choice,
    LetIn,
    bar_words,
)
from samordning_desktop.ui.dialogs.pair import (
    FIRST,
    AddCard,
    ConfirmPeer,
    Last,
    NameComputer,
    SaveCard,
    ShowComputers,
    Step,
)
from samordning_desktop.ui.dialogs.saved_file import GIVE_UP, Work
from samordning_desktop.ui.flows import opening, saving
from samordning_desktop.ui.flows.stage import Stage
from samordning_desktop.ui.kit.help_page import HelpPage

CARD_SAVED = Work("Ortskortet sparas", f"{GIVE_UP} Då är inget kort sparat.", HelpPage.COMPUTERS)
NAMED = ("Namnet är sparat.", "Ortskort som sparas från och med nu har det.")

Known = tuple[Own, list[Peer]]


def pair(stage: Stage, last: Last = FIRST, site: str = "") -> None:
    """Show how far the pairing has come, take the step that is chosen, and show it again until done.

    ``last`` is what the step before came to; ``site`` the one whose card is to be confirmed.
    """
    stage.run(partial(_known, stage.desk), partial(_pair, stage, last, site))


def computers(stage: Stage, error: KnownError | None = None) -> None:
    """Show the computers that are known, do what is chosen, and show them again until done."""
    stage.run(partial(_known, stage.desk), partial(_computers, stage, error))


def _known(desk: Desk) -> Known:
    return peers.own(desk), peers.peers(desk)


def _pair(stage: Stage, last: Last, site: str, known: Known) -> None:
    own, others = known
    step = pair_dialog.ask(stage.window, stage.kit, own, others, last, site)
    if step is None:
        return

    def taken(done: Done[None] | Done[Peer]) -> None:
        if isinstance(step, ShowComputers):
            computers(stage)
        else:
            said = NAMED if isinstance(step, NameComputer) else None
            pair(stage, replace(_outcome(done.value), step=step, said=said))

    def refused(error: KnownError) -> None:
        pair(stage, Last(error, step=step))

    def take(card: bytes = b"") -> None:
        stage.run(partial(_take_step, stage.desk, step, card), taken, refused)

    match step:
        case AddCard(path):
            read = partial(files.read_file, limit=CARD_LIMIT)
            opening.read(stage, path, HelpPage.COMPUTERS, read, take, refused)
        case SaveCard():
            again = partial(pair, stage, Last(step=step))
            saving.save(stage, CARD_SAVED, partial(_save_card, stage.desk, step), taken, refused, again)
        case _:
            take()


def _outcome(value: object) -> Last:
    """What a step that was taken has come to: the card of a computer that is shut out changes nothing."""
    if not isinstance(value, Peer) or value.barred is None:
        return FIRST
    if value.theirs:
        return Last(KnownError("peer.barred_there", name=value.name), shut_out=value)
    error = KnownError("peer.barred", name=value.title, day=long_date(value.barred))
    return Last(error, shut_out=value)


def _save_card(desk: Desk, step: SaveCard, sure: Sure) -> Done[None]:
    if step.computer:
        peers.name_computer(desk, step.computer)
    files.save_file(step.path, peers.own_card(desk), sure)
    return peers.note_saved(desk)


def _take_step(desk: Desk, step: Step, card: bytes) -> Done[None] | Done[Peer]:
    named = Done(None, Changes())
    if step.computer:
        named = peers.name_computer(desk, step.computer)
    match step:
        case AddCard():
            return peers.add_peer(desk, card)
        case ConfirmPeer(name, fingerprint):
            return peers.confirm_peer(desk, name, fingerprint)
        case _:
            return named


def _computers(stage: Stage, error: KnownError | None, known: Known) -> None:
    choice = computers_dialog.ask(stage.window, stage.kit, *known, error)
    match choice:
        case None:
            return
        case Bar(peer) if not _sure(stage, *bar_words(peer, known[1]), "Spärra"):
            computers(stage)
        case ChangeKeys() if not _sure(stage, *CHANGE):
            computers(stage)
        case Bar() | LetIn():
            again = partial(computers, stage)
            stage.run(partial(_do, stage.desk, choice), lambda _done: again(), again)
        case ChangeKeys():
            stage.run(
                partial(_do, stage.desk, choice),
                lambda _done: pair(stage, Last(said=CHANGED)),
                lambda error: pair(stage, Last(error)),
            )
        case _:
            pair(stage)


def _sure(stage: Stage, question: str, text: str, verb: str) -> bool:
    return stage.kit.messages.ask(
        stage.window, question, text, verb, "Avbryt", danger=True, help_page=HelpPage.COMPUTERS
    )


def _do(desk: Desk, choice: Choice) -> object:
    match choice:
        case Bar(peer):
            return peers.bar_peer(desk, peer.id)
        case LetIn(peer, fingerprint):
            return peers.let_in(desk, peer.id, fingerprint)
        case _:
            return peers.change_keys(desk)
