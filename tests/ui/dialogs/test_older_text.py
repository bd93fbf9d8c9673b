"""Who signed an older text, in words."""

from __future__ import annotations

from datetime import date

import pytest

from samordning_desktop.core.consent import ConsentState, Standing
from samordning_desktop.core.document import Document
from samordning_desktop.core.participant import BoardFields, ParticipantRow
from samordning_desktop.ui.dialogs.older_text import older_words

TEXT = Document("consent", "3", date(2025, 4, 22), "Samtycke", ())


@pytest.mark.parametrize(
    ("where", "words"),
    [
        (Standing(ConsentState.VALID, date(2027, 1, 4), 42), "Gäller till och med 2027-01-04."),
        (Standing(ConsentState.MISSING), "Börjar gälla senare."),
    ],
)
def test_who_which_text_and_until_when(where, words):
    row = ParticipantRow("p", BoardFields("Åsa Ö"), "s", "Skara", True, where)
    assert older_words(row, TEXT) == f"Åsa Ö\nSkrev under version 3, 2025-04-22. {words}"
