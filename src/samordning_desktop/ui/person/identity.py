"""Who the person is. With protected identity there is no address and no phone."""

from __future__ import annotations

from functools import partial

from samordning_desktop.core.details import DETAIL_LABELS
from samordning_desktop.core.participant import FIELD_LABELS, PersonView
from samordning_desktop.ui.kit.signs import Sign, signed
from samordning_desktop.ui.kit.theme import Theme
from samordning_desktop.ui.person.section import Facts, PageSection, told
from samordning_desktop.ui.person.verb import Verb

PROTECTED_WORDS = "Skyddad identitet: här finns ingen adress och inget telefonnummer."


class IdentitySection(PageSection):
    """Name, number, where, and how the person is reached."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, "Uppgifter")
        self._protected = signed(theme, Sign.PROTECTED, PROTECTED_WORDS, "strong")
        self.column.addWidget(self._protected)
        self._facts = Facts(theme)
        self.column.addWidget(self._facts)
        self.change = self.verb("Ändra uppgifter …", partial(self.asked.emit, Verb.CHANGE_DETAILS, ""))

    def show_view(self, view: PersonView) -> None:
        """Show one person."""
        row, details = view.row, view.details
        reached = {} if details.protected else {"address": details.address, "phone": details.phone}
        self._protected.setVisible(details.protected)
        self._facts.show_facts(
            (
                (FIELD_LABELS["name"], row.fields.name),
                (
                    FIELD_LABELS["personal_id"],
                    told(row, "personal_id", row.fields.personal_id or "inte skrivet"),
                ),
                ("Pilotort", row.site),
                (DETAIL_LABELS["principal"], details.principal),
                *((DETAIL_LABELS[field], told(row, field, text)) for field, text in reached.items()),
            )
        )
