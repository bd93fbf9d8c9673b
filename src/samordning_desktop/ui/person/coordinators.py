"""The person's own coordinators: the main one and the colleague."""

from __future__ import annotations

from functools import partial

from samordning_desktop.core.participant import PersonView
from samordning_desktop.core.people import StaffMember
from samordning_desktop.ui.kit.theme import Theme
from samordning_desktop.ui.person.section import Facts, PageSection
from samordning_desktop.ui.person.verb import Verb


class CoordinatorsSection(PageSection):
    """Who holds the work together."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, "Samordnare")
        self._facts = Facts(theme)
        self.column.addWidget(self._facts)
        self.choose = self.verb("Välj samordnare …", partial(self.asked.emit, Verb.CHOOSE_COORDINATORS, ""))

    def show_view(self, view: PersonView) -> None:
        """Show one person's."""
        self._facts.show_facts(
            (word, staff_words(view.staff_member(own_id)) if own_id else "ingen vald")
            for word, own_id in (
                ("Samordnare", view.details.coordinator),
                ("Kollega", view.details.colleague),
            )
        )


def staff_words(member: StaffMember | None) -> str:
    """Someone of the staff on one line: ``Karin Ek, Öppenpsykiatrin Falköping (region)``."""
    if member is None:
        return "okänd"
    where = ", ".join(part for part in (member.name, member.unit) if part)
    return f"{where} ({member.principal})" if member.principal else where
