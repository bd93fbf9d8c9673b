"""Sentences for old boards that are taken in, and boards that are saved as files."""

from samordning_desktop.core.sentences.form import Sentences

SENTENCES: dict[str, Sentences] = {}
