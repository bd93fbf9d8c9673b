"""The people who use the program, and where they work."""

from __future__ import annotations

from enum import StrEnum

from samordning_desktop.core.values import dataclass


class Principal(StrEnum):
    """Which of the two principals (huvudmän) a unit belongs to."""

    REGION = "region"
    MUNICIPALITY = "kommun"


#: A principal's word on screen.
PRINCIPAL_WORDS = {Principal.REGION: "region", Principal.MUNICIPALITY: "kommun"}

#: How the two principals are named in a scope.
PRINCIPAL_NAMES = {Principal.REGION: "Regionens vård", Principal.MUNICIPALITY: "Kommunens socialtjänst"}


@dataclass(frozen=True, slots=True)
class Setup:
    """What the first-run wizard asks for: the site (Falköping), the principal, the unit and the user's name.

    ``site_id`` is that of a site that exists, which the computer is to belong to; empty for a new site.
    """

    site: str
    principal: Principal
    unit: str
    user: str
    site_id: str = ""


@dataclass(frozen=True, slots=True)
class Actor:
    """The coordinator who has unlocked the store."""

    id: str
    name: str
    unit: str
    principal: Principal
    site_id: str
    site: str


@dataclass(frozen=True, slots=True)
class StaffMember:
    """Someone of a site's team, as the directory knows them. ``principal`` is a value of Principal, or empty."""

    id: str
    name: str
    unit: str = ""
    principal: str = ""
    site_id: str = ""
