"""The tour's disclosure: something told is noted on a person's page, and everything handed out is shown."""

from __future__ import annotations

from functools import partial

from samordning_desktop.core.disclosure import Way
from samordning_desktop.core.grounds import Ground
from samordning_desktop.core.handover import Handover
from samordning_desktop.ui.dialogs.disclosure import DisclosureDialog
from samordning_desktop.ui.kit.dialog import Dialog
from samordning_desktop.ui.rail import Page
from samordning_desktop.ui.tour.guide import Guide
from samordning_desktop.ui.tour.telling import choose, look, main_window


def noted(guide: Guide) -> None:
    """A spoken disclosure on the ground of consent; then the list, with its sentence for the journal."""
    window, anna = main_window(guide), choose(guide, "Anna Alm")
    window.open_person(anna.id)
    guide.rest()
    section = window.person.overview.disclosures

    def fill(dialog: Dialog[object]) -> None:
        if isinstance(dialog, DisclosureDialog):
            today = guide.program.kit.clock.today()
            told = ("planning",)
            dialog.refill(
                Handover(
                    "Eva Lund, boendestödjare, Falköpings kommun", told, Way.SPOKEN, Ground.CONSENT, today
                )
            )
        look(guide, "notera-utlamnande", "Notera utlämnandet", dialog)

    guide.in_dialogs(section.note.click, fill)
    guide.in_dialogs(section.all.click, partial(look, guide, "utlamnanden", "Stäng"))
    window.open_page(Page.BOARD)
    guide.rest()
