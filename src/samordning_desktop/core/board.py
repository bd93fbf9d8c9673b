"""Who stands on this site's board."""

from __future__ import annotations

from samordning_desktop.core.clock import Stamp
from samordning_desktop.core.consent import Standing


def recalled(recall: Stamp | None, newest_consent: Stamp | None) -> bool:
    """Whether a recall stands: it does until a consent is registered after it."""
    if recall is None:
        return False
    return newest_consent is None or recall > newest_consent


def on_board(mine: bool, consent: Standing, recall_stands: bool) -> bool:
    """Whether a participant is on the board.

    A site's own participants are, whatever their consent. Another site's are only while a consent covers the
    exchange and no recall stands: they leave the board by themselves the day it runs out.
    """
    return mine or (consent.covers and not recall_stands)
