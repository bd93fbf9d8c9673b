"""Whether a person belongs to the target group (product.md): recorded here, decided by the municipality."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

#: The criteria one by one, in the order they are asked, with their words.
CRITERIA: dict[str, str] = {
    "adult": "Har fyllt 18 år",
    "both_principals": (
        "Behöver insatser från både hälso- och sjukvård och socialtjänst på grund av psykisk funktionsnedsättning, "
        "så att särskild samordning behövs under längre tid"
    ),
    "two_diagnoses": "Har minst två psykiatriska diagnoser, varav en är beroende",
    "to_investigate": "Det finns skäl att utreda en psykiatrisk diagnos vid sidan av beroende",
    "psychiatry": "Är, har varit eller borde vara patient i psykiatrin",
}

YES, NO = "yes", "no"
ANSWER_WORDS: dict[str, str] = {YES: "ja", NO: "nej"}

#: The four fields: how severe the use is, then the mental ill-health. The last one is the red field.
QUADRANTS: dict[str, str] = {
    "low_low": "lindrigt bruk, lindrig psykisk ohälsa",
    "high_low": "allvarligt bruk, lindrig psykisk ohälsa",
    "low_high": "lindrigt bruk, allvarlig psykisk ohälsa",
    "high_high": "allvarligt bruk, allvarlig psykisk ohälsa (röda fältet)",
}
RED_FIELD = "high_high"

INCLUDED, NOT_INCLUDED = "included", "not_included"
DECISION_WORDS: dict[str, str] = {INCLUDED: "ingår", NOT_INCLUDED: "ingår inte"}

ELIGIBILITY_LABELS: dict[str, str] = {
    **CRITERIA,
    "quadrant": "Fyrfältaren",
    "decision": "Kommunens beslut",
    "decided_by": "Beslutat av",
    "decided_on": "Beslutat den",
    "note": "Anteckning",
}

#: The one assessment of a participant has this id under theirs: both sites write in the same.
OWN_ID = "eligibility"


@dataclass(frozen=True, slots=True)
class Eligibility:
    """One assessment. ``answers`` gives YES or NO by criterion; what is not there has not been answered."""

    answers: Mapping[str, str] = field(default_factory=dict)
    quadrant: str = ""
    decision: str = ""
    decided_by: str = ""
    decided_on: date | None = None
    note: str = ""

    @property
    def begun(self) -> bool:
        """Whether anything at all has been recorded."""
        return bool(self.answers or self.quadrant or self.decision or self.decided_by or self.note) or (
            self.decided_on is not None
        )
