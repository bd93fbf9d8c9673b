"""Sentences for sheets of paper."""

from samordning_desktop.core.sentences.form import Sentences

SENTENCES = {
    "information.text_unknown": Sentences(
        "Det finns inget informationsblad med versionen ”{version}”.",
        "Inget är ändrat.",
        "Välj någon av: {versions}.",
    ),
}
