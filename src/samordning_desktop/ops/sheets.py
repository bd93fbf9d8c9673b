"""What the sheets are printed from. Printing a person's sheet is noted in the access log."""

from __future__ import annotations

from collections.abc import Collection

from samordning_desktop.core import texts as library
from samordning_desktop.core.board import named
from samordning_desktop.core.document import Document
from samordning_desktop.core.name_forms import NameForm
from samordning_desktop.core.participant import ParticipantRow
from samordning_desktop.core.rating import DEFAULT_INSTRUMENT
from samordning_desktop.core.sheet import (
    BoardSheet,
    DocumentSheet,
    Imprint,
    RatingChartSheet,
    RatingFormSheet,
    RecoverySheet,
)
from samordning_desktop.store import board as rows
from samordning_desktop.store.desk import Desk
from samordning_desktop.store.logs import log_access, log_access_to_each
from samordning_desktop.store.ratings import ratings_of
from samordning_desktop.store.writing import Writing

#: What the access log says of a board on paper.
BOARD_PRINTED = "skrivit ut tavlan"


def texts(key: str) -> list[Document]:
    """The versions of a text (``consent`` or ``information``), newest last."""
    return library.texts(key)


def information_sheet(desk: Desk, participant_id: str | None = None) -> DocumentSheet:
    """The newest information sheet, for one participant or blank. Raises KnownError ``participant.unknown``."""
    name = ""
    if participant_id is not None:
        name = _name(desk, participant_id, "skrivit ut informationsblad")
    return DocumentSheet(_imprint(desk), library.texts("information")[-1], name=name)


def consent_sheet(desk: Desk, participant_id: str | None = None) -> DocumentSheet:
    """The consent form: blank, or for one participant; with a registered consent, its own text filled in.

    Raises KnownError ``participant.unknown``.
    """
    newest = library.texts("consent")[-1]
    if participant_id is None:
        return DocumentSheet(_imprint(desk), newest)
    with desk.write() as writing:
        row = _noted(desk, writing, participant_id, "skrivit ut samtycke")
        given = rows.consents_of(writing.connection, [row.id])[row.id]
    begun = [consent for consent in given if consent.signed <= desk.clock.today()]
    counts = max(begun, key=lambda consent: consent.last_valid_day) if row.consent.covers else None
    return DocumentSheet(
        imprint=_imprint(desk),
        document=library.text("consent", counts.text_version) if counts else newest,
        name=row.fields.name,
        personal_id=row.fields.personal_id,
        consent=counts,
        standing=row.consent if counts else None,
    )


def rating_form(desk: Desk, participant_id: str | None = None) -> RatingFormSheet:
    """The self-rating to fill in with a pen. Raises KnownError ``participant.unknown``."""
    name = ""
    if participant_id is not None:
        name = _name(desk, participant_id, "skrivit ut självskattning")
    return RatingFormSheet(_imprint(desk), DEFAULT_INSTRUMENT, name)


def rating_chart(desk: Desk, participant_id: str) -> RatingChartSheet:
    """A participant's self-ratings over time. Raises KnownError ``participant.unknown``."""
    with desk.write() as writing:
        row = _noted(desk, writing, participant_id, "skrivit ut diagram")
        filled = tuple(ratings_of(writing.connection, row.id))
    return RatingChartSheet(_imprint(desk), row.fields.name, (DEFAULT_INSTRUMENT,), filled)


def board_saved(kind: str) -> str:
    """What the access log says of a board in a file of a kind: ``sparat tavlan som fil (xlsx)``."""
    return f"sparat tavlan som fil ({kind})"


def board_sheet(
    desk: Desk,
    what: str = BOARD_PRINTED,
    names: NameForm = NameForm.FULL,
    only: Collection[str] | None = None,
) -> BoardSheet:
    """The board without those who have left, or just those whose ids are in ``only``; initials are the same on both.

    Before anything can be made of it, ``what`` is noted about each person on the sheet; of a sheet with nobody,
    once about nobody.
    """
    with desk.write() as writing:
        everyone = rows.board_rows(writing.connection, desk.store.site_id, desk.clock.today())
        there = named(everyone, names)
        shown = [row for row in there if (not row.left if only is None else row.id in only)]
        _note_board(desk, writing, what, [row.id for row in shown])
    return BoardSheet(
        _imprint(desk), tuple(shown), None if only is None else sum(not row.left for row in there)
    )


def note_board(desk: Desk, what: str, participants: Collection[str]) -> None:
    """Notes that a sheet already made goes another way too: ``what``, about each person on it."""
    with desk.write() as writing:
        _note_board(desk, writing, what, participants)


def recovery_sheet(desk: Desk, code: str) -> RecoverySheet:
    """The sheet with the code that was given when the store was made."""
    return RecoverySheet(_imprint(desk), desk.actor.name, code)


def _imprint(desk: Desk) -> Imprint:
    return Imprint(desk.clock.today(), desk.actor.site, desk.actor.unit, desk.demo)


def _note_board(desk: Desk, writing: Writing, what: str, participants: Collection[str]) -> None:
    about = participants or [""]
    log_access_to_each(writing.connection, desk.actor, desk.clock.now(), what, about)


def _name(desk: Desk, participant_id: str, what: str) -> str:
    with desk.write() as writing:
        return _noted(desk, writing, participant_id, what).fields.name


def _noted(desk: Desk, writing: Writing, participant_id: str, what: str) -> ParticipantRow:
    row = desk.find(writing.connection, participant_id)
    log_access(writing.connection, desk.actor, desk.clock.now(), what, row.id)
    return row
