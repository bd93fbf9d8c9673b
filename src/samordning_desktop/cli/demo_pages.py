"""What the demo's people have on their own pages: coordinators, rhythm, network, steps, an assessment; and a meeting."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from samordning_desktop.core.eligibility import INCLUDED, NO, RED_FIELD, YES, Eligibility
from samordning_desktop.core.network import NetworkMember
from samordning_desktop.core.people import Principal
from samordning_desktop.core.step import Step
from samordning_desktop.ops import Desk, details, eligibility, meetings, network, participants, staff, steps

COLLEAGUE = "Ingrid Sahl"
_COLLEAGUES_UNIT = "Vuxenenheten, Falköpings kommun"


@dataclass(frozen=True, slots=True)
class DemoStep:
    """A planned step; ``due`` and ``done`` in days from today."""

    what: str
    who: str
    due: int | None = None
    done: int | None = None


@dataclass(frozen=True, slots=True)
class DemoPage:
    """One person's page. ``mine`` tells whether the demo's user is the main coordinator, or else the colleague."""

    principal: Principal
    mine: bool
    rhythm: int | None
    steps: tuple[DemoStep, ...] = ()
    network: tuple[NetworkMember, ...] = ()
    assessment: Eligibility | None = None


_ASSESSMENT = Eligibility(
    {"adult": YES, "both_principals": YES, "two_diagnoses": NO, "to_investigate": YES, "psychiatry": YES},
    RED_FIELD,
    INCLUDED,
    "Socialtjänsten, efter gemensam bedömning",
)

PAGES: dict[str, DemoPage] = {
    "Anna Alm": DemoPage(
        Principal.MUNICIPALITY,
        mine=True,
        rhythm=28,
        steps=(
            DemoStep("Ringa hyresvärden om visningen", "Karin Ekdal", due=-1),
            DemoStep("Följa med till läkartiden", "boendestödet", due=3),
            DemoStep("Boka SIP-möte", COLLEAGUE, due=12),
            DemoStep("Köpa vinterskor tillsammans", "boendestödet", done=-9),
        ),
        network=(
            NetworkMember("", "Eva Lund", "boendestödjare", "Falköpings kommun", "via växeln", True),
            NetworkMember("", "Per Hall", "läkare", "Öppenpsykiatrin", "", True),
            NetworkMember("", "Syster", "anhörig", "", "ringer själv", False),
        ),
        assessment=_ASSESSMENT,
    ),
    "Bertil Öst": DemoPage(
        Principal.MUNICIPALITY,
        mine=False,
        rhythm=28,
        steps=(DemoStep("Ringa budgetrådgivaren", COLLEAGUE, due=0),),
        network=(NetworkMember("", "Mia Berg", "budgetrådgivare", "Falköpings kommun", "", True),),
    ),
    "Camilla Åkerlind": DemoPage(
        Principal.REGION,
        mine=True,
        rhythm=14,
        steps=(DemoStep("Träffpunkten, första gången", "Karin Ekdal", due=1),),
    ),
    "Daniel Ek": DemoPage(Principal.REGION, mine=False, rhythm=None),
}


def fill_pages(desk: Desk, people: Mapping[str, str], today: date) -> None:
    """Writes the pages of a site's people (ids by name). ``today`` is the day that the steps are counted from."""
    colleague = staff.add_colleague(desk, COLLEAGUE, _COLLEAGUES_UNIT, Principal.MUNICIPALITY).value
    pair = (desk.actor.id, colleague)
    for name, page in PAGES.items():
        main, beside = pair if page.mine else reversed(pair)
        texts = {"principal": page.principal.value, "coordinator": main, "colleague": beside}
        rhythm = {} if page.rhythm is None else {"rhythm": str(page.rhythm)}
        details.set_details(desk, people[name], texts | rhythm)
        for member in page.network:
            network.add_member(desk, people[name], member)
        for step in page.steps:
            _add_step(desk, people[name], step, today)
        if page.assessment is not None:
            eligibility.assess(desk, people[name], page.assessment)


def hold_meeting(desk: Desk, people: Mapping[str, str]) -> None:
    """A meeting at the board, at which one thing was written."""
    meetings.begin(desk)
    participants.set_field(
        desk,
        people["Bertil Öst"],
        "planning",
        "Samordnaren ringer tillsammans med Bertil på tisdag.\nNytt möte om en månad.",
    )
    meetings.end(desk)


def _add_step(desk: Desk, participant: str, step: DemoStep, today: date) -> None:
    due, done = (None if days is None else today + timedelta(days=days) for days in (step.due, step.done))
    steps.add_step(desk, participant, Step("", step.what, step.who, due, done))
