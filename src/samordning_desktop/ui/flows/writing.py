"""Writing in the board's cells: it is saved, or it is said why not and the text stands there still.

Leaving the board loses no text: whoever quits is asked, and a lock, which never waits, lays it aside.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from samordning_desktop.core.changes import Done
from samordning_desktop.core.draft import Draft
from samordning_desktop.core.errors import KnownError
from samordning_desktop.ops import Desk, drafts, participants
from samordning_desktop.ui.flows.stage import Stage
from samordning_desktop.ui.kit.day_text import read_day

#: Opens a cell again with what was written: participant id, field, text.
Reopen = Callable[[str, str, str], None]

LAID_ASIDE = (
    "Det du skrev sparades inte när programmet låstes.",
    "Texten står nu i rutan igen. Tryck Enter för att spara den: går det inte säger programmet varför. "
    "Esc ger upp texten.",
)
QUIT_ANYWAY, BACK = "Avsluta utan att spara", "Tillbaka till texten"


class CellWriter:
    """Saves what is written in cells, and knows what is not saved yet."""

    def __init__(self, stage: Stage, reopen: Reopen) -> None:
        self._stage = stage
        self._reopen = reopen
        self._unsaved: dict[tuple[str, str], str] = {}
        self._then: Callable[[], None] | None = None
        self._left = False

    def write(self, participant: str, field: str, text: str) -> None:
        """Save what was written in a cell; when refused, say why and open the cell again with the text."""
        self._unsaved[participant, field] = text
        if not self._left:
            draft = self._draft(participant, field, text)
            runner, window = self._stage.kit.runner, self._stage.window
            job = partial(save, self._stage.desk, draft)
            runner.run(job, partial(self._saved, draft), partial(self._failed, draft), initiator=window)

    def when_saved(self, then: Callable[[], None]) -> None:
        """Call ``then`` when everything written is saved, or the person has chosen to go without."""
        self._then = then
        self._go_on()

    def leave(self) -> list[Draft]:
        """What is not known to be saved, to be laid aside by whoever closes the desk."""
        return [self._draft(*cell, text) for cell, text in self._unsaved.items()]

    def stop_saving(self) -> None:
        """From now on only note what is written: ``leave`` hands it over."""
        self._left = True

    def offer(self, remembered: Sequence[Draft]) -> None:
        """Open a cell again with what its author was writing when the program was locked."""
        self._stage.run(partial(drafts.take, self._stage.desk, remembered), self._offer)

    def _offer(self, draft: Draft | None) -> None:
        if draft is not None:
            self._stage.kit.messages.inform(self._stage.window, *LAID_ASIDE)
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
            self._reopen(draft.participant, draft.field, draft.text)

    def _forget(self, draft: Draft) -> None:
        self._unsaved.pop((draft.participant, draft.field), None)

    def _go_on(self) -> None:
        if self._then is not None and not self._unsaved:
            then, self._then = self._then, None
            then()


def save(desk: Desk, draft: Draft) -> Done[None]:
    """Write a cell's text, a day in any of the usual ways. Raises KnownError as ``participants.set_field``."""
    text = draft.text
    if draft.field == "start" and text:
        text = read_day(text, desk.clock.today()).isoformat()
    return participants.set_field(desk, draft.participant, draft.field, text)


def save_or_keep(desk: Desk, written: Sequence[Draft]) -> list[Draft]:
    """Save each text, else lay it aside in the store. Returns those that not even that could be done with."""
    refused = []
    for draft in written:
        try:
            save(desk, draft)
        except KnownError:
            refused.append(draft)
    try:
        if refused:
            drafts.keep(desk, refused)
    except KnownError:
        return refused
    return []
