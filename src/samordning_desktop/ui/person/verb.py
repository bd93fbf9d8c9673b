"""What can be asked for from the person's page."""

from __future__ import annotations

from enum import StrEnum


class Verb(StrEnum):
    """One thing to do. What it is about goes with it: the id of a step, a member or a consent, a line
    of the history."""

    CHANGE_DETAILS = "change_details"
    CHOOSE_COORDINATORS = "choose_coordinators"
    ADD_STEP = "add_step"
    CHANGE_STEP = "change_step"
    COMPLETE_STEP = "complete_step"
    OPEN_STEP = "open_step"
    ADD_MEMBER = "add_member"
    CHANGE_MEMBER = "change_member"
    ASSESS = "assess"
    SHOW_FORM = "show_form"
    END = "end"
    RESUME = "resume"
    NOTE_INFORMATION = "note_information"
    SHOW_SIGNED = "show_signed"
    DISCLOSE = "disclose"
    SHOW_DISCLOSURES = "show_disclosures"
    PRINT_EXTRACT = "print_extract"
    BRING_BACK = "bring_back"
