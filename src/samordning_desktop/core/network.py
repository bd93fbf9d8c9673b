"""The people and organisations around a participant."""

from __future__ import annotations

from samordning_desktop.core.values import dataclass

#: So many are kept around one person: a circle to overview, not a register.
MOST_MEMBERS = 15

NETWORK_LABELS: dict[str, str] = {
    "name": "Namn",
    "role": "Roll",
    "organisation": "Organisation",
    "contact": "Kontakt",
    "covered": "Omfattas av samtycket",
}


@dataclass(frozen=True, slots=True)
class NetworkMember:
    """Someone around a participant. ``covered`` tells whether the consent covers contact with them."""

    id: str
    name: str
    role: str = ""
    organisation: str = ""
    contact: str = ""
    covered: bool = False

    @property
    def words(self) -> str:
        """Who it is on one line: ``Eva Ek, boendestödjare, Falköpings kommun``."""
        return ", ".join(part for part in (self.name, self.role, self.organisation) if part)
