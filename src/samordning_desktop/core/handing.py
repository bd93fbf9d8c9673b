"""Something handed to one receiver about several people at once: what of it may be told of each."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace

from samordning_desktop.core.grounds import needs_reason
from samordning_desktop.core.handover import Handover
from samordning_desktop.core.kinds import BASICS, KINDS
from samordning_desktop.core.permission import Permission

#: What the board shows of each beside what always follows.
BOARD_KINDS = ("situation", "planning")


@dataclass(frozen=True, slots=True)
class Portion:
    """What of it may be told of one person.

    ``given`` is None when nothing may, not even that the person is known. ``why`` says, in a clause, why something is
    left out; empty when nothing is. ``on_paper``: who may have it is only on the form.
    """

    participant: str
    name: str
    given: Handover | None
    why: str = ""
    on_paper: bool = False

    @property
    def kinds(self) -> tuple[str, ...]:
        """The kinds that may be told, beside what always follows."""
        return () if self.given is None else tuple(one for one in self.given.kinds if one != BASICS)


def portion_of(
    participant: str,
    name: str,
    given: Handover,
    permission: Permission,
    veiled: Collection[str] = (),
    *,
    whole: bool = False,
) -> Portion:
    """What of ``given`` may be told of one person, on its ground. ``whole``: all of it, or nothing.

    ``veiled`` are the kinds that are not shown here, so that nothing is told of them either.
    """
    shown = tuple(kind for kind in given.kinds if kind not in veiled)
    if needs_reason(given.ground):
        return Portion(participant, name, replace(given, kinds=shown or (BASICS,)))
    paper = permission.on_paper
    why = permission.objection(given.receiver, (BASICS, *shown), given.when)
    if not why:
        return Portion(participant, name, replace(given, kinds=shown or (BASICS,)), on_paper=paper)
    if whole or permission.objection(given.receiver, (BASICS,), given.when):
        return Portion(participant, name, None, why)
    allowed = tuple(kind for kind in shown if not permission.objection(given.receiver, (kind,), given.when))
    return Portion(participant, name, replace(given, kinds=allowed or (BASICS,)), why, paper)


def kept_from(parts: Collection[Portion]) -> Mapping[str, frozenset[str]]:
    """For each person who is in it, the program's kinds that are not to be seen."""
    return {
        one.participant: frozenset(KINDS) - frozenset(one.kinds) for one in parts if one.given is not None
    }
