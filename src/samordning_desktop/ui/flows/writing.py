"""Writing in the board's cells: it is saved, or it is said why not and the text stands there still.

Leaving the board loses no text: whoever quits is asked, and a lock, which never waits, lays it aside.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from typing import NamedTuple, Protocol

from samordning_desktop.core.changes import Done
from samordning_desktop.core.draft import Draft
from samordning_desktop.core.errors import KnownError
from samordning_desktop.core.participant import BOARD_COLUMNS
from samordning_desktop.ops import Desk, drafts, participants
from samordning_desktop.ui.board.model import BoardModel
from samordning_desktop.ui.flows.stage import Stage
from samordning_desktop.ui.kit.day_text import read_day
from samordning_desktop.ui.kit.help_page import HelpPage

LAID_ASIDE = (
    "Det du skrev sparades inte när programmet låstes.",
    "Texten står nu i rutan igen. Tryck Enter för att spara den: går det inte säger programmet varför. "
    "Esc ger upp texten.",
)
QUIT_ANYWAY, BACK = "Avsluta utan att spara", "Tillbaka till texten"


class CellView(Protocol):
    """A view that cells are written in: the board, or the wall."""

    def isVisible(self) -> bool:
        """Whether it is the one shown."""

    def finish_editing(self) -> None:
        """Hand over what is being written, and close its editor."""

    def reopen(self, participant: str, field: str, text: str) -> None:
        """Open a cell's editor again with a text that could not be saved."""


class CellWriter:
    """Saves what is written in the cells of the views it serves, and knows what is not saved yet."""

    def __init__(self, stage: Stage) -> None:
        self._stage = stage
        self._views: list[CellView] = []
        self._board: BoardModel | None = None
        self._unsaved: dict[tuple[str, str], str] = {}
        self._then: Callable[[], None] | None = None
        self._left = False

    def serve(self, model: BoardModel, view: CellView) -> None:
        """Save what is written in this view; a refused text is given back to the one that is then shown.

        The board is the first: the others may call people something else.
        """
        if self._board is None:
            self._board = model
        self._views.append(view)
        model.edited.connect(self._write)

    def when_saved(self, then: Callable[[], None]) -> None:
        """Save what is being written; call ``then`` when all is saved, or the person has chosen to go without."""
        self._finish()
        self._then = then
        self._go_on()

    @property
    def waits(self) -> bool:
        """Whether what comes when all is saved is still to come."""
        return self._then is not None

    def leave(self) -> list[Draft]:
        """What is written and not known to be saved, for whoever closes the desk to lay aside. Ends all saving."""
        self._left = True
        self._finish()
        return [self._draft(*cell, text) for cell, text in self._unsaved.items()]

    def offer(self, remembered: Sequence[Draft], saved: Sequence[Draft] = ()) -> None:
        """Open a cell again with what its author was writing when the program was locked; tell what was ``saved`` then."""
        self._stage.run(partial(drafts.take, self._stage.desk, remembered), partial(self._offer, saved))

    def _write(self, participant: str, field: str, text: str) -> None:
        self._unsaved[participant, field] = text
        if not self._left:
            draft = self._draft(participant, field, text)
            runner, window = self._stage.kit.runner, self._stage.window
            called = self._board.short_name(participant) if self._board is not None else ""
            job, failed = partial(save, self._stage.desk, draft, called), partial(self._failed, draft)
            runner.run(job, partial(self._saved, draft), failed, initiator=window)

    def _finish(self) -> None:
        for view in self._views:
            view.finish_editing()

    def _offer(self, saved: Sequence[Draft], draft: Draft | None) -> None:
        if saved:
            self._stage.say(saved_words(saved))
        if draft is not None:
            self._unsaved[draft.participant, draft.field] = draft.text
            self._stage.kit.messages.inform(self._stage.window, *LAID_ASIDE, HelpPage.LOCK)
            self._give_back(draft)

    def _draft(self, participant: str, field: str, text: str) -> Draft:
        return Draft(self._stage.desk.actor.id, participant, field, text)

    def _saved(self, draft: Draft, _done: Done[None]) -> None:
        self._forget(draft)
        self._go_on()

    def _failed(self, draft: Draft, error: Exception) -> None:
        if self._then is None or not isinstance(error, KnownError):
            self._stage.kit.messages.fail(self._stage.window, error)
        elif self._asked_to_go(error):
            self._forget(draft)
            self._go_on()
            return
        self._then = None
        self._give_back(draft)

    def _asked_to_go(self, error: KnownError) -> bool:
        happened, *rest = error.sentences
        text = "\n".join(part for part in rest if part)
        ask = self._stage.kit.messages.ask
        return ask(self._stage.window, happened, text, QUIT_ANYWAY, BACK, danger=True)

    def _give_back(self, draft: Draft) -> None:
        """The text stands in its cell again, unless the program was locked while a message was read."""
        self._forget(draft)
        if not self._left:
            shown = next((view for view in self._views if view.isVisible()), self._views[0])
            shown.reopen(draft.participant, draft.field, draft.text)

    def _forget(self, draft: Draft) -> None:
        if self._unsaved.get((draft.participant, draft.field)) == draft.text:  # else written anew meanwhile
            del self._unsaved[draft.participant, draft.field]

    def _go_on(self) -> None:
        if self._then is not None and not self._unsaved:
            then, self._then = self._then, None
            then()


def save(desk: Desk, draft: Draft, called: str = "") -> Done[None]:
    """Write a cell's text, a day in any of the usual ways. ``called`` and what it raises: as ``participants.set_field``."""
    text = draft.text
    if draft.field == "start" and text:
        text = read_day(text, desk.clock.today()).isoformat()
    return participants.set_field(desk, draft.participant, draft.field, text, called)


class Rescued(NamedTuple):
    """What became of what was being written: ``saved`` in its cells (its texts let go of), ``unkept`` nowhere.

    The rest is laid aside.
    """

    saved: list[Draft]
    unkept: list[Draft]


def save_or_keep(desk: Desk, written: Sequence[Draft]) -> Rescued:
    """Save each text, else lay it aside in the store."""
    saved, refused = [], []
    for draft in written:
        try:
            save(desk, draft)
        except KnownError:
            refused.append(draft)
        else:
            saved.append(replace(draft, text=""))
    try:
        if refused:
            drafts.keep(desk, refused)
    except KnownError:
        return Rescued(saved, refused)
    return Rescued(saved, [])


def saved_words(saved: Sequence[Draft]) -> str:
    """``Det du skrev i Nuläge sparades när programmet låstes.``, or nothing where nothing was saved."""
    labels = dict(BOARD_COLUMNS)
    where = " och ".join(dict.fromkeys(labels[draft.field] for draft in saved))
    return f"Det du skrev i {where} sparades när programmet låstes." if where else ""
