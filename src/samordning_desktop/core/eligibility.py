"""Whether a person belongs to the target group (product.md): recorded here, decided by the municipality."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from datetime import date

from samordning_desktop.core.values import dataclass

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


#: The age from which a person can take part, in years.
LOWEST_AGE = 18

#: What speaks against, for each criterion that has been answered with no.
_AGAINST: dict[str, str] = {
    "adult": f"Personen har inte fyllt {LOWEST_AGE} år.",
    "both_principals": "Personen behöver inte särskild samordning mellan hälso- och sjukvård och socialtjänst.",
    "psychiatry": "Personen är inte, har inte varit och borde inte vara patient i psykiatrin.",
}

_MISSING: dict[str, str] = {
    "adult": f"Det står inte om personen har fyllt {LOWEST_AGE} år.",
    "both_principals": "Det står inte om personen behöver särskild samordning mellan båda huvudmännen.",
    "psychiatry": "Det står inte om personen är, har varit eller borde vara patient i psykiatrin.",
}

#: Either of these is enough.
_EITHER = ("two_diagnoses", "to_investigate")


def unmet(assessment: Eligibility, age: int | None = None) -> list[str]:
    """What speaks against that the person belongs to the target group, as sentences; none when nothing does.

    ``age`` in whole years is what the identity number tells, None for unknown. Nothing follows of it by itself:
    the municipality decides.
    """
    answers = assessment.answers
    against = [text for criterion, text in _AGAINST.items() if answers.get(criterion) == NO]
    if age is not None and age < LOWEST_AGE and answers.get("adult") != NO:
        against.insert(0, f"Personen är {age} år enligt identitetsnumret.")
    if all(answers.get(criterion) == NO for criterion in _EITHER):
        against.append(
            "Personen har inte två psykiatriska diagnoser varav en är beroende, och det finns inte skäl att "
            "utreda någon."
        )
    if assessment.quadrant and assessment.quadrant != RED_FIELD:
        against.append("Fyrfältaren är markerad utanför det röda fältet.")
    return against


def missing(assessment: Eligibility) -> list[str]:
    """What the assessment does not say yet, as sentences."""
    answers = assessment.answers
    left = [text for criterion, text in _MISSING.items() if criterion not in answers]
    answered = [answers.get(criterion) for criterion in _EITHER]
    if YES not in answered and None in answered:
        left.append(
            "Det står inte om personen har två psykiatriska diagnoser eller om det finns skäl att utreda."
        )
    if not assessment.quadrant:
        left.append("Fyrfältaren är inte markerad.")
    if not assessment.decision:
        left.append("Kommunens beslut saknas.")
    else:
        left.extend(
            text
            for known, text in (
                (assessment.decided_by, "Det står inte vem som har beslutat."),
                (assessment.decided_on, "Det står inte när det beslutades."),
            )
            if not known
        )
    return left
