"""What the other site has changed of a participant, as the marks name it and in words."""

from __future__ import annotations

from collections.abc import Collection

from samordning_desktop.core.participant import NEWS_LABELS

#: The one mark of a person who came whole from the other site, in place of one for each of their fields.
NEW_PERSON = "new"
_NEW_WORDS = "Ny från andra orten"
#: What tells that somebody has left: it is told beside the mark of a new person too.
LEAVING = frozenset({"consent", "ended"})


def news_words(news: Collection[str]) -> str:
    """What is new, fields (or things of NEWS_LABELS) or the person: ``Ändrat på andra orten: Mål/syfte, Nuläge``."""
    if NEW_PERSON in news:
        return _NEW_WORDS
    return f"Ändrat på andra orten: {', '.join(NEWS_LABELS[one] for one in news)}"


def left_words(news: Collection[str], withdrawn: bool) -> str:
    """How a person who has left did so by the other site's word, or else what it has changed since; empty when that is
    no news. Of who has withdrawn nothing else is told."""
    if withdrawn and "consent" in news:
        return "Samtycket återkallat på andra orten"
    if "ended" in news:
        return "Avslutad på andra orten"
    return f"{news_words(news)} (avslutad)" if news and not withdrawn else ""


def gone_words(withdrawn: bool) -> str:
    """Why another site's participant is on the board here no longer, by that site's word."""
    why = "Samtycket återkallat på andra orten" if withdrawn else "Samtycket gäller inte längre här"
    return f"{why}: borta från tavlan"


def gone_meaning(withdrawn: bool) -> str:
    """What that means."""
    kept = "Det som finns här om personen visas inte och lämnas inte vidare."
    if withdrawn:
        return f"Den andra orten har meddelat att samtycket är återkallat. {kept}"
    return (
        f"Den andra orten har meddelat att samtycket inte längre gäller hos er. {kept} Gäller ett nytt samtycke er ort "
        "kommer personen tillbaka med nästa paket."
    )
