"""What the journal says, in the screen's words."""

from __future__ import annotations

import pytest

from samordning_desktop.core import entities
from samordning_desktop.core.entry import FieldKey, Value
from samordning_desktop.core.participant import FIELD_LABELS
from samordning_desktop.core.wording import label_of, text_of


@pytest.mark.parametrize(
    ("entity", "value", "text"),
    [
        (entities.PARTICIPANT, None, ""),
        (entities.PARTICIPANT, "rad ett\nrad två", "rad ett\nrad två"),
        (entities.CONSENT, ["2026-03-01", "3"], "undertecknat 2026-03-01, text version 3"),
        (entities.CONSENT, None, ""),
        (entities.RATING, ["2026-03-01", "1", 0, 10, 7], "2026-03-01: 0 · 10 · 7"),
        (entities.NOTICE, "2026-03-01", "2026-03-01"),
    ],
)
def test_values_as_a_person_reads_them(entity: str, value: Value, text: str) -> None:
    assert text_of(entity, value) == text


def test_every_field_of_a_participants_history_has_a_swedish_word() -> None:
    shown = (entities.PARTICIPANT, entities.CONSENT, entities.RATING, entities.NOTICE)
    for entity in shown:
        for field in entities.FIELDS[entity]:
            assert label_of(FieldKey(entity, "x", field)) != field


def test_the_boards_own_words_are_used() -> None:
    for field, label in FIELD_LABELS.items():
        assert label_of(FieldKey(entities.PARTICIPANT, "x", field)) == label
