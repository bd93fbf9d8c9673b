"""Which text a person was given, how, by whom and when."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from dumps import dump
from refusals import refused
from samordning_desktop.core.entities import LABEL_LIMIT
from samordning_desktop.core.informed import ToldHow
from samordning_desktop.ops import Desk, informing, reading, texts, undoing

TODAY = date(2026, 3, 2)


@pytest.mark.parametrize("how", ToldHow)
def test_it_is_kept_with_the_version_the_way_and_the_name(desk: Desk, person: str, how: ToldHow) -> None:
    informing.inform(desk, person, "information", "1", how, TODAY)
    (told,) = reading.page(desk, person).informed
    assert (told.day, told.key, told.text, told.how, told.by) == (TODAY, "information", "1", how, "Karin Ek")


def test_the_newest_is_first_and_another_may_have_given_it(desk: Desk, person: str) -> None:
    informing.inform(desk, person, "information", "1", ToldHow.HANDED, TODAY)
    informing.inform(
        desk, person, "consent", "3", ToldHow.TOGETHER, TODAY - timedelta(days=3), " Örjan  Berg "
    )
    told = reading.page(desk, person).informed
    assert [(one.key, one.by) for one in told] == [("information", "Karin Ek"), ("consent", "Örjan Berg")]


def test_it_can_be_taken_back_until_somebody_relies_on_it(desk: Desk, person: str) -> None:
    done = informing.inform(desk, person, "information", "1", ToldHow.SENT, TODAY)
    assert done.changes.undo_label == "notera information till Åsa Ö."
    undoing.undo(desk)
    assert reading.page(desk, person).informed == ()


def test_what_is_refused_changes_nothing(desk: Desk, person: str) -> None:
    before = dump(desk)
    with refused("date.future"):
        informing.inform(desk, person, "information", "1", ToldHow.SENT, TODAY + timedelta(days=1))
    with refused("information.text_unknown"):
        informing.inform(desk, person, "information", "99", ToldHow.SENT, TODAY)
    with refused("participant.unknown"):
        informing.inform(desk, "nobody", "information", "1", ToldHow.SENT, TODAY)
    with refused("name.too_long"):
        informing.inform(desk, person, "information", "1", ToldHow.SENT, TODAY, "å" * (LABEL_LIMIT + 1))
    assert dump(desk) == before


def test_a_text_of_our_own_has_its_version_with_it(desk: Desk, person: str) -> None:
    own = texts.add_version(
        desk, "information", "Titel: Vårt\nVersion: F1\nDatum: 2026-03-01\n\nHej.\n", easy=True
    ).value
    assert reading.page(desk, person).own_texts == {}
    informing.inform(desk, person, "information", own.id, ToldHow.SENT, TODAY)
    page = reading.page(desk, person)
    assert page.own_texts == {own.id: "F1, lättläst"}
    assert not any("egen-" in line.value for line in page.history)
