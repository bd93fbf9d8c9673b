"""Texts laid aside for their author."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from clocks import SetClock
from samordning_desktop.core.draft import Draft, TextDraft
from samordning_desktop.ops import Desk, consents, drafts
from samordning_desktop.sync import incoming, outgoing
from stores import LIDKOPING, introduce, make_desk


def draft(desk: Desk, person: str, text: str = "Bor på Åsgatan\nÄnnu", field: str = "situation") -> Draft:
    return Draft(desk.actor.id, person, field, text)


def test_nothing_kept_is_nothing_taken(desk: Desk) -> None:
    assert drafts.take(desk) is None


def test_comes_back_word_for_word_and_once(desk: Desk, person: str) -> None:
    one = draft(desk, person)
    drafts.keep(desk, [one])
    assert drafts.take(desk) == one
    assert drafts.take(desk) is None


def test_one_at_a_time(desk: Desk, person: str) -> None:
    first, second = draft(desk, person), draft(desk, person, "x" * 20_000, "goal")
    drafts.keep(desk, [first])
    drafts.keep(desk, [second])
    assert [drafts.take(desk) for _ in range(3)] == [first, second, None]


def test_a_later_text_of_the_same_cell_takes_the_formers_place(desk: Desk, person: str) -> None:
    drafts.keep(desk, [draft(desk, person, "ett")])
    drafts.keep(desk, [draft(desk, person, "två")])
    assert drafts.take(desk) == draft(desk, person, "två")
    assert drafts.take(desk) is None


def test_nobody_else_gets_it(desk: Desk, colleague: Desk, person: str) -> None:
    drafts.keep(desk, [draft(desk, person)])
    assert drafts.take(colleague) is None
    assert drafts.take(desk) is not None


def test_what_could_only_be_remembered_comes_too_and_the_rest_is_kept(desk: Desk, person: str) -> None:
    first, second = draft(desk, person), draft(desk, person, "två", "goal")
    assert drafts.take(desk, [first, second]) == first
    assert drafts.take(desk) == second


@pytest.mark.parametrize("remembered", [False, True])
def test_about_those_who_have_left_the_board_it_is_dropped(
    desk: Desk, person: str, clock: SetClock, tmp_path: Path, remembered: bool
) -> None:
    other = make_desk(tmp_path / "other", clock, LIDKOPING)
    introduce(desk, other)
    consents.give_consent(desk, person, date(2026, 3, 2))
    outgoing.export(desk, other.actor.site, tmp_path / "paket.age")
    incoming.take_in(other, (tmp_path / "paket.age").read_bytes())
    one = draft(other, person)
    if not remembered:
        drafts.keep(other, [one])
    clock.go_to(date(2028, 1, 1))
    assert drafts.take(other, [one] if remembered else []) is None
    clock.go_to(date(2026, 3, 3))
    assert drafts.take(other) is None
    other.store.close()


TEXT = TextDraft("consent", True, "Vårt", "F1", "i går", "# Åsa\n\n- ö")


def test_a_text_of_ones_own_comes_back_to_its_author_until_it_is_dropped(desk: Desk, colleague: Desk) -> None:
    assert drafts.kept_text(desk) is None
    drafts.keep_text(desk, TEXT)
    assert drafts.kept_text(colleague) is None
    assert [drafts.kept_text(desk) for _ in range(2)] == [TEXT, TEXT]
    assert drafts.take(desk) is None  # it belongs in no cell
    drafts.drop_text(desk)
    assert drafts.kept_text(desk) is None
