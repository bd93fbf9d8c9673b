"""``participant show``: the person's page without a window."""

from __future__ import annotations

from typing import Any

from samordning_desktop.cli.grammar import Args
from samordning_desktop.cli.participants import participant_document
from samordning_desktop.cli.results import Result, Table
from samordning_desktop.cli.words import day_or_none
from samordning_desktop.core.details import DETAIL_LABELS
from samordning_desktop.core.eligibility import ELIGIBILITY_LABELS, Eligibility
from samordning_desktop.core.network import NETWORK_LABELS
from samordning_desktop.core.participant import FIELD_LABELS, PersonView
from samordning_desktop.core.step import STEP_LABELS
from samordning_desktop.core.wording import STAFF_FIELDS, text_of
from samordning_desktop.ops import Desk, reading


def show(desk: Desk, args: Args) -> Result:
    """Everything about one participant but the history."""
    view = reading.open_page(desk, args.text("id"))
    return Result(_document(view), _text(view))


def _document(view: PersonView) -> dict[str, Any]:
    details = {field: getattr(view.details, field) for field in DETAIL_LABELS}
    return participant_document(view.row) | {
        "details": details | {"ended": day_or_none(view.details.ended)},
        "staff": [{"id": one.id, "name": one.name} for one in view.staff],
        "network": [{"id": one.id} | {field: getattr(one, field) for field in NETWORK_LABELS} for one in view.network],
        "steps": [
            {
                "id": one.id, "what": one.what, "who": one.who,
                "due": day_or_none(one.due), "done": day_or_none(one.done),
            }
            for one in view.steps
        ],
        "eligibility": {
            field: day_or_none(value) if field == "decided_on" else value
            for field, value in _assessment(view.eligibility).items()
        },
    }  # fmt: skip


def _text(view: PersonView) -> tuple[str | Table, ...]:
    row, labels = view.row, FIELD_LABELS | DETAIL_LABELS
    facts = [(labels[field], row.fields.text(field)) for field in FIELD_LABELS]
    facts += [
        ("Pilotort", row.site),
        *((DETAIL_LABELS[field], _detail(view, field)) for field in DETAIL_LABELS),
    ]
    assessed = [
        (
            ELIGIBILITY_LABELS[field],
            str(value) if field == "decided_on" else text_of("eligibility", field, value),
        )
        for field, value in _assessment(view.eligibility).items()
        if value
    ]
    return (
        Table(("Uppgift", "Värde"), [(word, text) for word, text in facts if text], ""),
        Table(
            tuple(STEP_LABELS.values()),
            [(one.what, one.who, str(one.due or ""), str(one.done or "")) for one in view.steps],
            "Inga steg är planerade.",
        ),
        Table(
            tuple(NETWORK_LABELS.values()),
            [
                (one.name, one.role, one.organisation, one.contact, "ja" if one.covered else "nej")
                for one in view.network
            ],
            "Ingen är inskriven i nätverket.",
        ),
        Table(("Målgruppsbedömning", "Svar"), assessed, "Ingen bedömning är antecknad."),
    )


def _assessment(assessment: Eligibility) -> dict[str, Any]:
    """The assessment by field; None for what has not been answered."""
    known = {field: getattr(assessment, field, None) or None for field in ELIGIBILITY_LABELS}
    return known | dict(assessment.answers)


def _detail(view: PersonView, field: str) -> str:
    value = getattr(view.details, field)
    if field in STAFF_FIELDS:
        member = view.staff_member(value)
        return member.name if member else ""
    return "ja" if value is True else str(value or "")
