"""What the journal says, in the screen's words."""

from __future__ import annotations

import pytest

from samordning_desktop.core import entities
from samordning_desktop.core.entry import FieldKey, Value
from samordning_desktop.core.errors import KnownError
from samordning_desktop.core.fields import field_value
from samordning_desktop.core.participant import FIELD_LABELS
from samordning_desktop.core.wording import CODES, label_of, text_of


@pytest.mark.parametrize(
    ("entity", "field", "value", "text"),
    [
        (entities.PARTICIPANT, "goal", None, ""),
        (entities.PARTICIPANT, "goal", "rad ett\nrad två", "rad ett\nrad två"),
        (entities.PARTICIPANT, "protected", 1, "ja"),
        (entities.PARTICIPANT, "protected", None, ""),
        (entities.PARTICIPANT, "rhythm", 28, "28"),
        (entities.PARTICIPANT, "principal", "kommun", "kommun"),
        (entities.CONSENT, "given", ["2026-03-01", "3"], "undertecknat 2026-03-01, text version 3"),
        (
            entities.CONSENT,
            "given",
            ["2026-03-01", "3-lattlast"],
            "undertecknat 2026-03-01, text version 3, lättläst",
        ),
        (entities.CONSENT, "given", ["2026-03-01", "egen-0a"], "undertecknat 2026-03-01, egen text"),
        (entities.CONSENT, "given", None, ""),
        (entities.RATING, "filled", ["2026-03-01", "1", 0, 10, 7], "2026-03-01: 0 · 10 · 7"),
        (entities.ELIGIBILITY, "adult", "no", "nej"),
        (entities.ELIGIBILITY, "decision", "included", "ingår"),
        (entities.ELIGIBILITY, "note", "no", "no"),
        (entities.NOTICE, "withdrawn", "2026-03-01", "2026-03-01"),
    ],
)
def test_values_as_a_person_reads_them(entity: str, field: str, value: Value, text: str) -> None:
    assert text_of(entity, field, value) == text


@pytest.mark.parametrize("place", CODES)
def test_a_code_read_and_said_is_the_same_code(place: tuple[str, str]) -> None:
    for code, word in CODES[place].items():
        assert field_value(*place, word) == code
        assert field_value(*place, f" {word.upper()} ") == code
        assert text_of(*place, code) == word
    with pytest.raises(KnownError) as caught:
        field_value(*place, "kanske")
    assert caught.value.code == "field.choice"


@pytest.mark.parametrize("text", ["0", "367", "1000", "-1", "två", "1,5", "²"])
def test_a_rhythm_is_a_number_of_days(text: str) -> None:
    with pytest.raises(KnownError) as caught:
        field_value(entities.PARTICIPANT, "rhythm", text)
    assert caught.value.code == "rhythm.invalid"
    assert field_value(entities.PARTICIPANT, "rhythm", " 366 ") == 366
    assert field_value(entities.PARTICIPANT, "rhythm", "") is None


def test_every_field_of_a_participants_history_has_a_swedish_word() -> None:
    shown = (entities.PARTICIPANT, entities.CONSENT, entities.RATING, entities.NOTICE, *entities.THINGS)
    for entity in shown:
        for field in entities.FIELDS[entity]:
            assert label_of(FieldKey(entity, "x", field)) != field


def test_the_boards_own_words_are_used() -> None:
    for field, label in FIELD_LABELS.items():
        assert label_of(FieldKey(entities.PARTICIPANT, "x", field)) == label
