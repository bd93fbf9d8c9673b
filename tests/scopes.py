"""Consents with scopes, and participants with a word of their own in every field of every kind."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from people import enrol
from samordning_desktop.core.consent_scope import ConsentScope, Party, PartyKind
from samordning_desktop.core.eligibility import Eligibility
from samordning_desktop.core.network import NetworkMember
from samordning_desktop.core.signed_form import SignedForm
from samordning_desktop.core.step import Step
from samordning_desktop.ops import Desk, consents, details, eligibility, network, participants, ratings, steps

#: For each kind, a word that stands nowhere but in what is of that kind.
CANARIES = {
    "contact": ("kanariegatan", "kanarietelefon", "19610118-2803"),
    "situation": ("kanariemål", "kanarieläge"),
    "planning": ("kanarieinsats", "kanarieplan", "kanariesteg"),
    "ratings": (),
    "network": ("kanarievän",),
    "assessment": ("kanarieskäl", "kanarieanteckning"),
}


def form(*sites: tuple[Desk, Iterable[str]], words: str = "") -> SignedForm:
    """A form whose consent covers some sites, each with kinds."""
    parties = tuple(
        Party(PartyKind.SITE, desk.actor.site, tuple(kinds), desk.store.site_id) for desk, kinds in sites
    )
    return SignedForm(scope=ConsentScope(parties, words))


def give(desk: Desk, one: str, signed: date, *sites: tuple[Desk, Iterable[str]]) -> None:
    """Registers a consent that covers some sites."""
    consents.give_consent(desk, one, signed, form=form(*sites))


def enrol_with_canaries(desk: Desk, day: date) -> str:
    """A participant without consent who has something of every kind."""
    one = enrol(
        desk, "Åsa Öberg", signed=None, personal_id="19610118-2803", goal="kanariemål",
        situation="kanarieläge", interventions="kanarieinsats", planning="kanarieplan",
    )  # fmt: skip
    texts = {"address": "kanariegatan 1", "phone": "kanarietelefon", "start_reason": "kanarieskäl"}
    details.set_details(desk, one, texts)
    steps.add_step(desk, one, Step("", "kanariesteg", "", day))
    network.add_member(desk, one, NetworkMember("", "kanarievän"))
    ratings.add_rating(desk, one, day, (1, 2, 3))
    write_assessment(desk, one, "kanarieanteckning")
    return one


def write_assessment(desk: Desk, one: str, note: str) -> None:
    """A note in the assessment."""
    eligibility.assess(desk, one, Eligibility(note=note))


def write_something(desk: Desk, one: str, kind: str, word: str, day: date) -> None:
    """Something new of a kind, with a word in it where it has words."""
    if kind == "contact":
        details.set_details(desk, one, {"phone": word})
    elif kind == "situation":
        participants.set_field(desk, one, "goal", word)
    elif kind == "planning":
        participants.set_field(desk, one, "planning", word)
    elif kind == "ratings":
        ratings.add_rating(desk, one, day, (4, 5, 6))
    elif kind == "network":
        network.add_member(desk, one, NetworkMember("", word))
    else:
        write_assessment(desk, one, word)
