"""Sentences for site cards, packages and conflicts."""

from samordning_desktop.core.sentences.form import Sentences

SENTENCES: dict[str, Sentences] = {}
