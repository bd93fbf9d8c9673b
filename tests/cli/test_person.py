"""``participant show``."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

from clocks import SetClock
from command_line import CommandLine
from people import enrol
from samordning_desktop.cli import person
from samordning_desktop.cli.grammar import Args
from samordning_desktop.cli.rendering import as_json, as_text
from samordning_desktop.core.eligibility import Eligibility
from samordning_desktop.core.network import NetworkMember
from samordning_desktop.core.step import Step
from samordning_desktop.ops import details, eligibility, network, steps
from stores import make_desk

DAY = date(2026, 3, 2)


def test_the_page_as_a_document_and_as_text(a: CommandLine) -> None:
    own_id = a.json("participant", "add", "--name", "Åsa Öberg", "--goal", "bo själv")["id"]
    document = a.json("participant", "show", own_id[:6])
    assert (document["id"], document["name"], document["goal"]) == (own_id, "Åsa Öberg", "bo själv")
    assert (document["details"]["protected"], document["details"]["ended"]) == (False, None)
    assert document["eligibility"]["adult"] is None
    assert (document["network"], document["steps"], document["staff"]) == ([], [], [])
    said = a.done("participant", "show", own_id).out
    for words in ("Åsa Öberg", "bo själv", "Inga steg är planerade.", "Ingen bedömning är antecknad."):
        assert words in said


def test_everything_that_is_known(cheap_keys: None, tmp_path: Path) -> None:
    desk = make_desk(tmp_path / "data", SetClock(DAY))
    own_id = enrol(desk)
    texts = {"coordinator": desk.actor.id, "rhythm": "28", "ended": "2026-03-02", "address": "Åsgatan 1"}
    details.set_details(desk, own_id, texts)
    details.set_details(desk, own_id, {"protected": "ja"})
    network.add_member(desk, own_id, NetworkMember("", "Eva Ek", "syster", covered=True))
    steps.add_step(desk, own_id, Step("", "Ring", "Eva", DAY))
    assessed = Eligibility({"adult": "yes"}, "high_high", "included", "Gun", DAY)
    eligibility.assess(desk, own_id, assessed)
    result = person.show(desk, Args({"id": (own_id,)}))
    document = json.loads(as_json(result))
    assert document["details"]["ended"] == "2026-03-02"
    assert document["details"]["rhythm"] == 28
    assert document["staff"] == [{"id": desk.actor.id, "name": "Karin Ek"}]
    assert document["steps"][0]["due"] == "2026-03-02"
    assert document["network"][0]["covered"] is True
    assert document["eligibility"]["adult"] == "yes"
    assert document["eligibility"]["decided_on"] == "2026-03-02"
    said = as_text(result)
    for words in ("Karin Ek", "Skyddad identitet", "Eva Ek", "Ring", "röda fältet", "ingår", "Gun"):
        assert words in said
    assert "Åsgatan" not in said + as_json(result)
    desk.store.close()


def test_nobody_there(a: CommandLine) -> None:
    a.refused("participant.unknown", "participant", "show", "finns inte")
