"""Another computer, as this one knows it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from hashlib import sha256

from samordning_desktop.core.dates import long_date
from samordning_desktop.core.swedish import told_apart

#: So many words of a fingerprint tell computers apart; the others are to be heard, not copied.
_WORDS_SHOWN = 2


def peer_id(verify_key: bytes) -> str:
    """The short name under which a device is kept."""
    return sha256(verify_key).hexdigest()[:16]


class OurCard(StrEnum):
    """What a computer has shown of our card as it is now: that it is confirmed there, nothing, or that it knew our former
    keys and nothing since."""

    CONFIRMED = "confirmed"
    UNSEEN = "unseen"
    CHANGED = "changed"


def card_words(card: OurCard, to: str) -> str:
    """What comes before our packages can be taken in; empty for nothing."""
    if card is OurCard.CHANGED:
        return (
            f"Våra nycklar är bytta. Paket härifrån går att ta in först när {to} har bekräftat vårt nya ortskort: "
            "lämna det dit och läs upp orden."
        )
    if card is OurCard.UNSEEN:
        return f"Det har inte synts än att {to} har bekräftat vårt ortskort. Paket härifrån går att ta in där först då."
    return ""


def card_lines(shown: Sequence[tuple[str, OurCard]], to: str) -> list[str]:
    """``card_words`` of a site's computers, each in words of its own; of the site ``to`` where it holds for all of them."""
    if len({card for _, card in shown}) == 1:
        shown = [(to, shown[0][1])]
    return list(filter(None, (card_words(card, words) for words, card in dict.fromkeys(shown))))


_LIKE_OURS = (
    "Kortet är från en annan ort, som heter likadant som er. Är det er egen nya dator: bekräfta den inte. Börja om med "
    "den: menyn Arkiv, ”Börja om med den här datorn …”, och sedan ”Orten finns redan …” med ert ortskort."
)
_LIKE_ANOTHER = (
    "En annan ort med samma namn är redan bekräftad här. Är det en ny dator på den orten: bekräfta den inte. Be dem börja om "
    "med den: menyn Arkiv, ”Börja om med den här datorn …”, och sedan ”Orten finns redan …” med sitt ortskort. Till två "
    "orter av samma namn går inga paket."
)


def same_site_name(one: str, other: str) -> bool:
    """Whether two names of sites are one to a person: small letters and large are the same."""
    return one.casefold() == other.casefold()


def alike_names(sites: Iterable[tuple[str, str]]) -> list[str]:
    """The names that more than one of some sites has, given as pairs of name and id; each as it is written."""
    known = sorted(set(sites))
    alike = (
        name
        for name, site in known
        if any(site != other and same_site_name(name, also) for also, other in known)
    )
    return list(dict.fromkeys(alike))


def alike_words(name: str) -> str:
    """What two confirmed sites of one name mean, and what to do."""
    return (
        f"Två olika register kallar sig ”{name}” och båda är bekräftade. Så länge går inget paket att skapa dit, och "
        "ingen mapp att välja eller sluta använda. Ta reda på vilket som är rätt, och spärra det andra: ”Orter och ortskort …”, "
        "”Visa orter och datorer …”."
    )


@dataclass(frozen=True, slots=True)
class Peer:
    """One device of another site, or of our own. It gets and gives nothing until its fingerprint is confirmed.

    ``name`` is the site's name; ``fingerprint`` is what both ends read aloud; ``computer`` what people call the device;
    ``own`` that it says it belongs to our own site. ``barred`` is the day on which it was shut out, ``theirs`` that its
    own site has said so, not we. ``ousts`` names the computers that are shut out when this one is confirmed, each with
    its ``facts``. ``card`` is what it has shown of our card. ``added`` is the day on which its card was taken in, None when
    that was not noted; ``former`` that its keys are given up: a newer card of the same computer is confirmed here.
    ``namesake`` that another site of the same name is confirmed here; ``site`` is the id of its site.
    """

    id: str
    name: str
    fingerprint: str
    confirmed: bool
    computer: str = ""
    own: bool = False
    barred: date | None = None
    theirs: bool = False
    ousts: tuple[str, ...] = ()
    card: OurCard = OurCard.UNSEEN
    added: date | None = None
    former: bool = False
    namesake: bool = False
    site: str = ""

    @property
    def met(self) -> bool:
        """Whether it has shown that our card, as it is now, is confirmed there."""
        return self.card is OurCard.CONFIRMED

    @property
    def waits(self) -> bool:
        """Whether it waits for a person to compare its fingerprint."""
        return not self.confirmed and self.barred is None

    @property
    def facts(self) -> str:
        """What tells computers of one name apart: when the card came, and of a confirmed one how its words begin."""
        words = " ".join(self.fingerprint.split()[:_WORDS_SHOWN])
        told = [f"kortet togs in den {long_date(self.added)}"] if self.added else []
        if self.confirmed:
            told.append(f"fingeravtrycket börjar ”{words}”")
        return ", ".join(told)

    @property
    def title(self) -> str:
        """What it is called on screen: the computer and its site."""
        if not self.computer:
            return f"{self.name}, annan dator" if self.own else self.name
        return self.computer if self.own else f"{self.name}, {self.computer}"


def titles(peers: Sequence[Peer]) -> dict[str, str]:
    """What each of some computers is called apart from the others, by its id."""
    called = told_apart([peer.title for peer in peers], [peer.facts for peer in peers])
    return dict(zip((peer.id for peer in peers), called, strict=True))


@dataclass(frozen=True, slots=True)
class Own:
    """This computer towards the others. ``computer`` is its name, ``named`` that a person has given it that.

    ``card_saved`` is the day on which its card was last saved as it is now; ``gone_back`` tells that the store has gone
    back to a backup since it got its keys, so that another computer may have the same keys; ``new_keys`` that it has had other keys before.
    """

    site: str
    computer: str
    named: bool
    fingerprint: str
    card_saved: date | None = None
    gone_back: bool = False
    new_keys: bool = False


def same_name_words(peer: Peer, own_site: str) -> str:
    """What to know before a site is confirmed that has the name of ours, or of another; empty for nothing.

    It is mostly a new computer that was set up as a site of its own by mistake.
    """
    if not peer.own and same_site_name(peer.name, own_site):
        return _LIKE_OURS
    return _LIKE_ANOTHER if peer.namesake else ""
