"""The one kind of error a person is shown: what happened, whether data is safe, what to do."""

from __future__ import annotations

from samordning_desktop.core.sentences import SENTENCES, Sentences
from samordning_desktop.core.swedish import number


class KnownError(Exception):
    """A refusal with three Swedish sentences, found under ``code`` in the tables of ``core.sentences``.

    ``facts`` fill the sentences' ``{braces}``. They are shown to the person at the screen and are never
    logged; ``str(error)`` is the code alone, so that a traceback or a log holds no personal data.
    """

    def __init__(self, code: str, **facts: object) -> None:
        super().__init__(code)
        self.code = code
        self.facts = facts

    @property
    def sentences(self) -> Sentences:
        """The three sentences with the facts filled in."""
        template = SENTENCES[self.code]
        facts = {name: _said(value) for name, value in self.facts.items()}
        return Sentences(*(part.format(**facts) for part in template))

    @property
    def text(self) -> str:
        """The three sentences, a line each."""
        return "\n".join(part for part in self.sentences if part)


def _said(fact: object) -> object:
    """A long number with its thousands apart; a year is none."""
    return number(fact) if type(fact) is int and fact >= 10_000 else fact
