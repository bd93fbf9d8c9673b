"""A participant's columns and short name."""

from __future__ import annotations

from datetime import date

import pytest

from samordning_desktop.core.participant import BOARD_COLUMNS, FIELD_LABELS, BoardFields, short_name


def test_the_six_columns_of_the_paper_board_in_its_order() -> None:
    assert [label for _, label in BOARD_COLUMNS] == [
        "Patient", "Start", "Mål/syfte", "Nuläge", "Pågående insatser", "Planering",
    ]  # fmt: skip


def test_every_field_of_the_board_can_be_written() -> None:
    assert set(FIELD_LABELS) == set(BoardFields.__dataclass_fields__)


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("Anna Maria Alm", "Anna A."),
        ("Östen Åkerö", "Östen Å."),
        ("Anna", "Anna"),
        ("  AB  ", "AB"),
        ("Bo  von   Essen", "Bo E."),
        ("", ""),
        (" ", ""),
    ],
)
def test_short_names(name: str, short: str) -> None:
    assert short_name(name) == short


def test_fields_as_text() -> None:
    fields = BoardFields("Åsa", start=date(2024, 2, 29), goal="å\nä")
    texts = {name: fields.text(name) for name in FIELD_LABELS}
    assert texts == {
        "name": "Åsa", "personal_id": "", "start": "2024-02-29", "goal": "å\nä", "situation": "",
        "interventions": "", "planning": "",
    }  # fmt: skip
    assert BoardFields("Åsa").text("start") == ""
