"""Sentences for sheets of paper."""

from samordning_desktop.core.sentences.form import Sentences

SENTENCES: dict[str, Sentences] = {}
