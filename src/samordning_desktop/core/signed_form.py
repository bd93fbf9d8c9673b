"""What is registered of a signed consent beside its day and its text."""

from __future__ import annotations

from dataclasses import dataclass

from samordning_desktop.core.attachment import Attachment
from samordning_desktop.core.consent_scope import ConsentScope


@dataclass(frozen=True, slots=True)
class SignedForm:
    """What it covers, how it was signed, who was there beside, and the form itself.

    ``scope`` None: not registered, so that the form covers what it says on paper. ``how`` is a value of SignedHow or
    empty. ``attachment`` shows the signed form; ``seal`` is the digest over text and strokes, for one signed on the
    screen.
    """

    scope: ConsentScope | None = None
    how: str = ""
    witness: str = ""
    attachment: Attachment | None = None
    seal: str = ""


#: Registered with nothing but its day and its text.
BARE_FORM = SignedForm()
