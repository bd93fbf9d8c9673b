"""Something that has been or is to be handed out, as a person notes it, and what must be right about it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from samordning_desktop.core.disclosure import REASON_LIMIT, RECEIVER_LIMIT, WORDS_LIMIT, Way
from samordning_desktop.core.errors import KnownError
from samordning_desktop.core.grounds import Ground, needs_reason
from samordning_desktop.core.kinds import BASICS, told
from samordning_desktop.core.permission import Permission
from samordning_desktop.core.text import clean_line, clean_name, clean_text
from samordning_desktop.core.values import dataclass

#: What is kept with what was handed out earlier on a day when the consent was withdrawn or a part of it taken back.
BEFORE_WORDS = ", före återkallelsen samma dag"


@dataclass(frozen=True, slots=True)
class Handover:
    """To whom, what (kinds by code, and words of one's own), how, on what ground and why, and on what day.

    ``before`` tells that it was before what was withdrawn or taken back on that very day.
    """

    receiver: str
    kinds: tuple[str, ...]
    way: Way
    ground: Ground
    when: date
    words: str = ""
    reason: str = ""
    before: bool = False

    @property
    def what(self) -> str:
        """What is handed out, in words."""
        return told(self.kinds, self.words) + (BEFORE_WORDS if self.before else "")


def checked(given: Handover, permission: Permission, today: date) -> Handover:
    """The handover with its texts made fit to keep, if it may be.

    Raises KnownError as ``whom_and_what``, and ``date.future``, ``text.too_long``, ``line.too_long``,
    ``disclosure.no_ground`` or ``disclosure.no_reason``; what stands first in the form is told first.
    """
    receiver = whom_and_what(given.receiver, given.kinds, permission)
    if given.when > today:
        raise KnownError("date.future", date=given.when)
    reason = clean_text(given.reason, REASON_LIMIT)
    if needs_reason(given.ground):
        if not reason:
            raise KnownError("disclosure.no_reason")
    elif objection := permission.objection(receiver, given.kinds, given.when, before=given.before):
        raise KnownError("disclosure.no_ground", why=objection)
    words = clean_line(given.words, WORDS_LIMIT)
    before = given.before and given.ground is Ground.CONSENT and permission.broken(given.when)
    return replace(given, receiver=receiver, words=words, reason=reason, before=before)


def whom_and_what(receiver: str, kinds: tuple[str, ...], permission: Permission) -> str:
    """The receiver, made fit to keep, where something is handed out.

    Raises KnownError ``name.too_long``, ``disclosure.no_receiver``, ``disclosure.nothing`` or ``kind.unknown``.
    """
    written = clean_name(receiver, RECEIVER_LIMIT)
    if not written:
        raise KnownError("disclosure.no_receiver")
    if not kinds:
        raise KnownError("disclosure.nothing")
    if not set(kinds) <= {BASICS, *permission.kinds}:
        raise KnownError("kind.unknown")
    return written
