"""What is kept of a consent signed on the screen, and a kept form shown again. Runs on the worker."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from samordning_desktop import printing
from samordning_desktop.core import sealing
from samordning_desktop.core.attachment import Attachment
from samordning_desktop.core.changes import Done
from samordning_desktop.core.consent import SignedHow
from samordning_desktop.core.consent_scope import ConsentScope
from samordning_desktop.core.errors import KnownError
from samordning_desktop.core.signed_form import SignedForm
from samordning_desktop.core.strokes import Strokes
from samordning_desktop.ops import Desk, attachments, consents, signing


def keep_signed(
    desk: Desk,
    participant_id: str,
    text_id: str,
    day: date,
    scope: ConsentScope,
    witness: str,
    strokes: Strokes,
) -> Done[bytes]:
    """Registers what was signed, with its PDF and its seal. Returns the PDF.

    Raises KnownError as ``signing.sheet_to_sign`` and ``consents.give_consent`` do.
    """
    sheet = signing.sheet_to_sign(desk, participant_id, text_id, day, scope, strokes, witness)
    record = sealing.record(sheet.document, scope, sheet.name, day, strokes)
    seal = sealing.seal(record)
    consent = None if sheet.consent is None else replace(sheet.consent, seal=seal)
    pdf = printing.signed_pdf(replace(sheet, consent=consent), sealing.RECORD_NAME, record)
    form = SignedForm(scope, SignedHow.SCREEN.value, witness, Attachment(pdf, "application/pdf"), seal)
    done = consents.give_consent(desk, participant_id, day, text_id, form)
    return Done(pdf, done.changes)


def form_pages(desk: Desk, participant_id: str, consent_id: str) -> bytes:
    """A kept form as a PDF; one signed on the screen only if its seal holds. Opening it is noted in the access log.

    Raises KnownError ``participant.unknown``, ``consent.unknown``, ``form.none``, ``form.elsewhere``, ``form.altered``
    or ``form.damaged``.
    """
    from samordning_desktop.ui.consent.form_file import as_pdf  # QtPdf comes in at first use

    consent, document = signing.registered(desk, participant_id, consent_id)
    if not consent.form:
        raise KnownError("form.none")
    kept = attachments.open_form(desk, participant_id, consent.form)
    if consent.seal:
        record = printing.enclosed_file(kept.content, sealing.RECORD_NAME)
        if record is None or not sealing.verify(record, consent, document):
            raise KnownError("form.altered")
    return as_pdf(kept)
