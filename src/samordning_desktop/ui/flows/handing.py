"""Something about several people to somebody else: to whom, on what ground, who is in it; noted before it is made."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from samordning_desktop.core.changes import Done
from samordning_desktop.core.disclosure import Way
from samordning_desktop.core.handing import Portion, kept_from
from samordning_desktop.core.handover import Handover
from samordning_desktop.core.name_forms import NameForm
from samordning_desktop.core.sheet import BoardSheet
from samordning_desktop.ops import Desk, handing, sheets
from samordning_desktop.ui.dialogs import hand_out, handed_parts
from samordning_desktop.ui.dialogs.words import counted
from samordning_desktop.ui.flows.stage import Stage


def ask(
    stage: Stage,
    people: Sequence[str] | None,
    kinds: tuple[str, ...],
    way: Way,
    agreed: Callable[[Handover], None],
    *,
    whole: bool = False,
) -> None:
    """Ask about ``people`` (None: everybody on the board). ``agreed`` is to ``note`` it.

    ``whole``: a person is in it with all the kinds, or not at all.
    """

    def to_whom(receivers: list[str]) -> None:
        given = hand_out.ask(stage.window, stage.kit, kinds, way, receivers)
        if given is not None:
            stage.run(
                partial(handing.weigh, stage.desk, people, given, whole=whole), partial(who_is_in, given)
            )

    def who_is_in(given: Handover, parts: list[Portion]) -> None:
        if handed_parts.ask(stage.window, stage.kit, given, parts):
            agreed(given)

    stage.run(partial(handing.receivers, stage.desk, people), to_whom)


def note(
    stage: Stage,
    people: Sequence[str] | None,
    given: Handover,
    then: Callable[[list[Portion]], None],
    *,
    whole: bool = False,
) -> None:
    """Note it about each who may be in it; ``then`` follows with those."""

    def noted(done: Done[list[Portion]]) -> None:
        who = counted(len(done.value), "person", "personer")
        stage.say(f"Utlämnandet är noterat om {who}.")
        then(done.value)

    stage.run(partial(handing.disclose_each, stage.desk, people, given, whole=whole), noted)


def board(
    desk: Desk, what: str, names: NameForm, only: Sequence[str] | None, parts: Sequence[Portion] | None
) -> BoardSheet:
    """The board; with ``parts`` as somebody else may see it, whom it is noted for."""
    if parts is None:
        return sheets.board_sheet(desk, what, names, only)
    hidden = kept_from(parts)
    return sheets.board_sheet(desk, what, names, list(hidden), hidden)
