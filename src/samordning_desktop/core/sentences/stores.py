"""Sentences for the encrypted store, its keys and its backups."""

from samordning_desktop.core.sentences.form import Sentences

SENTENCES: dict[str, Sentences] = {}
