"""Which kind each thing that is written about a participant belongs to."""

from __future__ import annotations

from samordning_desktop.core import entities
from samordning_desktop.core.kinds import KINDS, fields_of, is_veiled, kind_of, kind_of_entry, kind_words
from samordning_desktop.core.participant import NEWS_LABELS
from samordning_desktop.core.scopes import ScopeKind

#: What follows whenever something may be shared: the person, their place in the model, and their consent.
FOLLOWS = {
    (entities.PARTICIPANT, field)
    for field in (
        "name",
        "start",
        "site",
        "protected",
        "principal",
        "coordinator",
        "colleague",
        "rhythm",
        "ended",
    )
} | {
    (entity, field)
    for entity in (entities.NARROWING, entities.WITHDRAWAL, entities.INFORMED)
    for field in entities.FIELDS[entity]
}
FOLLOWS |= {(entities.CONSENT, field) for field in ("given", "sites", "how")}


def test_every_field_about_a_participant_is_of_one_kind_or_known_to_follow() -> None:
    about = {
        (entity, field)
        for entity, fields in entities.FIELDS.items()
        for field in fields
        if entities.home_of(entity) is ScopeKind.PARTICIPANT
    }
    of_a_kind = {pair for kind in KINDS for pair in fields_of(kind)}
    assert of_a_kind | FOLLOWS == about
    assert not of_a_kind & FOLLOWS


def test_no_kind_is_empty_and_none_shares_a_field_with_another() -> None:
    found = [pair for kind in KINDS for pair in fields_of(kind)]
    assert all(fields_of(kind) for kind in KINDS)
    assert len(found) == len(set(found))
    assert {kind_of(*pair) for pair in found} == set(KINDS)


def test_a_sites_own_kind_is_its_own_words() -> None:
    assert kind_words("Ekonomi") == "Ekonomi"
    assert kind_words("ratings") == "Självskattningar"
    assert fields_of("Ekonomi") == frozenset()


def test_who_a_consent_names_is_about_the_people_around() -> None:
    day = "2026-03-02"
    for key, kind in (("person/eva åhl", "network"), ("unit/öppenvården", "network"), ("site/s", "")):
        assert kind_of_entry(entities.NARROWING, "part", [day, "party", key, "", ""]) == kind
    assert kind_of_entry(entities.NARROWING, "part", [day, "kind", "ratings", "", ""]) == ""
    assert kind_of_entry(entities.PARTICIPANT, "goal", "bo själv") == "situation"


def test_what_is_not_shown_here_goes_by_its_kind() -> None:
    veiled = frozenset({"planning", "contact"})
    hidden = [one for one in NEWS_LABELS if is_veiled(one, veiled)]
    assert hidden == ["interventions", "planning", "personal_id", "address", "phone", "step"]
    assert not any(is_veiled(one, frozenset()) for one in NEWS_LABELS)
    assert not any(is_veiled(one, frozenset(KINDS)) for one in ("name", "start", "consent", "principal"))
