"""A field's text is refused in the dialog when the op would refuse it, and kept as the op keeps it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samordning_desktop.core.entities import LABEL_LIMIT
from samordning_desktop.core.errors import KnownError
from samordning_desktop.core.participant import FIELD_LABELS, TEXT_LIMIT
from samordning_desktop.ops.participants import field_value
from samordning_desktop.ui.dialogs.field_text import clean_field


@pytest.mark.parametrize(
    ("field", "text", "kept"),
    [
        ("name", " Åsa \n Öberg ", "Åsa Öberg"),
        ("personal_id", "19900222-2397 ", "19900222-2397"),
        ("personal_id", "", ""),
        ("situation", "\r\nett\r\ntvå\x07 ", "ett\ntvå"),
        ("start", " 2024-02-29 ", "2024-02-29"),
        ("start", " ", ""),
        ("planning", "å" * TEXT_LIMIT, "å" * TEXT_LIMIT),
        ("name", "ö" * LABEL_LIMIT, "ö" * LABEL_LIMIT),
    ],
)
def test_is_cleaned(field, text, kept):
    assert clean_field(field, text) == kept


@pytest.mark.parametrize(
    ("field", "text", "code"),
    [
        ("name", " ", "participant.no_name"),
        ("name", "ö" * (LABEL_LIMIT + 1), "name.too_long"),
        ("planning", "å" * (TEXT_LIMIT + 1), "text.too_long"),
        ("start", "2025-02-29", "date.invalid"),
        ("start", "i mars", "date.form"),
    ],
)
def test_is_refused(field, text, code):
    with pytest.raises(KnownError) as refusal:
        clean_field(field, text)
    assert refusal.value.code == code


@given(st.sampled_from(list(FIELD_LABELS)), st.text(max_size=60))
def test_is_what_the_op_keeps_or_refuses(field, text):
    def outcome(keep):
        try:
            return keep(field, text) or ""
        except KnownError as refusal:
            return refusal.code

    assert outcome(clean_field) == outcome(field_value)
