"""What the sheets are printed from. Printing a person's sheet is noted in the access log."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from pathlib import Path

from samordning_desktop.core.board import named, without
from samordning_desktop.core.consent import Consent, counting, coverage
from samordning_desktop.core.dates import long_date
from samordning_desktop.core.document import Document
from samordning_desktop.core.errors import KnownError
from samordning_desktop.core.meeting import told_of
from samordning_desktop.core.name_forms import NameForm, distinct_short_names
from samordning_desktop.core.participant import ParticipantRow
from samordning_desktop.core.protocol import protocol_people
from samordning_desktop.core.rating import DEFAULT_INSTRUMENT
from samordning_desktop.core.saving import Sure
from samordning_desktop.core.scope_choice import part_words
from samordning_desktop.core.sheet import (
    BoardSheet,
    DocumentSheet,
    Imprint,
    ProtocolSheet,
    RatingChartSheet,
    RatingFormSheet,
    RecoverySheet,
)
from samordning_desktop.ops import meetings
from samordning_desktop.ops.files import save_file
from samordning_desktop.ops.texts import find_version
from samordning_desktop.ops.veiling import shown_consents, shown_narrowings, shown_ratings
from samordning_desktop.store import board as rows
from samordning_desktop.store import meetings as store_meetings
from samordning_desktop.store.consents import narrowings_of
from samordning_desktop.store.desk import Desk
from samordning_desktop.store.logs import log_access, log_access_to_each
from samordning_desktop.store.writing import Writing

#: What the access log says of a board on paper, and of a meeting's protocol on paper and in a file.
BOARD_PRINTED = "skrivit ut tavlan"
PROTOCOL_PRINTED = "skrivit ut mötesprotokoll"
PROTOCOL_SAVED = "sparat mötesprotokoll som fil (pdf)"

#: Writes everybody's name in the form to be seen, in the order given.
Names = Callable[[Sequence[str]], list[str]]


def information_sheet(
    desk: Desk, participant_id: str | None = None, text_id: str | None = None, *, easy: bool = False
) -> DocumentSheet:
    """An information sheet, for one participant or blank: the newest, or the one with an id.

    Raises KnownError ``participant.unknown`` or ``information.text_unknown``.
    """
    if participant_id is None:
        return _blank(desk, "information", text_id, easy)
    with desk.write() as writing:
        row = _noted(desk, writing, participant_id, "skrivit ut informationsblad")
        document = find_version(desk, writing.connection, "information", text_id, easy=easy)
    return DocumentSheet(imprint(desk), document, name=row.fields.name)


def consent_sheet(
    desk: Desk, participant_id: str | None = None, text_id: str | None = None, *, easy: bool = False
) -> DocumentSheet:
    """The consent form: blank, or for one participant; with a registered consent, its own text filled in.

    Blank, or for someone without a consent that holds, it is the newest text or the one with an id.

    Raises KnownError ``participant.unknown`` or ``consent.text_unknown``.
    """
    if participant_id is None:
        return _blank(desk, "consent", text_id, easy)
    with desk.write() as writing:
        row = _noted(desk, writing, participant_id, "skrivit ut samtycke")
        given = shown_consents(rows.consents_of(writing.connection, [row.id])[row.id], row)
        counts = counting(given, desk.clock.today()) if row.consent.covers else None
        if counts is None:
            document = find_version(desk, writing.connection, "consent", text_id, easy=easy)
            return _to_sign(desk, row, document)
        return _registered(desk, writing, row, counts)


def consent_to_sign(
    desk: Desk, participant_id: str, text_id: str | None = None, *, easy: bool = False
) -> DocumentSheet:
    """A consent form for a participant to sign, whatever they have signed before: name and number filled in.

    Raises KnownError ``participant.unknown`` or ``consent.text_unknown``.
    """
    with desk.write() as writing:
        row = _noted(desk, writing, participant_id, "skrivit ut samtycke att skriva under")
        return _to_sign(desk, row, find_version(desk, writing.connection, "consent", text_id, easy=easy))


def signed_sheet(desk: Desk, participant_id: str, consent_id: str) -> DocumentSheet:
    """A registered consent as it was signed, however long ago: its own text, filled in.

    Raises KnownError ``participant.unknown``, ``consent.unknown`` or ``consent.text_unknown``.
    """
    with desk.write() as writing:
        row = _noted(desk, writing, participant_id, "skrivit ut samtycke")
        given = shown_consents(rows.consents_of(writing.connection, [row.id])[row.id], row)
        consent = next((one for one in given if one.id == consent_id), None)
        if consent is None:
            raise KnownError("consent.unknown")
        return _registered(desk, writing, row, consent)


def _blank(desk: Desk, key: str, text_id: str | None, easy: bool) -> DocumentSheet:
    with desk.read() as connection:
        return DocumentSheet(imprint(desk), find_version(desk, connection, key, text_id, easy=easy))


def _to_sign(desk: Desk, row: ParticipantRow, document: Document) -> DocumentSheet:
    return DocumentSheet(imprint(desk), document, name=row.fields.name, personal_id=row.fields.personal_id)


def _registered(desk: Desk, writing: Writing, row: ParticipantRow, consent: Consent) -> DocumentSheet:
    return DocumentSheet(
        imprint=imprint(desk),
        document=find_version(desk, writing.connection, "consent", consent.text_version),
        name=row.fields.name,
        personal_id=row.fields.personal_id,
        consent=consent,
        standing=row.consent,
        taken_back=_taken_back(writing, row, consent),
    )


def _taken_back(writing: Writing, row: ParticipantRow, consent: Consent) -> tuple[str, ...]:
    """What has been taken back of a consent since it was signed: whoever reads the copy must know."""
    left = coverage(consent, shown_narrowings(narrowings_of(writing.connection, [row.id])[row.id], row))
    return tuple(f"Återtaget {long_date(one.day)}: {part_words(one, left.scope)}." for one in left.narrowings)


def rating_form(desk: Desk, participant_id: str | None = None) -> RatingFormSheet:
    """The self-rating to fill in with a pen. Raises KnownError ``participant.unknown``."""
    name = ""
    if participant_id is not None:
        name = _name(desk, participant_id, "skrivit ut självskattning")
    return RatingFormSheet(imprint(desk), DEFAULT_INSTRUMENT, name)


def rating_chart(desk: Desk, participant_id: str) -> RatingChartSheet:
    """A participant's self-ratings over time. Raises KnownError ``participant.unknown``."""
    with desk.write() as writing:
        row = _noted(desk, writing, participant_id, "skrivit ut diagram")
        filled = tuple(shown_ratings(writing.connection, row))
    return RatingChartSheet(imprint(desk), row.fields.name, (DEFAULT_INSTRUMENT,), filled)


def board_saved(kind: str) -> str:
    """What the access log says of a board in a file of a kind: ``sparat tavlan som fil (xlsx)``."""
    return f"sparat tavlan som fil ({kind})"


def board_sheet(
    desk: Desk,
    what: str = BOARD_PRINTED,
    names: NameForm = NameForm.FULL,
    only: Collection[str] | None = None,
    hidden: Mapping[str, Collection[str]] | None = None,
) -> BoardSheet:
    """The board without those who have left, or just those whose ids are in ``only``; initials are the same on both.

    ``hidden`` tells, for a board to somebody else, the kinds that are not to be seen of each.

    Before anything can be made of it, ``what`` is noted about each person on the sheet; of a sheet with nobody,
    once about nobody.
    """
    with desk.write() as writing:
        everyone = rows.board_rows(writing.connection, desk.store.site_id, desk.clock.today())
        there = named(everyone, names)
        shown = [row for row in there if (not row.left if only is None else row.id in only)]
        _note_board(desk, writing, what, [row.id for row in shown])
    seen = (without(row, (hidden or {}).get(row.id, ())) for row in shown)
    return BoardSheet(
        imprint(desk), tuple(seen), None if only is None else sum(not row.left for row in there)
    )


def save_board(
    desk: Desk, what: str, participants: Collection[str], path: Path, content: bytes, sure: Sure
) -> None:
    """Saves a sheet already made, noted as ``what`` about each person on it once it is written. Raises as ``save_file``."""

    def note() -> None:
        sure()
        with desk.write() as writing:
            _note_board(desk, writing, what, participants)

    save_file(path, content, note)


def protocol_sheet(desk: Desk, meeting_id: int, names: Names = distinct_short_names) -> ProtocolSheet:
    """What a meeting changed for those on the board, noted about each of them before anything can be made of it.

    ``names`` writes everybody's name; the default is first name and initial (``Anna A.``): the protocol is kept, so
    it must tell people apart, but it may come to lie where a board would not. Raises KnownError ``meeting.unknown``.
    """
    changes = meetings.changes_of(desk, meeting_id)
    with desk.write() as writing:
        held = store_meetings.held(writing.connection, meeting_id)
        everyone = rows.board_rows(writing.connection, desk.store.site_id, desk.clock.today())
        shown = dict(
            zip((row.id for row in everyone), names([row.fields.name for row in everyone]), strict=True)
        )
        people = protocol_people(changes, shown)
        _note_board(desk, writing, PROTOCOL_PRINTED, told_of(changes))
    return ProtocolSheet(imprint(desk), held.begun, held.ended, held.led_by, people)


def recovery_sheet(desk: Desk, code: str) -> RecoverySheet:
    """The sheet with a code: that of the making of the store, or one chosen since."""
    return RecoverySheet(imprint(desk), desk.actor.name, code)


def imprint(desk: Desk) -> Imprint:
    """What every sheet that is printed here and now says at its foot."""
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
