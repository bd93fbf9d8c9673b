"""Sentences for sheets of paper."""

from samordning_desktop.core.sentences.form import Sentences

SENTENCES = {
    "information.text_unknown": Sentences(
        "Det finns inget informationsblad med versionen ”{version}”.",
        "Inget är ändrat.",
        "Välj någon av: {versions}.",
    ),
    "sheet.none": Sentences(
        "Det finns inget att skriva ut.",
        "Inget är ändrat.",
        "Välj minst ett blad. Brevet om att samtycket går ut finns bara för den som har ett samtycke.",
    ),
    "consent.not_withdrawn": Sentences(
        "Samtycket är inte återkallat, så det finns inget kvitto.",
        "Inget är ändrat.",
        "Registrera återkallelsen först.",
    ),
}
