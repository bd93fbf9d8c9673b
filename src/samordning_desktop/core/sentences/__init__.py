"""Every known error's three Swedish sentences, one file a theme. A code is ``theme.what``."""

from __future__ import annotations

from samordning_desktop.core.sentences import (
    boards,
    commands,
    common,
    disclosures,
    forms,
    packages,
    participants,
    sheets,
    stores,
)
from samordning_desktop.core.sentences.form import Sentences

SENTENCES: dict[str, Sentences] = {
    **common.SENTENCES,
    **stores.SENTENCES,
    **participants.SENTENCES,
    **disclosures.SENTENCES,
    **boards.SENTENCES,
    **packages.SENTENCES,
    **sheets.SENTENCES,
    **forms.SENTENCES,
    **commands.SENTENCES,
}

__all__ = ["SENTENCES", "Sentences"]
