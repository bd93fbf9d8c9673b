"""Who stands on this site's board, and under what name."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from typing import Any

from samordning_desktop.core import entities
from samordning_desktop.core.clock import Stamp
from samordning_desktop.core.consent import Standing
from samordning_desktop.core.kinds import kind_of
from samordning_desktop.core.name_forms import NameForm, names_as
from samordning_desktop.core.participant import BOARD_COLUMNS, ParticipantRow


def recalled(recall: Stamp | None, newest_consent: Stamp | None, lasted_longer: bool = False) -> bool:
    """Whether a recall stands: it does until a consent is registered after it.

    ``lasted_longer`` tells that some consent is valid on the day of the recall or later. Then whoever wrote the
    recall did not know of it, and it falls, whatever the clocks say.
    """
    if recall is None or lasted_longer:
        return False
    return newest_consent is None or recall > newest_consent


def on_board(mine: bool, consent: Standing, recall_stands: bool) -> bool:
    """Whether a participant is on the board.

    A site's own participants are, whatever their consent. Another site's are only while a consent covers the
    exchange and no recall stands: they leave the board by themselves the day it runs out.
    """
    return mine or (consent.covers and not recall_stands)


def named(rows: Sequence[ParticipantRow], form: NameForm) -> list[ParticipantRow]:
    """The rows of a whole board with everybody's name in a form that tells them apart."""
    names = names_as(form, [row.fields.name for row in rows])
    return [
        replace(row, fields=replace(row.fields, name=name)) for row, name in zip(rows, names, strict=True)
    ]


def without(row: ParticipantRow, kinds: Collection[str]) -> ParticipantRow:
    """The row as somebody sees it who may not know the kinds: empty there, with no word of two values either."""
    gone: dict[str, Any] = {
        field: "" for field, _ in BOARD_COLUMNS if kind_of(entities.PARTICIPANT, field) in kinds
    }
    return replace(
        row,
        fields=replace(row.fields, **gone),
        conflicts=tuple(one for one in row.conflicts if one not in gone),
    )
