"""Another site, as this one knows it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Peer:
    """One device of another site. It gets nothing and gives nothing until its fingerprint is confirmed.

    ``name`` is the site's name; ``fingerprint`` is what both ends read aloud.
    """

    id: str
    name: str
    fingerprint: str
    confirmed: bool
