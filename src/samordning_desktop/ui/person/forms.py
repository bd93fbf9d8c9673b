"""The consents that the person has signed: when, on what text, beside whom, what each covers, and the form itself."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from samordning_desktop.core.consent import SIGNED_WORDS, Consent, SignedHow
from samordning_desktop.core.scope_choice import scope_lines
from samordning_desktop.ui.kit.labels import breakable, wrapped
from samordning_desktop.ui.kit.theme import Theme
from samordning_desktop.ui.person.lines import Lines
from samordning_desktop.ui.person.section import PageSection
from samordning_desktop.ui.person.verb import Verb

NO_SCOPE = "Vad det omfattar står på blanketten."


class FormsSection(PageSection):
    """A line for each, the latest first."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, "Underskrivna samtycken")
        self._shown: tuple[Consent, ...] | None = None
        self._lines = Lines(theme, spacing=0.9)
        self.column.addWidget(self._lines)

    def show_consents(self, consents: Sequence[Consent]) -> None:
        """Show every form that has been registered."""
        latest = tuple(sorted(consents, key=lambda one: (one.signed, one.stamp, one.id), reverse=True))
        if latest != self._shown:
            self._shown = latest
            self._lines.show_lines([self._line(one) for one in latest])

    def _line(self, consent: Consent) -> QWidget:
        line = QWidget()
        column = QVBoxLayout(line)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(self.theme.px(0.15))
        column.addWidget(wrapped(signed_words(consent), "strong"))
        if consent.witness:
            column.addWidget(wrapped(breakable(f"Med var: {consent.witness}"), "quiet"))
        told = scope_lines(consent.scope) if consent.scope else [NO_SCOPE]
        column.addWidget(wrapped(breakable("\n".join(told))))
        if consent.form:
            show = QPushButton("Visa formuläret …")
            show.setAccessibleName(f"Visa formuläret från {consent.signed}")
            show.clicked.connect(lambda _checked: self.asked.emit(Verb.SHOW_FORM, consent.id))
            column.addWidget(show)
        return line


def signed_words(consent: Consent) -> str:
    """When and how: ``2026-03-02 på skärmen, till och med 2027-03-01``."""
    how = f" {SIGNED_WORDS[SignedHow(consent.how)]}" if consent.how else ""
    return f"{consent.signed}{how}, till och med {consent.last_valid_day}"
