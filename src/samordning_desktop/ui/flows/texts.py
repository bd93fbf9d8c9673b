"""The texts: seen, added to; who signed an older one; which a person was given; the exact one that was signed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from samordning_desktop import printing
from samordning_desktop.core.changes import Done
from samordning_desktop.core.document import Document
from samordning_desktop.core.draft import TextDraft
from samordning_desktop.core.errors import KnownError
from samordning_desktop.core.informed import ToldHow
from samordning_desktop.core.participant import ParticipantRow
from samordning_desktop.core.sheet import DocumentSheet
from samordning_desktop.core.texts import KEYS, TEXT_WORDS, newest
from samordning_desktop.ops import Desk, drafts, files, informing, reading, sheets, texts
from samordning_desktop.ops.texts import TextUse
from samordning_desktop.ui.dialogs import inform as inform_dialog
from samordning_desktop.ui.dialogs import older_text as older_dialog
from samordning_desktop.ui.dialogs import texts as texts_dialog
from samordning_desktop.ui.dialogs.inform import InformChoice
from samordning_desktop.ui.dialogs.own_text import OwnText
from samordning_desktop.ui.dialogs.texts import TextsVerb
from samordning_desktop.ui.flows import printing as paper
from samordning_desktop.ui.flows.stage import Stage

#: Opens a participant's own page.
OpenPerson = Callable[[str], None]


def show_all(stage: Stage, open_person: OpenPerson, chosen: Document | None = None) -> None:
    """Show every version; back to the list when one has been looked at."""

    def ask(read: tuple[list[TextUse], int, TextDraft | None]) -> None:
        uses, older, kept = read
        choice = texts_dialog.ask(stage.window, stage.kit, uses, older, chosen)
        if choice is None:
            return
        if choice.verb is TextsVerb.OLDER:
            show_older(stage, open_person)
        elif choice.verb is TextsVerb.ADD:
            add(stage, choice.document, [use.document for use in uses], kept)
        else:
            back = partial(show_all, stage, open_person, choice.document)
            _show_blank(stage, choice.document, back)

    stage.run(partial(_read, stage.desk), ask)


def add(
    stage: Stage,
    base: Document,
    documents: Sequence[Document],
    kept: TextDraft | None = None,
    again: OwnText | None = None,
    error: KnownError | None = None,
) -> None:
    """Ask for a text of our own and put it in; when refused, ask again with what was written.

    A lock meanwhile lays it aside; ``kept`` is what was laid aside the last time.
    """
    from samordning_desktop.ui.dialogs import own_text  # QtPdf comes in at first use

    laid: list[TextDraft] = []

    def lay_aside(draft: TextDraft) -> None:
        laid.append(draft)
        stage.run(partial(drafts.keep_text, stage.desk, draft))

    draw = partial(_blank, stage.desk)
    written = own_text.ask(
        stage.window,
        stage.kit,
        documents,
        base,
        draw,
        again=again,
        error=error,
        kept=kept,
        lay_aside=lay_aside,
    )
    if written is not None:
        job = partial(_put_in, stage.desk, written, kept)
        refused = partial(add, stage, base, documents, kept, written)
        stage.run(job, lambda done: stage.say(added_words(done.value)), refused)
    elif kept is not None and not laid:
        stage.run(partial(drafts.drop_text, stage.desk))


def added_words(document: Document) -> str:
    """What is said when a text has been put in."""
    word = TEXT_WORDS[document.key]
    return f"Ny text är inlagd: {word}, version {document.version}. Den följer med i nästa paket."


def show_older(stage: Stage, open_person: OpenPerson) -> None:
    """Show who signed an older text; each leads to the person's own page."""

    def ask(signed: list[tuple[ParticipantRow, Document]]) -> None:
        participant = older_dialog.ask(stage.window, stage.kit, signed)
        if participant is not None:
            open_person(participant)

    stage.run(partial(texts.signed_older, stage.desk), ask)


def inform(
    stage: Stage, row: ParticipantRow, again: InformChoice | None = None, error: KnownError | None = None
) -> None:
    """Ask which text a person was given and note it; when refused, ask again with what was filled in."""

    def ask(documents: list[Document]) -> None:
        by, name = stage.desk.actor.name, row.said_name
        choice = inform_dialog.ask(stage.window, stage.kit, name, documents, by, again=again, error=error)
        if choice is not None:
            job = partial(
                informing.inform,
                stage.desk,
                row.id,
                choice.key,
                choice.text,
                choice.how,
                choice.day,
                choice.by,
            )
            said = f"Information till {row.short_name} är noterad."
            stage.run(job, lambda _done: stage.say(said), partial(inform, stage, row, choice))

    stage.run(partial(_to_give, stage.desk), ask)


def inform_handed(stage: Stage, participant: str) -> None:
    """The same for someone who has just got the newest information sheet on paper."""

    def ask(read: tuple[ParticipantRow, Document]) -> None:
        row, document = read
        day, by = stage.kit.clock.today(), stage.desk.actor.name
        inform(stage, row, InformChoice(document.key, document.id, ToldHow.HANDED, day, by))

    stage.run(partial(_handed, stage.desk, participant), ask)


def show_signed(stage: Stage, row: ParticipantRow, consent_id: str) -> None:
    """Show the exact text that a person once signed, filled in."""
    make = partial(_signed, stage.desk, row.id, consent_id)
    paper.preview(stage, make, "Samtycke som det skrevs under", "samtycke.pdf")


def _show_blank(stage: Stage, document: Document, then: Callable[[], None]) -> None:
    word = TEXT_WORDS[document.key]
    title = f"{word[0].upper()}{word[1:]}, version {document.version}"

    def show(pdf: bytes) -> None:
        paper.show_made(stage, title, pdf, f"{word}.pdf", files.save_file)
        then()

    stage.run(partial(_blank, stage.desk, document), show)


def _read(desk: Desk) -> tuple[list[TextUse], int, TextDraft | None]:
    return texts.in_use(desk), len(texts.signed_older(desk)), drafts.kept_text(desk)


def _put_in(desk: Desk, written: OwnText, kept: TextDraft | None) -> Done[Document]:
    done = texts.add_version(desk, written.key, written.source, easy=written.easy)
    if kept is not None:
        drafts.drop_text(desk)
    return done


def _to_give(desk: Desk) -> list[Document]:
    """Every text, the newest plain information sheet first, then its easy-read variant and the older, then consents."""
    given = []
    for key in reversed(KEYS):
        known = texts.versions(desk, key)
        first = newest(known)
        given += [first, *(one for one in reversed(known) if one != first)]
    return given


def _handed(desk: Desk, participant: str) -> tuple[ParticipantRow, Document]:
    return reading.page(desk, participant).row, newest(texts.versions(desk, "information"))


def _blank(desk: Desk, document: Document) -> bytes:
    sheet = DocumentSheet(sheets.imprint(desk), document)
    return printing.consent_pdf(sheet) if document.key == "consent" else printing.information_pdf(sheet)


def _signed(desk: Desk, participant: str, consent_id: str) -> bytes:
    return printing.consent_pdf(sheets.signed_sheet(desk, participant, consent_id))
